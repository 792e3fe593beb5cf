//! Pages saved anew, held against the specs that were made from earlier copies of them: the same facts in another form
//! are no drift, and every change is one finding.
//!
//! `tests/drift/RULE.md` or `RULE.VARIANT.md` is a page with one change, beside the whole text of its finding.
//! `UPDATE=1 cargo test --features audit --test drift` writes the findings anew, and fails.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

#[path = "../../../tests/golden/hold.rs"]
mod hold;
#[path = "drift/resave.rs"]
mod resave;

use std::collections::BTreeSet;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use codetable_compiler::render;
use codetable_documents::drift::{Drift, drift};
use codetable_model::compile;
use codetable_model::diagnostic::Diagnostic;
use codetable_model::rule::Rule;
use codetable_model::source::Source;
use codetable_model::spec::Spec;

/// A spec and the document that it was made from.
struct Pair {
    source: Source,
    spec: Spec,
    document: String,
    id: String,
}

impl Pair {
    fn drift(&self, page: &str) -> Drift {
        drift(&self.spec, &self.id, std::slice::from_ref(&self.source), &Source::new("saved/page.md", page))
    }

    /// The findings about a page, one line each.
    fn findings(&self, page: &str) -> Vec<String> {
        let drift = self.drift(page);
        render::short(&drift.diagnostics, &drift.sources).lines().map(str::to_owned).collect()
    }

    fn name(&self) -> &str {
        self.source.stem()
    }
}

fn read(path: impl AsRef<Path>) -> String {
    fs::read_to_string(path).unwrap_or_default()
}

/// The fixtures, and the project's own specs if their documents are there.
fn pairs() -> Vec<Pair> {
    let mut specs: Vec<PathBuf> =
        vec!["tests/drift/shop.yaml".into(), "tests/drift/kiosk/kiosk.yaml".into(), "tests/audit/forms.yaml".into()];
    let mut own: Vec<PathBuf> = fs::read_dir("../../specs").unwrap().map(|entry| entry.unwrap().path()).collect();
    own.sort();
    specs.extend(own.into_iter().filter(|path| path.extension().is_some_and(|extension| extension == "yaml")));
    let folder = std::env::var("CODETABLE_SOURCES").unwrap_or_else(|_| "../../../shared/sources".to_owned());
    let folders = [
        "tests/drift".into(),
        "tests/drift/kiosk".into(),
        "tests/audit/documents".into(),
        Path::new("..").join(folder),
    ];
    let mut pairs = Vec::new();
    for path in specs {
        let source = Source::new(format!("specs/{}", path.file_name().unwrap().to_string_lossy()), read(&path));
        let compiled = compile(std::slice::from_ref(&source));
        let report = render::human(&compiled.diagnostics, std::slice::from_ref(&source), false);
        assert!(compiled.is_clean(), "{report}");
        for document in &compiled.specs[0].sources {
            let file = document.file.as_ref().unwrap();
            let found = folders.iter().map(|folder| folder.join(&file.value)).find(|path| path.is_file());
            match found {
                Some(path) => {
                    let (spec, id) = (compiled.specs[0].clone(), document.id.value.clone());
                    pairs.push(Pair { source: source.clone(), spec, document: read(path), id });
                }
                None => println!("not run over {}: CODETABLE_SOURCES names no folder that has it", source.path),
            }
        }
    }
    assert!(pairs.len() >= 3);
    pairs
}

