//! A table in, a line out that says how large it is and how much work a lookup does at most.

use super::{Entries, Lookup, Mix, Slots};

impl Lookup {
    /// The size of the table in bytes.
    #[must_use]
    pub fn bytes(&self) -> usize {
        match self {
            Self::Dense(table) => table.slots.len() * if table.is_narrow() { 1 } else { 2 },
            Self::Sparse(table) => table.rows.len() * if table.is_narrow() { 8 } else { 16 },
            Self::Few(table) => table.slots.len() * (8 * table.words + 8),
            Self::Short(table) => table.rows.len() + table.slots.pilots.len(),
            Self::Many(table) => table.rows.len() + table.slots.pilots.len() + table.texts.len(),
            Self::Sorted(Entries::Text(keys)) => keys.iter().map(|(key, _)| 24 + key.len()).sum(),
            Self::Sorted(Entries::Int(keys)) => keys.len() * 16,
            Self::Phf(Entries::Text(keys)) => keys.iter().map(|(key, _)| 24 + key.len() + 8).sum(),
            Self::Phf(Entries::Int(keys)) => keys.len() * 24,
        }
    }

    /// The size of the table and the bound of a lookup's work, for people, in one line:
    /// ``19 keys, 32 slots, 768 B; 1 multiplication, 2 words compared``.
    #[must_use]
    pub fn bound(&self) -> String {
        let size = size(self.bytes());
        match self {
            Self::Dense(table) => {
                format!("{}, {} slots, {size}; 1 array access", keys(table.keys()), table.slots.len())
            }
            Self::Sparse(table) => {
                let slots = table.rows.len();
                format!("{}, {slots} slots, {size}; 1 multiplication, 1 integer compared", keys(table.keys))
            }
            Self::Short(table) => {
                format!("{}, {size}; 1 multiplication, 1 word compared", placed(table.keys, &table.slots))
            }
            Self::Few(table) => {
                let (len, slots) = (table.slots.iter().flatten().count(), table.slots.len());
                let compared = words(table.words + prefix_words(table.prefix.len()));
                format!("{}, {slots} slots, {size}; {}, {compared} compared", keys(len), products(&table.mix))
            }
            Self::Many(table) => {
                let least = table.words + prefix_words(table.prefix.len());
                let beyond = if table.is_long() { (table.max - table.prefix.len()) / 8 } else { 0 };
                let (at_most, compared) = (if beyond > 0 { "at most " } else { "" }, words(least + beyond));
                let (placed, products) = (placed(table.keys, &table.slots), products(&table.mix));
                format!("{placed}, {size}; {products}, {at_most}{compared} compared")
            }
            Self::Sorted(entries) => {
                let steps = usize::BITS - entries.len().leading_zeros();
                format!("{} in order, {size}; a binary search, at most {steps} keys compared", keys(entries.len()))
            }
            Self::Phf(entries) => format!("{}, {size}; a `phf::Map`, 1 key hashed and compared", keys(entries.len())),
        }
    }
}

/// `70 keys, 128 slots, 64 pilots`
fn placed(count: usize, slots: &Slots) -> String {
    format!("{}, {} slots, {} pilots", keys(count), slots.len, slots.pilots.len())
}

fn keys(count: usize) -> String {
    if count == 1 { "1 key".to_owned() } else { format!("{count} keys") }
}

fn products(mix: &Mix) -> String {
    match (mix.turn, mix.places.count_ones()) {
        (Some(_), _) | (None, 0) => "1 multiplication".to_owned(),
        (None, words) => format!("{} multiplications", words + 1),
    }
}

/// In how many words what all keys begin with is compared.
fn prefix_words(len: usize) -> usize {
    len.div_ceil(8)
}

fn words(count: usize) -> String {
    if count == 1 { "1 word".to_owned() } else { format!("{count} words") }
}

/// A number of bytes, with one decimal from a KiB on.
fn size(bytes: usize) -> String {
    let tenths = |unit: usize| (bytes * 10 + unit / 2) / unit;
    match bytes {
        0..1024 => format!("{bytes} B"),
        1024..0x10_0000 => format!("{}.{} KiB", tenths(1024) / 10, tenths(1024) % 10),
        _ => format!("{}.{} MiB", tenths(0x10_0000) / 10, tenths(0x10_0000) % 10),
    }
}
