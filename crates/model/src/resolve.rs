//! Checked specs in, the catalogue out: groups dissolved, evidence filled in, texts paired with their
//! translations, lookup tables found. Nothing fails here: of a faulty spec it keeps what can be read.

pub mod class;
pub(crate) mod column;
pub(crate) mod evidence;
pub mod key;
pub(crate) mod parameter;
pub(crate) mod phrases;
mod section;
mod table;

pub use table::lookup;

use crate::catalog::{Basis, Catalog, Provider, StatusRule};
use crate::diagnostic::Diagnostic;
use crate::hash::Set;
use crate::language::kind::ResolveObject as _;
use crate::order;
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
    order::sort(&mut providers, |a, b| a.name.cmp(&b.name));
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
    let context = &Context::new(spec, source);
    let none = &Basis::Declared;
    let [languages, prose_languages] = context.languages();
    // The phrases and their languages are in the texts, the headers each once in the context, and whoever calls has chosen the name.
    #[rustfmt::skip]
    let Spec {
        source: _, provider: _, language: _, translations: _, phrases: _, prose: _, headers: _, title, names, docs, sources, tables,
        statuses, types, severities, bodies, support, conflicts, remarks, notes,
    } = spec;
    Provider {
        name: name.to_owned(),
        path: source.path.clone(),
        digest: fnv1a(source.text.as_bytes()),
        title: title.as_ref().map(|title| context.map(title, none, |title| context.prose(title))),
        names: names.as_ref().map(|names| context.map(names, none, Vec::clone)),
        languages,
        prose_languages,
        docs: docs.as_ref().map(|docs| base(&docs.value)),
        documents: sources.iter().map(|document| section::document(context, document)).collect(),
        tables: table::tables(context, tables, diagnostics),
        statuses: by_width(statuses.iter().map(|rule| rule.resolve(context, none)).collect()),
        types: types.iter().map(|ty| ty.resolve(context, none)).collect(),
        severities: severities.iter().map(|rule| rule.resolve(context, none)).collect(),
        headers: context.headers().map(|header| header.resolve(context, none)).collect(),
        bodies: bodies.iter().map(|body| body.resolve(context, none)).collect(),
        support: support.as_ref().map(|support| support.resolve(context, none)),
        conflicts: conflicts.iter().map(|conflict| section::conflict(context, conflict)).collect(),
        remarks: remarks.iter().map(|remark| remark.resolve(context, none)).collect(),
        notes: notes.iter().map(|note| note.resolve(context, none)).collect(),
    }
}

/// The rules for statuses, the most specific first.
fn by_width(mut rules: Vec<StatusRule>) -> Vec<StatusRule> {
    let width = |rule: &StatusRule| count(rule.pattern.first, rule.pattern.last, rule.pattern.except.len());
    order::sort(&mut rules, |a, b| width(a).cmp(&width(b)));
    rules
}

/// How many statuses a pattern speaks of: the fewer, the more specific.
fn count(first: u16, last: u16, except: usize) -> usize {
    usize::from(last.saturating_sub(first)) + 1 - except.min(usize::from(last.saturating_sub(first)))
}
