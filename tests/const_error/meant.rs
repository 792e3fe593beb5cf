//! What somebody typed, and what there is, in; out what was meant: a recursion where the library has rows.

/// The first of the nearest, if it is as near as that; case does not count.
pub(crate) fn meant<'a, T: AsRef<str>>(typed: &str, known: &'a [T], farthest: usize) -> Option<&'a T> {
    let near = known.iter().map(|it| (edits(typed.as_bytes(), it.as_ref().as_bytes()), it));
    near.filter(|(edits, _)| *edits <= farthest).min_by_key(|(edits, _)| *edits).map(|(_, it)| it)
}

fn edits(left: &[u8], right: &[u8]) -> usize {
    let ([.., a], [.., b]) = (left, right) else { return left.len().max(right.len()) };
    let (less, fewer) = (&left[..left.len() - 1], &right[..right.len() - 1]);
    if a.eq_ignore_ascii_case(b) {
        return edits(less, fewer);
    }
    1 + edits(less, fewer).min(edits(less, right)).min(edits(left, fewer))
}
