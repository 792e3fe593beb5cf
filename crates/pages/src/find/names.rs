//! A text in, out what it names: codes to the letter, numbers, variants and types of error.

use super::fold::{TABLE, is_word, loose, low, plain};
use super::index::{Index, What};
use super::read::{Role, Token, is_plain_word};
use super::{Kind, Search};
use codetable_model::hash::Map;
use regex_lite::Regex;

/// Things by what they are called.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// Codes and aliases as they are written, and in small letters; those that are numbers stand apart.
    codes: Map<String, Vec<usize>>,
    small: Map<String, Vec<usize>>,
    pub(super) numbers: Map<String, Vec<usize>>,
    /// How many letters the codes have, the most first.
    lengths: Vec<usize>,
    /// Codes, aliases and variants, run together.
    pub(super) loose: Map<String, Vec<usize>>,
    variants: Map<String, Vec<usize>>,
    folded: Map<String, Vec<usize>>,
    types: Map<String, Vec<usize>>,
    pub(super) headers: Map<String, Vec<usize>>,
    /// What the codes of each family look like.
    pub(super) shapes: Vec<Option<Regex>>,
    /// Every code, alias and variant run together, to be compared with what is written nearly so.
    pub(super) all: Vec<Name>,
}

/// What a thing is called.
#[derive(Debug)]
pub(super) struct Name {
    pub(super) loose: String,
    pub(super) thing: usize,
    /// A number as it is written.
    pub(super) number: Option<String>,
    pub(super) is_variant: bool,
}

/// The longest code that is looked for inside a text.
const LONGEST: usize = 128;

impl Names {
    pub(super) fn new(index: &Index) -> Self {
        let mut names = Self::default();
        for (thing, of) in index.things.iter().enumerate() {
            let small = || plain(&of.name).into_iter().map(low).collect::<String>();
            match of.what {
                What::Code { .. } => {
                    for code in std::iter::once(&of.name).chain(&of.aliases) {
                        names.code(code, thing);
                    }
                    let Some((_, variant)) = &of.variant else { continue };
                    let loose = loose(&mut variant.chars());
                    put(&mut names.variants, variant.clone(), thing);
                    put(&mut names.folded, loose.clone(), thing);
                    names.all.push(Name { loose, thing, number: None, is_variant: true });
                }
                What::Type(_) => put(&mut names.types, small(), thing),
                What::Header(_) => put(&mut names.headers, small(), thing),
                What::Rule(_) | What::Provider => {}
            }
        }
        // An expression that is too large matches nothing, here and in the browser.
        let shape = |shape: &String| Regex::new(shape).ok();
        names.shapes = index.families.iter().map(|of| of.shape.as_ref().and_then(shape)).collect();
        names.lengths.sort_unstable_by(|a, b| b.cmp(a));
        names.lengths.dedup();
        names
    }

    fn code(&mut self, code: &str, thing: usize) {
        let written = plain(code);
        let loose = loose(&mut written.iter().copied());
        let text: String = written.iter().collect();
        put(&mut self.loose, loose.clone(), thing);
        let number = is_number(&text).then(|| text.clone());
        if number.is_some() {
            put(&mut self.numbers, text, thing);
        } else {
            if written.len() <= LONGEST {
                self.lengths.push(written.len());
            }
            put(&mut self.small, written.iter().copied().map(low).collect(), thing);
            put(&mut self.codes, text, thing);
        }
        self.all.push(Name { loose, thing, number, is_variant: false });
    }

    /// Whether a text in small letters is a code.
    pub(super) fn is_code(&self, small: &str) -> bool {
        self.small.contains_key(small)
    }

    /// The codes that are this number, as it is written or without its sign and zeros.
    pub(super) fn number(&self, number: &str) -> &[usize] {
        let found = self.numbers.get(number).or_else(|| self.numbers.get(&canonical(number)));
        found.map_or(&[], Vec::as_slice)
    }
}

fn put(names: &mut Map<String, Vec<usize>>, name: String, thing: usize) {
    let things = names.entry(name).or_default();
    if things.last() != Some(&thing) {
        things.push(thing);
    }
}

