//! What a build script does with a folder of specs: the code that it writes, what it keeps of earlier code, and what it tells
//! cargo.
//!
//! A script is this program once more, with the settings of cargo and of the script in its environment.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, UNIX_EPOCH};

use codetable_compiler::Build;

const SPECS: &str = "BUILD_SCRIPT_SPECS";
const ONLY: &str = "BUILD_SCRIPT_ONLY";
const RUNTIME: &str = "BUILD_SCRIPT_RUNTIME";

/// The script, where it is run as one.
#[test]
fn script() {
    let Some(specs) = std::env::var_os(SPECS) else { return };
    let mut build = Build::new(PathBuf::from(specs));
    if let Ok(only) = std::env::var(ONLY) {
        build = build.only(move |provider| provider == only);
    }
    if let Ok(runtime) = std::env::var(RUNTIME) {
        build = build.runtime(runtime);
    }
    build.run();
}

/// A folder of specs and the folder that its script writes to.
struct Package {
    folder: PathBuf,
}

impl Package {
    fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("build-script").join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("specs")).unwrap();
        Self { folder }
    }

    fn spec(&self, provider: &str, codes: &str) {
        let text = format!(
            "provider: {provider}\ntables:\n  errors:\n    enum: {}Error\n    codes:\n{codes}",
            provider.to_uppercase().chars().take(1).chain(provider.chars().skip(1)).collect::<String>()
        );
        fs::write(self.folder.join("specs").join(format!("{provider}.yaml")), text).unwrap();
    }

    /// Runs the script; what it tells cargo, with paths behind the folder of specs.
    fn run(&self, settings: &[(&str, &str)]) -> Vec<String> {
        let output = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "script", "--nocapture"])
            .env(SPECS, self.folder.join("specs"))
            .env("OUT_DIR", self.folder.join("out"))
            .envs(settings.iter().copied())
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let text = String::from_utf8(output.stdout).unwrap();
        let folder = format!("{}", self.folder.display());
        // What the harness prints of a test stands before it on the line.
        let told = text.lines().filter_map(|line| Some(line[line.find("cargo::")?..].replace(&folder, "")));
        told.collect()
    }

    /// A file that the script has written.
    fn code(&self, name: &str) -> Option<String> {
        fs::read_to_string(self.folder.join("out/codetable").join(name)).ok()
    }
}

fn row(code: &str, name: &str) -> String {
    format!("      {code}: {{ name: {name} }}\n")
}

/// Those that begin so.
fn of<'a>(told: &'a [String], kind: &str) -> Vec<&'a str> {
    told.iter().filter_map(|line| line.strip_prefix(&format!("cargo::{kind}="))).collect()
}

const WATCHED: [&str; 3] = ["/specs", "/specs/door.yaml", "/specs/shop.yaml"];

#[test]
fn every_spec_is_compiled_and_watched() {
    let package = Package::new("whole");
    package.spec("door", &row("LOCKED", "Locked"));
    package.spec("shop", &row("SOLD_OUT", "SoldOut"));
    let told = package.run(&[]);
    assert_eq!(of(&told, "rerun-if-changed"), WATCHED);
    assert_eq!(told.len(), WATCHED.len(), "{told:?}");
    let index = package.code("tables.rs").unwrap();
    for (provider, variant) in [("door", "Locked"), ("shop", "SoldOut")] {
        assert!(index.contains(&format!("include!(\"{provider}.rs\");")) && !index.contains("compile_error!"));
        let code = package.code(&format!("{provider}.rs")).unwrap();
        assert!(code.contains(variant) && code.contains("::codetable::"), "{code}");
    }
}

#[test]
fn a_spec_that_is_not_chosen_is_none() {
    let package = Package::new("only");
    package.spec("door", &row("LOCKED", "Locked"));
    package.spec("shop", "not even a row\n");
    let told = package.run(&[(ONLY, "door")]);
    assert_eq!(of(&told, "rerun-if-changed"), WATCHED, "whether it is chosen may change");
    assert!(of(&told, "error").is_empty() && of(&told, "warning").is_empty(), "{told:?}");
    assert!(!package.code("tables.rs").unwrap().contains("shop") && package.code("shop.rs").is_none());
}

