//! A catalogue in, everything that is read out: Markdown, site, terminal, JSON, CSV, schema, legend, differences.

pub mod decision;
pub mod diff;
pub mod explain;
pub mod export;
pub mod find;
pub mod html;
pub mod json;
pub mod legend;
pub mod markdown;
pub mod openapi;
mod page;
pub mod problems;
pub mod schema;
mod settings;
mod words;

pub use settings::Settings;
