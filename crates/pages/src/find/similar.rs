//! A text in, out the codes that are written nearly so.

use super::fold::loose;
use super::names::{canonical, is_number};
use super::read::Role;
use super::unlisted::is_like_a_code;
use super::{Kind, Search};

/// How many are named beside a code that is not listed.
const MOST: usize = 8;

/// How many tokens of a text are compared with every code: each takes time.
const COMPARED: usize = 4;

/// How many tokens a code may be typed as: `gw timeout 2`.
const TYPED: usize = 6;

/// How many slips make another word of one with so many letters.
pub(super) fn allowed(letters: usize) -> usize {
    match letters {
        0..=2 => 0,
        3..=7 => 1,
        _ => 2,
    }
}

/// How many letters were left out, added, changed or swapped; `None` if more than `most`.
pub(super) fn slips(one: &str, other: &str, most: usize) -> Option<usize> {
    let (here, there) = (one.chars().count(), other.chars().count());
    let is_near = here.abs_diff(there) <= most && here <= LONGEST;
    is_near.then(|| strsim::osa_distance(one, other)).filter(|slips| *slips <= most)
}

/// Beyond this nobody mistyped a name.
const LONGEST: usize = 64;

impl Search<'_> {
    /// Codes that are written with other signs, and tokens that look like codes and are nearly one.
    pub(super) fn spelled(&self) -> Vec<(Kind, usize)> {
        let text = &self.text;
        let of = |things: &[usize]| things.iter().map(|thing| (Kind::Similar, *thing)).collect::<Vec<_>>();
        let together = |from: usize, to: usize| {
            let tokens = &text.rest[from..to];
            let spaced: Vec<&str> = tokens.iter().map(|at| text.tokens[*at].text.as_str()).collect();
            loose(&mut spaced.join(" ").chars())
        };
        let whole = together(0, text.rest.len().min(COMPARED * TYPED));
        if self.is_number() {
            // It may have lost its sign.
            return of(self.of.names.number(&format!("-{whole}")));
        }
        if let Some(things) = self.of.names.loose.get(&whole).filter(|_| allowed(whole.chars().count()) > 0) {
            return of(things);
        }
        let mut found = Vec::new();
        for from in 0..text.rest.len() {
            for to in from + 2..=text.rest.len().min(from + TYPED) {
                let name = together(from, to);
                let is_code = name.bytes().any(|letter| letter.is_ascii_digit())
                    && name.bytes().any(|letter| letter.is_ascii_alphabetic());
                found.extend(
                    self.of.names.loose.get(&name).filter(|_| is_code && name.chars().count() > 4).map(|of_| of(of_)),
                );
            }
        }
        let tokens = text.rest.iter().map(|at| &text.tokens[*at]);
        let compared = tokens.filter(|token| token.role != Role::Other && is_like_a_code(&token.text)).take(COMPARED);
        found.extend(compared.map(|token| of(&self.similar(&token.text, None))));
        found.concat()
    }

    /// What is written nearly so where words found nothing: the names of variants too.
    pub(super) fn nearly(&self) -> Vec<(Kind, usize)> {
        let Some(at) = self.text.whole() else { return Vec::new() };
        self.similar(&self.text.tokens[at].text, None).into_iter().map(|thing| (Kind::Similar, thing)).collect()
    }

    /// The codes that are written nearly as a text is: with other signs, with more behind it, with a slip.
    pub(super) fn similar(&self, text: &str, provider: Option<usize>) -> Vec<usize> {
        let name = loose(&mut text.chars());
        let number = is_number(text).then(|| canonical(text)).filter(|number| number.starts_with('-'));
        let mut found: Vec<(usize, usize)> = Vec::new();
        for of in &self.of.names.all {
            let is_wanted = provider.is_none_or(|provider| self.of.index.things[of.thing].provider == provider);
            let rank = match (&number, &of.number) {
                _ if !is_wanted => None,
                (Some(number), Some(of)) if of.starts_with('-') => {
                    slips(number, of, allowed(number.len())).map(|by| by + 1)
                }
                (Some(_), _) => None,
                (None, _) if of.loose == name => Some(0),
                (None, _) if allowed(name.chars().count()) > 0 && of.loose.starts_with(&name) => Some(1),
                (None, _) => {
                    slips(&name, &of.loose, allowed(name.chars().count())).map(|by| by + 1 + usize::from(of.is_variant))
                }
            };
            found.extend(rank.map(|rank| (rank, of.thing)));
        }
        found.sort_unstable();
        let mut things: Vec<usize> = Vec::new();
        for (_, thing) in found {
            if things.len() < MOST && !things.contains(&thing) {
                things.push(thing);
            }
        }
        things
    }
}
