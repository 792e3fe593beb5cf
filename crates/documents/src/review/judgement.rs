//! A spec in, every judgement of it out: whatever stands in it that no claim on a document holds.
//!
//! It goes over the YAML by the description of the language, so that no field can be forgotten: a scalar is held by a law,
//! or it is part of a judgement. A fact is one judgement with its reason, its condition and its evidence; a note or a
//! conflict is one as a whole. Which facts laws hold is a judgement of its own.

use std::collections::BTreeSet;
use std::fmt::Write;

use codetable_model::language::{self, Evidence, Object, ValueType};
use codetable_model::parse;
use codetable_model::source::{Source, Span};
use codetable_model::spec::{Lines, Spec};
use codetable_model::text::character::{one_line, printable};
use codetable_model::tree::{self, Map, Node, Scalar};
use sha2::{Digest, Sha256};

use super::census::{Fact, census};
use super::record::LineDigests;
use crate::audit::claim::Claims;

/// What of a spec a law holds, and what only a reader can.
#[derive(Clone, Debug, Default)]
pub struct Judgements {
    /// The provider, with which every place begins.
    pub provider: String,
    /// How many quotes, names and numbers are held against documents.
    pub held: usize,
    /// What only a reader can hold, in the order of the spec.
    pub list: Vec<Judgement>,
}

/// Something of ours: a word, a name, a translation, a reason, a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// Where it stands, without what may move: `shop/errors/SOLD_OUT/recovery`.
    pub place: String,
    /// Where it is written.
    pub span: Span,
    /// The lines that it rests on, each with the document's name.
    pub lines: Vec<(String, u32, u32)>,
    /// What is said, whatever way it is written, without the numbers of lines.
    pub(super) text: String,
    /// The lines of the facts that it counts, where it is that a part of the spec has these, which laws hold, and no others.
    pub(super) counted: Option<Vec<(String, u32, u32)>>,
}

/// Fields that laws hold which need no claim: by the file's name, and by its digest.
const HELD: [&str; 4] = ["provider", "file", "sha256", "lines"];

/// How much of a text names a place.
const LONGEST: usize = 80;

impl Judgements {
    /// What is judged in `spec`, which was read from `source`.
    #[must_use]
    pub fn of(spec: &Spec, source: &Source) -> Self {
        let claims = Claims::of(spec);
        let mut walk = Walk {
            held: claims.claims.iter().map(|claim| claim.span).collect(),
            document: spec.only_document().map(str::to_owned),
            facts: Vec::new(),
            list: Vec::new(),
        };
        let provider = spec.provider.as_ref().map_or_else(|| source.stem().to_owned(), |name| name.value.clone());
        if let Some(Node::Map(map)) = tree::parse(spec.source, source, &mut Vec::new()) {
            walk.object(&map, language::SPEC, &provider, &[]);
            walk.list.extend(census(&provider, &map, walk.facts));
        }
        Self { provider, held: claims.claims.len(), list: walk.list }
    }
}

