//! Codes and what is said of them in, proposals for the names of their variants out: whole words, and of a length that is read.

use std::collections::BTreeSet;

/// A longer name is not read.
const LONGEST: usize = 48;

/// What all codes of a table have in common, and the names that are given.
pub(super) struct Names<'a> {
    prefix: &'a str,
    taken: BTreeSet<String>,
}

impl<'a> Names<'a> {
    pub(super) fn new(prefix: &'a str) -> Self {
        Self { prefix, taken: BTreeSet::new() }
    }

    /// The name of a variant: what the page calls the code, or the words of the code, or of its English text where it is a number.
    pub(super) fn variant<'t>(
        &mut self,
        code: &str,
        called: Option<&str>,
        english: impl Iterator<Item = &'t str>,
    ) -> String {
        let bare = code.strip_prefix(self.prefix).unwrap_or(code);
        let is_word = code.bytes().any(|byte| byte.is_ascii_alphabetic()) && !is_hex(code);
        let number = || format!("Code{}{}", if code.starts_with('-') { "Minus" } else { "" }, pascal(bare));
        let called = called.filter(|called| called.is_ascii()).map(pascal).filter(|name| is_readable(name));
        let name = match called {
            Some(called) => called,
            None if is_word => pascal(bare),
            None => english.map(of_words).find(|name| is_readable(name)).unwrap_or_else(number),
        };
        let mut name =
            if name.starts_with(|first: char| first.is_ascii_uppercase()) { name } else { format!("Code{name}") };
        if ["Self", "Err", "Error", "ALL", "KEY", "MAP", "TABLE"].contains(&name.as_str()) {
            name.push_str("Code");
        }
        let stem = name.clone();
        let mut count = 2;
        while !self.taken.insert(name.to_lowercase()) {
            // A number tells itself apart by its digits.
            let digits = pascal(code);
            name = match count {
                2 if !is_word && !stem.ends_with(&digits) => format!("{stem}{digits}"),
                _ => format!("{stem}{count}"),
            };
            count += 1;
        }
        name
    }
}

/// A name that is not taken yet.
pub(super) fn unique(stem: String, taken: &mut BTreeSet<String>, mark: &str) -> String {
    let mut name = stem.clone();
    let mut number = 2;
    while !taken.insert(name.to_lowercase()) {
        name = format!("{stem}{mark}{number}");
        number += 1;
    }
    name
}

fn is_hex(code: &str) -> bool {
    code.starts_with("0x") || code.starts_with("0X")
}

fn is_readable(name: &str) -> bool {
    name.len() <= LONGEST && name.starts_with(|first: char| first.is_ascii_uppercase())
}

/// `GW.IP_NOT_ALLOWED` → `GwIpNotAllowed`
pub(crate) fn pascal(text: &str) -> String {
    let mut name = String::new();
    let mut before = '_';
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter.is_ascii_alphanumeric() {
            let begins = !before.is_ascii_alphanumeric()
                || (letter.is_ascii_uppercase()
                    && (before.is_ascii_lowercase() || letters.peek().is_some_and(char::is_ascii_lowercase)));
            name.push(if begins { letter.to_ascii_uppercase() } else { letter.to_ascii_lowercase() });
        }
        before = letter;
    }
    name
}

/// The words of a sentence that mean something, all of them; of a long one its first clause. Empty if that is too long.
fn of_words(text: &str) -> String {
    const SMALL: &str = " a an the is are was were be been has have had of to in on at for from by with and or this that it its you your \
         we our please there which will would may ";
    let words = |part: &str| -> String {
        let part = part.replace("n't", "n not").replace("cann not", "cannot").replace(['\'', '’'], "");
        let words = part.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
        let kept = words.filter(|word| !SMALL.contains(&format!(" {} ", word.to_lowercase())));
        kept.map(|word| pascal(&word.to_lowercase())).collect()
    };
    let sentence = text.split_once(". ").map_or(text, |(first, _)| first);
    let whole = words(sentence);
    // `There is none` is no `None`.
    if ["None", "Some", "Ok", "Not"].contains(&whole.as_str()) {
        return pascal(sentence);
    }
    if is_readable(&whole) {
        return whole;
    }
    let clauses =
        [", ", "; ", ": ", " (", " - ", " because ", " when ", " if ", " while ", " since ", " due to ", " so that "];
    let end = clauses.iter().filter_map(|mark| sentence.find(mark)).min();
    end.map_or(String::new(), |end| words(&sentence[..end]))
}

