//! Codes that have a structure: from a text to its parts, if it is written as the pattern says.

mod char_set;

pub use self::char_set::CharSet;

use core::fmt;
use core::str::from_utf8;

/// The structure of a table's codes: `EXEG-{series:4}-{status:3}`.
///
/// ```
/// use codetable::pattern::{CharSet, Pattern, PatternPart};
///
/// static PATTERN: Pattern = Pattern::new(&[
///     PatternPart::Literal("EXEG-"),
///     PatternPart::Run { name: "series", len: 4, of: CharSet::DIGITS },
///     PatternPart::Literal("-"),
///     PatternPart::Run { name: "status", len: 3, of: CharSet::DIGITS },
/// ]);
/// let code = PATTERN.matches("EXEG-0104-422").unwrap();
/// assert_eq!(code.part("series"), Some("0104"));
/// assert_eq!(code.part("status"), Some("422"));
/// assert!(PATTERN.matches("EXEG-104-422").is_none());
/// assert_eq!(PATTERN.parts().len(), 4);
/// assert_eq!(PATTERN.to_string(), "EXEG-{series:4}-{status:3}");
///
/// const LETTER_OR_DIGIT: CharSet = CharSet::of(&[(b'0', b'9'), (b'A', b'Z')]);
/// static SQLSTATE: Pattern = Pattern::new(&[
///     PatternPart::Run { name: "class", len: 2, of: LETTER_OR_DIGIT },
///     PatternPart::Run { name: "subclass", len: 3, of: LETTER_OR_DIGIT },
/// ]);
/// assert_eq!(SQLSTATE.matches("40P01").unwrap().part("class"), Some("40"));
/// assert_eq!(SQLSTATE.to_string(), "{class:2:0-9A-Z}{subclass:3:0-9A-Z}");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Pattern {
    parts: &'static [PatternPart],
}

/// A part of a pattern.
///
/// ```
/// use codetable::pattern::{CharSet, Pattern, PatternPart};
///
/// const NUMBER: PatternPart = PatternPart::Run { name: "number", len: 3, of: CharSet::DIGITS };
/// static PATTERN: Pattern = Pattern::new(&[PatternPart::Literal("E"), NUMBER]);
/// assert_eq!(PATTERN.to_string(), "E{number:3}");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum PatternPart {
    /// This very text.
    Literal(&'static str),
    /// So many characters of a set.
    Run {
        /// What they are called.
        name: &'static str,
        /// How many there are.
        len: usize,
        /// Which they may be. Digits keep their zeros.
        of: CharSet,
    },
}

/// A code that is written as a pattern says, with its parts. Prints the whole code.
///
/// ```
/// use codetable::pattern::{CharSet, CodeParts, Pattern, PatternPart};
///
/// static PATTERN: Pattern =
///     Pattern::new(&[PatternPart::Literal("E"), PatternPart::Run { name: "number", len: 3, of: CharSet::DIGITS }]);
/// let code: CodeParts<'_> = PATTERN.matches("E042").unwrap();
/// assert_eq!((code.as_str(), code.part("number"), code.part("series")), ("E042", Some("042"), None));
/// assert_eq!(code.pattern(), PATTERN);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CodeParts<'a> {
    text: &'a str,
    pattern: Pattern,
}

/// A code of a table whose pattern is open: one of those listed, or another of the same structure.
///
/// ```
/// # #[cfg(feature = "adobe_edge")] {
/// use codetable::adobe_edge::ProblemCode;
/// use codetable::pattern::Parsed;
///
/// let listed = ProblemCode::parse("EXEG-0104-422").unwrap();
/// assert_eq!(listed.known(), Some(ProblemCode::InvalidRequest));
/// match ProblemCode::parse("https://ns.adobe.com/aep/errors/EXEG-0999-418") {
///     Some(Parsed::Unlisted(code)) => assert_eq!(code.part("status"), Some("418")),
///     other => panic!("{other:?}"),
/// }
/// assert_eq!(ProblemCode::parse("E_UPSTREAM"), None);
/// # }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Parsed<'a, T> {
    /// The table lists it.
    Known(T),
    /// The table does not list it, and it is written as the table's codes are.
    Unlisted(CodeParts<'a>),
}

impl Pattern {
    /// A pattern of these parts.
    #[must_use]
    pub const fn new(parts: &'static [PatternPart]) -> Self {
        Self { parts }
    }

    /// Its parts, in order.
    #[must_use]
    pub const fn parts(self) -> &'static [PatternPart] {
        self.parts
    }

    /// The parts of a text that is written as the pattern says, from its first byte to its last; else `None`.
    #[must_use]
    pub const fn matches(self, text: &str) -> Option<CodeParts<'_>> {
        let mut rest = text.as_bytes();
        let mut parts = self.parts;
        while let [part, following @ ..] = parts {
            if part.len() > rest.len() {
                return None;
            }
            let (bytes, behind) = rest.split_at(part.len());
            if !part.accepts(bytes) {
                return None;
            }
            (rest, parts) = (behind, following);
        }
        if rest.is_empty() { Some(CodeParts { text, pattern: self }) } else { None }
    }
}

impl PatternPart {
    /// How many bytes it takes.
    const fn len(&self) -> usize {
        match self {
            Self::Literal(text) => text.len(),
            Self::Run { len, .. } => *len,
        }
    }

