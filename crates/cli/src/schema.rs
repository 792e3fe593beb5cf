//! The spec language in, its JSON Schema out, for editors.

use codetable_pages::schema;

use crate::Report;

pub(crate) fn run() -> Report {
    Report { text: schema::artifact().text, clean: true }
}
