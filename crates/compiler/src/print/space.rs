//! Whether a space stands between two tokens of a line.

use super::token::Token;
use proc_macro2::Delimiter;

/// Words that what follows does not cling to.
const KEYWORDS: [&str; 16] = [
    "use", "impl", "for", "as", "pub", "in", "mut", "static", "const", "return", "match", "if", "else", "where", "fn",
    "mod",
];

/// Whether `after` stands apart from `before`.
pub(super) fn spaced(before: &Token, after: &Token) -> bool {
    use Token::{Attribute, Comment, Group, Punct, Word};
    match (before, after) {
        (_, Comment(_) | Attribute(_)) | (Comment(_) | Attribute(_), _) => true,
        (_, Punct("=" | "=>" | "->" | "==" | "!=" | "+" | "/" | "|" | "^" | "%")) => true,
        (Punct("," | ";" | ":" | "=" | "=>" | "->" | "==" | "!=" | "+" | "/" | "|" | "^" | "%"), _) => true,
        (Punct("!"), Group { delimiter: Delimiter::Brace, .. }) => true,
        (Punct("::" | "&" | "<" | "!" | "#" | "$" | "." | "-" | "*" | ".." | "?" | "@" | "~"), _) => false,
        (Punct(">"), Word(_) | Group { delimiter: Delimiter::Brace, .. }) => true,
        (Word(word), _) if word.starts_with('\'') => !matches!(after, Punct("," | ">" | ";" | ":")),
        (Word(word), Punct("::")) => KEYWORDS.contains(&word.as_str()),
        (Word(word), Group { delimiter, .. }) => {
            *delimiter == Delimiter::Brace || (KEYWORDS.contains(&word.as_str()) && word != "pub")
        }
        (Group { .. }, Word(_) | Group { delimiter: Delimiter::Brace, .. }) => true,
        (Word(_), Word(_)) => true,
        _ => false,
    }
}
