//! What a line may hold, and what comes of a member by another name.

use serde_json::{Value, json};

use crate::{answer, members, run};

const OURS: [&str; 7] = ["provider", "status", "headers", "body", "body_base64", "method", "now"];

/// Names of members that are taken for misspelt ones.
const MISSPELT: [(&str, &str); 30] = [
    ("Status", "status"),
    ("STATUS", "status"),
    ("statusCode", "status"),
    ("status_code", "status"),
    ("StatusCode", "status"),
    ("http_status", "status"),
    ("httpStatusCode", "status"),
    ("HTTP-Status", "status"),
    ("response-status", "status"),
    ("http_response_status_code", "status"),
    ("statu", "status"),
    ("statuss", "status"),
    ("_status", "status"),
    ("header", "headers"),
    ("Headers", "headers"),
    ("response_headers", "headers"),
    ("responseHeader", "headers"),
    ("Body", "body"),
    ("bodys", "body"),
    ("response_body", "body"),
    ("responseBody", "body"),
    ("bodyBase64", "body_base64"),
    ("body-base64", "body_base64"),
    ("response_body_base64", "body_base64"),
    ("Provider", "provider"),
    ("providers", "provider"),
    ("http_method", "method"),
    ("METHOD", "method"),
    ("Now", "now"),
    ("now_", "now"),
];

/// Names that look like some of ours, and are none.
const OTHERS: [&str; 24] = [
    "id",
    "time",
    "ts",
    "url",
    "path",
    "level",
    "latency_ms",
    "expect",
    "why",
    "code",
    "http",
    "response",
    "responses",
    "s",
    "",
    "status_text",
    "request_body",
    "bodies",
    "tatus",
    "snow",
    "known",
    "request_headers",
    "resp_status",
    "sstatus",
];

/// A line with a member of this name, and all of ours but those that are `absent`.
fn line(name: &str, absent: &[&str]) -> String {
    let ours = |name: &&str| match *name {
        "provider" => r#""provider":"kakao""#.to_owned(),
        name => format!("\"{name}\":null"),
    };
    let mut members: Vec<String> = OURS.iter().filter(|name| !absent.contains(name)).map(ours).collect();
    members.push(format!("{}:[ 7.0 ]", json!(name)));
    format!("{{{}}}", members.join(","))
}

#[test]
fn what_is_like_an_absent_member_is_refused() {
    for (given, meant) in MISSPELT {
        let (output, tally) = run(format!("\n{}\n", line(given, &[meant])).as_bytes());
        let answer: Value = serde_json::from_str(&output).unwrap();
        let error = format!("`{given}` is like `{meant}`, which is absent: rename it, or add a `{meant}` of null");
        assert_eq!((&answer["error"], &answer["line"]), (&error.into(), &2.into()), "{given}");
        assert_eq!((tally.refused, tally.first_refused), (1, Some(2)));
        assert_eq!(members(&output)[given], "[ 7.0 ]", "what else the line holds is told with the error");
    }
}

#[test]
fn where_the_member_itself_is_there_another_passes_through() {
    for (given, _) in MISSPELT {
        let (output, tally) = run(line(given, &[]).as_bytes());
        assert_eq!((tally.refused, members(&output)[given].as_str()), (0, "[ 7.0 ]"), "{output}");
    }
}

