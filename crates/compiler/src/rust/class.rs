//! The classes of a table in, out what is said of them and how the class of a code is found.

use super::interner::Interner;
use super::section::said;
use super::{array, ident, lookup};
use codetable_model::catalog::{Class, Table};
use codetable_model::lookup::{self as model, Keys};
use codetable_model::resolve::class::Span;
use codetable_model::vocabulary::{KeyType, LookupKind};
use proc_macro2::{Ident, Literal, Span as Place, TokenStream};
use quote::quote;
use std::collections::BTreeMap;

/// The statics and the function `class`, the fields of `Columns` that name them, and the accessor; nothing for a table
/// without classes.
pub(super) fn classes<'a>(
    table: &'a Table,
    family: &TokenStream,
    key: &TokenStream,
    interner: &mut Interner<'a>,
) -> [TokenStream; 3] {
    if table.classes.is_empty() {
        return Default::default();
    }
    let each: Vec<TokenStream> = table.classes.iter().map(|class| self::class(class, interner)).collect();
    let (len, each) = (Literal::usize_unsuffixed(each.len()), array(&each));
    let is_text = table.key.ty == KeyType::Text;
    let find = if is_text { by_prefix(table) } else { by_range(table) };
    let family = is_text.then(|| quote!(const FAMILY: abi::FamilyRule = { use ::codetable::__abi::*; #family };));
    let name = ident(&table.enum_name);
    [
        quote!(static CLASSES: [abi::Class; #len] = #each; #family #find),
        quote!(classes: &CLASSES, class: abi::Some(#name::__class),),
        quote!(class(#key);),
    ]
}

/// ```text
/// Class { codes: "40*", name: "TransactionRollback", basis: BASES[3], status: None, texts: &[…], advice: …, … }
/// ```
fn class<'a>(class: &'a Class, interner: &mut Interner<'a>) -> TokenStream {
    let Class { codes, line: _, basis, name, facts } = class;
    let basis = interner.basis(basis);
    let status = interner.optional(facts.status.as_ref(), |status| {
        let status = Literal::u16_unsuffixed(*status);
        quote!(#status)
    });
    let said = said(facts, interner);
    quote!(Class { codes: #codes, name: #name, basis: #basis, status: #status, #said })
}

/// The beginning of a code is looked up in a table of those that are as long, the longest first.
///
/// ```text
/// const fn class(code: &[u8]) -> ::core::option::Option<usize> {
///     if let abi::Some(head) = abi::head(code, 2) {
///         static ROWS: …;
///         const LOOKUP: abi::lookup::Short = …;
///         if let abi::Some(class) = LOOKUP.find(head) {
///             return abi::Some(class);
///         }
///     }
///     abi::None
/// }
/// ```
fn by_prefix(table: &Table) -> TokenStream {
    let spans: Vec<Option<Span>> = spans(table).collect();
    let mut by_length: BTreeMap<usize, Vec<(&str, u32)>> = BTreeMap::new();
    for (span, index) in spans.iter().zip(0..) {
        if let Some(Span::Prefix(prefix)) = span {
            by_length.entry(prefix.len()).or_default().push((prefix, index));
        }
    }
    let steps = by_length.into_iter().rev().map(|(len, prefixes)| {
        let found = model::find(&Keys::Text(prefixes), LookupKind::Auto);
        let items = lookup::items(&found, &quote!(abi::lookup));
        let find = lookup::find_bytes(&found, &quote!(head));
        let len = Literal::usize_unsuffixed(len);
        quote! {
            if let abi::Some(head) = abi::head(code, #len) {
                #items
                if let abi::Some(class) = #find {
                    return abi::Some(class);
                }
            }
        }
    });
    quote! {
        #[inline]
        const fn class(code: &[u8]) -> ::core::option::Option<usize> {
            #(#steps)*
            abi::None
        }
    }
}

/// ```text
/// const fn class(code: i32) -> ::core::option::Option<usize> {
///     static RANGES: [(i64, i64, u32); 1] = [(-32099, -32000, 0)];
///     const LOOKUP: abi::lookup::Ranges<i64> = abi::lookup::Ranges { rows: &RANGES };
///     LOOKUP.find(code as i64)
/// }
/// ```
fn by_range(table: &Table) -> TokenStream {
    let wide = Ident::new(if table.key.ty == KeyType::U64 { "u64" } else { "i64" }, Place::call_site());
    let ty = Ident::new(codetable_model::vocabulary::Vocabulary::word(table.key.ty), Place::call_site());
    let mut ranges: Vec<(i128, i128, u32)> = Vec::new();
    for (span, index) in spans(table).zip(0..) {
        if let Some(Span::Range(first, last)) = span {
            ranges.push((first, last, index));
        }
    }
    ranges.sort_unstable();
    let len = Literal::usize_unsuffixed(ranges.len());
    let rows = ranges.into_iter().map(|(first, last, index)| {
        let [first, last] = [first, last].map(Literal::i128_unsuffixed);
        let index = Literal::u32_unsuffixed(index);
        quote!((#first, #last, #index))
    });
    quote! {
        #[inline]
        const fn class(code: #ty) -> ::core::option::Option<usize> {
            static RANGES: [(#wide, #wide, u32); #len] = [#(#rows),*];
            const LOOKUP: abi::lookup::Ranges<#wide> = abi::lookup::Ranges { rows: &RANGES };
            LOOKUP.find(code as #wide)
        }
    }
}

/// The codes of each class.
fn spans(table: &Table) -> impl Iterator<Item = Option<Span>> {
    table.classes.iter().map(|class| Span::of(table.key.ty, table.key.base, &class.codes).ok())
}
