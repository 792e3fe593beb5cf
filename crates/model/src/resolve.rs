//! Checked specs in, the catalogue out: groups dissolved, evidence filled in, texts paired with their
//! English, lookup tables found. Nothing fails here: of a faulty spec it keeps what can be read.

mod evidence;
mod facts;
pub mod key;
mod section;
mod table;

pub use table::lookup;

use crate::catalog::{Catalog, Provider};
use crate::diagnostic::Diagnostic;
use crate::hash::Set;
use crate::parse::is_snake;
use crate::source::Source;
use crate::spec::Spec;
use crate::text::digest::fnv1a;
use evidence::Context;

/// Lowers all specs, sorted by provider; of two with one name the first is kept.
pub(crate) fn resolve(specs: &[Spec], sources: &[Source], diagnostics: &mut Vec<Diagnostic>) -> Catalog {
    let mut providers: Vec<Provider> = Vec::new();
    let mut seen = Set::default();
    for spec in specs {
        let Some(source) = sources.get(spec.source.0 as usize) else { continue };
        if let Some(name) = name(spec, source).filter(|name| seen.insert((*name).to_owned())) {
            providers.push(provider(name, spec, source, diagnostics));
        }
    }
    providers.sort_unstable_by(|a, b| a.name.cmp(&b.name));
    Catalog { providers }
}

/// The module's name: the file's, by which a feature switches it on, or else the one that the spec gives.
fn name<'a>(spec: &'a Spec, source: &'a Source) -> Option<&'a str> {
    let given = spec.provider.as_ref().map(|name| name.value.as_str());
    [Some(source.stem()), given].into_iter().flatten().find(|name| is_snake(name))
}

/// The address that a code follows directly: with a slash at its end, unless it ends in what may stand before a code.
fn base(docs: &str) -> String {
    let is_open = docs.ends_with(['/', '#', '?', '=', ':']);
    format!("{docs}{}", if is_open { "" } else { "/" })
}

fn provider(name: &str, spec: &Spec, source: &Source, diagnostics: &mut Vec<Diagnostic>) -> Provider {
    let context = Context::new(spec, source);
    let mut statuses: Vec<_> = spec.statuses.iter().map(|rule| section::status_rule(&context, rule)).collect();
    statuses.sort_by_key(|rule| count(rule.pattern.first, rule.pattern.last, rule.pattern.except.len()));
    Provider {
        name: name.to_owned(),
        path: source.path.clone(),
        digest: fnv1a(source.text.as_bytes()),
        title: spec.title.as_ref().map(|title| context.fact(title, &context.unsupported())),
        language: spec.language.as_ref().map(|language| language.value.clone()),
        docs: spec.docs.as_ref().map(|docs| base(&docs.value)),
        documents: spec.sources.iter().map(|document| section::document(&context, document)).collect(),
        tables: table::tables(&context, diagnostics),
        statuses,
        types: spec.types.iter().map(|ty| section::error_type(&context, ty)).collect(),
        severities: spec.severities.iter().map(|rule| section::severity(&context, rule)).collect(),
        headers: context.headers().map(|header| section::header(&context, header)).collect(),
        bodies: spec.bodies.iter().map(|body| section::body(&context, body)).collect(),
        support: spec.support.as_ref().map(|support| section::support(&context, support)),
        conflicts: spec.conflicts.iter().map(|conflict| section::conflict(&context, conflict)).collect(),
        remarks: spec.remarks.iter().map(|remark| section::note(&context, remark)).collect(),
        notes: spec.notes.iter().map(|note| section::note(&context, note)).collect(),
    }
}

/// How many statuses a pattern speaks of: the fewer, the more specific.
fn count(first: u16, last: u16, except: usize) -> usize {
    usize::from(last.saturating_sub(first)) + 1 - except.min(usize::from(last.saturating_sub(first)))
}
