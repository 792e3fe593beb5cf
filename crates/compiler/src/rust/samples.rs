//! The sample responses of a table in, arrays out: each once, and the rows that have it.

use super::interner::Indexed;
use super::section::number;
use codetable_model::catalog::Table;
use codetable_model::sample::{Part, Sample, Samples, Status};
use codetable_model::vocabulary::Vocabulary;
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

/// The statics, and the field of `Columns` that names them; nothing for a table of which no response is described. They take
/// a macro of the library, which leaves them out where its feature is off.
///
/// ```text
/// ::codetable::__if_inspect! {
///     static SAMPLES: [abi::Sample; 2] =
///         [Sample { media: Some("application/json"), body: &[Part::Json("{"), …], ..Sample::EMPTY }, …];
///     static SAMPLE_FROM: [(u32, u32); 3] = [(0, 0), (7, 1), (8, 0)];
/// }
/// samples: ::codetable::__samples!(SAMPLES, SAMPLE_FROM),
/// ```
pub(super) fn samples(table: &Table, samples: &mut Samples<'_>) -> [TokenStream; 2] {
    let of_rows: Vec<Sample<'_>> = table.rows.iter().filter_map(|row| samples.sample(table, row)).collect();
    if of_rows.iter().all(|sample| *sample == Sample::default()) {
        return Default::default();
    }
    let mut each = Indexed::new();
    let mut from: Vec<(usize, usize)> = of_rows.iter().map(|sample| each.of(sample)).enumerate().collect();
    from.dedup_by_key(|(_, sample)| *sample);
    let [count, len] = [each.len(), from.len()].map(Literal::usize_unsuffixed);
    let each: Vec<TokenStream> = each.values().iter().map(|sample| expression(sample)).collect();
    let each = super::array(&each);
    let from = from.into_iter().map(|(row, sample)| {
        let [row, sample] = [row, sample].map(Literal::usize_unsuffixed);
        quote!((#row, #sample))
    });
    [
        quote! {
            ::codetable::__if_inspect! {
                static SAMPLES: [abi::Sample; #count] = #each;
                static SAMPLE_FROM: [(u32, u32); #len] = [#(#from),*];
            }
        },
        quote!(samples: ::codetable::__samples!(SAMPLES, SAMPLE_FROM),),
    ]
}

fn expression(sample: &Sample<'_>) -> TokenStream {
    let mut fields = TokenStream::new();
    let status = match sample.status {
        Status::Own => None,
        Status::Given(status) => Some(("Given", status)),
        Status::Placeholder(status) => Some(("Placeholder", status)),
    };
    fields.extend(status.map(|(variant, status)| {
        let (variant, status) = (Ident::new(variant, Span::call_site()), number(status));
        quote!(status: SampleStatus::#variant(#status),)
    }));
    fields.extend(sample.media.map(|media| quote!(media: Some(#media),)));
    let mut list = |field: &str, values: Vec<TokenStream>| {
        let field = Ident::new(field, Span::call_site());
        fields.extend((!values.is_empty()).then(|| quote!(#field: &[#(#values),*],)));
    };
    list("codes", sample.codes.iter().map(|name| quote!(#name)).collect());
    list("headers", sample.headers.iter().map(|(name, value)| quote!((#name, #value))).collect());
    list("body", sample.body.iter().map(part).collect());
    list("members", sample.members.iter().map(part).collect());
    quote!(Sample { #fields ..Sample::EMPTY })
}

fn part(part: &Part) -> TokenStream {
    match part {
        Part::Json(json) => quote!(Part::Json(#json)),
        Part::Placeholder(at, json) => quote!(Part::Placeholder(#at, #json)),
        Part::Code(name, before, after) => quote!(Part::Code(#name, #before, #after)),
        Part::Bits(name, bits) => quote!(Part::Bits(#name, #bits)),
        Part::Status => quote!(Part::Status),
        Part::OwnStatus => quote!(Part::OwnStatus),
        Part::Text(kind) => {
            let kind = Ident::new(kind.variant(), Span::call_site());
            quote!(Part::Text(TextKind::#kind))
        }
    }
}
