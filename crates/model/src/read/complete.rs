//! Whether decoding reads every field of the language: a spec that fills each of them decodes to something
//! else without any one of them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

use super::read;
use super::sample::sample;
use crate::source::SourceId;

#[test]
fn every_field_of_the_language_is_read() {
    for evidence in ["at", "because", "registered"] {
        let whole = sample(evidence, None);
        let spec = read(SourceId(0), &whole.node);
        assert!(whole.fields.len() > 100, "the sample has {} fields only", whole.fields.len());
        for (object, field) in whole.fields {
            let without = sample(evidence, Some((object, field)));
            assert!(read(SourceId(0), &without.node) != spec, "`{field}` of `{object}` is not read");
        }
    }
}
