//! The macros: `code!` and `include_tables!` for people, the rest for generated code, which calls one a table. What
//! they expand to is behaviour; every fact is in the arrays that they read.

/// A code by its literal, checked while the crate is compiled: `cargo check` and the editor report a wrong one too,
/// with the code that was probably meant.
///
/// ```
/// # #[cfg(all(feature = "kakao", feature = "naver_commerce"))] {
/// use codetable::{code, kakao::ErrorCode, naver_commerce::GatewayError};
///
/// const TIMEOUT: GatewayError = code!(GatewayError, "GW.TIMEOUT.01");
/// assert_eq!(TIMEOUT.code(), "GW.TIMEOUT.01");
/// assert_eq!(code!(ErrorCode, -401).code(), -401);
/// # }
/// ```
///
/// A wrong literal does not compile: "unknown code `GW.TIMOUT.01`; did you mean `GW.TIMEOUT.01`?"
///
/// ```compile_fail
/// # #[cfg(not(feature = "naver_commerce"))] compile_error!("there is no table to be wrong about");
/// const WRONG: codetable::naver_commerce::GatewayError =
///     codetable::code!(codetable::naver_commerce::GatewayError, "GW.TIMOUT.01");
/// ```
#[macro_export]
macro_rules! code {
    ($table:ty, $code:literal) => {{
        const CODE: $table = <$table>::__code($code);
        CODE
    }};
}

/// The tables that the crate's build script compiled with `codetable_compiler::build("specs")`: a module for each
/// provider, and `PROVIDERS` and `for_each_table` over all of them.
///
/// ```ignore
/// // build.rs
/// fn main() {
///     codetable_compiler::build("specs");
/// }
///
/// // src/lib.rs
/// codetable::include_tables!();
/// ```
#[macro_export]
macro_rules! include_tables {
    () => {
        ::core::include!(::core::concat!(::core::env!("OUT_DIR"), "/codetable/tables.rs"));
    };
}

/// The function that reads a provider's responses, where the library reads any.
#[cfg(feature = "json")]
#[doc(hidden)]
#[macro_export]
macro_rules! __inspect {
    () => {
        /// What a response is, and what to do about it: see [`codetable::inspect`](::codetable::inspect).
        ///
        /// Getting new credentials is worth one attempt a call.
        #[must_use]
        pub fn inspect<'a>(
            response: impl ::core::convert::Into<::codetable::response::Response<'a>>,
        ) -> ::codetable::inspect::Finding<'a> {
            ::codetable::inspect::inspect(&PROVIDER, response)
        }
    };
}

/// The library reads no responses: its feature `json` is off.
#[cfg(not(feature = "json"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __inspect {
    () => {};
}

/// The behaviour of one table's enum. Around it stand the arrays `ALL`, `NAMES`, `BY_NAME` and `CODES`, the function
/// `find`, the `COLUMNS` and the `TABLES`; integer tables have their `KEYS` too.
#[doc(hidden)]
#[macro_export]
macro_rules! __table {
    ($name:ident: $key:tt, $kind:ident, $tables:ident[$place:literal], $($constant:ident)?; $($fact:ident($($part:tt)*);)*) => {
        impl $name {
            /// Every code, in the order of the spec.
            pub const ALL: &'static [Self] = &ALL;

            /// The table itself.
            pub const TABLE: &'static $crate::Table = &$tables[$place];

            #[doc(hidden)]
            pub const __COLUMNS: $crate::__abi::Columns = COLUMNS;

            /// The code's place in [`ALL`](Self::ALL), which is its discriminant.
            #[inline]
            #[must_use]
            pub const fn index(self) -> usize {
                self as usize
            }

            /// The variant's name.
            #[inline]
            #[must_use]
            pub const fn name(self) -> &'static str {
                NAMES[self as usize]
            }

            /// The code of a variant's name.
            #[must_use]
            pub const fn from_name(name: &str) -> ::core::option::Option<Self> {
                match $crate::__abi::named(&NAMES, &BY_NAME, name) {
                    ::core::option::Option::Some(index) => ::core::option::Option::Some(ALL[index]),
                    ::core::option::Option::None => ::core::option::Option::None,
                }
            }

            /// All that is known of the code, for programs that do not care which table it is of.
            #[inline]
            #[must_use]
            pub const fn row(self) -> $crate::Row {
                Self::TABLE.at(self as usize)
            }

            /// What supports the row.
            #[must_use]
            pub const fn basis(self) -> $crate::evidence::Basis {
                self.row().basis()
            }

            /// What to do, as the row itself says.
            #[must_use]
            pub const fn own_advice(self) -> $crate::advice::Advice {
                self.row().own_advice()
            }

            /// What to do: each part that the row is silent on by the provider's rules for its status, and then by
            /// what is registered of the status. Each part keeps the basis of whoever says it.
            #[must_use]
            pub const fn advice(self) -> $crate::advice::Advice {
                self.row().advice()
            }

            $($crate::__fact! { $fact $($part)* })*
        }

        impl $crate::CodeTable for $name {
            const ALL: &'static [Self] = &ALL;
            const TABLE: &'static $crate::Table = &$tables[$place];

            fn index(self) -> usize {
                self as usize
            }

            fn from_code_text(code: &str) -> ::core::option::Option<Self> {
                ::core::option::Option::Some(ALL[Self::__find(code)?])
            }
        }

        /// Prints the variant's name.
        impl ::core::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str(NAMES[*self as usize])
            }
        }

        /// Prints the code as it goes over the wire.
        impl ::core::fmt::Display for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(CODES[*self as usize])
            }
        }

        impl ::core::str::FromStr for $name {
            type Err = $crate::unknown::ParseCodeError;

            fn from_str(code: &str) -> ::core::result::Result<Self, Self::Err> {
                match Self::__find(code) {
                    ::core::option::Option::Some(index) => ::core::result::Result::Ok(ALL[index]),
                    ::core::option::Option::None => ::core::result::Result::Err(Self::Err::new(
                        Self::TABLE.name,
                        code,
                        Self::TABLE.family.of($crate::__abi::Given::Text(code)),
                    )),
                }
            }
        }

        $crate::__key! { $name $key $($constant)? }
        $crate::__kind! { $name $kind }
    };
}

