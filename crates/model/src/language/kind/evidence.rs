//! The evidence that an object may carry beside its fields.

use super::Scope;
use crate::catalog::Basis;
use crate::language::Evidence as Written;
use crate::read::fields::Fields;
use crate::resolve::evidence::Context;
use crate::spec::{Around, Evidence};
use crate::walk::Entity;

/// `at` or `registered`, on which the facts inside rest.
pub enum Section {}

impl Scope for Section {
    const EVIDENCE: Written = Written::Default;
    type Spec = Around;
    type Catalog = Basis;

    fn read(fields: Fields<'_>) -> Around {
        Around { at: fields.at(), registered: fields.registered() }
    }

    fn walk<'s>(spec: &'s Around, entity: &mut Entity<'s>) {
        (entity.at, entity.registered) = (spec.at.as_ref(), spec.registered.as_ref());
    }

    fn resolve(spec: &Around, context: &Context<'_>, around: &Basis) -> Basis {
        context.section(spec, around)
    }
}

/// `at`.
pub enum Lines {}

impl Scope for Lines {
    const EVIDENCE: Written = Written::Lines;
    type Spec = Around;
    type Catalog = Basis;

    fn read(fields: Fields<'_>) -> Around {
        Around { at: fields.at(), registered: None }
    }

    fn walk<'s>(spec: &'s Around, entity: &mut Entity<'s>) {
        Section::walk(spec, entity);
    }

    fn resolve(spec: &Around, context: &Context<'_>, around: &Basis) -> Basis {
        Section::resolve(spec, context, around)
    }
}

/// Any evidence: the object is one statement.
pub enum Statement {}

impl Scope for Statement {
    const EVIDENCE: Written = Written::Statement;
    type Spec = Option<Evidence>;
    type Catalog = Basis;

    fn read(fields: Fields<'_>) -> Self::Spec {
        fields.evidence()
    }

    fn walk<'s>(spec: &'s Self::Spec, entity: &mut Entity<'s>) {
        entity.evidence = spec.as_ref();
    }

    fn resolve(spec: &Self::Spec, context: &Context<'_>, around: &Basis) -> Basis {
        context.basis(spec.as_ref(), around)
    }
}

/// The evidence of a fact, which the fact holds and not the object that is its value.
pub enum OfFact {}

impl Scope for OfFact {
    const EVIDENCE: Written = Written::Fact;
    type Spec = ();
    type Catalog = Basis;

    fn read(_: Fields<'_>) {}

    fn walk<'s>((): &'s (), _: &mut Entity<'s>) {}

    fn resolve((): &(), _: &Context<'_>, around: &Basis) -> Basis {
        around.clone()
    }
}
