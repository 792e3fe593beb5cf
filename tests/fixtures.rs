//! Fixture crates in, what cargo says of them out: what the users of the library see when something is wrong.
//!
//! Each answer stands in a file beside its fixture; `UPDATE=1 cargo test --test fixtures` writes them anew, and fails.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

#[path = "golden/hold.rs"]
mod hold;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A copy of a fixture crate that a test may change, below the target folder.
struct Fixture {
    folder: PathBuf,
    target: PathBuf,
}

/// What cargo answered.
struct Answer {
    success: bool,
    stderr: String,
}

impl Fixture {
    /// A fresh copy of `tests/fixtures/NAME` for the test `test`.
    fn of(name: &str, test: &str) -> Self {
        let scratch = Path::new(env!("CARGO_TARGET_TMPDIR"));
        let folder = scratch.join("fixtures").join(test);
        let _ = fs::remove_dir_all(&folder);
        copy(&root().join("tests/fixtures").join(name), &folder);
        // The copy lies elsewhere, and takes the versions that the workspace has locked.
        let fixture = Self { folder, target: scratch.join("fixtures-target") };
        fixture.edit("Cargo.toml", "\"../../..", &format!("\"{}", root().display()));
        // Packages of one name would share their output.
        fixture.edit("Cargo.toml", &format!("name = \"{name}\""), &format!("name = \"{test}\""));
        fs::copy(root().join("Cargo.lock"), fixture.folder.join("Cargo.lock")).unwrap();
        let cleaned = fixture.cargo(&["clean", "--package", test]);
        assert!(cleaned.success, "{}", cleaned.stderr);
        fixture
    }

    /// Replaces `from`, which is there, by `to` in a file.
    fn edit(&self, file: &str, from: &str, to: &str) {
        let path = self.folder.join(file);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{file} does not contain `{from}`");
        fs::write(path, text.replace(from, to)).unwrap();
    }

    fn cargo(&self, arguments: &[&str]) -> Answer {
        let output = Command::new(env!("CARGO"))
            .args(arguments)
            .args(["--quiet", "--offline", "--color", "never"])
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", &self.target)
            // Nobody looks into these builds with a debugger.
            .env("CARGO_PROFILE_DEV_DEBUG", "false")
            .env_remove("RUSTFLAGS")
            .env_remove("CARGO_ENCODED_RUSTFLAGS")
            .output()
            .unwrap();
        Answer { success: output.status.success(), stderr: self.normal(&String::from_utf8_lossy(&output.stderr)) }
    }

    /// The text without what differs between machines and between versions: folders, notes and help that point into the
    /// library, into generated code or into std, and the numbers of generated lines.
    fn normal(&self, stderr: &str) -> String {
        let text = stderr.replace(&format!("{}/", self.folder.display()), "");
        let text = text.replace(&format!("{}", self.target.display()), "$TARGET");
        let text = without_lines(&without_hashes(&text));
        let text = text.replace(&format!("{}", root().display()), "$ROOT");
        let elsewhere =
            |note: &str| ["$ROOT/src/", "$OUT_DIR/", "/"].iter().any(|place| note.contains(&format!("--> {place}")));
        notes(&text)
            .filter(|note| !(["note:", "help:"].iter().any(|word| note.starts_with(word)) && elsewhere(note)))
            .collect()
    }
}

/// The text with `$OUT_DIR` for `$TARGET/debug/build/NAME-HASH/out`.
fn without_hashes(text: &str) -> String {
    let mut parts = text.split("$TARGET/debug/build/");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| format!("{text}$OUT_DIR{}", &part[part.find("/out/").map_or(0, |at| at + 4)..]))
}

