//! The text of a spec in, the spec out: the whole language once more, by `serde` and `serde_yaml`; and where two readings of
//! a spec part.
//!
//! It shares with the first reader what a spec is, and nothing of how one is read. It cannot be the first: of two equal
//! keys serde's own maps keep the last, the first mistake is the only one that is told, and no value has a place.

mod declared;
mod disagreement;
mod evidence;
mod file;
mod section;
mod table;
mod word;

pub use disagreement::{Disagreement, disagreement};
pub use file::read;
