//! Drafts as they are called for: from files of every form, and from what is no file.

use std::fs;
use std::io::{Seek, SeekFrom, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use super::{codetable, folder, run, said};

/// Writes a page and drafts from it.
fn new(folder: &Path, name: &str, page: &str, more: &[&str]) -> (Option<i32>, String, String) {
    let path = folder.join(name);
    fs::write(&path, page).unwrap();
    run(&[&["new", "shop", "--from", path.to_str().unwrap()][..], more].concat())
}

#[test]
fn a_page_of_any_form_is_drafted_from_and_checked_and_audited() {
    let pages = folder("forms_of_pages");
    for (name, page) in [
        ("codes.csv", "code,message\nE_ONE,one\nE_TWO,two\n"),
        ("codes.tsv", "code\tmessage\nE_ONE\tone\nE_TWO\ttwo\n"),
        (
            "codes.json",
            "[{\"code\": \"E_ONE\", \"message\": \"one\"},\n {\"code\": \"E_TWO\", \"message\": \"two\"}]\n",
        ),
        ("codes.yaml", "errors:\n  E_ONE: {message: one, status: 400}\n  E_TWO: {message: two, status: 500}\n"),
        ("error.rs", "enum Error {\n    #[error(\"one\")]\n    One = 1,\n    #[error(\"two\")]\n    Two = 2,\n}\n"),
        ("codes.md", "# Error codes\n\n- `E_ONE`: one\n- `E_TWO`: two\n"),
    ] {
        let specs = folder("forms_of_pages_specs");
        let out = specs.to_str().unwrap();
        let (code, text, err) = new(&pages, name, page, &["--out", out]);
        assert_eq!(code, Some(0), "{name}: {err}");
        assert!(text.contains(": 2 codes, 0 status rules; "), "{name}: {text}");
        let (code, text, err) = run(&["check", "--specs", out]);
        assert_eq!(code, Some(0), "{name}: {text}{err}");
        let audit = ["audit", "--specs", out, "--sources", pages.to_str().unwrap(), "--format", "short"];
        let wrong: Vec<String> =
            run(&audit).1.lines().filter(|line| !line.contains("line-uncovered")).map(str::to_owned).collect();
        assert_eq!(wrong, Vec::<String>::new(), "{name}");
        let page = pages.join(name);
        let (code, text, err) = run(&["drift", "shop", page.to_str().unwrap(), "--specs", out]);
        assert_eq!(code, Some(0), "{name}: {text}{err}");
        // A new copy with another text has drifted.
        let changed = fs::read_to_string(&page).unwrap().replace("two", "three");
        fs::write(&page, changed).unwrap();
        let (code, text, _) = run(&["drift", "shop", page.to_str().unwrap(), "--specs", out, "--format", "short"]);
        // Outside of tables a code is known by its text.
        let rule = if name == "codes.md" { "row-removed" } else { "fact-changed" };
        assert!(code == Some(1) && text.contains(rule), "{name}: {text}");
    }
}

#[test]
fn a_page_without_a_code_is_an_error_and_nothing_is_written() {
    let pages = folder("no_codes");
    let out = pages.join("out.yaml");
    for (name, page) in [
        ("empty.md", ""),
        ("text.md", "# Errors\n\nThere are none.\n"),
        ("parameters.md", "| Parameter | Type |\n|---|---|\n| `user_id` | string |\n| `amount_due` | int |\n"),
        ("odd.csv", "code,text\nN/A,nothing\n1000~1999,a range\n"),
    ] {
        let (code, text, err) = new(&pages, name, page, &["--out", out.to_str().unwrap()]);
        assert_eq!((code, text.as_str()), (Some(1), ""), "{name}: {err}");
        assert!(err.starts_with("error: no code was found in ") && err.contains("`--format FORM`"), "{err}");
        assert!(!out.exists(), "{name}");
        if name == "odd.csv" {
            assert!(
                err.contains("line 2: `N/A`: a placeholder") && err.contains("line 3: `1000~1999`: a range"),
                "{err}"
            );
        }
    }
}

#[test]
fn of_several_columns_that_may_hold_the_codes_one_is_asked_for() {
    let pages = folder("which_column");
    let page = "| Error code | Sub code | Text |\n|---|---|---|\n| E_A | 17 | a |\n| E_B | 18 | b |\n";
    let (code, out, err) = new(&pages, "page.md", page, &[]);
    assert_eq!((code, out.as_str()), (Some(2), ""));
    assert!(err.contains("line 1: any of these columns may hold the codes: `Error code`, `Sub code`"), "{err}");
    assert!(err.contains("`--code-column NAME`"), "{err}");
    let (code, out, err) = new(&pages, "page.md", page, &["--code-column", "sub code"]);
    assert!(code == Some(0) && out.contains("\n          18:\n"), "{out}{err}");
    let (code, _, err) = new(&pages, "page.md", page, &["--code-column", "Number"]);
    assert!(code == Some(2) && err.contains("no table has the column `Number`; there are: `Error code`"), "{err}");
    let (code, _, err) = new(&pages, "page.md", page, &["--format", "xml"]);
    assert!(code == Some(2) && err.contains("page, csv, tsv, json, yaml, rust"), "{err}");
    let (code, out, _) = new(&pages, "page.txt", "code;text\nE_A;a\nE_B;b\n", &["--format", "csv"]);
    assert!(code == Some(0) && out.contains("E_B:"), "{out}");
}

#[test]
fn a_page_that_is_none_of_its_form_is_an_error_with_its_line() {
    let pages = folder("wrong_forms");
    for (name, page, wanted) in [
        ("a.json", "{\n\"a\": ]\n}", "cannot be read as JSON: line 2: "),
        ("b.yaml", "a: 1\nb: 2\na: 3\n", "cannot be read as YAML: line 3: "),
        ("c.rs", "enum A {\n  B,\n", "cannot be read as Rust: line "),
        ("d.csv", "code,text\nA1,\"never closed\nA2,b\n", "cannot be read as CSV: line 2: a quote that opens here"),
    ] {
        let (code, _, err) = new(&pages, name, page, &[]);
        assert!(code == Some(2) && err.contains(wanted), "{name}: {err}");
    }
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_not_waited_for() {
    let pages = folder("no_files");
    let fifo = pages.join("fifo");
    assert!(std::process::Command::new("mkfifo").arg(&fifo).status().unwrap().success());
    std::os::unix::fs::symlink("loop", pages.join("loop")).unwrap();
    // A file of 100 MiB that takes no room.
    let mut large = fs::File::create(pages.join("large.md")).unwrap();
    large.seek(SeekFrom::Start(100 << 20)).unwrap();
    large.write_all(b"x").unwrap();
    fs::write(pages.join("latin.md"), b"caf\xe9").unwrap();
    let began = Instant::now();
    for (page, wanted) in [
        ("fifo", "it is no file, but a pipe or a device"),
        ("loop", "cannot read the page "),
        ("large.md", "is larger than 16 MiB"),
        ("latin.md", "is not UTF-8"),
        ("absent.md", "cannot read the page "),
        ("", "it is a folder"),
        ("/dev/zero", "it is no file, but a pipe or a device"),
    ] {
        let path = pages.join(page);
        let (code, out, err) = said(codetable(&["new", "shop", "--from", path.to_str().unwrap()]).output().unwrap());
        assert_eq!((code, out.as_str()), (Some(2), ""), "{page}");
        assert!(err.contains(wanted), "{page}: {err}");
    }
    // An audit does not wait for what stands in the folder either, be it cited or not.
    let specs = folder("no_files_specs");
    let spec = "provider: shop\nsources:\n  a: { file: fifo, sha256: 0d3f3b0e5d1a7c1a5f0b9c4be1c1f2d8a6c1c0b7f8e9d0a1b2c3d4e5f6071829, lines: 1 }\n";
    fs::write(specs.join("shop.yaml"), spec).unwrap();
    let (code, out, _) =
        run(&["audit", "--sources", pages.to_str().unwrap(), "--specs", specs.to_str().unwrap(), "--format", "short"]);
    assert!(code == Some(1) && out.contains("document-missing"), "{out}");
    assert!(began.elapsed() < Duration::from_secs(60));
}
