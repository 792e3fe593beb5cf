//! A JSON value in, its text out: members stay in the order they were given, and what fits a line stays on it.

use std::fmt::Write as _;

use codetable_model::text::json::in_sight;

/// The width that a value must not pass to stay on one line.
const WIDTH: usize = 110;

/// A JSON value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Json {
    /// `true` or `false`.
    Bool(bool),
    /// Nothing.
    Null,
    /// A whole number.
    Int(i128),
    /// Any other number, as it is written.
    Number(String),
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Json>),
    /// An object; its members keep this order.
    Object(Vec<(String, Json)>),
}

/// An object of the members given: `object! { "type": "string", "minLength": 1 }`.
macro_rules! object {
    ($($name:literal: $value:expr),* $(,)?) => {
        $crate::json::text::Json::Object(vec![$(($name.to_owned(), $crate::json::text::Json::from($value)),)*])
    };
}
pub(crate) use object;

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Json {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<bool> for Json {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<i32> for Json {
    fn from(number: i32) -> Self {
        Self::Int(i128::from(number))
    }
}

impl From<i128> for Json {
    fn from(number: i128) -> Self {
        Self::Int(number)
    }
}

impl From<Vec<Json>> for Json {
    fn from(items: Vec<Json>) -> Self {
        Self::List(items)
    }
}

impl Json {
    /// An array of texts.
    pub(crate) fn texts<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        Self::List(texts.into_iter().map(Self::from).collect())
    }

    /// Adds a member at the end of an object; of any other value nothing becomes of it.
    pub(crate) fn with(mut self, name: &str, value: impl Into<Json>) -> Self {
        if let Self::Object(members) = &mut self {
            members.push((name.to_owned(), value.into()));
        }
        self
    }

    /// The text, with a line end at its end.
    pub(crate) fn print(&self) -> String {
        let mut out = String::new();
        self.write(0, 0, &mut out);
        out.push('\n');
        out
    }

    /// Writes the value at an indentation; `before` is what already stands on its line.
    fn write(&self, indent: usize, before: usize, out: &mut String) {
        let mut line = String::new();
        self.write_line(&mut line);
        let simple = !matches!(self, Self::List(_) | Self::Object(_));
        if simple || before + line.chars().count() <= WIDTH {
            out.push_str(&line);
            return;
        }
        let inner = indent + 2;
        let pad = " ".repeat(inner);
        match self {
            Self::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    let _ = write!(out, "{}{pad}", if index == 0 { "[\n" } else { ",\n" });
                    item.write(inner, inner, out);
                }
                let _ = write!(out, "\n{}]", " ".repeat(indent));
            }
            Self::Object(members) => {
                for (index, (name, value)) in members.iter().enumerate() {
                    let _ = write!(out, "{}{pad}", if index == 0 { "{\n" } else { ",\n" });
                    write_text(name, out);
                    out.push_str(": ");
                    value.write(inner, inner + name.chars().count() + 4, out);
                }
                let _ = write!(out, "\n{}}}", " ".repeat(indent));
            }
            _ => {}
        }
    }

    fn write_line(&self, out: &mut String) {
        match self {
            Self::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
            Self::Int(number) => {
                let _ = write!(out, "{number}");
            }
            Self::Null => out.push_str("null"),
            Self::Number(number) => out.push_str(number),
            Self::Text(text) => write_text(text, out),
            Self::List(items) => {
                out.push('[');
                for (index, item) in items.iter().enumerate() {
                    out.push_str(if index == 0 { "" } else { ", " });
                    item.write_line(out);
                }
                out.push(']');
            }
            Self::Object(members) => {
                out.push('{');
                for (index, (name, value)) in members.iter().enumerate() {
                    out.push_str(if index == 0 { " " } else { ", " });
                    write_text(name, out);
                    out.push_str(": ");
                    value.write_line(out);
                }
                out.push_str(if members.is_empty() { "}" } else { " }" });
            }
        }
    }
}

/// A string with its quotes, and nothing in it that a page or a terminal could read.
fn write_text(text: &str, out: &mut String) {
    out.push_str(&in_sight(&serde_json::Value::from(text).to_string()));
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

    use super::*;
    use arbtest::arbitrary::{Result, Unstructured};
    use serde_json::Value;

    fn any(u: &mut Unstructured<'_>, depth: usize) -> Result<Json> {
        let kinds = if depth == 0 { 2 } else { 4 };
        Ok(match u.int_in_range(0..=kinds)? {
            0 => Json::Bool(u.arbitrary()?),
            1 => Json::Int(i128::from(u.arbitrary::<i64>()?)),
            2 => Json::Text(u.arbitrary()?),
            3 => Json::List((0..u.int_in_range(0..=4)?).map(|_| any(u, depth - 1)).collect::<Result<_>>()?),
            _ => Json::Object(
                (0..u.int_in_range(0..=4)?)
                    .map(|index| Ok((format!("{index}{}", u.arbitrary::<String>()?), any(u, depth - 1)?)))
                    .collect::<Result<_>>()?,
            ),
        })
    }

    fn same(ours: &Json, theirs: &Value) -> bool {
        match (ours, theirs) {
            (Json::Bool(a), Value::Bool(b)) => a == b,
            (Json::Int(a), Value::Number(b)) => b.as_i64().map(i128::from) == Some(*a),
            (Json::Text(a), Value::String(b)) => a == b,
            (Json::List(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b)),
            (Json::Object(a), Value::Object(b)) => {
                a.len() == b.len() && a.iter().all(|(name, a)| b.get(name).is_some_and(|b| same(a, b)))
            }
            _ => false,
        }
    }

    #[test]
    fn another_reader_reads_the_same() {
        arbtest::arbtest(|u| {
            let value = any(u, 4)?;
            let text = value.print();
            let read: Value = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error} in {text}"));
            assert!(same(&value, &read), "{text}");
            Ok(())
        });
    }

    #[test]
    fn what_fits_a_line_stays_on_it() {
        let short = object! { "type": "string", "minLength": 1 };
        assert_eq!(short.print(), "{ \"type\": \"string\", \"minLength\": 1 }\n");
        let long = object! { "first": "x".repeat(60), "second": Json::texts(["y".repeat(60).as_str()]) };
        let expected =
            format!("{{\n  \"first\": \"{}\",\n  \"second\": [\"{}\"]\n}}\n", "x".repeat(60), "y".repeat(60));
        assert_eq!(long.print(), expected);
        assert_eq!(object! {}.print(), "{}\n");
    }

    #[test]
    fn no_text_reaches_a_page_or_a_terminal() {
        let text = Json::from("</script>\u{1b}[31m\u{9b}\u{2028}").print();
        assert_eq!(text, "\"\\u003c/script>\\u001b[31m\\u009b\\u2028\"\n");
    }
}
