//! The rules of texts, each in one place: which characters are seen, where lines begin, how a text stands in Markdown or
//! JSON, how far two are apart, what Rust calls a keyword, what a language is called, which word of ours another stands for,
//! what variant a code becomes.

pub mod character;
pub mod digest;
pub mod json;
pub mod keyword;
pub mod language;
pub mod lines;
pub mod markdown;
pub mod parameter;
pub mod placeholder;
pub mod similar;
pub(crate) mod synonym;
pub mod uri;
pub mod variant;
