//! The columns that a table declares for itself in, an array each out.

use super::ident;
use super::interner::strings;
use crate::print::{RawFragments, literal};
use codetable_model::catalog::{ColumnValue, Table};
use codetable_model::vocabulary::{ColumnType, Vocabulary};
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

/// The table's own columns.
#[derive(Default)]
pub(super) struct Own {
    pub(super) statics: TokenStream,
    /// `own: &[("minor_units", abi::Values::U8(&OWN_MINOR_UNITS))],`
    pub(super) fields: TokenStream,
    /// `column(minor_units u8, OWN_MINOR_UNITS);` for each.
    pub(super) accessors: TokenStream,
}

/// Lays them out.
///
/// ```text
/// static OWN_MINOR_UNITS: [u8; 3] = [2, 0, 3];
/// ```
pub(super) fn columns(table: &Table, raw: &mut RawFragments) -> Own {
    let mut own = Own::default();
    let mut entries = Vec::new();
    for (place, (name, ty)) in table.columns.iter().enumerate() {
        let array = Ident::new(&format!("OWN_{}", name.to_ascii_uppercase()), Span::call_site());
        let values = table.rows.iter().map(|row| row.columns.get(place));
        let variant = Ident::new(ty.variant(), Span::call_site());
        let accessor = ident(name);
        let element = match ty {
            ColumnType::Text => {
                let texts = values.map(|value| if let Some(ColumnValue::Text(text)) = value { text } else { "" });
                own.statics.extend(strings(&quote!(#array), &texts.collect::<Vec<_>>(), raw));
                quote!(text)
            }
            ty => {
                let (ty, len) = (Ident::new(ty.word(), Span::call_site()), Literal::usize_unsuffixed(table.rows.len()));
                let values = raw.list(values.map(|value| value.map_or_else(|| "0".to_owned(), scalar)).collect());
                own.statics.extend(quote!(static #array: [#ty; #len] = [#values];));
                quote!(#ty)
            }
        };
        entries.push(quote!((#name, abi::Values::#variant(&#array))));
        own.accessors.extend(quote!(column(#accessor #element, #array);));
    }
    if !entries.is_empty() {
        own.fields = quote!(own: &[#(#entries),*],);
    }
    own
}

/// A value as it is written.
fn scalar(value: &ColumnValue) -> String {
    match value {
        ColumnValue::Bool(value) => value.to_string(),
        ColumnValue::Int(value) => value.to_string(),
        ColumnValue::Text(text) => literal(text),
    }
}
