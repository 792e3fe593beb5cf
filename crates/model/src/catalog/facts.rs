//! The facts of a code, a status or a type in: laid over those of a group, and what supports each of them out.

use super::{Alternative, Basis, Fact, Facts, Text};
use crate::vocabulary::{TextKind, Vocabulary};

impl Facts {
    /// The text of a kind.
    #[must_use]
    pub fn text(&self, kind: TextKind) -> Option<&Fact<Text>> {
        self.texts.iter().find(|(of, _)| *of == kind).map(|(_, fact)| fact)
    }
}

/// What [`Facts`] hold under one name.
pub(super) trait Layer: Sized {
    /// The same, or what the group around it says, where it says nothing.
    fn over(self, group: Self) -> Self;

    /// Adds what supports it.
    fn support<'c>(&'c self, name: &'static str, bases: &mut Vec<(&'static str, &'c Basis)>);
}

impl<T> Layer for Option<Fact<T>> {
    fn over(self, group: Self) -> Self {
        self.or(group)
    }

    fn support<'c>(&'c self, name: &'static str, bases: &mut Vec<(&'static str, &'c Basis)>) {
        bases.extend(self.as_ref().map(|fact| (name, &fact.basis)));
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

    fn support<'c>(&'c self, _: &'static str, bases: &mut Vec<(&'static str, &'c Basis)>) {
        bases.extend(self.iter().map(|(kind, fact)| (kind.word(), &fact.basis)));
    }
}

/// A recovery, whose first alternative tells what it rests on.
impl Layer for Vec<Alternative> {
    fn over(self, group: Self) -> Self {
        if self.is_empty() { group } else { self }
    }

    fn support<'c>(&'c self, name: &'static str, bases: &mut Vec<(&'static str, &'c Basis)>) {
        bases.extend(self.first().map(|first| (name, &first.steps.basis)));
    }
}
