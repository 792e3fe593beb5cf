//! A value that cannot be read in, the one that was probably meant out: what a remedy tells to write.

use std::ops::Range;

use crate::language::ValueType;
use crate::order;
use crate::parse;
use crate::spec::StatusPattern;
use crate::text::variant::{self, words};

/// Longer than any value of these types: nobody needs a remedy for more.
const LONGEST: usize = 200;

/// A name in snake_case.
pub(super) fn snake(text: &str) -> Option<String> {
    Some(words(text).join("_")).filter(|name| parse::is_snake(name))
}

/// A name in PascalCase.
pub(super) fn pascal(text: &str) -> Option<String> {
    variant::pascal(text).filter(|name| parse::is_pascal(name))
}

/// A JSON pointer, of a path that has no slash before it, or is written as JSONPath or as code has it: `errors[0].field`.
pub(super) fn pointer(text: &str) -> Option<String> {
    let path = text.trim().trim_start_matches(['$', '#']);
    let (is_dotted, has_elements, has_any) = (!path.contains('/'), path.contains('['), path.contains("[]"));
    let mut pointer = String::new();
    for part in path.split(|char| matches!(char, '/' | '[' | ']') || (is_dotted && char == '.')) {
        let is_element = has_elements && part.bytes().all(|byte| byte.is_ascii_digit());
        let inside = has_any && part.is_empty() && !pointer.is_empty() && !pointer.ends_with("/*");
        match part {
            "" if !inside => {}
            _ if inside || is_element => pointer.push_str("/*"),
            _ => pointer.extend(["/", part]),
        }
    }
    Some(pointer).filter(|pointer| parse::is_pointer(pointer) && pointer != text && !text.contains("//"))
}

/// The one status that a text holds: `400 Bad Request`.
pub(super) fn status(text: &str) -> Option<u16> {
    let mut numbers = numbers(text)?.into_iter();
    let (number, None) = (numbers.next()?, numbers.next()) else { return None };
    parse::status(&text[number])
}

/// A status or a class of them: `4XX`, `500-599`, `5xx except 503, 502`, `404 Not Found`.
pub(super) fn status_pattern(text: &str) -> Option<String> {
    let lower = short(text)?.to_lowercase();
    let mut words = lower.split([' ', ',', ':']).filter(|word| !word.is_empty());
    let head = words.next()?;
    let Some(class) = class(head) else { return status(text).map(|status| status.to_string()) };
    let mut except: Vec<u16> = words.filter_map(parse::status).collect();
    order::sort(&mut except, Ord::cmp);
    except.dedup();
    let pattern = StatusPattern { except, ..parse::status_pattern(&class).ok()? }.to_string();
    Some(pattern).filter(|pattern| pattern != text && parse::status_pattern(pattern).is_ok())
}

/// `5xx` of `5XX`, `5**`, `5__` or `500-599`.
fn class(head: &str) -> Option<String> {
    let digit = head.chars().next().filter(|digit| ('1'..='5').contains(digit))?;
    let rest = &head[1..];
    let whole =
        |mark: &str| rest.strip_prefix("00").and_then(|rest| rest.strip_prefix(mark)) == Some(&format!("{digit}99"));
    let is_class = matches!(rest, "xx" | "**" | "__" | "nn" | "00s") || ["-", "~", "–", ".."].into_iter().any(whole);
    is_class.then(|| format!("{digit}xx"))
}

/// Lines: `line 48`, `48~50`, `50-48`, `48, 50`.
pub(super) fn lines(text: &str) -> Option<String> {
    let found = numbers(text)?;
    let line = |index: usize| found.get(index).and_then(|number| parse::count(&text[number.clone()]));
    let between = |index: usize| text[found[index].end..found[index + 1].start].trim();
    match found.len() {
        1 => line(0).map(|line| line.to_string()),
        2 if matches!(between(0), "-" | "~" | "–" | "—" | "〜" | ":" | ".." | "..." | "to") => {
            let (one, other) = (line(0)?, line(1)?);
            Some(format!("{}-{}", one.min(other), one.max(other)))
        }
        count if count > 1 && (1..count).all(|index| matches!(between(index - 1), "," | "and" | "&" | ";")) => {
            let all: Option<Vec<String>> = (0..count).map(|index| Some(line(index)?.to_string())).collect();
            Some(format!("[{}]", all?.join(", ")))
        }
        _ => None,
    }
}