/// What depends on the type of a table's codes.
#[doc(hidden)]
#[macro_export]
macro_rules! __key {
    ($name:ident text $($constant:ident)?) => {
        impl $name {
            /// The code as it goes over the wire.
            #[inline]
            #[must_use]
            pub const fn code(self) -> &'static str {
                CODES[self as usize]
            }

            /// The variant of a code. An alias counts; anything else is `None`.
            #[inline]
            #[must_use]
            pub $($constant)? fn from_code(code: &str) -> ::core::option::Option<Self> {
                match find(code) {
                    ::core::option::Option::Some(index) => ::core::option::Option::Some(ALL[index]),
                    ::core::option::Option::None => ::core::option::Option::None,
                }
            }

            /// The variant of a code, as bytes, which need not be UTF-8.
            #[inline]
            #[must_use]
            pub $($constant)? fn from_code_bytes(code: &[u8]) -> ::core::option::Option<Self> {
                match ::core::str::from_utf8(code) {
                    ::core::result::Result::Ok(code) => Self::from_code(code),
                    ::core::result::Result::Err(_) => ::core::option::Option::None,
                }
            }

            #[doc(hidden)]
            #[must_use]
            #[track_caller]
            pub const fn __code(code: &str) -> Self {
                match $crate::__position!(code $($constant)?) {
                    ::core::option::Option::Some(index) => ALL[index],
                    ::core::option::Option::None => $crate::__abi::mistaken_text(code, &CODES),
                }
            }

            #[doc(hidden)]
            #[inline]
            #[must_use]
            pub fn __find(code: &str) -> ::core::option::Option<usize> {
                find(code)
            }
        }

        impl ::core::convert::AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                CODES[*self as usize]
            }
        }

        impl<'a> ::core::convert::TryFrom<&'a str> for $name {
            type Error = $crate::unknown::UnknownCode<'a>;

            fn try_from(code: &'a str) -> ::core::result::Result<Self, Self::Error> {
                match find(code) {
                    ::core::option::Option::Some(index) => ::core::result::Result::Ok(ALL[index]),
                    ::core::option::Option::None => {
                        let given = $crate::__abi::Given::Text(code);
                        ::core::result::Result::Err(Self::Error::new(Self::TABLE.name, given, Self::TABLE.family.of(given)))
                    }
                }
            }
        }
    };
    ($name:ident $int:ident $($constant:ident)?) => {
        impl $name {
            /// The code as it goes over the wire.
            #[inline]
            #[must_use]
            pub const fn code(self) -> $int {
                KEYS[self as usize]
            }

            /// The variant of a code. An alias counts; anything else is `None`.
            #[inline]
            #[must_use]
            pub $($constant)? fn from_code(code: $int) -> ::core::option::Option<Self> {
                match find(code) {
                    ::core::option::Option::Some(index) => ::core::option::Option::Some(ALL[index]),
                    ::core::option::Option::None => ::core::option::Option::None,
                }
            }

            #[doc(hidden)]
            #[must_use]
            #[track_caller]
            pub const fn __code(code: $int) -> Self {
                match $crate::__position!(code, KEYS $($constant)?) {
                    ::core::option::Option::Some(index) => ALL[index],
                    ::core::option::Option::None => $crate::__abi::mistaken_integer(code as i128, &CODES),
                }
            }

            #[doc(hidden)]
            #[must_use]
            pub fn __find(code: &str) -> ::core::option::Option<usize> {
                let code = $crate::__abi::integer(code.as_bytes())?;
                if code < $int::MIN as i128 || code > $int::MAX as i128 {
                    return ::core::option::Option::None;
                }
                find(code as $int)
            }
        }

        impl ::core::convert::TryFrom<$int> for $name {
            type Error = $crate::unknown::UnknownCode<'static>;

            fn try_from(code: $int) -> ::core::result::Result<Self, Self::Error> {
                match Self::from_code(code) {
                    ::core::option::Option::Some(code) => ::core::result::Result::Ok(code),
                    ::core::option::Option::None => {
                        let given = $crate::__abi::Given::Int(code as i128);
                        ::core::result::Result::Err(Self::Error::new(Self::TABLE.name, given, Self::TABLE.family.of(given)))
                    }
                }
            }
        }
    };
}

