//! A text of a document, and what it is in other languages.

mod language;
mod texts;

pub use self::language::{Any, Catalogue, HasEnglish, Language};

#[doc(hidden)]
pub use self::texts::{Phrases, Texts};

pub(crate) use self::texts::is_same;

use core::fmt;
use core::hash::{Hash, Hasher};
use core::marker::PhantomData;

use crate::evidence::{Basis, Citation};
use crate::word::words;

/// A text of a document, verbatim, with its translations and what supports it.
///
/// What an enum's own accessors return knows its catalogue, `Text<kakao::Catalogue>` say, and with it the languages that it
/// is in: [`get`](Self::get) has one for each of them, and [`english`](Self::english) compiles where there is English. A text
/// that is met at run time, of a [`Row`](crate::Row) for example, may be of [`Any`] catalogue, and is asked by a language's
/// tag.
///
/// ```
/// # #[cfg(feature = "kakao")] {
/// use codetable::kakao::{Catalogue, ErrorCode};
/// use codetable::text::TextKind;
///
/// const MEANING: &str = ErrorCode::InvalidCredentials.description().english();
/// let description = ErrorCode::InvalidCredentials.description();
/// assert_eq!(description.get(Catalogue::EN), MEANING);
/// assert_eq!(description.get(Catalogue::KO), description.source());
///
/// let row = ErrorCode::TABLE.find("-401").unwrap();
/// assert_eq!(row.text(TextKind::Description).unwrap().in_language("en"), Some(MEANING));
/// assert_eq!(row.text(TextKind::Description).unwrap().in_language("ja"), None);
/// # }
/// ```
///
/// It keeps what supports it:
///
/// ```
/// # #[cfg(feature = "kakao")] {
/// use codetable::kakao::ErrorCode;
/// use codetable::text::Text;
///
/// let description = ErrorCode::InvalidCredentials.description();
/// assert_eq!(description.basis().to_string(), "stated, 001:66");
/// assert_eq!(description.citation().unwrap().lines()[0].first, 66);
///
/// // Of any catalogue, in a list of many providers'.
/// let any: Text = description.any();
/// assert_eq!(any.phrase(), description.phrase());
/// assert_eq!((any.in_english(), any.english_or_source()), (Some(description.english()), description.english()));
/// # }
/// ```
pub struct Text<C = Any> {
    phrase: Phrase,
    basis: Basis,
    catalogue: PhantomData<fn() -> C>,
}

/// A text and its translations, without evidence.
///
/// ```
/// use codetable::text::Phrase;
///
/// const QUOTA: Phrase = Phrase::new("월간 쿼터 초과");
/// assert_eq!((QUOTA.source(), QUOTA.in_english(), QUOTA.in_language("ko")), ("월간 쿼터 초과", None, None));
///
/// # #[cfg(feature = "kakao")] {
/// let phrase = codetable::kakao::ErrorCode::InvalidCredentials.description().phrase();
/// assert!(phrase.translations().map(|(tag, _)| tag).eq(["ko", "en"]));
/// # }
/// ```
#[derive(Clone, Copy)]
pub struct Phrase {
    source: &'static str,
    phrases: &'static Phrases,
    index: u32,
}

words! {
    /// The kind of a text.
    ///
    /// ```
    /// use codetable::text::TextKind;
    ///
    /// // What the provider sends, among all that its document says.
    /// let sent = [TextKind::Title, TextKind::Message, TextKind::Detail];
    /// let others = TextKind::ALL.iter().filter(|kind| !sent.contains(kind)).map(|kind| kind.as_str());
    /// assert!(others.eq(["label", "outcome", "cause", "meaning", "description", "remedy", "note"]));
    /// ```
    pub enum TextKind {
        /// The cell that names the row, as it stands.
        Label => "label",
        /// Whether the request succeeded, in the document's word.
        Outcome => "outcome",
        /// The short title the provider sends.
        Title => "title",
        /// Why it happened.
        Cause => "cause",
        /// The message the provider sends.
        Message => "message",
        /// What it means, in a phrase.
        Meaning => "meaning",
        /// What it means.
        Description => "description",
        /// The explanation the provider sends beside a title.
        Detail => "detail",
        /// What the document tells the caller to do.
        Remedy => "remedy",
        /// Anything else the document says of it.
        Note => "note",
    }
}

impl Text {
    /// A text that is not translated.
    ///
    /// ```
    /// use codetable::evidence::Basis;
    /// use codetable::text::Text;
    ///
    /// const QUOTA: Text = Text::new("월간 쿼터 초과", Basis::Declared);
    /// assert_eq!(QUOTA.source(), "월간 쿼터 초과");
    /// assert_eq!(QUOTA.in_english(), None);
    /// assert_eq!(QUOTA.to_string(), QUOTA.source());
    /// ```
    #[must_use]
    pub const fn new(source: &'static str, basis: Basis) -> Self {
        Self::of(Phrase::new(source), basis)
    }
}

