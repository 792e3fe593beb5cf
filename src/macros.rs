//! The macros: `code!`, `bind!` and `include_tables!` for people, the rest for generated code.

mod bind;
mod catalogue;
mod fact;
mod map;
mod serde;
mod table;
mod words;

/// A code by its literal, checked while the crate is compiled.
///
/// `cargo check` and the editor report a wrong one too, with the code that was probably meant.
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

/// The tables that the crate's build script compiled with `codetable_compiler::build("specs")`.
///
/// That is a module for each provider, and `PROVIDERS` and `for_each_table` over all of them.
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
///
/// They may stand in a module of their own:
///
/// ```
/// # #[cfg(feature = "kakao")] {
/// mod tables {
///     codetable::include_tables!();
/// }
/// assert_eq!(tables::kakao::ErrorCode::from_code(-10), Some(tables::kakao::ErrorCode::QuotaExceeded));
/// # }
/// ```
#[macro_export]
macro_rules! include_tables {
    () => {
        ::core::include!(::core::concat!(::core::env!("OUT_DIR"), "/codetable/tables.rs"));
    };
}

/// The function that reads a provider's responses, where the library reads any.
#[doc(hidden)]
#[macro_export]
macro_rules! __inspect {
    () => {
        $crate::__if_inspect! {
            /// How many labels for metrics there are: see `Finding::label`.
            pub const LABELS: usize = PROVIDER.labels();

            /// What a response is, and what to do about it: see `codetable::inspect`.
            ///
            /// Getting new credentials is worth one attempt a call.
            #[must_use]
            pub fn inspect<'a>(
                response: impl ::core::convert::Into<$crate::response::Response<'a>>,
            ) -> $crate::inspect::Finding<'a> {
                $crate::inspect::inspect(&PROVIDER, response)
            }
        }
    };
}

/// What is there where the library reads responses.
#[cfg(feature = "inspect")]
#[doc(hidden)]
#[macro_export]
macro_rules! __if_inspect {
    ($($items:tt)*) => { $($items)* };
}

/// The sample responses of a table, and which of them each code has: none where the library reads no responses.
#[cfg(feature = "inspect")]
#[doc(hidden)]
#[macro_export]
macro_rules! __samples {
    ($each:ident, $from:ident) => {
        (&$each, &$from)
    };
}

/// The library reads no responses: its feature `inspect` is off.
#[cfg(not(feature = "inspect"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __if_inspect {
    ($($items:tt)*) => {};
}

/// The library reads no responses: its feature `inspect` is off.
#[cfg(not(feature = "inspect"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __samples {
    ($each:ident, $from:ident) => {
        (&[], &[])
    };
}
