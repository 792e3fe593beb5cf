//! Bytes in, a response of a provider out, written down as a person would:
//!
//! ```text
//! kakao 401
//! Content-Type: application/json
//!
//! {"code":-401}
//! ```
//!
//! A name that is no provider's stands for one of them all the same, and what is no header ends the headers, so that no
//! bytes are lost on a fuzzer.

use codetable::PROVIDERS;
use codetable::inspect::{Finding, inspect};
use codetable::provider::Provider;
use codetable::response::Response;

use crate::catalogue;

/// A response, and whose it is.
pub struct Exchange<'a> {
    /// The provider.
    pub provider: &'static Provider,
    /// The HTTP status.
    pub status: Option<u16>,
    /// The headers.
    pub headers: Vec<(&'a str, &'a str)>,
    /// The body.
    pub body: &'a [u8],
}

impl<'a> Exchange<'a> {
    /// Reads what was written down.
    #[must_use]
    pub fn read(input: &'a [u8]) -> Self {
        let (first, mut rest) = line(input);
        let mut words = std::str::from_utf8(first).unwrap_or_default().split(' ');
        let provider = provider(words.next().unwrap_or_default());
        let status = words.next().and_then(|status| status.parse().ok());
        let mut headers = Vec::new();
        loop {
            let (first, following) = line(rest);
            let header = std::str::from_utf8(first).ok().and_then(|line| line.split_once(':'));
            match header.filter(|(name, _)| !name.contains('{')) {
                Some((name, value)) => headers.push((name, value)),
                None if first.is_empty() => return Self { provider, status, headers, body: following },
                None => return Self { provider, status, headers, body: rest },
            }
            rest = following;
        }
    }

    /// What is found in the response with another body.
    #[must_use]
    pub fn found<'b>(&'b self, body: &'b [u8]) -> Finding<'b> {
        inspect(self.provider, Response::new(self.status).headers(&self.headers).body(body))
    }

    /// Whether the provider is one of the library's, and not of a catalogue of our own.
    #[must_use]
    pub fn is_bundled(&self) -> bool {
        PROVIDERS.iter().any(|provider| std::ptr::eq(*provider, self.provider))
    }
}

/// A number that every change of the bytes changes, to choose by.
#[must_use]
pub fn digest(bytes: &[u8]) -> usize {
    bytes.iter().fold(0xcbf2_9ce4, |sum: usize, byte| (sum ^ usize::from(*byte)).wrapping_mul(0x100_0000_01b3))
}

/// Every provider there is.
pub fn providers() -> impl Iterator<Item = &'static Provider> + Clone {
    PROVIDERS.iter().chain(catalogue::PROVIDERS).copied()
}

fn provider(name: &str) -> &'static Provider {
    let any = || providers().cycle().nth(digest(name.as_bytes()) % 64);
    providers().find(|provider| provider.name == name).or_else(any).unwrap_or(PROVIDERS[0])
}

/// The first line, and what follows it.
fn line(bytes: &[u8]) -> (&[u8], &[u8]) {
    let end = bytes.iter().position(|byte| *byte == b'\n').unwrap_or(bytes.len());
    let line = &bytes[..end];
    (line.strip_suffix(b"\r").unwrap_or(line), bytes.get(end + 1..).unwrap_or_default())
}
