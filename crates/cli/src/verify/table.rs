//! The description of a lookup table and a code in, the row that the library's table of it leads to out.

use codetable_model::lookup::{Dense, Entries, Few, Lookup, Many, Short, Sparse, short, word};

/// The row of a text.
pub(super) fn find(lookup: &Lookup, key: &[u8]) -> Option<u32> {
    match lookup {
        Lookup::Few(table) => few(table, key),
        Lookup::Short(table) => self::short_text(table, key),
        Lookup::Many(table) if !table.integers => many(table, key),
        Lookup::Sorted(Entries::Text(rows)) | Lookup::Phf(Entries::Text(rows)) => {
            rows.binary_search_by(|(known, _)| known.as_bytes().cmp(key)).ok().map(|at| rows[at].1)
        }
        _ => None,
    }
}

/// The row of an integer.
pub(super) fn find_integer(lookup: &Lookup, key: i64) -> Option<u32> {
    match lookup {
        Lookup::Dense(Dense { first, slots }) => *slots.get(usize::try_from(key.wrapping_sub(*first) as u64).ok()?)?,
        Lookup::Sparse(Sparse { multiplier, shift, rows, .. }) => {
            let (known, row) = rows[((key as u64).wrapping_mul(*multiplier) >> shift) as usize];
            (known == key).then_some(row)
        }
        Lookup::Many(table) if table.integers => many(table, &key.to_le_bytes()),
        Lookup::Sorted(Entries::Int(rows)) | Lookup::Phf(Entries::Int(rows)) => {
            rows.binary_search_by(|(known, _)| known.cmp(&key)).ok().map(|at| rows[at].1)
        }
        _ => None,
    }
}

fn few(table: &Few, key: &[u8]) -> Option<u32> {
    let key = Some(key).filter(|key| (table.min..=table.max).contains(&key.len()))?;
    let key = key.strip_prefix(table.prefix.as_bytes())?;
    let hash = table.mix.sum(key, table.words).wrapping_mul(table.mix.multiplier);
    let (known, row) = table.slots[(hash >> table.shift) as usize].as_ref()?;
    (known.as_bytes() == key).then_some(*row)
}

fn short_text(table: &Short, key: &[u8]) -> Option<u32> {
    let word = Some(key).filter(|key| key.len() == table.len).map(short)?;
    let row = table.rows.chunks_exact(8).nth(table.slots.of(word.wrapping_mul(table.multiplier)))?;
    let (known, index) = row.split_at(table.len);
    (known == key).then(|| index.iter().rev().fold(0, |index, byte| index << 8 | u32::from(*byte)))
}

fn many(table: &Many, key: &[u8]) -> Option<u32> {
    let key = Some(key).filter(|key| (table.min..=table.max).contains(&key.len()))?;
    let key = key.strip_prefix(&table.prefix[..])?;
    let slot = table.slots.of(table.mix.sum(key, table.words).wrapping_mul(table.mix.multiplier));
    let row = table.rows.chunks_exact(8 * table.words + if table.is_long() { 8 } else { 4 }).nth(slot)?;
    let (words, tail) = row.split_at(8 * table.words);
    let held = (0..table.words).flat_map(|place| word(key, place, table.words).to_le_bytes());
    let number = |bytes: &[u8]| bytes.iter().rev().fold(0, |number, byte| number << 8 | *byte as usize);
    let (len, index) = tail.split_at(if table.is_long() { 2 } else { 1 });
    if !held.eq(words.iter().copied()) || number(len) != key.len() & if table.is_long() { 0xFFFF } else { 0xFF } {
        return None;
    }
    // The index of a row takes three bytes.
    let (index, at) = index.split_at(3);
    let is_held = key.len() <= 8 * table.words || table.texts.get(number(at)..)?.starts_with(key);
    is_held.then_some(number(index) as u32)
}
