//! Bodies: the elements of an array are a JSON type, or a body of the spec.

use crate::diagnostic::{Diagnostic, excerpt};
use crate::hash::Set;
use crate::rule::Rule;
use crate::spec::Spec;
use crate::text::similar::suggest;
use crate::vocabulary::{JsonType, Vocabulary};

/// Reports elements that are neither.
pub(super) fn check(spec: &Spec, diagnostics: &mut Vec<Diagnostic>) {
    let names = || spec.bodies.iter().map(|body| body.id.value.as_str());
    let bodies: Set<&str> = names().collect();
    for of in spec.bodies.iter().flat_map(|body| &body.fields).filter_map(|member| member.of.as_ref()) {
        let name = of.value.value.as_str();
        if bodies.contains(name) || JsonType::from_word(name).is_some() {
            continue;
        }
        let types = || JsonType::ALL.iter().map(|ty| ty.word());
        let help = match suggest(name, names().chain(types())) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!("describe it under `bodies`, or name a type: {}", types().collect::<Vec<_>>().join(", ")),
        };
        let message = format!("`{}` is neither a body of this spec nor a JSON type", excerpt(name));
        diagnostics.push(Diagnostic::new(Rule::UnknownBody, of.value.span, message).help(help));
    }
}
