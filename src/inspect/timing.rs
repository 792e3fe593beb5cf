//! From the headers that tell how long to wait to notes on how they are written.

use super::{Finding, Note};
use crate::provider::{Format, Header, HeaderRole};
use crate::response::Response;
use crate::wait::{Clock, NoDelay, RETRY_AFTER, Told, is_retry_after};

/// Notes how `Retry-After` is written, and each header that the advice waits for, if that is not as the document says.
/// The resets of allowances were noted when they were read.
pub(super) fn compare(finding: &mut Finding<'_>, response: &Response<'_>) {
    let clock = Clock::new(response, None);
    let described = finding.provider.headers;
    let own = if finding.provider.header(RETRY_AFTER.name).is_none() { Some(&RETRY_AFTER) } else { None };
    for header in described.iter().chain(own).filter(|header| tells_delay(header)) {
        let Some(note) = clock.told(header).and_then(|told| note(header, told)) else { continue };
        if is_retry_after(header) || awaits(finding, header) {
            finding.notes.add(note);
        }
    }
}

/// Whether the advice names a header. It is looked for where something is to be noted only, which is rare.
fn awaits(finding: &Finding<'_>, header: &Header) -> bool {
    finding.advice().wait().is_some_and(|wait| wait.headers().iter().any(|named| named.name == header.name))
}

/// What is to be said of how a header is written.
pub(super) fn note(header: &Header, told: Told) -> Option<Note> {
    match told.reset {
        Ok(_) if told.is_as_documented => None,
        Ok(_) => Some(Note::HeaderForm(header.name)),
        Err(NoDelay::NoZone) => Some(Note::HeaderZone(header.name)),
        Err(_) => Some(Note::HeaderValue(header.name)),
    }
}

/// Whether a header may be waited for, and is not the reset of an allowance.
fn tells_delay(header: &Header) -> bool {
    let format = header.format.map(|fact| fact.value);
    let is_time =
        matches!(format, Some(Format::UnixSeconds | Format::Iso8601 | Format::Milliseconds | Format::RetryAfter));
    header.role.value != HeaderRole::Reset && (is_time || is_retry_after(header))
}
