//! A call in, held to the laws of the retry machine at each of its sends:
//!
//! ```text
//! other 4 60 1790000000
//! 7 kakao/-9798 120
//! 4294967295 lost
//! 0 kakao/-401
//! ```
//!
//! First what call it is, how often it may be sent, its patience in seconds, the time, and `without_refresh` where no
//! new credentials may be got; then what came of each send: the number drawn, the code or what else it was, and what each
//! header that tells a wait holds. A code that no table lists stands for one that is listed all the same.

#[path = "../../tests/retry/call.rs"]
mod call;

use std::time::Duration;

use codetable::advice::{Advice, Idempotency};
use codetable::retry::{Answer, NoResponse, Then};
use codetable::{PROVIDERS, TABLES};

use self::call::{Call, Event};
use crate::exchange::digest;

/// Holds the laws of the machine.
pub fn hold(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    let mut lines = text.lines();
    let mut words = lines.next().unwrap_or_default().split(' ');
    let idempotency = match words.next() {
        Some("other") => Idempotency::Other,
        _ => Idempotency::Idempotent,
    };
    let mut number = || words.next().and_then(|number| number.parse().ok());
    let (attempts, patience, now): (Option<u64>, Option<u64>, Option<u64>) = (number(), number(), number());
    let attempts = u32::try_from(attempts.unwrap_or(4)).unwrap_or(u32::MAX);
    let now = now.map_or(Duration::MAX, Duration::from_secs);
    let mut call = Call::new(idempotency, attempts, patience.map_or(Duration::MAX, Duration::from_secs));
    if words.next() == Some("without_refresh") {
        call = call.without_refresh();
    }
    for line in lines {
        let mut parts = line.splitn(3, ' ');
        let random = parts.next().and_then(|random| random.parse().ok()).unwrap_or(u32::MAX);
        let (what, value) = (parts.next().unwrap_or_default(), parts.next());
        let headers: Vec<(&str, &str)> = value.map_or_else(Vec::new, |value| {
            let names = PROVIDERS.iter().flat_map(|provider| provider.headers).map(|header| header.name);
            names.chain(["Retry-After"]).map(|name| (name, value)).collect()
        });
        let event = match what {
            "never" => Event::None(NoResponse::NeverSent),
            "lost" => Event::None(NoResponse::Unknown),
            "done" => Event::Answer(Answer::Done),
            "redirected" => Event::Answer(Answer::Redirected),
            "unclear" => Event::Answer(Answer::Unclear),
            code => Event::Answer((advice(code), &headers).into()),
        };
        if !matches!(call.send(event, now, random), Then::SendAfter(_) | Then::RefreshThenSend) {
            return;
        }
    }
}

/// The advice of a code, and of any other text that of some code.
fn advice(text: &str) -> Advice {
    let rows = || TABLES.iter().flat_map(|table| table.rows());
    let (provider, code) = text.split_once('/').unwrap_or_default();
    let listed = rows().find(|row| row.table().provider.name == provider && row.code() == code);
    let any = || rows().nth(digest(text.as_bytes()) % rows().count());
    listed.or_else(any).map_or(Advice::SILENT, |row| row.advice())
}
