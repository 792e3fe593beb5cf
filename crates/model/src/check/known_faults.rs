//! What earlier stages have found, and the objects of a spec by place: an object with a fault in it may lack
//! a fact because the fact could not be read, and that is one problem and not two.

use super::owners;
use crate::diagnostic::Diagnostic;
use crate::order;
use crate::rule::Rule;
use crate::source::Span;
use crate::spec::Spec;

/// The faults that reading one spec has found.
pub(super) struct KnownFaults {
    /// Where its objects begin, ascending.
    objects: Vec<u32>,
    /// Where its faults are, ascending.
    faults: Vec<u32>,
    /// Those, and every other place that they involve, ascending.
    involved: Vec<u32>,
}

impl KnownFaults {
    /// The faults in `earlier` that are of `spec`.
    pub(super) fn of(spec: &Spec, earlier: &[Diagnostic]) -> Self {
        let places = earlier.iter().map(Diagnostic::span);
        let mut faults: Vec<u32> = places.filter(|span| span.source == spec.source).map(|span| span.start).collect();
        order::sort(&mut faults, Ord::cmp);
        let of_spec = earlier.iter().flat_map(|fault| &fault.labels).filter(|label| label.span.source == spec.source);
        let mut involved: Vec<u32> = of_spec.map(|label| label.span.start).collect();
        order::sort(&mut involved, Ord::cmp);
        let mut objects = Vec::new();
        if !faults.is_empty() {
            owners(spec, &mut |owner| objects.extend(owner.place().map(|span| span.start)));
            order::sort(&mut objects, Ord::cmp);
        }
        Self { objects, faults, involved }
    }

    /// Whether there is any.
    pub(super) fn any(&self) -> bool {
        !self.faults.is_empty()
    }

    /// Whether there is one in the object whose name stands at `name`.
    pub(super) fn about(&self, name: Span) -> bool {
        let next = self.objects.partition_point(|start| *start <= name.start);
        self.between(name.start, self.objects.get(next).copied().unwrap_or(u32::MAX))
    }

    /// Whether there is one between the object before `name` and `name`: in the head of a group, say.
    pub(super) fn before(&self, name: Span) -> bool {
        let before = self.objects.partition_point(|start| *start < name.start);
        let start = before.checked_sub(1).and_then(|before| self.objects.get(before));
        self.between(start.copied().unwrap_or(0), name.start)
    }

    /// Whether there is one in a whole span.
    pub(super) fn within(&self, span: Span) -> bool {
        self.between(span.start, span.end)
    }

    /// Whether one involves a place in a whole span: a text that is to be mended is another one then.
    pub(super) fn involves(&self, span: Span) -> bool {
        any_between(&self.involved, span.start, span.end)
    }

    fn between(&self, start: u32, end: u32) -> bool {
        any_between(&self.faults, start, end)
    }
}

fn any_between(places: &[u32], start: u32, end: u32) -> bool {
    let first = places.partition_point(|place| *place < start);
    places.get(first).is_some_and(|place| *place < end)
}

/// Whether a spec has a fault by which something may not be known by its name: what names it is right then, or nobody can tell.
pub(super) fn loses_names(spec: &Spec, diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().filter(|fault| fault.span().source == spec.source).any(|fault| {
        matches!(
            fault.rule,
            Rule::UnknownField
                | Rule::WrongType
                | Rule::DuplicateKey
                | Rule::FieldInText
                | Rule::BadToken
                | Rule::BadPointer
                | Rule::BadStatusPattern
                | Rule::BadCode
                | Rule::CodeOutsideFamily
        )
    })
}
