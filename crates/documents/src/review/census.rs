//! The facts of a spec that laws hold in, for each part of it the judgement that it has these and no others out.
//!
//! A law finds what is wrong on the lines of a document. That a fact has gone breaks no law: it is missed by a reader alone.

use std::collections::BTreeMap;

use codetable_model::tree::{Map, Node};

use super::judgement::Judgement;

/// One judgement for each part of the spec that is read from `map`; the facts are places behind the provider, each with how
/// many values and citations it has.
pub(super) fn census(provider: &str, map: &Map, facts: Vec<(String, usize)>) -> Vec<Judgement> {
    let mut parts: BTreeMap<String, Vec<(String, usize)>> = BTreeMap::new();
    for fact in facts {
        let part = match fact.0[provider.len() + 1..].split_once('/') {
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
    let judgement = |(part, mut facts): (String, Vec<(String, usize)>)| {
        let key = map.get(&part).or_else(|| tables?.get(&part)).or_else(|| map.get("provider"));
        let mut names: BTreeMap<&str, usize> = BTreeMap::new();
        // An item of a list is known by its first words.
        let is_name = |name: &&str| name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte));
        for name in facts.iter().filter_map(|(place, _)| place.rsplit('/').find(is_name)) {
            *names.entry(name).or_default() += 1;
        }
        let counted: Vec<String> = names.iter().map(|(name, count)| format!("{count} {name}")).collect();
        let counted = counted.join(", ");
        facts.sort_unstable();
        let place: Vec<&str> = [provider, &part, "facts"].into_iter().filter(|name| !name.is_empty()).collect();
        Judgement {
            place: place.join("/"),
            span: key.map_or(map.span, |(key, _)| key.span),
            lines: Vec::new(),
            text: format!("{facts:?}\0{counted}"),
            is_census: true,
        }
    };
    parts.into_iter().map(judgement).collect()
}
