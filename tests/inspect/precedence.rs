//! Which source an advice comes from: the code, the document's rule for the status, its rule for the class, then HTTP.

use codetable::advice::{Advice, Effect, Idempotency, Next, Wait};
use codetable::evidence::Basis;
use codetable::inspect::inspect;
use codetable::provider::Provider;
use codetable::response::Response;
use codetable::{adobe_edge, kakao, meloming, naver_commerce};

fn advice(provider: &'static Provider, status: u16, body: &str) -> Advice {
    inspect(provider, Response::new(status).body(body)).advice()
}

/// Of the recovery, the wait and the effect: which source says it.
fn bases(advice: Advice) -> [String; 3] {
    [recovery_basis(advice), advice.wait_basis(), advice.effect_basis()].map(|basis| basis.to_string())
}

static PROVIDERS: [&Provider; 4] =
    [&adobe_edge::PROVIDER, &kakao::PROVIDER, &meloming::PROVIDER, &naver_commerce::PROVIDER];

/// What supports the first alternative.
fn recovery_basis(advice: Advice) -> Basis {
    advice.recovery().first().map_or(Basis::Silent, |first| first.basis)
}

#[test]
fn the_code_comes_before_any_status() {
    for status in [400, 429, 500, 503] {
        let quota = advice(&kakao::PROVIDER, status, r#"{"code":-10}"#);
        assert_eq!(quota.recovery().to_string(), "reduce_rate", "{status}");
        assert_eq!(recovery_basis(quota).to_string(), "stated, 001:65");
    }
}

#[test]
fn the_rule_for_the_status_comes_before_the_rule_for_its_class() {
    let limited = advice(&adobe_edge::PROVIDER, 429, "");
    let [recovery, wait, _] = bases(limited);
    assert!(recovery.starts_with("inferred: 429 is excepted") && wait == "stated, 003:124", "{limited}");
    let teapot = advice(&adobe_edge::PROVIDER, 418, r#"{"type":"EXEG-0999-418"}"#);
    assert!(bases(teapot)[0].starts_with("inferred: most 4xx errors"), "{teapot}");
    for (status, basis) in [(502, "stated, 003:126"), (500, "stated, 003:125")] {
        assert_eq!(recovery_basis(advice(&adobe_edge::PROVIDER, status, "")).to_string(), basis);
    }
    let loop_detected = advice(&adobe_edge::PROVIDER, 508, "");
    assert!(bases(loop_detected)[0].starts_with("inferred: 502 and 503"), "{loop_detected}");
}

#[test]
fn http_speaks_where_the_document_is_silent() {
    // A gateway's code that is newer than the document, and a status that another document does not list.
    for advice in [
        advice(&naver_commerce::PROVIDER, 503, r#"{"code":"GW.NEWER"}"#),
        advice(&meloming::PROVIDER, 503, r#"{"type":"NEWER"}"#),
    ] {
        let [recovery, wait, _] = bases(advice);
        assert!(recovery.starts_with("registered: RFC 9110") && wait.starts_with("registered: RFC 9110"), "{advice}");
        assert!(matches!(advice.wait(), Some(Wait::Header([header])) if header.name == "Retry-After"));
    }
    assert_eq!(bases(advice(&meloming::PROVIDER, 418, "")), ["silent", "silent", "silent"]);
}

#[test]
fn each_part_has_its_own_source() {
    let limited = advice(&adobe_edge::PROVIDER, 429, r#"{"type":"EXEG-0104-422","status":429}"#);
    assert_eq!(limited.recovery().to_string(), "fix_request, retry", "the code");
    assert_eq!(
        (limited.wait_basis().to_string().as_str(), limited.effect()),
        ("stated, 003:124", Some(Effect::NotApplied))
    );
}

/// Retry-After tells when, and never whether: but for a 413, where it is the sign that the refusal is temporary (RFC 9110,
/// section 15.5.14). What is kept of a response decides as it did.
#[test]
fn a_header_that_tells_when_turns_no_stop_into_a_send() {
    let mut turned = 0;
    let headers = [("retry-after", "7")];
    for provider in PROVIDERS {
        for status in (100..=599).filter(|status| *status != 413) {
            let [without, with] = [&[][..], &headers].map(|headers| {
                let finding = inspect(provider, Response::new(status).headers(&headers));
                [Idempotency::Idempotent, Idempotency::Other].map(|call| finding.advice().next(call))
            });
            assert_eq!(without, with, "{} {status}", provider.name);
        }
        let [without, with] = [&[][..], &headers].map(|headers| {
            let finding = inspect(provider, Response::new(413).headers(&headers));
            let next = finding.advice().next(Idempotency::Other);
            assert_eq!(finding.into_owned().advice().next(Idempotency::Other), next, "{}", provider.name);
            next
        });
        assert!(matches!(without, Next::Stop(_)), "{}", provider.name);
        turned += usize::from(matches!(with, Next::Send(_)));
    }
    assert!(turned > 0);
    let blank = [("Retry-After", " ")];
    let finding = inspect(&kakao::PROVIDER, Response::new(413).headers(&blank));
    assert!(matches!(finding.advice().next(Idempotency::Idempotent), Next::Stop(_)));
}

/// One of several errors that a header makes temporary does not hide another that somebody has to mend, and with the
/// response gone the advice is the same.
#[test]
fn a_condition_that_is_met_for_one_error_is_not_met_for_all() {
    let headers = [("Retry-After", "30")];
    let too_large = r#"{"status":413,"title":"t"}"#;
    let wrong = r#"{"type":"https://ns.adobe.com/aep/errors/EXEG-0104-422","status":422,"title":"t"}"#;
    for (errors, sends) in [
        (vec![too_large], true),
        (vec![too_large, too_large], true),
        (vec![too_large, wrong], false),
        (vec![wrong, too_large], false),
    ] {
        let body = format!(r#"{{"requestId":"r","handle":[],"errors":[{}]}}"#, errors.join(","));
        let finding = inspect(&adobe_edge::PROVIDER, Response::new(207).headers(&headers).body(&body));
        let next = finding.advice().next(Idempotency::Idempotent);
        assert_eq!(matches!(next, Next::Send(_)), sends, "{body}");
        assert_eq!(finding.into_owned().advice().next(Idempotency::Idempotent), next, "{body}");
    }
}
