//! The commands as they are called: what they print, where, and with which exit code.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

#[path = "commands/regen.rs"]
mod regen;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const FORMS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../crates/documents/tests/audit");

fn xtask(words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.args(words).env_remove("CODETABLE_SOURCES").env_remove("NO_COLOR");
    command
}

fn run(words: &[&str]) -> (Option<i32>, String, String) {
    said(xtask(words).output().unwrap())
}

fn said(output: Output) -> (Option<i32>, String, String) {
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

/// An empty folder of a test's own.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn help_is_no_error_and_shows_an_example() {
    let (code, out, _) = run(&["--help"]);
    assert_eq!(code, Some(0));
    for verb in ["regen", "check", "audit", "drift", "new", "explain", "diff", "export", "schema"] {
        assert!(out.contains(&format!("\n  {verb} ")), "{out}");
        let (code, out, err) = run(&[verb, "--help"]);
        assert_eq!((code, err.as_str()), (Some(0), ""));
        assert!(out.contains(&format!("\nexample: cargo xtask {verb}")), "{out}");
        assert!(out.lines().all(|line| line.chars().count() <= 120), "{out}");
    }
}

#[test]
fn a_wrong_call_suggests_the_right_one() {
    let specs = folder("doors");
    fs::write(specs.join("doors.yaml"), "provider: doors\n").unwrap();
    for (words, meant) in [
        (&["audti"][..], "did you mean `audit`?"),
        (&["check", "--frmat", "short"], "did you mean `--format`?"),
        (&["check", "--format", "shrot"], "did you mean `short`?"),
        (&["audit", "--color=alway"], "did you mean `always`?"),
        (&["regen", "--sources", "x"], "unknown option `--sources`"),
        (&["audit"], "`--sources DIR` or in the variable CODETABLE_SOURCES"),
        (&["audit", "--sources", "/nowhere/at/all"], "cannot read the folder `/nowhere/at/all`"),
        (&["audit", "--sources"], "no word given after `--sources DIR`"),
        (&["explain", "-401", "--lang"], "no word given after `--lang both|en|ko`"),
        (&["explain", "-401", "--specs", "/nowhere/at/all"], "the folder `/nowhere/at/all` cannot be read"),
        (&["check", "specs"], "one word too many: `specs`"),
        (&["check", "-401"], "one word too many: `-401`"),
        (&["explain"], "no <code|status|variant> given"),
        (&["explain", "-401", "--provider", "door"], "did you mean `doors`?"),
        (&["explain", "-401", "--lang", "kr"], "did you mean `ko`?"),
        (&[], "no verb given"),
    ] {
        let named = words.contains(&"--provider").then_some(["--specs", specs.to_str().unwrap()]);
        let (code, out, err) = run(&[words, named.as_ref().map_or(&[][..], |named| named)].concat());
        assert_eq!((code, out.as_str()), (Some(2), ""), "{words:?}");
        assert!(err.starts_with("error: ") && err.contains(meant), "{words:?}: {err}");
    }
}

#[test]
fn the_audit_prints_the_coverage_and_the_skipped_lines() {
    let documents = format!("{FORMS}/documents");
    let specs = folder("forms");
    fs::copy(format!("{FORMS}/forms.yaml"), specs.join("forms.yaml")).unwrap();
    let words = ["audit", "--sources", &documents, "--specs", specs.to_str().unwrap()];
    let (code, out, _) = run(&words);
    assert_eq!((code, out.as_str()), (Some(0), "guide  quotes 46/46, lines cited or skipped 44/44\n"));
    let (code, out, _) = run(&[&words[..], &["--skipped"]].concat());
    assert_eq!((code, out.lines().count()), (Some(0), 12));
    assert!(out.contains("\n  guide:20   table_head  Header | Meaning\n"), "{out}");
    let (_, from_variable, _) =
        said(xtask(&["audit", "--specs", words[4]]).env("CODETABLE_SOURCES", &documents).output().unwrap());
    assert!(out.starts_with(&from_variable));
}

