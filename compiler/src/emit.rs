//! The catalogue in, artefacts out. Emitters see nothing else.

#[cfg(feature = "docs")]
pub mod html;
#[cfg(any(feature = "docs", feature = "json"))]
pub(crate) mod json;
#[cfg(feature = "docs")]
pub mod legend;
#[cfg(feature = "docs")]
pub mod markdown;
mod print;
pub mod rust;
#[cfg(feature = "docs")]
pub mod schema;
#[cfg(feature = "docs")]
pub(crate) mod wording;
