//! A scalar in, a value of the language out: the readers that `validate.rs` and `read.rs` share, so that
//! what one accepts the other understands.

use std::ops::Range;

use crate::diagnostic::excerpt;
use crate::source::{Span, Spanned};
use crate::spec::{Citation, Lines, StatusPattern};
use crate::tree::{Node, Scalar};

/// What is wrong with a part of a value, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flaw {
    /// Where.
    pub span: Span,
    /// What is wrong.
    pub message: String,
}

/// `true` or `false`, and no other spelling.
pub fn boolean(text: &str) -> Option<bool> {
    match text {
        "true" => Some(true),
        "false" => Some(false),
        _ => None,
    }
}

/// An integer in its one canonical spelling: no sign but a minus, no leading zero, no `-0`.
pub fn integer(text: &str) -> Option<i128> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let canonical = digits.bytes().all(|byte| byte.is_ascii_digit())
        && !digits.is_empty()
        && (!digits.starts_with('0') || text == "0");
    if canonical { text.parse().ok() } else { None }
}

/// A positive whole number.
pub fn count(text: &str) -> Option<u32> {
    integer(text).and_then(|number| u32::try_from(number).ok()).filter(|number| *number > 0)
}

/// An HTTP status: a whole number from 100 to 599.
pub fn status(text: &str) -> Option<u16> {
    integer(text).and_then(|number| u16::try_from(number).ok()).filter(|number| (100..=599).contains(number))
}

/// A status, a class, or a class with exceptions: `429`, `4xx`, `5xx except 502 503`.
pub fn status_pattern(text: &str) -> Result<StatusPattern, String> {
    let mut words = text.split(' ');
    let head = words.next().unwrap_or_default();
    let (first, last) = match (status(head), class(head)) {
        (Some(status), _) => (status, status),
        (_, Some(first)) => (first, first + 99),
        _ => return Err(format!("`{}` is neither a status nor a class", excerpt(head))),
    };
    let mut except: Vec<u16> = Vec::new();
    match words.next() {
        None => return Ok(StatusPattern { first, last, except }),
        Some("except") if first == last => return Err(format!("`{head}` is one status, which has no exceptions")),
        Some("except") => {}
        Some(word) => return Err(format!("`{}` stands where only `except` may", excerpt(word))),
    }
    for word in words {
        let Some(status) = status(word) else {
            return Err(format!("`{}` after `except` is no status", excerpt(word)));
        };
        if !(first..=last).contains(&status) {
            return Err(format!("{status} is no status of {head}"));
        }
        match except.last() {
            Some(before) if *before == status => return Err(format!("{status} is excepted twice")),
            Some(before) if *before > status => {
                return Err(format!("{status} stands after {before}, and exceptions ascend"));
            }
            _ => except.push(status),
        }
    }
    if except.is_empty() {
        return Err("no status follows `except`".to_owned());
    }
    Ok(StatusPattern { first, last, except })
}

/// The first status of a class: 400 of `4xx`.
fn class(text: &str) -> Option<u16> {
    match text.as_bytes() {
        [digit @ b'1'..=b'5', b'x', b'x'] => Some(u16::from(digit - b'0') * 100),
        _ => None,
    }
}

/// A range of integers, the least first: `-9999..-1`, `0x80070000..0x8007FFFF`.
pub fn range(text: &str) -> Result<(i128, i128), String> {
    let Some((first, last)) = text.split_once("..") else {
        return Err("two dots part the least integer from the greatest".to_owned());
    };
    let read =
        |end: &str| integer(end).or_else(|| bits(end)).ok_or_else(|| format!("`{}` is no integer", excerpt(end)));
    let (first, last) = (read(first)?, read(last)?);
    if first > last { Err(format!("{first} is greater than {last}")) } else { Ok((first, last)) }
}

