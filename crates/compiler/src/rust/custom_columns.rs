//! The columns that a table declares for itself in, an array each out, and an enum for each closed set of words.

use super::interner::strings;
use super::{doc, ident};
use crate::print::{RawFragments, comment, literal};
use codetable_model::catalog::{Column, ColumnValue, ColumnWord, ColumnWords, Table};
use codetable_model::vocabulary::{ColumnType, Vocabulary};
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

/// The table's own columns.
#[derive(Default)]
pub(super) struct Own {
    pub(super) statics: TokenStream,
    /// `own: &[::codetable::__own_column!("minor_units" one OWN_MINOR_UNITS), …],`
    pub(super) fields: TokenStream,
    /// `column(minor_units: u8, OWN_MINOR_UNITS);` for each.
    pub(super) accessors: TokenStream,
}

/// Lays them out.
///
/// ```text
/// static OWN_MINOR_UNITS: [u8; 3] = [2, 0, 3];
/// static OWN_RISK: [Option<Risk>; 3] = [abi::None, abi::Some(Risk::High), abi::None];
/// static OWN_CHANNELS: [&'static [&'static str]; 3] = [&["pos"], &[], &["pos", "atm"]];
/// ```
pub(super) fn columns(table: &Table, raw: &mut RawFragments) -> Own {
    let mut own = Own::default();
    let mut entries = Vec::new();
    for (place, column) in table.columns.iter().enumerate() {
        let name = &column.name;
        let array = Ident::new(&format!("OWN_{}", name.to_ascii_uppercase()), Span::call_site());
        let values = table.rows.iter().map(|row| row.columns.get(place).unwrap_or(&ColumnValue::Absent));
        let accessor = ident(name);
        let (element, kind) = if is_plain_text(column) {
            let texts = values.map(|value| if let ColumnValue::Text(text) = value { text } else { "" });
            own.statics.extend(strings(&quote!(#array), &texts.collect::<Vec<_>>(), raw));
            (quote!(text), quote!(text))
        } else {
            let (ty, len) = (of_rows(column), Literal::usize_unsuffixed(table.rows.len()));
            let values = raw.list(values.map(|value| cell(value, column)).collect());
            own.statics.extend(quote!(static #array: [#ty; #len] = [#values];));
            (ty, if column.list { quote!(list) } else { quote!(one) })
        };
        entries.push(quote!(::codetable::__own_column!(#name #kind #array)));
        own.accessors.extend(quote!(column(#accessor: #element, #array);));
    }
    if !entries.is_empty() {
        own.fields = quote!(own: &[#(#entries),*],);
    }
    own
}

/// The enums of a table's columns.
///
/// ```text
/// /// The words of the column `risk` of [`ResponseCode`].
/// #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
/// pub enum Risk {
///     /// nothing to fear
///     Low,
///     …
/// }
/// ::codetable::__words! { Risk { Low => "low", … } }
/// ```
pub(super) fn enums(table: &Table, raw: &mut RawFragments) -> TokenStream {
    let mut enums = TokenStream::new();
    for column in &table.columns {
        let Some(ColumnWords { enum_name, set }) = &column.words else { continue };
        let name = ident(enum_name);
        let docs = raw.comment(vec![format!("The words of the column `{}` of [`{}`].", column.name, table.enum_name)]);
        let open = table.open.then(|| quote!(#[non_exhaustive]));
        let variant = |of: &ColumnWord| format!("{}\n{}", comment(&doc::word(of)), ident(&of.name));
        let variants = raw.list(set.iter().map(variant).collect());
        let words = set.iter().map(|of| {
            let (name, word) = (ident(&of.name), &of.word);
            quote!(#name => #word)
        });
        enums.extend(quote! {
            #docs
            #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
            #open
            pub enum #name {
                #variants
            }

            ::codetable::__words! { #name { #(#words,)* } }
            ::codetable::__word_cell! { #name }
        });
    }
    enums
}

/// Whether its values are one text a row, of which many are kept in one literal.
fn is_plain_text(column: &Column) -> bool {
    column.ty == ColumnType::Text && column.words.is_none() && !column.list && !column.optional
}

/// The type of what a row has: `u8`, `Option<Risk>`, `&'static [&'static str]`.
fn of_rows(column: &Column) -> TokenStream {
    let ty = match (&column.words, column.ty) {
        (Some(words), _) => {
            let name = ident(&words.enum_name);
            quote!(#name)
        }
        (None, ColumnType::Text) => quote!(&'static str),
        (None, ty) => {
            let ty = Ident::new(ty.word(), Span::call_site());
            quote!(#ty)
        }
    };
    match (column.list, column.optional) {
        (true, _) => quote!(&'static [#ty]),
        (false, true) => quote!(::core::option::Option<#ty>),
        (false, false) => ty,
    }
}

/// What a row has, as it is written: `2`, `abi::Some(Risk::High)`, `&["pos"]`.
fn cell(value: &ColumnValue, column: &Column) -> String {
    let items: Vec<String> = value.items().iter().map(|item| self::item(item, column)).collect();
    match items.as_slice() {
        items if column.list => format!("&[{}]", items.join(", ")),
        [one] if column.optional => format!("abi::Some({one})"),
        [one] => one.clone(),
        _ => "abi::None".to_owned(),
    }
}

fn item(value: &ColumnValue, column: &Column) -> String {
    if let (Some(of), Some(words)) = (column.word(value), &column.words) {
        return format!("{}::{}", ident(&words.enum_name), ident(&of.name));
    }
    match value {
        ColumnValue::Text(text) => literal(text),
        other => other.to_string(),
    }
}
