//! What was measured goes in, tables of Markdown come out.

use crate::contestant::Peer;
use crate::probe::Measure;
use crate::round::{Measured, Spread};
use crate::target::{Bound, TARGETS};

/// What we aim at, and a table for each measure.
pub fn markdown(sets: &[Measured]) -> String {
    let mut text = targets(sets);
    for (measure, title) in [
        (Measure::Hit, "Hits"),
        (Measure::Latency, "Latency of a hit"),
        (Measure::Cold, "Hits when the nearer caches hold something else"),
        (Measure::Near, "Near misses: a code with one byte changed, an integer next to a code"),
        (Measure::Random, "Random misses"),
        (Measure::Empty, "The empty text"),
        (Measure::Vast, "4 KiB that begin like a code"),
    ] {
        text += &table(sets, measure, title);
    }
    text + &tables(sets)
}

/// What we aim at, the worst of the sets, and those that fall short.
fn targets(sets: &[Measured]) -> String {
    let mut text =
        "### Targets\n\n| ratio | sets | target | | range | falls short |\n|---|---|---|---|---|---|\n".to_owned();
    for target in TARGETS {
        let outcomes = target.outcomes(sets);
        let short: Vec<_> = outcomes.iter().filter(|outcome| !outcome.holds).collect();
        let verdict = match (outcomes.is_empty(), short.is_empty()) {
            (true, _) => "not measured",
            (_, true) => "holds",
            (_, false) => "**falls short**",
        };
        let bound = match target.bound {
            Bound::AtLeast(times) => format!("≥ {times}"),
            Bound::AtMost(times) => format!("≤ {times}"),
        };
        let medians = || outcomes.iter().map(|outcome| outcome.ratio.median);
        let range = match (medians().min_by(f64::total_cmp), medians().max_by(f64::total_cmp)) {
            (Some(low), Some(high)) => format!("{} to {}", number(low), number(high)),
            _ => "–".to_owned(),
        };
        let short: Vec<_> =
            short.iter().map(|outcome| format!("{} {}", outcome.set.title, spread(outcome.ratio))).collect();
        let (what, sets, short) = (target.what, target.sets, short.join(", "));
        text += &format!("| {what} | {sets} | {bound} | {verdict} | {range} | {short} |\n");
    }
    text
}

/// One row a set, one column a contestant.
fn table(sets: &[Measured], measure: Measure, title: &str) -> String {
    let here = |peer: &Peer| sets.iter().any(|set| set.time(measure, *peer).is_some());
    let peers: Vec<Peer> = Peer::ALL.into_iter().filter(|peer| *peer != Peer::Phf).filter(here).collect();
    let heads: Vec<String> = peers.iter().map(ToString::to_string).collect();
    let mut text =
        format!("\n### {title}\n\n| codes | ns | {} |\n|---|{}\n", heads.join(" | "), "---|".repeat(heads.len() + 1));
    for set in sets {
        let Some(time) = set.time(measure, Peer::Table) else { continue };
        text += &format!("| {} | {:.2} |", set.title, time.median);
        for peer in &peers {
            let ratio = set.ratio(measure, Peer::Phf, *peer);
            let cell = match ratio {
                Some(ratio) if *peer == Peer::Table => {
                    format!("**{}** ({} to {})", number(ratio.median), number(ratio.low), number(ratio.high))
                }
                Some(ratio) => number(ratio.median),
                None => "–".to_owned(),
            };
            text += &format!(" {cell} |");
        }
        text.push('\n');
    }
    text
}

/// What our tables are.
fn tables(sets: &[Measured]) -> String {
    let rows: String = sets.iter().map(|set| format!("| {} | {} |\n", set.title, set.bound)).collect();
    format!("\n### Our tables\n\n| codes | table |\n|---|---|\n{rows}")
}

/// `6.1 (6.0 to 6.2)`
fn spread(spread: Spread) -> String {
    format!("{} ({} to {})", number(spread.median), number(spread.low), number(spread.high))
}

/// A number with two digits that matter, and no more than two decimals.
fn number(number: f64) -> String {
    match number {
        100.0.. => format!("{number:.0}"),
        2.0.. => format!("{number:.1}"),
        _ => format!("{number:.2}"),
    }
}
