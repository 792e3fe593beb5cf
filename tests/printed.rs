//! Small values: what each prints, and what it answers, whoever made it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

use codetable::__abi::{Texts, pick, position};
use codetable::advice::{Recovery, When};
use codetable::evidence::{Basis, Citation, Fact, Lines};
use codetable::pattern::{CharSet, Pattern, PatternPart};
use codetable::response::{HeaderFn, Response};
use codetable::text::{Phrase, Text};
use codetable::unknown::{Family, ParseCodeError};
use codetable::wait::{Members, NoDelay, Reset};
use std::time::Duration;

const PLACES: Citation = Citation::new(&[Lines { document: "001", first: 66, last: 68 }]);

#[test]
fn every_set_of_characters_is_what_it_prints() {
    let ends = [0, b'/', b'0', b'1', b'2', b'9', b':', b'A', b'B', b'M', b'Z', b'a', b'y', b'z', b'{', 127, 128, 255];
    for first in ends {
        for last in ends {
            for more in [(b'a', b'b'), (b'5', b'5'), (255, 255)] {
                let set = CharSet::of(&[(first, last), more]);
                let is_of = |byte: u8| {
                    byte.is_ascii_alphanumeric()
                        && ((first..=last).contains(&byte) || (more.0..=more.1).contains(&byte))
                };
                assert!((0..=255).all(|byte| set.contains(byte) == is_of(byte)), "{first}-{last} {more:?}");
                // Read as a spec is: a letter, or the first and the last of a run, and none of two letters.
                let printed = set.to_string().into_bytes();
                let (mut read, mut rest) = (Vec::new(), printed.as_slice());
                while let [from, following @ ..] = rest {
                    rest = following;
                    if let [b'-', to, following @ ..] = rest {
                        assert!(to - from > 1, "{set}");
                        read.extend(*from..=*to);
                        rest = following;
                    } else {
                        read.push(*from);
                    }
                }
                assert_eq!(read, (0..=255).filter(|byte| is_of(*byte)).collect::<Vec<u8>>(), "{set}");
            }
        }
    }
}

#[test]
fn a_pattern_prints_what_a_spec_writes() {
    const PARTS: &[PatternPart] = &[
        PatternPart::Literal("E-"),
        PatternPart::Run { name: "class", len: 2, of: CharSet::of(&[(b'0', b'9'), (b'A', b'Z')]) },
        PatternPart::Run { name: "number", len: 3, of: CharSet::DIGITS },
    ];
    let pattern = Pattern::new(PARTS);
    assert_eq!(pattern.to_string(), "E-{class:2:0-9A-Z}{number:3}");
    let whole = pattern.matches("E-0A123").expect("a code of the pattern");
    assert_eq!(
        (whole.as_str(), whole.to_string(), format!("{whole:>9}")),
        ("E-0A123", "E-0A123".into(), "  E-0A123".into())
    );
}

#[test]
fn conditions_are_said_in_words() {
    for (when, words) in [
        (When::Header("Retry-After"), "the response has Retry-After"),
        (When::HeaderIs("X-Reason", "quota"), "X-Reason of the response is quota"),
        (When::Member("/error/kind"), "the body has /error/kind"),
        (When::MemberIs("/error/kind", "quota"), "/error/kind in the body is quota"),
    ] {
        assert_eq!(when.to_string(), words);
    }
}

#[test]
fn nothing_said_prints_that() {
    assert_eq!(
        (Recovery::new(&[], Basis::Silent).to_string(), Basis::Silent.to_string()),
        ("silent".into(), "silent".into())
    );
}

#[test]
fn what_is_built_is_what_is_asked_for() {
    let fact = Fact::new(409, Basis::Stated(PLACES));
    assert_eq!((fact.value(), fact.basis(), fact.citation()), (409, Basis::Stated(PLACES), Some(PLACES)));
    assert_eq!(Fact::new(409, Basis::Declared).citation(), None);
    let text: Text = Text::new("Busy", Basis::Stated(PLACES));
    assert_eq!((text.source(), text.citation()), ("Busy", Some(PLACES)));
    assert_eq!(Text::new("Busy", Basis::Silent).any().citation(), None);
    let phrase = Phrase::new("Busy");
    assert_eq!(
        (phrase.source(), format!("{phrase:?}"), format!("{phrase:>6}")),
        ("Busy", "\"Busy\"".into(), "  Busy".into())
    );
    let error = ParseCodeError::new("GatewayError", "NO\u{1b}PE", Family::Foreign);
    assert_eq!((error.table(), error.head(), error.family()), ("GatewayError", "NO\u{1b}PE", Family::Foreign));
    let printed = format!("{error:?}");
    assert!(printed.contains(r#""NO\u{1b}PE""#) && printed.contains("GatewayError"), "{printed}");
    let members = Members::new(&["/after"], &[]);
    let said = Reset::After(Duration::from_secs(17));
    assert_eq!((members.pointers(), members.said(), members.saying(said).said()), (&["/after"][..], None, Some(said)));
}

#[test]
fn every_missing_delay_says_why() {
    for (reason, word) in [
        (NoDelay::Unnamed, "names an amount"),
        (NoDelay::Absent, "nothing in the response"),
        (NoDelay::Unreadable, "plausible"),
        (NoDelay::NoZone, "offset from UTC"),
        (NoDelay::NeedsTime, "`time`"),
    ] {
        assert!(reason.to_string().contains(word), "{reason}");
        assert_eq!(format!("{reason:>200}").len(), 200);
    }
}

#[test]
fn searches_look_at_every_place() {
    const CODES: Texts = Texts::Each(&["b", "a", "ab", ""]);
    for (place, code) in ["b", "a", "ab", ""].into_iter().enumerate() {
        assert_eq!(position(&CODES, code), Some(place));
    }
    assert_eq!((position(&CODES, "c"), position(&Texts::EMPTY, "")), (None, None));
    assert_eq!(pick(&['a', 'b', 'c'], [2, 0, 1, 1]), ['c', 'a', 'b', 'b']);
}

#[test]
fn headers_that_a_closure_finds_print_no_more_than_that() {
    let headers = HeaderFn::new(|name| (name == "Retry-After").then_some("7"));
    assert_eq!(format!("{headers:?}"), "HeaderFn { .. }");
    assert!(format!("{:?}", Response::new(503).headers(&headers)).contains("503"));
}

#[cfg(feature = "kakao")]
#[test]
fn a_problem_has_the_status_of_its_row() {
    use codetable::problem::ProblemDocument;
    for row in codetable::TABLES.iter().flat_map(|table| table.rows()) {
        assert_eq!(ProblemDocument::new(row).status(), row.status(), "{row:?}");
    }
}

#[cfg(all(feature = "kakao", feature = "inspect"))]
#[test]
fn a_finding_tells_the_rule_of_its_status_and_prints_the_same_once_it_is_owned() {
    for provider in codetable::PROVIDERS {
        for status in (0..=999).step_by(7).chain([400, 401, 403, 404, 429, 500, 502, 503, 504]) {
            let finding = codetable::inspect::inspect(provider, Response::new(status));
            let rule = provider.statuses.iter().filter(|rule| rule.pattern.contains(status));
            let narrowest = rule.min_by_key(|rule| rule.pattern.last - rule.pattern.first);
            assert_eq!(finding.status_rule().map(|rule| rule.pattern), narrowest.map(|rule| rule.pattern), "{status}");
            let (printed, debugged) = (finding.to_string(), format!("{finding:?}"));
            let owned = finding.into_owned();
            assert_eq!((owned.to_string(), format!("{owned:?}")), (printed, debugged));
        }
    }
}
