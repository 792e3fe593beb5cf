//! `at`, `because`, `registered` and `quote` in, the evidence of a fact out.

use codetable_model::source::Spanned;
use codetable_model::spec;
use codetable_model::vocabulary::{Step, WaitKind};
use serde::Deserialize;

use crate::word::{Of, OneOrMore, Pairs, Word, here};

/// Lines of the only document, or of several by name.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub(crate) enum Lines {
    Of(Pairs<Word, OneOrMore<Run>>),
    Only(OneOrMore<Run>),
}

impl Lines {
    pub(crate) fn read(self) -> Spanned<spec::Citation> {
        let documents = match self {
            Self::Of(documents) => documents.read(|name, runs| (Some(name.0), runs)),
            Self::Only(runs) => vec![(None, runs)],
        };
        let mut lines = Vec::new();
        for (document, runs) in documents {
            for Run(first, last) in runs.into_vec() {
                lines.push(here(spec::Lines { document: document.clone(), first, last }));
            }
        }
        here(spec::Citation { lines })
    }
}

/// The first and last of some lines: `63`, `6-19`.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(try_from = "Word")]
pub(crate) struct Run(u32, u32);

impl TryFrom<Word> for Run {
    type Error = String;

    fn try_from(word: Word) -> Result<Self, String> {
        let line = |text: &str| text.parse::<u32>().map_err(|error| format!("`{text}`: {error}"));
        let (first, last) = word.0.split_once('-').unwrap_or((&word.0, &word.0));
        Ok(Self(line(first)?, line(last)?))
    }
}

/// A bare value, or a value with evidence of its own.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub(crate) enum Fact<T> {
    With(With<T>),
    Bare(T),
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct With<T> {
    is: T,
    at: Option<Lines>,
    because: Option<Word>,
    registered: Option<Word>,
    quote: Option<Word>,
}

impl<T> Fact<T> {
    pub(crate) fn read<U>(self, read: impl FnOnce(T) -> U) -> spec::Fact<U> {
        match self {
            Self::Bare(value) => spec::Fact { value: here(read(value)), evidence: None, quote: None },
            Self::With(With { is, at, because, registered, quote }) => spec::Fact {
                value: here(read(is)),
                evidence: evidence(at, because, registered),
                quote: quote.map(|quote| here(quote.0)),
            },
        }
    }
}

/// A fact whose value is a text.
pub(crate) fn text(fact: Fact<Word>) -> spec::Fact<String> {
    fact.read(|word| word.0)
}

/// What the facts of an object rest on.
pub(crate) fn around(at: Option<Lines>, registered: Option<String>) -> spec::Around {
    spec::Around { at: at.map(Lines::read), registered: registered.map(here) }
}

fn evidence(at: Option<Lines>, because: Option<Word>, registered: Option<Word>) -> Option<spec::Evidence> {
    match (at, because, registered) {
        (Some(at), None, None) => Some(spec::Evidence::Stated(at.read())),
        (None, Some(because), None) => Some(spec::Evidence::Inferred(here(because.0))),
        (None, None, Some(registered)) => Some(spec::Evidence::Registered(here(registered.0))),
        (None, None, None) => None,
        // A fact has one evidence: what has several equals nothing that can be right.
        several => Some(spec::Evidence::Inferred(here(format!("{several:?}")))),
    }
}

/// Steps, or steps with evidence or a condition of their own.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub(crate) enum Alternative {
    Given(Given),
    Bare(Vec<Of<Step>>),
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Given {
    is: Vec<Of<Step>>,
    when: Option<When>,
    at: Option<Lines>,
    because: Option<Word>,
    registered: Option<Word>,
    quote: Option<Word>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct When {
    header: Option<Word>,
    member: Option<Word>,
    is: Option<Word>,
}

impl When {
    pub(crate) fn read(self) -> Spanned<spec::When> {
        let Self { header, member, is } = self;
        let [header, member, value] = [header, member, is].map(|name| name.map(|name| here(name.0)));
        here(spec::When { header, member, value })
    }
}

impl Alternative {
    pub(crate) fn read(self) -> spec::Alternative {
        let steps = |steps: Vec<Of<Step>>| here(steps.into_iter().map(|step| step.0).collect());
        match self {
            Self::Bare(value) => {
                spec::Alternative { steps: spec::Fact { value: steps(value), evidence: None, quote: None }, when: None }
            }
            Self::Given(Given { is, when, at, because, registered, quote }) => spec::Alternative {
                steps: spec::Fact {
                    value: steps(is),
                    evidence: evidence(at, because, registered),
                    quote: quote.map(|quote| here(quote.0)),
                },
                when: when.map(When::read),
            },
        }
    }
}

/// How long to wait: the object is itself the fact.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Wait {
    is: Option<Of<WaitKind>>,
    header: Option<OneOrMore<Word>>,
    member: Option<OneOrMore<Word>>,
    seconds: Option<u32>,
    at: Option<Lines>,
    because: Option<Word>,
    registered: Option<Word>,
    quote: Option<Word>,
}

impl Wait {
    pub(crate) fn read(self) -> spec::Fact<spec::Wait> {
        let headers = self.header.map_or(Vec::new(), OneOrMore::into_vec);
        let members = self.member.map_or(Vec::new(), OneOrMore::into_vec);
        let default = match (self.seconds, members.as_slice()) {
            (Some(_), _) => WaitKind::Seconds,
            (None, [_, ..]) => WaitKind::Member,
            (None, []) => WaitKind::Header,
        };
        let named = |names: Vec<Word>| names.into_iter().map(|name| here(name.0)).collect();
        let wait = spec::Wait {
            evidence: (),
            kind: self.is.map_or(default, |kind| kind.0),
            seconds: self.seconds.map(here),
            members: named(members),
            headers: named(headers),
        };
        spec::Fact {
            value: here(wait),
            evidence: evidence(self.at, self.because, self.registered),
            quote: self.quote.map(|quote| here(quote.0)),
        }
    }
}
