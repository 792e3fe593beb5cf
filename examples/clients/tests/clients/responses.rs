//! Responses that are no fixture: cut, absent, told to wait in every way, successes with errors beside their result.

use std::slice;
use std::time::Duration;

use codetable::inspect::Note;
use codetable::retry::{ATTEMPTS, PATIENCE, Reason, Then};
use codetable::{CodeTable, adobe_edge, code, kakao, meloming};

use crate::run::{NOW, backoff, named, nowhere, refused, run};
use crate::server::Reply;

const MAINTENANCE: &str = r#"{"code":-9798,"msg":"under maintenance"}"#;

fn done() -> Reply {
    Reply::new(200, r#"{"id":1}"#)
}

fn fixture(code: impl CodeTable) -> Reply {
    Reply::from(&code.row().fixture())
}

#[test]
fn an_error_that_breaks_off_is_read_as_far_as_it_came() {
    let refused = Reply::new(401, r#"{"code":-401,"msg":"this access token does not exist"}"#).cut(30);
    for method in ["GET", "POST"] {
        let run = run(&kakao::PROVIDER, method, slice::from_ref(&refused));
        assert_eq!((run.arrivals.len(), run.refreshes), (2, 1));
        let finding = run.finding().unwrap();
        assert_eq!(finding.known(), Some(kakao::ErrorCode::InvalidCredentials));
        assert!(finding.notes().eq([Note::Truncated]));
    }
}

#[test]
fn a_result_that_breaks_off_is_none() {
    let replies = [done().cut(3), done()];
    let get = run(&kakao::PROVIDER, "GET", &replies);
    assert_eq!((get.arrivals.len(), get.waits, get.result.unwrap().body().len()), (2, vec![backoff(1)], 8));
    // It was carried out, or a part of it: nobody can tell.
    let post = run(&kakao::PROVIDER, "POST", &replies);
    assert_eq!((post.arrivals.len(), post.finding().is_none(), post.result.is_err()), (1, true, true));
}

#[test]
fn a_request_without_an_answer_goes_again_if_it_may_arrive_twice() {
    let get = run(&kakao::PROVIDER, "GET", &[Reply::dropped(), done()]);
    assert_eq!((get.arrivals.len(), get.waits, get.result.is_ok()), (2, vec![backoff(1)], true));
    let post = run(&kakao::PROVIDER, "POST", &[Reply::dropped(), done()]);
    assert_eq!((post.arrivals.len(), post.waits, post.result.is_err()), (1, vec![], true));
    let never = run(&kakao::PROVIDER, "DELETE", &[Reply::dropped()]);
    assert_eq!((never.arrivals.len(), never.waits.len(), never.result.is_err()), (4, 3, true));
}

#[test]
fn a_request_that_never_left_goes_again_whatever_it_is() {
    for method in ["GET", "POST"] {
        let run = refused(&kakao::PROVIDER, method);
        assert_eq!((run.waits, run.result.is_err()), (vec![backoff(1), backoff(2), backoff(3)], true));
    }
}

/// What would come of the second request says nothing of the first: a redirect ends a call before there is one.
#[test]
fn no_redirect_is_followed() {
    let then = [Reply::new(401, r#"{"code":-401}"#), Reply::new(503, MAINTENANCE), Reply::dropped(), done()];
    let seconds = then.map(|then| ("/".to_owned(), then)).into_iter().chain([(nowhere(), done())]);
    for (place, then) in seconds {
        for status in [301, 302, 303, 307, 308] {
            for method in ["POST", "GET"] {
                let moved = Reply::new(status, "").with("Location", &place);
                let run = run(&kakao::PROVIDER, method, &[moved, then.clone()]);
                assert_eq!((run.arrivals.len(), run.waits.len(), run.refreshes), (1, 0, 0), "{status} {place}");
                assert_eq!(run.end(), Some(Then::GiveUp(Reason::Redirected)), "{status} {place}");
                assert_eq!(run.finding().unwrap().http_status(), Some(status));
            }
        }
    }
}

#[test]
fn retry_after_is_read_in_both_its_forms() {
    for (told, wait) in [
        ("30", named(Duration::from_secs(30), 1)),
        ("0", named(Duration::ZERO, 1)),
        ("Mon, 21 Sep 2026 14:13:50 GMT", named(Duration::from_secs(30), 1)),
        ("Monday, 21-Sep-26 14:13:50 GMT", named(Duration::from_secs(30), 1)),
        // A moment that has just passed is no shorter than the backoff, and what cannot be read is none: the backoff applies.
        ("Mon, 21 Sep 2026 14:13:10 GMT", named(Duration::ZERO, 1)),
        ("Sun, 06 Nov 1994 08:49:37 GMT", backoff(1)),
        ("-5", backoff(1)),
        ("soon", backoff(1)),
        ("99999999999999999999", backoff(1)),
    ] {
        let replies = [Reply::new(503, MAINTENANCE).with("retry-after", told), done()];
        let run = run(&kakao::PROVIDER, "POST", &replies);
        assert_eq!((run.waits, run.result.is_ok()), (vec![wait], true), "{told}");
    }
}

#[test]
fn nobody_is_kept_waiting_for_long() {
    let told = |wait: Duration| {
        let wait = wait.as_secs().to_string();
        run(&kakao::PROVIDER, "GET", &[Reply::new(503, MAINTENANCE).with("Retry-After", &wait)])
    };
    // It is the patience for the whole call, and what is longer is neither cut nor slept.
    let second = Duration::from_secs(1);
    for (wait, waits) in [(PATIENCE, vec![PATIENCE]), (PATIENCE + second, vec![])] {
        let run = told(wait);
        assert_eq!((run.arrivals.len(), &run.waits), (1 + waits.len(), &waits));
        assert_eq!(run.end(), Some(Then::Later(Some(NOW + wait))));
        assert_eq!(run.finding().unwrap().known(), Some(kakao::ErrorCode::UnderMaintenance));
    }
}

#[test]
fn a_monthly_quota_is_for_later_when_it_says() {
    let quota = fixture(code!(meloming::ErrorCode, "QUOTA_EXCEEDED"));
    let quota = quota.with("X-RateLimit-Reset", &(NOW.as_secs() + 1).to_string());
    for (reset, seconds) in [
        (Some("2026-09-21T14:13:50Z"), Some(30)),
        (Some("2026-10-01T00:00:00+09:00"), Some(780_400)),
        (Some("2026-09-21T14:13:50"), None),
        (None, None),
    ] {
        let reply = reset
            .map_or_else(|| quota.clone().without("X-Quota-Reset"), |reset| quota.clone().with("X-Quota-Reset", reset));
        let run = run(&meloming::PROVIDER, "POST", &[reply]);
        assert_eq!((run.arrivals.len(), run.waits.len()), (1, 0), "{reset:?}");
        assert_eq!(
            run.end(),
            Some(Then::Later(seconds.map(|seconds| NOW + Duration::from_secs(seconds)))),
            "{reset:?}"
        );
        assert_eq!(run.result.unwrap_err().to_string().split(',').next(), Some("meloming: code `QUOTA_EXCEEDED`"));
    }
}

#[test]
fn a_part_that_failed_is_no_success_and_a_warning_no_failure() {
    let partial = fixture(code!(adobe_edge::ProblemCode, "EXEG-0201-503"));
    let get = run(&adobe_edge::PROVIDER, "GET", &[partial.clone(), done()]);
    assert_eq!((get.arrivals.len(), get.result.is_ok()), (2, true));
    let post = run(&adobe_edge::PROVIDER, "POST", &[partial, done()]);
    assert_eq!((post.arrivals.len(), post.finding().unwrap().http_status()), (1, Some(207)));
    let warning = fixture(code!(adobe_edge::ProblemCode, "EXEG-0204-200"));
    for method in ["GET", "POST"] {
        let run = run(&adobe_edge::PROVIDER, method, slice::from_ref(&warning));
        assert_eq!((run.arrivals.len(), run.result.unwrap().status().as_u16()), (1, 200));
    }
}

#[test]
fn new_credentials_are_got_once_for_a_call() {
    let (refused, slow) = (Reply::new(401, r#"{"code":-401}"#), Reply::new(503, MAINTENANCE));
    let replies = [slow.clone(), refused.clone(), slow.clone(), refused];
    let run = run(&kakao::PROVIDER, "POST", &replies);
    assert_eq!((run.arrivals.len(), run.refreshes, &run.waits), (4, 1, &vec![backoff(1), backoff(2)]));
    let error = run.result.as_ref().unwrap_err().to_string();
    assert_eq!(error, "kakao: code `-401`, status 401; give up: new credentials were refused as well");
    let tokens: Vec<&str> = run.arrivals.iter().map(|arrival| arrival.authorization.as_str()).collect();
    assert_eq!(tokens, ["Bearer token 0", "Bearer token 0", "Bearer token 1", "Bearer token 1"]);
}

/// The first DELETE probably did it: "not found" is not all there is to say.
#[test]
fn an_end_tells_of_an_earlier_send_that_may_have_been_carried_out() {
    let (slow, lost) = (Reply::new(504, ""), Reply::dropped());
    let (absent, forbidden) = (Reply::new(404, ""), Reply::new(403, ""));
    for (method, replies) in [("DELETE", [slow, absent.clone()]), ("PUT", [lost, forbidden])] {
        let run = run(&kakao::PROVIDER, method, &replies);
        assert_eq!((run.arrivals.len(), run.failure().unwrap().earlier_may_be_applied), (2, true), "{method}");
        let error = run.result.unwrap_err().to_string();
        assert!(error.ends_with("; an earlier send may have been carried out"), "{error}");
    }
    let alone = run(&kakao::PROVIDER, "DELETE", &[absent]);
    assert!(!alone.failure().unwrap().earlier_may_be_applied);
}

#[test]
fn attempts_are_bounded() {
    let run = run(&kakao::PROVIDER, "GET", &[Reply::new(503, MAINTENANCE)]);
    assert_eq!((run.arrivals.len(), run.waits.as_slice()), (4, &[backoff(1), backoff(2), backoff(3)][..]));
    assert_eq!((ATTEMPTS, run.end()), (4, Some(Then::GiveUp(Reason::Attempts(None)))));
}
