//! The facts of all rows in, arrays out: one a kind of fact, each cell a value and a basis as two indices.

use super::pool::Pool;
use super::section;
use crate::catalog::{Fact, Facts, Row, Table};
use crate::emit::print::Asides;
use crate::vocabulary::{TextKind, Vocabulary};
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

/// The columns of a table: their statics, and the fields of `Columns` that name them.
pub(super) struct Columns {
    pub(super) statics: TokenStream,
    pub(super) fields: TokenStream,
    /// The kinds of text that some row has.
    pub(super) texts: Vec<TextKind>,
}

/// Lays out the facts of a table.
pub(super) fn columns<'a>(table: &'a Table, pool: &mut Pool<'a>) -> Columns {
    let (mut statics, mut fields, mut texts) = (TokenStream::new(), TokenStream::new(), Vec::new());
    if let Some(cells) = cells(table, |facts| facts.status.as_ref(), |status, _| usize::from(*status), pool) {
        let by_status = by_status(table, &mut pool.asides);
        statics.extend(quote!(static STATUS: #cells #by_status));
        fields.extend(quote!(status: &STATUS,));
    }
    let mut kinds = Vec::new();
    for kind in TextKind::ALL.iter().copied() {
        let cells = cells(table, |facts| facts.text(kind), |text, pool| pool.phrase_index(text), pool);
        if let Some(cells) = cells {
            let (variant, name) = (Ident::new(kind.variant(), Span::call_site()), upper(kind.word()));
            statics.extend(quote!(static #name: #cells));
            kinds.push(quote!((abi::TextKind::#variant, &#name)));
            texts.push(kind);
        }
    }
    if !kinds.is_empty() {
        fields.extend(quote!(texts: &[#(#kinds),*],));
    }
    let mut fact = |name: &str, column: Option<TokenStream>| {
        if let Some(column) = column {
            let (field, name) = (Ident::new(name, Span::call_site()), upper(name));
            statics.extend(quote!(const #name: #column));
            fields.extend(quote!(#field: #name,));
        }
    };
    let abi = &quote!(abi::);
    fact("ways", column(table, |facts| facts.ways.as_ref(), "Ways", |ways| section::ways(ways, abi), pool));
    fact("wait", column(table, |facts| facts.wait.as_ref(), "Wait", |wait| section::wait(wait, abi), pool));
    fact("effect", column(table, |facts| facts.effect.as_ref(), "Effect", |effect| word("Effect", *effect), pool));
    fact("severity", column(table, |facts| facts.severity.as_ref(), "Severity", |is| word("Severity", *is), pool));
    fact("origin", column(table, |facts| facts.origin.as_ref(), "Origin", |origin| word("Origin", *origin), pool));
    Columns { statics, fields, texts }
}

/// `[abi::Cell; 15] = [(504, 3), (0, 0), …];` with the value's number and the basis of each row, or nothing where no
/// row has the fact.
fn cells<'a, T: 'a>(
    table: &'a Table,
    fact: impl Fn(&'a Facts) -> Option<&'a Fact<T>>,
    mut value: impl FnMut(&'a T, &mut Pool<'a>) -> usize,
    pool: &mut Pool<'a>,
) -> Option<TokenStream> {
    if table.rows.iter().all(|row| fact(&row.facts).is_none()) {
        return None;
    }
    let cells = table.rows.iter().map(|row| match fact(&row.facts) {
        Some(fact) => format!("({}, {})", value(&fact.value, pool), pool.basis_index(&fact.basis)),
        None => "(0, 0)".to_owned(),
    });
    let (cells, len) = (cells.collect(), Literal::usize_unsuffixed(table.rows.len()));
    let cells = pool.asides.list(cells);
    Some(quote!([abi::Cell; #len] = [#cells];))
}

/// `abi::Column<abi::Wait> = abi::Column { values: &[…], cells: &[…] };`, the values each once and in order. Both stand
/// in statics: before Rust 1.89, what a value borrows inside a `const` would not live long enough.
fn column<'a, T: Ord + 'a>(
    table: &'a Table,
    fact: impl Fn(&'a Facts) -> Option<&'a Fact<T>>,
    ty: &str,
    tokens: impl Fn(&T) -> TokenStream,
    pool: &mut Pool<'a>,
) -> Option<TokenStream> {
    let mut values: Vec<&T> = table.rows.iter().filter_map(|row| fact(&row.facts)).map(|fact| &fact.value).collect();
    values.sort_unstable();
    values.dedup();
    let cells = cells(table, fact, |value, _| values.binary_search(&value).unwrap_or_default(), pool)?;
    let (ty, len) = (Ident::new(ty, Span::call_site()), Literal::usize_unsuffixed(values.len()));
    let values = values.iter().map(|value| tokens(value));
    Some(quote! {
        abi::Column<abi::#ty> = {
            static VALUES: [abi::#ty; #len] = [#(#values),*];
            static CELLS: #cells
            abi::Column { values: &VALUES, cells: &CELLS }
        };
    })
}

/// `abi::Effect::Unknown`
fn word<V: Vocabulary>(ty: &str, value: V) -> TokenStream {
    let [ty, variant] = [ty, value.variant()].map(|name| Ident::new(name, Span::call_site()));
    quote!(abi::#ty::#variant)
}

/// The codes in the order of their statuses, and where each status begins and ends.
///
/// ```text
/// static STATUSES: [(u16, u32, u32); 2] = [(401, 0, 2), (504, 2, 5)];
/// static BY_STATUS: [ErrorCode; 5] = abi::pick(&ALL, [1, 4, 0, 2, 3]);
/// ```
fn by_status(table: &Table, asides: &mut Asides) -> TokenStream {
    let status = |row: &Row| row.facts.status.as_ref().map(|fact| fact.value);
    let mut order: Vec<(u16, usize)> =
        table.rows.iter().enumerate().filter_map(|(index, row)| Some((status(row)?, index))).collect();
    order.sort_unstable();
    let mut groups: Vec<(u16, usize, usize)> = Vec::new();
    for (place, (status, _)) in order.iter().enumerate() {
        match groups.last_mut() {
            Some((of, _, last)) if of == status => *last = place + 1,
            _ => groups.push((*status, place, place + 1)),
        }
    }
    let name = super::ident(&table.enum_name);
    let [codes, statuses] = [order.len(), groups.len()].map(Literal::usize_unsuffixed);
    let order = asides.list(order.iter().map(|(_, index)| index.to_string()).collect());
    let groups = groups.iter().map(|(status, first, last)| {
        let status = Literal::u16_unsuffixed(*status);
        let [first, last] = [*first, *last].map(Literal::usize_unsuffixed);
        quote!((#status, #first, #last))
    });
    quote! {
        static STATUSES: [(u16, u32, u32); #statuses] = [#(#groups),*];
        static BY_STATUS: [#name; #codes] = abi::pick(&ALL, [#order]);
    }
}

/// The name of the array of a fact.
fn upper(word: &str) -> Ident {
    Ident::new(&word.to_ascii_uppercase(), Span::call_site())
}
