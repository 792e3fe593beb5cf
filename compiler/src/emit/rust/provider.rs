//! A provider in, the text of its file out.

use super::pool::Pool;
use super::{ident, section, table, walk};
use crate::catalog::Provider;
use proc_macro2::Literal;
use quote::quote;

/// The text of a provider's file.
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
pub(super) fn file(provider: &Provider) -> String {
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
    let status = pool.docs.add(["What is said of a status: the most specific rule, if there is one.".to_owned()]);
    let walk_doc = pool.docs.add(["Walks over the enums of this module.".to_owned()]);
    let items = pool.items();
    let tokens = quote! {
        const _: () = ::codetable::__abi::V1;

        #(#tables)*

        #(pub enum #empty {})*

        static TABLES: [::codetable::Table; #len] = {
            use ::codetable::__abi::*;
            [#(#entries),*]
        };

        #section

        #status
        #[must_use]
        pub const fn status(status: u16) -> ::core::option::Option<&'static ::codetable::provider::StatusRule> {
            PROVIDER.status(status)
        }

        #walk_doc
        #walk

        #items
    };
    super::file(&format!("from {}; edit that file, not this one", provider.path), tokens, &pool.docs)
}
