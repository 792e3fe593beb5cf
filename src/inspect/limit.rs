//! From a response's headers to what they tell of allowances, as typed values.

use super::note::Notes;
use super::{Finding, Note, timing};
use crate::provider::{Allowance, Header, HeaderRole, Period, Provider};
use crate::response::Response;
use crate::wait::{Clock, Reset, unpadded};

/// How many allowances are kept: more than any document describes.
const KEPT: usize = 4;

/// What the headers of a response tell of one allowance. What they do not tell, or not as the document says, is `None`.
///
/// ```
/// # #[cfg(feature = "meloming")] {
/// use codetable::inspect::Limit;
/// use codetable::{meloming, response::Response};
///
/// /// Whether to slow down: less than a tenth is left.
/// fn is_short(limit: &Limit) -> bool {
///     limit.limit.zip(limit.remaining).is_some_and(|(all, left)| left < all / 10)
/// }
/// let headers = [("X-RateLimit-Limit", "60"), ("X-RateLimit-Remaining", "5")];
/// let finding = meloming::inspect(Response::new(200).headers(&headers));
/// assert!(finding.limits().any(|limit| is_short(&limit)));
/// # }
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
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

impl Finding<'_> {
    /// What the headers tell of each allowance, in the order in which the document describes their headers.
    ///
    /// An allowance of which no header is there is left out.
    ///
    /// A value that cannot be read is `None`, with a [note](Note::HeaderValue); so is a time without an offset from UTC,
    /// with [another](Note::HeaderZone). When a count starts again is read [as waits are](crate::wait), in whatever form
    /// it is written, with a [note](Note::HeaderForm) if that is not the document's. Where the response has a `Date`, a
    /// moment that is not plausible then is `None` as well.
    ///
    /// ```
    /// # #[cfg(feature = "meloming")] {
    /// use core::time::Duration;
    /// use codetable::inspect::Reset;
    /// use codetable::provider::{Allowance, Period};
    /// use codetable::{meloming, response::Response};
    ///
    /// let headers = [("x-ratelimit-limit", "60"), ("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", "1790000042")];
    /// let finding = meloming::inspect(Response::new(429).headers(&headers));
    /// let rate = finding.limits().next().unwrap();
    /// assert_eq!((rate.of, rate.per), (Some(Allowance::Rate), Some(Period::Minute)));
    /// assert_eq!((rate.limit, rate.remaining, rate.used), (Some(60), Some(0), None));
    /// assert_eq!(rate.reset, Some(Reset::At(Duration::from_secs(1_790_000_042))));
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
        let clock = Clock::new(response, None);
        for header in provider.headers {
            let note = match header.role.value {
                HeaderRole::Limit => self.count(header, response, |limit| &mut limit.limit),
                HeaderRole::Remaining => self.count(header, response, |limit| &mut limit.remaining),
                HeaderRole::Used => self.count(header, response, |limit| &mut limit.used),
                HeaderRole::Reset => self.reset(header, &clock),
                _ => None,
            };
            note.into_iter().for_each(|note| notes.add(note));
        }
    }

    /// Reads a number, and notes what is none.
    fn count(
        &mut self,
        header: &'static Header,
        response: &Response<'_>,
        kept: fn(&mut Limit) -> &mut Option<u64>,
    ) -> Option<Note> {
        let value = unpadded(response.header(header.name)?);
        let number = if value.bytes().all(|byte| byte.is_ascii_digit()) { value.parse().ok() } else { None };
        *kept(self.of(header)?) = number;
        if number.is_none() { Some(Note::HeaderValue(header.name)) } else { None }
    }

    /// Reads when the count starts again, and notes how that is written if the document says otherwise.
    fn reset(&mut self, header: &'static Header, clock: &Clock<'_, Response<'_>>) -> Option<Note> {
        let told = clock.told(header)?;
        self.of(header)?.reset = told.reset.ok();
        timing::note(header, told)
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
