//! Real, broken and hostile responses, and what is found in them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]
#![cfg(all(feature = "default", feature = "inspect"))]

#[path = "inspect/adobe_edge.rs"]
mod adobe_edge;
#[path = "inspect/allocation.rs"]
mod allocation;
#[path = "inspect/catalogue.rs"]
mod catalogue;
#[path = "inspect/hostile.rs"]
mod hostile;
#[path = "inspect/kakao.rs"]
mod kakao;
#[path = "inspect/laws.rs"]
mod laws;
#[path = "inspect/meloming.rs"]
mod meloming;
#[path = "inspect/members.rs"]
mod members;
#[path = "inspect/naver_commerce.rs"]
mod naver_commerce;
#[path = "inspect/precedence.rs"]
mod precedence;
#[path = "inspect/records.rs"]
mod records;
#[path = "inspect/success.rs"]
mod success;
#[path = "inspect/wrapped.rs"]
mod wrapped;

use codetable::inspect::{Finding, Note};

/// The notes as a list.
fn notes(finding: &Finding<'_>) -> Vec<Note> {
    finding.notes().collect()
}

/// The example of a body of a provider.
fn example(provider: &'static codetable::provider::Provider, body: &str) -> &'static str {
    provider.body(body).unwrap().examples[0].text
}
