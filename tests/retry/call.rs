//! What came of each send in, one call held to the laws of the machine: whoever includes this says what comes back.

use std::time::Duration;

use codetable::advice::{Advice, Effect, Idempotency, Next, Step};
use codetable::response::HeaderSource;
use codetable::retry::{Answer, BASE, CAP, FLOOR, NoResponse, Reason, Retry, SPREAD, Then};

/// A call that is held to its laws at every step.
pub struct Call {
    retry: Retry,
    idempotency: Idempotency,
    attempts: u32,
    patience: Duration,
    sends: u64,
    may_refresh: bool,
    refreshes: u64,
    waited: Duration,
    /// Whether each send may have been carried out.
    applied: Vec<bool>,
}

/// What came of a send.
#[derive(Clone, Copy, Debug)]
pub enum Event<'a> {
    /// An answer.
    Answer(Answer<'a>),
    /// No answer.
    None(NoResponse),
}

impl Call {
    /// The same call, in which no new credentials may be got.
    pub fn without_refresh(self) -> Self {
        Self { retry: self.retry.without_refresh(), may_refresh: false, ..self }
    }

    /// A call that may be sent so often and wait so long.
    pub fn new(idempotency: Idempotency, attempts: u32, patience: Duration) -> Self {
        let retry = Retry::new(idempotency).attempts(attempts).patience(patience);
        Self {
            retry,
            idempotency,
            attempts: attempts.max(1),
            patience,
            sends: 0,
            may_refresh: true,
            refreshes: 0,
            waited: Duration::ZERO,
            applied: Vec::new(),
        }
    }

    /// Sends once; what is done then.
    pub fn send(&mut self, event: Event<'_>, now: Duration, random: u32) -> Then {
        self.sends += 1;
        assert!(self.sends <= self.allowed(), "sent {} times", self.sends);
        let left = self.patience - self.waited;
        let drawn = self.drawn(random);
        let then = match event {
            Event::Answer(answer) => self.retry.after(answer, now, random),
            Event::None(what) => self.retry.no_response(what, random),
        };
        assert!(!then.to_string().is_empty());
        // Whatever a server tells, nobody is back before the backoff is over.
        assert!(!matches!(then, Then::SendAfter(wait) if wait < drawn.min(left)), "{then}, and not {drawn:?}");
        match event {
            Event::Answer(Answer::Done) => assert_eq!(then, Then::Done),
            Event::Answer(Answer::Redirected) => assert_eq!(then, Then::GiveUp(Reason::Redirected)),
            Event::Answer(Answer::Unclear) => assert_eq!(then, Then::GiveUp(Reason::Unclear)),
            Event::Answer(Answer::Failed(advice, headers)) => self.failed(advice, headers, now, then, [drawn, left]),
            Event::Answer(answer) => panic!("{answer:?} has no law"),
            Event::None(what) => {
                let is_harmless = what == NoResponse::NeverSent || self.idempotency == Idempotency::Idempotent;
                match then {
                    Then::GiveUp(reason) if !is_harmless => assert_eq!(reason, Reason::MayBeApplied(None)),
                    _ => assert!(is_harmless && self.waits(None, now, then, [drawn, left]), "{then}"),
                }
            }
        }
        self.count(then);
        assert_eq!(self.retry.earlier_may_be_applied(), self.applied.contains(&true), "{then}");
        self.applied.push(match event {
            Event::Answer(Answer::Failed(advice, _)) => advice.effect() != Some(Effect::NotApplied),
            Event::Answer(answer) => !matches!(answer, Answer::Done),
            Event::None(what) => what != NoResponse::NeverSent,
        });
        assert_eq!(self.retry.patience_left(), self.patience - self.waited);
        assert_eq!(u64::from(self.retry.attempts_left()), self.allowed().saturating_sub(self.sends));
        then
    }

    /// The backoff where nobody names a wait: its bound is twice the one before for every failure that was counted, up to the
    /// greatest.
    fn drawn(&self, random: u32) -> Duration {
        let bound = (1..self.sends - self.refreshes).fold(BASE, |bound, _| CAP.min(bound * 2));
        FLOOR + (bound - FLOOR) * (random >> 16) / u32::from(u16::MAX)
    }

    /// What the advice says is done, as far as attempts and patience go.
    fn failed(&self, advice: Advice, headers: &dyn HeaderSource, now: Duration, then: Then, limits: [Duration; 2]) {
        let decision = advice.given(|condition| condition.holds(headers)).decide(self.idempotency);
        let is_harmless = self.idempotency == Idempotency::Idempotent || advice.effect() == Some(Effect::NotApplied);
        match (decision.next, then) {
            (Next::Send(wait), _) => {
                assert!(is_harmless && self.waits(wait.delay(headers, now), now, then, limits), "{then}");
            }
            (Next::Later(wait), Then::Later(moment)) => {
                assert!(is_harmless);
                assert_eq!(moment, wait.delay(headers, now).map(|told| now.saturating_add(told.max(FLOOR))));
            }
            (Next::RefreshThenSend, Then::RefreshThenSend) => {
                assert!(is_harmless && self.may_refresh && self.refreshes == 0);
            }
            (Next::RefreshThenSend, Then::GiveUp(Reason::Refused)) => assert_eq!(self.refreshes, 1),
            (Next::RefreshThenSend, Then::GiveUp(reason)) => {
                assert!(!self.may_refresh && reason == Reason::Stopped(Some(Step::RefreshCredentials)), "{reason}");
            }
            (Next::Stop(step), Then::GiveUp(reason)) => {
                let expected = match step {
                    _ if decision.decided_by.is_veto() => Reason::MayBeApplied(step),
                    Some(Step::RetryElsewhere) => Reason::Elsewhere,
                    _ => Reason::Stopped(step),
                };
                assert_eq!(reason, expected, "{decision}");
            }
            (next, then) => panic!("{next}: {then}"),
        }
    }

    /// Whether it is sent again as it should be: `told` is what a server names. What was drawn, and what is left of the
    /// patience, are its limits.
    fn waits(&self, told: Option<Duration>, now: Duration, then: Then, [drawn, left]: [Duration; 2]) -> bool {
        let least = told.map_or(drawn, |told| told.max(FLOOR));
        let most = told.map_or(drawn, |_| least.saturating_add((least / 2).min(SPREAD)).max(drawn));
        let is_last = self.sends >= self.allowed();
        let told = told.map(|_| now.saturating_add(least));
        match then {
            Then::SendAfter(wait) => !is_last && least <= wait && wait <= most && wait <= left,
            Then::Later(moment) => !is_last && left < least && moment == told,
            Then::GiveUp(reason) => is_last && reason == Reason::Attempts(told),
            Then::Done | Then::RefreshThenSend => false,
        }
    }

    /// How many sends there may be so far: the one after new credentials is not counted.
    fn allowed(&self) -> u64 {
        u64::from(self.attempts) + self.refreshes
    }

    fn count(&mut self, then: Then) {
        match then {
            Then::SendAfter(wait) => self.waited += wait,
            Then::RefreshThenSend => self.refreshes += 1,
            Then::Done | Then::Later(_) | Then::GiveUp(_) => {}
        }
        assert!(self.waited <= self.patience, "waited {:?}", self.waited);
        assert!(self.refreshes <= 1);
    }
}
