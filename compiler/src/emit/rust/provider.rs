//! A provider in, the items of its file out.

use super::pool::Pool;
use super::{ident, section, table, walk};
use crate::catalog::Provider;
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// The items of a provider's file.
///
/// ```text
/// const _: () = ::codetable::__abi::V1;
///
/// pub enum ErrorCode { … }
///
/// const _: () = { … };
///
/// static TABLES: [::codetable::Table; 1] = …;
///
/// pub static PROVIDER: ::codetable::provider::Provider = …;
/// pub const fn status(status: u16) -> Option<&'static StatusRule> { … }
/// pub fn for_each_table<V: TableVisitor>(visitor: &mut V) { … }
/// static PHRASES: [::codetable::text::Phrase; 31] = …;
/// static BASES: [::codetable::evidence::Basis; 44] = …;
/// ```
pub(super) fn file(provider: &Provider) -> TokenStream {
    let mut pool = Pool::new();
    let (tables, empty): (Vec<_>, Vec<_>) = provider.tables.iter().partition(|table| !table.rows.is_empty());
    let empty = empty.into_iter().map(|table| ident(&table.enum_name));
    let names = tables.iter().map(|table| ident(&table.enum_name));
    let walk = walk(names.map(|name| quote!(visitor.visit::<#name>();)));
    let entries: Vec<_> = tables.iter().map(|table| table::entry(table, &mut pool)).collect();
    let len = Literal::usize_unsuffixed(entries.len());
    let tables = (0..).zip(tables).map(|(place, table)| table::items(provider, table, place, &mut pool));
    let tables: Vec<_> = tables.collect();
    let section = section::items(provider, &mut pool);
    let pool = pool.items();
    quote! {
        const _: () = ::codetable::__abi::V1;

        #(#tables)*

        #(pub enum #empty {})*

        static TABLES: [::codetable::Table; #len] = {
            use ::codetable::__abi::*;
            [#(#entries),*]
        };

        #section

        /// What is said of a status: the most specific rule, or `None` if there is none.
        #[must_use]
        pub const fn status(status: u16) -> ::core::option::Option<&'static ::codetable::provider::StatusRule> {
            PROVIDER.status(status)
        }

        /// Walks over the enums of this module.
        #walk

        #pool
    }
}
