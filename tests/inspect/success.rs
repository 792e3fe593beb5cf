//! What is a success, and what an error in a body is.

use codetable::advice::{Advice, Effect, Idempotency, Next};
use codetable::inspect::{Finding, Note, Outcome, inspect};
use codetable::provider::Provider;
use codetable::response::Response;
use codetable::{adobe_edge, kakao, meloming, naver_commerce};

fn found<'a>(provider: &'static Provider, status: impl Into<Option<u16>>, body: &'a str) -> Finding<'a> {
    inspect(provider, Response::new(status.into()).body(body))
}

#[test]
fn an_error_in_the_body_denies_a_success() {
    for (provider, body, severity) in [
        (&kakao::PROVIDER, r#"{"code":-401}"#, Outcome::Fatal),
        (&kakao::PROVIDER, r#"{"code":-777}"#, Outcome::Fatal),
        (&kakao::PROVIDER, r#"{"code":-401,"msg":"cut he"#, Outcome::Fatal),
        (&meloming::PROVIDER, r#"{"type":"NEW_ONE","status":429}"#, Outcome::Fatal),
        (&meloming::PROVIDER, r#"{"status":"503"}"#, Outcome::Fatal),
        (&adobe_edge::PROVIDER, r#"{"type":"EXEG-0999-200"}"#, Outcome::Fatal),
        (&adobe_edge::PROVIDER, r#"{"handle":[],"errors":[{}]}"#, Outcome::Partial),
        (&adobe_edge::PROVIDER, r#"{"handle":[],"errors":["no more is said"]}"#, Outcome::Partial),
        (&adobe_edge::PROVIDER, r#"{"errors":[{"type":"EXEG-0204-200"}]}"#, Outcome::Partial),
    ] {
        for status in [200, 201, 204, 206, 299] {
            let finding = found(provider, status, body);
            assert_eq!((finding.severity(), finding.is_success()), (severity, false), "{status} {body}");
        }
        // How bad it is such a status does not tell either, so the body does.
        for status in [None, Some(100), Some(302)] {
            assert_eq!(found(provider, status, body).severity(), severity, "{status:?} {body}");
        }
        assert_eq!(found(provider, 600, body).severity(), Outcome::Fatal, "{body}");
    }
}

#[test]
fn what_the_body_does_not_deny_the_status_decides() {
    for (provider, body, note) in [
        (&kakao::PROVIDER, "<html>hello</html>", Some(Note::NotJson)),
        (&kakao::PROVIDER, r#"{"id":5,"na"#, Some(Note::Truncated)),
        (&kakao::PROVIDER, r#"{"code":"KOE101"}"#, None),
        (&kakao::PROVIDER, r#"{"code":0}"#, None),
        (&meloming::PROVIDER, r#"{"type":"NEW_ONE","status":302}"#, None),
        (&meloming::PROVIDER, r#"{"status":600}"#, Some(Note::WrongType("/status"))),
        (&adobe_edge::PROVIDER, r#"{"handle":[],"errors":[]}"#, None),
        (&adobe_edge::PROVIDER, r#"{"errors":[null]}"#, Some(Note::WrongType("/errors"))),
        (&adobe_edge::PROVIDER, "", None),
    ] {
        let finding = found(provider, 200, body);
        assert_eq!((finding.severity(), finding.advice()), (Outcome::None, Advice::SILENT), "{body}");
        assert!(finding.is_success() && note.is_none_or(|note| finding.notes().any(|it| it == note)), "{finding:?}");
        assert!(!found(provider, 207, body).is_success());
        for status in [None, Some(101), Some(304)] {
            let finding = found(provider, status, body);
            assert_eq!((finding.severity(), finding.is_success()), (Outcome::Unknown, false), "{status:?} {body}");
        }
    }
}

#[test]
fn warnings_alone_are_a_success_of_which_nothing_is_to_be_done() {
    let codes = ["EXEG-0204-200", "EXEG-0201-503", "EXEG-0999-503", "other"];
    for body in codes.map(|code| format!(r#"{{"handle":[],"warnings":[{{"type":"{code}","status":503}}]}}"#)) {
        let finding = found(&adobe_edge::PROVIDER, 200, &body);
        assert_eq!((finding.severity(), finding.is_success()), (Outcome::Warning, true), "{body}");
        assert_eq!(finding.advice().next(Idempotency::Idempotent), Next::Stop(None), "{body}");
        assert_eq!(found(&adobe_edge::PROVIDER, None, &body).severity(), Outcome::Unknown);
        assert_eq!(found(&adobe_edge::PROVIDER, 500, &body).severity(), Outcome::Fatal);
    }
    // The row of this one calls it a warning.
    let finding = found(&adobe_edge::PROVIDER, 200, r#"{"type":"EXEG-0204-200"}"#);
    assert_eq!((finding.severity(), finding.is_success()), (Outcome::Warning, true));
}

#[test]
fn an_outcome_that_is_not_known_is_worse_than_any_other() {
    assert!(Outcome::ALL.is_sorted() && Outcome::ALL.last() == Some(&Outcome::Unknown));
    assert_eq!(Outcome::Unknown.to_string(), "unknown");
}

#[test]
fn a_status_counts_as_the_first_of_its_class_where_nobody_registered_it() {
    let advice = |status| found(&kakao::PROVIDER, status, "").advice();
    for (status, first) in [(520, 500), (599, 500), (499, 400)] {
        let (of, like) = (advice(status), advice(first));
        assert_eq!((of.recovery().to_string(), of.effect()), (like.recovery().to_string(), like.effect()), "{status}");
        assert!(of.effect_basis().is_inferred());
    }
    // A rule of the document comes first, and what is registered is no other status.
    assert_eq!(found(&adobe_edge::PROVIDER, 520, "").advice().recovery().to_string(), "do_not_retry");
    assert_eq!(advice(418).effect(), None);
}

/// Some calls of a batch may have been carried out whatever came of its status.
#[test]
fn a_batch_is_as_bad_as_its_elements_under_any_status_that_reports_no_failure() {
    for (body, severity) in [
        (r#"[{"code":-1},{"id":1}]"#, Outcome::Partial),
        (r#"[1,{"code":-1}]"#, Outcome::Partial),
        (r#"[{"code":-1},{"code":-2}]"#, Outcome::Fatal),
    ] {
        for status in [None, Some(100), Some(200), Some(302)] {
            assert_eq!(found(&kakao::PROVIDER, status, body).severity(), severity, "{status:?} {body}");
        }
    }
}

/// A body's own status is no more than a code is: where the response has another, no rule for it tells that nothing was
/// carried out.
#[test]
fn a_status_of_the_body_tells_no_effect_where_the_response_has_another() {
    let body = r#"{"type":"NEW_ONE","status":429}"#;
    for (status, effect) in [
        (None, Effect::NotApplied),
        (Some(429), Effect::NotApplied),
        (Some(200), Effect::Unknown),
        (Some(302), Effect::Unknown),
        (Some(500), Effect::Unknown),
    ] {
        let advice = found(&meloming::PROVIDER, status, body).advice();
        assert_eq!(advice.effect(), Some(effect), "{status:?}");
        assert!(matches!(advice.next(Idempotency::Idempotent), Next::Send(_)), "{status:?}");
    }
}

/// A rule that the response's status is not one of tells nothing of what became of the request.
#[test]
fn a_code_that_came_with_another_status_has_no_effect_but_that_of_its_row() {
    let effect = |status, body| {
        let finding = found(&adobe_edge::PROVIDER, status, body);
        (finding.advice().effect(), finding.advice().effect_basis().is_inferred())
    };
    // Its row tells the effect.
    assert_eq!(effect(500, r#"{"type":"EXEG-0104-422"}"#), (Some(Effect::NotApplied), true));
    // That of this one does not, and 422 is a status whose rule does.
    assert_eq!(effect(422, r#"{"type":"EXEG-0204-200"}"#), (Some(Effect::Unknown), true));
    assert_eq!(effect(422, r#"{"type":"EXEG-0999-422"}"#), (Some(Effect::NotApplied), true));
}

/// Whoever has to look before the request is sent again is told why; and where nothing stands in the way, the code or its status
/// is taken at its word.
#[test]
fn what_is_said_of_the_request_has_the_reason_that_it_has() {
    let [refused, partial, unknown] = [Effect::NotApplied, Effect::Partial, Effect::Unknown].map(Some);
    for (provider, status, body, effect, reason) in [
        (&adobe_edge::PROVIDER, Some(422), r#"{"type":"EXEG-0204-200"}"#, unknown, "that its row does not list"),
        (&meloming::PROVIDER, Some(200), r#"{"status":429}"#, unknown, "that the response does not have"),
        (&kakao::PROVIDER, Some(401), r#"401: {"code":-401}"#, unknown, "stands in other text or in a string"),
        (&kakao::PROVIDER, Some(200), r#"[{"code":-401},{"id":1}]"#, partial, "a part of the request failed"),
        (&kakao::PROVIDER, Some(200), "{\"id\":1}\n{\"code\":-401}", partial, "a part of the request failed"),
        (&adobe_edge::PROVIDER, Some(207), "", partial, "lets the rest of the request go on"),
        (&kakao::PROVIDER, None, r#"[{"code":-10},{"code":-777}]"#, unknown, "tells of another error"),
        (&meloming::PROVIDER, Some(499), "", refused, "the status is not registered"),
    ] {
        let advice = found(provider, status, body).advice();
        assert_eq!(advice.effect(), effect, "{status:?} {body}");
        assert!(advice.effect_basis().reason().is_some_and(|said| said.contains(reason)), "{body}: {advice}");
        assert!(matches!(advice.next(Idempotency::Other), Next::Stop(_)), "{body}: {advice}");
    }
    // A status that reports a failure is that of all records, and of all that one of them lists.
    for (provider, status, body) in [
        (&kakao::PROVIDER, 401, "{\"id\":1}\n{\"code\":-401}"),
        (&kakao::PROVIDER, 401, "data: {\"id\":1}\n\ndata: {\"code\":-401}\n\n"),
        (&naver_commerce::PROVIDER, 429, r#"[{"code":"GW.RATE_LIMIT"},{"code":"GW.RATE_LIMIT"}]"#),
        (&adobe_edge::PROVIDER, 422, r#"{"errors":[{"type":"EXEG-0104-422"}]}"#),
        (&adobe_edge::PROVIDER, 422, r#"{"errors":[{"type":"EXEG-0104-422"}],"warnings":[{"type":"EXEG-0204-200"}]}"#),
    ] {
        assert_eq!(found(provider, status, body).advice().effect(), Some(Effect::NotApplied), "{body}");
    }
    // Of a listed problem the rule for its status says no more than it would of a response.
    let listed = found(&adobe_edge::PROVIDER, 207, r#"{"errors":[{"status":429}]}"#);
    let wait = listed.errors()[0].advice().wait_basis().reason();
    assert!(wait.is_some_and(|said| said.contains("the problem is one of several in a response")), "{wait:?}");
}
