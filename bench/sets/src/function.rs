//! A set goes in, the functions that look its codes up come out, as generated code has them.

use codetable_compiler::rust::lookup as emit;
use codetable_model::lookup::Lookup;
use proc_macro2::TokenStream;
use quote::quote;

use crate::{Codes, Origin, Set};

impl Set {
    /// The type of a code.
    #[must_use]
    pub fn key_type(&self) -> TokenStream {
        match self.codes {
            Codes::Text(_) => quote!(&'static str),
            Codes::Integer(_) => quote!(i64),
        }
    }

    /// The table `lookup`, where `abi` is the path of the runtime's tables.
    ///
    /// ```text
    /// #[inline]
    /// pub fn table(code: &'static str) -> Option<usize> { static ROWS: … ; const LOOKUP: … ; LOOKUP.find(code.as_bytes()) }
    /// ```
    #[must_use]
    pub fn table(&self, lookup: &Lookup, abi: &TokenStream) -> TokenStream {
        let key = self.key_type();
        let (items, find) = (emit::items(lookup, abi), emit::find(lookup, &quote!(code)));
        quote! {
            #[inline]
            pub fn table(code: #key) -> Option<usize> { #items #find }
        }
    }

    /// The lookup of the enum that the codes are compiled to, if they come from a spec.
    ///
    /// ```text
    /// #[inline]
    /// pub fn from_code(code: i64) -> Option<usize> { codetable::kakao::ErrorCode::from_code(code as _).map(|code| code as usize) }
    /// ```
    #[must_use]
    pub fn from_code(&self) -> Option<TokenStream> {
        let Origin::Spec(path) = &self.origin else { return None };
        let (key, path) = (self.key_type(), path.parse::<TokenStream>().unwrap_or_default());
        let code = match self.codes {
            Codes::Text(_) => quote!(code),
            Codes::Integer(_) => quote!(code as _),
        };
        Some(quote! {
            #[inline]
            pub fn from_code(code: #key) -> Option<usize> { #path::from_code(#code).map(|code| code as usize) }
        })
    }

    /// The expression that lists the codes.
    ///
    /// ```text
    /// vec!["A", "B"]
    /// keys::Style::Dotted.keys(1000)
    /// ```
    #[must_use]
    pub fn list(&self) -> TokenStream {
        match (&self.origin, &self.codes) {
            (Origin::Style(style), _) => {
                let (style, size) =
                    (proc_macro2::Ident::new(&format!("{style:?}"), proc_macro2::Span::call_site()), self.len());
                quote!(keys::Style::#style.keys(#size).into_iter().map(|key| &*key.leak()).collect::<Vec<&'static str>>())
            }
            (_, Codes::Text(codes)) => quote!(vec![#(#codes),*]),
            (_, Codes::Integer(codes)) => quote!(vec![#(#codes),*]),
        }
    }
}
