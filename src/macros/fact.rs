//! A kind of fact in, the accessors that an enum has for it out.

/// The accessors of one kind of fact.
#[doc(hidden)]
#[macro_export]
macro_rules! __fact {
    (status required) => {
        /// The HTTP status.
        #[must_use]
        pub const fn status(self) -> u16 {
            STATUS.values[self.index()] as u16
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
            $crate::__abi::of_status(&STATUSES, BY_STATUS, status)
        }
    };
    (text $name:ident $kind:ident $doc:literal required) => {
        #[doc = $doc]
        #[must_use]
        pub const fn $name(self) -> $crate::text::Text<Catalogue> {
            let text = self.row().required_text($crate::provider::TextKind::$kind);
            $crate::text::Text::of(text.phrase(), text.basis())
        }
    };
    (text $name:ident $kind:ident $doc:literal) => {
        #[doc = $doc]
        #[must_use]
        pub const fn $name(self) -> ::core::option::Option<$crate::text::Text<Catalogue>> {
            match self.row().text($crate::provider::TextKind::$kind) {
                ::core::option::Option::Some(text) => {
                    ::core::option::Option::Some($crate::text::Text::of(text.phrase(), text.basis()))
                }
                ::core::option::Option::None => ::core::option::Option::None,
            }
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
    (params) => {
        /// What a program fills into the texts of the code: see `codetable::fill`.
        #[must_use]
        pub const fn params(self) -> &'static [$crate::fill::Parameter] {
            self.row().params()
        }
    };
    (other_meanings) => {
        /// Further meanings of the code, where the document lists it more than once.
        #[must_use]
        pub const fn other_meanings(self) -> &'static [$crate::Meaning] {
            self.row().other_meanings()
        }
    };
    (column $name:ident: text, $values:ident) => {
        #[doc = concat!("The value of the table's column `", stringify!($name), "`.")]
        #[must_use]
        pub const fn $name(self) -> &'static str {
            $values.get(self.index())
        }
    };
    (column $name:ident: $type:ty, $values:ident) => {
        #[doc = concat!("The value of the table's column `", stringify!($name), "`.")]
        #[must_use]
        pub const fn $name(self) -> $type {
            $values[self.index()]
        }
    };
    (pattern) => {
        /// Reads a code, or the URI that one travels in: a listed one, or another of the same structure.
        ///
        /// `None`: it is of another structure.
        #[must_use]
        pub fn parse(code: &str) -> ::core::option::Option<$crate::pattern::Parsed<'_, Self>> {
            let code = Self::TABLE.bare(code);
            match Self::from_code(code) {
                ::core::option::Option::Some(known) => {
                    ::core::option::Option::Some($crate::pattern::Parsed::Known(known))
                }
                ::core::option::Option::None => PATTERN.matches(code).map($crate::pattern::Parsed::Unlisted),
            }
        }
    };
    (class text) => {
        /// The class of a code, listed or not: of several, that of the longest beginning.
        ///
        /// A code that is not of the table's family has none.
        #[inline]
        #[must_use]
        pub const fn class(code: &str) -> ::core::option::Option<&'static $crate::Class> {
            match Self::__class(code) {
                ::core::option::Option::Some(index) => ::core::option::Option::Some(&CLASSES[index]),
                ::core::option::Option::None => ::core::option::Option::None,
            }
        }

        #[doc(hidden)]
        #[inline]
        #[must_use]
        pub const fn __class(code: &str) -> ::core::option::Option<usize> {
            match class(code.as_bytes()) {
                ::core::option::Option::Some(index) if !FAMILY.is_foreign(code) => ::core::option::Option::Some(index),
                _ => ::core::option::Option::None,
            }
        }
    };
    (class $int:ident $(($base:ident))?) => {
        /// The class of a code, listed or not.
        #[inline]
        #[must_use]
        pub const fn class(code: $int) -> ::core::option::Option<&'static $crate::Class> {
            match class(code) {
                ::core::option::Option::Some(index) => ::core::option::Option::Some(&CLASSES[index]),
                ::core::option::Option::None => ::core::option::Option::None,
            }
        }

        #[doc(hidden)]
        #[must_use]
        pub const fn __class(code: &str) -> ::core::option::Option<usize> {
            match $crate::__base!(value code $int $($base)?) {
                ::core::option::Option::Some(code) if code >= $int::MIN as i128 && code <= $int::MAX as i128 => {
                    class(code as $int)
                }
                _ => ::core::option::Option::None,
            }
        }
    };
    // One of `__facts`.
    ($fact:ident) => {
        __own_fact! { $fact }
    };
}

/// A column of the table's own, for programs that meet it at run time.
#[doc(hidden)]
#[macro_export]
macro_rules! __own_column {
    ($name:literal text $values:ident) => {
        $crate::__own_column!($name, false, |row| $values.get(row))
    };
    ($name:literal list $values:ident) => {
        $crate::__own_column!($name, true, |row| $values[row])
    };
    ($name:literal one $values:ident) => {
        $crate::__own_column!($name, false, |row| $values[row])
    };
    ($name:literal, $is_list:literal, |$row:ident| $value:expr) => {
        $crate::__abi::OwnColumn {
            name: $name,
            is_list: $is_list,
            item: |$row, place| $crate::__abi::cell($value, place),
        }
    };
}

/// Calls a macro with the facts that have an accessor of their own: its documentation, its name, and what its values are.
#[doc(hidden)]
#[macro_export]
macro_rules! __facts {
    ($($each:tt)+) => {
        $($each)+! {
            /// How much of the request it stops, if that is said.
            severity: Severity;
            /// Whose side it comes from, if that is said.
            origin: Origin;
            /// The code to use instead, if one is named, while this one still works.
            deprecated_by: Row;
        }
    };
}

/// The accessors that an enum has for them, as the arms of a macro beside the enum: `__fact` asks for those it has.
#[doc(hidden)]
#[macro_export]
macro_rules! __own_facts {
    ($($(#[$doc:meta])* $fact:ident: $Of:ident;)*) => {
        macro_rules! __own_fact {
            $(($fact) => {
                $crate::__own_fact_of! { $(#[$doc])* $fact $Of }
            };)*
        }
    };
}

/// One of them.
#[doc(hidden)]
#[macro_export]
macro_rules! __own_fact_of {
    ($(#[$doc:meta])* $fact:ident Row) => {
        $(#[$doc])*
        #[must_use]
        pub const fn $fact(self) -> ::core::option::Option<$crate::evidence::Fact<Self>> {
            match self.row().$fact() {
                ::core::option::Option::Some(fact) => {
                    ::core::option::Option::Some($crate::evidence::Fact::new(ALL[fact.value.index()], fact.basis))
                }
                ::core::option::Option::None => ::core::option::Option::None,
            }
        }
    };
    ($(#[$doc:meta])* $fact:ident $Of:ident) => {
        $(#[$doc])*
        #[must_use]
        pub const fn $fact(self) -> ::core::option::Option<$crate::evidence::Fact<$crate::provider::$Of>> {
            self.row().$fact()
        }
    };
}

/// What the trait `CodeTable` has of one kind of fact, beside what it makes of rows. The inherent function of the name
/// comes first, so this calls it.
#[doc(hidden)]
#[macro_export]
macro_rules! __trait_fact {
    (status) => {
        fn with_status(status: u16) -> &'static [Self] {
            Self::with_status(status)
        }
    };
    ($fact:ident) => {};
}
