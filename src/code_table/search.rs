//! Searches of what generated code holds in order.

use super::Texts;

/// The index of a name, given the order of the names.
#[must_use]
pub const fn named(names: &Texts, by_name: &[u32], name: &str) -> Option<usize> {
    let (mut from, mut to) = (0, by_name.len());
    while from < to {
        let middle = from + (to - from) / 2;
        let index = by_name[middle] as usize;
        match order(names.bytes(index), name.as_bytes()) {
            0 => return Some(index),
            1.. => to = middle,
            _ => from = middle + 1,
        }
    }
    None
}

/// The sign of a comparison byte by byte.
const fn order(left: &[u8], right: &[u8]) -> i8 {
    let mut index = 0;
    while index < left.len() && index < right.len() {
        if left[index] != right[index] {
            return if left[index] < right[index] { -1 } else { 1 };
        }
        index += 1;
    }
    if left.len() == right.len() {
        0
    } else if left.len() < right.len() {
        -1
    } else {
        1
    }
}

/// The index of a code, by looking at each.
#[must_use]
pub const fn position(codes: &Texts, code: &str) -> Option<usize> {
    let mut index = 0;
    while index < codes.len() {
        if order(codes.bytes(index), code.as_bytes()) == 0 {
            return Some(index);
        }
        index += 1;
    }
    None
}

/// The codes of a status: `groups` are statuses in ascending order, each with where its codes begin and end.
#[must_use]
pub const fn of_status<T>(groups: &[(u16, u32, u32)], codes: &'static [T], status: u16) -> &'static [T] {
    let (mut from, mut to) = (0, groups.len());
    while from < to {
        let middle = from + (to - from) / 2;
        let (at, first, last) = groups[middle];
        if at == status {
            let (until, _) = codes.split_at(last as usize);
            let (_, of_status) = until.split_at(first as usize);
            return of_status;
        }
        if at < status { from = middle + 1 } else { to = middle }
    }
    &[]
}

/// The elements of `all` in another order.
#[must_use]
pub const fn pick<T: Copy, const N: usize>(all: &[T], order: [u32; N]) -> [T; N] {
    let mut picked = [all[0]; N];
    let mut index = 0;
    while index < N {
        picked[index] = all[order[index] as usize];
        index += 1;
    }
    picked
}
