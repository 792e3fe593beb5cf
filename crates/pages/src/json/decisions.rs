//! A catalogue as JSON in, the same out with what follows from it: what a program does about each code and each status.
//! Whoever reads the catalogue back finds it anew.

use serde_json::{Value, json};

use crate::decision::{Decision, Decisions, Next, Wait};
use codetable_model::catalog::Catalog;
use codetable_model::vocabulary::Vocabulary;

/// Adds `decisions` to every provider, and to every row whose code is that of an error.
pub(super) fn add(catalog: &Catalog, value: &mut Value) {
    for (place, provider) in catalog.providers.iter().enumerate() {
        let decisions = Decisions::of(provider, &catalog.providers);
        let value = &mut value["providers"][place];
        value["decisions"] = list(&decisions.of_statuses());
        for (place, table) in provider.tables.iter().enumerate() {
            let value = &mut value["tables"][place];
            for (place, row) in table.rows.iter().enumerate() {
                value["rows"][place]["decisions"] = list(&decisions.of_row(table, row));
            }
        }
    }
}

fn list(decisions: &[Decision]) -> Value {
    decisions.iter().map(object).collect()
}

/// `{ "effect": "unknown", "next": { "idempotent": "send", "other": "stop" }, "statuses": [[503, 503]], … }`
fn object(decision: &Decision) -> Value {
    let mut object = what(decision);
    object["statuses"] = json!(decision.statuses);
    object["when"] = json!(decision.when);
    object["success"] = json!(decision.success);
    object
}

/// What a program does, whatever the response is.
pub(crate) fn what(Decision { next, effect, .. }: &Decision) -> Value {
    let both = |of: fn(&Next) -> Option<&'static str>| {
        let [idempotent, other] = [of(&next[0]), of(&next[1])];
        (idempotent.is_some() || other.is_some()).then(|| json!({ "idempotent": idempotent, "other": other }))
    };
    let wait = next.iter().find_map(Next::wait).map(|Wait { kind, headers, members, seconds }| {
        let mut wait = json!({ "kind": kind, "headers": headers });
        if let Some(seconds) = seconds {
            wait["seconds"] = json!(seconds);
        }
        if !members.is_empty() {
            wait["members"] = json!(members);
        }
        wait
    });
    json!({
        "next": both(|next| Some(next.word())),
        "step": both(Next::step),
        "wait": wait,
        "effect": effect.map(Vocabulary::word),
    })
}
