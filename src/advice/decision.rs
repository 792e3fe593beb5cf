//! From advice and the kind of call to what a program does now, and which fact decided that.

use core::fmt;

use super::{Advice, Effect, Idempotency, Step};
use crate::evidence::Basis;
use crate::wait::Wait;

/// What a program does now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Next {
    /// Send the same request again after this wait; [`Wait::delay`] makes a duration of it.
    Send(Wait),
    /// Get new credentials, then send the request again with them: at most once for a call. Where new credentials are
    /// refused as well, others will be too, and whoever follows this word every time may go on for ever.
    RefreshThenSend,
    /// Stop: a person takes this step first. `None` where the facts name no step: they are silent, or say that
    /// there is nothing to do.
    Stop(Option<Step>),
}

/// What a program does now, and which fact decided that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Decision {
    /// What to do.
    pub next: Next,
    /// The fact that decided.
    pub decided_by: DecidedBy,
}

/// The fact that decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DecidedBy {
    /// The recovery; [`Basis::Silent`] if nothing names any.
    Recovery(Basis),
    /// What became of the request: an alternative would send it again, but a part of it was carried out, or nobody can tell,
    /// and the call is not idempotent.
    Effect(Basis),
    /// RFC 9110, section 9.2.2: an alternative would send the request again, but nothing says that it was not carried out, and
    /// the call is not idempotent.
    Idempotency,
}

impl DecidedBy {
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
    /// use codetable::advice::{Advice, Idempotency, Next, Step};
    /// use codetable::evidence::{Basis, Fact};
    ///
    /// // Check the setup, or get a new token and send again: a program can walk the second alternative alone.
    /// const RECOVERY: &[&[Step]] = &[&[Step::FixSetup], &[Step::RefreshCredentials, Step::Retry]];
    /// const ADVICE: Advice = Advice::new(Some(Fact::new(RECOVERY, Basis::Declared)), None, None);
    /// assert_eq!(ADVICE.next(Idempotency::of("GET")), Next::RefreshThenSend);
    /// ```
    #[must_use]
    pub const fn next(self, idempotency: Idempotency) -> Next {
        self.decide(idempotency).next
    }

    /// What a program does now, and which fact decided that.
    ///
    /// It follows the first alternative that a program can walk alone, one that holds [automatic](Step::is_automatic) steps
    /// only. Where there is none it stops with the first step of the first alternative.
    ///
    /// An alternative that sends the request again is followed only if it is certain to do no harm: the call is idempotent, or
    /// the effect is [`Effect::NotApplied`]. Otherwise it stops with the first step of the first alternative that is a
    /// person's to walk, if there is one, and else with the first step of all; an effect of which nothing is said
    /// counts as unknown.
    ///
    /// ```
    /// use codetable::advice::{Advice, DecidedBy, Effect, Idempotency, Next, Step, Wait};
    /// use codetable::evidence::{Basis, Fact};
    ///
    /// const RETRY: Advice = Advice::new(Some(Fact::new(&[&[Step::Retry]], Basis::Declared)), None, None);
    /// let post = RETRY.decide(Idempotency::of("POST"));
    /// assert_eq!(post.next, Next::Stop(Some(Step::Retry)));
    /// assert_eq!(post.decided_by, DecidedBy::Idempotency);
    ///
    /// const REFUSED: Advice = Advice::new(None, None, Some(Fact::new(Effect::NotApplied, Basis::Declared)));
    /// assert_eq!(RETRY.or(REFUSED).decide(Idempotency::of("POST")).next, Next::Send(Wait::None));
    /// ```
    #[must_use]
    pub const fn decide(self, idempotency: Idempotency) -> Decision {
        let recovery = DecidedBy::Recovery(self.recovery_basis());
        let Some(alternative) = self.walkable() else {
            return Decision { next: Next::Stop(self.first_step()), decided_by: recovery };
        };
        let decided_by = match (idempotency, self.effect()) {
            (Idempotency::Idempotent, _) | (_, Some(Effect::NotApplied)) => {
                return Decision { next: self.follow(alternative), decided_by: recovery };
            }
            (Idempotency::Other, Some(Effect::Partial | Effect::Unknown)) => DecidedBy::Effect(self.effect_basis()),
            (Idempotency::Other, None) => DecidedBy::Idempotency,
        };
        Decision { next: Next::Stop(self.vetoed_step()), decided_by }
    }

