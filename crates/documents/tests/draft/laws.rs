//! Laws of drafts: what stands in a column of codes is drafted or listed, in every form; and no page takes longer than its
//! length.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use arbtest::arbitrary::{Result, Unstructured};
use codetable_documents::draft::{Draft, Reading, draft};
use codetable_model::compile;
use codetable_model::source::Source;

/// What may stand in a column of codes: codes of all kinds, and what is none.
const CELLS: [&str; 34] = [
    "E_ONE",
    "E_TWO",
    "GONE",
    "AccessDenied",
    "not_found",
    "card.declined",
    "auth/no-user",
    "-401",
    "0",
    "1001",
    "00",
    "0x80070005",
    "42P01",
    "ORA-00001",
    "E_A, E_B",
    "E_C / E_D",
    "N/A",
    "기타",
    "601*",
    "E_9 (deprecated)",
    "1000~1999",
    "4xx",
    "two words",
    "-",
    "Self",
    "null",
    "true",
    "E#1",
    "e_one",
    "not_found",
    "a:b",
    "{x}",
    "5 (0x5)",
    "1,000",
];

/// Texts that mean nothing special, and some that may be taken for more.
const TEXTS: [&str; 8] = ["It is gone", "없음", "a: b # c", "- x", "yes", "\"quoted\"", "x | y", "See [there](#x)"];

/// Codes beyond doubt.
const SURE: [&str; 8] = ["E_11", "E_12", "E_13", "E_14", "E_15", "E_16", "E_17", "E_18"];

