//! The arrays of a table in, the behaviour of its enum out. Generated code calls `__table!` once a table.

/// The behaviour of one table's enum. Around it stand the arrays `ALL`, `NAMES`, `BY_NAME` and `CODES`, the function
/// `find`, the `COLUMNS` and the `TABLES`; integer tables have their `KEYS` too.
#[doc(hidden)]
#[macro_export]
macro_rules! __table {
    ($name:ident: $key:tt $(($base:ident))? by $by:ident, $kind:ident, $tables:ident[$place:literal], $($constant:ident)?; $($fact:ident($($part:tt)*);)*) => {
        $crate::__facts! { $crate::__own_facts }

        impl $name {
            /// Every code, in the order of the spec.
            pub const ALL: &'static [Self] = &ALL;

            /// The table itself.
            pub const TABLE: &'static $crate::Table = &$tables[$place];

            #[doc(hidden)]
            pub const __COLUMNS: $crate::__abi::Columns = COLUMNS;

            /// The variant's name.
            #[inline]
            #[must_use]
            pub const fn name(self) -> &'static str {
                NAMES.get(self.index())
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
                Self::TABLE.at(self.index())
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

            /// What to do, as the row says, or else its status.
            ///
            /// Each part that the row is silent on is filled by the provider's rules for its status, and then by what is
            /// registered of the status. Each part keeps the basis of whoever says it.
            #[must_use]
            pub const fn advice(self) -> $crate::advice::Advice {
                self.row().advice()
            }

            /// The page about the code, where its spec names one: `docs`, and the code behind it.
            #[must_use]
            pub const fn docs_url(self) -> ::core::option::Option<&'static str> {
                self.row().docs_url()
            }

            /// The code as a problem document (RFC 9457).
            #[must_use]
            pub const fn problem(self) -> $crate::problem::ProblemDocument<'static> {
                self.row().problem()
            }

            $crate::__if_inspect! {
                /// A response that carries the code, for tests: see `codetable::fixture`.
                #[must_use]
                pub fn fixture(self) -> $crate::fixture::Fixture {
                    self.row().fixture()
                }
            }

            $($crate::__fact! { $fact $($part)* })*
        }

        impl $crate::__abi::Sealed for $name {}

        impl $crate::CodeTable for $name {
            const ALL: &'static [Self] = &ALL;
            const TABLE: &'static $crate::Table = &$tables[$place];
            type Catalogue = Catalogue;

            fn index(self) -> usize {
                self.index()
            }

            fn from_code_text(code: &str) -> ::core::option::Option<Self> {
                ::core::option::Option::Some(ALL[Self::__find(code)?])
            }

            $($crate::__trait_fact! { $fact })*
        }

        /// Prints the variant's name.
        impl ::core::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str(NAMES.get(self.index()))
            }
        }

        /// Prints the code as it goes over the wire, and behind that of an error, in the same line, what it means in English.
        impl ::core::fmt::Display for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&self.row(), f)
            }
        }

        impl ::core::str::FromStr for $name {
            type Err = $crate::unknown::ParseCodeError;

            fn from_str(code: &str) -> ::core::result::Result<Self, Self::Err> {
                let code = Self::TABLE.bare(code);
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

        $crate::__index! { $name $by $key }
        $crate::__key! { $name $key $(($base))? $by $($constant)? }
        $crate::__kind! { $name $kind }
        $crate::__serde! { impl $name $key }
    };
}

/// What depends on whether the discriminant of a variant is its code or its place.
#[doc(hidden)]
#[macro_export]
macro_rules! __index {
    ($name:ident place text) => {
        $crate::__index! { $name |code| code as usize, "`as` gives it too: it never gives a code." }
    };
    ($name:ident place $int:ident) => {
        $crate::__index! { $name |code| code as usize, "`as` gives it too; the code is [`code`](Self::code)." }

        /// By the value of the code.
        impl ::core::cmp::Ord for $name {
            fn cmp(&self, other: &Self) -> ::core::cmp::Ordering {
                self.code().cmp(&other.code())
            }
        }

        impl ::core::cmp::PartialOrd for $name {
            fn partial_cmp(&self, other: &Self) -> ::core::option::Option<::core::cmp::Ordering> {
                ::core::option::Option::Some(self.cmp(other))
            }
        }
    };
    ($name:ident code $int:ident) => {
        $crate::__index! {
            $name |code| match find(code as $int) {
                ::core::option::Option::Some(index) => index,
                // The table lists what its variants are.
                ::core::option::Option::None => 0,
            },
            "It is found by the code, which is what `as` gives."
        }
    };
    ($name:ident |$code:ident| $index:expr, $as:literal) => {
        impl $name {
            /// The code's place in [`ALL`](Self::ALL).
            ///
            /// It is good for an array beside `ALL`, and not to be stored: a later version may have a code more before it.
            #[doc = $as]
            #[inline]
            #[must_use]
            pub const fn index(self) -> usize {
                let $code = self;
                $index
            }
        }
    };
}

