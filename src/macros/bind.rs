//! An enum of somebody's own and a table in, the codes of its variants out; or, while the crate is compiled, what is missing.

/// Ties an error type of one's own, with data in its variants, to the codes of a table.
///
/// A variant without a code does not compile (`E0004`), and neither does a code without a variant, unless it is retired or
/// stands behind `without`. Several variants may share a code. The type gets the functions `code`, `row`, `advice` and
/// `problem`, and the code can be made of a reference to it.
///
/// ```
/// # #[cfg(feature = "adobe_edge")] {
/// use codetable::adobe_edge::ProblemCode;
/// use codetable::advice::{Idempotency, Next};
///
/// enum Refused<'a> {
///     Request { field: &'a str },
///     Upstream(u16, String),
///     Overloaded,
/// }
///
/// codetable::bind! {
///     Refused<'a> => ProblemCode {
///         Request => InvalidRequest,
///         Upstream => UpstreamServiceUnavailable,
///         Overloaded => UpstreamServiceUnavailable,
///     } without { UpstreamWarning }
/// }
///
/// let error = Refused::Request { field: "xdm" };
/// assert_eq!(error.code(), ProblemCode::InvalidRequest);
/// assert_eq!(error.row().status(), Some(422));
/// assert!(matches!(error.advice().next(Idempotency::of("GET")), Next::Stop(_)));
/// # }
/// ```
///
/// The table is named by its enum alone, so that is to be imported. A body for the answer is one more line:
/// `error.problem().detail(&why)`; [`problem`](crate::problem) says more.
#[macro_export]
macro_rules! bind {
    (
        $error:ident $(<$($lifetime:lifetime),+ $(,)?>)? => $table:ident {
            $($variant:ident => $code:ident),+ $(,)?
        } $(without { $($missing:ident),+ $(,)? })?
    ) => {
        impl $(<$($lifetime),+>)? $error $(<$($lifetime),+>)? {
            /// The code that stands for this error.
            #[must_use]
            pub const fn code(&self) -> $table {
                match self {
                    $(Self::$variant { .. } => $table::$code,)+
                }
            }

            /// All that is known of the code.
            #[must_use]
            pub const fn row(&self) -> $crate::Row {
                self.code().row()
            }

            /// What to do about it.
            #[must_use]
            pub const fn advice(&self) -> $crate::advice::Advice {
                self.code().advice()
            }

            /// The code as a problem document (RFC 9457).
            #[must_use]
            pub const fn problem(&self) -> $crate::problem::ProblemDocument<'static> {
                self.code().problem()
            }
        }

        impl $(<$($lifetime),+>)? ::core::convert::From<&$error $(<$($lifetime),+>)?> for $table {
            fn from(error: &$error $(<$($lifetime),+>)?) -> Self {
                error.code()
            }
        }

        const _: () = {
            // A variant that is named twice would have the first of its codes.
            #[allow(dead_code, reason = "the names are all that is wanted")]
            enum Each {
                $($variant),+
            }
            $crate::__abi::all_bound::<{ $table::ALL.len() }>(
                ::core::stringify!($error),
                $table::TABLE,
                &[$($table::$code.index(),)+ $($($table::$missing.index(),)+)?],
            )
        };
    };
}
