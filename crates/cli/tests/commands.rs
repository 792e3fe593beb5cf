//! The commands as they are called: what they print, where, and with which exit code.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

#[path = "commands/hostile.rs"]
mod hostile;
#[path = "commands/init.rs"]
mod init;
#[path = "commands/new.rs"]
mod new;
#[path = "commands/regen.rs"]
mod regen;
#[path = "commands/settings.rs"]
mod settings;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const FORMS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../documents/tests/audit");

/// As cargo calls it: with the name of the command before the words.
fn codetable(words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-codetable"));
    command.arg("codetable").args(words).env_remove("CODETABLE_SOURCES").env_remove("NO_COLOR").env("COLUMNS", "100");
    command
}

fn run(words: &[&str]) -> (Option<i32>, String, String) {
    said(codetable(words).output().unwrap())
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
fn help_is_no_error_is_wrapped_and_shows_an_example() {
    let (code, out, _) = run(&["--help"]);
    assert_eq!(code, Some(0));
    let overview = out;
    for verb in [
        "init",
        "regen",
        "check",
        "audit",
        "accept",
        "drift",
        "new",
        "explain",
        "diff",
        "export",
        "schema",
        "completions",
    ] {
        assert!(overview.contains(&format!("\n  {verb} ")), "{overview}");
        let (code, out, err) = run(&[verb, "--help"]);
        assert_eq!((code, err.as_str()), (Some(0), ""));
        let example = format!(": cargo codetable {verb}");
        assert!(out.contains(&format!("\nExample{example}")) || out.contains(&format!("\nExamples{example}")), "{out}");
        assert!(out.lines().all(|line| line.chars().count() <= 100), "{out}");
        let narrow = said(codetable(&[verb, "-h"]).env("COLUMNS", "60").output().unwrap()).1;
        let options = narrow.lines().filter(|line| line.starts_with("    "));
        assert!(options.clone().count() > 3 && options.into_iter().all(|line| line.chars().count() <= 60), "{narrow}");
    }
    assert_eq!(
        run(&["--version"]),
        (Some(0), format!("cargo codetable {}\n", env!("CARGO_PKG_VERSION")), String::new())
    );
}

#[test]
fn a_wrong_call_suggests_the_right_one() {
    let specs = folder("doors");
    fs::write(specs.join("doors.yaml"), "provider: doors\n").unwrap();
    for (words, meant) in [
        (&["audti"][..], "a similar subcommand exists: 'audit'"),
        (&["check", "--frmat", "short"], "a similar argument exists: '--format'"),
        (&["check", "--format", "shrot"], "a similar value exists: 'short'"),
        (&["audit", "--color=alway"], "a similar value exists: 'always'"),
        (&["regen", "--sources", "x"], "unexpected argument '--sources' found"),
        (&["audit"], "`--sources DIR`, in the variable CODETABLE_SOURCES, or as `sources` in Cargo.toml"),
        (&["audit", "--sources", "/nowhere/at/all"], "cannot read the folder `/nowhere/at/all`"),
        (&["audit", "--sources"], "a value is required for '--sources <DIR>'"),
        (&["explain", "-401", "--lang"], "a value is required for '--lang <LANG>'"),
        (&["explain", "-401", "--specs", "/nowhere/at/all"], "the folder `/nowhere/at/all` cannot be read"),
        (&["check", "specs"], "unexpected argument 'specs' found"),
        (&["check", "-401"], "unexpected argument '-4' found"),
        (&["explain"], "<code|status|variant>"),
        (&["explain", "-401", "--provider", "door"], "did you mean `doors`?"),
        (&["explain", "-401", "--lang", "kr"], "[possible values: both, en, ko]"),
    ] {
        let named = words.contains(&"--provider").then_some(["--specs", specs.to_str().unwrap()]);
        let (code, out, err) = run(&[words, named.as_ref().map_or(&[][..], |named| named)].concat());
        assert_eq!((code, out.as_str()), (Some(2), ""), "{words:?}");
        assert!(err.starts_with("error: ") && err.contains(meant), "{words:?}: {err}");
    }
    let (code, out, err) = run(&[]);
    assert!((code, out.as_str()) == (Some(2), "") && err.contains("\nUsage: cargo codetable"), "{err}");
}

#[test]
fn the_audit_prints_the_coverage_and_the_skipped_lines() {
    let documents = format!("{FORMS}/documents");
    let specs = folder("forms");
    fs::copy(format!("{FORMS}/forms.yaml"), specs.join("forms.yaml")).unwrap();
    let words = ["audit", "--sources", &documents, "--specs", specs.to_str().unwrap()];
    let (code, out, _) = run(&words);
    let whole = "guide  quotes 46/46, lines cited or skipped 44/44\nforms  held by laws 46, by readers only 41\n";
    assert_eq!((code, out.as_str()), (Some(0), whole));
    let (code, out, _) = run(&[&words[..], &["--skipped"]].concat());
    assert_eq!((code, out.lines().count()), (Some(0), 13));
    assert!(out.contains("\n  guide:20   table_head  Header | Meaning\n"), "{out}");
    let (_, from_variable, _) =
        said(codetable(&["audit", "--specs", words[4]]).env("CODETABLE_SOURCES", &documents).output().unwrap());
    assert_eq!(from_variable, whole);
}

/// The record comes into being, is held to by `check` without the documents, and forgets what is named and gone.
#[test]
fn what_was_looked_at_is_recorded_by_name_only() {
    let documents = format!("{FORMS}/documents");
    let specs = folder("reviewed");
    let spec = specs.join("forms.yaml");
    fs::copy(format!("{FORMS}/forms.yaml"), &spec).unwrap();
    let accept = |names: &[&str]| {
        run(&[&["accept"], names, &["--sources", &documents, "--specs", specs.to_str().unwrap()]].concat())
    };
    let check = || run(&["check", "--specs", specs.to_str().unwrap(), "--format", "short"]);
    assert_eq!(check().0, Some(0), "without a record nobody is asked for anything");
    for (name, complaint) in [
        ("*", "does not begin with a provider"),
        ("form*/errors", "does not begin with a provider"),
        ("forms/errors/NONE", "nothing is called `forms/errors/NONE`"),
        ("shop/*", "nothing is called `shop/*`"),
    ] {
        let (code, out, err) = accept(&[name]);
        assert!(code == Some(2) && out.is_empty() && err.contains(complaint), "{name}: {err}");
    }
    assert!(!specs.join("forms.reviewed").exists());
    let (code, out, err) = accept(&["forms/errors/RATE_LIMIT/recovery"]);
    assert_eq!((code, err.as_str()), (Some(0), ""));
    assert!(
        out.contains(r#"  is   {"at": "is": [["wait" "retry" ]]}"#) && out.contains("  guide:18   | 429 | RATE"),
        "{out}"
    );
    assert!(out.ends_with("forms: 1 judgement accepted, 40 to look at\n"), "{out}");
    let (code, out, _) = check();
    assert_eq!((code, out.lines().filter(|line| line.contains("error[unreviewed]")).count()), (Some(1), 40), "{out}");
    let (_, out, _) = accept(&["forms/*"]);
    assert!(out.ends_with("forms: 40 judgements accepted, 0 to look at\n"), "{out}");
    assert_eq!(check().0, Some(0));
    let text = fs::read_to_string(&spec).unwrap();
    let without = text.replacen(", effect: { is: not_applied, because: it was refused }", "", 1);
    fs::write(&spec, text.replacen("[[wait, retry]]", "[[retry]]", 1)).unwrap();
    assert!(check().1.contains("`forms/errors/RATE_LIMIT/recovery` is not what was reviewed"));
    fs::write(&spec, without).unwrap();
    assert!(check().1.contains("error[stale-review]: `forms/types/ParcelError/effect`"));
    let (_, out, _) = accept(&["forms/types/ParcelError/effect"]);
    assert!(out.ends_with("forms: 0 judgements accepted, 1 forgotten, 0 to look at\n"), "{out}");
    assert_eq!(check().0, Some(0));
    // What stands in the document, and a law would hold, leaves the spec.
    let without = fs::read_to_string(&spec).unwrap().replacen("    date: { is: 2026-03-01, at: 4 }\n", "", 1);
    fs::write(&spec, without).unwrap();
    assert!(check().1.contains("the facts of `forms/sources` are not those that were reviewed"), "{}", check().1);
}

/// A spec that cites no document is recorded without one, whatever the others beside it cite.
#[test]
fn what_rests_on_no_document_is_recorded_without_one() {
    let specs = folder("uncited");
    fs::copy(format!("{FORMS}/forms.yaml"), specs.join("forms.yaml")).unwrap();
    fs::write(specs.join("doors.yaml"), "provider: doors\ntables: { t: { enum: T, codes: { A: { name: A } } } }\n")
        .unwrap();
    let call = |words: &[&str]| run(&[words, &["--specs", specs.to_str().unwrap()]].concat());
    let (code, out, err) = call(&["accept", "doors/*"]);
    assert_eq!((code, err.as_str()), (Some(0), ""));
    assert!(out.contains("doors/t/A/name\n  is   \"A\"\n") && out.ends_with(" 0 to look at\n"), "{out}");
    let record = fs::read_to_string(specs.join("doors.reviewed")).unwrap();
    assert!(record.starts_with("# What somebody has looked at in doors.yaml.\n"), "{record}");
    assert_eq!(call(&["check"]).0, Some(0));
    let spec = fs::read_to_string(specs.join("doors.yaml")).unwrap();
    fs::write(specs.join("doors.yaml"), spec.replace("name: A", "name: B")).unwrap();
    assert!(call(&["check"]).1.contains("`doors/t/A/name` is not what was reviewed"));
    let (code, _, err) = call(&["accept", "forms/*"]);
    assert!(code == Some(2) && err.contains("no folder of documents given"), "{err}");
}

/// Of a page whose lines have moved, `audit --fix` writes the numbers anew and nothing else, and what was reviewed stays so.
#[test]
fn numbers_of_lines_follow_a_page_that_has_shifted() {
    let (specs, documents) = (folder("followed"), folder("followed-documents"));
    for entry in fs::read_dir(format!("{FORMS}/documents")).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, documents.join(path.file_name().unwrap())).unwrap();
    }
    let (spec, guide) = (specs.join("forms.yaml"), documents.join("forms.md"));
    fs::copy(format!("{FORMS}/forms.yaml"), &spec).unwrap();
    let folders = ["--sources", documents.to_str().unwrap(), "--specs", specs.to_str().unwrap()];
    let call = |words: &[&str]| run(&[words, &folders].concat());
    let (code, out, _) = call(&["audit", "--fix"]);
    assert!(code == Some(0) && out.contains("forms  nothing followed: there is no "), "{out}");
    assert_eq!(call(&["accept", "forms/*"]).0, Some(0));
    let (code, out, _) = call(&["audit", "--fix"]);
    assert!(code == Some(0) && out.contains("forms  0 numbers followed\n"), "{out}");

    let old = fs::read_to_string(&spec).unwrap();
    let text = fs::read_to_string(&guide).unwrap();
    let heading = text.rfind("\nHeader | Meaning").unwrap();
    fs::write(&guide, format!("{}\nIt is new that there are headers.\n{}", &text[..heading], &text[heading..]))
        .unwrap();
    assert_eq!(call(&["audit"]).0, Some(1));
    let (code, out, _) = call(&["audit", "--fix", "--format", "human"]);
    assert!(code == Some(1) && out.contains("numbers followed\n") && out.contains("[line-uncovered]"), "{out}");
    assert!(!out.contains("not-found]") && !out.contains("[unreviewed]"), "{out}");
    let new = fs::read_to_string(&spec).unwrap();
    let changed = old.lines().zip(new.lines()).filter(|(old, new)| old != new).count();
    assert!(changed > 2 && old.lines().count() == new.lines().count(), "{new}");
    assert!(call(&["audit", "--fix"]).1.contains("forms  0 numbers followed\n"), "a second time nothing moves");
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
        ("github", "wrong.yaml,line=2,endLine=2,col=1,"),
    ] {
        let (code, out, err) = run(&["check", "--specs", specs, "--format", form]);
        assert_eq!((code, err.as_str()), (Some(1), ""), "{out}");
        assert!(out.contains(sign) && !out.contains('\u{1b}'), "{out}");
    }
    let (_, out, _) = run(&["check", "--specs", specs, "--color", "always"]);
    assert!(out.contains('\u{1b}'));
    // In a checkout, an annotation names the file as the repository knows it, wherever it was called.
    let mut check = codetable(&["check", "--specs", ".", "--format", "github"]);
    check.current_dir(specs).env("GITHUB_WORKSPACE", Path::new(specs).parent().unwrap());
    let (_, out, _) = said(check.output().unwrap());
    assert!(out.starts_with("::error file=wrong/wrong.yaml,"), "{out}");
    // A spec that cannot be read says nothing that could be audited, and that is a finding too.
    let (code, out, _) = run(&["audit", "--sources", specs, "--specs", specs]);
    assert!(code == Some(1) && out.contains("unknown-field"), "{out}");
}

