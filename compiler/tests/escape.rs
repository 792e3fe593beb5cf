//! Hostile texts in every place of a spec in, generated Rust out that differs from that of harmless texts in
//! the values of its literals only; and reports that a terminal and cargo read as the lines they are.

#![cfg(feature = "pretty")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "markdown/sample.rs"]
mod sample;
#[path = "second_reader/whole.rs"]
mod whole;

use codetable_compiler::artifact::Artifact;
use codetable_compiler::emit::rust::rust;
use codetable_compiler::language::Shape;
use codetable_compiler::source::Source;
use codetable_compiler::{compile, render};
use proc_macro2::{Group, TokenStream, TokenTree};
use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};
use whole::whole;

/// What a text may hold that ends a literal, a comment, an attribute, a macro's argument or a line somewhere.
const HOSTILE: [&str; 46] = [
    "\"",
    "\\",
    "\"#",
    "\"##; fn evil() {} r##\"",
    "\\\"",
    "'",
    "*/ fn evil() {} /*",
    "*/",
    "//",
    "/// x",
    "//!",
    "\n",
    "\r",
    "\r\n",
    "\nfn evil() {}\n",
    "\u{2028}",
    "\u{85}",
    "\0",
    "\u{1b}[31m",
    "\u{202e}\u{2066}",
    "\u{200b}",
    "\u{feff}",
    "{}",
    "{0} {{ }} {x:?}",
    "$crate",
    "#![no_core]",
    "] #[evil] [",
    "<script>alert(1)</script>",
    "| ` ``` |",
    "\ncargo::error=x\ncargo::rustc-env=A=B\n",
    "compile_error!()",
    "한글 é e\u{301} \u{10ffff}",
    "%n %s",
    "\t",
    "`code`",
    "``",
    "*a* __b__ ~~c~~",
    "[a](https://evil.example) [b][c] [d]",
    "![image](x)",
    "<b>x</b>",
    "<!-- x -->",
    "&lt; &#42;",
    "# head",
    "- item",
    "https://evil.example/<b>x</b>",
    "| a | b |\n|---|---|\n| c | d |\n\n```\ncode",
];

/// What stands for text number `n`, whose longest form is `long`: a mark alone where `turn` is none, else with a
/// hostile text before or behind it, another one at each turn.
fn text(n: usize, turn: Option<usize>, long: usize) -> String {
    let Some(turn) = turn else { return format!("zq{n}zq") };
    let hostile = match (n + turn) % (HOSTILE.len() + 1) {
        0 => "long ".repeat(long / 5),
        n => HOSTILE[n - 1].to_owned(),
    };
    if (n / 7) % 2 == 0 { format!("zq{n}zq{hostile}") } else { format!("{hostile}zq{n}zq") }
}

/// How long a text may become: YAML reads no more than 1,024 characters before the colon of a key.
fn longest(shape: &Shape) -> usize {
    if matches!(shape, Shape::Prose | Shape::Verbatim) { 70_000 } else { 800 }
}

/// A YAML scalar whose value is `text`, whatever that holds.
fn quoted(text: &str) -> String {
    let escaped = text.chars().map(|char| match char {
        ' ' | 'a'..='z' | 'A'..='Z' | '0'..='9' => char.to_string(),
        char => format!("\\U{:08X}", u32::from(char)),
    });
    format!("\"{}\"", escaped.collect::<String>())
}

fn is_text(shape: &Shape) -> bool {
    matches!(shape, Shape::Text | Shape::Prose | Shape::Verbatim | Shape::Token | Shape::Scalar)
}

/// What becomes of a spec with every field of the language, compiled past its diagnostics.
fn emitted(round: usize, turn: Option<usize>) -> Vec<Artifact> {
    let given = |shape: &Shape, n: usize| match shape {
        shape if is_text(shape) => Some(quoted(&text(n, turn, longest(shape)))),
        Shape::Code => Some(format!("C{n}")),
        _ => None,
    };
    rust(&compile(&[Source::new("specs/hostile.yaml", whole(round, &given))]).catalog)
}

