//! Prints, as Markdown, how much memory it takes to read a response, and to make a plain `serde_json::Value` of its
//! body: `cargo run --release --manifest-path bench/Cargo.toml -p reading --bin allocations`.

use std::hint::black_box;

use allocation_counter::{AllocationInfo, measure};
use reading::bodies::{Group, large, malformed, real};

fn main() {
    println!("| bodies | allocations for one, ours | value | bytes at most, ours | value |");
    println!("|---|---|---|---|---|");
    for Group { title, calls, .. } in real().iter().chain(&malformed()).chain(&large()) {
        let each = |work: &dyn Fn(usize)| -> (f64, u64) {
            let infos: Vec<AllocationInfo> = (0..calls.len()).map(|place| measure(|| work(place))).collect();
            let count: u64 = infos.iter().map(|info| info.count_total).sum();
            (count as f64 / calls.len() as f64, infos.iter().map(|info| info.bytes_max).max().unwrap_or_default())
        };
        let ours = each(&|place| {
            black_box(&calls[place].finding());
        });
        let value = each(&|place| {
            black_box(&calls[place].value());
        });
        println!("| {title} | {:.1} | {:.1} | {} | {} |", ours.0, value.0, ours.1, value.1);
    }
}
