//! Responses in the envelopes that systems put their errors in: what the specs of `envelopes/` make of them, whatever the
//! order of their members.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

#[path = "../../../../../tests/laws/tree.rs"]
mod tree;

use std::time::Duration;

use codetable::Row;
use codetable::advice::{Idempotency, Next, Step, Wait};
use codetable::evidence::{Basis, Fact};
use codetable::explain::Language;
use codetable::inspect::{Code, Finding, Note, Outcome, inspect};
use codetable::provider::{Body, BodyField, FieldRole, Header, HeaderRole, JsonType, Provider};
use codetable::response::Response;
use compiled::*;
use tree::Tree;

/// Finds the same in a response whatever the order of its members.
fn find(provider: &'static Provider, status: u16, headers: &[(&str, &str)], body: &str, told: impl Fn(&Finding<'_>)) {
    let mut tree = Tree::of(body);
    let mut state = 7_usize;
    for _ in 0..12 {
        let body = tree.as_ref().map_or(body.to_owned(), Tree::to_string);
        let response = Response::new(status).headers(&headers).body(&body);
        let finding = codetable::inspect::inspect(provider, response);
        told(&finding);
        told(&finding.into_owned());
        if let Some(tree) = &mut tree {
            tree.shuffle(&mut |len| {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                (state >> 33) % len
            });
        }
    }
}

fn codes(finding: &Finding<'_>) -> Vec<String> {
    finding.errors().iter().filter_map(|error| error.code_text()).map(str::to_owned).collect()
}

fn next(finding: &Finding<'_>) -> Next {
    finding.advice().next(Idempotency::Idempotent)
}

#[test]
fn a_list_of_errors_stands_in_a_described_object() {
    let body = r#"{"error":{"message":"m","errors":[{"reason":"QUOTA"},{"reason":"FORM","message":"n"}]}}"#;
    find(&nested_list::PROVIDER, 400, &[], body, |finding| {
        assert_eq!(finding.known(), Some(nested_list::Reason::Quota), "{finding:?}");
        assert_eq!((codes(finding), finding.message()), (vec!["QUOTA".into(), "FORM".into()], Some("m")));
        assert_eq!(next(finding), Next::Stop(Some(Step::RaiseQuota)));
        assert!(finding.notes().eq([]));
    });
    let fixture = nested_list::Reason::Form.fixture();
    let body = r#"{"error":{"message":"<message>","errors":[{"reason":"FORM","message":"<message>"}]}}"#;
    assert_eq!((fixture.status(), fixture.body()), (400, body));
    // What lists hold is never sent on its own.
    find(&nested_list::PROVIDER, 400, &[], r#"{"reason":"QUOTA","message":"m"}"#, |finding| {
        assert_eq!((finding.code(), finding.message()), (None, None));
    });
}

#[test]
fn faults_of_fields_stand_in_a_described_object() {
    let body = r#"{"reason":"Invalid","details":{"causes":[{"field":"spec.x","message":"Required value"}]}}"#;
    find(&nested_causes::PROVIDER, 422, &[], body, |finding| {
        assert_eq!(finding.known(), Some(nested_causes::Reason::Invalid));
        let [fault] = finding.fields() else { panic!("{finding:?}") };
        assert_eq!((fault.field(), fault.message()), (Some("spec.x"), Some("Required value")));
        assert!(finding.notes().eq([]));
    });
}

#[test]
fn a_status_tells_the_meanings_of_a_code_apart() {
    for (status, expected) in [(429, Next::Send(Wait::Soon)), (403, Next::Stop(Some(Step::RaiseQuota)))] {
        find(&by_status::PROVIDER, status, &[], r#"{"code":"LIMIT"}"#, |finding| {
            assert_eq!((next(finding), finding.notes().count()), (expected, 0), "{status}");
        });
    }
}

