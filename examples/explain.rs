//! What a program prints of its own codes: `cargo run --example explain -- -401`

use std::process::ExitCode;

use codetable::TABLES;
use codetable::explain::Language;

fn main() -> ExitCode {
    let code = std::env::args().nth(1).unwrap_or_default();
    let pages = pages(&code);
    print!("{pages}");
    if pages.is_empty() { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// The pages of a code, of every table that has it.
pub(crate) fn pages(code: &str) -> String {
    let rows = TABLES.iter().filter_map(|table| table.find(code));
    rows.map(|row| row.explain(Language::Both).to_string()).collect()
}