    /// Whether the facts name a retry that a program can make alone: the same request, unchanged, with the same
    /// credentials, at once or after a wait.
    ///
    /// It is a fact about the error and knows nothing of the call: [`next`](Self::next) also asks whether the
    /// request may arrive twice.
    ///
    /// ```
    /// use codetable::advice::{Advice, Step};
    /// use codetable::evidence::{Basis, Fact};
    ///
    /// const RETRY: Advice = Advice::new(Some(Fact::new(&[&[Step::Wait, Step::Retry]], Basis::Declared)), None, None);
    /// const REFRESH: Advice =
    ///     Advice::new(Some(Fact::new(&[&[Step::RefreshCredentials, Step::Retry]], Basis::Declared)), None, None);
    /// assert!(RETRY.may_retry());
    /// assert!(!REFRESH.may_retry());
    /// ```
    #[must_use]
    pub const fn may_retry(self) -> bool {
        let Some(mut recovery) = self.recovery() else { return false };
        while let [alternative, rest @ ..] = recovery {
            if is_walkable(alternative) && matches!(alternative, [Step::Retry, ..] | [Step::Wait, Step::Retry, ..]) {
                return true;
            }
            recovery = rest;
        }
        false
    }

    /// The first alternative that a program can walk alone.
    const fn walkable(self) -> Option<&'static [Step]> {
        let Some(mut recovery) = self.recovery() else { return None };
        while let [alternative, rest @ ..] = recovery {
            if is_walkable(alternative) {
                return Some(alternative);
            }
            recovery = rest;
        }
        None
    }

    /// What a walkable alternative comes to. Each of its steps leads up to sending: a wait is a wait before it, and new
    /// credentials are there to be used; so the first step that is no wait tells how it is sent.
    const fn follow(self, alternative: &'static [Step]) -> Next {
        let mut steps = alternative;
        while let [step, rest @ ..] = steps {
            match step {
                Step::Wait => steps = rest,
                Step::RefreshCredentials => return Next::RefreshThenSend,
                _ => break,
            }
        }
        Next::Send(match self.wait() {
            Some(wait) => wait,
            None if matches!(alternative, [Step::Wait, ..]) => Wait::Soon,
            None => Wait::None,
        })
    }

    /// Where to stop when an alternative that a program could walk is not to be walked: an alternative for a person is better than the
    /// first step of that one.
    const fn vetoed_step(self) -> Option<Step> {
        let Some(mut recovery) = self.recovery() else { return None };
        while let [alternative, rest @ ..] = recovery {
            match alternative {
                [step, ..] if !is_walkable(alternative) => return Some(*step),
                _ => recovery = rest,
            }
        }
        self.first_step()
    }

    /// The first step of the first alternative.
    const fn first_step(self) -> Option<Step> {
        match self.recovery() {
            Some([[step, ..], ..]) => Some(*step),
            _ => None,
        }
    }
}

/// Whether an alternative has steps, and a program can take each of them.
const fn is_walkable(alternative: &[Step]) -> bool {
    let mut steps = alternative;
    while let [step, rest @ ..] = steps {
        if !step.is_automatic() {
            return false;
        }
        steps = rest;
    }
    !alternative.is_empty()
}

/// Prints a phrase: `send again after a while`, `refresh the credentials, then send again`, `stop: fix_request`.
impl fmt::Display for Next {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Send(wait) => write!(f, "send again {wait}"),
            Self::RefreshThenSend => f.write_str("refresh the credentials, then send again"),
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

/// Prints what to do, and which fact decided that.
impl fmt::Display for Decision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}; decided by {}", self.next, self.decided_by)
    }
}
