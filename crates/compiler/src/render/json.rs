//! A diagnostic in, a line of JSON out.

use std::fmt::Write;

use super::place::Places;
use super::word;
use codetable_model::diagnostic::{Diagnostic, Label};
use codetable_model::source::Span;

/// The object of one diagnostic and a line break:
/// `{"rule":"tag","level":"error","message":"…","path":"specs/x.yaml","line":1,"column":4,"end_line":1,"end_column":9,"labels":[…],"help":"…"}`.
pub(super) fn line(diagnostic: &Diagnostic, places: &[Places<'_>]) -> String {
    let mut object = String::from("{");
    member(&mut object, "rule", &text(diagnostic.rule.id()));
    member(&mut object, "level", &text(word(diagnostic.level())));
    member(&mut object, "message", &text(&diagnostic.message));
    place(&mut object, diagnostic.span(), places);
    let labels: Vec<String> = diagnostic.labels.iter().map(|it| label(it, places)).collect();
    member(&mut object, "labels", &format!("[{}]", labels.join(",")));
    member(&mut object, "help", &diagnostic.help.as_deref().map_or_else(|| "null".to_owned(), text));
    object.push_str("}\n");
    object
}

/// A place with its words.
fn label(label: &Label, places: &[Places<'_>]) -> String {
    let mut object = String::from("{");
    member(&mut object, "text", &text(&label.text));
    place(&mut object, label.span, places);
    object.push('}');
    object
}

/// The members that say where.
fn place(object: &mut String, span: Span, places: &[Places<'_>]) {
    let (path, start, end) = match places.get(span.source.0 as usize) {
        Some(places) => {
            let range = span.range();
            (places.source.path.as_str(), places.line_column(range.start), places.line_column(range.end))
        }
        None => ("", (1, 1), (1, 1)),
    };
    member(object, "path", &text(path));
    member(object, "line", &start.0.to_string());
    member(object, "column", &start.1.to_string());
    member(object, "end_line", &end.0.to_string());
    member(object, "end_column", &end.1.to_string());
}

fn member(object: &mut String, key: &str, value: &str) {
    let comma = if object.ends_with('{') { "" } else { "," };
    // Writing to a String cannot fail.
    let _ = write!(object, "{comma}\"{key}\":{value}");
}

/// A string of JSON; whatever cannot be seen is escaped, so that a line of it may be printed.
fn text(text: &str) -> String {
    let mut string = String::from("\"");
    for found in text.chars() {
        match found {
            '"' => string.push_str("\\\""),
            '\\' => string.push_str("\\\\"),
            '\n' => string.push_str("\\n"),
            found if codetable_model::character::is_invisible(found) => {
                for unit in found.encode_utf16(&mut [0; 2]) {
                    let _ = write!(string, "\\u{unit:04x}");
                }
            }
            found => string.push(found),
        }
    }
    string.push('"');
    string
}
