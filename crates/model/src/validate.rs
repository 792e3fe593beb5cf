//! A tree held against the language: unknown and missing fields, wrong types, unknown words, and what a
//! text may hold. Everything that is wrong is reported in one run; nothing is changed.

mod drafted;
mod field;
mod meant;
mod scalar;
mod text;
mod verbatim;
mod wanted;
mod whole;

use crate::diagnostic::{Diagnostic, excerpt};
use crate::language::{Evidence, Object, SPEC, ValueType, fields_of_fact};
use crate::rule::Rule;
use crate::source::{Source, Span};
use crate::tree::{Map, Node, Scalar, Seq};
use verbatim::Verbatim;
use wanted::Wanted;

/// Holds a spec against [`SPEC`].
pub(crate) fn validate(root: &Node, source: &Source, diagnostics: &mut Vec<Diagnostic>) {
    let verbatim = Verbatim::of(root, source);
    Checker { source, verbatim: &verbatim, is_verbatim: false, is_translation: false, diagnostics }
        .object(SPEC, root, "the file");
    drafted::left(root, source, diagnostics);
}

/// A translation for each language.
static EACH: ValueType = ValueType::Map(&ValueType::Language, &ValueType::Prose);

/// The engine: it knows shapes, and no field by name. `name` is always the field or key that holds a value.
struct Checker<'a> {
    source: &'a Source,
    verbatim: &'a Verbatim<'a>,
    /// Whether the texts here stand as they are.
    is_verbatim: bool,
    /// Whether what stands here translates one of them.
    is_translation: bool,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Checker<'_> {
    /// Holds a value against a ty.
    fn value(&mut self, ty: &'static ValueType, node: &Node, name: &str) {
        match (ty, node) {
            (_, Node::Scalar(scalar)) if scalar.is_alias() => {}
            (ValueType::Fact(ValueType::Object(object)) | ValueType::Object(object), _) => {
                self.object(object, node, name)
            }
            (ValueType::Short(_, object), Node::Map(_)) => self.object(object, node, name),
            (ValueType::Short(short, _), _) => self.value(short, node, name),
            (ValueType::Fact(inner) | ValueType::Given(inner), Node::Map(map)) => self.fact(ty, inner, map, name),
            (ValueType::Fact(inner) | ValueType::Given(inner), _) => self.value(inner, node, name),
            (ValueType::Lines, _) => self.lines(node, name),
            // Whether a row may leave it out is a matter of the column.
            (ValueType::Cell, Node::Scalar(_)) => {}
            (ValueType::Cell, Node::Seq(seq)) => {
                for item in &seq.items {
                    if let Node::Scalar(scalar) = item {
                        self.whole(name, ty, &[], (scalar, item));
                    }
                    self.value(&ValueType::Scalar, item, name);
                }
            }
            (ValueType::OneOrMore(inner), Node::Seq(seq)) => {
                if seq.items.is_empty() {
                    self.wrong_type(Wanted::of(ty), node, name);
                }
                for item in &seq.items {
                    self.value(inner, item, name);
                }
            }
            (ValueType::OneOrMore(inner), _) => self.value(inner, node, name),
            (ValueType::List(ValueType::Given(ValueType::List(_))), Node::Seq(seq))
                if seq.items.iter().any(|item| matches!(item, Node::Scalar(_))) =>
            {
                self.flat_list(ty, node, name);
            }
            (ValueType::List(inner), Node::Seq(seq)) => seq.items.iter().for_each(|item| self.item(inner, item, name)),
            (ValueType::Translations, Node::Map(_)) => self.value(&EACH, node, name),
            (ValueType::Map(key, value), Node::Map(map)) => {
                let around = self.is_translation;
                for (entry, node) in &map.entries {
                    self.is_translation =
                        around || (matches!(value, ValueType::Translations) && self.verbatim.has(&entry.text));
                    self.scalar(key, entry, name, true);
                    if !self.is_cut_key(entry) {
                        self.whole(&entry.text, value, &[], (entry, node));
                    }
                    self.value(value, node, &entry.text);
                }
                self.is_translation = around;
            }
            (ValueType::Map(_, value), Node::Seq(seq)) if !seq.items.is_empty() => {
                self.list_of_fields(ty, value, seq, name)
            }
            (ValueType::List(_) | ValueType::Map(..), _) => {
                let meant = match node {
                    Node::Scalar(scalar) => meant::wrapped(ty, &scalar.text),
                    _ => None,
                };
                match meant {
                    // What stands around the value may have its evidence, and stays.
                    Some(meant) => self.report(
                        Diagnostic::new(Rule::WrongType, node.span(), wrong(&Wanted::of(ty), node, name))
                            .help(format!("write `{meant}`")),
                    ),
                    None => self.wrong_type(Wanted::of(ty), node, name),
                }
            }
            (_, Node::Scalar(scalar)) => self.scalar(ty, scalar, name, false),
            _ => self.wrong_type(Wanted::of(ty), node, name),
        }
    }

    /// Holds an item of a list against a ty. A code may have a space inside, behind which YAML would cut it off; one that names
    /// a row, or anything else that the spec describes, is that, or nothing.
    fn item(&mut self, ty: &'static ValueType, node: &Node, name: &str) {
        match (ty, node) {
            (ValueType::Code, Node::Scalar(scalar)) => drop(self.is_cut_key(scalar)),
            (ValueType::Scalar, _) => {}
            (_, Node::Scalar(scalar)) => self.whole(name, ty, &[], (scalar, node)),
            _ => {}
        }
        self.value(ty, node, name);
    }

    /// Holds a mapping against an object: each field, then what it must have and may have once.
    fn object(&mut self, object: &'static Object, node: &Node, name: &str) {
        let Node::Map(map) = node else {
            return self.wrong_type(Wanted::object(object), node, name);
        };
        let around = self.is_verbatim;
        self.is_verbatim = verbatim::said(map).unwrap_or(around);
        let fields: Vec<_> = object.fields_with_evidence().collect();
        let mut misspelt = Vec::new();
        for (index, (key, value)) in map.entries.iter().enumerate() {
            match fields.iter().find(|field| field.name == key.text) {
                Some(field) => {
                    self.whole(field.name, &field.ty, &fields, (key, value));
                    self.value(&field.ty, value, field.name);
                }
                None => misspelt.extend(self.unknown_field(object.name, &fields, map, index)),
            }
        }
        for field in object.fields().filter(|field| field.required) {
            if map.get(field.name).is_none() && !misspelt.contains(&field.name) {
                self.missing_field(object.name, name, field, map);
            }
        }
        if matches!(object.evidence, Evidence::Statement | Evidence::Fact) {
            self.evidence_twice(map);
        }
        self.is_verbatim = around;
    }

    /// Holds `{is: value, at: …}` against the ty of its value.
    fn fact(&mut self, fact: &'static ValueType, ty: &'static ValueType, map: &Map, name: &str) {
        let fields: Vec<_> = wanted::IS.iter().chain(fields_of_fact(fact)).collect();
        let mut misspelt = Vec::new();
        for (index, (key, value)) in map.entries.iter().enumerate() {
            match fields.iter().find(|field| field.name == key.text) {
                Some(field) => {
                    let (ty, name) = if field.name == "is" { (ty, name) } else { (&field.ty, field.name) };
                    self.whole(name, ty, &fields, (key, value));
                    self.value(ty, value, name);
                }
                None => misspelt.extend(self.unknown_field("fact", &fields, map, index)),
            }
        }
        if map.get("is").is_none() && !misspelt.contains(&"is") {
            self.missing_field("fact", name, &wanted::IS[0], map);
        }
        self.evidence_twice(map);
    }

    /// Holds lines against what lines are.
    fn lines(&mut self, node: &Node, name: &str) {
        if let Node::Scalar(scalar) = node {
            if scalar.is_null() {
                return self.nothing(Rule::BadLines, scalar, name);
            }
        }
        for flaw in crate::parse::lines(node).1 {
            let place = match node {
                Node::Scalar(scalar) => scalar.text.split_once(':'),
                _ => None,
            };
            let written = self.source.text.get(flaw.span.range()).filter(|written| !written.starts_with(['[', '{']));
            let meant = written.and_then(meant::lines);
            let help = match place {
                Some((document, lines)) => {
                    format!("write `{name}: {{{}: {}}}`", excerpt(document.trim()), excerpt(lines.trim()))
                }
                None if meant.is_some() => format!("write `{}`", meant.unwrap_or_default()),
                None => format!(
                    "write `{name}: 63`, `6-19`, `[87, 108]`, or `{{guide: [1, 2]}}` where there are several documents"
                ),
            };
            self.report(Diagnostic::new(Rule::BadLines, flaw.span, flaw.message).help(help));
        }
    }

    /// Reports a value of another type than the one that is wanted.
    fn wrong_type(&mut self, wanted: Wanted, node: &Node, name: &str) {
        let message = wrong(&wanted, node, name);
        let help = match node {
            Node::Scalar(scalar) if scalar.is_null() => "fill it, or leave the field out".to_owned(),
            _ if wanted.example == "…" => {
                "write one text; several lines stand in a block that begins with `|-`".to_owned()
            }
            _ => format!("write `{}: {}`", excerpt(name), wanted.example),
        };
        self.report(Diagnostic::new(Rule::WrongType, node.span(), message).help(help));
    }

    /// Reports a list that lacks its inner lists: `[wait, retry]` for `[[wait, retry]]`.
    fn flat_list(&mut self, ty: &'static ValueType, node: &Node, name: &str) {
        let wanted = Wanted::of(ty);
        let message = format!("`{}` is a list of words, and {} is wanted", excerpt(name), wanted.what);
        let written = self.source.text.get(node.span().range()).filter(|written| written.starts_with('['));
        let example = written.map_or(wanted.example, |written| format!("[{}]", excerpt(written)));
        self.report(
            Diagnostic::new(Rule::WrongType, node.span(), message)
                .help(format!("write `{example}`, one inner list for each alternative")),
        );
    }

    /// Reports a list in the place of a mapping: `- code: NOT_FOUND` for `NOT_FOUND:`.
    fn list_of_fields(&mut self, ty: &'static ValueType, value: &ValueType, seq: &Seq, name: &str) {
        let named = |item: &Node| match item {
            Node::Scalar(scalar) => Some(scalar.text.clone()),
            Node::Map(map) => map.entries.first().map(|(key, value)| match value {
                Node::Scalar(value) if !value.is_null() => value.text.clone(),
                _ => key.text.clone(),
            }),
            Node::Seq(_) => None,
        };
        let message = format!("`{}` is a list, and {} is wanted", excerpt(name), Wanted::of(ty).what);
        let diagnostic = Diagnostic::new(Rule::WrongType, seq.span, message);
        self.report(match seq.items.iter().find_map(named).filter(|key| !key.is_empty()) {
            Some(key) => diagnostic.help(format!(
                "write each element as a field, without its `- `: `{}: {}`",
                excerpt(&key),
                wanted::example(value)
            )),
            None => diagnostic.help(format!("write `{}: {}`", excerpt(name), wanted::example(ty))),
        });
    }

    /// Reports that nothing stands where a value belongs.
    fn nothing(&mut self, rule: Rule, scalar: &Scalar, name: &str) {
        let message = match scalar.text.as_str() {
            "" => format!("`{}` is blank", excerpt(name)),
            null => format!("`{}` is `{null}`, which is no value", excerpt(name)),
        };
        let rest = self.source.text.get(scalar.span.range().end..).and_then(|rest| rest.lines().next());
        let commented =
            scalar.text.is_empty() && rest.is_some_and(|rest| rest.trim_start_matches([':', ' ']).starts_with('#'));
        let help = if commented {
            "`#` begins a comment: put a text that begins with it in quotes"
        } else {
            "leave the field out where nothing is known; nothing is written to fill a cell"
        };
        self.report(Diagnostic::new(rule, scalar.span, message).help(help));
    }

    fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// The place of `part` inside a scalar, or the whole scalar where it is not written so.
    fn part(&self, scalar: &Scalar, part: &str) -> Span {
        let range = scalar.span.range();
        let found = self.source.text.get(range.clone()).and_then(|written| written.find(part));
        found.map_or(scalar.span, |at| Span::new(scalar.span.source, range.start + at..range.start + at + part.len()))
    }
}

/// What stands in a place, and what is wanted there.
fn wrong(wanted: &Wanted, node: &Node, name: &str) -> String {
    format!("`{}` is {}, and {} is wanted", excerpt(name), wanted::found(node), wanted.what)
}
