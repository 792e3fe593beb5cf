//! From a header's name to its value, for every way in which clients keep headers.

use core::fmt;
use core::marker::PhantomData;

/// How many values of one header are looked at. Whoever sends more may ask for any wait anyway.
pub(crate) const MOST_VALUES: usize = 32;

/// Headers of a response.
///
/// Implemented for slices and arrays of pairs, for `()` (none), for references, with the feature `alloc` for vectors
/// of pairs, and with the feature `http` for `http::HeaderMap`; a closure becomes one through [`HeaderFn`].
///
/// ```
/// use codetable::response::HeaderSource;
///
/// let headers = [("Retry-After", "120")];
/// assert_eq!(headers.header("retry-after"), Some("120"));
/// assert_eq!(().header("retry-after"), None);
/// ```
pub trait HeaderSource {
    /// The value of a header, by its name without regard to ASCII case.
    ///
    /// It is the first where there are several, `None` where there is none. What is not UTF-8 is passed over.
    fn header(&self, name: &str) -> Option<&str>;

    /// The value at this place of those that headers of one name have, counted from 0; `None` past the last.
    ///
    /// What implements [`header`](Self::header) alone tells of one.
    ///
    /// ```
    /// use codetable::response::HeaderSource;
    ///
    /// let headers = [("Retry-After", "120"), ("Date", "…"), ("retry-after", "240")];
    /// assert_eq!(headers.header_at("Retry-After", 1), Some("240"));
    /// assert_eq!(headers.header_at("Retry-After", 2), None);
    /// ```
    fn header_at(&self, name: &str, place: usize) -> Option<&str> {
        if place == 0 { self.header(name) } else { None }
    }
}

/// A closure as a source of headers.
///
/// The closure gets the name as the document writes it and must compare it without regard to case.
///
/// ```
/// use std::collections::HashMap;
/// use codetable::response::{HeaderFn, HeaderSource};
///
/// let map = HashMap::from([("retry-after", "120")]);
/// let headers = HeaderFn::new(|name| map.get(name.to_ascii_lowercase().as_str()).copied());
/// assert_eq!(headers.header("Retry-After"), Some("120"));
/// ```
pub struct HeaderFn<'h, F> {
    lookup: F,
    values: PhantomData<fn() -> &'h str>,
}

impl<'h, F: Fn(&str) -> Option<&'h str>> HeaderFn<'h, F> {
    /// Headers that the closure finds.
    pub const fn new(lookup: F) -> Self {
        Self { lookup, values: PhantomData }
    }
}

impl<'h, F: Fn(&str) -> Option<&'h str>> HeaderSource for HeaderFn<'h, F> {
    fn header(&self, name: &str) -> Option<&str> {
        (self.lookup)(name)
    }
}

impl<F> fmt::Debug for HeaderFn<'_, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HeaderFn").finish_non_exhaustive()
    }
}

impl HeaderSource for () {
    fn header(&self, _: &str) -> Option<&str> {
        None
    }
}

impl<H: HeaderSource + ?Sized> HeaderSource for &H {
    fn header(&self, name: &str) -> Option<&str> {
        (**self).header(name)
    }

    fn header_at(&self, name: &str, place: usize) -> Option<&str> {
        (**self).header_at(name, place)
    }
}

impl<K: AsRef<str>, V: AsRef<str>> HeaderSource for [(K, V)] {
    fn header(&self, name: &str) -> Option<&str> {
        self.header_at(name, 0)
    }

    fn header_at(&self, name: &str, place: usize) -> Option<&str> {
        // Most names differ in length, which costs no call.
        let is_named = |key: &str| key.len() == name.len() && key.eq_ignore_ascii_case(name);
        let mut values = self.iter().filter(|(key, _)| is_named(key.as_ref())).map(|(_, value)| value.as_ref());
        values.nth(place)
    }
}

impl<K: AsRef<str>, V: AsRef<str>, const N: usize> HeaderSource for [(K, V); N] {
    fn header(&self, name: &str) -> Option<&str> {
        self.as_slice().header(name)
    }

    fn header_at(&self, name: &str, place: usize) -> Option<&str> {
        self.as_slice().header_at(name, place)
    }
}

#[cfg(feature = "alloc")]
impl<K: AsRef<str>, V: AsRef<str>> HeaderSource for alloc::vec::Vec<(K, V)> {
    fn header(&self, name: &str) -> Option<&str> {
        self.as_slice().header(name)
    }

    fn header_at(&self, name: &str, place: usize) -> Option<&str> {
        self.as_slice().header_at(name, place)
    }
}

#[cfg(feature = "http")]
impl HeaderSource for http::HeaderMap {
    fn header(&self, name: &str) -> Option<&str> {
        self.header_at(name, 0)
    }

    fn header_at(&self, name: &str, place: usize) -> Option<&str> {
        let mut values = self.get_all(name).iter().filter_map(|value| core::str::from_utf8(value.as_bytes()).ok());
        values.nth(place)
    }
}
