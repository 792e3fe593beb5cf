//! The sample response of a code in, out what the page shows of it: laid out, and with its placeholders marked.

use super::markup::Markup;
use super::subject::Subject;
use codetable_model::catalog::{Row, Table};
use codetable_model::sample::Samples;
use codetable_model::words::Evidence;
use serde::Serialize;

/// What stands before a placeholder: JSON holds no control outside of its white space.
const OPEN: char = '\u{1}';
/// What stands behind it.
const CLOSE: char = '\u{2}';

/// A response, ready to be shown.
#[derive(Debug, Serialize)]
pub(super) struct Response {
    status: Markup,
    headers: Vec<Field>,
    body: Markup,
    /// What supports the example, if it is the document's.
    basis: Markup,
    has_placeholders: bool,
}

#[derive(Debug, Serialize)]
struct Field {
    name: String,
    value: Markup,
}

/// The response of a code; none for a code that is no error.
pub(super) fn response(samples: &mut Samples<'_>, table: &Table, row: &Row, subject: Subject<'_>) -> Option<Response> {
    let sample = samples.sample(table, row)?;
    let (status, is_unknown) = sample.status.of(row);
    let status = Markup::text(&status.to_string());
    let mut json = sample.body(row, |placeholder| format!("{OPEN}{placeholder}{CLOSE}"));
    if sample.basis.is_none() {
        json = pretty(&json);
    }
    let media = sample.media.map(|media| ("Content-Type", Markup::text(media)));
    let codes = sample.codes.iter().map(|name| (*name, Markup::text(&row.code.to_string())));
    let headers = sample.headers.iter().map(|(name, value)| (*name, mark(Markup::text(value))));
    let headers =
        media.into_iter().chain(codes).chain(headers).map(|(name, value)| Field { name: name.to_owned(), value });
    Some(Response {
        has_placeholders: is_unknown || json.contains(OPEN) || !sample.headers.is_empty(),
        status: if is_unknown { mark(status) } else { status },
        headers: headers.collect(),
        body: marked(&json),
        basis: sample.basis.map_or_else(Markup::default, |example| subject.rich(Evidence::of(example).words())),
    })
}

/// A placeholder, marked as one.
fn mark(placeholder: Markup) -> Markup {
    Markup::within("mark", placeholder)
}

/// JSON as a page shows it.
fn marked(json: &str) -> Markup {
    let mut whole = Markup::default();
    for (index, part) in json.split([OPEN, CLOSE]).enumerate() {
        let text = Markup::text(part);
        whole.push(if index % 2 == 1 { mark(text) } else { text });
    }
    whole
}

/// JSON that has a line for every member and element.
fn pretty(json: &str) -> String {
    let mut out = String::with_capacity(json.len() * 2);
    let (mut depth, mut is_text, mut is_escaped) = (0_usize, false, false);
    let line = |out: &mut String, depth| {
        out.push('\n');
        out.extend(std::iter::repeat_n("  ", depth));
    };
    for letter in json.chars() {
        let (was_text, opens) = (is_text, out.ends_with(['{', '[']));
        if was_text {
            is_text = letter != '"' || is_escaped;
            is_escaped = letter == '\\' && !is_escaped;
        } else if letter.is_ascii_whitespace() {
            continue;
        } else if matches!(letter, '}' | ']') {
            depth = depth.saturating_sub(1);
            if !opens {
                line(&mut out, depth);
            }
        } else if opens || out.ends_with(',') {
            line(&mut out, depth);
        }
        out.push(letter);
        if !was_text {
            is_text = letter == '"';
            depth += usize::from(matches!(letter, '{' | '['));
            out.extend((letter == ':').then_some(' '));
        }
    }
    out
}
