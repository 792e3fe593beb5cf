//! The items of the library in, what its documentation owes them out: a first line that says what an item means.

mod example;
mod walk;

use std::collections::BTreeSet;

use rustdoc_types::Crate;

use crate::rustdoc::CRATES;

/// The longest first paragraph: what fits into a line of a module's list.
const LONGEST: usize = 120;

fn library() -> Crate {
    let (_, json) = CRATES.iter().find(|(name, _)| name == "codetable").unwrap();
    serde_json::from_slice(&std::fs::read(json).unwrap()).unwrap()
}

#[test]
fn the_first_line_says_what_an_item_means() {
    let library = library();
    let mut wrong = BTreeSet::new();
    for item in walk::items(&library) {
        match example::first_line(item.docs) {
            None => wrong.insert(format!("{}: nothing is said", item.path)),
            Some(line) if line.chars().count() > LONGEST => {
                wrong.insert(format!("{}: {} characters: {line}", item.path, line.chars().count()))
            }
            Some(_) => false,
        };
    }
    assert!(
        wrong.is_empty(),
        "the first paragraph is a line of at most {LONGEST} characters; what else is to be said begins a second one:\n{}",
        wrong.into_iter().collect::<Vec<_>>().join("\n")
    );
}