/// Colours and bars are a terminal's, unless it is told that none are wanted or it can show none.
#[cfg(target_os = "linux")]
#[test]
fn a_terminal_is_coloured_unless_it_says_otherwise() {
    let specs = folder("coloured");
    fs::write(specs.join("wrong.yaml"), "provider: wrong\nlanguag: ko\n").unwrap();
    fs::write(specs.join("Cargo.toml"), "[workspace]\n").unwrap();
    fs::create_dir_all(specs.join("specs")).unwrap();
    let spec = "provider: doors\ntables: { t: { enum: T, codes: { A: { name: A } } } }\n";
    fs::write(specs.join("specs/doors.yaml"), spec).unwrap();
    let on_terminal = |words: &str, variable: &str, value: &str| {
        let call = format!("{} {words}", env!("CARGO_BIN_EXE_cargo-codetable"));
        let mut command = Command::new("script");
        command.args(["--quiet", "--return", "--command", &call, "/dev/null"]).stdin(Stdio::null());
        command.env_remove("NO_COLOR").env("TERM", "xterm").env(variable, value).current_dir(&specs);
        said(command.output().unwrap()).1
    };
    // A bar moves the cursor, and has no colour.
    let is_plain = |text: &str| ["\u{1b}[1m", "\u{1b}[4m", "\u{1b}[3"].iter().all(|style| !text.contains(style));
    for (words, sign) in [("check --specs .", "unknown-field"), ("--help", "Usage:"), ("exlpain", "Usage:")] {
        for (variable, value, plain) in [("NO_COLOR", "", false), ("NO_COLOR", "1", true), ("TERM", "dumb", true)] {
            let text = on_terminal(words, variable, value);
            assert!(text.contains(sign), "{text}");
            assert_eq!(is_plain(&text), plain, "{words} with {variable}={value}: {text:?}");
            assert!(variable != "TERM" || !text.contains('\u{1b}'), "{text:?}");
        }
        assert!(is_plain(&on_terminal(&format!("--color never {words}"), "NO_COLOR", "")), "{words}");
    }
    for (term, bar) in [("xterm", true), ("dumb", false)] {
        let text = on_terminal("regen --check", "TERM", term);
        assert_eq!(text.contains("verifying 0/"), bar, "{text:?}");
        assert!(bar || !text.contains('\u{1b}'), "{text:?}");
    }
}