/// The text without numbers of generated lines.
fn without_lines(text: &str) -> String {
    let mut generated = false;
    let mut out = String::new();
    for line in text.lines() {
        let place = line.find("$OUT_DIR/").and_then(|start| Some(start + line[start..].find(':')?));
        generated = place.is_some() || (generated && line.contains('|'));
        match place {
            Some(end) => out.push_str(&line[..end]),
            None if generated && line.starts_with(|char: char| char.is_ascii_digit()) => {
                out.push_str("..");
                out.push_str(line.trim_start_matches(|char: char| char.is_ascii_digit()));
            }
            None => out.push_str(line),
        }
        out.push('\n');
    }
    out
}

/// The text in parts, each of which begins with a line that is no excerpt.
fn notes(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let starts = |line: &str| ["note: ", "help: ", "error", "warning"].iter().any(|word| line.starts_with(word));
        let mut lines = rest.split_inclusive('\n');
        let mut end = lines.next()?.len();
        for line in lines.take_while(|line| !starts(line)) {
            end += line.len();
        }
        let (part, after) = rest.split_at(end);
        rest = after;
        Some(part)
    })
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in from.read_dir().unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
fn the_library_needs_no_std() {
    let probe = Fixture::of("no_std_probe", "no_std_probe");
    for features in [&["build"][..], &["build", "--features", "optional"]] {
        let answer = probe.cargo(features);
        assert!(answer.success, "{}", answer.stderr);
    }
    let answer = probe.cargo(&["build", "--features", "std"]);
    assert!(!answer.success && answer.stderr.contains("error[E0152]"), "the probe would not notice std");
}

/// `cargo check`, and not a full build, tells of each mistake: that is what an editor runs.
fn refused(file: &str) {
    let crate_of_mistakes = Fixture::of("compile_fail", file);
    let answer = crate_of_mistakes.cargo(&["check", "--bin", file]);
    assert!(!answer.success, "{file} compiles");
    held(&root().join("tests/fixtures/compile_fail").join(format!("{file}.stderr")), &answer.stderr);
}

/// Compares with a file. Older compilers say in other words that a constant panicked, so of those only ours are compared.
fn held(golden: &Path, stderr: &str) {
    if !stderr.contains("error[E0080]: evaluation of constant value failed") {
        return expect(golden, stderr);
    }
    let golden = fs::read_to_string(golden).unwrap();
    let mut ours = golden.lines().filter_map(|line| line.split_once("evaluation panicked: ")).peekable();
    assert!(ours.peek().is_some() && ours.all(|(_, ours)| stderr.contains(ours)), "{stderr}");
}

/// Generated code may be included where no warning passes, whether its module is public or not, and by a crate that has the
/// library under another name or from another crate.
#[test]
fn generated_code_is_free_of_warnings() {
    let strict = Fixture::of("strict", "strict_crate");
    copy(&root().join("specs"), &strict.folder.join("specs"));
    let answer = strict.cargo(&["check"]);
    assert!(answer.success && answer.stderr.is_empty(), "{}", answer.stderr);
    strict.edit("src/lib.rs", "mod tables", "pub mod tables");
    let answer = strict.cargo(&["check"]);
    assert!(answer.success && answer.stderr.is_empty(), "{}", answer.stderr);
}

/// The page of a code has a program to copy. Those of the first and the last code of every table run.
#[test]
fn the_programs_of_the_site_run() {
    let sources = codetable_model::load::load(&root().join("specs")).0;
    let catalog = codetable_model::compile(&sources).catalog;
    let site = codetable_pages::html::artifacts(&catalog).unwrap();
    let mut folders = std::collections::BTreeMap::new();
    for page in site.iter().filter(|page| page.text.contains("<pre id=program><code>")) {
        let folder = page.path.rsplit_once('/').unwrap().0;
        let code = page.text.split("<pre id=program><code>").nth(1).unwrap().split("</code>").next().unwrap();
        let code = code.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
        folders.entry(folder).or_insert_with(Vec::new).push(code);
    }
    assert!(folders.len() >= 5, "{:?}", folders.keys());
    let (mut modules, mut calls) = (String::new(), String::new());
    let ends = folders.values().flat_map(|codes| [codes.first().unwrap(), codes.last().unwrap()]);
    for (number, code) in ends.enumerate() {
        modules += &format!("mod program_{number} {{\n{}\n}}\n", code.replace("fn main()", "pub fn main()"));
        calls += &format!("    program_{number}::main();\n");
    }
    let fixture = Fixture::of("snippets", "site_programs");
    fixture.edit("src/main.rs", "fn main() {}", &format!("{modules}\nfn main() {{\n{calls}}}"));
    let answer = fixture.cargo(&["run"]);
    assert!(answer.success, "{}", answer.stderr);
    assert_eq!(answer.stderr, "");
}

