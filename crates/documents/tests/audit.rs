//! One mistake a case, named after the rule of the audit that it breaks, beside the whole text of its complaint.
//!
//! `tests/audit/reject/RULE.yaml` or `RULE.VARIANT.yaml` is held against `tests/audit/documents`.
//! `UPDATE=1 cargo test --features audit --test audit` writes the complaints anew, and fails.
//! That the audit finds every single changed letter is proved in `src/audit/laws.rs`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

#[path = "../../../tests/golden/hold.rs"]
mod hold;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use codetable_compiler::render;
use codetable_documents::audit::{Audit, Skip, audit};
use codetable_model::compile;
use codetable_model::rule::Rule;
use codetable_model::source::Source;
use codetable_model::vocabulary::SkipReason;

fn files(folder: &str, extension: &str) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.to_string_lossy().ends_with(extension));
    files.sort();
    files
}

fn documents() -> Vec<Source> {
    let name = |path: &Path| format!("documents/{}", path.file_name().unwrap().to_string_lossy());
    files("tests/audit/documents", "").iter().map(|path| Source::new(name(path), read(path))).collect()
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_default()
}

fn audited(spec: &Path, documents: &[Source]) -> Audit {
    let sources = [Source::new("specs/doors.yaml", read(spec))];
    audit(&compile(&sources).specs, &sources, documents)
}

fn rule_id(case: &Path) -> &str {
    case.file_name().unwrap().to_str().unwrap().split('.').next().unwrap()
}

