//! What one machine does over the course of a call.

use std::time::Duration;

use codetable::advice::{Advice, Alternative, Effect, Idempotency, Next, Recovery, Step, Wait, When};
use codetable::evidence::{Basis, Fact};
use codetable::provider::{Format, Header, HeaderRole};
use codetable::retry::{Answer, BASE, CAP, FLOOR, NoResponse, PATIENCE, Reason, Retry, SPREAD, Then};

const NOW: Duration = Duration::from_secs(1_790_000_000);

static AFTER: Header = Header {
    format: Some(Fact::new(Format::RetryAfter, Basis::Declared)),
    ..Header::new("Retry-After", HeaderRole::Reset, Basis::Declared)
};

/// Refused before anything was carried out: wait as the header says, and send it again.
static REFUSED: Advice = not_applied(&[Alternative::new(&[Step::Wait, Step::Retry])], Some(Wait::Header(&[&AFTER])));

static EXPIRED: Advice = not_applied(&[Alternative::new(&[Step::RefreshCredentials, Step::Retry])], None);

const fn not_applied(recovery: &'static [Alternative], wait: Option<Wait>) -> Advice {
    let wait = match wait {
        Some(wait) => Some(Fact::new(wait, Basis::Declared)),
        None => None,
    };
    let effect = Fact::new(Effect::NotApplied, Basis::Declared);
    Advice::new(Recovery::new(recovery, Basis::Declared), wait, Some(effect))
}

fn told(retry: &mut Retry, seconds: &str, random: u32) -> Then {
    retry.after((REFUSED, &[("Retry-After", seconds)]), NOW, random)
}

fn call() -> Retry {
    Retry::new(Idempotency::Other)
}

#[test]
fn it_is_small() {
    assert!(size_of::<Retry>() <= 64);
}

#[test]
fn the_send_after_new_credentials_is_not_counted() {
    let mut retry = call().attempts(1);
    assert_eq!(retry.after(EXPIRED, NOW, 0), Then::RefreshThenSend);
    assert_eq!(retry.after(REFUSED, NOW, 0), Then::GiveUp(Reason::Attempts(None)));

    let mut retry = call().attempts(2);
    assert!(matches!(retry.after(REFUSED, NOW, 0), Then::SendAfter(_)));
    assert_eq!(retry.after(EXPIRED, NOW, 0), Then::RefreshThenSend);
    assert_eq!(retry.after(EXPIRED, NOW, 0), Then::GiveUp(Reason::Refused));
}

#[test]
fn without_new_credentials_no_send_comes_on_top() {
    let mut retry = call().attempts(3).without_refresh();
    assert!(matches!(retry.after(REFUSED, NOW, 0), Then::SendAfter(_)));
    let then = retry.after(EXPIRED, NOW, 0);
    assert_eq!(then, Then::GiveUp(Reason::Stopped(Some(Step::RefreshCredentials))));
    assert_eq!(retry.attempts_left(), 1);
}

#[test]
fn the_backoff_doubles_up_to_its_bound_and_is_drawn_from_all_below() {
    let drawn = |random| {
        let mut retry = Retry::new(Idempotency::Idempotent).attempts(u32::MAX).patience(Duration::MAX);
        std::iter::repeat_with(move || match retry.no_response(NoResponse::Unknown, random) {
            Then::SendAfter(wait) => wait,
            then => panic!("{then}"),
        })
    };
    let longest = [1, 2, 4, 8, 16, 30, 30].map(Duration::from_secs);
    assert!(drawn(u32::MAX).take(7).eq(longest));
    assert!(drawn(0).take(100).all(|wait| wait == FLOOR));
    for (half, longest) in drawn(1 << 31).zip(longest).skip(1) {
        assert!(half.as_secs_f64() / longest.as_secs_f64() > 0.49 && half < longest * 3 / 5, "{half:?}");
    }
}

