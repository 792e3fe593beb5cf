//! Responses in, decisions out: a filter that reads a JSON object a line, and prints what it means and what to do.
//!
//! ```sh
//! cargo run --example triage --features inspect -- --help
//! cargo run --example triage --features inspect < examples/responses.jsonl
//! tail -f failed.jsonl | triage --provider kakao | jq -c 'select(.success | not) | [.id, .code, .next.other]'
//! ```
//!
//! Each line has its answer, in order and at once, in constant memory. [`HELP`] says what a line may hold.

pub(crate) mod answer;
mod arguments;
pub(crate) mod base64;
mod call;
mod delay;
pub(crate) mod headers;
mod json;
pub(crate) mod lines;
mod members;

use std::env;
use std::io::{self, BufWriter, Read, Write};
use std::process::ExitCode;

pub(crate) use self::arguments::{Defaults, Wish};
use self::call::Call;
use self::json::Object;
use self::lines::{Line, Lines};
use self::members::Members;

/// How much is read and written at once, in bytes.
const BUFFER: usize = 64 << 10;

pub(crate) const HELP: &str = r#"triage: what failed calls mean, and what to do about them

usage: triage [--provider NAME] [--now SECONDS] < responses.jsonl > decisions.jsonl

  --provider NAME  whose responses lines are that name no provider
  --now SECONDS    the time that waits are counted from, for lines that tell none; else the clock's
  --help           prints this

A line of input is a JSON object of what is known of one response. All but the provider may be left out or null:

  "provider"       kakao, meloming, …
  "status"         the HTTP status
  "headers"        {"name": "value", "name": ["value", "value"]} or [["name", "value"], …]
  "body"           the text that was received, or the JSON that it was
  "body_base64"    the bytes that were received, where they are no text
  "method"         of the request, for a decision about this very call
  "now"            when the response came, in seconds since 1970-01-01T00:00:00Z

Whatever else a line holds comes out with its answer as it went in; what has a name of the answer's, under "input".

Each line has one line of output, at once; blank ones have none. A line that cannot be taken gives its number as "line"
and the reason as "error", and the rest is read all the same.

exit status: 0; 1 if a line could not be taken, or nothing more be read or written; 2 for a wrong call
"#;

/// How many lines were answered.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) lines: u64,
    /// Those that could not be taken.
    pub(crate) refused: u64,
    /// The number of the first of these.
    pub(crate) first_refused: Option<u64>,
}

fn main() -> ExitCode {
    // What is no UTF-8 is no argument of ours in any case.
    let arguments = env::args_os().skip(1).map(|argument| argument.to_string_lossy().into_owned());
    let (code, message) = match Wish::read(arguments) {
        Ok(Wish::Help) => (0, io::stdout().write_all(HELP.as_bytes()).err().and_then(complaint)),
        Ok(Wish::Triage(defaults)) => match triage(io::stdin().lock(), io::stdout().lock(), &defaults) {
            Ok(tally) => (u8::from(tally.refused > 0), tally.complaint()),
            Err(error) => match complaint(error) {
                Some(message) => (1, Some(message)),
                None => (0, None),
            },
        },
        Err(message) => (2, Some(format!("{message}; `triage --help` says what there is"))),
    };
    if let Some(message) = message {
        // Where even that cannot be told, the exit status does.
        let _ = writeln!(io::stderr(), "triage: {message}");
    }
    ExitCode::from(code)
}

/// What to say of an error: nothing where a reader has gone that has seen enough.
fn complaint(error: io::Error) -> Option<String> {
    (error.kind() != io::ErrorKind::BrokenPipe).then(|| error.to_string())
}

/// Answers lines until there are no more. What is kept is one line and its answer.
pub(crate) fn triage(input: impl Read, output: impl Write, defaults: &Defaults) -> io::Result<Tally> {
    let mut lines = Lines::new(input, BUFFER);
    let mut output = BufWriter::with_capacity(BUFFER, output);
    let (mut tally, mut out) = (Tally::default(), String::new());
    // Reading may take for ever, so whoever waits for the answers has them before.
    while let Some(line) = lines.next(|| output.flush())? {
        out.clear();
        tally.count(line.number, answer(&line, defaults, &mut out));
        output.write_all(out.as_bytes())?;
    }
    output.flush()?;
    Ok(tally)
}

/// Writes the answer to a line; false if the line could not be taken.
fn answer(line: &Line<'_>, defaults: &Defaults, out: &mut String) -> bool {
    let (members, call) = match line.text().and_then(Members::read) {
        Ok(members) => {
            let call = Call::read(&members, defaults.provider);
            (members, call)
        }
        Err(error) => (Members::default(), Err(error)),
    };
    let mut object = Object::begin(out);
    match &call {
        Ok(call) => answer::write(call, defaults, &mut object),
        Err(error) => {
            object.value("line", Some(line.number));
            object.text("error", Some(error));
        }
    }
    members.pass_through(&mut object);
    object.end();
    out.push('\n');
    call.is_ok()
}

impl Tally {
    fn count(&mut self, number: u64, is_taken: bool) {
        self.lines += 1;
        if !is_taken {
            self.refused += 1;
            self.first_refused.get_or_insert(number);
        }
    }

    fn complaint(&self) -> Option<String> {
        let Self { lines, refused, first_refused } = self;
        first_refused.map(|first| format!("{refused} of {lines} lines could not be taken, line {first} first"))
    }
}
