//! Names that become Rust: each once, none mistaken for another, none that Rust or the generated code has.

use super::codes::rows;
use super::known_faults::KnownFaults;
use super::reserved::{self, ENUM, MODULE, Taken, VARIANT};
use crate::diagnostic::{Diagnostic, excerpt};
use crate::hash::{Map, Set};
use crate::rule::Rule;
use crate::source::{Source, Spanned};
use crate::spec::{Spec, Table};
use crate::text::variant;

/// Reports what is wrong with the names of one spec.
pub(super) fn check(spec: &Spec, reported: &KnownFaults, diagnostics: &mut Vec<Diagnostic>) {
    if let Some(provider) = &spec.provider {
        reserved(provider, "module", MODULE, diagnostics);
    }
    let mut enums = spec.tables.iter().flat_map(|table| {
        let of_columns = table.value.columns.iter().filter_map(|column| column.enum_name.as_ref());
        table.value.enum_name.iter().chain(of_columns)
    });
    distinct("enum", &mut enums, diagnostics);
    distinct("type", &mut spec.types.iter().map(|ty| &ty.name), diagnostics);
    distinct("header", &mut spec.headers.iter().map(|header| &header.name), diagnostics);
    for table in &spec.tables {
        of_table(table, diagnostics);
        missing(table, reported, diagnostics);
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
    let variants = || rows(table).filter_map(|row| row.name.as_ref());
    variants().for_each(|name| reserved(name, "variant", VARIANT, diagnostics));
    let before = diagnostics.len();
    distinct("variant", &mut variants(), diagnostics);
    distinct("class", &mut table.classes.iter().filter_map(|class| class.name.as_ref()), diagnostics);
    if table.names_codes() {
        let from_codes: Set<u32> =
            rows(table).filter(|row| row.is_named_from_code()).map(|row| row.code.span.start).collect();
        for diagnostic in diagnostics.iter_mut().skip(before) {
            if from_codes.contains(&diagnostic.span().start) {
                diagnostic.help =
                    Some("its name is taken from its code: give one of both a `name` of its own".to_owned());
            }
        }
    }
    for column in &table.columns {
        taken(&column.id, "column", reserved::column(&column.id.value), diagnostics);
        column.enum_name.iter().for_each(|name| reserved(name, "enum", ENUM, diagnostics));
    }
}

/// Reports rows without a name: once, where none has one.
fn missing(table: &Table, reported: &KnownFaults, diagnostics: &mut Vec<Diagnostic>) {
    let mut without = rows(table).filter(|row| row.name.is_none() && !reported.about(row.code.span)).peekable();
    let has_several = rows(table).nth(1).is_some();
    if without.peek().is_some() && has_several && !table.names_codes() && rows(table).all(|row| row.name.is_none()) {
        let message = format!("no row of `{}` has a `name`", excerpt(&table.id.value));
        diagnostics.push(
            Diagnostic::new(Rule::MissingName, table.id.span, message)
                .help("write `names: from_codes` in the table, or a `name` in each row"),
        );
        return;
    }
    for row in without {
        let code = excerpt(&row.code.value);
        let (message, help) = match variant::name(&row.code.value) {
            Some(name) => (
                format!("`{code}` has no `name`"),
                format!("add `name: {}`, or write `names: from_codes` in the table", excerpt(&name)),
            ),
            None => (
                format!("`{code}` has no `name`, and none comes of its code"),
                "name it by its meaning, in English: `name: RateLimited`".to_owned(),
            ),
        };
        diagnostics.push(Diagnostic::new(Rule::MissingName, row.code.span, message).help(help));
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
fn distinct(noun: &str, names: &mut dyn Iterator<Item = &Spanned<String>>, diagnostics: &mut Vec<Diagnostic>) {
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
