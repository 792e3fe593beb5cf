//! A spec in, every careless change to it out, by the description of its language: so no field is forgotten.

mod cut;

use std::collections::BTreeMap;

use codetable_model::language::{self, Evidence, Object, ValueType};
use codetable_model::parse;
use codetable_model::source::{Source, SourceId, Span};
use codetable_model::tree::{self, Map, Node, Scalar};

use crate::change::{Change, Class};
use crate::random::Random;
use crate::text::{Altered, quoted, sentences, slips};
use cut::Cut;

/// Every change to a spec, in its order; of changes that are alike at one place, some.
pub(crate) fn changes(source: &Source, random: &mut Random) -> Vec<Change> {
    let Some(spec) = tree::parse(SourceId(0), source, &mut Vec::new()) else { return Vec::new() };
    let Node::Map(root) = &spec else { return Vec::new() };
    let mut walk =
        Walk { text: &source.text, random, uses: BTreeMap::new(), phrases: BTreeMap::new(), list: Vec::new() };
    walk.note(&spec);
    for book in [Some(root), below(root, "prose")].into_iter().flatten().filter_map(|map| below(map, "phrases")) {
        for (index, (key, _)) in book.entries.iter().enumerate() {
            walk.phrases.insert(key.text.clone(), Cut::of_entry(walk.text, book, index));
        }
    }
    walk.object(root, language::SPEC, source.stem());
    walk.list
}

/// The mapping that is called so in another.
fn below<'n>(map: &'n Map, name: &str) -> Option<&'n Map> {
    match map.get(name) {
        Some((_, Node::Map(map))) => Some(map),
        _ => None,
    }
}

struct Walk<'s, 'r> {
    text: &'s str,
    random: &'r mut Random,
    /// Where each text stands, as a value or a key.
    uses: BTreeMap<String, Vec<Span>>,
    /// How the phrase of each text is taken out.
    phrases: BTreeMap<String, Option<Cut>>,
    list: Vec<Change>,
}

impl Walk<'_, '_> {
    fn note(&mut self, node: &Node) {
        match node {
            Node::Scalar(scalar) => self.uses.entry(scalar.text.clone()).or_default().push(scalar.span),
            Node::Seq(seq) => seq.items.iter().for_each(|item| self.note(item)),
            Node::Map(map) => map.entries.iter().for_each(|(key, node)| {
                self.uses.entry(key.text.clone()).or_default().push(key.span);
                self.note(node);
            }),
        }
    }

    fn push(&mut self, class: Class, place: &str, what: impl Into<String>, cuts: Vec<Cut>) {
        let edits = cuts.into_iter().map(|cut| (cut.range, cut.new)).collect();
        self.list.push(Change { class, place: place.to_owned(), what: what.into(), edits });
    }

    /// Another text in the place of one, in this place alone.
    fn instead(&mut self, class: Class, scalar: &Scalar, what: impl Into<String>, new: String, place: &str) {
        self.push(class, place, what, vec![Cut::new(scalar.span.range(), new)]);
    }

    /// Some slips in a text that is copied.
    fn slip(&mut self, class: Class, scalar: &Scalar, count: usize, place: &str) {
        let altered = slips(&scalar.text, self.random);
        let altered = self.random.some(altered, count);
        self.replace(class, scalar, altered, place);
    }

    fn object(&mut self, map: &Map, object: &Object, place: &str) {
        // What only gathers others is no fact that could be dropped.
        let gathers = ["spec", "document", "table", "key", "column", "prose"].contains(&object.name);
        let cited = match object.name {
            "conflict" | "note" | "support" => Class::Supported,
            _ => Class::Cited,
        };
        for (index, (key, node)) in map.entries.iter().enumerate() {
            let Some(field) = object.fields_with_evidence().find(|field| field.name == key.text) else { continue };
            let is_declared = object.fields().any(|declared| declared.name == field.name);
            let place = format!("{place}/{}", key.text);
            if !is_declared {
                self.evidence(map, index, object.evidence == Evidence::Fact, cited, &place);
                continue;
            }
            if !field.required && !gathers && !matches!(field.name, "codes" | "name" | "also" | "is") {
                self.drop(map, index, Class::Dropped, &place);
            }
            self.value(&field.ty, key, node, cited, &place);
        }
    }