#[test]
fn the_same_facts_saved_in_another_way_are_no_drift() {
    let mut failures = Vec::new();
    for pair in pairs() {
        for (name, way) in resave::WAYS {
            let findings = pair.findings(&way(&pair.document));
            if !findings.is_empty() {
                failures.push(format!("{}, {name}:\n  {}", pair.name(), findings.join("\n  ")));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// A line of a page's table: its number from 0, and its cells.
fn rows(page: &str) -> Vec<(usize, Vec<String>)> {
    let lines: Vec<&str> = page.lines().collect();
    let mut rows = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let is_rule = |line: &str| line.contains("--") && line.chars().all(|c| "|-: ".contains(c));
        let of_pipes =
            line.contains('|') && at > 1 && !is_rule(line) && !lines.get(at + 1).is_some_and(|next| is_rule(next));
        let is_head =
            at == 0 || (line.contains('\t') && !lines[..at].iter().rev().take(4).any(|line| line.contains('\t')));
        let in_table = lines[..at].iter().rev().take_while(|line| line.contains('|')).any(|line| is_rule(line));
        if (of_pipes && in_table) || (line.contains('\t') && !is_head) {
            let mark = if line.contains('\t') { '\t' } else { '|' };
            let inner = line.strip_prefix(mark).unwrap_or(line);
            let inner = inner.strip_suffix(mark).unwrap_or(inner);
            rows.push((at, inner.split(mark).map(|cell| cell.trim().to_owned()).collect()));
        }
    }
    rows
}

fn with_line(page: &str, at: usize, change: impl Fn(&str) -> Vec<String>) -> String {
    let lines = page.lines().enumerate();
    lines
        .flat_map(|(index, line)| if index == at { change(line) } else { vec![line.to_owned()] })
        .fold(String::new(), |page, line| page + &line + "\n")
}

/// A cell with another number, or another word in its middle.
fn altered(cell: &str) -> String {
    match cell.find(|c: char| c.is_ascii_digit()) {
        Some(at) if cell.len() < 24 => {
            let digit = if cell[at..].starts_with('7') { "8" } else { "7" };
            format!("{}{digit}{}", &cell[..at], &cell[at + 1..])
        }
        _ => {
            let middle = (0..=cell.len() / 2).rev().find(|at| cell.is_char_boundary(*at)).unwrap();
            format!("{}새로운{}", &cell[..middle], &cell[middle..])
        }
    }
}

#[test]
fn one_changed_cell_is_one_finding() {
    let mut failures = Vec::new();
    let mut tried = 0;
    for pair in pairs() {
        for (at, cells) in rows(&pair.document) {
            for cell in cells.iter().filter(|cell| !cell.is_empty()) {
                let page = with_line(&pair.document, at, |line| {
                    let found = line.rfind(cell.as_str()).unwrap();
                    vec![format!("{}{}{}", &line[..found], altered(cell), &line[found + cell.len()..])]
                });
                let findings = pair.findings(&page);
                tried += 1;
                if findings.len() != 1 || !findings[0].starts_with(&format!("saved/page.md:{}:", at + 1)) {
                    failures.push(format!("{}:{} `{cell}`\n  {}", pair.name(), at + 1, findings.join("\n  ")));
                }
            }
        }
    }
    assert!(tried > 20);
    assert!(failures.is_empty(), "{} of {tried}\n{}", failures.len(), failures.join("\n"));
}

/// The numbers of a line, by their bytes in it.
fn numbers(line: &str) -> Vec<Range<usize>> {
    let starts =
        line.char_indices().filter(|(at, c)| c.is_ascii_digit() && !line[..*at].ends_with(char::is_alphanumeric));
    let len = |at: usize| line[at..].find(|c: char| !c.is_alphanumeric()).unwrap_or(line.len() - at);
    let runs = starts.map(|(at, _)| at..at + len(at));
    runs.filter(|run| line[run.clone()].bytes().all(|byte| byte.is_ascii_digit())).collect()
}

/// A number of a sentence is missed where it was, whatever other sentence of the page happens to have it.
#[test]
fn a_changed_number_is_no_other_sentences_number() {
    let (mut failures, mut tried) = (Vec::new(), 0);
    for pair in pairs() {
        let of_rows: BTreeSet<usize> = rows(&pair.document).into_iter().map(|(at, _)| at).collect();
        for (at, line) in pair.document.lines().enumerate().filter(|(at, _)| !of_rows.contains(at)) {
            for number in numbers(line) {
                let was = &line[number.clone()];
                let other = format!("{}{}{}", &line[..number.start], altered(was), &line[number.end..]);
                let page = with_line(&pair.document, at, |_| vec![other.clone()]);
                let findings = pair.findings(&page);
                if findings.is_empty() {
                    continue;
                }
                tried += 1;
                // One end of the page at least is beyond what stands beside the sentence.
                let pages = [
                    format!("{page}\n\nOf all pages {was} are as long as this one.\n"),
                    format!("Of all pages {was} are as long as this one.\n\n{page}"),
                ];
                if pages.iter().all(|page| pair.findings(page).is_empty()) {
                    failures.push(format!("{}:{} {was}\n  {}", pair.name(), at + 1, findings.join("\n  ")));
                }
            }
        }
    }
    println!("{tried} numbers");
    assert!(tried > 0);
    assert!(failures.is_empty(), "{} of {tried}\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn a_row_that_went_or_came_is_one_finding() {
    let mut failures = Vec::new();
    for pair in pairs() {
        for (at, cells) in rows(&pair.document) {
            let without = with_line(&pair.document, at, |_| Vec::new());
            let findings = pair.findings(&without);
            // What stands below a row between tabs is left, and would now be the row above's. Of what has a row in two
            // tables, one that is gone is missed by what it alone says, if by anything.
            let twice = rows(&pair.document).iter().filter(|(_, other)| other[0] == cells[0]).count() > 1;
            if findings.len() != 1 && !pair.document.contains('\t') && !twice {
                failures.push(format!("{} without {}\n  {}", pair.name(), cells.join("|"), findings.join("\n  ")));
            }
            let more: Vec<String> = cells.iter().map(|cell| altered(cell)).collect();
            let mark = if pair.document.lines().nth(at).unwrap().contains('\t') { "\t" } else { " | " };
            let with = with_line(&pair.document, at, |line| vec![more.join(mark), line.to_owned()]);
            let findings = pair.findings(&with);
            if findings.len() != 1 || !findings[0].contains("row-added") {
                failures.push(format!("{} with {}\n  {}", pair.name(), more.join("|"), findings.join("\n  ")));
            }
        }
    }
    assert!(failures.is_empty(), "{}\n{}", failures.len(), failures.join("\n"));
}

fn shop() -> Pair {
    pairs().remove(0)
}

/// Pages with one change each, named after the rule of their finding; beside what they were before.
fn cases(folder: &str) -> Vec<PathBuf> {
    let mut cases: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    let is_page = |path: &Path| path.extension().is_some_and(|extension| extension == "md");
    cases.retain(|path| is_page(path) && !path.with_extension("yaml").is_file());
    cases.sort();
    cases
}

#[test]
fn every_kind_of_change_is_told() {
    let (pairs, mut failures, mut rules) = (pairs(), Vec::new(), BTreeSet::new());
    let cases = |(pair, folder)| cases(folder).into_iter().map(move |case| (pair, case));
    for (pair, case) in pairs.iter().zip(["tests/drift", "tests/drift/kiosk"]).flat_map(cases) {
        let drift = pair.drift(&read(&case));
        let found: BTreeSet<&str> = drift.diagnostics.iter().map(|diagnostic| diagnostic.rule.id()).collect();
        let report = render::human(&drift.diagnostics, &drift.sources, false);
        let name = case.file_name().unwrap().to_str().unwrap().split('.').next().unwrap().to_owned();
        let wanted = if name == "three" { 3 } else { 1 };
        if drift.diagnostics.len() != wanted || (wanted == 1 && !found.contains(name.as_str())) {
            failures.push(format!("{} tells {found:?}\n{report}", case.display()));
        }
        rules.insert(name);
        failures.extend(hold::compare(case.with_extension("txt"), &report).err());
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    let first = Rule::ALL.iter().position(|rule| *rule == Rule::RowAdded).unwrap();
    for rule in &Rule::ALL[first..] {
        assert!(rules.contains(rule.id()), "no page breaks {}", rule.id());
    }
}

/// Of a cell of several paragraphs that is quoted as a whole, the paragraph is shown that has changed.
#[test]
fn one_changed_paragraph_of_a_cell_is_one_finding() {
    let source = Source::new("specs/tolls.yaml", read("tests/audit/tolls.yaml"));
    let spec = compile(std::slice::from_ref(&source)).specs.remove(0);
    let tolls = Pair { source, spec, document: read("tests/audit/documents/tolls.html"), id: "page".to_owned() };
    assert_eq!(tolls.findings(&tolls.document), [""; 0]);
    // Of a row with another name, all paragraphs are what they were.
    let renamed = tolls.findings(&tolls.document.replacen("GATE_SHUT</code></td>", "GATE_BARRED</code></td>", 1));
    assert!(renamed.len() == 1 && renamed[0].contains("row-renamed"), "{renamed:?}");
    for (from, to) in [("locked<br>", "bolted<br>"), ("until morning", "until noon"), ("<br>until morning", "")] {
        let page = tolls.document.replacen(from, to, 1);
        for page in [page.clone(), page.replace('\n', "\r\n")] {
            let findings = tolls.findings(&page);
            assert!(findings.len() == 1 && findings[0].starts_with("saved/page.md:24:"), "{from}: {findings:?}");
        }
    }
}

#[test]
fn no_page_is_too_odd_to_be_read() {
    let shop = shop();
    let signs =
        ["|", "\t", "`", "**", "[", "<", "<table>", "<td>", "&", "{\n", "\"\\", "/*", "- ", "#", "~~~\n", "\u{1b}[31m"];
    for sign in signs {
        for other in signs {
            let page = format!("{sign}{other}\n").repeat(20) + &sign.repeat(200) + other;
            assert!(!shop.findings(&page).is_empty());
        }
        let drift = shop.drift(&format!("{}\n| CART_LOCKED {sign}\u{1b}[31m |", shop.document));
        assert!(!drift.diagnostics.is_empty(), "{sign:?}");
        assert!(!render::human(&drift.diagnostics, &drift.sources, false).contains('\u{1b}'), "{sign:?}");
    }
}

/// A long page is read in a second or two without optimisation; what is not linear takes minutes.
#[test]
fn a_long_page_takes_no_longer_than_its_length() {
    let shop = shop();
    let pieces = [
        "[",
        "`a ``b ",
        "<",
        "&",
        "*a ",
        "_a_ ",
        "<table><tr><td>",
        "x {\n",
        "| a | b |\n",
        "a\tb\n",
        "\"\\",
        "/* ",
        "| CART_EMPTY | x |\n",
    ];
    for piece in pieces {
        let page = piece.repeat(200_000 / piece.len());
        let started = Instant::now();
        assert!(!shop.findings(&page).is_empty());
        let taken = started.elapsed();
        assert!(taken < Duration::from_secs(20), "{piece:?} takes {taken:?}");
    }
}

/// What a change is told as: its line, what the page says now, and what to do about it.
#[test]
fn each_change_is_told_by_what_it_is_of() {
    let shop = shop();
    for (from, to, wanted) in [
        (
            "| 503 | The shop is closed |\n",
            "| 503 | The shop is closed |\n| 504 | The shop is slow |\n",
            &["26 the page lists status `504`, which the spec does not have; add a rule for `504` under `statuses`"][..],
        ),
        (
            "| trace | the id to name when you ask |\n",
            "| trace | the id to name when you ask |\n| hint | what to try |\n",
            &[
                "47 the page lists member `hint`, which the spec does not have; add `hint` under the `fields` of its bod",
            ],
        ),
        (
            "| code | what went wrong |\n",
            "",
            &["31 the page no longer lists member `code`; remove the member, or give the reason wi"],
        ),
        (
            "| Shop-Opens | When the shop opens again (Unix timestamp) |\n",
            "",
            &["25 the page no longer names header `Shop-Opens`; remove the header, or give the reason wi"],
        ),
        (
            "| 503 | The shop is closed |\n",
            "| 504 | The shop is closed |\n",
            &["25 the page lists status `504` where the spec has `503`; call it `504`"],
        ),
        (
            "| code | what went wrong |",
            "| kind | what went wrong |",
            &["45 the page lists member `kind` where the spec has `code`; call it `kind`"],
        ),
        (
            "PRICE\\_CHANGED",
            "PRICE\\_RAISED, PRICE\\_CHANGED",
            &[
                "17 the page lists code `PRICE_RAISED, PRICE_CHANGED`, which the spec does not have; add `PRICE_RAISED, PRICE_CHANGED` under",
            ],
        ),
        (
            "Choose another item",
            "Choose it",
            &["16 the remedy of code `ITEM_SOLD` now reads `Choose it`; quote it anew as the `remedy`, give it i"],
        ),
        (
            "| Choose another item |",
            "| |",
            &[
                "16 the page no longer says the remedy of code `ITEM_SOLD`: `Choose another item`; find where the page says it now; if nowh",
            ],
        ),
        (
            "## 400 Bad Request",
            "## 401 Bad Request",
            &["5 the status of a group of codes now reads `401 Bad Request`; write the new number; see whether `recov"],
        ),
        (
            "`Shop-Trace-Id`",
            "`Shop-Trace`",
            &["0 the page no longer names header `Shop-Trace-Id`; remove the header, or give the reason wi"],
        ),
        (
            "\"code\": \"ITEM_SOLD\"",
            "\"kind\": \"ITEM_SOLD\"",
            &["37 an example now reads `\"kind\": \"ITEM_SOLD\",`; copy the example anew, to the letter"],
        ),
        (
            "\"trace\": \"7f3a\"",
            "\"trace\": \"7f3b\"",
            &["39 an example now reads `\"trace\": \"7f3b\"`; copy the example anew, to the letter"],
        ),
        (
            "```json\n{\n  \"code\": \"ITEM_SOLD\",\n  \"message\": \"Somebody was faster\",\n  \"trace\": \"7f3a\"\n}\n```\n",
            "",
            &["38 the page no longer names member `message`; remove the member, or give the reason wi"],
        ),
        (
            "with the trace.",
            "with the trace. See also SHOP_RULES and Shop-Rules.",
            &[
                "48 `SHOP_RULES` is written like a code, and the spec does not know it; if it is a new code, add it; if not, nam",
            ],
        ),
        (
            "(Unix timestamp)",
            "(seconds)",
            &[
                "31 the description of header `Shop-Opens` now reads `When the shop opens again (seconds)`; quote it anew as the `description`, give",
            ],
        ),
        (
            "The last one was sold",
            "The last one was sold. Nobody has another",
            &[
                "16 the description of code `ITEM_SOLD` now reads `The last one was sold. Nobody has another`; quote it anew as the `description`, give",
            ],
        ),
        (
            "| 409 | The shop has changed meanwhile |",
            "| 409, 410 | The shop has changed meanwhile |",
            &[
                "24 the page lists status `409, 410`, which the spec does not have; add a rule for `409, 410` under `statuse",
            ],
        ),
        (
            "| The shop is closed |",
            "| The shop is closed<br>Cause: It is night |",
            &[
                "25 the page says of status `503` what the spec does not: `Cause: It is night`; quote it in a fact of the row, such as i",
            ],
        ),
        ("| The shop is closed |", "| The shop is closed<br>Cause: |", &[]),
        (
            "| The shop is closed |",
            "| The shop is closed ShopOpens |",
            &[
                "25 the meaning of status `503` now reads `The shop is closed ShopOpens`; quote it anew as the `meaning`, give it",
            ],
        ),
        (
            "| ITEM\\_SOLD | The last one was sold | Choose another item |\n",
            "| ITEM\\_GONE | It is not here | Choose another item |\n",
            &[
                "14 the page no longer says the description of code `ITEM_SOLD`: `The last one was sold`; find where the page says it now; if nowh",
                "16 the page lists code `ITEM_GONE`, which the spec does not have; add `ITEM_GONE` under `codes`, with its",
            ],
        ),
        (
            "| ITEM\\_SOLD | The last one was sold | Choose another item |\n",
            "| ITEM\\_GONE | It is not here | Choose none |\n",
            &[
                "12 the page no longer lists code `ITEM_SOLD`; a published code is never removed: mark",
                "16 the page lists code `ITEM_GONE`, which the spec does not have; add `ITEM_GONE` under `codes`, with its",
            ],
        ),
        (
            "| ITEM\\_SOLD | The last one was sold | Choose another item |\n",
            "| ITEM\\_SOLD | Choose another item | The last one was sold |\n",
            &[],
        ),
        (
            "Questions go to help@shop.example, with the trace.\n",
            "",
            &[
                "0 the page no longer says a name or word: `help@shop.example`; find where the page says it now; if nowh",
            ],
        ),
        ("# Errors of the shop API {#errors}\n", "# Errors\n", &[]),
        (
            "The shop is closed",
            "The Shop is  **closed**",
            &["25 the meaning of status `503` now reads `The Shop is closed`; quote it anew as the `meaning`, give it"],
        ),
    ] {
        let page = shop.document.replacen(from, to, 1);
        assert_ne!(page, shop.document, "{from}");
        let told = |of: &Diagnostic| {
            let of_page = of.labels.iter().find(|label| label.span.source.0 == 1);
            let line = of_page.map_or(0, |label| page[..label.span.start as usize].matches('\n').count() + 1);
            let help = of.help.as_deref().unwrap_or_default();
            format!("{line} {}; {}", of.message, help.get(..40).unwrap_or(help).trim_end())
        };
        assert_eq!(shop.drift(&page).diagnostics.iter().map(told).collect::<Vec<_>>(), wanted, "{from} -> {to}");
    }
    // What a new column says is told once, whatever its words are like.
    let of_rows: BTreeSet<usize> = rows(&shop.document).iter().map(|(at, _)| *at).filter(|at| *at < 18).collect();
    let line = |(at, line): (usize, &str)| match of_rows.contains(&at) {
        true => format!("{line} NEW_WORD_{at} |\n"),
        false => format!("{line}\n"),
    };
    let findings = shop.findings(&shop.document.lines().enumerate().map(line).collect::<String>());
    assert!(findings.len() == 1 && findings[0].contains("more of 4 rows"), "{findings:?}");
}
