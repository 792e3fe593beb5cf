//! Prints all that is known of the codes named on the command line:
//! `cargo run --example lookup -- GW.TIMEOUT.01 -401 TOKEN_EXPIRED EXEG-0104-422 GW.NOPE`

use std::process::ExitCode;

use codetable::advice::{Advice, Idempotency};
use codetable::evidence::Basis;
use codetable::unknown::{Family, FamilyRule, Given};
use codetable::{Row, TABLES, Table};

fn main() -> ExitCode {
    let codes: Vec<String> = std::env::args().skip(1).collect();
    if codes.is_empty() {
        eprintln!("usage: lookup CODE...");
        return ExitCode::from(2);
    }
    for (position, code) in codes.iter().enumerate() {
        if position > 0 {
            println!();
        }
        let rows: Vec<Row> = TABLES.iter().filter_map(|table| table.find(code)).collect();
        if rows.is_empty() {
            print_unknown(code);
        }
        for row in rows {
            print_row(row);
        }
    }
    ExitCode::SUCCESS
}

/// A code that a table lists: its facts, then what to do.
fn print_row(row: Row) {
    let provider = row.table().provider;
    println!("{}  {}::{}::{}", row.code(), provider.name, row.table().name, row.name());
    if let Some(title) = provider.title {
        println!("  of           {}", title.value);
    }
    if let Some(status) = row.status() {
        println!("  status       {status}  [{}]", row.status_basis());
    }
    for (kind, text) in row.texts() {
        let label = kind.as_str();
        for (line, source) in text.source().lines().enumerate() {
            let basis = if line == 0 { format!("  [{}]", text.basis()) } else { String::new() };
            println!("  {:<12} {source}{basis}", if line == 0 { label } else { "" });
        }
        if text.english_or_source() != text.source() {
            text.english_or_source().lines().for_each(|english| println!("  {:<12} {english}", ""));
        }
    }
    if let Some(severity) = row.severity() {
        println!("  severity     {}  [{}]", severity.value, severity.basis);
    }
    if let Some(origin) = row.origin() {
        println!("  origin       {}  [{}]", origin.value, origin.basis);
    }
    print_advice(row.advice());
    let concerning = |concerns: &[&str]| concerns.contains(&row.code()) || concerns.contains(&row.name());
    for conflict in provider.conflicts.iter().filter(|conflict| concerning(conflict.concerns)) {
        println!("  conflict     {}  [{}]", conflict.about, conflict.at);
        println!("               We follow: {} {}", conflict.follow, conflict.because);
    }
    for note in provider.notes.iter().filter(|note| concerning(note.concerns)) {
        println!("  note         {}  [{}]", note.says, note.basis);
    }
}

/// The parts of an advice, each with its basis, and what it comes to for either kind of call.
fn print_advice(advice: Advice) {
    if advice.recovery().is_silent() {
        println!("  what to do   (the document is silent)");
    }
    for (index, alternative) in advice.recovery().into_iter().enumerate() {
        let steps: Vec<&str> = alternative.value.iter().map(|step| step.as_str()).collect();
        let label = if index == 0 { "what to do" } else { "   or" };
        println!("  {label:<12} {}  [{}]", steps.join(", then "), alternative.basis);
    }
    print_part("wait", advice.wait(), advice.wait_basis());
    print_part("effect", advice.effect().map(|effect| effect.as_str()), advice.effect_basis());
    println!("  next         idempotent call: {}", advice.decide(Idempotency::Idempotent));
    println!("               any other call: {}", advice.decide(Idempotency::Other));
}

fn print_part(label: &str, value: Option<impl std::fmt::Display>, basis: Basis) {
    match value {
        Some(value) => println!("  {label:<12} {value}  [{basis}]"),
        None => println!("  {label:<12} (silent)"),
    }
}

/// A code that no table lists: whose it may be, and its parts where its structure is known.
fn print_unknown(code: &str) {
    println!("{}  is in no table", Given::Text(code));
    let family = |table: &&&'static Table| table.family.of(Given::Text(code)) == Family::Member;
    for table in TABLES.iter().filter(family) {
        println!("  It is written like a code of {}::{}, which does not list it.", table.provider.name, table.name);
        if let FamilyRule::Pattern(pattern) = table.family {
            for (name, part) in pattern.matches(code).into_iter().flat_map(|parts| parts.parts()) {
                println!("    {name}: {part}");
            }
        }
    }
}
