//! What the machine says of every kind of answer, for every kind of call, with and without attempts and patience left:
//! a table to be read, in `tests/decisions/retry.txt`.
//!
//! `UPDATE=1 cargo test --test retry` writes it anew.

use std::fmt::Write;
use std::time::Duration;

use codetable::advice::{Advice, Alternative, Effect, Idempotency, Recovery, Step, Wait};
use codetable::evidence::{Basis, Fact};
use codetable::retry::{Answer, NoResponse, Reason, Retry, Then};

use crate::call::Event;
use crate::hold::hold;

const NOW: Duration = Duration::from_secs(1_790_000_000);

const RETRY: &[Step] = &[Step::Retry];
const WAIT: &[Step] = &[Step::Wait, Step::Retry];

/// Advice of these alternatives, where a wait and an effect are told.
fn advice(recovery: &'static [&'static [Step]], wait: Option<Wait>, effect: Option<Effect>) -> Advice {
    let alternatives = recovery.iter().map(|steps| Alternative::new(steps)).collect::<Vec<_>>().leak();
    let wait = wait.map(|wait| Fact::new(wait, Basis::Declared));
    let effect = effect.map(|effect| Fact::new(effect, Basis::Declared));
    Advice::new(Recovery::new(alternatives, Basis::Declared), wait, effect)
}

/// What may come of a send, with its name in the table.
fn events() -> Vec<(&'static str, Event<'static>)> {
    let failed = |recovery, wait, effect, seconds: &'static str| {
        let headers: &'static Vec<_> = match seconds {
            "" => Box::leak(Box::default()),
            _ => Box::leak(Box::new(vec![("Retry-After", seconds)])),
        };
        Event::Answer((advice(recovery, wait, effect), headers).into())
    };
    let (soon, month) = (Some(Wait::Soon), Some(Wait::NextMonth(&[])));
    let (not_applied, unknown) = (Some(Effect::NotApplied), Some(Effect::Unknown));
    vec![
        ("done", Event::Answer(Answer::Done)),
        ("send at once", failed(&[RETRY], Some(Wait::None), not_applied, "")),
        ("send soon", failed(&[WAIT], soon, not_applied, "")),
        ("send soon, told 0 s", failed(&[WAIT], soon, not_applied, "0")),
        ("send soon, told 30 s", failed(&[WAIT], soon, not_applied, "30")),
        ("send soon, told 90 s", failed(&[WAIT], soon, not_applied, "90")),
        ("send soon, told -1", failed(&[WAIT], soon, not_applied, "-1")),
        ("send soon, unknown effect", failed(&[WAIT], soon, unknown, "30")),
        ("send soon, partial effect", failed(&[WAIT], soon, Some(Effect::Partial), "")),
        ("send soon, silent effect, or ask", failed(&[WAIT, &[Step::ContactProvider]], soon, None, "")),
        ("refresh", failed(&[&[Step::RefreshCredentials, Step::Retry]], None, not_applied, "")),
        ("refresh, unknown effect", failed(&[&[Step::RefreshCredentials, Step::Retry]], None, unknown, "")),
        ("next month", failed(&[WAIT], month, not_applied, "")),
        ("next month, told 30 s", failed(&[WAIT], month, not_applied, "30")),
        ("next month, unknown effect", failed(&[WAIT], month, unknown, "30")),
        ("reduce the rate", failed(&[&[Step::ReduceRate, Step::Wait, Step::Retry]], soon, not_applied, "")),
        ("for a person", failed(&[&[Step::FixRequest]], None, not_applied, "30")),
        ("elsewhere", failed(&[&[Step::RetryElsewhere]], None, not_applied, "")),
        ("not again", failed(&[&[Step::DoNotRetry]], None, not_applied, "30")),
        ("silent", failed(&[], None, None, "30")),
        ("redirected", Event::Answer(Answer::Redirected)),
        ("unclear", Event::Answer(Answer::Unclear)),
        ("never sent", Event::None(NoResponse::NeverSent)),
        ("no response", Event::None(NoResponse::Unknown)),
    ]
}

fn then(retry: &mut Retry, event: Event<'_>) -> String {
    let then = match event {
        Event::Answer(answer) => retry.after(answer, NOW, u32::MAX),
        Event::None(what) => retry.no_response(what, u32::MAX),
    };
    then.to_string()
}

/// What is said, and said again, with attempts and patience left and without; where they make no difference, once.
fn lines(idempotency: Idempotency, event: Event<'_>) -> Vec<(String, String)> {
    let mut lines: Vec<(String, String)> = Vec::new();
    for (left, attempts, seconds) in [("both", 4, 60), ("attempts", 4, 0), ("patience", 1, 60)] {
        let mut retry = Retry::new(idempotency).attempts(attempts).patience(Duration::from_secs(seconds));
        let line = [then(&mut retry, event), then(&mut retry, event)];
        let line = if line[0] == line[1] { line[0].clone() } else { line.join(" | ") };
        match lines.iter_mut().find(|(_, other)| *other == line) {
            Some((lefts, _)) => write!(lefts, ", {left}").unwrap(),
            None => lines.push((left.to_owned(), line)),
        }
    }
    lines.into_iter().map(|(left, line)| (left.replace("both, attempts, patience", "any"), line)).collect()
}

