//! The codes of a set and its lookup go in, everything is looked up, and a line for each kind of input comes out.

use std::fmt;
use std::hint::black_box;

use keys::Random;

/// Something that was looked up in a set.
pub(crate) struct Case {
    set: &'static str,
    input: &'static str,
    lookups: usize,
}

/// `1000 dotted: hit; 1000`
impl fmt::Display for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}; {}", self.set, self.input, self.lookups)
    }
}

/// How many texts of 4 KiB are enough.
const VAST: usize = 16;

/// Looks up the codes of a set, what almost is one, and what begins like one.
pub(crate) fn texts(
    set: &'static str,
    codes: &[&'static str],
    find: impl Fn(&'static str) -> Option<usize> + Copy,
) -> Vec<Case> {
    let mut random = Random::new(1);
    let near: Vec<&'static str> = codes.iter().map(|code| &*keys::near(code, &mut random).leak()).collect();
    let vast: Vec<&'static str> = codes.iter().cycle().take(VAST).map(|code| &*keys::vast(code).leak()).collect();
    [("hit", codes), ("near miss", &near), ("4 KiB", &vast)]
        .map(|(input, list)| {
            look_up(list, find);
            Case { set, input, lookups: list.len() }
        })
        .into()
}

/// Looks up the codes of a set, and integers next to them.
pub(crate) fn integers(set: &'static str, codes: &[i64], find: impl Fn(i64) -> Option<usize> + Copy) -> Vec<Case> {
    let near: Vec<i64> = codes.iter().map(|code| code + 1).collect();
    [("hit", codes), ("near miss", &near)]
        .map(|(input, list)| {
            look_up(list, find);
            Case { set, input, lookups: list.len() }
        })
        .into()
}

/// What callgrind counts, by the name of this function: a lookup of everything in the list.
#[inline(never)]
fn look_up<K: Copy>(list: &[K], find: impl Fn(K) -> Option<usize>) {
    let list = black_box(list);
    black_box(list.iter().fold(0, |sum: usize, key| sum.wrapping_add(find(*key).unwrap_or(7))));
}
