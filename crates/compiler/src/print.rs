//! Tokens in, text for people out: breaks lines at items, fields and rows, and adds no token but a comma
//! before a bracket that it closes on a line of its own.

mod raw_fragments;
mod space;
mod token;

pub(crate) use raw_fragments::{RawFragments, comment, literal};

use proc_macro2::{Delimiter, TokenStream};
use space::spaced;
use token::{Token, tokens};

/// The column that lines are kept below, where they can be.
const WIDTH: usize = 110;
/// How far the inside of brackets is indented.
const STEP: usize = 4;
/// The longest element of a list of which several share a line.
const SHORT: usize = 32;

/// Prints the items of a file, with a blank line between them, and the comments and lists that they refer to.
pub(crate) fn print(stream: TokenStream, raw: &RawFragments) -> String {
    let mut printer = Printer { out: String::new(), column: 0, indent: 0, raw };
    printer.statements(&tokens(stream, raw), true);
    printer.out
}

struct Printer<'a> {
    out: String,
    column: usize,
    indent: usize,
    raw: &'a RawFragments,
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
                Some(Token::Comment(_) | Token::Attribute(_)) => self.newline(),
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
        self.indent += STEP;
        if delimiter == Delimiter::Brace && is_block(inner) {
            self.statements(inner, false);
        } else {
            self.elements(delimiter, inner, opaque);
        }
        self.indent -= STEP;
        self.line();
        self.word(close);
    }

    /// The elements of a list, each on a line of its own, or several to a line where all are short.
    fn elements(&mut self, delimiter: Delimiter, inner: &[Token], opaque: bool) {
        let mut elements = Vec::new();
        for element in inner.split(|token| matches!(token, Token::Punct(","))) {
            match element {
                [] => {}
                [Token::List { index, .. }] => {
                    elements.extend(self.raw.elements(*index).iter().map(|text| Element::Text(text)));
                }
                tokens => elements.push(Element::Tokens(tokens)),
            }
        }
        let listed = elements.len() > 1 || inner.iter().any(|token| matches!(token, Token::Punct(",")));
        let base = matches!(elements.last(), Some(Element::Tokens([Token::Punct(".."), ..])));
        let closes = inner.last().is_some_and(|token| matches!(token, Token::Punct(",")));
        let short = delimiter == Delimiter::Bracket
            && elements.iter().all(|element| element.flat().is_some_and(|flat| flat <= SHORT));
        for (index, element) in elements.iter().enumerate() {
            if index > 0 && short && self.column + element.flat().unwrap_or(WIDTH) + 2 <= WIDTH {
                self.word(" ");
            } else {
                if index > 0 {
                    self.out.push('\n');
                }
                self.line();
            }
            match element {
                Element::Tokens(tokens) => self.run(tokens, 1),
                Element::Text(text) => self.lines(text),
            }
            if closes || (listed && !opaque && !base) || index + 1 < elements.len() {
                self.word(",");
            }
        }
        self.out.push('\n');
    }

    /// A text of one line or several.
    fn lines(&mut self, text: &str) {
        let mut rest = text;
        while let Some((line, after)) = rest.split_once('\n') {
            self.out.push_str(line);
            self.newline();
            rest = after;
        }
        self.word(rest);
    }

    /// A token on the line it stands on.
    fn flat(&mut self, token: &Token) {
        match token {
            Token::Word(word) => self.word(word),
            Token::Punct(punct) => self.word(punct),
            Token::Comment(index) => self.comment(*index),
            Token::List { index, .. } => self.word(&self.raw.elements(*index).join(", ")),
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
    fn comment(&mut self, index: usize) {
        for (place, line) in self.raw.lines(index).iter().enumerate() {
            if place > 0 {
                self.newline();
            }
            self.out.push_str(&comment(line));
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
        for _ in 0..self.indent / STEP {
            self.out.push_str("    ");
        }
        self.column = self.indent;
    }
}

/// What stands between two commas.
enum Element<'a> {
    Tokens(&'a [Token]),
    /// Of a long list.
    Text(&'a str),
}

impl Element<'_> {
    /// Its length on one line; `None` if it needs several.
    fn flat(&self) -> Option<usize> {
        match self {
            Self::Tokens(tokens) => token::flat(tokens),
            Self::Text(text) => token::length(text),
        }
    }
}

/// Whether brackets hold nothing but what ends in brackets of its own, so that the lines need no further indent.
fn hugs(inner: &[Token]) -> bool {
    let apart =
        |token: &Token| matches!(token, Token::Comment(_) | Token::Attribute(_) | Token::Punct("," | ";" | ".."));
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
            Token::Group { delimiter: Delimiter::Brace, .. } if !matches!(next, Some(Token::Punct(next)) if *next != "::") =>
            {
                return index + 1;
            }
            _ => {}
        }
    }
    tokens.len()
}
