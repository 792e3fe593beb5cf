//! The catalogue in, artefacts out. Emitters see nothing else.

pub mod markdown;
pub mod rust;
