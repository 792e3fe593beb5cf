//! The kinds of fields and values that the declaration is written in: what each is in the language, in a spec and in the
//! catalogue, how it is read, walked over and resolved.

#![allow(missing_debug_implementations, reason = "kinds are types without values")]

mod special;

pub(crate) use super::declaration::{OfMeanings, OfRows, OfStatuses, OfTypes};
pub(crate) use special::*;

use super::{Field, Object as Described, ValueType};
use crate::catalog::{self, Basis};
use crate::parse;
use crate::read::fields::Fields;
use crate::read::{self, value};
use crate::resolve::evidence::Context;
use crate::source::Spanned;
use crate::spec::{self, StatusPattern};
use crate::tree::{Node, Scalar as Written};
use crate::vocabulary::Vocabulary;
use crate::walk::{Entity, Item, Node as Walked, Seen};
use std::marker::PhantomData;

/// A value without its evidence.
pub trait Value {
    /// What it looks like.
    const TYPE: ValueType;
    /// What a spec holds.
    type Spec;
    /// Reads it.
    fn read(node: &Node) -> Option<Self::Spec>;
    /// Reads it where it is a key.
    fn read_key(key: &Written) -> Option<Self::Spec> {
        Self::read(&Node::Scalar(key.clone()))
    }
    /// What a walk sees of it.
    fn seen(spec: &Self::Spec) -> Seen<'_>;
}

/// A value that the catalogue has.
pub trait ResolveValue: Value {
    /// What the catalogue holds.
    type Catalog;
    /// Resolves it.
    fn resolve(spec: &Self::Spec, context: &Context<'_>) -> Self::Catalog;
    /// What stands in the place of one that is required and could not be read.
    fn unread() -> Self::Catalog;
}

/// A field of an object.
pub trait Kind {
    /// What it looks like.
    const TYPE: ValueType;
    /// Whether every object has it.
    const REQUIRED: bool = false;
    /// The fields that it stands for, where a spec does not write it as one.
    const SPREAD: Option<&'static [Field]> = None;
    /// What a spec holds.
    type Spec;
    /// Reads it.
    fn read(fields: Fields<'_>, name: &str) -> Self::Spec;
    /// Adds what it holds to an entity of a walk.
    fn walk<'s>(spec: &'s Self::Spec, field: &'static Field, entity: &mut Entity<'s>);
}

/// A field that the catalogue has too.
pub trait Resolve: Kind {
    /// What the catalogue holds.
    type Catalog;
    /// Resolves it; `around` supports what has no evidence of its own.
    fn resolve(spec: &Self::Spec, context: &Context<'_>, around: &Basis) -> Self::Catalog;
}

/// An object of the language.
pub trait Object: Walked + Sized {
    /// Its description.
    const OBJECT: &'static Described;
    /// What its key looks like, in a mapping.
    const KEY: ValueType;
    /// Reads it.
    fn read(key: &Written, fields: Fields<'_>) -> Option<Self>;
}

/// An object that the catalogue has field by field.
pub trait ResolveObject: Object {
    /// What the catalogue holds.
    type Catalog;
    /// Resolves it.
    fn resolve(&self, context: &Context<'_>, around: &Basis) -> Self::Catalog;
}

/// Evidence of an object.
pub trait Scope {
    /// The fields it is written in.
    const EVIDENCE: super::Evidence;
    /// What a spec holds.
    type Spec;
    /// Reads it.
    fn read(fields: Fields<'_>) -> Self::Spec;
    /// Adds it to an entity of a walk.
    fn walk<'s>(spec: &'s Self::Spec, entity: &mut Entity<'s>);
    /// What the catalogue holds.
    type Catalog;
    /// Resolves it.
    fn resolve(spec: &Self::Spec, context: &Context<'_>, around: &Basis) -> Self::Catalog;
}

/// Values that the catalogue has as the spec does.
macro_rules! values {
    ($($(#[$doc:meta])* $name:ident: $Spec:ty, $ty:ident, $read:path $(| $key:path)?, $seen:expr;)*) => {$(
        $(#[$doc])*
        pub enum $name {}

        impl Value for $name {
            const TYPE: ValueType = ValueType::$ty;
            type Spec = $Spec;

            fn read(node: &Node) -> Option<$Spec> {
                $read(node)
            }

            $(fn read_key(key: &Written) -> Option<$Spec> {
                $key(key)
            })?

            fn seen(spec: &$Spec) -> Seen<'_> {
                $seen(spec)
            }
        }

        impl ResolveValue for $name {
            type Catalog = $Spec;

            fn resolve(spec: &$Spec, _: &Context<'_>) -> $Spec {
                spec.clone()
            }

            fn unread() -> $Spec {
                <$Spec>::default()
            }
        }
    )*};
}

values! {
    /// A sentence of ours.
    Prose: String, Prose, value::text | name, Seen::Text;
    /// A text kept to the letter.
    Verbatim: String, Verbatim, value::text | name, Seen::Text;
    /// A word without spaces.
    Token: String, Token, value::text | name, Seen::Text;
    /// A name in snake_case.
    Snake: String, Snake, value::snake | name, Seen::Text;
    /// A name in PascalCase.
    Pascal: String, Pascal, value::pascal | name, Seen::Text;
    /// A code.
    Code: String, Code, value::text | name, Seen::Text;
    /// A JSON pointer.
    Pointer: String, Pointer, value::pointer, Seen::Text;
    /// A SHA-256.
    Sha256: String, Sha256, value::sha256, Seen::Text;
    /// Any scalar.
    Scalar: String, Scalar, value::text, Seen::Text;
    /// A positive whole number.
    Count: u32, Count, value::count, other;
    /// `true` or `false`.
    Bool: bool, Bool, value::boolean, other;
    /// An HTTP status.
    Status: u16, Status, value::status, |spec: &u16| Seen::Status(*spec);
    /// A status, or a class of them.
    Statuses: StatusPattern, StatusPattern, value::status_pattern | statuses, Seen::Pattern;
    /// A range of integers.
    Range: (i128, i128), Range, value::range, |spec: &(i128, i128)| Seen::Range(*spec);
}

fn other<T>(_: &T) -> Seen<'_> {
    Seen::Other
}

fn name(key: &Written) -> Option<String> {
    Some(key.text.clone())
}

fn statuses(key: &Written) -> Option<StatusPattern> {
    parse::status_pattern(&key.text).ok()
}

/// A text quoted from the document, which the catalogue has with its English.
pub enum Text {}

impl Value for Text {
    const TYPE: ValueType = ValueType::Text;
    type Spec = String;

    fn read(node: &Node) -> Option<String> {
        value::text(node)
    }

    fn seen(spec: &String) -> Seen<'_> {
        Seen::Text(spec)
    }
}

impl ResolveValue for Text {
    type Catalog = catalog::Text;

