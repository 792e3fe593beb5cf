//! Values and how two of them compare in, their order out. The standard library's sort is two thousand lines for LLVM, once
//! more for each type and each way to compare; so it is compiled once, for places, and values are only moved.

use std::cmp::Ordering;

/// Sorts; what compares as equal stays in its order.
pub(crate) fn sort<T>(values: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let order = places(values.len(), &|one, other| compare(&values[one], &values[other]));
    let mut wanted = vec![0; order.len()];
    for (to, from) in order.into_iter().enumerate() {
        wanted[from] = to;
    }
    for at in 0..wanted.len() {
        while wanted[at] != at {
            let to = wanted[at];
            values.swap(at, to);
            wanted.swap(at, to);
        }
    }
}

/// The places of so many values, in the order of the values.
pub(crate) fn places(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_unstable_by(|one, other| compare(*one, *other).then(one.cmp(other)));
    places
}

#[cfg(test)]
mod tests {
    use super::sort;

    #[test]
    fn it_is_the_stable_sort_of_the_standard_library() {
        let mut state = 1_u64;
        for len in (0..40).chain([1000]) {
            let mut next = |_| {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                state >> 60
            };
            let values: Vec<(u64, usize)> = (0..len).map(|at| (next(at), at)).collect();
            let (mut ours, mut theirs) = (values.clone(), values);
            sort(&mut ours, |one, other| one.0.cmp(&other.0));
            theirs.sort_by_key(|value| value.0);
            assert_eq!(ours, theirs);
        }
    }
}
