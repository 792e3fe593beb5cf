//! Responses in, decisions out: a JSON object a line, in order, in constant memory.
//!
//! ```sh
//! cargo run --example triage --features json < examples/responses.jsonl
//! ```
//!
//! A line of input names a provider and what is known of one response; all but the provider may be null or absent:
//!
//! ```json
//! {"provider":"kakao","status":401,"headers":{"name":"value"},"body":"the raw text","now":1790000000}
//! ```
//!
//! `now` is the time in Unix seconds that waits are counted from; `--now` sets it for lines that tell none, and else it
//! is the clock's. A line that cannot be taken gives a line with `error`, and the run goes on.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::env;
use std::fmt::{Display, Write as _};
use std::io::{self, BufRead, BufWriter, Write};
use std::process::ExitCode;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use codetable::PROVIDERS;
use codetable::advice::{Advice, Effect, Idempotency, Next, Wait};
use codetable::evidence::{Basis, Citation};
use codetable::inspect::{FieldError, Finding, Note, Problem, inspect};
use codetable::response::Response;
use codetable::wait::NoDelay;
use serde_json::Value;
use serde_json::value::RawValue;

fn main() -> ExitCode {
    let now = match default_clock(env::args().skip(1)) {
        Ok(now) => now,
        Err(message) => {
            eprintln!("{message}\nusage: triage [--now SECONDS] < responses.jsonl");
            return ExitCode::from(2);
        }
    };
    match triage(io::stdin().lock(), BufWriter::new(io::stdout().lock()), now) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            eprintln!("triage: {error}");
            ExitCode::FAILURE
        }
        _ => ExitCode::SUCCESS,
    }
}

/// The clock for lines that tell no time.
pub(crate) fn default_clock(mut arguments: impl Iterator<Item = String>) -> Result<u64, String> {
    let clock = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let Some(argument) = arguments.next() else { return Ok(clock) };
    let value = match argument.strip_prefix("--now") {
        Some("") => arguments.next().ok_or("`--now` needs seconds since 1970-01-01T00:00:00Z")?,
        Some(value) if value.starts_with('=') => value[1..].to_string(),
        _ => return Err(format!("unknown argument `{argument}`")),
    };
    if let Some(further) = arguments.next() {
        return Err(format!("unknown argument `{further}`"));
    }
    value.parse().map_err(|_| format!("`{value}` is no number of seconds since 1970-01-01T00:00:00Z"))
}

/// Reads lines until there are no more. Two buffers are all that is kept.
pub(crate) fn triage(mut input: impl BufRead, mut output: impl Write, now: u64) -> io::Result<()> {
    let (mut line, mut out) = (Vec::new(), String::new());
    while input.read_until(b'\n', &mut line)? > 0 {
        out.clear();
        let mut object = Object::begin(&mut out);
        match Call::read(&line) {
            Ok(call) => call.judge(now, &mut object),
            Err(message) => object.text("error", Some(&message)),
        }
        object.end();
        out.push('\n');
        output.write_all(out.as_bytes())?;
        line.clear();
    }
    output.flush()
}

/// One line of input.
struct Call<'a> {
    provider: &'static codetable::provider::Provider,
    status: Option<u16>,
    headers: Vec<(String, String)>,
    body: Cow<'a, [u8]>,
    now: Option<u64>,
}

impl<'a> Call<'a> {
    fn read(line: &'a [u8]) -> Result<Self, String> {
        let line = std::str::from_utf8(line).map_err(|error| format!("not UTF-8: {error}"))?;
        let members: BTreeMap<Cow<'a, str>, &'a RawValue> =
            serde_json::from_str(line.trim_ascii()).map_err(|error| format!("not a JSON object: {error}"))?;
        let member = |name: &str| members.get(name).map(|raw| raw.get()).filter(|json| *json != "null");
        let wrong = |name: &str, expected: &str| format!("`{name}` is not {expected}");

        let name = member("provider").ok_or("the line names no `provider`")?;
        let name: String = serde_json::from_str(name).map_err(|_| wrong("provider", "a text"))?;
        let provider = PROVIDERS.iter().find(|provider| provider.name == name).ok_or_else(|| {
            let known: Vec<&str> = PROVIDERS.iter().map(|provider| provider.name).collect();
            format!("unknown provider `{name}`: one of {}", known.join(", "))
        })?;
        let number = |name: &str, expected: &str| {
            let json = member(name).map(|json| json.trim_matches('"'));
            json.map(|json| json.parse::<u64>().map_err(|_| wrong(name, expected))).transpose()
        };
        let status = number("status", "a status")?.map(u16::try_from).transpose();
        let headers = match member("headers") {
            Some(json) => headers(json).ok_or_else(|| wrong("headers", "an object of texts"))?,
            None => Vec::new(),
        };
        let body = match member("body") {
            Some(json) if json.starts_with('"') => {
                Cow::Owned(serde_json::from_str::<String>(json).map_err(|_| wrong("body", "a text"))?.into_bytes())
            }
            // A body that was logged as JSON, and not as a text.
            Some(json) => Cow::Borrowed(json.as_bytes()),
            None => Cow::Borrowed(&[][..]),
        };
        Ok(Self {
            provider,
            status: status.map_err(|_| wrong("status", "a status"))?,
            headers,
            body,
            now: number("now", "a number of seconds")?,
        })
    }