    /// Evidence beside facts, or beside the one value of a fact.
    fn evidence(&mut self, map: &Map, index: usize, is_fact: bool, cited: Class, place: &str) {
        let (key, node) = &map.entries[index];
        match key.text.as_str() {
            "at" => {
                self.lines(node, cited, place);
                if is_fact {
                    self.drop(map, index, Class::Evidence, place);
                }
            }
            "quote" => {
                self.drop(map, index, Class::Dropped, place);
                self.value(&ValueType::Text, key, node, cited, place);
            }
            "when" => {
                self.drop(map, index, Class::Dropped, place);
                self.value(&ValueType::Object(language::WHEN), key, node, cited, place);
            }
            _ => {
                self.drop(map, index, Class::Evidence, place);
                self.value(&ValueType::Prose, key, node, cited, place);
            }
        }
    }

    /// Takes an entry out; of phrases that nothing uses any more, some with it.
    fn drop(&mut self, map: &Map, index: usize, class: Class, place: &str) {
        let Some(cut) = Cut::of_entry(self.text, map, index) else { return };
        let mut cuts = vec![cut];
        let tidies = self.random.below(2) == 1;
        if tidies {
            let mut texts = Vec::new();
            texts_of(&map.entries[index].1, &mut texts);
            let orphans = texts.into_iter().filter(|text| self.uses.get(*text).is_some_and(|uses| uses.len() == 2));
            cuts.extend(orphans.filter_map(|text| self.phrases.get(text).cloned().flatten()));
        }
        let what = if cuts.len() > 1 { "dropped with its phrase" } else { "dropped" };
        self.push(class, place, what, cuts);
    }

    fn value(&mut self, ty: &ValueType, key: &Scalar, node: &Node, cited: Class, place: &str) {
        match (ty, node) {
            (ValueType::Lines, _) => self.lines(node, cited, place),
            (ValueType::Fact(ty) | ValueType::Given(ty), Node::Map(map)) if map.get("is").is_some() => {
                for (index, (key, node)) in map.entries.iter().enumerate() {
                    let place = format!("{place}/{}", key.text);
                    match key.text.as_str() {
                        "is" => self.value(ty, key, node, cited, &place),
                        _ => self.evidence(map, index, true, cited, &place),
                    }
                }
            }
            (ValueType::Fact(ty) | ValueType::Given(ty), _) => self.value(ty, key, node, cited, place),
            (ValueType::Object(of) | ValueType::Short(_, of), Node::Map(map)) => self.object(map, of, place),
            (ValueType::Short(ty, _), _) => self.value(ty, key, node, cited, place),
            (ValueType::List(ty) | ValueType::OneOrMore(ty), Node::Seq(seq)) => {
                let class = if is_word(ty) { Class::Words } else { Class::Dropped };
                for (index, item) in seq.items.iter().enumerate() {
                    let place = format!("{place}/{index}");
                    if let Some(cut) = Cut::of_item(self.text, seq, index) {
                        self.push(class, &place, "dropped", vec![cut]);
                    }
                    self.value(ty, key, item, cited, &place);
                }
            }
            (ValueType::OneOrMore(ty), _) => self.value(ty, key, node, cited, place),
            (ValueType::Map(of, ty), Node::Map(map)) => self.map(of, ty, map, place),
            (_, Node::Scalar(scalar)) => self.scalar(ty, key, scalar, place),
            _ => {}
        }
    }

