//! Laws of decisions, over every combination of short recovery, effects and kinds of call.

use codetable::advice::{Advice, DecidedBy, Effect, Idempotency, Next, Recovery, Step, Wait};
use codetable::evidence::{Basis, Fact};
use codetable::provider::{Format, Header, HeaderRole};

const RECOVERY: Basis = Basis::Inferred("recovery");
const WAIT: Basis = Basis::Inferred("wait");
const EFFECT: Basis = Basis::Inferred("effect");
const CALLS: [Idempotency; 2] = [Idempotency::Idempotent, Idempotency::Other];
const EFFECTS: [Option<Effect>; 4] = [None, Some(Effect::NotApplied), Some(Effect::Partial), Some(Effect::Unknown)];
static WAITS: [Option<Wait>; 4] = [None, Some(Wait::None), Some(Wait::Soon), Some(Wait::Header(&[&RESET]))];

static RESET: Header = Header {
    format: Some(Fact::new(Format::UnixSeconds, Basis::Declared)),
    ..Header::new("X-Reset", HeaderRole::Reset, Basis::Declared)
};

fn advice(recovery: Option<Recovery>, wait: Option<Wait>, effect: Option<Effect>) -> Advice {
    Advice::new(
        recovery.map(|recovery| Fact::new(recovery, RECOVERY)),
        wait.map(|wait| Fact::new(wait, WAIT)),
        effect.map(|effect| Fact::new(effect, EFFECT)),
    )
}

/// Every alternative of at most `longest` steps, the empty one included.
fn all_alternatives(longest: usize) -> Vec<&'static [Step]> {
    let mut all: Vec<Vec<Step>> = vec![Vec::new()];
    let mut last = all.clone();
    for _ in 0..longest {
        last = last
            .iter()
            .flat_map(|alternative| Step::ALL.iter().map(|step| [alternative.as_slice(), &[*step]].concat()))
            .collect();
        all.extend(last.iter().cloned());
    }
    all.into_iter().map(|alternative| &*alternative.leak()).collect()
}

/// Every recovery that the laws are held against: silence, nothing to do, one alternative of up to three steps, two of up to
/// two steps.
fn all_choices() -> Vec<Option<Recovery>> {
    let one = all_alternatives(3).into_iter().map(|alternative| vec![alternative]);
    let short = all_alternatives(2);
    let two = short.iter().flat_map(|first| short.iter().map(|second| vec![*first, *second]));
    [None, Some(&[] as Recovery)].into_iter().chain(one.chain(two).map(|recovery| Some(&*recovery.leak()))).collect()
}

/// Calls the law with every combination.
fn for_all(law: impl Fn(Option<Recovery>, Option<Effect>, Advice)) {
    for recovery in all_choices() {
        for effect in EFFECTS {
            law(recovery, effect, advice(recovery, None, effect));
        }
    }
}

fn walkable(recovery: Option<Recovery>) -> Option<&'static [Step]> {
    recovery?.iter().copied().find(|alternative| is_walkable(alternative))
}

fn is_walkable(alternative: &[Step]) -> bool {
    let automatic = [Step::Retry, Step::Wait, Step::RefreshCredentials];
    !alternative.is_empty() && alternative.iter().all(|step| automatic.contains(step))
}

#[test]
fn a_call_that_is_not_idempotent_is_sent_again_only_if_it_was_not_applied() {
    for_all(|_, effect, advice| {
        if effect != Some(Effect::NotApplied) {
            assert!(matches!(advice.next(Idempotency::Other), Next::Stop(_)), "{advice}");
        }
    });
}

#[test]
fn an_effect_never_stops_an_idempotent_call() {
    for_all(|recovery, _, advice| {
        let stops = matches!(advice.next(Idempotency::Idempotent), Next::Stop(_));
        assert_eq!(stops, walkable(recovery).is_none(), "{advice}");
    });
}

#[test]
fn a_call_that_was_not_applied_is_decided_as_if_it_were_idempotent() {
    for_all(|_, effect, advice| {
        if effect == Some(Effect::NotApplied) {
            assert_eq!(advice.decide(Idempotency::Other), advice.decide(Idempotency::Idempotent), "{advice}");
        }
    });
}

#[test]
fn what_stops_is_the_first_step_that_a_person_takes() {
    for_all(|recovery, _, advice| {
        let for_people = recovery.and_then(|recovery| {
            recovery.iter().copied().find(|alternative| !alternative.is_empty() && !is_walkable(alternative))
        });
        let first = recovery.and_then(|recovery| recovery.first().copied());
        for call in CALLS {
            let decision = advice.decide(call);
            let Next::Stop(step) = decision.next else { continue };
            let alternative = match decision.decided_by {
                DecidedBy::Recovery(_) => first,
                _ => for_people.or(first),
            };
            assert_eq!(step, alternative.and_then(|alternative| alternative.first().copied()), "{advice}");
        }
    });
}

#[test]
fn new_credentials_are_fetched_where_the_way_begins_with_them() {
    for_all(|recovery, _, advice| {
        let acts = walkable(recovery).map(|alternative| alternative.iter().find(|step| **step != Step::Wait));
        match advice.next(Idempotency::Idempotent) {
            Next::RefreshThenSend => assert_eq!(acts, Some(Some(&Step::RefreshCredentials)), "{advice}"),
            Next::Send(_) => assert!(matches!(acts, Some(None | Some(Step::Retry))), "{advice}"),
            Next::Stop(_) => assert_eq!(acts, None, "{advice}"),
        }
    });
}

