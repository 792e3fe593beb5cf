//! Two texts in, how much they have in common out.

/// Beyond this nobody mistyped a name, and a distance takes time and memory for every pair of letters.
const LONGEST: usize = 64;

/// How many slips lead from one text to another: letters left out, added, changed, or swapped with a neighbour. `None` if
/// they are more than `farthest`, or a text is too long for a name.
#[must_use]
pub fn slips(one: &str, other: &str, farthest: usize) -> Option<usize> {
    let length = |text: &str| text.chars().take(LONGEST + 1).count();
    let (here, there) = (length(one), length(other));
    let near = here <= LONGEST && here.abs_diff(there) <= farthest;
    near.then(|| strsim::damerau_levenshtein(one, other)).filter(|distance| *distance <= farthest)
}

/// The one of `candidates` that `word` was probably meant to be.
pub fn suggest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    nearest(word, &mut candidates.into_iter())
}

/// The same, compiled once for all kinds of candidates.
fn nearest<'a>(word: &str, candidates: &mut dyn Iterator<Item = &'a str>) -> Option<&'a str> {
    let farthest = word.chars().take(LONGEST + 1).count().max(3) / 3;
    let folded = word.to_lowercase();
    let near =
        candidates.filter_map(|candidate| Some((slips(&folded, &candidate.to_lowercase(), farthest)?, candidate)));
    near.min().map(|(_, candidate)| candidate)
}

/// How much of two texts is the same at their beginnings and ends, in percent of the longer one.
#[must_use]
pub fn common_ends(one: &str, other: &str) -> usize {
    let (here, there) = (one.chars().count(), other.chars().count());
    let start = one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count();
    let end = one.chars().rev().zip(other.chars().rev()).take_while(|(one, other)| one == other).count();
    (start + end).min(here.min(there)) * 100 / here.max(there).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_finds_its_word_and_a_stranger_does_not() {
        let words = ["status", "severity", "description"];
        assert_eq!(suggest("desription", words), Some("description"));
        assert_eq!(suggest("STATUS", words), Some("status"));
        assert_eq!(suggest("sattus", words), Some("status"));
        assert_eq!(suggest("colour", words), None);
        assert_eq!(suggest("", words), None);
        assert_eq!(suggest(&"status".repeat(1000), words), None);
    }

    #[test]
    fn common_ends_are_counted_once() {
        for (one, other, percent) in
            [("", "", 0), ("abc", "abc", 100), ("aaa", "aa", 66), ("재시도 금지", "재시도", 50), ("abc", "xyz", 0)]
        {
            assert_eq!(common_ends(one, other), percent, "{one} {other}");
            assert_eq!(common_ends(other, one), percent, "{one} {other}");
        }
    }
}
