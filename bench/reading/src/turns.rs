//! Two contestants go in, how their times compare comes out.

use std::hint::black_box;

use rustix::time::{ClockId, clock_gettime};

/// How long a turn should take, in nanoseconds: so short that a busy machine seldom interrupts one.
const TURN: f64 = 200e3;
/// How many turns each contestant has in a round; the quickest counts.
const TURNS: usize = 3;

/// The ratio of two times, by single rounds.
pub struct Ratio {
    /// The median.
    pub median: f64,
    /// The middle half of all rounds lies between these.
    pub quartiles: (f64, f64),
    /// The median time of one run of each contestant, in nanoseconds.
    pub times: (f64, f64),
}

/// Lets two contestants take turns, and compares how long each takes: the time of the second, divided by the first's.
pub fn compare(rounds: usize, first: &dyn Fn(), second: &dyn Fn()) -> Ratio {
    let runs = [runs(first), runs(second)];
    let mut times: Vec<(f64, f64)> = (0..rounds)
        .map(|_| {
            (0..TURNS).fold((f64::INFINITY, f64::INFINITY), |quickest, _| {
                let times = (time(first, runs[0]), time(second, runs[1]));
                (quickest.0.min(times.0), quickest.1.min(times.1))
            })
        })
        .collect();
    let mut ratios: Vec<f64> = times.iter().map(|(first, second)| second / first).collect();
    ratios.sort_by(f64::total_cmp);
    let at = |quarter: usize| ratios[(ratios.len() - 1) * quarter / 4];
    let mut median = |key: fn(&(f64, f64)) -> f64| {
        times.sort_by(|one, other| key(one).total_cmp(&key(other)));
        key(&times[times.len() / 2])
    };
    Ratio { median: at(2), quartiles: (at(1), at(3)), times: (median(|it| it.0), median(|it| it.1)) }
}

/// The time of one run, in nanoseconds for which the thread had the processor.
fn time(contestant: &dyn Fn(), runs: u32) -> f64 {
    let start = now();
    for _ in 0..runs {
        black_box(contestant)();
    }
    (now() - start) / f64::from(runs)
}

fn now() -> f64 {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    time.tv_sec as f64 * 1e9 + time.tv_nsec as f64
}

/// How many runs make a turn.
fn runs(contestant: &dyn Fn()) -> u32 {
    let once = (0..5).map(|_| time(contestant, 1)).fold(f64::INFINITY, f64::min);
    (TURN / once.max(1.0)).ceil() as u32
}
