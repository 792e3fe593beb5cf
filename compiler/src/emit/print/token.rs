//! A token stream in, tokens as they are printed out: operators whole, outer docs as comments, and of every
//! group how long it is on one line.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

/// What is printed as one piece, or is a list of such in brackets.
pub(super) enum Token {
    /// An identifier, a literal or a lifetime.
    Word(String),
    /// An operator.
    Punct(&'static str),
    /// `#[doc = "…"]` that `///…` says exactly.
    Doc(String),
    /// Any other `#[…]`.
    Attribute(Vec<Token>),
    /// A list in brackets.
    Group {
        delimiter: Delimiter,
        inner: Vec<Token>,
        /// Its length on one line; `None` if it does not belong on one.
        flat: Option<usize>,
    },
}

/// Operators of more than one character that generated code uses.
const JOINT: [&str; 6] = ["::", "->", "=>", "..", "==", "!="];
/// Operators of one character.
const SINGLE: [&str; 21] =
    [",", ";", ":", "=", "&", "<", ">", "!", "#", "$", ".", "-", "+", "*", "/", "|", "?", "@", "^", "%", "~"];

/// Reads a stream.
pub(super) fn tokens(stream: TokenStream) -> Vec<Token> {
    let mut out = Vec::new();
    let mut trees = stream.into_iter().peekable();
    while let Some(tree) = trees.next() {
        match tree {
            TokenTree::Ident(ident) => out.push(Token::Word(ident.to_string())),
            TokenTree::Literal(literal) => out.push(Token::Word(literal.to_string())),
            TokenTree::Punct(punct) if punct.as_char() == '\'' => {
                let name = trees.next().map(|name| name.to_string()).unwrap_or_default();
                out.push(Token::Word(format!("'{name}")));
            }
            TokenTree::Punct(punct) => {
                if let (Spacing::Joint, Some(TokenTree::Punct(next))) = (punct.spacing(), trees.peek()) {
                    let pair = [punct.as_char(), next.as_char()];
                    if let Some(joint) = JOINT.into_iter().find(|joint| joint.chars().eq(pair)) {
                        trees.next();
                        out.push(Token::Punct(joint));
                        continue;
                    }
                }
                match (punct.as_char(), trees.peek()) {
                    ('#', Some(TokenTree::Group(group))) if group.delimiter() == Delimiter::Bracket => {
                        out.push(attribute(group.stream()));
                        trees.next();
                    }
                    (char, _) => out.extend(SINGLE.into_iter().find(|one| one.chars().eq([char])).map(Token::Punct)),
                }
            }
            TokenTree::Group(group) => out.push(self::group(group.delimiter(), tokens(group.stream()))),
        }
    }
    out
}

fn group(delimiter: Delimiter, inner: Vec<Token>) -> Token {
    let item = |token: &Token| match token {
        Token::Punct(";") => delimiter == Delimiter::Brace,
        Token::Word(word) => delimiter == Delimiter::Brace && matches!(word.as_str(), "fn" | "static"),
        _ => false,
    };
    let padding = if delimiter == Delimiter::Brace && !inner.is_empty() { 4 } else { 2 };
    let length = if inner.iter().any(item) { None } else { flat(&inner) };
    Token::Group { delimiter, inner, flat: length.map(|length| length + padding) }
}

/// The length of tokens on one line; `None` if one of them needs a line of its own.
pub(super) fn flat(tokens: &[Token]) -> Option<usize> {
    let mut length = 0;
    for (index, token) in tokens.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|index| tokens.get(index));
        length += usize::from(before.is_some_and(|before| super::space::spaced(before, token)));
        length += match token {
            Token::Word(word) => word.chars().count(),
            Token::Punct(punct) => punct.len(),
            Token::Group { flat, .. } => (*flat)?,
            Token::Doc(_) | Token::Attribute(_) => return None,
        };
    }
    Some(length)
}

/// What opens and closes a group.
pub(super) fn brackets(delimiter: Delimiter) -> (&'static str, &'static str) {
    match delimiter {
        Delimiter::Parenthesis => ("(", ")"),
        Delimiter::Brace => ("{", "}"),
        Delimiter::Bracket => ("[", "]"),
        Delimiter::None => ("", ""),
    }
}

/// An attribute, as a comment where a comment says the very same.
fn attribute(stream: TokenStream) -> Token {
    let trees: Vec<TokenTree> = stream.clone().into_iter().collect();
    if let [TokenTree::Ident(name), TokenTree::Punct(_), TokenTree::Literal(literal)] = trees.as_slice() {
        if name == "doc" {
            if let Some(line) = unescape(&literal.to_string()).filter(|line| is_comment(line)) {
                return Token::Doc(line);
            }
        }
    }
    Token::Attribute(tokens(stream))
}

/// Whether a text can stand behind `///` as it is: one line, no fourth slash, nothing that hides.
fn is_comment(line: &str) -> bool {
    !line.starts_with('/')
        && !line
            .chars()
            .any(|char| char != ' ' && char.escape_debug().count() > 1 && !matches!(char, '"' | '\'' | '\\'))
}

/// The text of a string literal that hides nothing: plain, or raw without hashes.
fn unescape(literal: &str) -> Option<String> {
    if let Some(raw) = literal.strip_prefix("r\"") {
        return raw.strip_suffix('"').map(str::to_owned);
    }
    let inner = literal.strip_prefix('"')?.strip_suffix('"')?;
    let mut out = String::with_capacity(inner.len());
    let mut chars = inner.chars();
    while let Some(char) = chars.next() {
        match char {
            '\\' => out.push(match chars.next()? {
                '\\' => '\\',
                '"' => '"',
                '\'' => '\'',
                _ => return None,
            }),
            char => out.push(char),
        }
    }
    Some(out)
}
