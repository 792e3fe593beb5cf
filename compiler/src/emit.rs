//! The catalogue in, artefacts out. Emitters see nothing else.

#[cfg(feature = "docs")]
mod json;
#[cfg(feature = "docs")]
pub mod legend;
#[cfg(feature = "docs")]
pub mod markdown;
mod print;
pub mod rust;
#[cfg(feature = "docs")]
pub mod schema;
#[cfg(feature = "docs")]
mod wording;
