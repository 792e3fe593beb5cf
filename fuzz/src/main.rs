//! The laws without the coverage-guided fuzzer: inputs are held to them as they are, or changed at random; and the
//! inputs that fuzzing begins with are written.

mod mutate;
mod seeds;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use codetable_fuzz::{TARGETS, Target};

const USAGE: &str = "\
usage: codetable-fuzz replay TARGET PATH…           holds each file, and those of each folder, to the target's laws
       codetable-fuzz mutate TARGET SECONDS PATH…   the same for files that are changed at random
       codetable-fuzz seeds FOLDER                  writes what fuzzing begins with, a folder for each target";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words[..] {
        ["replay", name, ref paths @ ..] => target(name).map(|target| replay(target, paths)),
        ["mutate", name, seconds, ref paths @ ..] => target(name)
            .zip(seconds.parse().ok())
            .map(|(target, seconds)| mutate::mutate(target, Duration::from_secs(seconds), &inputs(paths)?)),
        ["seeds", folder] => Some(seeds::write(Path::new(folder))),
        _ => None,
    };
    match done {
        Some(Ok(message)) => {
            println!("{message}");
            ExitCode::SUCCESS
        }
        Some(Err(error)) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
        None => {
            let names = TARGETS.map(|(name, _)| name).join(", ");
            eprintln!("{USAGE}\ntargets: {names}");
            ExitCode::from(2)
        }
    }
}

fn target(name: &str) -> Option<Target> {
    TARGETS.into_iter().find(|(known, _)| *known == name)
}

/// Holds files to the laws of a target; the one that breaks them is named before.
fn replay((name, hold): Target, paths: &[&str]) -> io::Result<String> {
    let inputs = inputs(paths)?;
    for (path, input) in &inputs {
        eprintln!("{name}: {}", path.display());
        hold(input);
    }
    Ok(format!("{name}: {} inputs hold", inputs.len()))
}

/// Files and those of folders, each with its bytes, in the order of their names.
fn inputs(paths: &[&str]) -> io::Result<Vec<(PathBuf, Vec<u8>)>> {
    let mut files = Vec::new();
    for path in paths.iter().map(Path::new) {
        if path.is_dir() {
            for entry in fs::read_dir(path)? {
                files.push(entry?.path());
            }
        } else {
            files.push(path.to_owned());
        }
    }
    files.retain(|path| !path.is_dir());
    files.sort();
    files.into_iter().map(|path| fs::read(&path).map(|bytes| (path, bytes))).collect()
}
