//! What is said of all codes that have something in common, listed or not.

use core::fmt;

use crate::advice::Advice;
use crate::evidence::{Basis, Fact};
use crate::text::{Text, TextKind};
use crate::wire::{Origin, Severity};

/// A class of codes: those that begin alike, or the integers of a range. It is no variant and no row.
///
/// What holds for a code that a table does not list, but has a class for, is said here; a listed code has it in its row.
/// The fields are public because generated code writes them down.
///
/// ```
/// use codetable::Class;
///
/// /// What to write beside a code that a table does not list.
/// fn hint(class: Option<&Class>) -> String {
///     class.map_or_else(|| "nothing is known of it".to_owned(), |class| format!("one of {class}"))
/// }
/// assert_eq!(hint(None), "nothing is known of it");
/// # #[cfg(feature = "kakao")]
/// assert_eq!(hint(codetable::kakao::ErrorCode::TABLE.class("-401")), "nothing is known of it");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Class {
    /// The codes, as the spec writes them: `40*`, `-32099..-32000`.
    pub codes: &'static str,
    /// Its name.
    pub name: &'static str,
    /// What supports it.
    pub basis: Basis,
    /// Its texts, at most one of a kind.
    pub texts: &'static [(TextKind, Text)],
    /// The HTTP status that its codes come with.
    pub status: Option<Fact<u16>>,
    /// What to do.
    pub advice: Advice,
    /// How much of the request it stops.
    pub severity: Option<Fact<Severity>>,
    /// Whose side it comes from.
    pub origin: Option<Fact<Origin>>,
}

impl Class {
    /// The text of a kind, if there is one.
    ///
    /// ```
    /// use codetable::provider::TextKind;
    /// use codetable::text::Text;
    /// use codetable::{Class, advice::Advice, evidence::Basis};
    ///
    /// const RESERVED: Class = Class {
    ///     codes: "-32099..-32000",
    ///     name: "ServerError",
    ///     basis: Basis::Declared,
    ///     texts: &[(TextKind::Meaning, Text::new("server error", Basis::Declared))],
    ///     status: None,
    ///     advice: Advice::SILENT,
    ///     severity: None,
    ///     origin: None,
    /// };
    /// assert_eq!(RESERVED.text(TextKind::Meaning).unwrap().english_or_source(), "server error");
    /// assert_eq!(RESERVED.to_string(), "-32099..-32000: ServerError");
    /// ```
    #[must_use]
    pub const fn text(&self, kind: TextKind) -> Option<Text> {
        let mut texts = self.texts;
        while let [(of, text), rest @ ..] = texts {
            if *of as u8 == kind as u8 {
                return Some(*text);
            }
            texts = rest;
        }
        None
    }
}

/// Prints its codes and its name: `40*: TransactionRollback`.
impl fmt::Display for Class {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.codes, self.name)
    }
}

/// What follows the beginning of `len` bytes that codes of a class have, if there is such a code: visible ASCII, perhaps with
/// spaces inside, not longer than any code is.
#[must_use]
#[inline]
pub const fn head(code: &[u8], len: usize) -> Option<&[u8]> {
    if code.len() <= len || code.len() > LONGEST {
        return None;
    }
    let (head, mut rest) = code.split_at(len);
    if rest[rest.len() - 1] == b' ' {
        return None;
    }
    while let [first, following @ ..] = rest {
        if *first < b' ' || *first > b'~' {
            return None;
        }
        rest = following;
    }
    Some(head)
}

/// The longest text that is of a class, so that a long one costs nothing.
const LONGEST: usize = 255;
