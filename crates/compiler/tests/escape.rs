//! Hostile texts in every place of a spec in, generated Rust out that differs from that of harmless texts in
//! the values of its literals only; and reports that a terminal and cargo read as the lines they are.

#![cfg(feature = "pretty")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

#[path = "escape/leaf.rs"]
mod leaf;
#[path = "../../pages/tests/markdown/sample.rs"]
mod sample;
#[path = "../../second-reader/tests/readers/whole.rs"]
mod whole;

use codetable_compiler::render;
use codetable_compiler::rust::rust;
use codetable_model::artifact::Artifact;
use codetable_model::compile;
use codetable_model::language::ValueType;
use codetable_model::source::Source;
use leaf::Leaf;
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

/// What stands for text number `n`: a mark alone where `turn` is none, else with a hostile text before or behind
/// it, another one at each turn.
fn text(n: usize, turn: Option<usize>) -> String {
    let Some(turn) = turn else { return format!("zq{n}zq") };
    let hostile = match (n + turn) % (HOSTILE.len() + 1) {
        0 => "long ".repeat(150),
        n => HOSTILE[n - 1].to_owned(),
    };
    if (n / 7) % 2 == 0 { format!("zq{n}zq{hostile}") } else { format!("{hostile}zq{n}zq") }
}

/// A text with what stands for its marks.
fn unmarked(marked: &str, turn: usize) -> String {
    let mut parts = marked.split("zq");
    let mut out = parts.next().unwrap_or_default().to_owned();
    while let (Some(number), Some(after)) = (parts.next(), parts.next()) {
        out.push_str(&text(number.parse().unwrap(), Some(turn)));
        out.push_str(after);
    }
    out
}

/// A YAML scalar whose value is `text`, whatever that holds.
fn quoted(text: &str) -> String {
    let escaped = text.chars().map(|char| match char {
        ' ' | 'a'..='z' | 'A'..='Z' | '0'..='9' => char.to_string(),
        char => format!("\\U{:08X}", u32::from(char)),
    });
    format!("\"{}\"", escaped.collect::<String>())
}

/// What becomes of a spec with every field of the language, compiled past its diagnostics.
fn emitted(round: usize, turn: Option<usize>) -> Vec<Leaf> {
    let given = |ty: &ValueType, n: usize| match ty {
        ValueType::Text
        | ValueType::Prose
        | ValueType::Verbatim
        | ValueType::Token
        | ValueType::Scalar
        | ValueType::Cell => Some(quoted(&text(n, turn))),
        ValueType::Code => Some(format!("C{n}")),
        _ => None,
    };
    leaves(&rust(&compile(&[Source::new("specs/hostile.yaml", whole(round, &given))]).catalog))
}

/// What becomes of a catalogue by hand, which no check has seen: its codes, aliases and prefix are hostile too.
fn emitted_unchecked(turn: Option<usize>) -> Vec<Leaf> {
    let mut n = 0;
    let mut texts = |_: &str| {
        n += 1;
        text(n, turn)
    };
    let mut catalog = sample::catalog(&mut texts);
    // The address of a code has its text in another form.
    catalog.providers[0].docs = None;
    leaves(&rust(&catalog))
}

fn leaves(artifacts: &[Artifact]) -> Vec<Leaf> {
    artifacts.iter().flat_map(|artifact| leaf::leaves(&artifact.path, &artifact.text)).collect()
}

#[test]
fn texts_change_literals_only() {
    for round in 0..3 {
        let (harmless, turn) = (emitted(round, None), round * 16);
        let marked = harmless.iter().filter(|leaf| matches!(leaf, Leaf::Text(text) if text.contains("zq"))).count();
        assert!(marked > 100, "only {marked} literals hold a text of the spec");
        // An address is ended by a slash where the text does not end it itself, and a code may follow: slashes do not count.
        let ended = |leaf: Leaf| leaf.map(|text| text.replace('/', ""));
        let expected = harmless.iter().map(|leaf| ended(leaf.map(|text| unmarked(text, turn))));
        assert_same(expected, emitted(round, Some(turn)).into_iter().map(ended).collect());
    }
}

/// Codes too, on which the order of a lookup table depends: so the two have the same leaves in some order.
#[test]
fn codes_change_literals_only() {
    for turn in 0..=HOSTILE.len() {
        let harmless = emitted_unchecked(None);
        let mut expected: Vec<Leaf> = harmless.iter().map(|leaf| leaf.map(|text| unmarked(text, turn))).collect();
        let mut hostile = emitted_unchecked(Some(turn));
        expected.sort();
        hostile.sort();
        assert_same(expected.into_iter(), hostile);
    }
}

fn assert_same(expected: impl Iterator<Item = Leaf>, found: Vec<Leaf>) {
    let expected: Vec<Leaf> = expected.collect();
    if let Some(first) = expected.iter().zip(&found).position(|(expected, found)| expected != found) {
        let before = &expected[first.saturating_sub(8)..first];
        panic!("after {before:?}\n{:?}\nbecame\n{:?}", expected[first], found[first]);
    }
    assert_eq!(found.len(), expected.len(), "hostile texts made another number of tokens");
}

/// A text longer than 16 bits can say, in a table of so many that they stand in one literal.
#[test]
fn a_long_text_keeps_its_length() {
    let message = |n: usize| if n == 300 { "m".repeat(70_000) } else { format!("m{n}") };
    let rows = (0..600).map(|n| format!("      C{n}: {{ name: N{n}, message: {} }}\n", message(n)));
    let spec = format!("provider: long\ntables:\n  t:\n    enum: T\n    codes:\n{}", rows.collect::<String>());
    let compilation = compile(&[Source::new("specs/long.yaml", spec)]);
    assert!(compilation.is_clean(), "{:?}", compilation.diagnostics);
    let artifacts = rust(&compilation.catalog);
    assert!(leaves(&artifacts).contains(&Leaf::Text(message(300))), "the text is not there");
    let end: usize = (0..=300).map(|n| message(n).len()).sum();
    assert!(artifacts[1].text.contains(&format!(" {end}, ")), "nothing says where it ends");
}

#[test]
fn reports_are_the_lines_they_should_be() {
    for turn in 0..4 {
        let given = |ty: &ValueType, n: usize| match ty {
            ValueType::Fact(_)
            | ValueType::List(_)
            | ValueType::OneOrMore(_)
            | ValueType::Map(..)
            | ValueType::Object(_)
            | ValueType::Short(..) => None,
            _ => Some(quoted(&text(n, Some(turn * 9)))),
        };
        let sources = [Source::new(format!("specs/{}.yaml", HOSTILE[turn * 8 + 3]), whole(0, &given))];
        let diagnostics = compile(&sources).diagnostics;
        assert!(diagnostics.len() > 20, "{}", render::short(&diagnostics, &sources));
        let short = render::short(&diagnostics, &sources);
        assert_eq!(short.lines().count(), diagnostics.len());
        assert!(short.lines().all(|line| line.starts_with("specs/")), "{short}");
        let json = codetable_pages::problems::json(&diagnostics, &sources);
        assert_eq!(json.lines().count(), diagnostics.len());
        for report in [short, json, render::human(&diagnostics, &sources, false)] {
            let obeyed = |char: char| (char.is_control() && char != '\n') || ('\u{2028}'..='\u{202e}').contains(&char);
            assert_eq!(report.find(obeyed), None, "{report}");
        }
    }
}
