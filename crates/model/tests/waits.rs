//! Waits of every kind, with and without what may tell them, in; out which of them a spec cannot mean, held against the meaning
//! of each by hand: what is not told here is waited for by no program.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by a panic")]

use codetable_model::compile;
use codetable_model::rule::Rule;
use codetable_model::source::Source;
use codetable_model::vocabulary::{Format, JsonType, Step, Vocabulary as _};

const DESCRIBED: &str = "provider: shop
headers: { X-Reset: { role: reset, format: unix_seconds } }
bodies: { error: { fields: { /again: { role: other, type: integer } } } }
";

/// The rules that a code with these facts breaks, under what is described of responses and statuses.
fn broken(described: &str, facts: &str) -> Vec<Rule> {
    let spec = format!(
        "{described}tables:\n  errors:\n    enum: E\n    codes:\n      A: {{ name: A, status: 429, {facts} }}\n"
    );
    compile(&[Source::new("specs/shop.yaml", spec)]).diagnostics.iter().map(|problem| problem.rule).collect()
}

#[test]
fn a_wait_names_what_its_kind_reads_and_nothing_else() {
    for bits in 0..8 {
        let names = [("seconds", "seconds: 30"), ("member", "member: /again"), ("header", "header: X-Reset")];
        let names: Vec<(&str, &str)> =
            names.into_iter().zip(0..).filter(|(_, bit)| bits >> bit & 1 == 1).map(|(of, _)| of).collect();
        let named = names.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(" ");
        for kind in ["", "seconds", "member", "header", "soon", "next_month", "none"] {
            // Without a kind, the first of these that is named is it.
            let is_meant = match kind {
                "" => ["seconds", "member", "header", "member header"].contains(&&*named),
                "seconds" => named == "seconds",
                "member" => named == "member" || named == "member header",
                "header" => named == "header",
                "next_month" => named.is_empty() || named == "header",
                _ => named.is_empty(),
            };
            if kind.is_empty() && named.is_empty() {
                continue;
            }
            let is = (!kind.is_empty()).then(|| format!("is: {kind}"));
            let wait: Vec<String> = is.into_iter().chain(names.iter().map(|(_, of)| (*of).to_owned())).collect();
            let problems = broken(DESCRIBED, &format!("wait: {{ {} }}", wait.join(", ")));
            let told = problems.iter().any(|rule| [Rule::BadWait, Rule::UnknownHeader].contains(rule));
            assert_eq!(told, !is_meant, "`{kind}` with {named}: {problems:?}");
            assert!(is_meant || !problems.is_empty());
        }
    }
}

#[test]
fn what_tells_a_wait_tells_a_time() {
    let formats = Format::ALL.iter().map(|format| format!(", format: {}", format.word())).chain([String::new()]);
    for format in formats {
        let is_of = |words: &[&str]| words.iter().any(|word| format.ends_with(word));
        let headers = format!("provider: shop\nheaders: {{ X-Reset: {{ role: other{format} }} }}\n");
        let told = broken(&headers, "wait: { header: X-Reset }").contains(&Rule::HeaderWithoutTime);
        let is_time = is_of(&["unix_seconds", "iso8601", ": milliseconds", "retry_after"]);
        assert_eq!(told, !is_time, "a header{format}");
        for ty in JsonType::ALL.iter().map(|ty| ty.word()) {
            let members = format!(
                "provider: shop\nbodies: {{ error: {{ fields: {{ /it: {{ role: other, type: {ty}{format} }} }} }} }}\n"
            );
            let told = broken(&members, "wait: { member: /it }").contains(&Rule::HeaderWithoutTime);
            let is_no_time = ["object", "array"].contains(&ty) || is_of(&["text", "uri"]);
            assert_eq!(told, is_no_time, "a member of type {ty}{format}");
        }
    }
}

