//! Mutants and the programs of tests enter; which of a sample are noticed leaves.

use std::collections::HashSet;
use std::fs;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, AtomicUsize, Ordering::Relaxed};
use std::thread;
use std::time::Duration;

use crate::build::Binary;
use crate::find::Mutant;
use crate::process::{Ended, run};
use crate::report;

/// A program of tests that passes without a mutant.
pub struct Program {
    binary: Binary,
    /// How long it takes.
    time: Duration,
    /// The mutants that its tests come across.
    reached: HashSet<u32>,
    /// How many it has killed.
    kills: AtomicU32,
    /// Two runs of it would write into the same folder.
    turn: Mutex<()>,
}

impl Program {
    /// How many kills a second may be expected.
    fn promise(&self) -> f64 {
        f64::from(self.kills.load(Relaxed) + 1) / (self.time.as_secs_f64() + 0.02)
    }
}

/// A mutant of the sample, and what came of it.
pub struct Tried<'a> {
    /// The mutant.
    pub mutant: &'a Mutant,
    /// Whether any test comes across it.
    pub reached: bool,
    /// Whether a test failed or did not end.
    pub killed: bool,
}

/// The longest that a program may take without a mutant.
const LONGEST: Duration = Duration::from_secs(300);
/// Builds packages with the library in them: it takes minutes, and is about manifests.
const BUILDS: &str = "codetable fixtures";

/// As many at once as there are processors.
fn workers() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

/// Does something with each of the items, several at once.
fn each<T: Sync, R: Send>(items: &[T], what: impl Fn(usize, &T) -> Result<R, String> + Sync) -> Result<Vec<R>, String> {
    let (turns, done) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let next = || {
        let turn = turns.fetch_add(1, Relaxed);
        items.get(turn).map(|item| (turn, item))
    };
    thread::scope(|scope| {
        for _ in 0..workers() {
            scope.spawn(|| {
                while let Some((turn, item)) = next() {
                    let result = what(turn, item);
                    done.lock().unwrap_or_else(|it| it.into_inner()).push((turn, result));
                }
            });
        }
    });
    let mut done = done.into_inner().unwrap_or_else(|it| it.into_inner());
    done.sort_by_key(|(turn, _)| *turn);
    done.into_iter().map(|(_, result)| result).collect()
}

/// Runs every program once without a mutant, and notes which mutants it comes across. One that fails is left out.
pub fn first_run(mut binaries: Vec<Binary>, target: &Path) -> Result<Vec<Program>, String> {
    let notes = target.join("reached");
    fs::create_dir_all(&notes).map_err(|error| error.to_string())?;
    binaries.retain(|binary| binary.name != BUILDS);
    let ran = each(&binaries, |turn, binary| {
        let list = notes.join(turn.to_string());
        fs::write(&list, "").map_err(|error| error.to_string())?;
        let reached = ("MUTANTS_REACHED", list.to_str().ok_or("the target folder's name is no text")?);
        let ended = run(&binary.path, &binary.folder, reached, LONGEST)?;
        let bytes = fs::read(&list).map_err(|error| error.to_string())?;
        let numbers = bytes.chunks_exact(4).map(|bytes| u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]));
        Ok((ended, numbers.collect::<HashSet<u32>>()))
    })?;
    let mut programs = Vec::new();
    for (binary, (ended, reached)) in binaries.into_iter().zip(ran) {
        match ended {
            Ended::Passed(time) => {
                eprintln!("{:6.2} s {:6} mutants: {}", time.as_secs_f64(), reached.len(), binary.name);
                programs.push(Program { binary, time, reached, kills: AtomicU32::new(0), turn: Mutex::new(()) });
            }
            Ended::Failed => eprintln!("left out, for it fails without a mutant: {}", binary.name),
            Ended::Late => eprintln!("left out, for it takes too long: {}", binary.name),
        }
    }
    Ok(programs)
}

/// Tries some of the mutants, drawn by the seed.
pub fn try_sample<'a>(
    mutants: &[&'a Mutant],
    programs: &[Program],
    sample: usize,
    seed: u64,
) -> Result<Vec<Tried<'a>>, String> {
    let mut drawn = mutants.to_vec();
    fastrand::Rng::with_seed(seed).shuffle(&mut drawn);
    drawn.truncate(sample);
    each(&drawn, |turn, mutant| {
        let mut waiting: Vec<_> = programs.iter().filter(|program| program.reached.contains(&mutant.number)).collect();
        let reached = !waiting.is_empty();
        let killed = is_killed(mutant, &mut waiting)?;
        let came = if killed { "killed" } else { "survives" };
        eprintln!("{:4} of {}: {came}: {}", turn + 1, drawn.len(), report::place(mutant));
        Ok(Tried { mutant, reached, killed })
    })
}

/// Whether one of the programs notices: the most promising of those that are free, and then the next.
fn is_killed(mutant: &Mutant, waiting: &mut Vec<&Program>) -> Result<bool, String> {
    let number = mutant.number.to_string();
    while !waiting.is_empty() {
        waiting.sort_by(|one, other| other.promise().total_cmp(&one.promise()));
        let free = waiting.iter().position(|program| program.turn.try_lock().is_ok()).unwrap_or(0);
        let program = waiting.remove(free);
        let _turn = program.turn.lock();
        let limit = Duration::from_secs(10) + program.time * 6;
        if !matches!(run(&program.binary.path, &program.binary.folder, ("MUTANT", &number), limit)?, Ended::Passed(_)) {
            program.kills.fetch_add(1, Relaxed);
            return Ok(true);
        }
    }
    Ok(false)
}
