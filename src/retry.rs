//! From what came of each send to what a program does next.
//!
//! It is the state of one call, and nothing that sends, sleeps or reads a clock.
//!
//! ```
//! use core::time::Duration;
//! use codetable::advice::{Advice, Alternative, Effect, Idempotency, Recovery, Step};
//! use codetable::evidence::{Basis, Fact};
//! use codetable::retry::{Reason, Retry, Then};
//!
//! // What a code of some system comes to: wait and send it again, for nothing was carried out.
//! static LOCKED: Advice = Advice::new(
//!     Recovery::new(&[Alternative::new(&[Step::Wait, Step::Retry])], Basis::Declared),
//!     None,
//!     Some(Fact::new(Effect::NotApplied, Basis::Declared)),
//! );
//!
//! let mut retry = Retry::new(Idempotency::Other).attempts(2);
//! let (now, random) = (Duration::from_secs(1_790_000_000), u32::MAX); // yours: a clock, and a number drawn at random
//! assert_eq!(retry.after(LOCKED, now, random), Then::SendAfter(Duration::from_secs(1)));
//! assert_eq!(retry.after(LOCKED, now, random), Then::GiveUp(Reason::Attempts(None)));
//! ```
//!
//! It works on a bare [`Advice`], so it asks for no feature and no HTTP: what came back may be an error of JSON-RPC,
//! gRPC or SQL. With the feature `inspect` it takes a `Finding` too, and then knows a success
//! when it sees one; the documentation of `codetable` has that loop.
//!
//! # What holds
//!
//! - **Sends.** A request is sent at most as often as [`attempts`](Retry::attempts) says, the first time included; the
//!   send after new credentials is not counted, and there is one for a call, or [none](Retry::without_refresh).
//! - **Waits.** Together they are no longer than [`patience`](Retry::patience). One that is longer than what is left of
//!   it is neither cut nor replaced: it is [`Then::Later`], with the moment where the response names one. None is
//!   shorter than [`FLOOR`]. Nothing is sent before the moment that a server names: what is random is added to that. An
//!   exponential backoff is drawn from all of its range each time, and the longer of the two is waited, so that whoever is
//!   told 0 again and again is no hammer. Where there is patience for the moment and not for the backoff, what is left
//!   of the patience is waited.
//! - **Effects.** What may have been carried out is sent again only by the caller's word that this does no harm, which
//!   is [`Idempotency::Idempotent`]: an idempotent method, or another with an idempotency key. Where it was sent again, the
//!   last answer is not all there is to say: [`earlier_may_be_applied`](Retry::earlier_may_be_applied).
//! - **Arithmetic** saturates; no number that a response holds overflows.
//!
//! How many calls of a process are repeated at all is another question: beside many machines goes one budget, such as
//! that of `tower::retry::budget`, so that a provider that is down does not get all of its traffic [`ATTEMPTS`] times.
//!
//! # To be stored and resumed
//!
//! A machine is [`Copy`], and may be kept with its request after [`Then::Later`]. Whoever sends the request at that
//! moment goes on with the machine as it was: that send is an attempt like any other, and credentials are not got a
//! second time. [`patience`](Retry::patience) may be given anew. Where only numbers can be kept,
//! `Retry::new(idempotency).attempts(stored)` with the [`attempts_left`](Retry::attempts_left) of before goes on too,
//! but may get credentials once more, which after a long time is right, and has forgotten what the sends before may have done.
//!
//! # Defaults
//!
//! They change with a major version only. Beside them what others do, by their own sources: the AWS SDK for Rust
//! (`smithy-lang/smithy-rs@56ee88c`, retry spec 2.1), Stripe's SDK for Node (`stripe/stripe-node@6639421`), Google's gax
//! for Rust (`googleapis/google-cloud-rust@4084332`), Azure's core for Rust (`Azure/azure-sdk-for-rust@b288586`) and the
//! standard handler of .NET with Polly (`dotnet/extensions@5862342`, `App-vNext/Polly@173d6d1`).
//!
//! | | here | AWS | Stripe | gax | Azure | .NET |
//! |---|---|---|---|---|---|---|
//! | [`ATTEMPTS`]: sends, with the first | 4 | 3 | 3 | 10 | 9 | 4 |
//! | [`PATIENCE`]: all waits together | 60 s | no bound | no bound | 60 s, with the calls | 60 s, with the calls | 30 s, with the calls |
//! | [`BASE`]: the first backoff, at most | 1 s | 50 ms; 1 s if throttled | 0.5 s | 1 s | 0.2 s | 2 s, the median |
//! | [`CAP`]: any backoff, at most | 30 s | 20 s | 5 s | 60 s | 30 s | no bound |
//! | [`FLOOR`]: any wait, at least | 250 ms | 0 | 0.5 s | 0 | 0.2 s | 0 |
//! | jitter of the backoff | all of it | all of it | the upper half | all of it | up to 255 ms more | yes |
//! | [`SPREAD`]: jitter of a server's wait, at most | 5 s | – | – | – | 0 | 0 |
//! | a server's wait | kept, or the backoff if longer | cut to the backoff and 5 s | not read | not read | kept | kept |
//! | … that is longer than the patience | [`Then::Later`] | cut | not read | not read | slept | slept until the timeout |

