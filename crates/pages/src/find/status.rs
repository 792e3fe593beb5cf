//! A text in, out what it says of statuses, headers and providers.

use super::index::What;
use super::names::status;
use super::read::Role;
use super::{Kind, Search};

impl Search<'_> {
    /// The statuses and the classes of them that the text speaks of: those that are called so, else a number that is no
    /// code and stands alone.
    pub(super) fn statuses(&self, is_named: bool) -> (Vec<u16>, Vec<u16>) {
        let tokens = || self.text.tokens.iter().enumerate();
        let called = tokens().filter(|(_, of)| of.role == Role::Status).filter_map(|(_, of)| status(&of.text));
        let mut statuses: Vec<u16> = called.collect();
        if statuses.is_empty() && (!is_named || self.is_number()) {
            let counts = |role| matches!(role, Role::None | Role::Code);
            statuses = tokens().filter(|(_, of)| counts(of.role)).filter_map(|(_, of)| status(&of.text)).collect();
        }
        statuses.dedup();
        let class = |text: &str| match text.as_bytes() {
            [digit @ b'1'..=b'5', b'x', b'x'] => Some(u16::from(digit - b'0')),
            _ => None,
        };
        (statuses, tokens().filter_map(|(_, of)| class(&of.low)).collect())
    }

    /// The status itself, the code that is it without its sign, the rules for it, the codes that come with it.
    pub(super) fn of_status(&self, status: u16) -> Vec<(Kind, usize)> {
        let names = &self.of.names;
        let things = &self.of.index.things;
        let comes = |thing: &usize| things[*thing].status == Some(status);
        let itself = names.number(&status.to_string()).iter().copied().filter(|thing| self.is_status(*thing));
        let (with, without): (Vec<usize>, Vec<usize>) =
            names.number(&format!("-{status}")).iter().partition(|of| comes(of));
        let of_kind = |kind| move |thing| (kind, thing);
        let mut found: Vec<(Kind, usize)> = itself.chain(with).map(of_kind(Kind::Status)).collect();
        let (mut single, mut class) = (Vec::new(), Vec::new());
        for provider in 0..self.of.index.rules.len() {
            match self.rule(provider, status) {
                Some(thing) if things[thing].status == Some(status) => single.push(thing),
                Some(thing) => class.push(thing),
                None => {}
            }
        }
        found.extend(single.into_iter().chain(class).map(of_kind(Kind::Status)));
        let codes = (0..things.len()).filter(comes).filter(|thing| matches!(things[*thing].what, What::Code { .. }));
        found.extend(codes.map(of_kind(Kind::Status)));
        found.extend(without.into_iter().map(of_kind(Kind::Similar)));
        found
    }

    /// The rule of a provider that decides about a status.
    pub(super) fn rule(&self, provider: usize, status: u16) -> Option<usize> {
        let mut rules = self.of.index.rules[provider].iter();
        let rule = rules.find(|of| (of.first..=of.last).contains(&status) && !of.except.contains(&status));
        rule.map(|of| of.thing)
    }

    /// The rules for a class of statuses.
    pub(super) fn of_class(&self, class: u16) -> Vec<(Kind, usize)> {
        let rules = self.of.index.rules.iter().flatten();
        let of_class = rules.filter(|of| of.first == class * 100 && of.last == class * 100 + 99);
        of_class.map(|of| (Kind::Status, of.thing)).collect()
    }

    /// Headers that are named, and behind them what waits for one.
    pub(super) fn headers(&self) -> Vec<(Kind, usize)> {
        let tokens = self.text.tokens.iter();
        let named = tokens.flat_map(|token| self.of.names.headers.get(&token.low).into_iter().flatten().copied());
        let named: Vec<usize> = named.collect();
        let users = named.iter().flat_map(|header| self.of.index.things[*header].users.iter().copied());
        let users: Vec<usize> = users.collect();
        named.iter().map(|of| (Kind::Header, *of)).chain(users.iter().map(|of| (Kind::Words, *of))).collect()
    }

    /// The providers that are named.
    pub(super) fn providers(&self) -> Vec<(Kind, usize)> {
        let things = self.of.index.things.iter().enumerate();
        let wanted = things.filter(|(_, of)| of.what == What::Provider && self.text.providers.contains(&of.provider));
        wanted.map(|(thing, _)| (Kind::Provider, thing)).collect()
    }
}
