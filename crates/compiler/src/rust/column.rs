//! The facts of all rows in, arrays out: one a kind of fact, each cell a value and a basis as two indices.

use super::interner::Interner;
use super::section;
use super::table_constants::TableConstants;
use crate::print::RawFragments;
use codetable_model::catalog::{Alternative, AnyWord, Basis, Fact, Facts, Known, Row, Said, Table, Wait, When};
use codetable_model::hash::Map;
use codetable_model::vocabulary::{Step, TextKind, Vocabulary};
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{ToTokens as _, quote};
use std::cell::OnceCell;
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// The columns of a table: their statics, and the fields of `Columns` that name them.
pub(super) struct Columns {
    pub(super) statics: TokenStream,
    pub(super) fields: TokenStream,
    /// The kinds of text that some row has.
    pub(super) texts: Vec<TextKind>,
    /// The facts with an accessor of their own that some row has.
    pub(super) accessors: Vec<Ident>,
}

/// Lays out the facts of a table.
pub(super) fn columns<'a>(table: &'a Table, store: &mut TableConstants<'a>, interner: &mut Interner<'a>) -> Columns {
    let (mut statics, mut fields, mut texts) = (TokenStream::new(), TokenStream::new(), Vec::new());
    let status = |status: &'a u16, _: &mut TableConstants<'a>, _: &mut Interner<'a>| usize::from(*status);
    if let Some(cells) = cells(table, each(table, |facts| said(facts.status.as_ref())), status, store, interner) {
        let by_status = by_status(table, &mut interner.raw);
        statics.extend(quote!(static STATUS: abi::Cells = #cells; #by_status));
        fields.extend(quote!(status: &STATUS,));
    }
    let mut kinds = Vec::new();
    for kind in TextKind::ALL.iter().copied() {
        let text = |text, store: &mut TableConstants<'a>, interner: &mut Interner<'a>| store.text(text, interner);
        if let Some(cells) = cells(table, each(table, |facts| said(facts.text(kind))), text, store, interner) {
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
        let column = column?;
        let (field, name) = (Ident::new(name, Span::call_site()), upper(name));
        statics.extend(quote!(const #name: #column));
        fields.extend(quote!(#field: #name,));
        Some(field)
    };
    let abi = &quote!(abi::);
    fact("recovery", recovery(table, store, interner));
    let wait = |wait: &Wait, _: &mut Interner<'a>| section::wait(wait, abi);
    let waits = each(table, |facts| said(facts.wait.as_ref()));
    fact("wait", column(table, waits, &quote!(abi::Wait), wait, store, interner));
    let mut accessors = Vec::new();
    let (mut own, places) = (own(table), OnceCell::new());
    for (name, of_rows) in Facts::names().into_iter().filter_map(|name| own.remove_entry(name)) {
        let Some((first, _)) = of_rows.iter().flatten().next().copied() else { continue };
        let ty = match first.word() {
            Some(AnyWord { variant: [ty, _], .. }) => path(&[ty]),
            None => quote!(u32),
        };
        let value = |(of, basis): (Known<'a>, &'a Basis)| Some((Own::of(of, table, &places)?, basis));
        let of_rows = of_rows.into_iter().map(|cell| cell.and_then(value)).collect();
        let field = fact(name, column(table, of_rows, &ty, |own, _| own.tokens(), store, interner));
        accessors.extend(field.filter(|_| !first.is_advice()));
    }
    Columns { statics, fields, texts, accessors }
}

/// What a row says of one thing, and what supports it.
type Cell<'a, T> = Option<(T, &'a Basis)>;

/// The value of a fact, and what supports it.
fn said<T>(fact: Option<&Fact<T>>) -> Cell<'_, &T> {
    fact.map(|fact| (&fact.value, &fact.basis))
}

/// What each row says of one thing.
fn each<'a, T>(table: &'a Table, fact: impl Fn(&'a Facts) -> Cell<'a, T>) -> Vec<Cell<'a, T>> {
    table.rows.iter().map(|row| fact(&row.facts)).collect()
}

/// The value and the basis of each row, or nothing where no row has the fact.
fn cells<'a, T>(
    table: &'a Table,
    of_rows: Vec<Cell<'a, T>>,
    mut value: impl FnMut(T, &mut TableConstants<'a>, &mut Interner<'a>) -> usize,
    store: &mut TableConstants<'a>,
    interner: &mut Interner<'a>,
) -> Option<TokenStream> {
    if of_rows.iter().all(Option::is_none) {
        return None;
    }
    let cells = table.rows.iter().zip(of_rows).enumerate().map(|(index, (row, cell))| match cell {
        Some((of, basis)) => (value(of, store, interner), store.basis(index, &row.basis, basis, interner)),
        None => (0, 0),
    });
    let cells: Vec<(usize, usize)> = cells.collect();
    Some(store.cells(&cells, interner))
}

/// `abi::Column<abi::Wait> = abi::Column { values: &[…], cells: &abi::Cells { … } };`, the values each once, as they come.
/// They stand in a static: before Rust 1.89, what a value borrows inside a `const` would not live long enough.
fn column<'a, T: Ord + Copy>(
    table: &'a Table,
    of_rows: Vec<Cell<'a, T>>,
    ty: &TokenStream,
    mut tokens: impl FnMut(T, &mut Interner<'a>) -> TokenStream,
    store: &mut TableConstants<'a>,
    interner: &mut Interner<'a>,
) -> Option<TokenStream> {
    let (mut values, mut places) = (Vec::new(), BTreeMap::new());
    let index = |value: T, _: &mut TableConstants<'a>, _: &mut Interner<'a>| {
        *places.entry(value).or_insert_with(|| {
            values.push(value);
            values.len() - 1
        })
    };
    let cells = cells(table, of_rows, index, store, interner)?;
    let len = Literal::usize_unsuffixed(values.len());
    let values: Vec<TokenStream> = values.iter().map(|value| tokens(*value, interner)).collect();
    Some(quote! {
        abi::Column<#ty> = {
            static VALUES: [#ty; #len] = [#(#values),*];
            static CELLS: abi::Cells = #cells;
            abi::Column { values: &VALUES, cells: &CELLS }
        };
    })
}

/// The value of a fact that is a word, or a code of the same table.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Own {
    Word([&'static str; 2]),
    Row(usize),
}

impl Own {
    /// The value of a fact; `None` where no row has its code. Where each code stands is found out once, if anybody asks.
    fn of(value: Known<'_>, table: &Table, places: &OnceCell<Map<String, usize>>) -> Option<Self> {
        let Known::Code(code) = value else { return Some(Self::Word(value.word()?.variant)) };
        // Of rows with one code, which only a faulty spec has, the first.
        let rows = || table.rows.iter().enumerate().rev().map(|(place, row)| (row.code.to_string(), place)).collect();
        places.get_or_init(rows).get(code).copied().map(Self::Row)
    }

    /// `abi::Severity::Fatal`, or the place of the code
    fn tokens(self) -> TokenStream {
        match self {
            Self::Word(variant) => path(&variant),
            Self::Row(place) => Literal::usize_unsuffixed(place).into_token_stream(),
        }
    }
}

/// The facts that are a word or a code of the table, by name: what each row says. Each row is asked once.
fn own(table: &Table) -> BTreeMap<&'static str, Vec<Cell<'_, Known<'_>>>> {
    let mut own = BTreeMap::new();
    for (place, row) in table.rows.iter().enumerate() {
        for Said { name, value, basis, .. } in row.facts.said() {
            if matches!(value, Known::Code(_)) || value.word().is_some() {
                own.entry(name).or_insert_with(|| vec![None; table.rows.len()])[place] = Some((value, basis));
            }
        }
    }
    own
}

/// `abi::Severity::Fatal`
fn path(names: &[&str]) -> TokenStream {
    let names = names.iter().map(|name| Ident::new(name, Span::call_site()));
    quote!(abi #(::#names)*)
}

/// The column of recoveries. What supports the first alternative stands in the row's cell, so that rows whose
/// alternatives are the same share them, whatever lines they cite.
fn recovery<'a>(table: &'a Table, store: &mut TableConstants<'a>, interner: &mut Interner<'a>) -> Option<TokenStream> {
    let fact = |facts: &'a Facts| {
        let first = facts.recovery.first()?;
        Some((Shared(&facts.recovery), &first.steps.basis))
    };
    let ty = quote!(&'static [abi::Alternative]);
    let tokens = |Shared(recovery): Shared<'a>, interner: &mut Interner<'a>| {
        section::alternatives(recovery, &quote!(abi::), interner)
    };
    column(table, each(table, fact), &ty, tokens, store, interner)
}

/// Alternatives, equal where they are but for what supports the first.
#[derive(Clone, Copy)]
struct Shared<'a>(&'a [Alternative]);

impl<'a> Shared<'a> {
    /// What is compared: steps, conditions, and what supports an alternative otherwise than the first.
    fn key(self) -> impl Iterator<Item = (&'a [Step], Option<&'a When>, Option<&'a Basis>)> {
        let around = self.0.first().map(|first| &first.steps.basis);
        self.0.iter().map(move |alternative| {
            let basis = Some(&alternative.steps.basis);
            (alternative.steps.value.as_slice(), alternative.when.as_ref(), basis.filter(|_| basis != around))
        })
    }
}

impl Ord for Shared<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.key().cmp(other.key())
    }
}

impl PartialOrd for Shared<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Shared<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Shared<'_> {}

/// The codes in the order of their statuses, and where each status begins and ends. Where the codes of each status follow
/// each other already, they are those of the table.
///
/// ```text
/// static STATUSES: [(u16, u32, u32); 2] = [(401, 0, 2), (504, 2, 5)];
/// static BY_STATUS: &[ErrorCode] = &abi::pick(&ALL, [1, 4, 0, 2, 3]);
/// ```
fn by_status(table: &Table, raw: &mut RawFragments) -> TokenStream {
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
        let order = raw.list(order.iter().map(|(_, index)| index.to_string()).collect());
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