impl Judgement {
    /// The digest of what is said and of the lines that it rests on.
    #[must_use]
    pub fn digest(&self, lines: &LineDigests) -> String {
        let mut hash = Sha256::new();
        hash.update(&self.text);
        for (document, first, last) in self.lines.iter().chain(self.counted.iter().flatten()) {
            hash.update("\0");
            lines
                .range((document.clone(), *first)..=(document.clone(), *last))
                .for_each(|(_, digest)| hash.update(digest));
        }
        hash.finalize().iter().take(8).fold(String::new(), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
    }

    /// What is said, for people.
    #[must_use]
    pub fn said(&self) -> String {
        self.text.split_once('\0').map_or("", |(_, said)| said).trim_end().to_owned()
    }

    /// The lines that it rests on: `001:63, 001:66-68`.
    #[must_use]
    pub fn cited(&self) -> String {
        let each = self.lines.iter().map(|(document, first, last)| match first == last {
            true => format!("{document}:{first}"),
            false => format!("{document}:{first}-{last}"),
        });
        each.collect::<Vec<_>>().join(", ")
    }
}

/// A walk over the tree of a spec.
struct Walk {
    held: BTreeSet<Span>,
    /// The document that citations name which name none.
    document: Option<String>,
    /// Those that laws hold.
    facts: Vec<Fact>,
    list: Vec<Judgement>,
}

/// What is written of a judgement while its nodes are gone over.
#[derive(Default)]
struct Said {
    text: String,
    lines: Vec<(String, u32, u32)>,
    is_judged: bool,
}

impl Walk {
    /// Goes over the fields of an object; `around` are the lines that support what has none of its own.
    fn object(&mut self, map: &Map, object: &Object, place: &str, around: &[(String, u32, u32)]) {
        let own = map.get("at").map(|(_, at)| self.citation(at));
        let here = own.as_deref().unwrap_or(around);
        for (key, node) in &map.entries {
            let Some(field) = object.fields_with_evidence().find(|field| field.name == key.text) else { continue };
            if HELD.contains(&field.name) {
                // That it has a provider is no matter of any document.
                if field.name != "provider" {
                    self.facts.push(Fact { place: format!("{place}/{}", field.name), ..Fact::default() });
                }
                continue;
            }
            // Tables and rows are known by their names alone.
            let place = match field.name {
                "tables" | "groups" | "codes" => place.to_owned(),
                name => format!("{place}/{name}"),
            };
            // Lines alone are those of a heading, on which nothing below it rests.
            let is_part = matches!(field.ty, ValueType::List(_) | ValueType::Map(..) | ValueType::Object(_));
            let lends = object.evidence != Evidence::Lines || !is_part;
            self.value(&field.ty, key, node, place, if lends { here } else { &[] });
        }
    }

    fn value(&mut self, ty: &ValueType, key: &Scalar, node: &Node, place: String, around: &[(String, u32, u32)]) {
        match (ty, node) {
            (ValueType::Lines, _) => {
                self.facts.push(Fact { place, lines: self.citation(node), ..Fact::default() });
            }
            (ValueType::Object(of) | ValueType::Short(_, of), Node::Map(map)) => self.object(map, of, &place, around),
            (ValueType::Map(_, ValueType::Lines), Node::Map(map)) => {
                // What is skipped are lines of the document around.
                let document = place.rsplit('/').nth(1).map(str::to_owned);
                for (reason, node) in &map.entries {
                    let document = document.clone();
                    let lines = Walk { document, held: BTreeSet::new(), facts: Vec::new(), list: Vec::new() };
                    let lines = lines.citation(node);
                    let place = format!("{place}/{}", reason.text);
                    self.list.push(Judgement { text: place.clone(), place, span: reason.span, lines, counted: None });
                }
            }
            (ValueType::Map(_, ty), Node::Map(map)) => {
                for (name, node) in &map.entries {
                    // A table that is called as a part of the spec is, such as `statuses`, would be taken for that part.
                    let part = match ty {
                        ValueType::Object(of) if of.name == "table" && is_part(&name.text) => "/tables",
                        _ => "",
                    };
                    self.value(ty, name, node, format!("{place}{part}/{}", name.text), around);
                }
            }
            (ValueType::List(ValueType::Object(of)), Node::Seq(seq)) => {
                for node in &seq.items {
                    match node {
                        Node::Map(map) if of.fields().any(|field| field.name == "codes") => {
                            self.group(map, of, &place, around);
                        }
                        _ => self.judge(format!("{place}/{}", first(node)), node.span(), node, around),
                    }
                }
            }
            _ => self.judge(place, key.span, node, around),
        }
    }

    /// A group is known by its first code; what it says, it says of all of them.
    fn group(&mut self, map: &Map, of: &Object, place: &str, around: &[(String, u32, u32)]) {
        let codes = match map.get("codes") {
            Some((_, Node::Map(codes))) => codes.entries.iter().map(|(code, _)| code.text.as_str()).collect(),
            _ => Vec::new(),
        };
        let (before, facts_before) = (self.list.len(), self.facts.len());
        let rows = Map {
            entries: map.entries.iter().filter(|(key, _)| key.text == "codes").cloned().collect(),
            ..map.clone()
        };
        let facts = Map {
            entries: map.entries.iter().filter(|(key, _)| key.text != "codes").cloned().collect(),
            ..map.clone()
        };
        self.object(&facts, of, &format!("{place}/group of {}", codes.first().unwrap_or(&"")), around);
        for judgement in &mut self.list[before..] {
            let _ = write!(judgement.text, "{codes:?}");
        }
        for fact in &mut self.facts[facts_before..] {
            let _ = write!(fact.said, "{codes:?}");
        }
        let own = map.get("at").map(|(_, at)| self.citation(at));
        self.object(&rows, of, place, own.as_deref().unwrap_or(around));
    }

