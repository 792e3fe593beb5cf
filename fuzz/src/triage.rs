//! Lines in, as the example `triage` takes them; a line of JSON out for each.

#[allow(dead_code, reason = "the program's own entry is not called")]
#[path = "../../examples/triage/main.rs"]
mod program;

use std::time::Duration;

use serde_json::value::RawValue;
use serde_json::{Map, Value};

/// Holds the laws of the example.
pub fn hold(input: &[u8]) {
    let defaults = program::Defaults { provider: None, now: Some(Duration::from_secs(1_790_000_000)) };
    let mut output = Vec::new();
    let tally = program::triage(input, &mut output, &defaults).expect("nothing fails but reading and writing");
    let output = String::from_utf8(output).expect("JSON is UTF-8");
    let text = input.strip_prefix(b"\xef\xbb\xbf").unwrap_or(input);
    let lines = text.split(|byte| *byte == b'\n').filter(|line| !line.trim_ascii().is_empty()).count();
    assert_eq!(output.split_terminator('\n').count(), lines, "a line for each that is not blank");
    let mut refused = 0;
    for line in output.split_terminator('\n') {
        // White space within the caller's own members is the caller's.
        assert!(!line.contains(|found: char| found < ' ' && !matches!(found, '\t' | '\r')), "{line}");
        let _: &RawValue = serde_json::from_str(line).expect("a line is JSON");
        refused += u64::from(line.starts_with("{\"line\":"));
        // A name or a text of the caller's may be no Unicode, and a number too great.
        if let Ok(members) = serde_json::from_str(line) {
            hold_answer(&members, line);
        }
    }
    assert_eq!((tally.lines, tally.refused), (lines as u64, refused));
}

fn hold_answer(members: &Map<String, Value>, line: &str) {
    if let Some(error) = members.get("error") {
        assert!(error.is_string() && members["line"].is_u64() && !members.contains_key("provider"), "{line}");
        return;
    }
    let names = program::answer::NAMES.iter().filter(|name| !matches!(**name, "line" | "error" | "input"));
    names.for_each(|name| assert!(members.contains_key(*name), "{name}: {line}"));
    let kinds = ["idempotent", "other"];
    let retries = kinds.map(|kind| members["may_retry"][kind].as_bool().expect("yes or no"));
    assert!(retries[0] || !retries[1], "what may be sent twice may be sent by anyone: {line}");
    assert!(members["wait"].is_null() || members["wait"]["kind"].is_string(), "{line}");
    let decision = &members["decision"];
    let is_one_of_both = |kind: &&str| {
        decision["next"] == members["next"][*kind] && decision["decided_by"] == members["decided_by"][*kind]
    };
    assert!(decision.is_null() || kinds.iter().any(is_one_of_both), "{line}");
    let is_failure = matches!(members["severity"].as_str(), Some("partial" | "fatal" | "unknown"));
    assert!(members["success"] != true || !is_failure, "{line}");
}
