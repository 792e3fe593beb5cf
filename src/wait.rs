//! How long to wait: from what a document says, and the headers of a response, to a duration.
//!
//! **What a header says is read by what it is.** Servers send seconds where a moment is documented, milliseconds where
//! seconds are, and dates where numbers are; so what a document says of the form of a header never makes it unreadable.
//! No two forms look alike within the span that is plausible, and the first that fits is taken:
//!
//! | the value | is |
//! |---|---|
//! | eight digits that are a date of the years 2000 to 2099, where ISO 8601 is documented | a date without a zone: [`NoDelay::NoZone`] |
//! | a number up to 31,622,400, which is 366 days | seconds to wait |
//! | a number from 946,684,800 on, below 4,102,444,800 | Unix seconds of the years 2000 to 2099 |
//! | a number from 946,684,800,000 on, below 4,102,444,800,000 | Unix milliseconds of these years |
//! | what begins with a letter | a date of HTTP, in one of three forms (RFC 9110, section 5.6.7), or of mail |
//! | all else | a date and time of ISO 8601, with an offset from UTC |
//!
//! So `0`, `42` and `86400` are seconds to wait even where Unix seconds are documented, and `30000` is never taken for
//! milliseconds: nobody could tell. A number may have a fraction; signs, exponents and units it has none. White space may
//! stand around a value.
//!
//! **A moment is plausible** from a day past, which is a wait of zero, to 366 days ahead. Whatever else it says, it was not
//! meant for this request, and counts as unreadable. Where the response has a readable `Date` of the years 2000 to 2099, the
//! time until a moment is counted from there, and from its `Age` on, for the server named both and the caller's clock may be
//! wrong. An amount is counted from the response on.
//!
//! **Never earlier than asked.** Delays are whole seconds, rounded up. Of all headers that the advice names and
//! `Retry-After`, which may come with any response (RFC 9110, section 10.2.3), of all their values, and of what a proxy
//! joined by commas, the latest moment counts. Of each header 32 values are looked at, and none of more than 128 bytes.

mod clock;
#[cfg(feature = "time")]
mod date;
mod form;
mod number;
mod reset;
mod values;

pub use self::reset::Reset;

pub(crate) use self::clock::Clock;
#[cfg(feature = "inspect")]
pub(crate) use self::clock::DATES;
#[cfg(feature = "inspect")]
pub(crate) use self::form::{Told, read as read_form};
#[cfg(feature = "inspect")]
pub(crate) use self::values::unpadded;

use core::fmt;
use core::time::Duration;

use crate::evidence::{Basis, Fact};
use crate::response::HeaderSource;
use crate::wire::{Format, Header, HeaderRole};

/// The header that may come with any response.
pub(crate) static RETRY_AFTER: Header = {
    let basis = Basis::Registered("RFC 9110, section 10.2.3");
    Header {
        format: Some(Fact::new(Format::RetryAfter, basis)),
        ..Header::new("Retry-After", HeaderRole::RetryAfter, basis)
    }
};

/// Whether it is that header, in whatever case a document writes it.
pub(crate) fn is_retry_after(header: &Header) -> bool {
    header.name.eq_ignore_ascii_case(RETRY_AFTER.name)
}

