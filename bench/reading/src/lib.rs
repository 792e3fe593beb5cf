//! What the measurements of reading share: the bodies, and the two contestants.

pub mod bodies;
pub mod hostile;
pub mod turns;

use std::hint::black_box;

use codetable::inspect::{Finding, inspect};
use codetable::provider::Provider;
use codetable::response::Response;
use serde_json::Value;

/// A response, and whose it is.
pub struct Call {
    /// The provider.
    pub provider: &'static Provider,
    /// The HTTP status.
    pub status: u16,
    /// The headers.
    pub headers: Vec<(&'static str, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Call {
    /// Ours: what the response is, and what to do about it, which is found when it is asked for.
    pub fn finding(&self) -> Finding<'_> {
        let response = Response::new(self.status).headers(&self.headers).body(black_box(&self.body));
        let finding = inspect(self.provider, response);
        black_box(finding.advice());
        finding
    }

    /// The yardstick: the body as a tree, of which nothing is understood yet.
    pub fn value(&self) -> serde_json::Result<Value> {
        serde_json::from_slice(black_box(&self.body))
    }
}
