//! One set of keys for each kind of table. `generated.rs` holds the tables as the compiler writes them; the
//! library compiles that text and holds it against these keys.

use codetable_model::lookup::{Keys, Strategy};

/// The name of a function and the table it reads.
pub struct Golden {
    pub name: &'static str,
    pub strategy: Strategy,
    pub keys: Set,
}

pub enum Set {
    Text(Vec<String>),
    Int(Vec<i64>),
}

impl Set {
    /// The keys with their rows: two to a row.
    pub fn keys(&self) -> Keys<'_> {
        match self {
            Self::Text(keys) => Keys::Text(keys.iter().zip(0..).map(|(key, row)| (key.as_str(), row / 2)).collect()),
            Self::Int(keys) => Keys::Int(keys.iter().zip(0..).map(|(key, row)| ((*key).into(), row / 2)).collect()),
        }
    }
}

pub fn goldens() -> Vec<Golden> {
    let text = |name, strategy, keys: &[&str]| {
        let keys = Set::Text(keys.iter().map(|key| (*key).to_owned()).collect());
        Golden { name, strategy, keys }
    };
    let int = |name, strategy, keys: &[i64]| Golden { name, strategy, keys: Set::Int(keys.to_vec()) };
    let numbered = |name, make: fn(i64) -> String| Golden {
        name,
        strategy: Strategy::Many,
        keys: Set::Text((0..70).map(make).collect()),
    };
    let sparse = [-1, -2, -3, -401, -9798, i64::from(i32::MIN)];
    let words = ["TOKEN_EXPIRED", "RATE_LIMIT_EXCEEDED", "\"quoted\" \\ 한글", "A"];
    vec![
        int("dense", Strategy::Dense, &[-2, -1, 1, 5]),
        int("sparse", Strategy::Sparse, &sparse),
        int("sparse_wide", Strategy::Sparse, &[i64::MIN, i64::MAX, 0]),
        int("many_integers", Strategy::Many, &(0..70).map(|number| number * number * -1009).collect::<Vec<_>>()),
        int("sorted_integers", Strategy::Sorted, &sparse),
        text("few", Strategy::Few, &words),
        text("few_short", Strategy::Few, &["22000", "22001", "42P01"]),
        text("short", Strategy::Short, &["22000", "22001", "42P01"]),
        text("few_prefix", Strategy::Few, &["urn:problem:token-expired", "urn:problem:rate-limit-exceeded"]),
        numbered("many", |number| format!("E{:04}", number * 37)),
        numbered("many_prefix", |number| {
            format!(
                "https://errors.example.com/v1/problems/{}",
                "x".repeat(8 + number as usize % 40) + &number.to_string()
            )
        }),
        numbered("many_long", |number| format!("https://errors.example.com/{}/v1", "x".repeat(number as usize))),
        text("sorted", Strategy::Sorted, &words),
        text("phf", Strategy::Phf, &words),
        int("phf_integers", Strategy::Phf, &sparse),
    ]
}
