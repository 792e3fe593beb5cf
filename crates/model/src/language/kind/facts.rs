//! The facts of a code, a status or a type: their texts, what brings a failed call back and how long to wait, and which of
//! them an object may have.

use super::{Fact, Kind, Object, Resolve, ResolveObject as _, Text, Value, Word};
use crate::catalog::{self, Basis};
use crate::language::{Field, ValueType};
use crate::read::fields::{self, Fields};
use crate::read::{self, value};
use crate::resolve::evidence::Context;
use crate::source::Spanned;
use crate::spec::{self, Alternative};
use crate::tree::Node;
use crate::vocabulary::{Step, TextKind, Vocabulary, WaitKind};
use crate::walk::{Entity, Item, Seen};
use std::marker::PhantomData;

/// The texts of a code or a status, each a fact of its own.
pub enum Texts {}

/// A field for each kind of text.
static TEXTS: [Field; TextKind::ALL.len()] = {
    let mut fields = [Field::of::<Fact<Text>>("", ""); TextKind::ALL.len()];
    let mut index = 0;
    while index < fields.len() {
        let (word, meaning) = TextKind::WORDS[index];
        fields[index] = Field::of::<Fact<Text>>(word, meaning);
        index += 1;
    }
    fields
};

impl Kind for Texts {
    const TYPE: ValueType = ValueType::Text;
    const SPREAD: Option<&'static [Field]> = Some(&TEXTS);
    type Spec = Vec<(TextKind, spec::Fact<String>)>;

    fn read(fields: Fields<'_>, _: &str) -> Self::Spec {
        let text = |kind: &TextKind| Some((*kind, fields.fact(kind.word(), value::text)?));
        TextKind::ALL.iter().filter_map(text).collect()
    }

    fn walk<'s>(spec: &'s Self::Spec, _: &'static Field, entity: &mut Entity<'s>) {
        for (kind, fact) in spec {
            let field = TEXTS.iter().find(|field| field.name == kind.word());
            entity.items.extend(field.map(|field| Item::fact(field, fact, Seen::Text(&fact.value.value))));
        }
    }
}

impl Resolve for Texts {
    type Catalog = Vec<(TextKind, catalog::Fact<catalog::Text>)>;

    fn resolve(spec: &Self::Spec, context: &Context<'_>, around: &Basis) -> Self::Catalog {
        let text = |(kind, fact): &(TextKind, spec::Fact<String>)| {
            (*kind, context.map(fact, around, |text| context.text(text)))
        };
        spec.iter().map(text).collect()
    }
}

/// What brings a failed call back.
pub enum Recovery {}

const STEPS: ValueType = ValueType::List(&Word::<Step>::TYPE);
const ALTERNATIVES: ValueType = ValueType::List(&ValueType::Given(&STEPS));

impl Kind for Recovery {
    const TYPE: ValueType = ValueType::Fact(&ALTERNATIVES);
    type Spec = Option<spec::Fact<Vec<Alternative>>>;

    fn read(fields: Fields<'_>, name: &str) -> Self::Spec {
        fields.fact(name, |node| value::list(node, alternative))
    }

    /// The fact itself, and those of its alternatives that say more than their steps. Where all have evidence of their own,
    /// the recovery needs no other.
    fn walk<'s>(spec: &'s Self::Spec, field: &'static Field, entity: &mut Entity<'s>) {
        let Some(recovery) = spec else { return };
        let steps = || recovery.value.iter().map(|alternative| &alternative.steps);
        let others = steps().filter(|steps| steps.evidence.is_none()).count();
        let is_bare = recovery.evidence.is_none() && (others > 0 || recovery.value.is_empty());
        entity.items.push(Item { is_bare, ..Item::fact(field, recovery, Seen::Other) });
        entity.items.extend(steps().map(|steps| Item { is_bare: false, ..Item::fact(field, steps, Seen::Other) }));
    }
}

/// A sequence of steps that may have evidence and a condition.
fn alternative(node: &Node) -> Option<Alternative> {
    let steps = fields::fact(node, |node| value::list(node, value::word))?;
    let when = Fields::of(node).get("when").and_then(read::object);
    Some(Alternative { steps, when })
}

impl Resolve for Recovery {
    type Catalog = Vec<catalog::Alternative>;

    fn resolve(spec: &Self::Spec, context: &Context<'_>, around: &Basis) -> Self::Catalog {
        let Some(recovery) = spec else { return Vec::new() };
        let around = context.basis(recovery.evidence.as_ref(), around);
        let alternative = |Alternative { steps, when }: &Alternative| catalog::Alternative {
            steps: context.map(steps, &around, Vec::clone),
            when: when.as_ref().and_then(|when| context.when(when)),
        };
        recovery.value.iter().map(alternative).collect()
    }
}

