//! What a spec says beside its tables: of itself, of its documents, and the translations of its texts.

use super::{Fact, Kind, Text, Token, Value, Word};
use crate::language::{Field, ValueType};
use crate::read::fields::{self, Fields};
use crate::read::value;
use crate::source::{SourceId, Spanned};
use crate::spec::{self, Citation, Phrase, Translation};
use crate::tree::Node;
use crate::vocabulary::{SkipReason, Vocabulary};
use crate::walk::{Entity, Item, Seen};

/// The file that a spec was read from, which is no field of the language.
pub enum File {}

impl Kind for File {
    const TYPE: ValueType = ValueType::Token;
    const SPREAD: Option<&'static [Field]> = Some(&[]);
    type Spec = SourceId;

    fn read(_: Fields<'_>, _: &str) -> SourceId {
        SourceId::default()
    }

    fn walk<'s>(_: &'s SourceId, _: &'static Field, _: &mut Entity<'s>) {}
}

/// The translations of texts.
pub enum Phrases {}

impl Kind for Phrases {
    const TYPE: ValueType = ValueType::Map(&ValueType::Verbatim, &ValueType::Translations);
    type Spec = Vec<Phrase>;

    fn read(fields: Fields<'_>, name: &str) -> Vec<Phrase> {
        fields.pairs(name, |source, node| Some(Phrase { source, translations: translations(node) }))
    }

    fn walk<'s>(_: &'s Vec<Phrase>, _: &'static Field, _: &mut Entity<'s>) {}
}

/// A translation whose language goes without saying, or each with its language.
fn translations(node: &Node) -> Vec<Translation> {
    let Node::Map(map) = node else {
        let only = fields::spanned(node, value::text).map(|text| Translation { language: None, text });
        return only.into_iter().collect();
    };
    let each = map.entries.iter().filter_map(|(language, node)| {
        let language = Some(Spanned::new(language.text.clone(), language.span));
        Some(Translation { language, text: fields::spanned(node, value::text)? })
    });
    each.collect()
}

/// What a document states about itself, by its names for it.
pub enum Metadata {}

impl Kind for Metadata {
    const TYPE: ValueType = ValueType::Map(&Token::TYPE, &Fact::<Text>::TYPE);
    type Spec = Vec<(Spanned<String>, spec::Fact<String>)>;

    fn read(fields: Fields<'_>, name: &str) -> Self::Spec {
        fields.pairs(name, |name, node| Some((name, fields::fact(node, value::text)?)))
    }

    fn walk<'s>(spec: &'s Self::Spec, field: &'static Field, entity: &mut Entity<'s>) {
        let item = |(name, fact): &'s (Spanned<String>, spec::Fact<String>)| {
            let item = Item::fact(field, fact, Seen::Text(&fact.value.value));
            Item { name: &name.value, ty: &ValueType::Text, ..item }
        };
        entity.items.extend(spec.iter().map(item));
    }
}

/// Lines without facts, by reason.
pub enum Skipped {}

impl Kind for Skipped {
    const TYPE: ValueType = ValueType::Map(&Word::<SkipReason>::TYPE, &ValueType::Lines);
    type Spec = Vec<(SkipReason, Spanned<Citation>)>;

    fn read(fields: Fields<'_>, name: &str) -> Self::Spec {
        fields.pairs(name, |reason, node| Some((SkipReason::from_word(&reason)?, value::lines(node))))
    }

    fn walk<'s>(_: &'s Self::Spec, _: &'static Field, _: &mut Entity<'s>) {}
}
