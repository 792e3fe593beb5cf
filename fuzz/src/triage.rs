//! Lines in, as the example `triage` takes them; a line of JSON out for each.

#[allow(dead_code, reason = "the program's own entry is not called")]
#[path = "../../examples/triage.rs"]
mod program;

use serde_json::{Map, Value};

/// How many members a line has that is no error.
const MEMBERS: usize = 21;

/// Holds the laws of the example.
pub fn hold(input: &[u8]) {
    let mut output = Vec::new();
    program::triage(input, &mut output, 1_790_000_000).expect("nothing fails but reading and writing");
    let output = String::from_utf8(output).expect("JSON is UTF-8");
    assert!(!output.contains(|found: char| found < ' ' && found != '\n'));
    let lines = input.split_inclusive(|byte| *byte == b'\n').count();
    assert_eq!(output.lines().count(), lines, "a line for each");
    for line in output.lines() {
        let members: Map<String, Value> = serde_json::from_str(line).expect("a line is an object");
        if let Some(error) = members.get("error") {
            assert!(members.len() == 1 && error.is_string(), "{line}");
            continue;
        }
        assert_eq!(members.len(), MEMBERS, "{line}");
        let retries = ["idempotent", "other"].map(|call| members["may_retry"][call].as_bool().expect("yes or no"));
        assert!(retries[0] || !retries[1], "what may be sent twice may be sent by anyone: {line}");
        assert!(members["wait"].is_null() || members["wait"]["kind"].is_string(), "{line}");
    }
}
