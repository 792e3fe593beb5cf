//! The bytes of a saved page in, what becomes of it as a draft, in the audit and in the comparison held to what these
//! promise. The first line is the name of its file, from which its form is told.

use codetable_compiler::render;
use codetable_documents::audit::audit;
use codetable_documents::draft::{Reading, draft};
use codetable_documents::drift::drift;
use codetable_documents::form::Form;
use codetable_model::compile;
use codetable_model::diagnostic::Diagnostic;
use codetable_model::rule::Rule;
use codetable_model::source::Source;
use codetable_model::text::character::has_invisible;

use crate::is_obeyed;

/// Holds the laws of whatever reads documents.
pub fn hold(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    let (name, text) = text.split_once('\n').unwrap_or(("", &text));
    let page = Source::new(name, text);
    let draft = match draft("tried", Some(&page), &Reading::default()) {
        Ok(draft) => draft,
        Err(error) => return assert!(!error.to_string().contains(is_obeyed), "{error:?}"),
    };
    let sources = [Source::new("specs/tried.yaml", &draft.text)];
    let compiled = compile(&sources);
    assert!(compiled.is_clean(), "the check refuses a draft: {:?}\n{}", compiled.diagnostics, draft.text);
    let codes = compiled.specs.iter().flat_map(|spec| &spec.tables).flat_map(|table| &table.groups);
    assert_eq!(codes.map(|group| group.rows.len()).sum::<usize>(), draft.codes, "{}", draft.text);

    let held = audit(&compiled.specs, &sources, std::slice::from_ref(&page));
    assert_told(&held.diagnostics, &held.sources);
    // A spec holds nothing that nobody sees; and in a page that is cut anywhere, what one reader takes for a paragraph
    // may be several to the other.
    let is_exact = Form::of(&page) != Form::Page && !has_invisible(text);
    let lost = |found: &&Diagnostic| is_exact && found.rule == Rule::QuoteNotFound;
    assert_eq!(held.diagnostics.iter().find(lost), None, "a draft quotes what its page does not have: {}", draft.text);

    // A later copy, of which the middle is gone.
    let third = text.len() / 3;
    let [start, end] = [third, 2 * third].map(|at| text.floor_char_boundary(at));
    let later = Source::new(name, [&text[..start], &text[end..]].concat());
    for page in [&page, &later] {
        let spec = &compiled.specs[0];
        let Some(document) = spec.sources.first() else { continue };
        let drifted = drift(spec, &document.id.value, &sources, page);
        assert_told(&drifted.diagnostics, &drifted.sources);
    }
}

/// Fails if a report is not what a terminal can be given.
fn assert_told(diagnostics: &[Diagnostic], sources: &[Source]) {
    let short = render::short(diagnostics, sources);
    assert_eq!(short.lines().count(), diagnostics.len(), "{short}");
    for report in [short, render::human(diagnostics, sources, false)] {
        assert!(!report.contains(is_obeyed), "a terminal would obey this: {report:?}");
    }
}
