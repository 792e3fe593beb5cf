//! Events of the parser in, nodes out; duplicate keys, anchors, tags and further documents are reported on
//! the way, each with its place, and the rest of the file is read on.

use std::ops::Range;

use granit_parser::{Event, ScalarStyle, StructureStyle};

use super::{Map, Node, Scalar, Seq};
use crate::diagnostic::{Diagnostic, excerpt};
use crate::order;
use crate::rule::Rule;
use crate::source::{SourceId, Span};
use crate::text::character::{has_invisible, is_invisible};

/// A tree in the making.
pub(super) struct Builder<'a> {
    id: SourceId,
    text: &'a str,
    base: usize,
    open: Vec<Open>,
    documents: Vec<Span>,
    root: Option<Node>,
    /// The end of the last node or key that was read.
    end: usize,
    /// The last scalar that was read.
    last: Range<usize>,
    /// The block scalars, in whose lines a tab is text.
    blocks: Vec<Range<usize>>,
    /// Whether there is a character that nobody sees anywhere.
    invisible: bool,
    /// The scalars that hold one: `shape` judges those.
    with_invisible: Vec<Range<usize>>,
}

/// A sequence or mapping that has not ended yet.
enum Open {
    Seq { items: Vec<Node>, start: usize, flow: bool },
    Map { entries: Vec<(Scalar, Node)>, key: Option<Key>, start: usize, flow: bool },
}

/// A key whose value is still to come; `None` where it is no key of ours and the entry is dropped.
type Key = Option<Scalar>;

impl<'a> Builder<'a> {
    /// Builds the tree of `text`, which begins at byte `base` of source `id`.
    pub(super) fn new(id: SourceId, text: &'a str, base: usize) -> Self {
        Self {
            id,
            text,
            base,
            open: Vec::new(),
            documents: Vec::new(),
            root: None,
            end: 0,
            last: 0..0,
            blocks: Vec::new(),
            invisible: has_invisible(text),
            with_invisible: Vec::new(),
        }
    }

    /// Takes the next event.
    pub(super) fn event(&mut self, event: Event<'_>, at: granit_parser::Span, diagnostics: &mut Vec<Diagnostic>) {
        let range = at.byte_range().unwrap_or(self.end..self.end);
        if let Some(tag) = at.tag_span().and_then(|tag| tag.byte_range()) {
            self.tag(tag, diagnostics);
        }
        match event {
            Event::DocumentStart(..) => self.document(range, diagnostics),
            Event::Scalar(text, style, ..) => {
                let scalar = self.scalar(&text, style, range);
                self.add(Node::Scalar(scalar), diagnostics);
            }
            Event::SequenceStart(style, ..) => {
                self.end = range.end;
                let flow = style == StructureStyle::Flow;
                self.open.push(Open::Seq { items: Vec::new(), start: range.start, flow });
            }
            Event::MappingStart(style, ..) => {
                self.end = range.end;
                let flow = style == StructureStyle::Flow;
                self.open.push(Open::Map { entries: Vec::new(), key: None, start: range.start, flow });
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(range, diagnostics),
            Event::Anchor(_, name) => {
                let message = format!("`&{}` names a value, to be repeated elsewhere", excerpt(&name));
                diagnostics.push(Diagnostic::new(Rule::Anchor, self.span(range), message).help(
                    "leave it out: a fact of several rows belongs to their group, and a text is quoted where it stands",
                ));
            }
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                let span = self.span(range.clone());
                let message = format!("`{}` repeats a value from elsewhere", excerpt(&self.text[range.clone()]));
                diagnostics.push(
                    Diagnostic::new(Rule::Anchor, span, message)
                        .help("write the value itself; a text that begins with `*` is put in quotes"),
                );
                self.end = range.end;
                self.add(Node::Scalar(Scalar { text: String::new(), plain: true, span }), diagnostics);
            }
            _ => {}
        }
    }

    /// The finished tree, whatever it is.
    pub(super) fn root(self) -> Option<Node> {
        self.root
    }

    /// Whether more than one document began, which has been reported.
    pub(super) fn is_several(&self) -> bool {
        self.documents.len() > 1
    }