/// How long to wait. The mapping is itself the fact, so the evidence stands beside the kind.
pub enum Waiting {}

impl Kind for Waiting {
    const TYPE: ValueType = ValueType::Fact(&ValueType::Object(spec::Wait::OBJECT));
    type Spec = Option<spec::Fact<spec::Wait>>;

    fn read(fields: Fields<'_>, name: &str) -> Self::Spec {
        let node = fields.get(name)?;
        let fields = Fields::of(node);
        let is_read =
            matches!(node, Node::Map(_)) && fields.get("is").is_none_or(|kind| value::word::<WaitKind>(kind).is_some());
        let wait = read::object::<Spanned<spec::Wait>>(node).filter(|_| is_read)?;
        Some(spec::Fact { value: wait, evidence: fields.evidence(), quote: fields.quote() })
    }

    fn walk<'s>(spec: &'s Self::Spec, field: &'static Field, entity: &mut Entity<'s>) {
        entity.items.extend(spec.as_ref().map(|fact| Item::fact(field, fact, Seen::Wait(&fact.value.value))));
    }
}

impl Resolve for Waiting {
    type Catalog = Option<catalog::Fact<catalog::Wait>>;

    fn resolve(spec: &Self::Spec, context: &Context<'_>, around: &Basis) -> Self::Catalog {
        spec.as_ref().map(|fact| context.map(fact, around, |wait| context.wait(wait)))
    }
}

/// The kind of a wait: where none is given, what else is tells.
pub enum WaitWord {}

impl Kind for WaitWord {
    const TYPE: ValueType = Word::<WaitKind>::TYPE;
    type Spec = WaitKind;

    fn read(fields: Fields<'_>, name: &str) -> WaitKind {
        let given = |name| fields.get(name).is_some();
        fields.get(name).and_then(value::word).unwrap_or_else(|| match (given("seconds"), given("member")) {
            (true, _) => WaitKind::Seconds,
            (false, true) => WaitKind::Member,
            (false, false) => WaitKind::Header,
        })
    }

    fn walk<'s>(_: &'s WaitKind, _: &'static Field, _: &mut Entity<'s>) {}
}

/// Those of the facts that an object may have.
pub struct FactsOf<L>(PhantomData<L>);

/// Some of the facts.
pub trait FactList {
    /// Their fields, in the order a spec should write them.
    const FIELDS: &'static [Field];
}

/// The facts of these names.
#[allow(clippy::panic, reason = "it is called by constants only: a name of no fact does not compile")]
pub(crate) const fn facts<const N: usize>(names: [&str; N]) -> [Field; N] {
    let mut fields = [TEXTS[0]; N];
    let mut index = 0;
    while index < N {
        fields[index] = match (named(spec::Facts::DECLARED, names[index]), named(&TEXTS, names[index])) {
            (Some(field), _) | (None, Some(field)) => field,
            (None, None) => panic!("no fact has this name"),
        };
        index += 1;
    }
    fields
}

const fn named(mut fields: &[Field], name: &str) -> Option<Field> {
    while let [field, rest @ ..] = fields {
        let (mut own, mut name) = (field.name.as_bytes(), name.as_bytes());
        while let ([a, own_rest @ ..], [b, name_rest @ ..]) = (own, name) {
            if *a != *b {
                break;
            }
            (own, name) = (own_rest, name_rest);
        }
        if own.is_empty() && name.is_empty() {
            return Some(*field);
        }
        fields = rest;
    }
    None
}

impl<L: FactList> Kind for FactsOf<L> {
    const TYPE: ValueType = ValueType::Text;
    const SPREAD: Option<&'static [Field]> = Some(L::FIELDS);
    type Spec = spec::Facts;

    /// Those of the list: what else is written is reported, and not read.
    fn read(fields: Fields<'_>, _: &str) -> spec::Facts {
        spec::Facts::read(&read::KEYLESS, fields.among(L::FIELDS)).unwrap_or_default()
    }

    fn walk<'s>(spec: &'s spec::Facts, _: &'static Field, entity: &mut Entity<'s>) {
        spec.walk(entity);
    }
}

impl<L: FactList> Resolve for FactsOf<L> {
    type Catalog = catalog::Facts;

    fn resolve(spec: &spec::Facts, context: &Context<'_>, around: &Basis) -> catalog::Facts {
        spec.resolve(context, around)
    }
}
