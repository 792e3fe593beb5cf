//! Twice the codes are twice the work: held by counting what is allocated and written, which no busy machine changes.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

use allocation_counter::measure;
use codetable_compiler::rust;
use codetable_model::compile;
use codetable_model::source::Source;
use std::fmt::Write;

/// What it takes to compile a spec.
#[derive(Debug)]
struct Work {
    allocations: u64,
    bytes: u64,
    written: u64,
}

/// Compiles a spec of so many codes, each with texts, a status and a citation of its own, and each named by another.
fn work(codes: usize, key: &str, code: impl Fn(usize) -> String) -> Work {
    let mut spec = format!(
        "provider: case\nlanguage: ko\ntranslations: [en]\nsources: {{ guide: {{ file: guide.txt, sha256: {}, lines: 1000000 }} }}\n\
         tables:\n  errors:\n    enum: CaseError\n    key: {{ type: {key} }}\n    codes:\n",
        "0123456789abcdef".repeat(4)
    );
    let mut phrases = "phrases:\n".to_owned();
    for place in 0..codes {
        let _ = write!(
            spec,
            "      {}:\n        name: Case{place}\n        at: {}\n        status: {}\n        message: 오류 {place}\n        \
             recovery: {{ is: [[wait, retry]], at: {} }}\n        wait: {{ is: soon, because: nobody says when }}\n        \
             deprecated_by: {}\n",
            code(place),
            place + 1,
            520 + place % 80,
            place + 1,
            code((place + 1) % codes),
        );
        let _ = writeln!(phrases, "  오류 {place}: Error {place}");
    }
    let sources = [Source::new("specs/case.yaml", spec + &phrases)];
    let mut written = 0;
    let counted = measure(|| {
        let compilation = compile(&sources);
        assert!(compilation.is_clean(), "{:?}", compilation.diagnostics.first());
        written = rust::rust(&compilation.catalog).iter().map(|file| file.text.len() as u64).sum();
    });
    Work { allocations: counted.count_total, bytes: counted.bytes_total, written }
}

/// Fails unless four times the codes are about four times the work. What grows by doubling may end just beyond a power
/// of two, and the last tables of a search are larger than the first.
fn linear(key: &str, code: impl Fn(usize) -> String) {
    let (small, large) = (work(1_000, key, &code), work(4_000, key, &code));
    let times = |small: u64, large: u64| large as f64 / small as f64;
    let of = [
        times(small.allocations, large.allocations),
        times(small.bytes, large.bytes),
        times(small.written, large.written),
    ];
    assert!(of.iter().all(|times| (3.0..5.0).contains(times)), "{key}: {of:?} of {small:?} and {large:?}");
}

#[test]
fn four_times_the_texts_are_four_times_the_work() {
    linear("text", |place| format!("AREA.{}.{place}", place % 7));
}

#[test]
fn four_times_the_integers_are_four_times_the_work() {
    linear("i64", |place| (place * 7919).to_string());
}
