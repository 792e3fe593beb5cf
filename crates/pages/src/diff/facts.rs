//! The facts of one thing, old and new, in; what changed of them out.

use super::{Change, Kind};
use codetable_model::catalog::{Alternative, Fact, Facts, Provider, Text, Wait, When};
use codetable_model::vocabulary::{TextKind, Vocabulary};

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
    let mut of = |kind: Kind, detail: &str, words: [Option<String>; 2], is_same: bool| {
        let [old, new] = words;
        if old != new {
            let change = pair.change(kind).from(old, new);
            changes.push(if detail.is_empty() { change } else { change.detail(detail) });
        } else if !is_same {
            other = true;
        }
    };
    let status = [&old.status, &new.status];
    of(Kind::Status, "", each(status, |status| status.to_string()), status[0] == status[1]);
    for kind in TextKind::ALL {
        let texts = [old.text(*kind), new.text(*kind)];
        // Where the document says what it said, only our English changed.
        let is_ours = matches!(texts, [Some(old), Some(new)] if old.value.source == new.value.source);
        let words =
            texts.map(|fact| fact.map(|fact| if is_ours { fact.value.english.clone() } else { said(&fact.value) }));
        let name = if is_ours { format!("{}, in English", kind.word()) } else { kind.word().to_owned() };
        of(Kind::Text, &name, words, texts[0] == texts[1]);
    }
    let recovery = [&old.recovery, &new.recovery];
    of(Kind::Recovery, "", recovery.map(|recovery| self::recovery(recovery)), recovery[0] == recovery[1]);
    let waits = [(&old.wait, pair.providers[0]), (&new.wait, pair.providers[1])];
    let words = waits.map(|(wait, provider)| wait.as_ref().map(|fact| self::wait(&fact.value, provider)));
    let bases = waits.map(|(wait, _)| wait.as_ref().map(|fact| (&fact.basis, &fact.quote)));
    of(Kind::Wait, "", words, bases[0] == bases[1]);
    let effect = [&old.effect, &new.effect];
    of(Kind::Effect, "", each(effect, |effect| effect.word().to_owned()), effect[0] == effect[1]);
    let severity = [&old.severity, &new.severity];
    of(Kind::Severity, "", each(severity, |severity| severity.word().to_owned()), severity[0] == severity[1]);
    let origin = [&old.origin, &new.origin];
    of(Kind::Origin, "", each(origin, |origin| origin.word().to_owned()), origin[0] == origin[1]);
    if other && changes.len() == before {
        changes.push(pair.change(Kind::Evidence));
    }
}

fn each<T>(facts: [&Option<Fact<T>>; 2], words: impl Fn(&T) -> String) -> [Option<String>; 2] {
    facts.map(|fact| fact.as_ref().map(|fact| words(&fact.value)))
}

/// A text and its English, each once.
pub(super) fn said(text: &Text) -> String {
    if text.source == text.english { text.source.clone() } else { format!("{} ({})", text.source, text.english) }
}

/// `wait, retry; or fix_setup`
fn recovery(recovery: &[Alternative]) -> Option<String> {
    let alternatives = recovery.iter().map(|alternative| {
        let steps = alternative.steps.value.iter().map(|step| step.word()).collect::<Vec<_>>().join(", ");
        match &alternative.when {
            Some(When::Header(name)) => format!("{steps} if there is {name}"),
            None => steps,
        }
    });
    (!recovery.is_empty()).then(|| alternatives.collect::<Vec<_>>().join("; or "))
}

/// `header X-Reset`, by name: places in a list of headers may change and mean the same.
pub(super) fn wait(wait: &Wait, provider: &Provider) -> String {
    let headers = wait.headers.iter().filter_map(|index| provider.headers.get(*index));
    let words = std::iter::once(wait.kind.word()).chain(headers.map(|header| header.name.as_str()));
    words.collect::<Vec<_>>().join(" ")
}