#[test]
fn a_backoff_of_ones_own_keeps_the_floor() {
    const YEAR: Duration = Duration::from_secs(31_536_000);
    for (base, cap, longest) in [
        (Duration::ZERO, Duration::ZERO, FLOOR),
        (BASE, Duration::ZERO, FLOOR),
        (YEAR, Duration::MAX, YEAR),
        (Duration::from_secs(2), Duration::from_secs(3), Duration::from_secs(2)),
    ] {
        let mut retry = call().backoff(base, cap).patience(Duration::MAX);
        assert_eq!(retry.no_response(NoResponse::NeverSent, u32::MAX), Then::SendAfter(longest));
        let mut retry = call().backoff(base, cap);
        assert_eq!(retry.no_response(NoResponse::NeverSent, 0), Then::SendAfter(FLOOR));
    }
}

#[test]
fn jitter_is_added_to_what_a_server_names() {
    let seconds = |seconds| Then::SendAfter(Duration::from_secs_f64(seconds));
    assert_eq!(told(&mut call(), "4", 0), seconds(4.0));
    assert_eq!(told(&mut call(), "4", u32::MAX), seconds(6.0));
    assert_eq!(told(&mut call(), "30", u32::MAX), Then::SendAfter(Duration::from_secs(30) + SPREAD));
    assert_eq!(told(&mut call(), "0", 0), Then::SendAfter(FLOOR));
    // Without a backoff to speak of.
    let mut brief = call().backoff(FLOOR, FLOOR);
    assert_eq!(told(&mut brief, "0", u32::MAX), Then::SendAfter(FLOOR * 3 / 2));
    // What is random never takes the place of what is told.
    assert_eq!(told(&mut call(), "60", u32::MAX), Then::SendAfter(PATIENCE));
    assert_eq!(told(&mut call(), "57", u32::MAX), Then::SendAfter(PATIENCE));
}

#[test]
fn who_is_told_to_come_at_once_backs_off_all_the_same() {
    let waits = |seconds, random| {
        let mut retry = call();
        [(); 3].map(|()| match told(&mut retry, seconds, random) {
            Then::SendAfter(wait) => wait,
            then => panic!("{then}"),
        })
    };
    for at_once in ["0", "1789999999"] {
        assert_eq!(waits(at_once, u32::MAX), [1, 2, 4].map(Duration::from_secs), "{at_once}");
        assert_eq!(waits(at_once, 0), [FLOOR; 3], "{at_once}");
    }
    assert_eq!(waits("2", u32::MAX), [3, 3, 4].map(Duration::from_secs));
    // There is patience for the moment: it is no reason to come back another day that there is none for the backoff.
    let mut retry = call().backoff(PATIENCE, PATIENCE).patience(CAP);
    assert_eq!(told(&mut retry, "7", u32::MAX), Then::SendAfter(CAP));
    assert_eq!(retry.patience_left(), Duration::ZERO);
}

#[test]
fn a_wait_beyond_the_patience_is_an_answer_and_takes_none_of_it() {
    let mut retry = call();
    assert_eq!(told(&mut retry, "61", 0), Then::Later(Some(NOW + Duration::from_secs(61))));
    assert_eq!(retry.patience_left(), PATIENCE);
    assert_eq!(told(&mut retry, "40", 0), Then::SendAfter(Duration::from_secs(40)));
    assert_eq!(told(&mut retry, "21", 0), Then::Later(Some(NOW + Duration::from_secs(21))));
    // Nobody names a moment where the wait would be one of its own.
    let mut retry = call().patience(CAP).backoff(PATIENCE, PATIENCE);
    assert_eq!(retry.no_response(NoResponse::NeverSent, u32::MAX), Then::Later(None));
}

