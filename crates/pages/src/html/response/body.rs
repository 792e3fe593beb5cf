//! The place of a body that a code travels in, out that body as JSON, with its placeholders marked.

use super::shape::{List, Shape};
use super::{fraction, placeholder};
use crate::html::markup::Markup;
use codetable_model::catalog::{Body, BodyField, Row, Table};
use codetable_model::vocabulary::{FieldRole, Format, JsonType, Presence, TextKind, Vocabulary};

/// What stands before a placeholder: JSON holds no control outside of its white space.
pub(super) const OPEN: char = '\u{1}';
/// What stands behind it.
const CLOSE: char = '\u{2}';

/// The body of a code, on one line, with its placeholders between [`OPEN`] and [`CLOSE`].
pub(super) fn body(table: &Table, row: &Row, shape: &Shape<'_>, status: u16) -> String {
    let mut writer = Writer { table, row, status: Some(status), json: String::new() };
    writer.object(shape.body, "", shape, shape.list);
    writer.json
}

/// JSON that has a line for every member and element.
pub(super) fn pretty(json: &str) -> String {
    let mut out = String::with_capacity(json.len() * 2);
    let (mut depth, mut is_text, mut is_escaped) = (0_usize, false, false);
    let mut letters = json.chars().peekable();
    let line = |depth: usize, out: &mut String| {
        out.push('\n');
        out.extend(std::iter::repeat_n("  ", depth));
    };
    while let Some(letter) = letters.next() {
        if is_text {
            out.push(letter);
            is_text = letter != '"' || is_escaped;
            is_escaped = letter == '\\' && !is_escaped;
            continue;
        }
        match letter {
            '{' | '[' => {
                out.push(letter);
                while letters.next_if(|next| next.is_ascii_whitespace()).is_some() {}
                if let Some(close) = letters.next_if(|next| matches!(next, '}' | ']')) {
                    out.push(close);
                } else {
                    depth += 1;
                    line(depth, &mut out);
                }
            }
            '}' | ']' => {
                depth = depth.saturating_sub(1);
                line(depth, &mut out);
                out.push(letter);
            }
            ',' => {
                out.push(letter);
                line(depth, &mut out);
            }
            ':' => out.push_str(": "),
            _ if letter.is_ascii_whitespace() => {}
            _ => {
                is_text = letter == '"';
                out.push(letter);
            }
        }
    }
    out
}

/// JSON as a page shows it.
pub(super) fn marked(json: &str) -> Markup {
    let mut whole = Markup::default();
    for (index, part) in json.split([OPEN, CLOSE]).enumerate() {
        let text = Markup::text(part);
        whole.push(if index % 2 == 1 { Markup::within("mark", text) } else { text });
    }
    whole
}

/// Writes a body.
struct Writer<'a> {
    table: &'a Table,
    row: &'a Row,
    /// The status to repeat in the object that is being written.
    status: Option<u16>,
    json: String,
}

