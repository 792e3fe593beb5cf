//! The place of a body that a code travels in, out that body in parts: those members that are always there.

use super::example::Examples;
use super::shape::{List, Shape, carries};
use super::{Part, placeholder, tell_another};
use crate::catalog::advice::Advice;
use crate::catalog::{Body, BodyField, Code, Has, Provider, Row, Table};
use crate::resolve::key;
use crate::vocabulary::{Base, FieldRole, Format, JsonType, KeyType, Presence, TextKind, Vocabulary};

/// What a row gives a body: nothing else of it decides about the parts.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Given {
    texts: Vec<TextKind>,
    status: bool,
    number: bool,
    /// The members that tell how long to wait.
    waits: Vec<String>,
    /// Those that would give the code another of its meanings, whatever they hold.
    others: Vec<String>,
}

impl Given {
    /// What a row gives; the provider, if waits of it read members.
    pub(super) fn of(row: &Row, awaited: Option<&Provider>) -> Self {
        let texts = row.facts.texts.iter().map(|(kind, _)| *kind).collect();
        let status = row.facts.status.as_ref().map(|status| status.value);
        let wait = awaited.and_then(|provider| Advice::of(&row.facts, status, provider).wait);
        let waits = wait.map_or_else(Vec::new, |wait| wait.fact.value.members.clone());
        let others = tell_another(row).filter_map(|has| match has {
            Has::Member(pointer) => Some(pointer.clone()),
            Has::Header(_) => None,
        });
        Self { texts, status: status.is_some(), number: is_number(&row.code), waits, others: others.collect() }
    }
}

/// The body of a row; with an element of an example's list, if the row's problem stands there.
pub(super) fn body(
    examples: &Examples<'_>,
    table: &Table,
    given: &Given,
    shape: &Shape<'_>,
    element: Option<&str>,
) -> Vec<Part> {
    let mut writer = Writer { examples, table, given, element, is_listed: false, parts: Vec::new() };
    writer.object(shape.body, "", "", &shape.lists);
    writer.parts
}

/// The name of a member, of which a JSON pointer writes two characters otherwise.
pub(super) fn member(name: &str) -> String {
    name.replace("~1", "/").replace("~0", "~")
}

/// A text as it stands within quotes in JSON.
pub(super) fn escaped(text: &str) -> String {
    let mut json = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '"' | '\\' => json.extend(['\\', letter]),
            '\u{8}' => json.push_str("\\b"),
            '\u{c}' => json.push_str("\\f"),
            '\n' => json.push_str("\\n"),
            '\r' => json.push_str("\\r"),
            '\t' => json.push_str("\\t"),
            '\0'..='\u{1f}' => json.push_str(&format!("\\u{:04x}", u32::from(letter))),
            _ => json.push(letter),
        }
    }
    json
}

/// Writes a body.
struct Writer<'a> {
    examples: &'a Examples<'a>,
    table: &'a Table,
    given: &'a Given,
    element: Option<&'a str>,
    /// Whether what is being written stands in a list.
    is_listed: bool,
    parts: Vec<Part>,
}

