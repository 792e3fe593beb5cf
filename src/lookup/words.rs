//! A key goes in, the words that hold its bytes come out.

/// Words at `W` places of the key, its first eight bytes the first and its last eight the last. They overlap in a short key,
/// and hold every byte of one that has at most `8 * W`.
#[inline(always)]
pub(super) const fn words<const W: usize>(key: &[u8]) -> [u64; W] {
    let mut words = [0; W];
    let mut place = 0;
    while place < W {
        words[place] = word::<W>(key, place);
        place += 1;
    }
    words
}

/// The word at `place`: the `W` places of [`words`] are spread over the key. Beyond them the key is read in steps of eight
/// bytes from its front, and no word goes beyond its end.
///
/// A key of fewer than eight bytes is one word, at every place: its bytes, and its length at the top.
#[inline(always)]
pub(super) const fn word<const W: usize>(key: &[u8], place: usize) -> u64 {
    let Some(last) = key.len().checked_sub(8) else { return short(key) };
    // Quotients and sums, and not the lesser of two offsets: that would become a branch on the key's length, which a
    // processor cannot predict.
    let at = if place == 0 {
        0
    } else if place == W - 1 {
        last
    } else if place < W && W <= 4 {
        // The compiler sees that this is within the key.
        last * place / (W - 1)
    } else if place < W {
        // One quotient for all of them: half of the words go on from the front, the others back from the end, by as much
        // as lets them meet.
        let step = last.saturating_sub(11 - W) / (W - 2);
        if place < W.div_ceil(2) { place * step } else { last - (W - 1 - place) * step }
    } else if 8 * (place - W) < last {
        8 * (place - W)
    } else {
        last
    };
    word_at(key, at)
}

/// The eight bytes of a key from `at` on, or zero where there are none.
#[inline(always)]
pub(super) const fn word_at(key: &[u8], at: usize) -> u64 {
    // Said in so many words, because it tells the compiler that both of the tests below hold.
    if at > key.len().saturating_sub(8) {
        return 0;
    }
    if let Some((_, rest)) = key.split_at_checked(at) {
        if let Some(bytes) = rest.first_chunk() {
            return u64::from_le_bytes(*bytes);
        }
    }
    0
}

/// A key of fewer than eight bytes as one word, in two loads or three.
#[inline(always)]
pub(super) const fn short(key: &[u8]) -> u64 {
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

/// What follows `prefix` in `key`, if that begins with it.
#[inline(always)]
pub(super) const fn after<'a>(key: &'a [u8], prefix: &[u8]) -> Option<&'a [u8]> {
    let Some((front, rest)) = key.split_at_checked(prefix.len()) else { return None };
    let Some(last) = prefix.len().checked_sub(8) else {
        return if short(front) == short(prefix) { Some(rest) } else { None };
    };
    let mut difference = word_at(front, last) ^ word_at(prefix, last);
    let mut at = 0;
    while at < last {
        difference |= word_at(front, at) ^ word_at(prefix, at);
        at += 8;
    }
    if difference == 0 { Some(rest) } else { None }
}
