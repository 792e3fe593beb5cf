//! Saved pages against specs: audit, drift, drafts.

pub mod audit;
mod document;
pub mod draft;
pub mod drift;
pub mod form;
#[cfg(test)]
#[path = "../../../tests/golden/hold.rs"]
mod hold;
pub mod review;
