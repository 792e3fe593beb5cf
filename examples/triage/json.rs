//! Members and elements in, JSON on one line out; and texts of JSON read without a copy where they have no escapes.

use std::borrow::Cow;
use std::fmt::{self, Display, Write};

/// A JSON object that is being written.
pub(crate) struct Object<'o> {
    out: &'o mut String,
}

impl<'o> Object<'o> {
    pub(crate) fn begin(out: &'o mut String) -> Self {
        out.push('{');
        Self { out }
    }

    pub(crate) fn end(self) {
        self.out.push('}');
    }

    /// Begins a member, whose value is then written.
    pub(crate) fn name(&mut self, name: &str) -> &mut String {
        self.separate();
        self.out.extend(["\"", name, "\":"]);
        self.out
    }

    /// A member as JSON has it, its name in quotes.
    pub(crate) fn raw(&mut self, name: &str, value: &str) {
        self.separate();
        self.out.extend([name, ":", value]);
    }

    pub(crate) fn text(&mut self, name: &str, text: Option<&str>) {
        let out = self.name(name);
        match text {
            Some(text) => quote(text, out),
            None => out.push_str("null"),
        }
    }

    /// A value that prints as JSON.
    pub(crate) fn value(&mut self, name: &str, value: Option<impl Display>) {
        let out = self.name(name);
        match value {
            // Writing to a text never fails.
            Some(value) => write!(out, "{value}").unwrap_or_default(),
            None => out.push_str("null"),
        }
    }

    pub(crate) fn list<T>(&mut self, name: &str, list: impl IntoIterator<Item = T>, each: impl FnMut(T, &mut String)) {
        array(list, self.name(name), each);
    }

    pub(crate) fn object(&mut self, name: &str, members: impl FnOnce(&mut Object<'_>)) {
        object(self.name(name), members);
    }

    fn separate(&mut self) {
        if !self.out.ends_with('{') {
            self.out.push(',');
        }
    }
}

/// Writes an object.
pub(crate) fn object(out: &mut String, members: impl FnOnce(&mut Object<'_>)) {
    let mut object = Object::begin(out);
    members(&mut object);
    object.end();
}

/// Writes an array.
pub(crate) fn array<T>(list: impl IntoIterator<Item = T>, out: &mut String, mut each: impl FnMut(T, &mut String)) {
    out.push('[');
    for (place, element) in list.into_iter().enumerate() {
        if place > 0 {
            out.push(',');
        }
        each(element, out);
    }
    out.push(']');
}

/// Writes a text in quotes.
pub(crate) fn quote(text: &str, out: &mut String) {
    out.push('"');
    escape(text, out);
    out.push('"');
}

/// Writes what a value prints in quotes.
pub(crate) fn quote_display(value: impl Display, out: &mut String) {
    struct Escaping<'o>(&'o mut String);
    impl Write for Escaping<'_> {
        fn write_str(&mut self, text: &str) -> fmt::Result {
            escape(text, self.0);
            Ok(())
        }
    }
    out.push('"');
    // Writing to a text never fails.
    write!(Escaping(out), "{value}").unwrap_or_default();
    out.push('"');
}

fn escape(text: &str, out: &mut String) {
    // Each of them is one byte, and no part of a longer character.
    let is_mark = |byte| byte < b' ' || byte == b'"' || byte == b'\\';
    let mut rest = text;
    // Most texts have none. Looking at all of a text without stopping is done for many bytes at once.
    let mut is_marked = text.bytes().fold(false, |found, byte| found | is_mark(byte));
    while is_marked {
        let (plain, behind) = rest.split_at(rest.bytes().position(is_mark).unwrap_or(rest.len()));
        out.push_str(plain);
        let mut characters = behind.chars();
        match characters.next() {
            Some(mark @ ('"' | '\\')) => out.extend(['\\', mark]),
            Some('\n') => out.push_str("\\n"),
            Some(control) => write!(out, "\\u{:04x}", u32::from(control)).unwrap_or_default(),
            None => is_marked = false,
        }
        rest = characters.as_str();
    }
    out.push_str(rest);
}

/// The text that JSON stands for; `None` where it is no text.
pub(crate) fn text(json: &str) -> Option<Cow<'_, str>> {
    let inner = json.strip_prefix('"')?.strip_suffix('"')?;
    if !inner.contains('\\') {
        return Some(Cow::Borrowed(inner));
    }
    serde_json::from_str(json).ok().map(Cow::Owned)
}
