//! Sample responses over every way in which a document may describe them: where the code of a row stands, which status the
//! response has, and which headers, held against what the severity of the row asks for.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by a panic")]

use codetable_model::compile;
use codetable_model::sample::{Samples, Status};
use codetable_model::source::Source;
use codetable_model::vocabulary::{Format, HeaderRole, Severity, Vocabulary as _};

/// Bodies that may carry a code, in the order in which they are described.
const BODIES: [(&str, &str); 4] = [
    ("plain", "{ fields: { /code: { role: code, type: string } } }"),
    ("part", "{ severity: non_fatal, fields: { /code: { role: code, type: string } } }"),
    ("failed", "{ media: application/json, fields: { /failed: { role: errors, type: array, of: element } } }"),
    ("odd", "{ media: application/json, fields: { /odd: { role: warnings, type: array, of: element } } }"),
];

/// Rules for a severity, each with the statuses of a response that carries it.
const RULES: [(Severity, &str, u16); 2] = [
    (Severity::NonFatal, "non_fatal: { says: some of it, statuses: [206, 208] }", 206),
    (Severity::Warning, "warning: { says: look, statuses: 203 }", 203),
];

fn lines<'a>(name: &str, lines: impl Iterator<Item = &'a str>) -> String {
    let lines: String = lines.map(|line| format!("  {line}\n")).collect();
    if lines.is_empty() { lines } else { format!("{name}:\n{lines}") }
}

#[test]
fn a_code_stands_where_its_severity_belongs_under_a_status_that_says_so() {
    let mut count = 0;
    for (described, rules) in (1..16_usize).flat_map(|bodies| (0..4_usize).map(move |rules| (bodies, rules))) {
        let has = |place: usize| described >> place & 1 == 1;
        let bodies: Vec<String> = BODIES
            .iter()
            .enumerate()
            .filter(|(place, _)| has(*place))
            .map(|(_, (name, body))| format!("{name}: {body}"))
            .collect();
        let element = "element: { fields: { /code: { role: code, type: string } } }";
        let element = (has(2) || has(3)).then_some(element);
        let told = RULES.iter().enumerate().filter(|(place, _)| rules >> place & 1 == 1).map(|(_, rule)| rule);
        let rows = Severity::ALL
            .iter()
            .map(|of| format!("      {0}: {{ name: V{1}, status: 418, severity: {0} }}\n", of.word(), *of as usize));
        let spec = format!(
            "provider: shop\n{}{}tables:\n  errors:\n    enum: E\n    codes:\n{}      none: {{ name: None, status: 418 }}\n",
            lines("bodies", bodies.iter().map(String::as_str).chain(element)),
            lines("severities", told.clone().map(|(_, rule, _)| *rule)),
            rows.collect::<String>()
        );
        let catalog = compile(&[Source::new("specs/shop.yaml", spec.clone())]).catalog;
        let (provider, mut samples) = (&catalog.providers[0], Samples::of(&catalog.providers[0]));
        let table = &provider.tables[0];
        assert_eq!(table.rows.len(), 4);
        for row in &table.rows {
            let severity = row.facts.severity.as_ref().map(|fact| fact.value);
            // In which body a problem of each severity belongs, and where it stands if there is none.
            let wholes = match severity {
                Some(Severity::NonFatal) => ["part", "plain"],
                _ => ["plain", "part"],
            };
            let order = match severity {
                Some(Severity::NonFatal) => vec!["failed", wholes[0], wholes[1]],
                Some(Severity::Warning) => vec!["odd", wholes[0], wholes[1]],
                Some(Severity::Fatal) | None => vec![wholes[0], wholes[1], "failed"],
            };
            let has = |body: &&&str| BODIES.iter().position(|(name, _)| *name == **body).is_some_and(has);
            let home = order.iter().find(has).copied();
            let carrier = samples.carrier(table, row);
            let found = carrier.as_ref().map(|carrier| (carrier.body.id.as_str(), carrier.pointer.as_str()));
            let pointer = match home {
                Some("failed") => "/failed/*/code",
                Some("odd") => "/odd/*/code",
                _ => "/code",
            };
            assert_eq!(found, home.map(|home| (home, pointer)), "{severity:?} in\n{spec}");
            // Beside a result that was given a problem does not decide the status of the response.
            let given = |of: Severity, otherwise: u16| {
                let rule = told.clone().find(|(severity, ..)| *severity == of);
                rule.map_or(Status::Placeholder(otherwise), |(_, _, status)| Status::Given(*status))
            };
            let status = match (home, severity) {
                (Some("odd"), _) => given(Severity::Warning, 200),
                (Some("failed"), Some(Severity::NonFatal)) => given(Severity::NonFatal, 207),
                _ => Status::Own,
            };
            let sample = samples.sample(table, row).unwrap();
            assert_eq!(sample.status, status, "{severity:?} in\n{spec}");
            assert_eq!(sample.body.is_empty(), home.is_none());
            count += 1;
        }
    }
    assert_eq!(count, 15 * 4 * 4);
}

/// A header is in the response if it is in every one, or tells this code's wait; what nobody knows of it is a placeholder
/// of its format that nobody takes for real.
#[test]
fn a_response_has_the_headers_that_it_always_has_and_those_of_its_wait() {
    for (role, format) in HeaderRole::ALL.iter().flat_map(|role| Format::ALL.iter().map(move |format| (*role, *format)))
    {
        for presence in ["", ", presence: always", ", presence: optional"] {
            let spec = format!(
                "provider: shop\nheaders: {{ X-It: {{ role: {}, format: {}{presence} }} }}\ntables:\n  errors:\n    enum: E\n    codes:\n      \
                 A: {{ name: A, recovery: [[wait, retry]], wait: {{ header: X-It }} }}\n      B: {{ name: B, recovery: [[retry]] }}\n",
                role.word(),
                format.word()
            );
            let catalog = compile(&[Source::new("specs/shop.yaml", spec)]).catalog;
            let (table, mut samples) = (&catalog.providers[0].tables[0], Samples::of(&catalog.providers[0]));
            let placeholder = match format {
                Format::Integer | Format::Milliseconds | Format::UnixSeconds | Format::RetryAfter => "0".to_owned(),
                Format::Iso8601 => "1970-01-01T00:00:00Z".to_owned(),
                Format::Uri => "about:blank".to_owned(),
                Format::Text => format!("<{}>", role.word()),
            };
            for (row, waits) in table.rows.iter().zip([true, false]) {
                let sample = samples.sample(table, row).unwrap();
                // The header of the code has the code.
                let is_code = role == HeaderRole::Code;
                let is_there = !is_code && (waits || presence.ends_with("always"));
                let wanted = is_there.then(|| ("X-It", placeholder.clone()));
                assert_eq!(sample.headers, wanted.into_iter().collect::<Vec<_>>(), "{role:?} {format:?}{presence}");
                assert_eq!(sample.codes, if is_code { vec!["X-It"] } else { vec![] });
            }
        }
    }
}
