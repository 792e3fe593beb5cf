//! `init` in packages of all shapes: what it writes, what it leaves, and that the result builds.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{codetable, folder, said};

/// A package called `name` with the files that a case has, by path.
fn package(name: &str, manifest: &str, files: &[(&str, &str)]) -> PathBuf {
    let package = folder(&format!("init-{name}"));
    let manifest = format!("[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2021\"\n{manifest}");
    // It is a repository of its own, and so no part of this one.
    for (path, text) in [(".git/HEAD", ""), ("Cargo.toml", manifest.as_str())].iter().chain(files) {
        let path = package.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    package
}

fn init(package: &Path, words: &[&str]) -> (Option<i32>, String, String) {
    said(codetable(&[&["init"], words].concat()).current_dir(package).output().unwrap())
}

/// Every file below a folder, by its path.
fn files(root: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![root.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
            match entry.file_type().unwrap().is_dir() {
                true => folders.push(entry.path()),
                false => drop(files.insert(entry.path(), fs::read(entry.path()).unwrap())),
            }
        }
    }
    files
}

fn read(path: impl AsRef<Path>) -> String {
    fs::read_to_string(path).unwrap()
}

const ALONE: &str = "\n[workspace]\n";

/// Whatever was there is there still, in its order, and a second call changes nothing.
#[test]
fn nothing_is_lost_and_a_second_call_changes_nothing() {
    let lib =
        "//! A shop.\r\n\r\nuse std::fmt;\r\n\r\npub fn a(f: &fmt::Formatter) -> bool {\r\n    f.alternate()\r\n}\r\n";
    let tests = "pub fn a() {}\n\n// What follows is for tests.\n#[cfg(test)]\nmod tests {}\n";
    let script = "use std::env;\n\nfn main() {\n    println!(\"cargo::rerun-if-changed=build.rs\");\n    let _ = env::args();\n}\n";
    let formed =
        "description = 'x' # a remark\n\n[dependencies]\n# The first.\n\n[lib]\npath = 'lib.rs'\n\n[workspace]\n";
    for (name, manifest, sources) in [
        ("crlf", ALONE, &[("src/lib.rs", lib)][..]),
        ("tested", ALONE, &[("src/lib.rs", tests), ("build.rs", script)]),
        ("formed", formed, &[("lib.rs", "")]),
        ("program", ALONE, &[("src/main.rs", "fn main() {}")]),
        ("both", ALONE, &[("src/main.rs", "fn main() {}\n"), ("src/lib.rs", "#![no_std]")]),
        ("spec-is-there", ALONE, &[("src/lib.rs", ""), ("specs/doors.yaml", "provider: doors\n")]),
        ("workflow", ALONE, &[("src/lib.rs", ""), (".github/workflows/codetable.yml", "mine\n")]),
        ("tables", ALONE, &[("src/lib.rs", "")]),
    ] {
        let package = package(name, manifest, sources);
        let old = files(&package);
        let (code, out, err) = init(&package, &["--dry-run"]);
        assert_eq!((code, err.as_str()), (Some(0), ""), "{name}: {out}");
        assert!(files(&package) == old && out.contains("would write") && out.contains("    + "), "{name}: {out}");
        let (code, out, err) = init(&package, &[]);
        assert_eq!((code, err.as_str()), (Some(0), ""), "{name}: {out}");
        let new = files(&package);
        let changed = new.iter().filter(|(path, bytes)| old.get(*path) != Some(bytes)).count();
        assert!(changed <= 6 && changed == out.matches("wrote ").count() + out.matches("added to ").count(), "{out}");
        for (path, old) in &old {
            let (old, new) = (String::from_utf8_lossy(old), String::from_utf8_lossy(&new[path]));
            let mut rest = new.split_inclusive('\n').map(str::trim_end);
            for line in old.split_inclusive('\n').map(str::trim_end) {
                assert!(rest.any(|of| of == line), "{name}: {} has lost `{line}`:\n{new}", path.display());
            }
            assert!(!old.contains("\r\n") || new.lines().count() == new.matches("\r\n").count(), "{new:?}");
        }
        let (code, out, err) = init(&package, &[]);
        assert!(code == Some(0) && err.is_empty() && out.ends_with("nothing was changed\n"), "{name}: {out}");
        assert!(files(&package) == new, "{name}");
    }
    let at = |path: &str| folder_of(path);
    assert!(read(at("init-tested/src/lib.rs")).contains("\n\ncodetable::include_tables!();\n\n// What follows"));
    assert!(
        read(at("init-tested/build.rs"))
            .contains("fn main() {\n    codetable_compiler::build(\"specs\");\n    println")
    );
    assert!(
        read(at("init-program/src/main.rs"))
            .starts_with("fn main() {}\n\ncodetable::include_tables!();\n\n#[cfg(test)]")
    );
    assert!(read(at("init-both/src/main.rs")) == "fn main() {}\n");
    assert!(!at("init-spec-is-there/tests").exists(), "it knows no code of a spec that others wrote");
    assert!(read(at("init-tables/specs/tables_errors.yaml")).contains("\nprovider: tables_errors\n"));
}