#[test]
fn a_retry_that_the_facts_allow_is_made_unless_the_effect_forbids_it() {
    let mut allowed = 0;
    for_all(|_, effect, advice| {
        if !advice.may_retry() {
            return;
        }
        assert!(!matches!(advice.next(Idempotency::Idempotent), Next::Stop(_)), "{advice}");
        let other = advice.decide(Idempotency::Other);
        match effect {
            Some(Effect::NotApplied) => assert!(!matches!(other.next, Next::Stop(_)), "{advice}"),
            Some(_) => assert_eq!(other.decided_by, DecidedBy::Effect(EFFECT), "{advice}"),
            None => assert_eq!(other.decided_by, DecidedBy::Idempotency, "{advice}"),
        }
    });
    for recovery in all_choices() {
        allowed += usize::from(advice(recovery, None, None).may_retry());
    }
    assert!(allowed > 100, "the law must speak of something: {allowed}");
}

#[test]
fn a_retry_is_the_same_request_with_the_same_credentials() {
    for alternative in all_alternatives(3) {
        let starts = matches!(alternative, [Step::Retry, ..] | [Step::Wait, Step::Retry, ..]);
        let recovery: Recovery = vec![alternative].leak();
        let expected = starts && walkable(Some(recovery)).is_some();
        assert_eq!(advice(Some(recovery), None, None).may_retry(), expected, "{alternative:?}");
    }
}

#[test]
fn the_wait_that_the_facts_give_is_kept() {
    for recovery in all_choices() {
        for wait in WAITS {
            if let Next::Send(sent) = advice(recovery, wait, None).next(Idempotency::Idempotent) {
                let begins_with_wait =
                    walkable(recovery).is_some_and(|alternative| alternative.first() == Some(&Step::Wait));
                let default = if begins_with_wait { Wait::Soon } else { Wait::None };
                assert_eq!(sent, wait.unwrap_or(default), "{recovery:?}");
            }
        }
    }
}

#[test]
fn a_decision_names_the_fact_that_made_it() {
    for_all(|recovery, effect, advice| {
        for call in CALLS {
            let vetoed =
                walkable(recovery).is_some() && call == Idempotency::Other && effect != Some(Effect::NotApplied);
            let expected = match (vetoed, effect, recovery) {
                (true, Some(_), _) => EFFECT,
                (true, None, _) => Basis::Registered("RFC 9110, section 9.2.2"),
                (false, _, Some(_)) => RECOVERY,
                (false, _, None) => Basis::Silent,
            };
            assert_eq!(advice.decide(call).decided_by.basis(), expected, "{advice}");
        }
    });
}

#[test]
fn silent_parts_are_filled_and_others_kept() {
    const FALLBACK: Basis = Basis::Declared;
    let recovery: Recovery = &[&[Step::Retry]];
    let fallback = Advice::new(
        Some(Fact::new(&[&[Step::FixRequest]], FALLBACK)),
        Some(Fact::new(Wait::None, FALLBACK)),
        Some(Fact::new(Effect::Unknown, FALLBACK)),
    );
    for recovery in [None, Some(recovery)] {
        for wait in WAITS {
            for effect in EFFECTS {
                let own = advice(recovery, wait, effect);
                assert_eq!(own.or(Advice::SILENT), own);
                assert_eq!(Advice::SILENT.or(own), own);
                let filled = own.or(fallback);
                assert_eq!(filled.or(own), filled);
                assert_eq!(filled.recovery(), recovery.or(fallback.recovery()));
                assert_eq!(filled.recovery_basis(), if recovery.is_some() { RECOVERY } else { FALLBACK });
                assert_eq!(filled.wait(), wait.or(fallback.wait()));
                assert_eq!(filled.wait_basis(), if wait.is_some() { WAIT } else { FALLBACK });
                assert_eq!(filled.effect(), effect.or(fallback.effect()));
                assert_eq!(filled.effect_basis(), if effect.is_some() { EFFECT } else { FALLBACK });
            }
        }
    }
    assert_eq!(Advice::SILENT.recovery_basis(), Basis::Silent);
    assert_eq!(Advice::SILENT.wait_basis(), Basis::Silent);
    assert_eq!(Advice::SILENT.effect_basis(), Basis::Silent);
}

#[test]
fn methods_are_idempotent_as_rfc_9110_says() {
    for method in ["GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE"] {
        assert_eq!(Idempotency::of(method), Idempotency::Idempotent, "{method}");
        assert_eq!(Idempotency::of(method.to_lowercase()), Idempotency::Other, "{method}");
    }
    for method in ["POST", "PATCH", "CONNECT", "", "GET ", "QUERY"] {
        assert_eq!(Idempotency::of(method), Idempotency::Other, "{method}");
    }
}

#[test]
fn advice_and_decisions_print_their_bases() {
    static MONTH: Wait = Wait::NextMonth(&[&RESET]);
    let quota: Recovery = &[&[Step::Wait, Step::Retry], &[Step::RaiseQuota]];
    let advice = advice(Some(quota), Some(MONTH), Some(Effect::Unknown));
    assert_eq!(
        advice.to_string(),
        "recovery: wait, retry or raise_quota (inferred: recovery); wait: when the next month begins, which X-Reset tells \
         (inferred: wait); effect: unknown (inferred: effect)"
    );
    assert_eq!(
        advice.decide(Idempotency::Idempotent).to_string(),
        "send again when the next month begins, which X-Reset tells; decided by recovery (inferred: recovery)"
    );
    assert_eq!(
        advice.decide(Idempotency::Other).to_string(),
        "stop: raise_quota; decided by effect (inferred: effect)"
    );
    assert_eq!(Advice::SILENT.to_string(), "recovery: silent; wait: silent; effect: silent");
    assert_eq!(Advice::SILENT.decide(Idempotency::Other).to_string(), "stop; decided by recovery (silent)");
}