mod answer;
mod backoff;
mod defaults;
#[cfg(feature = "inspect")]
mod failure;
mod reason;
mod then;

pub use self::answer::{Answer, NoResponse};
pub use self::defaults::{ATTEMPTS, BASE, CAP, FLOOR, PATIENCE, SPREAD};
#[cfg(feature = "inspect")]
pub use self::failure::Failure;
pub use self::reason::Reason;
pub use self::then::Then;

use core::time::Duration;

#[cfg(doc)]
use crate::advice::{Advice, Effect};
use crate::advice::{Decision, Idempotency, Next, Step};

/// Whether new credentials may be got.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Refresh {
    Allowed,
    Done,
    Forbidden,
}

/// The state of one call: how often it was sent, how long it has waited, whether it got new credentials.
///
/// [`after`](Self::after) and [`no_response`](Self::no_response) are asked once for each send.
///
/// ```
/// use core::time::Duration;
/// use codetable::advice::Idempotency;
/// use codetable::retry::{FLOOR, NoResponse, PATIENCE, Retry, Then};
///
/// let mut retry = Retry::new(Idempotency::of("GET"))
///     .attempts(3)
///     .patience(2 * PATIENCE)
///     .backoff(Duration::from_secs(4), Duration::from_secs(8));
/// // A random number of 0 draws the shortest wait.
/// assert_eq!(retry.no_response(NoResponse::Unknown, 0), Then::SendAfter(FLOOR));
/// assert_eq!(retry.no_response(NoResponse::Unknown, u32::MAX), Then::SendAfter(Duration::from_secs(8)));
/// assert_eq!(retry.attempts_left(), 1);
/// assert_eq!(retry.patience_left(), 2 * PATIENCE - FLOOR - Duration::from_secs(8));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[must_use = "a machine does nothing until it is asked what to do after a send"]
pub struct Retry {
    idempotency: Idempotency,
    attempts: u32,
    /// How often it was sent, but for the time after new credentials.
    sent: u32,
    refresh: Refresh,
    /// Whether the last send may have been carried out, and whether one before it may have been.
    last_may_be_applied: bool,
    earlier_may_be_applied: bool,
    /// What is left of it.
    patience: Duration,
    base: Duration,
    cap: Duration,
}

impl Retry {
    /// A call that was not sent yet, with the [defaults](self#defaults).
    ///
    /// Whether the request may arrive twice is the caller's word: `Idempotency::of(method)` is what HTTP says of the
    /// method, and a request with an idempotency key is [`Idempotency::Idempotent`] whatever its method.
    pub const fn new(idempotency: Idempotency) -> Self {
        Self {
            idempotency,
            attempts: ATTEMPTS,
            sent: 0,
            refresh: Refresh::Allowed,
            last_may_be_applied: false,
            earlier_may_be_applied: false,
            patience: PATIENCE,
            base: BASE,
            cap: CAP,
        }
    }

    /// With so many sends at most, the first included; 0 is taken for 1, as whoever asks has sent it.
    ///
    /// The one after new credentials comes on top, unless it is [forbidden](Self::without_refresh).
    pub const fn attempts(self, attempts: u32) -> Self {
        Self { attempts: if attempts == 0 { 1 } else { attempts }, ..self }
    }

    /// With so much patience: all waits together are no longer.
    ///
    /// The time that the sends take is not counted; that is a timeout's affair.
    pub const fn patience(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }

    /// With another backoff, which is waited where nobody names a longer wait.
    ///
    /// The first is at most `base`, the bound of each further is twice the one before and at most `cap`, and none is shorter
    /// than [`FLOOR`].
    pub const fn backoff(self, base: Duration, cap: Duration) -> Self {
        Self { base, cap, ..self }
    }

