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
    pub(crate) fn new(set: &'static str, words: &'static [&'static str], text: &str) -> Self {
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

/// Declares a closed set of words, each beside its variant: the enum, `as_str`, `Display`, `FromStr` and the traits of serde.
/// A language may get words, so every set is open to programs.
macro_rules! words {
    ($(#[$doc:meta])* pub enum $name:ident { $($(#[$of:meta])* $variant:ident => $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$of])* $variant,)*
        }

        impl $name {
            /// Every value, in the order of the declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The word for it, as specs spell it: lower case, words joined by `_`.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)*
                }
            }
        }

        /// Prints [`as_str`](Self::as_str).
        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.pad(self.as_str())
            }
        }

        /// Reads what [`as_str`](Self::as_str) gives.
        impl core::str::FromStr for $name {
            type Err = crate::word::ParseWordError;

            fn from_str(word: &str) -> Result<Self, Self::Err> {
                match word {
                    $($word => Ok(Self::$variant),)*
                    _ => Err(Self::Err::new(stringify!($name), &[$($word),*], word)),
                }
            }
        }

        #[cfg(feature = "serde")]
        impl serde_core::Serialize for $name {
            fn serialize<S: serde_core::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        #[cfg(feature = "serde")]
        impl<'de> serde_core::Deserialize<'de> for $name {
            fn deserialize<D: serde_core::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                crate::word::deserialize(deserializer)
            }
        }
    };
}

pub(crate) use words;
