//! A style and a number go in, so many made-up codes come out: the same ones in every run.
//!
//! ```
//! assert_eq!(keys::Style::Dotted.keys(2), keys::Style::Dotted.keys(2));
//! ```

mod miss;
mod random;

use std::collections::HashSet;
use std::fmt;
use std::sync::LazyLock;

pub use miss::{near, stranger, vast};
pub use random::Random;

/// A way in which people write codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `TOKEN.EXPIRED.17`
    Dotted,
    /// `RATE_LIMIT_OF_CLIENT_EXCEEDED`
    ScreamingSnake,
    /// `https://errors.example.com/v1/problems/token-expired-17`: longer than the words of a row.
    LongPrefix,
    /// Letters and digits, from one to sixty of them.
    MixedLength,
    /// `40117`
    Digits,
}

/// What codes are made of.
static WORDS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    "ACCESS ACCOUNT ADDRESS AGE AMOUNT API BODY CARD CHANNEL CLIENT CONFLICT COUNTRY CURRENCY DATE DENIED DEVICE \
     DUPLICATE EMAIL EXCEEDED EXPIRED FIELD FORMAT HEADER ID INTERNAL INVALID IP LIMIT LOCKED METHOD MISSING NOT_FOUND \
     OF ORDER PAYMENT PERMISSION PRODUCT QUOTA RATE REQUEST SCOPE SERVICE SIGNATURE TIMEOUT TOKEN UNIT UPSTREAM USER"
        .split_whitespace()
        .collect()
});

impl Style {
    /// Every style.
    pub const ALL: [Self; 5] = [Self::Dotted, Self::ScreamingSnake, Self::LongPrefix, Self::MixedLength, Self::Digits];

    /// `size` different codes in this style, in no order.
    #[must_use]
    pub fn keys(self, size: usize) -> Vec<String> {
        let mut random = Random::new(size as u64);
        let mut seen = HashSet::with_capacity(size);
        let mut keys = Vec::with_capacity(size);
        while keys.len() < size {
            let key = self.key(size, &mut random);
            if seen.insert(key.clone()) {
                keys.push(key);
            }
        }
        keys
    }

    /// One code of a set of `size`.
    fn key(self, size: usize, random: &mut Random) -> String {
        match self {
            Self::Dotted => format!("{}.{:02}", words(1 + random.below(3), ".", random), random.below(100)),
            Self::ScreamingSnake => words(3 + random.below(3), "_", random),
            Self::LongPrefix => {
                let name = words(2, "-", random).to_lowercase().replace('_', "-");
                format!("https://errors.example.com/v1/problems/{name}-{}", random.below(1_000))
            }
            Self::MixedLength => {
                let len = 1 + random.below(60);
                (0..len).map(|_| char::from(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"[random.below(36)])).collect()
            }
            // A third of all numbers that are as long.
            Self::Digits => (10_000 + random.below(90_000.max(3 * size))).to_string(),
        }
    }
}

impl fmt::Display for Style {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Dotted => "dotted",
            Self::ScreamingSnake => "snake case",
            Self::LongPrefix => "long prefix",
            Self::MixedLength => "mixed length",
            Self::Digits => "digits",
        })
    }
}

/// So many words, with `between` between them.
fn words(count: usize, between: &str, random: &mut Random) -> String {
    (0..count).map(|_| WORDS[random.below(WORDS.len())]).collect::<Vec<_>>().join(between)
}