    /// Without new credentials: to get them is then a step for a person.
    ///
    /// It is for whoever has none to get, and where not one send more may be than [`attempts`](Self::attempts) says.
    ///
    /// ```
    /// use core::time::Duration;
    /// use codetable::advice::{Advice, Alternative, Idempotency, Recovery, Step};
    /// use codetable::evidence::Basis;
    /// use codetable::retry::{Reason, Retry, Then};
    ///
    /// const REFRESH: &[Alternative] = &[Alternative::new(&[Step::RefreshCredentials, Step::Retry])];
    /// const EXPIRED: Advice = Advice::new(Recovery::new(REFRESH, Basis::Declared), None, None);
    ///
    /// let mut retry = Retry::new(Idempotency::of("GET")).without_refresh();
    /// let stopped = Reason::Stopped(Some(Step::RefreshCredentials));
    /// assert_eq!(retry.after(EXPIRED, Duration::ZERO, 0), Then::GiveUp(stopped));
    /// ```
    pub const fn without_refresh(self) -> Self {
        Self { refresh: Refresh::Forbidden, ..self }
    }

    /// How often the request may still be sent.
    ///
    /// ```
    /// use codetable::advice::Idempotency;
    /// use codetable::retry::{NoResponse, Retry, Then};
    ///
    /// let mut retry = Retry::new(Idempotency::Other).attempts(3);
    /// assert!(matches!(retry.no_response(NoResponse::NeverSent, 0), Then::SendAfter(_)));
    /// assert_eq!(retry.attempts_left(), 2);
    /// ```
    #[must_use]
    pub const fn attempts_left(&self) -> u32 {
        self.attempts.saturating_sub(self.sent)
    }

    /// Whether a send before the last one may have been carried out. What is said of the last does not tell.
    ///
    /// A DELETE whose first send got no answer, and whose second is answered with "not found", was probably done by the
    /// first. A send may have been carried out if it got no answer, or one by which its effect is not
    /// [`Effect::NotApplied`]; where nothing is said of the effect, nobody can tell.
    ///
    /// ```
    /// use core::time::Duration;
    /// use codetable::advice::{Advice, Alternative, Effect, Idempotency, Recovery, Step};
    /// use codetable::evidence::{Basis, Fact};
    /// use codetable::retry::{NoResponse, Reason, Retry, Then};
    ///
    /// const NOT_FOUND: Advice = Advice::new(
    ///     Recovery::new(&[Alternative::new(&[Step::FixRequest])], Basis::Declared),
    ///     None,
    ///     Some(Fact::new(Effect::NotApplied, Basis::Declared)),
    /// );
    ///
    /// let mut retry = Retry::new(Idempotency::of("DELETE"));
    /// assert!(matches!(retry.no_response(NoResponse::Unknown, 0), Then::SendAfter(_)));
    /// assert!(!retry.earlier_may_be_applied()); // there was none before
    /// let then = retry.after(NOT_FOUND, Duration::ZERO, 0);
    /// assert_eq!(then, Then::GiveUp(Reason::Stopped(Some(Step::FixRequest))));
    /// assert!(retry.earlier_may_be_applied());
    /// ```
    #[must_use]
    pub const fn earlier_may_be_applied(&self) -> bool {
        self.earlier_may_be_applied
    }

    /// How long it may still wait.
    #[must_use]
    pub const fn patience_left(&self) -> Duration {
        self.patience
    }