/// What up to sixteen hexadecimal digits are: `0x8007FFFF`.
fn bits(text: &str) -> Option<i128> {
    let digits = text.strip_prefix("0x").filter(|digits| digits.len() <= 16)?;
    let is_plain = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    i128::from_str_radix(digits, 16).ok().filter(|_| is_plain)
}

/// Lines of documents: `63`, `6-19`, a sequence of those, or a mapping from documents to those. What cannot
/// be read is left out of the citation and is among the flaws; a citation is never empty without a flaw.
pub fn lines(node: &Node) -> (Spanned<Citation>, Vec<Flaw>) {
    let mut citation = Citation { lines: Vec::new() };
    let mut flaws = Vec::new();
    match node {
        Node::Map(map) => {
            for (document, node) in &map.entries {
                lines_of(Some(&document.text), node, &mut citation.lines, &mut flaws);
            }
            if map.entries.is_empty() {
                flaws.push(Flaw { span: map.span, message: "no document is cited".to_owned() });
            }
        }
        node => lines_of(None, node, &mut citation.lines, &mut flaws),
    }
    (Spanned::new(citation, node.span()), flaws)
}

/// Lines of one document.
fn lines_of(document: Option<&str>, node: &Node, lines: &mut Vec<Spanned<Lines>>, flaws: &mut Vec<Flaw>) {
    match node {
        Node::Scalar(scalar) => match run(scalar) {
            Ok((first, last)) => {
                let run = Lines { document: document.map(str::to_owned), first, last };
                lines.push(Spanned::new(run, scalar.span));
            }
            Err(message) => flaws.push(Flaw { span: scalar.span, message }),
        },
        Node::Seq(seq) if seq.items.is_empty() => {
            flaws.push(Flaw { span: seq.span, message: "no line is cited".to_owned() });
        }
        Node::Seq(seq) => {
            for item in &seq.items {
                match item {
                    Node::Scalar(_) => lines_of(document, item, lines, flaws),
                    _ => flaws.push(Flaw {
                        span: item.span(),
                        message: "a list of lines holds numbers and ranges only".to_owned(),
                    }),
                }
            }
        }
        Node::Map(map) => flaws.push(Flaw {
            span: map.span,
            message: "a mapping from documents to lines holds no further mapping".to_owned(),
        }),
    }
}

/// A line, or the first and last of a run of lines.
fn run(scalar: &Scalar) -> Result<(u32, u32), String> {
    let text = scalar.text.as_str();
    if !scalar.plain {
        return Err(format!("`{}` stands in quotes, and a line is a number", excerpt(text)));
    }
    let no_line = || format!("`{}` is no line number", excerpt(text));
    let line = |text: &str| match integer(text) {
        Some(0) => Err("there is no line 0: lines are counted from 1".to_owned()),
        Some(number) => u32::try_from(number).map_err(|_| no_line()),
        None => Err(no_line()),
    };
    match text.split_once('-') {
        Some((first, last)) if !first.is_empty() => {
            let (first, last) = (line(first)?, line(last)?);
            if first > last { Err(format!("lines {first}-{last} run backwards")) } else { Ok((first, last)) }
        }
        _ => line(text).map(|line| (line, line)),
    }
}

/// Lines that a sentence of ours names in brackets which hold nothing else, `(63, 001:64-66)`, each with its numbers' bytes.
pub fn lines_in_text(text: &str) -> Vec<(Range<usize>, Lines)> {
    let mut found = Vec::new();
    for (open, _) in text.match_indices('(') {
        let inner = &text[open + 1..];
        found.extend(inner.find(')').and_then(|end| all_lines(&inner[..end], open + 1)).into_iter().flatten());
    }
    found
}

/// `63, 64-66, 001:7`, and nothing else.
fn all_lines(inner: &str, mut start: usize) -> Option<Vec<(Range<usize>, Lines)>> {
    let mut all = Vec::new();
    for part in inner.split(", ") {
        let (document, numbers) = match part.split_once(':') {
            Some((document, numbers)) => (Some(document.to_owned()), numbers),
            None => (None, part),
        };
        let (first, last) = numbers.split_once('-').unwrap_or((numbers, numbers));
        let end = start + part.len();
        all.push((end - numbers.len()..end, Lines { document, first: count(first)?, last: count(last)? }));
        start = end + ", ".len();
    }
    Some(all)
}

