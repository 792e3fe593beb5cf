//! Fields that hold objects: one, a list of them, or those that stand under their keys.

use super::{Kind, Must, Object, Resolve, ResolveObject};
use crate::catalog::Basis;
use crate::language::{Field, Object as Described, ValueType};
use crate::read;
use crate::read::fields::Fields;
use crate::resolve::evidence::Context;
use crate::source::Spanned;
use crate::tree::Scalar as Written;
use crate::walk::{Entity, Node as Walked};
use std::marker::PhantomData;

/// An object.
pub struct One<O>(PhantomData<O>);

impl<O: Object> Kind for One<O> {
    const TYPE: ValueType = ValueType::Object(O::OBJECT);
    type Spec = Option<O>;

    fn read(fields: Fields<'_>, name: &str) -> Self::Spec {
        fields.get(name).and_then(read::object)
    }

    fn walk<'s>(spec: &'s Self::Spec, field: &'static Field, entity: &mut Entity<'s>) {
        if let Some(object) = spec {
            entity.parts.push((field, object));
        }
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
        let mut objects = Vec::new();
        for node in fields.items(name) {
            if let Some(object) = read::object(node) {
                objects.push(object);
            }
        }
        objects
    }

    fn walk<'s>(spec: &'s Self::Spec, field: &'static Field, entity: &mut Entity<'s>) {
        for object in spec {
            entity.parts.push((field, object));
        }
    }
}

impl<O: ResolveObject> Resolve for List<O> {
    type Catalog = Vec<O::Catalog>;

    fn resolve(spec: &Self::Spec, context: &Context<'_>, around: &Basis) -> Self::Catalog {
        let mut objects = Vec::new();
        for object in spec {
            objects.push(object.resolve(context, around));
        }
        objects
    }
}

/// Objects by their keys.
pub struct Map<O>(PhantomData<O>);

impl<O: Object> Kind for Map<O> {
    const TYPE: ValueType = ValueType::Map(&O::KEY, &ValueType::Object(O::OBJECT));
    type Spec = Vec<O>;

    fn read(fields: Fields<'_>, name: &str) -> Self::Spec {
        let mut objects = Vec::new();
        for (key, node) in fields.entries(name) {
            if let Some(object) = O::read(key, Fields::of(node)) {
                objects.push(object);
            }
        }
        objects
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
