//! The facts of one thing, old and new, in; what changed of them out.

use std::borrow::Cow;

use super::{Change, Kind};
use codetable_model::catalog::{Alternative, Facts, Has, Known, Provider, Text, Wait, When};
use codetable_model::text::language::is_english;
use codetable_model::vocabulary::Vocabulary;

/// An old and a new thing, and where they are found.
pub(super) struct Pair<'a> {
    pub(super) path: &'a str,
    pub(super) code: Option<String>,
    pub(super) providers: [&'a Provider; 2],
}

impl Pair<'_> {
    pub(super) fn change(&self, kind: Kind) -> Change {
        let change = Change::new(self.path, kind);
        match &self.code {
            Some(code) => change.of(code),
            None => change,
        }
    }
}

/// What changed of two sets of facts. Where only their support did, that is one change for all.
pub(super) fn facts(pair: &Pair<'_>, [old, new]: [&Facts; 2], changes: &mut Vec<Change>) {
    let before = changes.len();
    let mut other = false;
    let sides = [old.said(), new.said()];
    for name in Facts::names() {
        let facts = [0, 1].map(|side: usize| sides[side].iter().find(|said| said.name == name));
        let Some(first) = facts[0].or(facts[1]) else { continue };
        // Where the document says what it said, only our translations changed.
        let values = facts.map(|fact| fact.map(|fact| fact.value));
        let is_ours =
            matches!(values, [Some(Known::Text(_, old)), Some(Known::Text(_, new))] if old.source == new.source);
        let [old, new] = [0, 1].map(|side: usize| Some(words(values[side]?, pair.providers[side], is_ours)));
        if old != new {
            let kind = Kind::of(first.value);
            let detail = match kind {
                Kind::Text if is_ours => Some(format!("{name}, translated")),
                Kind::Text | Kind::Reference => Some(name.to_owned()),
                _ => None,
            };
            changes.push(Change { detail, ..pair.change(kind).from(old, new) });
        } else {
            // Places in a list of headers may change and mean the same.
            let is_wait = matches!(first.value, Known::Wait(_));
            let [old, new] = facts.map(|fact| fact.map(|fact| (fact.basis, fact.quote)));
            other |= old != new || (!is_wait && values[0] != values[1]);
        }
    }
    if other && changes.len() == before {
        changes.push(pair.change(Kind::Evidence));
    }
}

fn words(value: Known<'_>, provider: &Provider, is_ours: bool) -> String {
    match value {
        Known::Status(status) => status.to_string(),
        Known::Text(_, text) if is_ours => translations(text),
        Known::Text(_, text) => said(text),
        Known::Recovery(alternatives) => recovery(alternatives),
        Known::Wait(wait) => self::wait(wait, provider),
        Known::Code(code) => code.to_owned(),
        Known::Effect(_) | Known::Severity(_) | Known::Origin(_) => {
            value.word().map(|of| of.word).unwrap_or_default().to_owned()
        }
    }
}

/// `A door; ja: ドア`
fn translations(text: &Text) -> String {
    let each = text.translations.iter().map(|(language, text)| match is_english(language) {
        true => text.clone(),
        false => format!("{language}: {text}"),
    });
    each.collect::<Vec<_>>().join("; ")
}

/// A text and its English, each once.
pub(super) fn said(text: &Text) -> String {
    if text.source == text.english() { text.source.clone() } else { format!("{} ({})", text.source, text.english()) }
}

/// `wait, retry; or fix_setup`
fn recovery(recovery: &[Alternative]) -> String {
    let alternatives = recovery.iter().map(|alternative| {
        let steps = alternative.steps.value.iter().map(|step| step.word()).collect::<Vec<_>>().join(", ");
        match &alternative.when {
            Some(when) => format!("{steps} if {}", condition(when)),
            None => steps,
        }
    });
    alternatives.collect::<Vec<_>>().join("; or ")
}

/// `there is Retry-After`, `/error/kind is quota`
pub(super) fn condition(When { has: Has::Header(name) | Has::Member(name), value }: &When) -> String {
    value.as_ref().map_or_else(|| format!("there is {name}"), |value| format!("{name} is {value}"))
}

/// `header X-Reset`, by name: places in a list of headers may change and mean the same.
pub(super) fn wait(wait: &Wait, provider: &Provider) -> String {
    let words = std::iter::once(Cow::Borrowed(wait.kind.word())).chain(wait.names(provider));
    words.collect::<Vec<_>>().join(" ")
}
