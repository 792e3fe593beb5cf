//! A code in, Rust to copy out.

use codetable_model::catalog::{Code, Provider, Row, Table};

/// The enum, in the module that includes the tables.
pub(super) fn import(provider: &Provider, table: &Table) -> String {
    format!("{}::{}", provider.name, table.enum_name)
}

/// An arm of a `match` over what a lookup found.
pub(super) fn arm(table: &Table, row: &Row) -> String {
    format!("Some({}::{}) => {{}}", table.enum_name, row.name)
}

/// The code as a constant, checked by the compiler: a macro of the library.
pub(super) fn constant(table: &Table, row: &Row) -> String {
    let literal = match &row.code {
        Code::Text(text) => format!("{text:?}"),
        Code::Hex(number, text) if *number >= 0 => text.clone(),
        Code::Int(number) | Code::Hex(number, _) => number.to_string(),
    };
    format!("code!({}, {literal})", table.enum_name)
}