/// Rust of a catalogue by hand, which no check has seen: its codes, aliases and prefix are hostile too.
fn emitted_unchecked(turn: Option<usize>) -> Vec<Artifact> {
    let mut n = 0;
    let mut texts = |what: &str| {
        n += 1;
        // The names of columns are names of functions.
        if what == "column" { format!("column_{n}") } else { text(n, turn, 800) }
    };
    rust(&sample::catalog(&mut texts))
}

#[test]
fn texts_change_literals_only() {
    for round in 0..3 {
        assert_literals_only(&emitted(round, None), &emitted(round, Some(round * 11)), round * 11, 100);
    }
}

#[test]
fn unchecked_texts_change_literals_only() {
    for turn in 0..=HOSTILE.len() {
        assert_literals_only(&emitted_unchecked(None), &emitted_unchecked(Some(turn)), turn, 50);
    }
}

/// The two differ in the values of their literals, of which so many at least hold a text of the spec, and in
/// nothing else.
fn assert_literals_only(harmless: &[Artifact], hostile: &[Artifact], turn: usize, least: usize) {
    let harmless: Vec<Leaf> = harmless.iter().flat_map(leaves).collect();
    let hostile: Vec<Leaf> = hostile.iter().flat_map(leaves).collect();
    let marked = harmless.iter().filter(|leaf| matches!(leaf, Leaf::Text(text) if text.contains("zq"))).count();
    assert!(marked >= least, "only {marked} literals hold a text of the spec");
    let differs = harmless.iter().zip(&hostile).position(|(harmless, leaf)| !leaf.is(harmless, turn));
    if let Some(first) = differs {
        let around = first.saturating_sub(12)..(first + 12).min(harmless.len().min(hostile.len()));
        panic!("turn {turn}: {:#?}\nbecame {:#?}", &harmless[around.clone()], &hostile[around]);
    }
    assert_eq!(hostile.len(), harmless.len(), "hostile texts made another number of tokens");
}

/// A piece of code that is no bracket: of a literal its value, of a number only that it is one, since the
/// numbers of a lookup table depend on the texts.
#[derive(Clone, Debug, PartialEq)]
enum Leaf {
    Code(String),
    Text(String),
    Number,
    Doc(String),
}

impl Leaf {
    /// Whether this is what becomes of `harmless` when every marked text is hostile.
    fn is(&self, harmless: &Self, turn: usize) -> bool {
        match (harmless, self) {
            (Self::Text(marked), Self::Text(found)) => {
                *found == unmarked(marked, turn, 800) || *found == unmarked(marked, turn, 70_000)
            }
            (Self::Doc(marked), Self::Doc(found)) => {
                let (marked, found) = (shown(marked), shown(found));
                marked.markup == found.markup && words(&found.text) == words(&unmarked(&marked.text, turn, 800))
            }
            (harmless, found) => harmless == found,
        }
    }
}

/// A text with what stands for its marks.
fn unmarked(marked: &str, turn: usize, long: usize) -> String {
    let mut parts = marked.split("zq");
    let mut out = parts.next().unwrap_or_default().to_owned();
    while let (Some(number), Some(after)) = (parts.next(), parts.next()) {
        out.push_str(&text(number.parse().unwrap(), Some(turn), long));
        out.push_str(after);
    }
    out
}

/// What a reader of the Markdown that rustdoc knows sees.
struct Shown {
    text: String,
    markup: Vec<String>,
}

fn shown(markdown: &str) -> Shown {
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
    Shown { text, markup }
}

/// A text without white space, which Markdown folds, with the sign that it puts for NUL, and long texts cut short:
/// one comment may hold some of either length.
fn words(text: &str) -> String {
    let mut words = text.split_whitespace().collect::<String>().replace('\0', "\u{fffd}");
    while words.contains("longlong") {
        words = words.replace("longlong", "long");
    }
    words
}

/// The leaves of a generated file, which is Rust.
fn leaves(artifact: &Artifact) -> Vec<Leaf> {
    let file = syn::parse_file(&artifact.text).unwrap_or_else(|error| panic!("{}: {error}", artifact.path));
    assert!(file.shebang.is_none() && file.attrs.is_empty(), "{} has attributes of its own", artifact.path);
    let mut leaves = Vec::new();
    flatten(artifact.text.parse().unwrap(), &mut leaves);
    leaves
}