    fn judge(&self, clock: u64, object: &mut Object<'_>) {
        let response = Response::new(self.status).headers(&self.headers).body(&self.body[..]);
        let finding = inspect(self.provider, response);
        let mut notes: Vec<String> = finding.notes().map(|note| note.to_string()).collect();
        write(&finding, &response, Duration::from_secs(self.now.unwrap_or(clock)), &mut notes, object);
    }
}

/// The headers of a line. A number is taken as it is written; a list is as many headers of one name.
fn headers(json: &str) -> Option<Vec<(String, String)>> {
    let members: BTreeMap<String, Value> = serde_json::from_str(json).ok()?;
    let value = |value| match value {
        Value::String(text) => Some(text),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    };
    let mut headers = Vec::new();
    for (name, json) in members {
        let values = if let Value::Array(values) = json { values } else { vec![json] };
        headers.extend(values.into_iter().filter_map(value).map(|value| (name.clone(), value)));
    }
    Some(headers)
}

/// Writes the members of one finding.
fn write(
    finding: &Finding<'_>,
    response: &Response<'_>,
    now: Duration,
    notes: &mut Vec<String>,
    object: &mut Object<'_>,
) {
    let advice = finding.advice();
    let row = finding.row();
    object.text("provider", Some(finding.provider().name));
    object.text("sure", Some(finding.sure().as_str()));
    object.text("code", finding.code_text());
    object.text("table", finding.code().and_then(|code| code.table()).map(|table| table.id));
    object.text("variant", row.map(|row| row.name()));
    object.text("severity", Some(finding.severity().as_str()));
    object.value("status", finding.status());
    object.text("trace_id", finding.id());
    object.text("message", finding.message());
    object.list("fields", finding.fields(), field);
    object.list("errors", finding.errors(), problem);
    object.list("warnings", finding.warnings(), problem);
    let recovery: Vec<_> = advice.recovery().into_iter().collect();
    object.list("recovery", &recovery, |alternative, out| {
        array(alternative.value, out, |step, out| quote(step.as_str(), out));
    });
    object.array("actions", |out| actions(advice, out));
    object.each_call("next", |call, out| quote(next(advice.next(call)), out));
    object.each_call("may_retry", |call, out| out.push_str(if may_retry(advice, call) { "true" } else { "false" }));
    object.array("wait", |out| wait(advice, finding, response, now, notes, out));
    object.text("effect", advice.effect().map(Effect::as_str));
    object.object("basis", |basis| {
        basis.text("recovery", Some(word(advice.recovery().first().map_or(Basis::Silent, |first| first.basis))));
        basis.text("wait", Some(word(advice.wait_basis())));
        basis.text("effect", Some(word(advice.effect_basis())));
    });
    let said = row.map(|row| row.basis()).or_else(|| finding.status_rule().map(|rule| rule.basis));
    let citation = said.and_then(Basis::citation).as_ref().map(Citation::to_string);
    object.text("citation", citation.as_deref());
    object.array("notes", |out| array(notes, out, |note, out| quote(note, out)));
}

fn field(error: &FieldError<'_>, out: &mut String) {
    let mut object = Object::begin(out);
    object.text("field", error.field());
    object.text("message", error.message());
    // The value is JSON as it was sent, of which only the line breaks between its parts are changed.
    object.value("value", error.value().map(|json| json.replace(['\n', '\r'], " ")));
    object.end();
}

fn problem(problem: &Problem<'_>, out: &mut String) {
    let mut object = Object::begin(out);
    object.text("code", problem.code_text());
    object.text("variant", problem.row().map(|row| row.name()));
    object.value("status", problem.status());
    object.array("actions", |out| actions(problem.advice(), out));
    object.end();
}

/// The steps of all recovery, each once: for filters, never for deciding.
fn actions(advice: Advice, out: &mut String) {
    let mut steps = Vec::new();
    for step in advice.recovery().into_iter().flat_map(|alternative| alternative.value) {
        if !steps.contains(step) {
            steps.push(*step);
        }
    }
    array(&steps, out, |step, out| quote(step.as_str(), out));
}

