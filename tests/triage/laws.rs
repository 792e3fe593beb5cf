//! What holds for any lines: each that is not blank is answered, in order, as JSON; what the caller wrote comes out.

use arbtest::arbitrary::{Result, Unstructured};
use arbtest::arbtest;
use serde_json::value::RawValue;

use crate::program::answer::NAMES;
use crate::run;

/// Names of members, as JSON has them: those of nobody, those of answers, one that is no Unicode, none.
const NAMES_OF_OTHERS: [&str; 12] = [
    r#""id""#,
    r#""time""#,
    r#""a\tb""#,
    r#""코드""#,
    r#""\u0069d""#,
    r#""\ud800""#,
    r#""""#,
    r#""code""#,
    r#""c\u006fde""#,
    r#""input""#,
    r#""error""#,
    r#""line""#,
];

/// Values that are changed by whoever reads and writes them anew.
const VALUES: [&str; 14] = [
    "null",
    "1.0",
    "1e999",
    "-0",
    "123456789012345678901234567890",
    "0.10",
    r#""\u0041""#,
    r#""\/""#,
    r#""\ud83d""#,
    r#""\ud83d\ude00""#,
    "{\"a\": 1,\r\t\"a\" : 2}",
    "[ ]",
    "[[[[1], {}], \"}\"]]",
    r#""한도""#,
];

const OURS: [&str; 16] = [
    r#""provider":"kakao""#,
    r#""provider":"nobody""#,
    r#""provider" : "adobe_edge""#,
    r#""status":429"#,
    r#""status":"503""#,
    r#""status":null"#,
    r#""status":{}"#,
    r#""headers":{"Retry-After":"5"}"#,
    r#""headers":[["Retry-After",["5","6"]]]"#,
    r#""headers":7"#,
    r#""body":"{\"code\":-401}""#,
    r#""body":{"code":-10,"msg":"m"}"#,
    r#""body_base64":"e30=""#,
    r#""method":"POST""#,
    r#""now":1790000000.5"#,
    r#""now":-1"#,
];

/// Lines that are no object, and blank ones.
const OTHER_LINES: [&[u8]; 10] =
    [b"", b" \t ", b"\r", b"\0", b"[]", b"null", b"{\"provider\":\"kakao\"", b"\xff\xfe", b"{\"a\":\"\x01\"}", b"{}{}"];

/// A member that passes through: its name, and its value.
type Other = (&'static str, &'static str);

/// A line, and the members of it that pass through.
fn line(input: &mut Unstructured<'_>) -> Result<(Vec<u8>, Vec<Other>)> {
    if input.ratio(1, 4)? {
        return Ok((input.choose(&OTHER_LINES)?.to_vec(), Vec::new()));
    }
    let (mut members, mut others) = (Vec::new(), Vec::new());
    for _ in 0..input.int_in_range(0..=8)? {
        if input.arbitrary()? {
            members.push((*input.choose(&OURS)?).to_owned());
        } else {
            let other @ (name, value) = (*input.choose(&NAMES_OF_OTHERS)?, *input.choose(&VALUES)?);
            let space = input.choose(&["", " ", "\t"])?;
            members.push(format!("{name}{space}:{space}{value}"));
            others.push(other);
        }
    }
    Ok((format!("{{{}}}", members.join(" , ")).into_bytes(), others))
}

#[test]
fn what_comes_in_comes_out() {
    arbtest(|input| {
        let mut text = Vec::new();
        let mut expected = Vec::new();
        for number in 1..=input.int_in_range(0..=6)? {
            let (line, others) = line(input)?;
            text.extend_from_slice(&line);
            text.extend_from_slice(input.choose(&[b"\n" as &[u8], b"\r\n"])?);
            if !line.trim_ascii().is_empty() {
                expected.push((number, others));
            }
        }
        if input.arbitrary()? && text.ends_with(b"\n") {
            text.pop();
        }
        let (output, tally) = run(&text);
        assert!(output.is_empty() || output.ends_with('\n'));
        let refused = output.lines().filter(|line| line.starts_with("{\"line\":")).count();
        assert_eq!((tally.lines, tally.refused), (expected.len() as u64, refused as u64));
        assert_eq!(output.split_terminator('\n').count(), expected.len());
        for (line, (number, others)) in output.split_terminator('\n').zip(expected) {
            let _: &RawValue = serde_json::from_str(line).unwrap();
            assert!(
                !line.starts_with("{\"line\":") || line.starts_with(&format!("{{\"line\":{number},\"error\":\"")),
                "{line}"
            );
            assert!(line.ends_with(&tail(&others)), "{line}\n{}", tail(&others));
        }
        Ok(())
    });
}

/// How the answer to a line with these members ends.
fn tail(others: &[Other]) -> String {
    let is_taken = |name: &str| serde_json::from_str::<String>(name).is_ok_and(|name| NAMES.contains(&name.as_str()));
    let (taken, free): (Vec<Other>, Vec<Other>) = others.iter().partition(|(name, _)| is_taken(name));
    let written =
        |others: &[Other]| others.iter().map(|(name, value)| format!("{name}:{value}")).collect::<Vec<_>>().join(",");
    let mut tail = if free.is_empty() { String::new() } else { format!(",{}", written(&free)) };
    if !taken.is_empty() {
        tail.push_str(&format!(",\"input\":{{{}}}", written(&taken)));
    }
    tail + "}"
}