/// A range, of one that runs backwards or whose ends something else than two dots parts.
pub(super) fn range(text: &str) -> Option<String> {
    let text = short(text)?;
    // A minus may also stand before the first of the two.
    let dash = text.char_indices().skip(1).find(|(_, char)| *char == '-').map(|(at, _)| (&text[..at], &text[at + 1..]));
    let marks = ["...", "..", "~", "–", " to "];
    let ends = marks.iter().find_map(|mark| text.split_once(mark)).or(dash)?;
    let (one, other) = (ends.0.trim(), ends.1.trim());
    let ordered = format!("{one}..{other}");
    let backwards = format!("{other}..{one}");
    [ordered, backwards].into_iter().find(|range| parse::range(range).is_ok())
}

/// A value without the lists that its type puts around it: `[[fix_request]]` of `fix_request`.
pub(super) fn wrapped(ty: &ValueType, text: &str) -> Option<String> {
    match ty {
        ValueType::List(inner) => wrapped(inner, text).map(|inner| format!("[{inner}]")),
        ValueType::OneOrMore(inner) | ValueType::Fact(inner) | ValueType::Given(inner) => wrapped(inner, text),
        ValueType::Word(words) => words.iter().any(|(word, _)| *word == text).then(|| text.to_owned()),
        ValueType::Map(..) | ValueType::Object(_) | ValueType::Short(..) => None,
        _ => {
            let is_simple = |char: char| char.is_alphanumeric() || matches!(char, '_' | '-' | '.' | '/');
            short(text).filter(|text| text.chars().all(is_simple)).map(str::to_owned)
        }
    }
}

/// Where the numbers of a text stand, unless it is too long to be a slip.
fn numbers(text: &str) -> Option<Vec<Range<usize>>> {
    short(text)?;
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, _) in text.char_indices().filter(|(_, char)| char.is_ascii_digit()) {
        match found.last_mut() {
            Some(number) if number.end == at => number.end += 1,
            _ => found.push(at..at + 1),
        }
    }
    Some(found)
}

fn short(text: &str) -> Option<&str> {
    (!text.is_empty() && text.len() <= LONGEST).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meant<T: ToString>(of: Option<T>) -> String {
        of.map_or("-".to_owned(), |of| of.to_string())
    }

    #[test]
    fn names_are_suggested_in_their_style() {
        for written in ["RATE_LIMITED", "rateLimited", "rate-limited", "Rate limited", "rate_limited"] {
            assert_eq!(pascal(written).as_deref(), Some("RateLimited"), "{written}");
            assert_eq!(snake(written).as_deref(), Some("rate_limited"), "{written}");
        }
        assert_eq!(pascal("한도초과"), None);
        assert_eq!(pascal("4xx"), None);
        assert_eq!(snake(""), None);
    }

    #[test]
    fn a_value_is_taken_from_what_was_written() {
        for (written, wanted) in [
            ("meta/requestId", "/meta/requestId"),
            ("error.code", "/error/code"),
            ("$.errors[*].field", "/errors/*/field"),
            ("errors[].field", "/errors/*/field"),
            ("errors[0].field", "/errors/*/field"),
            ("/errors//field", "-"),
            ("~2", "-"),
            ("", "-"),
        ] {
            assert_eq!(meant(pointer(written)), wanted, "{written}");
        }
        for (written, wanted) in
            [("400 Bad Request", "400"), ("HTTP 404", "404"), ("400 or 404", "-"), ("4000", "-"), ("상태", "-")]
        {
            assert_eq!(meant(status(written)), wanted, "{written}");
        }
        for (written, wanted) in [
            ("4XX", "4xx"),
            ("4XX except 429", "4xx except 429"),
            ("500-599", "5xx"),
            ("500~599 except 503, 502", "5xx except 502 503"),
            ("5xx except 503 502", "5xx except 502 503"),
            ("404 Not Found", "404"),
            ("6xx", "-"),
            ("500-504", "-"),
            ("5xx except 404", "-"),
        ] {
            assert_eq!(meant(status_pattern(written)), wanted, "{written}");
        }
        for (written, wanted) in [
            ("line 48", "48"),
            ("L48", "48"),
            ("48~50", "48-50"),
            ("50-48", "48-50"),
            ("48 - 50", "48-50"),
            ("48, 50", "[48, 50]"),
            ("\"48\"", "48"),
            ("0", "-"),
            ("48/50", "-"),
            ("table", "-"),
        ] {
            assert_eq!(meant(lines(written)), wanted, "{written}");
        }
        for (written, wanted) in [
            ("-1..-9999", "-9999..-1"),
            ("1-99", "1..99"),
            ("-9-5", "-9..5"),
            ("1 ~ 99", "1..99"),
            ("1...9", "1..9"),
            ("x..y", "-"),
        ] {
            assert_eq!(meant(range(written)), wanted, "{written}");
        }
    }
}
