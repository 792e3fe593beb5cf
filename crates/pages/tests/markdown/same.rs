//! What hostile texts make of a page in, and what harmless ones do; out that both are the same.

/// Names the first parts that differ.
pub(crate) fn assert_same(found: &[String], tame: &[String], text: &str) {
    let differs = found.iter().zip(tame).position(|(found, tame)| found != tame);
    if let Some(at) = differs {
        panic!(
            "{text:?} makes {:?} of {:?}",
            &found[at..(at + 3).min(found.len())],
            &tame[at..(at + 3).min(tame.len())]
        );
    }
    assert_eq!(found.len(), tame.len(), "{text:?}");
}
