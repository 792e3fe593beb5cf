//! Every file that a verb reads, as every kind of file that is none or holds what no person wrote: the call ends soon, in
//! little memory, with a message that a terminal may print.
#![cfg(unix)]

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::os::unix::process::ExitStatusExt;
use std::thread;
use std::time::{Duration, Instant};

use super::*;

/// So long a call may take while other tests run; it takes a hundredth of that.
const PATIENCE: Duration = Duration::from_secs(60);

/// So much address space it may have, in KiB: the stack that Rust is parsed on is a quarter of it.
const MEMORY: &str = "1000000";

const SPEC: &str = "provider: shop\nsources:\n  page: { file: page.md, \
                    sha256: 0d3f3b0e5d1a7c1a5f0b9c4be1c1f2d8a6c1c0b7f8e9d0a1b2c3d4e5f6071829, lines: 1 }\n\
                    tables:\n  errors:\n    enum: ShopError\n    codes: { SOLD_OUT: { name: SoldOut, at: 1 } }\n";

const MANIFEST: &str =
    "[package]\nname = \"shop\"\nversion = \"0.1.0\"\n[package.metadata.codetable]\nstyle = \"own.css\"\n[workspace]\n";

/// What stands where a file is wanted: whether it can be a file of use at all, and how it is made.
type Hostile = (&'static str, bool, fn(&Path));

const HOSTILE: [Hostile; 15] = [
    ("a pipe", false, |path| assert!(Command::new("mkfifo").arg(path).status().unwrap().success())),
    ("a device", false, |path| symlink("/dev/zero", path).unwrap()),
    ("a link to itself", false, |path| symlink(path, path).unwrap()),
    ("a folder", false, |path| fs::create_dir(path).unwrap()),
    ("a link to a folder", false, |path| symlink("/", path).unwrap()),
    ("100 MB", false, |path| fs::File::create(path).unwrap().set_len(100 << 20).unwrap()),
    ("no UTF-8", false, |path| fs::write(path, b"provider: shop\ntitle: \xff\xfe\n").unwrap()),
    ("nothing", true, |path| fs::write(path, "").unwrap()),
    ("brackets", true, |path| fs::write(path, "[".repeat(100_000)).unwrap()),
    ("braces", true, |path| fs::write(path, "{\"a\":".repeat(100_000)).unwrap()),
    ("lists in lists", true, |path| fs::write(path, "- ".repeat(100_000)).unwrap()),
    ("quotes in quotes", true, |path| fs::write(path, "> ".repeat(100_000) + "`E_1`").unwrap()),
    ("elements", true, |path| fs::write(path, "<table><tr><td>".repeat(30_000)).unwrap()),
    ("attributes", true, |path| {
        let attributes: String = (0..100_000).map(|at| format!(" a{at}='\u{1b}[31m'")).collect();
        fs::write(path, format!("<table{attributes}><tr><td>E_1</td></tr></table>")).unwrap();
    }),
    ("escapes", true, |path| {
        fs::write(path, "provider: \"\u{1b}[2J\u{7}\u{9b}31m\"\n\u{1b}]0;x\u{7}: [\u{1b}").unwrap()
    }),
];

/// A verb, and the file of its package that is hostile. `*` is its path.
const CALLS: [(&[&str], &str); 22] = [
    (&["check"], "specs/shop.yaml"),
    (&["check"], "specs/shop.reviewed"),
    (&["check", "--manifest-path", "*"], "named.toml"),
    (&["check", "--specs", "*"], "named"),
    (&["regen"], "specs/shop.yaml"),
    (&["regen"], "own.css"),
    (&["regen", "--check"], "docs/README.md"),
    (&["regen"], "docs/shop.md"),
    (&["audit", "--sources", "documents"], "specs/shop.yaml"),
    (&["audit", "--sources", "documents"], "documents/page.md"),
    (&["audit", "--sources", "documents", "--fix"], "specs/shop.reviewed"),
    (&["accept", "--sources", "documents", "shop/*"], "documents/page.md"),
    (&["drift", "shop", "*"], "named.html"),
    (&["drift", "shop", "*"], "named.rs"),
    (&["new", "shop", "--from", "*"], "named.html"),
    (&["new", "shop", "--from", "*"], "named.json"),
    (&["new", "shop", "--from", "*"], "named.rs"),
    (&["explain", "SOLD_OUT"], "specs/shop.yaml"),
    (&["diff", "*"], "catalog.json"),
    (&["diff", "specs", "--changelog", "*"], "CHANGES.md"),
    (&["export", "--format", "openapi"], "specs/shop.yaml"),
    (&["init", "--dry-run"], "src/lib.rs"),
];

#[test]
fn no_file_is_too_odd_to_be_told_of() {
    let sound = package("hostile-files");
    let (code, _, err) = said(codetable(&["check"]).current_dir(&sound).output().unwrap());
    assert_eq!(code, Some(0), "what fails would fail without any hostile file: {err}");
    let mut wrong = Vec::new();
    for (words, file) in CALLS {
        for (what, may_be_read, make) in HOSTILE {
            let package = package("hostile-files");
            let path = package.join(file);
            let _ = fs::remove_file(&path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            make(&path);
            let words: Vec<&OsStr> =
                words.iter().map(|word| if *word == "*" { path.as_os_str() } else { OsStr::new(word) }).collect();
            if let Err(problem) = call(&package, &words, may_be_read) {
                wrong.push(format!("{words:?} where {file} is {what}: {problem}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A name may hold whatever a disk takes.
#[test]
fn no_name_is_too_odd_to_be_told_of() {
    let mut wrong = Vec::new();
    for name in [&b"\xff\xfe.yaml"[..], b"\x1b[31mred\x07.yaml", b"a\nb\rc.yaml", "\u{202e}lmay.yaml".as_bytes()] {
        let name = OsStr::from_bytes(name);
        for words in [&["check"][..], &["audit", "--sources", "documents"], &["regen"], &["diff", "specs"]] {
            let package = package("hostile-names");
            fs::write(package.join("specs").join(name), SPEC).unwrap();
            let words: Vec<&OsStr> = words.iter().map(OsStr::new).collect();
            wrong.extend(call(&package, &words, false).err().map(|problem| format!("{words:?} {name:?}: {problem}")));
        }
        for words in [&["drift", "shop"][..], &["new", "shop", "--from"], &["diff"], &["check", "--manifest-path"]] {
            let package = package("hostile-names");
            let path = package.join(name);
            let words: Vec<&OsStr> = words.iter().map(OsStr::new).chain([path.as_os_str()]).collect();
            wrong.extend(call(&package, &words, false).err().map(|problem| format!("{words:?}: {problem}")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A package with a spec that cites a document.
fn package(name: &str) -> PathBuf {
    let package = folder(name);
    for (file, text) in [
        ("Cargo.toml", MANIFEST),
        ("own.css", ""),
        ("src/lib.rs", ""),
        ("specs/shop.yaml", SPEC),
        ("documents/page.md", "SOLD_OUT"),
    ] {
        fs::create_dir_all(package.join(file).parent().unwrap()).unwrap();
        fs::write(package.join(file), text).unwrap();
    }
    package
}

/// Calls the program with bounds, and says what was wrong with how it ended.
fn call(package: &Path, words: &[&OsStr], may_succeed: bool) -> Result<(), String> {
    let mut command = Command::new("sh");
    command.args(["-c", "ulimit -v $0; exec \"$@\"", MEMORY, env!("CARGO_BIN_EXE_cargo-codetable"), "codetable"]);
    command.args(words).current_dir(package).env_remove("CODETABLE_SOURCES").env("CARGO_NET_OFFLINE", "true");
    let (out, err) = (package.join("out.txt"), package.join("err.txt"));
    command.stdin(Stdio::null()).stdout(fs::File::create(&out).unwrap()).stderr(fs::File::create(&err).unwrap());
    let mut child = command.spawn().unwrap();
    let end = Instant::now() + PATIENCE;
    let status = loop {
        match child.try_wait().unwrap() {
            Some(status) => break status,
            None if Instant::now() > end => {
                child.kill().unwrap();
                child.wait().unwrap();
                return Err("it did not end".to_owned());
            }
            None => thread::sleep(Duration::from_millis(5)),
        }
    };
    let said = [out, err].map(|path| String::from_utf8_lossy(&fs::read(path).unwrap()).into_owned());
    let raw = |c: char| (c.is_control() && c != '\n') || ('\u{202a}'..='\u{202e}').contains(&c);
    match status.code() {
        None => Err(format!("it was ended by signal {:?}: {}", status.signal(), said[1])),
        Some(0) if !may_succeed => Err(format!("it succeeded: {}", said[0])),
        Some(0..=3) if said.iter().any(|text| text.contains(raw)) => Err(format!("it printed {said:?}")),
        Some(1..=3) if said.iter().all(|text| text.trim().is_empty()) => Err("it said nothing".to_owned()),
        Some(0..=3) if said[1].contains("panicked") => Err(said[1].clone()),
        Some(0..=3) => Ok(()),
        Some(other) => Err(format!("exit code {other}: {}", said[1])),
    }
}
