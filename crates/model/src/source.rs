//! A text the compiler reads, and places in it: what every diagnostic points at.

use std::fmt;

/// One text with the path it is known by: a spec, or a document that a spec cites.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The path as diagnostics print it, with `/` between its parts on every system.
    pub path: String,
    /// The whole text, as read.
    pub text: String,
    /// Whether it could not be read: reports show it, and nothing compiles it.
    pub unread: bool,
}

impl Source {
    /// A source from its path and text.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self { path: path.into().replace('\\', "/"), text: text.into(), unread: false }
    }

    /// A source that could not be read, with as much of its text as there is to show.
    pub fn unread(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self { unread: true, ..Self::new(path, text) }
    }

    /// The file's name without folder.
    #[must_use]
    pub fn file_name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or_default()
    }

    /// The file's name without folder and `.yaml`, which a spec's `provider` must equal.
    #[must_use]
    pub fn stem(&self) -> &str {
        let name = self.file_name();
        name.strip_suffix(".yaml").unwrap_or(name)
    }
}

/// Which source a span lies in: its index in the list the compiler was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct SourceId(pub u32);

/// A byte range in one source.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// The source it lies in.
    pub source: SourceId,
    /// First byte.
    pub start: u32,
    /// One past the last byte; equal to `start` for a mere position.
    pub end: u32,
}

impl Span {
    /// The place of what stands nowhere.
    pub(crate) const NOWHERE: Self = Self { source: SourceId(0), start: 0, end: 0 };

    /// The bytes `range` of `source`.
    #[must_use]
    pub fn new(source: SourceId, range: std::ops::Range<usize>) -> Self {
        let clamp = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Self { source, start: clamp(range.start), end: clamp(range.end) }
    }

    /// The byte range as indices.
    #[must_use]
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}..{}", self.source.0, self.start, self.end)
    }
}

/// A value and where it was written. Two are equal when their values are: places do not count.
#[derive(Clone, Copy, Debug, Default)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it was written.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// `value`, written at `span`.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }
}

impl<T: PartialEq> PartialEq for Spanned<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T: Eq> Eq for Spanned<T> {}

impl<T> std::ops::Deref for Spanned<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}
