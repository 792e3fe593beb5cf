//! A provider in, out what every page about it needs: words with links, texts in both languages, what supports a fact,
//! and what contradicts it.

use super::address::{Site, Target};
use super::markup::Markup;
use crate::wording::advice::rule_words;
use crate::wording::evidence::{cited, kind, rests_on};
use crate::wording::language::Language;
use crate::wording::place::{self, Place};
use crate::wording::span::{Words, say};
use codetable_model::catalog::{Basis, Lines, Note, Provider, Text};
use codetable_model::spec::StatusPattern;
use serde::Serialize;

/// A provider, and the page that speaks of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Subject<'a> {
    /// Its index in the catalogue.
    pub(super) index: usize,
    pub(super) provider: &'a Provider,
    pub(super) site: &'a Site,
    /// From the page to the root of the site.
    pub(super) root: &'static str,
}

/// A contradiction, a remark or a note.
#[derive(Debug, Serialize)]
pub(super) struct Remark {
    name: Markup,
    says: Markup,
    places: Markup,
    /// What is followed and why, of a contradiction.
    follow: Markup,
    because: Markup,
    is_conflict: bool,
    /// What it bears on.
    concerns: Markup,
}

impl<'a> Subject<'a> {
    /// Words with links to their places.
    pub(super) fn say(&self, words: &Words) -> Markup {
        Markup::words(words, &|place| self.link(place))
    }

    /// Words in either language.
    pub(super) fn both(&self, words: impl Fn(Language) -> Words) -> Markup {
        Markup::both(|language| self.say(&words(language)))
    }

    /// The address of a place, as the page links to it.
    pub(super) fn link(&self, place: &Place) -> Option<String> {
        match self.site.place(self.index, self.provider, place)? {
            Target::Page(path) => Some(self.at(&path)),
            Target::Web(address) => Some(address),
        }
    }

    /// A page of the site, as this page links to it.
    pub(super) fn at(&self, path: &str) -> String {
        format!("{}{path}", self.root)
    }

    /// The language of the document's texts.
    pub(super) fn language(&self) -> &'a str {
        self.provider.language.as_deref().unwrap_or("en")
    }

    /// What to call the provider.
    pub(super) fn title(&self) -> &'a str {
        self.provider.title.as_ref().map_or(&self.provider.name, |title| &title.value)
    }

    /// A text in English, and below it as the document has it.
    pub(super) fn text(&self, text: &Text) -> Markup {
        let english = Markup::tagged(&text.english, "en");
        if text.source == text.english {
            return english;
        }
        Markup::all([english, self.source(text)])
    }

    /// A text as the document has it.
    pub(super) fn source(&self, text: &Text) -> Markup {
        Markup::within("span class=src", Markup::tagged(&text.source, self.language()))
    }

    /// `stated 001:66`, marked by its kind.
    pub(super) fn basis(&self, basis: &Basis) -> Markup {
        let name = Markup::ours(|language| kind(basis, language));
        let name = match basis {
            Basis::Stated(_) => Markup::within("b class=stated", name),
            Basis::Inferred(_) => Markup::within("b class=inferred", name),
            Basis::Registered(_) => Markup::within("b class=registered", name),
            Basis::Declared => Markup::within("b class=declared", name),
        };
        let rests = self.say(&rests_on(basis));
        let rests = if matches!(basis, Basis::Inferred(_)) { Markup::within("span lang=en", rests) } else { rests };
        Markup::join([name, rests], " ")
    }

    /// `stated 001:66; inferred …, by the rule for 429`
    pub(super) fn bases(&self, bases: &[&Basis], rule: Option<&StatusPattern>) -> Markup {
        let rule = self.both(|language| {
            let words = rule_words(rule, language);
            if words.is_empty() { words } else { say![", ", words] }
        });
        Markup::all([Markup::join(bases.iter().map(|basis| self.basis(basis)), "; "), rule])
    }

    /// The basis of a part in brackets; nothing where it is that of the whole.
    pub(super) fn aside(&self, part: &Basis, whole: &Basis) -> Markup {
        if part == whole {
            return Markup::default();
        }
        Markup::all([" ".into(), Markup::within("small class=basis", self.basis(part))])
    }

    /// The lines of a document, linked to it where it has an address.
    pub(super) fn places(&self, at: &[Lines]) -> Markup {
        self.say(&cited(at))
    }

    /// All contradictions, remarks and notes, or those that concern one of the names.
    pub(super) fn remarks(&self, names: Option<&[&str]>) -> Vec<Remark> {
        let is_wanted = |concerns: &[String]| names.is_none_or(|names| concern(concerns, names));
        let conflicts = self.provider.conflicts.iter().filter(|conflict| is_wanted(&conflict.concerns));
        let conflicts = conflicts.map(|conflict| Remark {
            name: Kind::Conflict.name(),
            says: Markup::sentence(&conflict.about),
            places: self.places(&conflict.at),
            follow: Markup::sentence(&conflict.follow),
            because: Markup::sentence(&conflict.because),
            is_conflict: true,
            concerns: self.concerns(&conflict.concerns),
        });
        let notes = self.notes().filter(|(_, note)| is_wanted(&note.concerns));
        let notes = notes.map(|(kind, note)| Remark {
            name: kind.name(),
            says: Markup::sentence(&note.says),
            places: match &note.basis {
                Basis::Stated(at) => self.places(at),
                Basis::Declared => Markup::default(),
                of => self.basis(of),
            },
            follow: Markup::default(),
            because: Markup::default(),
            is_conflict: false,
            concerns: self.concerns(&note.concerns),
        });
        conflicts.chain(notes).collect()
    }

    /// Links to the contradictions, remarks and notes that concern one of the names, on the page that has them all.
    pub(super) fn references(&self, names: &[&str]) -> Markup {
        let conflicts = self.provider.conflicts.iter().map(|conflict| (Kind::Conflict, &conflict.concerns));
        let notes = self.notes().map(|(kind, note)| (kind, &note.concerns));
        let all = (1..).zip(conflicts.chain(notes)).filter(|(_, (_, concerns))| concern(concerns, names));
        let link = |(number, (kind, _)): (usize, (Kind, &Vec<String>))| {
            let number = number.to_string();
            Markup::join([kind.name(), Markup::text(&number)], " ").linked(&format!("#remark-{number}"))
        };
        Markup::join(all.map(link), ", ")
    }

    /// The remarks, then the notes.
    fn notes(&self) -> impl Iterator<Item = (Kind, &'a Note)> {
        let remarks = self.provider.remarks.iter().map(|remark| (Kind::Remark, remark));
        remarks.chain(self.provider.notes.iter().map(|note| (Kind::Note, note)))
    }

    fn concerns(&self, names: &[String]) -> Markup {
        let link = |name: &String| {
            let code = Markup::code(name);
            match place::named(self.provider, name).and_then(|place| self.link(&place)) {
                Some(target) => code.linked(&target),
                None => code,
            }
        };
        Markup::join(names.iter().map(link), ", ")
    }
}

/// What a remark is.
#[derive(Clone, Copy)]
enum Kind {
    Conflict,
    Remark,
    Note,
}

impl Kind {
    fn name(self) -> Markup {
        match self {
            Self::Conflict => Markup::either("Contradiction".into(), "어긋남".into()),
            Self::Remark => Markup::either("Remark".into(), "유의".into()),
            Self::Note => Markup::either("Note".into(), "참고".into()),
        }
    }
}

/// Whether one of the names is among what a remark bears on.
fn concern(concerns: &[String], names: &[&str]) -> bool {
    concerns.iter().any(|concern| names.contains(&concern.as_str()))
}
