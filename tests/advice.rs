//! Laws of decisions, over every combination of short ways, effects and kinds of call.

use codetable::advice::{Advice, DecidedBy, Effect, Idempotency, Next, Step, Wait, Ways};
use codetable::evidence::{Basis, Fact};
use codetable::provider::{Format, Header, HeaderRole};

const WAYS: Basis = Basis::Inferred("ways");
const WAIT: Basis = Basis::Inferred("wait");
const EFFECT: Basis = Basis::Inferred("effect");
const CALLS: [Idempotency; 2] = [Idempotency::Idempotent, Idempotency::Other];
const EFFECTS: [Option<Effect>; 4] = [None, Some(Effect::NotApplied), Some(Effect::Partial), Some(Effect::Unknown)];
static WAITS: [Option<Wait>; 4] = [None, Some(Wait::None), Some(Wait::Soon), Some(Wait::Header(&[&RESET]))];

static RESET: Header = Header {
    format: Some(Fact::new(Format::UnixSeconds, Basis::Declared)),
    ..Header::new("X-Reset", HeaderRole::Reset, Basis::Declared)
};

fn advice(ways: Option<Ways>, wait: Option<Wait>, effect: Option<Effect>) -> Advice {
    Advice::new(
        ways.map(|ways| Fact::new(ways, WAYS)),
        wait.map(|wait| Fact::new(wait, WAIT)),
        effect.map(|effect| Fact::new(effect, EFFECT)),
    )
}

/// Every way of at most `longest` steps, the empty one included.
fn all_ways(longest: usize) -> Vec<&'static [Step]> {
    let mut all: Vec<Vec<Step>> = vec![Vec::new()];
    let mut last = all.clone();
    for _ in 0..longest {
        last = last.iter().flat_map(|way| Step::ALL.iter().map(|step| [way.as_slice(), &[*step]].concat())).collect();
        all.extend(last.iter().cloned());
    }
    all.into_iter().map(|way| &*way.leak()).collect()
}

/// Every choice of ways that the laws are held against: silence, nothing to do, one way of up to three steps, two
/// ways of up to two steps.
fn all_choices() -> Vec<Option<Ways>> {
    let one = all_ways(3).into_iter().map(|way| vec![way]);
    let short = all_ways(2);
    let two = short.iter().flat_map(|first| short.iter().map(|second| vec![*first, *second]));
    [None, Some(&[] as Ways)].into_iter().chain(one.chain(two).map(|ways| Some(&*ways.leak()))).collect()
}

/// Calls the law with every combination.
fn for_all(law: impl Fn(Option<Ways>, Option<Effect>, Advice)) {
    for ways in all_choices() {
        for effect in EFFECTS {
            law(ways, effect, advice(ways, None, effect));
        }
    }
}

fn walkable(ways: Option<Ways>) -> Option<&'static [Step]> {
    ways?.iter().copied().find(|way| is_walkable(way))
}

