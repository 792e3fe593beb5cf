//! The sets go in, a function of Rust that counts the lookups of each comes out, and the name of the compiler.

use std::error::Error;
use std::path::PathBuf;
use std::process::Command;
use std::{env, fs};

use quote::{format_ident, quote};
use sets::Codes;

/// Larger tables are read by the same instructions.
const LARGEST: usize = 1_000;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rustc-env=COMPILER={}", compiler()?);
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("no OUT_DIR")?);
    let sets = sets::up_to(LARGEST);
    let cases = sets.iter().enumerate().map(|(number, set)| {
        let (module, title, list) = (format_ident!("set{number}"), &set.title, set.list());
        let (find, function) = match set.from_code() {
            Some(function) => (quote!(from_code), function),
            None => (quote!(table), set.table(&set.lookup(), &quote!(codetable::lookup))),
        };
        let count = match set.codes {
            Codes::Text(_) => quote!(texts),
            Codes::Integer(_) => quote!(integers),
        };
        quote! {{
            mod #module { #function }
            case::#count(#title, &#list, #module::#find)
        }}
    });
    let cases: proc_macro2::TokenStream = quote! {
        /// Looks everything up, and tells what it was.
        pub(crate) fn all() -> Vec<Case> { vec![#(#cases),*].into_iter().flatten().collect() }
    };
    fs::write(out.join("cases.rs"), cases.to_string())?;
    Ok(())
}

/// `1.95.0 for x86_64-unknown-linux-gnu`: other instructions come out of another.
fn compiler() -> Result<String, Box<dyn Error>> {
    let output = Command::new(env::var("RUSTC")?).arg("--version").output()?.stdout;
    let version = String::from_utf8(output)?;
    Ok(format!("{} for {}", version.trim(), env::var("TARGET")?))
}
