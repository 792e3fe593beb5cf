//! A code in, a program out that names it and looks it up.

use crate::Settings;
use codetable_model::catalog::{Code, Provider, Row, Table};

/// A whole program, which runs where the tables are.
///
/// ```text
/// use codetable::code;
/// use my_api::shop::Order;
///
/// fn main() {
///     let code = Order::from_code("ORDER-17");
///     assert_eq!(code, Some(Order::OutOfStock));
///     println!("{}", code!(Order, "ORDER-17"));
/// }
/// ```
pub(super) fn program(provider: &Provider, table: &Table, row: &Row, settings: &Settings) -> String {
    let literal = match &row.code {
        Code::Text(text) => format!("{text:?}"),
        Code::Hex(number, text) if *number >= 0 => text.clone(),
        Code::Int(number) | Code::Hex(number, _) => number.to_string(),
    };
    let Settings { module, library, .. } = settings;
    let (of, name) = (&table.enum_name, &row.name);
    format!(
        "use {library}::code;
use {module}::{}::{of};

fn main() {{
    let code = {of}::from_code({literal});
    assert_eq!(code, Some({of}::{name}));
    println!(\"{{}}\", code!({of}, {literal}));
}}",
        provider.name
    )
}
