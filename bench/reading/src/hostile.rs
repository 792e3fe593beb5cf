//! Bodies that are made to cost much, in any size: one of twice the size should cost twice as much.

use codetable::{adobe_edge, meloming};

use crate::Call;

/// Every kind of hostile body, each of about this many bytes, with its name.
pub fn bodies(size: usize) -> Vec<(&'static str, Call)> {
    let fill = |before: &str, part: &str, after: &str| format!("{before}{}{after}", part.repeat(size / part.len()));
    let pair = |open: &str, close: &str| {
        let depth = size / (open.len() + close.len());
        format!("{}1{}", open.repeat(depth), close.repeat(depth))
    };
    [
        ("one member, again and again", fill("{", r#""type":"x","#, r#""a":1}"#)),
        ("unknown members", fill("{", r#""x":[],"#, r#""a":1}"#)),
        ("names that are escaped", fill("{", r#""\u0074ype":"x","#, r#""a":1}"#)),
        (
            "one object, again and again",
            fill("{", r#""meta":{"requestId":"r"},"report":{"requestId":"r"},"#, r#""a":1}"#),
        ),
        ("one list, again and again", fill("{", r#""errors":[{"field":"f"}],"#, r#""a":1}"#)),
        ("deep lists", format!(r#"{{"message":{}}}"#, pair("[", "]"))),
        ("deep objects", format!(r#"{{"meta":{}}}"#, pair(r#"{"meta":"#, "}"))),
        ("deep objects without an end", fill("{\"report\":", r#"{"report":"#, "")),
        ("deep lists without an end", fill(r#"{"errors":"#, "[", "")),
        ("lists of problems without an end", fill("", r#"{"errors":["#, "")),
        ("a list of lists", fill(r#"{"errors":["#, r#"{"errors":[{}],"value":[[]]},"#, "{}]}")),
        ("a number that no type holds in a list", fill(r#"{"errors":["#, r#"{"status":1,"type":"E"},"#, "1e999]}")),
        ("a number without an end", fill(r#"{"status":"#, "9", "")),
        ("a text without an end", fill(r#"{"message":""#, "x", "")),
        ("escapes", fill(r#"{"message":""#, r"\n", "\"}")),
        ("raw line feeds in a text", fill(r#"{"message":""#, "\n", "\"}")),
        ("white space", fill("", "\n ", "")),
        ("byte order marks", fill("", "\u{feff}", "")),
        ("NULs", fill("", "\0", "{}")),
        ("records", fill("", "{\"status\":503}\n\0", "{}")),
        ("a list of records", fill("[", r#"{"errors":[{}]},"#, "{}]")),
        ("events", fill("", "data: {\"status\":503}\n\n", "")),
        ("one event of many lines", fill("", "data: {\n", "")),
        ("an object behind text", fill("x: {\"message\":\"", "x", "\"}")),
        ("an escaped object without an end", fill(r#""{\"message\":\""#, r"\\", "")),
        ("HTML", fill("<html>", "<p>error</p>", "</html>")),
    ]
    .into_iter()
    .flat_map(|(name, body)| {
        [(&adobe_edge::PROVIDER, 207), (&meloming::PROVIDER, 400)].map(|(provider, status)| {
            (name, Call { provider, status, headers: Vec::new(), body: body.clone().into_bytes() })
        })
    })
    .collect()
}
