//! No input makes the compiler panic, hang, or print what a terminal would obey.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

use std::path::Path;
use std::time::{Duration, Instant};

use arbtest::arbitrary::{self, Unstructured};
use arbtest::arbtest;
use codetable_compiler::render;
use codetable_model::diagnostic::Diagnostic;
use codetable_model::rule::Rule;
use codetable_model::source::Source;
use codetable_model::{compile, load};

/// Compiles a text, renders what is wrong with it in every form, and holds the forms to what they promise.
fn survive(text: &str) -> Vec<Diagnostic> {
    let sources = [Source::new("specs/case.yaml", text)];
    let diagnostics = compile(&sources).diagnostics;
    let human = render::human(&diagnostics, &sources, false);
    let short = render::short(&diagnostics, &sources);
    let json = codetable_pages::problems::json(&diagnostics, &sources);
    for report in [&human, &short, &json] {
        let obeyed = report.chars().find(|found| (found.is_control() && *found != '\n') || is_bidirectional(*found));
        assert_eq!(obeyed, None, "a terminal would obey this");
    }
    assert_eq!(short.lines().count(), diagnostics.len());
    for line in json.lines() {
        let object: serde_json::Value = serde_json::from_str(line).expect("a line is an object");
        assert!(object["line"].as_u64() > Some(0) && object["column"].as_u64() > Some(0), "{line}");
    }
    assert_eq!(json.lines().count(), diagnostics.len());
    assert_eq!(human.is_empty(), diagnostics.is_empty());
    let _ = render::human(&diagnostics, &sources, true);
    diagnostics
}

