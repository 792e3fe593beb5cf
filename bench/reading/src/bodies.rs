//! The bodies that are read: those of the documents, those of all codes, malformed ones, and large ones.

use codetable::fixture::{Fixture, Malformation};
use codetable::provider::Provider;
use codetable::{PROVIDERS, TableKind, adobe_edge, meloming};

use crate::Call;

/// Responses that are measured together.
pub struct Group {
    /// What they are.
    pub title: String,
    /// How many times faster than a plain value ours should be.
    pub goal: f64,
    /// The responses.
    pub calls: Vec<Call>,
}

/// What providers really send.
pub fn real() -> Vec<Group> {
    let mut groups = Vec::new();
    for provider in PROVIDERS.iter().filter(|provider| !provider.bodies.is_empty()) {
        let calls = examples(provider);
        if !calls.is_empty() {
            groups.push(small(format!("{}: the document's examples", provider.name), calls));
        }
        let calls = fixtures(provider).map(|fixture| call(provider, &fixture)).collect();
        groups.push(small(format!("{}: a response for every code", provider.name), calls));
    }
    groups
}

/// The responses for all codes, each with one thing wrong.
pub fn malformed() -> Vec<Group> {
    let of = |wanted: &Malformation| {
        let fixtures = PROVIDERS.iter().flat_map(|provider| fixtures(provider).map(move |fixture| (provider, fixture)));
        let calls = fixtures.flat_map(|(provider, fixture)| {
            let wrong: Vec<Call> = fixture
                .malformed()
                .filter(|(malformation, _)| malformation == wanted)
                .map(|(_, fixture)| call(provider, &fixture))
                .collect();
            wrong
        });
        small(format!("every code, {}", wanted.as_str().replace('_', " ")), calls.collect())
    };
    Malformation::ALL.iter().map(of).collect()
}

/// Bodies in which there is much to step over, or much to keep.
pub fn large() -> Vec<Group> {
    let mut groups = Vec::new();
    for (size, title) in [(10 << 10, "10 KiB"), (100 << 10, "100 KiB"), (1 << 20, "1 MiB")] {
        let body = format!(
            r#"{{"type":"https://ns.adobe.com/aep/errors/EXEG-0104-422","status":422,"title":"t","report":{}}}"#,
            report(size)
        );
        groups.push(big(format!("problem with a report of {title}"), &adobe_edge::PROVIDER, 422, body));
    }
    for len in [10, 1_000] {
        let element = r#"{"field":"songs[0].title","message":"must not be longer than 100 characters","value":"x y"}"#;
        let body =
            format!(r#"{{"status":400,"type":"VALIDATION_ERROR","message":"m","errors":[{}]}}"#, list(element, len));
        groups.push(big(format!("{len} field errors"), &meloming::PROVIDER, 400, body));
        let element = r#"{"type":"https://ns.adobe.com/aep/errors/EXEG-0201-503","status":503,"title":"The 'com.adobe.experience.platform.ode' service is temporarily unable to serve this request.","report":{"cause":{"message":"m","code":503}}}"#;
        let body = format!(r#"{{"requestId":"72eaa048","handle":[],"errors":[{}]}}"#, list(element, len));
        groups.push(big(format!("{len} nested problems"), &adobe_edge::PROVIDER, 207, body));
    }
    let problem = r#""status":400,"type":"VALIDATION_ERROR","message":"m""#;
    let mut meloming = |title: &str, member: String| {
        groups.push(big(title.to_owned(), &meloming::PROVIDER, 400, format!("{{{problem},{member}}}")));
    };
    meloming("an unknown member of 1 MiB", format!(r#""debug":{}"#, report(1 << 20)));
    let members: Vec<String> = (0..1_000).map(|number| format!(r#""member_{number}":{number}"#)).collect();
    meloming("1000 unknown members", members.join(","));
    meloming("an ASCII text of 1 MiB", format!(r#""detail":"{}""#, "plain words ".repeat((1 << 20) / 12)));
    meloming("a Korean text of 1 MiB", format!(r#""detail":"{}""#, "요청 한도 ".repeat((1 << 20) / 14)));
    meloming(
        "a text of 1 MiB with escapes",
        format!(r#""detail":"{}""#, r"a line\n\tof a trace ".repeat((1 << 20) / 21)),
    );
    meloming("a message of 1 MiB", format!(r#""meta":{{"requestId":"{}"}}"#, "words of ids ".repeat((1 << 20) / 13)));
    let deep = format!("{}1{}", r#"{"a":["#.repeat(60), "]}".repeat(60));
    meloming("1000 values nested 120 deep", format!(r#""debug":[{}]"#, list(&deep, 1_000)));
    groups
}

fn small(title: String, calls: Vec<Call>) -> Group {
    Group { title, goal: 1.0, calls }
}

fn big(title: String, provider: &'static Provider, status: u16, body: String) -> Group {
    let headers = vec![("Content-Type", "application/json".to_owned())];
    Group { title, goal: 2.0, calls: vec![Call { provider, status, headers, body: body.into_bytes() }] }
}

fn examples(provider: &'static Provider) -> Vec<Call> {
    let examples = provider.bodies.iter().flat_map(|body| body.examples.iter().map(move |example| (body, example)));
    examples
        .map(|(body, example)| Call {
            provider,
            status: example.status.map_or(200, |status| status.value),
            headers: body.media.iter().map(|media| ("Content-Type", media.value.to_owned())).collect(),
            body: example.text.into(),
        })
        .collect()
}

fn fixtures(provider: &'static Provider) -> impl Iterator<Item = Fixture> {
    let tables = provider.tables.iter().filter(|table| table.kind == TableKind::Errors);
    tables.flat_map(|table| table.rows()).map(|row| row.fixture())
}

fn call(provider: &'static Provider, fixture: &Fixture) -> Call {
    Call {
        provider,
        status: fixture.status(),
        headers: fixture.headers().to_vec(),
        body: fixture.body().as_bytes().to_vec(),
    }
}

/// An object of about this size, as a server writes one for those who debug.
fn report(size: usize) -> String {
    let entry = |number: usize| {
        format!(
            r#""step{number}":{{"name":"com.example.stage.{number}","took":{}.25,"ok":true,"tags":["a","b",null],"inputs":{{"id":"72eaa048-{number}","count":{number}}}}}"#,
            number * 7
        )
    };
    let len = entry(1_000).len() + 1;
    let entries: Vec<String> = (0..size.div_ceil(len)).map(entry).collect();
    format!(r#"{{"requestId":"72eaa048-01b4","errors":["one","two"],{}}}"#, entries.join(","))
}

fn list(element: &str, len: usize) -> String {
    vec![element; len].join(",")
}
