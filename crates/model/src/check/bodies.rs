//! Bodies: their media types are read, and the elements of an array are a JSON type, or a body of the spec.

use crate::diagnostic::{Diagnostic, excerpt};
use crate::hash::Set;
use crate::rule::Rule;
use crate::spec::Spec;
use crate::text::similar::suggest;
use crate::vocabulary::{JsonType, Vocabulary};

/// Reports elements that are neither, and media types that nobody reads.
pub(super) fn check(spec: &Spec, diagnostics: &mut Vec<Diagnostic>) {
    for media in spec.bodies.iter().filter_map(|body| body.media.as_ref()).filter(|media| !is_read(&media.value.value))
    {
        let message = format!("bodies of the media type `{}` are never read", excerpt(&media.value.value));
        let report = Diagnostic::new(Rule::UnreadMedia, media.value.span, message);
        diagnostics.push(report.help(
            "if it is JSON all the same, leave `media` out; if it is not, leave the body out and say it in `notes`: a code is \
             still found in a header, by `role: code`",
        ));
    }
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

/// Whether a body of a media type is read: JSON by any of its names, a stream of events, or text that may hold some.
pub(crate) fn is_read(media: &str) -> bool {
    let essence = media.split(';').next().unwrap_or_default().trim_ascii().to_ascii_lowercase();
    essence.contains("json") || matches!(essence.as_str(), "text/event-stream" | "text/plain")
}