    /// Lists a field, unless all that it says is held by a law, and on one place of the document.
    fn judge(&mut self, place: String, span: Span, node: &Node, around: &[(String, u32, u32)]) {
        let mut said = Said::default();
        self.say(node, &mut said);
        let own = match node {
            Node::Map(map) => map.get("at"),
            _ => None,
        };
        // The law finds what is claimed on one of the lines; that the others belong to it only a reader can tell.
        if !said.is_judged && own.is_none_or(|(_, at)| self.citation(at).len() < 2) {
            self.facts.push(Fact { place, said: said.text, lines: said.lines });
            return;
        }
        if own.is_none() {
            said.lines.splice(0..0, around.iter().cloned());
        }
        let mut whole = String::new();
        self.text(&place, &mut whole, &mut said.lines);
        let short = match whole.char_indices().nth(LONGEST) {
            Some((end, _)) => format!("{}…", &whole[..end]),
            None => whole.clone(),
        };
        let place = printable(&one_line(&short));
        let mut seen = BTreeSet::new();
        said.lines.retain(|lines| seen.insert(lines.clone()));
        self.list.push(Judgement {
            place,
            span,
            lines: said.lines,
            text: format!("{whole}\0{}", said.text),
            counted: None,
        });
    }

    /// Writes a node in the one way that does not depend on how it is laid out.
    fn say(&self, node: &Node, said: &mut Said) {
        match node {
            Node::Scalar(scalar) => {
                said.is_judged |= !self.held.contains(&scalar.span);
                let mut text = String::new();
                self.text(&scalar.text, &mut text, &mut said.lines);
                let _ = write!(said.text, "{text:?} ");
            }
            Node::Seq(seq) => {
                said.text.push('[');
                seq.items.iter().for_each(|item| self.say(item, said));
                said.text.push(']');
            }
            Node::Map(map) => {
                let mut entries: Vec<_> = map.entries.iter().collect();
                entries.sort_by_key(|(key, _)| &key.text);
                said.text.push('{');
                for (key, node) in entries {
                    let _ = write!(said.text, "{:?}: ", key.text);
                    match key.text.as_str() {
                        "at" => said.lines.extend(self.citation(node)),
                        _ => self.say(node, said),
                    }
                }
                said.text.push('}');
            }
        }
    }

    /// Writes a sentence without the numbers of the lines that it names, which belong to what it rests on.
    fn text(&self, text: &str, out: &mut String, lines: &mut Vec<(String, u32, u32)>) {
        let mut from = 0;
        for (range, named) in parse::lines_in_text(text) {
            out.push_str(&text[from..range.start]);
            out.push('…');
            from = range.end;
            lines.extend(self.named(named));
        }
        out.push_str(&text[from..]);
    }

    fn citation(&self, node: &Node) -> Vec<(String, u32, u32)> {
        parse::lines(node).0.value.lines.into_iter().filter_map(|lines| self.named(lines.value)).collect()
    }

    fn named(&self, lines: Lines) -> Option<(String, u32, u32)> {
        Some((lines.document.or_else(|| self.document.clone())?, lines.first, lines.last))
    }
}

/// Whether a spec has a field of this name.
fn is_part(name: &str) -> bool {
    language::SPEC.fields().any(|field| field.name == name)
}

/// The first words of an item of a list: its place among the others may change.
fn first(node: &Node) -> String {
    let words = match node {
        Node::Map(map) => map.entries.iter().find_map(|(key, node)| match node {
            Node::Scalar(scalar) if key.text != "at" => Some(scalar.text.as_str()),
            _ => None,
        }),
        Node::Scalar(scalar) => Some(scalar.text.as_str()),
        Node::Seq(_) => None,
    };
    words.unwrap_or_default().chars().take(LONGEST / 2).collect()
}