/// Finds a code while a crate is compiled: a table that cannot be read then is searched from end to end.
#[doc(hidden)]
#[macro_export]
macro_rules! __position {
    ($code:ident const) => {
        find($code)
    };
    ($code:ident) => {
        $crate::__abi::position(&CODES, $code)
    };
    ($code:ident, $keys:ident const) => {
        find($code)
    };
    ($code:ident, $keys:ident) => {{
        let mut index = 0;
        while index < $keys.len() && $keys[index] != $code {
            index += 1;
        }
        if index < $keys.len() { ::core::option::Option::Some(index) } else { ::core::option::Option::None }
    }};
}

/// What depends on what the rows are.
#[doc(hidden)]
#[macro_export]
macro_rules! __kind {
    ($name:ident errors) => {
        impl ::core::error::Error for $name {}
    };
    ($name:ident values) => {};
}

/// The accessors of one kind of fact.
#[doc(hidden)]
#[macro_export]
macro_rules! __fact {
    (status required) => {
        /// The HTTP status.
        #[must_use]
        pub const fn status(self) -> u16 {
            STATUS[self as usize].0 as u16
        }

        $crate::__fact! { statuses }
    };
    (status) => {
        /// The HTTP status, if one is said.
        #[must_use]
        pub const fn status(self) -> ::core::option::Option<u16> {
            self.row().status()
        }

        $crate::__fact! { statuses }
    };
    (statuses) => {
        /// What supports the status.
        #[must_use]
        pub const fn status_basis(self) -> $crate::evidence::Basis {
            self.row().status_basis()
        }

        /// The codes that come with a status, in the order of the spec.
        #[must_use]
        pub const fn with_status(status: u16) -> &'static [Self] {
            $crate::__abi::of_status(&STATUSES, &BY_STATUS, status)
        }
    };
    (text $name:ident $kind:ident $doc:literal required) => {
        #[doc = $doc]
        #[must_use]
        pub const fn $name(self) -> $crate::text::Text {
            self.row().required_text($crate::provider::TextKind::$kind)
        }
    };
    (text $name:ident $kind:ident $doc:literal) => {
        #[doc = $doc]
        #[must_use]
        pub const fn $name(self) -> ::core::option::Option<$crate::text::Text> {
            self.row().text($crate::provider::TextKind::$kind)
        }
    };
    (severity) => {
        /// How much of the request it stops, if that is said.
        #[must_use]
        pub const fn severity(self) -> ::core::option::Option<$crate::evidence::Fact<$crate::provider::Severity>> {
            self.row().severity()
        }
    };
    (origin) => {
        /// Whose side it comes from, if that is said.
        #[must_use]
        pub const fn origin(self) -> ::core::option::Option<$crate::evidence::Fact<$crate::provider::Origin>> {
            self.row().origin()
        }
    };
    (aliases) => {
        /// Other spellings that mean the same code.
        #[must_use]
        pub const fn aliases(self) -> &'static [&'static str] {
            self.row().aliases()
        }
    };
    (retired) => {
        /// The tombstone of a code that is no longer in use.
        #[must_use]
        pub const fn retired(self) -> ::core::option::Option<$crate::Retired<Self>> {
            match self.row().retired() {
                ::core::option::Option::Some(retired) => ::core::option::Option::Some($crate::Retired {
                    since: retired.since,
                    replacement: match retired.replacement {
                        ::core::option::Option::Some(row) => ::core::option::Option::Some(ALL[row.index()]),
                        ::core::option::Option::None => ::core::option::Option::None,
                    },
                    because: retired.because,
                }),
                ::core::option::Option::None => ::core::option::Option::None,
            }
        }
    };
    (since) => {
        /// The version that brought the code, if one is named.
        #[must_use]
        pub const fn since(self) -> ::core::option::Option<&'static str> {
            self.row().since()
        }
    };
    (links) => {
        /// Where to read more.
        #[must_use]
        pub const fn links(self) -> &'static [&'static str] {
            self.row().links()
        }
    };
    (also) => {
        /// Further meanings of the code, where the document lists it more than once.
        #[must_use]
        pub const fn also(self) -> &'static [$crate::Meaning] {
            self.row().also()
        }
    };
    (column $name:ident $type:ty, $values:ident) => {
        #[doc = concat!("The value of the table's column `", stringify!($name), "`.")]
        #[must_use]
        pub const fn $name(self) -> $type {
            $values[self as usize]
        }
    };
    (phf) => {
        /// The codes and aliases as a `phf::Map`, to iterate; [`from_code`](Self::from_code) is faster.
        pub const MAP: &'static $crate::__abi::lookup::phf::Map<&'static str, Self> = &MAP;

        #[doc(hidden)]
        #[must_use]
        pub fn __find_in_map(code: &str) -> ::core::option::Option<usize> {
            MAP.get(code).map(|code| *code as usize)
        }
    };
    (phf $int:ident) => {
        /// The codes and aliases as a `phf::Map`, to iterate; [`from_code`](Self::from_code) is faster. A code
        /// beyond `i64` stands as the one with the same 64 bits.
        pub const MAP: &'static $crate::__abi::lookup::phf::Map<i64, Self> = &MAP;

        #[doc(hidden)]
        #[must_use]
        pub fn __find_in_map(code: &str) -> ::core::option::Option<usize> {
            let code = $crate::__abi::integer(code.as_bytes())?;
            let fits = code >= $int::MIN as i128 && code <= $int::MAX as i128;
            MAP.get(&(code as i64)).filter(|_| fits).map(|code| *code as usize)
        }
    };
    (pattern) => {
        /// Reads a code, or the URI that one travels in: a listed code, or another of the same structure with its
        /// parts. `None`: it is of another structure.
        #[must_use]
        pub fn parse(code: &str) -> ::core::option::Option<$crate::pattern::Parsed<'_, Self>> {
            let code = match Self::TABLE.uri {
                ::core::option::Option::Some((before, after)) => {
                    $crate::__abi::strip(code, before, after).unwrap_or(code)
                }
                ::core::option::Option::None => code,
            };
            match Self::from_code(code) {
                ::core::option::Option::Some(known) => {
                    ::core::option::Option::Some($crate::pattern::Parsed::Known(known))
                }
                ::core::option::Option::None => PATTERN.matches(code).map($crate::pattern::Parsed::Unlisted),
            }
        }
    };
}

