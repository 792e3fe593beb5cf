//! The facts of a code, a status or a type in: laid over those of a group, and what supports each of them out.

use super::{Alternative, Basis, Fact, Facts, Text, Wait};
use crate::vocabulary::{Effect, Origin, Severity, Step, TextKind, Vocabulary};

impl Facts {
    /// The text of a kind.
    #[must_use]
    pub fn text(&self, kind: TextKind) -> Option<&Fact<Text>> {
        self.texts.iter().find(|(of, _)| *of == kind).map(|(_, fact)| fact)
    }
}

/// A fact of a code, a status or a type.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Said<'c> {
    /// Its name in a spec.
    pub name: &'static str,
    /// What is said.
    pub value: Known<'c>,
    /// What supports it; a recovery, its first alternative.
    pub basis: &'c Basis,
    /// The document's own words for it.
    pub quote: Option<&'c Text>,
}

/// What a fact says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Known<'c> {
    /// The HTTP status.
    Status(u16),
    /// A text.
    Text(TextKind, &'c Text),
    /// What brings a failed call back.
    Recovery(&'c [Alternative]),
    /// How long to wait before a retry.
    Wait(&'c Wait),
    /// What became of the request.
    Effect(Effect),
    /// How much of the request it stops.
    Severity(Severity),
    /// Whose side it comes from.
    Origin(Origin),
    /// A code of the same table.
    Code(&'c str),
}

/// A word of any vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct AnyWord {
    /// The runtime's type, and its variant.
    pub variant: [&'static str; 2],
    /// As a spec spells it.
    pub word: &'static str,
    /// What it means.
    pub meaning: &'static str,
}

impl Known<'_> {
    /// Whether it is a part of what to do, which a rule for the status may say too.
    #[must_use]
    pub const fn is_advice(self) -> bool {
        matches!(self, Self::Recovery(_) | Self::Wait(_) | Self::Effect(_))
    }

    /// The word that it is.
    #[must_use]
    pub fn word(self) -> Option<AnyWord> {
        fn any<V: Vocabulary>(of: V) -> Option<AnyWord> {
            Some(AnyWord { variant: [V::NAME, of.variant()], word: of.word(), meaning: of.meaning() })
        }
        match self {
            Self::Status(_) | Self::Text(..) | Self::Recovery(_) | Self::Wait(_) | Self::Code(_) => None,
            Self::Effect(of) => any(of),
            Self::Severity(of) => any(of),
            Self::Origin(of) => any(of),
        }
    }
}

/// A value of a fact.
pub(super) trait Say {
    fn say(&self) -> Known<'_>;
}

macro_rules! say {
    ($($Of:ty: |$value:ident| $known:expr;)*) => {$(
        impl Say for $Of {
            fn say(&self) -> Known<'_> {
                let $value = self;
                $known
            }
        }
    )*};
}

say! {
    u16: |status| Known::Status(*status);
    Wait: |wait| Known::Wait(wait);
    Effect: |effect| Known::Effect(*effect);
    Severity: |severity| Known::Severity(*severity);
    Origin: |origin| Known::Origin(*origin);
    String: |code| Known::Code(code);
}

impl super::Facts {
    /// Takes from more general facts what to do, where these are silent: a wait only where there is something to wait for.
    pub(crate) fn advise(&mut self, general: &Self) {
        if self.recovery.is_empty() {
            self.recovery.clone_from(&general.recovery);
        }
        let retries = |alternative: &Alternative| alternative.steps.value.last() == Some(&Step::Retry);
        if self.wait.is_none() && (self.recovery.is_empty() || self.recovery.iter().any(retries)) {
            self.wait.clone_from(&general.wait);
        }
        if self.effect.is_none() {
            self.effect.clone_from(&general.effect);
        }
    }
}

/// What [`Facts`] hold under one name.
pub(super) trait Layer: Sized {
    /// The same, or what the group around it says, where it says nothing.
    fn over(self, group: Self) -> Self;

    /// Adds what it says.
    fn say<'c>(&'c self, name: &'static str, said: &mut Vec<Said<'c>>);
}

impl<T: Say> Layer for Option<Fact<T>> {
    fn over(self, group: Self) -> Self {
        self.or(group)
    }

    fn say<'c>(&'c self, name: &'static str, said: &mut Vec<Said<'c>>) {
        said.extend(self.as_ref().map(|Fact { value, basis, quote }| {
            let (value, quote) = (value.say(), quote.as_ref());
            Said { name, value, basis, quote }
        }));
    }
}

/// Texts, each over that of its kind.
impl Layer for Vec<(TextKind, Fact<Text>)> {
    fn over(mut self, group: Self) -> Self {
        for (kind, text) in group {
            if let Err(place) = self.binary_search_by_key(&kind, |(kind, _)| *kind) {
                self.insert(place, (kind, text));
            }
        }
        self
    }

    fn say<'c>(&'c self, _: &'static str, said: &mut Vec<Said<'c>>) {
        said.extend(self.iter().map(|(kind, Fact { value, basis, quote })| {
            let (value, quote) = (Known::Text(*kind, value), quote.as_ref());
            Said { name: kind.word(), value, basis, quote }
        }));
    }
}

/// A recovery, whose first alternative tells what it rests on.
impl Layer for Vec<Alternative> {
    fn over(self, group: Self) -> Self {
        if self.is_empty() { group } else { self }
    }

    fn say<'c>(&'c self, name: &'static str, said: &mut Vec<Said<'c>>) {
        said.extend(self.first().map(|Alternative { steps: Fact { basis, quote, .. }, .. }| {
            let (value, quote) = (Known::Recovery(self), quote.as_ref());
            Said { name, value, basis, quote }
        }));
    }
}