    /// Whether these bytes, as many as it takes, are what it says.
    const fn accepts(&self, bytes: &[u8]) -> bool {
        let mut index = 0;
        while index < bytes.len() {
            let fits = match self {
                Self::Literal(text) => text.as_bytes()[index] == bytes[index],
                Self::Run { of, .. } => of.contains(bytes[index]),
            };
            if !fits {
                return false;
            }
            index += 1;
        }
        true
    }
}

impl<T: Copy> Parsed<'_, T> {
    /// The code, if the table lists it.
    #[must_use]
    pub const fn known(&self) -> Option<T> {
        match self {
            Self::Known(code) => Some(*code),
            Self::Unlisted(_) => None,
        }
    }
}

impl<'a> CodeParts<'a> {
    /// The whole code.
    #[must_use]
    pub const fn as_str(&self) -> &'a str {
        self.text
    }

    /// The pattern it is written as.
    #[must_use]
    pub const fn pattern(&self) -> Pattern {
        self.pattern
    }

    /// The characters of the part of a name, leading zeros kept; `None` where the pattern has no such part.
    #[must_use]
    pub fn part(&self, name: &str) -> Option<&'a str> {
        self.parts().find(|(of, _)| *of == name).map(|(_, run)| run)
    }

    /// The named parts in order, each with its characters.
    ///
    /// ```
    /// use codetable::pattern::{CharSet, Pattern, PatternPart};
    ///
    /// static PATTERN: Pattern =
    ///     Pattern::new(&[PatternPart::Literal("E"), PatternPart::Run { name: "number", len: 3, of: CharSet::DIGITS }]);
    /// assert!(PATTERN.matches("E042").unwrap().parts().eq([("number", "042")]));
    /// ```
    pub fn parts(&self) -> impl Iterator<Item = (&'static str, &'a str)> + use<'a> {
        let mut rest = self.text;
        self.pattern.parts.iter().filter_map(move |part| {
            let (text, behind) = rest.split_at_checked(part.len())?;
            rest = behind;
            match part {
                PatternPart::Literal(_) => None,
                PatternPart::Run { name, .. } => Some((*name, text)),
            }
        })
    }
}

/// What stands between a prefix and a suffix: the code that travels in a URI. `None` where the text is no such URI.
///
/// The scheme and the host are compared without regard to ASCII case, and `http` and `https` count as the same
/// scheme (RFC 3986, section 6.2.2.1; RFC 9110, section 4.2); the rest is compared byte by byte.
///
/// ```
/// use codetable::pattern::strip;
///
/// const TYPES: &str = "https://ns.example/errors/";
/// assert_eq!(strip("https://ns.example/errors/E-042", TYPES, ""), Some("E-042"));
/// assert_eq!(strip("HTTP://NS.example/errors/E-042", TYPES, ""), Some("E-042"));
/// assert_eq!(strip("https://ns.example/other/E-042", TYPES, ""), None);
/// ```
#[must_use]
pub const fn strip<'a>(text: &'a str, prefix: &str, suffix: &str) -> Option<&'a str> {
    let Some(rest) = strip_prefix(text.as_bytes(), prefix.as_bytes()) else { return None };
    let Some(code) = strip_suffix(rest, suffix.as_bytes()) else { return None };
    match from_utf8(code) {
        Ok(code) => Some(code),
        Err(_) => None,
    }
}

const fn strip_prefix<'a>(text: &'a [u8], prefix: &[u8]) -> Option<&'a [u8]> {
    let (text, prefix) = match (after_scheme(text), after_scheme(prefix)) {
        (Some(text), Some(prefix)) => (text, prefix),
        (None, None) => return after(text, prefix, 0),
        _ => return None,
    };
    let mut host = 0;
    while host < prefix.len() && prefix[host] != b'/' {
        host += 1;
    }
    after(text, prefix, host)
}

/// What follows `http://` or `https://`.
const fn after_scheme(text: &[u8]) -> Option<&[u8]> {
    match after(text, b"https://", 5) {
        Some(rest) => Some(rest),
        None => after(text, b"http://", 4),
    }
}

/// What follows a prefix of which the first `caseless` bytes are compared without regard to ASCII case.
const fn after<'a>(text: &'a [u8], prefix: &[u8], caseless: usize) -> Option<&'a [u8]> {
    if text.len() < prefix.len() {
        return None;
    }
    let (start, rest) = text.split_at(prefix.len());
    let mut index = 0;
    while index < prefix.len() {
        let equal = if index < caseless {
            start[index].eq_ignore_ascii_case(&prefix[index])
        } else {
            start[index] == prefix[index]
        };
        if !equal {
            return None;
        }
        index += 1;
    }
    Some(rest)
}

const fn strip_suffix<'a>(text: &'a [u8], suffix: &[u8]) -> Option<&'a [u8]> {
    if text.len() < suffix.len() {
        return None;
    }
    let (rest, end) = text.split_at(text.len() - suffix.len());
    if after(end, suffix, 0).is_some() { Some(rest) } else { None }
}

/// Prints the whole code.
impl fmt::Display for CodeParts<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.text)
    }
}

/// Prints what a spec writes: `EXEG-{series:4}-{status:3}`.
impl fmt::Display for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.parts.iter().try_for_each(|part| match part {
            PatternPart::Literal(text) => f.write_str(text),
            PatternPart::Run { name, len, of } if *of == CharSet::DIGITS => write!(f, "{{{name}:{len}}}"),
            PatternPart::Run { name, len, of } => write!(f, "{{{name}:{len}:{of}}}"),
        })
    }
}
