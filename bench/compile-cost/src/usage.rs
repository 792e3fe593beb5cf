//! A command goes in; what it and all that it started used of the machine comes out.
//!
//! The kernel adds up what a process's children have used, and gives of their memory the most. So each command is run
//! by this program once more, which has no other child and says at its end what that one used.

use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};

use nix::sys::resource::{Resource, UsageWho, getrusage, setrlimit};

/// The word on the command line that makes this program measure another.
pub const METER: &str = "--meter";

/// CPU seconds after which a command is stopped: what it would take in the end tells no more.
const LIMIT: u64 = 60;

/// What a command used.
#[derive(Clone, Copy, Debug)]
pub struct Usage {
    /// CPU seconds, user and system, of all its threads and children.
    pub seconds: f64,
    /// The most memory that one process held, in MB.
    pub megabytes: f64,
    /// Whether it was stopped before it was done.
    pub stopped: bool,
}

/// Runs a command in silence. `scratch` is a folder for the meter's own note.
///
/// # Errors
///
/// What it printed, if it fails for another reason than the limit.
pub fn measure(command: &Command, scratch: &Path) -> Result<Usage, String> {
    let note = scratch.join("usage.txt");
    let _ = fs::remove_file(&note);
    let mut meter = Command::new(std::env::current_exe().map_err(|error| error.to_string())?);
    meter.arg(METER).arg(&note).arg(command.get_program()).args(command.get_args());
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => meter.env(name, value),
            None => meter.env_remove(name),
        };
    }
    if let Some(folder) = command.get_current_dir() {
        meter.current_dir(folder);
    }
    let output = meter.stdin(Stdio::null()).output().map_err(|error| error.to_string())?;
    let usage = fs::read_to_string(&note).ok().and_then(|note| parse(&note));
    let usage = usage.ok_or_else(|| format!("`{command:?}` was not measured"))?;
    if usage.stopped || output.status.success() {
        Ok(usage)
    } else {
        Err(format!("`{command:?}` failed:\n{}", String::from_utf8_lossy(&output.stderr)))
    }
}

/// The meter: runs the command in `arguments`, which follow the path of the note.
pub fn meter(arguments: &[String]) -> ExitCode {
    let [note, program, arguments @ ..] = arguments else { return ExitCode::from(2) };
    let limited = setrlimit(Resource::RLIMIT_CPU, LIMIT, LIMIT).is_ok();
    let status = Command::new(program).args(arguments).status();
    let (Ok(status), Ok(used), true) = (status, getrusage(UsageWho::RUSAGE_CHILDREN), limited) else {
        return ExitCode::from(2);
    };
    let seconds = [used.user_time(), used.system_time()].map(|time| time.tv_sec() as f64 + time.tv_usec() as f64 / 1e6);
    let seconds: f64 = seconds.iter().sum();
    // The limit counts by the clock's ticks, and may stop a process a little before its time is up.
    let stopped = status.code().is_none() && seconds >= LIMIT as f64 * 0.9;
    match fs::write(note, format!("{seconds} {} {stopped}", used.max_rss())) {
        Ok(()) if status.success() => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}

/// Reads the meter's note.
fn parse(note: &str) -> Option<Usage> {
    let mut words = note.split(' ');
    let seconds = words.next()?.parse().ok()?;
    let kibibytes: f64 = words.next()?.parse().ok()?;
    Some(Usage { seconds, megabytes: kibibytes * 1024.0 / 1e6, stopped: words.next()? == "true" })
}
