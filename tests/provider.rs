//! What a document says beside its codes: found by status and by name, and printed as a spec writes it.

use codetable::evidence::{Basis, Citation, Fact, Lines};
use codetable::provider::{ErrorType, Header, HeaderRole, Origin, Provider, StatusPattern, StatusRule, TextKind};
use codetable::text::Text;

const fn pattern(first: u16, last: u16, except: &'static [u16]) -> StatusPattern {
    StatusPattern { first, last, except }
}

const fn rule(pattern: StatusPattern, meaning: &'static str) -> StatusRule {
    StatusRule {
        texts: MEANING_OF[meaning.len()],
        origin: Some(Fact::new(Origin::External, Basis::Declared)),
        ..StatusRule::new(pattern, Basis::Declared)
    }
}

/// A text by the length of its word, so that each rule can be told from the others.
static MEANING_OF: [&[(TextKind, Text)]; 4] = [
    &[],
    &[(TextKind::Meaning, Text::new("a", Basis::Declared))],
    &[(TextKind::Meaning, Text::new("bb", Basis::Declared))],
    &[(TextKind::Meaning, Text::new("ccc", Basis::Declared))],
];

const fn error_type(name: &'static str, statuses: &'static [StatusPattern]) -> ErrorType {
    ErrorType { statuses: Some(Fact::new(statuses, Basis::Declared)), ..ErrorType::new(name, Basis::Declared) }
}

static PROVIDER: Provider = Provider {
    statuses: &[
        rule(pattern(429, 429, &[]), "a"),
        rule(pattern(500, 599, &[502, 503]), "bb"),
        rule(pattern(400, 499, &[]), "ccc"),
    ],
    types: &[
        error_type("InputError", &[pattern(400, 499, &[429])]),
        error_type("ConfigurationError", &[pattern(422, 422, &[])]),
        ErrorType::new("Elsewhere", Basis::Declared),
    ],
    headers: &[Header::new("Retry-After", HeaderRole::RetryAfter, Basis::Declared)],
    ..Provider::new("sample")
};

#[test]
fn the_first_rule_that_fits_is_the_most_specific() {
    const MEANING: Option<&StatusRule> = PROVIDER.status(429);
    let meaning = |status| PROVIDER.status(status)?.text(TextKind::Meaning).map(|text| text.source());
    assert_eq!(meaning(429), Some("a"));
    assert_eq!(meaning(404), Some("ccc"));
    assert_eq!(meaning(500), Some("bb"));
    for status in [0, 200, 399, 502, 503, 600, u16::MAX] {
        assert_eq!(PROVIDER.status(status), None, "{status}");
    }
    assert_eq!(MEANING.and_then(StatusRule::origin), Some(Origin::External));
    assert_eq!(MEANING.and_then(|rule| rule.text(TextKind::Remedy)), None);
}

#[test]
fn several_error_types_may_fit_a_status() {
    let names = |status| PROVIDER.error_types(status).map(|ty| ty.name).collect::<Vec<_>>();
    assert_eq!(names(422), ["InputError", "ConfigurationError"]);
    assert_eq!(names(400), ["InputError"]);
    assert_eq!(names(429), [""; 0]);
}

#[test]
fn headers_and_bodies_are_found_by_name() {
    assert_eq!(PROVIDER.header("retry-AFTER").map(|header| header.name), Some("Retry-After"));
    assert_eq!(PROVIDER.header("retry"), None);
    assert_eq!(PROVIDER.body("error"), None);
}

#[test]
fn a_pattern_holds_what_it_prints() {
    for (of, printed) in [
        (pattern(429, 429, &[]), "429"),
        (pattern(400, 499, &[]), "4xx"),
        (pattern(500, 599, &[502, 503]), "5xx except 502 503"),
        (pattern(500, 504, &[]), "500-504"),
        (pattern(450, 549, &[]), "450-549"),
    ] {
        assert_eq!(of.to_string(), printed);
        for status in 0..=1000 {
            let inside = (of.first..=of.last).contains(&status) && !of.except.contains(&status);
            assert_eq!(of.contains(status), inside, "{of} {status}");
        }
    }
}

#[test]
fn a_citation_names_each_document_where_it_begins() {
    const fn lines(document: &'static str, first: u32, last: u32) -> Lines {
        Lines { document, first, last }
    }
    static LINES: [Lines; 5] =
        [lines("001", 66, 66), lines("001", 68, 70), lines("002", 3, 3), lines("001", 1, 1), lines("001", 9, 12)];
    for (count, printed) in [
        (0, ""),
        (1, "001:66"),
        (2, "001:66, 68-70"),
        (3, "001:66, 68-70, 002:3"),
        (5, "001:66, 68-70, 002:3, 001:1, 9-12"),
    ] {
        assert_eq!(Citation::new(&LINES[..count]).to_string(), printed);
    }
    let stated = Basis::Stated(Citation::new(&LINES[..2]));
    assert_eq!(stated.to_string(), "stated, 001:66, 68-70");
    assert_eq!(stated.citation().map(Citation::lines), Some(&LINES[..2]));
}

#[test]
fn a_basis_is_exactly_one_of_five() {
    let all = [
        (Basis::Stated(Citation::new(&[])), "stated, "),
        (Basis::Inferred("of this"), "inferred: of this"),
        (Basis::Registered("RFC 9110"), "registered: RFC 9110"),
        (Basis::Declared, "declared"),
        (Basis::Silent, "silent"),
    ];
    for (index, (basis, printed)) in all.into_iter().enumerate() {
        let is =
            [basis.is_stated(), basis.is_inferred(), basis.is_registered(), basis.is_declared(), basis.is_silent()];
        assert_eq!(is.iter().position(|is| *is), Some(index));
        assert_eq!(is.iter().filter(|is| **is).count(), 1);
        assert_eq!(basis.to_string(), printed);
        assert_eq!(
            (basis.reason().is_some(), basis.registry().is_some()),
            (basis.is_inferred(), basis.is_registered())
        );
    }
}