impl Writer<'_> {
    /// Writes the object that the fields of a body below `prefix` describe.
    fn object(&mut self, body: &Body, prefix: &str, shape: &Shape<'_>, list: Option<List<'_>>) {
        self.json.push('{');
        let mut names: Vec<&str> = Vec::new();
        for field in &body.fields {
            let rest = field.pointer.strip_prefix(prefix).and_then(|rest| rest.strip_prefix('/'));
            let Some(name) = rest.and_then(|rest| rest.split('/').next()) else { continue };
            let pointer = field.pointer.get(..prefix.len() + 1 + name.len()).unwrap_or_default();
            let own = body.fields.iter().find(|field| field.pointer == pointer);
            let below_here = list.and_then(|list| Some((list, list.field.pointer.strip_prefix(pointer)?)));
            let here = below_here.filter(|(_, rest)| rest.is_empty()).map(|(list, _)| list);
            let holds_list = below_here.is_some_and(|(_, rest)| rest.starts_with('/'));
            let is_wanted = here.is_some() || holds_list || is_needed(body, own, pointer);
            if name == "*" || names.contains(&name) || !is_wanted {
                continue;
            }
            if !names.is_empty() {
                self.json.push(',');
            }
            names.push(name);
            self.json.push_str(&quoted(&name.replace("~1", "/").replace("~0", "~")));
            self.json.push(':');
            match (here, own) {
                (Some(list), _) => self.list(list, shape),
                (_, Some(own)) if own.ty.value != JsonType::Object => self.value(body, own),
                _ => {
                    let start = self.json.len();
                    self.object(body, pointer, shape, list);
                    if self.json.get(start..) == Some("{}") {
                        self.json.truncate(start);
                        self.placeholder("{}");
                    }
                }
            }
        }
        self.json.push('}');
    }

    /// Writes the list that holds the problem and nothing else.
    fn list(&mut self, list: List<'_>, shape: &Shape<'_>) {
        self.json.push('[');
        match shape.element(self.table, self.row) {
            Some(element) => self.json.push_str(element),
            None => {
                let own = self.row.facts.status.as_ref().map(|status| status.value);
                let outer = std::mem::replace(&mut self.status, own);
                self.object(list.element, list.prefix, shape, None);
                self.status = outer;
            }
        }
        self.json.push(']');
    }

    /// Writes a value that holds no others.
    fn value(&mut self, body: &Body, field: &BodyField) {
        let text = |kind| self.row.facts.text(kind).map(|fact| fact.value.source.clone());
        let known = match field.role.value {
            FieldRole::Code => Some(self.code_text(field)),
            FieldRole::Status => self.status.map(|status| status.to_string()),
            FieldRole::Message => text(TextKind::Message),
            FieldRole::Title => text(TextKind::Title),
            FieldRole::Detail => text(TextKind::Detail),
            _ => None,
        };
        let json = known.map(|known| if field.ty.value == JsonType::String { quoted(&known) } else { known });
        // A text that is to be a number is none: only codes and statuses are.
        match json.filter(|json| serde_json::from_str::<serde_json::Value>(json).is_ok()) {
            Some(json) => self.json.push_str(&json),
            None => self.placeholder(&of_field(body, field)),
        }
    }

    fn placeholder(&mut self, json: &str) {
        self.json.push(OPEN);
        self.json.push_str(json);
        self.json.push(CLOSE);
    }

    /// The code as the member holds it.
    fn code_text(&self, field: &BodyField) -> String {
        let code = self.row.code.to_string();
        let is_uri = field.format.as_ref().is_some_and(|format| format.value == Format::Uri);
        match self.table.key.uri.as_ref().filter(|_| is_uri) {
            Some(uri) => format!("{}{code}{}", uri.value.0, uri.value.1),
            None => code,
        }
    }
}

/// Whether a member is there in every body, or the code stands in it.
fn is_needed(body: &Body, own: Option<&BodyField>, pointer: &str) -> bool {
    let is_optional = |field: &BodyField| field.presence.as_ref().is_some_and(|fact| fact.value == Presence::Optional);
    let inside = || {
        body.fields.iter().filter(|field| {
            let below = field.pointer.strip_prefix(pointer);
            below.is_some_and(|rest| rest.starts_with('/') && !rest.contains('*'))
        })
    };
    let holds_code = inside().any(|field| field.role.value == FieldRole::Code);
    match own {
        Some(own) => own.role.value == FieldRole::Code || holds_code || !is_optional(own),
        None => holds_code || inside().any(|field| !is_optional(field)),
    }
}

/// A placeholder for a member of a body that holds no others, as JSON.
fn of_field(body: &Body, field: &BodyField) -> String {
    let format = field.format.as_ref().map(|format| format.value);
    match field.ty.value {
        JsonType::String => {
            let zone = field.zone.as_ref().map_or("Z", |zone| zone.value.as_str());
            quoted(&placeholder(format, &(fraction(body, field) + zone), field.role.value.word()))
        }
        JsonType::Number => "0".to_owned(),
        JsonType::Object => "{}".to_owned(),
        JsonType::Array => "[]".to_owned(),
        JsonType::Any => "null".to_owned(),
    }
}

/// A text as JSON.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
