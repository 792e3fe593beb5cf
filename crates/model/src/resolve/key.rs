//! Keys read: a code as a spec writes it, the structure that all codes of a table share, the URI around one.

use crate::catalog::{Code, PatternPart};
use crate::parse::{integer, is_snake};
use crate::vocabulary::KeyType;

/// Most digits a run may have: what fits a `u64` whatever they are.
const MOST_DIGITS: usize = 19;

/// The least and the greatest integer of a key type; `None` for text.
#[must_use]
pub fn bounds(ty: KeyType) -> Option<(i128, i128)> {
    let bounds = match ty {
        KeyType::Text => return None,
        KeyType::I8 => (i8::MIN.into(), i8::MAX.into()),
        KeyType::I16 => (i16::MIN.into(), i16::MAX.into()),
        KeyType::I32 => (i32::MIN.into(), i32::MAX.into()),
        KeyType::I64 => (i64::MIN.into(), i64::MAX.into()),
        KeyType::U8 => (0, u8::MAX.into()),
        KeyType::U16 => (0, u16::MAX.into()),
        KeyType::U32 => (0, u32::MAX.into()),
        KeyType::U64 => (0, u64::MAX.into()),
    };
    Some(bounds)
}

/// A code of a key type: any text that is not empty, or an integer in range and canonical.
#[must_use]
pub(crate) fn code(ty: KeyType, text: &str) -> Option<Code> {
    match bounds(ty) {
        None => (!text.is_empty()).then(|| Code::Text(text.to_owned())),
        Some((least, greatest)) => integer(text).filter(|code| (least..=greatest).contains(code)).map(Code::Int),
    }
}

/// The parts of `EXEG-{series:4}-{status:3}`.
pub(crate) fn pattern(text: &str) -> Result<Vec<PatternPart>, String> {
    let mut parts = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let open = rest.find(['{', '}']).unwrap_or(rest.len());
        if open > 0 {
            parts.push(PatternPart::Literal(rest[..open].to_owned()));
        }
        rest = &rest[open..];
        if rest.is_empty() {
            break;
        }
        let Some((run, after)) = rest.strip_prefix('{').and_then(|rest| rest.split_once('}')) else {
            return Err("a brace stands without its partner".to_owned());
        };
        parts.push(digits(run)?);
        rest = after;
    }
    if parts.iter().any(|part| matches!(part, PatternPart::Digits { .. })) {
        Ok(parts)
    } else {
        Err("there is no run of digits, such as `{status:3}`".to_owned())
    }
}

/// The run of digits `status:3`.
fn digits(run: &str) -> Result<PatternPart, String> {
    let (name, len) = run.split_once(':').unwrap_or((run, ""));
    let len = len.parse().ok().filter(|len| (1..=MOST_DIGITS).contains(len));
    match len {
        Some(len) if is_snake(name) => Ok(PatternPart::Digits { name: name.to_owned(), len }),
        Some(_) => Err(format!("`{name}` is no lower-case identifier")),
        None => Err(format!("`{{{run}}}` does not say how many digits, from 1 to {MOST_DIGITS}: `{{name:3}}`")),
    }
}

/// The named parts of a code that has the structure of a pattern: `series 0999`, `status 418`.
#[must_use]
pub fn parts<'c>(code: &'c str, pattern: &'c [PatternPart]) -> Option<Vec<(&'c str, &'c str)>> {
    let (mut rest, mut found) = (code, Vec::new());
    for part in pattern {
        match part {
            PatternPart::Literal(text) => rest = rest.strip_prefix(text.as_str())?,
            PatternPart::Digits { name, len } => {
                let run = rest.get(..*len).filter(|run| run.bytes().all(|byte| byte.is_ascii_digit()))?;
                found.push((name.as_str(), run));
                rest = &rest[*len..];
            }
        }
    }
    rest.is_empty().then_some(found)
}

/// What stands before and after `{code}` in a URI.
#[must_use]
pub(crate) fn uri(text: &str) -> Option<(String, String)> {
    let (before, after) = text.split_once("{code}")?;
    let whole = !before.is_empty() && !before.contains(['{', '}']) && !after.contains(['{', '}']);
    whole.then(|| (before.to_owned(), after.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_is_literals_and_runs_of_digits() {
        let literal = |text: &str| PatternPart::Literal(text.to_owned());
        let digits = |name: &str, len| PatternPart::Digits { name: name.to_owned(), len };
        assert_eq!(
            pattern("EXEG-{series:4}-{status:3}"),
            Ok(vec![literal("EXEG-"), digits("series", 4), literal("-"), digits("status", 3)])
        );
        for text in ["", "EXEG", "E{a}", "E{a:0}", "E{a:20}", "E{A:1}", "E{a:1", "E}a:1{", "E{{a:1}}", "{:1}"] {
            assert!(pattern(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_uri_names_its_code_once() {
        assert_eq!(uri("https://e.example/{code}"), Some(("https://e.example/".to_owned(), String::new())));
        for text in ["https://e.example/", "{code}", "a{code}{code}", "a{id}/{code}"] {
            assert_eq!(uri(text), None, "{text}");
        }
    }

    #[test]
    fn integer_codes_stay_within_their_type() {
        assert_eq!(code(KeyType::I8, "-128"), Some(Code::Int(-128)));
        assert_eq!(code(KeyType::I8, "-129"), None);
        assert_eq!(code(KeyType::U64, "18446744073709551615"), Some(Code::Int(u64::MAX.into())));
        assert_eq!(code(KeyType::U8, "-1"), None);
        assert_eq!(code(KeyType::I32, "-0401"), None);
        assert_eq!(code(KeyType::Text, ""), None);
    }
}
