//! Keys in, out what all of them begin with, where it is worth comparing apart.

/// How many bytes all of `keys` begin with, to be compared once for all of them: then their rows need not hold these.
///
/// At least a word, or it would spare none; and a word is left of each key, since a shorter rest is read in another way.
/// A text is not cut within a character.
pub(super) fn common(keys: &[&[u8]]) -> usize {
    let [first, others @ ..] = keys else { return 0 };
    let shortest = keys.iter().map(|key| key.len()).min().unwrap_or_default();
    let shared = others.iter().fold(shortest.saturating_sub(8), |shared, key| {
        key.iter().zip(&first[..shared]).take_while(|(theirs, ours)| theirs == ours).count()
    });
    let is_boundary = |at: &usize| first[*at] & 0xC0 != 0x80;
    if others.is_empty() { 0 } else { (8..=shared).rev().find(is_boundary).unwrap_or_default() }
}

/// The least and the greatest length.
pub(super) fn lengths(keys: &[&[u8]]) -> Option<(usize, usize)> {
    let lengths = || keys.iter().map(|key| key.len());
    Some((lengths().min()?, lengths().max()?))
}
