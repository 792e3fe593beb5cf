//! What to do about an error: the model that specs, library, docs and tools share.

mod by_status;
mod decision;
mod idempotency;
mod step;

pub use self::decision::{DecidedBy, Decision, Next};
pub use self::idempotency::Idempotency;
pub use self::step::{Effect, Recovery, Step};
pub use crate::wait::Wait;

use core::fmt;

use crate::evidence::{Basis, Fact};

/// What to do about an error, each part with its own basis.
///
/// A part that the document does not speak of is silent. [`or`](Self::or) fills silent parts from a
/// more general source; [`next`](Self::next) says what a program does.
///
/// ```
/// use codetable::advice::{Advice, Effect, Idempotency, Next, Step, Wait};
/// use codetable::evidence::{Basis, Fact};
///
/// static RETRY: Advice = Advice::new(
///     Some(Fact::new(&[&[Step::Wait, Step::Retry]], Basis::Declared)),
///     None,
///     Some(Fact::new(Effect::Unknown, Basis::Declared)),
/// );
/// assert_eq!(RETRY.next(Idempotency::of("GET")), Next::Send(Wait::Soon));
/// assert_eq!(RETRY.next(Idempotency::of("POST")), Next::Stop(Some(Step::Wait)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Advice {
    recovery: Option<Fact<Recovery>>,
    wait: Option<Fact<Wait>>,
    effect: Option<Fact<Effect>>,
}

impl Advice {
    /// Advice of which nothing is known.
    pub const SILENT: Self = Self::new(None, None, None);

    /// Advice of these parts; a part that is `None` is silent. Generated code calls it.
    #[doc(hidden)]
    #[must_use]
    pub const fn new(recovery: Option<Fact<Recovery>>, wait: Option<Fact<Wait>>, effect: Option<Fact<Effect>>) -> Self {
        Self { recovery, wait, effect }
    }

    /// What brings a failed call back: alternatives, each a sequence of steps. `Some(&[])`: there is nothing to do. `None`: silent.
    #[must_use]
    pub const fn recovery(&self) -> Option<Recovery> {
        match self.recovery {
            Some(fact) => Some(fact.value),
            None => None,
        }
    }

    /// What supports the recovery.
    #[must_use]
    pub const fn recovery_basis(&self) -> Basis {
        match self.recovery {
            Some(fact) => fact.basis,
            None => Basis::Silent,
        }
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

    /// This advice with each silent part filled from a more general source, basis included: a code's own
    /// advice, `or` the document's rule for its status, `or` what HTTP itself says of the status.
    ///
    /// ```
    /// use codetable::advice::{Advice, Effect, Wait};
    /// use codetable::evidence::{Basis, Fact};
    ///
    /// const CODE: Advice = Advice::new(None, Some(Fact::new(Wait::Soon, Basis::Declared)), None);
    /// const HTTP: Basis = Basis::Registered("RFC 9110, section 15.5.2");
    /// const STATUS: Advice = Advice::new(None, Some(Fact::new(Wait::None, HTTP)), Some(Fact::new(Effect::NotApplied, HTTP)));
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

    /// Fills each silent part from a more general source.
    pub(crate) const fn fill(&mut self, fallback: &Self) {
        if self.recovery.is_none() {
            self.recovery = fallback.recovery;
        }
        if self.wait.is_none() {
            self.wait = fallback.wait;
        }
        if self.effect.is_none() {
            self.effect = fallback.effect;
        }
    }

    /// Whether no part is silent.
    pub(crate) const fn is_whole(&self) -> bool {
        self.recovery.is_some() && self.wait.is_some() && self.effect.is_some()
    }
}

/// Prints each part with its basis: `recovery: wait, retry or raise_quota (stated, 002:88); wait: …; effect: silent`.
impl fmt::Display for Advice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("recovery: ")?;
        match self.recovery {
            Some(Fact { value, basis }) => {
                fmt_recovery(value, f)?;
                write!(f, " ({basis})")?;
            }
            None => Basis::Silent.fmt(f)?,
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

/// Alternatives with `or` between them, steps of one with a comma; `none` where there is nothing to do.
fn fmt_recovery(recovery: Recovery, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if recovery.is_empty() {
        return f.write_str("none");
    }
    for (index, alternative) in recovery.iter().enumerate() {
        f.write_str(if index == 0 { "" } else { " or " })?;
        for (index, step) in alternative.iter().enumerate() {
            write!(f, "{}{step}", if index == 0 { "" } else { ", " })?;
        }
    }
    Ok(())
}
