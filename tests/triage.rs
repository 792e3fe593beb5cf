//! The example that decides on lines of responses, held to what it printed for each.
#![cfg(all(feature = "default", feature = "json"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

#[path = "golden/hold.rs"]
mod hold;
#[allow(dead_code, reason = "the program's own entry is not called")]
#[path = "../examples/triage.rs"]
mod program;

const NOW: u64 = 1_790_000_000;

const KEYS: &str = "provider sure code table variant severity status trace_id message fields errors warnings recovery \
                    actions next may_retry wait effect basis citation notes";

fn triage(input: &[u8]) -> String {
    let mut output = Vec::new();
    program::triage(input, &mut output, NOW).unwrap();
    String::from_utf8(output).unwrap()
}

#[test]
fn the_responses_are_decided_as_they_were() {
    let output = triage(include_bytes!("../examples/responses.jsonl"));
    hold::hold("examples/responses.out.jsonl", &output);
}

#[test]
fn every_line_has_its_answer_with_every_member_in_order() {
    let input = include_str!("../examples/responses.jsonl");
    let output = triage(input.as_bytes());
    assert_eq!(output.lines().count(), input.lines().count());
    assert!(input.lines().count() >= 40);
    for line in output.lines() {
        let members: serde_json::Map<String, serde_json::Value> = serde_json::from_str(line).unwrap();
        if members.contains_key("error") {
            assert_eq!(members.len(), 1);
            continue;
        }
        assert_eq!(members.len(), KEYS.split(' ').count(), "{line}");
        let mut rest = line;
        for key in KEYS.split(' ') {
            let (_, behind) = rest.split_once(&format!("\"{key}\":")).unwrap_or_else(|| panic!("{key}: {line}"));
            rest = behind;
        }
    }
}

#[test]
fn a_line_that_cannot_be_taken_does_not_end_the_run() {
    let output = triage(
        b"\n\xff\xfe\n[]\n{\"provider\":5}\n{\"provider\":\"kakao\",\"status\":70000}\n{\"provider\":\"kakao\"}",
    );
    let lines: Vec<&str> = output.lines().collect();
    assert_eq!(lines.len(), 6);
    assert!(lines[..5].iter().all(|line| line.starts_with(r#"{"error":""#)), "{output}");
    assert!(lines[5].starts_with(r#"{"provider":"kakao","sure":"none","code":null,"#), "{output}");
}

#[test]
fn what_a_response_says_stays_on_its_line() {
    let body = "{\"type\":\"VALIDATION_ERROR\",\"message\":\"a\\nb\\u0000\\\"\\\\\",\"errors\":[{\"field\":null,\"value\":{\n\"a\":\r\n1}}]}";
    let call = serde_json::json!({ "provider": "meloming", "status": 400, "body": body });
    let output = triage(call.to_string().as_bytes());
    assert_eq!(output.lines().count(), 1);
    let line: serde_json::Value = serde_json::from_str(&output).unwrap();
    assert_eq!(line["message"], "a\nb\0\"\\");
    assert_eq!(line["fields"], serde_json::json!([{ "field": null, "message": null, "value": { "a": 1 } }]));
}

#[test]
fn the_clock_is_the_lines_own_or_the_default() {
    let call = |now: &str| {
        format!(r#"{{"provider":"meloming","status":429,"headers":{{"X-RateLimit-Reset":"1790000010"}},"now":{now}}}"#)
    };
    assert!(triage(call("null").as_bytes()).contains(r#""seconds":10}"#));
    assert!(triage(call("1790000007").as_bytes()).contains(r#""seconds":3}"#));
    let clock = |arguments: &[&str]| program::default_clock(arguments.iter().map(ToString::to_string));
    assert_eq!((clock(&["--now", "5"]), clock(&["--now=6"])), (Ok(5), Ok(6)));
    assert!(clock(&["--now"]).is_err() && clock(&["--later", "5"]).is_err() && clock(&["--now", "x"]).is_err());
}
