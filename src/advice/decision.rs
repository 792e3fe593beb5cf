//! From advice and the kind of call to what a program does now, and which fact decided that.

use core::fmt;

use super::{Advice, Effect, Idempotency, Step, Steps};
use crate::evidence::{Basis, Fact};
use crate::wait::Wait;

/// What a program does now.
///
/// What a person does, or a later version finds, is a [`Step`] of `Stop`: there will be no fifth case, so that a
/// `match` over these is whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Next {
    /// Send the same request again after this wait; [`Wait::delay`] makes a duration of it.
    Send(Wait),
    /// Get new credentials, then send the request again with them: at most once for a call.
    ///
    /// Where new credentials are refused as well, others will be too, and whoever follows this word every time may go
    /// on for ever.
    RefreshThenSend,
    /// Send it again another day, or when calls have become fewer: no program sleeps so long, and none knows it alone.
    Later(Wait),
    /// Stop: a person takes this step first.
    ///
    /// `None` where the facts name no step, and where the only thing to do would be to send again what may have been
    /// carried out.
    Stop(Option<Step>),
}

/// What a program does now, and which fact decided that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Decision {
    /// What to do.
    pub next: Next,
    /// The fact that decided.
    pub decided_by: DecidedBy,
}

/// The fact that decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DecidedBy {
    /// An alternative of the recovery; [`Basis::Silent`] if nothing names any.
    Recovery(Basis),
    /// What became of the request, which forbids an alternative that would send it again.
    ///
    /// A part of it was carried out, or nobody can tell, and the call is not idempotent.
    Effect(Basis),
    /// The kind of call, which forbids an alternative that would send the request again (RFC 9110, section 9.2.2).
    ///
    /// Nothing says that it was not carried out, and the call is not idempotent.
    Idempotency,
}

impl DecidedBy {
    /// Whether it forbids what the recovery names.
    ///
    /// The request may have been carried out then, so somebody has to look before it is sent again.
    ///
    /// ```
    /// use codetable::advice::{Advice, Alternative, Idempotency, Recovery, Step};
    /// use codetable::evidence::Basis;
    ///
    /// const RETRY: Advice = Advice::new(Recovery::new(&[Alternative::new(&[Step::Retry])], Basis::Declared), None, None);
    /// assert!(RETRY.decide(Idempotency::of("POST")).decided_by.is_veto());
    /// assert!(!RETRY.decide(Idempotency::of("GET")).decided_by.is_veto());
    /// ```
    #[must_use]
    pub const fn is_veto(self) -> bool {
        matches!(self, Self::Effect(_) | Self::Idempotency)
    }

    /// What supports the fact that decided.
    ///
    /// ```
    /// use codetable::advice::DecidedBy;
    ///
    /// assert_eq!(DecidedBy::Idempotency.to_string(), "idempotency (registered: RFC 9110, section 9.2.2)");
    /// assert!(DecidedBy::Idempotency.basis().is_registered());
    /// ```
    #[must_use]
    pub const fn basis(self) -> Basis {
        match self {
            Self::Recovery(basis) | Self::Effect(basis) => basis,
            Self::Idempotency => Basis::Registered("RFC 9110, section 9.2.2"),
        }
    }
}

impl Advice {
    /// What a program does now: [`decide`](Self::decide) without the reason.
    ///
    /// ```
    /// use codetable::advice::{Advice, Alternative, Idempotency, Next, Recovery, Step};
    /// use codetable::evidence::Basis;
    ///
    /// // Check the setup, or get a new token and send again: a program can follow the second alternative alone.
    /// const BOTH: &[Alternative] =
    ///     &[Alternative::new(&[Step::FixSetup]), Alternative::new(&[Step::RefreshCredentials, Step::Retry])];
    /// const ADVICE: Advice = Advice::new(Recovery::new(BOTH, Basis::Declared), None, None);
    /// assert_eq!(ADVICE.next(Idempotency::of("GET")), Next::RefreshThenSend);
    /// ```
    #[must_use]
    pub const fn next(self, idempotency: Idempotency) -> Next {
        self.decide(idempotency).next
    }

    /// What a program does now, and which fact decided that.
    ///
    /// It follows the first alternative that a program can follow: one that holds [automatic](Step::is_automatic) steps
    /// only, or that sends the request again once calls have become fewer, which is [`Next::Later`]. Where there is none
    /// it stops with the first step of the first alternative.
    ///
    /// An alternative that sends the request again is followed only if it is certain to do no harm: the call is
    /// idempotent, or the effect is [`Effect::NotApplied`]. Otherwise it stops, with the first step of the first
    /// alternative that is a person's if there is one; an effect of which nothing is said counts as unknown.
    ///
    /// ```
    /// use codetable::advice::{Advice, Alternative, DecidedBy, Effect, Idempotency, Next, Recovery, Step, Wait};
    /// use codetable::evidence::{Basis, Fact};
    ///
    /// const AGAIN: Recovery = Recovery::new(&[Alternative::new(&[Step::Retry])], Basis::Declared);
    /// let post = Advice::new(AGAIN, None, None).decide(Idempotency::of("POST"));
    /// assert_eq!((post.next, post.decided_by), (Next::Stop(None), DecidedBy::Idempotency));
    ///
    /// const REFUSED: Advice = Advice::new(AGAIN, None, Some(Fact::new(Effect::NotApplied, Basis::Declared)));
    /// assert_eq!(REFUSED.decide(Idempotency::of("POST")).next, Next::Send(Wait::None));
    /// ```
    #[must_use]
    pub const fn decide(self, idempotency: Idempotency) -> Decision {
        let Some(alternative) = self.first_that(Follows::Program) else {
            return match self.recovery.first() {
                Some(first) => stop(first_step(Some(first)), DecidedBy::Recovery(first.basis)),
                None => stop(None, DecidedBy::Recovery(Basis::Silent)),
            };
        };
        let veto = match (idempotency, self.effect()) {
            (Idempotency::Idempotent, _) | (_, Some(Effect::NotApplied)) => {
                let decided_by = DecidedBy::Recovery(alternative.basis);
                return Decision { next: self.follow(alternative.value), decided_by };
            }
            (Idempotency::Other, Some(Effect::Partial | Effect::Unknown)) => DecidedBy::Effect(self.effect_basis()),
            (Idempotency::Other, None) => DecidedBy::Idempotency,
        };
        stop(first_step(self.first_that(Follows::Person)), veto)
    }

