//! A text in, the forms out in which texts are compared: as it is written, in small letters, taken apart, and run together.
//!
//! The site's script has the same functions by the same names (`html/assets/find.js`), and both read `rules.json`.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization as _;

/// What both engines know of how people write: signs, labels, words that name nothing.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Rules {
    /// How much of a text is read.
    pub(super) longest: usize,
    /// What is written for a minus sign.
    dashes: String,
    /// What ends a token beside white space.
    pub(super) breaks: String,
    /// Those of them that quote.
    pub(super) quotes: String,
    /// What may stand behind a token and is no part of it.
    pub(super) ends: String,
    /// What makes one name of two.
    pub(super) joiners: String,
    /// Two words that are written as one in names.
    pub(super) same: BTreeMap<String, String>,
    /// Letters of Hangul as they are typed: a final consonant may be the first of the next syllable.
    jamo: BTreeMap<char, String>,
    /// What stands before a code, and before a status.
    pub(super) code: Vec<String>,
    pub(super) status: Vec<String>,
    /// What people write beside a code and do not look for.
    pub(super) noise: Vec<String>,
    /// Behind a number that is no status: what it counts.
    pub(super) units: Vec<String>,
    /// Methods of calls that may be carried out twice.
    pub(super) idempotent: Vec<String>,
    /// Those of the others.
    pub(super) others: Vec<String>,
    /// What Korean puts at the end of a noun.
    pub(super) particles: Vec<String>,
}

/// The rules, as the site has them.
pub(crate) const RULES: &str = include_str!("rules.json");

/// The rules. A test reads them, so the default is never met.
pub(super) static TABLE: LazyLock<Rules> = LazyLock::new(|| {
    let mut rules: Rules = serde_json::from_str(RULES).unwrap_or_default();
    for labels in [&mut rules.code, &mut rules.status, &mut rules.noise] {
        labels.iter_mut().for_each(|label| *label = loose(&mut label.chars()));
    }
    rules
});

/// As it is written, with one form for every width, every dash and every composition.
pub(super) fn plain(text: &str) -> Vec<char> {
    let dashed = |letter: char| if TABLE.dashes.contains(letter) { '-' } else { letter };
    text.chars().take(TABLE.longest).nfkc().take(TABLE.longest).map(dashed).collect()
}

/// In small letters, a letter for a letter.
pub(super) fn low(letter: char) -> char {
    let mut small = letter.to_lowercase();
    match (small.next(), small.next()) {
        (Some(one), None) => one,
        _ => letter,
    }
}

/// Whether it is a part of a word: a letter or digit of ASCII, and all beyond that is no punctuation.
pub(super) fn is_word(letter: char) -> bool {
    letter.is_ascii_alphanumeric()
        || (letter >= '\u{c0}'
            && !matches!(letter, '\u{d7}' | '\u{f7}' | '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{303f}'))
}

/// White space, and what a text cannot show.
pub(super) fn is_space(letter: char) -> bool {
    letter <= ' ' || matches!(letter, '\u{7f}'..='\u{a0}' | '\u{2028}' | '\u{2029}')
}

/// Taken apart into letters as they are typed, without accents, in small letters.
pub(super) fn spread(text: &mut dyn Iterator<Item = char>) -> Vec<char> {
    let mut letters = Vec::new();
    for letter in text.nfkd().filter(|letter| !matches!(letter, '\u{300}'..='\u{36f}')) {
        match JAMO.get(&letter) {
            Some(typed) => letters.extend(typed.chars()),
            None => letters.push(low(letter)),
        }
    }
    letters
}

static JAMO: LazyLock<BTreeMap<char, String>> =
    LazyLock::new(|| serde_json::from_str::<Rules>(RULES).unwrap_or_default().jamo);

/// Run together: without what stands between words, and without zeros before a number. Two numbers stay two.
pub(super) fn loose(text: &mut dyn Iterator<Item = char>) -> String {
    together(&spread(text))
}

/// The words of a text, each as it is compared.
pub(super) fn words(text: &mut dyn Iterator<Item = char>) -> Vec<String> {
    let letters = spread(text);
    letters.split(|letter| !is_word(*letter)).filter(|word| !word.is_empty()).map(together).collect()
}

fn together(letters: &[char]) -> String {
    let mut whole = String::new();
    for (at, letter) in letters.iter().enumerate().filter(|(_, letter)| is_word(**letter)) {
        let before = at.checked_sub(1).map(|before| letters[before]);
        if letter.is_ascii_digit() && !before.is_some_and(|before| before.is_ascii_digit()) {
            // A number begins.
            if whole.ends_with(|last: char| last.is_ascii_digit()) {
                whole.push('.');
            }
        }
        let begins = !whole.ends_with(|last: char| last.is_ascii_digit());
        let goes_on = letters.get(at + 1).is_some_and(char::is_ascii_digit);
        if !(*letter == '0' && begins && goes_on) {
            whole.push(*letter);
        }
    }
    whole
}