    /// The finished tree, if the text is a mapping. Of a text that is cut in two, nothing can be told but that.
    pub(super) fn finish(self, diagnostics: &mut Vec<Diagnostic>) -> Option<Node> {
        if self.is_several() {
            return None;
        }
        if self.text.contains('\t') {
            self.tabs(diagnostics);
        }
        if self.invisible {
            self.invisible(diagnostics);
        }
        let problem = match &self.root {
            Some(Node::Map(_)) => return self.root,
            None => "the file is empty".to_owned(),
            Some(Node::Scalar(scalar)) if scalar.is_null() => "the file is empty".to_owned(),
            Some(Node::Scalar(scalar)) => format!("the file is the text `{}`", excerpt(&scalar.text)),
            Some(Node::Seq(_)) => "the file is a list".to_owned(),
        };
        let span = self.root.as_ref().map_or(self.span(0..0), Node::span);
        diagnostics.push(
            Diagnostic::new(Rule::Syntax, span, format!("{problem}, and a spec is a mapping"))
                .help("begin with `provider:` and the file's name without `.yaml`"),
        );
        None
    }

    /// The bytes `range` of the text as a place in the source.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.id, range.start + self.base..range.end + self.base)
    }

    /// The text that is parsed.
    pub(super) fn text(&self) -> &'a str {
        self.text
    }

    /// Where the last node or key ended.
    pub(super) fn end(&self) -> usize {
        self.end
    }

    /// Where the last scalar stands, if it ran on over several lines without a quote or a block to say so.
    pub(super) fn multiline_plain(&self) -> Option<Range<usize>> {
        let text = &self.text[self.last.clone()];
        (text.contains('\n') && !text.starts_with(['"', '\'', '|', '>'])).then(|| self.last.clone())
    }

    /// The place of the innermost bracket or brace that is still open.
    pub(super) fn bracket(&self) -> Option<usize> {
        self.open.iter().rev().find_map(|open| match open {
            Open::Seq { start, flow: true, .. } | Open::Map { start, flow: true, .. } => Some(*start),
            _ => None,
        })
    }

    /// Reports a tag; the value stays.
    fn tag(&self, range: Range<usize>, diagnostics: &mut Vec<Diagnostic>) {
        let message = format!("`{}` is a tag", excerpt(&self.text[range.clone()]));
        diagnostics.push(
            Diagnostic::new(Rule::Tag, self.span(range), message)
                .help("leave it out: the field decides the type; a text that begins with `!` is put in quotes"),
        );
    }

    /// Begins a document; the first one counts.
    fn document(&mut self, range: Range<usize>, diagnostics: &mut Vec<Diagnostic>) {
        let span = self.span(range.clone());
        if let Some(first) = self.documents.first() {
            let before = self.text.get(self.end..range.start).unwrap_or_default();
            let is_line = |after: &str| after.is_empty() || after.starts_with([' ', '\r', '\n']);
            let end = before.match_indices("\n...").find(|(at, mark)| is_line(&before[at + mark.len()..]));
            let end = end.map(|(at, mark)| self.span(self.end + at + 1..self.end + at + mark.len()));
            diagnostics.push(match end {
                Some(end) => Diagnostic::new(Rule::SeveralDocuments, end, "`...` ends the document, and more follows")
                    .help("delete the line, or give each provider a file of its own"),
                None => Diagnostic::new(Rule::SeveralDocuments, span, "another document begins in the same file")
                    .also(*first, "the first begins here")
                    .help("delete the line if all of it is one spec, or give each provider a file of its own"),
            });
        }
        self.documents.push(span);
    }

    /// A scalar; the parser calls an absent one `~` and leaves the head of a block out of its place.
    fn scalar(&mut self, text: &str, style: ScalarStyle, range: Range<usize>) -> Scalar {
        let block = matches!(style, ScalarStyle::Literal | ScalarStyle::Folded);
        let range = if block {
            let before = self.text.get(self.end..range.start).unwrap_or_default();
            let head = before.find(['|', '>']).map_or(range.start, |at| self.end + at);
            let end = head + self.text[head..range.end].trim_end().len();
            self.blocks.push(head..range.end);
            head..end
        } else {
            range
        };
        self.end = range.end;
        self.last = range.clone();
        if self.invisible && self.text[range.clone()].contains(is_invisible) {
            self.with_invisible.push(range.clone());
        }
        let text = if range.is_empty() { String::new() } else { text.to_owned() };
        Scalar { text, plain: style == ScalarStyle::Plain, span: self.span(range) }
    }

    /// Puts a finished node where it belongs.
    fn add(&mut self, node: Node, diagnostics: &mut Vec<Diagnostic>) {
        match self.open.last_mut() {
            None if self.documents.len() < 2 => self.root = Some(node),
            None => {}
            Some(Open::Seq { items, .. }) => items.push(node),
            Some(Open::Map { entries, key, .. }) => match key.take() {
                None => *key = Some(key_of(node, diagnostics)),
                Some(Some(name)) => entries.push((name, node)),
                Some(None) => {}
            },
        }
    }

    /// Ends the innermost sequence or mapping. A block has no end of its own: it ends with its last value.
    fn close(&mut self, range: Range<usize>, diagnostics: &mut Vec<Diagnostic>) {
        let Some(open) = self.open.pop() else { return };
        if let Open::Seq { flow: true, .. } | Open::Map { flow: true, .. } = open {
            self.end = self.end.max(range.end);
        }
        let node = match open {
            Open::Seq { items, start, .. } => Node::Seq(Seq { items, span: self.span(start..self.end.max(start)) }),
            Open::Map { mut entries, start, flow, .. } => {
                unique(&mut entries, diagnostics);
                Node::Map(Map { entries, flow, span: self.span(start..self.end.max(start)) })
            }
        };
        self.add(node, diagnostics);
    }

    /// Reports each tab in the indentation of a line that the parser had no quarrel with.
    fn tabs(&self, diagnostics: &mut Vec<Diagnostic>) {
        let mut blocks = self.blocks.iter().peekable();
        let mut start = 0;
        for line in self.text.split_inclusive('\n') {
            while blocks.next_if(|block| block.end <= start).is_some() {}
            let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
            let text = blocks.peek().is_some_and(|block| block.start < start);
            if let (Some(tab), false, false) = (line[..indent].find('\t'), text, line.trim().is_empty()) {
                diagnostics.push(tab_in_indentation(self.span(start + tab..start + tab + 1)));
            }
            start += line.len();
        }
    }

    /// Reports each character outside of all values, in a comment most likely, that nobody sees, or that makes
    /// a reviewer see another file than the compiler does.
    fn invisible(&self, diagnostics: &mut Vec<Diagnostic>) {
        let mut with_invisible = self.with_invisible.iter().peekable();
        for (at, found) in self.text.match_indices(is_invisible) {
            while with_invisible.next_if(|scalar| scalar.end <= at).is_some() {}
            if matches!(found, "\n" | "\r" | "\t") || with_invisible.peek().is_some_and(|scalar| scalar.start <= at) {
                continue;
            }
            let code = found.chars().next().map_or(0, u32::from);
            let message = format!("the invisible character U+{code:04X} stands beside the values");
            diagnostics.push(
                Diagnostic::new(Rule::InvisibleCharacter, self.span(at..at + found.len()), message)
                    .help("delete it: it can make a comment read as a value"),
            );
        }
    }
}