#[test]
fn every_case_breaks_its_rule_and_says_so() {
    let mut failures = Vec::new();
    for case in files("tests/audit/reject", ".yaml") {
        let audit = audited(&case, &documents());
        let rules: BTreeSet<&str> = audit.diagnostics.iter().map(|diagnostic| diagnostic.rule.id()).collect();
        let report = render::human(&audit.diagnostics, &audit.sources, false);
        if rules != BTreeSet::from([rule_id(&case)]) {
            failures.push(format!("{} breaks {rules:?}\n{report}", case.display()));
        } else {
            failures.extend(hold::compare(case.with_extension("txt"), &report).err());
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn every_rule_has_a_case() {
    let cases = files("tests/audit/reject", ".yaml");
    let covered: BTreeSet<&str> = cases.iter().map(|case| rule_id(case)).collect();
    let first = Rule::ALL.iter().position(|rule| *rule == Rule::DocumentMissing).unwrap();
    let last = Rule::ALL.iter().position(|rule| *rule == Rule::Unreviewed).unwrap();
    let rules: BTreeSet<&str> = Rule::ALL[first..last].iter().map(|rule| rule.id()).collect();
    assert_eq!(covered, rules);
}

#[test]
fn coverage_is_counted_and_skipped_lines_are_listed() {
    let audit = audited(Path::new("tests/audit/forms.yaml"), &documents());
    let [forms] = &audit.documents[..] else { panic!("one document") };
    assert_eq!((forms.document.as_str(), forms.found, forms.quotes), ("guide", 46, 46));
    assert_eq!((forms.covered, forms.lines), (44, 44));
    assert_eq!(forms.skipped.len(), 11);
    let head = Skip { line: 20, reason: SkipReason::TableHead, text: "Header | Meaning".to_owned() };
    assert!(forms.skipped.contains(&head));
}

#[test]
fn lines_may_end_as_on_windows() {
    let mut documents = documents();
    documents.iter_mut().for_each(|document| document.text = document.text.replace('\n', "\r\n"));
    let audit = audited(Path::new("tests/audit/forms.yaml"), &documents);
    let rules: Vec<Rule> = audit.diagnostics.iter().map(|diagnostic| diagnostic.rule).collect();
    assert_eq!(rules, [Rule::DocumentChanged], "the bytes differ, and nothing else");
}

#[test]
fn no_document_is_too_odd_to_be_read() {
    let odd = [
        "",
        "\n",
        "---",
        "---\n---",
        "```",
        "```\n",
        "~~~\n\u{feff}",
        "|",
        "|\n|-",
        "a|b\n-|-\n|",
        "\t\n\t",
        "a\tb\nc\td\n\n#",
        "{",
        "x {\n",
        "x {\n}\n}",
        "x {\n'\n}",
        "x {\n`\n}",
        "x {\n/*\n}",
        "x {\n\"\\",
        "`",
        "``",
        "**",
        "_*_*",
        "[",
        "![",
        "[](",
        "[!",
        "[! ]",
        "&;",
        "&#x110000;",
        "&#xD800;",
        "<",
        "<>",
        "\\",
        "# {#",
        "- ",
        "> ",
        "a: ",
        "---\na: \"\n---",
        "| \\",
        "<html>",
        "<html><pre>",
        "<!doctype html><table><tr><td rowspan=9>1<tr><td><br><tr>",
        "<table>\r\n<tr>\r\n<td>1\r\n</table>",
        "<p>\n</p>",
        "<head><title>\u{feff}</title>",
        "<body>&NewLine;&Tab;<pre>\n\n",
    ];
    for text in odd {
        let documents = [Source::new("documents/forms.md", text)];
        let audit = audited(Path::new("tests/audit/forms.yaml"), &documents);
        assert!(audit.documents.iter().all(|document| document.found < document.quotes), "{text:?}");
        assert!(!render::human(&audit.diagnostics, &audit.sources, false).is_empty(), "{text:?}");
    }
}

#[test]
fn a_document_may_be_a_saved_page_of_html() {
    let audit = audited(Path::new("tests/audit/tolls.yaml"), &documents());
    assert_eq!(render::human(&audit.diagnostics, &audit.sources, false), "");
    let [page] = &audit.documents[..] else { panic!("one document") };
    assert_eq!((page.found, page.quotes, page.covered, page.lines), (13, 13, 18, 18));
    let skipped: Vec<(u32, &str)> = page.skipped.iter().map(|skip| (skip.line, skip.text.as_str())).collect();
    let seen =
        [(12, "Errors"), (18, "Status Code Meaning What to do"), (10, "Home Errors"), (39, "All rights reserved.")];
    assert!(skipped.len() == seen.len() && seen.iter().all(|line| skipped.contains(line)), "{skipped:?}");
}

#[test]
fn what_a_page_of_html_no_longer_says_is_found_on_its_line() {
    for (from, to, line) in [
        (">409<", ">410<", 22),
        ("GATE_SHUT</code></td>", "GATE_OPEN</code></td>", 23),
        ("&amp; locked", "&amp; bolted", 24),
        ("again</td>", "once more</td>", 25),
        ("<em>no</em>", "<em>one</em>", 30),
        ("<td></td>", "<td>Turn back</td>", 31),
        ("올라가", "내려가", 33),
        ("Toll-Trace", "Toll-Track", 13),
        (r#"GATE_SHUT""#, r#"GATE_OPEN""#, 36),
        ("rights", "18 rights", 39),
        ("<main class=\"col-8\">", "<main>Twelve", 11),
    ] {
        let mut documents = documents();
        let page = documents.iter_mut().find(|document| document.path.ends_with(".html")).unwrap();
        page.text = page.text.replacen(from, to, 1);
        let audit = audited(Path::new("tests/audit/tolls.yaml"), &documents);
        let report = render::human(&audit.diagnostics, &audit.sources, false);
        let rules: Vec<Rule> = audit.diagnostics.iter().map(|diagnostic| diagnostic.rule).collect();
        assert!(rules.len() == 2 && rules.contains(&Rule::DocumentChanged), "{from}\n{report}");
        assert!(report.contains(&format!("documents/tolls.html:{line}:")), "{from}\n{report}");
    }
}

/// What was probably meant is told: the number or the text of the cited line, else the line that has it.
#[test]
fn what_was_meant_is_told() {
    let (long, mut failed) = ("a bcdefgh ijklmnop qrstuvw", Vec::new());
    for (claim, line, other, help) in [
        ("status: 404", "it is 409", "", "write `409`, as the document does there"),
        ("status: 404", "it is 409, so 409", "", "write `409`, as the document does there"),
        ("status: 404", "it is 409 or 410", "", "cite the line that says so, or give the reason with `because`"),
        ("status: 404", "it is 99, 600 or -409", "", "cite the line that says so, or give the reason with `because`"),
        ("status: 404", "it is 599 of 600", "", "write `599`, as the document does there"),
        ("status: 404", "it is 100 of 99", "", "write `100`, as the document does there"),
        ("status: 404", "409", "", "the document says `409`"),
        ("status: 404", "4xx", "", "the document says `4xx`"),
        ("status: 404", "it is gone", "404", "cite line 5"),
        ("status: 404", "it is 409", "404", "write `409`, as the document does there"),
        ("description: it is gone", "it is gone, sir", "", "quote it whole: `it is gone, sir`"),
        ("description: it is gone", "it is lost", "", "quote it to the letter: `it is lost`"),
        ("description: it is gone", "all is well", "it is gone", "cite line 5"),
        ("description: it is gone", "all is well", "", "cite the line that says so, or give the reason with `because`"),
        // Half of the letters, and one less.
        ("description: abcdefgh", "abcdxxxx", "", "quote it to the letter: `abcdxxxx`"),
        ("description: abcdefgh", "abcxxxxx", "", "cite the line that says so, or give the reason with `because`"),
        (&format!("description: {}", &long[..24]), long, "", &format!("quote it to the letter: `{long}`")),
    ] {
        let code = format!("E_1: {{ name: One, at: [1, 3], {claim} }}");
        let spec = format!(
            "provider: shop\nsources: {{ page: {{ file: page.txt, lines: 5, skipped: {{ connective: [5] }} }} }}\n\
             tables: {{ errors: {{ enum: ShopError, codes: {{ {code} }} }} }}\n"
        );
        let sources = [Source::new("specs/shop.yaml", spec)];
        let page = Source::new("page.txt", format!("E_1\n\n{line}\n\n{other}\n"));
        let audit = audit(&compile(&sources).specs, &sources, &[page]);
        let lost = |rule: Rule| matches!(rule, Rule::NumberNotFound | Rule::QuoteNotFound);
        let told: Vec<_> =
            audit.diagnostics.iter().filter(|of| lost(of.rule)).map(|of| of.help.clone().unwrap_or_default()).collect();
        if told != [help] {
            failed.push(format!("{claim}: {line}: {told:?}"));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}