fn cell(u: &mut Unstructured<'_>) -> Result<&'static str> {
    Ok(*u.choose(&CELLS)?)
}

/// A table as each form writes it. A head that says so makes its first column one of codes.
fn written(form: usize, rows: &[(&str, &str)]) -> (&'static str, String) {
    let json = |text: &str| serde_json::to_string(text).unwrap();
    let csv = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let pipes = |text: &str| text.replace('|', "\\|").replace('*', "\\*").replace('[', "\\[").replace('_', "\\_");
    let html = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
    let each = |row: &dyn Fn(&str, &str) -> String| rows.iter().map(|(code, text)| row(code, text)).collect::<String>();
    match form {
        0 => (
            "page.md",
            format!(
                "| Error code | Text |\n|---|---|\n{}",
                each(&|code, text| format!("| {} | {} |\n", pipes(code), pipes(text)))
            ),
        ),
        1 => ("page.csv", format!("Error code,Text\n{}", each(&|code, text| format!("{},{}\n", csv(code), csv(text))))),
        2 => {
            ("page.tsv", format!("Error code\tText\n{}", each(&|code, text| format!("{}\t{}\n", csv(code), csv(text)))))
        }
        3 => {
            let rows =
                rows.iter().map(|(code, text)| format!("{{\"code\": {}, \"text\": {}}}", json(code), json(text)));
            ("page.json", format!("{{\"errors\": [\n{}\n]}}", rows.collect::<Vec<_>>().join(",\n")))
        }
        4 => (
            "page.yaml",
            format!("errors:\n{}", each(&|code, text| format!("- code: {}\n  text: {}\n", json(code), json(text)))),
        ),
        _ => {
            let rows = each(&|code, text| format!("<tr><td>{}</td><td>{}</td></tr>\n", html(code), html(text)));
            ("page.html", format!("<html><table><tr><th>Error code</th><th>Text</th></tr>\n{rows}</table></html>"))
        }
    }
}

/// How many things stand in the column, counted without any code of ours: each part of a list of codes for itself.
fn count(rows: &[(&str, &str)]) -> BTreeSet<String> {
    let parts = |cell: &str| -> Vec<String> {
        match cell {
            "E_A, E_B" => vec!["E_A".into(), "E_B".into()],
            "E_C / E_D" => vec!["E_C".into(), "E_D".into()],
            // A lone sign is how pages leave a cell empty, so that the row has no code.
            "-" => vec![String::new()],
            cell => vec![cell.to_owned()],
        }
    };
    rows.iter().flat_map(|(cell, _)| parts(cell)).collect()
}

fn codes(draft: &Draft) -> BTreeSet<String> {
    let compiled = compile(&[Source::new("tried.yaml", &draft.text)]);
    assert!(compiled.is_clean(), "{}\n{:?}", draft.text, compiled.diagnostics);
    let tables = compiled.specs.iter().flat_map(|spec| &spec.tables);
    tables.flat_map(|table| &table.groups).flat_map(|group| &group.rows).map(|row| row.code.value.clone()).collect()
}

#[test]
fn codes_in_are_codes_drafted_and_codes_listed() {
    arbtest::arbtest(|u| {
        let form = u.int_in_range(0..=5)?;
        let mut rows = vec![("E_FIRST", "first"), ("E_SECOND", "second"), ("E_THIRD", "third")];
        // Of a column of codes, a third are codes whatever the others are.
        for (at, sure) in SURE.into_iter().take(u.int_in_range(0..=SURE.len())?).enumerate() {
            rows.push((sure, TEXTS[at % TEXTS.len()]));
            rows.push((cell(u)?, u.choose(&TEXTS)?));
            rows.push((cell(u)?, u.choose(&TEXTS)?));
        }
        let (name, page) = written(form, &rows);
        let reading = Reading { code_columns: Vec::new(), ..Reading::default() };
        let draft = draft("tried", Some(&Source::new(name, &page)), &reading).unwrap();
        let mut found = codes(&draft);
        found.extend(draft.unread.iter().map(|unread| unread.cell.clone()));
        // `5 (0x5)` is the code that it begins with where most cells are so.
        if found.contains("5") {
            found.insert("5 (0x5)".to_owned());
        }
        let wanted = count(&rows);
        let lost: Vec<&String> = wanted.difference(&found).collect();
        assert!(lost.is_empty(), "lost {lost:?} of\n{page}\n{}\n{:?}", draft.text, draft.unread);
        for unread in &draft.unread {
            assert!(
                draft.text.contains(&format!("line {}: ", unread.line)) || unread.reason.contains("rule"),
                "{unread:?}\n{}",
                draft.text
            );
        }
        Ok(())
    })
    .budget_ms(3_000);
}

#[test]
fn a_hostile_page_takes_no_longer_than_its_length() {
    let many = |text: &str, times: usize| text.repeat(times);
    let wide = |cells: usize| (0..cells).map(|cell| format!("| E_{cell} ")).collect::<String>();
    let pages = [
        ("columns.md", format!("{}|\n{}|\n{}|\n{}|\n", wide(4000), many("|---", 4000), wide(4000), wide(4000))),
        ("columns.csv", format!("{}\n{}\n", many("code,", 20_000), many("E_1,", 20_000))),
        (
            "rows.md",
            format!(
                "| Code | Text |\n|---|---|\n{}",
                (0..3000).map(|row| format!("| E_{row} | t |\n")).collect::<String>()
            ),
        ),
        ("same.md", format!("| Code | Text |\n|---|---|\n{}", many("| E_1 | t |\n", 1500))),
        ("quotes.md", format!("| Code | Text |\n|---|---|\n| E_1 | {} |\n", many("`a ", 20_000))),
        ("long.md", format!("| Code | Text |\n|---|---|\n| {} | t |\n", many("E_1, ", 20_000))),
        ("dashes.md", format!("| Code | Text |\n|---|---|\n| {} | t |\n", many("1-", 20_000))),
        (
            "headings.md",
            format!("# Error codes\n\n{}", (0..3000).map(|row| format!("## E_{row}\n\nt\n\n")).collect::<String>()),
        ),
        ("nested.md", (0..3000).map(|row| format!("{} E_{row}\n\n", "#".repeat(1 + row % 6))).collect()),
        (
            "items.md",
            format!("# Error codes\n\n{}", (0..3000).map(|row| format!("- `E_{row}`: t\n")).collect::<String>()),
        ),
        ("terms.html", format!("<html><h1>Error codes</h1><dl>{}", many("<dl><dt>a_b<dd><p>", 4000))),
        ("spans.html", format!("<html><table>{}", many("<tr><td rowspan=100 colspan=100>E_1", 1000))),
        ("attributes.html", format!("<html><table><tr><td {}>E_1</table>", many("a=\"b\" ", 20_000))),
        ("deep.json", format!("{}{}", many("[", 100_000), many("]", 100_000))),
        ("deeper.json", format!("{}1{}", many("{\"a\":", 20_000), many("}", 20_000))),
        ("long.json", format!("[{}1]", many("{\"code\":\"E_1\"},", 3000))),
        ("keys.json", format!("[{{{}\"z\":1}}]", (0..5000).map(|key| format!("\"k{key}\":1,")).collect::<String>())),
        ("deep.yaml", format!("{}1{}", many("[", 10_000), many("]", 10_000))),
        ("deeper.yaml", (0..2000).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect()),
        ("parens.rs", format!("const A: i32 = {}1{};", many("(", 100_000), many(")", 100_000))),
        ("signs.rs", format!("const A: i32 = {}1;", many("!", 100_000))),
        ("minus.rs", format!("const A: i32 = {}1;", many("- ", 100_000))),
        ("types.rs", format!("const A: {}i32{} = 1;", many("Vec<", 50_000), many(">", 50_000))),
        ("elses.rs", format!("fn a() {{ {} }}", many("if a {} else ", 50_000))),
        ("closures.rs", format!("fn a() {{ {} 1 }}", many("|a| ", 50_000))),
        ("returns.rs", format!("fn a() {{ {} 1 }}", many("return ", 50_000))),
        (
            "shallow.rs",
            format!("enum Error {{ {} }}", (0..2000).map(|row| format!("E{row} = {row},")).collect::<String>()),
        ),
        (
            "nearly.rs",
            format!(
                "const A_CODE: i32 = {}1{}; const B_CODE: i32 = {}2;",
                many("(", 90),
                many(")", 90),
                many("!", 3000)
            ),
        ),
        ("quote.csv", format!("a,\"{}", many("x\n", 50_000))),
        ("blank.csv", many(",,,\n", 20_000)),
        ("escapes.md", format!("a {{\n{}", many("\\'", 100_000))),
    ];
    for (name, page) in pages {
        let began = Instant::now();
        let source = Source::new(name, page);
        if let Ok(draft) = draft("tried", Some(&source), &Reading::default()) {
            codes(&draft);
        }
        // In an unoptimised build, beside others.
        assert!(began.elapsed() < Duration::from_secs(20), "{name} takes {:?}", began.elapsed());
        println!("{name} {:?}", began.elapsed());
    }
}
