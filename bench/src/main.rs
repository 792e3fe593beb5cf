//! Prints, as Markdown, how many times faster our lookups are than those of `phf`, on the tables of the
//! specs and on made-up ones: `cargo run --release --manifest-path bench/Cargo.toml`.
//!
//! Both contestants run in one binary, in turns, on keys in random order that were copied away from the
//! tables, after every answer was checked. A ratio is the median of the ratios of single rounds: trust
//! it rather than the nanoseconds, which depend on the machine.

mod measure;

/// What generated code reads its tables with.
mod abi {
    pub use codetable::lookup::*;
    pub use phf;
}

mod sets {
    include!(concat!(env!("OUT_DIR"), "/sets.rs"));
    pub(crate) use each;
}

fn main() {
    println!("| keys | hit, ns | phf ÷ ours: hit | latency | near miss | 4 KiB miss | table |");
    println!("|---|---|---|---|---|---|---|");
    macro_rules! row {
        ($set:ident) => {{
            use sets::$set::{BOUND, KEYS, Kind, TITLE, ours, phf};
            println!("| {TITLE} | {} | {BOUND} |", Kind::measure(KEYS, ours, phf));
        }};
    }
    sets::each!(row);
}
