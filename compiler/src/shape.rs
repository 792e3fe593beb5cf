//! A tree held against the language: unknown and missing fields, wrong types, unknown words, and what a
//! text may hold.
use crate::diagnostic::Diagnostic;
use crate::tree::Node;
pub(crate) fn check(root: &Node, diagnostics: &mut Vec<Diagnostic>) {
    let _ = (root, diagnostics);
}
