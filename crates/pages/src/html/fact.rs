//! Facts in, the lines of a table of facts out, each in both languages.

use super::markup::Markup;
use super::subject::Subject;
use crate::wording::facts::{Line, Topic};
use crate::wording::korean::Korean;
use crate::wording::language::Language;
use codetable_model::catalog::{Basis, Fact, Text};
use codetable_model::vocabulary::Vocabulary;
use serde::Serialize;

/// A line of a table of facts.
#[derive(Debug, Serialize)]
pub(super) struct Entry {
    name: Markup,
    says: Markup,
    basis: Markup,
}

impl Entry {
    /// A fact of ours that nothing has to support.
    pub(super) fn plain(english: &'static str, korean: &'static str, says: Markup) -> Self {
        Self { name: Markup::either(english.into(), korean.into()), says, basis: Markup::default() }
    }

    /// The same with a name of the spec's.
    pub(super) fn named(name: Markup, says: Markup) -> Self {
        Self { name, says, basis: Markup::default() }
    }

    /// The same with what supports it.
    pub(super) fn resting(self, basis: &Basis, subject: Subject<'_>) -> Self {
        Self { basis: subject.basis(basis), ..self }
    }

    /// A value and the document's own words for it.
    pub(super) fn quoted<T>(self, fact: &Fact<T>, subject: Subject<'_>) -> Self {
        let entry = self.resting(&fact.basis, subject);
        Self { says: Markup::all([entry.says, quote(fact.quote.as_ref(), subject)]), ..entry }
    }
}

/// Lines, each made for English and for Korean.
pub(super) fn entries<'a>(subject: Subject<'_>, lines: impl Fn(Language) -> Vec<Line<'a>>) -> Vec<Entry> {
    let [english, korean] = Language::ALL.map(lines);
    english.iter().zip(&korean).map(|(english, korean)| entry(english, korean, subject)).collect()
}

fn entry(english: &Line<'_>, korean: &Line<'_>, subject: Subject<'_>) -> Entry {
    let says = match (english.topic, english.source) {
        (Topic::Text(_), Some(text)) => subject.text(text),
        (_, quoted) => {
            let says = Markup::either(subject.say(&english.says), subject.say(&korean.says));
            Markup::all([says, quote(quoted, subject)])
        }
    };
    Entry {
        name: Markup::ours(|language| english.topic.name(language)),
        says,
        basis: if english.facts.is_empty() {
            Markup::either(subject.say(&english.basis), subject.say(&korean.basis))
        } else {
            subject.bases(&english.facts, english.rule)
        },
    }
}

/// The document's own words for a value.
pub(super) fn quote(text: Option<&Text>, subject: Subject<'_>) -> Markup {
    text.map_or_else(Markup::default, |text| {
        Markup::within("span class=src", Markup::within("q", Markup::tagged(&text.source, subject.language())))
    })
}

/// A word of a vocabulary and what it means.
pub(super) fn word<V: Vocabulary + Korean>(value: V) -> Markup {
    let meaning = Markup::both(|language| Markup::prose(language.meaning(value)));
    Markup::join([Markup::code(value.word()), meaning], " ")
}

/// What a word of a vocabulary means.
pub(super) fn meaning<V: Vocabulary + Korean>(value: V) -> Markup {
    Markup::both(|language| Markup::prose(language.meaning(value)))
}
