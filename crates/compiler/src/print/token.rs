//! A token stream in, tokens as they are printed out: operators whole, outer docs as comments, and of every
//! group how long it is on one line.

use super::RawFragments;
use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

/// What is printed as one piece, or is a list of such in brackets.
pub(super) enum Token {
    /// An identifier, a literal or a lifetime.
    Word(String),
    /// An operator.
    Punct(&'static str),
    /// A doc comment, by its number.
    Comment(usize),
    /// The elements of a long list, by its number.
    List {
        index: usize,
        /// Its length on one line; `None` if it does not belong on one.
        flat: Option<usize>,
    },
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
pub(super) fn tokens(stream: TokenStream, raw: &RawFragments) -> Vec<Token> {
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
                        out.push(attribute(group.stream(), raw));
                        trees.next();
                    }
                    (char, _) => out.extend(SINGLE.into_iter().find(|one| one.chars().eq([char])).map(Token::Punct)),
                }
            }
            TokenTree::Group(group) => out.push(self::group(group.delimiter(), tokens(group.stream(), raw))),
        }
    }
    out
}

fn group(delimiter: Delimiter, inner: Vec<Token>) -> Token {
    let item = |token: &Token| match token {
        Token::Punct(";") => delimiter == Delimiter::Brace,
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
            Token::Group { flat, .. } | Token::List { flat, .. } => (*flat)?,
            Token::Comment(_) | Token::Attribute(_) => return None,
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

/// An attribute, or the aside that it stands for.
fn attribute(stream: TokenStream, raw: &RawFragments) -> Token {
    let mut trees = stream.clone().into_iter();
    let index = match (trees.next(), trees.nth(1)) {
        (Some(TokenTree::Ident(name)), Some(TokenTree::Literal(index))) => {
            index.to_string().parse().ok().map(|index: usize| (name, index))
        }
        _ => None,
    };
    match index {
        Some((name, index)) if name == "doc" => Token::Comment(index),
        Some((name, index)) if name == "list" => Token::List { index, flat: joined(raw.elements(index)) },
        _ => Token::Attribute(tokens(stream, raw)),
    }
}

/// The length of a list's elements on one line; `None` where one has several.
fn joined(elements: &[String]) -> Option<usize> {
    let mut joined = elements.len().saturating_sub(1) * 2;
    for element in elements {
        joined += length(element)?;
    }
    Some(joined)
}

/// The length of a text; `None` where it has several lines.
pub(super) fn length(text: &str) -> Option<usize> {
    if text.as_bytes().contains(&b'\n') { None } else { Some(text.chars().count()) }
}
