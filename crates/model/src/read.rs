//! A tree in, a typed spec out. Lenient: what does not fit is left out, and `validate.rs` has reported it. The objects
//! read themselves, as their declaration says (`spec/objects.rs`).

pub(crate) mod fields;
pub(crate) mod value;

#[cfg(test)]
mod complete;
#[cfg(test)]
pub(crate) mod sample;

use crate::language::kind::Object;
use crate::source::{SourceId, Span};
use crate::spec::Spec;
use crate::tree::{Node, Scalar};
use fields::Fields;

/// Reads one spec file.
pub(crate) fn read(id: SourceId, root: &Node) -> Option<Spec> {
    let mut spec = Spec { source: id, ..object(root)? };
    spec.tables.iter_mut().for_each(|table| table.value.name_rows());
    Some(spec)
}

/// Reads an object that has no key.
pub(crate) fn object<O: Object>(node: &Node) -> Option<O> {
    O::read(&KEYLESS, Fields::of(node))
}

/// The key of what has none.
pub(crate) static KEYLESS: Scalar = Scalar { text: String::new(), plain: true, span: Span::NOWHERE };