#[test]
fn findings_are_exit_code_1_in_every_form() {
    let specs = folder("wrong");
    fs::write(specs.join("wrong.yaml"), "provider: wrong\nlanguag: ko\n").unwrap();
    let specs = specs.to_str().unwrap();
    for (form, sign) in [
        ("human", "error[unknown-field]"),
        ("short", "wrong.yaml:2:1: error[unknown-field]"),
        ("json", r#""rule":"unknown-field""#),
    ] {
        let (code, out, err) = run(&["check", "--specs", specs, "--format", form]);
        assert_eq!((code, err.as_str()), (Some(1), ""), "{out}");
        assert!(out.contains(sign) && !out.contains('\u{1b}'), "{out}");
    }
    let (_, out, _) = run(&["check", "--specs", specs, "--color", "always"]);
    assert!(out.contains('\u{1b}'));
    // A spec that cannot be read says nothing that could be audited, and that is a finding too.
    let (code, out, _) = run(&["audit", "--sources", specs, "--specs", specs]);
    assert!(code == Some(1) && out.contains("unknown-field"), "{out}");
}

#[test]
fn a_code_is_explained_even_from_specs_with_problems() {
    let specs = folder("explained");
    let rows =
        "      -401: { name: Shut, status: 409, message: shut for the night }\n      -402: { name: Open, stat: 1 }\n";
    let spec = format!(
        "provider: doors\ntables:\n  errors:\n    enum: DoorError\n    key: {{ type: i16 }}\n    codes:\n{rows}"
    );
    fs::write(specs.join("doors.yaml"), spec).unwrap();
    let explain = |words: &[&str], columns: &str| {
        let specs = ["--specs", specs.to_str().unwrap()];
        said(xtask(&[&["explain"], &specs[..], words].concat()).env("COLUMNS", columns).output().unwrap())
    };
    let (code, out, err) = explain(&["-401"], "80");
    assert!((code, err.as_str()) == (Some(0), "") && out.starts_with("doors  -401  Shut\n"), "{out}");
    for words in [&["401"][..], &["--", "-401"], &["shut"], &["DoorError::Shut"], &["-401", "--provider", "doors"]] {
        assert_eq!(explain(words, "80").1, out, "{words:?}");
    }
    assert!(explain(&["-401"], "40").1.lines().count() > out.lines().count());
    assert!(explain(&["-401", "--color", "always"], "80").1.contains("\u{1b}[1m"));
    assert!(explain(&["-401", "--lang", "ko"], "80").1.contains("HTTP 상태"));
    assert!(explain(&["-401", "--json"], "80").1.starts_with("{\n  \"format\": \"codetable explanation\""));
    let (code, out, err) = explain(&["-40"], "80");
    assert!((code, err.as_str()) == (Some(1), "") && out.starts_with("nothing is known of `-40`"), "{out}");
}

#[test]
fn specs_are_compared_with_a_revision_a_folder_or_an_export() {
    let root = folder("compared");
    let path = |name: &str| root.join(name).to_str().unwrap().to_owned();
    let git = |words: &[&str]| {
        let mut command = Command::new("git");
        command.arg("-C").arg(&root).args(["-c", "user.name=n", "-c", "user.email=e@example.com"]).args(words);
        assert!(command.env("GIT_CONFIG_GLOBAL", "/dev/null").output().unwrap().status.success(), "{words:?}");
    };
    let spec = |name: &str| {
        format!(
            "provider: doors\ntables:\n  errors:\n    enum: DoorError\n    codes:\n      SHUT: {{ name: {name} }}\n"
        )
    };
    fs::create_dir_all(root.join("specs")).unwrap();
    fs::write(root.join("specs/doors.yaml"), spec("Shut")).unwrap();
    git(&["init", "--quiet"]);
    git(&["add", "."]);
    git(&["commit", "--quiet", "--message", "first"]);
    git(&["tag", "v1"]);
    let specs = path("specs");
    assert_eq!(run(&["export", "--specs", &specs, "--out", &path("old")]).0, Some(0));
    fs::create_dir_all(root.join("copy")).unwrap();
    fs::copy(root.join("specs/doors.yaml"), root.join("copy/doors.yaml")).unwrap();
    let diff = |words: &[&str]| run(&[&["diff", "--specs", &specs], words].concat());
    assert_eq!(diff(&["v1"]), (Some(0), "nothing changed\n".to_owned(), String::new()));
    fs::write(root.join("specs/doors.yaml"), spec("Closed")).unwrap();
    let (code, out, err) = diff(&["v1"]);
    assert_eq!((code, err.as_str()), (Some(1), ""));
    assert!(out.starts_with("doors::DoorError::Shut, `SHUT`\n  error  variant renamed"), "{out}");
    for old in ["HEAD", &path("copy"), &path("old/catalog.json")] {
        assert_eq!(diff(&[old]).1, out, "{old}");
    }
    fs::write(root.join("CHANGES.md"), "## Unreleased\n\n- `doors::DoorError::Shut` is `Closed`\n").unwrap();
    let (code, out, _) = diff(&["v1", "--changelog", &path("CHANGES.md"), "--format", "md"]);
    assert!(code == Some(0) && out.starts_with("### Changed\n\n- **Breaking:** `doors::DoorError::Shut`"), "{out}");
    assert!(diff(&["v1", "--format", "json"]).1.contains("\"verdict\": \"major\""));
    for (old, problem) in [
        ("v2", "`v2` is no folder, no file, and no revision that git knows here"),
        ("--output=x", "unknown option `--output`"),
        (&path("CHANGES.md"), "this is no JSON"),
    ] {
        let (code, out, err) = diff(&[old]);
        assert!((code, out.as_str()) == (Some(2), "") && err.contains(problem), "{err}");
    }
}

#[test]
fn an_export_goes_to_the_pipe_or_to_a_folder() {
    let specs = folder("exported");
    let specs = specs.to_str().unwrap();
    let spec = "provider: doors\ntables:\n  errors:\n    enum: DoorError\n    codes:\n      SHUT: { name: Shut }\n";
    fs::write(format!("{specs}/doors.yaml"), spec).unwrap();
    let (code, csv, err) = run(&["export", "--specs", specs, "--format", "csv"]);
    assert_eq!((code, err.as_str()), (Some(0), ""));
    assert!(csv.contains("\r\ndoors,SHUT,Shut,"), "{csv}");
    let (code, json, _) = run(&["export", "--specs", specs]);
    assert_eq!(code, Some(0));
    let out = format!("{specs}/out/of/it");
    for (form, name, text) in [("json", "catalog.json", json), ("csv", "catalog.csv", csv)] {
        let (code, said, _) = run(&["export", "--specs", specs, "--format", form, "--out", &out]);
        assert_eq!((code, said), (Some(0), format!("wrote {out}/{name}\n")));
        assert_eq!(fs::read_to_string(format!("{out}/{name}")).unwrap(), text);
    }
    fs::write(format!("{specs}/doors.yaml"), "provider: windows\n").unwrap();
    let (code, out, err) = run(&["export", "--specs", specs]);
    assert!((code, out.as_str()) == (Some(1), "") && err.contains("the specs have problems"), "{err}");
}

#[test]
fn a_reader_who_leaves_early_is_no_error() {
    let mut child = xtask(&["audit", "--help"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let (code, _, err) = said(child.wait_with_output().unwrap());
    assert_eq!((code, err.as_str()), (Some(0), ""));
}