#[test]
fn a_missing_arm_is_named() {
    refused("missing_arm");
}

#[test]
fn a_wrong_text_code_does_not_compile() {
    refused("wrong_text");
}

#[test]
fn a_wrong_integer_code_does_not_compile() {
    refused("wrong_integer");
}

#[test]
fn a_variant_without_a_code_does_not_compile() {
    refused("bound_variant");
}

#[test]
fn a_code_without_a_variant_does_not_compile() {
    refused("bound_code");
}

#[test]
fn a_variant_with_a_code_that_is_none_does_not_compile() {
    refused("bound_to_none");
}

#[test]
fn a_variant_with_two_codes_does_not_compile() {
    refused("bound_twice");
}

#[test]
fn english_of_a_catalogue_without_english_does_not_compile() {
    refused("no_english");
}

/// A catalogue that compiles, then a change to it, then what its author is told.
fn told(scenario: &str, change: impl Fn(&Fixture)) {
    let catalogue = Fixture::of("catalogue", scenario);
    let answer = catalogue.cargo(&["check"]);
    assert!(answer.success && answer.stderr.is_empty(), "{}", answer.stderr);
    change(&catalogue);
    told_at_once(scenario, &catalogue);
}

fn told_at_once(scenario: &str, catalogue: &Fixture) {
    let answer = catalogue.cargo(&["check"]);
    assert!(!answer.success, "{scenario}: the mistake was not noticed");
    held(&root().join("tests/fixtures/catalogue").join(format!("{scenario}.stderr")), &answer.stderr);
}

#[test]
fn one_wrong_fact() {
    told("one_wrong_fact", |catalogue| catalogue.edit("specs/shop.yaml", "status: 410", "status: 4100"));
}

#[test]
fn an_added_code() {
    told("an_added_code", |catalogue| {
        let row = "\n      ADDRESS_UNKNOWN: { name: AddressUnknown, status: 422, message: Unknown address }\n      CART_EXPIRED:";
        catalogue.edit("specs/shop.yaml", "\n      CART_EXPIRED:", row);
    });
}

#[test]
fn a_removed_code() {
    told("a_removed_code", |catalogue| {
        let spec = fs::read_to_string(catalogue.folder.join("specs/shop.yaml")).unwrap();
        catalogue.edit("specs/shop.yaml", &spec[spec.find("      CART_EXPIRED:").unwrap()..], "");
    });
}

/// A code with parameters, and functions that fill its text.
fn filling(catalogue: &Fixture, calls: &[&str]) {
    let message =
        "params: { days: integer, owner: text }\n        message: \"The cart of {owner} has expired {days} days ago\"";
    catalogue.edit("specs/shop.yaml", "message: The cart has expired", message);
    let calls = calls.iter().enumerate().map(|(number, call)| {
        format!("\n/// A message.\npub fn message_{number}(days: u32, owner: &str) -> String {{\n    {call}.to_string()\n}}\n")
    });
    let call: String = calls.collect();
    catalogue.edit("src/lib.rs", "/// Whether the parcel", &format!("{}\n/// Whether the parcel", call.trim_start()));
}

