//! Texts of specs in, inline Markdown out that stands on one line and says no more than the text did.
//!
//! Whatever a spec says becomes Markdown here and nowhere else: [`Inline`] can only be made of a text by
//! escaping it, of a literal of ours, or of other inlines. A `&str` of a spec does not live for `'static`,
//! so the compiler refuses it where a literal is meant.

use crate::page::link;
use crate::page::text::visible;
use codetable_model::text::markdown;
use codetable_model::words::rich_text::quoted;
use std::borrow::Cow;

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

    /// Words of ours, in which there may be Markdown.
    pub(crate) fn ours(markdown: impl Into<Cow<'static, str>>) -> Self {
        Self(markdown.into().into_owned())
    }

    /// A code span. A text that none can hold, of several lines or with a `|`, is shown as text.
    pub(crate) fn code(text: &str) -> Self {
        let text = visible(text);
        if text.is_empty() || text.contains(['\n', '|']) {
            return Self::text(&text);
        }
        Self(markdown::code(&text))
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

    /// An anchor of a page beside this one, whose name is plain.
    pub(crate) fn page(name: &str, anchor: &Anchor) -> Self {
        Self(format!("{name}#{}", anchor.0))
    }

    /// An address of the web, fit for a link.
    pub(crate) fn web(address: &str) -> Self {
        Self(in_markup(address))
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
        Self::of(link::plain(name).replace("~20", "-"))
    }

    /// What is plain already.
    pub(crate) fn of(id: String) -> Self {
        Self(id)
    }

    /// `<a id="name"></a>`
    pub(crate) fn element(&self) -> Inline {
        Inline(format!("<a id=\"{}\"></a>", self.0))
    }
}

/// An address, in which Markdown would read what HTML does.
pub(crate) fn in_markup(address: &str) -> String {
    address.replace('&', "&amp;")
}
