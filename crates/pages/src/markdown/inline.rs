//! Texts of specs in, inline Markdown out that stands on one line and says no more than the text did.
//!
//! Whatever a spec says becomes Markdown here and nowhere else: [`Inline`] can only be made of a text by
//! escaping it, of a literal of ours, or of other inlines. A `&str` of a spec does not live for `'static`,
//! so the compiler refuses it where a literal is meant.

use crate::wording::place::Place;
use crate::wording::span::{Said, Words, quoted};
use crate::wording::visible;
pub(crate) use crate::wording::visible::visible;
use codetable_model::text::markdown;
use std::fmt::Write as _;

/// Inline Markdown on one line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Inline(String);

/// Inlines and literals of ours, one after the other.
macro_rules! words {
    ($($part:expr),+ $(,)?) => {{
        let mut whole = $crate::markdown::inline::Inline::default();
        $(whole.push(&$part.into());)+
        whole
    }};
}
pub(crate) use words;

/// Markdown of ours, taken as it stands.
impl From<&'static str> for Inline {
    fn from(markdown: &'static str) -> Self {
        Self(markdown.to_owned())
    }
}

/// A number.
impl From<usize> for Inline {
    fn from(number: usize) -> Self {
        Self(number.to_string())
    }
}

impl Inline {
    /// A text, shown to the letter; its lines are parted by `<br>`.
    pub(crate) fn text(text: &str) -> Self {
        let mut out = String::with_capacity(text.len() + 8);
        markdown::escape(&visible(text), true, true, &mut out);
        Self(out)
    }

    /// A sentence of ours, in which back-quoted words are code.
    pub(crate) fn prose(text: &str) -> Self {
        let parts = quoted(text);
        let last = parts.len() - 1;
        let mut whole = Self::default();
        for (index, (is_code, part)) in parts.into_iter().enumerate() {
            if is_code {
                whole.push(&Self::code(part));
            } else {
                markdown::escape(&visible(part), index == 0, index == last, &mut whole.0);
            }
        }
        whole
    }

    /// Words, in which `link` leads from a span to the place it speaks of.
    pub(crate) fn words(words: &Words, link: impl Fn(Self, &Place) -> Self) -> Self {
        let mut whole = Self::default();
        for span in words.spans() {
            let inline = match &span.said {
                Said::Ours(words) => Self(words.clone().into_owned()),
                Said::Text(text) => Self::text(text),
                Said::Prose(text) => Self::prose(text),
                Said::Code(text) => Self::code(text),
            };
            whole.push(&match &span.place {
                Some(place) => link(inline, place),
                None => inline,
            });
        }
        whole
    }

    /// A code span. A text that none can hold, of several lines or with a `|`, is shown as text.
    pub(crate) fn code(text: &str) -> Self {
        let text = visible(text);
        if text.is_empty() || text.contains(['\n', '|']) {
            return Self::text(&text);
        }
        Self(markdown::code(&text))
    }

    /// An address: a link if it is one of the web, a code span if not.
    pub(crate) fn address(address: &str) -> Self {
        match web_address(address) {
            Some(target) => Self(format!("[{}]({target})", Self::text(address).0)),
            None => Self::code(address),
        }
    }

    /// A link to an anchor of this page, or to a page beside it.
    pub(crate) fn linked(self, target: &Target) -> Self {
        Self(format!("[{}]({})", self.0, target.0))
    }

    /// A link through a definition at the end of the page.
    pub(crate) fn referring(self, label: &Label) -> Self {
        Self(format!("[{}][{}]", self.0, label.0))
    }

    /// In bold.
    pub(crate) fn bold(self) -> Self {
        Self(format!("**{}**", self.0))
    }

    /// The same, with a capital first letter where it begins with one of a–z, within a link too.
    pub(crate) fn capitalized(mut self) -> Self {
        let first = usize::from(self.0.starts_with('['));
        if let Some(letter) = self.0.get_mut(first..first + 1) {
            letter.make_ascii_uppercase();
        }
        self
    }

    /// Those that are not empty, with `between` between each two.
    pub(crate) fn join(parts: impl IntoIterator<Item = Self>, between: &'static str) -> Self {
        let parts: Vec<String> = parts.into_iter().map(|part| part.0).filter(|part| !part.is_empty()).collect();
        Self(parts.join(between))
    }

    /// Adds another at the end.
    pub(crate) fn push(&mut self, other: &Self) {
        self.0.push_str(&other.0);
    }

    /// Whether it shows nothing.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The Markdown.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

/// Where a link leads within these pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Target(String);

impl Target {
    /// An anchor of the same page.
    pub(crate) fn anchor(anchor: &Anchor) -> Self {
        Self(format!("#{}", anchor.0))
    }

    /// A file, relative to the page. `None` if its path is not a plain one.
    pub(crate) fn file(path: &str) -> Option<Self> {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"._-/".contains(&byte);
        (!path.is_empty() && !path.starts_with('/') && path.bytes().all(plain)).then(|| Self(path.to_owned()))
    }

    /// A page of the web. `None` if its address is not a plain one.
    pub(crate) fn address(address: &str) -> Option<Self> {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"._-/:~?&=%+#@,".contains(&byte);
        (address.starts_with("https://") && address.bytes().all(plain)).then(|| Self(address.to_owned()))
    }
}

/// The label of a link definition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Label(String);

impl Label {
    /// `id` where it is plain enough for a label, else one made of its place in the list.
    pub(crate) fn new(id: &str, index: usize) -> Self {
        let plain = !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte));
        Self(if plain { id.to_owned() } else { format!("document {}", index + 1) })
    }

    /// The label's text.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

/// A place in a page that links can lead to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Anchor(String);

impl Anchor {
    /// The anchor of a name: plain characters stay, a space is `-`, any other is `~` and its bytes in hexadecimal.
    pub(crate) fn new(name: &str) -> Self {
        let mut id = String::with_capacity(name.len());
        for byte in name.bytes() {
            match byte {
                b' ' => id.push('-'),
                _ if byte.is_ascii_alphanumeric() || b"._-".contains(&byte) => id.push(char::from(byte)),
                _ => {
                    let _ = write!(id, "~{byte:02x}");
                }
            }
        }
        Self(id)
    }

    /// `<a id="name"></a>`
    pub(crate) fn element(&self) -> Inline {
        Inline(format!("<a id=\"{}\"></a>", self.0))
    }
}

/// The target of a link to an address of the web; `None` for any other scheme.
pub(crate) fn web_address(address: &str) -> Option<String> {
    visible::web_address(address).map(|address| address.replace('&', "&amp;"))
}
