//! Prints, as Markdown, how many times faster a response is read and judged than its body becomes a plain
//! `serde_json::Value`: `cargo run --release --manifest-path bench/Cargo.toml -p reading`.
//!
//! Both contestants run in one binary, in turns, on the same bodies, and the time for which the thread had the processor
//! counts. A ratio is the median of the ratios of single rounds, with the range of their middle half: trust it rather
//! than the nanoseconds, which depend on the machine.

use std::hint::black_box;

use reading::bodies::{Group, large, malformed, real};
use reading::hostile;
use reading::turns::{Ratio, compare};

/// How often the contestants take turns.
const ROUNDS: usize = 21;
/// The size of the smaller of two hostile bodies: both should be beyond the nearest cache.
const SMALL: usize = 256 << 10;
/// What twice the size may cost. In quadratic time it would cost four times as much.
const DOUBLE: f64 = 3.0;

fn main() {
    for (title, groups) in [("Real bodies", real()), ("Malformed bodies", malformed()), ("Large bodies", large())] {
        println!("### {title}\n");
        println!("| bodies | bytes | ours, ns | value, ns | value ÷ ours | middle half | goal | |");
        println!("|---|---|---|---|---|---|---|---|");
        groups.iter().for_each(against_value);
        println!();
    }
    println!("### Twice the size\n");
    println!("| hostile bodies of {} KiB | ours, µs | twice the size ÷ once | middle half | |", SMALL >> 10);
    println!("|---|---|---|---|---|");
    for ((name, small), (_, large)) in hostile::bodies(SMALL).iter().zip(hostile::bodies(2 * SMALL)) {
        let ratio = compare(
            ROUNDS,
            &|| {
                black_box(&small.finding());
            },
            &|| {
                black_box(&large.finding());
            },
        );
        let Ratio { median, quartiles: (low, high), times } = ratio;
        let name = format!("{name}, {}", small.provider.name);
        println!(
            "| {name} | {:.0} | {median:.2} | {low:.2}–{high:.2} | {} |",
            times.0 / 1e3,
            verdict(median <= DOUBLE)
        );
    }
}

/// Prints the row of one group; times are those of one body.
fn against_value(group: &Group) {
    let Group { title, goal, calls } = group;
    let ours = || {
        calls.iter().for_each(|call| {
            black_box(&call.finding());
        })
    };
    let value = || {
        calls.iter().for_each(|call| {
            black_box(&call.value());
        })
    };
    let Ratio { median, quartiles: (low, high), times } = compare(ROUNDS, &ours, &value);
    let len = calls.len() as f64;
    let bytes = calls.iter().map(|call| call.body.len()).sum::<usize>() as f64 / len;
    let (first, second) = (times.0 / len, times.1 / len);
    let verdict = verdict(median >= *goal);
    println!(
        "| {title} | {bytes:.0} | {first:.0} | {second:.0} | {median:.2} | {low:.2}–{high:.2} | {goal} | {verdict} |"
    );
}

fn verdict(holds: bool) -> &'static str {
    if holds { "holds" } else { "falls short" }
}