impl Writer<'_> {
    /// Writes the object that the fields of a body below `prefix` describe. It stands at `at` in what is written, and the
    /// problem at the end of these lists.
    fn object(&mut self, body: &Body, prefix: &str, at: &str, lists: &[List<'_>]) {
        self.json("{");
        let mut names: Vec<&str> = Vec::new();
        for field in &body.fields {
            let rest = field.pointer.strip_prefix(prefix).and_then(|rest| rest.strip_prefix('/'));
            let Some(name) = rest.and_then(|rest| rest.split('/').next()) else { continue };
            let pointer = field.pointer.get(..prefix.len() + 1 + name.len()).unwrap_or_default();
            let own = body.fields.iter().find(|field| field.pointer == pointer);
            let below_here = lists.first().and_then(|list| list.field.pointer.strip_prefix(pointer));
            let is_list = below_here.is_some_and(str::is_empty);
            let holds_list = below_here.is_some_and(|rest| rest.starts_with('/'));
            let is_wanted = is_list || holds_list || self.is_needed(body, own, pointer, lists.is_empty());
            if name == "*" || names.contains(&name) || !is_wanted {
                continue;
            }
            if !names.is_empty() {
                self.json(",");
            }
            names.push(name);
            let at = format!("{at}/{name}");
            let name = format!("{}:", quoted(&member(name)));
            match (lists, own) {
                ([list, inner @ ..], _) if is_list => {
                    self.json(&name);
                    self.list(*list, inner, &at);
                }
                (_, Some(own)) if own.ty.value != JsonType::Object => {
                    self.value(&name, body, own, at, lists.is_empty());
                }
                _ => {
                    self.json(&name);
                    self.object(body, pointer, &at, lists);
                    self.blank(&name, at);
                }
            }
        }
        self.json("}");
    }

    /// Writes the list that holds the problem and nothing else.
    fn list(&mut self, list: List<'_>, inner: &[List<'_>], at: &str) {
        self.json("[");
        match self.element {
            Some(element) => self.json(element),
            None => {
                let is_listed = std::mem::replace(&mut self.is_listed, true);
                self.object(list.element, list.prefix, &format!("{at}/0"), inner);
                self.is_listed = is_listed;
            }
        }
        self.json("]");
    }

    /// Writes a value that holds no others; the problem is the object that it stands in, or stands deeper.
    fn value(&mut self, name: &str, body: &Body, field: &BodyField, at: String, is_problem: bool) {
        let (role, ty) = (field.role.value, field.ty.value);
        let is_text = matches!(ty, JsonType::String | JsonType::Any);
        let quote = if ty == JsonType::String { "\"" } else { "" };
        // What has the name of a kind of text is that text.
        let text = TextKind::from_word(role.word()).filter(|kind| is_text && self.given.texts.contains(kind));
        let code = (is_problem && self.carries(field)).then(|| around(self.table, field, self.given.number)).flatten();
        if let Some(around) = code {
            self.parts.push(match around {
                Around::Text([before, after]) => Part::Code(name.to_owned(), before, after),
                Around::Bits(bits) => Part::Bits(name.to_owned(), bits),
            });
        } else if role == FieldRole::Status && (self.given.status || !self.is_listed) {
            self.json(&[name, quote].concat());
            self.parts.push(if self.is_listed { Part::OwnStatus } else { Part::Status });
            self.json(quote);
        } else if let Some(kind) = text {
            self.json(&[name, "\""].concat());
            self.parts.push(Part::Text(kind));
            self.json("\"");
        } else {
            self.json(name);
            self.parts.push(Part::Placeholder(at, self.unknown(body, field)));
        }
    }

    /// Whether a member is there in every body, or the code stands in it.
    fn is_needed(&self, body: &Body, own: Option<&BodyField>, pointer: &str, is_problem: bool) -> bool {
        let is_optional =
            |field: &BodyField| field.presence.as_ref().is_some_and(|fact| fact.value == Presence::Optional);
        let inside = || {
            body.fields.iter().filter(|field| {
                let below = field.pointer.strip_prefix(pointer);
                below.is_some_and(|rest| rest.starts_with('/') && !rest.contains("/*"))
            })
        };
        let holds_code = is_problem && own.into_iter().chain(inside()).any(|field| self.carries(field));
        let is_other = |field: &BodyField| field.role.value == FieldRole::Code && field.presence.is_none();
        match own {
            Some(own) if holds_code || self.given.waits.contains(&own.pointer) => true,
            Some(own) => !(is_optional(own) || is_other(own) || self.given.others.contains(&own.pointer)),
            None => holds_code || inside().any(|field| !is_optional(field) && !is_other(field)),
        }
    }

    /// Whether a member holds the code.
    fn carries(&self, field: &BodyField) -> bool {
        field.role.value == FieldRole::Code && carries(field, self.table)
    }

    /// A placeholder for a member that holds no others, as JSON.
    fn unknown(&self, body: &Body, field: &BodyField) -> String {
        match field.ty.value {
            JsonType::String => {
                let format = field.format.as_ref().map(|format| format.value);
                let shown = self.examples.text(body, &field.pointer).and_then(|time| time.split_once('.'));
                let decimals = shown.map_or("", |(_, decimals)| decimals);
                let count = decimals.bytes().take_while(u8::is_ascii_digit).count();
                let point = if count == 0 { "" } else { "." };
                let zone = field.zone.as_ref().map_or("Z", |zone| zone.value.as_str());
                let fraction = [point, &"0".repeat(count), zone].concat();
                quoted(&placeholder(format, &fraction, field.role.value.word()))
            }
            JsonType::Number => "0".to_owned(),
            JsonType::Boolean => "false".to_owned(),
            JsonType::Object => "{}".to_owned(),
            JsonType::Array => "[]".to_owned(),
            JsonType::Any => "null".to_owned(),
        }
    }

    /// Makes a placeholder of the object that was written behind a name, if it has no member.
    fn blank(&mut self, name: &str, at: String) {
        if let Some(Part::Json(json)) = self.parts.last_mut() {
            if json.strip_suffix("{}").is_some_and(|before| before.ends_with(name)) {
                json.truncate(json.len() - 2);
                self.parts.push(Part::Placeholder(at, "{}".to_owned()));
            }
        }
    }

    fn json(&mut self, json: &str) {
        match self.parts.last_mut() {
            Some(Part::Json(before)) => before.push_str(json),
            _ => self.parts.push(Part::Json(json.to_owned())),
        }
    }
}

