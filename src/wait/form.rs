//! From one value of a header to the moment or the amount that it says, in whatever form it is written.

use core::time::Duration;

use super::number::{self, Count};
use super::{NoDelay, Reset};
use crate::wire::Format;

#[cfg(feature = "time")]
use super::date::{http_date, is_date, iso8601};

/// What a value says, or several together.
#[derive(Clone, Copy)]
pub(crate) struct Told {
    /// The moment or the amount; of several the latest that is plausible, or why there is none.
    pub(crate) reset: Result<Reset, NoDelay>,
    /// Whether each can be read and is written as the document says.
    #[cfg_attr(not(feature = "inspect"), allow(dead_code, reason = "only findings have notes"))]
    pub(crate) is_as_documented: bool,
}

impl Told {
    /// Nothing, and why.
    pub(super) const fn nothing(why: NoDelay) -> Self {
        Self { reset: Err(why), is_as_documented: false }
    }
}

/// Reads a value. The clock says which century a year of two digits is in.
pub(crate) fn read(format: Option<Format>, value: &str, clock: impl FnOnce() -> Option<Duration>) -> Told {
    // Nothing is another form of what no document says, or of any text.
    let is = |forms: &[Format]| format.is_none_or(|format| format == Format::Text || forms.contains(&format));
    let is_zoneless = || value.len() == 8 && value.starts_with("20") && is_date(value);
    let read = if number::is_number(value) && !(format == Some(Format::Iso8601) && is_zoneless()) {
        number::read(value, format == Some(Format::Milliseconds)).ok_or(NoDelay::Unreadable).map(|(reset, count)| {
            let is_as_documented = match count {
                // Many a server says by it that there is nothing to wait for, whatever it counts.
                _ if value == "0" => {
                    is(&[Format::RetryAfter, Format::UnixSeconds, Format::Milliseconds, Format::Integer])
                }
                _ if value.contains('.') => is(&[]),
                Count::Millis => true,
                Count::Seconds => is(&[Format::RetryAfter, Format::Integer]),
                Count::UnixSeconds => is(&[Format::UnixSeconds, Format::Integer]),
                Count::UnixMillis => is(&[Format::Integer]),
            };
            (reset, is_as_documented)
        })
    } else if value.starts_with(|first: char| first.is_ascii_alphabetic()) {
        http_date(value, clock).map(|moment| (Reset::At(moment), is(&[Format::RetryAfter])))
    } else {
        iso8601(value).map(|moment| (Reset::At(moment), is(&[Format::Iso8601])))
    };
    match read {
        Ok((reset, is_as_documented)) => Told { reset: Ok(reset), is_as_documented },
        Err(why) => Told::nothing(why),
    }
}

/// Refuses a value, by another reason if it may be a date: letters or digits with something between them.
#[cfg(not(feature = "time"))]
fn unread(value: &str) -> Result<Duration, NoDelay> {
    let is_date = value.len() >= "2026-09-21".len()
        && value.starts_with(|first: char| first.is_ascii_alphanumeric())
        && value.bytes().any(|byte| byte.is_ascii_digit())
        && value.bytes().any(|byte| matches!(byte, b':' | b'-' | b'T'));
    Err(if is_date { NoDelay::NeedsTime } else { NoDelay::Unreadable })
}

#[cfg(not(feature = "time"))]
fn http_date(value: &str, _: impl FnOnce() -> Option<Duration>) -> Result<Duration, NoDelay> {
    unread(value)
}

#[cfg(not(feature = "time"))]
fn iso8601(value: &str) -> Result<Duration, NoDelay> {
    unread(value)
}

#[cfg(not(feature = "time"))]
const fn is_date(_: &str) -> bool {
    false
}
