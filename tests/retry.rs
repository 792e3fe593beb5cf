//! The retry machine: a table of what it says, and what holds whatever comes back.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

#[allow(unreachable_pub, missing_docs, reason = "a fuzz target shares this module")]
#[path = "retry/call.rs"]
mod call;
#[path = "retry/defaults.rs"]
mod defaults;
#[cfg(feature = "inspect")]
#[path = "retry/finding.rs"]
mod finding;
#[path = "golden/hold.rs"]
mod hold;
#[path = "retry/machine.rs"]
mod machine;
#[path = "retry/table.rs"]
mod table;
#[cfg(feature = "http_status")]
#[path = "retry/walk.rs"]
mod walk;
