//! A catalogue of one's own: other places, other lists, and nothing but data.

use std::time::Duration;

use codetable::advice::{Advice, Alternative, Effect, Idempotency, Next, Recovery, Step, Wait, When};
use codetable::evidence::{Basis, Fact};
use codetable::inspect::{Confidence, FieldError, Note, Outcome, inspect};
use codetable::provider::{
    Body, BodyField, FieldIndex, FieldRole, Format, Header, HeaderRole, JsonType, Provider, Severity, SeverityRule,
    StatusPattern, StatusRule,
};
use codetable::response::Response;
use codetable::unknown::Family;
use codetable::wait::{Members, NoDelay};

use super::notes;

const DECLARED: Basis = Basis::Declared;

const fn field(pointer: &'static str, role: FieldRole, ty: JsonType) -> BodyField {
    BodyField::new(pointer, role, ty, DECLARED)
}

const fn list(pointer: &'static str, role: FieldRole, of: &'static str) -> BodyField {
    BodyField { of: Some(Fact::new(of, DECLARED)), ..field(pointer, role, JsonType::Array) }
}

const fn body(id: &'static str, media: &'static str, fields: &'static [BodyField]) -> Body {
    let media = Some(Fact::new(media, DECLARED));
    Body { media, ..Body::new(id, DECLARED, fields) }
}

/// Problems whose members stand in the list itself, names with the characters that pointers escape, and a second body
/// that calls a member by another role.
static ORDERS: Provider = Provider {
    headers: &[Header::new("X-Trace", HeaderRole::TraceId, DECLARED)],
    statuses: &[StatusRule {
        advice: Advice::new(
            Recovery::new(&[Alternative::new(&[Step::FixSetup])], DECLARED),
            None,
            Some(Fact::new(Effect::NotApplied, DECLARED)),
        ),
        ..StatusRule::new(StatusPattern { first: 400, last: 499, except: &[] }, DECLARED)
    }],
    bodies: &[
        body(
            "errors",
            "application/json",
            &[
                field("/error/code", FieldRole::Code, JsonType::String),
                field("/error/in~1out/~0id", FieldRole::RequestId, JsonType::String),
                field("/error/param", FieldRole::Field, JsonType::String),
                field("/text", FieldRole::Message, JsonType::String),
                field("/why", FieldRole::FieldMessage, JsonType::String),
                field("/failures", FieldRole::Errors, JsonType::Array),
                field("/failures/*/reason/code", FieldRole::Code, JsonType::String),
                field("/failures/*/reason/text", FieldRole::Message, JsonType::String),
                field("/failures/*/param", FieldRole::Field, JsonType::String),
                field("/failures/*/at", FieldRole::FieldErrors, JsonType::Array),
                field("/failures/*/at/*/name", FieldRole::Field, JsonType::String),
            ],
        ),
        body("other", "application/vnd.other+json", &[field("/text", FieldRole::Detail, JsonType::String)]),
    ],
    ..Provider::new("orders")
};

#[test]
fn members_stand_wherever_the_spec_says() {
    let json = r#"{"error":{"code":"E1","in/out":{"~id":"r","~0id":"x"}},"text":"t","error/code":"E2"}"#;
    let headers = [("x-trace", "t")];
    let finding = inspect(&ORDERS, Response::new(404).headers(&headers).body(json));
    assert_eq!((finding.confidence(), finding.code_text()), (Confidence::Status, Some("E1")));
    assert_eq!(finding.code().unwrap().family(), Family::Undeclared);
    assert_eq!((finding.request_id(), finding.trace_id(), finding.id()), (Some("r"), Some("t"), Some("t")));
    assert_eq!(finding.advice().next(Idempotency::of("GET")), Next::Stop(Some(Step::FixSetup)));
    assert_eq!(finding.advice().recovery().first().unwrap().basis, DECLARED);
    assert_eq!(notes(&finding), []);
}

