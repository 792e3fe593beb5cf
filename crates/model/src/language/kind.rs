//! The kinds of fields and values that the declaration is written in: what each is in the language, in a spec and in the
//! catalogue, how it is read, walked over and resolved.

#![allow(missing_debug_implementations, reason = "kinds are types without values")]

mod evidence;
mod facts;
mod fields;
mod file;
mod objects;
mod table;
mod values;

pub(crate) use super::declaration::{OfMeanings, OfRows, OfStatuses, OfTypes};
pub(crate) use evidence::*;
pub(crate) use facts::*;
pub(crate) use fields::*;
pub(crate) use file::*;
pub(crate) use objects::*;
pub(crate) use table::*;
pub(crate) use values::*;

use super::{Field, Object as Described, ValueType};
use crate::catalog::Basis;
use crate::read::fields::Fields;
use crate::resolve::evidence::Context;
use crate::tree::{Node, Scalar as Written};
use crate::walk::{Entity, Node as Walked, Seen};

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
