//! The languages of a catalogue.

use core::fmt;
use core::hash::{Hash, Hasher};
use core::marker::PhantomData;

/// The texts of one spec, which are all in the same languages.
///
/// Generated code has one for each, the type `Catalogue` of its module, and with it a constant for each language.
///
/// ```
/// # #[cfg(feature = "kakao")] {
/// use codetable::kakao::Catalogue;
/// use codetable::text::Catalogue as _;
///
/// assert_eq!(Catalogue::LANGUAGES, [Catalogue::KO, Catalogue::EN]);
/// assert_eq!(Catalogue::language("en"), Some(Catalogue::EN));
/// assert_eq!(Catalogue::language("ja"), None);
/// # }
/// ```
pub trait Catalogue: Sized + 'static {
    /// The languages that every text is in, the documents' own first.
    const LANGUAGES: &'static [Language<Self>];

    /// The language of a tag, if every text is in it.
    #[must_use]
    fn language(tag: &str) -> Option<Language<Self>> {
        Self::LANGUAGES.iter().find(|language| language.tag() == tag).copied()
    }
}

/// A catalogue that is in English, its own or translated.
///
/// ```
/// use codetable::text::{HasEnglish, Text};
///
/// /// For a page in English: a catalogue without English does not compile.
/// fn shown<C: HasEnglish>(text: Text<C>) -> &'static str {
///     text.english()
/// }
/// # #[cfg(feature = "kakao")] {
/// let description = codetable::kakao::ErrorCode::InvalidCredentials.description();
/// assert_eq!(Some(shown(description)), description.in_english());
/// # }
/// ```
pub trait HasEnglish: Catalogue {}

/// Any catalogue: what a text is of that is met at run time.
///
/// ```
/// use codetable::evidence::Basis;
/// use codetable::text::{Any, Text};
///
/// let text: Text<Any> = Text::new("월간 쿼터 초과", Basis::Declared);
/// assert_eq!(text.in_language("en"), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Any {}

/// A language that every text of a catalogue is in.
///
/// ```
/// # #[cfg(feature = "kakao")] {
/// use codetable::kakao::{Catalogue, ErrorCode};
/// use codetable::text::Language;
///
/// /// The language of a whole page.
/// const SHOWN: Language<Catalogue> = Catalogue::EN;
/// assert_eq!(SHOWN.tag(), "en");
/// assert_eq!(ErrorCode::Internal.description().get(SHOWN), ErrorCode::Internal.description().english());
/// # }
/// ```
pub struct Language<C> {
    tag: &'static str,
    index: u8,
    catalogue: PhantomData<fn() -> C>,
}

impl<C> Language<C> {
    #[doc(hidden)]
    #[must_use]
    pub const fn new(tag: &'static str, index: u8) -> Self {
        Self { tag, index, catalogue: PhantomData }
    }

    /// Its BCP 47 tag.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        self.tag
    }

    /// Its number among the languages of the catalogue.
    pub(super) const fn index(self) -> u8 {
        self.index
    }
}

impl<C> Clone for Language<C> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<C> Copy for Language<C> {}

impl<C> PartialEq for Language<C> {
    fn eq(&self, other: &Self) -> bool {
        self.index == other.index
    }
}

impl<C> Eq for Language<C> {}

impl<C> Hash for Language<C> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.index.hash(state);
    }
}

impl<C> fmt::Debug for Language<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Language({})", self.tag)
    }
}

/// Prints the tag.
impl<C> fmt::Display for Language<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.tag)
    }
}