/// Most APIs that name a field name one, beside the message.
#[test]
fn a_problem_may_name_one_field_itself() {
    let said = |error: &FieldError<'_>| (error.field().map(str::to_owned), error.message().map(str::to_owned));
    let own = (Some("card".to_owned()), Some("expired".to_owned()));
    for json in [
        r#"{"error":{"code":"E1","param":"card"},"why":"expired"}"#,
        r#"{"why":"expired","error":{"param":"card","code":"E1"}}"#,
    ] {
        let finding = inspect(&ORDERS, Response::new(400).body(json));
        assert_eq!(finding.fields().iter().map(said).collect::<Vec<_>>(), std::slice::from_ref(&own), "{json}");
        assert_eq!(notes(&finding), []);
    }
    let wrong = inspect(&ORDERS, Response::new(400).body(r#"{"error":{"code":"E1","param":["card"]}}"#));
    assert!(wrong.fields().is_empty());
    assert_eq!(notes(&wrong), [Note::WrongType("/error/param")]);
    for json in [
        r#"{"failures":[{"reason":{"code":"E1"},"param":"a","at":[{"name":"b"}]}]}"#,
        r#"{"failures":[{"at":[{"name":"b"}],"param":"a","reason":{"code":"E1"}}]}"#,
    ] {
        let finding = inspect(&ORDERS, Response::new(400).body(json));
        let fields = finding.errors().first().unwrap().fields().iter();
        assert!(fields.map(|error| error.field().unwrap()).eq(["a", "b"]), "{json}");
    }
}

#[test]
fn the_elements_of_a_list_may_be_described_in_place() {
    let json = r#"{"failures":[{"reason":{"code":"E1","text":"a"},"at":[{"name":"x"},{"name":"y"}]},{"reason":{"text":"b"}}]}"#;
    let finding = inspect(&ORDERS, Response::new(200).body(json));
    assert_eq!((finding.severity(), finding.code_text()), (Outcome::Partial, Some("E1")));
    let [first, second] = finding.errors() else { panic!() };
    assert!(first.fields().iter().map(|error| error.field().unwrap()).eq(["x", "y"]));
    assert_eq!((second.message(), second.code()), (Some("b"), None));
    // One failure that is not in a list is read too.
    let finding = inspect(&ORDERS, Response::new(200).body(r#"{"failures":{"reason":{"code":"E1"}}}"#));
    assert_eq!((finding.errors().len(), notes(&finding)), (1, vec![Note::WrongType("/failures")]));
}

/// A list inside of an object, of elements that another body describes, and of some that none does.
static NESTED: Provider = Provider {
    bodies: &[
        body(
            "errors",
            "application/json",
            &[
                field("/error", FieldRole::Other, JsonType::Object),
                field("/error/status", FieldRole::Status, JsonType::Number),
                list("/error/errors", FieldRole::Errors, "item"),
                list("/details/causes", FieldRole::FieldErrors, "cause"),
                field("/others", FieldRole::Errors, JsonType::Array),
                field("/summary", FieldRole::Message, JsonType::String),
                field("/error/message", FieldRole::Message, JsonType::String),
            ],
        ),
        body("item", "application/json", &[field("/reason", FieldRole::Code, JsonType::String)]),
        body("cause", "application/json", &[field("/field", FieldRole::Field, JsonType::String)]),
    ],
    ..Provider::new("nested")
};

#[test]
fn a_list_inside_of_an_object_is_of_the_body_that_it_names() {
    let json = r#"{"error":{"errors":[{"reason":"R1"},{"reason":"R2"}]},"details":{"causes":[{"field":"f"}]}}"#;
    let finding = inspect(&NESTED, Response::new(400).body(json));
    assert!(finding.errors().iter().map(|error| error.code_text()).eq([Some("R1"), Some("R2")]));
    assert_eq!((finding.code_text(), finding.fields()[0].field()), (Some("R1"), Some("f")));
    assert_eq!(notes(&finding), []);
}

/// Whatever is in a list of errors is one, even if nothing is known of its elements.
#[test]
fn elements_that_nothing_describes_are_errors_all_the_same() {
    let found = |json| inspect(&NESTED, Response::new(200).body(json));
    let finding = found(r#"{"others":[{"x":1},"out of stock",{}]}"#);
    assert_eq!((finding.severity(), finding.errors().len()), (Outcome::Partial, 3));
    assert_eq!(finding.errors()[1].message(), Some("out of stock"));
    assert_eq!(notes(&finding), [Note::WrongType("/others")]);
    assert!(found(r#"{"others":[]}"#).is_success());
}

/// Those of the list that the spec names first come first, and of two messages it is the same.
#[test]
fn of_members_with_one_role_the_spec_decides_the_order() {
    let members =
        [r#""others":["third"]"#, r#""error":{"message":"m","errors":[{"reason":"R1"},{}]}"#, r#""summary":"s""#];
    for [one, two, three] in [[0, 1, 2], [2, 1, 0], [1, 0, 2]] {
        let json = format!("{{{},{},{}}}", members[one], members[two], members[three]);
        let finding = inspect(&NESTED, Response::new(400).body(&json));
        assert_eq!((finding.message(), finding.errors().len()), (Some("s"), 3));
        let first = &finding.errors()[0];
        assert_eq!((first.code_text(), finding.errors()[2].message()), (Some("R1"), Some("third")), "{json}");
    }
}

#[test]
fn the_media_type_decides_between_two_roles() {
    for (media, role) in
        [("application/json", "message"), ("Application/Vnd.Other+JSON;v=1", "detail"), ("x", "message")]
    {
        let headers = [("Content-Type", media)];
        let finding = inspect(&ORDERS, Response::new(400).headers(&headers).body(r#"{"text":"t"}"#));
        assert_eq!(finding.problem().detail().is_some(), role == "detail", "{media}");
        assert_eq!(finding.message(), Some("t"));
    }
}

#[test]
fn a_problem_document_is_read_without_being_described() {
    let headers = [("Content-Type", "application/problem+json")];
    let json =
        r#"{"type":"https://errors.example/out-of-stock","title":"T","detail":"D","status":409,"instance":"/1"}"#;
    let finding = inspect(&ORDERS, Response::new(409).headers(&headers).body(json));
    assert_eq!((finding.title(), finding.detail(), finding.body_status()), (Some("T"), Some("D"), Some(409)));
    assert_eq!(finding.code_text(), Some("https://errors.example/out-of-stock"));
    assert_eq!(finding.body().unwrap().id, "problem");
}

#[test]
fn a_provider_that_says_nothing_leaves_what_http_says() {
    static SILENT: Provider = Provider::new("silent");
    for (status, severity) in
        [(200, Outcome::None), (207, Outcome::Partial), (302, Outcome::Unknown), (500, Outcome::Fatal)]
    {
        let finding = inspect(&SILENT, Response::new(status).body("{\"a\":1}"));
        assert_eq!((finding.severity(), finding.confidence(), notes(&finding)), (severity, Confidence::Status, vec![]));
    }
    let finding = inspect(&SILENT, Response::new(207));
    assert_eq!(finding.advice().effect(), Some(Effect::Partial));
    assert!(finding.advice().effect_basis().is_inferred());
    for status in [0, 99, 600, 999, u16::MAX] {
        let finding = inspect(&SILENT, Response::new(status));
        assert_eq!((finding.confidence(), notes(&finding)), (Confidence::None, vec![Note::StatusRange(status)]));
        assert_eq!((finding.severity(), finding.advice()), (Outcome::Fatal, Advice::SILENT), "{status}");
    }
}

/// A report and what is beside a problem are objects; what else is sent there is told of and not kept.
#[test]
fn reports_and_metadata_are_objects() {
    static FILED: Provider = Provider {
        bodies: &[body(
            "filed",
            "application/json",
            &[
                field("/code", FieldRole::Code, JsonType::String),
                field("/report", FieldRole::Report, JsonType::Object),
                field("/meta", FieldRole::Meta, JsonType::Object),
            ],
        )],
        ..Provider::new("filed")
    };
    for (json, report, wrong) in [
        (r#"{"code":"E","report":{"errors":[]},"meta":{}}"#, Some(r#"{"errors":[]}"#), None),
        (r#"{"code":"E","report":[1],"meta":{}}"#, None, Some(Note::WrongType("/report"))),
        (r#"{"code":"E","report":{},"meta":[1]}"#, Some("{}"), Some(Note::WrongType("/meta"))),
    ] {
        let finding = inspect(&FILED, Response::new(400).body(json));
        let told: Vec<Note> = notes(&finding).into_iter().filter(|note| matches!(note, Note::WrongType(_))).collect();
        assert_eq!((finding.report(), told), (report, Vec::from_iter(wrong)), "{json}");
    }
}

/// An alternative counts by its own condition, whatever holds of its neighbours, and always without one.
#[test]
fn each_alternative_has_a_condition_of_its_own() {
    const HEADERS: [&str; 3] = ["X-First", "X-Second", "X-Third"];
    static STEPS: [&[Step]; 4] =
        [&[Step::FixSetup], &[Step::RaiseQuota], &[Step::FixRequest], &[Step::ContactProvider]];
    static OFFERS: Provider = Provider {
        statuses: &[StatusRule {
            advice: Advice::new(
                Recovery::new(
                    &[
                        Alternative::new(&[Step::FixSetup]).when(When::Header(HEADERS[0])),
                        Alternative::new(&[Step::RaiseQuota]).when(When::Header(HEADERS[1])),
                        Alternative::new(&[Step::FixRequest]).when(When::Header(HEADERS[2])),
                        Alternative::new(&[Step::ContactProvider]),
                    ],
                    DECLARED,
                ),
                None,
                None,
            ),
            ..StatusRule::new(StatusPattern { first: 400, last: 499, except: &[] }, DECLARED)
        }],
        ..Provider::new("offers")
    };
    for set in 0..8 {
        let sent: Vec<(&str, &str)> =
            (0..3).filter(|place| set >> place & 1 == 1).map(|place| (HEADERS[place], "1")).collect();
        let finding = inspect(&OFFERS, Response::new(400).headers(&sent));
        let counted: Vec<&[Step]> = finding.advice().recovery().into_iter().map(|of| of.value).collect();
        let wanted: Vec<&[Step]> =
            (0..4).filter(|place| *place == 3 || set >> place & 1 == 1).map(|place| STEPS[place]).collect();
        assert_eq!(counted, wanted, "{sent:?}");
        // What has left its response is met by the same headers.
        let owned = finding.into_owned();
        let recovery = owned.advice().recovery().given(|when| when.holds(owned.headers()));
        assert!(recovery.into_iter().map(|of| of.value).eq(wanted), "{sent:?}");
    }
}

/// Where two members tell how long to wait, the longer counts, and an amount before a moment, which another clock may belie; a
/// number is one of seconds unless the document says otherwise.
#[test]
fn of_several_members_that_tell_how_long_the_latest_counts() {
    const MEMBERS: Members = Members::new(&["/after", "/more/ms"], &[]);
    static PACED: Provider = Provider {
        awaited: &["/after", "/more/ms"],
        statuses: &[StatusRule {
            advice: Advice::new(
                Recovery::new(&[Alternative::new(&[Step::Wait, Step::Retry])], DECLARED),
                Some(Fact::new(Wait::Member(MEMBERS), DECLARED)),
                None,
            ),
            ..StatusRule::new(StatusPattern { first: 429, last: 429, except: &[] }, DECLARED)
        }],
        bodies: &[body(
            "paced",
            "application/json",
            &[
                field("/after", FieldRole::Other, JsonType::Any),
                BodyField {
                    format: Some(Fact::new(Format::Milliseconds, DECLARED)),
                    ..field("/more/ms", FieldRole::Other, JsonType::Any)
                },
            ],
        )],
        ..Provider::new("paced")
    };
    /// Seconds to wait, or until a moment.
    #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
    enum Says {
        Nothing,
        Moment(u64),
        Amount(u64),
    }
    use Says::{Amount, Moment, Nothing};
    let after = [
        ("null", Nothing),
        ("true", Nothing),
        ("17", Amount(17)),
        ("\"16.2\"", Amount(17)),
        ("1000", Amount(1000)),
        ("1790000005", Moment(5)),
        ("1790000900", Moment(900)),
    ];
    let millis = [("{}", Nothing), ("1000", Amount(1)), ("30001", Amount(31)), ("1790000042000", Moment(42))];
    for ((after, one), (ms, other)) in after.into_iter().flat_map(|after| millis.map(|ms| (after, ms))) {
        let members = [format!(r#""after":{after}"#), format!(r#""more":{{"ms":{ms}}}"#)];
        let expected = match one.max(other) {
            Nothing => Err(NoDelay::Absent),
            Moment(seconds) | Amount(seconds) => Ok(Duration::from_secs(seconds)),
        };
        for json in [format!("{{{},{}}}", members[0], members[1]), format!("{{{},{}}}", members[1], members[0])] {
            let finding = inspect(&PACED, Response::new(429).body(&json));
            let read = |wait: Wait| wait.read(&(), Duration::from_secs(1_790_000_000));
            assert_eq!(finding.advice().wait().map(read), Some(expected), "{json}");
            assert_eq!(finding.clone().into_owned().advice(), finding.advice(), "{json}");
        }
    }
}

/// What the body says of the whole counts before a header, and both before what a listed problem says; what to tell a person is
/// the message, then the detail, then the title, of the whole before that of the problem.
#[test]
fn ids_and_texts_have_one_order() {
    static TRACED: Provider = Provider {
        headers: &[
            Header::new("X-Org", HeaderRole::OrgId, DECLARED),
            Header::new("X-Trace", HeaderRole::TraceId, DECLARED),
            Header::new("X-Request", HeaderRole::RequestId, DECLARED),
        ],
        bodies: &[body(
            "traced",
            "application/json",
            &[
                field("/trace", FieldRole::TraceId, JsonType::String),
                field("/request", FieldRole::RequestId, JsonType::String),
                field("/org", FieldRole::OrgId, JsonType::String),
                field("/title", FieldRole::Title, JsonType::String),
                field("/detail", FieldRole::Detail, JsonType::String),
                field("/message", FieldRole::Message, JsonType::String),
                field("/errors", FieldRole::Errors, JsonType::Array),
                field("/errors/*/code", FieldRole::Code, JsonType::String),
                field("/errors/*/trace", FieldRole::TraceId, JsonType::String),
                field("/errors/*/request", FieldRole::RequestId, JsonType::String),
                field("/errors/*/org", FieldRole::OrgId, JsonType::String),
                field("/errors/*/title", FieldRole::Title, JsonType::String),
                field("/errors/*/detail", FieldRole::Detail, JsonType::String),
                field("/errors/*/message", FieldRole::Message, JsonType::String),
            ],
        )],
        ..Provider::new("traced")
    };
    /// The members of these names that a set has, each with its name behind the word for where it stands.
    fn members(names: [&str; 3], set: usize, place: &str) -> String {
        let chosen = (0..3).filter(|of| set >> of & 1 == 1).map(|of| format!(r#""{0}":"{place} {0}","#, names[of]));
        chosen.collect()
    }
    const IDS: [&str; 3] = ["trace", "request", "org"];
    const TEXTS: [&str; 3] = ["message", "detail", "title"];
    let has = |set: usize, of: usize| set >> of & 1 == 1;
    for (whole, listed, sent) in (0..512_usize).map(|sets| (sets & 7, sets >> 3 & 7, sets >> 6)) {
        let headers: Vec<(&str, &str)> = (0..3)
            .filter(|of| has(sent, *of))
            .map(|of| (["x-trace", "x-request", "x-org"][of], ["header trace", "header request", "header org"][of]))
            .collect();
        let json = |names| {
            let (whole, listed) = (members(names, whole, "whole"), members(names, listed, "listed"));
            format!(r#"{{{whole}"errors":[{{{listed}"code":"E"}}]}}"#)
        };
        let places =
            |of: usize| [(whole, "whole"), (sent, "header"), (listed, "listed")].into_iter().find(|it| has(it.0, of));
        let id = |of: usize| places(of).map(|(_, place)| format!("{place} {}", IDS[of]));
        let body = json(IDS);
        let finding = inspect(&TRACED, Response::new(400).headers(&headers).body(&body));
        let told = [finding.trace_id(), finding.request_id(), finding.org_id()].map(|id| id.map(str::to_owned));
        assert_eq!(told, [id(0), id(1), id(2)], "{headers:?} {body}");
        assert_eq!(finding.id().map(str::to_owned), id(0).or(id(1)), "{headers:?} {body}");
        let is_other = has(whole, 0) && has(sent, 0);
        assert_eq!(notes(&finding).contains(&Note::TraceIds), is_other, "{headers:?} {body}");

        let body = json(TEXTS);
        let finding = inspect(&TRACED, Response::new(400).headers(&headers).body(&body));
        let first = |set: usize| (0..3).find(|of| has(set, *of));
        let text =
            |set, place, of: Option<usize>| of.filter(|of| has(set, *of)).map(|of| format!("{place} {}", TEXTS[of]));
        let message = text(whole, "whole", first(whole)).or(text(listed, "listed", first(listed)));
        assert_eq!(finding.message().map(str::to_owned), message, "{body}");
        let of = |of| text(whole, "whole", Some(of)).or(text(listed, "listed", Some(of)));
        let told = [finding.detail(), finding.title()].map(|text| text.map(str::to_owned));
        assert_eq!(told, [of(1), of(2)], "{body}");
    }
}

/// What a rule says of its own status counts, the narrower rule first; else the statuses that the document gives what is not
/// fatal. A failure is never less than partial, and a success none by any rule.
#[test]
fn how_bad_a_status_is_its_own_rule_says_first() {
    const fn rule(first: u16, last: u16, severity: Option<Severity>) -> StatusRule {
        let severity = match severity {
            Some(severity) => Some(Fact::new(severity, DECLARED)),
            None => None,
        };
        StatusRule { severity, ..StatusRule::new(StatusPattern { first, last, except: &[] }, DECLARED) }
    }
    const fn spread(severity: Severity, statuses: &'static [StatusPattern]) -> SeverityRule {
        let statuses = Some(Fact::new(statuses, DECLARED));
        SeverityRule { severity, basis: DECLARED, says: "", quote: None, statuses }
    }
    static JUDGED: Provider = Provider {
        statuses: &[
            rule(404, 404, None),
            rule(409, 409, Some(Severity::NonFatal)),
            rule(410, 410, Some(Severity::Fatal)),
            rule(411, 411, Some(Severity::Warning)),
            rule(200, 207, Some(Severity::Fatal)),
            rule(300, 499, Some(Severity::Fatal)),
            rule(503, 503, None),
        ],
        severities: &[
            spread(Severity::Fatal, &[StatusPattern { first: 400, last: 599, except: &[] }]),
            spread(Severity::NonFatal, &[StatusPattern { first: 400, last: 599, except: &[500] }]),
            spread(Severity::Warning, &[StatusPattern { first: 500, last: 500, except: &[] }]),
        ],
        ..Provider::new("judged")
    };
    for status in 0..=999 {
        let expected = match status {
            200..=206 | 208..=299 => Outcome::None,
            100..=199 | 300..=399 => Outcome::Unknown,
            // Of 404 its own rule says nothing, and the rule of its class does.
            409 | 411 | 501..=599 => Outcome::Partial,
            _ => Outcome::Fatal,
        };
        assert_eq!(inspect(&JUDGED, Response::new(status)).severity(), expected, "{status}");
    }
}

/// Of several headers with one role the first counts that holds something.
#[test]
fn an_empty_header_hides_no_other() {
    static RENAMED: Provider = Provider {
        headers: &[
            Header::new("X-Trace", HeaderRole::TraceId, DECLARED),
            Header::new("X-Old-Trace", HeaderRole::TraceId, DECLARED),
        ],
        ..Provider::new("renamed")
    };
    for (new, old) in ["", "new"].into_iter().flat_map(|new| ["", "old"].map(|old| (new, old))) {
        let headers = [("X-Old-Trace", old), ("X-Trace", new)];
        let told = [new, old].into_iter().find(|id| !id.is_empty());
        assert_eq!(inspect(&RENAMED, Response::new(500).headers(&headers)).trace_id(), told, "{headers:?}");
        assert_eq!(
            inspect(&RENAMED, Response::new(500).headers(&headers[..1].to_vec())).trace_id(),
            Some(old).filter(|id| !id.is_empty())
        );
    }
}

/// What an error of a list has to wait for, and what has to hold for it to be sent again, is known when the response has gone.
#[test]
fn a_finding_on_its_own_has_the_headers_that_its_errors_ask_for() {
    static RESET: Header = Header::new("X-Reset", HeaderRole::Reset, DECLARED);
    static LISTING: Provider = Provider {
        headers: &[Header::new("X-Reset", HeaderRole::Reset, DECLARED)],
        statuses: &[StatusRule {
            advice: Advice::new(
                Recovery::new(
                    &[Alternative::new(&[Step::Wait, Step::Retry]).when(When::HeaderIs("X-Try", "again"))],
                    DECLARED,
                ),
                Some(Fact::new(Wait::Header(&[&RESET]), DECLARED)),
                Some(Fact::new(Effect::NotApplied, DECLARED)),
            ),
            ..StatusRule::new(StatusPattern { first: 429, last: 429, except: &[] }, DECLARED)
        }],
        bodies: &[body(
            "listing",
            "application/json",
            &[
                field("/errors", FieldRole::Errors, JsonType::Array),
                field("/errors/*/status", FieldRole::Status, JsonType::Number),
            ],
        )],
        ..Provider::new("listing")
    };
    for (again, sends) in [("again", true), ("never", false)] {
        let headers = [("X-Try", "at times"), ("x-try", again), ("x-reset", "7"), ("X-Reset", "30")];
        let response = Response::new(400).headers(&headers).body(r#"{"errors":[{"status":429}]}"#);
        let finding = inspect(&LISTING, response);
        let owned = finding.clone().into_owned();
        for finding in [&finding, &*owned] {
            let next = finding.advice().next(Idempotency::Other);
            let delay = match next {
                Next::Send(wait) => wait.delay(finding.headers(), Duration::ZERO),
                _ => None,
            };
            assert_eq!(delay, sends.then_some(Duration::from_secs(30)), "{again}: {next}");
        }
    }
}

/// A set of fields holds so many, and further ones are looked at besides.
#[test]
fn a_body_may_have_as_many_members_as_it_likes() {
    for count in [1, 2, 63, 64, 65, 66, 130] {
        let pointers: Vec<&'static str> = (0..count).map(|of| &*format!("/m{of}").leak()).collect();
        let fields: Vec<_> = pointers.iter().map(|pointer| field(pointer, FieldRole::Other, JsonType::Any)).collect();
        for place in [0, count / 2, count - 1] {
            let mut fields = fields.clone();
            fields[place] = field(pointers[place], FieldRole::Code, JsonType::String);
            for index in [FieldIndex::of(&pointers), FieldIndex::ANY] {
                let bodies = vec![Body { index, ..body("many", "application/json", fields.clone().leak()) }];
                let provider = Box::leak(Box::new(Provider { bodies: bodies.leak(), ..Provider::new("many") }));
                let members: Vec<String> = pointers.iter().map(|of| format!(r#""{0}":"{0}""#, &of[1..])).collect();
                let json = format!("{{{}}}", members.join(","));
                let finding = inspect(provider, Response::new(400).body(&json));
                assert_eq!(finding.code_text(), Some(&pointers[place][1..]), "{place} of {count}");
                assert_eq!(notes(&finding), []);
            }
        }
    }
}

/// Lists of one role stand in the order in which the spec names them, wherever a body has them.
#[test]
fn lists_have_the_order_of_the_spec() {
    for role in [FieldRole::ReportErrors, FieldRole::Errors, FieldRole::Warnings, FieldRole::FieldErrors] {
        let inner = if role == FieldRole::FieldErrors { FieldRole::Field } else { FieldRole::Message };
        let fields = vec![
            field("/first", role, JsonType::Array),
            field("/first/*/in", inner, JsonType::String),
            field("/second", role, JsonType::Array),
            field("/second/*/in", inner, JsonType::String),
        ];
        let bodies = vec![body("listed", "application/json", fields.leak())].leak();
        let provider: &'static Provider = Box::leak(Box::new(Provider { bodies, ..Provider::new("listed") }));
        let list = |name: &str, texts: &[&str]| {
            let element = |text| match role {
                FieldRole::ReportErrors => format!("\"{text}\""),
                _ => format!(r#"{{"in":"{text}"}}"#),
            };
            format!("\"{name}\":[{}]", texts.iter().map(element).collect::<Vec<_>>().join(","))
        };
        let lists = [list("first", &["a", "b"]), list("second", &["c"])];
        for json in [format!("{{{},{}}}", lists[0], lists[1]), format!("{{{},{}}}", lists[1], lists[0])] {
            let finding = inspect(provider, Response::new(400).body(&json));
            let texts: Vec<Option<&str>> = match role {
                FieldRole::ReportErrors => finding.report_errors().map(Some).collect(),
                FieldRole::FieldErrors => finding.fields().iter().map(FieldError::field).collect(),
                _ => finding.errors().iter().chain(finding.warnings()).map(|listed| listed.message()).collect(),
            };
            assert_eq!(texts, [Some("a"), Some("b"), Some("c")], "{role} {json}");
            assert!(role != FieldRole::ReportErrors || format!("{finding:?}").contains(r#"["a", "b", "c"]"#));
        }
    }
}

/// How a header is written is noted where it is waited for and tells a time, and nowhere else.
#[test]
fn of_headers_that_nobody_waits_for_nothing_is_noted() {
    const fn header(name: &'static str, role: HeaderRole, format: Format) -> Header {
        Header { format: Some(Fact::new(format, DECLARED)), ..Header::new(name, role, DECLARED) }
    }
    static HEADERS: [Header; 4] = [
        header("X-At", HeaderRole::Other, Format::Iso8601),
        header("X-Until", HeaderRole::Other, Format::UnixSeconds),
        header("X-In", HeaderRole::Other, Format::Milliseconds),
        header("X-Name", HeaderRole::Other, Format::Text),
    ];
    static RULES: [[&Header; 1]; 4] = [[&HEADERS[0]], [&HEADERS[1]], [&HEADERS[2]], [&HEADERS[3]]];
    const fn rule(status: u16, headers: &'static [&'static Header]) -> StatusRule {
        const LATER: &[Alternative] = &[Alternative::new(&[Step::Wait, Step::Retry])];
        let steps = Recovery::new(LATER, DECLARED);
        let wait = Some(Fact::new(Wait::Header(headers), DECLARED));
        let pattern = StatusPattern { first: status, last: status, except: &[] };
        StatusRule { advice: Advice::new(steps, wait, None), ..StatusRule::new(pattern, DECLARED) }
    }
    static PACED: Provider = Provider {
        headers: &HEADERS,
        statuses: &[rule(500, &RULES[0]), rule(501, &RULES[1]), rule(502, &RULES[2]), rule(503, &RULES[3])],
        ..Provider::new("paced")
    };
    let sent: Vec<(&str, &str)> = HEADERS.iter().map(|header| (header.name, "never")).collect();
    for (status, header) in (500..503).zip(&HEADERS) {
        let finding = inspect(&PACED, Response::new(status).headers(&sent));
        assert_eq!(notes(&finding), [Note::HeaderValue(header.name)], "{status}");
    }
    for status in [400, 503] {
        assert_eq!(notes(&inspect(&PACED, Response::new(status).headers(&sent))), [], "{status}");
    }
}

/// The body with the most members is the one that was sent, whatever media type the response has; and where the document does not
/// say which type that is, one JSON is as good as another.
#[test]
fn members_tell_more_of_a_body_than_its_media_type() {
    let two = r#"{"text":"t","error":{"code":"E1"}}"#;
    for (media, json, id, is_noted) in [
        ("application/json", two, "errors", false),
        ("application/hal+json", two, "errors", false),
        ("application/vnd.other+json", two, "errors", false),
        ("application/vnd.other+json", r#"{"text":"t"}"#, "other", false),
        ("text/plain", two, "errors", true),
    ] {
        let headers = [("Content-Type", media)];
        let finding = inspect(&ORDERS, Response::new(400).headers(&headers).body(json));
        let told = (finding.body().map(|body| body.id), notes(&finding).contains(&Note::MediaType));
        assert_eq!(told, (Some(id), is_noted), "{media} {json}");
    }
}