fn is_walkable(way: &[Step]) -> bool {
    let automatic = [Step::Retry, Step::Wait, Step::RefreshCredentials];
    !way.is_empty() && way.iter().all(|step| automatic.contains(step))
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
    for_all(|ways, _, advice| {
        let stops = matches!(advice.next(Idempotency::Idempotent), Next::Stop(_));
        assert_eq!(stops, walkable(ways).is_none(), "{advice}");
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
    for_all(|ways, _, advice| {
        let for_people = ways.and_then(|ways| ways.iter().copied().find(|way| !way.is_empty() && !is_walkable(way)));
        let first = ways.and_then(|ways| ways.first().copied());
        for call in CALLS {
            let decision = advice.decide(call);
            let Next::Stop(step) = decision.next else { continue };
            let way = match decision.decided_by {
                DecidedBy::Ways(_) => first,
                _ => for_people.or(first),
            };
            assert_eq!(step, way.and_then(|way| way.first().copied()), "{advice}");
        }
    });
}

#[test]
fn new_credentials_are_fetched_where_the_way_begins_with_them() {
    for_all(|ways, _, advice| {
        let acts = walkable(ways).map(|way| way.iter().find(|step| **step != Step::Wait));
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
    for ways in all_choices() {
        allowed += usize::from(advice(ways, None, None).may_retry());
    }
    assert!(allowed > 100, "the law must speak of something: {allowed}");
}

#[test]
fn a_retry_is_the_same_request_with_the_same_credentials() {
    for way in all_ways(3) {
        let starts = matches!(way, [Step::Retry, ..] | [Step::Wait, Step::Retry, ..]);
        let ways: Ways = vec![way].leak();
        let expected = starts && walkable(Some(ways)).is_some();
        assert_eq!(advice(Some(ways), None, None).may_retry(), expected, "{way:?}");
    }
}

#[test]
fn the_wait_that_the_facts_give_is_kept() {
    for ways in all_choices() {
        for wait in WAITS {
            if let Next::Send(sent) = advice(ways, wait, None).next(Idempotency::Idempotent) {
                let begins_with_wait = walkable(ways).is_some_and(|way| way.first() == Some(&Step::Wait));
                let default = if begins_with_wait { Wait::Soon } else { Wait::None };
                assert_eq!(sent, wait.unwrap_or(default), "{ways:?}");
            }
        }
    }
}

#[test]
fn a_decision_names_the_fact_that_made_it() {
    for_all(|ways, effect, advice| {
        for call in CALLS {
            let vetoed = walkable(ways).is_some() && call == Idempotency::Other && effect != Some(Effect::NotApplied);
            let expected = match (vetoed, effect, ways) {
                (true, Some(_), _) => EFFECT,
                (true, None, _) => Basis::Registered("RFC 9110, section 9.2.2"),
                (false, _, Some(_)) => WAYS,
                (false, _, None) => Basis::Silent,
            };
            assert_eq!(advice.decide(call).decided_by.basis(), expected, "{advice}");
        }
    });
}

#[test]
fn silent_parts_are_filled_and_others_kept() {
    const FALLBACK: Basis = Basis::Declared;
    let ways: Ways = &[&[Step::Retry]];
    let fallback = Advice::new(
        Some(Fact::new(&[&[Step::FixRequest]], FALLBACK)),
        Some(Fact::new(Wait::None, FALLBACK)),
        Some(Fact::new(Effect::Unknown, FALLBACK)),
    );
    for ways in [None, Some(ways)] {
        for wait in WAITS {
            for effect in EFFECTS {
                let own = advice(ways, wait, effect);
                assert_eq!(own.or(Advice::SILENT), own);
                assert_eq!(Advice::SILENT.or(own), own);
                let filled = own.or(fallback);
                assert_eq!(filled.or(own), filled);
                assert_eq!(filled.ways(), ways.or(fallback.ways()));
                assert_eq!(filled.ways_basis(), if ways.is_some() { WAYS } else { FALLBACK });
                assert_eq!(filled.wait(), wait.or(fallback.wait()));
                assert_eq!(filled.wait_basis(), if wait.is_some() { WAIT } else { FALLBACK });
                assert_eq!(filled.effect(), effect.or(fallback.effect()));
                assert_eq!(filled.effect_basis(), if effect.is_some() { EFFECT } else { FALLBACK });
            }
        }
    }
    assert_eq!(Advice::SILENT.ways_basis(), Basis::Silent);
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
    let quota: Ways = &[&[Step::Wait, Step::Retry], &[Step::RaiseQuota]];
    let advice = advice(Some(quota), Some(MONTH), Some(Effect::Unknown));
    assert_eq!(
        advice.to_string(),
        "ways: wait, retry or raise_quota (inferred: ways); wait: when the next month begins, which X-Reset tells \
         (inferred: wait); effect: unknown (inferred: effect)"
    );
    assert_eq!(
        advice.decide(Idempotency::Idempotent).to_string(),
        "send again when the next month begins, which X-Reset tells; decided by ways (inferred: ways)"
    );
    assert_eq!(
        advice.decide(Idempotency::Other).to_string(),
        "stop: raise_quota; decided by effect (inferred: effect)"
    );
    assert_eq!(Advice::SILENT.to_string(), "ways: silent; wait: silent; effect: silent");
    assert_eq!(Advice::SILENT.decide(Idempotency::Other).to_string(), "stop; decided by ways (silent)");
}
