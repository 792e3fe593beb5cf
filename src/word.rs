//! Gives each closed set of words the spelling that specs use: the one way to print a value of it, and to read one.

use core::fmt;

use crate::excerpt::Head;

/// A text that is no word of a closed set, as `FromStr` reports it. It owns the beginning of the text and allocates nothing.
///
/// ```
/// use codetable::advice::Effect;
///
/// let error = "applied".parse::<Effect>().unwrap_err();
/// assert_eq!(error.words(), ["not_applied", "partial", "unknown"]);
/// assert_eq!(error.to_string(), "`applied` is no `Effect`: it is one of not_applied, partial, unknown");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ParseWordError {
    set: &'static str,
    words: &'static [&'static str],
    head: Head,
}

impl ParseWordError {
    #[doc(hidden)]
    #[must_use]
    pub fn __new(set: &'static str, words: &'static [&'static str], text: &str) -> Self {
        Self { set, words, head: Head::of(text) }
    }

    /// The words that there are, in the order of their declaration.
    #[must_use]
    pub const fn words(&self) -> &'static [&'static str] {
        self.words
    }
}

impl fmt::Display for ParseWordError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} is no `{}`: it is one of ", self.head, self.set)?;
        self.words.iter().enumerate().try_for_each(|(place, word)| {
            f.write_str(if place == 0 { "" } else { ", " })?;
            f.write_str(word)
        })
    }
}

impl core::error::Error for ParseWordError {}

/// Reads what `FromStr` reads, for formats of serde.
#[cfg(feature = "serde")]
pub fn deserialize<'de, T: core::str::FromStr<Err: fmt::Display>, D: serde_core::Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    struct Visitor<T>(core::marker::PhantomData<T>);

    impl<T: core::str::FromStr<Err: fmt::Display>> serde_core::de::Visitor<'_> for Visitor<T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a text")
        }

        fn visit_str<E: serde_core::de::Error>(self, text: &str) -> Result<T, E> {
            text.parse().map_err(E::custom)
        }
    }

    deserializer.deserialize_str(Visitor(core::marker::PhantomData))
}

/// Declares a closed set of words, each beside its variant: the enum, and what `__words` gives it. A language may get words,
/// so every set is open to programs.
macro_rules! words {
    ($(#[$doc:meta])* pub enum $name:ident { $($(#[$of:meta])* $variant:ident => $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$of])* $variant,)*
        }

        $crate::__words! { $name { $($variant => $word,)* } }
    };
}

pub(crate) use words;
