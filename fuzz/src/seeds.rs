//! What the library and its documents know of responses in, the inputs that fuzzing begins with out.

use std::fmt::Write as _;
use std::path::Path;
use std::{fs, io};

use codetable::TABLES;
use codetable::provider::{Format, Provider};
use codetable::response::Response;
use codetable_fuzz::exchange::providers;
use codetable_model::compile;
use codetable_model::source::Source;
use codetable_pages::json;

/// Values of headers that are written in every way there is, and in some that there are not.
const MOMENTS: [&str; 22] = [
    "120",
    " 0\t",
    "18446744073709551615",
    "18446744073709551616",
    "Sun, 06 Nov 1994 08:49:37 GMT",
    "Sunday, 06-Nov-94 08:49:37 GMT",
    "Sun Nov  6 08:49:37 1994",
    "Fri, 31 Dec 9999 23:59:59 GMT",
    "2026-09-21T14:13:20Z",
    "2026-09-21T23:13:20.125+09:00",
    "2026-09-21T14:13:20",
    "20260921T141320-0330",
    "-009998-01-02T00:00:00Z",
    "+009999-12-30T22:00:00.999999999Z",
    "-1",
    "1.5e3",
    "299.997",
    "1790000030",
    "1790000030000",
    "120, Mon, 21 Sep 2026 14:15:20 GMT, 30",
    "soon\n1790000030.5\n42",
    "20260921",
];

const CLOCKS: [u64; 4] = [0, 784_111_700, 1_790_000_000, u64::MAX];

/// Lines in which a response has everything that a line may have.
const LINES: &str = include_str!("../../examples/responses.jsonl");

/// Writes a folder of inputs for each target.
pub(crate) fn write(folder: &Path) -> io::Result<String> {
    let mut seeds: Vec<(&str, Vec<u8>)> = Vec::new();
    for provider in providers() {
        for exchange in exchanges(provider) {
            seeds.push(("headers", exchange.clone()));
            seeds.push(("bodies", exchange));
        }
        for row in provider.tables.iter().flat_map(|table| table.rows()) {
            let (before, after) = row.table().uri.unwrap_or_default();
            seeds.push(("codes", row.code().into()));
            seeds.push(("codes", format!("{before}{}{after}", row.code()).into()));
        }
    }
    for (row, value) in TABLES.iter().flat_map(|table| table.rows()).zip(MOMENTS.into_iter().cycle()) {
        let code = format!("{}/{}", row.table().provider.name, row.code());
        for call in ["idempotent", "other"] {
            let sends = format!("0 {code}\n1000000000 {code} {value}\n4294967295 never\n7 {code} 1\n7 done");
            seeds.push(("retry", format!("{call} 4 60 1790000000\n{sends}").into()));
        }
    }
    for (value, clock) in MOMENTS.iter().flat_map(|value| CLOCKS.map(|clock| (value, clock))) {
        seeds.push(("waits", format!("{clock}\n{value}").into()));
    }
    seeds.extend(LINES.lines().map(|line| ("triage", line.into())));
    for specs in ["../specs", "specs", "../crates/compiler/tests/accept", "../crates/model/tests/reject"] {
        for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(specs))? {
            let path = entry?.path();
            if path.extension().is_some_and(|extension| extension == "yaml") {
                seeds.push(("specs", fs::read(path)?));
            }
        }
    }
    let pages = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/documents/tests");
    for folder in ["draft/pages", "audit/documents"] {
        for entry in fs::read_dir(pages.join(folder))? {
            let path = entry?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            seeds.push(("documents", [format!("{name}\n").as_bytes(), &fs::read(path)?].concat()));
        }
    }
    let small = |(target, bytes): &&(&str, Vec<u8>)| *target == "specs" && bytes.len() < 1_000;
    let catalog = |(_, bytes): &(&str, Vec<u8>)| {
        let source = Source::new("specs/case.yaml", String::from_utf8_lossy(bytes));
        ("catalog", json::write(&compile(&[source]).catalog).into_bytes())
    };
    let catalogs: Vec<_> = seeds.iter().filter(small).map(catalog).collect();
    seeds.extend(catalogs);
    for (number, (target, bytes)) in seeds.iter().enumerate() {
        let folder = folder.join(target);
        fs::create_dir_all(&folder)?;
        fs::write(folder.join(format!("seed-{number:04}")), bytes)?;
    }
    Ok(format!("{} inputs", seeds.len()))
}

/// Every example, every fixture and its malformed neighbours, as an exchange is written down.
fn exchanges(provider: &'static Provider) -> Vec<Vec<u8>> {
    let mut exchanges = Vec::new();
    for example in provider.bodies.iter().flat_map(|body| body.examples) {
        let status = example.status.map(|status| status.value);
        exchanges.push(exchange(provider, Response::new(status).body(example.text)));
    }
    for row in provider.tables.iter().flat_map(|table| table.rows()) {
        let fixture = row.fixture();
        exchanges.push(exchange(provider, fixture.response()));
        let again = |body: &String| exchange(provider, Response::new(fixture.status()).body(body));
        exchanges.extend(elsewhere(fixture.body()).iter().map(again));
        exchanges.extend(fixture.malformed().map(|(_, wrong)| exchange(provider, wrong.response())));
    }
    exchanges
}

/// A body in every place where one may stand that is not the whole: in a stream, in a list, in an event, behind other
/// text and in a string.
fn elsewhere(body: &str) -> Vec<String> {
    if body.is_empty() {
        return Vec::new();
    }
    let line = body.replace('\n', " ");
    vec![
        format!("{{\"id\":1}}\n\0{body}\n"),
        format!("[{{\"id\":1}},{body}]"),
        format!("event: error\ndata: {line}\n\n"),
        format!("400 Bad Request: \"{body}\""),
        serde_json::Value::from(body).to_string(),
    ]
}

/// An exchange with a value for every header that the provider describes and the response lacks.
fn exchange(provider: &'static Provider, response: Response<'_>) -> Vec<u8> {
    let mut text = format!("{} {}\n", provider.name, response.status().unwrap_or_default());
    for header in provider.headers {
        let usual = match header.format.map(|format| format.value) {
            Some(Format::Iso8601) => "2026-09-21T14:13:20Z",
            Some(Format::RetryAfter) => "Sun, 06 Nov 1994 08:49:37 GMT",
            _ => "1790000000",
        };
        let _ = writeln!(text, "{}: {}", header.name, response.header(header.name).unwrap_or(usual));
    }
    if let Some(media) = response.header("Content-Type") {
        let _ = writeln!(text, "Content-Type: {media}");
    }
    [text.as_bytes(), b"\n", response.bytes()].concat()
}
