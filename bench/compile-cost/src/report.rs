//! Measurements in, a report in Markdown out, with what holds of the targets and what falls short.

use std::fmt;

use crate::rustc::Cost;
use crate::shape::Shape;
use crate::usage::Usage;

/// Everything that was measured.
#[derive(Default)]
pub struct Report {
    /// Ascending.
    pub scales: Vec<Scale>,
    /// The library, its tables alone and the stack, once a round.
    pub cold: Vec<[Usage; 3]>,
    /// How many packages each builds.
    pub packages: [usize; 3],
}

/// What was measured at one size, a value a round.
pub struct Scale {
    /// The number of codes.
    pub size: usize,
    /// A plain catalogue at opt-level 0 and optimised, then one that is cited.
    pub compiler: Vec<[[Usage; 2]; 2]>,
    /// Every shape in turn.
    pub shapes: Vec<(Shape, Cost)>,
    /// Unchanged, and with a line changed.
    pub rebuilds: Vec<[Usage; 2]>,
}

impl Scale {
    /// Nothing measured yet.
    pub fn new(size: usize) -> Self {
        Self { size, compiler: Vec::new(), shapes: Vec::new(), rebuilds: Vec::new() }
    }

    /// The median over the rounds of a shape.
    fn of(&self, shape: Shape, value: impl Fn(&Cost) -> f64) -> f64 {
        median(self.shapes.iter().filter(|(of, _)| *of == shape).map(|(_, cost)| value(cost)))
    }

    /// The median over the rounds of a shape's value, divided by ours of the same round.
    fn ratio(&self, shape: Shape, value: impl Fn(&Cost) -> f64) -> f64 {
        let values = |shape| self.shapes.iter().filter(move |(of, _)| *of == shape).map(|(_, cost)| value(cost));
        median(values(shape).zip(values(Shape::Ours)).map(|(theirs, ours)| theirs / ours))
    }

    /// CPU seconds that a shape takes, checked and built.
    pub fn seconds(&self, shape: Shape) -> f64 {
        self.of(shape, |cost| cost.check.seconds + cost.release.seconds)
    }

    /// The median of what the compiler takes.
    fn compiler(&self, cited: usize, optimised: usize) -> f64 {
        median(self.compiler.iter().map(|usage| usage[cited][optimised].seconds))
    }
}

impl Report {
    fn scale(&self, size: usize) -> Option<&Scale> {
        self.scales.iter().find(|scale| scale.size == size)
    }

