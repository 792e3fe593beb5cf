//! Drafts of specs: they pass the check whatever the page, and find what its tables list.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

#[path = "../../../tests/golden/hold.rs"]
mod hold;
#[path = "draft/laws.rs"]
mod laws;
#[path = "draft/listed.rs"]
mod listed;
#[path = "draft/pages.rs"]
mod pages;
#[path = "draft/written.rs"]
mod written;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use codetable_compiler::render;
use codetable_documents::audit::audit;
use codetable_documents::draft::{Draft, Reading, draft};
use codetable_model::compile;
use codetable_model::rule::Rule;
use codetable_model::source::Source;
use codetable_model::spec::Spec;
use codetable_model::vocabulary::Vocabulary as _;

/// The draft from a page, which passes the check.
fn drafted(name: &str, page: &str) -> (Draft, Spec) {
    let page = Source::new(format!("saved/{name}"), page);
    let draft = draft("tried", Some(&page), &Reading::default()).unwrap();
    let sources = [Source::new("specs/tried.yaml", &draft.text)];
    let mut compiled = compile(&sources);
    let report = render::human(&compiled.diagnostics, &sources, false);
    assert!(compiled.is_clean(), "{name}\n{}\n{report}", draft.text);
    (draft, compiled.specs.remove(0))
}

/// The status of every code of a spec.
fn statuses(spec: &Spec) -> BTreeMap<String, Option<u16>> {
    let mut statuses = BTreeMap::new();
    for group in spec.tables.iter().flat_map(|table| &table.groups) {
        for row in &group.rows {
            let status = row.facts.status.as_ref().or(group.facts.status.as_ref());
            statuses.insert(row.code.value.clone(), status.map(|status| status.value.value));
        }
    }
    statuses
}

#[test]
fn without_a_page_there_is_something_to_begin_with() {
    let text = draft("my_shop", None, &Reading::default()).unwrap().text;
    let sources = [Source::new("specs/my_shop.yaml", &text)];
    let compiled = compile(&sources);
    // What was made up is marked, and the check tells of the mark.
    let rules: Vec<Rule> = compiled.diagnostics.iter().map(|problem| problem.rule).collect();
    assert_eq!(rules, [Rule::ReviewLeft], "{}", render::human(&compiled.diagnostics, &sources, false));
    assert_eq!(compiled.catalog.providers[0].tables[0].rows.len(), 1);
    for name in ["My Shop", "enum", "", "a: b", "serde", "x\ny: z"] {
        assert!(draft(name, None, &Reading::default()).is_err(), "{name:?}");
    }
}

#[test]
fn the_codes_of_a_page_are_found_in_any_form() {
    for (page, wanted) in [
        (
            "| Meaning | Status | Code | 의미 |\n|---|---|---|---|\n| It is closed | 503 | E_CLOSED | 닫힘 |\n| Gone, or sold | 410 | E_GONE, E_SOLD | 없음 |\n| Closed for ever | 410 | E_CLOSED | 폐점 |\n",
            &[("E_CLOSED", Some(503)), ("E_GONE", Some(410)), ("E_SOLD", Some(410))][..],
        ),
        (
            "<h2>404 Not Found</h2><table><tr><th>Error code</th><th>Description</th></tr><tr><td><code>-101</code></td><td>There is none</td></tr></table>",
            &[("-101", Some(404))],
        ),
        ("Code\tMessage\n1001\tno\n1002\tnever\n", &[("1001", None), ("1002", None)]),
        (
            "<table><tr><td rowspan=2>400<td>A_ONE<td>one</tr><tr><td>A_TWO<td>two &amp; **three**</tr></table>",
            &[("A_ONE", Some(400)), ("A_TWO", Some(400))],
        ),
    ] {
        let (Draft { text, .. }, spec) = drafted("page.html", page);
        let found = statuses(&spec);
        let wanted: BTreeMap<String, Option<u16>> =
            wanted.iter().map(|(code, status)| ((*code).to_owned(), *status)).collect();
        assert_eq!(found, wanted, "{page}\n{text}");
    }
}

