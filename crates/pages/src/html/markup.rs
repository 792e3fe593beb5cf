//! Texts of specs in, HTML out that says no more than the text did.
//!
//! Whatever a spec says becomes HTML here and in [`template`](super::template), which escapes what it is given as text,
//! and nowhere else. [`Markup`] can only be made of a text by escaping it, of a literal of ours, or of other markup.

use crate::wording::language::Language;
use crate::wording::place::Place;
use crate::wording::span::{Said, Words, quoted};
use crate::wording::visible::visible;
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
        let quote = if language.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') { "" } else { "\"" };
        let language = escaped(language, true);
        Self(format!("<span lang={quote}{language}{quote}>{}</span>", Self::text(text).0))
    }

    /// What a reader of either language is shown; once, if it is the same.
    pub(super) fn either(english: Self, korean: Self) -> Self {
        if english == korean {
            return english;
        }
        Self(format!("<l-en>{}</l-en><l-ko>{}</l-ko>", english.0, korean.0))
    }

    /// The same of what [`Language`] tells apart.
    pub(super) fn both(words: impl Fn(Language) -> Self) -> Self {
        Self::either(words(Language::English), words(Language::Korean))
    }

    /// Words of ours in either language.
    pub(super) fn ours(words: impl Fn(Language) -> &'static str) -> Self {
        Self::both(|language| words(language).into())
    }

    /// Words; `link` tells where the place of a span is, if it is anywhere.
    pub(super) fn words(words: &Words, link: &dyn Fn(&Place) -> Option<String>) -> Self {
        let mut whole = Self::default();
        for span in words.spans() {
            let inner = match &span.said {
                Said::Ours(words) => Self::text(words),
                Said::Text(text) => Self::text(text),
                Said::Prose(text) => Self::prose(text),
                Said::Code(text) => Self::code(text),
            };
            whole.push(match span.place.as_ref().and_then(link) {
                Some(target) => inner.linked(&target),
                None => inner,
            });
        }
        whole
    }

    /// A sentence of a spec, in which back-quoted words are code.
    pub(super) fn prose(text: &str) -> Self {
        let mut whole = Self::default();
        for (is_code, part) in quoted(text) {
            whole.push(if is_code { Self::code(part) } else { Self::text(part) });
        }
        whole
    }

    /// A sentence of a spec, with a capital at its beginning and a full stop at its end. Specs speak English.
    pub(super) fn sentence(text: &str) -> Self {
        let mut text = text.trim().to_owned();
        if let Some(first) = text.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        if !text.ends_with(['.', '!', '?', ':']) {
            text.push('.');
        }
        Self(format!("<span lang=en>{}</span>", Self::prose(&text).0))
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