    fn map(&mut self, of: &ValueType, ty: &ValueType, map: &Map, place: &str) {
        let is_book = matches!(ty, ValueType::Translations);
        for (index, (key, node)) in map.entries.iter().enumerate() {
            let place = format!("{place}/{}", key.text);
            match (of, is_book) {
                (ValueType::Word(words), _) => self.word(words, key, Class::Skipped, &place),
                (_, true) => {}
                (ValueType::Code | ValueType::StatusPattern | ValueType::Token | ValueType::Pointer, _) => {
                    self.slip(Class::Quoted, key, 1, &place);
                    if let Some(cut) = Cut::of_entry(self.text, map, index) {
                        self.push(Class::Quoted, &place, "dropped", vec![cut]);
                    }
                    if let (ValueType::Code, Some((_, next))) = (of, map.entries.get(index + 1)) {
                        self.swap(node, next, &place);
                    }
                }
                _ => {}
            }
            match (ty, node) {
                (ValueType::Translations, _) => {
                    let next = map.entries.get(index + 1).map(|(_, next)| next);
                    self.translation(key, node, next, &place);
                }
                // What is skipped rests on nothing.
                (ValueType::Lines, _) => self.lines(node, Class::Cited, &place),
                _ => self.value(ty, key, node, Class::Cited, &place),
            }
        }
    }

    /// A fact of a row and the same fact of the next, exchanged.
    fn swap(&mut self, row: &Node, next: &Node, place: &str) {
        let (Node::Map(row), Node::Map(next)) = (row, next) else { return };
        let named = |key: &Scalar| !matches!(key.text.as_str(), "at" | "registered" | "also" | "links");
        let common = row.entries.iter().filter(|(key, _)| named(key)).filter_map(|(key, node)| {
            let (_, other) = next.get(&key.text)?;
            let texts = [node.span(), other.span()].map(|span| self.text[span.range()].to_owned());
            (texts[0] != texts[1]).then(|| (key.text.clone(), [node.span(), other.span()], texts))
        });
        let common: Vec<_> = common.collect();
        for (name, [one, other], [first, second]) in self.random.some(common, 1) {
            let class = match name.as_str() {
                "name" => Class::Named,
                "recovery" | "effect" | "wait" | "severity" | "origin" => Class::Words,
                _ => Class::Quoted,
            };
            let cuts = vec![Cut::new(one.range(), second), Cut::new(other.range(), first)];
            self.push(class, &format!("{place}/{name}"), "exchanged with that of the next row", cuts);
        }
    }

    fn scalar(&mut self, ty: &ValueType, key: &Scalar, scalar: &Scalar, place: &str) {
        let text = scalar.text.as_str();
        match ty {
            ValueType::Word(words) => self.word(words, scalar, Class::Words, place),
            ValueType::Bool => {
                let other = if text == "true" { "false" } else { "true" };
                self.instead(Class::Words, scalar, "turned", other.to_owned(), place);
            }
            ValueType::Text | ValueType::Verbatim => self.slip(Class::Quoted, scalar, 2, place),
            ValueType::Prose => {
                let next = self.uses.range(text.to_owned()..).map(|(next, _)| next.clone());
                let next = next.skip(1).find(|next| next.len() > 20);
                let altered = self.random.some(sentences(text, next.as_deref()), 1);
                self.replace(Class::Prose, scalar, altered, place);
            }
            ValueType::Pascal => {
                let class = if key.text == "name" || key.text == "enum" { Class::Named } else { Class::Quoted };
                self.slip(class, scalar, 1, place);
            }
            ValueType::Sha256 => {
                let other = if text.ends_with('0') { '1' } else { '0' };
                let digest = format!("{}{other}", &text[..text.len() - 1]);
                self.instead(Class::Quoted, scalar, "a digit changed", digest, place);
            }
            ValueType::Status => {
                let others =
                    ["400", "403", "404", "409", "429", "500", "503"].into_iter().filter(|other| *other != text);
                for other in self.random.some(others.collect(), 1) {
                    self.instead(Class::Quoted, scalar, format!("`{other}`"), other.to_owned(), place);
                }
            }
            ValueType::StatusPattern
            | ValueType::Token
            | ValueType::Code
            | ValueType::Cell
            | ValueType::Pointer
            | ValueType::Count
            | ValueType::Range => self.slip(Class::Quoted, scalar, 1, place),
            _ => {}
        }
    }

    fn word(&mut self, words: &[(&str, &str)], scalar: &Scalar, class: Class, place: &str) {
        let others: Vec<&str> = words.iter().map(|(word, _)| *word).filter(|word| *word != scalar.text).collect();
        for other in self.random.some(others, 2) {
            self.instead(class, scalar, format!("`{}` is `{other}`", scalar.text), other.to_owned(), place);
        }
    }

