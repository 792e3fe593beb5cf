//! What few rows have in, arrays of row and value out: aliases, tombstones, versions, links, further meanings.

use super::interner::{Interner, option};
use super::section;
use codetable_model::catalog::{Meaning, Parameter, Provider, Row, Table};
use codetable_model::vocabulary::Vocabulary as _;
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

/// The sparse columns that a table has.
#[derive(Default)]
pub(super) struct Sparse {
    pub(super) statics: TokenStream,
    /// `aliases: &ALIASES,` for each.
    pub(super) fields: TokenStream,
    /// `aliases();` for each.
    pub(super) accessors: TokenStream,
}

/// Lays out what few rows of a table have.
///
/// ```text
/// static ALIASES: [(u32, &[&str]); 1] = [(3, &["E-42"])];
/// ```
pub(super) fn columns<'a>(provider: &Provider, table: &'a Table, interner: &mut Interner<'a>) -> Sparse {
    let mut sparse = Sparse::default();
    let aliases = |row: &'a Row| (!row.aliases.is_empty()).then(|| texts(&row.aliases));
    sparse.add("aliases", &quote!(&[&str]), table, aliases);
    sparse.add("retired", &quote!(abi::Retired<u32>), table, retired);
    sparse.add("since", &quote!(&str), table, |row| row.since.as_ref().map(|since| quote!(#since)));
    sparse.add("links", &quote!(&[&str]), table, |row| (!row.links.is_empty()).then(|| texts(&row.links)));
    sparse.add("params", &quote!(&[abi::Parameter]), table, |row| (!row.params.is_empty()).then(|| parameters(row)));
    // Every enum has its accessor, also where the catalogue has no pages.
    sparse.lay("docs_url", &quote!(&str), table, |row| provider.docs_url(&row.code).map(|page| quote!(#page)));
    sparse.add("other_meanings", &quote!(&[abi::Meaning]), table, |row| {
        let meanings: Vec<_> = row.also.iter().map(|of| meaning(of, interner)).collect();
        (!meanings.is_empty()).then(|| {
            quote!({
                use ::codetable::__abi::*;
                &[#(#meanings),*]
            })
        })
    });
    sparse
}

impl Sparse {
    /// A column with an accessor.
    fn add<'a>(
        &mut self,
        name: &str,
        ty: &TokenStream,
        table: &'a Table,
        value: impl FnMut(&'a Row) -> Option<TokenStream>,
    ) {
        if self.lay(name, ty, table, value) {
            let field = Ident::new(name, Span::call_site());
            self.accessors.extend(quote!(#field();));
        }
    }

    /// A column, if any row has a value.
    fn lay<'a>(
        &mut self,
        name: &str,
        ty: &TokenStream,
        table: &'a Table,
        value: impl FnMut(&'a Row) -> Option<TokenStream>,
    ) -> bool {
        let values: Vec<TokenStream> = table
            .rows
            .iter()
            .map(value)
            .enumerate()
            .filter_map(|(index, value)| {
                let (index, value) = (Literal::usize_unsuffixed(index), value?);
                Some(quote!((#index, #value)))
            })
            .collect();
        if !values.is_empty() {
            let [field, array] = [name, &name.to_ascii_uppercase()].map(|name| Ident::new(name, Span::call_site()));
            let len = Literal::usize_unsuffixed(values.len());
            self.statics.extend(quote!(static #array: [(u32, #ty); #len] = [#(#values),*];));
            self.fields.extend(quote!(#field: &#array,));
        }
        !values.is_empty()
    }
}

/// `&["E-42", "E-43"]`
fn texts(texts: &[impl ToString]) -> TokenStream {
    let texts = texts.iter().map(ToString::to_string);
    quote!(&[#(#texts),*])
}

/// `&[abi::Parameter { name: "limit", ty: abi::ParameterType::Integer }]`
fn parameters(row: &Row) -> TokenStream {
    let parameters = row.params.iter().map(|Parameter { name, ty }| {
        let ty = Ident::new(ty.variant(), Span::call_site());
        quote!(abi::Parameter { name: #name, ty: abi::ParameterType::#ty })
    });
    quote!(&[#(#parameters),*])
}

/// `abi::Retired { since: "2.0", replacement: abi::Some(4), because: abi::None }`
fn retired(row: &Row) -> Option<TokenStream> {
    let retired = row.retired.as_ref()?;
    let since = &retired.since;
    let replacement = option(retired.replacement.map(|index| {
        let index = Literal::usize_unsuffixed(index);
        quote!(#index)
    }));
    let because = option(retired.because.as_ref().map(|because| &because.source).map(|because| quote!(#because)));
    Some(quote!(abi::Retired { since: #since, replacement: abi::#replacement, because: abi::#because }))
}

/// `Meaning { basis: BASES[3], when: None, status: None, texts: &[…], advice: Advice::SILENT, severity: None, origin: None }`
fn meaning<'a>(of: &'a Meaning, interner: &mut Interner<'a>) -> TokenStream {
    let Meaning { basis, when, facts } = of;
    let basis = interner.basis(basis);
    let when = option(when.as_ref().map(section::when));
    let status = interner.optional(facts.status.as_ref(), |status| section::number(*status));
    let said = section::said(facts, interner);
    quote!(Meaning { basis: #basis, when: #when, status: #status, #said })
}