const FILLED: &str = "codetable::fill!(OrderError::CartExpired, owner = owner, days = days)";

#[test]
fn wrong_arguments() {
    told("wrong_arguments", |catalogue| {
        let calls = [
            FILLED,
            "codetable::fill!(OrderError::CartExpired, owner = owner)",
            "codetable::fill!(OrderError::CartExpired, ower = owner, days = days)",
            "codetable::fill!(OrderError::CartExpired, owner = owner, days = days, days = days)",
            "codetable::fill!(OrderError::OutOfStock, number_of_items = days)",
        ];
        filling(catalogue, &calls);
    });
}

#[test]
fn arguments_of_another_type() {
    told("arguments_of_another_type", |catalogue| {
        let calls = [
            FILLED,
            "codetable::fill!(OrderError::CartExpired, owner = owner, days = owner)",
            "codetable::fill!(OrderError::CartExpired, owner = days, days = days)",
        ];
        filling(catalogue, &calls);
    });
}

#[test]
fn two_wrong_files() {
    told("two_wrong_files", |catalogue| {
        catalogue.edit("specs/shop.yaml", "name: OutOfStock", "nam: OutOfStock");
        catalogue.edit("specs/parcel.yaml", "3: { name: Delivered }", "3: { name: Sent }");
    });
}

/// Its file would be the one that includes the files of all providers.
#[test]
fn a_provider_called_tables() {
    told("a_provider_called_tables", |catalogue| {
        fs::rename(catalogue.folder.join("specs/parcel.yaml"), catalogue.folder.join("specs/tables.yaml")).unwrap();
        catalogue.edit("specs/tables.yaml", "provider: parcel", "provider: tables");
        catalogue.edit("src/lib.rs", "parcel::State", "tables::State");
    });
}

#[test]
fn an_unparsable_file() {
    let catalogue = Fixture::of("catalogue", "an_unparsable_file");
    catalogue.edit("specs/shop.yaml", "title: Shop", "title: \"Shop");
    told_at_once("an_unparsable_file", &catalogue);
}

#[test]
fn an_unparsable_file_after_a_good_build() {
    told("an_unparsable_file_after_a_good_build", |catalogue| {
        catalogue.edit("specs/shop.yaml", "title: Shop", "title: \"Shop");
    });
}

/// The compiler may have its feature `phf` for the sake of another package: then there is no `MAP`, and a table that asks
/// for phf is told what it lacks.
#[test]
fn phf_in_the_compiler_alone() {
    let catalogue = Fixture::of("catalogue", "phf_in_the_compiler_alone");
    catalogue.edit("Cargo.toml", "[\"report\"]", "[\"phf\", \"report\"]");
    let answer = catalogue.cargo(&["check"]);
    assert!(answer.success && answer.stderr.is_empty(), "{}", answer.stderr);
    catalogue.edit("specs/shop.yaml", "enum: OrderError", "enum: OrderError\n    lookup: phf");
    told_at_once("phf_in_the_compiler_alone", &catalogue);
    let library = |rest| format!("codetable = {{ path = \"{}\", {rest}", root().display());
    catalogue.edit("Cargo.toml", &library("default"), &library("features = [\"phf\"], default"));
    let answer = catalogue.cargo(&["check"]);
    assert!(answer.success && answer.stderr.is_empty(), "{}", answer.stderr);
}

/// Compares with a file, but for what compilers of different versions and runs say differently: the space around line
/// numbers, and how many errors there were with those that rustc kept to itself.
fn expect(golden: &Path, stderr: &str) {
    fn words(text: &str) -> impl Iterator<Item = &str> {
        let lines = text.lines().map(|line| line.split_once(" due to ").map_or(line, |(said, _)| said));
        lines.flat_map(str::split_whitespace)
    }
    hold::compare_by(golden, stderr, |old, new| words(old).eq(words(new))).unwrap_or_else(|told| panic!("{told}"));
}