/// An array of texts, cut out of one by their lengths: thousands of literals would keep rustc busy, one does not.
#[doc(hidden)]
#[macro_export]
macro_rules! __strings {
    ($all:literal, $lengths:expr) => {{
        const LENGTHS: &[usize] = &$lengths;
        let mut strings = [""; LENGTHS.len()];
        let (mut rest, mut index): (&[u8], usize) = ($all.as_bytes(), 0);
        while index < LENGTHS.len() {
            let (string, behind) = $crate::__abi::cut(rest, LENGTHS[index]);
            strings[index] = string;
            rest = behind;
            index += 1;
        }
        strings
    }};
}

/// An array of phrases, cut out of one text by the lengths of source and English. No English: it equals the source.
#[doc(hidden)]
#[macro_export]
macro_rules! __phrases {
    ($all:literal, $lengths:expr) => {{
        const LENGTHS: &[(usize, usize)] = &$lengths;
        let mut phrases = [$crate::text::Phrase::new("", ""); LENGTHS.len()];
        let (mut rest, mut index): (&[u8], usize) = ($all.as_bytes(), 0);
        while index < LENGTHS.len() {
            let (source, behind) = $crate::__abi::cut(rest, LENGTHS[index].0);
            let (english, behind) = $crate::__abi::cut(behind, LENGTHS[index].1);
            phrases[index] = $crate::text::Phrase::new(source, if LENGTHS[index].1 == 0 { source } else { english });
            rest = behind;
            index += 1;
        }
        phrases
    }};
}
