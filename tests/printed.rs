//! Small values: what each prints, and what it answers, whoever made it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

use codetable::__abi::{Texts, pick, position};
use codetable::advice::{Next, Recovery, Step, Wait, When};
use codetable::evidence::{Basis, Citation, Fact, Lines};
use codetable::pattern::{CharSet, Pattern, PatternPart};
use codetable::provider::{Header, HeaderRole};
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

/// A wait and what is done after it, as they are said in logs and on the page of a row.
#[test]
fn waits_are_said_in_words() {
    static DAY: Header = Header::new("X-Day", HeaderRole::Reset, Basis::Declared);
    static HOUR: Header = Header::new("X-Hour", HeaderRole::Reset, Basis::Declared);
    static BOTH: [&Header; 2] = [&DAY, &HOUR];
    for (wait, words) in [
        (Wait::None, "at once"),
        (Wait::Soon, "after a while"),
        (Wait::Header(&[]), "after a while"),
        (Wait::Seconds(5), "after 5 s"),
        (Wait::Header(&BOTH[..1]), "after the wait that X-Day tells"),
        (Wait::Header(&BOTH), "after the wait that X-Day or X-Hour tells"),
        (Wait::Member(Members::new(&["/after"], &[])), "after the wait that /after tells"),
        (
            Wait::Member(Members::new(&["/after", "/ms"], &BOTH)),
            "after the wait that /after or /ms or X-Day or X-Hour tells",
        ),
        (Wait::NextMonth(&[]), "when the next month begins"),
        (Wait::NextMonth(&BOTH), "when the next month begins, which X-Day or X-Hour tells"),
    ] {
        assert_eq!(wait.to_string(), words);
        assert_eq!(Next::Send(wait).to_string(), format!("send again {words}"));
        assert_eq!(Next::Later(wait).to_string(), format!("send again later, {words}"));
    }
    assert_eq!(Next::RefreshThenSend.to_string(), "refresh the credentials, then send again");
    assert_eq!(Next::Stop(None).to_string(), "stop");
    for step in Step::ALL {
        assert_eq!(Next::Stop(Some(*step)).to_string(), format!("stop: {step}"));
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

/// A note says what it is, with each number and name at its place, and no two say the same.
#[cfg(feature = "inspect")]
#[test]
fn every_note_says_what_was_wrong() {
    use codetable::inspect::{Note, Outcome};
    use codetable::provider::Severity;
    let all: &[(Note, &[&str])] = &[
        (Note::NoBody, &["there is no body"]),
        (Note::NotJson, &["the body is no JSON"]),
        (Note::NotObject, &["neither an object nor a list of objects"]),
        (Note::Array, &["the body is a list"]),
        (Note::Records, &["several JSON documents"]),
        (Note::Events, &["server-sent events"]),
        (Note::BehindText, &["behind other text", "the effect counts as unknown"]),
        (Note::InString, &["inside a JSON string", "the effect counts as unknown"]),
        (Note::Truncated, &["ends too early"]),
        (Note::Malformed { line: 2, column: 5 }, &["no JSON from line 2, column 5 on"]),
        (Note::Trailing, &["something follows the JSON"]),
        (Note::ByteOrderMark, &["byte order mark"]),
        (Note::LeadingNul, &["begins with NUL"]),
        (Note::InvalidUtf8, &["no UTF-8"]),
        (Note::ControlCharacters, &["control characters"]),
        (Note::UnknownShape, &["no member of the body"]),
        (Note::MediaType, &["the media type is not"]),
        (Note::Duplicate("/x"), &["`/x` is there more than once"]),
        (Note::WrongType("/x"), &["`/x` is not of the type"]),
        (Note::TooMany("/x"), &["`/x` is longer"]),
        (Note::TooMany(""), &["more problems than were kept"]),
        (Note::StatusRange(700), &["`700` is no HTTP status"]),
        (Note::BodyStatus { http: 422, body: 400 }, &["the body says status 400", "the response has status 422"]),
        (Note::CodeStatus { listed: 504, found: 500 }, &["lists the code with status 504", "it came with 500"]),
        (Note::CodeSuffix { suffix: 418, found: 400 }, &["the code contains status 418", "it came with 400"]),
        (
            Note::CodeSeverity { listed: Severity::Warning, outcome: Outcome::Partial },
            &["calls the code warning", "the severity of the response is partial"],
        ),
        (Note::PartialStatus(200), &["a part failed, and status 200"]),
        (Note::ErrorInSuccess(200), &["tells of an error, and status 200 reports success"]),
        (Note::HeaderValue("X"), &["the header `X` cannot be read"]),
        (Note::MemberValue("/x"), &["`/x` should tell how long to wait"]),
        (Note::HeaderForm("X"), &["the header `X` is written in another form"]),
        (Note::HeaderZone("X"), &["the header `X` has no offset from UTC"]),
        (Note::TraceIds, &["the trace id in the header differs from that in the body, which was taken"]),
        (Note::Codes, &["the code in the header differs from that in the body, which was taken"]),
    ];
    for (note, words) in all {
        let printed = note.to_string();
        assert!(words.iter().all(|words| printed.contains(words)), "{printed}");
        assert_eq!(all.iter().filter(|(other, _)| other.to_string() == printed).count(), 1, "{printed}");
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