#[test]
fn every_other_name_passes_through() {
    for name in OTHERS {
        let (output, tally) = run(line(name, &OURS[1..]).as_bytes());
        assert_eq!(tally.refused, 0, "{output}");
        let members = members(&output);
        let value = if name == "code" { members["input"].as_str() } else { members[name].as_str() };
        assert_eq!(value, if name == "code" { r#"{"code":[ 7.0 ]}"# } else { "[ 7.0 ]" }, "{name}");
    }
}

#[test]
fn a_member_of_ours_is_there_once() {
    for name in OURS {
        let twice = format!(r#"{{"id":"a","provider":"kakao","provi\u0064er":"kakao","{name}":null,"{name}":null}}"#);
        assert!(answer(&twice)["error"].as_str().unwrap().ends_with("is there more than once"), "{twice}");
        assert_eq!(answer(&twice)["id"], "a");
    }
}

#[test]
fn names_and_values_may_be_escaped() {
    let answer = answer(r#"{"provi\u0064er":"ka\u006bao","st\u0061tus":"4\u00301","m\u0065ssage":"\u0031"}"#);
    assert_eq!((&answer["provider"], &answer["status"]), (&"kakao".into(), &401.into()));
    assert_eq!(answer["input"], json!({ "message": "1" }));
}

#[test]
fn what_is_of_a_wrong_type_is_refused() {
    let error = |member: &str| answer(format!(r#"{{"id":1,{member}}}"#))["error"].as_str().unwrap().to_owned();
    let provider = "\"provider\":\"kakao\"";
    assert_eq!(error("\"provider\":5"), "`provider` is no text");
    assert_eq!(error("\"provider\":null"), "the line names no `provider`");
    assert_eq!(error(&format!("{provider},\"method\":[]")), "`method` is no text");
    for status in ["70000", "-1", "4.5", "\"x\"", "[401]", "{}", "true", "\"\""] {
        assert_eq!(error(&format!("{provider},\"status\":{status}")), "`status` is no status", "{status}");
    }
    for now in ["-1", "\"\"", "[]", "true", "1e999"] {
        let expected = "`now` is no number of seconds since 1970-01-01T00:00:00Z";
        assert_eq!(error(&format!("{provider},\"now\":{now}")), expected, "{now}");
    }
    for headers in ["5", "\"a: b\"", "[1]", "[[\"a\"]]", "[[\"a\",\"b\",\"c\"]]", "true"] {
        let expected = "`headers` is no object and no list of pairs";
        assert_eq!(error(&format!("{provider},\"headers\":{headers}")), expected, "{headers}");
    }
    for value in ["true", "{}", "[[]]", "[null]"] {
        let expected = "the header `a` is no text and no list of texts";
        assert_eq!(error(&format!("{provider},\"headers\":{{\"a\":{value}}}")), expected, "{value}");
        assert_eq!(error(&format!("{provider},\"headers\":[[\"a\",{value}]]")), expected, "{value}");
    }
    assert_eq!(error(&format!("{provider},\"headers\":[[1,\"a\"]]")), "a name in `headers` is no text");
}

#[test]
fn headers_are_read_in_every_form() {
    for headers in [
        r#"{"Retry-After":"30"}"#,
        r#"{"retry-after":30}"#,
        r#"{"RETRY-AFTER":["30"]}"#,
        r#"{"a":null,"b":[],"Retry-After":[30]}"#,
        r#"[["Retry-After","30"]]"#,
        r#"[["a",null],["b",["c","d"]],["Retry-After",["30"]]]"#,
        r#" { "Retry-\u0041fter" : "\u00330" } "#,
    ] {
        let line = format!(
            r#"{{"provider":"naver_commerce","status":429,"headers":{headers},"body":{{"code":"GW.RATE_LIMIT"}}}}"#
        );
        assert_eq!(
            answer(&line)["wait"],
            json!({ "kind": "header", "header": "Retry-After", "seconds": 30 }),
            "{line}"
        );
    }
}

/// Of two headers of one name, each is asked for: the second too where the first cannot be read.
#[test]
fn no_header_of_a_name_is_lost() {
    use crate::program::headers::read;

    for headers in [r#"{"a":["1","2"],"b":"3","a":"4"}"#, r#"[["a","1"],["a",["2"]],["b","3"],["a",4]]"#] {
        let values: Vec<_> =
            read(headers).unwrap().into_iter().map(|(name, value)| format!("{name}={value}")).collect();
        assert_eq!(values, ["a=1", "a=2", "b=3", "a=4"]);
    }
}

#[test]
fn a_body_may_be_cut_anywhere() {
    // Between two surrogates, by a program whose texts are UTF-16: still a body.
    let line = r#"{"provider":"kakao","status":401,"body":"{\"code\":-401,\"msg\":\"\ud83d"}"#;
    assert_eq!((&answer(line)["code"], &answer(line)["error"]), (&"-401".into(), &Value::Null));
    let json = r#"{"provider":"kakao","status":401,"body":{"code":-401}}"#;
    assert_eq!(answer(json)["variant"], "InvalidCredentials");
}
