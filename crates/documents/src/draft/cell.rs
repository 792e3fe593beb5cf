//! A cell in, the codes in it out, or the reason why it holds none that is understood.

use codetable_model::parse::integer;

/// How a word is like a code. The later, the less it can be anything else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Shape {
    /// `invalid`, `Required`: a word of any text.
    Word,
    /// `1.2.0`, `2024-01-31`: digits and marks, a version or a date.
    Dotted,
    /// `CONFLICT`, `AB`: letters that may be an abbreviation.
    Capitals,
    /// `non-fatal`, `card.declined`, `auth/invalid-email`: words that a mark joins.
    Joined,
    /// `-401`, `0`
    Number,
    /// `00`, `007`: digits that are no number.
    Digits,
    /// `missing_field`
    Snake,
    /// `0x80070005`
    Hex,
    /// `AccessDenied`, `E_CLOSED`, `42P01`, `ORA-00001`: nothing that a text has.
    Coded,
}

impl Shape {
    /// Whether it speaks for itself: no text has such words.
    pub(super) fn is_strong(self) -> bool {
        self >= Self::Snake
    }
}

/// What a cell of codes holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Reading<'a> {
    /// Codes and nothing else.
    Codes(Vec<&'a str>),
    /// A code, and more: `5 (0x5)`, `1001 - no such user`.
    First(&'a str, &'a str),
    /// No code that is understood, and why.
    Odd(&'static str),
}

/// What stands where nothing is to be said.
const PLACEHOLDERS: [&str; 9] = ["n/a", "na", "tbd", "etc", "etc.", "null", "nil", "none", "없음"];

/// How many codes one cell may hold.
const MOST: usize = 50;

/// The shape of a word that may be a code.
pub(super) fn shape(word: &str) -> Option<Shape> {
    let bytes = word.as_bytes();
    let has = |holds: &dyn Fn(&u8) -> bool| bytes.iter().any(holds);
    let ends_well = bytes.last()?.is_ascii_alphanumeric() || word.ends_with('_');
    let begins_well = bytes.first()?.is_ascii_alphanumeric() || word.starts_with(['_', '#', '$']);
    if integer(word).is_some() && word.len() < 20 {
        return Some(Shape::Number);
    }
    let fits = |byte: &u8| byte.is_ascii_alphanumeric() || b"_.-/:#$@".contains(byte);
    if !ends_well || !begins_well || word.len() > 120 || !bytes.iter().all(fits) || word.contains("//") {
        return None;
    }
    if let Some(digits) = word.strip_prefix("0x").or_else(|| word.strip_prefix("0X")) {
        return digits.bytes().all(|byte| byte.is_ascii_hexdigit()).then_some(Shape::Hex);
    }
    let (upper, lower) = (has(&u8::is_ascii_uppercase), has(&u8::is_ascii_lowercase));
    let (digit, mark) = (has(&u8::is_ascii_digit), has(&|byte| !byte.is_ascii_alphanumeric()));
    let inner = bytes.windows(2).any(|pair| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase())
        || bytes.windows(3).any(|three| {
            three[0].is_ascii_uppercase() && three[1].is_ascii_uppercase() && three[2].is_ascii_lowercase()
        });
    Some(match (upper, lower, digit, mark) {
        (false, false, true, false) => Shape::Digits,
        (false, false, _, true) => Shape::Dotted,
        (_, _, _, true) if has(&|byte| *byte == b'_') && (upper || !has(&|byte| b"/:".contains(byte))) => {
            if upper {
                Shape::Coded
            } else {
                Shape::Snake
            }
        }
        (true, false, true, _) => Shape::Coded,
        (true, false, false, false) => Shape::Capitals,
        (true, true, _, _) if inner => Shape::Coded,
        (true, false, false, true) if has(&|byte| b".-".contains(byte)) => Shape::Coded,
        (_, _, _, true) => Shape::Joined,
        (_, _, true, false) => Shape::Coded,
        _ => Shape::Word,
    })
}

/// Reads a cell of a column of codes.
pub(super) fn read(cell: &str) -> Reading<'_> {
    let cell = cell.trim();
    let lower = cell.to_lowercase();
    if !cell.contains(char::is_alphanumeric) || PLACEHOLDERS.contains(&lower.as_str()) {
        return Reading::Odd("a placeholder");
    }
    if is_range(cell) {
        return Reading::Odd("a range of codes");
    }
    if is_grouped(cell) {
        return Reading::Odd("a number with marks for thousands");
    }
    if shape(cell).is_some() && !cell.contains('/') {
        return Reading::Codes(vec![cell]);
    }
    if let Some(words) = several(cell) {
        return Reading::Codes(words);
    }
    if is_spaced(cell) {
        return Reading::Codes(vec![cell]);
    }
    let end = cell.find(|c: char| c.is_whitespace() || "([:,–—*†‡¹²³⁴⁵⁶⁷⁸⁹⁰".contains(c)).unwrap_or(cell.len());
    let (first, rest) = cell.split_at(end);
    match shape(first) {
        Some(_) if rest.starts_with(['*', '†', '‡', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹', '⁰']) => {
            Reading::Odd("a code with the mark of a footnote")
        }
        // Two words in capitals are no code and its text.
        Some(Shape::Capitals) if rest.trim_start().starts_with(char::is_alphanumeric) => {
            Reading::Odd("several words, and a code has no space")
        }
        Some(of) if of != Shape::Word => Reading::First(first, rest.trim()),
        _ if !cell.is_ascii() && !cell.contains(|c: char| c.is_ascii_digit()) => Reading::Odd("words, and no code"),
        _ if cell.contains(char::is_whitespace) => Reading::Odd("several words, and a code has no space"),
        _ => Reading::Odd("a sign that no code has"),
    }
}

/// The codes of a cell that holds several, or one in which a slash stands.
fn several(cell: &str) -> Option<Vec<&str>> {
    let parts = |mark: &dyn Fn(char) -> bool| -> Vec<&str> {
        cell.split(mark).map(str::trim).filter(|part| !part.is_empty()).take(MOST + 1).collect()
    };
    let codes = |words: Vec<&'_ str>| words.len() <= MOST && words.iter().all(|word| shape(word).is_some());
    let listed = parts(&|c| matches!(c, ',' | ';' | '|' | '·' | '、' | '\n'));
    if listed.len() > 1 && codes(listed.clone()) && listed.iter().all(|word| shape(word) > Some(Shape::Word)) {
        return Some(listed);
    }
    // `E_1/E_2` is two codes, `auth/no-user` is one.
    let cut = parts(&|c| c == '/' || c.is_whitespace());
    let alone = |word: &&str| {
        shape(word)
            .is_some_and(|of| matches!(of, Shape::Number | Shape::Digits) || (of == Shape::Coded && word.len() > 2))
    };
    if cut.len() > 1 && cut.len() <= MOST && cut.iter().all(alone) && !cut.iter().any(|word| word.len() > 60) {
        let spaced = cell.contains(char::is_whitespace);
        let mixed = cut.iter().any(|word| word.bytes().any(|byte| byte.is_ascii_lowercase()));
        return if spaced || !mixed { Some(cut) } else { Some(vec![cell]) };
    }
    (cell.contains('/') && shape(cell).is_some()).then(|| vec![cell])
}

/// `ERR 101`, `NOT FOUND`: a code of a few words, each as no text has them.
fn is_spaced(cell: &str) -> bool {
    let mut words = cell.split(' ');
    let fits = |word: &str| matches!(shape(word), Some(Shape::Capitals | Shape::Number | Shape::Digits));
    words.clone().count() <= 4
        && words.next().is_some_and(|first| shape(first) == Some(Shape::Capitals))
        && words.all(|word| fits(word) && !word.starts_with('-'))
}

/// `1,000`
fn is_grouped(cell: &str) -> bool {
    let mut parts = cell.split(',');
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let first = parts.next().is_some_and(|first| (1..=3).contains(&first.len()) && digits(first));
    first && cell.contains(',') && parts.all(|part| part.len() == 3 && digits(part))
}

/// `1000~1999`, `4xx`, `-1 to -9`
fn is_range(cell: &str) -> bool {
    let marks = ["~", "∼", "～", "–", "—", "..", " to ", " - ", "-"];
    let whole = |part: &str| {
        let part = part.trim();
        !part.is_empty()
            && part.trim_start_matches('-').chars().all(|c| c.is_ascii_hexdigit() || c == 'x')
            && part.chars().any(|c| c.is_ascii_digit())
    };
    let class = cell.len() > 1
        && cell.starts_with(|c: char| c.is_ascii_digit())
        && cell.ends_with(['x', 'X'])
        && cell.chars().all(|c| c.is_ascii_digit() || matches!(c, 'x' | 'X'));
    // A sign before the first number parts nothing; and a hyphen parts numbers of one length only, for codes have hyphens.
    let parts = |at: usize, mark: &str| {
        let (from, to) = (cell[..at].trim(), cell[at + mark.len()..].trim());
        let alike = mark != "-" || (from.len() == to.len() && from < to && cell.matches('-').count() == 1);
        whole(from) && whole(to) && alike
    };
    class
        || marks
            .iter()
            .any(|mark| cell.match_indices(mark).filter(|(at, _)| *at > 0).take(3).any(|(at, mark)| parts(at, mark)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_the_shape_of_a_code() {
        for (word, wanted) in [
            ("E_CLOSED", Some(Shape::Coded)),
            ("42P01", Some(Shape::Coded)),
            ("ORA-00001", Some(Shape::Coded)),
            ("GW.IP", Some(Shape::Coded)),
            ("AccessDenied", Some(Shape::Coded)),
            ("accessDenied", Some(Shape::Coded)),
            ("missing_field", Some(Shape::Snake)),
            ("card.declined", Some(Shape::Joined)),
            ("auth/invalid-email", Some(Shape::Joined)),
            ("-401", Some(Shape::Number)),
            ("00", Some(Shape::Digits)),
            ("0x80070005", Some(Shape::Hex)),
            ("invalid", Some(Shape::Word)),
            ("CONFLICT", Some(Shape::Capitals)),
            ("1.2.0", Some(Shape::Dotted)),
            ("601*", None),
            ("기타", None),
            ("two words", None),
            ("https://a.example", None),
        ] {
            assert_eq!(shape(word), wanted, "{word}");
        }
    }

    #[test]
    fn a_cell_is_read_or_told_to_be_odd() {
        for (cell, codes) in [
            ("E_1", &["E_1"][..]),
            ("E_1, E_2", &["E_1", "E_2"]),
            ("E_1/E_2", &["E_1", "E_2"]),
            ("E_1 E_2", &["E_1", "E_2"]),
            ("401 403", &["401", "403"]),
            ("auth/invalid-email", &["auth/invalid-email"]),
            ("storage/Object2", &["storage/Object2"]),
            ("ERR 101", &["ERR 101"]),
            ("INVALID ARGUMENT", &["INVALID ARGUMENT"]),
        ] {
            assert_eq!(read(cell), Reading::Codes(codes.to_vec()), "{cell}");
        }
        for cell in [
            "N/A",
            "기타",
            "601*",
            "601¹",
            "1000~1999",
            "1000 - 1999",
            "4xx",
            "-",
            "invalid, missing or wrong",
            "INVALID ARGUMENT?",
        ] {
            assert!(matches!(read(cell), Reading::Odd(_)), "{cell}: {:?}", read(cell));
        }
        assert_eq!(read("E_9 (deprecated)"), Reading::First("E_9", "(deprecated)"));
        assert_eq!(read("5 (0x5)"), Reading::First("5", "(0x5)"));
    }
}
