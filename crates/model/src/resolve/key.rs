//! Keys read: a code as a spec writes it, the structure that all codes of a table share, the URI around one.

use crate::catalog::{CharSet, Code, PatternPart};
use crate::parse::{integer, is_snake};
use crate::spec;
use crate::vocabulary::{Base, KeyType};

/// Most characters a run may have: digits then fit a `u64` whatever they are.
const LONGEST_RUN: usize = 19;

/// The type of a table's keys, and how they are written.
#[must_use]
pub(crate) fn form(key: &spec::Key) -> (KeyType, Base) {
    (key.ty.as_ref().map_or(KeyType::Text, |ty| ty.value), key.base.as_ref().map_or(Base::Decimal, |base| base.value))
}

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
pub fn code(ty: KeyType, base: Base, text: &str) -> Option<Code> {
    match (bounds(ty), base) {
        (None, _) => (!text.is_empty()).then(|| Code::Text(text.to_owned())),
        (Some((least, greatest)), Base::Decimal) => {
            integer(text).filter(|code| (least..=greatest).contains(code)).map(Code::Int)
        }
        (Some(bounds), Base::Hexadecimal) => hexadecimal(bounds, text).map(|value| Code::Hex(value, text.to_owned())),
    }
}

/// The integer whose bits these are, as many digits as the type has at most: `0x8007000E`.
fn hexadecimal((least, greatest): (i128, i128), text: &str) -> Option<i128> {
    let digits = text.strip_prefix("0x").filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()))?;
    let bits = i128::from_str_radix(digits, 16).ok()?;
    let all = greatest - least;
    (digits.len() <= format!("{all:x}").len()).then(|| of_bits(bits, (least, greatest)))
}

/// The integer that bits are in a type: of one with a sign, the greater half of them is negative.
pub(super) fn of_bits(bits: i128, (least, greatest): (i128, i128)) -> i128 {
    let all = greatest - least;
    if (greatest + 1..=all).contains(&bits) { bits - all - 1 } else { bits }
}

/// Whether an integer is one of a key type, or the bits of one.
#[must_use]
pub(crate) fn is_of(ty: KeyType, integer: i128) -> bool {
    bounds(ty).is_some_and(|bounds| (bounds.0..=bounds.1).contains(&of_bits(integer, bounds)))
}

/// A range of integers as a key means it: in hexadecimal its ends are bits.
#[must_use]
pub(crate) fn range(base: Base, bounds: (i128, i128), (first, last): (i128, i128)) -> (i128, i128) {
    match base {
        Base::Decimal => (first, last),
        Base::Hexadecimal => (of_bits(first, bounds), of_bits(last, bounds)),
    }
}

/// An integer as a table writes it that lists none like it: in hexadecimal with all digits of its type.
#[must_use]
pub fn written(ty: KeyType, base: Base, integer: i128) -> String {
    match (bounds(ty), base) {
        (Some((least, greatest)), Base::Hexadecimal) => {
            let all = greatest - least;
            let width = format!("{all:x}").len();
            format!("0x{:0width$X}", integer & all)
        }
        _ => integer.to_string(),
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
        parts.push(self::run(run)?);
        rest = after;
    }
    if parts.iter().any(|part| matches!(part, PatternPart::Run { .. })) {
        Ok(parts)
    } else {
        Err("there is no run of characters, such as `{status:3}`".to_owned())
    }
}

/// The run `status:3` of digits, or `class:2:A-Z0-9` of what it says.
fn run(run: &str) -> Result<PatternPart, String> {
    let mut fields = run.splitn(3, ':');
    let (name, len) = (fields.next().unwrap_or_default(), fields.next().unwrap_or_default());
    let of = match fields.next() {
        None => CharSet::DIGITS,
        Some(set) => CharSet::of(set).map_err(|problem| format!("`{set}` in `{{{run}}}` {problem}"))?,
    };
    let len = len.parse().ok().filter(|len| (1..=LONGEST_RUN).contains(len));
    match len {
        Some(len) if is_snake(name) => Ok(PatternPart::Run { name: name.to_owned(), len, of }),
        Some(_) => Err(format!("`{name}` is no lower-case identifier")),
        None => Err(format!("`{{{run}}}` does not say how many characters, from 1 to {LONGEST_RUN}: `{{name:3}}`")),
    }
}

/// The named parts of a code that has the structure of a pattern: `series 0999`, `status 418`.
#[must_use]
pub fn parts<'c>(code: &'c str, pattern: &'c [PatternPart]) -> Option<Vec<(&'c str, &'c str)>> {
    let (mut rest, mut found) = (code, Vec::new());
    for part in pattern {
        match part {
            PatternPart::Literal(text) => rest = rest.strip_prefix(text.as_str())?,
            PatternPart::Run { name, len, of } => {
                let run = rest.get(..*len).filter(|run| run.chars().all(|character| of.contains(character)))?;
                found.push((name.as_str(), run));
                rest = &rest[*len..];
            }
        }
    }
    rest.is_empty().then_some(found)
}