/// Whether a text is a lower-case identifier: `naver_commerce`.
pub fn is_snake(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_lowercase())
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
        && !text.contains("__")
        && !text.ends_with('_')
}

/// Whether a text is the name of a type or variant: `RateLimited`.
pub fn is_pascal(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_uppercase()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// Whether a text is a JSON pointer to a member, `*` standing for every element.
pub fn is_pointer(text: &str) -> bool {
    text.strip_prefix('/').is_some_and(|members| {
        members.split('/').all(|member| {
            !member.is_empty() && member.split('~').skip(1).all(|rest| rest.starts_with('0') || rest.starts_with('1'))
        })
    })
}

/// Whether a text is a SHA-256 in lower-case hexadecimal.
pub fn is_sha256(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

    use super::*;

    #[test]
    fn integers_have_one_spelling() {
        assert_eq!(integer("-401"), Some(-401));
        assert_eq!(integer("0"), Some(0));
        for text in ["", "-", "-0", "+1", "01", "-01", "1_000", "0o620", "0x1F", "1.0", "1e3", " 1", "٣"] {
            assert_eq!(integer(text), None, "{text}");
        }
        assert_eq!(integer(&i128::MIN.to_string()), Some(i128::MIN));
        assert_eq!(integer(&"9".repeat(60)), None);
    }

    #[test]
    fn statuses_and_their_patterns() {
        assert_eq!(status("100"), Some(100));
        assert_eq!(status("599"), Some(599));
        for text in ["99", "600", "4xx", "0o620", "-400", "65636"] {
            assert_eq!(status(text), None, "{text}");
        }
        let pattern = |first, last, except: &[u16]| Ok(StatusPattern { first, last, except: except.to_vec() });
        assert_eq!(status_pattern("429"), pattern(429, 429, &[]));
        assert_eq!(status_pattern("4xx"), pattern(400, 499, &[]));
        assert_eq!(status_pattern("5xx except 502 503"), pattern(500, 599, &[502, 503]));
        for text in [
            "",
            "6xx",
            "4XX",
            "429 except 429",
            "5xx except",
            "5xx except ",
            "5xx except 404",
            "5xx except 502 502",
            "5xx except 503 502",
            "5xx but 502",
            "5xx  except 502",
        ] {
            assert!(status_pattern(text).is_err(), "{text}");
        }
    }

    #[test]
    fn ranges_run_forwards() {
        assert_eq!(range("-9999..-1"), Ok((-9999, -1)));
        assert_eq!(range("7..7"), Ok((7, 7)));
        for text in ["", "..", "1..", "-1..-9999", "1...2", "1-2", "01..2"] {
            assert!(range(text).is_err(), "{text}");
        }
    }

    #[test]
    fn names_pointers_and_digests() {
        assert!(is_snake("two_words") && is_snake("i18n"));
        assert!(!is_snake("") && !is_snake("_a") && !is_snake("a_") && !is_snake("a__b") && !is_snake("aB"));
        assert!(is_pascal("RateLimited") && is_pascal("Http2"));
        assert!(!is_pascal("") && !is_pascal("rateLimited") && !is_pascal("Rate_Limited") && !is_pascal("한도초과"));
        assert!(is_pointer("/type") && is_pointer("/errors/*/field") && is_pointer("/a~1b/~0"));
        assert!(
            !is_pointer("") && !is_pointer("type") && !is_pointer("/") && !is_pointer("/a//b") && !is_pointer("/~2")
        );
        assert!(is_sha256(&"0a".repeat(32)));
        assert!(!is_sha256(&"0A".repeat(32)) && !is_sha256(&"0".repeat(63)));
    }
}