fn next(next: Next) -> &'static str {
    match next {
        Next::Send(_) => "send",
        Next::Later(_) => "later",
        Next::RefreshThenSend => "refresh_then_send",
        Next::Stop(_) => "stop",
    }
}

/// Whether the same request may go again, unchanged: the facts name that, and it does no harm to this call.
fn may_retry(advice: Advice, call: Idempotency) -> bool {
    advice.may_retry() && (call == Idempotency::Idempotent || advice.effect() == Some(Effect::NotApplied))
}

fn wait(
    advice: Advice,
    finding: &Finding<'_>,
    response: &Response<'_>,
    now: Duration,
    notes: &mut Vec<String>,
    out: &mut String,
) {
    let Some(wait) = advice.wait() else { return out.push_str("null") };
    let kind = match wait {
        Wait::Header(_) => "header",
        Wait::Soon => "soon",
        Wait::NextMonth(_) => "next_month",
        Wait::None => "none",
    };
    let named = || wait.headers().iter().map(|header| header.name);
    let there = named().chain(["Retry-After"]).find(|name| response.header(name).is_some());
    let asked = wait.asked(response, now);
    // What is wrong with a header that tells a time is among the notes already.
    let is_noted = finding.notes().any(|note| match note {
        Note::HeaderValue(name) | Note::HeaderZone(name) => named().chain(["Retry-After"]).any(|other| other == name),
        _ => false,
    });
    if let (Err(reason @ (NoDelay::Unreadable | NoDelay::NoZone)), false) = (asked, is_noted) {
        notes.push(reason.to_string());
    }
    let mut object = Object::begin(out);
    object.text("kind", Some(kind));
    object.text("header", asked.map_or(None, |asked| asked.header).or(there).or_else(|| named().next()));
    object.value("seconds", asked.ok().map(|asked| asked.delay.as_secs()));
    object.end();
}

fn word(basis: Basis) -> &'static str {
    match basis {
        Basis::Stated(_) => "stated",
        Basis::Inferred(_) => "inferred",
        Basis::Registered(_) => "registered",
        Basis::Declared => "declared",
        Basis::Silent => "silent",
    }
}

/// A JSON object that is being written.
struct Object<'o> {
    out: &'o mut String,
}

impl<'o> Object<'o> {
    fn begin(out: &'o mut String) -> Self {
        out.push('{');
        Self { out }
    }

    fn end(self) {
        self.out.push('}');
    }

    fn name(&mut self, name: &str) -> &mut String {
        if !self.out.ends_with('{') {
            self.out.push(',');
        }
        self.out.extend(["\"", name, "\":"]);
        self.out
    }

    fn text(&mut self, name: &str, text: Option<&str>) {
        let out = self.name(name);
        match text {
            Some(text) => quote(text, out),
            None => out.push_str("null"),
        }
    }

    /// A value that prints as JSON.
    fn value(&mut self, name: &str, value: Option<impl Display>) {
        let out = self.name(name);
        match value {
            // Writing to a text never fails.
            Some(value) => write!(out, "{value}").unwrap_or_default(),
            None => out.push_str("null"),
        }
    }

    /// A value that writes itself.
    fn array(&mut self, name: &str, value: impl FnOnce(&mut String)) {
        value(self.name(name));
    }

    fn list<T>(&mut self, name: &str, list: &[T], each: impl Fn(&T, &mut String)) {
        array(list, self.name(name), each);
    }

    fn object(&mut self, name: &str, members: impl FnOnce(&mut Object<'_>)) {
        let mut object = Object::begin(self.name(name));
        members(&mut object);
        object.end();
    }

    /// A value for each kind of call.
    fn each_call(&mut self, name: &str, value: impl Fn(Idempotency, &mut String)) {
        self.object(name, |object| {
            value(Idempotency::Idempotent, object.name("idempotent"));
            value(Idempotency::Other, object.name("other"));
        });
    }
}

fn array<T>(list: &[T], out: &mut String, each: impl Fn(&T, &mut String)) {
    out.push('[');
    for (place, element) in list.iter().enumerate() {
        if place > 0 {
            out.push(',');
        }
        each(element, out);
    }
    out.push(']');
}

/// Writes a text as JSON.
fn quote(text: &str, out: &mut String) {
    out.push('"');
    let mut rest = text;
    // Each of them is one byte, and no part of a longer character.
    while let Some(place) = rest.bytes().position(|byte| byte < b' ' || byte == b'"' || byte == b'\\') {
        out.push_str(&rest[..place]);
        match rest.as_bytes()[place] {
            b'"' => out.push_str("\\\""),
            b'\\' => out.push_str("\\\\"),
            b'\n' => out.push_str("\\n"),
            byte => out.push_str(&format!("\\u{byte:04x}")),
        }
        rest = &rest[place + 1..];
    }
    out.push_str(rest);
    out.push('"');
}
