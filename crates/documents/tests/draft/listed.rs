//! Small pages, each beside all that a draft lists of it: to both sides of every bound, and of every kind of thing that is
//! listed. A row is its table, its code, its status, its lines and its texts; what is not understood begins with a question
//! mark, and a status that no code has with its lines.

use super::drafted;
use codetable_model::spec::{Around, Facts};
use codetable_model::vocabulary::Vocabulary as _;

/// ` @3,5-6: description: It is gone; note: …`
fn said(evidence: &Around, facts: &Facts) -> String {
    let lines = evidence.at.iter().flat_map(|at| &at.value.lines);
    let lines = lines.map(|of| match of.first == of.last {
        true => of.first.to_string(),
        false => format!("{}-{}", of.first, of.last),
    });
    let texts = facts.texts.iter().map(|(kind, text)| format!("{}: {}", kind.word(), text.value.value));
    let texts = texts.collect::<Vec<_>>().join("; ");
    let mark = if texts.is_empty() { "" } else { ": " };
    format!(" @{}{mark}{texts}", lines.collect::<Vec<_>>().join(","))
}

/// All that the draft of a page lists.
fn listed(name: &str, page: &str) -> Vec<String> {
    let (draft, spec) = drafted(name, page);
    let mut listed = Vec::new();
    for table in &spec.tables {
        for group in &table.groups {
            for row in &group.rows {
                let meanings = row.also.iter().map(|meaning| (&meaning.evidence, &meaning.facts));
                for (evidence, facts) in [(&row.evidence, &row.facts)].into_iter().chain(meanings) {
                    let status = facts.status.as_ref().or(group.facts.status.as_ref());
                    let status = status.map(|status| format!(" {}", status.value.value)).unwrap_or_default();
                    let said = said(evidence, facts);
                    listed.push(format!("{} {}{status}{said}", table.id.value, row.code.value));
                }
            }
        }
    }
    let rules = spec.statuses.iter();
    listed.extend(rules.map(|rule| format!("{}{}", rule.pattern.value, said(&rule.evidence, &rule.facts))));
    listed.extend(draft.unread.iter().map(|of| format!("? {} `{}`: {}", of.line, of.cell, of.reason)));
    listed
}

