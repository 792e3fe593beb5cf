//! The fields of one mapping: unknown, missing, and evidence given twice.

use super::Checker;
use super::wanted::{self, article};
use crate::diagnostic::{Diagnostic, excerpt};
use crate::language::{Evidence, Field};
use crate::order;
use crate::rule::Rule;
use crate::source::Span;
use crate::text::similar::suggest;
use crate::tree::{Map, Node};

impl Checker<'_> {
    /// Reports the entry `index` of a mapping, which none of the `fields` describes, and returns the one that was
    /// probably meant.
    pub(super) fn unknown_field(
        &mut self,
        object: &str,
        fields: &[&'static Field],
        map: &Map,
        index: usize,
    ) -> Option<&'static str> {
        let (key, value) = &map.entries[index];
        let names: Vec<&'static str> = fields.iter().map(|field| field.name).collect();
        let mut meant = None;
        let written = excerpt(&key.text);
        let message = format!("`{written}` is no field of {} {object}", article(object));
        let mut diagnostic = Diagnostic::new(Rule::UnknownField, key.span, message);
        let blank = matches!(value, Node::Scalar(value) if value.is_null() && !value.is_alias());
        if map.flow && (blank || key.text.contains(' ') || !key.text.is_ascii()) {
            if let Some((_, before)) = index.checked_sub(1).and_then(|before| map.entries.get(before)) {
                diagnostic = diagnostic.also(before.span(), "this text ended at the comma");
            }
            diagnostic = diagnostic.help("in braces a comma ends the text: quote it");
        } else if Evidence::Fact.fields().iter().any(|field| field.name == key.text) {
            diagnostic = diagnostic.help(format!(
                "`{written}` belongs to a single fact: write `{{is: …, {written}: …}}` in the place of its value"
            ));
        } else if let Some(name) = suggest(&key.text, names.iter().copied()) {
            diagnostic = diagnostic.help(format!("did you mean `{name}`?"));
            meant = Some(name);
        } else if let Some((before, first)) = sibling(map, index) {
            let (before, first) = (excerpt(before), excerpt(first));
            diagnostic = diagnostic.help(format!(
                "if it belongs to `{before}`, begin it in the column of `{first}`, and what is in it likewise"
            ));
        } else {
            let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
            diagnostic = diagnostic.help(format!("its fields are {}", names.join(", ")));
        }
        self.report(diagnostic);
        meant
    }

    /// Reports that a mapping lacks a field without which it says nothing.
    pub(super) fn missing_field(&mut self, object: &str, name: &str, field: &Field, map: &Map) {
        let message = format!("`{}` has no `{}`", excerpt(name), field.name);
        let message = if name == "the file" { format!("the file has no `{}`", field.name) } else { message };
        let example = if field.name == "is" { "…".to_owned() } else { wanted::example(&field.ty) };
        self.report(
            Diagnostic::new(Rule::MissingField, first_line(map), message)
                .here(format!("this {object}"))
                .help(format!("add `{}: {example}`: {}", field.name, field.doc)),
        );
    }

    /// Reports evidence of two kinds in one fact. (What a row cites and names at once, `check` reports.)
    pub(super) fn evidence_twice(&mut self, map: &Map) {
        let kinds = Evidence::Fact.fields().iter().filter(|field| field.name != "quote");
        let mut given: Vec<_> = kinds.filter_map(|field| map.get(field.name)).map(|(key, _)| key).collect();
        order::sort(&mut given, |one, other| one.span.cmp(&other.span));
        let [first, rest @ ..] = given.as_slice() else { return };
        for second in rest {
            let message = format!("`{}` stands beside `{}`", second.text, first.text);
            self.report(
                Diagnostic::new(Rule::EvidenceTwice, second.span, message)
                    .here("the second kind of evidence")
                    .also(first.span, "the first")
                    .help("keep one: `at` if the document says it, `because` if we conclude it, `registered` if a standard says it"),
            );
        }
    }
}

/// The field before an entry of fields, if such entries are what it holds, and the first of them: it may be one that is
/// indented too little.
fn sibling(map: &Map, index: usize) -> Option<(&str, &str)> {
    let (name, before) = map.entries.get(index.checked_sub(1)?)?;
    match (before, &map.entries[index].1) {
        (Node::Map(before), Node::Map(_)) if !map.flow && !before.flow => {
            let is_alike = before.entries.iter().all(|(_, entry)| matches!(entry, Node::Map(_)));
            before.entries.first().filter(|_| is_alike).map(|(first, _)| (name.text.as_str(), first.text.as_str()))
        }
        _ => None,
    }
}

/// Where a mapping begins: its first key, or its brace.
fn first_line(map: &Map) -> Span {
    match map.entries.first() {
        Some((key, _)) if !map.flow => key.span,
        _ => map.span,
    }
}
