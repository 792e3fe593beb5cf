//! The facts of a spec that laws hold in, for each part of it the judgement that it has these and no others out.
//!
//! A law finds what stands on none of the lines that are cited for it. That a fact has gone breaks no law, nor does it that one
//! is said of another code, or from lines that have the same by chance: that a reader sees alone.

use std::collections::BTreeMap;

use codetable_model::tree::{Map, Node};

use super::judgement::Judgement;

/// A fact that laws hold.
#[derive(Debug, Default)]
pub(super) struct Fact {
    /// Where it stands, as that of a judgement.
    pub(super) place: String,
    /// What it says, and of which codes, where it is that of a group.
    pub(super) said: String,
    /// The lines that it has of its own.
    pub(super) lines: Vec<(String, u32, u32)>,
}

/// One judgement for each part of the spec that is read from `map`.
pub(super) fn census(provider: &str, map: &Map, facts: Vec<Fact>) -> Vec<Judgement> {
    let mut parts: BTreeMap<String, Vec<Fact>> = BTreeMap::new();
    for fact in facts {
        let part = match fact.place[provider.len() + 1..].split_once('/') {
            Some((part, _)) => part.to_owned(),
            // What the spec says of itself is of no part.
            None => String::new(),
        };
        parts.entry(part).or_default().push(fact);
    }
    let tables = match map.get("tables") {
        Some((_, Node::Map(tables))) => Some(tables),
        _ => None,
    };
    let judgement = |(part, mut facts): (String, Vec<Fact>)| {
        let key = map.get(&part).or_else(|| tables?.get(&part)).or_else(|| map.get("provider"));
        let mut names: BTreeMap<&str, usize> = BTreeMap::new();
        // An item of a list is known by its first words.
        let is_name = |name: &&str| name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte));
        for name in facts.iter().filter_map(|fact| fact.place.rsplit('/').find(is_name)) {
            *names.entry(name).or_default() += 1;
        }
        let counted: Vec<String> = names.iter().map(|(name, count)| format!("{count} {name}")).collect();
        let counted = counted.join(", ");
        // The order of a spec says nothing; and numbers of lines move, while what stands on them does not.
        facts.sort_unstable_by(|one, other| (&one.place, &one.said).cmp(&(&other.place, &other.said)));
        let said: Vec<_> = facts.iter().map(|fact| (&fact.place, &fact.said)).collect();
        let text = format!("{said:?}\0{counted}");
        let place: Vec<&str> = [provider, &part, "facts"].into_iter().filter(|name| !name.is_empty()).collect();
        Judgement {
            place: place.join("/"),
            span: key.map_or(map.span, |(key, _)| key.span),
            lines: Vec::new(),
            text,
            counted: Some(facts.into_iter().flat_map(|fact| fact.lines).collect()),
        }
    };
    parts.into_iter().map(judgement).collect()
}
