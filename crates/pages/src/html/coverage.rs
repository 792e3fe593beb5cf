//! A provider in, out how much of what its codes say is stated, inferred or silent, as bars.

use super::markup::Markup;
use crate::wording::coverage::{self, Coverage};
use codetable_model::catalog::Provider;
use serde::Serialize;

/// The kinds of evidence, in the order of [`Coverage::counts`]; each is a class of the style sheet.
const KINDS: [&str; 5] = ["stated", "inferred", "registered", "declared", "silent"];

/// A bar: how many facts of a kind have which basis.
#[derive(Debug, Serialize)]
pub(super) struct Bar {
    name: Markup,
    counts: [usize; 5],
    parts: Vec<Part>,
}

/// A part of a bar, in thousandths of its length.
#[derive(Debug, Serialize)]
struct Part {
    kind: &'static str,
    from: usize,
    length: usize,
}

/// A bar for all facts, and one for every kind.
pub(super) fn bars(provider: &Provider) -> Vec<Bar> {
    let kinds = coverage::of(provider);
    let mut all = Coverage::default();
    for (_, coverage) in &kinds {
        all += *coverage;
    }
    if all == Coverage::default() {
        return Vec::new();
    }
    let total = bar(Markup::either("All facts".into(), "모든 사실".into()), all);
    let kinds = kinds.into_iter().map(|(topic, coverage)| bar(Markup::ours(|language| topic.name(language)), coverage));
    std::iter::once(total).chain(kinds).collect()
}

fn bar(name: Markup, coverage: Coverage) -> Bar {
    let counts = coverage.counts();
    let sum = counts.iter().sum::<usize>().max(1);
    let mut parts = Vec::new();
    let mut before = 0;
    for (kind, count) in KINDS.into_iter().zip(counts) {
        let [from, to] = [before, before + count].map(|part| part * 1000 / sum);
        if to > from {
            parts.push(Part { kind, from, length: to - from });
        }
        before += count;
    }
    Bar { name, counts, parts }
}
