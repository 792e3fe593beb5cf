//! What every code, status and form of a wait comes to, written down in `decisions/`: no answer changes unseen. Whoever
//! changes one reads the lines that differ as somebody who would be charged twice.
//!
//! `UPDATE=1 cargo test --all-features --test decisions` writes the files anew, and fails where they differed.
#![cfg(all(feature = "default", feature = "inspect"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

#[path = "golden/hold.rs"]
mod hold;

use std::fmt::Write;
use std::time::Duration;

use codetable::advice::{Advice, Idempotency, Wait};
use codetable::evidence::{Basis, Fact};
use codetable::inspect::inspect;
use codetable::provider::{Format, Header, HeaderRole, Provider};
use codetable::response::Response;
use codetable::{TABLES, TableKind};

/// 2026-09-21T14:13:20Z, in seconds since 1970.
const NOW: Duration = Duration::from_secs(1_790_000_000);

#[test]
fn of_every_code() {
    let mut text = String::new();
    for row in TABLES.iter().filter(|table| table.kind == TableKind::Errors).flat_map(|table| table.rows()) {
        let status = row.status().map_or_else(|| "-".to_owned(), |status| status.to_string());
        writeln!(text, "{} {} {status} {}", row.table().provider.name, row.code(), decided(row.advice())).unwrap();
    }
    hold::hold("tests/decisions/codes.txt", &text);
}

/// Of responses that have a status and nothing else; statuses with one answer stand on one line.
#[test]
fn of_every_status() {
    let mut text = String::new();
    for provider in providers() {
        let mut lines: Vec<(Vec<u16>, String)> = Vec::new();
        for status in 100..=599 {
            let finding = inspect(provider, Response::new(status));
            let line = format!("{} {}", finding.severity(), decided(finding.advice()));
            match lines.iter_mut().find(|(_, other)| *other == line) {
                Some((statuses, _)) => statuses.push(status),
                None => lines.push((vec![status], line)),
            }
        }
        for (statuses, line) in lines {
            writeln!(text, "{} {} {line}", provider.name, ranges(&statuses)).unwrap();
        }
    }
    hold::hold("tests/decisions/statuses.txt", &text);
}

/// Of values that are sent where a wait is told, by the form that the document says.
#[test]
fn of_every_form_of_a_wait() {
    const VALUES: [&str; 32] = [
        "0",
        "42",
        "120",
        "299.997",
        "2.0",
        "86400",
        "812800",
        "1789999990",
        "1790000030",
        "1790000030000",
        "1790000030.5",
        "2026-09-21T14:15:20Z",
        "2026-09-21T23:15:20+09:00",
        "2026-09-21T14:15:20",
        "2026-10-01",
        "Mon, 21 Sep 2026 14:15:20 GMT",
        "Monday, 21-Sep-26 14:15:20 GMT",
        "Mon Sep 21 14:15:20 2026",
        "Fri, 31 Dec 9999 23:59:59 GMT",
        "-1",
        "99999999999999999999999",
        "",
        "soon",
        "\t30\t",
        "31622400",
        "31622401",
        "20260921",
        "1789900000",
        "9999999999",
        "120, 30",
        "30, Mon, 21 Sep 2026 14:15:20 GMT",
        "30s",
    ];
    let mut text = String::new();
    for format in [Some(Format::RetryAfter), Some(Format::UnixSeconds), Some(Format::Iso8601), None] {
        let header = Header {
            format: format.map(|format| Fact::new(format, Basis::Declared)),
            ..Header::new("X-Wait", HeaderRole::Reset, Basis::Declared)
        };
        let format = format.map_or("silent", |format| format.as_str());
        let wait = Wait::Header(vec![&*Box::leak(Box::new(header))].leak());
        for value in VALUES {
            let read = match wait.read(&[("X-Wait", value)], NOW) {
                Ok(delay) => format!("{} s", delay.as_secs_f64()),
                Err(why) => format!("{why:?}"),
            };
            writeln!(text, "{format} {value:?} {read}").unwrap();
        }
    }
    hold::hold("tests/decisions/waits.txt", &text);
}

/// The decisions for a call that may be repeated and for one that may not, then what they follow from. Reasons are left
/// out: a reader wants to see what changed in one line.
fn decided(advice: Advice) -> String {
    let mut text = String::new();
    for method in ["GET", "POST"] {
        write!(text, "| {method}: {} ", advice.next(Idempotency::of(method))).unwrap();
    }
    for (index, alternative) in advice.recovery().into_iter().enumerate() {
        let steps: Vec<&str> = alternative.value.iter().map(|step| step.as_str()).collect();
        let name = if index == 0 { "| recovery: " } else { "or " };
        write!(text, "{name}{} ({}) ", steps.join(", "), kind(alternative.basis)).unwrap();
    }
    let wait = advice.wait().map(|wait| wait.to_string());
    let effect = advice.effect().map(|effect| effect.to_string());
    let parts = [("wait", wait, advice.wait_basis()), ("effect", effect, advice.effect_basis())];
    for (name, value, basis) in parts {
        if let Some(value) = value {
            write!(text, "| {name}: {value} ({}) ", kind(basis)).unwrap();
        }
    }
    text.trim_end().to_owned()
}

/// What kind of basis it is, and the lines or the standard; a reason is not repeated.
fn kind(basis: Basis) -> String {
    if basis.is_inferred() { "inferred".to_owned() } else { basis.to_string() }
}

fn providers() -> Vec<&'static Provider> {
    let mut providers: Vec<&Provider> = TABLES.iter().map(|table| table.provider).collect();
    providers.dedup_by(|one, other| one.name == other.name);
    providers
}

/// `400, 402-410`
fn ranges(statuses: &[u16]) -> String {
    let runs = statuses.chunk_by(|one, next| one + 1 == *next);
    let runs = runs.map(|run| match run {
        [status] => status.to_string(),
        _ => format!("{}-{}", run[0], run[run.len() - 1]),
    });
    runs.collect::<Vec<_>>().join(", ")
}
