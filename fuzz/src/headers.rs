//! A response with any headers in: the same finding from every kind of header map, allowances as they are written,
//! bounded waits, and problem documents that are read back.

use std::sync::LazyLock;
use std::time::Duration;

use codetable::advice::Wait;
use codetable::inspect::{Limit, Note, inspect};
use codetable::problem::ProblemDocument;
use codetable::provider::{Header, HeaderRole, Provider};
use codetable::response::{HeaderFn, HeaderSource, Response};
use codetable::{Row, TableKind};
use http::{HeaderMap, HeaderName, HeaderValue};

use crate::bodies::{assert_same, hold_finding};
use crate::exchange::{Exchange, digest, providers};

/// The longest wait that is plausible.
const YEAR: Duration = Duration::from_secs(366 * 86_400);

/// Holds the laws of headers.
pub fn hold(input: &[u8]) {
    let exchange = Exchange::read(input);
    let finding = exchange.found(exchange.body);
    hold_finding(&exchange, &finding);

    let response = Response::new(exchange.status).body(exchange.body);
    // A closure tells of one header of a name.
    if exchange.headers.iter().all(|(name, _)| exchange.headers.header_at(name, 1).is_none()) {
        let closure = HeaderFn::new(|name| exchange.headers.header(name));
        assert_same(&finding, &inspect(exchange.provider, response.headers(&closure)));
    }
    if let Some(map) = map(&exchange.headers) {
        assert_same(&finding, &inspect(exchange.provider, response.headers(&map)));
    }

    let limits: Vec<Limit> = finding.limits().collect();
    assert!(limits.len() <= 4);
    let notes: Vec<Note> = finding.notes().collect();
    for header in exchange.provider.headers {
        hold_allowance(header, exchange.headers.header(header.name), &limits, &notes);
    }
    hold_resets(&exchange, &limits);
    if let Some(wait) = finding.advice().wait() {
        let now = Duration::from_secs(digest(input) as u64);
        let delay = wait.delay(&exchange.headers, now);
        assert!(delay.is_none_or(|delay| delay <= YEAR && delay.subsec_nanos() == 0), "{delay:?}");
        let asked = exchange.headers.header("Retry-After").filter(|value| !value.starts_with('+'));
        let asked = asked.and_then(|value| value.parse::<u32>().ok());
        let asked = asked.map(|seconds| Duration::from_secs(seconds.into())).filter(|asked| *asked <= YEAR);
        assert!(delay >= asked, "{delay:?} is earlier than asked");
    }
    hold_document(&exchange, input);
}

/// The headers as the crate `http` keeps them, if it can: it strips what HTTP does not allow.
fn map(headers: &[(&str, &str)]) -> Option<HeaderMap> {
    let mut map = HeaderMap::new();
    for (name, value) in headers {
        map.append(HeaderName::from_bytes(name.as_bytes()).ok()?, HeaderValue::from_str(value).ok()?);
    }
    Some(map)
}

/// A header that counts is read to the letter or noted, and what is told was in a header.
fn hold_allowance(header: &Header, value: Option<&str>, limits: &[Limit], notes: &[Note]) {
    let kept: fn(&Limit) -> Option<u64> = match header.role.value {
        HeaderRole::Limit => |limit| limit.limit,
        HeaderRole::Remaining => |limit| limit.remaining,
        HeaderRole::Used => |limit| limit.used,
        _ => return,
    };
    let value = value.map(|value| value.trim_matches([' ', '\t']));
    let digits = value.filter(|value| !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()));
    let number = digits.and_then(|digits| digits.parse::<u64>().ok());
    let is_kept = number.is_some_and(|number| limits.iter().any(|limit| kept(limit) == Some(number)));
    assert_eq!(is_kept, number.is_some(), "{}: {value:?}", header.name);
    let is_noted = notes.contains(&Note::HeaderValue(header.name));
    assert!(is_noted == (value.is_some() && number.is_none()) || notes.len() == 12, "{}: {value:?}", header.name);
}

/// No allowance starts again later than its header lets wait. Moments are told by the caller's clock where no `Date` is.
fn hold_resets(exchange: &Exchange<'_>, limits: &[Limit]) {
    if exchange.headers.header("Date").is_some() {
        return;
    }
    let now = Duration::from_secs(1_790_000_000);
    let resets = limits.iter().filter_map(|limit| limit.reset?.delay(now));
    let latest = AWAITED.iter().filter_map(|wait| wait.delay(&exchange.headers, now)).max();
    assert!(resets.max() <= latest, "{limits:?}");
}

/// A wait for each header that tells a reset.
static AWAITED: LazyLock<Vec<Wait>> = LazyLock::new(|| {
    let headers = providers().flat_map(|provider| provider.headers);
    let resets = headers.filter(|header| header.role.value == HeaderRole::Reset);
    resets.map(|header| Wait::Header(vec![header].leak())).collect()
});

/// A code as a problem document whose texts are the exchange's is JSON and is read back.
fn hold_document(exchange: &Exchange<'_>, input: &[u8]) {
    let Some(row) = row(exchange.provider, digest(input)) else { return };
    let (detail, instance) = (String::from_utf8_lossy(exchange.body), String::from_utf8_lossy(input));
    let document = row.problem().detail(&detail).instance(&instance);
    for text in [document.to_string(), document.base(&instance).in_source_language().to_string()] {
        let json: serde_json::Value = serde_json::from_str(&text).expect("a problem document is JSON");
        assert_eq!((&json["detail"], &json["instance"]), (&detail[..].into(), &instance[..].into()));
        let code = json["code"].as_str().map_or_else(|| json["code"].to_string(), str::to_owned);
        assert_eq!(row.table().find(&code), Some(row), "{code}");
    }
    let text = document.to_string();
    let headers = [("content-type", ProblemDocument::MEDIA_TYPE)];
    let finding = inspect(exchange.provider, Response::new(row.status()).headers(&headers).body(&text));
    assert_eq!(finding.problem().detail(), Some(&detail[..]));
    assert_eq!(finding.body_status(), row.status());
    // What a URI does not allow is percent-encoded there.
    if row.code().bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte)) {
        assert_eq!(finding.code_text(), Some(row.code()), "{text}");
    }
}

/// One of a provider's codes.
fn row(provider: &'static Provider, number: usize) -> Option<Row> {
    let tables = || provider.tables.iter().filter(|table| table.kind == TableKind::Errors);
    let count: usize = tables().map(|table| table.len()).sum();
    tables().flat_map(|table| table.rows()).nth(number.checked_rem(count)?)
}
