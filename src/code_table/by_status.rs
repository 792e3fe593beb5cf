//! From a status to what its provider, and then HTTP itself, say to do about it.

use super::Provider;
#[cfg(feature = "http_status")]
use super::StatusRule;
use crate::advice::Advice;

impl Advice {
    /// This advice with each silent part filled from what is said of a status: by the provider's rules, the most specific
    /// first, and then by what is registered.
    pub(crate) const fn or_of_status(mut self, provider: &'static Provider, status: u16) -> Self {
        let mut rules = provider.statuses;
        while let [rule, rest @ ..] = rules {
            if self.is_whole() {
                return self;
            }
            if rule.pattern.contains(status) {
                self.fill(&rule.advice);
            }
            rules = rest;
        }
        self.fill_registered(status);
        self
    }

    #[cfg(feature = "http_status")]
    const fn fill_registered(&mut self, status: u16) {
        let place = status.wrapping_sub(FIRST) as usize;
        if place >= REGISTERED.len() {
            return;
        }
        let mut rules: &[u8] = &REGISTERED[place];
        while let [rule, rest @ ..] = rules {
            if *rule == NONE {
                return;
            }
            self.fill(&RULES[*rule as usize].advice);
            rules = rest;
        }
    }

    #[cfg(not(feature = "http_status"))]
    const fn fill_registered(&mut self, _status: u16) {}
}

#[cfg(feature = "http_status")]
static RULES: &[StatusRule] = crate::http_status::PROVIDER.statuses;
/// The least status.
#[cfg(feature = "http_status")]
const FIRST: u16 = 100;
/// No rule.
#[cfg(feature = "http_status")]
const NONE: u8 = u8::MAX;

/// For each of the 500 statuses the places of the registered rules that speak of it: one for itself, and one for its
/// class. There are many, and of most codes the document says too little to do without them.
#[cfg(feature = "http_status")]
static REGISTERED: [[u8; 2]; 500] = {
    assert!(RULES.len() < NONE as usize, "a place fits into a byte");
    let mut places = [[NONE; 2]; 500];
    let mut place = 0;
    while place < places.len() {
        let (mut rule, mut found) = (0, 0);
        while rule < RULES.len() {
            if RULES[rule].pattern.contains(FIRST + place as u16) {
                assert!(found < 2, "two rules at most speak of a status");
                places[place][found] = rule as u8;
                found += 1;
            }
            rule += 1;
        }
        place += 1;
    }
    places
};
