//! The catalogue in, Rust out: `tables.rs`, which is included and names the modules, and a file for each provider.
//!
//! Generated code is facts and nothing else: arrays, and one macro call a table that turns them into an enum's
//! behaviour. Every array is read by index, so that rustc's work grows with the number of tables and not of codes.

mod class;
mod column;
mod custom_columns;
mod doc;
mod emit;
mod interner;
pub mod lookup;
mod map;
mod provider;
mod rare_columns;
mod samples;
mod section;
mod table;
mod table_constants;

use crate::print::{RawFragments, print};
use codetable_model::artifact::Artifact;
use codetable_model::catalog::{Catalog, Table};
use codetable_model::text::keyword::is_keyword;
use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::quote;

/// Rows from which on texts stand in one literal with their lengths, and not in a literal each.
pub(crate) const MANY: usize = 500;

/// The name of the file that is included, without `.rs`: no provider is called so.
pub(crate) const INDEX: &str = "tables";

/// Emits every file, `tables.rs` first.
#[must_use]
pub fn rust(catalog: &Catalog) -> Vec<Artifact> {
    let runtime = quote!(::codetable);
    std::iter::once(index(catalog, &[], &runtime, false)).chain(files(catalog, &runtime)).collect()
}

/// The file of each provider, for a runtime that is found at this path.
pub(crate) fn files<'a>(catalog: &'a Catalog, runtime: &'a TokenStream) -> impl Iterator<Item = Artifact> + 'a {
    catalog
        .providers
        .iter()
        .map(|provider| Artifact { path: format!("{}.rs", provider.name), text: provider::file(provider, runtime) })
}

