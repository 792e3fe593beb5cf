//! Laws of forms: what is read from documents in each, cell by cell and by hand, and that all of it stands where its place says.
#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

use super::{MarkdownView, read_inline, sha256};
use crate::form::{Form, FormError};
use codetable_model::source::Source;

fn view<'a>(name: &str, document: &'a str) -> Result<MarkdownView<'a>, FormError> {
    Form::of(&Source::new(name, document)).read(document)
}

/// The lines of a view in which something stands.
fn lines(view: &MarkdownView<'_>) -> Vec<String> {
    let seen = view.text.lines().filter(|line| !line.is_empty() && !line.starts_with("|---"));
    let one_space = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    seen.map(|line| if line.starts_with('|') { one_space(line).replace("\\_", "_") } else { line.to_owned() }).collect()
}

/// A part of a view without what escapes it.
fn bare(text: &str) -> String {
    read_inline(text).text
}

/// The parts of a document that read otherwise than they are written; every other one stands in its place to the letter.
fn decoded(view: &MarkdownView<'_>, document: &str) -> Vec<(String, String)> {
    let mut last = 0;
    for (part, there) in view.parts.iter().map(|part| (part.here.clone(), part.there.clone())) {
        assert!(
            last <= part.start && part.start < part.end && part.end <= view.text.len(),
            "{part:?} in\n{}",
            view.text
        );
        last = part.end;
        // A part of what is copied stands at the same part of its place.
        for start in part.clone().filter(|at| view.text.is_char_boundary(*at)) {
            for end in (start + 1..=part.end).filter(|at| view.text.is_char_boundary(*at)) {
                let place = view.place(&(start..end));
                if there.len() == part.len() {
                    assert_eq!(document[place], view.text[start..end], "{}", view.text);
                } else {
                    assert_eq!(place, there, "{}", view.text);
                }
            }
        }
    }
    // And what begins in one part and ends in another reaches from the one to the other.
    for pair in view.parts.windows(2) {
        let [one, other] = pair else { continue };
        assert_eq!(
            view.place(&(one.here.start..other.here.end)),
            one.there.start..other.there.end.max(one.there.start)
        );
    }
    let parts = view.parts().map(|(text, there)| (bare(text), document[there].to_owned()));
    // The heads of our own tables stand nowhere.
    let parts = parts.filter(|(text, source)| {
        !source.is_empty() && *text != source.split_whitespace().collect::<Vec<_>>().join(" ")
    });
    parts.collect()
}

/// A document, what is read of it line by line, and the parts that are written otherwise, each with how.
type Document<'a> = (&'a str, &'a str, &'a [(&'a str, &'a str)]);

