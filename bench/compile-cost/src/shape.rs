//! The rows of a catalogue go in, Rust comes out, in the shapes that people write or generate for such a catalogue.

use std::fmt::{self, Write};

use crate::catalogue::Row;

/// A shape of code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// What codetable generates.
    Ours,
    /// The same for a catalogue with a document, which the others have not: two languages, and lines.
    Cited,
    /// An array of structs beside the enum, and a sorted slice to find a code in.
    Structs,
    /// The same with a `phf::Map` literal instead of the slice.
    Phf,
    /// A `match` for each property.
    Match,
    /// What the derives of strum are written on.
    Strum,
}

/// The derives that an enum of codes usually has.
const DERIVES: &str = "Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash";

impl Shape {
    /// Every shape, ours first.
    pub const ALL: [Self; 6] = [Self::Ours, Self::Cited, Self::Structs, Self::Phf, Self::Match, Self::Strum];

    /// The source of a crate; ours comes from the compiler, by `OUT_DIR`.
    pub fn code(self, rows: &[Row]) -> String {
        match self {
            Self::Ours | Self::Cited => "#![no_std]\ncodetable::include_tables!();\n".to_owned(),
            Self::Structs => {
                let mut by_code: Vec<&Row> = rows.iter().collect();
                by_code.sort_by_key(|row| &row.code);
                let pairs = list(by_code, |row| format!("({:?}, Code::{}),", row.code, row.name));
                let find = "BY_CODE.binary_search_by(|(of, _)| (*of).cmp(code)).ok().map(|at| BY_CODE[at].1)";
                format!(
                    "{}static BY_CODE: [(&str, Code); {}] = [\n{pairs}];\n{}",
                    structs(rows),
                    rows.len(),
                    finder(find)
                )
            }
            Self::Phf => {
                let mut map = phf_codegen::Map::new();
                for row in rows {
                    map.entry(&row.code, format!("Code::{}", row.name));
                }
                let map = map.build();
                let find = finder("BY_CODE.get(code).copied()");
                format!("{}static BY_CODE: phf::Map<&'static str, Code> = {map};\n{find}", structs(rows))
            }
            Self::Match => {
                let variants = list(rows, |row| format!("{},", row.name));
                let property = |name: &str, ty: &str, value: fn(&Row) -> String| {
                    let arms = list(rows, |row| format!("Code::{} => {},", row.name, value(row)));
                    format!("pub fn {name}(self) -> {ty} {{\nmatch self {{\n{arms}}}\n}}\n")
                };
                let arms = list(rows, |row| format!("{:?} => Some(Code::{}),", row.code, row.name));
                [
                    format!("#[derive({DERIVES})]\npub enum Code {{\n{variants}}}\nimpl Code {{\n"),
                    property("code", "&'static str", |row| format!("{:?}", row.code)),
                    property("status", "u16", |row| row.status.to_string()),
                    property("message", "&'static str", |row| format!("{:?}", row.message)),
                    property("remedy", "&'static str", |row| format!("{:?}", row.remedy)),
                    format!(
                        "pub fn from_code(code: &str) -> Option<Self> {{\nmatch code {{\n{arms}_ => None,\n}}\n}}\n}}\n"
                    ),
                ]
                .concat()
            }
            Self::Strum => {
                let variants = list(rows, |Row { code, name, status, message, remedy }| {
                    format!(
                        "#[strum(serialize = {code:?}, message = {message:?}, detailed_message = {remedy:?}, \
                         props(status = {status}))]\n{name},"
                    )
                });
                let derives =
                    "strum::Display, strum::EnumString, strum::EnumIter, strum::EnumMessage, strum::EnumProperty";
                format!("#[derive({DERIVES}, {derives})]\npub enum Code {{\n{variants}}}\n")
            }
        }
    }
}

impl fmt::Display for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Ours => "codetable",
            Self::Cited => "codetable, Korean, English and citations",
            Self::Structs => "array of structs, derives",
            Self::Phf => "the same with a phf literal",
            Self::Match => "`match` per property, derives",
            Self::Strum => "strum derives",
        })
    }
}

/// The enum, and an array with the facts of each variant.
fn structs(rows: &[Row]) -> String {
    let variants = list(rows, |row| format!("{},", row.name));
    let facts = list(rows, |Row { code, status, message, remedy, .. }| {
        format!("Facts {{ code: {code:?}, status: {status}, message: {message:?}, remedy: {remedy:?} }},")
    });
    format!(
        "#[derive({DERIVES})]\npub enum Code {{\n{variants}}}\n\
         #[derive({DERIVES})]\npub struct Facts {{\n\
         pub code: &'static str,\npub status: u16,\npub message: &'static str,\npub remedy: &'static str,\n}}\n\
         static FACTS: [Facts; {}] = [\n{facts}];\n\
         impl Code {{\npub fn facts(self) -> &'static Facts {{\n&FACTS[self as usize]\n}}\n}}\n",
        rows.len(),
    )
}

/// `from_code`, out of the expression that looks `code` up.
fn finder(find: &str) -> String {
    format!("impl Code {{\npub fn from_code(code: &str) -> Option<Self> {{\n{find}\n}}\n}}\n")
}

/// A line for each row.
fn list<'a>(rows: impl IntoIterator<Item = &'a Row>, line: impl Fn(&Row) -> String) -> String {
    rows.into_iter().fold(String::new(), |mut out, row| {
        let _ = writeln!(out, "{}", line(row));
        out
    })
}
