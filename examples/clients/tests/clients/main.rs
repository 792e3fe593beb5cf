//! Every client against a local server that replays codetable's fixtures: they do what the retry machine says.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

#[allow(dead_code, reason = "the program's own entry is not called")]
#[path = "../../src/bin/asynchronous.rs"]
mod asynchronous;
#[allow(dead_code, reason = "the program's own entry is not called")]
#[path = "../../src/bin/blocking.rs"]
mod blocking;
mod codes;
mod peers;
mod responses;
mod run;
mod server;
mod service;