/// The code of a variant of integers.
#[doc(hidden)]
#[macro_export]
macro_rules! __by {
    (code $code:ident code $int:ident) => {
        $code as $int
    };
    (code $code:ident place $int:ident) => {
        KEYS[$code as usize]
    };
}

/// What depends on the type of a table's codes.
#[doc(hidden)]
#[macro_export]
macro_rules! __key {
    ($name:ident text $by:ident $($constant:ident)?) => {
        impl $name {
            /// The code as it goes over the wire.
            #[inline]
            #[must_use]
            pub const fn code(self) -> &'static str {
                CODES.get(self.index())
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
                match find_bytes(code) {
                    ::core::option::Option::Some(index) => ::core::option::Option::Some(ALL[index]),
                    ::core::option::Option::None => ::core::option::Option::None,
                }
            }

            #[doc(hidden)]
            #[must_use]
            #[track_caller]
            pub const fn __code(code: &str) -> Self {
                match $crate::__position!(code $($constant)?) {
                    ::core::option::Option::Some(index) => ALL[index],
                    ::core::option::Option::None => $crate::__abi::unknown_text(code, &CODES),
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
                CODES.get(self.index())
            }
        }

        impl<'a> ::core::convert::TryFrom<&'a str> for $name {
            type Error = $crate::unknown::UnknownCode<'a>;

            fn try_from(code: &'a str) -> ::core::result::Result<Self, Self::Error> {
                let code = Self::TABLE.bare(code);
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
    ($name:ident $int:ident $(($base:ident))? $by:ident $($constant:ident)?) => {
        impl $name {
            /// The code as it goes over the wire.
            #[inline]
            #[must_use]
            pub const fn code(self) -> $int {
                $crate::__by!(code self $by $int)
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
                    ::core::option::Option::None => $crate::__base!(unknown code $int $($base)?),
                }
            }

            #[doc(hidden)]
            #[must_use]
            pub fn __find(code: &str) -> ::core::option::Option<usize> {
                $crate::__base!(find by find, code $int Self $($base)?)
            }
        }

        impl ::core::convert::TryFrom<$int> for $name {
            type Error = $crate::unknown::UnknownCode<'static>;

            fn try_from(code: $int) -> ::core::result::Result<Self, Self::Error> {
                match Self::from_code(code) {
                    ::core::option::Option::Some(code) => ::core::result::Result::Ok(code),
                    ::core::option::Option::None => {
                        let given = $crate::__base!(given code $int $($base)?);
                        ::core::result::Result::Err(Self::Error::new(Self::TABLE.name, given, Self::TABLE.family.of(given)))
                    }
                }
            }
        }
    };
}

/// What depends on how the integers of a table are written. In hexadecimal one is found as its row writes it, and in
/// decimal, as JSON has to write it.
#[doc(hidden)]
#[macro_export]
macro_rules! __base {
    (find by $find:ident, $code:ident $int:ident $Table:ident) => {{
        let code = $crate::__abi::integer($code.as_bytes())?;
        if code < $int::MIN as i128 || code > $int::MAX as i128 {
            return ::core::option::Option::None;
        }
        $find(code as $int)
    }};
    (find by $find:ident, $code:ident $int:ident $Table:ident hexadecimal) => {{
        match $crate::__abi::hexadecimal($code.as_bytes(), $int::BITS, $int::MIN != 0) {
            ::core::option::Option::Some(bits) => {
                let index = $find(bits as $int)?;
                if $Table::TABLE.at(index).is_written($code) { ::core::option::Option::Some(index) } else { ::core::option::Option::None }
            }
            ::core::option::Option::None => $crate::__base!(find by $find, $code $int $Table),
        }
    }};
    (value $code:ident $int:ident) => {
        $crate::__abi::integer($code.as_bytes())
    };
    (value $code:ident $int:ident hexadecimal) => {
        $crate::__abi::either($code.as_bytes(), $int::BITS, $int::MIN != 0)
    };
    (given $code:ident $int:ident) => {
        $crate::__abi::Given::Int($code as i128)
    };
    (given $code:ident $int:ident hexadecimal) => {
        $crate::__abi::Given::Hex($code as i128, $int::BITS)
    };
    (unknown $code:ident $int:ident) => {
        $crate::__abi::unknown_integer($code as i128, &CODES)
    };
    (unknown $code:ident $int:ident hexadecimal) => {
        $crate::__abi::unknown_hexadecimal($code as i128, $int::BITS, &CODES)
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