#[test]
fn a_faulty_spec_keeps_its_code_and_no_other_does() {
    let package = Package::new("faulty");
    package.spec("door", &row("LOCKED", "Locked"));
    package.spec("shop", &row("SOLD_OUT", "SoldOut"));
    package.run(&[]);
    let before = package.code("shop.rs");
    // A row of one loses its variant, and the other has one more.
    package.spec("shop", &(row("SOLD_OUT", "SoldOut") + &row("CLOSED", "not a name")));
    package.spec("door", &(row("LOCKED", "Locked") + &row("STUCK", "Stuck")));
    let told = package.run(&[]);
    assert!(of(&told, "error").is_empty(), "rustc tells it, with the report: {told:?}");
    assert_eq!(package.code("shop.rs"), before);
    assert!(package.code("door.rs").unwrap().contains("Stuck"));
    assert!(package.code("tables.rs").unwrap().contains("compile_error!(include_str!(\"report.txt\"))"));
    let report = package.code("report.txt").unwrap();
    assert!(report.contains("not a name") && !report.contains("Stuck"), "{report}");
    // Mended, it is as if nothing had been.
    package.spec("shop", &(row("SOLD_OUT", "SoldOut") + &row("CLOSED", "Closed")));
    package.run(&[]);
    assert!(package.code("shop.rs").unwrap().contains("Closed"));
    assert!(!package.code("tables.rs").unwrap().contains("compile_error!"));
}

/// What did not change is not written anew, so that cargo compiles nothing; one other letter is.
#[test]
fn what_is_written_is_what_the_spec_says_now() {
    let package = Package::new("again");
    let path = |name: &str| package.folder.join("out").join("codetable").join(name);
    let row = |seconds: u8| {
        format!("      LOCKED: {{ name: Locked, recovery: [[wait, retry]], wait: {{ seconds: {seconds} }} }}\n")
    };
    package.spec("door", &row(30));
    package.spec("shop", &self::row("SOLD_OUT", "SoldOut"));
    package.run(&[]);
    let long_ago = UNIX_EPOCH + Duration::from_secs(1);
    for name in ["door.rs", "shop.rs", "tables.rs"] {
        File::options().write(true).open(path(name)).unwrap().set_modified(long_ago).unwrap();
    }
    let before = package.code("door.rs").unwrap();
    package.spec("door", &row(60));
    package.run(&[]);
    let after = package.code("door.rs").unwrap();
    assert!(before.contains("30") && after.contains("60") && before != after);
    let is_written = |name| fs::metadata(path(name)).unwrap().modified().unwrap() != long_ago;
    assert_eq!(["door.rs", "shop.rs", "tables.rs"].map(is_written), [true, false, false]);
}

#[test]
fn without_earlier_code_cargo_tells_every_problem() {
    let package = Package::new("first");
    package.spec("door", &row("LOCKED", "Locked"));
    package.spec("shop", "      - [\n");
    let told = package.run(&[]);
    assert!(!of(&told, "error").is_empty(), "{told:?}");
    assert!(of(&told, "error").iter().all(|line| line.contains("shop.yaml:")), "{told:?}");
    assert_eq!(package.code("tables.rs"), None);
}

#[test]
fn a_warning_stops_nothing() {
    let package = Package::new("warning");
    package.spec("door", &(row("LOCKED", "Locked") + "      # review: is it locked?\n"));
    let told = package.run(&[]);
    assert!(matches!(&of(&told, "warning")[..], [one] if one.contains("door.yaml:7")), "{told:?}");
    assert!(!package.code("tables.rs").unwrap().contains("compile_error!"));
}

#[test]
fn the_library_is_found_where_it_is_said_to_be() {
    let package = Package::new("runtime");
    package.spec("door", &row("LOCKED", "Locked"));
    package.run(&[(RUNTIME, "::my_api::codetable")]);
    for file in ["tables.rs", "door.rs"] {
        let code = package.code(file).unwrap();
        assert!(code.contains("::my_api::codetable::"), "{code}");
        assert!(!code.replace("::my_api::codetable", "").contains("codetable::"), "{code}");
    }
    let told = package.run(&[(RUNTIME, "my_api)")]);
    let [error] = of(&told, "error")[..] else { panic!("{told:?}") };
    assert!(error.contains("the path of the runtime, `my_api)`"), "{error}");
}

/// A folder without a spec is told; one of which no spec is chosen compiles into a module that uses its visitor.
#[test]
fn nothing_is_compiled_into_nothing() {
    let package = Package::new("nothing");
    let told = package.run(&[]);
    assert!(matches!(&of(&told, "error")[..], [one] if one.contains("holds no spec")), "{told:?}");
    assert_eq!(package.code("tables.rs"), None);
    package.spec("door", &row("LOCKED", "Locked"));
    let told = package.run(&[(ONLY, "shop")]);
    assert!(of(&told, "error").is_empty(), "{told:?}");
    assert!(package.code("tables.rs").unwrap().contains("let _ = visitor;"));
}
