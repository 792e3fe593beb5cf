//! Fields that hold values: with and without evidence, required, and several.

use super::{Kind, Resolve, ResolveValue, Value};
use crate::catalog::{self, Basis};
use crate::language::{Field, ValueType};
use crate::read::fields::Fields;
use crate::resolve::evidence::Context;
use crate::source::Spanned;
use crate::spec;
use crate::walk::{Entity, Item};
use std::marker::PhantomData;

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
        for value in spec {
            entity.items.push(Item::plain(field, value.span, V::seen(&value.value)));
        }
    }
}

impl<V: ResolveValue> Resolve for Many<V> {
    type Catalog = Vec<V::Catalog>;

    fn resolve(spec: &Self::Spec, context: &Context<'_>, _: &Basis) -> Self::Catalog {
        let mut values = Vec::new();
        for value in spec {
            values.push(V::resolve(&value.value, context));
        }
        values
    }
}

/// A value, or a list of them.
pub struct OneOrMore<V>(PhantomData<V>);

impl<V: Value> Kind for OneOrMore<V> {
    const TYPE: ValueType = ValueType::OneOrMore(&V::TYPE);
    type Spec = Vec<Spanned<V::Spec>>;

    fn read(fields: Fields<'_>, name: &str) -> Self::Spec {
        Many::<V>::read(fields, name)
    }

    fn walk<'s>(spec: &'s Self::Spec, field: &'static Field, entity: &mut Entity<'s>) {
        Many::<V>::walk(spec, field, entity);
    }
}
