//! The catalogue in, Rust modules out.

pub mod lookup;
