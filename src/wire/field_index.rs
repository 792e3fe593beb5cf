//! From a name to the fields of a body whose pointers hold it, so that a reader of bodies need not look at every field
//! for every member.

use core::fmt;

/// How many sets of fields there are.
const SLOTS: usize = 32;
/// How many fields a set can tell apart. Further ones are looked at for every name.
const KEPT: usize = u64::BITS as usize;

/// Which fields have pointers that end with a name, and which have pointers that lead through it. It may say so of fields
/// that do not, and misses none that does.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct FieldIndex {
    ends: [u64; SLOTS],
    leads: [u64; SLOTS],
    /// Where the last token of each pointer begins; 0 where nobody has looked, or it is written otherwise than the name
    /// that it stands for.
    lasts: [u8; KEPT],
}

/// Places of fields, in ascending order.
#[cfg(feature = "inspect")]
#[derive(Debug)]
pub(crate) struct Places {
    set: u64,
    beyond: core::ops::Range<usize>,
}

impl FieldIndex {
    /// Any field may have any name: the index of fields that nobody has indexed, which is always right and saves nothing.
    pub const ANY: Self = Self { ends: [u64::MAX; SLOTS], leads: [u64::MAX; SLOTS], lasts: [0; KEPT] };

    /// The index of the fields with these pointers.
    #[must_use]
    pub const fn of(pointers: &[&str]) -> Self {
        let mut index = Self { ends: [0; SLOTS], leads: [0; SLOTS], lasts: [0; KEPT] };
        let mut field = 0;
        while field < pointers.len() && field < KEPT {
            let mut rest = pointers[field].as_bytes();
            while let [b'/', behind @ ..] = rest {
                let (token, following) = behind.split_at(token_len(behind));
                let is_escaped = is_escaped(token);
                let at = pointers[field].len() - token.len();
                if following.is_empty() && !is_escaped && at <= u8::MAX as usize {
                    index.lasts[field] = at as u8;
                }
                let sets = if following.is_empty() { &mut index.ends } else { &mut index.leads };
                if is_escaped {
                    let mut slot = 0;
                    while slot < SLOTS {
                        sets[slot] |= 1 << field;
                        slot += 1;
                    }
                } else {
                    sets[self::slot(token)] |= 1 << field;
                }
                rest = following;
            }
            field += 1;
        }
        index
    }
}

#[cfg(feature = "inspect")]
impl FieldIndex {
    /// The fields, out of so many, whose pointers end with a name.
    pub(crate) fn ends(&self, name: Slot, fields: usize) -> Places {
        Places::of(self.ends[name.0], fields)
    }

    /// Whether the pointer of the field at a place is this prefix and this name; `None` where that takes a closer look.
    pub(crate) fn is_at(&self, place: usize, pointer: &str, prefix: &str, name: &[u8]) -> Option<bool> {
        let at = self.lasts.get(place).map(|at| usize::from(*at)).filter(|at| *at > 0)?;
        let (before, last) = pointer.as_bytes().split_at_checked(at)?;
        Some(at == prefix.len() + 1 && last == name && before.starts_with(prefix.as_bytes()))
    }

    /// The fields, out of so many, whose pointers lead through a name and on.
    pub(crate) fn leads(&self, name: Slot, fields: usize) -> Places {
        Places::of(self.leads[name.0], fields)
    }
}

/// What the index knows of a name.
#[cfg(feature = "inspect")]
#[derive(Clone, Copy, Debug)]
pub(crate) struct Slot(usize);

#[cfg(feature = "inspect")]
impl Slot {
    pub(crate) const fn of(name: &[u8]) -> Self {
        Self(slot(name))
    }
}

#[cfg(feature = "inspect")]
impl Places {
    fn of(set: u64, fields: usize) -> Self {
        let set = if fields < KEPT { set & ((1 << fields) - 1) } else { set };
        Self { set, beyond: KEPT..fields }
    }
}

