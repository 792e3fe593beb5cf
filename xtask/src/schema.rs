//! The spec language in, its JSON Schema out, for editors.

use codetable_pages::schema;

use crate::Report;
use crate::args::{Call, Usage};
use crate::verb::Verb;

/// `cargo xtask schema`
pub(crate) const VERB: Verb = Verb {
    name: "schema",
    summary: "print the JSON Schema of a spec, by which editors complete and check",
    about: "\
Prints the JSON Schema of the spec language. An editor that knows YAML schemas completes, explains and checks a spec
by it, if the first line of the spec names it:

    # yaml-language-server: $schema=schema.json

`regen` keeps specs/schema.json up to date; this is for specs that are kept elsewhere.",
    operands: &[],
    options: &[],
    examples: &["schema > my/specs/schema.json"],
    run,
};

fn run(_: &Call) -> Result<Report, Usage> {
    Ok(Report { text: schema::artifact().text, clean: true })
}
