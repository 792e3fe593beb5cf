//! Laws of decisions, over every combination of short recovery, effects and kinds of call.

use codetable::advice::{Advice, Alternative, DecidedBy, Effect, Idempotency, Next, Recovery, Step, Wait, When};
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

/// Alternatives; none: nothing is said.
type Choice = Vec<&'static [Step]>;

fn advice(choice: &[&'static [Step]], wait: Option<Wait>, effect: Option<Effect>) -> Advice {
    Advice::new(
        recovery(choice),
        wait.map(|wait| Fact::new(wait, WAIT)),
        effect.map(|effect| Fact::new(effect, EFFECT)),
    )
}

fn recovery(choice: &[&'static [Step]]) -> Recovery {
    if choice.is_empty() {
        return Recovery::SILENT;
    }
    let alternatives: Vec<Alternative> = choice.iter().map(|steps| Alternative::new(steps)).collect();
    Recovery::new(alternatives.leak(), RECOVERY)
}

/// Every alternative of at most `longest` steps, the empty one included.
fn all_alternatives(longest: usize) -> Choice {
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

/// Every choice that the laws are held against: silence, one alternative of up to three steps, two of up to two steps,
/// and the one of three steps that is followed later, before and behind another.
fn all_choices() -> Vec<Choice> {
    let one = all_alternatives(3).into_iter().map(|alternative| vec![alternative]);
    let short = all_alternatives(2);
    let two = short.iter().flat_map(|first| short.iter().map(|second| vec![*first, *second]));
    let later = short.iter().flat_map(|other| [vec![LATER, *other], vec![*other, LATER]]);
    std::iter::once(Vec::new()).chain(one).chain(two).chain(later).collect()
}

/// What is sent again once calls have become fewer.
const LATER: &[Step] = &[Step::ReduceRate, Step::Wait, Step::Retry];

/// Calls the law with every combination.
fn for_all(law: impl Fn(&[&'static [Step]], Option<Effect>, Advice)) {
    for choice in all_choices() {
        for effect in EFFECTS {
            law(&choice, effect, advice(&choice, None, effect));
        }
    }
}

/// The first alternative that a program follows.
fn followed(choice: &[&'static [Step]]) -> Option<&'static [Step]> {
    choice.iter().copied().find(|steps| by_program(steps))
}

fn by_program(steps: &[Step]) -> bool {
    let automatic = [Step::Retry, Step::Wait, Step::RefreshCredentials];
    steps == LATER || !steps.is_empty() && steps.iter().all(|step| automatic.contains(step))
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
    for_all(|choice, _, advice| {
        let stops = matches!(advice.next(Idempotency::Idempotent), Next::Stop(_));
        assert_eq!(stops, followed(choice).is_none(), "{advice}");
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
    for_all(|choice, _, advice| {
        let for_people = choice.iter().find(|steps| !steps.is_empty() && !by_program(steps));
        for call in CALLS {
            let decision = advice.decide(call);
            let Next::Stop(step) = decision.next else { continue };
            // Where a repeat is vetoed, "send it again" is nothing to stop with.
            let alternative = if decision.decided_by.is_veto() { for_people } else { choice.first() };
            assert_eq!(step, alternative.and_then(|steps| steps.first().copied()), "{advice}");
        }
    });
}

#[test]
fn the_first_step_that_is_no_wait_tells_how_it_is_sent() {
    for_all(|choice, _, advice| {
        let acts = followed(choice).map(|alternative| alternative.iter().find(|step| **step != Step::Wait));
        match advice.next(Idempotency::Idempotent) {
            Next::RefreshThenSend => assert_eq!(acts, Some(Some(&Step::RefreshCredentials)), "{advice}"),
            Next::Send(_) => assert!(matches!(acts, Some(None | Some(Step::Retry))), "{advice}"),
            Next::Later(_) => assert_eq!(acts, Some(Some(&Step::ReduceRate)), "{advice}"),
            Next::Stop(_) => assert_eq!(acts, None, "{advice}"),
        }
    });
}

/// No program sleeps for a month.
#[test]
fn what_waits_for_a_month_is_sent_later() {
    static MONTH: Wait = Wait::NextMonth(&[&RESET]);
    for choice in all_choices() {
        let [soon, month] =
            [Wait::Soon, MONTH].map(|wait| advice(&choice, Some(wait), None).next(Idempotency::Idempotent));
        let expected = match soon {
            Next::Send(_) | Next::Later(_) => Next::Later(MONTH),
            other => other,
        };
        assert_eq!(month, expected, "{choice:?}");
    }
}

/// An alternative under a condition is as good as absent until the condition is met, and then as good as any other.
#[test]
fn an_alternative_counts_where_its_condition_is_met() {
    const HEADER: When = When::Header("Retry-After");
    for choice in all_choices().into_iter().filter(|choice| choice.len() == 2) {
        let [first, second] = [0, 1].map(|place| Alternative::new(choice[place]));
        let conditional = Recovery::new(vec![first.when(HEADER), second].leak(), RECOVERY);
        let of = |recovery| Advice::new(recovery, None, None);
        for call in CALLS {
            let (unmet, without) = (of(conditional), advice(&choice[1..], None, None));
            assert_eq!(unmet.decide(call), without.decide(call), "{choice:?}");
            let (met, always) = (of(conditional.given(|when| when == HEADER)), advice(&choice, None, None));
            assert_eq!(met.decide(call), always.decide(call), "{choice:?}");
        }
    }
}

/// The decision cites what supports the alternative that it follows, not what supports another.
#[test]
fn a_decision_rests_on_its_alternative() {
    const OWN: Basis = Basis::Inferred("own");
    let recovery = Recovery::new(
        const { &[Alternative::new(&[Step::FixSetup]), Alternative::new(&[Step::RefreshCredentials, Step::Retry]).on(OWN)] },
        RECOVERY,
    );
    assert_eq!(Advice::new(recovery, None, None).decide(Idempotency::Idempotent).decided_by, DecidedBy::Recovery(OWN));
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
    for choice in all_choices() {
        allowed += usize::from(advice(&choice, None, None).may_retry());
    }
    assert!(allowed > 100, "the law must speak of something: {allowed}");
}

#[test]
fn a_retry_is_the_same_request_with_the_same_credentials() {
    for alternative in all_alternatives(3) {
        let starts = matches!(alternative, [Step::Retry, ..] | [Step::Wait, Step::Retry, ..]);
        let expected = starts && by_program(alternative);
        assert_eq!(advice(&[alternative], None, None).may_retry(), expected, "{alternative:?}");
    }
}

#[test]
fn the_wait_that_the_facts_give_is_kept() {
    for choice in all_choices() {
        for wait in WAITS {
            let next = advice(&choice, wait, None).next(Idempotency::Idempotent);
            if let Next::Send(sent) | Next::Later(sent) = next {
                let first = followed(&choice).and_then(|steps| steps.first());
                let waits = matches!(first, Some(Step::Wait | Step::ReduceRate));
                let default = if waits { Wait::Soon } else { Wait::None };
                assert_eq!(sent, wait.unwrap_or(default), "{choice:?}");
            }
        }
    }
}

#[test]
fn a_decision_names_the_fact_that_made_it() {
    for_all(|choice, effect, advice| {
        for call in CALLS {
            let vetoed = followed(choice).is_some() && call == Idempotency::Other && effect != Some(Effect::NotApplied);
            let expected = match (vetoed, effect) {
                (true, Some(_)) => EFFECT,
                (true, None) => Basis::Registered("RFC 9110, section 9.2.2"),
                (false, _) if choice.is_empty() => Basis::Silent,
                (false, _) => RECOVERY,
            };
            assert_eq!(advice.decide(call).decided_by.basis(), expected, "{advice}");
        }
    });
}

/// A wait that another source tells is one for a recovery that sends the request again, in whichever of its alternatives and
/// under whatever condition.
#[test]
fn silent_parts_are_filled_and_others_kept() {
    const FALLBACK: Basis = Basis::Declared;
    static FALLBACKS: [Recovery; 2] = [
        Recovery::new(&[Alternative::new(&[Step::FixRequest])], FALLBACK),
        Recovery::new(&[Alternative::new(&[Step::Wait, Step::Retry])], FALLBACK),
    ];
    let choices: [Choice; 6] = [
        vec![],
        vec![&[Step::Retry]],
        vec![&[Step::FixSetup]],
        vec![&[Step::FixSetup], &[Step::RefreshCredentials, Step::Retry]],
        vec![&[Step::FixRequest, Step::Retry], &[Step::ContactProvider]],
        vec![&[Step::RetryElsewhere], &[Step::DoNotRetry]],
    ];
    for (choice, other) in choices.iter().flat_map(|choice| FALLBACKS.map(|other| (choice, other))) {
        let fallback =
            Advice::new(other, Some(Fact::new(Wait::None, FALLBACK)), Some(Fact::new(Effect::Unknown, FALLBACK)));
        let followed = if choice.is_empty() { other } else { recovery(choice) };
        let sends = followed.into_iter().any(|of| of.value.last() == Some(&Step::Retry));
        for (wait, effect) in WAITS.into_iter().flat_map(|wait| EFFECTS.map(|effect| (wait, effect))) {
            let own = advice(choice, wait, effect);
            assert_eq!(own.or(Advice::SILENT), own);
            let filled = own.or(fallback);
            assert_eq!(filled.or(own), filled);
            assert!(filled.recovery().into_iter().eq(followed));
            let expected = wait.map(|wait| (wait, WAIT)).or(sends.then_some((Wait::None, FALLBACK)));
            let told = filled.wait().map(|wait| (wait, filled.wait_basis()));
            assert_eq!(told, expected, "{choice:?} {other}");
            assert_eq!(filled.effect(), effect.or(fallback.effect()));
            assert_eq!(filled.effect_basis(), if effect.is_some() { EFFECT } else { FALLBACK });
            // An alternative of which nobody knows yet whether it counts may have to wait too.
            let conditional = choice.iter().map(|steps| Alternative::new(steps).when(When::Header("X")));
            let recovery = Recovery::new(conditional.collect::<Vec<_>>().leak(), RECOVERY);
            let filled = Advice::new(recovery, None, None).or(fallback);
            assert_eq!(filled.wait().is_some(), sends, "{choice:?} {other}");
        }
    }
    assert!(Advice::SILENT.recovery().is_silent());
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
    const QUOTA: Recovery = Recovery::new(
        &[
            Alternative::new(&[Step::Wait, Step::Retry]).because("the month ends"),
            Alternative::new(&[Step::RaiseQuota]),
        ],
        RECOVERY,
    );
    let effect = Some(Fact::new(Effect::Unknown, EFFECT));
    let advice = Advice::new(QUOTA, Some(Fact::new(MONTH, WAIT)), effect);
    assert_eq!(
        advice.to_string(),
        "recovery: wait, retry (inferred: the month ends) or raise_quota (inferred: recovery); wait: when the next month \
         begins, which X-Reset tells (inferred: wait); effect: unknown (inferred: effect)"
    );
    assert_eq!(
        advice.decide(Idempotency::Idempotent).to_string(),
        "send again later, when the next month begins, which X-Reset tells; decided by recovery (inferred: the month ends)"
    );
    assert_eq!(
        advice.decide(Idempotency::Other).to_string(),
        "stop: it may have been carried out: look before you send it again, or raise_quota; decided by effect (inferred: \
         effect)"
    );
    assert_eq!(Advice::SILENT.to_string(), "recovery: silent; wait: silent; effect: silent");
    assert_eq!(Advice::SILENT.decide(Idempotency::Other).to_string(), "stop; decided by recovery (silent)");
}

/// Of every header of the name, joined by commas or not, in whatever case the name is written; the value is compared as it is.
#[test]
fn a_header_that_is_asked_for_is_found_among_all_of_its_name() {
    const IS: When = When::HeaderIs("X-Limit", "daily");
    const HAS: When = When::Header("X-Limit");
    for (value, is_met) in [
        ("daily", true),
        (" daily\t", true),
        ("hourly, daily", true),
        ("daily,hourly", true),
        ("hourly ,daily , monthly", true),
        ("Daily", false),
        ("daily;w=1", false),
        ("not daily", false),
        ("hourly", false),
        ("", false),
    ] {
        for name in ["X-Limit", "x-limit", "X-LIMIT"] {
            for others in 0..3 {
                let mut headers = vec![(name, "other"); others];
                headers.extend([("X-Other", "daily"), (name, value), (name, "other")]);
                assert_eq!(IS.holds(&headers[..]), is_met, "{headers:?}");
            }
            assert_eq!(HAS.holds(&[(name, value)]), !value.is_empty(), "{value}");
        }
    }
    assert!(When::HeaderIs("X-Limit", "a, b").holds(&[("X-Limit", "a, b")]));
    for when in [IS, HAS, When::Member("/x"), When::MemberIs("/x", "daily")] {
        assert!(!when.holds(&[("X-Other", "daily"), ("/x", "daily")]), "{when}");
        assert!(!when.holds(&()), "{when}");
    }
}

/// What was met before goes on counting, in whichever order conditions are told of.
#[test]
fn a_condition_that_was_met_stays_met() {
    const ONE: When = When::Header("X-One");
    const OTHER: When = When::Member("/other");
    let recovery = recovery(&[&[Step::FixSetup], &[Step::RaiseQuota]]);
    let alternatives =
        [Alternative::new(&[Step::FixSetup]).when(ONE), Alternative::new(&[Step::RaiseQuota]).when(OTHER)];
    let conditional = Recovery::new(alternatives.to_vec().leak(), RECOVERY);
    for [first, second] in [[ONE, OTHER], [OTHER, ONE]] {
        let met = conditional.given(|when| when == first).given(|when| when == second);
        assert!(met.into_iter().eq(recovery), "{met}");
        assert_eq!(met.given(|_| false), met);
    }
}