    /// Whether the facts name a retry that a program can make alone.
    ///
    /// That is the same request, unchanged, with the same credentials, at once or after a wait. It is a fact about the
    /// error and knows nothing of the call: [`next`](Self::next) also asks whether the request may arrive twice.
    ///
    /// ```
    /// use codetable::advice::{Advice, Alternative, Recovery, Step};
    /// use codetable::evidence::Basis;
    ///
    /// const RETRY: &[Alternative] = &[Alternative::new(&[Step::Wait, Step::Retry])];
    /// const REFRESH: &[Alternative] = &[Alternative::new(&[Step::RefreshCredentials, Step::Retry])];
    /// let advice = |alternatives| Advice::new(Recovery::new(alternatives, Basis::Declared), None, None);
    /// assert!(advice(RETRY).may_retry());
    /// assert!(!advice(REFRESH).may_retry());
    /// ```
    #[must_use]
    pub const fn may_retry(self) -> bool {
        self.first_that(Follows::ByRetry).is_some()
    }

    /// The first alternative that is followed so.
    const fn first_that(self, follows: Follows) -> Option<Fact<Steps>> {
        let mut place = 0;
        while let Some((alternative, behind)) = self.recovery.from(place) {
            if follows.holds(alternative.value) {
                return Some(alternative);
            }
            place = behind;
        }
        None
    }

    /// What an alternative comes to that a program can follow. Each of its steps leads up to sending: a wait is a wait
    /// before it, and new credentials are there to be used; so the first step that is no wait tells how it is sent.
    const fn follow(self, alternative: Steps) -> Next {
        let mut steps = alternative;
        while let [Step::Wait, rest @ ..] = steps {
            steps = rest;
        }
        let wait = match self.wait() {
            Some(wait) => wait,
            None if matches!(alternative, [Step::Wait, ..] | [Step::ReduceRate, ..]) => Wait::Soon,
            None => Wait::None,
        };
        match steps {
            [Step::RefreshCredentials, ..] => Next::RefreshThenSend,
            [Step::ReduceRate, ..] => Next::Later(wait),
            _ if matches!(wait, Wait::NextMonth(_)) => Next::Later(wait),
            _ => Next::Send(wait),
        }
    }
}

/// Who or what follows an alternative.
#[derive(Clone, Copy)]
enum Follows {
    /// A program alone, at once or later.
    Program,
    /// A program, by sending the same request with the same credentials.
    ByRetry,
    /// A person.
    Person,
}

impl Follows {
    /// Whether these steps are followed so.
    const fn holds(self, steps: Steps) -> bool {
        let by_program = is_automatic(steps) || matches!(steps, [Step::ReduceRate, Step::Wait, Step::Retry]);
        match self {
            Self::Program => by_program,
            Self::ByRetry => is_automatic(steps) && matches!(steps, [Step::Retry, ..] | [Step::Wait, Step::Retry, ..]),
            Self::Person => !by_program && !steps.is_empty(),
        }
    }
}

/// Whether there are steps, and a program can take each of them.
const fn is_automatic(steps: Steps) -> bool {
    let mut rest = steps;
    while let [step, others @ ..] = rest {
        if !step.is_automatic() {
            return false;
        }
        rest = others;
    }
    !steps.is_empty()
}

const fn stop(step: Option<Step>, decided_by: DecidedBy) -> Decision {
    Decision { next: Next::Stop(step), decided_by }
}

/// The first step of an alternative.
const fn first_step(alternative: Option<Fact<Steps>>) -> Option<Step> {
    match alternative {
        Some(Fact { value: [step, ..], .. }) => Some(*step),
        _ => None,
    }
}

/// Prints a phrase: `send again after a while`, `refresh the credentials, then send again`, `stop: fix_request`.
impl fmt::Display for Next {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Send(wait) => write!(f, "send again {wait}"),
            Self::RefreshThenSend => f.write_str("refresh the credentials, then send again"),
            Self::Later(wait) => write!(f, "send again later, {wait}"),
            Self::Stop(Some(step)) => write!(f, "stop: {step}"),
            Self::Stop(None) => f.write_str("stop"),
        }
    }
}

/// Prints the fact and its basis: `recovery (stated, 000:51)`.
impl fmt::Display for DecidedBy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let fact = match self {
            Self::Recovery(_) => "recovery",
            Self::Effect(_) => "effect",
            Self::Idempotency => "idempotency",
        };
        write!(f, "{fact} ({})", self.basis())
    }
}

/// Prints what to do, and which fact decided that: `send again after a while; decided by recovery (stated, 000:51)`,
/// `stop: it may have been carried out: look before you send it again; decided by effect (…)`.
impl fmt::Display for Decision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.decided_by.is_veto() {
            f.write_str("stop: it may have been carried out: look before you send it again")?;
            if let Next::Stop(Some(step)) = self.next {
                write!(f, ", or {step}")?;
            }
        } else {
            self.next.fmt(f)?;
        }
        write!(f, "; decided by {}", self.decided_by)
    }
}
