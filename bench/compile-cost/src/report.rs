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
    /// The library and the stack, a pair a round.
    pub cold: Vec<[Usage; 2]>,
    /// How many packages either builds.
    pub packages: [usize; 2],
}

/// What was measured at one size, a value a round.
pub struct Scale {
    /// The number of codes.
    pub size: usize,
    /// At opt-level 0, and optimised.
    pub compiler: Vec<[Usage; 2]>,
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

    fn compiler(&self, optimised: usize) -> f64 {
        median(self.compiler.iter().map(|usage| usage[optimised].seconds))
    }
}

impl Report {
    fn scale(&self, size: usize) -> Option<&Scale> {
        self.scales.iter().find(|scale| scale.size == size)
    }

    fn rustc(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "### rustc on generated code\n")?;
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
        writeln!(f)
    }

    fn compiler(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "### The compiler, and a rebuild\n")?;
        writeln!(f, "| codes | opt-level 0 | optimised | memory | rebuild, unchanged | rebuild, one line changed |")?;
        writeln!(f, "|---|---|---|---|---|---|")?;
        for scale in &self.scales {
            let memory = median(scale.compiler.iter().map(|usage| usage[0].megabytes));
            let rebuild = |changed: usize| match &scale.rebuilds[..] {
                [] => "–".to_owned(),
                rebuilds => format!("{:.2} s", median(rebuilds.iter().map(|usage| usage[changed].seconds))),
            };
            let (debug, release, same, changed) = (scale.compiler(0), scale.compiler(1), rebuild(0), rebuild(1));
            writeln!(f, "| {} | {debug:.2} s | {release:.2} s | {memory:.0} MB | {same} | {changed} |", scale.size)?;
        }
        writeln!(f)
    }

    fn cold(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "### Cold build\n\n| round | codetable | the stack | ratio |\n|---|---|---|---|")?;
        for (round, [ours, stack]) in (1..).zip(&self.cold) {
            let (ours, stack) = (ours.seconds, stack.seconds);
            writeln!(f, "| {round} | {ours:.1} s | {stack:.1} s | {:.2} |", ours / stack)?;
        }
        let [ours, stack] = self.packages;
        writeln!(f, "\nPackages: {ours} with the library, {stack} in the stack.\n")
    }

    /// Each target, with what was measured, and whether that meets it.
    fn targets(&self) -> Vec<(&'static str, String, bool)> {
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
                targets.push((what, format!("{ratio:.1} ×"), ratio >= target));
            }
            let memory = scale.of(Shape::Ours, |cost| cost.check.megabytes);
            let what = "10,000 codes: memory of rustc, check, ≤ 200 MB";
            targets.push((what, format!("{memory:.0} MB"), memory <= 200.0));
        }
        if let Some(seconds) = large.map(|scale| scale.compiler(0)) {
            targets.push(("10,000 codes: the compiler, ≤ 0.8 s", format!("{seconds:.2} s"), seconds <= 0.8));
            if let Some(vast) = self.scale(crate::VAST).map(|scale| scale.compiler(0)) {
                targets.push(("100,000 codes: the compiler, ≤ 10 s", format!("{vast:.1} s"), vast <= 10.0));
                let (what, growth) = ("ten times the codes: the compiler, ≤ 12 times the time", vast / seconds);
                targets.push((what, format!("{growth:.1} times"), growth <= 12.0));
            }
        }
        if !self.cold.is_empty() {
            let cold = median(self.cold.iter().map(|[ours, stack]| ours.seconds / stack.seconds));
            targets.push(("cold build ÷ the stack's, ≤ 0.4", format!("{cold:.2}"), cold <= 0.4));
        }
        targets
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.scales.iter().any(|scale| !scale.shapes.is_empty()) {
            self.rustc(f)?;
        }
        if !self.scales.is_empty() {
            self.compiler(f)?;
        }
        if !self.cold.is_empty() {
            self.cold(f)?;
        }
        writeln!(f, "### Targets\n\n| target | measured | |\n|---|---|---|")?;
        for (what, measured, holds) in self.targets() {
            writeln!(f, "| {what} | {measured} | {} |", if holds { "holds" } else { "falls short" })?;
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