#[test]
fn shells_complete_the_verbs_and_their_options() {
    for shell in ["bash", "zsh", "fish"] {
        let (code, out, err) = run(&["completions", shell]);
        assert_eq!((code, err.as_str()), (Some(0), ""));
        for word in ["cargo-codetable", "regen", "explain", "manifest-path", "changelog", "short"] {
            assert!(out.contains(word), "{shell} does not know {word}");
        }
    }
    let (code, _, err) = run(&["completions", "bsh"]);
    assert!(code == Some(2) && err.contains("'bash'"), "{err}");
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
        said(codetable(&[&["explain"], &specs[..], words].concat()).env("COLUMNS", columns).output().unwrap())
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
    assert!((code, err.as_str()) == (Some(1), "") && out.starts_with("`-40` is not listed"), "{out}");
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
    // Another decision is told by a code of its own, whatever the form of the report.
    fs::write(root.join("specs/doors.yaml"), spec("Shut").replace("name: Shut", "name: Shut, recovery: [[retry]]"))
        .unwrap();
    for form in ["human", "md", "json"] {
        let (code, out, err) = diff(&["v1", "--format", form]);
        assert!(code == Some(3) && out.contains("decision changed"), "{out}");
        assert!(err.starts_with("error: 1 change of what a program does about a failed call"), "{err}");
    }
    fs::write(root.join("CHANGES.md"), "## Unreleased\n\n- **Advice:** `doors::DoorError::Shut`\n").unwrap();
    assert_eq!(diff(&["v1", "--changelog", &path("CHANGES.md")]).0, Some(0));
    for (old, problem) in [
        ("v2", "`v2` is no folder, no file, and no revision that git knows here"),
        ("--output=x", "unexpected argument '--output' found"),
        (&path("CHANGES.md"), "this is no JSON"),
    ] {
        let (code, out, err) = diff(&[old]);
        assert!((code, out.as_str()) == (Some(2), "") && err.contains(problem), "{err}");
    }
}

