//! Whether the rules reach every place that the language has for a text, a citation or a fact, and whether
//! what could not be read is reported once only.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

use super::check;
use crate::diagnostic::Diagnostic;
use crate::read::read;
use crate::read::sample::sample;
use crate::rule::Rule;
use crate::source::{Source, SourceId};
use crate::tree::Node;

/// What is wrong with a tree by its relations alone.
fn checked(tree: &Node) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    let sources = [Source::new("specs/sample.yaml", "")];
    check(&[read(SourceId(0), tree).unwrap()], &sources, &mut diagnostics);
    diagnostics
}

/// The rules that a whole file breaks, in order.
fn broken(text: &str) -> Vec<Rule> {
    crate::compile(&[Source::new("specs/case.yaml", text)]).diagnostics.iter().map(|found| found.rule).collect()
}

#[test]
fn every_text_of_the_language_needs_its_translations() {
    for evidence in ["at", "because", "registered"] {
        let sample = sample(evidence, Some(("spec", "phrases")));
        let found = checked(&sample.node);
        let gaps: Vec<_> = found.iter().filter(|found| found.rule == Rule::PhraseGap).collect();
        for text in &sample.texts {
            assert!(gaps.iter().any(|gap| gap.message.contains(&format!("`{text}`"))), "nobody misses `{text}`");
        }
        let quoted =
            gaps.iter().filter(|gap| sample.texts.iter().any(|text| gap.message.contains(&format!("`{text}`"))));
        assert_eq!(quoted.count(), sample.texts.len());
    }
}

#[test]
fn every_sentence_of_ours_is_translated() {
    for evidence in ["at", "because", "registered"] {
        let sample = sample(evidence, Some(("prose", "phrases")));
        let found = checked(&sample.node);
        let gaps: Vec<_> = found.iter().filter(|found| found.rule == Rule::PhraseGap).collect();
        let mut prose = sample.prose;
        prose.sort_unstable();
        prose.dedup();
        for text in &prose {
            assert!(gaps.iter().any(|gap| gap.message.contains(&format!("`{text}`"))), "nobody misses `{text}`");
        }
        assert_eq!(gaps.len(), sample.texts.len() + prose.len());
    }
}

