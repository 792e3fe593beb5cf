//! The facts of all rows in, arrays out: one a kind of fact, each cell a value and a basis as two indices.

use super::pool::Pool;
use super::section;
use super::store::Store;
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
pub(super) fn columns<'a>(table: &'a Table, store: &mut Store<'a>, pool: &mut Pool<'a>) -> Columns {
    let (mut statics, mut fields, mut texts) = (TokenStream::new(), TokenStream::new(), Vec::new());
    let status = |status: &u16, _: &mut Store<'a>, _: &mut Pool<'a>| usize::from(*status);
    if let Some(cells) = cells(table, |facts| facts.status.as_ref(), status, store, pool) {
        let by_status = by_status(table, &mut pool.asides);
        statics.extend(quote!(static STATUS: abi::Cells = #cells; #by_status));
        fields.extend(quote!(status: &STATUS,));
    }
    let mut kinds = Vec::new();
    for kind in TextKind::ALL.iter().copied() {
        if let Some(cells) =
            cells(table, |facts| facts.text(kind), |text, store, pool| store.text(text, pool), store, pool)
        {
            let (variant, name) = (Ident::new(kind.variant(), Span::call_site()), upper(kind.word()));
            statics.extend(quote!(static #name: abi::Cells = #cells;));
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
    fact(
        "recovery",
        column(
            table,
            |facts| facts.recovery.as_ref(),
            "Recovery",
            |recovery| section::recovery(recovery, abi),
            store,
            pool,
        ),
    );
    fact("wait", column(table, |facts| facts.wait.as_ref(), "Wait", |wait| section::wait(wait, abi), store, pool));
    fact(
        "effect",
        column(table, |facts| facts.effect.as_ref(), "Effect", |effect| word("Effect", *effect), store, pool),
    );
    fact(
        "severity",
        column(table, |facts| facts.severity.as_ref(), "Severity", |is| word("Severity", *is), store, pool),
    );
    fact(
        "origin",
        column(table, |facts| facts.origin.as_ref(), "Origin", |origin| word("Origin", *origin), store, pool),
    );
    Columns { statics, fields, texts }
}

/// The value and the basis of each row, or nothing where no row has the fact.
fn cells<'a, T: 'a>(
    table: &'a Table,
    fact: impl Fn(&'a Facts) -> Option<&'a Fact<T>>,
    mut value: impl FnMut(&'a T, &mut Store<'a>, &mut Pool<'a>) -> usize,
    store: &mut Store<'a>,
    pool: &mut Pool<'a>,
) -> Option<TokenStream> {
    if table.rows.iter().all(|row| fact(&row.facts).is_none()) {
        return None;
    }
    let cells = table.rows.iter().enumerate().map(|(index, row)| match fact(&row.facts) {
        Some(fact) => (value(&fact.value, store, pool), store.basis(index, &row.basis, &fact.basis, pool)),
        None => (0, 0),
    });
    let cells: Vec<(usize, usize)> = cells.collect();
    Some(store.cells(&cells, pool))
}

/// `abi::Column<abi::Wait> = abi::Column { values: &[…], cells: &abi::Cells { … } };`, the values each once and in order.
/// They stand in a static: before Rust 1.89, what a value borrows inside a `const` would not live long enough.
fn column<'a, T: Ord + 'a>(
    table: &'a Table,
    fact: impl Fn(&'a Facts) -> Option<&'a Fact<T>>,
    ty: &str,
    tokens: impl Fn(&T) -> TokenStream,
    store: &mut Store<'a>,
    pool: &mut Pool<'a>,
) -> Option<TokenStream> {
    let mut values: Vec<&T> = table.rows.iter().filter_map(|row| fact(&row.facts)).map(|fact| &fact.value).collect();
    values.sort_unstable();
    values.dedup();
    let index = |value: &'a T, _: &mut Store<'a>, _: &mut Pool<'a>| values.binary_search(&value).unwrap_or_default();
    let cells = cells(table, fact, index, store, pool)?;
    let (ty, len) = (Ident::new(ty, Span::call_site()), Literal::usize_unsuffixed(values.len()));
    let values = values.iter().map(|value| tokens(value));
    Some(quote! {
        abi::Column<abi::#ty> = {
            static VALUES: [abi::#ty; #len] = [#(#values),*];
            static CELLS: abi::Cells = #cells;
            abi::Column { values: &VALUES, cells: &CELLS }
        };
    })
}

/// `abi::Effect::Unknown`
fn word<V: Vocabulary>(ty: &str, value: V) -> TokenStream {
    let [ty, variant] = [ty, value.variant()].map(|name| Ident::new(name, Span::call_site()));
    quote!(abi::#ty::#variant)
}

/// The codes in the order of their statuses, and where each status begins and ends. Where the codes of each status follow
/// each other already, they are those of the table.
///
/// ```text
/// static STATUSES: [(u16, u32, u32); 2] = [(401, 0, 2), (504, 2, 5)];
/// static BY_STATUS: &[ErrorCode] = &abi::pick(&ALL, [1, 4, 0, 2, 3]);
/// ```
fn by_status(table: &Table, asides: &mut Asides) -> TokenStream {
    let status = |row: &Row| row.facts.status.as_ref().map(|fact| fact.value);
    let rows = table.rows.iter().enumerate().filter_map(|(index, row)| Some((status(row)?, index)));
    let rows: Vec<(u16, usize)> = rows.collect();
    let mut order = rows.clone();
    order.sort_unstable();
    let as_rows_stand = groups(rows.iter().copied());
    let in_order = groups(order.iter().enumerate().map(|(place, (status, _))| (*status, place)));
    let (groups, codes) = if as_rows_stand.len() == in_order.len() {
        (as_rows_stand, quote!(&ALL))
    } else {
        let order = asides.list(order.iter().map(|(_, index)| index.to_string()).collect());
        (in_order, quote!(&abi::pick(&ALL, [#order])))
    };
    let name = super::ident(&table.enum_name);
    let len = Literal::usize_unsuffixed(groups.len());
    let groups = groups.iter().map(|(status, first, last)| {
        let status = Literal::u16_unsuffixed(*status);
        let [first, last] = [*first, *last].map(Literal::usize_unsuffixed);
        quote!((#status, #first, #last))
    });
    quote! {
        static STATUSES: [(u16, u32, u32); #len] = [#(#groups),*];
        static BY_STATUS: &[#name] = #codes;
    }
}

/// Statuses in ascending order, each with where its codes begin and end; one that has several such places stands as often.
fn groups(places: impl Iterator<Item = (u16, usize)>) -> Vec<(u16, usize, usize)> {
    let mut groups: Vec<(u16, usize, usize)> = Vec::new();
    for (status, place) in places {
        match groups.last_mut() {
            Some((of, _, end)) if *of == status && *end == place => *end += 1,
            _ => groups.push((status, place, place + 1)),
        }
    }
    groups.sort_unstable();
    groups
}

/// The name of the array of a fact.
fn upper(word: &str) -> Ident {
    Ident::new(&word.to_ascii_uppercase(), Span::call_site())
}
