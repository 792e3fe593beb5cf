//! Names that become Rust: each once, none mistaken for another, none that Rust or the generated code has.

use crate::diagnostic::{Diagnostic, excerpt};
use crate::rule::Rule;
use crate::source::{Source, Spanned};
use crate::spec::{Spec, Table};
use std::collections::HashMap;

/// Rust's keywords, reserved ones included, of any edition.
const KEYWORDS: &[&str] = &[
    "Self", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro",
    "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static", "struct", "super",
    "trait", "true", "try", "type", "typeof", "union", "unsafe", "unsized", "use", "virtual", "where", "while",
    "yield",
];

/// Crates that a module of the same name would hide where it is declared.
const CRATES: &[&str] = &["alloc", "codetable", "core", "http", "phf", "serde", "std"];

/// Names that a generated module uses beside its enums.
const ITEMS: &[&str] = &[
    "Advice",
    "BODIES",
    "Basis",
    "Body",
    "Err",
    "Fact",
    "HEADERS",
    "Header",
    "None",
    "Ok",
    "Option",
    "PROVIDER",
    "Provider",
    "Result",
    "Self",
    "Some",
    "StatusRule",
    "Text",
];

/// Constants of a generated enum, which its variants stand beside.
const CONSTANTS: &[&str] = &["ALL", "KEY", "MAP", "TABLE"];

/// Methods of a generated enum, which the accessors of its columns stand beside.
const METHODS: &[&str] = &[
    "advice",
    "aliases",
    "also",
    "basis",
    "cause",
    "code",
    "description",
    "detail",
    "docs",
    "effect",
    "facts",
    "family",
    "fixture",
    "from_code",
    "from_code_bytes",
    "from_name",
    "index",
    "label",
    "links",
    "meaning",
    "message",
    "name",
    "note",
    "origin",
    "own_advice",
    "parse",
    "problem",
    "provider",
    "remedy",
    "retired",
    "severity",
    "since",
    "status",
    "text",
    "title",
    "wait",
    "ways",
    "with_status",
];

/// Reports what is wrong with the names of one spec.
pub(super) fn check(spec: &Spec, diagnostics: &mut Vec<Diagnostic>) {
    if let Some(provider) = &spec.provider {
        reserved(
            provider,
            "module",
            &[(KEYWORDS, KEYWORD), (CRATES, "the name of a crate, which it would hide")],
            diagnostics,
        );
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
    let mut first: HashMap<&str, &Spanned<String>> = HashMap::new();
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

/// What a keyword is.
const KEYWORD: &str = "a Rust keyword";

fn of_table(table: &Table, diagnostics: &mut Vec<Diagnostic>) {
    if let Some(name) = &table.enum_name {
        let item = "a name that the generated module uses for something else";
        reserved(name, "enum", &[(KEYWORDS, KEYWORD), (ITEMS, item)], diagnostics);
    }
    let variants = || table.groups.iter().flat_map(|group| &group.rows).filter_map(|row| row.name.as_ref());
    let constant = "a constant of the generated enum";
    variants().for_each(|name| reserved(name, "variant", &[(KEYWORDS, KEYWORD), (CONSTANTS, constant)], diagnostics));
    distinct("variant", variants(), diagnostics);
    let method = "a method of the generated enum";
    for (name, _) in &table.columns {
        reserved(name, "column", &[(KEYWORDS, KEYWORD), (METHODS, method)], diagnostics);
    }
}

/// Reports a name that is taken already, and by what.
fn reserved(name: &Spanned<String>, noun: &str, taken: &[(&[&str], &str)], diagnostics: &mut Vec<Diagnostic>) {
    if let Some((_, what)) = taken.iter().find(|(names, _)| names.contains(&name.value.as_str())) {
        let message = format!("no {noun} can be called `{}`: it is {what}", name.value);
        let help = match noun {
            "module" => "call the provider, and its file, something else".to_owned(),
            noun => format!("give the {noun} another name"),
        };
        diagnostics.push(Diagnostic::new(Rule::ReservedName, name.span, message).help(help));
    }
}

/// Reports names that are equal, or equal but for case.
fn distinct<'s>(noun: &str, names: impl Iterator<Item = &'s Spanned<String>>, diagnostics: &mut Vec<Diagnostic>) {
    let mut first: HashMap<String, &Spanned<String>> = HashMap::new();
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