/// What a member makes of a code.
enum Around {
    /// The code as it is written, between these.
    Text([String; 2]),
    /// The integer that it is, with so many bits if the first is its sign, else 0.
    Bits(u32),
}

/// What a member makes of codes of a table; `None` where it is of a type which the code is not of.
fn around(table: &Table, field: &BodyField, is_number: bool) -> Option<Around> {
    let is_uri = field.format.as_ref().is_some_and(|format| format.value == Format::Uri);
    let uri = table.key.uri.as_ref().filter(|_| is_uri);
    let (before, after) = uri.map_or(("", ""), |uri| (uri.value.0.as_str(), uri.value.1.as_str()));
    let is_integer = table.key.ty != KeyType::Text && table.key.base == Base::Decimal;
    match field.ty.value {
        JsonType::Number if is_number && table.key.base == Base::Hexadecimal => {
            let (least, greatest) = key::bounds(table.key.ty)?;
            let bits = i128::BITS - (greatest - least).leading_zeros();
            Some(Around::Bits(if least < 0 { bits } else { 0 }))
        }
        JsonType::Number if is_number => Some(Around::Text(<[String; 2]>::default())),
        JsonType::Any if is_integer => Some(Around::Text(<[String; 2]>::default())),
        JsonType::String | JsonType::Any => {
            Some(Around::Text([["\"", &*escaped(before)].concat(), [&*escaped(after), "\""].concat()]))
        }
        _ => None,
    }
}

/// A code as a member holds it, as JSON; `None` where the member is of a type which the code is not of.
#[must_use]
pub fn written(table: &Table, field: &BodyField, code: &Code) -> Option<String> {
    Some(match around(table, field, is_number(code))? {
        Around::Text([before, after]) => [before, escaped(&code.to_string()), after].concat(),
        Around::Bits(_) => code.integer()?.to_string(),
    })
}

/// Whether a code can stand in JSON as a number.
fn is_number(code: &Code) -> bool {
    match code {
        Code::Int(_) | Code::Hex(..) => true,
        Code::Text(text) => {
            let digits = text.strip_prefix('-').unwrap_or(text);
            let is_canonical = digits == "0" || !digits.starts_with('0');
            is_canonical && !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
        }
    }
}

/// A text as JSON.
fn quoted(text: &str) -> String {
    format!("\"{}\"", escaped(text))
}
