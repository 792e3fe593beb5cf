//! Counts of before and of now go in, what became of each lookup comes out.

use std::fmt::{self, Write};
use std::{fs, io};

/// Where the counts are.
const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/counts.txt");
/// The command that writes them.
const RECORD: &str = "cargo run --release --manifest-path bench/Cargo.toml -p counts -- --record";
/// A lookup may take so much more without being told of.
const TOLERANCE: f64 = 1.1;
/// Out of another compiler comes other code. There a lookup may take so much more than lookups in the middle do, and those so
/// much more than before.
const TOLERANCE_OF_OTHERS: f64 = 1.5;

/// Instructions of lookups, and the compiler that made them.
pub(crate) struct Recorded {
    pub(crate) compiler: String,
    /// What is looked up, and how many instructions that takes.
    pub(crate) counts: Vec<(String, f64)>,
}

/// How the counts of now are, seen from those of before.
pub(crate) struct Comparison {
    /// The compiler of before, if it was another.
    other_compiler: Option<String>,
    lines: Vec<String>,
    slower: Vec<String>,
    unknown: Vec<String>,
}

impl Recorded {
    /// Reads the file.
    pub(crate) fn read() -> io::Result<Self> {
        let text = fs::read_to_string(FILE)?;
        let mut lines = text.lines().filter(|line| !line.starts_with('#'));
        let compiler = lines.next().unwrap_or_default().to_owned();
        let count = |line: &str| {
            let (case, count) = line.rsplit_once(": ")?;
            Some((case.to_owned(), count.parse().ok()?))
        };
        Ok(Self { compiler, counts: lines.filter_map(count).collect() })
    }

    /// Writes the file.
    pub(crate) fn write(&self) -> io::Result<()> {
        let mut text = format!(
            "# Instructions of a lookup, counted by callgrind. To record them anew:\n# {RECORD}\n{}\n",
            self.compiler
        );
        for (case, count) in &self.counts {
            // To write to a text cannot fail.
            let _ = writeln!(text, "{case}: {count:.2}");
        }
        fs::write(FILE, text)
    }

    /// What became of these counts.
    pub(crate) fn compare(&self, now: &Self) -> Comparison {
        let other_compiler = (self.compiler != now.compiler).then(|| self.compiler.clone());
        let mut comparison = Comparison { other_compiler, lines: Vec::new(), slower: Vec::new(), unknown: Vec::new() };
        let before = |case: &str| self.counts.iter().find(|(known, _)| known == case).map(|(_, count)| *count);
        let ratio = |(case, count): &(String, f64)| Some(count / before(case)?);
        let mut ratios: Vec<f64> = now.counts.iter().filter_map(ratio).collect();
        ratios.sort_by(f64::total_cmp);
        let (middle, tolerance) = match comparison.other_compiler {
            Some(_) => (ratios.get(ratios.len() / 2).copied().unwrap_or(1.0), TOLERANCE_OF_OTHERS),
            None => (1.0, TOLERANCE),
        };
        if middle > TOLERANCE_OF_OTHERS {
            comparison.slower.push(format!("lookups in the middle: {middle:.2} times as many instructions as before"));
        }
        for (case, count) in &now.counts {
            let Some(before) = before(case) else {
                comparison.unknown.push(format!("{case}: {count:.2} instructions, and none are recorded"));
                continue;
            };
            comparison.lines.push(format!("{case}: {count:.2} ({:+.1} %)", (count / before - 1.0) * 100.0));
            if *count > before * middle * tolerance {
                comparison.slower.push(format!("{case}: {count:.2} instructions, {before:.2} before"));
            }
        }
        for (case, _) in self.counts.iter().filter(|(case, _)| now.counts.iter().all(|(known, _)| known != case)) {
            comparison.unknown.push(format!("{case}: is recorded, and no longer looked up"));
        }
        comparison
    }
}

impl Comparison {
    /// Whether a lookup has become too slow, or the record is of other lookups.
    pub(crate) fn fails(&self) -> bool {
        !(self.slower.is_empty() && self.unknown.is_empty())
    }
}

impl fmt::Display for Comparison {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for line in &self.lines {
            writeln!(f, "{line}")?;
        }
        if !(self.slower.is_empty() && self.unknown.is_empty()) {
            writeln!(f, "\nlookups that take too many more instructions than recorded, or are not those recorded:")?;
            for line in self.slower.iter().chain(&self.unknown) {
                writeln!(f, "  {line}")?;
            }
            writeln!(f, "if that is meant, record it: {RECORD}")?;
        }
        if let Some(compiler) = &self.other_compiler {
            writeln!(f, "\nheld by their ratios only: they were recorded with {compiler}, and this is {}", crate::COMPILER)?;
        }
        Ok(())
    }
}