    /// What to do after a send that was answered.
    ///
    /// The answer is an [`Advice`], alone or with the headers of the response, an [`Answer`] or, with the feature `inspect`,
    /// a reference to a finding, which has the headers of its response. `now` is the time since 1970-01-01T00:00:00Z. `random`
    /// is drawn anew each time, evenly from all of `u32`: many clients with one number for it come back in step.
    ///
    /// ```
    /// use core::time::Duration;
    /// use codetable::advice::{Advice, Alternative, Idempotency, Recovery, Step};
    /// use codetable::evidence::Basis;
    /// use codetable::retry::{Answer, Reason, Retry, Then};
    ///
    /// const AGAIN: &[Alternative] = &[Alternative::new(&[Step::Wait, Step::Retry])];
    /// const UNAVAILABLE: Advice = Advice::new(Recovery::new(AGAIN, Basis::Declared), None, None);
    ///
    /// let (headers, now) = ([("Retry-After", "30")], Duration::from_secs(1_790_000_000));
    /// let mut get = Retry::new(Idempotency::of("GET"));
    /// assert_eq!(get.after((UNAVAILABLE, &headers), now, 0), Then::SendAfter(Duration::from_secs(30)));
    /// assert_eq!(get.after(Answer::Done, now, 0), Then::Done);
    ///
    /// // Nobody says that it was not carried out, and a POST must not be carried out twice.
    /// let mut post = Retry::new(Idempotency::of("POST"));
    /// assert_eq!(post.after((UNAVAILABLE, &headers), now, 0), Then::GiveUp(Reason::MayBeApplied(None)));
    /// ```
    pub fn after<'a>(&mut self, answer: impl Into<Answer<'a>>, now: Duration, random: u32) -> Then {
        let answer = answer.into();
        self.count(answer.may_be_applied());
        let (advice, headers) = match answer {
            Answer::Done => return Then::Done,
            Answer::Redirected => return Then::GiveUp(Reason::Redirected),
            Answer::Unclear => return Then::GiveUp(Reason::Unclear),
            Answer::Failed(advice, headers) => (advice, headers),
        };
        let Decision { next, decided_by } = advice.given(|condition| condition.holds(headers)).decide(self.idempotency);
        match next {
            Next::Send(wait) => match wait.read(headers, now) {
                Ok(told) => self.send_as_told(told, now, random),
                Err(_) => self.back_off(random),
            },
            Next::RefreshThenSend => self.refresh(),
            Next::Later(wait) => Then::Later(wait.delay(headers, now).map(|told| backoff::moment(told, now))),
            Next::Stop(step) => Then::GiveUp(Reason::of(step, decided_by)),
        }
    }

    /// What to do after a send that was not answered, or whose answer broke off before it told anything.
    ///
    /// What was never sent goes again for any call. Of all else nobody can tell whether it was carried out.
    ///
    /// ```
    /// use codetable::advice::Idempotency;
    /// use codetable::retry::{NoResponse, Reason, Retry, Then};
    ///
    /// let mut post = Retry::new(Idempotency::of("POST"));
    /// assert!(matches!(post.no_response(NoResponse::NeverSent, 7), Then::SendAfter(_)));
    /// assert_eq!(post.no_response(NoResponse::Unknown, 7), Then::GiveUp(Reason::MayBeApplied(None)));
    /// ```
    pub fn no_response(&mut self, what: NoResponse, random: u32) -> Then {
        self.count(what == NoResponse::Unknown);
        match (what, self.idempotency) {
            (NoResponse::NeverSent, _) | (NoResponse::Unknown, Idempotency::Idempotent) => self.back_off(random),
            (NoResponse::Unknown, Idempotency::Other) => Then::GiveUp(Reason::MayBeApplied(None)),
        }
    }

    /// Counts a send that was made.
    fn count(&mut self, may_be_applied: bool) {
        self.sent = self.sent.saturating_add(1);
        self.earlier_may_be_applied |= self.last_may_be_applied;
        self.last_may_be_applied = may_be_applied;
    }

    fn send_as_told(&mut self, told: Duration, now: Duration, random: u32) -> Then {
        let least = backoff::least(told);
        let wanted = backoff::spread(least, random).max(self.backoff_drawn(random));
        self.send_after(least, wanted, Some(backoff::moment(told, now)))
    }

    fn back_off(&mut self, random: u32) -> Then {
        let wait = self.backoff_drawn(random);
        self.send_after(wait, wait, None)
    }

    fn backoff_drawn(&self, random: u32) -> Duration {
        backoff::drawn(self.base, self.cap, self.sent.saturating_sub(1), random)
    }

    /// Sends after the wait that is wanted, or after as much of it as there is patience for and no less than the least, if
    /// there is an attempt left.
    fn send_after(&mut self, least: Duration, wanted: Duration, moment: Option<Duration>) -> Then {
        if self.attempts_left() == 0 {
            return Then::GiveUp(Reason::Attempts(moment));
        }
        if least > self.patience {
            return Then::Later(moment);
        }
        let wait = wanted.clamp(least, self.patience);
        self.patience = self.patience.saturating_sub(wait);
        Then::SendAfter(wait)
    }

    fn refresh(&mut self) -> Then {
        match self.refresh {
            Refresh::Done => return Then::GiveUp(Reason::Refused),
            Refresh::Forbidden => return Then::GiveUp(Reason::Stopped(Some(Step::RefreshCredentials))),
            Refresh::Allowed => self.refresh = Refresh::Done,
        }
        // The send that follows takes its place.
        self.sent = self.sent.saturating_sub(1);
        Then::RefreshThenSend
    }
}
