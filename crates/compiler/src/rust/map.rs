//! With the feature `phf`, the same codes once more as a `phf::Map`, for those who want to iterate one.

use super::{ident, lookup};
use codetable_model::catalog::{Code, Table};
use codetable_model::lookup::{Entries, Keys};
use codetable_model::vocabulary::{Base, Vocabulary};
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

/// The static `MAP`, and the field of `Columns` that looks into it; nothing without the feature. It takes a macro of the
/// library, which has a feature `phf` of its own.
///
/// ```text
/// ::codetable::__map! {
///     GatewayError text;
///     static MAP: abi::lookup::phf::Map<&str, GatewayError> = …;
/// }
/// phf: ::codetable::__map!(find GatewayError),
/// ```
pub(super) fn map(table: &Table) -> [TokenStream; 2] {
    if !cfg!(feature = "phf") {
        return Default::default();
    }
    let (mut texts, mut integers) = (Vec::new(), Vec::new());
    for (index, row) in (0..).zip(&table.rows) {
        for code in std::iter::once(&row.code).chain(&row.aliases) {
            match code {
                Code::Text(text) => texts.push((text.as_str(), index)),
                Code::Int(integer) | Code::Hex(integer, _) => integers.push((*integer, index)),
            }
        }
    }
    let (keys, key) =
        if integers.is_empty() { (Keys::Text(texts), quote!(&str)) } else { (Keys::Int(integers), quote!(i64)) };
    let ty = Ident::new(table.key.ty.word(), Span::call_site());
    let base = (table.key.base == Base::Hexadecimal).then(|| quote!((hexadecimal)));
    let name = ident(&table.enum_name);
    let variant = |row: u32| match table.rows.get(row as usize) {
        Some(row) => format!("{name}::{}", ident(&row.name)),
        None => String::new(),
    };
    let map = lookup::phf_map(&Entries::new(&keys), &quote!(abi::lookup), variant);
    let allow_retired = super::allow_retired(table);
    [
        quote! {
            ::codetable::__map! {
                #name #ty #base;
                #allow_retired
                static MAP: abi::lookup::phf::Map<#key, #name> = #map;
            }
        },
        quote!(phf: ::codetable::__map!(find #name),),
    ]
}
