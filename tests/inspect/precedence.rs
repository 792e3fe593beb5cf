//! Which source an advice comes from: the code, the document's rule for the status, its rule for the class, then HTTP.

use codetable::advice::{Advice, Effect, Idempotency, Next, Wait};
use codetable::evidence::Basis;
use codetable::inspect::{Confidence, OTHER, inspect};
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

/// Statuses that rules speak of, and some that none does.
const STATUSES: [u16; 17] = [207, 400, 401, 404, 408, 409, 413, 418, 422, 429, 499, 500, 502, 503, 504, 520, 599];

/// The recovery and the wait, which no rule for another status takes away.
fn recovered(advice: Advice) -> (Vec<String>, Option<Wait>, Basis) {
    (advice.recovery().into_iter().map(|of| format!("{of:?}")).collect(), advice.wait(), advice.wait_basis())
}

/// The status that a response has tells of it, and what its body says of that is a note; where the response has none that tells
/// of a failure, the body's counts.
#[test]
fn the_status_of_the_response_comes_before_that_of_its_body() {
    for (provider, own) in
        [&adobe_edge::PROVIDER, &meloming::PROVIDER].into_iter().flat_map(|it| STATUSES.map(|own| (it, own)))
    {
        let body = format!(r#"{{"status":{own}}}"#);
        for http in STATUSES {
            let finding = inspect(provider, Response::new(http).body(&body));
            let plain = inspect(provider, Response::new(http));
            assert_eq!(finding.advice(), plain.advice(), "{} {http} {own}", provider.name);
            assert_eq!((finding.status(), finding.body_status()), (Some(http), Some(own)));
            assert_eq!(finding.status_rule(), plain.status_rule(), "{} {http} {own}", provider.name);
        }
        let of_own = inspect(provider, Response::new(own));
        for http in [None, Some(200), Some(302)].into_iter().filter(|_| own >= 400) {
            let finding = inspect(provider, Response::new(http).body(&body));
            assert_eq!(finding.status(), http.or(Some(own)));
            assert_eq!(recovered(finding.advice()), recovered(of_own.advice()), "{} {http:?} {own}", provider.name);
            let effect = if http.is_none() { of_own.advice().effect() } else { Some(Effect::Unknown) };
            assert_eq!(finding.advice().effect(), effect, "{} {http:?} {own}", provider.name);
        }
    }
}

/// The status that the document lists with a code, then the one that stands beside it, then the one that it contains.
#[test]
fn of_the_statuses_that_a_body_tells_the_listed_one_comes_first() {
    let found = |body: String| advice_without_status(&adobe_edge::PROVIDER, &body);
    for contained in STATUSES {
        let code = format!(r#"{{"type":"EXEG-0999-{contained}"}}"#);
        let alone = inspect(&adobe_edge::PROVIDER, Response::new(contained)).advice();
        assert_eq!(recovered(found(code)), recovered(alone), "{contained}");
        for beside in STATUSES {
            let advice = found(format!(r#"{{"type":"EXEG-0999-{contained}","status":{beside}}}"#));
            assert_eq!(advice, found(format!(r#"{{"status":{beside}}}"#)), "{contained} {beside}");
        }
    }
    for provider in [&adobe_edge::PROVIDER, &meloming::PROVIDER] {
        for row in provider.tables.iter().flat_map(|table| table.rows()) {
            let code = row.code();
            let alone = advice_without_status(provider, &format!(r#"{{"type":"{code}"}}"#));
            for beside in STATUSES {
                let advice = advice_without_status(provider, &format!(r#"{{"type":"{code}","status":{beside}}}"#));
                assert_eq!(recovered(advice), recovered(alone), "{code} {beside}");
                let other = row.own_advice().effect().or(Some(Effect::Unknown));
                let expected = if row.status() == Some(beside) { alone.effect() } else { other };
                assert_eq!(advice.effect(), expected, "{code} {beside}");
            }
        }
    }
}

fn advice_without_status(provider: &'static Provider, body: &str) -> Advice {
    inspect(provider, Response::new(None).body(body)).advice()
}

/// A code of an error comes before one that means nothing bad, one that a table lists before a foreign one, and of equals that of
/// the whole before that of an error that it lists, and that before a warning's.
#[test]
fn the_code_of_an_error_leads_wherever_it_stands() {
    /// A code, how little it tells of an error, and how sure it is what it is.
    type Coded = Option<(&'static str, u8, Confidence)>;
    const CODES: [Coded; 5] = [
        None,
        Some(("EXEG-0104-422", 0, Confidence::Code)),
        Some(("EXEG-0999-418", 0, Confidence::Family)),
        Some(("EXEG-0204-200", 1, Confidence::Code)),
        Some(("other", 2, Confidence::Status)),
    ];
    for place in 0..CODES.len().pow(3) {
        let [whole, error, warning] = [place / 25, place / 5 % 5, place % 5].map(|place| CODES[place]);
        let list = |of: Coded| of.map_or(String::new(), |(code, ..)| format!(r#"{{"type":"{code}"}}"#));
        let own = whole.map_or(String::new(), |(code, ..)| format!(r#""type":"{code}","#));
        let body = format!(r#"{{{own}"errors":[{}],"warnings":[{}]}}"#, list(error), list(warning));
        // A warning is none of an error, whatever its code.
        let warning =
            warning.map(|(code, tells, sure)| (code, if sure == Confidence::Code { 1 } else { tells.max(2) }, sure));
        let leading = [whole, error, warning].into_iter().flatten().min_by_key(|(_, tells, _)| *tells);
        let finding = inspect(&adobe_edge::PROVIDER, Response::new(207).body(&body));
        assert_eq!(finding.code_text(), leading.map(|(code, ..)| code), "{body}");
        assert_eq!(finding.confidence(), leading.map_or(Confidence::Status, |(.., sure)| sure), "{body}");
        let label = leading.filter(|(.., sure)| *sure == Confidence::Code).map_or(OTHER, |(code, ..)| code);
        assert_eq!(finding.label(), label, "{body}");
    }
}