#[test]
fn every_citation_of_the_language_is_followed() {
    for evidence in ["at", "because", "registered"] {
        let sample = sample(evidence, Some(("spec", "sources")));
        let found = checked(&sample.node);
        let told: Vec<_> = found.iter().filter(|found| found.rule == Rule::UnknownDocument).collect();
        let of =
            |count: usize| if count == 1 { "lines are cited,".to_owned() } else { format!("cited in {count} places,") };
        match told.as_slice() {
            [] => assert_eq!(sample.citations, 0, "with `{evidence}`"),
            [told] => assert!(told.message.contains(&of(sample.citations)), "{} with `{evidence}`", told.message),
            _ => panic!("one mistake is told {} times with `{evidence}`", told.len()),
        }
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
    let header = "headers:\n  X-Reset: { role: reset, format: unix_second }\n";
    let wait = "statuses:\n  429: { recovery: [[wait, retry]], wait: { header: X-Reset } }\n";
    assert_eq!(broken(&format!("provider: case\n{header}{wait}")), [Rule::UnknownWord]);
    let wait = "statuses:\n  429: { recovery: [[wait, retry]], wait: { is: sooon } }\n";
    assert_eq!(broken(&format!("provider: case\n{wait}")), [Rule::UnknownWord]);
    let phrases = "language: ko\ntranslations: [en]\nstatuses:\n  500: { meening: 글 }\nphrases:\n  글: text\n";
    assert_eq!(broken(&format!("provider: case\n{phrases}")), [Rule::UnknownField]);
}

/// A spec that comes close to breaking many a rule, and breaks none.
const COHERENT: &str = r#"
provider: case
title: { is: Case, because: nothing names it }
language: ko
translations: [en]
sources:
  guide: { file: guide.txt, sha256: 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef, lines: 40 }
  manual: { file: manual.txt, sha256: 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef, lines: 9 }
tables:
  errors:
    enum: CaseError
    at: { guide: 1 }
    key: { prefix: GW., uri: { is: "https://errors.example/{code}", at: { manual: 9 } } }
    require: [status]
    columns: { weight: i8, label_of_ours: text }
    groups:
      - at: { guide: 2 }
        status: 503
        wait: { is: soon, because: no amount is named }
        codes:
          GW.BUSY: { name: Busy, aliases: [BUSY], recovery: { is: [[wait, retry], [contact_provider]], at: { guide: 2 } }, columns: { weight: -1, label_of_ours: 7 } }
          GW.LATE:
            name: Late
            at: { guide: 40 }
            status: 504
            description: 시간 초과
            recovery: { is: [[refresh_credentials], [fix_setup], [retry]], at: { guide: 40 } }
            columns: { weight: 0, label_of_ours: "0" }
            also: [{ description: 시간 초과, recovery: { is: [[wait, retry]], at: { guide: 40 } } }]
          GW.OLD:
            name: Old
            registered: RFC 9110, section 1
            retired: { since: 2.0.0, replacement: GW.BUSY }
            columns: { weight: 127, label_of_ours: old }
          GW.OLDER:
            name: Older
            retired: { since: 1.0.0, because: nobody asks for it }
            columns: { weight: -128, label_of_ours: older }
  numbers:
    enum: CaseNumber
    at: { guide: 3 }
    key: { type: i32, range: { is: -9..-1, because: all are negative } }
    codes:
      -1: { name: Refused, at: { guide: 4 }, status: 429, recovery: { is: [[wait, retry]], at: { guide: 4 } } }
  problems:
    enum: CaseProblem
    key: { pattern: { is: "EX-{series:4}-{status:3}", because: the one example has it } }
    codes:
      EX-0001-422: { name: Rejected, at: { guide: 5 }, status: 400, recovery: { is: [[retry]], at: { guide: 5 } } }
      EX-0002-500: { name: Broken, at: { guide: 6 }, status: 500 }
statuses:
  4xx except 429: { at: { guide: 10 }, recovery: { is: [[fix_request, retry]], at: { guide: 10 } } }
  429: { at: { guide: 11 }, recovery: { is: [[wait, retry]], at: { guide: 11 } }, wait: { header: [Retry-After, X-Reset], at: { guide: 11 } } }
  5xx except 502: { at: { guide: 12 }, recovery: { is: [[do_not_retry]], at: { guide: 12 } } }
  502: { at: { guide: 13 }, recovery: { is: [[wait, retry]], at: { guide: 13 } }, wait: { is: soon, at: { guide: 13 } } }
  504: { recovery: { is: [[retry]], because: nothing was sent } }
headers:
  Retry-After: { at: { guide: 14 }, role: retry_after, format: { is: retry_after, at: { guide: 14 } } }
  X-Reset: { role: { is: reset, at: { guide: 15 } }, format: { is: unix_seconds, because: the sample multiplies it } }
bodies:
  error:
    at: { guide: 16 }
    fields:
      /code: { role: code, type: { is: string, at: { guide: 16 } } }
      /errors: { role: errors, type: { is: array, at: { guide: 16 } }, of: { is: error, at: { guide: 16 } } }
      /texts: { role: report_errors, type: { is: array, at: { guide: 16 } }, of: { is: string, at: { guide: 16 } } }
    examples: [{ text: "{\"message\": \"오류\"}" }]
conflicts:
  - at: { guide: [1-20, 40] }
    about: One says to send it again and the other does not.
    follow: The row.
    because: It is the more exact.
    concerns: [Busy, EX-0001-422, GW.LATE, errors, 5xx except 502, 502, X-Reset, /code, error, guide]
phrases:
  시간 초과: Timed out
"#;

#[test]
fn what_is_coherent_is_not_complained_of() {
    let found = crate::compile(&[Source::new("specs/case.yaml", COHERENT)]);
    let told: Vec<_> =
        found.diagnostics.iter().map(|found| format!("{}: {}", found.rule.id(), found.message)).collect();
    assert!(told.is_empty(), "{told:#?}");
    // Without its conflict: two rows against the rules for their statuses, one of them against its own status too, and one
    // against its code.
    let (before, after) = COHERENT.split_once("conflicts:\n").unwrap();
    let (_, phrases) = after.split_once("phrases:\n").unwrap();
    let undeclared = broken(&format!("{before}phrases:\n{phrases}"));
    assert_eq!(undeclared, [Rule::UndeclaredConflict; 4]);
}
