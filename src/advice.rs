//! What to do about an error: the model that specs, library, docs and tools share.
//!
//! ```
//! use codetable::advice::{Advice, Alternative, DecidedBy, Decision, Effect, Idempotency, Next, Recovery, Step, Wait};
//! use codetable::evidence::{Basis, Fact};
//!
//! // "The server is busy. Try again after five seconds, or ask us." Nobody says whether it had begun.
//! const ALTERNATIVES: &[Alternative] =
//!     &[Alternative::new(&[Step::Wait, Step::Retry]), Alternative::new(&[Step::ContactProvider])];
//! const BUSY: Advice = Advice::new(
//!     Recovery::new(ALTERNATIVES, Basis::Declared),
//!     Some(Fact::new(Wait::Seconds(5), Basis::Declared)),
//!     Some(Fact::new(Effect::Unknown, Basis::Inferred("it may have been busy with this very request"))),
//! );
//! assert_eq!(BUSY.next(Idempotency::of("GET")), Next::Send(Wait::Seconds(5)));
//!
//! let post: Decision = BUSY.decide(Idempotency::of("POST"));
//! assert_eq!(post.next, Next::Stop(Some(Step::ContactProvider)));
//! assert!(matches!(post.decided_by, DecidedBy::Effect(basis) if basis.is_inferred()));
//!
//! // Words are spelled as in specs.
//! assert!(Step::ALL.iter().filter(|step| step.is_automatic()).map(|step| step.as_str()).eq(["retry", "wait", "refresh_credentials"]));
//! ```

mod decision;
mod idempotency;
mod recovery;
mod step;

pub use self::decision::{DecidedBy, Decision, Next};
pub use self::idempotency::Idempotency;
pub use self::recovery::{Alternative, Alternatives, Recovery, Steps, When};
pub use self::step::{Effect, Step};
pub use crate::wait::Wait;

use core::fmt;

use crate::evidence::{Basis, Fact};
#[cfg(feature = "inspect")]
use crate::wait::Reset;

/// What to do about an error, each part with its own basis.
///
/// A part that the document does not speak of is silent. [`or`](Self::or) fills silent parts from a
/// more general source; [`next`](Self::next) says what a program does.
///
/// ```
/// use codetable::advice::{Advice, Alternative, Effect, Idempotency, Next, Recovery, Step, Wait};
/// use codetable::evidence::{Basis, Fact};
///
/// static RETRY: Advice = Advice::new(
///     Recovery::new(&[Alternative::new(&[Step::Wait, Step::Retry])], Basis::Declared),
///     None,
///     Some(Fact::new(Effect::Unknown, Basis::Declared)),
/// );
/// assert_eq!(RETRY.next(Idempotency::of("GET")), Next::Send(Wait::Soon));
/// assert_eq!(RETRY.next(Idempotency::of("POST")), Next::Stop(None)); // it may have been carried out
/// ```
///
/// Each part says what supports it, and an alternative may ask something of the response:
///
/// ```
/// use codetable::advice::{Advice, Alternative, Recovery, Step, Wait, When};
/// use codetable::evidence::{Basis, Fact};
///
/// const IF_TOLD: Alternative = Alternative::new(&[Step::Wait, Step::Retry]).when(When::Header("Retry-After"));
/// const TOO_LARGE: Advice = Advice::new(
///     Recovery::new(&[IF_TOLD], Basis::Registered("RFC 9110, section 15.5.14")),
///     Some(Fact::new(Wait::Soon, Basis::Inferred("the header that makes it temporary tells how long"))),
///     None,
/// );
/// assert_eq!(TOO_LARGE.wait(), Some(Wait::Soon));
/// assert!(TOO_LARGE.wait_basis().is_inferred());
/// assert_eq!((TOO_LARGE.effect(), TOO_LARGE.effect_basis()), (None, Basis::Silent));
///
/// // The alternative counts for a response with the header only.
/// assert!(TOO_LARGE.recovery().is_silent());
/// let told = TOO_LARGE.given(|condition| condition.holds(&[("Retry-After", "120")]));
/// assert_eq!(told.recovery().to_string(), "wait, retry");
/// assert_eq!(Advice::SILENT.or(told), told);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Advice {
    recovery: Recovery,
    wait: Option<Fact<Wait>>,
    effect: Option<Fact<Effect>>,
}

impl Advice {
    /// Advice of which nothing is known.
    pub const SILENT: Self = Self::new(Recovery::SILENT, None, None);

    /// Advice of these parts; a part that is `None` or empty is silent.
    #[must_use]
    pub const fn new(recovery: Recovery, wait: Option<Fact<Wait>>, effect: Option<Fact<Effect>>) -> Self {
        Self { recovery, wait, effect }
    }