/// A page is held against the document that it is a copy of: the one that is named, that is called like it, or the only one.
#[test]
fn a_page_is_compared_with_its_own_document() {
    let folder = folder("drifted");
    let path = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    let document = |code: &str, says: &str| format!("| Code | Text |\n|---|---|\n| {code} | {says} |\n");
    let row = |code: &str, name: &str, id: &str, says: &str| {
        format!("      {code}: {{ name: {name}, at: {{ {id}: 3 }}, description: {says} }}\n")
    };
    let source = |id: &str| format!("  {id}: {{ file: {id}.md, sha256: {}, lines: 3 }}\n", "0".repeat(64));
    let head = "tables:\n  errors:\n    enum: DoorError\n    codes:\n";
    let rows = [row("SHUT", "Shut", "one", "It was closed"), row("GONE", "Gone", "two", "It has gone")];
    fs::create_dir_all(folder.join("specs")).unwrap();
    let spec = format!("provider: doors\nsources:\n{}{}{head}{}", source("one"), source("two"), rows.concat());
    fs::write(folder.join("specs/doors.yaml"), spec).unwrap();
    fs::write(folder.join("one.md"), document("SHUT", "It was closed")).unwrap();
    fs::write(folder.join("two.md"), document("GONE", "It has gone")).unwrap();
    fs::write(folder.join("saved.md"), document("GONE", "It has gone")).unwrap();
    let specs = path("specs");
    let drift =
        |page: &str, words: &[&str]| run(&[&["drift", "doors", &path(page), "--specs", &specs], words].concat());
    for (page, words) in [("one.md", &[][..]), ("two.md", &[]), ("saved.md", &["--document", "two"])] {
        let (code, out, err) = drift(page, words);
        assert!(code == Some(0) && out.starts_with("no drift"), "{page}: {out}{err}");
    }
    // What is named goes before what is called so.
    let (code, out, _) = drift("two.md", &["--document", "one"]);
    assert!(code == Some(1) && out.contains("SHUT"), "{out}");
    let (code, out, err) = drift("saved.md", &[]);
    assert!((code, out.as_str()) == (Some(2), "") && err.contains("which: one, two"), "{err}");
    let (code, _, err) = drift("one.md", &["--document", "tow"]);
    assert!(code == Some(2) && err.contains("did you mean `two`?"), "{err}");
    // A provider with one document needs no name; one with none has nothing to compare.
    let spec = format!("provider: doors\nsources:\n{}{head}{}", source("two"), rows[1]);
    fs::write(folder.join("specs/doors.yaml"), spec).unwrap();
    assert_eq!(drift("saved.md", &[]).0, Some(0));
    assert_eq!(drift("one.md", &[]).0, Some(1));
    fs::write(folder.join("specs/doors.yaml"), format!("provider: doors\n{head}      GONE: {{ name: Gone }}\n"))
        .unwrap();
    assert_eq!(drift("saved.md", &[]).0, Some(2));
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
    let (code, openapi, _) = run(&["export", "--specs", specs, "--format", "openapi"]);
    assert!(code == Some(0) && openapi.contains("\"doors.DoorError.Shut\""), "{openapi}");
    let out = format!("{specs}/out/of/it");
    let files = [("json", "catalog.json", json), ("csv", "catalog.csv", csv), ("openapi", "openapi.json", openapi)];
    for (form, name, text) in files {
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
    let mut child = codetable(&["audit", "--help"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let (code, _, err) = said(child.wait_with_output().unwrap());
    assert_eq!((code, err.as_str()), (Some(0), ""));
}

/// The page on commands may leave parts of an answer out, and says nothing else than the program.
#[test]
fn the_page_shows_what_explain_prints() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let page = fs::read_to_string(root.join("docs/guide/commands.md")).unwrap();
    let (_, shown) = page.split_once("$ cargo xtask explain ").unwrap();
    let (call, shown) = shown.split_once('\n').unwrap();
    let shown = shown.split_once("```").unwrap().0;
    let mut printed = said(codetable(&["explain", call]).current_dir(root).output().unwrap()).1;
    for part in shown.split("  …\n").filter(|part| !part.is_empty()) {
        let at = printed.find(part).unwrap_or_else(|| panic!("`explain {call}` prints no\n{part}\nbut\n{printed}"));
        printed.drain(..at + part.len());
    }
}
