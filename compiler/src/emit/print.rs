//! Tokens in, text for people out: breaks lines at items, fields and rows, and adds no token but a comma
//! before a bracket that it closes on a line of its own.

mod docs;
mod space;
mod token;

pub(crate) use docs::Docs;

use proc_macro2::{Delimiter, TokenStream};
use space::spaced;
use token::{Token, tokens};

/// The column that lines are kept below, where they can be.
const WIDTH: usize = 110;
/// The longest element of a list of which several share a line.
const SHORT: usize = 32;

/// Prints the items of a file, with a blank line between them, and the doc comments that they refer to.
pub(crate) fn print(stream: TokenStream, docs: &Docs) -> String {
    let mut printer = Printer { out: String::new(), column: 0, indent: 0, docs };
    printer.statements(&tokens(stream), true);
    printer.out
}

struct Printer<'a> {
    out: String,
    column: usize,
    indent: usize,
    docs: &'a Docs,
}

impl Printer<'_> {
    /// Items or statements, each on lines of its own.
    fn statements(&mut self, mut tokens: &[Token], spacious: bool) {
        let mut first = true;
        while !tokens.is_empty() {
            let (statement, rest) = tokens.split_at(statement_end(tokens));
            if spacious && !first {
                self.out.push('\n');
            }
            self.line();
            self.run(statement, 0);
            self.out.push('\n');
            (tokens, first) = (rest, false);
        }
    }

    /// Tokens on one line, broken inside the groups that do not fit; `tail` characters follow the last one.
    fn run(&mut self, tokens: &[Token], tail: usize) {
        for (index, token) in tokens.iter().enumerate() {
            let before = index.checked_sub(1).and_then(|index| tokens.get(index));
            match before {
                Some(Token::Docs(_) | Token::Attribute(_)) => self.newline(),
                Some(before) if spaced(before, token) => self.word(" "),
                _ => {}
            }
            match token {
                Token::Group { delimiter, inner, flat } => {
                    let after = if index + 1 == tokens.len() { tail } else { 1 };
                    let fits = flat.is_some_and(|flat| self.column + flat + after <= WIDTH);
                    let opaque = matches!(before, Some(Token::Punct("!")));
                    if fits { self.group(before, *delimiter, inner) } else { self.broken(*delimiter, inner, opaque) }
                }
                token => self.flat(token),
            }
        }
    }

    /// A group over several lines.
    fn broken(&mut self, delimiter: Delimiter, inner: &[Token], opaque: bool) {
        let (open, close) = token::brackets(delimiter);
        self.word(open);
        if delimiter != Delimiter::Brace && hugs(inner) {
            self.run(inner, 1);
            self.word(close);
            return;
        }
        self.out.push('\n');
        self.indent += 4;
        if delimiter == Delimiter::Brace && is_block(inner) {
            self.statements(inner, false);
        } else {
            self.elements(delimiter, inner, opaque);
        }
        self.indent -= 4;
        self.line();
        self.word(close);
    }

    /// The elements of a list, each on a line of its own, or several to a line where all are short.
    fn elements(&mut self, delimiter: Delimiter, inner: &[Token], opaque: bool) {
        let elements: Vec<&[Token]> = inner.split(|token| matches!(token, Token::Punct(","))).collect();
        let elements = match elements.split_last() {
            Some(([], before)) => before,
            _ => &elements[..],
        };
        let listed = elements.len() > 1 || inner.iter().any(|token| matches!(token, Token::Punct(",")));
        let base = elements.last().is_some_and(|last| matches!(last.first(), Some(Token::Punct(".."))));
        let closes = inner.last().is_some_and(|token| matches!(token, Token::Punct(",")));
        let short = delimiter == Delimiter::Bracket
            && elements.iter().all(|element| token::flat(element).is_some_and(|flat| flat <= SHORT));
        for (index, element) in elements.iter().enumerate() {
            let flat = token::flat(element).unwrap_or(WIDTH);
            if index > 0 && short && self.column + flat + 2 <= WIDTH {
                self.word(" ");
            } else {
                if index > 0 {
                    self.out.push('\n');
                }
                self.line();
            }
            self.run(element, 1);
            if closes || (listed && !opaque && !base) || index + 1 < elements.len() {
                self.word(",");
            }
        }
        self.out.push('\n');
    }

    /// A token on the line it stands on.
    fn flat(&mut self, token: &Token) {
        match token {
            Token::Word(word) => self.word(word),
            Token::Punct(punct) => self.word(punct),
            Token::Docs(index) => self.docs(*index),
            Token::Attribute(inner) => {
                self.word("#[");
                self.all(inner);
                self.word("]");
            }
            Token::Group { delimiter, inner, .. } => self.group(None, *delimiter, inner),
        }
    }

    /// A group on the line it stands on. What is imported stands close to its braces, and no comma closes a list.
    fn group(&mut self, before: Option<&Token>, delimiter: Delimiter, inner: &[Token]) {
        let (open, close) = token::brackets(delimiter);
        let close_to = inner.is_empty() || delimiter != Delimiter::Brace || matches!(before, Some(Token::Punct("::")));
        let pad = if close_to { "" } else { " " };
        self.word(open);
        self.word(pad);
        self.all(match inner {
            [inner @ .., Token::Punct(",")] if delimiter == Delimiter::Bracket => inner,
            inner => inner,
        });
        self.word(pad);
        self.word(close);
    }

    /// Tokens on the line they stand on.
    fn all(&mut self, tokens: &[Token]) {
        for (index, token) in tokens.iter().enumerate() {
            let before = index.checked_sub(1).and_then(|index| tokens.get(index));
            if before.is_some_and(|before| spaced(before, token)) {
                self.word(" ");
            }
            match token {
                Token::Group { delimiter, inner, .. } => self.group(before, *delimiter, inner),
                token => self.flat(token),
            }
        }
    }

    /// A doc comment, each line on a line of its own.
    fn docs(&mut self, index: usize) {
        for (place, line) in self.docs.get(index).iter().enumerate() {
            if place > 0 {
                self.newline();
            }
            if docs::is_comment(line) {
                self.out.push_str("///");
                self.out.push_str(line);
            } else {
                self.out.push_str(&docs::attribute(line));
            }
        }
    }

    fn word(&mut self, text: &str) {
        self.out.push_str(text);
        self.column += text.chars().count();
    }

    fn newline(&mut self) {
        self.out.push('\n');
        self.line();
    }

    /// Begins a line.
    fn line(&mut self) {
        self.out.extend(std::iter::repeat_n(' ', self.indent));
        self.column = self.indent;
    }
}