#[cfg(feature = "inspect")]
impl Iterator for Places {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        if self.set == 0 {
            return self.beyond.next();
        }
        let place = self.set.trailing_zeros() as usize;
        self.set &= self.set - 1;
        Some(place)
    }
}

/// Prints nothing of the sets, which say no more than the pointers.
impl fmt::Debug for FieldIndex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FieldIndex").finish_non_exhaustive()
    }
}

/// The number of the set that a name belongs to.
const fn slot(name: &[u8]) -> usize {
    let ends = match name {
        [] => 0,
        [first, ..] => *first as usize * 7 + name[name.len() - 1] as usize * 11,
    };
    (name.len() + ends) % SLOTS
}

/// The length of the token that a part of a pointer begins with.
const fn token_len(part: &[u8]) -> usize {
    let mut len = 0;
    while len < part.len() && part[len] != b'/' {
        len += 1;
    }
    len
}

/// Whether a token is written otherwise than the name it stands for.
const fn is_escaped(token: &[u8]) -> bool {
    let mut place = 0;
    while place < token.len() {
        if token[place] == b'~' {
            return true;
        }
        place += 1;
    }
    false
}

#[cfg(all(test, feature = "inspect"))]
mod tests {
    use alloc::format;
    use alloc::string::String;

    use super::*;

    #[test]
    fn no_field_is_missed() {
        let pointers: [String; 70] = core::array::from_fn(|place| format!("/member{place}/in~1out/*/{}", place % 7));
        let pointers = pointers.each_ref().map(String::as_str);
        let index = FieldIndex::of(&pointers);
        for (place, pointer) in pointers.iter().enumerate() {
            let names = pointer.split('/').skip(1).map(|token| token.replace("~1", "/"));
            for (depth, name) in names.enumerate() {
                let name = Slot::of(name.as_bytes());
                let mut places = if depth == 3 { index.ends(name, 70) } else { index.leads(name, 70) };
                assert!(places.any(|found| found == place), "{pointer}: {name:?}");
            }
        }
    }

    /// Where the last token stands is known of every field that is kept, but where it is escaped or stands too far behind.
    #[test]
    fn the_end_of_a_pointer_is_held_against_its_place() {
        for prefix in ["", "/a", "/meta/inner", "/in~1out", &"/x".repeat(126), &"/x".repeat(127), &"/x".repeat(128)] {
            for last in ["a", "code", "in~1out"] {
                let pointer = format!("{prefix}/{last}");
                for place in [0, 1, 63, 64] {
                    let mut pointers = ["/other"; 65];
                    pointers[place] = &pointer;
                    let index = FieldIndex::of(&pointers);
                    let is_known = place < KEPT && prefix.len() < 255 && last != "in~1out";
                    let at = |prefix: &str, name: &str| index.is_at(place, &pointer, prefix, name.as_bytes());
                    assert_eq!(at(prefix, last), is_known.then_some(true), "{pointer} at {place}");
                    assert_eq!(at(prefix, "b"), is_known.then_some(false), "{pointer} at {place}");
                    assert_eq!(at(&format!("{prefix}/b"), last), is_known.then_some(false), "{pointer} at {place}");
                    if let Some(rest) = prefix.strip_prefix('/') {
                        let other = format!("_{rest}");
                        assert_eq!(at(&other, last), is_known.then_some(false), "{pointer} at {place}");
                    }
                }
            }
        }
    }

    #[test]
    fn most_names_lead_to_few_fields() {
        let pointers = ["/code", "/message", "/timestamp", "/traceId", "/meta", "/meta/version", "/status"];
        let index = FieldIndex::of(&pointers);
        let name = Slot::of;
        assert!(index.ends(name(b"code"), 7).eq([0]));
        assert!(index.ends(name(b"meta"), 7).eq([4]));
        assert!(index.leads(name(b"meta"), 7).eq([5]));
        assert!(index.ends(name(b"unheard"), 7).next().is_none());
        assert!(FieldIndex::ANY.leads(name(b"code"), 70).eq(0..70));
    }
}
