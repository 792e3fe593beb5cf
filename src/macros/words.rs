//! An enum whose variants are words in, what every closed set of words has out.

/// `ALL`, `as_str`, `Display`, `FromStr` and the traits of serde of an enum whose variants are words.
#[doc(hidden)]
#[macro_export]
macro_rules! __words {
    ($name:ident { $($variant:ident => $word:literal,)* }) => {
        impl $name {
            /// Every value, in the order of the declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The word for it, as specs spell it.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)*
                }
            }
        }

        /// Prints [`as_str`](Self::as_str).
        impl ::core::fmt::Display for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(self.as_str())
            }
        }

        /// Reads what [`as_str`](Self::as_str) gives.
        impl ::core::str::FromStr for $name {
            type Err = $crate::__abi::ParseWordError;

            fn from_str(word: &str) -> ::core::result::Result<Self, Self::Err> {
                match word {
                    $($word => ::core::result::Result::Ok(Self::$variant),)*
                    _ => ::core::result::Result::Err(Self::Err::__new(
                        ::core::stringify!($name),
                        &[$($word),*],
                        word,
                    )),
                }
            }
        }

        $crate::__serde! { words $name }
    };
}

/// What a row has in a column of words, for programs that meet the column at run time.
#[doc(hidden)]
#[macro_export]
macro_rules! __word_cell {
    ($name:ident) => {
        impl $crate::__abi::OwnCell for $name {
            fn item(self, place: usize) -> ::core::option::Option<$crate::Value> {
                $crate::__abi::OwnCell::item(self.as_str(), place)
            }
        }
    };
}
