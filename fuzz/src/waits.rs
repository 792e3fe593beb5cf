//! A clock and a header's value in, a wait held against plainer readers:
//!
//! ```text
//! 1790000000
//! Sun, 06 Nov 1994 08:49:37 GMT
//! ```

use std::time::{Duration, UNIX_EPOCH};

use codetable::advice::Wait;
use codetable::evidence::{Basis, Fact};
use codetable::provider::{Format, Header, HeaderRole};
use codetable::wait::NoDelay;

const fn header(name: &'static str, format: Format) -> Header {
    let format = Some(Fact::new(format, Basis::Declared));
    Header { format, ..Header::new(name, HeaderRole::Reset, Basis::Declared) }
}

static AFTER: Header = header("Retry-After", Format::RetryAfter);
static UNIX: Header = header("X-Unix", Format::UnixSeconds);
static ISO: Header = header("X-Iso", Format::Iso8601);
static TEXT: Header = header("X-Text", Format::Text);

static BY_AFTER: Wait = Wait::Header(&[&AFTER]);
static BY_UNIX: Wait = Wait::Header(&[&UNIX]);
static BY_ISO: Wait = Wait::NextMonth(&[&ISO]);
static BY_TEXT: Wait = Wait::Header(&[&TEXT]);
static BY_ANY: Wait = Wait::Header(&[&TEXT, &UNIX, &ISO, &AFTER]);

/// The first second after the last year of four digits, which is the last that a date can have.
const END_OF_DATES: u64 = 253_402_300_800;

/// Holds the laws of waits.
pub fn hold(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    let (now, value) = text.split_once('\n').unwrap_or(("1790000000", &text));
    let now = now.parse().unwrap_or(u64::MAX);
    let read = |wait: Wait, now| wait.read(&headers(value), now);

    let number = number(value);
    assert_eq!(read(BY_UNIX, now).ok(), number.map(|at| Duration::from_secs(at.saturating_sub(now))));
    if let Some(seconds) = number {
        assert_eq!(read(BY_AFTER, now), Ok(Duration::from_secs(seconds)));
        // Eight digits may be a date of ISO 8601, but one without a zone.
        assert!(read(BY_ISO, now).is_err());
    }
    assert_eq!(read(BY_TEXT, now), Err(NoDelay::Unreadable));
    hold_date(value, now);

    let mut waits = [BY_UNIX, BY_ISO, BY_AFTER].into_iter();
    assert_eq!(
        read(BY_ANY, now).ok(),
        waits.find_map(|wait| read(wait, now).ok()),
        "the first that can be read decides"
    );
    for wait in [BY_UNIX, BY_ISO, BY_AFTER, BY_ANY] {
        assert_eq!(wait.delay(&headers(value), now), read(wait, now).ok());
        assert_eq!(wait.read(&headers(&format!("\t {value} ")), now), read(wait, now), "white space around it");
        assert_eq!(wait.read(&(), now), Err(NoDelay::Absent));
        hold_clock(wait, value, now);
    }
}

/// A date is never further off than dates go, and is what another reader takes it for.
fn hold_date(value: &str, now: u64) {
    let after = BY_AFTER.delay(&headers(value), now);
    let iso = BY_ISO.delay(&headers(value), now);
    let date = if number(value).is_some() { None } else { after };
    for delay in [date, iso].into_iter().flatten() {
        assert!(delay < Duration::from_secs(END_OF_DATES.saturating_sub(now).max(1)), "{delay:?}");
    }
    // A year of two digits is in the century that the clock says, of which the other reader knows nothing.
    if let (Ok(instant), false) = (httpdate::parse_http_date(value), value.contains('-')) {
        let at = instant.duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
        assert_eq!(after, Some(Duration::from_secs(at.saturating_sub(now))), "{value}");
    }
}

/// While the clock goes on, a moment comes nearer by as much, and a number of seconds stays.
fn hold_clock(wait: Wait, value: &str, now: u64) {
    const STEP: u64 = 1000;
    let (Ok(delay), Some(later)) = (wait.read(&headers(value), now), now.checked_add(STEP)) else { return };
    let nearer = delay.saturating_sub(Duration::from_secs(STEP));
    let then = wait.read(&headers(value), later);
    let is_old_date = value.contains('-') && number(value).is_none() && wait != BY_ISO;
    assert!(is_old_date || then == Ok(nearer) || (then == Ok(delay) && number(value).is_some()), "{delay:?}, {then:?}");
}

/// A value under the name of each header.
fn headers(value: &str) -> [(&'static str, &str); 4] {
    ["x-unix", "X-TEXT", "retry-After", "x-iso"].map(|name| (name, value))
}

/// Digits and nothing else around which white space may stand, if they fit.
fn number(value: &str) -> Option<u64> {
    let digits = value.trim_matches([' ', '\t']);
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if is_number { digits.parse().ok() } else { None }
}
