//! A table in, its enum and the arrays behind it out.

use super::column::{Columns, columns};
use super::interner::{Interner, citation, option, strings};
use super::table_constants::TableConstants;
use super::{class, custom_columns, doc, ident, lookup, map, rare_columns, samples};
use crate::print::{RawFragments, comment, literal};
use codetable_model::catalog::{Basis, CharSet, Code, Fact, Key, PatternPart, Provider, Row, Table};
use codetable_model::lookup::Lookup;
use codetable_model::resolve::key::bounds;
use codetable_model::sample::Samples;
use codetable_model::vocabulary::{Base, FactName, KeyType, TableKind, Vocabulary};
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

/// The enum of a table, and its behaviour.
///
/// ```text
/// #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
/// #[repr(i32)]
/// pub enum ErrorCode {
///     /// `-401` …
///     InvalidCredentials = -401,
///     …
/// }
///
/// const _: () = {
///     use ::codetable::__abi as abi;
///     static ALL: [ErrorCode; 15] = [ErrorCode::InvalidCredentials, …];
///     …
///     ::codetable::__table! { ErrorCode: i32 by code, errors, const; status(required); … }
/// };
/// ```
pub(super) fn items<'a>(
    provider: &'a Provider,
    table: &'a Table,
    place: usize,
    samples: &mut Samples<'_>,
    interner: &mut Interner<'a>,
) -> TokenStream {
    let declaration = declaration(provider, table, interner);
    let store = TableConstants::of(table, interner);
    let words = custom_columns::enums(table, &mut interner.raw);
    let arrays = arrays(table, &store, interner);
    let behaviour = behaviour(provider, table, store, place, samples, interner);
    quote! {
        #declaration

        #words

        const _: () = {
            use ::codetable::__abi as abi;
            #arrays
            #behaviour
        };
    }
}

