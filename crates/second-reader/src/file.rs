//! The text of a spec file in, the spec out: its fields, and the sections that hold no codes.

use codetable_model::source::SourceId;
use codetable_model::spec;
use codetable_model::vocabulary::{Severity, SkipReason};
use serde::Deserialize;
use serde_yaml::Value;

use crate::declared::{Header, Note, SeverityRule, Support};
use crate::evidence::{Fact, Lines, around, text};
use crate::section::{self, Body, ErrorType, StatusRule};
use crate::table::Table;
use crate::word::{Of, Pairs, Statuses, Word, here};

/// Reads the text of the file that is known as `source`.
///
/// # Errors
/// If serde finds anything in it that is no spec: it stops there.
pub fn read(source: SourceId, yaml: &str) -> serde_yaml::Result<spec::Spec> {
    let file: File = serde_yaml::from_str(yaml)?;
    Ok(file.read(source, &serde_yaml::from_str(yaml)?))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    provider: String,
    title: Option<Fact<Word>>,
    names: Option<Fact<Vec<Word>>>,
    language: Option<String>,
    #[serde(default)]
    translations: Vec<String>,
    docs: Option<String>,
    #[serde(default)]
    sources: Pairs<String, Document>,
    #[serde(default)]
    tables: Pairs<String, Table>,
    #[serde(default)]
    statuses: Pairs<Statuses, StatusRule>,
    #[serde(default)]
    types: Pairs<String, ErrorType>,
    #[serde(default)]
    severities: Pairs<Of<Severity>, SeverityRule>,
    #[serde(default)]
    headers: Pairs<Word, Header>,
    #[serde(default)]
    bodies: Pairs<String, Body>,
    support: Option<Support>,
    #[serde(default)]
    conflicts: Vec<Conflict>,
    #[serde(default)]
    remarks: Vec<Note>,
    #[serde(default)]
    notes: Vec<Note>,
    prose: Option<Wording>,
    #[serde(default)]
    phrases: Pairs<String, Translated>,
}

impl File {
    /// `value` is the same file, whose mappings keep their order.
    fn read(self, source: SourceId, value: &Value) -> spec::Spec {
        let table = |id: String, table: Table| {
            let fields = value["tables"][id.as_str()].as_mapping().into_iter().flat_map(|table| table.keys());
            let order: Vec<String> = fields.filter_map(|field| field.as_str().map(str::to_owned)).collect();
            here(table.read(id, &order))
        };
        spec::Spec {
            source,
            provider: Some(here(self.provider)),
            title: self.title.map(text),
            names: self.names.map(|names| names.read(|names| names.into_iter().map(|name| name.0).collect())),
            language: self.language.map(here),
            translations: self.translations.into_iter().map(here).collect(),
            docs: self.docs.map(here),
            sources: self.sources.read(document),
            tables: self.tables.read(table),
            statuses: self.statuses.read(section::status_rule),
            types: self.types.read(section::error_type),
            severities: self.severities.read(|severity, rule| rule.read(severity)),
            headers: self.headers.read(|name, header| header.read(name)),
            bodies: self.bodies.read(section::body),
            support: self.support.map(Support::read),
            conflicts: self.conflicts.into_iter().map(|conflict| here(conflict.read())).collect(),
            remarks: self.remarks.into_iter().map(|remark| here(remark.read())).collect(),
            notes: self.notes.into_iter().map(|note| here(note.read())).collect(),
            prose: self.prose.map(Wording::read),
            phrases: self.phrases.read(phrase),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wording {
    language: Option<String>,
    #[serde(default)]
    translations: Vec<String>,
    #[serde(default)]
    phrases: Pairs<String, Translated>,
}

impl Wording {
    fn read(self) -> spec::Wording {
        spec::Wording {
            language: self.language.map(here),
            translations: self.translations.into_iter().map(here).collect(),
            phrases: self.phrases.read(phrase),
        }
    }
}

/// A translation whose language goes without saying, or one for each language.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
enum Translated {
    Each(Pairs<String, Word>),
    Only(Word),
}

fn phrase(source: String, translated: Translated) -> spec::Phrase {
    let translation =
        |language: Option<String>, text: Word| spec::Translation { language: language.map(here), text: here(text.0) };
    let translations = match translated {
        Translated::Each(each) => each.read(|language, text| translation(Some(language), text)),
        Translated::Only(text) => vec![translation(None, text)],
    };
    spec::Phrase { source: here(source), translations }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    file: String,
    sha256: String,
    lines: u32,
    title: Option<Fact<Word>>,
    url: Option<Fact<Word>>,
    date: Option<Fact<Word>>,
    #[serde(default)]
    metadata: Pairs<String, Fact<Word>>,
    #[serde(default)]
    skipped: Pairs<Of<SkipReason>, Lines>,
}

fn document(id: String, document: Document) -> spec::Document {
    spec::Document {
        id: here(id),
        file: Some(here(document.file)),
        sha256: Some(here(document.sha256)),
        lines: Some(here(document.lines)),
        title: document.title.map(text),
        url: document.url.map(text),
        date: document.date.map(text),
        metadata: document.metadata.read(|name, fact| (here(name), text(fact))),
        skipped: document.skipped.read(|reason, lines| (reason.0, lines.read())),
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Conflict {
    at: Option<Lines>,
    about: String,
    follow: String,
    because: String,
    #[serde(default)]
    concerns: Vec<String>,
}

impl Conflict {
    fn read(self) -> spec::Conflict {
        spec::Conflict {
            evidence: around(self.at, None),
            about: Some(here(self.about)),
            follow: Some(here(self.follow)),
            because: Some(here(self.because)),
            concerns: self.concerns.into_iter().map(here).collect(),
        }
    }
}