#[test]
fn codes_in_hexadecimal_and_codes_with_spaces_have_keys_of_their_kind() {
    let page = "# Error codes\n\n## Values\n\n| Code | Text |\n|---|---|\n| 0x80070005 | no access |\n| 0x8007000E | no memory |\n\n\
                ## Words\n\n| Code | Text |\n|---|---|\n| ERR 101 | one |\n| NOT FOUND | two |\n";
    let (Draft { text, .. }, spec) = drafted("page.md", page);
    assert!(text.contains("type: u32\n      base: hexadecimal\n"), "{text}");
    let names = |table: usize| -> Vec<(String, String)> {
        let rows = spec.tables[table].groups.iter().flat_map(|group| &group.rows);
        rows.map(|row| (row.code.value.clone(), row.name.as_ref().unwrap().value.clone())).collect()
    };
    let pair = |code: &str, name: &str| (code.to_owned(), name.to_owned());
    assert_eq!(names(0), [pair("0x80070005", "NoAccess"), pair("0x8007000E", "NoMemory")], "{text}");
    assert_eq!(names(1), [pair("ERR 101", "Err101"), pair("NOT FOUND", "NotFound")], "{text}");
    assert_eq!(
        (spec.tables[0].enum_name.as_ref().unwrap().value.as_str(), spec.tables[1].id.value.as_str()),
        ("TriedValueError", "words"),
        "{text}"
    );
}

#[test]
fn a_translated_column_is_the_english_of_the_other() {
    let page =
        "| 코드 | 메시지 | Message |\n|---|---|---|\n| -1 | 없음 | There is none |\n| -2 | 닫힘 | It is closed |\n";
    let (Draft { text, .. }, spec) = drafted("page.md", page);
    let english: Vec<&str> = spec.phrases.iter().map(|phrase| phrase.translations[0].text.value.as_str()).collect();
    assert_eq!(english, ["There is none", "It is closed"]);
    let names: Vec<&str> =
        spec.tables[0].groups[0].rows.iter().map(|row| row.name.as_ref().unwrap().value.as_str()).collect();
    assert_eq!(names, ["ThereIsNone", "Closed"], "{text}");
}

/// Heads of columns beside codes, as pages of API documents have them, and the kind of text below each.
const OF_CODES: [(&str, &str); 24] = [
    ("Message", "message"),
    ("Error message", "message"),
    ("오류 메시지", "message"),
    ("Description", "description"),
    ("Error description", "description"),
    ("설명", "description"),
    ("Meaning", "meaning"),
    ("의미", "meaning"),
    ("Cause", "cause"),
    ("Reason", "cause"),
    ("원인", "cause"),
    ("발생 사유", "cause"),
    ("Resolution", "remedy"),
    ("Recommended action", "remedy"),
    ("How to fix it", "remedy"),
    ("해결 방법", "remedy"),
    ("조치 내용", "remedy"),
    ("원인별 대응 방법", "remedy"),
    ("Title", "title"),
    ("Summary", "title"),
    ("Notes", "note"),
    ("비고", "note"),
    ("Details", "detail"),
    ("상세", "detail"),
];

/// The same beside statuses, which have neither messages nor causes, and more than one word for what became of the request.
const OF_STATUSES: [(&str, &str); 8] = [
    ("Result", "outcome"),
    ("결과", "outcome"),
    ("Message", "description"),
    ("Cause", "description"),
    ("Meaning", "meaning"),
    ("Description", "description"),
    ("Resolution", "remedy"),
    ("비고", "note"),
];

/// What to do is not taken for what happened, nor the other way round.
#[test]
fn the_head_of_a_column_tells_the_kind_of_its_texts() {
    let heads = OF_CODES.map(|of| (of, "Code", ["E_CLOSED", "E_GONE"]));
    let heads = heads.into_iter().chain(OF_STATUSES.map(|of| (of, "HTTP status", ["404", "503"])));
    for ((head, kind), first, codes) in heads {
        let [one, other] = codes;
        let rows = format!("| {one} | It was closed today |\n| {other} | It has gone away |\n");
        let page = format!("# Error codes\n\n| {first} | {head} |\n|---|---|\n{rows}");
        let (Draft { text, .. }, spec) = drafted("page.md", &page);
        let rows = spec.tables.iter().flat_map(|table| &table.groups).flat_map(|group| &group.rows);
        let facts = rows.map(|row| &row.facts).chain(spec.statuses.iter().map(|rule| &rule.facts));
        let texts = |of: &codetable_model::spec::Facts| -> Vec<String> {
            of.texts.iter().map(|(kind, text)| format!("{}: {}", kind.word(), text.value.value)).collect()
        };
        let found: Vec<Vec<String>> = facts.map(texts).collect();
        assert_eq!(
            found,
            ["It was closed today", "It has gone away"].map(|says| vec![format!("{kind}: {says}")]),
            "{head}\n{text}"
        );
    }
}