/// The file that is included: the modules, those kept from an earlier build too, and the ways to walk over them. Those that
/// belong to a feature of their name say so, which rustdoc shows.
///
/// ```text
/// /// Kakao API.
/// pub mod kakao {
///     include!("kakao.rs");
/// }
///
/// pub static PROVIDERS: &[&Provider] = &[&kakao::PROVIDER];
/// pub static TABLES: &[&Table] = &[kakao::ErrorCode::TABLE];
///
/// pub fn for_each_table<V: TableVisitor>(visitor: &mut V) {
///     kakao::for_each_table(visitor);
/// }
/// ```
pub(crate) fn index(catalog: &Catalog, kept: &[&str], runtime: &TokenStream, has_features: bool) -> Artifact {
    let mut raw = RawFragments::default();
    let mut modules: Vec<(&str, TokenStream)> = Vec::new();
    for provider in &catalog.providers {
        modules.push((&provider.name, raw.comment(doc::provider(provider))));
    }
    modules.extend(kept.iter().map(|name| (*name, raw.comment(doc::kept()))));
    modules.sort_unstable_by_key(|(name, _)| *name);
    let names: Vec<Ident> = modules.iter().map(|(name, _)| ident(name)).collect();
    let modules = modules.iter().map(|(name, docs)| module(name, docs, has_features));
    let tables = catalog.providers.iter().flat_map(|provider| {
        let tables = provider.tables.iter().filter(|table| !table.rows.is_empty());
        tables.map(|table| {
            let (module, name) = (ident(&provider.name), ident(&table.enum_name));
            quote!(#module::#name)
        })
    });
    let walk = walk(names.iter().map(|name| quote!(#name::for_each_table(visitor);)));
    let mut line = |line: &str| raw.comment(vec![line.to_owned()]);
    let providers_doc = line("What each spec says, by the name of its module.");
    let tables_doc = line("The tables of all specs.");
    let walk_doc = line("Walks over the enums of all tables.");
    let allow = allow();
    let tokens = quote! {
        #(#modules)*

        #providers_doc
        #allow
        pub static PROVIDERS: &[&::codetable::provider::Provider] = &[#(&#names::PROVIDER),*];

        #tables_doc
        #allow
        pub static TABLES: &[&::codetable::Table] = &[#(#tables::TABLE),*];

        #walk_doc
        #allow
        #walk
    };
    Artifact { path: format!("{INDEX}.rs"), text: file("from all specs", &[], at(tokens, runtime), &raw) }
}

/// `pub fn for_each_table<V: ::codetable::TableVisitor>(visitor: &mut V) { … }`
fn walk(steps: impl Iterator<Item = TokenStream>) -> TokenStream {
    let steps: TokenStream = steps.collect();
    let steps = if steps.is_empty() { quote!(let _ = visitor;) } else { steps };
    quote! {
        pub fn for_each_table<V: ::codetable::TableVisitor>(visitor: &mut V) {
            #steps
        }
    }
}

/// `pub mod kakao { include!("kakao.rs"); }`, which is not the user's to tidy up.
fn module(name: &str, docs: &TokenStream, has_feature: bool) -> TokenStream {
    let feature = has_feature.then(|| quote!(#[cfg(feature = #name)]));
    let (name, file, allow) = (ident(name), format!("{name}.rs"), allow());
    quote! {
        #docs
        #feature
        #allow
        #[allow(unused_qualifications, clippy::all, clippy::pedantic, clippy::nursery, clippy::restriction, reason = "generated")]
        pub mod #name {
            include!(#file);
        }
    }
}

/// The attribute of what is included: it may be kept private, and nobody has to use all that is there.
fn allow() -> TokenStream {
    quote!(#[allow(dead_code, unreachable_pub, reason = "generated")])
}

/// The attribute of what names every variant of a table, if retired ones are among them.
fn allow_retired(table: &Table) -> Option<TokenStream> {
    let allow = || quote!(#[allow(deprecated, reason = "retired codes are found for ever")]);
    table.rows.iter().any(|row| row.retired.is_some()).then(allow)
}

/// The tokens with the path of the runtime where they say `::codetable`.
fn at(tokens: TokenStream, runtime: &TokenStream) -> TokenStream {
    let mut out: Vec<TokenTree> = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Group(group) => {
                out.push(Group::new(group.delimiter(), at(group.stream(), runtime)).into());
            }
            TokenTree::Ident(name)
                if name == "codetable" && matches!(&out[..], [.., TokenTree::Punct(last)] if last.as_char() == ':') =>
            {
                out.truncate(out.len() - 2);
                out.extend(runtime.clone());
            }
            token => out.push(token),
        }
    }
    out.into_iter().collect()
}

/// A file: its origin, more lines about it, and its items.
fn file(origin: &str, notes: &[String], tokens: TokenStream, raw: &RawFragments) -> String {
    let text = print(tokens, raw);
    let notes: String = notes.iter().map(|note| format!("// {note}\n")).collect();
    format!("// @generated by codetable-compiler {origin}.\n{notes}\n{text}")
}

/// Lays an emitted file out as rustfmt would; a file that `syn` does not understand stays as it is. Comments that are no
/// documentation are the header's only, and it keeps them.
#[cfg(feature = "pretty")]
#[must_use]
pub fn pretty(artifact: Artifact) -> Artifact {
    let Ok(file) = syn::parse_file(&artifact.text) else { return artifact };
    let header = artifact.text.split_inclusive('\n').take_while(|line| line.starts_with("// "));
    let text = header.chain(["\n", &prettyplease::unparse(&file)]).collect();
    Artifact { text, ..artifact }
}

/// An array whose elements name what they use of the runtime: `{ use ::codetable::__abi::*; [Basis::Silent] }`, or `[]`.
fn array(elements: &[TokenStream]) -> TokenStream {
    if elements.is_empty() {
        return quote!([]);
    }
    quote!({
        use ::codetable::__abi::*;
        [#(#elements),*]
    })
}

/// An identifier; a keyword stands as a raw one.
fn ident(name: &str) -> Ident {
    match name {
        "crate" | "self" | "super" | "Self" | "_" => Ident::new(&format!("{name}_"), Span::call_site()),
        name if is_keyword(name) => Ident::new_raw(name, Span::call_site()),
        name => Ident::new(name, Span::call_site()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Of keywords a few cannot stand as raw identifiers.
    #[test]
    fn a_keyword_is_an_identifier_all_the_same() {
        for (name, expected) in [
            ("name", "name"),
            ("match", "r#match"),
            ("crate", "crate_"),
            ("self", "self_"),
            ("super", "super_"),
            ("Self", "Self_"),
            ("_", "__"),
            ("Crate", "Crate"),
        ] {
            assert_eq!(ident(name).to_string(), expected);
        }
    }
}
