//! The languages of a spec in, the type that its texts know them by out. Generated code calls `__catalogue!` once a module.

/// ```text
/// __catalogue! { KO "ko" 0, EN "en" 1; english }
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! __catalogue {
    ($($name:ident $tag:literal $index:literal),*; $($english:ident)?) => {
        /// The texts of this module, and a constant for each language that they are in.
        #[derive(Debug)]
        pub enum Catalogue {}

        impl Catalogue {
            $(
                #[doc = concat!("The language `", $tag, "`.")]
                pub const $name: $crate::text::Language<Self> = $crate::text::Language::new($tag, $index);
            )*
        }

        impl $crate::text::Catalogue for Catalogue {
            const LANGUAGES: &'static [$crate::text::Language<Self>] = &[$(Self::$name),*];
        }

        $crate::__has_english! { $($english)? }
    };
}

/// Whether one of the languages is English.
#[doc(hidden)]
#[macro_export]
macro_rules! __has_english {
    () => {};
    (english) => {
        impl $crate::text::HasEnglish for Catalogue {}
    };
}
