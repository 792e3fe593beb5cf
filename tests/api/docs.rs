//! The items of the library in, what its documentation owes them out: a first line that says what an item means, an
//! example that uses it, and a link to its module on the front page.
//!
//! An item is *shown* by an example that is compiled: in its own text, in that of the type or trait it belongs to, or in
//! that of its module. A type is by any example of its own, as many are had without their name being written. Lines that
//! rustdoc hides show nothing.
//!
//! Modules that the compiler makes stand in users' crates too, whose paths it does not know, so no example in them would
//! compile. What they have is shown by any example of the library.

mod example;
mod walk;

use std::collections::{BTreeMap, BTreeSet};

use rustdoc_types::Crate;

use crate::rustdoc::CRATES;
use example::Page;
use walk::{Item, Kind};

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
        match Page::first_line(item.docs) {
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

#[test]
fn the_front_page_leads_to_every_module() {
    let library = library();
    let items = walk::items(&library);
    let front = items[0].docs;
    let modules = items.iter().skip(1).filter(|item| item.kind == Kind::Module && !item.is_generated);
    let missing: Vec<&str> =
        modules.filter(|item| !front.contains(&format!("[`{}`]", item.name))).map(|item| item.path.as_str()).collect();
    assert!(missing.is_empty(), "the page of the crate has no link to {}", missing.join(", "));
}

#[test]
fn every_item_is_shown_in_an_example() {
    let library = library();
    let items = walk::items(&library);
    let pages: Vec<Page> = items.iter().filter(|item| !item.is_generated).map(|item| Page::new(item.docs)).collect();
    // An item that is reached by several paths is shown if it is by one of them.
    let mut shown: BTreeMap<u32, (&Item<'_>, bool)> = BTreeMap::new();
    for item in items.iter().filter(|item| item.kind.is_used()) {
        let is_shown = if item.is_generated { is_known(item, &pages) } else { is_shown(item) };
        shown.entry(item.id).or_insert((item, false)).1 |= is_shown;
    }
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (item, is_shown) in shown.values() {
        let (all, with) = counts.entry(item.kind.name()).or_default();
        *all += 1;
        *with += usize::from(*is_shown);
    }
    for (kind, (all, with)) in counts {
        println!("{kind}: {with} of {all} shown in an example");
    }
    let missing: BTreeSet<&str> =
        shown.values().filter(|(_, is_shown)| !is_shown).map(|(item, _)| item.path.as_str()).collect();
    assert!(
        missing.is_empty(),
        "no example that is compiled uses these, in their own text, their type's, their trait's or their module's:\n{}",
        missing.into_iter().collect::<Vec<_>>().join("\n")
    );
}

fn is_shown(item: &Item<'_>) -> bool {
    let own = Page::new(item.docs);
    let is_type = matches!(item.kind, Kind::Type | Kind::Trait);
    if is_type && own.has_example() {
        return true;
    }
    let around = item.around.iter().map(|docs| Page::new(docs));
    std::iter::once(own).chain(around).any(|page| page.uses(item))
}

/// Whether what the compiler makes is shown: its enums are of as many names as there are tables.
fn is_known(item: &Item<'_>, pages: &[Page]) -> bool {
    item.kind == Kind::Type || pages.iter().any(|page| page.uses(item))
}

#[test]
fn what_is_hidden_imported_quoted_or_not_compiled_shows_nothing() {
    let method = Item {
        id: 0,
        path: String::new(),
        name: "step",
        kind: Kind::Method,
        owner: Some("Reason"),
        docs: "",
        around: Vec::new(),
        is_generated: false,
    };
    let macro_ = Item { kind: Kind::Macro, ..method.clone() };
    let function = Item { kind: Kind::Associated, ..method.clone() };
    let uses = |item: &Item<'_>, docs: &str| Page::new(docs).uses(item);
    assert!(uses(&method, "```\n# fn f() {\nreason.step();\n# }\n```"));
    assert!(uses(&macro_, "```no_run\nstep!();\n```"));
    assert!(uses(&function, "```\nReason::step();\n```"));
    for nothing in [
        "`reason.step()`",
        "```\n# reason.step();\n```",
        "```text\nreason.step()\n```",
        "```ignore\nreason.step()\n```",
        "```compile_fail\nreason.step()\n```",
        "```\nuse reason::step;\n```",
        "```\n// reason.step()\n\"reason.step()\";\n```",
        "```\nreason.step;\n```",
    ] {
        assert!(!uses(&method, nothing), "{nothing}");
    }
    assert!(!uses(&function, "```\nOther::step();\n```"));
}