/// What all codes begin with, up to a sign between words.
pub(super) fn common_prefix<'a>(codes: impl Iterator<Item = &'a str> + Clone) -> &'a str {
    let Some(first) = codes.clone().next() else { return "" };
    let shared =
        codes.clone().map(|code| first.bytes().zip(code.bytes()).take_while(|(one, other)| one == other).count());
    let length = shared.min().unwrap_or(0);
    let end = first[..length].rfind(['.', '_', '-', '/']).map_or(0, |end| end + 1);
    if codes.count() > 2 && end < first.len() && end > 1 { &first[..end] } else { "" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_proposed_by_meaning() {
        let mut names = Names::new("GW.");
        for (code, called, english, name) in [
            ("GW.IP_NOT_ALLOWED", None, None, "IpNotAllowed"),
            ("GW.PROXY.01", None, None, "Proxy01"),
            ("accessDenied", None, None, "AccessDenied"),
            ("-401", None, Some("The access token is not valid."), "AccessTokenNotValid"),
            ("-402", None, Some("The access token is not valid."), "AccessTokenNotValid402"),
            ("-403", None, None, "CodeMinus403"),
            ("1001", None, Some("The ad group that was requested does not exist."), "AdGroupRequestedDoesNotExist"),
            (
                "1002",
                None,
                Some("The request was refused, because somebody else has changed the very same thing in between"),
                "RequestRefused",
            ),
            ("11", Some("Heartbeat ACK"), Some("what for"), "HeartbeatAck"),
            ("0x80070005", None, Some("Access is denied"), "AccessDenied0x80070005"),
            ("404", None, Some("Can't be found"), "CanNotFound"),
            ("ERROR", None, None, "ErrorCode"),
            ("error", None, None, "ErrorCode2"),
            ("Error", None, None, "ErrorCode3"),
            ("1", None, Some("Gone"), "Gone"),
            ("2", None, Some("Gone"), "Gone2"),
            ("3", None, Some("Gone 3"), "Gone3"),
            ("3", None, Some("Gone 3"), "Gone32"),
            ("12", Some("하트비트"), None, "Code12"),
            ("13", Some("13 times"), Some("There is none"), "ThereIsNone"),
            ("14", None, Some("A"), "Code14"),
            ("0X1F", None, None, "Code0x1f"),
            ("2FA_GONE", None, None, "Code2faGone"),
            ("15", None, Some("Nothing is kept. Of no use"), "NothingKept"),
            (&"A".repeat(48), None, None, &format!("A{}", "a".repeat(47))),
            ("16", Some(&format!("A{}", "a".repeat(47))), None, &format!("A{}16", "a".repeat(47))),
            ("17", Some(&format!("A{}", "a".repeat(48))), None, "Code17"),
            ("18", None, Some(&"Whatever it was called ".repeat(4)), "Code18"),
        ] {
            assert_eq!(names.variant(code, called, english.into_iter()), name);
        }
        assert_eq!(common_prefix(["GW.A.01", "GW.A.02", "GW.B"].into_iter()), "GW.");
        for (codes, prefix) in [
            (["AB", "AC", "AD"], ""),
            (["E_1", "E_2", "E_3"], "E_"),
            (["_1", "_2", "_3"], ""),
            (["GW.", "GW.A", "GW.B"], ""),
            (["a-b/c", "a-b/d", "a-b/e"], "a-b/"),
        ] {
            assert_eq!(common_prefix(codes.into_iter()), prefix, "{codes:?}");
        }
        assert_eq!(common_prefix(["E_1", "E_2"].into_iter()), "", "two are few");
    }
}