/// Holds a table of documents of one form: what is read of each, and which parts of it are written otherwise.
fn hold(name: &str, documents: &[Document<'_>]) {
    for (document, wanted, otherwise) in documents {
        let view = view(name, document).unwrap();
        assert_eq!(lines(&view), wanted.lines().collect::<Vec<_>>(), "{document}\n{}", view.text);
        let decoded = decoded(&view, document);
        let decoded: Vec<_> = decoded.iter().map(|(text, source)| (text.as_str(), source.as_str())).collect();
        assert_eq!(decoded, *otherwise, "{document}");
    }
}

/// Holds what is said of documents that are not of their form: the line, and words of the message.
fn refused(name: &str, documents: &[(&str, usize, &str)]) {
    for (document, line, words) in documents {
        let error = view(name, document).unwrap_err();
        assert_eq!(error.line, *line, "{document}: {error}");
        assert!(error.message.contains(words), "{document}: {error}");
        let told = error.to_string();
        assert!(told.starts_with("cannot be read as ") && told.contains(&format!("line {line}: {}", error.message)));
        // Its lines can be cited still.
        assert!(document.is_empty() || !MarkdownView::new(document, error.form).text.is_empty());
    }
}

#[test]
fn the_form_of_a_document_is_told_by_its_name_or_its_beginning() {
    for (name, text, form) in [
        ("a.csv", "[1]", Form::Csv),
        ("a.TSV", "", Form::Tsv),
        ("a.tab", "", Form::Tsv),
        ("a.b.json", "", Form::Json),
        ("a.yaml", "", Form::Yaml),
        ("a.yml", "", Form::Yaml),
        ("a.rs", "", Form::Rust),
        ("a.md", "[1]", Form::Page),
        ("a.htm", "{}", Form::Page),
        ("a", "\u{feff} {\"a\": 1}", Form::Json),
        ("a.txt.1", "[1]\n[2]", Form::Json),
        ("a", "[1", Form::Page),
        ("a", "1", Form::Page),
        ("csv", "", Form::Page),
    ] {
        assert_eq!(Form::of(&Source::new(name, text)), form, "{name}");
    }
    for (form, word, name) in [
        (Form::Page, "page", "a page"),
        (Form::Csv, "csv", "CSV"),
        (Form::Tsv, "tsv", "TSV"),
        (Form::Json, "json", "JSON"),
        (Form::Yaml, "yaml", "YAML"),
        (Form::Rust, "rust", "Rust"),
    ] {
        assert_eq!((form.word(), Form::from_word(word)), (word, Some(form)));
        let told = FormError { form, line: 7, message: "b".to_owned() }.to_string();
        assert_eq!(told, format!("cannot be read as {name}: line 7: b"));
    }
    for word in ["markdown", "md", "html", "text"] {
        assert_eq!(Form::from_word(word), Some(Form::Page));
    }
    assert_eq!(Form::from_word("xml"), None);
}

/// What is written otherwise than it reads, several lines, and marks inside of words.
#[test]
fn what_is_seen_of_a_page_stands_where_its_place_says() {
    hold(
        "page.html",
        &[
            ("<html>", "", &[]),
            (
                "<html>\n<p>one\n two &amp; three\n  4 > 3 &lt;br></p>\n<p>five&#10;six</p>\r\n<p>seven <b>eight</b>\r\nnine</p>",
                "one two \\& three 4 > 3 &lt;br>\nfive six\nseven\u{200b} eight\u{200b} nine",
                &[
                    ("two & three", "two &amp; three"),
                    ("4 > 3 <br>", "4 > 3 &lt;br>"),
                    ("five", "five&#10;six"),
                    ("six", "five&#10;six"),
                ],
            ),
            (
                "<html><pre>a\n b\n</pre><table><tr><td rowspan=2>c<td>d<sup>1</sup><img alt=e><tr><td>f  g<br>h</table>",
                "~~~\na\n b\n~~~\n| | |\n| c | d¹e |\n| c | f g<br>h |",
                &[("¹", "1"), ("e", "<img alt=e>")],
            ),
            (
                "한 `a`\n<p>b</p>\nc <b>d</b>\n<div>e\nf</div>",
                "한 `a`\nb\nc <b>d</b>\ne f",
                &[("한 a", "한 `a`\n"), ("c d", "\nc <b>d</b>\n")],
            ),
        ],
    );
    let page = "a <b>b</b>";
    let whole = MarkdownView::new(page, Form::Page);
    assert!(!whole.is_rewritten() && whole.place(&(2..7)) == (2..7) && whole.parts().next().is_none());
    assert_eq!(MarkdownView::new("<html>", Form::Page).place(&(0..0)), 0..0);
    let marked = |text: &str| (read_inline(text).text, read_inline(text).spans);
    let spans = |of: &[&str]| of.iter().map(|span| (*span).to_owned()).collect::<Vec<_>>();
    for text in ["\u{200b}a\u{200b}b", "a&#x200B;b"] {
        assert_eq!(marked(text), ("ab".to_owned(), spans(&["a", "b"])), "{text}");
    }
    assert_eq!(marked("ab"), ("ab".to_owned(), spans(&[])));
    assert_eq!(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

#[test]
fn values_between_separators_are_cells() {
    hold(
        "a.csv",
        &[
            (
                "\u{feff}code,text\n1, a b \n\"2\",\"x, \"\"y\"\"\"\n3,\" two\nlines \"\n\"\",4",
                "| code | text |\n| 1 | a b |\n| 2 | x, \"y\" |\n| 3 | two lines |\n| | 4 |",
                &[("x, \"y\"", "x, \"\"y\"\"")],
            ),
            ("a,b\r\n1,2\r\n\r\n\"3\" ,4", "| a | b |\n| 1 | 2 |\n| 3 | 4 |", &[]),
            ("a;b\n1;2", "| a | b |\n| 1 | 2 |", &[]),
            ("a|b\n1|2", "| a | b |\n| 1 | 2 |", &[]),
            ("a\tb\n1\t2", "| a | b |\n| 1 | 2 |", &[]),
            ("code\nE_1", "| code |\n| E_1 |", &[]),
            // Most records have as many values, and more than one.
            (
                "A;b, c, d, e, f\nB;b, c, d, e, f\nC;b, c, d, e, f\nD;one\n",
                "| A | b, c, d, e, f |\n| B | b, c, d, e, f |\n| C | b, c, d, e, f |\n| D | one |",
                &[],
            ),
            ("Our codes\nE_A,gone\nE_B,lost\n", "| Our codes | |\n| E_A | gone |\n| E_B | lost |", &[]),
            ("a;b,c\nd;e,f", "| a;b | c |\n| d;e | f |", &[]),
            // A blank record ends a table, and one of a single value in front of it is its title.
            (
                "First,,\ncode,text,more\nE_1,a,b\n,,\n,,\nSecond,,\n,,\nE_2,c,\nx,,\n",
                "# First\n| code | text | more |\n| E_1 | a | b |\n# Second\n| | | |\n| E_2 | c | |\n| x | | |",
                &[],
            ),
            ("Only,,\n", "# Only", &[]),
            ("a,b\n\n,\nc,d\ne,f", "| a | b |\n| c | d |\n| e | f |", &[]),
            ("", "", &[]),
        ],
    );
    hold("a.tsv", &[("a\tb\n1, 2; 3\t c \n\td", "| a | b |\n| 1, 2; 3 | c |\n| | d |", &[])]);
    refused(
        "a.csv",
        &[("a,b\n1,\"x\n2", 2, "never closed"), ("a\n\n\"x\"y\n", 3, "never closed"), ("a,\"x\"\"", 1, "never closed")],
    );
    // A head has no code in it, but may have a number in its words.
    for (first, is_head) in [
        ("Top 10 of errors", true),
        ("Code", true),
        ("E 1001", false),
        ("HTTP 404 x", false),
        ("ab 1", false),
        ("E_PAYMENT_1", false),
    ] {
        let document = format!("{first},x\nE_9,y\n");
        let found = lines(&view("a.csv", &document).unwrap());
        assert_eq!(found[0] == format!("| {first} | x |"), is_head, "{first}");
    }
    // The separator is told by the beginning of a long document, wherever that ends.
    for letters in ["a", "é", "한", "ab한"] {
        let long = format!("{letters};b,c,d\n").repeat(9_000) + &"1,2;3;4;5;6;7;8;9\n".repeat(9_000);
        assert!(lines(&view("a.csv", &long).unwrap())[0].ends_with(";b | c | d |"), "{letters}");
    }
}

#[test]
fn values_of_json_are_tables() {
    hold(
        "a.json",
        &[
            (
                r#"{"errors": [{"code": "E_1", "text": "a"},
                    {"code": "E_2", "more": {"deep": {"er": true}, "list": ["x", "y"], "none": null}}]}"#,
                "## errors\n| code | text | er | list | none |\n| E_1 | a | | | |\n| E_2 | | true | x y | |",
                &[],
            ),
            ("\u{feff}{\"code\": 1}\n {\"code\": -2.5}", "| code |\n| 1 |\n| -2.5 |", &[]),
            // A list of sections is no list of records.
            (
                r#"[{"Name": "A", "errors": [{"code": "E_1"}]}, {"title": "B", "text": "t"},
                    {"id": {"x": 1}, "errors": [{"code": "E_3"}]}]"#,
                "## A\n### errors\n| code |\n| E_1 |\n## B\n| B | |\n| title | B |\n| text | t |\n### id\n| id | |\n| x | 1 |\n### errors\n| code |\n| E_3 |",
                &[],
            ),
            (
                r#"{"of": [{"name": "A", "errors": [{"code": "E_1"}]}, {"code": "E_2"}]}"#,
                "## of\n| name | code |\n| A | |\n| | E_2 |\n### errors\n| errors | |\n| code | E_1 |",
                &[],
            ),
            (
                r#"{"of": [{"id": "A", "all": {"E_1": {"t": "x"}, "E_2": {"t": "y"}}}, {"id": "B", "all": {"E_3": {"t": "z"}}}]}"#,
                "## of\n### A\n#### all\n| all | t |\n| E_1 | x |\n| E_2 | y |\n### B\n#### all\n| all | t |\n| E_3 | z |",
                &[],
            ),
            (
                r#"[{"code": "E_1", "of": {"a": "1", "b": "2"}}, {"code": "E_2", "of": {"a": "3"}}]"#,
                "| code | a | b |\n| E_1 | 1 | 2 |\n| E_2 | 3 | |",
                &[],
            ),
            // Lists of lists, and of plain values.
            (
                r#"{"a": [[{"code": "E_1"}], [{"code": "E_2"}]], "b": ["E_3", ["E_4"]], "c": [], "d": 1}"#,
                "## a\n| code |\n| E_1 |\n## a\n| code |\n| E_2 |\n## b\n| b |\n| E_3 |\n| |\n### b\n| b |\n| E_4 |",
                &[],
            ),
            // A map from codes to records or texts is a table: its values are alike, or most keys are like codes.
            (r#"{"E_1": {"t": "a"}, "E_2": {"t": "b"}}"#, "| | t |\n| E_1 | a |\n| E_2 | b |", &[]),
            (r#"{"a": "b", "c": "d"}"#, "| | |\n| a | b |\n| c | d |", &[]),
            (
                r#"{"E": "a", "F": {"t": "b"}, "e": {"t": "c"}}"#,
                "| | | t |\n| E | a | |\n| F | | b |\n| e | | c |",
                &[],
            ),
            (r#"{"404": "a", "500": {"t": "b"}}"#, "| | | t |\n| 404 | a | |\n| 500 | | b |", &[]),
            (r#"{"E": "a", "b": {"t": "c"}}"#, "## b\n| b | |\n| t | c |", &[]),
            (
                r#"{"of": "1", "a": {"t": "x"}, "b": {"t": "y"}}"#,
                "## a\n| a | |\n| t | x |\n## b\n| b | |\n| t | y |",
                &[],
            ),
            (
                r#"{"E1": "a", "E2": {"x": "1"}, "E3": {"y": "2"}}"#,
                "## E2\n| E2 | |\n| x | 1 |\n## E3\n| E3 | |\n| y | 2 |",
                &[],
            ),
            (r#"{"E2": {"x": "1"}, "E3": {"y": "2"}}"#, "## E2\n| E2 | |\n| x | 1 |\n## E3\n| E3 | |\n| y | 2 |", &[]),
            (
                r#"{"E1": {"a": {"b": "1"}}, "E2": {"a": {"b": "2"}}}"#,
                "## E1\n| E1 | b |\n| a | 1 |\n## E2\n| E2 | b |\n| a | 2 |",
                &[],
            ),
            (
                r#"{"E1": {"t": "x", "of": {"list": [{"c": "1"}]}}, "E2": {"t": "y"}}"#,
                "## E1\n### of\n#### list\n| c |\n| 1 |\n## E2\n| E2 | |\n| t | y |",
                &[],
            ),
            (
                r#"{"E1": {"t": "x", "of": ["p", {"c": "1"}]}, "E2": {"t": "y"}}"#,
                "| | t | of |\n| E1 | x | p |\n| E2 | y | |\n## of\n| of | |\n| c | 1 |",
                &[],
            ),
            ("{\"a\": {}, \"b\": {\"c\": []}}", "## a\n## b", &[]),
            // Languages above codes are turned.
            (
                r#"{"ko": {"E_1": "가", "E_2": "나"}, "en-GB": {"E_2": "b", "E_1": "a", "E_3": "c"}}"#,
                "| | ko | en-GB |\n| E_1 | 가 | a |\n| E_2 | 나 | b |\n| E_3 | | c |",
                &[],
            ),
            (r#"{"ko": {"E_1": "가"}}"#, "| | E_1 |\n| ko | 가 |", &[]),
            (
                r#"{"ko": {"E_1": {"t": "가"}}, "en": {"E_1": {"t": "a"}}}"#,
                "## ko\n| ko | t |\n| E_1 | 가 |\n## en\n| en | t |\n| E_1 | a |",
                &[],
            ),
            (r#"{"ko": "가", "en": "a"}"#, "| | |\n| ko | 가 |\n| en | a |", &[]),
            (
                r#"{"a\"b": "x", "c" : "d\te\n\u00e9 \"f\"", "c": "g", "h": "- <i>"}"#,
                "| | |\n| a\"b | x |\n| c | d e é \"f\" |\n| c | g |\n| h | - &lt;i> |",
                &[("a\"b", "a\\\"b"), ("d e é \"f\"", "d\\te\\n\\u00e9 \\\"f\\\"")],
            ),
            ("3", "", &[]),
        ],
    );
    for (tag, is_language) in [
        ("en", true),
        ("en_US", true),
        ("zh-Hant", true),
        ("kor", false),
        ("e1", false),
        ("EN", false),
        ("en-U", false),
        ("en-Latin", false),
    ] {
        let document = format!("{{\"ko\": {{\"E_1\": \"가\"}}, \"{tag}\": {{\"E_1\": \"a\"}}}}");
        let wanted = if is_language { "| E_1 | 가 | a |".to_owned() } else { format!("| {tag} | a |") };
        let found = lines(&view("a.json", &document).unwrap());
        assert_eq!(found.last(), Some(&wanted), "{tag}");
    }
    let nested = |open: &str, close: &str, times: usize| format!("{}1{}", open.repeat(times), close.repeat(times));
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        assert!(view("a.json", &nested(open, close, 48)).is_ok());
        refused("a.json", &[(&nested(open, close, 49), 1, "deeper than 48")]);
    }
    refused(
        "a.json",
        &[
            ("", 1, "no value"),
            ("[1,\n]", 2, "expected value"),
            ("{\"a\":\n \"\\ud800\"}", 2, "hex escape"),
            ("{\"a\":\n\n[[\"\\ud800\"]]}", 3, "hex escape"),
        ],
    );
}

#[test]
fn values_of_yaml_are_tables_too() {
    hold(
        "a.yaml",
        &[
            (
                "# c\nE_1: \"a \\\"b\\\"\"\n'E_2': 'c ''d'''\nE_3: one\n  two\nE_4: |\n  three\n  four\nE_5: >\n  five\n  six\nE_6: ~\nE_7:\nE_8: ''\n",
                "| | |\n| E_1 | a \"b\" |\n| E_2 | c 'd' |\n| E_3 | one two |\n| E_4 | three four |\n| E_5 | five six |\n| E_6 | |\n| E_7 | |\n| E_8 | |",
                &[("a \"b\"", "a \\\"b\\\""), ("c 'd'", "c ''d''")],
            ),
            (
                "- code: E_1\n  of: [a, {b: c}]\n- {code: '|', of: d}\n",
                "| code | of |\n| E_1 | a |\n| \\| | d |\n## of\n| of | |\n| b | c |",
                &[],
            ),
            (&format!("- {}1{}\n- b: 2\n", "{a: ".repeat(55), "}".repeat(55)), "| a | b |\n| 1 | |\n| | 2 |", &[]),
        ],
    );
    refused(
        "a.yaml",
        &[
            ("", 1, "no value"),
            ("a: 1\nb: [\n", 2, ""),
            ("a: 1\na: 2\n", 2, ""),
            ("b: 1\n\na: &x 1\n", 3, ""),
            ("a: !t 1\n", 1, ""),
            ("a: 1\n---\nb: 2\n", 2, ""),
        ],
    );
}

#[test]
fn enums_and_constants_of_rust_are_tables() {
    hold(
        "a.rs",
        &[
            (
                "//! Of the file.\n/// Of no code.\npub enum ErrorCode {\n    /// The cart is full.\n    ///\n    /// Take \"something\" out.\n    /// ```\n    /// code();\n    /// ```\n    /// # Errors\n    /// Then send again.\n    Full = 10,\n    /** Closed. */\n    Closed, // not this\n    Gone = 0x1F_u8, // It is gone\n    After,\n    Back = -3,\n    Next,\n    #[doc = r#\"Said \"otherwise\".\"#]\n    Other = 1_000u16 as isize, // no\n}\n",
                "# ErrorCode\n| code | name | description | detail |\n| 10 | Full | The cart is full. | Take \"something\" out. Then send again. |\n| 11 | Closed | Closed. | |\n| 0x1F | Gone | It is gone | |\n| | After | | |\n| -3 | Back | | |\n| -2 | Next | | |\n| 1000 | Other | Said \"otherwise\". | |",
                &[("11", "Closed"), ("0x1F", "0x1F_u8"), ("-2", "Next"), ("1000", "1_000u16")],
            ),
            (
                "\u{feff}enum Fault {\n  A = 1, //  one \n  B = 2, /// two\n  C = 3, //\n  D = 4, E = 5, // five\n  F = (6), // six\n  G = 7 // seven\n}",
                "# Fault\n| code | name | description |\n| 1 | A | one |\n| 2 | B | |\n| 3 | C | two |\n| 4 | D | |\n| 5 | E | five |\n| 6 | F | six |\n| 7 | G | seven |",
                &[],
            ),
            ("enum Fault { A, // a\n  B }", "# Fault\n| code | description |\n| A | a |\n| B | |", &[]),
            // Attributes by what they are called.
            (
                r#"
enum Shop {
    #[error("none left")]
    #[error_code("S1")]
    #[status(404)]
    #[diagnostic(help("buy less"), url("x"))]
    NoneLeft,
    #[error(transparent)]
    #[diagnostic(code(shop::sold), severity = "error", url(x::y))]
    #[http_status = 410]
    #[must_use]
    Sold(Inner),
    #[display("shut")]
    #[strum(serialize = "shut", message = "it is shut")]
    #[code = "S3"]
    #[remedy = "come back"]
    Shut { until: u64 },
}
"#,
                "# Shop\n| code | name | status | message | remedy |\n| S1 | NoneLeft | 404 | none left | buy less |\n| shop::sold | Sold | 410 | | |\n| S3 | Shut | | it is shut | come back |",
                &[],
            ),
            // What most variants have is the code, or else their names.
            ("enum Bad { #[code(\"a\")] A, B }\nenum Colour { Red, Blue }", "# Bad\n| code |\n| A |\n| B |", &[]),
            (
                "enum Bad { #[code(\"a\")] A, #[code(\"b\")] B, C }",
                "# Bad\n| code | name |\n| a | A |\n| b | B |\n| | C |",
                &[],
            ),
            ("enum Colour { #[code = 1] Red }", "# Colour\n| code | name |\n| 1 | Red |", &[]),
            ("enum Colour { #[msg = \"is red\"] Red }", "# Colour\n| code | message |\n| Red | is red |", &[]),
            // What functions answer.
            (
                r#"
const LIMIT_TEXT: &str = "no more";
enum Kind { A, B(u8), C { d: u8 }, D, E, F, G }
impl Kind {
    const fn http(&self) { other(); let a; }
    pub fn as_code(&self) -> u16 {
        match self {
            Self::A => 1,
            Kind::B(..) | Self::C { .. } => { 23 }
            (Self::D) => (4) as u16,
            &Self::E => return 5,
            Self::F => { return Some(6.into()); }
            Kind::G => &7,
        }
    }
    fn status(&self) -> (u16, &str) {
        let found = match self {
            Self::A => (404, "is gone"),
            Self::B(_) => StatusCode::GONE,
            Self::C { .. } => http::Status::TooEarly,
            Self::D => answer(StatusCode::BAD_GATEWAY, Colour::NOT_FOUND),
            Self::E => builder.with(503, "e e", 8),
            Self::F => NOT_FOUND,
            Self::G => 600,
        };
        found
    }
    fn message(&self) -> Cow<str> {
        Cow::Borrowed(match *self {
            Self::A => "not this",
            Self::B(_) => LIMIT_TEXT,
            Self::C { .. } => format!("c {}", 1),
            Self::D => String::from("d-d"),
            _ => "rest",
        })
    }
}
fn reason(kind: &Kind) -> &'static str { return match kind { Kind::F => "f", Other::F => "no", F => "no", Kind::H => "no" }; }
mod more { fn detail(kind: Kind) -> u8 { (other, (match kind { Kind::G => "g" }).into()) as u8 } }
impl (A, B) { fn of() { match a { Self::A => "x" } } }
"#,
                "# Kind\n| code | name | status | message |\n| 1 | A | 404 | is gone |\n| 23 | B | 410 | no more |\n| 23 | C | 425 | c &#123;} |\n| 4 | D | 502 | d-d |\n| 5 | E | 503 | e e |\n| 6 | F | | f |\n| 7 | G | | g |",
                &[("410", "GONE"), ("425", "TooEarly"), ("502", "BAD_GATEWAY")],
            ),
            (
                "enum Origin { Here, There }\nimpl Origin { fn parse(text: &str) -> Option<Self> { match text { \"h\" | \"hh\" => Some(Self::Here), \"t\" => Ok(Origin::There), 3 => Self::Nowhere, _ => None } } }",
                "# Origin\n| code | name |\n| h | Here |\n| t | There |",
                &[],
            ),
            (
                "enum Of { A, B, C }\nimpl Of { fn id(&self) { match self { Self::A => \"x\" } } fn code(&self) { match self { Self::B => \"y\", Self::C => \"z\", Self::C => \"zz\" } } fn key(&self) { match self { Self::A => \"k\", Self::B => \"l\" } } }",
                "# Of\n| code | name |\n| | A |\n| y | B |\n| z | C |",
                &[],
            ),
            // A status by its name is one whatever the function is called, and wherever it stands.
            (
                "enum Failure { A, B, C, D }\nimpl Failure { fn answer(&self) { match self { Self::A => StatusCode::GONE, Self::B => (&StatusCode::Locked) as u16, Self::C => { StatusCode::CONFLICT } Self::D => return StatusCode::OK } } }",
                "# Failure\n| code | status |\n| A | 410 |\n| B | 423 |\n| C | 409 |\n| D | 200 |",
                &[("410", "GONE"), ("423", "Locked"), ("409", "CONFLICT"), ("200", "OK")],
            ),
            (
                "enum Failure { A, B, C }\nimpl Failure { fn status(&self) { match self { Self::A => \"99\", Self::B => 599, Self::C => 600 } } fn state(&self) { match self { Self::A => 404 } } }",
                "# Failure\n| code | name | status |\n| 99 | A | |\n| | B | 599 |\n| 600 | C | |",
                &[],
            ),
            ("enum Of { A }\nimpl Of { fn title(&self) { match self { Self::A => \"x\" } } }", "", &[]),
            // Constants that stand together, of the type that most of them have.
            (
                "pub mod codes {\n  /// One.\n  ///\n  /// More.\n  pub const A: i32 = 1;\n  pub const B: i32 = -2; // two\n  const MAX: usize = 9;\n  const NO: i32 = !5;\n}\nmod codes { const A: i32 = 1; }\nmod limits { const A: i32 = 1; const B: i32 = 2; const AN_ERROR: i32 = 3; const FAILED: i32 = (&4) as i32; }",
                "# codes\n| code | name | description | detail |\n| 1 | A | One. | More. |\n| -2 | B | two | |\n# limits\n| code | name |\n| 3 | AN_ERROR |\n| 4 | FAILED |",
                &[],
            ),
            (
                "impl ErrorCode { pub const A: Self = Self(1); fn f() {} pub const B: Self = ErrorCode::new(\"b\"); const C: Self = Self(1, 2); }\nimpl (A, B) { const E_CODE: u8 = 1; }\nmod a;\nenum A { B }",
                "# ErrorCode\n| code | name |\n| 1 | A |\n| b | B |",
                &[],
            ),
        ],
    );
    refused(
        "a.rs",
        &[
            ("fn a() {\n  (}\n", 2, "this is no Rust"),
            ("\n\nenum {", 3, "this is no Rust"),
            ("\n\nenum {}", 3, "this is no Rust: "),
        ],
    );
}

/// Constants of the C library are called by their first letter.
#[test]
fn constants_are_codes_where_nearly_all_are_called_so() {
    for (errors, others, are_codes) in [(5, 0, true), (4, 0, false), (4, 1, false), (9, 2, true), (8, 2, false)] {
        let one = |name: String| format!("pub const {name}: i32 = 7;\n");
        let errors = (0..errors).map(|number| one(format!("EA{number}")));
        let text: String = errors.chain((0..others).map(|number| one(format!("O{number}")))).collect();
        assert_eq!(!lines(&view("a.rs", &text).unwrap()).is_empty(), are_codes, "{text}");
    }
}

#[test]
fn a_name_is_written_by_the_rule_of_its_enum() {
    for (rule, name) in [
        ("snake_case", "not_found"),
        ("SCREAMING_SNAKE_CASE", "NOT_FOUND"),
        ("shouty_snake_case", "NOT_FOUND"),
        ("kebab-case", "not-found"),
        ("SCREAMING-KEBAB-CASE", "NOT-FOUND"),
        ("lowercase", "notfound"),
        ("UPPERCASE", "NOTFOUND"),
        ("camelCase", "notFound"),
    ] {
        for attribute in ["serde(rename_all", "strum(serialize_all"] {
            let text =
                format!("#[{attribute} = \"{rule}\")] enum AnError {{ NotFound, #[serde(rename = \"own\")] Other }}");
            let wanted = ["# AnError", "| code | name |", &format!("| {name} | NotFound |"), "| own | Other |"];
            assert_eq!(lines(&view("a.rs", &text).unwrap()), wanted);
        }
    }
    let text = "#[serde(rename_all = \"PascalCase\")] enum AnError { NotFound }";
    assert_eq!(lines(&view("a.rs", text).unwrap()), ["# AnError", "| code |", "| NotFound |"]);
}

/// What nests deeper than code of people does is not looked for, or refused before a parser goes down with it.
#[test]
fn rust_is_read_as_deep_as_people_write_it() {
    let nested = |open: &str, inner: &str, close: &str, times: usize| {
        format!("{}{inner}{}", open.repeat(times), close.repeat(times))
    };
    for (times, is_found) in [(11, true), (12, false)] {
        for body in [
            nested("(", "match self { Self::A => 1 }", ")", times),
            format!("match self {{ {} => 1 }}", nested("(", "Self::A", ")", times)),
            format!("match self {{ {} => 1 }}", nested("&", "Self::A", "", times)),
            format!("match self {{ Self::A => {} }}", nested("(", "1", ",)", times)),
            format!("match self {{ Self::A => {} }}", nested("f(2 + 2, ", "1", ")", times)),
            nested("f(", "match self { Self::A => 1 }", ")", times),
            nested("(1, ", "match self { Self::A => 1 }", ")", times),
            format!("{};", nested("return ", "match self { Self::A => 1 }", "", times)),
            format!("let a = {};", nested("", "match self { Self::A => 1 }", ".a()", times)),
            format!("let a = {};", nested("", "match self { Self::A => 1 }", " as u8", times)),
        ] {
            let text = format!("enum Of {{ A }} impl Of {{ fn code(&self) {{ {body} }} }}");
            assert_eq!(!lines(&view("a.rs", &text).unwrap()).is_empty(), is_found, "{text}");
        }
    }
    let constant = |value: &str| format!("const A_CODE: i32 = 1; const B_CODE: i32 = 2; const C: i32 =\n{value};");
    for (value, is_read) in [
        (nested("(", "1", ")", 95), true),
        (nested("(", "1", ")", 96), false),
        (nested("!", "1", "", 4091), true),
        (nested("!", "1", "", 4092), false),
        (format!("[{}]", "(1),".repeat(3000)), true),
        (format!("{{ {} 1 }}", "a(1, 2);".repeat(2000)), true),
        (format!("{{ {} 1 }}", "fn a() {}".repeat(2000)), true),
    ] {
        let text = constant(&value);
        if is_read {
            assert_eq!(lines(&view("a.rs", &text).unwrap()).len(), 3);
        } else {
            refused("a.rs", &[(&text, 2, "too deeply")]);
        }
    }
}
