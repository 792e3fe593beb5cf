//! Relations between the facts of a spec, and between specs.
use crate::diagnostic::Diagnostic;
use crate::source::Source;
use crate::spec::Spec;
pub(crate) fn check(specs: &[Spec], sources: &[Source], diagnostics: &mut Vec<Diagnostic>) {
    let _ = (specs, sources, diagnostics);
}
