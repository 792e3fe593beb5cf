//! What a provider says beside its codes in, the expressions of its `PROVIDER` out.

use super::interner::{Interner, citation, option};
use codetable_model::catalog::{
    Alternative, Body, BodyField, Conflict, Document, ErrorType, Example, Facts, Header, Note, Provider, SeverityRule,
    StatusRule, Support, Wait, When,
};
use codetable_model::spec::StatusPattern;
use codetable_model::vocabulary::{FieldRole, TextKind, Vocabulary, WaitKind};
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
    let headers = each(&provider.headers, |header| self::header(header, interner));
    let len = Literal::usize_unsuffixed(headers.len());
    let name = &provider.name;
    let digest = hexadecimal(provider.digest);
    let mut fields = TokenStream::new();
    if let Some(title) = &provider.title {
        let title = interner.fact(title, |title| quote!(#title));
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
    list("documents", each(&provider.documents, |document| self::document(document, interner)));
    list("statuses", each(&provider.statuses, |rule| status_rule(rule, interner)));
    list("types", each(&provider.types, |ty| error_type(ty, interner)));
    list("severities", each(&provider.severities, |rule| severity(rule, interner)));
    list("bodies", each(&provider.bodies, |body| self::body(body, interner)));
    list("conflicts", each(&provider.conflicts, conflict));
    list("remarks", each(&provider.remarks, |note| self::note(note, interner)));
    list("notes", each(&provider.notes, |note| self::note(note, interner)));
    if let Some(support) = &provider.support {
        let support = self::support(support, interner);
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
    let Document { id, file, sha256, .. } = document;
    let title = interner.optional_text(document.title.as_ref());
    let url = interner.optional(document.url.as_ref(), |url| quote!(#url));
    let date = interner.optional(document.date.as_ref(), |date| quote!(#date));
    let metadata = document.metadata.iter().map(|(name, fact)| {
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
            let (kind, text) = (word("TextKind", *kind), interner.text(text));
            quote!((#kind, #text))
        })
        .collect();
    let advice = self::advice(facts, interner);
    let severity = interner.optional(facts.severity.as_ref(), |severity| word("Severity", *severity));
    let origin = interner.optional(facts.origin.as_ref(), |origin| word("Origin", *origin));
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
    let effect = interner.optional(facts.effect.as_ref(), |effect| word("Effect", *effect));
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

fn error_type<'a>(ty: &'a ErrorType, interner: &mut Interner<'a>) -> TokenStream {
    let (name, basis) = (&ty.name, interner.basis(&ty.basis));
    let statuses = interner.optional(ty.statuses.as_ref(), |statuses| patterns(statuses));
    let occurs = interner.optional_text(ty.occurs.as_ref());
    let description = interner.optional_text(ty.facts.text(TextKind::Description));
    let severity = interner.optional(ty.facts.severity.as_ref(), |severity| word("Severity", *severity));
    let origin = interner.optional(ty.facts.origin.as_ref(), |origin| word("Origin", *origin));
    let advice = self::advice(&ty.facts, interner);
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

fn severity<'a>(rule: &'a SeverityRule, interner: &mut Interner<'a>) -> TokenStream {
    let (severity, basis, says) = (word("Severity", rule.severity), interner.basis(&rule.basis), &rule.says);
    let quoted = option(rule.quote.as_ref().map(|quote| interner.phrase(quote)));
    let statuses = interner.optional(rule.statuses.as_ref(), |statuses| patterns(statuses));
    quote!(SeverityRule { severity: #severity, basis: #basis, says: #says, quote: #quoted, statuses: #statuses })
}

fn header<'a>(header: &'a Header, interner: &mut Interner<'a>) -> TokenStream {
    let (name, basis) = (&header.name, interner.basis(&header.basis));
    let role = interner.fact(&header.role, |role| word("HeaderRole", *role));
    let of = interner.optional(header.of.as_ref(), |of| word("Allowance", *of));
    let per = interner.optional(header.per.as_ref(), |per| word("Period", *per));
    let format = interner.optional(header.format.as_ref(), |format| word("Format", *format));
    let description = interner.optional_text(header.description.as_ref());
    let presence = interner.optional(header.presence.as_ref(), |presence| word("Presence", *presence));
    let sent = interner.optional(header.sent.as_ref(), |sent| quote!(#sent));
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

fn body<'a>(body: &'a Body, interner: &mut Interner<'a>) -> TokenStream {
    let (id, basis) = (&body.id, interner.basis(&body.basis));
    let sent = interner.optional(body.sent.as_ref(), |sent| quote!(#sent));
    let media = interner.optional(body.media.as_ref(), |media| quote!(#media));
    let severity = interner.optional(body.severity.as_ref(), |severity| word("Severity", *severity));
    let fields: Vec<_> = body.fields.iter().map(|field| body_field(field, interner)).collect();
    let pointers = body.fields.iter().map(|field| &field.pointer);
    let examples = body.examples.iter().map(|example| self::example(example, interner));
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

fn body_field<'a>(field: &'a BodyField, interner: &mut Interner<'a>) -> TokenStream {
    let (pointer, basis) = (&field.pointer, interner.basis(&field.basis));
    let role = interner.fact(&field.role, |role| word("FieldRole", *role));
    let ty = interner.fact(&field.ty, |ty| word("JsonType", *ty));
    let of = interner.optional(field.of.as_ref(), |of| quote!(#of));
    let presence = interner.optional(field.presence.as_ref(), |presence| word("Presence", *presence));
    let format = interner.optional(field.format.as_ref(), |format| word("Format", *format));
    let zone = interner.optional(field.zone.as_ref(), |zone| quote!(#zone));
    let description = interner.optional_text(field.description.as_ref());
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

fn example<'a>(example: &'a Example, interner: &mut Interner<'a>) -> TokenStream {
    let (basis, text) = (interner.basis(&example.basis), &example.text);
    let status = interner.optional(example.status.as_ref(), |status| number(*status));
    quote!(Example { basis: #basis, status: #status, text: #text })
}

fn support<'a>(support: &'a Support, interner: &mut Interner<'a>) -> TokenStream {
    let basis = interner.basis(&support.basis);
    let attach = interner.optional(support.attach.as_ref(), |roles| {
        let roles = roles.iter().map(|role: &FieldRole| word("FieldRole", *role));
        quote!(&[#(#roles),*])
    });
    let ask = interner.optional(support.ask.as_ref(), |ask| quote!(#ask));
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

fn note<'a>(note: &'a Note, interner: &mut Interner<'a>) -> TokenStream {
    let (basis, Note { says, concerns, .. }) = (interner.basis(&note.basis), note);
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
