//! Compiles YAML specs of API error codes into Rust tables: what a build script needs.
//!
//! ```text
//! specs/*.yaml ─→ Catalog ─emit→ Rust
//! ```
#![cfg_attr(docsrs, feature(doc_cfg))]

mod build;
mod print;
pub mod render;
pub mod rust;

pub use build::{Build, build};
