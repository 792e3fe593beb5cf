//! A provider in, out how much of what its codes say is stated, inferred or silent, as bars.

use super::markup::Markup;
use crate::page::coverage::{self, Coverage, sum};
use crate::words;
use codetable_model::catalog::Provider;
use codetable_model::words::BasisKind;
use serde::Serialize;

/// A bar: how many facts of a kind have which basis.
#[derive(Debug, Serialize)]
pub(super) struct Bar {
    name: Markup,
    counts: [usize; BasisKind::ALL.len()],
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
    let all = sum(&kinds);
    if all == Coverage::default() {
        return Vec::new();
    }
    let total = bar(Markup::ours(words::ALL_FACTS), all);
    let kinds = kinds.into_iter().map(|(topic, coverage)| bar(Markup::ours(topic.name()), coverage));
    std::iter::once(total).chain(kinds).collect()
}

fn bar(name: Markup, coverage: Coverage) -> Bar {
    let counts = coverage.0;
    let whole = counts.iter().sum::<usize>().max(1);
    let mut parts = Vec::new();
    let mut before = 0;
    for (kind, count) in BasisKind::ALL.into_iter().zip(counts) {
        let [from, to] = [before, before + count].map(|part| part * 1000 / whole);
        if to > from {
            parts.push(Part { kind: kind.word(), from, length: to - from });
        }
        before += count;
    }
    Bar { name, counts, parts }
}
