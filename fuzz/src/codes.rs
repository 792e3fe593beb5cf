//! The bytes of one code in, lookups, families and patterns held against readers that look at every row.

use codetable::inspect::{Code, Finding, inspect};
use codetable::pattern::{PatternPart, strip};
use codetable::provider::{Body, FieldRole, Provider};
use codetable::response::Response;
use codetable::unknown::{Family, FamilyRule, Given, ParseCodeError, UnknownCode};
use codetable::{CodeTable, TableKind, TableVisitor};

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

/// The code that a table lists under a text, by looking at every row.
fn scan<T: CodeTable>(text: &str) -> Option<T> {
    T::ALL.iter().copied().find(|code| code.row().code() == text || code.row().aliases().contains(&text))
}

/// Whether a text is of a family, by a plainer reader.
fn expected(rule: FamilyRule, text: &str) -> Family {
    let is_member = match rule {
        FamilyRule::Undeclared => return Family::Undeclared,
        FamilyRule::Prefix(prefix) => text.starts_with(prefix),
        FamilyRule::Range { first, last } => {
            text.parse::<i128>().is_ok_and(|int| (first..=last).contains(&int) && int.to_string() == text)
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
    let is_code = |pointer: &str| !pointer.contains(['*', '~']);
    let mut codes = body.fields.iter().filter(|field| field.role.value == FieldRole::Code);
    let Some(field) = codes.find(|field| is_code(field.pointer)) else { return };
    let mut json = serde_json::Value::from(text);
    for name in field.pointer.rsplit('/').filter(|name| !name.is_empty()) {
        json = serde_json::json!({ name: json });
    }
    let json = json.to_string();
    let finding: Finding<'_> = inspect(provider, Response::new(None).body(&json));
    let mut tables = provider.tables.iter().filter(|table| table.kind == TableKind::Errors);
    match finding.code().expect("a text is a code") {
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