    fn resolve(spec: &String, context: &Context<'_>) -> catalog::Text {
        context.text(spec)
    }

    fn unread() -> catalog::Text {
        catalog::Text::default()
    }
}

/// A word of a closed set, of which the last stands for one that could not be read.
pub struct Word<V>(PhantomData<V>);

impl<V: Vocabulary> Value for Word<V> {
    const TYPE: ValueType = ValueType::Word(V::WORDS);
    type Spec = V;

    fn read(node: &Node) -> Option<V> {
        value::word(node)
    }

    fn seen(_: &V) -> Seen<'_> {
        Seen::Other
    }
}

impl<V: Vocabulary> ResolveValue for Word<V> {
    type Catalog = V;

    fn resolve(spec: &V, _: &Context<'_>) -> V {
        *spec
    }

    fn unread() -> V {
        V::LAST
    }
}

/// A list of words.
pub struct Words<V>(PhantomData<V>);

impl<V: Vocabulary> Value for Words<V> {
    const TYPE: ValueType = ValueType::List(&Word::<V>::TYPE);
    type Spec = Vec<V>;

    fn read(node: &Node) -> Option<Vec<V>> {
        value::list(node, value::word)
    }

    fn seen(_: &Vec<V>) -> Seen<'_> {
        Seen::Other
    }
}

impl<V: Vocabulary> ResolveValue for Words<V> {
    type Catalog = Vec<V>;

    fn resolve(spec: &Vec<V>, _: &Context<'_>) -> Vec<V> {
        spec.clone()
    }

    fn unread() -> Vec<V> {
        Vec::new()
    }
}

/// A status or a class of them, or a list of those.
pub enum SomeStatuses {}

impl Value for SomeStatuses {
    const TYPE: ValueType = ValueType::OneOrMore(&Statuses::TYPE);
    type Spec = Vec<StatusPattern>;

    fn read(node: &Node) -> Option<Vec<StatusPattern>> {
        match node {
            Node::Seq(_) => value::list(node, value::status_pattern),
            _ => Some(vec![value::status_pattern(node)?]),
        }
    }