fn folder_of(path: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(path)
}

/// What cannot be added safely is printed, and is a finding until it is done.
#[test]
fn what_is_not_safe_to_change_is_left_with_the_lines_to_add() {
    let watching_all = "fn main() {\n    println!(\"cargo::rustc-cfg=x\");\n}\n";
    let two_mains =
        "#[cfg(unix)]\nfn main() { println!(\"cargo::rerun-if-changed=x\") }\n#[cfg(not(unix))]\nfn main() {}\n";
    for (name, script) in [("watching-all", watching_all), ("two-mains", two_mains), ("no-rust", "fn main( {\n")] {
        let package = package(name, ALONE, &[("src/lib.rs", ""), ("build.rs", script)]);
        for call in ["first", "second"] {
            let (code, out, _) = init(&package, &[]);
            assert_eq!(code, Some(1), "{name}, {call}: {out}");
            assert!(
                out.contains("`build.rs` is yours") && out.contains("\n    codetable_compiler::build(\"specs\");\n")
            );
        }
        assert_eq!(read(package.join("build.rs")), script);
        fs::write(package.join("build.rs"), "fn main() {\n    codetable_compiler::build(\"specs\");\n}\n").unwrap();
        assert_eq!(init(&package, &[]).0, Some(0));
    }
    let package = package("taken", ALONE, &[("src/lib.rs", "pub const PROVIDERS: u8 = 1;\n")]);
    let (code, out, _) = init(&package, &[]);
    assert!(code == Some(1) && out.contains("has a `PROVIDERS` of its own"), "{out}");
}

#[test]
fn a_package_that_can_have_no_catalogue_is_told_why_and_is_left_alone() {
    let case = |name: &str, manifest: &str, files: &[(&str, &str)], words: &[&str]| {
        let package = package(name, manifest, files);
        let old = self::files(&package);
        let (code, out, err) = init(&package, words);
        assert_eq!((code, out.as_str()), (Some(2), ""), "{name}");
        assert!(self::files(&package) == old, "{name}");
        err
    };
    let err = case("macros", "[lib]\nproc-macro = true\n[workspace]\n", &[("src/lib.rs", "")], &[]);
    assert!(err.contains("no library and no program"), "{err}");
    let err = case("elsewhere", ALONE, &[("src/lib.rs", "")], &["--path", "src"]);
    assert!(err.contains("`src` is no clone of codetable"), "{err}");
    let err = case(
        "inline",
        "\n[workspace]\n",
        &[
            ("src/lib.rs", ""),
            (
                "Cargo.toml",
                "dependencies = {}\npackage = { name = \"inline\", version = \"1.0.0\", edition = \"2021\" }\nworkspace = {}\n",
            ),
        ],
        &[],
    );
    assert!(err.contains("`dependencies` in Cargo.toml is no table of its own"), "{err}");
    let err = case(
        "old",
        "\n[workspace]\n",
        &[("src/lib.rs", ""), ("Cargo.toml", "[package]\nname = \"old\"\nversion = \"1.0.0\"\n[workspace]\n")],
        &[],
    );
    assert!(err.contains("needs the edition 2018"), "{err}");
    let empty = folder("init-empty");
    fs::write(empty.join("Cargo.toml"), "[workspace]\n").unwrap();
    let (code, _, err) = init(&empty, &[]);
    assert!(code == Some(2) && err.contains("is of no package\nname one with `--manifest-path`"), "{err}");
}