/// Where time is to pass and nobody says how much, some passes, and more if none is asked for: whatever else is to be done.
#[test]
fn who_is_to_wait_never_comes_at_once() {
    const WAITING: [&[Step]; 3] =
        [&[Step::Wait, Step::Retry], &[Step::ReduceRate, Step::Wait, Step::Retry], &[Step::ReduceRate, Step::Retry]];
    for steps in WAITING {
        let alternatives: &'static [Alternative] = vec![Alternative::new(steps)].leak();
        for idempotency in [Idempotency::Idempotent, Idempotency::Other] {
            let advice = not_applied(alternatives, None);
            assert_ne!(advice.next(idempotency), Next::Send(Wait::None), "{steps:?}");
            assert_ne!(advice.next(idempotency), Next::Later(Wait::None), "{steps:?}");
        }
    }
}

#[test]
fn what_cannot_be_read_is_no_wait() {
    for wrong in ["-1", "", "soon", "99999999999999999999999"] {
        assert_eq!(told(&mut call(), wrong, u32::MAX), Then::SendAfter(BASE), "{wrong}");
    }
}

/// A recovery under a condition counts where the response has what it wants, for bare advice too.
#[test]
fn a_condition_is_read_from_the_headers() {
    const TOO_LARGE: Advice = Advice::new(
        Recovery::new(
            &[
                Alternative::new(&[Step::Wait, Step::Retry]).when(When::Header("Retry-After")),
                Alternative::new(&[Step::FixRequest]),
            ],
            Basis::Declared,
        ),
        None,
        Some(Fact::new(Effect::NotApplied, Basis::Declared)),
    );
    let then = call().after((TOO_LARGE, &[("retry-after", "7")]), NOW, 0);
    assert_eq!(then, Then::SendAfter(Duration::from_secs(7)));
    assert_eq!(call().after(TOO_LARGE, NOW, 0), Then::GiveUp(Reason::Stopped(Some(Step::FixRequest))));
}

#[test]
fn no_number_overflows() {
    for now in [Duration::ZERO, NOW, Duration::MAX] {
        for seconds in ["0", "18446744073709551615", "9007199254740993", "31622399"] {
            for patience in [Duration::ZERO, PATIENCE, Duration::MAX] {
                for random in [0, u32::MAX] {
                    let mut retry = call().patience(patience).attempts(u32::MAX).backoff(Duration::MAX, Duration::MAX);
                    for _ in 0..40 {
                        let _ = retry.after((REFUSED, &[("Retry-After", seconds)]), now, random);
                        let _ = retry.no_response(NoResponse::NeverSent, random);
                        let _ = retry.after(EXPIRED, now, random);
                    }
                }
            }
        }
    }
}

/// After `Later` the machine goes on where it was.
#[test]
fn a_stored_machine_goes_on() {
    let mut retry = call().attempts(3);
    assert_eq!(retry.after(EXPIRED, NOW, 0), Then::RefreshThenSend);
    assert!(matches!(told(&mut retry, "3600", 0), Then::Later(Some(_))));
    assert_eq!(retry.attempts_left(), 2);

    let stored = retry;
    let mut resumed = stored.patience(Duration::from_secs(5));
    assert_eq!(resumed.after(EXPIRED, NOW, 0), Then::GiveUp(Reason::Refused));
    let mut resumed = stored.patience(Duration::from_secs(5));
    assert_eq!(told(&mut resumed, "4", 0), Then::SendAfter(Duration::from_secs(4)));
    assert_eq!(told(&mut resumed, "1", 0), Then::GiveUp(Reason::Attempts(Some(NOW + Duration::from_secs(1)))));

    let mut anew = Retry::new(Idempotency::Other).attempts(stored.attempts_left());
    assert_eq!(told(&mut anew, "4", 0), Then::SendAfter(Duration::from_secs(4)));
    assert_eq!(told(&mut anew, "1", 0), Then::GiveUp(Reason::Attempts(Some(NOW + Duration::from_secs(1)))));
}

#[test]
fn what_is_done_ends_a_call_at_any_time() {
    let mut retry = call().attempts(1);
    assert_eq!(retry.after(Answer::Done, NOW, 0), Then::Done);
    assert_eq!(retry.after(Answer::Done, NOW, 0), Then::Done);
}