/// How long to wait before a retry, as a document says. Whatever it says, a response may ask for more by `Retry-After`.
///
/// A wait that names headers is built in a `static`, not in a `const`: before Rust 1.89 a list of references to statics
/// lives long enough only there.
///
/// ```
/// use core::time::Duration;
/// use codetable::advice::Wait;
/// use codetable::evidence::Basis;
/// use codetable::provider::{Header, HeaderRole};
///
/// static RESET: Header = Header::new("X-RateLimit-Reset", HeaderRole::Reset, Basis::Declared);
/// static WAIT: Wait = Wait::Header(&[&RESET]);
/// assert_eq!(WAIT.headers(), [&RESET]);
/// assert_eq!(WAIT.to_string(), "after the wait that X-RateLimit-Reset tells");
///
/// let (now, headers) = (Duration::from_secs(1_790_000_000), [("X-RateLimit-Reset", "1790000030")]);
/// assert_eq!(WAIT.delay(&headers, now), Some(Duration::from_secs(30)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Wait {
    /// As these response headers say; the latest moment counts.
    Header(&'static [&'static Header]),
    /// As these members of the body say, and these headers; the latest moment counts.
    Member(Members),
    /// So many seconds.
    Seconds(u32),
    /// A while; the document names no amount.
    Soon,
    /// Until the next month begins; these headers may say when that is.
    NextMonth(&'static [&'static Header]),
    /// No wait is needed.
    None,
}

/// Members of a body that tell how long to wait, and what they said.
///
/// What they said a [finding](crate::inspect) fills in, so that a wait of its advice is read like any other.
///
/// ```
/// use codetable::wait::{Members, Reset, Wait};
/// use core::time::Duration;
///
/// const TOLD: Members = Members::new(&["/error/retry_after"], &[]);
/// assert_eq!((TOLD.pointers(), TOLD.said()), (&["/error/retry_after"][..], None));
/// assert_eq!(Wait::Member(TOLD).to_string(), "after the wait that /error/retry_after tells");
///
/// let said = TOLD.saying(Reset::After(Duration::from_secs(17))).said();
/// assert_eq!(said, Some(Reset::After(Duration::from_secs(17))));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Members {
    pointers: &'static [&'static str],
    headers: &'static [&'static Header],
    said: Option<Reset>,
}

impl Members {
    /// The members at these JSON pointers, and headers that tell as well.
    #[must_use]
    pub const fn new(pointers: &'static [&'static str], headers: &'static [&'static Header]) -> Self {
        Self { pointers, headers, said: None }
    }

    /// The members, as JSON pointers.
    #[must_use]
    pub const fn pointers(self) -> &'static [&'static str] {
        self.pointers
    }

    /// What they said in a response; `None` where none said anything, or there is no response.
    #[must_use]
    pub const fn said(self) -> Option<Reset> {
        self.said
    }

    /// The same where they said this.
    ///
    /// ```
    /// use core::time::Duration;
    /// use codetable::advice::Wait;
    /// use codetable::wait::{Members, Reset};
    ///
    /// let members = Members::new(&["/retry_after"], &[]).saying(Reset::After(Duration::from_secs(17)));
    /// assert_eq!(Wait::Member(members).delay(&(), Duration::ZERO), Some(Duration::from_secs(17)));
    /// ```
    #[must_use]
    pub const fn saying(self, said: Reset) -> Self {
        Self { said: Some(said), ..self }
    }
}

/// A delay, and who asked for it.
///
/// ```
/// use core::time::Duration;
/// use codetable::wait::{Asked, Wait};
///
/// let headers = [("Retry-After", "120")];
/// let Ok(Asked { delay, header, .. }) = Wait::Seconds(5).asked(&headers, Duration::ZERO) else { panic!() };
/// assert_eq!((delay.as_secs(), header), (120, Some("Retry-After"))); // the server asks for more than the document
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Asked {
    /// How long from now on: whole seconds, at most 366 days.
    ///
    /// Whoever waits longer does as the server asked; whoever waits less does not.
    pub delay: Duration,
    /// The name of the header that asks for it.
    ///
    /// `None` where none does: a member of the body or the document names the amount, or says that no wait is needed.
    pub header: Option<&'static str>,
}

