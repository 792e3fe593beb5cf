//! The texts and the bases of one provider, each once; facts refer to them by index. And what travels beside its tokens.

use crate::print::{RawFragments, literal};
use crate::rust::MANY;
use codetable_model::catalog::{Basis, Citation, Fact, Lines, Text};
use codetable_model::hash::Map;
use codetable_model::text::language::is_english;
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// What the tables of a provider share.
pub(super) struct Interner<'a> {
    phrases: Indexed<&'a Text>,
    bases: Indexed<&'a Basis>,
    /// Whether a table names the texts, be there any or not.
    pub(super) is_named: bool,
    /// The languages that every text is in, its own first.
    pub(super) languages: &'a [String],
    pub(super) raw: RawFragments,
}

/// Values in the order of their first use.
pub(super) struct Indexed<T> {
    values: Vec<T>,
    index: Map<T, usize>,
}

impl<T: Copy + Eq + std::hash::Hash> Indexed<T> {
    pub(super) fn new() -> Self {
        Self { values: Vec::new(), index: Map::default() }
    }

    /// The index of a value, which is added if it is new.
    pub(super) fn of(&mut self, value: T) -> usize {
        *self.index.entry(value).or_insert_with(|| {
            self.values.push(value);
            self.values.len() - 1
        })
    }

    /// The index of a value, if it is known.
    pub(super) fn get(&self, value: &T) -> Option<usize> {
        self.index.get(value).copied()
    }

    pub(super) fn values(&self) -> &[T] {
        &self.values
    }

    pub(super) fn len(&self) -> usize {
        self.values.len()
    }
}

impl<'a> Interner<'a> {
    pub(super) fn new(languages: &'a [String]) -> Self {
        let (phrases, bases, raw) = (Indexed::new(), Indexed::new(), RawFragments::default());
        Self { phrases, bases, is_named: false, languages, raw }
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

    /// `PHRASES.get(3)`
    pub(super) fn phrase(&mut self, text: &'a Text) -> TokenStream {
        let index = Literal::usize_unsuffixed(self.phrase_index(text));
        quote!(PHRASES.get(#index))
    }

    /// `Text::of(PHRASES.get(3), BASES[3])`
    pub(super) fn text(&mut self, fact: &'a Fact<Text>) -> TokenStream {
        let (phrase, basis) = (self.phrase(&fact.value), self.basis(&fact.basis));
        quote!(Text::of(#phrase, #basis))
    }

    /// `Some(Text::of(PHRASES.get(3), BASES[3]))`, or `None`
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
    /// static PHRASES: Phrases = Phrases { languages: &["ko", "en"], …, sources: …, translations: &[…] };
    /// static BASES: [Basis; 44] = [Basis::Silent, Basis::Stated(Citation::new(&[…])), …];
    /// ```
    pub(super) fn items(&mut self) -> TokenStream {
        let is_named = self.is_named || self.phrases.len() > 0;
        let phrases = is_named.then(|| {
            let phrases = phrases(self.phrases.values(), self.languages, false, &mut self.raw);
            quote! {
                static PHRASES: ::codetable::__abi::Phrases = {
                    use ::codetable::__abi as abi;
                    #phrases
                };
            }
        });
        let len = Literal::usize_unsuffixed(self.bases.values.len() + 1);
        let bases = self.bases.values.chunk_by(|before, after| line(before).is_some() == line(after).is_some());
        let bases: Vec<TokenStream> = bases
            .map(|bases| match bases.iter().map(|basis| line(basis)).collect::<Option<Vec<_>>>() {
                Some(lines) => {
                    let lines = lines.iter().map(|line| format!("Basis::Stated(Citation::new(&[{line}]))"));
                    self.raw.list(lines.collect())
                }
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
}

/// `Basis::Stated(Citation::new(&[Lines { document: "001", first: 66, last: 66 }]))`
fn basis(basis: &Basis) -> TokenStream {
    match basis {
        Basis::Stated(lines) => {
            let citation = citation(lines, &TokenStream::new());
            quote!(Basis::Stated(#citation))
        }
        Basis::Inferred(reason) => {
            let reason = &reason.source;
            quote!(Basis::Inferred(#reason))
        }
        Basis::Registered(section) => quote!(Basis::Registered(#section)),
        Basis::Declared => quote!(Basis::Declared),
    }
}

/// The lines that a basis states, as text, if they follow each other: that is what most bases of a large table are.
///
/// ```text
/// Lines { document: "001", first: 66, last: 66 }
/// ```
pub(super) fn line(basis: &Basis) -> Option<String> {
    let Basis::Stated(citation) = basis else { return None };
    match &citation[..] {
        [Lines { document, first, last }] if document.len() <= 20 => {
            let document = literal(document);
            Some(format!("Lines {{ document: {document}, first: {first}, last: {last} }}"))
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

/// Texts by number: a literal each, or all in one where there are many.
///
/// ```text
/// static CODES: abi::Texts = abi::Texts::Each(&["GW.AUTHN", "GW.AUTHZ", …]);
/// static CODES: abi::Texts = abi::Texts::Joined { all: concat!("GW.AUTHN", "GW.AUTHZ", …), ends: &[8, 16, …] };
/// ```
pub(super) fn strings(name: &TokenStream, texts: &[&str], raw: &mut RawFragments) -> TokenStream {
    let texts = self::texts(texts, texts.len() >= MANY, raw);
    quote!(static #name: abi::Texts = #texts;)
}

/// Texts with their translations, by number.
///
/// ```text
/// abi::Phrases {
///     languages: &["ko", "en"],
///     english: abi::Some(1),
///     sources: abi::Texts::Each(&["한도 초과", …]),
///     translations: &[abi::Texts::Each(&["Limit exceeded", …])],
/// }
/// ```
pub(super) fn phrases(texts: &[&Text], languages: &[String], is_joined: bool, raw: &mut RawFragments) -> TokenStream {
    let sources: Vec<&str> = texts.iter().map(|text| text.source.as_str()).collect();
    let sources = self::texts(&sources, is_joined, raw);
    let translations = languages.iter().skip(1).map(|language| {
        // What is the same in both languages is not written twice, nor what a faulty book lacks.
        let other = |text: &Text, of: &&str| *of != text.source;
        let translation = texts.iter().map(|text| text.in_language(language).filter(|of| other(text, of)));
        let all: Vec<&str> = translation.map(Option::unwrap_or_default).collect();
        if all.iter().all(|text| text.is_empty()) {
            quote!(abi::Texts::EMPTY)
        } else {
            self::texts(&all, is_joined, raw)
        }
    });
    let translations: Vec<TokenStream> = translations.collect();
    let english = languages.iter().position(|language| is_english(language)).map(Literal::usize_unsuffixed);
    let english = option(english.map(|index| quote!(#index)));
    quote! {
        abi::Phrases {
            languages: &[#(#languages),*],
            english: abi::#english,
            sources: #sources,
            translations: &[#(#translations),*],
        }
    }
}

/// A literal each, or all in one.
fn texts(texts: &[&str], is_joined: bool, raw: &mut RawFragments) -> TokenStream {
    let literals = raw.list(texts.iter().map(|text| literal(text)).collect());
    if !is_joined {
        return quote!(abi::Texts::Each(&[#literals]));
    }
    let ends = texts.iter().scan(0, |end, text| {
        *end += text.len();
        Some(end.to_string())
    });
    let ends = raw.list(ends.collect());
    quote!(abi::Texts::Joined { all: ::core::concat!(#literals), ends: &[#ends] })
}