#[test]
fn a_field_that_a_message_names_is_a_parameter() {
    let source = r#"
#[derive(thiserror::Error)]
pub enum CartError {
    #[error("the cart of {owner} holds {limit} items, {limit:?} or {0}")]
    Odd { owner: String, limit: u32 },
    #[error("the cart of {owner} holds {limit} items at most")]
    TooFull { limit: u32, unused: u8, owner: Cow<'static, str> },
    #[error("a cart in {{braces}} costs {0}")]
    Priced(u64),
    #[error("{count} carts")]
    Many { count: std::primitive::i64 },
}
"#;
    let (Draft { text, .. }, spec) = drafted("source.rs", source);
    let rows = spec.tables.iter().flat_map(|table| &table.groups).flat_map(|group| &group.rows);
    let params = rows.map(|row| {
        let each = row.params.iter().map(|of| format!("{}: {}", of.name.value, of.ty.word()));
        (row.code.value.clone(), each.collect::<Vec<_>>().join(", "))
    });
    let wanted = [("Odd", ""), ("TooFull", "limit: integer, owner: text"), ("Priced", ""), ("Many", "count: integer")];
    let params: Vec<_> = params.collect();
    let params: Vec<_> = params.iter().map(|(code, each)| (code.as_str(), each.as_str())).collect();
    assert_eq!(params, wanted, "{text}");
}

#[test]
fn the_draft_of_a_page_is_the_one_beside_it() {
    for (folder, name) in [("drift", "shop"), ("draft", "orders"), ("draft", "korean")] {
        let page = fs::read_to_string(format!("tests/{folder}/{name}.md")).unwrap();
        let (Draft { text, .. }, _) = drafted(&format!("{name}.md"), &page);
        hold::hold(format!("tests/draft/{name}.yaml"), &text);
    }
}

#[test]
fn the_documents_of_the_specs_are_drafted_with_all_their_codes() {
    let folder = std::env::var("CODETABLE_SOURCES").unwrap_or_else(|_| "../../../shared/sources".to_owned());
    let folder = Path::new("..").join(folder);
    let mut specs: Vec<_> = fs::read_dir("../../specs").unwrap().map(|entry| entry.unwrap().path()).collect();
    specs.retain(|path| path.extension().is_some_and(|extension| extension == "yaml"));
    specs.sort();
    for path in specs {
        let source = Source::new(path.to_string_lossy(), fs::read_to_string(&path).unwrap());
        let spec = compile(&[source]).specs.remove(0);
        for document in &spec.sources {
            let file = &document.file.as_ref().unwrap().value;
            let Ok(page) = fs::read_to_string(folder.join(file)) else {
                println!("not run over {file}: CODETABLE_SOURCES names no folder that has it");
                continue;
            };
            let (Draft { text, .. }, draft) = drafted(file, &page);
            assert_eq!(draft.sources[0].sha256.as_ref().unwrap().value, document.sha256.as_ref().unwrap().value);
            assert_eq!(draft.sources[0].lines.as_ref().unwrap().value, document.lines.as_ref().unwrap().value);
            // Codes that stand in no table, but in an example, are for people to find.
            let pattern = spec.tables.iter().any(|table| table.key.pattern.is_some());
            if !pattern {
                assert_eq!(statuses(&draft), statuses(&spec), "{text}");
            }
        }
    }
}

/// Drafts and the audit read a page alike: what one has found, the other finds on the same lines.
#[test]
fn a_draft_agrees_with_the_page_it_was_drafted_from() {
    for name in ["forms.md", "doors.txt", "tolls.html"] {
        let page = fs::read_to_string(format!("tests/audit/documents/{name}")).unwrap();
        for page in [page.clone(), page.replace('\n', "\r\n")] {
            let (Draft { text, .. }, spec) = drafted(name, &page);
            let audit = audit(&[spec], &[Source::new("tried.yaml", &text)], &[Source::new(name, page)]);
            let report = render::human(&audit.diagnostics, &audit.sources, false);
            let wrong = audit.diagnostics.iter().filter(|found| found.rule != Rule::LineUncovered);
            assert_eq!(wrong.count(), 0, "{report}\n{text}");
        }
    }
}

#[test]
fn no_page_is_too_odd_to_be_drafted_from() {
    let odd = [
        "",
        "\n",
        "---",
        "|",
        "|\n|-",
        "a|b\n-|-\n|",
        "\t\n\t",
        "A1\tB\nC1\td\n\n#",
        "{",
        "\u{feff}",
        "```",
        "<table>",
        "| Code | x |\n|---|---|\n| E_1 | \\_ |\n| E_1 | &amp;amp; |\n| e_1 | ` |\n| E_1 | \u{202e}x |",
        "| Code | Status |\n|---|---|\n| E1 | 400 |\n| E1 | 500 |\n| E2 | 999 |\n| E-1 | 4xx |",
        "| Code | Text |\n|---|---|\n| Self | # x: y |\n| self | - x |\n| Error | \"' |\n| 007 | {a: b} |\n| null | ~ |",
        "| Status | Text |\n|---|---|\n| 4xx | a |\n| 404 | b |\n| 404 | c |\n| 4xx Bad | d |",
        "| Code | 설명 | English |\n|---|---|---|\n| A1 | 가: 나 | x: y |\n| A2 | 가 # 나 | `x` |\n| A3 | [가](나) | **x** |\n",
        "| Code | Text |\n|---|---|\n| 99999999999999999999 | a |\n| -0 | b |\n| 9223372036854775808 | c |",
        "<table><tr><th>Code<tr><td>A_1<br>A_2<td>\u{1b}[31m<td colspan=99999999>x<td rowspan=4294967296>y</table>",
    ];
    for page in odd {
        drafted("odd page.md", page);
    }
    let many: String = (0..300).map(|number| format!("| E_{number} | text {number} |\n")).collect();
    let (_, spec) = drafted("many.md", &format!("| Code | Text |\n|---|---|\n{many}"));
    assert_eq!(statuses(&spec).len(), 300);
}

/// Whoever asks for what cannot be drafted is told what was wrong, in words.
#[test]
fn what_cannot_be_drafted_says_why() {
    let refusal = |name: &str, page: Option<&Source>| draft(name, page, &Reading::default()).unwrap_err().to_string();
    assert!(refusal("My Shop", None).contains("`My Shop`"), "{}", refusal("My Shop", None));
    for (text, line, why) in [
        ("{ \"code\": ", 1, "EOF while parsing"),
        ("[\n  { \"code\": nul }\n]", 2, "expected ident"),
        ("{\n\"code\": \"E_1\",\n}", 3, "key must be a string"),
    ] {
        let told = refusal("shop", Some(&Source::new("saved/codes.json", text)));
        assert!(told.contains(&format!("line {line}")) && told.contains(why), "{told}");
        assert!(!told.contains("at line"), "the place is told once: {told}");
    }
}

/// What breaks a rule of specs is not in the draft, and is told with its line; all else is.
#[test]
fn what_breaks_a_rule_is_left_out_and_told() {
    let draft_of = |page: &str| draft("tried", Some(&Source::new("page.md", page)), &Reading::default()).unwrap();
    let of = draft_of("| Code | Status |\n|---|---|\n| E-1 | 400 |\n| E_1 | 404 |\n| E_2 | 999 |\n| E_3 | 409 |\n");
    assert_eq!((of.codes, of.statuses, &of.unread[..]), (4, 0, &[][..]), "{}", of.text);
    let of = draft_of("| HTTP status | Meaning |\n|---|---|\n| 404 | a |\n| 4xx | b |\n");
    assert_eq!((of.codes, of.statuses), (0, 2), "{}", of.text);
    assert!(of.text.contains("\n# review: no table of codes was found on the page;"), "{}", of.text);
    let of =
        draft_of("| Code | Text |\n|---|---|\n| 1 | a |\n| 9223372036854775807 | b |\n| 9223372036854775808 | c |\n");
    let unread: Vec<_> = of.unread.iter().map(|of| (of.line, of.cell.as_str(), of.reason.as_str())).collect();
    assert_eq!((of.codes, &unread[..]), (2, &[(5, "9223372036854775808", "it breaks a rule")][..]), "{}", of.text);
    // What two tables have in common is said of the first alone.
    let rows: String = (0..3).map(|row| format!("| E_{row} | x |\n")).collect();
    let of = draft_of(&format!(
        "# Order errors\n\n| Code | Text |\n|---|---|\n{rows}\n# Card errors\n\n| Code | Text |\n|---|---|\n{rows}"
    ));
    let left = "# review: left out (overlapping-patterns): prefix:";
    assert!(of.codes == 6 && of.text.matches(left).count() == 1 && of.unread.is_empty(), "{}", of.text);
    let asked = |names: &[&str]| {
        let reading =
            Reading { code_columns: names.iter().map(|name| (*name).to_owned()).collect(), ..Reading::default() };
        draft(
            "tried",
            Some(&Source::new("page.md", "| Code | Code 2 |\n|---|---|\n| E_1 | F_1 |\n| E_2 | F_2 |\n")),
            &reading,
        )
    };
    let refusal = |names: &[&str]| asked(names).unwrap_err().to_string();
    assert_eq!(refusal(&[]), "line 1: any of these columns may hold the codes: `Code`, `Code 2`");
    assert_eq!(refusal(&["code", "Kind"]), "no table has the column `Kind`; there are: `Code`, `Code 2`");
    assert!(asked(&[" CODE 2"]).unwrap().text.contains("          F_1:\n"));
}
