//! The facts of a table's rows in; where they have their texts and their bases out.

use super::interner::{Indexed, Interner, line, phrases};
use crate::rust::MANY;
use codetable_model::catalog::{Basis, Row, Table, Text};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// Where the rows of a table have their texts and bases. Those of few rows are the provider's; many rows have arrays of
/// their own, which take rustc less.
pub(super) struct TableConstants<'a> {
    own: Option<Own<'a>>,
    /// The basis of each row, by number.
    rows: Vec<usize>,
    /// The variant of each row, if they are few enough for somebody to look for one.
    names: Vec<&'a str>,
}

/// Texts, and citations of one place.
struct Own<'a> {
    texts: Indexed<&'a Text>,
    lines: Indexed<&'a Basis>,
}

impl<'a> TableConstants<'a> {
    /// The store of a table. Citations are numbered before anything else is, which is numbered on.
    pub(super) fn of(table: &'a Table, interner: &mut Interner<'a>) -> Self {
        let own = (table.rows.len() >= MANY).then(|| {
            let mut lines = Indexed::new();
            for basis in table.rows.iter().flat_map(bases).filter(|basis| line(basis).is_some()) {
                lines.of(basis);
            }
            Own { texts: Indexed::new(), lines }
        });
        interner.is_named |= own.is_none();
        let named = table.rows.iter().filter(|_| own.is_none());
        let mut store = Self { names: named.map(|row| row.name.as_str()).collect(), own, rows: Vec::new() };
        store.rows = table.rows.iter().map(|row| store.number(&row.basis, interner)).collect();
        store
    }

    /// The number of a text.
    pub(super) fn text(&mut self, text: &'a Text, interner: &mut Interner<'a>) -> usize {
        match &mut self.own {
            Some(own) => own.texts.of(text),
            None => interner.phrase_index(text),
        }
    }

    /// The number of the basis of a fact, which often is that of its row.
    pub(super) fn basis(&self, row: usize, of_row: &Basis, basis: &'a Basis, interner: &mut Interner<'a>) -> usize {
        match self.rows.get(row) {
            Some(number) if basis == of_row => *number,
            _ => self.number(basis, interner),
        }
    }

    /// The number of a basis; 0 is silence.
    fn number(&self, basis: &'a Basis, interner: &mut Interner<'a>) -> usize {
        match &self.own {
            Some(own) => match own.lines.get(&basis) {
                Some(index) => index + 1,
                None => own.lines.len() + interner.basis_index(basis),
            },
            None => interner.basis_index(basis),
        }
    }

    /// The array of the rows' own bases, to which those of facts that have the same refer.
    pub(super) fn rows(&self, interner: &mut Interner<'_>) -> TokenStream {
        let len = Literal::usize_unsuffixed(self.rows.len());
        let rows = self.list(&self.rows, interner);
        quote!(static BASIS: [u32; #len] = [#rows];)
    }

    /// A number of each row, with the row's name where names are kept: one is a variant's, and closes no comment.
    fn list(&self, numbers: &[usize], interner: &mut Interner<'_>) -> TokenStream {
        let names = self.names.iter().map(Some).chain(std::iter::repeat(None));
        let cell = |(number, name): (&usize, Option<&&str>)| match name {
            Some(name) => format!("{number} /* {name} */"),
            None => number.to_string(),
        };
        interner.raw.list(numbers.iter().zip(names).map(cell).collect())
    }

    /// The value and the basis of every row, by number.
    ///
    /// ```text
    /// abi::Cells { values: &[504 /* TimedOut */, 0 /* Blocked */, …], bases: &[3 /* TimedOut */, 0 /* Blocked */, …] }
    /// ```
    pub(super) fn cells(&self, cells: &[(usize, usize)], interner: &mut Interner<'_>) -> TokenStream {
        let (values, bases): (Vec<usize>, Vec<usize>) = cells.iter().copied().unzip();
        let values = match &values[..] {
            [value, rest @ ..] if self.own.is_some() && rest.iter().all(|other| other == value) => {
                let [value, len] = [*value, values.len()].map(Literal::usize_unsuffixed);
                quote!([#value; #len])
            }
            values => {
                let values = self.list(values, interner);
                quote!([#values])
            }
        };
        let bases = if bases == self.rows {
            quote!(BASIS)
        } else {
            let bases = self.list(&bases, interner);
            quote!([#bases])
        };
        quote!(abi::Cells { values: &#values, bases: &#bases })
    }

    /// The statics that are the table's own, and the fields of `Columns` that name them or the provider's.
    ///
    /// ```text
    /// static LINES: [abi::Lines; 700] = { … [Lines { document: "guide", first: 20, last: 20 }, …] };
    /// static PHRASES: abi::Phrases = abi::Phrases { …, sources: abi::Texts::Joined { … }, translations: &[…] };
    /// ```
    pub(super) fn items(self, interner: &mut Interner<'a>) -> [TokenStream; 2] {
        let Some(Own { texts, lines }) = self.own else {
            let fields = quote! {
                bases: abi::Bases { lines: &[], others: &BASES },
                phrases: &PHRASES,
            };
            return [TokenStream::new(), fields];
        };
        let len = Literal::usize_unsuffixed(lines.len());
        let lines: Vec<String> = lines.values().iter().filter_map(|basis| line(basis)).collect();
        let lines = match interner.raw.list(lines) {
            lines if lines.is_empty() => quote!([]),
            lines => quote!({ use ::codetable::__abi::Lines; [#lines] }),
        };
        let phrases = phrases(texts.values(), interner.languages, true, &mut interner.raw);
        let statics = quote!(static LINES: [abi::Lines; #len] = #lines; static PHRASES: abi::Phrases = #phrases;);
        let fields = quote! {
            bases: abi::Bases { lines: &LINES, others: &BASES },
            phrases: &PHRASES,
        };
        [statics, fields]
    }
}

/// What supports a row, and each of its facts where that is something else.
fn bases(row: &Row) -> impl Iterator<Item = &Basis> {
    let of_facts = row.facts.said().into_iter().map(|said| said.basis);
    std::iter::once(&row.basis).chain(of_facts.filter(|basis| **basis != row.basis))
}
