//! What a finding is to the machine.

use std::time::Duration;

#[cfg(feature = "default")]
use codetable::advice::Next;
use codetable::advice::{Effect, Idempotency, Step};
use codetable::inspect::inspect;
use codetable::provider::Provider;
use codetable::response::Response;
use codetable::retry::{Failure, NoResponse, Reason, Retry, Then};

static SAMPLE: Provider = Provider::new("sample");

const NOW: Duration = Duration::from_secs(1_790_000_000);

/// What a call does after a response.
fn then(provider: &'static Provider, method: &str, response: Response<'_>) -> Then {
    let finding = inspect(provider, response);
    Retry::new(Idempotency::of(method)).after(&finding, NOW, 0)
}

#[test]
fn only_a_success_is_done() {
    for status in 100..=599 {
        for method in ["GET", "POST"] {
            let then = then(&SAMPLE, method, Response::new(status));
            match status {
                207 => assert_ne!(then, Then::Done),
                200..=299 => assert_eq!(then, Then::Done, "{status}"),
                100..=199 | 300..=399 => assert_eq!(then, Then::GiveUp(Reason::Redirected), "{status}"),
                _ => assert!(
                    !matches!(then, Then::Done | Then::GiveUp(Reason::Redirected | Reason::Unclear)),
                    "{status}"
                ),
            }
        }
    }
}

#[test]
fn what_nothing_is_known_of_is_neither_done_nor_sent_again() {
    for body in ["", "<html>Moved</html>", r#"{"id":1}"#] {
        let then = then(&SAMPLE, "GET", Response::new(None).body(body));
        assert_eq!(then, Then::GiveUp(Reason::Unclear), "{body}");
    }
    for status in [0, 42, 600, 700, 999] {
        let then = then(&SAMPLE, "GET", Response::new(status));
        assert_eq!(then, Then::GiveUp(Reason::Stopped(None)), "{status}");
    }
}

#[cfg(feature = "default")]
#[test]
fn an_error_in_the_body_counts_whatever_the_status() {
    use codetable::kakao;
    let refused = r#"{"code":-401,"msg":"this access token does not exist"}"#;
    for response in [Response::new(302), Response::new(None), Response::new(401)] {
        assert_eq!(then(&kakao::PROVIDER, "GET", response.body(refused)), Then::RefreshThenSend);
    }
    // Under a status that the code does not come with, nobody can tell what was carried out.
    let post = then(&kakao::PROVIDER, "POST", Response::new(302).body(refused));
    assert!(matches!(post, Then::GiveUp(Reason::MayBeApplied(_))), "{post}");
}

/// The first word of the machine is that of the decision, for every code there is.
#[cfg(feature = "default")]
#[test]
fn every_code_is_met_as_its_advice_says() {
    let rows = codetable::TABLES.iter().flat_map(|table| table.rows());
    for (row, method) in rows.flat_map(|row| ["GET", "POST"].map(|method| (row, method))) {
        let fixture = row.fixture();
        let finding = inspect(row.table().provider, &fixture);
        let then = then(row.table().provider, method, fixture.response());
        let decision = finding.advice().decide(Idempotency::of(method));
        let is_as_decided = match (decision.next, then) {
            _ if finding.is_success() => then == Then::Done,
            (Next::Send(_), Then::SendAfter(_) | Then::Later(_)) => true,
            (Next::RefreshThenSend, Then::RefreshThenSend) | (Next::Later(_), Then::Later(_)) => true,
            (Next::Stop(_), Then::GiveUp(Reason::MayBeApplied(_))) => decision.decided_by.is_veto(),
            (Next::Stop(step), Then::GiveUp(reason)) => reason.step() == step || reason == Reason::Elsewhere,
            _ => matches!(then, Then::GiveUp(Reason::Redirected)) && fixture.status() < 400,
        };
        assert!(is_as_decided, "{row} {method}: {decision}; {then}");
    }
}

/// A wait that a response names is waited whoever asks, and a finding that has left its response still knows of it.
#[cfg(feature = "default")]
#[test]
fn the_headers_come_with_the_finding() {
    let tables = codetable::TABLES.iter().flat_map(|table| table.rows());
    let mut waited = 0;
    for row in tables {
        let fixture = row.fixture();
        let named = row.table().provider.headers.iter().map(|header| header.name).chain(["Retry-After"]);
        let headers: Vec<_> = named.map(|name| (name, "41")).collect();
        let response = Response::new(fixture.status()).headers(&headers).body(fixture.body());
        let finding = inspect(row.table().provider, response);
        for idempotency in [Idempotency::Idempotent, Idempotency::Other] {
            let mut retry = Retry::new(idempotency);
            let mut given = retry;
            let then = retry.after(&finding, NOW, 7);
            assert_eq!(then, given.after(&*finding.clone().into_owned(), NOW, 7), "{row}");
            assert_eq!(finding.advice(), finding.clone().into_owned().advice(), "{row}");
            if let Then::SendAfter(delay) = then {
                assert!(delay >= Duration::from_secs(41), "{row}: {delay:?}");
                waited += 1;
            }
        }
    }
    assert!(waited > 10, "{waited}");
}

/// What the last answer says of itself does not take back that an earlier send got none.
#[test]
fn every_end_tells_of_an_earlier_send_that_may_have_been_carried_out() {
    const TOLD: &str = "; an earlier send may have been carried out";
    for status in (100..=599).filter(|status| *status == 207 || status / 100 != 2) {
        for (first, is_told) in [(NoResponse::Unknown, true), (NoResponse::NeverSent, false)] {
            let mut retry = Retry::new(Idempotency::Idempotent).attempts(2);
            assert!(matches!(retry.no_response(first, 0), Then::SendAfter(_)));
            let finding = inspect(&SAMPLE, Response::new(status));
            let then = retry.after(&finding, NOW, 0);
            let failure = Failure::new(finding, then, &retry);
            assert_eq!(failure.earlier_may_be_applied, is_told, "{failure}");
            assert_eq!(failure.to_string().ends_with(TOLD), is_told, "{failure}");
        }
    }
}

/// A send may have been carried out unless its answer is a success or says otherwise: one that refers to another place does not.
#[test]
fn whatever_an_earlier_send_was_answered_with_may_have_been_carried_out_unless_it_says_otherwise() {
    let mut told = [0; 2];
    for status in 100..=599 {
        let mut retry = Retry::new(Idempotency::Idempotent);
        let earlier = inspect(&SAMPLE, Response::new(status));
        let _ = retry.after(&earlier, NOW, 0);
        let refused = earlier.advice().effect() == Some(Effect::NotApplied);
        let may_be_applied = !(refused || (status / 100 == 2 && status != 207));
        let _ = retry.after(&inspect(&SAMPLE, Response::new(404)), NOW, 0);
        assert_eq!(retry.earlier_may_be_applied(), may_be_applied, "{status}");
        told[usize::from(may_be_applied)] += 1;
    }
    assert!(told.iter().all(|count| *count > 100), "{told:?}");
}

#[test]
fn a_failure_says_what_it_was_and_why_it_ended() {
    let finding = inspect(&SAMPLE, Response::new(404));
    let then = Then::GiveUp(Reason::Stopped(Some(Step::FixRequest)));
    let error: Box<dyn std::error::Error + Send + Sync> =
        Failure::new(finding, then, &Retry::new(Idempotency::Idempotent)).into();
    let line = "sample: status 404; give up: it is not to be sent again as it is: fix_request";
    assert_eq!(error.to_string(), line);
    assert!(error.downcast_ref::<Failure>().is_some_and(|failure| failure.then == then));
}
