//! The tables of the specs, and made-up ones, each as ours and as a `phf::Map`.

use std::env;
use std::fs;
use std::path::Path;

use codetable_compiler::catalog::{Code, Table};
use codetable_compiler::emit::rust::lookup as emit;
use codetable_compiler::lookup::{Entries, Keys, find};
use codetable_compiler::vocabulary::LookupKind;
use codetable_compiler::{compile, load};
use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

fn main() {
    println!("cargo::rerun-if-changed=../specs");
    println!("cargo::rerun-if-changed=build.rs");
    let mut sets = Vec::new();
    let (sources, _) = load::load(Path::new("../specs"));
    let catalog = compile(&sources).catalog;
    for provider in &catalog.providers {
        for table in &provider.tables {
            sets.push(set(&format!("{} {}", provider.name, table.id), &codes(table)));
        }
    }
    sets.push(set("260 of five letters", &texts(260, |random| format!("{}{}", letters(2, random), digits(3, random)))));
    for size in [1_000, 10_000] {
        sets.push(set(
            &format!("{size} of mixed length"),
            &texts(size, |random| {
                let words: Vec<String> = (0..1 + random.below(3))
                    .map(|_| {
                        let len = 3 + random.below(7);
                        letters(len, random)
                    })
                    .collect();
                format!("{}.{}", words.join("_"), digits(3, random))
            }),
        ));
    }
    let out = env::var("OUT_DIR").unwrap_or_default();
    let (modules, names): (Vec<_>, Vec<_>) = sets
        .into_iter()
        .enumerate()
        .map(|(number, set)| {
            let name = format_ident!("set{number}");
            (quote!(pub mod #name { #set }), quote!(#name))
        })
        .unzip();
    let tokens = quote! {
        #(#modules)*
        /// Runs `measure` on every set.
        macro_rules! each { ($measure:ident) => { #($measure!(#names);)* } }
    };
    if let Err(error) = fs::write(Path::new(&out).join("sets.rs"), tokens.to_string()) {
        println!("cargo::error=the tables cannot be written: {error}");
    }
}

/// The module of one set of keys.
fn set(title: &str, codes: &[Code]) -> TokenStream {
    let texts: Vec<(&str, u32)> = codes
        .iter()
        .zip(0..)
        .filter_map(|(code, row)| if let Code::Text(text) = code { Some((&text[..], row)) } else { None })
        .collect();
    let integers: Vec<(i128, u32)> = codes
        .iter()
        .zip(0..)
        .filter_map(|(code, row)| if let Code::Int(integer) = code { Some((*integer, row)) } else { None })
        .collect();
    let abi = quote!(crate::abi);
    let text = integers.is_empty();
    let (kind, key) = if text { (quote!(Text), quote!(&'static str)) } else { (quote!(Integer), quote!(i64)) };
    let (argument, borrowed) = if text { (quote!(&str), quote!(code)) } else { (quote!(i64), quote!(&code)) };
    let list: Vec<Literal> = if text {
        texts.iter().map(|(key, _)| Literal::string(key)).collect()
    } else {
        integers.iter().map(|(key, _)| Literal::i128_unsuffixed(*key)).collect()
    };
    let keys = if text { Keys::Text(texts) } else { Keys::Int(integers) };
    let ours = find(&keys, LookupKind::Auto);
    let (items, found, bound) = (emit::items(&ours, &abi), emit::find(&ours, &quote!(code)), ours.bound());
    let map = emit::phf_map(&Entries::new(&keys), &abi, |row| format!("{row}usize"));
    quote! {
        pub const TITLE: &str = #title;
        pub const BOUND: &str = #bound;
        pub static KEYS: &[#key] = &[#(#list),*];
        pub use crate::measure::#kind as Kind;
        #[inline]
        pub fn ours(code: #argument) -> Option<usize> { #items #found }
        #[inline]
        pub fn phf(code: #argument) -> Option<usize> {
            static MAP: phf::Map<#key, usize> = #map;
            MAP.get(#borrowed).copied()
        }
    }
}

/// All codes of a table.
fn codes(table: &Table) -> Vec<Code> {
    table.rows.iter().map(|row| row.code.clone()).collect()
}

/// `size` different texts.
fn texts(size: usize, mut make: impl FnMut(&mut Random) -> String) -> Vec<Code> {
    let mut random = Random(size as u64);
    let mut texts = Vec::new();
    let mut seen = std::collections::BTreeSet::new();
    while texts.len() < size {
        let text = make(&mut random);
        if seen.insert(text.clone()) {
            texts.push(Code::Text(text));
        }
    }
    texts
}

fn letters(len: usize, random: &mut Random) -> String {
    (0..len).map(|_| char::from(b'A' + random.below(26) as u8)).collect()
}

fn digits(len: usize, random: &mut Random) -> String {
    (0..len).map(|_| char::from(b'0' + random.below(10) as u8)).collect()
}

/// SplitMix64.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let number = (self.0 ^ self.0 >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let number = (number ^ number >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((number ^ number >> 31) % limit as u64) as usize
    }
}
