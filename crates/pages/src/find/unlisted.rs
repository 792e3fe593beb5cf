//! A text in, out the codes in it that no table lists: whose they are, and by which rule it is decided about them.

use super::names::{canonical, is_number, status};
use super::read::{Role, Token};
use super::{Answer, Kind, Search};
use regex_lite::Regex;
use serde::Serialize;

/// A code that no table lists.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Unlisted {
    /// As it stands in the text.
    pub code: String,
    /// The provider and the table whose codes are written so, by their indices.
    pub family: Option<(usize, usize)>,
    /// Its parts by name, where the family has a structure.
    pub parts: Vec<(String, String)>,
    /// Its status, which is a part of it or stands beside it.
    pub status: Option<u16>,
    /// The rule of the provider for the status: which thing it is.
    pub rule: Option<usize>,
}

/// The most of them that are told of a text.
const MOST: usize = 8;

/// What a part is called that is the status.
const STATUS: &str = "status";

impl Search<'_> {
    /// Those that are written as the codes of a family are, with their places.
    pub(super) fn of_family(&self, answer: &Answer) -> Vec<(usize, Unlisted)> {
        let mut found: Vec<(usize, Unlisted)> = Vec::new();
        let numbers: Vec<usize> = self.numbers().iter().map(|token| token.from).collect();
        for token in self.text.tokens.iter().filter(|token| !token.is_named) {
            let is_number = is_number(&token.text);
            if is_number && !numbers.contains(&token.from) {
                continue;
            }
            // Of an address, every part may be the code.
            for part in std::iter::once(token.text.as_str()).chain(token.text.split('/').skip(1)) {
                let is_known = found.iter().any(|(_, of)| of.code == part) || self.is_listed(part);
                if found.len() < MOST && !is_known {
                    let of = if is_number { self.integer(part, answer) } else { self.text_code(part) };
                    found.extend(of.into_iter().map(|of| (token.from, of)));
                }
            }
        }
        let wanted = |(_, of): &(usize, Unlisted)| {
            of.family.is_some_and(|(provider, _)| self.text.providers.contains(&provider))
        };
        if self.is_strict || found.iter().any(wanted) {
            found.retain(|of| self.text.providers.is_empty() || wanted(of));
        }
        found
    }

    /// Whether it is a code after all.
    fn is_listed(&self, part: &str) -> bool {
        let small: String = part.chars().map(super::fold::low).collect();
        self.of.names.is_code(&small) || (is_number(part) && !self.of.names.number(part).is_empty())
    }

    /// A number within the range of a family. Without a sign it may be a status, which is something else.
    fn integer(&self, part: &str, answer: &Answer) -> Vec<Unlisted> {
        let Ok(number) = canonical(part).parse::<i128>() else { return Vec::new() };
        if (status(part).is_some() && !part.starts_with('-')) || (number >= 0 && !answer.hits.is_empty()) {
            return Vec::new();
        }
        let families = self.of.index.families.iter();
        let in_range =
            families.filter(|of| of.range.is_some_and(|(least, greatest)| (least..=greatest).contains(&number)));
        in_range.map(|of| unlisted(part, (of.provider, of.table), Vec::new())).collect()
    }

    fn text_code(&self, part: &str) -> Vec<Unlisted> {
        let small: String = part.chars().map(super::fold::low).collect();
        let mut found = Vec::new();
        let is_hexadecimal =
            |digits: &&str| digits.len() <= 16 && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        let digits = small.strip_prefix("0x").filter(is_hexadecimal);
        let bits = digits.and_then(|digits| i128::from_str_radix(digits, 16).ok());
        for (family, shape) in self.of.index.families.iter().zip(&self.of.names.shapes) {
            // Of a type with a sign, the greater half of the bits is negative.
            if let (Some(bits), Some(all), Some((least, greatest))) = (bits, family.bits, family.range) {
                if (least..=greatest).contains(&bits) || (least..=greatest).contains(&(bits - all)) {
                    found.push(unlisted(part, (family.provider, family.table), Vec::new()));
                }
            }
            let Some(matched) = shape.as_ref().and_then(|shape: &Regex| shape.captures(&small)) else { continue };
            let values = matched.iter().skip(1).flatten().map(|value| value.as_str().to_owned());
            let parts = family.parts.iter().cloned().zip(values).collect();
            found.push(unlisted(part, (family.provider, family.table), parts));
        }
        found
    }

    /// With the status that is a part of it, else that of its response, and with the rule for it.
    pub(super) fn ruled(&self, of: Unlisted, response: Option<u16>) -> Unlisted {
        let part = of.parts.iter().find(|(name, _)| name == STATUS).and_then(|(_, value)| status(value));
        let status = part.or(response);
        let rule = of.family.zip(status).and_then(|((provider, _), status)| self.rule(provider, status));
        Unlisted { status, rule, ..of }
    }

    /// Puts codes that no table lists into an answer, with those that are written nearly so.
    pub(super) fn beside(&self, unlisted: Vec<Unlisted>, answer: &mut Answer) {
        for of in &unlisted {
            let provider = of.family.map(|(provider, _)| provider);
            let similar = self.similar(&of.code, provider).into_iter().map(|thing| (Kind::Similar, thing));
            self.put(answer, similar.collect());
        }
        answer.unlisted.extend(unlisted);
    }

    /// What is called a code or is written as codes are, of no family.
    pub(super) fn of_none(&self) -> Vec<Unlisted> {
        let whole = self.text.whole().map(|at| &self.text.tokens[at]);
        let is_called = |of: &&Token| of.role == Role::Code && of.is_bound;
        let called = self.text.tokens.iter().find(|of| is_called(of) && is_strange(&of.text));
        // In small letters and without a digit it may be a word of a table's own, which stands in a text.
        let is_word = |of: &Token| of.text == of.low && !of.text.bytes().any(|letter| letter.is_ascii_digit());
        let token = called.or(whole.filter(|of| is_strange(&of.text) && !is_word(of)));
        token.map(|of| self.alone(of)).into_iter().collect()
    }

    /// What was pasted, where nothing at all was found and it is written as codes are.
    pub(super) fn unknown(&self) -> Vec<Unlisted> {
        let whole = self.text.whole().map(|at| &self.text.tokens[at]);
        whole.filter(|of| is_like_a_code(&of.text)).map(|of| self.alone(of)).into_iter().collect()
    }

    fn alone(&self, token: &Token) -> Unlisted {
        let status = self.responses(vec![token.from]).status(token.from);
        Unlisted { code: token.text.clone(), status, ..Unlisted::default() }
    }
}

fn unlisted(code: &str, family: (usize, usize), parts: Vec<(String, String)>) -> Unlisted {
    Unlisted { code: code.to_owned(), family: Some(family), parts, ..Unlisted::default() }
}

/// Whether no sentence would have it: a number, letters with digits, or with an underscore.
fn is_strange(text: &str) -> bool {
    let has = |is: fn(&char) -> bool| text.chars().any(|letter| is(&letter));
    is_number(text)
        || (has(|letter| letter.is_ascii_alphabetic()) && has(|letter| letter.is_ascii_digit() || *letter == '_'))
}

/// Whether a token may be a code that is written wrong: names of several parts, with digits, or in capitals.
pub(super) fn is_like_a_code(text: &str) -> bool {
    let letters: Vec<char> = text.chars().collect();
    let inner = letters
        .windows(3)
        .any(|three| "_-.:".contains(three[1]) && super::fold::is_word(three[0]) && super::fold::is_word(three[2]));
    let shouts = letters.len() > 2 && letters.iter().all(char::is_ascii_uppercase);
    letters.iter().any(|letter| super::fold::is_word(*letter) && !letter.is_ascii_digit())
        && !text.contains("://")
        && (inner || shouts || is_strange(text))
        && letters.len() > 2
}
