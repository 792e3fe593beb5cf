//! Names that become Rust: each once, none mistaken for another, none that Rust or the generated code has.

use super::reserved::{self, ENUM, MODULE, Taken, VARIANT};
use crate::diagnostic::{Diagnostic, excerpt};
use crate::hash::Map;
use crate::rule::Rule;
use crate::source::{Source, Spanned};
use crate::spec::{Spec, Table};

/// Reports what is wrong with the names of one spec.
pub(super) fn check(spec: &Spec, diagnostics: &mut Vec<Diagnostic>) {
    if let Some(provider) = &spec.provider {
        reserved(provider, "module", MODULE, diagnostics);
    }
    distinct("enum", spec.tables.iter().filter_map(|table| table.enum_name.as_ref()), diagnostics);
    distinct("type", spec.types.iter().map(|ty| &ty.name), diagnostics);
    distinct("header", spec.headers.iter().map(|header| &header.name), diagnostics);
    for table in &spec.tables {
        of_table(table, diagnostics);
    }
}

/// Reports specs whose file has another name, and specs that share one.
pub(super) fn providers(specs: &[Spec], sources: &[Source], diagnostics: &mut Vec<Diagnostic>) {
    let stem = |spec: &Spec| sources.get(spec.source.0 as usize).map_or("", Source::stem);
    let named = || specs.iter().filter_map(|spec| Some((spec.provider.as_ref()?, stem(spec))));
    // A file of the provider's own name comes before one that only claims it.
    let (right, wrong): (Vec<_>, Vec<_>) = named().partition(|(name, stem)| name.value == *stem);
    let mut first: Map<&str, &Spanned<String>> = Map::default();
    for (name, stem) in right.into_iter().chain(wrong) {
        let Some(other) = first.get(name.value.as_str()) else {
            first.insert(&name.value, name);
            if name.value != stem {
                let message = format!("provider `{}` stands in a file called `{stem}.yaml`", name.value);
                diagnostics.push(
                    Diagnostic::new(Rule::ProviderName, name.span, message)
                        .help(format!("rename the file to `{}.yaml`, or write `provider: {stem}`", name.value)),
                );
            }
            continue;
        };
        let message = format!("two files describe provider `{}`", name.value);
        diagnostics.push(
            Diagnostic::new(Rule::ProviderName, name.span, message)
                .also(other.span, "the other")
                .help(format!("one file is one provider: make them one, or write `provider: {stem}`")),
        );
    }
}

fn of_table(table: &Table, diagnostics: &mut Vec<Diagnostic>) {
    if let Some(name) = &table.enum_name {
        reserved(name, "enum", ENUM, diagnostics);
    }
    let variants = || table.groups.iter().flat_map(|group| &group.rows).filter_map(|row| row.name.as_ref());
    variants().for_each(|name| reserved(name, "variant", VARIANT, diagnostics));
    distinct("variant", variants(), diagnostics);
    for (name, _) in &table.columns {
        taken(name, "column", reserved::column(&name.value), diagnostics);
    }
}

/// Reports a name that is taken already, and by what.
fn reserved(name: &Spanned<String>, noun: &str, of: &[Taken], diagnostics: &mut Vec<Diagnostic>) {
    taken(name, noun, of.iter().find(|taken| taken.has(&name.value)).map(|taken| taken.by), diagnostics);
}

fn taken(name: &Spanned<String>, noun: &str, by: Option<&str>, diagnostics: &mut Vec<Diagnostic>) {
    if let Some(by) = by {
        let message = format!("no {noun} can be called `{}`: it is {by}", name.value);
        let help = match noun {
            "module" => "call the provider, and its file, something else".to_owned(),
            noun => format!("give the {noun} another name"),
        };
        diagnostics.push(Diagnostic::new(Rule::ReservedName, name.span, message).help(help));
    }
}

/// Reports names that are equal, or equal but for case.
fn distinct<'s>(noun: &str, names: impl Iterator<Item = &'s Spanned<String>>, diagnostics: &mut Vec<Diagnostic>) {
    let mut first: Map<String, &Spanned<String>> = Map::default();
    for name in names {
        let folded = name.value.to_lowercase();
        let Some(other) = first.get(&folded) else {
            first.insert(folded, name);
            continue;
        };
        let diagnostic = if other.value == name.value {
            Diagnostic::new(
                Rule::DuplicateName,
                name.span,
                format!("two {noun}s are called `{}`", excerpt(&name.value)),
            )
            .help(format!("name each {noun} by what it alone means"))
        } else {
            let message = format!("`{}` and `{}` differ in case only", excerpt(&name.value), excerpt(&other.value));
            Diagnostic::new(Rule::NameCollision, name.span, message)
                .help(format!("give one {noun} a name that cannot be mistaken for the other's"))
        };
        diagnostics.push(diagnostic.also(other.span, "first here"));
    }
}