/// A repository that GitHub checks gets a workflow, as far as the check can find the library there.
#[test]
fn the_workflow_checks_the_package_where_it_is() {
    let package = package("checked", ALONE, &[("a member/src/lib.rs", ""), ("src/lib.rs", "")]);
    fs::write(
        package.join("a member/Cargo.toml"),
        "[package]\nname = \"member\"\nversion = \"0.1.0\"\nedition = \"2018\"\n[workspace]\n",
    )
    .unwrap();
    // A clone that is no part of the repository is not on the machine that checks it: a step is to be filled in.
    let (_, out, _) = init(&package, &["--dry-run"]);
    let clone = "# - run: git clone --depth 1 ADDRESS ../";
    assert!(out.contains("would write .github/workflows/codetable.yml") && out.contains(clone), "{out}");
    assert!(out.contains("fill in the line `git clone` of") && !out.contains("path of this machine"), "{out}");
    let ours = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap();
    assert!(!out.contains(&format!("path = {:?}", ours)), "{out}");
    assert_eq!(init(&package.join("a member"), &["--registry"]).0, Some(0));
    let workflow = read(package.join(".github/workflows/codetable.yml"));
    let version = env!("CARGO_PKG_VERSION");
    for line in [
        &format!("- run: cargo install cargo-codetable --locked --version {version}\n"),
        "- run: cargo codetable check --format github --manifest-path 'a member/Cargo.toml'\n",
        "- run: cargo test --manifest-path 'a member/Cargo.toml'\n",
    ] {
        assert!(workflow.contains(line), "{workflow}");
    }
    let manifest = read(package.join("a member/Cargo.toml"));
    assert!(manifest.contains("codetable = { version = \"0.1\", default-features = false }\n"), "{manifest}");
    assert!(manifest.contains("codetable-compiler = \"0.1\"\n"), "{manifest}");
}

/// A library and a program, members of a workspace, of old and new editions: their tests pass at once.
#[test]
fn the_result_builds_and_its_tests_pass() {
    let root = package("built", "\n[workspace]\nmembers = [\"shop\", \"doors\"]\n", &[("src/lib.rs", "")]);
    let member = |name: &str, edition: &str| {
        format!("[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"{edition}\"\n")
    };
    let script = "fn main() { println!(\"cargo::rerun-if-changed=build.rs\"); }\n";
    for (path, text) in [
        ("shop/Cargo.toml", member("my-shop", "2018")),
        ("shop/src/lib.rs", "#![deny(warnings)]\n//! A shop.\n".to_owned()),
        ("shop/build.rs", script.to_owned()),
        ("doors/Cargo.toml", member("doors", "2024")),
        ("doors/src/main.rs", "#![deny(warnings)]\nmod doors {}\n\nfn main() {}\n".to_owned()),
    ] {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    for member in ["shop", "doors"] {
        let (code, out, err) = init(&root.join(member), &[]);
        assert_eq!((code, err.as_str()), (Some(0), ""), "{out}");
    }
    // The test that was written holds for whatever spec takes the place of the first.
    let first = read(root.join("shop/specs/my_shop.yaml"));
    let other = first.replace("provider: my_shop", "provider: shelf").replace("MyShopError", "ShelfError");
    assert!(first != other);
    fs::write(root.join("shop/specs/shelf.yaml"), other.replace("OUT_OF_STOCK", "SOLD_OUT")).unwrap();
    fs::remove_file(root.join("shop/specs/my_shop.yaml")).unwrap();
    assert_eq!(said(codetable(&["check"]).current_dir(root.join("shop")).output().unwrap()).0, Some(0));
    // The versions that are locked here are those that are downloaded.
    let ours = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    fs::copy(ours.join("Cargo.lock"), root.join("Cargo.lock")).unwrap();
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["test", "--workspace", "--offline", "--color", "never"]).current_dir(&root);
    cargo.env("CARGO_TARGET_DIR", folder_of("init-target")).env("CARGO_PROFILE_DEV_DEBUG", "false");
    let (code, out, err) = said(cargo.env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS").output().unwrap());
    assert_eq!(code, Some(0), "{out}{err}");
    let passed: Vec<&str> = out.lines().filter(|line| line.starts_with("test ") && line.ends_with("... ok")).collect();
    assert_eq!(passed.len(), 2, "{out}");
    assert!(!err.contains("warning"), "{err}");
}