fn flatten(tokens: TokenStream, leaves: &mut Vec<Leaf>) {
    for tree in tokens {
        match tree {
            TokenTree::Group(group) => match doc(&group) {
                Some(line) => {
                    leaves.pop();
                    match leaves.last_mut() {
                        Some(Leaf::Doc(before)) => before.push_str(&format!("\n{line}")),
                        _ => leaves.push(Leaf::Doc(line)),
                    }
                }
                None if is_alias(&group) => drop(leaves.pop()),
                // The entries of a `phf::Map` stand in the order of their hashes.
                None if leaves.ends_with(&[":", "Map"].map(|code| Leaf::Code(code.to_owned()))) => {}
                None => {
                    leaves.push(Leaf::Code(format!("{:?}", group.delimiter())));
                    flatten(group.stream(), leaves);
                    // A list over several lines ends in a comma, and on one line it does not.
                    if leaves.last() == Some(&Leaf::Code(",".to_owned())) {
                        leaves.pop();
                    }
                    leaves.push(Leaf::Code("end".to_owned()));
                }
            },
            TokenTree::Literal(literal) => leaves.push(match syn::Lit::new(literal.clone()) {
                syn::Lit::Str(text) => Leaf::Text(text.value()),
                syn::Lit::Int(_) | syn::Lit::Float(_) => Leaf::Number,
                _ => panic!("generated code has no literal of this kind: {literal}"),
            }),
            code => leaves.push(Leaf::Code(code.to_string())),
        }
    }
}

/// The line of documentation in the brackets of `#[doc = "…"]`.
fn doc(group: &Group) -> Option<String> {
    match group.stream().into_iter().collect::<Vec<_>>().as_slice() {
        [TokenTree::Ident(name), TokenTree::Punct(_), TokenTree::Literal(literal)] if name == "doc" => {
            match syn::Lit::new(literal.clone()) {
                syn::Lit::Str(line) => Some(line.value()),
                _ => None,
            }
        }
        _ => None,
    }
}

/// Whether brackets hold `doc(alias = "…")`, which stands only where rustdoc takes the text.
fn is_alias(group: &Group) -> bool {
    let [TokenTree::Ident(name), TokenTree::Group(inner)] = &group.stream().into_iter().collect::<Vec<_>>()[..] else {
        return false;
    };
    let Ok(alias) = syn::parse2::<syn::MetaNameValue>(inner.stream()) else { return false };
    if name != "doc" {
        return false;
    }
    let syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(alias), .. }) = alias.value else { return false };
    let alias = alias.value();
    let refused = |char: char| matches!(char, '"' | '\'') || (char.is_whitespace() && char != ' ');
    assert!(!alias.is_empty() && alias.trim() == alias && !alias.contains(refused), "rustdoc refuses {alias:?}");
    true
}

#[test]
fn reports_are_the_lines_they_should_be() {
    for turn in 0..4 {
        let given = |shape: &Shape, n: usize| match shape {
            Shape::Fact(_) | Shape::List(_) | Shape::OneOrMore(_) | Shape::Map(..) | Shape::Object(_) => None,
            _ => Some(quoted(&text(n, Some(turn * 9), 800))),
        };
        let sources = [Source::new(format!("specs/{}.yaml", HOSTILE[turn * 8 + 3]), whole(0, &given))];
        let diagnostics = compile(&sources).diagnostics;
        assert!(diagnostics.len() > 20, "{}", render::short(&diagnostics, &sources));
        let short = render::short(&diagnostics, &sources);
        assert_eq!(short.lines().count(), diagnostics.len());
        assert!(short.lines().all(|line| line.starts_with("specs/")), "{short}");
        let json = render::json(&diagnostics, &sources);
        assert_eq!(json.lines().count(), diagnostics.len());
        for report in [short, json, render::human(&diagnostics, &sources, false)] {
            let obeyed = |char: char| (char.is_control() && char != '\n') || ('\u{2028}'..='\u{202e}').contains(&char);
            assert_eq!(report.find(obeyed), None, "{report}");
        }
    }
}
