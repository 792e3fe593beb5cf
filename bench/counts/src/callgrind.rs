//! This program goes in, the instructions of each of its lookups come out.

use std::error::Error;
use std::process::Command;
use std::{env, fs};

/// Runs this program under callgrind, which begins a new file after each list of lookups. Gives, for each list, what was
/// looked up and the instructions of one lookup.
pub(crate) fn count() -> Result<Vec<(String, f64)>, Box<dyn Error>> {
    let folder = env::temp_dir().join(format!("counts-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    let counts = watch(&folder);
    fs::remove_dir_all(&folder)?;
    counts
}

fn watch(folder: &std::path::Path) -> Result<Vec<(String, f64)>, Box<dyn Error>> {
    let run = Command::new("valgrind")
        .args(["--tool=callgrind", "--toggle-collect=counts::case::look_up", "--dump-after=counts::case::look_up"])
        .arg(format!("--callgrind-out-file={}/out", folder.display()))
        .arg(env::current_exe()?)
        .arg("--look-up")
        .output()
        .map_err(|error| format!("valgrind does not run, install it: {error}"))?;
    if !run.status.success() {
        return Err(format!("valgrind fails: {}", String::from_utf8_lossy(&run.stderr)).into());
    }
    let mut counts = Vec::new();
    for (line, number) in String::from_utf8(run.stdout)?.lines().zip(1..) {
        let (case, lookups) = line.rsplit_once("; ").ok_or("a case without a number of lookups")?;
        let instructions = total(&fs::read_to_string(folder.join(format!("out.{number}")))?)?;
        counts.push((case.to_owned(), instructions / lookups.parse::<f64>()?));
    }
    Ok(counts)
}

/// The number in the line `totals: 12345` of a file of callgrind.
fn total(file: &str) -> Result<f64, Box<dyn Error>> {
    let total =
        file.lines().find_map(|line| line.strip_prefix("totals: ")).ok_or("a file of callgrind without totals")?;
    Ok(total.trim().parse()?)
}
