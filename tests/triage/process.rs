//! The program as others run it: what it answers while its input is open, and how it ends.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::mpsc;
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, SystemTime};

/// Only what hangs takes so long.
const PATIENCE: Duration = Duration::from_secs(60);

const GOOD: &str = r#"{"id":1,"provider":"kakao","status":503}"#;

/// The program, which stands beside this test. `cargo test --test` alone does not build it.
fn program() -> PathBuf {
    static BUILDING: Mutex<()> = Mutex::new(());
    let _alone = BUILDING.lock().unwrap_or_else(PoisonError::into_inner);
    let test = std::env::current_exe().unwrap();
    let program = test
        .parent()
        .and_then(Path::parent)
        .unwrap()
        .join("examples/triage")
        .with_extension(std::env::consts::EXE_EXTENSION);
    let written =
        |path: &Path| path.metadata().and_then(|metadata| metadata.modified()).unwrap_or(SystemTime::UNIX_EPOCH);
    let sources = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/triage")).unwrap();
    let changed = sources.map(|source| written(&source.unwrap().path())).max().unwrap();
    if written(&program) < changed {
        let profile: &[&str] = if cfg!(debug_assertions) { &[] } else { &["--release"] };
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(["build", "--quiet", "--offline", "--example", "triage", "--features", "inspect"]).args(profile);
        assert!(cargo.current_dir(env!("CARGO_MANIFEST_DIR")).status().unwrap().success());
    }
    program
}

fn start(arguments: &[&str]) -> Child {
    let mut command = Command::new(program());
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

/// What the program prints for all of an input.
fn run(arguments: &[&str], input: &str) -> (i32, String, String) {
    let mut child = start(arguments);
    // A program that was called in a wrong way reads nothing.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let Output { status, stdout, stderr } = child.wait_with_output().unwrap();
    (status.code().unwrap(), String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap())
}

#[test]
fn every_line_is_answered_before_the_next_is_there() {
    let mut child = start(&["--now", "1790000000"]);
    let mut input = child.stdin.take().unwrap();
    let output = BufReader::new(child.stdout.take().unwrap());
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || output.lines().try_for_each(|line| sender.send(line.unwrap())));
    let answered = || receiver.recv_timeout(PATIENCE).expect("an answer while the input is open");
    for number in 0..20 {
        // The next line may have begun, and what is there of it is no line.
        write!(input, "{{\"id\":{number},\"provider\":\"kakao\",\"status\":503}}\n{{\"provider\":").unwrap();
        input.flush().unwrap();
        assert!(answered().ends_with(&format!(",\"id\":{number}}}")));
        writeln!(input, "\"nobody\"}}").unwrap();
        assert!(answered().starts_with(&format!("{{\"line\":{},\"error\":\"`nobody`", 2 * number + 2)));
    }
    drop(input);
    assert_eq!(child.wait().unwrap().code(), Some(1));
}

#[test]
fn the_exit_status_tells_of_lines_that_could_not_be_taken() {
    let (code, output, complaint) = run(&[], &format!("{GOOD}\n\n{GOOD}"));
    assert_eq!((code, output.lines().count(), complaint.as_str()), (0, 2, ""));
    let (code, output, complaint) = run(&[], &format!("{GOOD}\n\nnot JSON\n{GOOD}\nneither\n"));
    assert_eq!((code, output.lines().count()), (1, 4));
    assert_eq!(complaint, "triage: 2 of 4 lines could not be taken, line 3 first\n");
    assert_eq!(run(&[], "").0, 0);
}

#[test]
fn help_is_no_error_and_a_wrong_call_is() {
    let (code, help, complaint) = run(&["--help"], "");
    assert_eq!((code, complaint.as_str()), (0, ""));
    for word in ["usage: triage", "--provider", "--now", "--help", "body_base64", "exit status"] {
        assert!(help.contains(word), "{word}: {help}");
    }
    assert!(help.lines().all(|line| line.len() <= 120));
    let (code, output, complaint) = run(&["--hlep"], GOOD);
    assert_eq!((code, output.as_str()), (2, ""));
    assert_eq!(complaint, "triage: there is no option `--hlep`; `triage --help` says what there is\n");
}

#[test]
fn a_default_provider_is_for_lines_that_name_none() {
    let input = "{\"status\":503}\n{\"provider\":\"meloming\",\"status\":503}";
    let (code, output, _) = run(&["--provider", "kakao"], input);
    let names: Vec<&str> = output.lines().filter_map(|line| line.split('"').nth(3)).collect();
    assert_eq!((code, names), (0, vec!["kakao", "meloming"]));
}

/// As `triage < file | head -n 1` does.
#[test]
fn a_reader_that_has_seen_enough_ends_it_quietly() {
    let mut child = start(&[]);
    let mut input = child.stdin.take().unwrap();
    let writing = thread::spawn(move || {
        // Until there is nobody who reads them.
        while input.write_all(format!("{GOOD}\n").repeat(1000).as_bytes()).is_ok() {}
    });
    let mut line = String::new();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    output.read_line(&mut line).unwrap();
    drop(output);
    assert_eq!(child.wait().unwrap().code(), Some(0));
    writing.join().unwrap();
    let mut complaint = String::new();
    child.stderr.take().unwrap().read_to_string(&mut complaint).unwrap();
    assert_eq!((complaint.as_str(), line.ends_with(",\"id\":1}\n")), ("", true));
}