/// Why there is no duration: the caller's backoff applies.
///
/// Of several reasons the greatest is given, the one that says most.
///
/// ```
/// use core::time::Duration;
/// use codetable::wait::{NoDelay, Wait};
///
/// let now = Duration::from_secs(1_790_000_000);
/// let read = |value| Wait::Soon.read(&[("Retry-After", value)], now);
/// assert_eq!(Wait::Soon.read(&(), now), Err(NoDelay::Unnamed));
/// assert_eq!(read("soon"), Err(NoDelay::Unreadable));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum NoDelay {
    /// The document names neither an amount nor a header, and the response has no `Retry-After`.
    Unnamed,
    /// The response has none of the headers and members, and no `Retry-After`.
    Absent,
    /// A header is there, and what it says is neither an amount nor a moment, or not a plausible one.
    Unreadable,
    /// A header holds a date and time without an offset from UTC, which leaves the instant open.
    NoZone,
    /// A header holds what may be a date; dates are read with the crate's feature `time` only, which `inspect` brings.
    NeedsTime,
}

impl Wait {
    /// How long to wait from now on: [`read`](Self::read) without the reason.
    ///
    /// ```
    /// # use codetable::evidence::{Basis, Fact};
    /// # use codetable::provider::{Format, Header, HeaderRole};
    /// use core::time::Duration;
    /// use codetable::advice::Wait;
    ///
    /// static RESET: Header = Header {
    ///     format: Some(Fact::new(Format::UnixSeconds, Basis::Declared)),
    ///     ..Header::new("X-RateLimit-Reset", HeaderRole::Reset, Basis::Declared)
    /// };
    /// static WAIT: Wait = Wait::Header(&[&RESET]);
    ///
    /// let now = Duration::from_secs(1_790_000_000);
    /// let delay = |value| WAIT.delay(&[("x-ratelimit-reset", value)], now);
    /// assert_eq!(delay("1790000030"), Some(Duration::from_secs(30)));
    /// assert_eq!(delay("1789999990"), Some(Duration::ZERO), "it has just passed");
    /// assert_eq!(delay("42"), Some(Duration::from_secs(42)), "an amount, whatever the document says");
    /// assert_eq!(delay("soon"), None);
    /// ```
    #[must_use]
    pub fn delay<H: HeaderSource + ?Sized>(self, headers: &H, now: Duration) -> Option<Duration> {
        self.read(headers, now).ok()
    }

    /// How long to wait from now on, or why that is not known: [`asked`](Self::asked) without who asks.
    ///
    /// # Errors
    ///
    /// [`NoDelay`] says why there is no duration.
    ///
    /// ```
    /// use core::time::Duration;
    /// use codetable::advice::Wait;
    /// use codetable::wait::NoDelay;
    ///
    /// let now = Duration::from_secs(1_790_000_000);
    /// assert_eq!(Wait::None.read(&(), now), Ok(Duration::ZERO));
    /// assert_eq!(Wait::Soon.read(&(), now), Err(NoDelay::Unnamed));
    /// assert_eq!(Wait::Soon.read(&[("Retry-After", "1.5")], now), Ok(Duration::from_secs(2)));
    /// ```
    pub fn read<H: HeaderSource + ?Sized>(self, headers: &H, now: Duration) -> Result<Duration, NoDelay> {
        self.asked(headers, now).map(|asked| asked.delay)
    }

