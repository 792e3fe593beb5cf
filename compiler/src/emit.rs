//! The catalogue in, artefacts out. Emitters see nothing else.

mod json;
pub mod markdown;
pub mod rust;
pub mod schema;