/// Whether it is an integer, with or without a sign.
pub(super) fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    (1..=30).contains(&digits.len()) && digits.bytes().all(|digit| digit.is_ascii_digit())
}

/// An integer without zeros before it and without a plus sign.
pub(super) fn canonical(number: &str) -> String {
    let digits = number.strip_prefix(['-', '+']).unwrap_or(number).trim_start_matches('0');
    match (digits, number.starts_with('-')) {
        ("", _) => "0".to_owned(),
        (digits, true) => format!("-{digits}"),
        (digits, false) => digits.to_owned(),
    }
}

/// A number from 100 to 599, as a status is written.
pub(super) fn status(text: &str) -> Option<u16> {
    let status = if text.len() == 3 { text.parse().ok() } else { None };
    status.filter(|status| (100..=599).contains(status))
}

impl Search<'_> {
    /// Everything that is named, with its place, in the order of the text.
    pub(super) fn named(&self) -> Vec<(usize, Kind, usize)> {
        let mut found = self.codes();
        found.extend(self.paths());
        found.extend(self.integers());
        found.extend(self.types());
        if found.is_empty() {
            found = self.variants();
        }
        found.sort_by_key(|(at, ..)| *at);
        found
    }

    /// Codes that are no numbers, wherever they stand: the longest that begins at a place counts.
    fn codes(&self) -> Vec<(usize, Kind, usize)> {
        let (names, text) = (&self.of.names, &self.text);
        let count = text.letters.len();
        let mut found = Vec::new();
        let mut at = 0;
        while at < count {
            let mut next = at + 1;
            if parts(&text.letters, at) {
                for length in &names.lengths {
                    let to = at + length;
                    if to > count || !parts(&text.letters, to) {
                        continue;
                    }
                    let written: String = text.letters[at..to].iter().collect();
                    let exact = names.codes.get(&written);
                    let small = || names.small.get(&text.low[at..to].iter().collect::<String>());
                    let Some(things) = exact.or_else(small) else { continue };
                    if self.stands_alone(at, to, exact.is_some()) {
                        found.extend(things.iter().map(|thing| (at, Kind::Exact, *thing)));
                        next = to;
                        break;
                    }
                }
            }
            at = next;
        }
        found
    }

    /// Whether a code is no part of a longer name, and no word of a sentence.
    fn stands_alone(&self, from: usize, to: usize, is_exact: bool) -> bool {
        let letters = &self.text.letters;
        let is =
            |at: Option<usize>, is: &dyn Fn(char) -> bool| at.and_then(|at| letters.get(at)).is_some_and(|of| is(*of));
        let joins = |letter| TABLE.joiners.contains(letter);
        let joined_before = is(from.checked_sub(1), &joins) && is(from.checked_sub(2), &is_word);
        let joined_after = is(Some(to), &joins) && is(Some(to + 1), &is_word);
        let is_path = |at: Option<usize>| is(at, &|letter| letter == ':');
        let in_path = is_path(from.checked_sub(1)) && is_path(from.checked_sub(2));
        let goes_on = is_path(Some(to)) && is_path(Some(to + 1));
        let begins_in_word = is(Some(from), &is_word);
        let ends_in_word = is(to.checked_sub(1), &is_word);
        if (begins_in_word && (joined_before || in_path)) || (ends_in_word && (joined_after || goes_on)) {
            return false;
        }
        if !is_plain_word(&letters[from..to]) {
            return true;
        }
        let token = self.text.tokens.iter().find(|token| token.from <= from && to <= token.to);
        let is_marked = token.is_some_and(|token| token.is_quoted || (token.is_bound && token.role == Role::Code));
        let is_whole = self.text.rest.iter().all(|at| {
            let token = &self.text.tokens[*at];
            from <= token.from && token.to <= to
        });
        let shouts = is_exact && to - from > 2 && letters[from..to].iter().any(char::is_ascii_uppercase);
        is_marked || is_whole || shouts
    }

    /// `kakao::ErrorCode::InvalidCredentials`, with or without what stands before the enum.
    fn paths(&self) -> Vec<(usize, Kind, usize)> {
        let mut found = Vec::new();
        for token in self.text.tokens.iter().filter(|token| token.text.contains("::")) {
            let mut parts = token.text.rsplit("::");
            let variant = parts.next().unwrap_or_default();
            let (enum_name, provider) = (parts.next(), parts.next());
            for thing in self.of.names.variants.get(variant).into_iter().flatten() {
                let of = &self.of.index.things[*thing];
                let is_of_enum = enum_name.is_none_or(|name| of.variant.as_ref().is_some_and(|(of, _)| of == name));
                let module = &self.of.index.modules[of.provider];
                if is_of_enum && provider.is_none_or(|name| name == module) {
                    found.push((token.from, Kind::Variant, *thing));
                }
            }
        }
        found
    }

    /// Numbers that are codes. A number that something else is called by counts for nothing, nor does one without a sign
    /// in the midst of a text.
    fn integers(&self) -> Vec<(usize, Kind, usize)> {
        let mut found = Vec::new();
        for token in self.numbers() {
            let things = self.of.names.number(&token.text).iter().copied();
            found.extend(things.filter(|thing| !self.is_status(*thing)).map(|thing| (token.from, Kind::Exact, thing)));
        }
        found
    }

    /// The tokens that may be codes and are numbers: those that are called codes, else those that have a sign or are all
    /// that was pasted.
    pub(super) fn numbers(&self) -> Vec<&Token> {
        let numbers = || self.text.tokens.iter().enumerate().filter(|(_, token)| is_number(&token.text));
        let called: Vec<&Token> = numbers().filter(|(_, of)| of.role == Role::Code).map(|(_, of)| of).collect();
        if !called.is_empty() {
            return called;
        }
        let is_alone = |at: usize| self.text.whole() == Some(at);
        let counts = |at: usize, of: &Token| of.role == Role::None && (of.text.starts_with('-') || is_alone(at));
        numbers().filter(|(at, of)| counts(*at, of)).map(|(_, of)| of).collect()
    }

    /// Whether all that is looked for is one number.
    pub(super) fn is_number(&self) -> bool {
        self.text.whole().is_some_and(|at| is_number(&self.text.tokens[at].text))
    }

    /// Whether a code is the status that it comes with.
    pub(super) fn is_status(&self, thing: usize) -> bool {
        let of = &self.of.index.things[thing];
        of.status.is_some_and(|status| status.to_string() == of.name)
    }

    /// Types of error, to the letter or as all that was pasted.
    fn types(&self) -> Vec<(usize, Kind, usize)> {
        let mut found = Vec::new();
        for (at, token) in self.text.tokens.iter().enumerate() {
            for thing in self.of.names.types.get(&token.low).into_iter().flatten() {
                if self.text.whole() == Some(at) || self.of.index.things[*thing].name == token.text {
                    found.push((token.from, Kind::Exact, *thing));
                }
            }
        }
        found
    }

    /// Names of variants: in other capitals and with other signs where one is all that was pasted, to the letter where it
    /// stands in a text and is no word of one.
    fn variants(&self) -> Vec<(usize, Kind, usize)> {
        let names = &self.of.names;
        let mut found = Vec::new();
        for (at, token) in self.text.tokens.iter().enumerate() {
            let exact = names.variants.get(&token.text);
            let things = match exact {
                _ if token.text.contains("::") => None,
                None if self.text.whole() == Some(at) => names.folded.get(&token.loose),
                Some(_) if self.text.whole() == Some(at) || has_humps(&token.text) => exact,
                _ => None,
            };
            found.extend(things.into_iter().flatten().map(|thing| (token.from, Kind::Variant, *thing)));
        }
        found
    }
}

/// Whether there is a capital inside a word.
fn has_humps(text: &str) -> bool {
    let letters = text.as_bytes();
    letters.windows(2).any(|pair| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase())
}

/// Whether a name may begin or end at a place.
fn parts(letters: &[char], at: usize) -> bool {
    at == 0 || at >= letters.len() || !is_word(letters[at - 1]) || !is_word(letters[at])
}