/// Whether brackets hold nothing but what ends in brackets of its own, so that the lines need no further indent.
fn hugs(inner: &[Token]) -> bool {
    let apart = |token: &Token| matches!(token, Token::Docs(_) | Token::Attribute(_) | Token::Punct("," | ";" | ".."));
    matches!(inner.last(), Some(Token::Group { .. })) && !inner.iter().any(apart)
}

/// Whether braces hold statements or items, and not a list of fields or variants.
fn is_block(inner: &[Token]) -> bool {
    let word = |token: &Token, words: &[&str]| matches!(token, Token::Word(word) if words.contains(&word.as_str()));
    inner.iter().any(|token| matches!(token, Token::Punct(";")))
        || inner.iter().any(|token| word(token, &["fn", "static", "impl", "mod", "enum"]))
}

/// Where the first statement ends: after its semicolon, or after the braces that end an item.
fn statement_end(tokens: &[Token]) -> usize {
    for (index, token) in tokens.iter().enumerate() {
        let next = tokens.get(index + 1);
        match token {
            Token::Punct(";") => return index + 1,
            Token::Group { delimiter: Delimiter::Brace, .. } if !matches!(next, Some(Token::Punct(_))) => {
                return index + 1;
            }
            _ => {}
        }
    }
    tokens.len()
}
