//! A program of tests and its time enter; how it ended leaves.

use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

/// How the tests of a program ended.
#[derive(Clone, Copy, PartialEq)]
pub enum Ended {
    /// Each passed, after so long.
    Passed(Duration),
    /// A test failed, or all of them ended at once.
    Failed,
    /// It was still running when its time was over.
    Late,
}

/// More memory than any test needs, in KiB: what grows without an end fails instead of taking the machine with it.
const MEMORY: &str = "ulimit -v 6000000; exec \"$0\" --test-threads=2 --exact \"$@\"";

/// Runs some tests of a program until one of them fails, and no longer than the limit.
pub fn run(
    program: &str,
    folder: &str,
    tests: &[&str],
    environment: (&str, &str),
    limit: Duration,
) -> Result<Ended, String> {
    let started = Instant::now();
    let mut child = Command::new("sh")
        .args(["-c", MEMORY, program])
        .args(tests)
        .current_dir(folder)
        .env(environment.0, environment.1)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .process_group(0)
        .spawn()
        .map_err(|error| format!("{program}: {error}"))?;
    let output = child.stdout.take().ok_or("no output")?;
    let (failed, heard) = mpsc::channel();
    let reader = thread::spawn(move || {
        let lines = BufReader::new(output).lines().map_while(Result::ok);
        // Its last words, if any, are of no interest: the first failure decides.
        lines.filter(|line| line.starts_with("test ") && line.ends_with("FAILED")).any(|_| failed.send(()).is_err());
    });
    let ended = match heard.recv_timeout(limit) {
        Ok(()) => Ended::Failed,
        Err(RecvTimeoutError::Timeout) => Ended::Late,
        Err(RecvTimeoutError::Disconnected) => match child.wait() {
            Ok(status) if status.success() => Ended::Passed(started.elapsed()),
            _ => Ended::Failed,
        },
    };
    end(&mut child);
    let _ = reader.join();
    Ok(ended)
}

/// The names of the tests in a program.
pub fn tests(program: &str) -> Result<Vec<String>, String> {
    let listed = Command::new(program).args(["--list", "--format=terse"]).output();
    let listed = listed.map_err(|error| format!("{program}: {error}"))?.stdout;
    let names = String::from_utf8_lossy(&listed);
    Ok(names.lines().filter_map(|line| line.strip_suffix(": test")).map(str::to_owned).collect())
}

/// Ends a program and everything it has started.
fn end(child: &mut Child) {
    let group = format!("-{}", child.id());
    let _ = Command::new("kill").args(["-9", "--", &group]).stderr(Stdio::null()).status();
    let _ = child.wait();
}
