//! A text in, out the response that each of its codes came with: its status, and the method of the call.

use super::Search;
use super::fold::TABLE;
use super::names::status;
use super::read::Role;
use std::collections::{BTreeMap, BTreeSet};

/// The statuses of a text by the lines that they stand on.
#[derive(Debug)]
pub(super) struct Responses {
    /// Where each line ends.
    ends: Vec<usize>,
    statuses: BTreeMap<usize, u16>,
    /// The lines that have codes.
    coded: BTreeSet<usize>,
}

impl Responses {
    fn line(&self, at: usize) -> usize {
        self.ends.partition_point(|end| *end < at)
    }

    /// That of the code at a place: what stands on its line; else on the last line before it, or the first behind it, that has
    /// a status and no code of its own.
    pub(super) fn status(&self, at: usize) -> Option<u16> {
        let line = self.line(at);
        let is_free = |of: &(&usize, &u16)| !self.coded.contains(of.0);
        let own = self.statuses.get(&line);
        let before = || self.statuses.range(..line).rev().find(is_free).map(|(_, status)| status);
        let behind = || self.statuses.range(line..).find(is_free).map(|(_, status)| status);
        own.or_else(before).or_else(behind).copied()
    }
}

impl Search<'_> {
    /// The responses that a text with codes at these places tells of. On a line where no number is called a status, one
    /// counts that stands as such a number does.
    pub(super) fn responses(&self, codes: Vec<usize>) -> Responses {
        let letters = self.text.letters.iter().enumerate();
        let ends = letters.filter(|(_, letter)| **letter == '\n').map(|(at, _)| at).collect();
        let mut found = Responses { ends, statuses: BTreeMap::new(), coded: BTreeSet::new() };
        found.coded = codes.iter().map(|at| found.line(*at)).collect();
        for is_called in [true, false] {
            for (at, token) in self.text.tokens.iter().enumerate() {
                let Some(status) = status(&token.text) else { continue };
                let line = found.line(token.from);
                let counts = if is_called { token.role == Role::Status } else { self.is_bare(at, &codes, &found) };
                if counts {
                    found.statuses.entry(line).or_insert(status);
                }
            }
        }
        found
    }

    /// Whether a number stands first on its line, but for a call and a provider, beside a code or beside the braces of a body,
    /// and counts nothing.
    fn is_bare(&self, at: usize, codes: &[usize], of: &Responses) -> bool {
        let tokens = &self.text.tokens;
        let token = &tokens[at];
        let is_free = token.role == Role::None || (token.role == Role::Code && !token.is_bound);
        let is_code = |at: usize| codes.iter().any(|code| (tokens[at].from..tokens[at].to).contains(code));
        if !is_free || is_code(at) || tokens.get(at + 1).is_some_and(|next| TABLE.units.contains(&next.low)) {
            return false;
        }
        let line = of.line(token.from);
        let is_here = |at: &usize| of.line(tokens[*at].from) == line;
        let is_label = |at: &usize| {
            let of = &tokens[*at];
            let is_call = of.text.starts_with('/') || is_method(&of.text);
            (of.is_named || is_call || TABLE.noise.contains(&of.loose)) && !is_code(*at)
        };
        let before = (0..at).rev().take_while(is_here).find(|at| !is_label(at));
        let behind = (at + 1..tokens.len()).take_while(is_here).find(|at| !is_label(at));
        let between = |from: usize, to: usize, brace| self.text.letters[from..to].contains(&brace);
        let follows = at > 0 && between(tokens[at - 1].to, token.from, '}');
        let leads = tokens.get(at + 1).is_some_and(|next| between(token.to, next.from, '{'));
        before.is_none() || before.is_some_and(is_code) || behind.is_some_and(is_code) || follows || leads
    }

    /// Whether the call may be carried out twice, where all methods that are named agree on that.
    pub(super) fn is_idempotent(&self) -> Option<bool> {
        let named = |methods: &[String]| self.text.tokens.iter().any(|token| methods.contains(&token.text));
        match (named(&TABLE.idempotent), named(&TABLE.others)) {
            (true, false) => Some(true),
            (false, true) => Some(false),
            _ => None,
        }
    }
}

fn is_method(text: &str) -> bool {
    TABLE.idempotent.iter().chain(&TABLE.others).any(|method| method == text)
}
