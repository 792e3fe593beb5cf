//! Sets of keys that a hash may find hard, and inputs that are almost keys.

use std::collections::BTreeSet;

/// SplitMix64: the same numbers in every run.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let number = (self.0 ^ self.0 >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let number = (number ^ number >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        number ^ number >> 31
    }

    pub fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit as u64) as usize
    }
}

#[derive(Clone, Copy, Debug)]
pub enum Family {
    /// `SONG_TOKEN_LIMIT`
    Words,
    /// `E00042`
    Numbered,
    /// Any characters, any length from 0 to 80.
    Any,
    /// One to seven letters.
    Short,
    /// The same 20 bytes before each.
    Prefixed,
    /// The same 20 bytes after each.
    Suffixed,
    /// 80 bytes, of which the middle ones differ.
    Middle,
    /// Two bytes differ somewhere in a text of 40.
    Changed,
    /// Korean.
    Korean,
    /// The same Korean words before each, then a syllable or a few: half of a syllable may be alike too.
    KoreanPrefixed,
    /// Lengths 33 to 80.
    Long,
    /// Lengths 0 to 80, some of it not ASCII.
    AnyLength,
    /// One byte differs somewhere in a text of 40.
    OneByte,
}

pub const FAMILIES: &[Family] = &[
    Family::Words,
    Family::Numbered,
    Family::Any,
    Family::Short,
    Family::Prefixed,
    Family::Suffixed,
    Family::Middle,
    Family::Changed,
    Family::Korean,
    Family::KoreanPrefixed,
    Family::Long,
    Family::AnyLength,
    Family::OneByte,
];

/// `size` different keys in random order.
pub fn texts(family: Family, size: usize, random: &mut Random) -> Vec<String> {
    const WORDS: [&str; 12] =
        ["SONG", "TOKEN", "LIMIT", "NOT", "FOUND", "IN", "RATE", "USER", "EXPIRED", "INVALID", "A", "SERVER"];
    let mut seen = BTreeSet::new();
    let mut keys = Vec::new();
    while keys.len() < size {
        let number = keys.len();
        let letters = |len: usize, random: &mut Random| -> String {
            (0..len).map(|_| char::from(b'A' + random.below(26) as u8)).collect()
        };
        let key = match family {
            Family::Words => {
                let count = 2 + random.below(3);
                (0..count).map(|_| WORDS[random.below(WORDS.len())]).collect::<Vec<_>>().join("_")
            }
            Family::Numbered => format!("E{number:05}"),
            Family::Any => {
                let len = random.below(28);
                (0..len).filter_map(|_| char::from_u32(random.below(0x1_2000) as u32 % 0xD7FF)).take(20).collect()
            }
            Family::Short => {
                let len = 1 + random.below(7);
                letters(len, random)
            }
            Family::Prefixed => format!("com.example.errors/{}", letters(4, random)),
            Family::Suffixed => format!("{}@errors.example.com/v1", letters(4, random)),
            Family::Middle => format!("{}{}{}", "x".repeat(38), letters(4, random), "x".repeat(38)),
            Family::Changed => {
                let mut text = vec![b'x'; 40];
                for _ in 0..2 {
                    text[random.below(40)] = b'a' + random.below(26) as u8;
                }
                String::from_utf8(text).unwrap()
            }
            Family::Korean => {
                let len = 1 + random.below(20);
                (0..len).filter_map(|_| char::from_u32(0xAC00 + random.below(11_172) as u32)).collect()
            }
            Family::KoreanPrefixed => {
                let len = 3 + random.below(5);
                let rest = (0..len).filter_map(|_| char::from_u32(0xAC00 + random.below(11_172) as u32));
                format!("인증 오류: {}", rest.collect::<String>())
            }
            Family::Long => {
                let len = 33 + random.below(48);
                letters(len, random)
            }
            Family::AnyLength => {
                let (mut text, len) = (String::new(), random.below(81));
                while text.len() < len {
                    let wide = len - text.len() >= 3 && random.below(4) == 0;
                    let number = if wide { 0xAC00 + random.below(11_172) } else { 0x21 + random.below(94) };
                    text.extend(char::from_u32(number as u32));
                }
                text
            }
            Family::OneByte => {
                let mut text = vec![b'x'; 40];
                text[random.below(40)] = b'!' + random.below(94) as u8;
                String::from_utf8(text).unwrap()
            }
        };
        if seen.insert(key.clone()) {
            keys.push(key);
        }
    }
    keys
}

/// Sets of `size` different integers: dense, with steps, random of 16, 32 and 64 bits, at the edges.
pub fn integers(size: usize, random: &mut Random) -> Vec<Vec<i64>> {
    let mut distinct = |next: fn(&mut Random, i64) -> i64| {
        let mut seen = BTreeSet::new();
        let mut keys = Vec::new();
        while keys.len() < size {
            let key = next(random, keys.len() as i64);
            if seen.insert(key) {
                keys.push(key);
            }
        }
        keys
    };
    vec![
        distinct(|_, number| 7 - number),
        distinct(|_, number| i64::MIN + number),
        distinct(|_, number| i64::MAX - number * 1000),
        distinct(|_, number| number << 20),
        distinct(|_, number| if number % 2 == 0 { number } else { i64::MIN + number }),
        distinct(|random, _| i64::from(random.next() as i16)),
        distinct(|random, _| i64::from(random.next() as i32)),
        distinct(|random, _| random.next() as i64),
    ]
}

/// The key itself, and what differs from it by little: a byte changed, added, dropped, in another case.
pub fn near(key: &[u8], random: &mut Random) -> Vec<Vec<u8>> {
    let mut near = vec![key.to_vec(), key.to_ascii_lowercase(), key.to_ascii_uppercase(), Vec::new(), vec![b'x'; 4096]];
    let at = random.below(key.len() + 1);
    let mut added = key.to_vec();
    added.insert(at, b'_');
    near.push(added);
    near.push([key, b"\0"].concat());
    if !key.is_empty() {
        for _ in 0..3 {
            let mut changed = key.to_vec();
            changed[random.below(key.len())] ^= 1 << random.below(8);
            near.push(changed);
        }
        let mut dropped = key.to_vec();
        dropped.remove(random.below(key.len()));
        near.extend([dropped, key[1..].to_vec(), key[..key.len() - 1].to_vec()]);
        near.push((0..random.below(84)).map(|_| random.next() as u8).collect());
    }
    near
}