    /// A text altered: here alone, or wherever it stands.
    fn replace(&mut self, class: Class, scalar: &Scalar, altered: Vec<Altered>, place: &str) {
        for (what, new) in altered {
            let new = if scalar.plain && is_plain(&new) { new } else { quoted(&new) };
            let everywhere = self.random.below(2) == 1;
            let uses = match self.uses.get(&scalar.text) {
                Some(uses) if everywhere && uses.len() > 1 && scalar.text.contains(' ') => uses.clone(),
                _ => vec![scalar.span],
            };
            let what = if uses.len() > 1 { format!("{what}, everywhere") } else { what.to_owned() };
            let cuts = uses.into_iter().map(|span| Cut::new(span.range(), new.clone())).collect();
            self.push(class, place, what, cuts);
        }
    }

    fn translation(&mut self, key: &Scalar, node: &Node, next: Option<&Node>, place: &str) {
        let scalar = match node {
            Node::Scalar(scalar) => scalar,
            Node::Map(map) => {
                for (language, node) in &map.entries {
                    let next = match next {
                        Some(Node::Map(next)) => next.get(&language.text).map(|(_, next)| next),
                        _ => None,
                    };
                    self.translation(key, node, next, &format!("{place}/{}", language.text));
                }
                return;
            }
            Node::Seq(_) => return,
        };
        let next = match next {
            Some(Node::Scalar(next)) => Some(next.text.as_str()),
            _ => None,
        };
        let mut altered = sentences(&scalar.text, next);
        altered.push(("left in the source's language", key.text.clone()));
        altered.retain(|(_, new)| *new != scalar.text);
        for (what, new) in self.random.some(altered, 1) {
            self.instead(Class::Translated, scalar, what, quoted(&new), place);
        }
    }

    /// Each citation one line off, and each of several left out.
    fn lines(&mut self, node: &Node, cited: Class, place: &str) {
        let all = parse::lines(node).0.value.lines;
        for lines in &all {
            let (first, last) = (lines.first, lines.last);
            let near =
                [(first + 1, last + 1), (first.max(2) - 1, last.max(2) - 1), (first, last + 1), (first + 1, last)];
            let near = near.into_iter().filter(|near| *near != (first, last) && near.0 <= near.1);
            let near = near.filter(|(a, b)| (a == b) == (first == last)).collect();
            for (a, b) in self.random.some(near, 1) {
                let new = if a == b { a.to_string() } else { format!("{a}-{b}") };
                self.push(cited, place, format!("`{new}`"), vec![Cut::new(lines.span.range(), new.clone())]);
            }
        }
        let class = if cited == Class::Supported { cited } else { Class::Evidence };
        let mut seqs = vec![node];
        if let Node::Map(map) = node {
            seqs.extend(map.entries.iter().map(|(_, node)| node));
            for index in 0..map.entries.len() {
                if let Some(cut) = Cut::of_entry(self.text, map, index) {
                    self.push(class, place, "one document left out", vec![cut]);
                }
            }
        }
        for seq in seqs {
            let Node::Seq(seq) = seq else { continue };
            for (index, item) in seq.items.iter().enumerate() {
                if let Some(cut) = Cut::of_item(self.text, seq, index) {
                    let left_out = &self.text[item.span().range()];
                    self.push(class, place, format!("`{left_out}` left out"), vec![cut]);
                }
            }
        }
    }
}

/// Every text of a node.
fn texts_of<'n>(node: &'n Node, texts: &mut Vec<&'n str>) {
    match node {
        Node::Scalar(scalar) => texts.push(&scalar.text),
        Node::Seq(seq) => seq.items.iter().for_each(|item| texts_of(item, texts)),
        Node::Map(map) => map.entries.iter().for_each(|(_, node)| texts_of(node, texts)),
    }
}

fn is_word(ty: &ValueType) -> bool {
    match ty {
        ValueType::Word(_) => true,
        ValueType::List(ty) | ValueType::Fact(ty) | ValueType::Given(ty) => is_word(ty),
        _ => false,
    }
}

/// Whether a text may stand without quotes, wherever it is.
fn is_plain(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-.*/{}".contains(&byte))
}
