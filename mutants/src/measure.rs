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
use crate::process::{self, Ended, run};
use crate::report;

/// A program of tests.
pub struct Program {
    binary: Binary,
    /// Those that pass without a mutant.
    tests: Vec<Test>,
    /// How many mutants it has killed.
    kills: AtomicU32,
    /// Two runs of it would write into the same folder.
    turn: Mutex<()>,
}

/// A test that passes without a mutant.
struct Test {
    name: String,
    /// How long it takes by itself.
    time: Duration,
    /// The mutants that it comes across.
    reached: HashSet<u32>,
}

/// What a program has to run for a mutant.
struct Wanted<'a> {
    program: &'a Program,
    /// The tests that come across the mutant.
    tests: Vec<&'a str>,
    /// How long they take together.
    time: Duration,
}

impl<'a> Wanted<'a> {
    /// None where no test comes across the mutant.
    fn of(program: &'a Program, mutant: &Mutant) -> Option<Wanted<'a>> {
        let tests = || program.tests.iter().filter(|test| test.reached.contains(&mutant.number));
        let wanted = Wanted {
            program,
            tests: tests().map(|test| &*test.name).collect(),
            time: tests().map(|test| test.time).sum(),
        };
        (!wanted.tests.is_empty()).then_some(wanted)
    }

    /// How many kills a second may be expected.
    fn promise(&self) -> f64 {
        f64::from(self.program.kills.load(Relaxed) + 1) / (self.time.as_secs_f64() + 0.02)
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

/// Runs every test once without a mutant, by itself, and notes which mutants it comes across. One that fails is left out.
pub fn first_run(mut binaries: Vec<Binary>, target: &Path) -> Result<Vec<Program>, String> {
    let notes = target.join("reached");
    fs::create_dir_all(&notes).map_err(|error| error.to_string())?;
    binaries.retain(|binary| binary.name != BUILDS);
    let mut tests = Vec::new();
    for (at, binary) in binaries.iter().enumerate() {
        tests.extend(process::tests(&binary.path)?.into_iter().map(|name| (at, name)));
    }
    let ran = each(&tests, |turn, (at, name)| {
        let binary = &binaries[*at];
        let list = notes.join(turn.to_string());
        fs::write(&list, "").map_err(|error| error.to_string())?;
        let reached = ("MUTANTS_REACHED", list.to_str().ok_or("the target folder's name is no text")?);
        let ended = run(&binary.path, &binary.folder, &[name], reached, LONGEST)?;
        let bytes = fs::read(&list).map_err(|error| error.to_string())?;
        let numbers = bytes.chunks_exact(4).map(|bytes| u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]));
        Ok((ended, numbers.collect::<HashSet<u32>>()))
    })?;
    let mut programs: Vec<_> = binaries
        .into_iter()
        .map(|binary| Program { binary, tests: Vec::new(), kills: AtomicU32::new(0), turn: Mutex::new(()) })
        .collect();
    for ((at, name), (ended, reached)) in tests.into_iter().zip(ran) {
        let program = &mut programs[at];
        match ended {
            Ended::Passed(time) => program.tests.push(Test { name, time, reached }),
            Ended::Failed => eprintln!("left out, for it fails without a mutant: {} {name}", program.binary.name),
            Ended::Late => eprintln!("left out, for it takes too long: {} {name}", program.binary.name),
        }
    }
    for Program { binary, tests, .. } in &programs {
        let time: Duration = tests.iter().map(|test| test.time).sum();
        eprintln!("{:6.2} s {:4} tests: {}", time.as_secs_f64(), tests.len(), binary.name);
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
        let mut waiting: Vec<_> = programs.iter().filter_map(|program| Wanted::of(program, mutant)).collect();
        let reached = !waiting.is_empty();
        let killed = is_killed(mutant, &mut waiting)?;
        let came = if killed { "killed" } else { "survives" };
        eprintln!("{:4} of {}: {came}: {}", turn + 1, drawn.len(), report::place(mutant));
        Ok(Tried { mutant, reached, killed })
    })
}

/// Whether one of the programs notices: the most promising of those that are free, and then the next.
fn is_killed(mutant: &Mutant, waiting: &mut Vec<Wanted<'_>>) -> Result<bool, String> {
    let number = mutant.number.to_string();
    while !waiting.is_empty() {
        waiting.sort_by(|one, other| other.promise().total_cmp(&one.promise()));
        let free = waiting.iter().position(|wanted| wanted.program.turn.try_lock().is_ok()).unwrap_or(0);
        let Wanted { program, tests, time } = waiting.remove(free);
        let _turn = program.turn.lock();
        let limit = Duration::from_secs(10) + time * 6;
        let binary = &program.binary;
        if !matches!(run(&binary.path, &binary.folder, &tests, ("MUTANT", &number), limit)?, Ended::Passed(_)) {
            program.kills.fetch_add(1, Relaxed);
            return Ok(true);
        }
    }
    Ok(false)
}