    fn rustc(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "\n### rustc on generated code\n")?;
        writeln!(f, "| codes | shape | check | release | memory | rlib |\n|---|---|---|---|---|---|")?;
        for scale in self.scales.iter().filter(|scale| !scale.shapes.is_empty()) {
            for shape in Shape::ALL {
                let seconds = |of: fn(&Cost) -> Usage| {
                    let stopped = scale.shapes.iter().any(|(is, cost)| *is == shape && of(cost).stopped);
                    let (more, seconds) = (if stopped { "> " } else { "" }, scale.of(shape, |cost| of(cost).seconds));
                    match shape {
                        Shape::Ours => format!("{seconds:.2} s"),
                        _ => {
                            format!("{more}{seconds:.2} s, {more}{:.1} ×", scale.ratio(shape, |cost| of(cost).seconds))
                        }
                    }
                };
                let (check, release) = (seconds(|cost| cost.check), seconds(|cost| cost.release));
                let memory = scale.of(shape, |cost| cost.check.megabytes.max(cost.release.megabytes));
                let rlib = scale.of(shape, |cost| cost.rlib.unwrap_or(f64::NAN));
                let rlib = if rlib.is_nan() { "–".to_owned() } else { format!("{rlib:.1} MB") };
                writeln!(f, "| {} | {shape} | {check} | {release} | {memory:.0} MB | {rlib} |", scale.size)?;
            }
        }
        Ok(())
    }

    fn compiler(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "\n### The compiler, and a rebuild\n")?;
        writeln!(
            f,
            "| codes | catalogue | opt-level 0 | optimised | memory | rebuild, unchanged | rebuild, one line changed |"
        )?;
        writeln!(f, "|---|---|---|---|---|---|---|")?;
        for scale in &self.scales {
            for (cited, name) in ["plain", "cited"].into_iter().enumerate() {
                let memory = median(scale.compiler.iter().map(|usage| usage[cited][0].megabytes));
                let rebuild = |changed: usize| match &scale.rebuilds[..] {
                    rebuilds if cited == 0 && !rebuilds.is_empty() => {
                        format!("{:.2} s", median(rebuilds.iter().map(|usage| usage[changed].seconds)))
                    }
                    _ => "–".to_owned(),
                };
                let (debug, release) = (scale.compiler(cited, 0), scale.compiler(cited, 1));
                let (same, changed) = (rebuild(0), rebuild(1));
                writeln!(
                    f,
                    "| {} | {name} | {debug:.2} s | {release:.2} s | {memory:.0} MB | {same} | {changed} |",
                    scale.size
                )?;
            }
        }
        Ok(())
    }

    fn cold(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "\n### Cold build\n\n| what is built | packages | each round | ÷ the stack |\n|---|---|---|---|")?;
        let names = ["codetable, default features", "codetable, its tables alone", "the stack"];
        for (at, name) in names.into_iter().enumerate() {
            let rounds: Vec<String> = self.cold.iter().map(|round| format!("{:.1} s", round[at].seconds)).collect();
            let (packages, rounds, ratio) = (self.packages[at], rounds.join(", "), self.cold_ratio(at));
            writeln!(f, "| {name} | {packages} | {rounds} | {ratio:.2} |")?;
        }
        Ok(())
    }

    /// The median over the rounds of a cold build, divided by the stack's of the same round.
    fn cold_ratio(&self, at: usize) -> f64 {
        median(self.cold.iter().map(|round| round[at].seconds / round[2].seconds))
    }

    /// Each target, with what was measured, and whether that meets it.
    fn targets(&self) -> Vec<(String, String, bool)> {
        let mut targets = Vec::new();
        let large = self.scale(10_000);
        if let Some(scale) = large.filter(|scale| !scale.shapes.is_empty()) {
            let [check, release] = [|cost: &Cost| cost.check.seconds, |cost: &Cost| cost.release.seconds];
            for (what, shape, value, target) in [
                ("10,000 codes: array of structs ÷ ours, check, ≥ 3", Shape::Structs, check, 3.0),
                ("10,000 codes: array of structs ÷ ours, release, ≥ 4", Shape::Structs, release, 4.0),
                ("10,000 codes: strum ÷ ours, check, ≥ 10", Shape::Strum, check, 10.0),
                ("10,000 codes: strum ÷ ours, release, ≥ 10", Shape::Strum, release, 10.0),
            ] {
                let ratio = scale.ratio(shape, value);
                targets.push((what.to_owned(), format!("{ratio:.1} ×"), ratio >= target));
            }
            let memory = scale.of(Shape::Ours, |cost| cost.check.megabytes);
            let what = "10,000 codes: memory of rustc, check, ≤ 200 MB";
            targets.push((what.to_owned(), format!("{memory:.0} MB"), memory <= 200.0));
        }
        if let Some(large) = large {
            let vast = self.scale(crate::VAST);
            for (cited, name) in ["plain", "cited"].into_iter().enumerate() {
                let seconds = large.compiler(cited, 0);
                let mut target = |what: String, unit: &str, value: f64, most: f64| {
                    targets.push((what, format!("{value:.2} {unit}"), value <= most));
                };
                target(format!("10,000 codes, {name}: the compiler, ≤ 0.8 s"), "s", seconds, 0.8);
                if let Some(vast) = vast.map(|scale| scale.compiler(cited, 0)) {
                    target(format!("100,000 codes, {name}: the compiler, ≤ 10 s"), "s", vast, 10.0);
                    let what = format!("ten times the codes, {name}: the compiler, ≤ 12 times the time");
                    target(what, "times", vast / seconds, 12.0);
                }
            }
        }
        if !self.cold.is_empty() {
            for (at, name) in ["default features", "tables alone"].into_iter().enumerate() {
                let cold = self.cold_ratio(at);
                targets.push((format!("cold build, {name} ÷ the stack's, ≤ 0.4"), format!("{cold:.2}"), cold <= 0.4));
            }
        }
        targets
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "### Targets\n")?;
        match &self.targets()[..] {
            [] => writeln!(f, "Not measured: they are of 10,000 codes and of cold builds.")?,
            targets => {
                writeln!(f, "| target | measured | |\n|---|---|---|")?;
                for (what, measured, holds) in targets {
                    writeln!(f, "| {what} | {measured} | {} |", if *holds { "holds" } else { "**falls short**" })?;
                }
            }
        }
        if self.scales.iter().any(|scale| !scale.shapes.is_empty()) {
            self.rustc(f)?;
        }
        if !self.scales.is_empty() {
            self.compiler(f)?;
        }
        if !self.cold.is_empty() {
            self.cold(f)?;
        }
        Ok(())
    }
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    match values.len() {
        0 => f64::NAN,
        len if len % 2 == 1 => values[len / 2],
        len => f64::midpoint(values[len / 2 - 1], values[len / 2]),
    }
}
