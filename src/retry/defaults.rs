//! How often and how long, where the caller does not say: numbers, each with its reason.

use core::time::Duration;

/// How often a request is sent, the first time included.
///
/// With the backoff below, four sends outlive a fault of some seconds; more of them add load to what is down already, and
/// whoever wants to outlive an hour wants a queue.
///
/// ```
/// use codetable::advice::Idempotency;
/// use codetable::retry::{ATTEMPTS, Retry};
///
/// assert_eq!(Retry::new(Idempotency::of("GET")).attempts_left(), ATTEMPTS);
/// ```
pub const ATTEMPTS: u32 = 4;

/// How long all waits of a call are together.
///
/// A limit for a minute is the usual one, and has begun anew by then. What takes longer is worth telling the caller.
///
/// ```
/// use codetable::advice::Idempotency;
/// use codetable::retry::{PATIENCE, Retry};
///
/// assert_eq!(Retry::new(Idempotency::of("GET")).patience_left(), PATIENCE);
/// ```
pub const PATIENCE: Duration = Duration::from_secs(60);

/// The longest first backoff.
///
/// A process that is replaced or a lock that is held takes about so long.
///
/// ```
/// use codetable::advice::Idempotency;
/// use codetable::retry::{BASE, CAP, NoResponse, Retry, Then};
///
/// let mut retry = Retry::new(Idempotency::of("GET"));
/// assert_eq!(retry.no_response(NoResponse::Unknown, u32::MAX), Then::SendAfter(BASE));
///
/// // A quicker beginning, with the usual bound.
/// let mut quick = Retry::new(Idempotency::of("GET")).backoff(BASE / 2, CAP);
/// assert_eq!(quick.no_response(NoResponse::Unknown, u32::MAX), Then::SendAfter(BASE / 2));
/// ```
pub const BASE: Duration = Duration::from_secs(1);

/// The longest backoff.
///
/// Half of the patience, so that no wait that nobody asked for takes all of it.
///
/// ```
/// use codetable::advice::Idempotency;
/// use codetable::retry::{CAP, NoResponse, Retry, Then};
///
/// let mut retry = Retry::new(Idempotency::of("GET")).backoff(2 * CAP, CAP);
/// assert_eq!(retry.no_response(NoResponse::Unknown, u32::MAX), Then::SendAfter(CAP));
/// ```
pub const CAP: Duration = Duration::from_secs(30);

/// The shortest wait: none is shorter, be it told or drawn.
///
/// A request takes about so long around the world. Whoever is back sooner learns nothing.
///
/// ```
/// use codetable::advice::Idempotency;
/// use codetable::retry::{FLOOR, NoResponse, Retry, Then};
///
/// let mut retry = Retry::new(Idempotency::of("GET"));
/// assert_eq!(retry.no_response(NoResponse::Unknown, 0), Then::SendAfter(FLOOR));
/// ```
pub const FLOOR: Duration = Duration::from_millis(250);

/// The most that is added to a wait that a server names; half of that wait, where this is less.
///
/// All who were told the same moment would come back in it. Nothing is ever taken away, for that would be early.
///
/// ```
/// use core::time::Duration;
/// use codetable::advice::{Advice, Alternative, Idempotency, Recovery, Step};
/// use codetable::evidence::Basis;
/// use codetable::retry::{Retry, SPREAD, Then};
///
/// const AGAIN: &[Alternative] = &[Alternative::new(&[Step::Wait, Step::Retry])];
/// const LIMITED: Advice = Advice::new(Recovery::new(AGAIN, Basis::Declared), None, None);
///
/// let (now, told) = (Duration::from_secs(1_790_000_000), Duration::from_secs(30));
/// let then = Retry::new(Idempotency::of("GET")).after((LIMITED, &[("Retry-After", "30")]), now, u32::MAX);
/// assert_eq!(then, Then::SendAfter(told + SPREAD));
/// ```
pub const SPREAD: Duration = Duration::from_secs(5);
