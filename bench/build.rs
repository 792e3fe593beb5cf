//! The sets go in, a module of Rust for each of them comes out: its keys, and its lookup as ours and as each peer that
//! generates code has it.

#[path = "build/gperf.rs"]
mod gperf;
#[path = "build/peers.rs"]
mod peers;

use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

use quote::{format_ident, quote};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rustc-check-cfg=cfg(gperf)");
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("no OUT_DIR")?);
    // For a quick look: the sets of no more than so many codes.
    println!("cargo::rerun-if-env-changed=LARGEST_SET");
    let largest = env::var("LARGEST_SET").ok().and_then(|largest| largest.parse().ok()).unwrap_or(usize::MAX);
    let sets = sets::up_to(largest);
    let gperf = gperf::compile(&sets, &out)?;

    let mut modules = proc_macro2::TokenStream::new();
    let names: Vec<_> = (0..sets.len()).map(|number| format_ident!("set{number}")).collect();
    for (number, (set, name)) in sets.iter().zip(&names).enumerate() {
        let lookup = set.lookup();
        let (title, bound, key, keys) = (&set.title, lookup.bound(), set.key_type(), set.list());
        let peers = peers::all(set, &lookup, gperf.contains(&number).then_some(number));
        let (functions, contestants) =
            (peers.iter().map(|peer| &peer.items), peers.iter().map(|peer| &peer.contestant));
        modules.extend(quote! {
            mod #name {
                use crate::contestant::{Contestant, Peer};
                #(#functions)*
                pub(super) fn set() -> crate::set::Set<#key> {
                    let contestants = vec![#(#contestants),*];
                    crate::set::Set::new(#title, #bound, #keys, contestants)
                }
            }
        });
    }
    let tokens = quote! {
        #modules
        /// Hands every set over, the smallest first.
        pub fn each(measure: &mut impl crate::set::Visit) {
            #(measure.visit(#names::set());)*
        }
    };
    fs::write(out.join("sets.rs"), tokens.to_string())?;
    Ok(())
}
