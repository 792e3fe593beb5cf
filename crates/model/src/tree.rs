//! YAML text in, a tree out in which every scalar, sequence and mapping knows its place.
//!
//! This file and the two below it are the only ones that know which parser reads the YAML.

mod builder;
mod syntax;

use granit_parser::Parser;

use crate::diagnostic::Diagnostic;
use crate::rule::Rule;
use crate::source::{Source, SourceId, Span};
use builder::Builder;

/// A YAML node.
#[derive(Clone, Debug)]
pub enum Node {
    /// A scalar.
    Scalar(Scalar),
    /// A sequence.
    Seq(Seq),
    /// A mapping.
    Map(Map),
}

/// A scalar.
#[derive(Clone, Debug)]
pub struct Scalar {
    /// The text with quotes and escapes resolved; empty where nothing was written.
    pub text: String,
    /// Whether it is plain: without quotes, and no block.
    pub plain: bool,
    /// Where it was written.
    pub span: Span,
}

/// A sequence.
#[derive(Clone, Debug)]
pub struct Seq {
    /// Its elements.
    pub items: Vec<Node>,
    /// Where it was written.
    pub span: Span,
}

/// A mapping; keys are unique.
#[derive(Clone, Debug)]
pub struct Map {
    /// Its entries, in the order written.
    pub entries: Vec<(Scalar, Node)>,
    /// Whether it stands in braces.
    pub flow: bool,
    /// Where it was written.
    pub span: Span,
}

impl Node {
    /// Where it was written.
    #[must_use]
    pub fn span(&self) -> Span {
        match self {
            Self::Scalar(scalar) => scalar.span,
            Self::Seq(seq) => seq.span,
            Self::Map(map) => map.span,
        }
    }
}

impl Scalar {
    /// Whether YAML takes it for no value at all: nothing was written, or `~`, or `null`.
    #[must_use]
    pub fn is_null(&self) -> bool {
        self.plain && matches!(self.text.as_str(), "" | "~" | "null" | "Null" | "NULL")
    }

    /// Whether it stands in the place of an alias: nothing is known of it, and that has been reported.
    #[must_use]
    pub fn is_alias(&self) -> bool {
        self.plain && self.text.is_empty() && self.span.start < self.span.end
    }
}

impl Map {
    /// The entry of this key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&(Scalar, Node)> {
        self.entries.iter().find(|(name, _)| name.text == key)
    }
}

/// How deep sequences and mappings may nest: the language needs a dozen levels, and whoever walks a tree
/// may do so by recursion.
const DEPTH: usize = 64;

/// Parses a spec. `None`, with at least one diagnostic, if it is no YAML mapping.
pub fn parse(id: SourceId, source: &Source, diagnostics: &mut Vec<Diagnostic>) -> Option<Node> {
    built(id, source, diagnostics)?.finish(diagnostics)
}

/// Parses what need be no spec. `None` if there is no value, or with at least one diagnostic.
pub fn parse_any(id: SourceId, source: &Source, diagnostics: &mut Vec<Diagnostic>) -> Option<Node> {
    built(id, source, diagnostics)?.root()
}

fn built<'a>(id: SourceId, source: &'a Source, diagnostics: &mut Vec<Diagnostic>) -> Option<Builder<'a>> {
    let (text, base) = match source.text.strip_prefix('\u{feff}') {
        Some(text) => {
            diagnostics.push(
                Diagnostic::new(Rule::ByteOrderMark, Span::new(id, 0..3), "the file begins with a byte order mark")
                    .help("save it as UTF-8 without one"),
            );
            (text, 3)
        }
        None => (source.text.as_str(), 0),
    };
    let options = granit_parser::options! {
        disallow_directives: true,
        emit_unresolved_aliases: true,
        emit_anchor_events: true,
        emit_comments: false,
        flow_nesting_limit: DEPTH,
        block_nesting_limit: DEPTH,
    };
    let mut builder = Builder::new(id, text, base);
    for event in Parser::new_from_str_with_options(text, options) {
        match event {
            Ok((event, span)) => builder.event(event, span, diagnostics),
            Err(error) => {
                if !builder.is_several() {
                    diagnostics.push(syntax::complaint(&error, &builder));
                }
                return None;
            }
        }
    }
    Some(builder)
}