fn is_bidirectional(found: char) -> bool {
    matches!(found, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The bundled specs.
fn specs() -> Vec<String> {
    let (sources, diagnostics) = load::load(Path::new("../../specs"));
    assert!(diagnostics.is_empty());
    sources.into_iter().map(|source| source.text).collect()
}

/// How long a property is tried: `HOSTILE_MS=60000 cargo test --test hostile` looks longer.
fn budget() -> u64 {
    std::env::var("HOSTILE_MS").ok().and_then(|ms| ms.parse().ok()).unwrap_or(1500)
}

#[test]
fn random_bytes() {
    arbtest(|u| {
        let bytes: Vec<u8> = u.arbitrary()?;
        survive(&String::from_utf8_lossy(&bytes));
        Ok(())
    })
    .budget_ms(budget());
}

#[test]
fn random_yaml() {
    /// What YAML and the language are made of, and what breaks them.
    const PIECES: &[&str] = &[
        "\n",
        "\n  ",
        "\n    ",
        "\n      ",
        "\n        ",
        "\n- ",
        "\n  - ",
        " ",
        ": ",
        ":",
        ", ",
        "[",
        "]",
        "{",
        "}",
        "\"",
        "'",
        "#",
        "&a ",
        "*a",
        "!t ",
        "|-\n",
        ">\n",
        "|",
        "---\n",
        "...\n",
        "%",
        "?",
        "\t",
        "\r\n",
        "\\",
        "`",
        "~",
        "<<: ",
        "null",
        "true",
        "no",
        "0",
        "-1",
        "429",
        "4xx",
        "5xx except 502",
        "6-19",
        "guide:87",
        "-9999..-1",
        "provider: case",
        "tables:",
        "errors:",
        "enum: CaseError",
        "codes:",
        "groups:",
        "name: A",
        "A:",
        "at: ",
        "because: ",
        "registered: ",
        "is: ",
        "status: ",
        "recovery: [[retry]]",
        "wait: ",
        "header: ",
        "sources:",
        "guide:",
        "lines: 9",
        "statuses:",
        "headers:",
        "bodies:",
        "fields:",
        "/type:",
        "role: code",
        "type: string",
        "key:",
        "pattern: E-{a:3}",
        "prefix: E",
        "phrases:",
        "conflicts:",
        "notes:",
        "한글",
        "\u{202e}",
        "\u{200b}",
        "\u{feff}",
        "\u{1b}[31m",
        "e\u{301}",
        "\u{0}",
        "\u{85}",
        "\u{2028}",
        "🇰🇷",
        "&amp;",
        "**b**",
    ];
    arbtest(|u| {
        let count = u.int_in_range(0..=120)?;
        let pieces = (0..count).map(|_| u.choose(PIECES).copied()).collect::<arbitrary::Result<Vec<_>>>()?;
        survive(&pieces.concat());
        Ok(())
    })
    .budget_ms(budget());
}

#[test]
fn mutated_specs() {
    let specs = specs();
    arbtest(|u| {
        let mut text: Vec<char> = u.choose(&specs)?.chars().collect();
        for _ in 0..u.int_in_range(1..=6)? {
            mutate(&mut text, u)?;
        }
        survive(&text.into_iter().collect::<String>());
        Ok(())
    })
    .budget_ms(budget());
}

/// Changes one place of a text.
fn mutate(text: &mut Vec<char>, u: &mut Unstructured<'_>) -> arbitrary::Result<()> {
    let at = u.choose_index(text.len().max(1))?.min(text.len());
    let len = u.int_in_range(0..=40)?.min(text.len() - at);
    match u.int_in_range(0..=5)? {
        0 => drop(text.drain(at..at + len)),
        1 => text.insert(at, u.arbitrary()?),
        2 => text.insert(
            at,
            *u.choose(&['\n', ' ', '\t', ':', '"', '\'', '[', '{', '}', ']', '-', '#', '&', '*', '!', '|', ','])?,
        ),
        3 => {
            let again: Vec<char> = text[at..at + len].to_vec();
            let to = u.choose_index(text.len() + 1)?;
            text.splice(to..to, again);
        }
        4 => {
            let to = u.choose_index(text.len().max(1))?;
            if at < text.len() {
                text.swap(at, to);
            }
        }
        _ => {
            if let Some(found) = text.get_mut(at) {
                *found = u.arbitrary()?;
            }
        }
    }
    Ok(())
}

#[test]
fn truncated_specs() {
    let specs = specs();
    arbtest(|u| {
        let text = u.choose(&specs)?;
        let mut end = u.choose_index(text.len() + 1)?;
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        survive(&text[..end]);
        Ok(())
    })
    .budget_ms(budget());
}

#[test]
fn deep_nesting_is_a_diagnostic() {
    let shells = ["[", "{a: ", "{? ", "- ", "? ", "[a: "];
    for shell in shells {
        let diagnostics = survive(&format!("provider: case\ntitle: {}", shell.repeat(100_000)));
        assert!(diagnostics.iter().any(|diagnostic| diagnostic.rule == Rule::Syntax), "{shell}: {diagnostics:?}");
        survive(&shell.repeat(100_000));
    }
    let ladder: String = (0..1_000).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect();
    assert!(survive(&ladder).iter().any(|diagnostic| diagnostic.rule == Rule::Syntax));
}

/// Longer than a linear reader needs for anything here, on a machine with much else to do.
const PATIENCE: Duration = Duration::from_secs(120);

/// Fails if a text takes longer than a linear reader could ever need.
fn in_time(what: &str, text: &str) -> Vec<Diagnostic> {
    let start = Instant::now();
    let diagnostics = survive(text);
    assert!(start.elapsed() < PATIENCE, "{what} took {:?}", start.elapsed());
    diagnostics
}

#[test]
fn large_scalars() {
    const MEBIBYTE: usize = 1024 * 1024;
    let row = "provider: case\ntables:\n  errors:\n    enum: CaseError\n    codes:\n      A:\n        name: A\n";
    in_time("10 MiB", &format!("{row}        remedy: {}\n", "가".repeat(10 * MEBIBYTE / 3)));
    for text in ["가나다라 ".repeat(MEBIBYTE / 13), "가".repeat(MEBIBYTE / 3), "1".repeat(MEBIBYTE)] {
        in_time("a text", &format!("{row}        remedy: \"{text}\"\n"));
        in_time("a word", &format!("{row}        effect: {text}\n"));
        in_time("a name", &format!("provider: {text}\n"));
        in_time("a status", &format!("{row}        status: {text}\n"));
        in_time("lines", &format!("{row}        at: {text}\n"));
        in_time("a field", &format!("{row}        ? {text}\n        : 1\n"));
        in_time("a pattern", &format!("provider: case\nstatuses:\n  ? {text}\n  : {{meaning: x}}\n"));
        in_time("the file", &text);
    }
}

#[test]
fn many_mistakes() {
    const MANY: usize = 100_000;
    const SOME: usize = 5_000;
    let again = "title: again\n".repeat(MANY);
    let start = Instant::now();
    let sources = [Source::new("specs/case.yaml", format!("provider: case\n{again}"))];
    let diagnostics = compile(&sources).diagnostics;
    assert_eq!(diagnostics.iter().filter(|diagnostic| diagnostic.rule == Rule::DuplicateKey).count(), MANY - 1);
    let report = render::human(&diagnostics, &sources, false);
    assert!(report.ends_with("error: 99999 problems in 1 file; the first 1000 are shown\n"));
    assert!(start.elapsed() < PATIENCE);
    let one_line = "title: x, ".repeat(SOME);
    in_time("duplicate keys on one line", &format!("{{provider: case, {one_line}}}"));
    let unknown: String = (0..SOME).map(|n| format!("unknown_{n}: 1\n")).collect();
    in_time("unknown fields", &format!("provider: case\n{unknown}"));
    in_time("tags", &format!("provider: case\nnotes:\n{}", "- !t x\n".repeat(SOME)));
    in_time("tabs", &format!("provider: case\n{}", "\tx: 1\n".repeat(SOME)));
    let markup = "[".repeat(MANY) + &"&".repeat(MANY) + &"**".repeat(MANY) + &"\\".repeat(MANY);
    in_time("markup", &format!("provider: case\nphrases:\n  ? '{markup}'\n  : x\n"));
}
