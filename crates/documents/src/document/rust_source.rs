//! A source file of Rust in, tables out: its enums of codes and its constants, each row with all that the file says of it.
//!
//! What a variant says is spread over a file: its name and comment, attributes such as `#[error("…")]` and
//! `#[serde(rename = "…")]`, its discriminant, and the arms of functions that match over the enum.

mod arms;
mod attributes;
mod depth;
mod items;
mod status;

use std::collections::BTreeMap;
use std::ops::Range;
use std::str::FromStr;

use proc_macro2::{Span, TokenStream};

use super::MarkdownView;
use super::fragment::trimmed;
use super::tables::{Cell, Tables};
use items::{Constants, Enum};

/// The stack on which a file is parsed: what `depth` lets through fits.
const STACK: usize = 256 << 20;

/// Reads a file. What is wrong with it is told by line.
pub(crate) fn read(document: &str) -> Result<MarkdownView<'static>, (usize, String)> {
    // A parser of Rust goes down with its input; so the input is measured first, and the stack is made for it.
    std::thread::scope(|scope| {
        let reader = std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, || File::read(document));
        match reader.map(std::thread::ScopedJoinHandle::join) {
            Ok(Ok(read)) => read,
            Ok(Err(_)) | Err(_) => Err((1, "the parser of Rust broke down".to_owned())),
        }
    })
}

/// A file while it is read.
struct File<'a> {
    document: &'a str,
    /// Where the tokens begin: behind a byte order mark.
    start: usize,
    enums: Vec<Enum>,
    /// Enums by name.
    by_name: BTreeMap<String, usize>,
    constants: Vec<Constants>,
    /// What constants stand for, by name: a function may answer with one.
    values: BTreeMap<String, Cell>,
}

impl<'a> File<'a> {
    fn read(document: &'a str) -> Result<MarkdownView<'static>, (usize, String)> {
        let start = if document.starts_with('\u{feff}') { 3 } else { 0 };
        let wrong = |span: Span, message: String| (span.start().line.max(1), message);
        let tokens = TokenStream::from_str(&document[start..])
            .map_err(|error| wrong(error.span(), "this is no Rust".to_owned()))?;
        depth::measure(&tokens).map_err(|span| wrong(span, "it nests too deeply to be parsed".to_owned()))?;
        let parsed: syn::File =
            syn::parse2(tokens).map_err(|error| wrong(error.span(), format!("this is no Rust: {error}")))?;
        let (enums, by_name) = (Vec::new(), BTreeMap::new());
        let mut file = Self { document, start, enums, by_name, constants: Vec::new(), values: BTreeMap::new() };
        file.items(&parsed.items, None);
        file.functions(&parsed.items);
        Ok(file.tables())
    }

    fn tables(self) -> MarkdownView<'static> {
        let mut tables = Tables::new();
        for of in &self.enums {
            of.write(&mut tables);
        }
        for of in &self.constants {
            of.write(&mut tables);
        }
        tables.finish()
    }

    /// The bytes of a token.
    fn place(&self, span: Span) -> Range<usize> {
        let range = span.byte_range();
        let clamp = |at: usize| (at + self.start).min(self.document.len());
        clamp(range.start)..clamp(range.end)
    }

    /// A token, as something that it stands for.
    fn cell(&self, text: &str, span: Span) -> Cell {
        Cell::new(self.document, text, self.place(span))
    }

    /// A literal string, without its quotes or the marks of a comment.
    fn string(&self, text: &str, span: Span) -> Cell {
        let place = self.place(span);
        let source = &self.document[place.clone()];
        let quotes = source.find('"').zip(source.rfind('"'));
        let comment = ["///", "//!", "/**", "/*!"].into_iter().any(|mark| source.starts_with(mark));
        let inner = match quotes {
            _ if comment => place.start + 3..place.end - if source.starts_with("/*") { 2 } else { 0 },
            Some((opening, closing)) => place.start + opening + 1..place.start + closing,
            None => place,
        };
        Cell::new(self.document, text.trim(), trimmed(self.document, inner))
    }

    /// The comment at the end of the line on which a token ends.
    fn trailing(&self, end: usize) -> Option<Cell> {
        let line = self.document[end..].lines().next()?;
        let at = line.find("//").filter(|at| !line[*at..].starts_with("///"))?;
        let between = &line[..at];
        if !between.chars().all(|c| " \t,;)}".contains(c)) {
            return None;
        }
        let place = trimmed(self.document, end + at + 2..end + line.len());
        let text = &self.document[place.clone()];
        (!text.is_empty()).then(|| Cell::new(self.document, text, place))
    }
}
