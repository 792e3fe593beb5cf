//! Texts of specs in, HTML out that says no more than the text did.
//!
//! Whatever a spec says becomes HTML here and in [`template`](super::template), which escapes what it is given as text,
//! and nowhere else. [`Markup`] can only be made of a text by escaping it, of a literal of ours, or of other markup.

use crate::page::text::visible;
use codetable_model::words::rich_text::quoted;
use codetable_model::words::{BasisKind, Language, Phrase};
use serde::{Serialize, Serializer};

/// HTML that stands within a line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Markup(String);

/// As a template takes it: not to be escaped again.
impl Serialize for Markup {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        minijinja::Value::from_safe_string(self.0.clone()).serialize(serializer)
    }
}

/// HTML of ours.
impl From<&'static str> for Markup {
    fn from(html: &'static str) -> Self {
        Self(html.to_owned())
    }
}

impl Markup {
    /// A text, to the letter.
    pub(super) fn text(text: &str) -> Self {
        Self(escaped(text, false))
    }

    /// A word as a program has it.
    pub(super) fn code(text: &str) -> Self {
        Self::within("code", Self::text(text))
    }

    /// A text in a language of its own.
    pub(super) fn tagged(text: &str, language: &str) -> Self {
        Self::text(text).spoken(language)
    }

    /// The same in a language of its own.
    pub(super) fn spoken(self, language: &str) -> Self {
        let quote = if language.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') { "" } else { "\"" };
        let language = escaped(language, true);
        Self(format!("<span lang={quote}{language}{quote}>{}</span>", self.0))
    }

    /// What a reader of either language is shown; once, if it is the same.
    pub(super) fn either(english: Self, korean: Self) -> Self {
        if english == korean {
            return english;
        }
        Self::all([Self::some("l-en", english), Self::some("l-ko", korean)])
    }

    /// The same of what [`Language`] tells apart.
    pub(super) fn both(words: impl Fn(Language) -> Self) -> Self {
        Self::either(words(Language::English), words(Language::Korean))
    }

    /// A phrase in either language.
    pub(super) fn ours(phrase: Phrase) -> Self {
        Self::both(|language| Self::prose(phrase.of(language)))
    }

    /// What a kind of evidence is called, marked as it.
    pub(super) fn basis(kind: BasisKind, name: &'static str) -> Self {
        Self(format!("<b class={}>{name}</b>", kind.word()))
    }

    /// The same in either language.
    pub(super) fn kind(kind: BasisKind) -> Self {
        Self::both(|language| Self::basis(kind, kind.name().of(language)))
    }

    /// A heading, at which a link can arrive.
    pub(super) fn heading(level: u8, id: Option<&str>, words: Self) -> Self {
        let id = id.map_or_else(String::new, |id| format!(" id=\"{}\"", escaped(id, true)));
        Self(format!("<h{level}{id}>{}</h{level}>", words.0))
    }

    /// An item of a list of remarks.
    pub(super) fn item(number: Option<usize>, is_conflict: bool, inner: Self) -> Self {
        let id = number.map_or_else(String::new, |number| format!(" id=remark-{number}"));
        let class = if is_conflict { " class=conflict" } else { "" };
        Self(format!("<li{id}{class}>{}</li>", inner.0))
    }

    /// A table that may be wider than the page, called as the thing with an id is.
    pub(super) fn wide(label: &str, table: Self) -> Self {
        let label = escaped(label, true);
        Self(format!("<div class=wide tabindex=0 role=region aria-labelledby=\"{label}\">{}</div>", table.0))
    }

    /// A sentence, in which back-quoted words are code.
    pub(super) fn prose(text: &str) -> Self {
        let mut whole = Self::default();
        for (is_code, part) in quoted(text) {
            whole.push(if is_code { Self::code(part) } else { Self::text(part) });
        }
        whole
    }

    /// A link. The target is made by [`address`](super::address), or is checked to be one of the web.
    pub(super) fn linked(self, target: &str) -> Self {
        Self(format!("<a href=\"{}\">{}</a>", escaped(target, true), self.0))
    }

    /// In an element of ours.
    pub(super) fn within(element: &'static str, inner: Self) -> Self {
        let name = element.split(' ').next().unwrap_or_default();
        Self(format!("<{element}>{}</{name}>", inner.0))
    }

    /// The same, where there is anything in it.
    pub(super) fn some(element: &'static str, inner: Self) -> Self {
        if inner.is_empty() { inner } else { Self::within(element, inner) }
    }

    /// Those that say something, with `between` between each two.
    pub(super) fn join(parts: impl IntoIterator<Item = Self>, between: &'static str) -> Self {
        let parts: Vec<String> = parts.into_iter().map(|part| part.0).filter(|part| !part.is_empty()).collect();
        Self(parts.join(between))
    }

    /// One after the other.
    pub(super) fn all<const N: usize>(parts: [Self; N]) -> Self {
        Self::join(parts, "")
    }

    /// Adds another at the end.
    pub(super) fn push(&mut self, other: Self) {
        self.0.push_str(&other.0);
    }

    /// Whether it shows nothing.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The HTML.
    pub(super) fn into_string(self) -> String {
        self.0
    }
}

/// A text without whatever HTML would read in it, or in a quoted attribute; what cannot be seen is shown by its number.
pub(super) fn escaped(text: &str, is_attribute: bool) -> String {
    let mut html = String::with_capacity(text.len() + 8);
    for letter in visible(text).chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' if is_attribute => html.push_str("&quot;"),
            '\'' if is_attribute => html.push_str("&#39;"),
            _ => html.push(letter),
        }
    }
    html
}