/// The complaint about a tab.
pub(super) fn tab_in_indentation(span: Span) -> Diagnostic {
    Diagnostic::new(Rule::Tab, span, "a tab stands in the indentation").help("indent with spaces")
}

/// A node as the key of an entry, if it can be one.
fn key_of(node: Node, diagnostics: &mut Vec<Diagnostic>) -> Key {
    match node {
        Node::Scalar(scalar) if scalar.is_alias() => None,
        Node::Scalar(scalar) if scalar.plain && scalar.text == "<<" => {
            diagnostics.push(
                Diagnostic::new(Rule::Anchor, scalar.span, "`<<` merges a mapping from elsewhere")
                    .help("write the fields themselves; a fact of several rows belongs to their group"),
            );
            None
        }
        Node::Scalar(scalar) if scalar.plain && scalar.text.is_empty() => {
            diagnostics.push(
                Diagnostic::new(Rule::Syntax, scalar.span, "a value has no key")
                    .help("write the field's name before the colon"),
            );
            None
        }
        Node::Scalar(scalar) => Some(scalar),
        Node::Seq(Seq { span, .. }) | Node::Map(Map { span, .. }) => {
            diagnostics.push(
                Diagnostic::new(Rule::Syntax, span, "a list or a mapping stands where a key is wanted")
                    .help("a key is a text; put it in quotes if it begins with `[` or `{`"),
            );
            None
        }
    }
}

/// Reports every key that was there before, and keeps the first of each.
fn unique(entries: &mut Vec<(Scalar, Node)>, diagnostics: &mut Vec<Diagnostic>) {
    let order = order::places(entries.len(), &|a, b| entries[a].0.text.cmp(&entries[b].0.text));
    let mut repeated = vec![false; entries.len()];
    for run in order.chunk_by(|a, b| entries[*a].0.text == entries[*b].0.text) {
        for again in &run[1..] {
            let (first, key) = (&entries[run[0]].0, &entries[*again].0);
            repeated[*again] = true;
            diagnostics.push(
                Diagnostic::new(
                    Rule::DuplicateKey,
                    key.span,
                    format!("the key `{}` is there already", excerpt(&key.text)),
                )
                .here("again")
                .also(first.span, "first here")
                .help("keep one of the two, or merge what they say"),
            );
        }
    }
    let mut repeated = repeated.into_iter();
    entries.retain(|_| !repeated.next().unwrap_or(false));
}