/// A wait is for something: for a request that is sent again, or for calls that become fewer.
#[test]
fn nobody_waits_for_what_does_not_follow() {
    for step in Step::ALL.iter().map(|step| step.word()) {
        let is_for = ["retry", "wait", "retry_elsewhere", "reduce_rate", "raise_quota"].contains(&step);
        for (wait, is_wait) in [("soon", true), ("next_month", true), ("none", false)] {
            for others in ["", ", [contact_provider]"] {
                let facts = format!("recovery: [[{step}]{others}], wait: {{ is: {wait} }}");
                let told = broken("provider: shop\n", &facts).contains(&Rule::BadWait);
                assert_eq!(told, is_wait && !is_for, "{facts}");
            }
        }
    }
}

/// How long an alternative waits is said by the code, its group or a rule for its status.
#[test]
fn an_alternative_that_waits_is_told_how_long() {
    let wait = |is: Option<&str>| is.map_or(String::new(), |is| format!("wait: {{ is: {is} }}"));
    let all = [None, Some("soon"), Some("none")];
    for turn in 0..81 {
        let [own, group, narrow, wide] = [1, 3, 9, 27].map(|place| all[turn / place % 3]);
        let spec = format!(
            "provider: shop\nstatuses:\n  429: {{ meaning: limited, {} }}\n  4xx: {{ meaning: refused, {} }}\ntables:\n  errors:\n    enum: E\n    \
             groups:\n      - status: 429\n        {}\n        codes:\n          A: {{ name: A, recovery: [[wait, retry]], {} }}\n",
            wait(narrow),
            wait(wide),
            wait(group),
            wait(own)
        );
        let problems = compile(&[Source::new("specs/shop.yaml", spec)]).diagnostics;
        let told = problems.iter().any(|problem| problem.rule == Rule::WaitMissing);
        let counts = own.or(group).or(narrow).or(wide);
        assert_eq!(told, counts != Some("soon"), "{own:?} {group:?} {narrow:?} {wide:?}: {problems:?}");
    }
}

/// A request is sent again at the end, what leaves nothing to do stands alone, and nothing stands twice in a row or waits for
/// nothing.
#[test]
fn an_alternative_can_be_followed() {
    let words: Vec<&str> = Step::ALL.iter().map(|step| step.word()).collect();
    let longer = |before: &[Vec<&'static str>]| -> Vec<Vec<&'static str>> {
        before.iter().flat_map(|steps| words.iter().map(move |word| [steps.clone(), vec![*word]].concat())).collect()
    };
    let one = longer(&[Vec::new()]);
    let two = longer(&one);
    let all: Vec<Vec<&str>> = [one, two.clone(), longer(&two)].concat();
    let head = "provider: shop\ntables:\n  errors:\n    enum: E\n    codes:\n";
    let rows = all.iter().enumerate().map(|(row, steps)| {
        format!("      A{row}: {{ name: A{row}, wait: {{ is: soon }}, recovery: [[{}]] }}\n", steps.join(", "))
    });
    let spec = head.to_owned() + &rows.collect::<String>();
    let problems = compile(&[Source::new("specs/shop.yaml", spec.clone())]).diagnostics;
    let bad = problems.iter().filter(|problem| problem.rule == Rule::BadRecovery);
    let bad: std::collections::BTreeSet<usize> = bad
        .map(|problem| spec[..problem.labels[0].span.start as usize].matches('\n').count() - head.matches('\n').count())
        .collect();
    for (row, steps) in all.iter().enumerate() {
        let (last, before) = steps.split_last().unwrap();
        let is_alone = |step: &&str| ["do_not_retry", "no_action"].contains(step);
        let is_sound = *last != "wait"
            && !before.contains(&"retry")
            && (steps.len() == 1 || !steps.iter().any(is_alone))
            && steps.windows(2).all(|pair| pair[0] != pair[1]);
        assert_eq!(bad.contains(&row), !is_sound, "{steps:?}");
    }
}
