//! A key goes in, the words that hold its bytes come out.

/// The first `W` words of a key: together they hold every byte of a key of at most `8 * W` bytes.
#[inline]
pub(super) const fn words<const W: usize>(key: &[u8]) -> [u64; W] {
    let mut words = [0; W];
    let mut place = 0;
    while place < W {
        words[place] = word(key, place);
        place += 1;
    }
    words
}

/// The word at `place`: even places count forwards from the first eight bytes, odd ones backwards from
/// the last eight, and none goes beyond the key, so that words of a short key overlap.
///
/// A key of fewer than eight bytes is one word, at every place: its bytes, and its length at the top.
#[inline]
pub(super) const fn word(key: &[u8], place: usize) -> u64 {
    if key.len() < 8 {
        return short(key);
    }
    let last = key.len() - 8;
    let steps = place / 2 * 8;
    let at = if place % 2 == 0 { if steps < last { steps } else { last } } else { last.saturating_sub(steps) };
    match key.split_at(at).1.first_chunk() {
        Some(bytes) => u64::from_le_bytes(*bytes),
        None => 0,
    }
}

/// A key of fewer than eight bytes as one word, in two loads or three.
#[inline]
const fn short(key: &[u8]) -> u64 {
    let len = key.len();
    let bytes = if let (Some(first), Some(last)) = (key.first_chunk(), key.last_chunk()) {
        u32::from_le_bytes(*first) as u64 | (u32::from_le_bytes(*last) as u64) << (8 * (len - 4))
    } else if let ([first, ..], [.., last]) = (key, key) {
        let middle = len / 2;
        *first as u64 | (key[middle] as u64) << (8 * middle) | (*last as u64) << (8 * (len - 1))
    } else {
        0
    };
    bytes | (len as u64) << 56
}