impl<C> Text<C> {
    #[doc(hidden)]
    #[must_use]
    pub const fn of(phrase: Phrase, basis: Basis) -> Self {
        Self { phrase, basis, catalogue: PhantomData }
    }

    /// The text as the document has it.
    #[must_use]
    pub const fn source(&self) -> &'static str {
        self.phrase.source
    }

    /// The text in the language of a tag, if its catalogue has it in that language.
    #[must_use]
    pub const fn in_language(&self, tag: &str) -> Option<&'static str> {
        self.phrase.in_language(tag)
    }

    /// The text in English, if its catalogue has English.
    #[must_use]
    pub const fn in_english(&self) -> Option<&'static str> {
        self.phrase.in_english()
    }

    /// The text in English, or as the document has it where its catalogue has no English.
    #[must_use]
    pub const fn english_or_source(&self) -> &'static str {
        match self.in_english() {
            Some(english) => english,
            None => self.source(),
        }
    }

    /// The text in all its languages, without the evidence.
    #[must_use]
    pub const fn phrase(&self) -> Phrase {
        self.phrase
    }

    /// What supports it.
    #[must_use]
    pub const fn basis(&self) -> Basis {
        self.basis
    }

    /// The lines it stands on, if a document has it.
    #[must_use]
    pub const fn citation(&self) -> Option<Citation> {
        self.basis.citation()
    }

    /// The same text, for programs that do not care which catalogue it is of.
    #[must_use]
    pub const fn any(self) -> Text {
        Text::of(self.phrase, self.basis)
    }
}

impl<C: Catalogue> Text<C> {
    /// The text in one of the languages of its catalogue.
    #[must_use]
    pub const fn get(&self, language: Language<C>) -> &'static str {
        self.phrase.get(language.index())
    }
}

impl<C: HasEnglish> Text<C> {
    /// The text in English.
    #[must_use]
    pub const fn english(&self) -> &'static str {
        self.english_or_source()
    }
}

impl Phrase {
    /// A text that is not translated.
    #[must_use]
    pub const fn new(source: &'static str) -> Self {
        Self { source, phrases: &Phrases::NONE, index: 0 }
    }

    /// The text as the document has it.
    #[must_use]
    pub const fn source(&self) -> &'static str {
        self.source
    }

    /// The text in the language of a tag, if it is in that language.
    #[must_use]
    pub const fn in_language(&self, tag: &str) -> Option<&'static str> {
        match self.phrases.language(tag) {
            Some(language) => Some(self.get(language)),
            None => None,
        }
    }

    /// The text in English, if it is in English.
    #[must_use]
    pub const fn in_english(&self) -> Option<&'static str> {
        match self.phrases.english {
            Some(language) => Some(self.get(language)),
            None => None,
        }
    }

    /// The text in each of its languages, its own first: the tag and the text.
    pub fn translations(self) -> impl Iterator<Item = (&'static str, &'static str)> {
        (0..).zip(self.phrases.languages).map(move |(index, tag)| (*tag, self.get(index)))
    }

    /// The text in the language of a number. The source is the first.
    const fn get(&self, language: u8) -> &'static str {
        match self.phrases.translation(self.index as usize, language) {
            Some(text) => text,
            None => self.source,
        }
    }
}

impl<C> Clone for Text<C> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<C> Copy for Text<C> {}

impl<C> PartialEq for Text<C> {
    fn eq(&self, other: &Self) -> bool {
        (self.phrase, self.basis) == (other.phrase, other.basis)
    }
}

impl<C> Eq for Text<C> {}

impl<C> Hash for Text<C> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.phrase, self.basis).hash(state);
    }
}

impl<C> fmt::Debug for Text<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Text").field("phrase", &self.phrase).field("basis", &self.basis).finish()
    }
}

/// Prints the source.
impl<C> fmt::Display for Text<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.phrase.fmt(f)
    }
}

/// Whether they say the same in the same languages.
impl PartialEq for Phrase {
    fn eq(&self, other: &Self) -> bool {
        self.source == other.source && self.translations().eq(other.translations())
    }
}

impl Eq for Phrase {}

impl Hash for Phrase {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.source.hash(state);
    }
}

impl fmt::Debug for Phrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.phrases.languages {
            [] => fmt::Debug::fmt(self.source, f),
            _ => f.debug_map().entries(self.translations()).finish(),
        }
    }
}

/// Prints the source.
impl fmt::Display for Phrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.source)
    }
}