    fn seen(spec: &Vec<StatusPattern>) -> Seen<'_> {
        Seen::Patterns(spec)
    }
}

impl ResolveValue for SomeStatuses {
    type Catalog = Vec<StatusPattern>;

    fn resolve(spec: &Vec<StatusPattern>, _: &Context<'_>) -> Vec<StatusPattern> {
        spec.clone()
    }

    fn unread() -> Vec<StatusPattern> {
        Vec::new()
    }
}

/// A value, and nothing that supports it.
pub struct Plain<V>(PhantomData<V>);

impl<V: Value> Kind for Plain<V> {
    const TYPE: ValueType = V::TYPE;
    type Spec = Option<Spanned<V::Spec>>;

    fn read(fields: Fields<'_>, name: &str) -> Self::Spec {
        fields.value(name, V::read)
    }

    fn walk<'s>(spec: &'s Self::Spec, field: &'static Field, entity: &mut Entity<'s>) {
        if let Some(value) = spec {
            entity.items.push(Item::plain(field, value.span, V::seen(&value.value)));
        }
    }
}

impl<V: ResolveValue> Resolve for Plain<V> {
    type Catalog = Option<V::Catalog>;

    fn resolve(spec: &Self::Spec, context: &Context<'_>, _: &Basis) -> Self::Catalog {
        spec.as_ref().map(|value| V::resolve(&value.value, context))
    }
}

/// A value with what supports it.
pub struct Fact<V>(PhantomData<V>);

impl<V: Value> Kind for Fact<V> {
    const TYPE: ValueType = ValueType::Fact(&V::TYPE);
    type Spec = Option<spec::Fact<V::Spec>>;

    fn read(fields: Fields<'_>, name: &str) -> Self::Spec {
        fields.fact(name, V::read)
    }

    fn walk<'s>(spec: &'s Self::Spec, field: &'static Field, entity: &mut Entity<'s>) {
        if let Some(fact) = spec {
            entity.items.push(Item::fact(field, fact, V::seen(&fact.value.value)));
        }
    }
}

impl<V: ResolveValue> Resolve for Fact<V> {
    type Catalog = Option<catalog::Fact<V::Catalog>>;

    fn resolve(spec: &Self::Spec, context: &Context<'_>, around: &Basis) -> Self::Catalog {
        spec.as_ref().map(|fact| context.map(fact, around, |value| V::resolve(value, context)))
    }
}

/// A value that every object has. In the catalogue it is always there.
pub struct Must<K>(PhantomData<K>);

impl<K: Kind> Kind for Must<K> {
    const TYPE: ValueType = K::TYPE;
    const REQUIRED: bool = true;
    type Spec = K::Spec;

    fn read(fields: Fields<'_>, name: &str) -> Self::Spec {
        K::read(fields, name)
    }

    fn walk<'s>(spec: &'s Self::Spec, field: &'static Field, entity: &mut Entity<'s>) {
        K::walk(spec, field, entity);
    }
}

impl<V: ResolveValue> Resolve for Must<Plain<V>> {
    type Catalog = V::Catalog;

    fn resolve(spec: &Self::Spec, context: &Context<'_>, _: &Basis) -> Self::Catalog {
        spec.as_ref().map_or_else(V::unread, |value| V::resolve(&value.value, context))
    }
}

impl<V: ResolveValue> Resolve for Must<Fact<V>> {
    type Catalog = catalog::Fact<V::Catalog>;

    fn resolve(spec: &Self::Spec, context: &Context<'_>, around: &Basis) -> Self::Catalog {
        let unread = || catalog::Fact { value: V::unread(), basis: Basis::Declared, quote: None };
        Fact::<V>::resolve(spec, context, around).unwrap_or_else(unread)
    }
}

/// A list of values.
pub struct Many<V>(PhantomData<V>);

impl<V: Value> Kind for Many<V> {
    const TYPE: ValueType = ValueType::List(&V::TYPE);
    type Spec = Vec<Spanned<V::Spec>>;

    fn read(fields: Fields<'_>, name: &str) -> Self::Spec {
        fields.values(name, V::read)
    }

    fn walk<'s>(spec: &'s Self::Spec, field: &'static Field, entity: &mut Entity<'s>) {
        entity.items.extend(spec.iter().map(|value| Item::plain(field, value.span, V::seen(&value.value))));
    }
}

impl<V: ResolveValue> Resolve for Many<V> {
    type Catalog = Vec<V::Catalog>;

    fn resolve(spec: &Self::Spec, context: &Context<'_>, _: &Basis) -> Self::Catalog {
        spec.iter().map(|value| V::resolve(&value.value, context)).collect()
    }
}

