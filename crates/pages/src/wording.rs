//! Facts in, plain words out, in English or in Korean: what every page and terminal says of a code, written once.
//!
//! Words are spans that do not know yet what they become. A span tells our own words from a text of a spec, so that
//! each emitter escapes the latter in its own way, and it names the [`Place`] it speaks of, which an emitter may link to.

pub(crate) mod advice;
pub(crate) mod coverage;
pub(crate) mod evidence;
pub(crate) mod facts;
pub(crate) mod korean;
pub(crate) mod language;
pub(crate) mod place;
pub(crate) mod span;
pub(crate) mod step;
pub(crate) mod visible;
