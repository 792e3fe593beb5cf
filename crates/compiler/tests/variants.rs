//! What stands over and beside the variants of generated enums, held against the rows of the catalogue: the words that each is
//! found by, what is said of one that is retired, the line of its spec, and its code as a number.
#![cfg(feature = "pretty")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

use codetable_compiler::rust;
use codetable_model::catalog::{Code, Row, Table};
use codetable_model::source::Source;
use codetable_model::{compile, language, load};
use std::collections::BTreeSet;
use std::path::Path;
use syn::{Attribute, Expr, Item, Lit, Meta};

const FOLDERS: [&str; 3] = ["tests/accept", "tests/envelopes", "../../specs"];

/// The specs that are compiled here, each under its path.
fn sources() -> Vec<Source> {
    let folders = FOLDERS.map(|folder| load::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).0);
    let everything = Source::new("specs/post_office.yaml", language::EVERYTHING);
    let mut sources: Vec<Source> = folders.into_iter().flatten().chain([everything]).collect();
    for source in &mut sources {
        source.path = format!("specs/{}.yaml", source.stem());
    }
    sources
}

/// The text of an expression that is a string.
fn text(value: &Expr) -> Option<String> {
    let Expr::Lit(literal) = value else { return None };
    let Lit::Str(text) = &literal.lit else { return None };
    Some(text.value())
}

/// The lines of documentation, and the other attributes as `alias` or `note` with their texts.
fn attributes(all: &[Attribute]) -> (String, BTreeSet<String>, Option<String>) {
    let (mut docs, mut aliases, mut note) = (String::new(), BTreeSet::new(), None);
    for attribute in all {
        match &attribute.meta {
            Meta::NameValue(line) if line.path.is_ident("doc") => docs += &(text(&line.value).unwrap() + "\n"),
            Meta::List(list) => {
                let inner: syn::MetaNameValue = list.parse_args().unwrap();
                let value = text(&inner.value).unwrap();
                match inner.path.get_ident().unwrap().to_string().as_str() {
                    "alias" => assert!(aliases.insert(value.clone()), "{value:?} twice"),
                    "note" => note = Some(value),
                    other => panic!("{other}"),
                }
            }
            other => panic!("{:?}", other.path().get_ident()),
        }
    }
    (docs, aliases, note)
}

/// What somebody who saw a code types: as it is written, and of a number its decimal digits too. Of other texts rustdoc takes
/// those on one line without quotes; what the name itself or the enum is called needs no alias.
fn typed(table: &Table, row: &Row) -> BTreeSet<String> {
    let mut typed = BTreeSet::new();
    for code in row.aliases.iter().chain([&row.code]) {
        typed.insert(code.to_string());
        match code {
            Code::Int(integer) => drop(typed.insert(integer.to_string().replace('-', ""))),
            Code::Hex(integer, _) => drop(typed.insert(integer.to_string())),
            Code::Text(_) => {}
        }
    }
    typed.retain(|of| {
        let is_read = of.chars().all(|of| of == ' ' || !(of.is_whitespace() || of.is_control() || "\"'".contains(of)));
        is_read && of.trim_matches(' ') == of && *of != row.name && *of != table.enum_name
    });
    typed
}

#[test]
fn a_variant_has_the_words_the_note_the_place_and_the_number_of_its_row() {
    let sources = sources();
    let catalog = compile(&sources).catalog;
    let files = rust::rust(&catalog);
    let (mut retired, mut count) = (0, 0);
    for provider in &catalog.providers {
        let source = sources.iter().find(|source| source.path == provider.path).unwrap();
        let lines: Vec<&str> = source.text.lines().collect();
        let file = files.iter().find(|file| file.path == format!("{}.rs", provider.name)).unwrap();
        let items = syn::parse_file(&file.text).unwrap().items;
        for table in provider.tables.iter().filter(|table| !table.rows.is_empty()) {
            let found = items.iter().find_map(|item| match item {
                Item::Enum(of) if of.ident == table.enum_name => Some(of),
                _ => None,
            });
            let found = found.unwrap_or_else(|| panic!("no {}", table.enum_name));
            assert_eq!(found.variants.len(), table.rows.len(), "{}", table.enum_name);
            assert!(lines[table.line as usize - 1].trim().starts_with(&format!("{}:", table.id)));
            let is_open = found.attrs.iter().any(|attribute| attribute.path().is_ident("non_exhaustive"));
            assert_eq!(is_open, table.open, "{}", table.enum_name);
            for (variant, row) in found.variants.iter().zip(&table.rows) {
                let of = format!("{} {}", table.enum_name, row.name);
                let (docs, aliases, note) = attributes(&variant.attrs);
                assert_eq!(variant.ident.to_string().trim_start_matches("r#"), row.name);
                assert_eq!(aliases, typed(table, row), "{of}");
                let wanted = row.retired.as_ref().map(|retired| {
                    let since = format!("retired since {}", retired.since);
                    let since = if retired.since.is_empty() { "retired".to_owned() } else { since };
                    match (retired.replacement.map(|place| &table.rows[place]), &retired.because) {
                        (Some(next), _) => format!("{since}: use `{}` (`{}`) instead", next.name, next.code),
                        (None, Some(because)) => format!("{since}: {}", because.english()),
                        (None, None) => since,
                    }
                });
                retired += usize::from(wanted.is_some());
                assert_eq!(note, wanted, "{of}");
                // The line has the name, or where that comes from the code, the code.
                let place =
                    docs.trim_end().rsplit_once("Spec: ").unwrap().1.trim_matches('`').rsplit_once(':').unwrap();
                assert_eq!(place.0, provider.path, "{of}");
                let line = lines[place.1.parse::<usize>().unwrap() - 1].trim();
                let own = row.code.to_string();
                let head = own.split(|of: char| !of.is_alphanumeric()).max_by_key(|part| part.len()).unwrap();
                assert!(line.contains(head) && line.contains(':'), "{of}: {line}");
                if let (Some((_, number)), Some(integer)) = (&variant.discriminant, row.code.integer()) {
                    let number = quoted(number);
                    assert_eq!(number, integer, "{of}");
                    count += 1;
                }
            }
        }
    }
    assert!(retired > 3 && count > 20, "{retired} {count}");
}

/// The integer of an expression, whichever way it is written.
fn quoted(value: &Expr) -> i128 {
    match value {
        Expr::Unary(minus) => -quoted(&minus.expr),
        Expr::Lit(literal) => match &literal.lit {
            Lit::Int(integer) => integer.base10_parse().unwrap(),
            _ => panic!("no integer"),
        },
        _ => panic!("no literal"),
    }
}