/// A value, or a list of them.
pub struct OneOrMore<V>(PhantomData<V>);

impl<V: Value> Kind for OneOrMore<V> {
    const TYPE: ValueType = ValueType::OneOrMore(&V::TYPE);
    type Spec = Vec<Spanned<V::Spec>>;

    fn read(fields: Fields<'_>, name: &str) -> Self::Spec {
        fields.values(name, V::read)
    }

    fn walk<'s>(spec: &'s Self::Spec, field: &'static Field, entity: &mut Entity<'s>) {
        Many::<V>::walk(spec, field, entity);
    }
}

/// An object.
pub struct One<O>(PhantomData<O>);

impl<O: Object> Kind for One<O> {
    const TYPE: ValueType = ValueType::Object(O::OBJECT);
    type Spec = Option<O>;

    fn read(fields: Fields<'_>, name: &str) -> Self::Spec {
        fields.get(name).and_then(read::object)
    }

    fn walk<'s>(spec: &'s Self::Spec, field: &'static Field, entity: &mut Entity<'s>) {
        entity.parts.extend(spec.iter().map(|object| (field, object as &dyn Walked)));
    }
}

impl<O: ResolveObject> Resolve for One<O> {
    type Catalog = Option<O::Catalog>;

    fn resolve(spec: &Self::Spec, context: &Context<'_>, around: &Basis) -> Self::Catalog {
        spec.as_ref().map(|object| object.resolve(context, around))
    }
}

/// A list of objects.
pub struct List<O>(PhantomData<O>);

impl<O: Object> Kind for List<O> {
    const TYPE: ValueType = ValueType::List(&ValueType::Object(O::OBJECT));
    type Spec = Vec<O>;

    fn read(fields: Fields<'_>, name: &str) -> Self::Spec {
        fields.items(name).iter().filter_map(read::object).collect()
    }

    fn walk<'s>(spec: &'s Self::Spec, field: &'static Field, entity: &mut Entity<'s>) {
        entity.parts.extend(spec.iter().map(|object| (field, object as &dyn Walked)));
    }
}

impl<O: ResolveObject> Resolve for List<O> {
    type Catalog = Vec<O::Catalog>;

    fn resolve(spec: &Self::Spec, context: &Context<'_>, around: &Basis) -> Self::Catalog {
        spec.iter().map(|object| object.resolve(context, around)).collect()
    }
}

/// Objects by their keys.
pub struct Map<O>(PhantomData<O>);

impl<O: Object> Kind for Map<O> {
    const TYPE: ValueType = ValueType::Map(&O::KEY, &ValueType::Object(O::OBJECT));
    type Spec = Vec<O>;

    fn read(fields: Fields<'_>, name: &str) -> Self::Spec {
        fields.entries(name).iter().filter_map(|(key, node)| O::read(key, Fields::of(node))).collect()
    }

    fn walk<'s>(spec: &'s Self::Spec, field: &'static Field, entity: &mut Entity<'s>) {
        List::<O>::walk(spec, field, entity);
    }
}

impl<O: ResolveObject> Resolve for Map<O> {
    type Catalog = Vec<O::Catalog>;

    fn resolve(spec: &Self::Spec, context: &Context<'_>, around: &Basis) -> Self::Catalog {
        List::<O>::resolve(spec, context, around)
    }
}

/// Required objects by their keys.
impl<O: ResolveObject> Resolve for Must<Map<O>> {
    type Catalog = Vec<O::Catalog>;

    fn resolve(spec: &Self::Spec, context: &Context<'_>, around: &Basis) -> Self::Catalog {
        List::<O>::resolve(spec, context, around)
    }
}

/// An object and its place.
impl<O: Object> Object for Spanned<O> {
    const OBJECT: &'static Described = O::OBJECT;
    const KEY: ValueType = O::KEY;

    fn read(key: &Written, fields: Fields<'_>) -> Option<Self> {
        Some(Self::new(O::read(key, fields)?, fields.span()))
    }
}

impl<O: ResolveObject> ResolveObject for Spanned<O> {
    type Catalog = O::Catalog;

    fn resolve(&self, context: &Context<'_>, around: &Basis) -> O::Catalog {
        self.value.resolve(context, around)
    }
}

impl<O: Walked> Walked for Spanned<O> {
    fn entity(&self) -> Entity<'_> {
        let entity = self.value.entity();
        Entity { span: entity.span.or(Some(self.span)), ..entity }
    }
}
