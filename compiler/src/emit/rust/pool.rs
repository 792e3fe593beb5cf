//! The texts and the bases of one provider, each once; facts refer to them by index. And what travels beside its tokens.

use crate::catalog::{Basis, Citation, Fact, Lines, Text};
use crate::emit::print::{Asides, literal};
use crate::emit::rust::{MANY, array};
use proc_macro2::{Literal, TokenStream};
use quote::quote;
use std::collections::HashMap;

/// What the tables of a provider share.
pub(super) struct Pool<'a> {
    phrases: Indexed<&'a Text>,
    bases: Indexed<&'a Basis>,
    pub(super) asides: Asides,
}

/// Values in the order of their first use.
struct Indexed<T> {
    values: Vec<T>,
    index: HashMap<T, usize>,
}

impl<T: Copy + Eq + std::hash::Hash> Indexed<T> {
    fn new() -> Self {
        Self { values: Vec::new(), index: HashMap::new() }
    }

    fn of(&mut self, value: T) -> usize {
        *self.index.entry(value).or_insert_with(|| {
            self.values.push(value);
            self.values.len() - 1
        })
    }
}

impl<'a> Pool<'a> {
    pub(super) fn new() -> Self {
        Self { phrases: Indexed::new(), bases: Indexed::new(), asides: Asides::default() }
    }

    /// The index of a text.
    pub(super) fn phrase_index(&mut self, text: &'a Text) -> usize {
        self.phrases.of(text)
    }

    /// The index of a basis; 0 is silence.
    pub(super) fn basis_index(&mut self, basis: &'a Basis) -> usize {
        self.bases.of(basis) + 1
    }

