//! A lookup table in, the items that hold it out: `LOOKUP`, and the `static`s it reads.
//!
//! The constants of a table stand in a `const`, so that they fold into the code that uses it, in other
//! crates too; its slots stand in a `static`, so that there is one copy of them.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

use codetable_model::lookup::{Dense, Entries, Few, Lookup, Many, Mix, Short, Slots, Sparse};

/// The items of a table; put them in the body of the `#[inline]` function that reads it, where their names are
/// its own.
/// `abi` is the path of the runtime's `__abi`.
///
/// ```text
/// use codetable::__abi::{Few, Mix, Row};
/// static ROWS: [Row<2>; 32] = [
///     Row::EMPTY,
///     Row::new("RATE_LIMIT_EXCEEDED", 9),
///     …
/// ];
/// const LOOKUP: Few<2> = Few { min: 9, max: 22, prefix: b"", mix: Mix { … }, shift: 59, rows: &ROWS };
/// ```
#[must_use]
pub fn items(lookup: &Lookup, abi: &TokenStream) -> TokenStream {
    match lookup {
        Lookup::Dense(table) => dense(table, abi),
        Lookup::Sparse(table) => sparse(table, abi),
        Lookup::Few(table) => few(table, abi),
        Lookup::Short(table) => short(table, abi),
        Lookup::Many(table) => many(table, abi),
        Lookup::Sorted(entries) => sorted(entries, abi),
        Lookup::Phf(entries) => {
            let (key, map) = (key_type(entries), phf_map(entries, abi, |row| format!("{row}usize")));
            quote! { static LOOKUP: #abi::phf::Map<#key, usize> = #map; }
        }
    }
}

/// The expression that finds `key` (of type `&str`, or any integer type) in these items: an `Option<usize>`,
/// the index of the row.
///
/// ```text
/// LOOKUP.find(code.as_bytes())
/// ```
#[must_use]
pub fn find(lookup: &Lookup, key: &TokenStream) -> TokenStream {
    match lookup {
        Lookup::Few(_) | Lookup::Short(_) | Lookup::Sorted(Entries::Text(_)) => quote!(LOOKUP.find(#key.as_bytes())),
        Lookup::Many(table) if !table.integers => quote!(LOOKUP.find(#key.as_bytes())),
        Lookup::Many(_) => quote!(LOOKUP.find_integer(#key as i64)),
        Lookup::Dense(_) | Lookup::Sparse(_) | Lookup::Sorted(Entries::Int(_)) => quote!(LOOKUP.find(#key as i64)),
        Lookup::Phf(Entries::Text(_)) => quote!(LOOKUP.get(#key).copied()),
        Lookup::Phf(Entries::Int(_)) => quote!(LOOKUP.get(&(#key as i64)).copied()),
    }
}

/// The expression that finds the bytes `key` in these items; nothing for a table that only takes texts.
///
/// ```text
/// LOOKUP.find(code)
/// ```
#[must_use]
pub fn find_bytes(lookup: &Lookup, key: &TokenStream) -> Option<TokenStream> {
    match lookup {
        Lookup::Few(_) | Lookup::Short(_) | Lookup::Sorted(Entries::Text(_)) => Some(quote!(LOOKUP.find(#key))),
        Lookup::Many(table) if !table.integers => Some(quote!(LOOKUP.find(#key))),
        _ => None,
    }
}

/// The expression of a `phf::Map` from each key to the expression that `value` gives for its row.
#[must_use]
pub fn phf_map(entries: &Entries, abi: &TokenStream, value: impl Fn(u32) -> String) -> TokenStream {
    #[cfg(feature = "phf")]
    {
        let path = format!("{abi}::phf").replace(' ', "");
        let map = match entries {
            Entries::Text(keys) => {
                let mut map = phf_codegen::Map::new();
                for (key, row) in keys {
                    map.entry(key.as_str(), value(*row));
                }
                map.phf_path(path).build().to_string()
            }
            Entries::Int(keys) => {
                let mut map = phf_codegen::Map::new();
                for (key, row) in keys {
                    map.entry(*key, value(*row));
                }
                map.phf_path(path).build().to_string()
            }
        };
        map.parse().unwrap_or_default()
    }
    #[cfg(not(feature = "phf"))]
    {
        let _ = (entries, value);
        quote!(#abi::phf::Map::new())
    }
}

fn key_type(entries: &Entries) -> TokenStream {
    match entries {
        Entries::Text(_) => quote!(&str),
        Entries::Int(_) => quote!(i64),
    }
}

fn dense(table: &Dense, abi: &TokenStream) -> TokenStream {
    let first = Literal::i64_unsuffixed(table.first);
    let (index, none) =
        if table.is_narrow() { (quote!(u8), u32::from(u8::MAX)) } else { (quote!(u16), u32::from(u16::MAX)) };
    let slots = table.slots.iter().map(|row| Literal::u32_unsuffixed(row.unwrap_or(none)));
    let len = Literal::usize_unsuffixed(table.slots.len());
    quote! {
        use #abi::Dense;
        static SLOTS: [#index; #len] = [#(#slots),*];
        const LOOKUP: Dense<#index> = Dense { first: #first, slots: &SLOTS };
    }
}

fn sparse(table: &Sparse, abi: &TokenStream) -> TokenStream {
    let (multiplier, shift) = (hex(table.multiplier), Literal::u32_unsuffixed(table.shift));
    let key = if table.is_narrow() { quote!(i32) } else { quote!(i64) };
    let row = |(key, row): &(i64, u32)| row_of(&Literal::i64_unsuffixed(*key), *row);
    // Where no key leads to, one stands whose own slot is elsewhere.
    let is_empty = |slot: u64, key: i64| (key as u64).wrapping_mul(table.multiplier) >> table.shift != slot;
    let rows = || (0..).zip(&table.rows);
    let filler = rows().find(|(slot, (key, _))| is_empty(*slot, *key)).map(|(_, filler)| row(filler));
    let empty = filler.map(|filler| quote!(const EMPTY: (#key, u32) = #filler;));
    let rows = rows().map(|(slot, of)| if is_empty(slot, of.0) { quote!(EMPTY) } else { row(of) });
    let len = Literal::usize_unsuffixed(table.rows.len());
    quote! {
        use #abi::Sparse;
        #empty
        static ROWS: [(#key, u32); #len] = [#(#rows),*];
        const LOOKUP: Sparse<#key> = Sparse { multiplier: #multiplier, shift: #shift, rows: &ROWS };
    }
}

fn few(table: &Few, abi: &TokenStream) -> TokenStream {
    let [words, min, max, len] = [table.words, table.min, table.max, table.slots.len()].map(Literal::usize_unsuffixed);
    let (mix, shift) = (mix(&table.mix), Literal::u32_unsuffixed(table.shift));
    let prefix = Literal::byte_string(table.prefix.as_bytes());
    let rows = table.slots.iter().map(|slot| match slot {
        Some((key, row)) => {
            let row = Literal::u32_unsuffixed(*row);
            quote!(Row::new(#key, #row))
        }
        None => quote!(Row::EMPTY),
    });
    quote! {
        use #abi::{Few, Mix, Row};
        static ROWS: [Row<#words>; #len] = [#(#rows),*];
        const LOOKUP: Few<#words> = Few { min: #min, max: #max, prefix: #prefix, mix: #mix, shift: #shift, rows: &ROWS };
    }
}

fn short(table: &Short, abi: &TokenStream) -> TokenStream {
    let (len, multiplier) = (Literal::usize_unsuffixed(table.len), hex(table.multiplier));
    let (pilots, slots) = slots(&table.slots);
    let rows = bytes("ROWS", &table.rows);
    quote! {
        use #abi::{Short, Slots};
        #pilots
        #rows
        const LOOKUP: Short = Short { len: #len, multiplier: #multiplier, slots: #slots, rows: &ROWS };
    }
}

fn many(table: &Many, abi: &TokenStream) -> TokenStream {
    let [words, min, max] = [table.words, table.min, table.max].map(Literal::usize_unsuffixed);
    let (prefix, mix) = (Literal::byte_string(&table.prefix), mix(&table.mix));
    let (pilots, slots) = slots(&table.slots);
    let (rows, texts) = (bytes("ROWS", &table.rows), bytes("TEXTS", &table.texts));
    quote! {
        use #abi::{Many, Mix, Slots};
        #pilots
        #rows
        #texts
        const LOOKUP: Many<#words> = Many {
            min: #min,
            max: #max,
            prefix: #prefix,
            mix: #mix,
            slots: #slots,
            rows: &ROWS,
            texts: &TEXTS,
        };
    }
}

/// `static PILOTS: [u8; 2] = *b"\x00\x01";` and `Slots { bucket_shift: 63, places: 9, pilots: &PILOTS }`
fn slots(slots: &Slots) -> (TokenStream, TokenStream) {
    let [bucket_shift, places] = [slots.bucket_shift, slots.places].map(Literal::u32_unsuffixed);
    let expression = quote!(Slots { bucket_shift: #bucket_shift, places: #places, pilots: &PILOTS });
    (bytes("PILOTS", &slots.pilots), expression)
}

/// `static NAME: [u8; 3] = *b"abc";`
fn bytes(name: &str, bytes: &[u8]) -> TokenStream {
    let name = Ident::new(name, Span::call_site());
    let (len, bytes) = (Literal::usize_unsuffixed(bytes.len()), Literal::byte_string(bytes));
    quote!(static #name: [u8; #len] = *#bytes;)
}

fn sorted(entries: &Entries, abi: &TokenStream) -> TokenStream {
    let key = key_type(entries);
    let rows: Vec<TokenStream> = match entries {
        Entries::Text(keys) => keys.iter().map(|(key, row)| row_of(&Literal::string(key), *row)).collect(),
        Entries::Int(keys) => keys.iter().map(|(key, row)| row_of(&Literal::i64_unsuffixed(*key), *row)).collect(),
    };
    let len = Literal::usize_unsuffixed(rows.len());
    quote! {
        use #abi::Sorted;
        static ROWS: [(#key, u32); #len] = [#(#rows),*];
        const LOOKUP: Sorted<#key> = Sorted { rows: &ROWS };
    }
}

/// `(-401, 7)`
fn row_of(key: &Literal, row: u32) -> TokenStream {
    let row = Literal::u32_unsuffixed(row);
    quote!((#key, #row))
}

/// `Mix { places: 0b11, rotation: Some(29), multiplier: 0x9E37_79B9_7F4A_7C15 }`
fn mix(mix: &Mix) -> TokenStream {
    let Mix { places, turn, multiplier } = *mix;
    let multiplier = hex(multiplier);
    let turn = match turn.map(Literal::u32_unsuffixed) {
        Some(turn) => quote!(Some(#turn)),
        None => quote!(None),
    };
    let places = literal(format!("{places:#b}"), places);
    quote!(Mix { places: #places, rotation: #turn, multiplier: #multiplier })
}

/// A number in hexadecimal, in groups of four digits.
fn hex(number: u64) -> Literal {
    let group = |shift: u32| number >> shift & 0xFFFF;
    literal(format!("0x{:04X}_{:04X}_{:04X}_{:04X}", group(48), group(32), group(16), group(0)), number)
}

/// The literal spelt `text`, whose value is `number`.
fn literal(text: String, number: u64) -> Literal {
    text.parse().unwrap_or_else(|_| Literal::u64_unsuffixed(number))
}
