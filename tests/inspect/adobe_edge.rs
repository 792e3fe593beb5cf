//! Problems that are the whole body, and problems beside a result.

use core::time::Duration;

use codetable::adobe_edge::{PROVIDER, ProblemCode, inspect};
use codetable::advice::{Advice, Effect, Idempotency, Next, Step};
use codetable::inspect::{Confidence, Note, Outcome};
use codetable::provider::Severity;
use codetable::response::Response;
use codetable::unknown::Family;

use super::{example, notes};

#[test]
fn a_fatal_problem_is_read_without_loss() {
    let headers = [("content-type", "Application/Problem+JSON; charset=utf-8")];
    let finding = inspect(Response::new(422).headers(&headers).body(example(&PROVIDER, "problem")));
    assert_eq!((finding.known(), finding.severity()), (Some(ProblemCode::InvalidRequest), Outcome::Fatal));
    assert_eq!(finding.title(), Some("Unprocessable entity"));
    assert!(finding.detail().unwrap().starts_with("Invalid request"));
    assert_eq!(finding.message(), finding.detail());
    assert_eq!(finding.request_id(), Some("0f8821e5-ed1a-4301-b445-5f336fb50ee8"));
    assert_eq!(finding.org_id(), Some("53A16ACB5CC1D3760A495C99@AdobeOrg"));
    assert_eq!(finding.report_errors().len(), 3);
    assert!(finding.report_errors().next().unwrap().starts_with("Allowed Adobe version"));
    assert!(finding.report().unwrap().starts_with('{') && finding.report().unwrap().ends_with('}'));
    assert!(finding.error_types().map(|ty| ty.value.name).eq(["InputError", "ConfigurationError"]));
    assert_eq!(finding.body().unwrap().id, "problem");
    assert_eq!(notes(&finding), []);
}

