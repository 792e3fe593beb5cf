//! Bodies that are broken, cut, huge or hostile.

use std::time::{Duration, Instant};

use codetable::inspect::{Confidence, Finding, Note, Outcome};
use codetable::meloming::{ErrorCode, inspect};
use codetable::response::Response;
use codetable::{adobe_edge, kakao, naver_commerce};

use super::notes;

const WHOLE: &str = r#"{"meta":{"requestId":"r"},"status":400,"type":"INVALID_PARAMETER","message":"m"}"#;

/// What is found in a body under status 400.
fn found(body: &[u8]) -> Finding<'_> {
    inspect(Response::new(400).body(body))
}

/// That nothing of the whole body is lost.
fn assert_whole(finding: &Finding<'_>) {
    assert_eq!(finding.known(), Some(ErrorCode::InvalidParameter), "{finding:?}");
    assert_eq!((finding.request_id(), finding.body_status()), (Some("r"), Some(400)), "{finding:?}");
}

#[test]
fn what_is_no_json_leaves_the_status() {
    for (body, note) in [
        ("", Note::NoBody),
        (" \r\n ", Note::NoBody),
        ("<!DOCTYPE html><html></html>", Note::NotJson),
        ("upstream connect error or disconnect", Note::NotJson),
        ("[object Object]", Note::NotJson),
        ("nul", Note::NotJson),
        ("null", Note::NotObject),
        ("\"INVALID_PARAMETER\"", Note::NotObject),
        ("[\"INVALID_PARAMETER\",[{}]]", Note::NotObject),
        ("[]", Note::NotObject),
        ("upstream {cluster} is gone", Note::NotJson),
        ("1e999", Note::NotObject),
    ] {
        let finding = found(body.as_bytes());
        assert_eq!(
            (finding.confidence(), finding.severity(), finding.code()),
            (Confidence::Status, Outcome::Fatal, None)
        );
        assert_eq!(notes(&finding), [note], "{body}");
    }
    let unknown = found(br#"{"error":"x"}"#);
    assert_eq!(notes(&unknown), [Note::UnknownShape]);
    assert_eq!(notes(&inspect(Response::new(204))), []);
}

#[test]
fn what_stands_around_the_json_does_no_harm() {
    for (before, after, note) in [
        ("", "\r\n", None),
        ("\n\n\t ", "", None),
        ("\u{feff}", "", Some(Note::ByteOrderMark)),
        ("\0\0\0", "", Some(Note::LeadingNul)),
        ("", "}", Some(Note::Trailing)),
        ("", "\0", Some(Note::Trailing)),
        ("", " nul", Some(Note::Trailing)),
        ("", "{}", Some(Note::Records)),
        ("", " null", Some(Note::Records)),
        ("\u{1e}", "\n", None),
    ] {
        let body = format!("{before}{WHOLE}{after}");
        let finding = found(body.as_bytes());
        assert_whole(&finding);
        assert_eq!(finding.notes().next(), note, "{body:?}");
    }
}

#[test]
fn a_bad_member_costs_itself_only() {
    let deep = |open: &str, close: &str| format!("{}{}", open.repeat(100_000), close.repeat(100_000));
    let huge = "9".repeat(100_000);
    let long = format!("\"{}\"", "가".repeat(1 << 13));
    for value in [
        "1e999",
        "-0",
        &huge,
        &format!("-{huge}.{huge}e{huge}"),
        &long,
        r#""\ud800""#,
        r#""\ud83d\ude00\u0000""#,
        "[[[]]]",
        &deep("[", "]"),
        &deep(r#"{"a":"#, "}").replace(":}", ":1}"),
    ] {
        for name in ["unknown", "message", "errors", "\\ud800", "\\u0000", "", "메시지", "version"] {
            let body = format!(r#"{{"{name}":{value},{}"#, &WHOLE[1..]);
            assert_whole(&found(body.as_bytes()));
            let body = WHOLE.replace(r#"{"requestId""#, &format!(r#"{{"{name}":{value},"requestId""#));
            assert_whole(&found(body.as_bytes()));
            let elements = format!(r#"{{"errors":[{value},{{"field":"f","{name}":{value}}},{value}],{}"#, &WHOLE[1..]);
            let finding = found(elements.as_bytes());
            assert_whole(&finding);
            assert!(finding.fields().iter().any(|error| error.field() == Some("f")), "{name} {}", value.len());
        }
    }
}

/// What JSON allows in a string stands as it was sent, even where the body has to be mended for the sake of another
/// text.
#[test]
fn of_control_characters_only_those_are_replaced_that_json_forbids() {
    for character in (0..0xA0).filter_map(char::from_u32).filter(|it| it.is_control() || *it == ' ') {
        let message = format!("a{character}b");
        let body = WHOLE.replace(r#""m""#, &format!(r#""{message}""#));
        let is_forbidden = character < ' ';
        let read = if is_forbidden { "a b" } else { &message };
        assert_eq!(found(body.as_bytes()).message(), Some(read), "{character:?}");
        let other = body.replacen('{', "{\"other\":\"\n\",", 1);
        let finding = found(other.as_bytes());
        assert_eq!(finding.message(), Some(read), "{character:?} beside a line feed");
        assert!(finding.notes().any(|note| note == Note::ControlCharacters));
    }
}

#[test]
fn bytes_that_are_no_utf8_and_raw_control_characters_are_mended() {
    let mut body = WHOLE.replace(r#""m""#, r#""a?b""#).into_bytes();
    let at = body.iter().position(|byte| *byte == b'?').unwrap();
    for (byte, message, note) in [
        (0xff, "a\u{fffd}b", Note::InvalidUtf8),
        (0x80, "a\u{fffd}b", Note::InvalidUtf8),
        (b'\n', "a b", Note::ControlCharacters),
        (0, "a b", Note::ControlCharacters),
    ] {
        body[at] = byte;
        let finding = found(&body);
        assert_whole(&finding);
        assert_eq!((finding.message(), finding.notes().next()), (Some(message), Some(note)));
    }
}

#[test]
fn what_stands_before_a_fault_is_kept() {
    let finding = found(br#"{"meta":{"requestId":"r"},"type":"INVALID_PARAMETER","status":NaN,"message":"m"}"#);
    assert_eq!((finding.known(), finding.request_id()), (Some(ErrorCode::InvalidParameter), Some("r")));
    assert_eq!(notes(&finding), [Note::Malformed { line: 1, column: 63 }]);
    // The lists that are cut in the middle keep what they had.
    let cut = r#"{"type":"VALIDATION_ERROR","errors":[{"field":"a","value":1},{"field":"b","message":"m","value":12"#;
    let fields: Vec<_> = found(cut.as_bytes())
        .fields()
        .iter()
        .map(|it| (it.field().map(str::to_owned), it.value().map(str::to_owned)))
        .collect();
    assert_eq!(fields, [(Some("a".into()), Some("1".into())), (Some("b".into()), None)]);
    let cut = r#"{"type":"EXEG-0104-422","report":{"errors":["one","two","thr"#;
    let finding = adobe_edge::inspect(Response::new(422).body(cut));
    assert_eq!((finding.report_errors().collect::<Vec<_>>(), finding.report()), (vec!["one", "two"], None));
    let cut = r#"{"errors":[{"type":"EXEG-0201-503","report":{"requestId":"r","orgId":"o"#;
    let finding = adobe_edge::inspect(Response::new(207).body(cut));
    assert_eq!((finding.request_id(), finding.org_id()), (Some("r"), None));
    // So does a list in which an element is broken off by a fault, whatever the elements before it are.
    for before in ["", "1e999,", r#"{"field":1e999},"#, r#"{"field":"x"} , "#] {
        for fault in ["x", "]", "\"message\"}", "\"message\":x}]}", "\"message\":1e999,\"value\":\\"] {
            let body = format!(r#"{{"errors":[{before}{{"field":"f",{fault}"#);
            assert!(found(body.as_bytes()).fields().iter().any(|error| error.field() == Some("f")), "{body}");
        }
    }
    let cut = r#"{"errors":[1e999,{"type":"EXEG-0201-503","status":503,"tit"#;
    let finding = adobe_edge::inspect(Response::new(207).body(cut));
    assert_eq!((finding.code_text(), finding.errors()[0].status()), (Some("EXEG-0201-503"), Some(503)));
    // The digits of a number that has no end are not taken for the number.
    let finding = kakao::inspect(Response::new(401).body(r#"{"code":-401"#));
    assert_eq!((finding.code(), notes(&finding)), (None, vec![Note::Truncated]));
    // Nor are those before a fault: this is no `-4`.
    let finding = kakao::inspect(Response::new(401).body(r#"{"code":-4x1}"#));
    assert_eq!((finding.code(), notes(&finding)), (None, vec![Note::Malformed { line: 1, column: 11 }]));
}

/// A fault is told by its line and its column, whether its body had to be mended before it or not; and what stands between values
/// is nothing that has to be.
#[test]
fn a_fault_is_told_by_its_line() {
    let lines = ["{", "  \"type\": \"INVALID_PARAMETER\",", "  \"message\": \"가\",", "  \"version\": \"1\"", "}"];
    let told = |body: &str| {
        let mut told: Vec<Note> = found(body.as_bytes()).notes().filter(|note| *note != Note::UnknownShape).collect();
        told.sort_by_key(|note| *note == Note::ControlCharacters);
        told
    };
    for (place, line) in lines.iter().enumerate() {
        let mut broken = lines.map(str::to_owned);
        broken[place] = format!("{line} x");
        let is_trailing = place == lines.len() - 1;
        for end in ["\n", "\r\n"] {
            let body = broken.join(end);
            let column = line.len() + 2;
            let fault = if is_trailing { Note::Trailing } else { Note::Malformed { line: place + 1, column } };
            assert_eq!(told(&body), [fault], "{body}");
            // The feed in the text begins a line as well, which the lines behind it count.
            let body = body.replace("가", "가\n나");
            let column = if place == 2 { "나\",".len() + 2 } else { column };
            let line = place + 1 + usize::from(place >= 2);
            let fault = if is_trailing { Note::Trailing } else { Note::Malformed { line, column } };
            // A fault before it hides it.
            let expected = if place < 2 { vec![fault] } else { vec![fault, Note::ControlCharacters] };
            assert_eq!(told(&body), expected, "{body}");
        }
    }
}

#[test]
fn a_body_may_end_inside_of_a_character() {
    let body = "{\"code\":\"GW.AUTHN\",\"message\":\"권한".as_bytes();
    let finding = naver_commerce::inspect(Response::new(401).body(&body[..body.len() - 1]));
    assert_eq!((finding.code_text(), notes(&finding)), (Some("GW.AUTHN"), vec![Note::Truncated]));
}

#[test]
fn a_long_list_is_kept_to_its_ten_thousandth_element() {
    for element in ["{}", r#"{"field":"f"}"#, "{},1e999"] {
        let body = format!(r#"{{"errors":[{}],{}"#, vec![element; 12_000].join(","), &WHOLE[1..]);
        let finding = found(body.as_bytes());
        assert_whole(&finding);
        assert_eq!(finding.fields().len(), 10_000);
        assert!(finding.notes().any(|note| note == Note::TooMany("/errors")));
    }
    let body = format!(r#"{{"report":{{"errors":[{}]}}}}"#, vec!["\"e\""; 12_000].join(","));
    let finding = adobe_edge::inspect(Response::new(422).body(&body));
    assert_eq!(finding.report_errors().len(), 10_000);
}

#[test]
fn hostile_bodies_take_linear_time() {
    let of = |size: usize| {
        [
            format!("{{\"message\":\"{}\"}}", "x".repeat(size)),
            format!("{{\"message\":\"{}\"}}", "\\n".repeat(size / 2)),
            format!("{{{}\"a\":1}}", "\"type\":\"x\",".repeat(size / 11)),
            format!("{{\"errors\":[{}{{}}]}}", "{\"value\":[[]]},".repeat(size / 15)),
            format!("{{\"errors\":[{}1]}}", "{\"status\":1,\"type\":\"E\"},".repeat(size / 24)),
            format!("{{\"meta\":{}", "{\"meta\":".repeat(size / 8)),
            format!("{{\"report\":{}", "{\"errors\":[".repeat(size / 11)),
            format!("{{\"errors\":{}", "[".repeat(size)),
            format!("{{\"message\":\"{}\"}}", "\n".repeat(size)),
            "{\"type\":\"INTERNAL_ERROR\"}\0".repeat(size / 26),
            "{\"errors\":[{}],\"warnings\":[{}]}\n".repeat(size / 31),
            "{}".repeat(size / 2),
            format!("[{}{{}}", "{\"type\":\"INTERNAL_ERROR\"},".repeat(size / 26)),
            format!("[{}", "[1],".repeat(size / 4)),
            "data: {\"type\":\"INTERNAL_ERROR\"}\n\n".repeat(size / 33),
            "data: {\"type\":\"x\",\n".repeat(size / 18),
            "data:\n".repeat(size / 6),
            format!("x: {{\"type\":\"{}", "y".repeat(size)),
            format!("\"{{\\\"type\\\":{}", "\\".repeat(size)),
            "x".repeat(size),
        ]
    };
    let once = |body: &str| {
        let start = Instant::now();
        std::hint::black_box(found(body.as_bytes()).notes().count());
        std::hint::black_box(adobe_edge::inspect(Response::new(207).body(body)).notes().count());
        start.elapsed()
    };
    // The quickest of a few: another program may have had the processor meanwhile.
    let time = |body: &str| (0..4).map(|_| once(body)).min().unwrap();
    for (small, large) in of(1 << 14).iter().zip(of(1 << 18).iter()) {
        let (short, long) = (time(small).max(Duration::from_millis(10)), time(large));
        // Sixteen times the size: in quadratic time it would take 256 times as long.
        assert!(long < short * 100, "{short:?}, {long:?}: {:?}", &small[..40]);
    }
}

#[test]
fn ten_mebibytes_are_read() {
    let body = format!(r#"{{"message":"{}",{}"#, "x".repeat(10 << 20), &WHOLE[1..]);
    let finding = found(body.as_bytes());
    assert_whole(&finding);
    assert_eq!(finding.message().unwrap().len(), 10 << 20);
    assert!(finding.to_string().len() < 500, "what is printed is cut short");
}
