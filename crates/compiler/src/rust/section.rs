//! What a provider says beside its codes in, the expressions of its `PROVIDER` out.

use super::emit::Emit as _;
use super::interner::{Interner, citation};
use codetable_model::catalog::{
    Alternative, Body, Conflict, Document, ErrorType, Facts, Has, Provider, StatusRule, Text, Wait, When,
};
use codetable_model::spec::StatusPattern;
use codetable_model::vocabulary::{TextKind, Vocabulary, WaitKind};
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

/// The whole of `PROVIDER`, and the headers that waits refer to.
///
/// ```text
/// static HEADERS: [::codetable::__abi::Header; 7] = { … };
///
/// pub static PROVIDER: ::codetable::provider::Provider = { …; Provider { name: "kakao", … } };
/// ```
pub(super) fn items<'a>(provider: &'a Provider, interner: &mut Interner<'a>) -> TokenStream {
    let headers = each(&provider.headers, |header| header.emit(interner));
    let len = Literal::usize_unsuffixed(headers.len());
    let name = &provider.name;
    let digest = hexadecimal(provider.digest);
    let mut fields = TokenStream::new();
    if let Some(title) = &provider.title {
        let title = interner.fact(title, |Text { source, .. }| quote!(#source));
        fields.extend(quote!(title: Some(#title),));
    }
    let languages = &provider.languages;
    fields.extend(quote!(languages: &[#(#languages),*],));
    fields.extend(provider.docs.as_ref().map(|docs| quote!(docs: Some(#docs),)));
    fields.extend(quote!(digest: #digest,));
    let mut list = |field: &str, values: Vec<TokenStream>| {
        if !values.is_empty() {
            let field = Ident::new(field, Span::call_site());
            fields.extend(quote!(#field: &[#(#values),*],));
        }
    };
    list("documents", each(&provider.documents, |document| self::document(document, interner)));
    list("statuses", each(&provider.statuses, |rule| status_rule(rule, interner)));
    list("types", each(&provider.types, |ty| error_type(ty, interner)));
    list("severities", each(&provider.severities, |of| of.emit(interner)));
    list("bodies", each(&provider.bodies, |body| self::body(body, provider.is_element(body), interner)));
    let awaited = provider.awaited();
    list("awaited", awaited.iter().map(|pointer| quote!(#pointer)).collect());
    list("conditions", provider.conditions().iter().map(when).collect());
    list("conflicts", each(&provider.conflicts, conflict));
    list("remarks", each(&provider.remarks, |of| of.emit(interner)));
    list("notes", each(&provider.notes, |of| of.emit(interner)));
    if let Some(support) = &provider.support {
        let support = support.emit(interner);
        fields.extend(quote!(support: Some(#support),));
    }
    let headers = super::array(&headers);
    let docs = interner.raw.comment(vec!["What the spec says.".to_owned()]);
    quote! {
        static HEADERS: [::codetable::provider::Header; #len] = #headers;

        #docs
        pub static PROVIDER: ::codetable::provider::Provider = {
            use ::codetable::__abi::*;
            Provider { #fields headers: &HEADERS, tables: &TABLES, ..Provider::new(#name) }
        };
    }
}

fn each<'a, T>(values: &'a [T], tokens: impl FnMut(&'a T) -> TokenStream) -> Vec<TokenStream> {
    values.iter().map(tokens).collect()
}

fn document<'a>(document: &'a Document, interner: &mut Interner<'a>) -> TokenStream {
    let Document { id, file, sha256, title, url, date, metadata } = document;
    let title = interner.optional_text(title.as_ref());
    let [url, date] = [url, date].map(|fact| interner.optional(fact.as_ref(), |text| quote!(#text)));
    let metadata = metadata.iter().map(|(name, fact)| {
        let fact = interner.fact(fact, |value| quote!(#value));
        quote!((#name, #fact))
    });
    quote! {
        Document {
            id: #id,
            file: #file,
            sha256: #sha256,
            title: #title,
            url: #url,
            date: #date,
            metadata: &[#(#metadata),*],
        }
    }
}

fn status_rule<'a>(rule: &'a StatusRule, interner: &mut Interner<'a>) -> TokenStream {
    let (pattern, basis, said) =
        (self::pattern(&rule.pattern), interner.basis(&rule.basis), self::said(&rule.facts, interner));
    quote!(StatusRule { pattern: #pattern, basis: #basis, #said })
}

/// `texts: &[…], advice: Advice::new(…), severity: None, origin: None`
pub(super) fn said<'a>(facts: &'a Facts, interner: &mut Interner<'a>) -> TokenStream {
    let texts: Vec<_> = facts
        .texts
        .iter()
        .map(|(kind, text)| {
            let (kind, text) = (word(*kind), interner.text(text));
            quote!((#kind, #text))
        })
        .collect();
    let advice = self::advice(facts, interner);
    let severity = interner.optional(facts.severity.as_ref(), |severity| word(*severity));
    let origin = interner.optional(facts.origin.as_ref(), |origin| word(*origin));
    quote!(texts: &[#(#texts),*], advice: #advice, severity: #severity, origin: #origin)
}

/// `Advice::new(Recovery::new(&[Alternative::new(&[Step::Retry])], BASES[3]), None, None)`
fn advice<'a>(facts: &'a Facts, interner: &mut Interner<'a>) -> TokenStream {
    if facts.recovery.is_empty() && facts.wait.is_none() && facts.effect.is_none() {
        return quote!(Advice::SILENT);
    }
    let here = TokenStream::new();
    let recovery = match facts.recovery.first() {
        Some(first) => {
            let (alternatives, basis) =
                (alternatives(&facts.recovery, &here, interner), interner.basis(&first.steps.basis));
            quote!(Recovery::new(#alternatives, #basis))
        }
        None => quote!(Recovery::SILENT),
    };
    let wait = interner.optional(facts.wait.as_ref(), |wait| self::wait(wait, &here));
    let effect = interner.optional(facts.effect.as_ref(), |effect| word(*effect));
    quote!(Advice::new(#recovery, #wait, #effect))
}

/// `&[abi::Alternative::new(&[abi::Step::Wait, abi::Step::Retry]), …]`, where `abi` is what the names are found in. What
/// supports the first alternative supports the recovery; others have a basis of their own where it is another.
pub(super) fn alternatives<'a>(
    recovery: &'a [Alternative],
    abi: &TokenStream,
    interner: &mut Interner<'a>,
) -> TokenStream {
    let around = recovery.first().map(|first| &first.steps.basis);
    let alternatives = recovery.iter().map(|alternative| {
        let steps = alternative.steps.value.iter().map(|step| Ident::new(step.variant(), Span::call_site()));
        let mut tokens = quote!(#abi Alternative::new(&[#(#abi Step::#steps),*]));
        if Some(&alternative.steps.basis) != around {
            let basis = interner.basis(&alternative.steps.basis);
            tokens.extend(quote!(.on(#basis)));
        }
        if let Some(when) = &alternative.when {
            let when = self::when(when);
            tokens.extend(quote!(.when(#abi #when)));
        }
        tokens
    });
    quote!(&[#(#alternatives),*])
}

/// `When::MemberIs("/error/kind", "quota")`
pub(super) fn when(When { has, value }: &When) -> TokenStream {
    match (has, value) {
        (Has::Header(name), None) => quote!(When::Header(#name)),
        (Has::Header(name), Some(value)) => quote!(When::HeaderIs(#name, #value)),
        (Has::Member(pointer), None) => quote!(When::Member(#pointer)),
        (Has::Member(pointer), Some(value)) => quote!(When::MemberIs(#pointer, #value)),
    }
}

/// `abi::Wait::Header(&[&HEADERS[2]])`, likewise.
pub(super) fn wait(wait: &Wait, abi: &TokenStream) -> TokenStream {
    let headers = wait.headers.iter().map(|index| Literal::usize_unsuffixed(*index));
    let kind = Ident::new(wait.kind.variant(), Span::call_site());
    match wait.kind {
        WaitKind::Header | WaitKind::NextMonth => quote!(#abi Wait::#kind(&[#(&HEADERS[#headers]),*])),
        WaitKind::Member => {
            let members = &wait.members;
            quote!(#abi Wait::Member(#abi Members::new(&[#(#members),*], &[#(&HEADERS[#headers]),*])))
        }
        WaitKind::Seconds => {
            let seconds = Literal::u32_unsuffixed(wait.seconds.unwrap_or_default());
            quote!(#abi Wait::Seconds(#seconds))
        }
        WaitKind::Soon | WaitKind::None => quote!(#abi Wait::#kind),
    }
}

fn error_type<'a>(ty: &'a ErrorType, interner: &mut Interner<'a>) -> TokenStream {
    let ErrorType { name, line: _, basis, statuses, occurs, facts } = ty;
    let basis = interner.basis(basis);
    let statuses = interner.optional(statuses.as_ref(), |statuses| {
        let patterns = statuses.iter().map(pattern);
        quote!(&[#(#patterns),*])
    });
    let occurs = interner.optional_text(occurs.as_ref());
    let description = interner.optional_text(facts.text(TextKind::Description));
    let severity = interner.optional(facts.severity.as_ref(), |severity| word(*severity));
    let origin = interner.optional(facts.origin.as_ref(), |origin| word(*origin));
    let advice = self::advice(facts, interner);
    quote! {
        ErrorType {
            name: #name,
            basis: #basis,
            statuses: #statuses,
            occurs: #occurs,
            description: #description,
            severity: #severity,
            origin: #origin,
            advice: #advice,
        }
    }
}

fn body<'a>(body: &'a Body, is_element: bool, interner: &mut Interner<'a>) -> TokenStream {
    let Body { id, basis, when, media, severity, fields, examples } = body;
    let basis = interner.basis(basis);
    let when = interner.optional(when.as_ref(), |Text { source, .. }| quote!(#source));
    let media = interner.optional(media.as_ref(), |text| quote!(#text));
    let severity = interner.optional(severity.as_ref(), |severity| word(*severity));
    let pointers = fields.iter().map(|field| &field.pointer);
    let fields = each(fields, |field| field.emit(interner));
    let examples = each(examples, |example| example.emit(interner));
    quote! {
        Body {
            id: #id,
            basis: #basis,
            when: #when,
            media: #media,
            severity: #severity,
            fields: &[#(#fields),*],
            is_element: #is_element,
            index: FieldIndex::of(&[#(#pointers),*]),
            examples: &[#(#examples),*],
        }
    }
}

fn conflict(conflict: &Conflict) -> TokenStream {
    let Conflict { at, about, follow, because, concerns } = conflict;
    let [about, follow, because] = [about, follow, because].map(|text| &text.source);
    let at = citation(at, &TokenStream::new());
    quote! {
        Conflict { at: #at, about: #about, follow: #follow, because: #because, concerns: &[#(#concerns),*] }
    }
}

pub(super) fn pattern(pattern: &StatusPattern) -> TokenStream {
    let (first, last) = (number(pattern.first), number(pattern.last));
    let except = pattern.except.iter().map(|status| number(*status));
    quote!(StatusPattern { first: #first, last: #last, except: &[#(#except),*] })
}

/// A status.
pub(super) fn number(status: u16) -> TokenStream {
    let status = Literal::u16_unsuffixed(status);
    quote!(#status)
}

/// A digest as it is printed elsewhere too.
fn hexadecimal(digest: u64) -> TokenStream {
    format!("0x{digest:016x}").parse().unwrap_or_else(|_| quote!(#digest))
}

/// `Severity::Fatal`
pub(super) fn word<V: Vocabulary>(value: V) -> TokenStream {
    let [ty, variant] = [V::NAME, value.variant()].map(|name| Ident::new(name, Span::call_site()));
    quote!(#ty::#variant)
}