#[test]
fn of_every_answer() {
    let mut text = String::from("# answer | call | what is left | then | after the same once more, if it differs\n");
    for (name, event) in events() {
        let calls = [Idempotency::Idempotent, Idempotency::Other].map(|call| lines(call, event));
        let calls = if calls[0] == calls[1] {
            vec![("any", &calls[0])]
        } else {
            vec![("idempotent", &calls[0]), ("other", &calls[1])]
        };
        for (call, (left, line)) in
            calls.into_iter().flat_map(|(call, lines)| lines.iter().map(move |line| (call, line)))
        {
            writeln!(text, "{name} | {call} | {left} | {line}").unwrap();
        }
    }
    hold("tests/decisions/retry.txt", &text);
}

/// Of an earlier send everything may be, unless somebody says that it was refused, or it never left.
#[test]
fn what_an_earlier_send_may_have_done() {
    let failed = |effect| {
        Event::Answer(
            (advice(&[WAIT], Some(Wait::Soon), effect), &*Box::leak(Box::<Vec<(&str, &str)>>::default())).into(),
        )
    };
    let cases: [(&str, Event<'static>, bool); 9] = [
        ("an effect that nobody tells", failed(None), true),
        ("an unknown effect", failed(Some(Effect::Unknown)), true),
        ("a part", failed(Some(Effect::Partial)), true),
        ("refused", failed(Some(Effect::NotApplied)), false),
        ("redirected", Event::Answer(Answer::Redirected), true),
        ("unclear", Event::Answer(Answer::Unclear), true),
        ("no response", Event::None(NoResponse::Unknown), true),
        ("never sent", Event::None(NoResponse::NeverSent), false),
        ("done", Event::Answer(Answer::Done), false),
    ];
    for (what, event, may_be_applied) in cases {
        for idempotency in [Idempotency::Idempotent, Idempotency::Other] {
            let mut retry = Retry::new(idempotency);
            then(&mut retry, event);
            assert!(!retry.earlier_may_be_applied(), "{what}: there was none before");
            then(&mut retry, Event::Answer(Answer::Done));
            assert_eq!(retry.earlier_may_be_applied(), may_be_applied, "{what}");
        }
    }
}

/// To whoever reads a log no two ends look alike, and the step is the person's.
#[test]
fn every_end_says_what_it_is() {
    const STEP: Step = Step::RaiseQuota;
    let second = Some(Duration::from_secs(1_790_000_030));
    let all = [
        (Then::Done, "done"),
        (Then::SendAfter(Duration::from_millis(1_500)), "send again after 1.5s"),
        (Then::RefreshThenSend, "refresh the credentials, then send again"),
        (Then::Later(second), "come back at 1790000030"),
        (Then::Later(None), "come back later"),
        (Then::GiveUp(Reason::Attempts(second)), "every attempt failed: it may be sent again at 1790000030"),
        (Then::GiveUp(Reason::Attempts(None)), "every attempt failed: it may be sent again later"),
        (Then::GiveUp(Reason::Stopped(None)), "nothing says that it may be sent again"),
        (Then::GiveUp(Reason::Stopped(Some(STEP))), "it is not to be sent again as it is: raise_quota"),
        (Then::GiveUp(Reason::MayBeApplied(None)), "look before you send it again"),
        (Then::GiveUp(Reason::MayBeApplied(Some(STEP))), "look before you send it again, or raise_quota"),
        (Then::GiveUp(Reason::Refused), "new credentials were refused"),
        (Then::GiveUp(Reason::Elsewhere), "on another connection, or to another node, region or account"),
        (Then::GiveUp(Reason::Redirected), "refers to another place, and the request may have been carried out"),
        (Then::GiveUp(Reason::Unclear), "nothing tells whether it succeeded"),
    ];
    for (then, words) in all {
        let printed = then.to_string();
        assert!(printed.ends_with(words) || printed.contains(&format!("{words} as well")), "{printed}");
        assert_eq!(printed.starts_with("give up: "), matches!(then, Then::GiveUp(_)), "{printed}");
        if let Then::GiveUp(reason) = then {
            let step = matches!(reason, Reason::Stopped(Some(_)) | Reason::MayBeApplied(Some(_))).then_some(STEP);
            assert_eq!((reason.step(), format!("give up: {reason}")), (step, printed));
        }
    }
}

/// Whoever comes back at the second that is printed is not early.
#[test]
fn a_moment_is_printed_in_seconds_that_are_over() {
    for (nanos, second) in [(0, 5), (1, 6), (250_000_000, 6), (999_999_999, 6)] {
        let moment = Some(Duration::new(5, nanos));
        assert_eq!(Then::Later(moment).to_string(), format!("come back at {second}"));
        assert!(Reason::Attempts(moment).to_string().ends_with(&format!(" at {second}")), "{nanos}");
    }
}
