//! A spec in, every object of it out, one after the other: what it is, its evidence, and each of its facts. What holds for
//! every field of the language, whoever has it, is done over this walk, and there is no other list of fields.

use crate::language::{self, Field, Object, ValueType};
use crate::source::{Span, Spanned};
use crate::spec::{Citation, ColumnItem, Evidence, Fact, Ref, Spec, StatusPattern, Wait};

/// An object of a spec.
#[derive(Debug)]
pub struct Entity<'s> {
    /// The object itself.
    pub of: Ref<'s>,
    /// What the language says of such objects.
    pub object: &'static Object,
    /// The object that it is a part of, and in which field.
    pub within: Option<(Ref<'s>, &'static Field)>,
    /// What supports that one, and so this one where it has no evidence of its own.
    pub around: Support<'s>,
    /// Where it stands: its key, or else the whole of it.
    pub span: Option<Span>,
    /// Its lines.
    pub at: Option<&'s Spanned<Citation>>,
    /// The standard it is taken from.
    pub registered: Option<&'s Spanned<String>>,
    /// What supports it, where it is one statement.
    pub evidence: Option<&'s Evidence>,
    /// Its facts and values, in the order of the declaration.
    pub items: Vec<Item<'s>>,
    /// The objects in it.
    pub(crate) parts: Vec<(&'static Field, &'s dyn Node)>,
}

/// What an object lends to the facts in it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Support<'s> {
    /// Nothing.
    None,
    /// Lines.
    Stated(&'s Citation),
    /// A standard, or a reason.
    Other,
}

/// A fact or a value of an object.
#[derive(Clone, Copy, Debug)]
pub struct Item<'s> {
    /// The field's name; of an entry, the document's.
    pub name: &'s str,
    /// What its value looks like, whether it is a fact or not.
    pub ty: &'static ValueType,
    /// The value's place.
    pub span: Span,
    /// The value, as far as a rule for all fields asks for it.
    pub value: Seen<'s>,
    /// Whether it is a fact, which something has to support.
    pub is_fact: bool,
    /// Whether it needs the support of the object that it is in.
    pub is_bare: bool,
    /// Its own evidence.
    pub evidence: Option<&'s Evidence>,
    /// The document's own words for it.
    pub quote: Option<&'s Spanned<String>>,
}

/// A value, as a walk sees it.
#[derive(Clone, Copy, Debug)]
pub enum Seen<'s> {
    /// A text, a name, an address, a sentence.
    Text(&'s str),
    /// A status.
    Status(u16),
    /// A status, or a class of them.
    Pattern(&'s StatusPattern),
    /// Statuses and their classes.
    Patterns(&'s [StatusPattern]),
    /// Integers.
    Range((i128, i128)),
    /// A wait.
    Wait(&'s Wait),
    /// A word of a closed set.
    Word(&'static str),
    /// A value of a table's own column.
    Cell(&'s ColumnItem),
    /// Anything else.
    Other,
}

/// An object that can be walked over.
pub trait Node: std::fmt::Debug {
    /// What it is, without what is around it.
    fn entity(&self) -> Entity<'_>;
}

/// Calls `visit` with every object of a spec, each before those in it.
pub fn walk<'s>(spec: &'s Spec, visit: &mut dyn FnMut(&Entity<'s>)) {
    descend(spec.entity(), visit);
}

fn descend<'s>(entity: Entity<'s>, visit: &mut dyn FnMut(&Entity<'s>)) {
    visit(&entity);
    // Lines alone are those of a heading, on which nothing below it rests.
    let around = if entity.object.evidence == language::Evidence::Lines { Support::None } else { entity.support() };
    for (field, part) in &entity.parts {
        descend(Entity { within: Some((entity.of, field)), around, ..part.entity() }, visit);
    }
}

impl<'s> Entity<'s> {
    pub(crate) fn new(of: Ref<'s>, object: &'static Object) -> Self {
        let (items, parts) = (Vec::new(), Vec::new());
        let (within, around, span, at, registered, evidence) = (None, Support::None, None, None, None, None);
        Self { of, object, within, around, span, at, registered, evidence, items, parts }
    }

    /// Its lines, wherever they are written.
    #[must_use]
    pub fn lines(&self) -> Option<&'s Spanned<Citation>> {
        match self.evidence {
            Some(Evidence::Stated(at)) => Some(at),
            _ => self.at,
        }
    }

    /// What its facts can rest on.
    #[must_use]
    pub fn support(&self) -> Support<'s> {
        match (self.lines(), self.registered, self.evidence) {
            (Some(at), ..) => Support::Stated(&at.value),
            (None, None, None) => self.around,
            (None, ..) => Support::Other,
        }
    }

    /// Where it stands: its key, or the whole of it, or else its first value that is no fact, or else its first fact.
    #[must_use]
    pub fn place(&self) -> Option<Span> {
        let first = || self.items.iter().min_by_key(|item| (item.is_fact, item.span)).map(|item| item.span);
        self.span.or_else(first)
    }

    /// Its facts, without its other values.
    pub fn facts(&self) -> impl Iterator<Item = &Item<'s>> {
        self.items.iter().filter(|item| item.is_fact)
    }
}

impl<'s> Item<'s> {
    /// A value that needs no support.
    pub(crate) fn plain(field: &'static Field, span: Span, value: Seen<'s>) -> Self {
        let (name, ty) = (field.name, &field.ty);
        Self { name, ty, span, value, is_fact: false, is_bare: false, evidence: None, quote: None }
    }

    /// A fact.
    pub(crate) fn fact<T>(field: &'static Field, fact: &'s Fact<T>, value: Seen<'s>) -> Self {
        let (evidence, quote) = (fact.evidence.as_ref(), fact.quote.as_ref());
        let plain = Self::plain(field, fact.value.span, value);
        Self { is_fact: true, is_bare: evidence.is_none(), evidence, quote, ..plain }
    }

    /// The value, where that is a text.
    #[must_use]
    pub fn text(&self) -> Option<&'s str> {
        match self.value {
            Seen::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The value, where that is a text of the document, and its place.
    #[must_use]
    pub fn quoted(&self) -> Option<(&'s str, Span)> {
        self.text().filter(|_| matches!(self.value_type(), ValueType::Text)).map(|text| (text, self.span))
    }

    /// The value, where that is a sentence of ours, and its place.
    #[must_use]
    pub fn ours(&self) -> Option<(&'s str, Span)> {
        self.text().filter(|_| matches!(self.value_type(), ValueType::Prose)).map(|text| (text, self.span))
    }

    /// Whether it says in a word of ours what a document means, without the document's own word beside it. What is quoted
    /// or counted is seen on the lines of whatever is around it, and this is not. A role is what the object itself is.
    #[must_use]
    pub fn is_judgement(&self) -> bool {
        const fn is_ours(ty: &ValueType) -> bool {
            match ty {
                ValueType::Word(_) | ValueType::Bool | ValueType::Prose | ValueType::Snake | ValueType::Object(_) => {
                    true
                }
                ValueType::List(of) | ValueType::OneOrMore(of) | ValueType::Given(of) => is_ours(of),
                _ => false,
            }
        }
        let is_named = matches!(self.name, "of") || is_ours(self.value_type());
        self.is_fact && self.quote.is_none() && self.name != "role" && is_named
    }

    /// What its value looks like, without its evidence.
    #[must_use]
    pub fn value_type(&self) -> &'static ValueType {
        match self.ty {
            ValueType::Fact(ty) => ty,
            ty => ty,
        }
    }
}
