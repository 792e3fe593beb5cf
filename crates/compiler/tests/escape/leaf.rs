//! Generated Rust in, its leaves out: everything that is no bracket, in order, each literal with its value.

use proc_macro2::{Group, TokenStream, TokenTree};
use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

/// A piece of code that is no bracket.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Leaf {
    /// An identifier, an operator, or where a group begins and ends.
    Code(String),
    /// The value of a string literal.
    Text(String),
    /// A number, or the bytes of a lookup table: only that it is one, since these depend on the texts.
    Number,
    /// Documentation, as a reader of its Markdown sees it.
    Doc {
        /// Its text without white space, which Markdown folds.
        text: String,
        /// Its markup, in order.
        markup: Vec<String>,
    },
}

impl Leaf {
    /// The same leaf with another text.
    pub(crate) fn map(&self, change: impl Fn(&str) -> String) -> Self {
        match self {
            Self::Text(text) => Self::Text(change(text)),
            Self::Doc { text, markup } => Self::Doc { text: dense(&change(text)), markup: markup.clone() },
            leaf => leaf.clone(),
        }
    }
}

/// The leaves of a generated file, which is Rust.
pub(crate) fn leaves(path: &str, code: &str) -> Vec<Leaf> {
    let file = syn::parse_file(code).unwrap_or_else(|error| panic!("{path}: {error}"));
    assert!(file.shebang.is_none() && file.attrs.is_empty(), "{path} has attributes of its own");
    let mut reader = Reader::default();
    reader.read(code.parse().unwrap());
    reader.end_docs();
    reader.leaves
}

#[derive(Default)]
struct Reader {
    leaves: Vec<Leaf>,
    /// The lines of documentation since the last other leaf.
    docs: Option<String>,
}

impl Reader {
    fn read(&mut self, tokens: TokenStream) {
        let mut trees = tokens.into_iter().peekable();
        while let Some(tree) = trees.next() {
            if let (TokenTree::Punct(punct), Some(TokenTree::Group(group))) = (&tree, trees.peek()) {
                if punct.as_char() == '#' && self.attribute(group) {
                    trees.next();
                    continue;
                }
            }
            match tree {
                TokenTree::Group(group) => {
                    self.push(Leaf::Code(format!("{:?}", group.delimiter())));
                    self.read(group.stream());
                    // A list over several lines ends in a comma, and on one line it does not.
                    if self.leaves.last() == Some(&Leaf::Code(",".to_owned())) {
                        self.leaves.pop();
                    }
                    self.push(Leaf::Code("end".to_owned()));
                }
                TokenTree::Literal(literal) => self.push(match syn::Lit::new(literal.clone()) {
                    syn::Lit::Str(text) => Leaf::Text(text.value()),
                    syn::Lit::Int(_) | syn::Lit::ByteStr(_) => Leaf::Number,
                    _ => panic!("generated code has no literal of this kind: {literal}"),
                }),
                code => self.push(Leaf::Code(code.to_string())),
            }
        }
    }

    fn push(&mut self, leaf: Leaf) {
        self.end_docs();
        self.leaves.push(leaf);
    }

    fn end_docs(&mut self) {
        if let Some(docs) = self.docs.take() {
            self.leaves.push(shown(&docs));
        }
    }

    /// Reads `[doc = "…"]`, and `[doc(alias = "…")]`, which stands only where rustdoc takes the text.
    fn attribute(&mut self, group: &Group) -> bool {
        match syn::parse2::<syn::Meta>(group.stream()) {
            Ok(syn::Meta::NameValue(meta)) if meta.path.is_ident("doc") => {
                let docs = self.docs.get_or_insert_default();
                docs.push_str(&text(&meta.value));
                docs.push('\n');
                true
            }
            Ok(syn::Meta::List(meta)) if meta.path.is_ident("doc") => {
                let alias = text(&syn::parse2::<syn::MetaNameValue>(meta.tokens).unwrap().value);
                let refused = |char: char| matches!(char, '"' | '\'') || (char.is_whitespace() && char != ' ');
                assert!(
                    !alias.is_empty() && alias.trim() == alias && !alias.contains(refused),
                    "rustdoc refuses {alias:?}"
                );
                true
            }
            _ => false,
        }
    }
}

/// The value of a string literal.
fn text(expression: &syn::Expr) -> String {
    match expression {
        syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }) => text.value(),
        _ => panic!("documentation is a text"),
    }
}

/// What a reader of the Markdown that rustdoc knows sees.
fn shown(markdown: &str) -> Leaf {
    let (mut text, mut markup, mut itself) = (String::new(), Vec::new(), false);
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Text(part) => text.push_str(&part),
            Event::SoftBreak => text.push(' '),
            Event::Code(part) => {
                text.push_str(&part);
                markup.push("code".to_owned());
            }
            // An address may be a link to itself.
            Event::Start(Tag::Link { link_type: LinkType::Autolink, .. }) => itself = true,
            Event::End(TagEnd::Link) if itself => itself = false,
            Event::Start(tag) => markup.push(format!("{:?}", tag.to_end())),
            other => markup.push(format!("{other:?}")),
        }
    }
    Leaf::Doc { text: dense(&text), markup }
}

/// A text without white space, and with the sign that Markdown puts for NUL.
fn dense(text: &str) -> String {
    text.split_whitespace().collect::<String>().replace('\0', "\u{fffd}")
}
