//! Bytes in, a panic where a law of the library does not hold. Each module is one target: what its bytes are, and what
//! holds whatever they are.

pub mod bodies;
pub mod catalog;
pub mod codes;
pub mod documents;
pub mod exchange;
pub mod headers;
pub mod retry;
pub mod specs;
#[path = "../../tests/laws/tree.rs"]
mod tree;
pub mod triage;
pub mod waits;

/// The tables of the catalogues in `specs/` and of the compiler's accept cases.
pub mod catalogue {
    codetable::include_tables!();
}

/// A fuzz target: its name, and the function that holds its laws.
pub type Target = (&'static str, fn(&[u8]));

/// Every target.
pub const TARGETS: [Target; 9] = [
    ("bodies", bodies::hold),
    ("catalog", catalog::hold),
    ("codes", codes::hold),
    ("documents", documents::hold),
    ("headers", headers::hold),
    ("retry", retry::hold),
    ("specs", specs::hold),
    ("triage", triage::hold),
    ("waits", waits::hold),
];

/// Fails if a text that is printed in one line could break it or disturb a terminal.
pub(crate) fn assert_printable(text: &str) {
    let obeyed = |found: char| found.is_control() || matches!(found, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    assert!(!text.contains(obeyed), "{text:?}");
}

/// Whether a terminal does something else with a character than to print it; lines end in a report.
pub(crate) fn is_obeyed(found: char) -> bool {
    (found.is_control() && found != '\n')
        || matches!(found, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