/// Whether codes that have the structure of a pattern may begin so, and be longer.
#[must_use]
pub(crate) fn may_begin(prefix: &str, pattern: &[PatternPart]) -> bool {
    let mut rest = prefix.chars();
    let mut next = |fits: &dyn Fn(char) -> bool| rest.next().map(fits);
    for part in pattern {
        let fits: Vec<Option<bool>> = match part {
            PatternPart::Literal(text) => text.chars().map(|of| next(&|given| given == of)).collect(),
            PatternPart::Run { len, of, .. } => (0..*len).map(|_| next(&|given| of.contains(given))).collect(),
        };
        if fits.contains(&Some(false)) {
            return false;
        }
        if fits.contains(&None) {
            return true;
        }
    }
    false
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
    #![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

    use super::*;

    #[test]
    fn a_pattern_is_literals_and_runs() {
        let literal = |text: &str| PatternPart::Literal(text.to_owned());
        let run =
            |name: &str, len, of: &str| PatternPart::Run { name: name.to_owned(), len, of: CharSet::of(of).unwrap() };
        assert_eq!(
            pattern("EXEG-{series:4}-{status:3}"),
            Ok(vec![literal("EXEG-"), run("series", 4, "0-9"), literal("-"), run("status", 3, "0-9")])
        );
        assert_eq!(
            pattern("{class:2:A-Z0-9}{sub:3:0-9A-Z}"),
            Ok(vec![run("class", 2, "0-9A-Z"), run("sub", 3, "0-9A-Z")])
        );
        for text in [
            "", "EXEG", "E{a}", "E{a:0}", "E{a:20}", "E{A:1}", "E{a:1", "E}a:1{", "E{{a:1}}", "{:1}", "{a:1:}",
            "{a:1:_}",
        ] {
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
        let code = |ty, text| code(ty, Base::Decimal, text);
        assert_eq!(code(KeyType::I8, "-128"), Some(Code::Int(-128)));
        assert_eq!(code(KeyType::I8, "-129"), None);
        assert_eq!(code(KeyType::U64, "18446744073709551615"), Some(Code::Int(u64::MAX.into())));
        assert_eq!(code(KeyType::U8, "-1"), None);
        assert_eq!(code(KeyType::U8, "0x1"), None);
        assert_eq!(code(KeyType::I32, "-0401"), None);
        assert_eq!(code(KeyType::Text, ""), None);
    }

    #[test]
    fn hexadecimal_codes_are_the_bits_of_their_type() {
        let value = |ty, text| code(ty, Base::Hexadecimal, text).and_then(|code| code.integer());
        assert_eq!(value(KeyType::U32, "0x80070005"), Some(0x8007_0005));
        assert_eq!(value(KeyType::I32, "0x80070005"), Some((0x8007_0005_u32 as i32).into()));
        assert_eq!(value(KeyType::I32, "0x7fffffff"), Some(i32::MAX.into()));
        assert_eq!(value(KeyType::U8, "0x0F"), Some(15));
        assert_eq!(value(KeyType::I8, "0xFF"), Some(-1));
        assert_eq!(value(KeyType::I64, "0x8000000000000000"), Some(i64::MIN.into()));
        assert_eq!(value(KeyType::U64, "0xffffffffffffffff"), Some(u64::MAX.into()));
        for text in
            ["", "0x", "5", "0X5", "x5", "-0x5", "0x+5", "0x100000000", "0x080070005", "0x8007_0005", "0xG", " 0x5"]
        {
            assert_eq!(value(KeyType::U32, text), None, "{text}");
        }
        let ends = (0x8000_0000, 0xFFFF_FFFF);
        assert_eq!(range(Base::Hexadecimal, bounds(KeyType::I32).unwrap(), ends), (i32::MIN.into(), -1));
        assert_eq!(range(Base::Hexadecimal, bounds(KeyType::U32).unwrap(), ends), ends);
    }

    #[test]
    fn an_integer_is_written_as_its_table_writes_them() {
        assert_eq!(written(KeyType::I32, Base::Hexadecimal, -2_147_024_891), "0x80070005");
        assert_eq!(written(KeyType::U8, Base::Hexadecimal, 5), "0x05");
        assert_eq!(written(KeyType::U64, Base::Hexadecimal, u64::MAX.into()), "0xFFFFFFFFFFFFFFFF");
        assert_eq!(written(KeyType::I8, Base::Decimal, -5), "-5");
    }
}
