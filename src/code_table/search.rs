//! Searches of what generated code holds in order.

use crate::lookup::sorted::{order, search};
use crate::text::Texts;

/// The index of a name, given the order of the names.
#[must_use]
pub const fn named(names: &Texts, by_name: &[u32], name: &str) -> Option<usize> {
    match search!(by_name.len(), at => order(names.bytes(by_name[at] as usize), name.as_bytes())) {
        Some(at) => Some(by_name[at] as usize),
        None => None,
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
    match search!(groups.len(), at => groups[at].0 as i32 - status as i32) {
        Some(at) => {
            let (_, first, last) = groups[at];
            let (until, _) = codes.split_at(last as usize);
            let (_, of_status) = until.split_at(first as usize);
            of_status
        }
        None => &[],
    }
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