/// Holds pages against what is listed of each before the test fails.
fn hold<P: AsRef<str>, W: AsRef<str>>(pages: &[(P, &[W])]) {
    let mut failed = Vec::new();
    for (page, wanted) in pages {
        let (page, wanted): (&str, Vec<&str>) = (page.as_ref(), wanted.iter().map(AsRef::as_ref).collect());
        let name = if page.contains("</") { "page.html" } else { "page.md" };
        let found = listed(name, page);
        if found != wanted {
            failed.push(format!("{page}\nlists {found:#?}\nnot {wanted:#?}\n"));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

/// Items of a list are codes where most are, and where what stands above speaks of codes.
#[test]
fn a_list_of_codes_is_told_by_its_items_and_by_what_stands_above() {
    let many = "several words, and a code has no space";
    let odd = |line: usize| format!("? {line} `two words here`: {many}");
    hold(&[
        (
            "# Error codes\n\n- `E_ONE`: it is one\n- `E_TWO`: it is two\n",
            &["errors E_ONE @3: description: it is one", "errors E_TWO @4: description: it is two"],
        ),
        ("# Steps\n\n- `E_ONE`: it is one\n- `E_TWO`: it is two\n", &[]),
        ("# Steps\n\nErrors are these:\n\n- `E_ONE`\n- `E_TWO`\n", &["errors E_ONE @5", "errors E_TWO @6"]),
        ("# Steps\n\n```\nerrors\n```\n\n- `E_ONE`\n- `E_TWO`\n", &[]),
        ("# Error codes\n\n## Steps\n\n- `E_ONE`\n- `E_TWO`\n", &[]),
        ("- `E_ONE`\n- `E_TWO`\n", &[]),
        ("# Error codes\n\n- of `E_ONE` it is so\n- of `E_TWO` it is so\n", &[]),
        ("# Error codes\n\n- `E_ONE`: it is one\n", &[]),
        // A word of any text is a code where it is marked, or where it is told what it is.
        (
            "# Error codes\n\n- bad: so\n- odd: so\n",
            &["errors bad @3: description: so", "errors odd @4: description: so"],
        ),
        ("# Error codes\n\n- no: so\n- ok: so\n", &[]),
        ("# Error codes\n\n- Bad: so\n- Odd: so\n", &[]),
        ("# Error codes\n\n- BAD: so\n- ODD: so\n", &[]),
        ("# Error codes\n\n- bad\n- odd\n", &[]),
        ("# Error codes\n\n- **Bad**\n- **ODD**\n", &["errors Bad @3", "errors ODD @4"]),
        // Six of ten.
        (
            "# Error codes\n\n- E_1\n- E_2\n- E_3\n- two words here\n- two words here\n",
            &["errors E_1 @3", "errors E_2 @4", "errors E_3 @5", &odd(6), &odd(7)],
        ),
        ("# Error codes\n\n- E_1\n- E_2\n- two words here\n- two words here\n", &[]),
        (
            "# Error codes\n\n- E_1\n- E_2\n- 1.2.0 is out\n",
            &["errors E_1 @3", "errors E_2 @4", "? 5 `1.2.0 is out`: a code and more"],
        ),
        // What is listed already is spoken of once more, if that is half of it.
        (
            "# Error codes\n\n| Code |\n|---|\n| E_1 |\n| E_2 |\n\n- E_1\n- E_2\n- E_3\n- E_4\n",
            &["errors E_1 @5", "errors E_2 @6"],
        ),
        (
            "# Error codes\n\n| Code |\n|---|\n| E_1 |\n| E_2 |\n\n- E_1\n- E_2/E_5\n- E_3\n- E_4\n",
            &["errors E_1 @5,8", "errors E_2 @6,9", "errors E_5 @9", "errors E_3 @10", "errors E_4 @11"],
        ),
        // Each heading has a list of its own.
        (
            "# Order errors\n\n- E_1\n- E_2\n\n# Card errors\n\n- E_3\n- E_4\n",
            &["order_errors E_1 @3", "order_errors E_2 @4", "card_errors E_3 @8", "card_errors E_4 @9"],
        ),
        ("# Order errors\n\n- E_1\n\n# Card errors\n\n- E_3\n", &[]),
    ]);
}

/// Headings are codes where what is around them speaks of codes, and what stands below each is said of it.
#[test]
fn headings_are_codes_with_what_stands_below_them() {
    hold(&[
        (
            "# Error codes\n\n## E_ONE\n\nIt is one.\n\n## E_TWO It is two\n\nSo it is.\n",
            &[
                "errors E_ONE @3,5: description: It is one.",
                "errors E_TWO @7,9: title: It is two; description: So it is.",
            ],
        ),
        ("# Error codes\n\n## Steps\n\n### E_ONE\n\n### E_TWO\n", &["errors E_ONE @5", "errors E_TWO @7"]),
        ("# Steps\n\n## E_ONE\n\n## E_TWO\n", &[]),
        ("# Error codes\n\n### E_ONE\n\n## E_TWO\n", &[]),
        // What is numbered or a status with its name is none.
        ("# Error codes\n\n## 404 Not Found\n\n## 409 Conflict\n", &[]),
        ("# Error codes\n\n## 404\n\n## 409\n", &["errors 404 @3", "errors 409 @5"]),
        ("# Error codes\n\n## 1. Of all\n\n## E_ONE\n\n## E_TWO\n", &["errors E_ONE @5", "errors E_TWO @7"]),
        (
            "# Error codes\n\n## 100. Of all\n\n## E_ONE\n\n## E_TWO\n",
            &["errors E_ONE @5", "errors E_TWO @7", "? 3 `100. Of all`: several words, and a code has no space"],
        ),
        // Each heading around is a list of its own.
        (
            "# Order errors\n## E_1\n## E_2\n# Card errors\n## E_3\n## E_4\n",
            &["order_errors E_1 @2", "order_errors E_2 @3", "card_errors E_3 @5", "card_errors E_4 @6"],
        ),
        // Lines of one paragraph are one text; each paragraph is another, of the kind of its label.
        (
            "# Error codes\n\n## E_ONE\n\nIt is\none.\n\nHTTP status: 404\n\nStatus: 409\n\nCause of the declination: a bug\n\n\
             ```\ncode\n```\n\n| a | b |\n|---|---|\n| c | d |\n\nCause of the declinations: none\n\nExample: none\n\n\
             And so on.\n\n## E_TWO\n\nHTTP status: gone\n\nMore details: no\n",
            &[
                "errors E_ONE 404 @3,5-6,8,10,12,22,24: cause: a bug; description: It is one.; detail: Cause of the \
                 declinations: none; note: Example: none",
                "errors E_TWO @28,32: detail: no",
            ],
        ),
    ]);
}

/// Terms with their definitions, and paragraphs that begin with a code.
#[test]
fn terms_and_paragraphs_are_codes_with_what_follows_them() {
    hold(&[
        (
            "# Error codes\n\nE_ONE\n: It is\nwrapped.\nE_TWO\n: It is two.\n: And more.\n",
            &[
                "errors E_ONE @3-5: description: It is wrapped.",
                "errors E_TWO @6-8: description: It is two.; detail: And more.",
            ],
        ),
        (
            "# Error codes\n\nlimit\n: REQUIRED. How many.\n\nsince_when\n: OPTIONAL.\n\nuntil_when\n: RECOMMENDED.\n",
            &[],
        ),
        (
            "# Error codes\n\n- `E_ONE`: it is\n  wrapped\n\n  And more.\n- `E_TWO` (it is two)\n- `E_TRE` (a) and (b)\n- E_4 it is four\n",
            &[
                "errors E_ONE @3-4: description: it is wrapped",
                "errors E_TWO @7: description: it is two",
                "errors E_TRE @8: description: a) and (b)",
                "errors E_4 @9: description: it is four",
            ],
        ),
        (
            "# Error codes\n\nE_ONE\nIt is one.\n\nE_TWO\nIt is two.\n",
            &["errors E_ONE @3-4: description: It is one.", "errors E_TWO @6-7: description: It is two."],
        ),
        (
            "# Error codes\n\n**E_ONE** It is one.\n\n**gone** It is two.\n",
            &["errors E_ONE @3: description: It is one.", "errors gone @5: description: It is two."],
        ),
        ("# Error codes\n\nE_ONE\n\nE_TWO\n", &[]),
        ("# Error codes\n\n**E_ONE**\n\n**E_TWO**\n", &[]),
        ("# Error codes\n\nE_ONE: it is one.\n\nE_TWO: it is two.\n", &[]),
        ("# Error codes\n\ngone\nIt is gone.\n\nlost\nIt is lost.\n", &[]),
        ("# Error codes\n\nIt is so.\nE_ONE\nIt is one.\n\nSo too.\nE_TWO\nIt is two.\n", &[]),
        ("# Error codes\n\n```\nE_ONE\nIt is one.\n```\n\n```\nE_TWO\nIt is two.\n```\n", &[]),
    ]);
}

/// Rows of words above the rows of codes are heads, three at most, and the lowest says what its column holds.
#[test]
fn heads_of_several_rows_are_told_from_rows() {
    let rows = "| E_1 | gone |\n| E_2 | lost |\n";
    let head = |below: &str| format!("# Error codes\n\n| | |\n|---|---|\n{below}{rows}");
    let wide = |below: &str| {
        format!(
            "# Error codes\n\n| | | | |\n|---|---|---|---|\n{below}| E_1 | gone | a | b |\n| E_2 | lost | a | b |\n"
        )
    };
    let (described, told) = (["description: gone", "description: lost"], ["message: gone", "message: lost"]);
    let both = |line: usize, texts: [&str; 2]| {
        texts.iter().enumerate().map(|(at, text)| format!("errors E_{} @{}: {text}", at + 1, line + at)).collect()
    };
    let with = |first: &str, rest: Vec<String>| [vec![first.to_owned()], rest].concat();
    let said = "| Code | Message |\n";
    let long = "Message as it is told to whoever called!";
    let all: Vec<(String, Vec<String>)> = vec![
        (head(""), both(5, described)),
        (head(said), both(6, told)),
        (head(&said.repeat(3)), both(8, told)),
        (head(&format!("{}| Status | Note |\n", said.repeat(3))), with("errors Status @8: message: Note", both(9, told))),
        (head(&format!("| Code | {long} |\n")), both(6, told)),
        (
            head(&format!("| Code | {long}! |\n")),
            with(&format!("errors Code @5: description: {long}!"), both(6, described)),
        ),
        (head("| Code | E_OLD |\n"), with("errors Code @5: description: E_OLD", both(6, described))),
        (head("| Code | |\n"), with("errors Code @5", both(6, described))),
        (
            wide("| Code | Message | Area | Zone |\n"),
            both(6, ["message: gone; description: a; detail: b", "message: lost; description: a; detail: b"]),
        ),
        (
            wide("| Code | Place | Area | Zone |\n"),
            with(
                "errors Code @5: description: Place; detail: Area; note: Zone",
                both(6, ["description: gone; detail: a; note: b", "description: lost; detail: a; note: b"]),
            ),
        ),
        (
            "<h1>Error codes</h1><table>\n<tr><th>Group</tr>\n<tr><td>Code<td>Message</tr>\n<tr><td>E_1<td>gone</tr>\n<tr><td>E_2<td>lost</tr>\n</table>".to_owned(),
            both(4, told),
        ),
        // What is below a head and empty leaves what is above.
        (
            "# Error codes\n\n| Code | Message | Area |\n|---|---|---|\n| Code | | Cause |\n| E_1 | gone | a |\n| E_2 | lost | b |\n".to_owned(),
            both(6, ["cause: a; message: gone", "cause: b; message: lost"]),
        ),
        // The head may come again in between.
        (
            head(&format!("{said}| E_0 | old |\n| Code | Message |\n")),
            with("errors E_0 @6: message: old", both(8, told)),
        ),
    ];
    hold(&all.iter().map(|(page, wanted)| (page, &wanted[..])).collect::<Vec<_>>());
}

/// The cells of a column of codes, to both sides of each bound; what is no code is told with the reason.
#[test]
fn a_cell_is_a_code_or_is_told_to_be_none() {
    let page = |cells: &[&str]| {
        let rows: String = cells.iter().map(|cell| format!("| {cell} | so |\n")).collect();
        format!("| Code | Description |\n|---|---|\n{rows}")
    };
    let code = |line: usize, code: &str| format!("errors {code} @{line}: description: so");
    let number = |line: usize, code: &str| format!("numbers {code} @{line}: description: so");
    let odd = |line: usize, cell: &str, reason: &str| format!("? {line} `{cell}`: {reason}");
    let rest = |length: usize| format!("8 ({})", "x".repeat(length - 2));
    let numbers = |count: usize| (1..=count).map(|number| number.to_string()).collect::<Vec<_>>();
    let mixed = |count: usize, words: &[&str]| {
        let numbers = numbers(count);
        page(&numbers.iter().map(String::as_str).chain(words.iter().copied()).collect::<Vec<_>>())
    };
    let listed = |count: usize, of: &dyn Fn(usize, &str) -> String| -> Vec<String> {
        numbers(count).iter().enumerate().map(|(at, number)| of(at + 3, number)).collect()
    };
    let number_of = |cell: &str| format!("a code and more: is the code `{}`, without `{}`?", &cell[..1], &cell[2..]);
    hold(&[
        // More than half are a code and more, or they are not understood.
        (
            page(&["1 (a)", "2 (b)", "3", "4"]),
            &[code(5, "3"), code(6, "4"), odd(3, "1 (a)", &number_of("1 (a)")), odd(4, "2 (b)", &number_of("2 (b)"))][..],
        ),
        (
            page(&["1 (a)", "2 (b)", "3", "", ""]),
            &[
                code(3, "1"),
                code(4, "2"),
                code(5, "3"),
                odd(6, "", "a row without a code"),
                odd(7, "", "a row without a code"),
            ],
        ),
        (page(&["1 (a)", "2 (b)", &rest(160)]), &[code(3, "1"), code(4, "2"), code(5, "8")]),
        (page(&["1 (a)", "2 (b)", &rest(161)]), &[code(3, "1"), code(4, "2"), odd(5, &rest(161), "a code and more")]),
        (page(&["1", "2", &rest(161)]), &[code(3, "1"), code(4, "2"), odd(5, &rest(161), "a code and more")]),
        // Of ten, seven are numbers, or six.
        (
            mixed(7, &["gone", "GONE", "1.2"]),
            &[
                listed(7, &code),
                ["gone", "GONE", "1.2"]
                    .iter()
                    .zip(10..)
                    .map(|(cell, line)| odd(line, cell, "a word among numbers"))
                    .collect(),
            ]
            .concat(),
        ),
        (
            mixed(6, &["gone", "GONE", "1.2", "E_1"]),
            &[
                ["gone", "GONE", "1.2", "E_1"].iter().zip(9..).map(|(cell, line)| code(line, cell)).collect(),
                listed(6, &number),
            ]
            .concat(),
        ),
        (
            mixed(7, &["a-b", "a_b", "E_1"]),
            &[
                ["a-b", "a_b", "E_1"].iter().zip(10..).map(|(cell, line)| code(line, cell)).collect(),
                listed(7, &number),
            ]
            .concat(),
        ),
        // A number among words is a word, where four in five are words; so is one beside digits that begin with zero.
        (
            page(&["1", "E_A", "E_B", "E_C", "E_D"]),
            &[&["E_A", "E_B", "E_C", "E_D"][..]]
                .concat()
                .iter()
                .zip(4..)
                .map(|(of, line)| code(line, of))
                .chain([number(3, "1")])
                .collect::<Vec<_>>(),
        ),
        (
            page(&["1", "E_A", "E_B", "E_C", "E_D", "E_E"]),
            &["1", "E_A", "E_B", "E_C", "E_D", "E_E"]
                .iter()
                .zip(3..)
                .map(|(of, line)| code(line, of))
                .collect::<Vec<_>>(),
        ),
        (page(&["1", "2", "00"]), &[code(3, "1"), code(4, "2"), code(5, "00")]),
    ]);
    hold(&[
        // A row with neither a code nor a text says nothing; one with a word of its own does.
        (
            "| Code | Message | Level |\n|---|---|---|\n| E_1 | so | low |\n| E_2 | so | |\n| | | |\n| | | high |\n",
            &["errors E_1 @3: message: so", "errors E_2 @4: message: so", "? 6 ``: a row without a code"][..],
        ),
        // A status right above is that of the rows, and a line of code or a cell is none.
        (
            "# Error codes\n\n## 404 Not Found\n\n| Code |\n|---|\n| E_1 |\n| E_2 |\n",
            &["errors E_1 404 @7", "errors E_2 404 @8"],
        ),
        (
            "# Error codes\n\n```\n404 Not Found\n```\n\n| Code |\n|---|\n| E_1 |\n| E_2 |\n",
            &["errors E_1 @9", "errors E_2 @10"],
        ),
        (
            "| Status |\n|---|\n| 404 |\n\n| Code |\n|---|\n| E_1 |\n| E_2 |\n",
            &["errors E_1 @7", "errors E_2 @8", "404 @3"],
        ),
        // A paragraph of a cell is of the kind of its label.
        (
            "| Code | Message |\n|---|---|\n| E_1 | Cause: a<br>Cause of the declination: b<br>Cause of the declinations: c<br>d: e<br>f |\n",
            &["errors E_1 @3: cause: b; message: Cause: a; note: Cause of the declinations: c d: e f"],
        ),
        // A row of statuses has one that is registered, or nothing.
        (
            "| HTTP status | Meaning |\n|---|---|\n| 404 | a |\n| 4xx | b |\n| 999 | c |\n| | d |\n| 409 Conflict | e |\n",
            &[
                "404 @3: meaning: a",
                "4xx @4: meaning: b",
                "409 @7: label: 409 Conflict; meaning: e",
                "? 5 `999`: no status that is registered",
            ],
        ),
    ]);
}
