//! The bytes of a spec in, diagnostics, Rust and Markdown held to what they promise.

use codetable_compiler::render;
use codetable_compiler::rust;
use codetable_model::compile;
use codetable_model::source::Source;
use codetable_pages::markdown;
use proc_macro2::TokenStream;

use crate::is_obeyed;

/// Holds the laws of the compiler.
pub fn hold(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    let sources = [Source::new("specs/case.yaml", text)];
    let compilation = compile(&sources);
    let diagnostics = &compilation.diagnostics;
    let human = render::human(diagnostics, &sources, false);
    let short = render::short(diagnostics, &sources);
    let json = codetable_pages::problems::json(diagnostics, &sources);
    for report in [&human, &short, &json] {
        assert!(!report.contains(is_obeyed), "a terminal would obey this: {report:?}");
    }
    assert_eq!(human.is_empty(), diagnostics.is_empty());
    assert_eq!((short.lines().count(), json.lines().count()), (diagnostics.len(), diagnostics.len()));
    for line in json.lines() {
        let object: serde_json::Value = serde_json::from_str(line).expect("a line is an object");
        assert!(object["line"].as_u64() > Some(0) && object["column"].as_u64() > Some(0), "{line}");
    }
    for diagnostic in diagnostics {
        assert!(!diagnostic.message.is_empty() && !diagnostic.labels.is_empty());
    }
    for artifact in rust::rust(&compilation.catalog) {
        assert!(artifact.text.parse::<TokenStream>().is_ok(), "no Rust: {}", artifact.text);
    }
    if compilation.is_clean() {
        assert!(markdown::artifacts(&compilation.catalog).iter().all(|page| !page.text.contains(is_obeyed)));
    }
    let again = compile(&sources);
    assert_eq!(again.diagnostics, compilation.diagnostics);
    assert_eq!(rust::rust(&again.catalog), rust::rust(&compilation.catalog), "the same spec gives the same bytes");
}
