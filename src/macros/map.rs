//! A table's codes as a `phf::Map` in, what the library makes of it out: nothing where its feature `phf` is off.
//!
//! The compiler's feature of the same name may be on for the sake of another package, so generated code leaves it to the
//! library whether there is a map.

/// The `MAP` of a table, and the function that looks into it.
#[cfg(feature = "phf")]
#[doc(hidden)]
#[macro_export]
macro_rules! __map {
    (find $name:ident) => {
        ::core::option::Option::Some($name::__find_in_map)
    };
    ($name:ident text; $($map:tt)*) => {
        $($map)*

        impl $name {
            /// The codes and aliases as a `phf::Map`, to iterate; [`from_code`](Self::from_code) is faster.
            pub const MAP: &'static $crate::__abi::lookup::phf::Map<&'static str, Self> = &MAP;

            #[doc(hidden)]
            #[must_use]
            pub fn __find_in_map(code: &str) -> ::core::option::Option<usize> {
                MAP.get(code).map(|code| code.index())
            }
        }
    };
    ($name:ident $int:ident $(($base:ident))?; $($map:tt)*) => {
        $($map)*

        impl $name {
            /// The codes and aliases as a `phf::Map`, to iterate; [`from_code`](Self::from_code) is faster.
            ///
            /// A code beyond `i64` stands as the one with the same 64 bits.
            pub const MAP: &'static $crate::__abi::lookup::phf::Map<i64, Self> = &MAP;

            #[doc(hidden)]
            #[must_use]
            pub fn __find_in_map(code: &str) -> ::core::option::Option<usize> {
                let find = |code: $int| MAP.get(&(code as i64)).map(|code| code.index());
                $crate::__base!(find by find, code $int Self $($base)?)
            }
        }
    };
}

/// The library's feature `phf` is off.
#[cfg(not(feature = "phf"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __map {
    (find $name:ident) => {
        ::core::option::Option::None
    };
    ($($map:tt)*) => {};
}

/// The body of a function that finds a code in a `phf::Map`, because the spec asks for one.
#[cfg(feature = "phf")]
#[doc(hidden)]
#[macro_export]
macro_rules! __by_phf {
    ($($body:tt)*) => {{ $($body)* }};
}

/// The library's feature `phf` is off.
#[cfg(not(feature = "phf"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __by_phf {
    ($($body:tt)*) => {
        ::core::compile_error!(
            "`lookup: phf` in a spec needs the feature `phf` of codetable: switch it on in Cargo.toml"
        )
    };
}
