//! Whether the rules reach every place that the language has for a text, a citation or a fact, and whether
//! what could not be read is reported once only.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::check;
use crate::decode::decode;
use crate::decode::sample::sample;
use crate::diagnostic::Diagnostic;
use crate::rule::Rule;
use crate::source::{Source, SourceId};
use crate::tree::Node;

/// What is wrong with a tree by its relations alone.
fn checked(tree: &Node) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    let sources = [Source::new("specs/sample.yaml", "")];
    check(&[decode(SourceId(0), tree)], &sources, &mut diagnostics);
    diagnostics
}

/// The rules that a whole file breaks, in order.
fn broken(text: &str) -> Vec<Rule> {
    crate::compile(&[Source::new("specs/case.yaml", text)]).diagnostics.iter().map(|found| found.rule).collect()
}

#[test]
fn every_text_of_the_language_needs_its_english() {
    for evidence in ["at", "because", "registered"] {
        let sample = sample(evidence, Some(("spec", "phrases")));
        let found = checked(&sample.node);
        let gaps: Vec<_> = found.iter().filter(|found| found.rule == Rule::PhraseGap).collect();
        for text in &sample.texts {
            assert!(gaps.iter().any(|gap| gap.message.contains(&format!("`{text}`"))), "nobody misses `{text}`");
        }
        assert_eq!(gaps.len(), sample.texts.len());
    }
}

#[test]
fn every_citation_of_the_language_is_followed() {
    for evidence in ["at", "because", "registered"] {
        let sample = sample(evidence, Some(("spec", "sources")));
        let found = checked(&sample.node);
        let followed = found.iter().filter(|found| found.rule == Rule::UnknownDocument).count();
        assert_eq!(followed, sample.citations, "with `{evidence}`");
    }
}

#[test]
fn every_fact_of_the_language_needs_evidence() {
    let found = checked(&sample("none", None).node);
    let told: String =
        found.iter().filter(|found| found.rule == Rule::EvidenceMissing).map(|found| found.message.as_str()).collect();
    for field in ["title", "prefix", "status", "statuses", "occurs", "role", "media", "presence", "attach", "conflict"]
    {
        assert!(told.contains(field), "nobody asks what supports `{field}`: {told}");
    }
    assert!(checked(&sample("at", None).node).iter().all(|found| found.rule != Rule::EvidenceMissing));
}

#[test]
fn a_fact_that_cannot_be_read_is_not_missed_as_well() {
    let table = "provider: case\ntables:\n  errors:\n    enum: Error\n    require: [status]\n    codes:\n";
    assert_eq!(broken(&format!("{table}      E1: {{ name: Gone, status: \"410\" }}\n")), [Rule::BadStatus]);
    assert_eq!(broken(&format!("{table}      E1: {{ name: Gone, sttaus: 410 }}\n")), [Rule::UnknownField]);
    let other = "      E1: { name: Gone, status: 4100 }\n      E2: { name: Lost }\n";
    assert_eq!(broken(&format!("{table}{other}")), [Rule::BadStatus, Rule::RequiredFactMissing]);
    let group = "provider: case\ntables:\n  errors:\n    enum: Error\n    require: [status]\n    groups:\n";
    let head = "      - status: 4xx\n        codes:\n          E1: { name: Gone }\n          E2: { name: Lost }\n";
    assert_eq!(broken(&format!("{group}{head}")), [Rule::BadStatus]);
    assert_eq!(broken("provider: case\ntables:\n  errors:\n    enum: Error\n    codse: {}\n"), [Rule::UnknownField]);
    let phrases = "statuses:\n  500: { meening: 글 }\nphrases:\n  글: text\n";
    assert_eq!(broken(&format!("provider: case\n{phrases}")), [Rule::UnknownField]);
}
