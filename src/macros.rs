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

/// The text of a code with the values of its parameters, checked while the crate is compiled.
///
/// The code is a constant, and each parameter that its spec declares has one value of its type: otherwise it does not compile,
/// and `cargo check` and the editor say why. What comes out prints the text with the values, in the document's language or in
/// another one of the catalogue: see [`Filled`](crate::fill::Filled). For a code that is known at run time alone there is
/// [`CodeTable::fill`](crate::CodeTable::fill).
///
/// ```ignore
/// let filled = codetable::fill!(ShopError::CartTooFull, limit = 20);
/// assert_eq!(filled.to_string(), "Mehr als 20 Stück fasst der Warenkorb nicht.");
/// write!(page, "{}", filled.get(Catalogue::FR))?;
/// ```
///
/// A code without parameters is filled with none:
///
/// ```
/// # #[cfg(feature = "kakao")] {
/// use codetable::kakao::{Catalogue, ErrorCode};
///
/// let filled = codetable::fill!(ErrorCode::QuotaExceeded);
/// assert_eq!(filled.get(Catalogue::EN).to_string(), "The allowed number of requests was exceeded");
/// # }
/// ```
///
/// A value for what is no parameter does not compile: "`ErrorCode::QuotaExceeded` has no parameter `limit`"
///
/// ```compile_fail
/// # #[cfg(not(feature = "kakao"))] compile_error!("there is no code to be filled");
/// let filled = codetable::fill!(codetable::kakao::ErrorCode::QuotaExceeded, limit = 20);
/// ```
#[macro_export]
macro_rules! fill {
    ($code:expr $(, $name:ident = $value:expr)* $(,)?) => {{
        const __ROW: $crate::Row = $code.row();
        const _: () = $crate::__abi::all_given(__ROW, &[$(::core::stringify!($name)),*]);
        $crate::__abi::filled($code, [$((
            ::core::stringify!($name),
            $crate::__abi::argument::<{ $crate::__abi::parameter_type(__ROW, ::core::stringify!($name)) }, _>($value),
        )),*])
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
