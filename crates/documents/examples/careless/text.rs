//! A text in, what a careless writer makes of it out.

use crate::random::Random;

/// What became of a text, and what was done.
pub(crate) type Altered = (&'static str, String);

/// Slips in a text that is copied.
pub(crate) fn slips(text: &str, random: &mut Random) -> Vec<Altered> {
    let chars: Vec<char> = text.chars().collect();
    let words: Vec<&str> = text.split(' ').collect();
    let mut all = Vec::new();
    let letters: Vec<usize> = (0..chars.len()).filter(|at| chars[*at].is_alphanumeric()).collect();
    if letters.len() > 1 {
        let at = letters[random.below(letters.len())];
        let without = chars[..at].iter().chain(&chars[at + 1..]).collect();
        all.push(("a letter lost", without));
        let twice = chars[..=at].iter().chain(&chars[at..]).collect();
        all.push(("a letter doubled", twice));
    }
    if words.len() > 1 {
        all.push(("the last word lost", words[..words.len() - 1].join(" ")));
        all.push(("the first word lost", words[1..].join(" ")));
        let at = random.below(words.len() - 1);
        let mut swapped = words.clone();
        swapped.swap(at, at + 1);
        all.push(("two words swapped", swapped.join(" ")));
    }
    all.extend(number(text).map(|text| ("a number changed", text)));
    all.retain(|(_, altered)| altered != text && !altered.trim().is_empty());
    all
}

/// Slips in a sentence of ours, or in a translation.
pub(crate) fn sentences(text: &str, next: Option<&str>) -> Vec<Altered> {
    let words: Vec<&str> = text.split(' ').collect();
    let mut all = vec![("still to come", "TODO".to_owned())];
    if words.len() > 2 {
        all.push(("cut", words[..words.len() * 2 / 3].join(" ")));
    }
    for (this, other) in [(" not ", " "), (" is ", " is not "), (" cannot ", " can "), (" no ", " a ")] {
        if text.contains(this) {
            all.push(("turned into its contrary", text.replacen(this, other, 1)));
            break;
        }
    }
    all.extend(next.map(|next| ("that of the next", next.to_owned())));
    all.extend(number(text).map(|text| ("a number changed", text)));
    all.retain(|(_, altered)| altered != text);
    all
}

/// The text with its first number one higher, where it has one.
fn number(text: &str) -> Option<String> {
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let end = text[start..].find(|c: char| !c.is_ascii_digit()).map_or(text.len(), |length| start + length);
    let number: u64 = text[start..end].parse().ok()?;
    Some(format!("{}{}{}", &text[..start], number + 1, &text[end..]))
}

/// A text as YAML has it, whatever is in it.
pub(crate) fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}
