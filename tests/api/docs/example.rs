//! The text of an item in, its first paragraph and what its examples use out.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};

use super::walk::{Item, Kind};

/// The examples of one text that are compiled, as the tokens that a reader sees.
pub(super) struct Page(Vec<Vec<String>>);

impl Page {
    pub(super) fn new(docs: &str) -> Self {
        let mut examples = Vec::new();
        let mut open: Option<String> = None;
        for event in Parser::new(docs) {
            match event {
                Event::Start(Tag::CodeBlock(kind)) => open = is_compiled(&kind).then(String::new),
                Event::Text(text) => {
                    if let Some(code) = &mut open {
                        code.push_str(&text);
                    }
                }
                Event::End(TagEnd::CodeBlock) => examples.extend(open.take().map(|code| tokens(&code))),
                _ => {}
            }
        }
        Self(examples)
    }

    /// The first paragraph as it is read, links as their words; `None` where there is none.
    pub(super) fn first_line(docs: &str) -> Option<String> {
        let mut line = String::new();
        for event in Parser::new(docs) {
            match event {
                Event::Text(text) | Event::Code(text) => line.push_str(&text),
                Event::SoftBreak | Event::HardBreak => line.push(' '),
                Event::End(TagEnd::Paragraph) => break,
                _ => {}
            }
        }
        if line.trim().is_empty() { None } else { Some(line) }
    }

    pub(super) fn has_example(&self) -> bool {
        !self.0.is_empty()
    }

    /// Whether an example names the item as programs do.
    pub(super) fn uses(&self, item: &Item<'_>) -> bool {
        self.0.iter().any(|tokens| (0..tokens.len()).any(|at| tokens[at] == item.name && is_use(tokens, at, item)))
    }
}

/// Whether the name at a place stands for the item.
fn is_use(tokens: &[String], at: usize, item: &Item<'_>) -> bool {
    let token = |at: Option<usize>| at.and_then(|at| tokens.get(at)).map_or("", String::as_str);
    let [before, behind] = [token(at.checked_sub(1)), token(Some(at + 1))];
    let is_path = before == ":";
    let is_called = matches!(behind, "(" | ":");
    match item.kind {
        // What implements a trait writes its methods.
        Kind::Method => is_path || before == "fn" || (before == "." && is_called),
        Kind::Constant if item.owner.is_none() => true,
        Kind::Associated | Kind::Constant => {
            let of = token(at.checked_sub(3));
            is_path && (item.is_generated || Some(of) == item.owner || matches!(of, ">" | "T"))
        }
        Kind::Function => is_called,
        Kind::Macro => behind == "!",
        Kind::Type | Kind::Trait | Kind::Module | Kind::Part => true,
    }
}

/// Whether rustdoc compiles a block and lets it succeed.
fn is_compiled(kind: &CodeBlockKind<'_>) -> bool {
    let CodeBlockKind::Fenced(words) = kind else { return true };
    let is_rust = |word: &str| matches!(word, "" | "rust" | "no_run" | "should_panic") || word.starts_with("edition");
    words.split([',', ' ']).all(is_rust)
}

/// The tokens of an example, without the lines that rustdoc hides, and without what it imports.
fn tokens(code: &str) -> Vec<String> {
    let shown: String = code.lines().filter(|line| !is_hidden(line)).flat_map(|line| [line, "\n"]).collect();
    let stream: TokenStream = shown.parse().unwrap_or_else(|error| panic!("{error}: {shown}"));
    let mut out = Vec::new();
    flatten(stream, &mut out);
    out
}

/// Whether rustdoc compiles a line without showing it. An attribute has no space behind its `#`.
fn is_hidden(line: &str) -> bool {
    line.trim_start().strip_prefix('#').is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

fn flatten(stream: TokenStream, out: &mut Vec<String>) {
    let mut imports = false;
    for token in stream {
        match token {
            TokenTree::Ident(ident) if ident == "use" => imports = true,
            TokenTree::Punct(punct) if imports && punct.as_char() == ';' => imports = false,
            _ if imports => {}
            TokenTree::Group(group) => {
                out.push(if group.delimiter() == Delimiter::Parenthesis { "(" } else { "{" }.to_owned());
                flatten(group.stream(), out);
                out.push("}".to_owned());
            }
            token => out.push(token.to_string()),
        }
    }
}
