//! A clock and the values of a header in, one a line, waits held against plainer readers:
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

const fn header(format: Format) -> Header {
    Header {
        format: Some(Fact::new(format, Basis::Declared)),
        ..Header::new("X-Wait", HeaderRole::Reset, Basis::Declared)
    }
}

static AFTER: Header = header(Format::RetryAfter);
static UNIX: Header = header(Format::UnixSeconds);
static ISO: Header = header(Format::Iso8601);
static TEXT: Header = header(Format::Text);

static BY_AFTER: Wait = Wait::Header(&[&AFTER]);
static BY_UNIX: Wait = Wait::Header(&[&UNIX]);
static BY_ISO: Wait = Wait::NextMonth(&[&ISO]);
static BY_TEXT: Wait = Wait::Header(&[&TEXT]);

const DAY: u64 = 86_400;
const YEAR: u64 = 366 * DAY;

/// The years 2000 to 2099, in Unix seconds.
const YEARS: std::ops::Range<u64> = 946_684_800..4_102_444_800;

/// Holds the laws of waits.
pub fn hold(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    let (now, values) = text.split_once('\n').unwrap_or(("1790000000", &text));
    let now = Duration::from_secs(now.parse().unwrap_or(u64::MAX));
    let values: Vec<&str> = values.split('\n').collect();
    for wait in [BY_AFTER, BY_UNIX, BY_ISO, BY_TEXT] {
        let each: Vec<_> = values.iter().map(|value| read(wait, &[value], now)).collect();
        each.iter().zip(&values).for_each(|(read, value)| hold_value(wait, value, *read, now));
        hold_all(wait, &values, &each, now);
    }
    assert_eq!(BY_AFTER.read(&(), now), Err(NoDelay::Absent));
}

fn read(wait: Wait, values: &[&str], now: Duration) -> Result<Duration, NoDelay> {
    let headers: Vec<_> = values.iter().map(|value| ("x-WAIT", *value)).collect();
    wait.read(&headers[..], now)
}

/// What one value says: whole seconds within a year, and what another reader takes it for.
fn hold_value(wait: Wait, value: &str, read: Result<Duration, NoDelay>, now: Duration) {
    if let Ok(delay) = read {
        assert!(delay.subsec_nanos() == 0 && delay.as_secs() <= YEAR, "{delay:?}");
    }
    assert_eq!(self::read(wait, &[&format!("\t {value} ")], now), read, "white space around it");
    let is_date_of_digits = wait == BY_ISO && value.trim_matches([' ', '\t']).len() == 8;
    if let (Some(number), false) = (number(value), is_date_of_digits) {
        let moment = |seconds: u64| until(seconds, now);
        let expected = match number {
            ..=YEAR => Some(number),
            _ if YEARS.contains(&number) => moment(number),
            // A part of a second counts as a whole one, and at the ends of what is plausible as more.
            _ if YEARS.contains(&(number / 1000)) && number % 1000 > 0 => return,
            _ if YEARS.contains(&(number / 1000)) => moment(number / 1000),
            _ => None,
        };
        assert_eq!(read.ok().map(|delay| delay.as_secs()), expected, "{value}");
    }
    // A year of two digits is in the century that the clock says, of which the other reader knows nothing.
    let date = httpdate::parse_http_date(value).ok().filter(|_| !value.contains('-') && value.len() <= 128);
    if let Some(since) = date.and_then(|instant| instant.duration_since(UNIX_EPOCH).ok()) {
        assert_eq!(read.ok().map(|delay| delay.as_secs()), until(since.as_secs(), now), "{value}");
    }
}

/// Of several values the latest counts, in any order, whether or not they were joined, and behind `Retry-After` too.
fn hold_all(wait: Wait, values: &[&str], each: &[Result<Duration, NoDelay>], now: Duration) {
    const MOST: usize = 32;
    let parts: usize = values.iter().map(|value| value.split(',').count()).sum();
    if parts > MOST {
        return;
    }
    let latest = each.iter().filter_map(|read| read.ok()).max().ok_or(NoDelay::Unreadable);
    let all = read(wait, values, now);
    assert_eq!(all.ok(), latest.ok());
    let reversed: Vec<&str> = values.iter().rev().copied().collect();
    assert_eq!(read(wait, &reversed, now), all);
    let mut headers: Vec<_> = values.iter().map(|value| ("X-Wait", *value)).collect();
    headers.push(("Retry-After", "7"));
    assert_eq!(wait.read(&headers[..], now), Ok(latest.unwrap_or_default().max(Duration::from_secs(7))));
    // By the server's clock the caller's is of no account.
    if let Some(date) = date(now) {
        headers.push(("Date", &date));
        let whole = Duration::from_secs(now.as_secs());
        assert_eq!(wait.read(&headers[..], Duration::MAX), wait.read(&headers[..], whole));
        assert_eq!(wait.read(&headers[..], Duration::MAX), wait.read(&headers[..headers.len() - 1], whole));
    }
}

/// The clock as a server writes it, if it may be one.
fn date(now: Duration) -> Option<String> {
    YEARS.contains(&now.as_secs()).then(|| httpdate::fmt_http_date(UNIX_EPOCH + now))
}

/// The seconds until a moment, if it may be meant.
fn until(moment: u64, now: Duration) -> Option<u64> {
    let now = now.as_secs();
    let is_plausible = moment.saturating_add(DAY) >= now && moment.saturating_sub(now) <= YEAR;
    is_plausible.then(|| moment.saturating_sub(now))
}

/// Digits and nothing else around which white space may stand, if they fit.
fn number(value: &str) -> Option<u64> {
    let digits = value.trim_matches([' ', '\t']);
    let is_number = !digits.is_empty() && digits.len() <= 128 && digits.bytes().all(|byte| byte.is_ascii_digit());
    if is_number { digits.parse().ok() } else { None }
}
