//! A set goes in, its lookup as each of those has it that generate code comes out.
//!
//! Sizes are limited by what a build takes: `match` needs a minute for 10,000 texts, and a map of 100,000 written down as
//! an array of pairs needs gigabytes.

use codetable_compiler::rust::lookup as emit;
use codetable_model::lookup::{Entries, Lookup};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use sets::{Codes, Set};

/// One way to look codes up.
pub(crate) struct Peer {
    /// The function, and what it needs.
    pub(crate) items: TokenStream,
    /// The expression of the contestant.
    pub(crate) contestant: TokenStream,
}

/// Code of an arm, a variant or a branch for every key.
const BRANCHES: usize = 1_000;
/// A literal with an element for every key.
const LITERALS: usize = 10_000;

/// Every way that there is for `set`; `gperf` is the number of its C function, if it has one.
pub(crate) fn all(set: &Set, lookup: &Lookup, gperf: Option<usize>) -> Vec<Peer> {
    let mut peers = vec![peer("Table", "table", set.table(lookup, &quote!(codetable::lookup)))];
    peers.extend(set.from_code().map(|items| peer("Codetable", "from_code", items)));
    let len = set.len();
    match &set.codes {
        Codes::Text(codes) => {
            if len <= BRANCHES {
                peers.push(peer("Match", "matched", text_match(codes)));
                peers.push(peer("Strum", "strum", strum(codes)));
                peers.push(peer("Frozen", "frozen", frozen(codes)));
            }
            if len <= LITERALS {
                peers.push(peer("Phf", "phf", phf(set)));
                peers.push(peer("Hashify", "hashify", hashify(codes)));
                peers.push(peer("QuickPhf", "quickphf", quickphf(codes)));
            }
        }
        Codes::Integer(codes) => {
            peers.push(peer("Match", "matched", integer_match(codes)));
            peers.push(peer("Phf", "phf", phf(set)));
        }
    }
    if let Some(number) = gperf {
        let function = format_ident!("gperf{number}");
        let items = quote!(use crate::gperf::#function as gperf;);
        peers.push(peer("Gperf", "gperf", items));
    }
    peers
}

/// The contestant that calls `function`, which is among `items`.
fn peer(name: &str, function: &str, items: TokenStream) -> Peer {
    let (name, function) = (format_ident!("{name}"), format_ident!("{function}"));
    Peer { items, contestant: quote!(Contestant::new(Peer::#name, #function)) }
}

/// `match code { "A" => Some(0), … , _ => None }`
fn text_match(codes: &[String]) -> TokenStream {
    let rows = 0..codes.len();
    quote! {
        #[inline]
        fn matched(code: &str) -> Option<usize> {
            match code { #(#codes => Some(#rows),)* _ => None }
        }
    }
}

fn integer_match(codes: &[i64]) -> TokenStream {
    let rows = 0..codes.len();
    quote! {
        #[inline]
        fn matched(code: i64) -> Option<usize> {
            match code { #(#codes => Some(#rows),)* _ => None }
        }
    }
}

/// An enum that derives its own parser.
fn strum(codes: &[String]) -> TokenStream {
    let names: Vec<_> = (0..codes.len()).map(|row| format_ident!("Row{row}")).collect();
    quote! {
        #[derive(Clone, Copy, strum::EnumString)]
        #[repr(u32)]
        enum Strum { #(#[strum(serialize = #codes)] #names),* }
        #[inline]
        fn strum(code: &str) -> Option<usize> {
            code.parse::<Strum>().ok().map(|row| row as usize)
        }
    }
}

fn frozen(codes: &[String]) -> TokenStream {
    let rows = 0..codes.len();
    quote! {
        frozen_collections::fz_string_map!(static FROZEN: Frozen<&'static str, usize>, { #(#codes: #rows),* });
        #[inline]
        fn frozen(code: &str) -> Option<usize> {
            FROZEN.get(code).copied()
        }
    }
}

fn phf(set: &Set) -> TokenStream {
    let (entries, key) = (Entries::new(&set.codes.keys()), set.key_type());
    let map = emit::phf_map(&entries, &quote!(crate::abi), |row| format!("{row}usize"));
    let borrowed = if matches!(set.codes, Codes::Text(_)) { quote!(code) } else { quote!(&code) };
    quote! {
        static PHF: phf::Map<#key, usize> = #map;
        #[inline]
        fn phf(code: #key) -> Option<usize> {
            PHF.get(#borrowed).copied()
        }
    }
}

fn hashify(codes: &[String]) -> TokenStream {
    let rows = 0..codes.len();
    quote! {
        #[inline]
        fn hashify(code: &str) -> Option<usize> {
            hashify::map! { code.as_bytes(), usize, #(#codes => #rows),* }.copied()
        }
    }
}

fn quickphf(codes: &[String]) -> TokenStream {
    let (keys, rows): (Vec<&str>, Vec<usize>) = codes.iter().map(String::as_str).zip(0..).unzip();
    let map: TokenStream = quickphf_codegen::build_map(&keys, &rows).to_string().parse().unwrap_or_default();
    quote! {
        static QUICKPHF: quickphf::PhfMap<&'static str, usize> = #map;
        #[inline]
        fn quickphf(code: &'static str) -> Option<usize> {
            QUICKPHF.get(&code).copied()
        }
    }
}