    /// How long to wait from now on, and which header asks for it; or why that is not known.
    ///
    /// `now` is the time since 1970-01-01T00:00:00Z. The latest moment counts of all that the headers of the wait and
    /// `Retry-After` say; the [module](self) says how they are read. A wait for the next month has a length only if a
    /// header gives it: the document does not say in whose time zone a month begins.
    ///
    /// # Errors
    ///
    /// [`NoDelay`] says why there is no duration.
    ///
    /// ```
    /// use core::time::Duration;
    /// use codetable::advice::Wait;
    ///
    /// let headers = [("Retry-After", "120"), ("Retry-After", "30")];
    /// let asked = Wait::Soon.asked(&headers, Duration::from_secs(1_790_000_000)).unwrap();
    /// assert_eq!((asked.delay.as_secs(), asked.header), (120, Some("Retry-After")));
    /// ```
    pub fn asked<H: HeaderSource + ?Sized>(self, headers: &H, now: Duration) -> Result<Asked, NoDelay> {
        let clock = Clock::new(headers, Some(now));
        let asked = |header: &Header| {
            let reset = clock.told(header)?.reset;
            let delay = reset.and_then(|reset| clock.delay(reset).ok_or(NoDelay::Unreadable));
            Some(delay.map(|delay| Asked { delay, header: Some(header.name) }))
        };
        let is_named = self.headers().iter().any(|header| is_retry_after(header));
        let last = if is_named { None } else { asked(&RETRY_AFTER) };
        let own = match self {
            Self::Seconds(seconds) => {
                let delay = Duration::from_secs(seconds.into());
                Some(Ok(Asked { delay, header: None }))
            }
            Self::Member(Members { said: Some(said), .. }) => {
                let delay = clock.delay(said).ok_or(NoDelay::Unreadable);
                Some(delay.map(|delay| Asked { delay, header: None }))
            }
            _ => None,
        };
        self.headers().iter().filter_map(|header| asked(header)).chain(last).chain(own).reduce(later).unwrap_or(
            match self {
                Self::None => Ok(Asked { delay: Duration::ZERO, header: None }),
                _ if self.headers().is_empty() && !matches!(self, Self::Member(_)) => Err(NoDelay::Unnamed),
                _ => Err(NoDelay::Absent),
            },
        )
    }

    /// The headers that the document names for it; empty where it names none.
    #[must_use]
    pub const fn headers(self) -> &'static [&'static Header] {
        match self {
            Self::Header(headers) | Self::NextMonth(headers) => headers,
            Self::Member(members) => members.headers,
            Self::Seconds(_) | Self::Soon | Self::None => &[],
        }
    }
}

/// The later of two, of equal ones the first; what is readable counts before what is not.
fn later(one: Result<Asked, NoDelay>, other: Result<Asked, NoDelay>) -> Result<Asked, NoDelay> {
    match (one, other) {
        (Ok(asked), Ok(later)) if later.delay > asked.delay => Ok(later),
        (Ok(asked), _) | (Err(_), Ok(asked)) => Ok(asked),
        (Err(why), Err(other)) => Err(why.max(other)),
    }
}

/// Prints a phrase: `after the wait that X tells`, `after a while`, `when the next month begins`, `at once`.
impl fmt::Display for Wait {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Seconds(seconds) => return write!(f, "after {seconds} s"),
            Self::Member(members) => {
                f.write_str("after the wait that")?;
                let headers = members.headers.iter().map(|header| header.name);
                for (index, name) in members.pointers.iter().copied().chain(headers).enumerate() {
                    write!(f, " {}{name}", if index == 0 { "" } else { "or " })?;
                }
                return f.write_str(" tells");
            }
            Self::Header([]) | Self::Soon => "after a while",
            Self::Header(_) => "after the wait that",
            Self::NextMonth([]) => "when the next month begins",
            Self::NextMonth(_) => "when the next month begins, which",
            Self::None => "at once",
        })?;
        for (index, header) in self.headers().iter().enumerate() {
            write!(f, " {}{}", if index == 0 { "" } else { "or " }, header.name)?;
        }
        if self.headers().is_empty() { Ok(()) } else { f.write_str(" tells") }
    }
}

impl fmt::Display for NoDelay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Unnamed => "neither the document nor the response names an amount of time",
            Self::Absent => "nothing in the response tells how long to wait",
            Self::Unreadable => {
                "the header that tells how long to wait says no amount of time and no moment, or none that is plausible"
            }
            Self::NoZone => "the header that tells how long to wait holds a time without an offset from UTC",
            Self::NeedsTime => {
                "the header that tells how long to wait holds a date: enable the feature `time` of codetable to read it"
            }
        })
    }
}

impl core::error::Error for NoDelay {}
