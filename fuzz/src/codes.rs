//! The bytes of one code in, lookups, families and patterns held against readers that look at every row.

use codetable::inspect::{Code, Finding, inspect};
use codetable::pattern::{PatternPart, strip};
use codetable::provider::{Body, FieldRole, Provider};
use codetable::response::Response;
use codetable::unknown::{Family, FamilyRule, Given, ParseCodeError, UnknownCode};
use codetable::{CodeTable, Table, TableKind, TableVisitor};

use crate::exchange::providers;
use crate::{assert_printable, catalogue};

/// Holds the laws of lookups.
pub fn hold(input: &[u8]) {
    codetable::for_each_table(&mut Lookup(input));
    catalogue::for_each_table(&mut Lookup(input));
    let Ok(text) = std::str::from_utf8(input) else { return };
    assert_printable(&Given::Text(text).to_string());
    for provider in providers() {
        for body in provider.bodies {
            hold_body(provider, body, text);
        }
    }
}

/// Looks a code up in every table.
struct Lookup<'a>(&'a [u8]);

impl TableVisitor for Lookup<'_> {
    fn visit<T: CodeTable>(&mut self) {
        let text = std::str::from_utf8(self.0).ok();
        let found = text.and_then(scan::<T>);
        assert_eq!(T::from_code_bytes(self.0), found);
        let Some(text) = text else { return };
        assert_eq!(T::from_code_text(text), found);
        assert_eq!(T::from_name(text), T::ALL.iter().copied().find(|code| code.row().name() == text));
        let inner = T::TABLE.uri.and_then(|(before, after)| strip(text, before, after));
        assert_eq!(T::TABLE.find(text).map(|row| row.index()), scan::<T>(inner.unwrap_or(text)).map(T::index));

        let family = T::TABLE.family.of(Given::Text(text));
        assert_eq!(family, expected(T::TABLE.family, text));
        assert!(found.is_none() || family != Family::Foreign, "a code that is listed is of the family");
        let error = ParseCodeError::new(T::NAME, text, family);
        assert!(text.starts_with(error.head()) && error.head().len() <= 64);
        let unknown = UnknownCode::new(T::NAME, Given::Text(text), family);
        for line in [error.to_string(), unknown.to_string()] {
            assert_printable(&line);
            assert!(line.len() < 1000, "what is printed is cut short: {} bytes", line.len());
        }
        if let FamilyRule::Pattern(pattern) = T::TABLE.family {
            if let Some(parts) = pattern.matches(text) {
                assert_eq!(parts.as_str(), text);
                assert!(parts.parts().all(|(name, digits)| parts.part(name).is_some() && text.contains(digits)));
            }
        }
    }
}

/// The code that a table lists under a text, by looking at every row. A code in hexadecimal is found as it is written, and in decimal.
fn scan<T: CodeTable>(text: &str) -> Option<T> {
    let number = |text: &str| match T::TABLE.family {
        FamilyRule::Hexadecimal { bits, signed, .. } => bits_of(text, bits, signed),
        // As many as its longest code has.
        FamilyRule::Undeclared => {
            let digits = T::ALL.iter().filter_map(|code| code.row().code().strip_prefix("0x")).map(str::len).max()?;
            bits_of(text, digits as u32 * 4, false)
        }
        _ => None,
    };
    let given = number(text).filter(|_| !text.starts_with("0x"));
    let is_meant = |code: &str| code == text || (given.is_some() && number(code) == given);
    T::ALL.iter().copied().find(|code| {
        let row = code.row();
        is_meant(row.code()) || row.aliases().iter().any(|alias| is_meant(alias))
    })
}

/// The number of a text in hexadecimal or in decimal, as a type of so many bits has it.
fn bits_of(text: &str, bits: u32, signed: bool) -> Option<i128> {
    let decimal = || text.parse::<i128>().ok().filter(|int| int.to_string() == text);
    let Some(digits) = text.strip_prefix("0x") else { return decimal() };
    let is_plain = !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    let value = i128::from_str_radix(digits, 16).ok().filter(|_| is_plain && digits.len() as u32 * 4 < bits + 4)?;
    let is_negative = signed && value >> (bits - 1) == 1;
    Some(if is_negative { value - (1 << bits) } else { value })
}

/// Whether a text is of a family, by a plainer reader.
fn expected(rule: FamilyRule, text: &str) -> Family {
    let is_member = match rule {
        FamilyRule::Undeclared => return Family::Undeclared,
        FamilyRule::Prefix(prefix) => text.starts_with(prefix),
        FamilyRule::Range { first, last } => {
            text.parse::<i128>().is_ok_and(|int| (first..=last).contains(&int) && int.to_string() == text)
        }
        FamilyRule::Hexadecimal { bits, signed, first, last } => {
            bits_of(text, bits, signed).is_some_and(|int| (first..=last).contains(&int))
        }
        FamilyRule::Pattern(pattern) => {
            let mut rest = text;
            let mut fits = |part: &PatternPart| match *part {
                PatternPart::Literal(literal) => rest.strip_prefix(literal).map(|behind| rest = behind).is_some(),
                PatternPart::Run { len, of, .. } => {
                    let run = rest.bytes().take_while(|byte| of.contains(*byte)).take(len).count();
                    rest = &rest[run..];
                    run == len
                }
                part => panic!("{part:?} has no plainer reader"),
            };
            pattern.parts().iter().all(&mut fits) && rest.is_empty()
        }
        rule => panic!("{rule:?} has no plainer reader"),
    };
    if is_member { Family::Member } else { Family::Foreign }
}

/// A code that a body carries is found as the tables find it.
fn hold_body(provider: &'static Provider, body: &'static Body, text: &str) {
    if body.is_element {
        return;
    }
    let is_code = |pointer: &str| !pointer.contains(['*', '~']);
    let mut codes = body.fields.iter().filter(|field| field.role.value == FieldRole::Code);
    let Some(field) = codes.find(|field| is_code(field.pointer)) else { return };
    let mut json = serde_json::Value::from(text);
    for name in field.pointer.rsplit('/').filter(|name| !name.is_empty()) {
        json = serde_json::json!({ name: json });
    }
    let json = json.to_string();
    let finding: Finding<'_> = inspect(provider, Response::new(None).body(&json));
    let is_meant = |table: &&Table| field.table.is_none_or(|meant| meant.value == table.id);
    let mut tables = provider.tables.iter().filter(|table| table.kind == TableKind::Errors).filter(is_meant);
    let Some(code) = finding.code() else {
        return assert!(text.is_empty(), "a text is a code: {} {} {json}", provider.name, body.id);
    };
    match code {
        Code::Known(row) => assert!(tables.any(|table| table.find(text) == Some(*row)) || is_published(provider, text)),
        Code::Unlisted { text: kept, family, .. } => {
            assert!(tables.all(|table| table.find(text).is_none()));
            assert!(text.contains(kept.as_ref()));
            assert!(*family == Family::Member || kept == text);
        }
        code => panic!("{code:?} has no law"),
    }
}

/// Whether a text is a URI under which the catalogue publishes its problems.
fn is_published(provider: &Provider, text: &str) -> bool {
    provider.docs.is_some_and(|docs| strip(text, docs, "").is_some())
}
