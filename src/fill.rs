//! Texts with parameters: what a program fills in, and the text with it.
//!
//! A spec declares the parameters of a code, `params: { limit: integer }`, and its texts have them in braces: `At most
//! {limit}`. [`fill!`](crate::fill!) gives a text its values, and does not compile where one is missing, unknown, given twice
//! or of another type. Where the code is known at run time alone, [`Row::fill`](crate::Row::fill) and
//! [`CodeTable::fill`](crate::CodeTable::fill) say the same by a `Result`.

mod argument;

#[doc(hidden)]
pub use self::argument::{Accepts, Of, argument};
pub use self::argument::{Argument, ArgumentError, IntegerArgument, TextArgument};

use core::fmt;

use crate::text::{Catalogue, HasEnglish, Language, Text};
use crate::word::words;

/// What a program fills into the texts of a code, wherever its name stands in braces.
///
/// ```
/// use codetable::Row;
///
/// /// A line of a list of codes: `at most {limit} (limit: integer)`.
/// fn line(row: Row) -> String {
///     let parameters: Vec<String> = row.params().iter().map(|of| format!("{}: {}", of.name, of.ty)).collect();
///     let text = row.summary().map_or("", |text| text.source());
///     if parameters.is_empty() { text.to_owned() } else { format!("{text} ({})", parameters.join(", ")) }
/// }
/// # #[cfg(feature = "kakao")]
/// assert!(!line(codetable::kakao::ErrorCode::Internal.row()).contains('('), "Kakao's texts have no parameters");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Parameter {
    /// Its name.
    pub name: &'static str,
    /// The type of its values.
    pub ty: ParameterType,
}

words! {
    /// The type of a parameter. A number with a fraction is a text: how it is written is a matter of the language.
    ///
    /// ```
    /// use codetable::fill::{Argument, ParameterType};
    ///
    /// assert_eq!(Argument::from(3).ty(), ParameterType::Integer);
    /// assert_eq!(Argument::from("2,50 €").ty(), ParameterType::Text);
    /// assert!(ParameterType::ALL.iter().map(|ty| ty.as_str()).eq(["text", "integer"]));
    /// ```
    pub enum ParameterType {
        /// A text.
        Text => "text",
        /// An integer, written in digits.
        Integer => "integer",
    }
}

/// A text with the values of its parameters. It prints itself with them, and allocates nothing.
///
/// [`fill!`](crate::fill!) makes it of a code, and holds the values against what the spec declares. It is in the document's own
/// language, or in the one that it is asked for. A value is printed as it is: a brace in it is no parameter.
///
/// ```
/// # #[cfg(feature = "kakao")] {
/// use codetable::fill;
/// use codetable::kakao::{Catalogue, ErrorCode};
///
/// // A code without parameters has its text as it stands.
/// let filled = fill!(ErrorCode::QuotaExceeded);
/// assert_eq!(filled.to_string(), ErrorCode::QuotaExceeded.description().source());
/// assert_eq!(filled.get(Catalogue::EN).to_string(), "The allowed number of requests was exceeded");
/// assert_eq!(filled.english().to_string(), filled.in_language("en").unwrap().to_string());
///
/// // Another text of the same code with the same values.
/// let remedy = ErrorCode::Internal.remedy().unwrap();
/// assert_eq!(fill!(ErrorCode::Internal).of(remedy).to_string(), "재시도");
/// # }
/// ```
///
/// Any text can be filled, and then nothing is held against anything:
///
/// ```
/// use codetable::evidence::Basis;
/// use codetable::fill::Filled;
/// use codetable::text::Text;
///
/// let text = Text::new("{name}: at most {limit}, {other}", Basis::Declared);
/// let filled = Filled::new(text, [("name", "{limit}".into()), ("limit", 3.into())]);
/// assert_eq!(filled.to_string(), "{limit}: at most 3, {other}");
/// assert_eq!(filled.text(), text);
/// ```
pub struct Filled<'a, C, const N: usize> {
    text: Text<C>,
    /// The text in the language that was asked for.
    shown: &'static str,
    arguments: [(&'a str, Argument<'a>); N],
}

impl<'a, C, const N: usize> Filled<'a, C, N> {
    /// A text with these values, each for the parameter of a name. What it has no value for stands as it is.
    #[must_use]
    pub const fn new(text: Text<C>, arguments: [(&'a str, Argument<'a>); N]) -> Self {
        Self { text, shown: text.source(), arguments }
    }

    /// The text itself.
    #[must_use]
    pub const fn text(&self) -> Text<C> {
        self.text
    }

    /// Another text with the same values, in its source language: a remedy, or that of a further meaning.
    #[must_use]
    pub const fn of<D>(self, text: Text<D>) -> Filled<'a, D, N> {
        Filled::new(text, self.arguments)
    }

    /// The same in the language of a tag, if its catalogue has it in that language.
    #[must_use]
    pub const fn in_language(self, tag: &str) -> Option<Self> {
        match self.text.in_language(tag) {
            Some(shown) => Some(Self { shown, ..self }),
            None => None,
        }
    }
}

impl<C: Catalogue, const N: usize> Filled<'_, C, N> {
    /// The same in one of the languages of its catalogue.
    #[must_use]
    pub const fn get(self, language: Language<C>) -> Self {
        Self { shown: self.text.get(language), ..self }
    }
}

impl<C: HasEnglish, const N: usize> Filled<'_, C, N> {
    /// The same in English.
    #[must_use]
    pub const fn english(self) -> Self {
        Self { shown: self.text.english(), ..self }
    }
}

impl<C, const N: usize> Clone for Filled<'_, C, N> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<C, const N: usize> Copy for Filled<'_, C, N> {}

impl<C, const N: usize> fmt::Debug for Filled<'_, C, N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Filled").field("shown", &self.shown).field("arguments", &self.arguments).finish()
    }
}

/// Prints the text with its values.
impl<C, const N: usize> fmt::Display for Filled<'_, C, N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.shown;
        while let Some((before, inner)) = rest.split_once('{') {
            f.write_str(before)?;
            let behind = |name: &str| inner.strip_prefix(name)?.strip_prefix('}');
            let found = self.arguments.iter().find_map(|(name, value)| Some((value, behind(name)?)));
            rest = match found {
                Some((value, after)) => {
                    fmt::Display::fmt(value, f)?;
                    after
                }
                None => {
                    f.write_str("{")?;
                    inner
                }
            };
        }
        f.write_str(rest)
    }
}