    /// What brings a failed call back: alternatives, each with its own basis.
    #[must_use]
    pub const fn recovery(&self) -> Recovery {
        self.recovery
    }

    /// How long to wait before the request is sent again. `None`: silent.
    #[must_use]
    pub const fn wait(&self) -> Option<Wait> {
        match self.wait {
            Some(fact) => Some(fact.value),
            None => None,
        }
    }

    /// What supports the wait.
    #[must_use]
    pub const fn wait_basis(&self) -> Basis {
        match self.wait {
            Some(fact) => fact.basis,
            None => Basis::Silent,
        }
    }

    /// What became of the request. `None`: silent.
    #[must_use]
    pub const fn effect(&self) -> Option<Effect> {
        match self.effect {
            Some(fact) => Some(fact.value),
            None => None,
        }
    }

    /// What supports the effect.
    #[must_use]
    pub const fn effect_basis(&self) -> Basis {
        match self.effect {
            Some(fact) => fact.basis,
            None => Basis::Silent,
        }
    }

    /// This advice with each silent part filled from a more general source, basis included.
    ///
    /// A code's own advice, `or` the document's rule for its status, `or` what HTTP itself says of the status.
    ///
    /// ```
    /// use codetable::advice::{Advice, Effect, Recovery, Wait};
    /// use codetable::evidence::{Basis, Fact};
    ///
    /// const CODE: Advice = Advice::new(Recovery::SILENT, Some(Fact::new(Wait::Soon, Basis::Declared)), None);
    /// const HTTP: Basis = Basis::Registered("RFC 9110, section 15.5.2");
    /// const STATUS: Advice = Advice::new(Recovery::SILENT, Some(Fact::new(Wait::None, HTTP)), Some(Fact::new(Effect::NotApplied, HTTP)));
    ///
    /// const ADVICE: Advice = CODE.or(STATUS);
    /// assert_eq!((ADVICE.wait(), ADVICE.wait_basis()), (Some(Wait::Soon), Basis::Declared));
    /// assert_eq!((ADVICE.effect(), ADVICE.effect_basis()), (Some(Effect::NotApplied), HTTP));
    /// ```
    #[must_use]
    pub const fn or(mut self, fallback: Self) -> Self {
        self.fill(&fallback);
        self
    }

    /// This advice for a response of which some conditions hold: [`Recovery::given`] says more.
    #[must_use]
    pub fn given(self, holds: impl Fn(When) -> bool) -> Self {
        Self { recovery: self.recovery.given(holds), ..self }
    }

    /// This advice, with another word on what became of the request.
    #[cfg(feature = "inspect")]
    pub(crate) const fn with_effect(mut self, effect: Fact<Effect>) -> Self {
        self.effect = Some(effect);
        self
    }

    /// This advice where members of a body said this of the wait: of several the latest counts, an amount before a moment.
    #[cfg(feature = "inspect")]
    pub(crate) fn told(mut self, said: impl Fn(&str) -> Option<Reset>) -> Self {
        if let Some(Fact { value: Wait::Member(members), basis }) = self.wait {
            let said = members.pointers().iter().filter_map(|pointer| said(pointer)).max();
            if let Some(said) = said {
                self.wait = Some(Fact::new(Wait::Member(members.saying(said)), basis));
            }
        }
        self
    }

    /// Fills each silent part from a more general source: a wait only where the recovery has something to wait for.
    pub(crate) const fn fill(&mut self, fallback: &Self) {
        if self.recovery.len() == 0 {
            self.recovery = fallback.recovery;
        }
        if self.wait.is_none() && (self.recovery.len() == 0 || self.recovery.sends_again()) {
            self.wait = fallback.wait;
        }
        if self.effect.is_none() {
            self.effect = fallback.effect;
        }
    }

    /// Whether no part is silent.
    pub(crate) const fn is_whole(&self) -> bool {
        self.recovery.len() > 0 && self.wait.is_some() && self.effect.is_some()
    }
}

/// Prints each part with its basis: `recovery: wait, retry (inferred: …) or raise_quota (stated, 002:88); wait: …;
/// effect: silent`.
impl fmt::Display for Advice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("recovery: ")?;
        if self.recovery.is_silent() {
            Basis::Silent.fmt(f)?;
        }
        for (index, alternative) in self.recovery.into_iter().enumerate() {
            f.write_str(if index == 0 { "" } else { " or " })?;
            recovery::fmt_steps(alternative.value, f)?;
            write!(f, " ({})", alternative.basis)?;
        }
        f.write_str("; wait: ")?;
        match self.wait {
            Some(wait) => wait.fmt(f)?,
            None => Basis::Silent.fmt(f)?,
        }
        f.write_str("; effect: ")?;
        match self.effect {
            Some(effect) => effect.fmt(f),
            None => Basis::Silent.fmt(f),
        }
    }
}
