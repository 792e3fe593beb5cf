//! What a provider says beside its codes in, the expressions of its `PROVIDER` out.

use super::pool::{Pool, citation, option};
use crate::catalog::{
    Alternative, Body, BodyField, Conflict, Document, ErrorType, Example, Facts, Header, Note, Provider, SeverityRule,
    StatusRule, Support, Wait, When,
};
use crate::spec::StatusPattern;
use crate::vocabulary::{FieldRole, TextKind, Vocabulary, WaitKind};
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

/// The whole of `PROVIDER`, and the headers that waits refer to.
///
/// ```text
/// static HEADERS: [::codetable::__abi::Header; 7] = { … };
///
/// pub static PROVIDER: ::codetable::provider::Provider = { …; Provider { name: "kakao", … } };
/// ```
pub(super) fn items<'a>(provider: &'a Provider, pool: &mut Pool<'a>) -> TokenStream {
    let headers = each(&provider.headers, |header| self::header(header, pool));
    let len = Literal::usize_unsuffixed(headers.len());
    let name = &provider.name;
    let digest = hexadecimal(provider.digest);
    let mut fields = TokenStream::new();
    if let Some(title) = &provider.title {
        let title = pool.fact(title, |title| quote!(#title));
        fields.extend(quote!(title: Some(#title),));
    }
    for (field, text) in [("language", &provider.language), ("docs", &provider.docs)] {
        let field = Ident::new(field, Span::call_site());
        fields.extend(text.as_ref().map(|text| quote!(#field: Some(#text),)));
    }
    fields.extend(quote!(digest: #digest,));
    let mut list = |field: &str, values: Vec<TokenStream>| {
        if !values.is_empty() {
            let field = Ident::new(field, Span::call_site());
            fields.extend(quote!(#field: &[#(#values),*],));
        }
    };
    list("documents", each(&provider.documents, |document| self::document(document, pool)));
    list("statuses", each(&provider.statuses, |rule| status_rule(rule, pool)));
    list("types", each(&provider.types, |ty| error_type(ty, pool)));
    list("severities", each(&provider.severities, |rule| severity(rule, pool)));
    list("bodies", each(&provider.bodies, |body| self::body(body, pool)));
    list("conflicts", each(&provider.conflicts, conflict));
    list("remarks", each(&provider.remarks, |note| self::note(note, pool)));
    list("notes", each(&provider.notes, |note| self::note(note, pool)));
    if let Some(support) = &provider.support {
        let support = self::support(support, pool);
        fields.extend(quote!(support: Some(#support),));
    }
    let headers = super::array(&headers);
    let docs = pool.asides.comment(vec!["What the spec says.".to_owned()]);
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

fn document<'a>(document: &'a Document, pool: &mut Pool<'a>) -> TokenStream {
    let Document { id, file, sha256, .. } = document;
    let title = pool.optional_text(document.title.as_ref());
    let url = pool.optional(document.url.as_ref(), |url| quote!(#url));
    let date = pool.optional(document.date.as_ref(), |date| quote!(#date));
    let metadata = document.metadata.iter().map(|(name, fact)| {
        let fact = pool.fact(fact, |value| quote!(#value));
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

fn status_rule<'a>(rule: &'a StatusRule, pool: &mut Pool<'a>) -> TokenStream {
    let (pattern, basis, said) = (self::pattern(&rule.pattern), pool.basis(&rule.basis), self::said(&rule.facts, pool));
    quote!(StatusRule { pattern: #pattern, basis: #basis, #said })
}

/// `texts: &[…], advice: Advice::new(…), severity: None, origin: None`
pub(super) fn said<'a>(facts: &'a Facts, pool: &mut Pool<'a>) -> TokenStream {
    let texts: Vec<_> = facts
        .texts
        .iter()
        .map(|(kind, text)| {
            let (kind, text) = (word("TextKind", *kind), pool.text(text));
            quote!((#kind, #text))
        })
        .collect();
    let advice = self::advice(facts, pool);
    let severity = pool.optional(facts.severity.as_ref(), |severity| word("Severity", *severity));
    let origin = pool.optional(facts.origin.as_ref(), |origin| word("Origin", *origin));
    quote!(texts: &[#(#texts),*], advice: #advice, severity: #severity, origin: #origin)
}

/// `Advice::new(Recovery::new(&[Alternative::new(&[Step::Retry])], BASES[3]), None, None)`
fn advice<'a>(facts: &'a Facts, pool: &mut Pool<'a>) -> TokenStream {
    if facts.recovery.is_empty() && facts.wait.is_none() && facts.effect.is_none() {
        return quote!(Advice::SILENT);
    }
    let here = TokenStream::new();
    let recovery = match facts.recovery.first() {
        Some(first) => {
            let (alternatives, basis) = (alternatives(&facts.recovery, &here, pool), pool.basis(&first.steps.basis));
            quote!(Recovery::new(#alternatives, #basis))
        }
        None => quote!(Recovery::SILENT),
    };
    let wait = pool.optional(facts.wait.as_ref(), |wait| self::wait(wait, &here));
    let effect = pool.optional(facts.effect.as_ref(), |effect| word("Effect", *effect));
    quote!(Advice::new(#recovery, #wait, #effect))
}

/// `&[abi::Alternative::new(&[abi::Step::Wait, abi::Step::Retry]), …]`, where `abi` is what the names are found in. What
/// supports the first alternative supports the recovery; others have a basis of their own where it is another.
pub(super) fn alternatives<'a>(recovery: &'a [Alternative], abi: &TokenStream, pool: &mut Pool<'a>) -> TokenStream {
    let around = recovery.first().map(|first| &first.steps.basis);
    let alternatives = recovery.iter().map(|alternative| {
        let steps = alternative.steps.value.iter().map(|step| Ident::new(step.variant(), Span::call_site()));
        let mut tokens = quote!(#abi Alternative::new(&[#(#abi Step::#steps),*]));
        if Some(&alternative.steps.basis) != around {
            let basis = pool.basis(&alternative.steps.basis);
            tokens.extend(quote!(.on(#basis)));
        }
        if let Some(When::Header(name)) = &alternative.when {
            tokens.extend(quote!(.when(#abi When::Header(#name))));
        }
        tokens
    });
    quote!(&[#(#alternatives),*])
}

/// `abi::Wait::Header(&[&HEADERS[2]])`, likewise.
pub(super) fn wait(wait: &Wait, abi: &TokenStream) -> TokenStream {
    let headers = wait.headers.iter().map(|index| Literal::usize_unsuffixed(*index));
    let kind = Ident::new(wait.kind.variant(), Span::call_site());
    match wait.kind {
        WaitKind::Header | WaitKind::NextMonth => quote!(#abi Wait::#kind(&[#(&HEADERS[#headers]),*])),
        WaitKind::Soon | WaitKind::None => quote!(#abi Wait::#kind),
    }
}

fn error_type<'a>(ty: &'a ErrorType, pool: &mut Pool<'a>) -> TokenStream {
    let (name, basis) = (&ty.name, pool.basis(&ty.basis));
    let statuses = pool.optional(ty.statuses.as_ref(), |statuses| patterns(statuses));
    let occurs = pool.optional_text(ty.occurs.as_ref());
    let description = pool.optional_text(ty.facts.text(TextKind::Description));
    let severity = pool.optional(ty.facts.severity.as_ref(), |severity| word("Severity", *severity));
    let origin = pool.optional(ty.facts.origin.as_ref(), |origin| word("Origin", *origin));
    let advice = self::advice(&ty.facts, pool);
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

fn severity<'a>(rule: &'a SeverityRule, pool: &mut Pool<'a>) -> TokenStream {
    let (severity, basis, says) = (word("Severity", rule.severity), pool.basis(&rule.basis), &rule.says);
    let quoted = option(rule.quote.as_ref().map(|quote| pool.phrase(quote)));
    let statuses = pool.optional(rule.statuses.as_ref(), |statuses| patterns(statuses));
    quote!(SeverityRule { severity: #severity, basis: #basis, says: #says, quote: #quoted, statuses: #statuses })
}

fn header<'a>(header: &'a Header, pool: &mut Pool<'a>) -> TokenStream {
    let (name, basis) = (&header.name, pool.basis(&header.basis));
    let role = pool.fact(&header.role, |role| word("HeaderRole", *role));
    let of = pool.optional(header.of.as_ref(), |of| word("Allowance", *of));
    let per = pool.optional(header.per.as_ref(), |per| word("Period", *per));
    let format = pool.optional(header.format.as_ref(), |format| word("Format", *format));
    let description = pool.optional_text(header.description.as_ref());
    let presence = pool.optional(header.presence.as_ref(), |presence| word("Presence", *presence));
    let sent = pool.optional(header.sent.as_ref(), |sent| quote!(#sent));
    quote! {
        Header {
            name: #name,
            basis: #basis,
            role: #role,
            of: #of,
            per: #per,
            format: #format,
            description: #description,
            presence: #presence,
            when: #sent,
        }
    }
}

fn body<'a>(body: &'a Body, pool: &mut Pool<'a>) -> TokenStream {
    let (id, basis) = (&body.id, pool.basis(&body.basis));
    let sent = pool.optional(body.sent.as_ref(), |sent| quote!(#sent));
    let media = pool.optional(body.media.as_ref(), |media| quote!(#media));
    let severity = pool.optional(body.severity.as_ref(), |severity| word("Severity", *severity));
    let fields: Vec<_> = body.fields.iter().map(|field| body_field(field, pool)).collect();
    let pointers = body.fields.iter().map(|field| &field.pointer);
    let examples = body.examples.iter().map(|example| self::example(example, pool));
    quote! {
        Body {
            id: #id,
            basis: #basis,
            when: #sent,
            media: #media,
            severity: #severity,
            fields: &[#(#fields),*],
            index: FieldIndex::of(&[#(#pointers),*]),
            examples: &[#(#examples),*],
        }
    }
}

fn body_field<'a>(field: &'a BodyField, pool: &mut Pool<'a>) -> TokenStream {
    let (pointer, basis) = (&field.pointer, pool.basis(&field.basis));
    let role = pool.fact(&field.role, |role| word("FieldRole", *role));
    let ty = pool.fact(&field.ty, |ty| word("JsonType", *ty));
    let of = pool.optional(field.of.as_ref(), |of| quote!(#of));
    let presence = pool.optional(field.presence.as_ref(), |presence| word("Presence", *presence));
    let format = pool.optional(field.format.as_ref(), |format| word("Format", *format));
    let zone = pool.optional(field.zone.as_ref(), |zone| quote!(#zone));
    let description = pool.optional_text(field.description.as_ref());
    quote! {
        BodyField {
            pointer: #pointer,
            basis: #basis,
            role: #role,
            ty: #ty,
            of: #of,
            presence: #presence,
            format: #format,
            zone: #zone,
            description: #description,
        }
    }
}

fn example<'a>(example: &'a Example, pool: &mut Pool<'a>) -> TokenStream {
    let (basis, text) = (pool.basis(&example.basis), &example.text);
    let status = pool.optional(example.status.as_ref(), |status| number(*status));
    quote!(Example { basis: #basis, status: #status, text: #text })
}

fn support<'a>(support: &'a Support, pool: &mut Pool<'a>) -> TokenStream {
    let basis = pool.basis(&support.basis);
    let attach = pool.optional(support.attach.as_ref(), |roles| {
        let roles = roles.iter().map(|role: &FieldRole| word("FieldRole", *role));
        quote!(&[#(#roles),*])
    });
    let ask = pool.optional(support.ask.as_ref(), |ask| quote!(#ask));
    let says = option(support.says.as_ref().map(|says| quote!(#says)));
    quote!(Support { basis: #basis, attach: #attach, ask: #ask, says: #says })
}

fn conflict(conflict: &Conflict) -> TokenStream {
    let Conflict { about, follow, because, concerns, .. } = conflict;
    let at = citation(&conflict.at, &TokenStream::new());
    quote! {
        Conflict { at: #at, about: #about, follow: #follow, because: #because, concerns: &[#(#concerns),*] }
    }
}

fn note<'a>(note: &'a Note, pool: &mut Pool<'a>) -> TokenStream {
    let (basis, Note { says, concerns, .. }) = (pool.basis(&note.basis), note);
    quote!(Note { basis: #basis, says: #says, concerns: &[#(#concerns),*] })
}

/// `&[StatusPattern { first: 500, last: 599, except: &[502] }]`
fn patterns(patterns: &[StatusPattern]) -> TokenStream {
    let patterns = patterns.iter().map(pattern);
    quote!(&[#(#patterns),*])
}

fn pattern(pattern: &StatusPattern) -> TokenStream {
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
fn word<V: Vocabulary>(ty: &str, value: V) -> TokenStream {
    let [ty, variant] = [ty, value.variant()].map(|name| Ident::new(name, Span::call_site()));
    quote!(#ty::#variant)
}
