//! How often and how long, where the caller does not say: numbers, each with its reason.

use core::time::Duration;

/// How often a request is sent, the first time included.
///
/// With the backoff below, four sends outlive a fault of some seconds; more of them add load to what is down already, and
/// whoever wants to outlive an hour wants a queue.
pub const ATTEMPTS: u32 = 4;

/// How long all waits of a call are together.
///
/// A limit for a minute is the usual one, and has begun anew by then. What takes longer is worth telling the caller.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// The longest first backoff.
///
/// A process that is replaced or a lock that is held takes about so long.
pub const BASE: Duration = Duration::from_secs(1);

/// The longest backoff.
///
/// Half of the patience, so that no wait that nobody asked for takes all of it.
pub const CAP: Duration = Duration::from_secs(30);

/// The shortest wait: none is shorter, be it told or drawn.
///
/// A request takes about so long around the world. Whoever is back sooner learns nothing.
pub const FLOOR: Duration = Duration::from_millis(250);

/// The most that is added to a wait that a server names; half of that wait, where this is less.
///
/// All who were told the same moment would come back in it. Nothing is ever taken away, for that would be early.
pub const SPREAD: Duration = Duration::from_secs(5);
