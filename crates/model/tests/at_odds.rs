//! Each step under each registered status in; out which of them do not go together, held against a table by hand: RFC 9110 says
//! whose fault a status is, and whether the same request can do better.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by a panic")]

use std::ops::RangeInclusive;

use codetable_model::compile;
use codetable_model::rule::Rule;
use codetable_model::source::Source;
use codetable_model::vocabulary::{Step, Vocabulary as _};

/// The statuses that say that something is wrong.
const REGISTERED: [RangeInclusive<u16>; 7] =
    [400..=417, 421..=426, 428..=429, 431..=431, 451..=451, 500..=508, 510..=511];
/// What no step of the caller mends: the server is at fault.
const SERVER: &str = "500 502 503 504 507 508";
/// What is wrong with the request whoever sends it, and however often.
const FORM: &str = "405 406 411 414 415 416 431";

/// Whether a step cures nothing under a status.
fn is_at_odds(step: Step, status: u16) -> bool {
    let statuses = match step {
        Step::FixRequest => [SERVER, "429"].join(" "),
        Step::RefreshCredentials | Step::ObtainPermission => [SERVER, FORM, "408 410 412 413 425 429"].join(" "),
        Step::ReduceRate | Step::RaiseQuota => [FORM, "401 404 407 410 412 421 425 426 428"].join(" "),
        Step::Retry => [FORM, "410 501 505"].join(" "),
        Step::RetryElsewhere => [FORM, "400 401 410 413 422"].join(" "),
        Step::NoAction => SERVER.to_owned(),
        Step::Wait | Step::FixSetup | Step::ContactProvider | Step::DoNotRetry => String::new(),
    };
    statuses.split(' ').any(|of| of == status.to_string())
}

#[test]
fn a_step_goes_with_the_statuses_that_it_can_cure() {
    let mut tried = 0;
    for step in Step::ALL {
        for status in REGISTERED.into_iter().flatten() {
            let spec = format!(
                "provider: shop\ntables:\n  errors:\n    enum: E\n    codes:\n      A: {{ name: A, status: {status}, recovery: [[{}]] }}\n",
                step.word()
            );
            let problems = compile(&[Source::new("specs/shop.yaml", spec)]).diagnostics;
            let told = problems.iter().any(|problem| problem.rule == Rule::UndeclaredConflict);
            assert_eq!(told, is_at_odds(*step, status), "{} under {status}", step.word());
            tried += 1;
        }
    }
    assert!(tried > 300, "{tried}");
}
