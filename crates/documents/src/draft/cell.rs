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
    let are_several = |words: &[&str]| (2..=MOST).contains(&words.len());
    let listed = parts(&|c| matches!(c, ',' | ';' | '|' | '·' | '、' | '\n'));
    if are_several(&listed) && listed.iter().all(|word| shape(word) > Some(Shape::Word)) {
        return Some(listed);
    }
    // `E_1/E_2` is two codes, `auth/no-user` is one.
    let cut = parts(&|c| c == '/' || c.is_whitespace());
    let alone = |word: &str| {
        shape(word)
            .is_some_and(|of| matches!(of, Shape::Number | Shape::Digits) || (of == Shape::Coded && word.len() > 2))
    };
    if are_several(&cut) && cut.iter().all(|word| alone(word) && word.len() <= 60) {
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
        part.trim_start_matches('-').chars().all(|c| c.is_ascii_hexdigit() || c == 'x')
            && part.chars().any(|c| c.is_ascii_digit())
    };
    let class = cell.starts_with(|c: char| c.is_ascii_digit())
        && cell.ends_with(['x', 'X'])
        && cell.chars().all(|c| c.is_ascii_digit() || matches!(c, 'x' | 'X'));
    // A hyphen parts numbers of one length only, for codes have hyphens.
    let parts = |at: usize, mark: &str| {
        let (from, to) = (cell[..at].trim(), cell[at + mark.len()..].trim());
        let alike = mark != "-" || (from.len() == to.len() && from < to && cell.matches('-').count() == 1);
        whole(from) && whole(to) && alike
    };
    class || marks.iter().any(|mark| cell.match_indices(mark).take(3).any(|(at, mark)| parts(at, mark)))
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
            ("1234567890123456789", Some(Shape::Number)),
            ("-1234567890123456789", None),
            ("12345678901234567890", Some(Shape::Digits)),
            ("Required", Some(Shape::Word)),
            ("HTTPError", Some(Shape::Coded)),
            ("Card.declined", Some(Shape::Joined)),
            ("E#1", Some(Shape::Coded)),
            ("a1", Some(Shape::Coded)),
            ("Error2", Some(Shape::Coded)),
            ("A/B", Some(Shape::Joined)),
            ("A-B", Some(Shape::Coded)),
            ("a_b/c", Some(Shape::Joined)),
            ("a_b:c", Some(Shape::Joined)),
            ("a_B/c", Some(Shape::Coded)),
            ("a@b", Some(Shape::Joined)),
            ("E_", Some(Shape::Coded)),
            ("_a", Some(Shape::Snake)),
            ("#a", Some(Shape::Joined)),
            ("$a", Some(Shape::Joined)),
            ("0XFF", Some(Shape::Hex)),
            ("0xFG", None),
            ("@a", None),
            ("a.", None),
            ("a+b", None),
            ("a//b", None),
            (&"E".repeat(120), Some(Shape::Capitals)),
            (&"E".repeat(121), None),
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
            ("A B C D", &["A B C D"]),
            ("401", &["401"]),
            ("gone", &["gone"]),
            ("xx", &["xx"]),
            ("E_1; gone_1", &["E_1", "gone_1"]),
            ("E_1|2", &["E_1", "2"]),
            ("E_1·2、3\n4", &["E_1", "2", "3", "4"]),
            ("1000,200", &["1000", "200"]),
            ("ABC,200", &["ABC", "200"]),
            ("1,00", &["1", "00"]),
            ("1,ABC", &["1", "ABC"]),
            ("1999-1000", &["1999-1000"]),
            ("1-10", &["1-10"]),
            ("1-1", &["1-1"]),
            ("A1/B2", &["A1/B2"]),
            ("AB/CD", &["AB/CD"]),
            ("Object1/Object2", &["Object1/Object2"]),
            ("Object1 Object2", &["Object1", "Object2"]),
            ("E_C / E_D", &["E_C", "E_D"]),
            ("INVALID ARGUMENT", &["INVALID ARGUMENT"]),
        ] {
            assert_eq!(read(cell), Reading::Codes(codes.to_vec()), "{cell}");
        }
        let (many, signs) = ("several words, and a code has no space", "a sign that no code has");
        for (cell, reason) in [
            ("N/A", "a placeholder"),
            ("없음", "a placeholder"),
            ("-", "a placeholder"),
            ("기타", "words, and no code"),
            ("기타 등등", "words, and no code"),
            ("기타 1", many),
            ("기타1", signs),
            ("gone?", signs),
            (",200", signs),
            ("-1-23", signs),
            ("601*", "a code with the mark of a footnote"),
            ("601¹", "a code with the mark of a footnote"),
            ("1,000", "a number with marks for thousands"),
            ("100,000,000", "a number with marks for thousands"),
            ("1000~1999", "a range of codes"),
            ("1000 - 1999", "a range of codes"),
            ("1000-1999", "a range of codes"),
            ("-1 to -9", "a range of codes"),
            ("1..10", "a range of codes"),
            ("0x10 – 0x1F", "a range of codes"),
            ("4xx", "a range of codes"),
            ("4XX", "a range of codes"),
            ("invalid, missing or wrong", many),
            ("invalid, missing", many),
            ("INVALID ARGUMENT?", many),
            ("A B C D E", many),
            ("ERR gone", many),
            ("A to B", many),
            ("gone (x)", many),
        ] {
            assert_eq!(read(cell), Reading::Odd(reason), "{cell}");
        }
        for (cell, first, rest) in [
            ("E_9 (deprecated)", "E_9", "(deprecated)"),
            ("E_9(deprecated)", "E_9", "(deprecated)"),
            ("E_9: gone", "E_9", ": gone"),
            ("E_9,", "E_9", ","),
            ("5 (0x5)", "5", "(0x5)"),
            ("1001 - user 5", "1001", "- user 5"),
            ("101 ERR", "101", "ERR"),
            ("ERR -1", "ERR", "-1"),
            ("AB - c", "AB", "- c"),
            ("a/b c", "a/b", "c"),
            ("4 in x", "4", "in x"),
        ] {
            assert_eq!(read(cell), Reading::First(first, rest), "{cell}");
        }
        // Fifty codes of sixty letters are read, and no more.
        for (word, mark) in [("E_1", ", "), ("E_1", " "), (&*format!("E_{}", "1".repeat(58)), "/")] {
            let cell = |count: usize| vec![word; count].join(mark);
            assert_eq!(read(&cell(50)), Reading::Codes(vec![word; 50]), "{mark}");
            assert!(!matches!(read(&cell(51)), Reading::Codes(codes) if codes.len() > 1), "{mark}");
        }
        let long = format!("E_{}", "1".repeat(59));
        assert!(matches!(read(&format!("{long} {long}")), Reading::First(..)));
    }
}