/// The enum itself: documentation, no arm anywhere. Integers are ordered by value, so a table of them that has no
/// discriminants to be compared compares its keys.
fn declaration(provider: &Provider, table: &Table, interner: &mut Interner<'_>) -> TokenStream {
    let name = ident(&table.enum_name);
    let docs = interner.raw.comment(doc::table(provider, table));
    let open = table.open.then(|| quote!(#[non_exhaustive]));
    let key = key_type(table);
    let repr = key.as_ref().filter(|_| has_codes(table)).map(|key| quote!(#[repr(#key)]));
    let order = (key.is_none() || has_codes(table)).then(|| quote!(#[derive(PartialOrd, Ord)]));
    let variants = interner.raw.list(table.rows.iter().map(|row| variant(provider, table, row)).collect());
    quote! {
        #docs
        #[derive(Clone, Copy, PartialEq, Eq, Hash)]
        #order
        #open
        #repr
        pub enum #name {
            #variants
        }
    }
}

/// A variant, under what is known of its code.
///
/// ```text
/// /// `-401`, HTTP 401.
/// #[doc(alias = "-401")]
/// InvalidCredentials = -401
/// ```
fn variant(provider: &Provider, table: &Table, row: &Row) -> String {
    let mut lines: Vec<String> = doc::row(provider, row).iter().map(|line| comment(line)).collect();
    for alias in doc::aliases(table, row) {
        lines.push(format!("#[doc(alias = {})]", literal(&alias)));
    }
    if let Some(retired) = &row.retired {
        lines.push(format!("#[deprecated(note = {})]", literal(&doc::retired(table, retired))));
    }
    let name = ident(&row.name);
    lines.push(if has_codes(table) { format!("{name} = {}", literal_of(&row.code)) } else { name.to_string() });
    lines.join("\n")
}

/// An integer as Rust reads it: hexadecimal digits are an integer of their value, which one with the sign bit has not.
fn literal_of(code: &Code) -> String {
    match code {
        Code::Hex(negative, _) if *negative < 0 => negative.to_string(),
        code => code.to_string(),
    }
}

/// The most rows of a table whose variants have their codes as discriminants: of 10,000 they cost rustc 3.5 s, not 0.4.
const MOST: usize = 1_000;

/// Whether the discriminants of a table's variants are its codes, which then lead to their rows by the lookup.
fn has_codes(table: &Table) -> bool {
    key_type(table).is_some() && table.rows.len() <= MOST && table.lookup.is_const()
}

/// The arrays that every table has: `ALL`, `NAMES`, `BY_NAME`, `CODES`, and `find`; and `KEYS`, if variants do not have them.
fn arrays(table: &Table, store: &TableConstants<'_>, interner: &mut Interner<'_>) -> TokenStream {
    let name = ident(&table.enum_name);
    let len = Literal::usize_unsuffixed(table.rows.len());
    let variants = table.rows.iter().map(|row| format!("{name}::{}", ident(&row.name)));
    let variants = interner.raw.list(variants.collect());
    let allow_retired = super::allow_retired(table);
    let names: Vec<&str> = table.rows.iter().map(|row| row.name.as_str()).collect();
    let mut by_name: Vec<usize> = (0..names.len()).collect();
    by_name.sort_unstable_by_key(|index| names.get(*index));
    let by_name = interner.raw.list(by_name.iter().map(usize::to_string).collect());
    let codes: Vec<String> = table.rows.iter().map(|row| row.code.to_string()).collect();
    let codes = strings(&quote!(CODES), &codes.iter().map(String::as_str).collect::<Vec<_>>(), &mut interner.raw);
    let names = strings(&quote!(NAMES), &names, &mut interner.raw);
    let basis = store.rows(interner);
    let (keys, find) = (keys(table, &mut interner.raw), find(table));
    quote! {
        #allow_retired
        static ALL: [#name; #len] = [#variants];
        #names
        static BY_NAME: [u32; #len] = [#by_name];
        #codes
        #keys
        #find
        #basis
    }
}

/// `static KEYS: [i32; 1500] = [-1, …];` for a table of integers that its variants do not have.
fn keys(table: &Table, raw: &mut RawFragments) -> Option<TokenStream> {
    let ty = key_type(table).filter(|_| !has_codes(table))?;
    let keys = raw.list(table.rows.iter().map(|row| literal_of(&row.code)).collect());
    let len = Literal::usize_unsuffixed(table.rows.len());
    Some(quote!(static KEYS: [#ty; #len] = [#keys];))
}

/// The integer type of a table's codes; nothing for texts.
fn key_type(table: &Table) -> Option<Ident> {
    (table.key.ty != KeyType::Text).then(|| Ident::new(table.key.ty.word(), Span::call_site()))
}

/// The lookup. A text is looked up by its bytes, so that nobody has to prove first that these are UTF-8.
///
/// ```text
/// const fn find_bytes(code: &[u8]) -> ::core::option::Option<usize> {
///     static ROWS: [abi::lookup::Row<2>; 32] = …;
///     const LOOKUP: abi::lookup::Few<2> = …;
///     LOOKUP.find(code)
/// }
/// const fn find(code: &str) -> ::core::option::Option<usize> {
///     find_bytes(code.as_bytes())
/// }
/// ```
fn find(table: &Table) -> TokenStream {
    let ty = key_type(table).map_or_else(|| quote!(&str), |ty| quote!(#ty));
    let items = lookup::items(&table.lookup, &quote!(abi::lookup));
    let constant = table.lookup.is_const().then(|| quote!(const));
    let function = |name: TokenStream, ty: TokenStream, body: TokenStream| {
        quote! {
            #[inline]
            #constant fn #name(code: #ty) -> ::core::option::Option<usize> {
                #body
            }
        }
    };
    let by_key = lookup::find(&table.lookup, &quote!(code));
    let by_key = match table.lookup {
        Lookup::Phf(_) => quote!(::codetable::__by_phf! { #items #by_key }),
        _ => quote!(#items #by_key),
    };
    if key_type(table).is_some() {
        return function(quote!(find), ty, by_key);
    }
    let (find, find_bytes) = match lookup::find_bytes(&table.lookup, &quote!(code)) {
        Some(by_bytes) => (quote!(find_bytes(code.as_bytes())), quote!(#items #by_bytes)),
        None => (by_key, quote!(find(::core::str::from_utf8(code).ok()?))),
    };
    [function(quote!(find_bytes), quote!(&[u8]), find_bytes), function(quote!(find), ty, find)].into_iter().collect()
}

/// The facts, the `COLUMNS` that name them all, and the macro call that turns them into behaviour.
fn behaviour<'a>(
    provider: &Provider,
    table: &'a Table,
    mut store: TableConstants<'a>,
    place: usize,
    samples: &mut Samples<'_>,
    interner: &mut Interner<'a>,
) -> TokenStream {
    let columns = columns(table, &mut store, interner);
    let [store_statics, store_fields] = store.items(interner);
    let sparse = rare_columns::columns(provider, table, interner);
    let own = custom_columns::columns(table, &mut interner.raw);
    let [map, map_field] = map::map(table);
    let [samples, samples_field] = samples::samples(table, samples);
    let pattern = table.key.pattern.as_ref().map(|parts| self::pattern(&parts.value));
    let name = ident(&table.enum_name);
    let base = (table.key.base == Base::Hexadecimal).then(|| quote!((hexadecimal)));
    let key = key_type(table).map_or_else(|| quote!(text), |ty| quote!(#ty #base));
    let by = if has_codes(table) { quote!(code) } else { quote!(place) };
    let kind = match table.kind {
        TableKind::Errors => quote!(errors),
        TableKind::Values => quote!(values),
    };
    let constant = table.lookup.is_const().then(|| quote!(const));
    let accessors = accessors(table, &columns);
    let [class_statics, class_fields, class_accessor] = class::classes(table, &family(table), &key, interner);
    let place = Literal::usize_unsuffixed(place);
    let (statics, fields) = (&columns.statics, &columns.fields);
    let (own_statics, own_fields, own_accessors) = (&own.statics, &own.fields, &own.accessors);
    let (sparse_statics, sparse_fields, sparse_accessors) = (&sparse.statics, &sparse.fields, &sparse.accessors);
    quote! {
        #statics
        #store_statics
        #own_statics
        #sparse_statics
        #pattern
        #samples
        #class_statics
        #map
        const COLUMNS: abi::Columns = abi::Columns {
            #store_fields
            names: &NAMES,
            by_name: &BY_NAME,
            codes: &CODES,
            basis: &BASIS,
            #fields
            #own_fields
            #sparse_fields
            #samples_field
            #class_fields
            #map_field
            ..abi::Columns::EMPTY
        };
        ::codetable::__table! {
            #name: #key by #by, #kind, TABLES[#place], #constant;
            #accessors
            #own_accessors
            #sparse_accessors
            #class_accessor
        }
    }
}

/// What is said of the table as a whole, an element of `TABLES`.
///
/// ```text
/// Table { id: "errors", name: "ErrorCode", provider: &PROVIDER, …, columns: self::ErrorCode::__COLUMNS }
/// ```
pub(super) fn entry<'a>(table: &'a Table, interner: &mut Interner<'a>) -> TokenStream {
    let (id, name, enum_name) = (&table.id, &table.enum_name, ident(&table.enum_name));
    let title = interner.optional_text(table.title.as_ref());
    let at = citation(&table.at, &TokenStream::new());
    let kind = Ident::new(table.kind.variant(), Span::call_site());
    let (open, integers) = (table.open, key_type(table).is_some());
    let family = family(table);
    let Key { pattern, prefix, range, uri, .. } = &table.key;
    let families = [basis(pattern), basis(prefix), basis(range)];
    let [family_basis, uri_basis] = [families.into_iter().flatten().next(), basis(uri)]
        .map(|basis| basis.map_or_else(|| quote!(Basis::Silent), |basis| interner.basis(basis)));
    let uri = option(uri.as_ref().map(|uri| {
        let (before, after) = &uri.value;
        quote!((#before, #after))
    }));
    quote! {
        Table {
            id: #id,
            name: #name,
            provider: &PROVIDER,
            title: #title,
            at: #at,
            kind: TableKind::#kind,
            open: #open,
            integers: #integers,
            family: #family,
            family_basis: #family_basis,
            uri: #uri,
            uri_basis: #uri_basis,
            find: self::#enum_name::__find,
            columns: self::#enum_name::__COLUMNS,
        }
    }
}

/// `status(required); text(message Message "the message the provider sends" required); …`
fn accessors(table: &Table, Columns { texts, accessors: own, .. }: &Columns) -> TokenStream {
    let required = |fact: FactName| table.require.contains(&fact).then(|| quote!(required));
    let mut accessors = TokenStream::new();
    if table.rows.iter().any(|row| row.facts.status.is_some()) {
        let required = required(FactName::Status);
        accessors.extend(quote!(status(#required);));
    }
    for kind in texts {
        let (name, variant) =
            (Ident::new(kind.word(), Span::call_site()), Ident::new(kind.variant(), Span::call_site()));
        let doc = sentence(kind.meaning());
        let required = FactName::from_word(kind.word()).and_then(required);
        accessors.extend(quote!(text(#name #variant #doc #required);));
    }
    accessors.extend(quote!(#(#own();)*));
    if table.key.pattern.is_some() {
        accessors.extend(quote!(pattern();));
    }
    accessors
}

/// ` Why it happened.` of `why it happened`, as it stands in a doc comment.
fn sentence(meaning: &str) -> String {
    let mut chars = meaning.chars();
    let first = chars.next().map(|first| first.to_ascii_uppercase()).unwrap_or_default();
    format!(" {first}{}.", chars.as_str())
}

/// What supports a fact that may be absent.
fn basis<T>(fact: &Option<Fact<T>>) -> Option<&Basis> {
    fact.as_ref().map(|fact| &fact.basis)
}

/// What all codes have in common: the structure if there is one, else the prefix, else the range.
fn family(table: &Table) -> TokenStream {
    let key = &table.key;
    if let Some(parts) = &key.pattern {
        let parts = self::parts(&parts.value, &TokenStream::new());
        quote!(FamilyRule::Pattern(#parts))
    } else if let Some(prefix) = &key.prefix {
        let prefix = &prefix.value;
        quote!(FamilyRule::Prefix(#prefix))
    } else if let Some(range) = &key.range {
        let (first, last) = (Literal::i128_unsuffixed(range.value.0), Literal::i128_unsuffixed(range.value.1));
        match (key.base, key_type(table)) {
            (Base::Hexadecimal, Some(ty)) => {
                let sign = bounds(key.ty).is_some_and(|(least, _)| least < 0);
                quote!(FamilyRule::Hexadecimal { bits: #ty::BITS, signed: #sign, first: #first, last: #last })
            }
            _ => quote!(FamilyRule::Range { first: #first, last: #last }),
        }
    } else {
        quote!(FamilyRule::Undeclared)
    }
}

/// `const PATTERN: abi::Pattern = abi::Pattern::new(&[abi::PatternPart::Literal("EXEG-"), …]);`
fn pattern(parts: &[PatternPart]) -> TokenStream {
    let pattern = self::parts(parts, &quote!(abi::));
    quote!(const PATTERN: abi::Pattern = #pattern;)
}

/// `abi::Pattern::new(&[abi::PatternPart::Literal("EXEG-"), …])`, where `abi` is what the names are found in.
fn parts(parts: &[PatternPart], abi: &TokenStream) -> TokenStream {
    let parts = parts.iter().map(|part| match part {
        PatternPart::Literal(text) => quote!(#abi PatternPart::Literal(#text)),
        PatternPart::Run { name, len, of } => {
            let len = Literal::usize_unsuffixed(*len);
            let of = char_set(*of, abi);
            quote!(#abi PatternPart::Run { name: #name, len: #len, of: #of })
        }
    });
    quote!(#abi Pattern::new(&[#(#parts),*]))
}

/// `abi::CharSet::of(&[(b'0', b'9'), (b'A', b'Z')])`, likewise.
fn char_set(set: CharSet, abi: &TokenStream) -> TokenStream {
    if set == CharSet::DIGITS {
        return quote!(#abi CharSet::DIGITS);
    }
    let ranges = set.ranges().into_iter().map(|(first, last)| {
        let [first, last] = [first, last].map(|end| Literal::byte_character(end as u8));
        quote!((#first, #last))
    });
    quote!(#abi CharSet::of(&[#(#ranges),*]))
}