    /// `BASES[3]`
    pub(super) fn basis(&mut self, basis: &'a Basis) -> TokenStream {
        let index = Literal::usize_unsuffixed(self.basis_index(basis));
        quote!(BASES[#index])
    }

    /// `PHRASES[3]`
    pub(super) fn phrase(&mut self, text: &'a Text) -> TokenStream {
        let index = Literal::usize_unsuffixed(self.phrase_index(text));
        quote!(PHRASES[#index])
    }

    /// `Text::new(PHRASES[3], BASES[3])`
    pub(super) fn text(&mut self, fact: &'a Fact<Text>) -> TokenStream {
        let (phrase, basis) = (self.phrase(&fact.value), self.basis(&fact.basis));
        quote!(Text::new(#phrase, #basis))
    }

    /// `Some(Text::new(PHRASES[3], BASES[3]))`, or `None`
    pub(super) fn optional_text(&mut self, fact: Option<&'a Fact<Text>>) -> TokenStream {
        let text = fact.map(|fact| self.text(fact));
        option(text)
    }

    /// `Fact::new(504, BASES[3])`
    pub(super) fn fact<T>(&mut self, fact: &'a Fact<T>, value: impl FnOnce(&'a T) -> TokenStream) -> TokenStream {
        let (value, basis) = (value(&fact.value), self.basis(&fact.basis));
        quote!(Fact::new(#value, #basis))
    }

    /// `Some(Fact::new(504, BASES[3]))`, or `None`
    pub(super) fn optional<T>(
        &mut self,
        fact: Option<&'a Fact<T>>,
        value: impl FnOnce(&'a T) -> TokenStream,
    ) -> TokenStream {
        let fact = fact.map(|fact| self.fact(fact, value));
        option(fact)
    }

    /// The statics that all indices refer to.
    ///
    /// ```text
    /// static PHRASES: [Phrase; 31] = [Phrase::new("한도 초과", "Limit exceeded"), …];
    /// static BASES: [Basis; 44] = [Basis::Silent, Basis::Stated(Citation::new(&[…])), …];
    /// ```
    pub(super) fn items(&mut self) -> TokenStream {
        let phrases = self.phrase_items();
        let len = Literal::usize_unsuffixed(self.bases.values.len() + 1);
        let bases = self.bases.values.chunk_by(|before, after| line(before).is_some() == line(after).is_some());
        let bases: Vec<TokenStream> = bases
            .map(|bases| match bases.iter().map(|basis| line(basis)).collect() {
                Some(lines) => self.asides.list(lines),
                None => {
                    let bases = bases.iter().map(|basis| self::basis(basis));
                    quote!(#(#bases),*)
                }
            })
            .collect();
        quote! {
            #phrases
            static BASES: [::codetable::__abi::Basis; #len] = {
                use ::codetable::__abi::*;
                [Basis::Silent, #(#bases),*]
            };
        }
    }

    fn phrase_items(&mut self) -> TokenStream {
        let texts = &self.phrases.values;
        let len = Literal::usize_unsuffixed(texts.len());
        if texts.len() < MANY {
            let phrases = texts.iter().map(|Text { source, english }| quote!(Phrase::new(#source, #english)));
            let phrases = array(&phrases.collect::<Vec<_>>());
            return quote!(static PHRASES: [::codetable::__abi::Phrase; #len] = #phrases;);
        }
        let (mut all, mut lengths) = (String::new(), Vec::new());
        for text in texts {
            let english = if text.source == text.english { "" } else { &text.english };
            all.push_str(&text.source);
            all.push_str(english);
            lengths.push(format!("({}, {})", text.source.len(), english.len()));
        }
        let (all, lengths) = (self.asides.list(vec![literal(&all)]), self.asides.list(lengths));
        quote! {
            static PHRASES: [::codetable::__abi::Phrase; #len] = ::codetable::__phrases!(#all, [#lengths]);
        }
    }
}

/// `Basis::Stated(Citation::new(&[Lines { document: "001", first: 66, last: 66 }]))`
fn basis(basis: &Basis) -> TokenStream {
    match basis {
        Basis::Stated(lines) => {
            let citation = citation(lines, &TokenStream::new());
            quote!(Basis::Stated(#citation))
        }
        Basis::Inferred(reason) => quote!(Basis::Inferred(#reason)),
        Basis::Registered(section) => quote!(Basis::Registered(#section)),
        Basis::Declared => quote!(Basis::Declared),
    }
}

/// The same as text, for what most bases of a large table are: lines of one document, which fit on a line.
fn line(basis: &Basis) -> Option<String> {
    let Basis::Stated(citation) = basis else { return None };
    match &citation[..] {
        [Lines { document, first, last }] if document.len() <= 20 => {
            let document = literal(document);
            Some(format!(
                "Basis::Stated(Citation::new(&[Lines {{ document: {document}, first: {first}, last: {last} }}]))"
            ))
        }
        _ => None,
    }
}

/// `abi::Citation::new(&[abi::Lines { document: "001", first: 66, last: 66 }])`, where `abi` is what the names are
/// found in.
pub(super) fn citation(citation: &Citation, abi: &TokenStream) -> TokenStream {
    let lines = citation.iter().map(|lines| {
        let (document, first, last) =
            (&lines.document, Literal::u32_unsuffixed(lines.first), Literal::u32_unsuffixed(lines.last));
        quote!(#abi Lines { document: #document, first: #first, last: #last })
    });
    quote!(#abi Citation::new(&[#(#lines),*]))
}

/// `Some(…)` or `None`
pub(super) fn option(value: Option<TokenStream>) -> TokenStream {
    match value {
        Some(value) => quote!(Some(#value)),
        None => quote!(None),
    }
}

/// An array of texts: a literal each, or one literal and the lengths where there are many.
///
/// ```text
/// static CODES: [&str; 15] = ["GW.AUTHN", "GW.AUTHZ", …];
/// static CODES: [&str; 10000] = ::codetable::__strings!("GW.AUTHNGW.AUTHZ…", [8, 8, …]);
/// ```
pub(super) fn strings(name: &TokenStream, texts: &[&str], asides: &mut Asides) -> TokenStream {
    let len = Literal::usize_unsuffixed(texts.len());
    if texts.len() < MANY {
        return quote!(static #name: [&str; #len] = [#(#texts),*];);
    }
    let all = asides.list(vec![literal(&texts.concat())]);
    let lengths = asides.list(texts.iter().map(|text| text.len().to_string()).collect());
    quote!(static #name: [&str; #len] = ::codetable::__strings!(#all, [#lengths]);)
}
