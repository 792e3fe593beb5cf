//! A text and what is to stand around its parts enter; the new text leaves.

use std::cmp::Reverse;
use std::ops::Range;

/// What is written before and after a part of a text. Parts are nested or apart.
pub struct Wrap {
    /// The part, in bytes.
    pub part: Range<usize>,
    /// Stands before it.
    pub before: String,
    /// Stands behind it.
    pub after: String,
}

/// Writes all of them. Of two around the same part, the first is the outer one.
pub fn rewrite(text: &str, wraps: &[Wrap]) -> String {
    // At one place, what ends stands before what begins; what is inside ends first and begins last.
    let ends = wraps.iter().enumerate().map(|(turn, wrap)| {
        let key = (wrap.part.end, 0, Reverse(wrap.part.start), Reverse(turn), 0);
        (key, wrap.after.as_str())
    });
    let begins = wraps.iter().enumerate().map(|(turn, wrap)| {
        let key = (wrap.part.start, 1, Reverse(wrap.part.end), Reverse(0), turn);
        (key, wrap.before.as_str())
    });
    let mut pieces: Vec<_> = ends.chain(begins).collect();
    pieces.sort();
    let mut written = String::with_capacity(text.len() * 2);
    let mut from = 0;
    for ((at, ..), piece) in pieces {
        written.push_str(&text[from..at]);
        written.push_str(piece);
        from = at;
    }
    written + &text[from..]
}

#[cfg(test)]
mod tests {
    use super::{Wrap, rewrite};

    #[test]
    fn nested_parts_are_nested() {
        let wrap = |part, before: &str, after: &str| Wrap { part, before: before.to_owned(), after: after.to_owned() };
        let wraps = [
            wrap(0..5, "[", "]"),
            wrap(0..5, "(", ")"),
            wrap(0..1, "<", ">"),
            wrap(4..5, "{", "}"),
            wrap(1..4, "", "!"),
        ];
        assert_eq!(rewrite("a + b;", &wraps), "[(<a> + !{b})];");
    }
}
