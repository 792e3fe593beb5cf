//! Every cut and many changes of a byte, of every code's fixture and so of every example of the documents: a finding
//! each time, and never a code that does not stand there.
//!
//! A byte of a code is changed to every other ASCII character, one elsewhere to those that mean something to JSON, to
//! UTF-8 or to a number. `MUTATIONS=all cargo test --release --all-features --test mutations` changes each byte to all
//! 255 others, which takes too long without optimisation.
#![cfg(all(feature = "http_status", feature = "inspect"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

use std::collections::BTreeSet;
use std::ops::Range;
use std::thread::{self, ScopedJoinHandle};

use codetable::inspect::{Finding, inspect};
use codetable::response::Response;
use codetable::{Row, TABLES};

/// Bytes that begin, end or break something.
const TELLING: &[u8] = b"\"\\{}[],:0-. \n\xc3\xff";

/// A code, and a response that carries it and is read without a complaint.
struct Sample {
    row: Row,
    status: u16,
    body: String,
}

/// Every fixture with a body. Every example of the documents is one.
fn samples() -> Vec<Sample> {
    let fixtures = TABLES.iter().flat_map(|table| table.rows()).map(Row::fixture);
    let samples = fixtures.map(|it| Sample { row: it.row(), status: it.status(), body: it.body().to_owned() });
    let samples: Vec<Sample> = samples.filter(|sample| !sample.body.is_empty()).collect();
    assert!(samples.len() > 50 || !cfg!(feature = "default"));
    samples
}

impl Sample {
    /// What is found in its response with another body, held to what every finding of it must be.
    fn found<'b>(&self, body: &'b [u8]) -> Finding<'b> {
        let finding = inspect(self.row.table().provider, Response::new(self.status).body(body));
        assert_eq!(finding.http_status(), Some(self.status));
        for row in rows(&finding) {
            assert!(stands_in(row, body), "`{row}` does not stand in {}", String::from_utf8_lossy(body));
        }
        finding
    }

    /// The bytes of the code.
    fn code(&self) -> Range<usize> {
        let code = self.row.code();
        let start = self.body.find(code).unwrap();
        start..start + code.len()
    }

    /// Changes every byte to others, one at a time; how many changes there were.
    fn change(&self, to_all: bool) -> usize {
        let code = self.code();
        let mut body = self.body.clone().into_bytes();
        let mut changes = 0;
        for place in 0..body.len() {
            let byte = body[place];
            let others: Vec<u8> = match (to_all, code.contains(&place)) {
                (true, _) => (0..=u8::MAX).collect(),
                (_, true) => (0..=0x7f).collect(),
                _ => TELLING.iter().copied().chain([byte ^ 1]).collect(),
            };
            for other in others.into_iter().filter(|other| *other != byte) {
                body[place] = other;
                self.found(&body);
                changes += 1;
            }
            body[place] = byte;
        }
        changes
    }
}

/// The listed codes of the whole and of all that it lists.
fn rows(finding: &Finding<'_>) -> Vec<Row> {
    let problems = finding.errors().iter().chain(finding.warnings()).chain([finding.problem()]);
    problems.filter_map(|problem| problem.row()).collect()
}

/// The codes of the whole and of all that it lists, listed or not.
fn codes<'f>(finding: &'f Finding<'_>) -> BTreeSet<&'f str> {
    let problems = finding.errors().iter().chain(finding.warnings()).chain([finding.problem()]);
    problems.filter_map(|problem| problem.code_text()).collect()
}

/// Whether a code stands in a body as a whole value: in quotes or at the end of a URI, or as a number that ends there.
fn stands_in(row: Row, body: &[u8]) -> bool {
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'+');
    row.aliases().iter().chain([&row.code()]).any(|code| {
        body.windows(code.len()).enumerate().any(|(start, window)| {
            let before = body[..start].last();
            let after = &body[start + code.len()..];
            window == code.as_bytes()
                && match (before, after.first()) {
                    (Some(b'"' | b'/'), Some(b'"')) => true,
                    // An integer may have a fraction of zeros.
                    (Some(_), Some(b'.')) => {
                        after[1..].iter().find(|byte| **byte != b'0').is_some_and(|byte| !is_part(byte))
                    }
                    (Some(before), Some(after)) => !is_part(before) && !is_part(after),
                    _ => false,
                }
        })
    })
}

#[test]
fn no_cut_invents_a_code() {
    for sample in samples() {
        let body = sample.body.as_bytes();
        let whole = sample.found(body);
        assert_eq!(whole.notes().count(), 0);
        for end in 0..body.len() {
            let cut = sample.found(&body[..end]);
            let (fewer, all) = (codes(&cut), codes(&whole));
            assert!(fewer.is_subset(&all), "{fewer:?} in {:?}", &sample.body.get(..end));
            // A success may be without a body.
            assert!(end == 0 || cut.notes().next().is_some(), "{:?}", &sample.body.get(..end));
            assert_eq!(format!("{cut:?}"), format!("{:?}", *cut.clone().into_owned()));
        }
    }
}

/// Nor where the body is one of several records, or stands in other text.
#[test]
fn no_cut_of_what_holds_a_body_invents_a_code() {
    for sample in samples() {
        let line = sample.body.replace('\n', " ");
        for body in [
            format!("{{\"id\":1}}\n\0{}\n", sample.body),
            format!("[{},{{\"id\":1}}]", sample.body),
            format!("event: x\ndata: {line}\n\ndata: {{}}\n\n"),
            format!("400 Bad Request: \"{}\"", sample.body),
            serde_json::Value::from(sample.body.as_str()).to_string(),
        ] {
            let provider = sample.row.table().provider;
            let found = |end| inspect(provider, Response::new(sample.status).body(&body[..end]));
            let whole = found(body.len());
            assert!(codes(&whole).contains(sample.row.code()), "{body}");
            for end in (0..body.len()).filter(|end| body.is_char_boundary(*end)) {
                let cut = found(end);
                assert!(codes(&cut).is_subset(&codes(&whole)), "{cut:?} in {:?}", &body[..end]);
            }
        }
    }
}

#[test]
fn no_change_of_a_byte_invents_a_code() {
    let to_all = std::env::var("MUTATIONS").is_ok_and(|which| which == "all");
    let samples = samples();
    let (even, odd): (Vec<_>, Vec<_>) = samples.iter().enumerate().partition(|(place, _)| place % 2 == 0);
    let changes: usize = thread::scope(|scope| {
        let change = |half: Vec<(usize, &Sample)>| half.into_iter().map(|(_, sample)| sample.change(to_all)).sum();
        let halves: [ScopedJoinHandle<'_, usize>; 2] = [even, odd].map(|half| scope.spawn(move || change(half)));
        halves.map(|half| half.join().unwrap()).iter().sum()
    });
    println!("{changes} changes");
    assert!(changes > 100_000 || !cfg!(feature = "default"), "{changes} changes");
}
