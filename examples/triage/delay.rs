//! Advice and a response in, how long to wait out.

use std::time::Duration;

use codetable::advice::{Advice, Idempotency, Next, Wait};
use codetable::inspect::{Finding, Note};
use codetable::response::Response;
use codetable::wait::{Asked, NoDelay};

use super::json::Object;

/// How long to wait before a call is sent again.
pub(crate) struct Delay<'r> {
    response: Response<'r>,
    wait: Wait,
    asked: Result<Asked, NoDelay>,
}

impl<'r> Delay<'r> {
    /// The wait before the request is sent again; where it is not, what is said of one all the same.
    pub(crate) fn of(advice: Advice, response: Response<'r>, now: Duration) -> Option<Self> {
        let wait = match advice.next(Idempotency::Idempotent) {
            Next::Send(wait) | Next::Later(wait) => wait,
            _ => advice.wait()?,
        };
        Some(Self { response, wait, asked: wait.asked(&response, now) })
    }

    pub(crate) fn write(&self, out: &mut Object<'_>) {
        let kind = match self.wait {
            Wait::Header(_) => "header",
            Wait::Soon => "soon",
            Wait::NextMonth(_) => "next_month",
            Wait::None => "none",
            _ => "other",
        };
        let asks = self.asked.ok().and_then(|asked| asked.header);
        let is_there = |name: &&str| self.response.header(name).is_some();
        out.text("kind", Some(kind));
        out.text("header", asks.or_else(|| self.headers().find(is_there)).or_else(|| self.named().next()));
        out.value("seconds", self.asked.ok().map(|asked| asked.delay.as_secs()));
    }

    /// Why there is no duration, where that is worth a note and the notes of the finding do not say so.
    pub(crate) fn note(&self, finding: &Finding<'_>) -> Option<NoDelay> {
        let is_noted = finding.notes().any(|note| match note {
            Note::HeaderValue(name) | Note::HeaderZone(name) => self.headers().any(|header| header == name),
            _ => false,
        });
        self.asked.err().filter(|why| matches!(why, NoDelay::Unreadable | NoDelay::NoZone) && !is_noted)
    }

    /// The headers that the document names.
    fn named(&self) -> impl Iterator<Item = &'static str> {
        self.wait.headers().iter().map(|header| header.name)
    }

    /// All headers that may ask for a wait.
    fn headers(&self) -> impl Iterator<Item = &'static str> {
        self.named().chain(["Retry-After"])
    }
}
