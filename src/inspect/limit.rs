//! From a response's headers to what they tell of allowances, as typed values.

use core::time::Duration;

use super::note::Notes;
use super::{Finding, Note};
use crate::provider::{Allowance, Format, Header, HeaderRole, Period, Provider};
use crate::response::Response;
use crate::wait::{self, NoDelay};

/// How many allowances are kept: more than any document describes.
const KEPT: usize = 4;

/// What the headers of a response tell of one allowance. What they do not tell, or not as the document says, is `None`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// Which allowance it is, if the document says so.
    pub of: Option<Allowance>,
    /// The period it is counted over, if the document says so.
    pub per: Option<Period>,
    /// How much is allowed.
    pub limit: Option<u64>,
    /// How much is left.
    pub remaining: Option<u64>,
    /// How much has been used.
    pub used: Option<u64>,
    /// When the count starts again.
    pub reset: Option<Reset>,
}

/// When a count starts again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reset {
    /// At this moment, in seconds since 1970-01-01T00:00:00Z.
    At(u64),
    /// So long after the response.
    After(Duration),
}

impl Finding<'_> {
    /// What the headers tell of each allowance, in the order in which the document describes their headers. An allowance
    /// of which no header is there is left out.
    ///
    /// A value that is not written as the document says is `None`, with a [note](Note::HeaderValue); so is a time
    /// without an offset from UTC, with [another](Note::HeaderZone).
    ///
    /// ```
    /// # #[cfg(feature = "meloming")] {
    /// use codetable::inspect::Reset;
    /// use codetable::provider::{Allowance, Period};
    /// use codetable::{meloming, response::Response};
    ///
    /// let headers = [("x-ratelimit-limit", "60"), ("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", "1790000042")];
    /// let finding = meloming::inspect(Response::new(429).headers(&headers));
    /// let rate = finding.limits().next().unwrap();
    /// assert_eq!((rate.of, rate.per), (Some(Allowance::Rate), Some(Period::Minute)));
    /// assert_eq!((rate.limit, rate.remaining, rate.used), (Some(60), Some(0), None));
    /// assert_eq!(rate.reset, Some(Reset::At(1_790_000_042)));
    /// # }
    /// ```
    pub fn limits(&self) -> impl Iterator<Item = Limit> {
        self.limits.0.into_iter().flatten()
    }
}

/// The allowances that a response tells of.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Limits([Option<Limit>; KEPT]);

impl Limits {
    /// Reads the headers that the document describes.
    pub(super) fn read(&mut self, provider: &'static Provider, response: &Response<'_>, notes: &mut Notes) {
        for header in provider.headers {
            let role = header.role.value;
            let is_limit =
                matches!(role, HeaderRole::Limit | HeaderRole::Remaining | HeaderRole::Used | HeaderRole::Reset);
            let Some(value) = (if is_limit { response.header(header.name) } else { None }) else { continue };
            let Some(limit) = self.of(header) else { continue };
            let value = wait::unpadded(value);
            let number = wait::seconds(value).ok_or(Note::HeaderValue(header.name));
            let read = match role {
                HeaderRole::Limit => number.map(|number| limit.limit = Some(number)),
                HeaderRole::Remaining => number.map(|number| limit.remaining = Some(number)),
                HeaderRole::Used => number.map(|number| limit.used = Some(number)),
                _ => Reset::read(header, value).map(|reset| limit.reset = Some(reset)),
            };
            if let Err(note) = read {
                notes.add(note);
            }
        }
    }

    /// The allowance that a header speaks of. A header that names no period speaks of the first allowance of its kind.
    fn of(&mut self, header: &Header) -> Option<&mut Limit> {
        let of = header.of.map(|fact| fact.value);
        let per = header.per.map(|fact| fact.value);
        let fits = |limit: &Limit| limit.of == of && (per.is_none() || limit.per.is_none() || limit.per == per);
        let slot = self.0.iter_mut().find(|slot| slot.as_ref().is_none_or(fits))?;
        let limit = slot.get_or_insert(Limit { of, per: None, limit: None, remaining: None, used: None, reset: None });
        limit.per = limit.per.or(per);
        Some(limit)
    }
}

impl Reset {
    fn read(header: &Header, value: &str) -> Result<Self, Note> {
        let format = header.format.map(|fact| fact.value);
        match (format, wait::seconds(value)) {
            (Some(Format::RetryAfter), Some(seconds)) => Ok(Self::After(Duration::from_secs(seconds))),
            // The time from the beginning of Unix time on is Unix time.
            _ => match wait::read(format, value, 0) {
                Ok(since) => Ok(Self::At(since.as_secs())),
                Err(NoDelay::NoZone) => Err(Note::HeaderZone(header.name)),
                Err(_) => Err(Note::HeaderValue(header.name)),
            },
        }
    }
}