#[test]
fn a_header_or_a_member_tells_the_meanings_of_a_code_apart() {
    let meaning = |status: u16, headers: &[(&str, &str)], members: &str, expected: (Option<&str>, Next)| {
        let body = format!(r#"{{"error":{{{members}"code":"LIMIT"}}}}"#);
        find(&by_condition::PROVIDER, status, headers, &body, |finding| {
            let message = finding.meaning().map(|of| of.texts[0].1.source());
            assert_eq!((message, next(finding)), expected, "{status} {headers:?} {body}");
        });
    };
    let stop = |message, step| (Some(message), Next::Stop(Some(step)));
    let first = (None, Next::Send(Wait::Soon));
    let daily = [("x-limit", "hourly, daily")];
    meaning(429, &[], "", first);
    meaning(429, &daily, "", first);
    meaning(429, &[], r#""hint":2,"#, (None, Next::Later(Wait::Soon)));
    meaning(429, &[], r#""hint":"2","#, (None, Next::Later(Wait::Soon)));
    meaning(429, &[], r#""hint":20,"#, first);
    meaning(429, &[], r#""reason":null,"#, first);
    meaning(403, &[], "", stop("Not yours", Step::ObtainPermission));
    meaning(403, &daily, "", stop("Spent", Step::DoNotRetry));
    meaning(403, &[("X-Limit", "Daily")], "", stop("Not yours", Step::ObtainPermission));
    // A status beside a condition tells more than a condition, a value more than that there is one.
    meaning(403, &daily, r#""reason":"quota","#, stop("Spent", Step::DoNotRetry));
    meaning(403, &[], r#""reason":"quota","#, stop("Spent for today", Step::RaiseQuota));
    let origin = [("X-Origin", "elsewhere")];
    meaning(409, &origin, r#""reason":"quota","#, stop("Not from there", Step::FixRequest));
    meaning(429, &origin, r#""reason":"quota","#, stop("Spent for today", Step::RaiseQuota));
    meaning(429, &daily, r#""reason":"qu\u006fta","#, stop("Spent for today", Step::RaiseQuota));
    meaning(429, &[], r#""reason":"another","#, stop("Something else", Step::ContactProvider));
    meaning(429, &[], r#""reason":{"deep":["quota"]},"#, stop("Something else", Step::ContactProvider));
    meaning(429, &[], r#""reason":["quota"],"#, stop("Something else", Step::ContactProvider));
    meaning(429, &[], r#""reason":true,"#, stop("Set wrong", Step::FixSetup));
    // Of two equal names both count, and of what they tell the first that the spec has.
    meaning(
        429,
        &[],
        r#""reason":"other","reason":"quota","reason":"true","#,
        stop("Spent for today", Step::RaiseQuota),
    );
}

#[test]
fn a_listed_problem_lacks_no_condition_that_the_whole_meets() {
    let body = r#"{"error":{"reason":"quota"},"errors":[{"code":"LIMIT"},{"code":"LIMIT","reason":"x"}]}"#;
    find(&by_condition::PROVIDER, 400, &[], body, |finding| {
        let steps = finding.errors().iter().map(|error| error.advice().next(Idempotency::Idempotent));
        assert!(steps.eq([Next::Stop(Some(Step::RaiseQuota)); 2]), "{finding:?}");
    });
}

/// Whoever has to call less often has more before them than whoever only needs new credentials.
#[test]
fn of_listed_problems_the_harder_leads() {
    let (stale, crowd) = (r#"{"code":"STALE"}"#, r#"{"code":"LIMIT"}"#);
    for listed in [[stale, crowd], [crowd, stale]] {
        let listed = listed.join(",");
        let body = format!(r#"{{"error":{{"reason":"crowd"}},"errors":[{listed}]}}"#);
        find(&by_condition::PROVIDER, 400, &[], &body, |finding| {
            assert_eq!(next(finding), Next::Later(Wait::Soon), "{finding:?}");
        });
    }
}

/// A further meaning that says nothing of what to do takes it from the rule of the status that it comes with, which is the
/// row's where it has none: in what is printed as in what a program is told.
#[test]
fn what_is_printed_of_a_further_meaning_is_what_is_advised() {
    let body = r#"{"error":{"reason":"slow","code":"LIMIT"}}"#;
    find(&by_condition::PROVIDER, 429, &[], body, |finding| assert_eq!(next(finding), Next::Send(Wait::Soon)));
    let printed = by_condition::ErrorCode::Limit.row().explain(Language::English).to_string();
    let meaning = printed.split("The document lists the code once more").find(|part| part.contains("Slow")).unwrap();
    let again = meaning.lines().find_map(|line| line.trim().strip_prefix("Send again")).unwrap();
    assert!(again.trim().starts_with("after a while"), "{printed}");
}

/// Rows share what they have in common; that what they do is done under other conditions is theirs alone.
#[test]
fn rows_that_are_alike_but_for_a_condition_are_told_apart() {
    for (code, mood, sends) in [
        ("ALWAYS", "bad", true),
        ("ON_HEADER", "good", false),
        ("ON_GOOD", "good", true),
        ("ON_GOOD", "bad", false),
        ("ON_BAD", "good", false),
        ("ON_BAD", "bad", true),
    ] {
        let body = format!(r#"{{"code":"{code}","mood":"{mood}"}}"#);
        find(&alike::PROVIDER, 400, &[], &body, |finding| {
            assert_eq!(matches!(next(finding), Next::Send(_)), sends, "{body}: {finding:?}");
        });
    }
}

/// What a listed problem has itself, the whole changes nothing about.
#[test]
fn a_listed_problem_is_met_by_its_own_members_as_if_it_were_alone() {
    let rows: Vec<Row> = alike::PROVIDER.tables.iter().flat_map(|table| table.rows()).collect();
    let body = |row: &Row, mood: &str| format!(r#"{{"code":"{}","mood":"{mood}"}}"#, row.code());
    let mut told_apart = 0;
    for (row, [mood, other]) in rows.iter().flat_map(|row| [["good", "bad"], ["bad", "good"]].map(|moods| (row, moods)))
    {
        let (first, second) = (body(row, mood), body(row, other));
        let alone = [&first, &second].map(|body| next(&inspect(&alike::PROVIDER, Response::new(400).body(body))));
        let both = format!("[{first},{second}]");
        let finding = inspect(&alike::PROVIDER, Response::new(400).body(&both));
        let listed = finding.errors().iter().map(|error| error.advice().next(Idempotency::Idempotent));
        assert!(listed.eq(alone), "{both}: {finding:?}");
        told_apart += usize::from(alone[0] != alone[1]);
    }
    assert!(told_apart >= 4, "{told_apart}");
}

#[test]
fn of_two_codes_each_is_of_its_table_and_one_leads() {
    use two_codes::{DeclineCode, ErrorCode};
    let body = r#"{"type":"card_error","code":"card_declined","decline_code":"try_again_later"}"#;
    find(&two_codes::PROVIDER, 402, &[], body, |finding| {
        assert_eq!(finding.known(), Some(ErrorCode::CardDeclined));
        assert_eq!(finding.known(), Some(DeclineCode::TryAgainLater));
        assert!(finding.codes().map(Code::as_str).eq(["try_again_later", "card_declined"]));
        assert_eq!((finding.code_text(), finding.title()), (Some("try_again_later"), Some("card_error")));
        assert_eq!(next(finding), Next::Send(Wait::Soon));
        // On what became of the request the one that leads is silent.
        assert_eq!(finding.advice().next(Idempotency::Other), Next::Send(Wait::Soon));
        assert!(finding.notes().eq([]));
    });
    find(&two_codes::PROVIDER, 402, &[], r#"{"code":"card_expired","decline_code":"newer"}"#, |finding| {
        assert_eq!(finding.known(), Some(ErrorCode::CardExpired));
        assert!(finding.codes().map(Code::as_str).eq(["card_expired", "newer"]));
        assert_eq!(next(finding), Next::Stop(Some(Step::FixRequest)));
    });
    let (code, decline) = (ErrorCode::CardDeclined.fixture(), DeclineCode::StolenCard.fixture());
    assert_eq!(code.body(), r#"{"type":"<title>","code":"card_declined"}"#);
    assert_eq!(decline.body(), r#"{"type":"<title>","decline_code":"stolen_card"}"#);
}

const fn code(pointer: &'static str, table: &'static str) -> BodyField {
    BodyField {
        table: Some(Fact::new(table, Basis::Declared)),
        ..BodyField::new(pointer, FieldRole::Code, JsonType::String, Basis::Declared)
    }
}

const CODES: &str = "codes";
const DECLINES: &str = "declines";

/// Two members for the codes of one table, and one, which leads, for those of another; and a header.
static CODED: Provider = Provider {
    tables: two_codes::PROVIDER.tables,
    headers: &[Header {
        table: Some(Fact::new(CODES, Basis::Declared)),
        ..Header::new("X-Code", HeaderRole::Code, Basis::Declared)
    }],
    bodies: &[Body::new(
        "coded",
        Basis::Declared,
        &[
            code("/one", CODES),
            BodyField { leads: Some(Fact::new(true, Basis::Declared)), ..code("/leads", DECLINES) },
            code("/other", CODES),
        ],
    )],
    ..Provider::new("coded")
};

fn own_codes(finding: &Finding<'_>) -> Vec<String> {
    finding.problem().codes().map(|code| code.as_str().to_owned()).collect()
}

/// Of the codes of one table the best is kept, and the best of all leads: what a table lists before what none does, the member
/// that leads before one that follows, and else the order of the spec. That of the body is nowhere asked for.
#[test]
fn the_best_code_of_each_table_is_kept() {
    const SENT: [&str; 4] = ["", "card_declined", "card_expired", "newer"];
    const SENT_DECLINES: [&str; 3] = ["", "stolen_card", "newer"];
    let all = SENT.iter().flat_map(|one| SENT_DECLINES.iter().flat_map(move |leads| SENT.map(|it| [*one, *leads, it])));
    for sent in all {
        let key = |place: usize| (sent[place].ends_with("newer"), place != 1, place);
        let is_sent = |place: &usize| !sent[*place].is_empty();
        let of_codes = [0, 2].into_iter().filter(is_sent).min_by_key(|place| key(*place));
        let mut kept: Vec<usize> = of_codes.into_iter().chain([1].into_iter().filter(is_sent)).collect();
        kept.sort_by_key(|place| key(*place));
        let expected: Vec<&str> = kept.into_iter().map(|place| sent[place]).collect();
        for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
            let names = ["one", "leads", "other"];
            let members = order.into_iter().filter(is_sent).map(|at| format!(r#""{}":"{}""#, names[at], sent[at]));
            let json = format!("{{{}}}", members.collect::<Vec<_>>().join(","));
            let finding = inspect(&CODED, Response::new(400).body(&json));
            assert_eq!(own_codes(&finding), expected, "{json}");
            assert_eq!(own_codes(&finding.into_owned()), expected, "{json}");
        }
    }
}

/// A header's code leads where it tells more than those of the body, is one more where it tells another thing, and else the
/// body's counts, with a note where the two are of one table.
#[test]
fn the_code_of_a_header_is_one_of_the_whole() {
    for (body, header, expected, is_noted) in [
        ("{}", "card_declined", &["card_declined"][..], false),
        ("{}", "newer", &["newer"], false),
        ("{}", "\t card_declined ", &["card_declined"], false),
        ("{}", " ", &[], false),
        ("{}", "", &[], false),
        (r#"{"one":"card_declined"}"#, "card_declined", &["card_declined"], false),
        (r#"{"one":"card_declined"}"#, "card_expired", &["card_declined"], true),
        (r#"{"one":"card_declined"}"#, "newer", &["card_declined", "newer"], false),
        (r#"{"leads":"stolen_card"}"#, "card_declined", &["stolen_card", "card_declined"], false),
        (r#"{"leads":"stolen_card","one":"card_declined"}"#, "card_declined", &["stolen_card", "card_declined"], false),
        (r#"{"leads":"stolen_card","one":"card_declined"}"#, "card_expired", &["stolen_card", "card_declined"], true),
        (r#"{"leads":"newer"}"#, "card_declined", &["card_declined", "newer"], false),
        (r#"{"leads":"newer","one":"newest"}"#, "card_declined", &["card_declined", "newer", "newest"], false),
        (r#"{"one":"newer"}"#, "newer", &["newer"], false),
        (r#"{"one":"newer"}"#, "newest", &["newer", "newest"], false),
    ] {
        let headers = [("x-code", header)];
        let finding = inspect(&CODED, Response::new(200).headers(&headers).body(body));
        assert_eq!(own_codes(&finding), expected, "{body} {header:?}");
        assert_eq!(finding.notes().any(|note| note == Note::Codes), is_noted, "{body} {header:?}");
        assert_eq!(finding.is_success(), expected.iter().all(|code| code.starts_with("newe")));
    }
}

#[test]
fn a_text_of_two_tables_is_of_the_one_that_the_member_names() {
    use same_text_two_tables::{AuthorizationError, PROVIDER, TokenError};
    find(&PROVIDER, 400, &[], r#"{"error":"invalid_request"}"#, |finding| {
        assert_eq!(
            (finding.known(), next(finding)),
            (Some(TokenError::InvalidRequest), Next::Stop(Some(Step::FixRequest)))
        );
        assert_eq!(finding.known::<AuthorizationError>(), None);
    });
    find(&PROVIDER, 400, &[], r#"{"denied":"invalid_request"}"#, |finding| {
        assert_eq!(finding.known(), Some(AuthorizationError::InvalidRequest));
    });
    find(&PROVIDER, 400, &[], r#"{"error":"access_denied"}"#, |finding| assert_eq!(finding.row(), None));
}

#[test]
fn a_batch_is_partial_where_one_call_went_well() {
    let body = r#"[{"id":1,"result":true},{"id":2,"error":{"code":-32602}}]"#;
    find(&batch::PROVIDER, 200, &[], body, |finding| {
        assert_eq!((finding.severity(), codes(finding)), (Outcome::Partial, vec!["-32602".into()]));
        assert_eq!(finding.known(), Some(batch::RpcError::InvalidParams));
    });
    let body = r#"[{"id":1,"error":{"code":-32603}},{"id":2,"error":{"code":-32602}}]"#;
    find(&batch::PROVIDER, 200, &[], body, |finding| assert_eq!(finding.severity(), Outcome::Fatal));
}

#[test]
fn a_header_carries_a_code_and_ids() {
    use code_in_header::{BlobError, PROVIDER};
    let headers = [("x-error-code", " BlobNotFound "), ("x-request-id", "r-1"), ("x-org", "o-1")];
    find(&PROVIDER, 404, &headers, "", |finding| {
        assert_eq!((finding.known(), finding.request_id()), (Some(BlobError::BlobNotFound), Some("r-1")));
        assert_eq!((finding.org_id(), finding.id()), (Some("o-1"), Some("r-1")));
        assert_eq!((next(finding), finding.severity()), (Next::Stop(Some(Step::FixRequest)), Outcome::Fatal));
    });
    // The body's code counts where a table lists it.
    find(&PROVIDER, 503, &headers, r#"{"code":"ServerBusy"}"#, |finding| {
        assert_eq!(finding.known(), Some(BlobError::ServerBusy));
        assert!(finding.notes().any(|note| note == Note::Codes));
    });
    find(&PROVIDER, 404, &headers, r#"{"code":"Other"}"#, |finding| {
        assert_eq!(finding.known(), Some(BlobError::BlobNotFound));
        assert!(finding.codes().map(Code::as_str).eq(["BlobNotFound", "Other"]));
    });
    // The code of an error is one under a status that reports success too.
    find(&PROVIDER, 200, &headers, "", |finding| assert_eq!(finding.severity(), Outcome::Fatal));
    find(&PROVIDER, 200, &[("x-error-code", "None")], "", |finding| assert!(finding.is_success()));
    let fixture = BlobError::BlobNotFound.fixture();
    let headers: Vec<_> = fixture.headers().iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(headers, [("X-Error-Code", "BlobNotFound"), ("X-Request-Id", "<request_id>")]);
}

#[test]
fn lists_stand_in_objects_and_objects_in_lists() {
    use deep::{Fault, Kind, Reason};
    let body = r#"{"outer":{"inner":{"failures":[
        {"what":{"kind":"LIMIT","reason":"daily"},"text":"a"},
        {"more":{"details":[{"number":7},{"number":8,"details":[{"number":7}]}]}},
        {"text":"b","more":{"fields":[{"at":{"name":"street"}}],"details":[{"number":7}]},"what":{"kind":"RIGHT"}}]}}}"#;
    find(&deep::PROVIDER, 400, &[], body, |finding| {
        assert_eq!(codes(finding), ["LIMIT", "7", "8", "7", "RIGHT", "7"], "{finding:?}");
        let [first, fault, .., right, _] = finding.errors() else { panic!("{finding:?}") };
        assert_eq!((first.known(), first.known()), (Some(Kind::Limit), Some(Reason::Daily)));
        assert_eq!(first.advice().next(Idempotency::Other), Next::Send(Wait::Soon));
        assert_eq!((fault.known(), right.message()), (Some(Fault::TooLong), Some("b")));
        assert_eq!(right.fields()[0].field(), Some("street"));
        assert!(finding.notes().eq([]));
    });
    // However deep they stand: nothing overflows, and what stands before is read.
    let inner = format!("{}{}", r#"{"number":7,"details":["#.repeat(5_000), "]}".repeat(5_000));
    let deep = format!(r#"{{"outer":{{"inner":{{"failures":[{{"more":{{"details":[{inner}]}}}}]}}}}}}"#);
    let finding = deep::inspect(Response::new(400).body(&deep));
    assert_eq!(finding.errors().first().and_then(|error| error.known()), Some(Fault::TooLong));
    let failure = r#"{"what":{},"text":"<message>","more":{"details":[{"number":7}]}}"#;
    assert_eq!(Fault::TooLong.fixture().body(), format!(r#"{{"outer":{{"inner":{{"failures":[{failure}]}}}}}}"#));
}

#[test]
fn a_member_or_the_document_tells_how_long_to_wait() {
    use wait_in_body::PROVIDER;
    let seconds = |finding: &Finding<'_>, headers: &[(&str, &str)]| {
        let Next::Send(wait) = next(finding) else { panic!("{finding:?}") };
        wait.delay(&headers, Duration::from_secs(1_790_000_000)).map(|delay| delay.as_secs())
    };
    let reset = [("x-reset", "1790000042")];
    for (body, headers, delay) in [
        (r#"{"code":"FLOOD","retry_after":17}"#, &[][..], Some(17)),
        (r#"{"code":"FLOOD","retry_after":"16.2"}"#, &[], Some(17)),
        (r#"{"code":"FLOOD","retry_after":1790000005}"#, &[], Some(5)),
        (r#"{"code":"FLOOD","retry_after":17}"#, &[("Retry-After", "20")], Some(20)),
        (r#"{"code":"FLOOD","retry_after":17}"#, &[("Retry-After", "2")], Some(17)),
        (r#"{"code":"FLOOD","retry_after":null}"#, &[], None),
        (r#"{"code":"FLOOD","retry_after":true}"#, &[], None),
        (r#"{"code":"FLOOD"}"#, &reset, None),
        (r#"{"code":"SLOW","retry_after":2,"in":{"ms":30001}}"#, &[], Some(31)),
        (r#"{"code":"SLOW","retry_after":2,"in":{"ms":30001}}"#, &reset, Some(42)),
        (r#"{"code":"LATE_1","again_in":23,"retry_after":2}"#, &[], Some(23)),
        (r#"{"code":"BUSY","retry_after":99}"#, &[], Some(30)),
        (r#"{"code":"BUSY"}"#, &[("Retry-After", "31")], Some(31)),
        (r#"{"errors":[{"retry_after":3,"code":"FLOOD"}],"retry_after":9}"#, &[], Some(3)),
        (r#"{"errors":[{"code":"FLOOD"}],"retry_after":9}"#, &[], Some(9)),
    ] {
        find(&PROVIDER, 429, headers, body, |finding| assert_eq!(seconds(finding, headers), delay, "{body}"));
    }
    find(&PROVIDER, 429, &[], r#"{"code":"FLOOD","retry_after":"soon"}"#, |finding| {
        assert!(finding.notes().any(|note| note == Note::MemberValue("/retry_after")));
    });
    let fixture = wait_in_body::ErrorCode::Flood.fixture();
    assert_eq!(fixture.body(), r#"{"code":"FLOOD","retry_after":0}"#);
}

/// What a fixture is made for is found in it, with the advice that the code has, whatever the order of its members.
#[test]
fn every_fixture_is_read_back_with_its_advice() {
    let rows = PROVIDERS.iter().flat_map(|provider| provider.tables).flat_map(|table| table.rows());
    let mut count = 0;
    for row in rows.filter(|row| row.table().kind == codetable::TableKind::Errors) {
        let fixture = row.fixture();
        let carries = fixture.headers().iter().any(|(name, _)| {
            let header = row.table().provider.header(name);
            header.is_some_and(|header| header.role.value() == codetable::provider::HeaderRole::Code)
        });
        if fixture.body().is_empty() && !carries {
            continue;
        }
        count += 1;
        let headers: Vec<(&str, &str)> =
            fixture.headers().iter().map(|(name, value)| (*name, value.as_str())).collect();
        find(row.table().provider, fixture.status(), &headers, fixture.body(), |finding| {
            assert_eq!(finding.row(), Some(row), "{fixture:?}");
            let problem = finding.errors().iter().chain(finding.warnings()).chain([finding.problem()]);
            let mut advice = problem.filter(|problem| problem.row() == Some(row)).map(|problem| problem.advice());
            let advice = advice.next().unwrap();
            let own = row.own_advice();
            if !own.recovery().is_silent() {
                assert!(advice.recovery().into_iter().eq(own.recovery()), "{fixture:?}: {advice}");
            }
            // A member of the body says how long, which a row does not know.
            let of = |wait: Option<Wait>| wait.map(|wait| wait.to_string());
            assert!(own.wait().is_none() || of(advice.wait()) == of(own.wait()), "{fixture:?}: {advice}");
            assert!(own.effect().is_none() || advice.effect() == own.effect(), "{fixture:?}: {advice}");
        });
    }
    assert!(count > 60, "{count}");
}

/// A code that no table lists is as bad as its class says, and without a word of that an error.
#[test]
fn a_class_tells_whether_its_codes_are_errors() {
    static CALLS: Provider = Provider {
        tables: classes::PROVIDER.tables,
        bodies: &[Body::new(
            "call",
            Basis::Declared,
            &[BodyField::new("/code", FieldRole::Code, JsonType::Number, Basis::Declared)],
        )],
        ..Provider::new("calls")
    };
    for (code, severity) in [(-31_500, Outcome::Warning), (-32_050, Outcome::Fatal), (7, Outcome::None)] {
        let body = format!("{{\"code\":{code}}}");
        let finding = inspect(&CALLS, Response::new(200).body(&body));
        assert_eq!(finding.severity(), severity, "{body}: {:?}", finding.code());
    }
}