/// A type that no table lists, as `about:blank`, leads no errors that have codes, nor does that of a warning.
#[test]
fn what_names_no_error_leads_none_of_those_that_are_listed() {
    let whole = |name: &str, error: &str, status: u16| {
        let body = format!(r#"{{{name}"errors":[{{"type":"{error}","status":{status}}}]}}"#);
        inspect(Response::new(207).body(body.as_str())).into_owned()
    };
    let mut next = std::collections::BTreeSet::new();
    for row in ProblemCode::TABLE.rows() {
        let status = row.status().unwrap_or(500);
        let alone = whole("", row.code(), status);
        for name in ["about:blank", "https://ns.adobe.com/aep/errors/EXEG-0204-200"] {
            let named = whole(&format!(r#""type":"{name}","#), row.code(), status);
            assert_eq!(named.advice(), alone.advice(), "{name} {row}");
        }
        next.insert(format!("{:?}", alone.advice().next(Idempotency::Idempotent)));
    }
    assert!(next.len() > 1, "{next:?}");
}

#[test]
fn a_207_is_partial_and_its_problems_have_advice_of_their_own() {
    let finding = inspect(Response::new(207).body(example(&PROVIDER, "response")));
    assert_eq!((finding.severity(), finding.confidence()), (Outcome::Partial, Confidence::Code));
    assert_eq!(finding.request_id(), Some("72eaa048-207e-4dde-bf16-0cb2b21336d5"));
    assert_eq!(finding.body().unwrap().id, "response");
    let [error] = finding.errors() else { panic!() };
    assert_eq!((error.known(), error.status()), (Some(ProblemCode::UpstreamServiceUnavailable), Some(503)));
    assert!(matches!(error.advice().next(Idempotency::of("GET")), Next::Send(_)));
    assert!(matches!(error.advice().next(Idempotency::of("POST")), Next::Stop(_)));
    let [warning] = finding.warnings() else { panic!() };
    assert_eq!((warning.known(), warning.status()), (Some(ProblemCode::UpstreamWarning), Some(200)));
    assert!(warning.report().unwrap().contains("Cannot read related customer"));
    assert_eq!(warning.advice().next(Idempotency::of("GET")), Next::Stop(Some(Step::NoAction)));
    assert_eq!(finding.advice().effect(), Some(Effect::Partial));
    assert!(finding.error_types().map(|ty| ty.value.name).eq(["UpstreamError"]));
    assert_eq!(notes(&finding), []);
}

#[test]
fn a_207_is_never_a_success_and_a_warning_never_an_error() {
    for body in ["", "{}", r#"{"requestId":"r","handle":[]}"#, r#"{"warnings":[{}]}"#, "<html>"] {
        assert_eq!(inspect(Response::new(207).body(body)).severity(), Outcome::Partial, "{body}");
    }
    let body = r#"{"requestId":"r","handle":[],"warnings":[{"type":"https://ns.adobe.com/aep/errors/EXEG-0204-200","status":200}]}"#;
    let finding = inspect(Response::new(200).body(body));
    assert_eq!((finding.severity(), finding.known()), (Outcome::Warning, Some(ProblemCode::UpstreamWarning)));
    assert!(finding.is_success());
    // The warning has advice of its own, and the response none.
    assert_eq!(finding.warnings()[0].advice().next(Idempotency::of("POST")), Next::Stop(Some(Step::NoAction)));
    assert_eq!(finding.advice(), Advice::SILENT);
    assert_eq!(notes(&finding), []);
    assert_eq!(inspect(Response::new(200).body(r#"{"requestId":"r","handle":[]}"#)).severity(), Outcome::None);
}

#[test]
fn errors_in_a_200_are_partial_and_noted() {
    let body = r#"{"errors":[{"type":"EXEG-0201-503","status":503}]}"#;
    let finding = inspect(Response::new(200).body(body));
    assert_eq!((finding.severity(), finding.request_id()), (Outcome::Partial, None));
    assert_eq!(notes(&finding), [Note::PartialStatus(200)]);
}

#[test]
fn the_code_is_found_in_every_form_of_its_uri() {
    for ty in [
        "https://ns.adobe.com/aep/errors/EXEG-0104-422",
        "http://ns.adobe.com/aep/errors/EXEG-0104-422",
        r"https:\/\/ns.adobe.com\/aep\/errors\/EXEG-0104-422",
        "EXEG-0104-422",
    ] {
        let body = format!(r#"{{"type":"{ty}","status":422}}"#);
        assert_eq!(inspect(Response::new(422).body(&body)).known(), Some(ProblemCode::InvalidRequest), "{ty}");
    }
    let family = inspect(Response::new(418).body(r#"{"type":"https://ns.adobe.com/aep/errors/EXEG-0999-418"}"#));
    assert_eq!((family.confidence(), family.code_text()), (Confidence::Family, Some("EXEG-0999-418")));
    assert_eq!(family.code().unwrap().parts().unwrap().part("series"), Some("0999"));
    let other = inspect(Response::new(400).body(r#"{"type":"https://ns.adobe.com/aep/errors/ABCD-1"}"#));
    assert_eq!((other.confidence(), other.code().unwrap().family()), (Confidence::Status, Family::Foreign));
}

#[test]
fn suffix_and_statuses_that_disagree_are_noted() {
    let body = r#"{"type":"EXEG-0999-418","status":400}"#;
    let finding = inspect(Response::new(422).body(body));
    let expected = [
        Note::BodyStatus { http: 422, body: 400 },
        Note::CodeSuffix { suffix: 418, found: 400 },
        Note::CodeSuffix { suffix: 418, found: 422 },
    ];
    assert_eq!(notes(&finding), expected);
    let nested = r#"{"errors":[{"type":"EXEG-0104-422","status":503}]}"#;
    assert_eq!(notes(&inspect(Response::new(207).body(nested))), [Note::CodeStatus { listed: 422, found: 503 }]);
    let warned = r#"{"errors":[{"type":"EXEG-0204-200","status":200}]}"#;
    let expected = [Note::CodeSeverity { listed: Severity::Warning, outcome: Outcome::Partial }];
    assert_eq!(notes(&inspect(Response::new(207).body(warned))), expected);
}

#[test]
fn the_status_of_a_listed_problem_is_not_that_of_the_response() {
    let body = r#"{"warnings":[{"type":"other","status":200}]}"#;
    let finding = inspect(Response::new(None).body(body));
    assert_eq!((finding.status(), finding.confidence()), (None, Confidence::None));
    assert_eq!(finding.warnings()[0].confidence(), Confidence::Status);
    assert_eq!(inspect(Response::new(200).body(body)).confidence(), Confidence::Status);
}

#[test]
fn of_several_errors_the_one_that_cannot_be_sent_again_decides() {
    let body =
        r#"{"errors":[{"type":"EXEG-0201-503","status":503},{"type":"EXEG-0301-404","status":404},{"status":429}]}"#;
    let finding = inspect(Response::new(207).body(body));
    assert_eq!(finding.errors().len(), 3);
    assert_eq!(finding.advice().next(Idempotency::of("GET")), Next::Stop(Some(Step::FixRequest)));
    assert!(finding.errors().iter().all(|error| error.advice().effect() == Some(Effect::Partial)));
    assert_eq!(finding.errors()[1].confidence(), Confidence::Family);
}

#[test]
fn a_status_rule_decides_where_there_is_no_code() {
    let finding = inspect(Response::new(503).body("upstream connect error"));
    assert_eq!((finding.confidence(), finding.severity()), (Confidence::Status, Outcome::Fatal));
    let Next::Send(wait) = finding.advice().next(Idempotency::of("GET")) else { panic!() };
    assert_eq!(wait.delay(&[("retry-after", "7")], Duration::ZERO).unwrap().as_secs(), 7);
    let stop = inspect(Response::new(500)).advice().next(Idempotency::of("GET"));
    assert_eq!(stop, Next::Stop(Some(Step::DoNotRetry)));
}

#[test]
fn a_media_type_that_the_document_does_not_give_is_noted() {
    let headers = [("Content-Type", "text/html")];
    let finding = inspect(Response::new(422).headers(&headers).body(example(&PROVIDER, "problem")));
    assert_eq!(finding.known(), Some(ProblemCode::InvalidRequest));
    assert_eq!(notes(&finding), [Note::MediaType]);
}
