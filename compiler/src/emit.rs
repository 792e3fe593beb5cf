//! The catalogue in, artefacts out. Emitters see nothing else.

mod json;
pub mod legend;
pub mod markdown;
mod print;
pub mod rust;
pub mod schema;
