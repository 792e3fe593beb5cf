//! Facts in, doc comments out: what an editor shows beside a variant.

mod escape;

use codetable_model::catalog::advice::{Advice, Part, Recovery};
use codetable_model::catalog::{
    Alternative, Basis, Citation, Code, Fact, Facts, Provider, Retired, Row, Table, Text, Wait, When,
};
use codetable_model::spec::StatusPattern;
use codetable_model::vocabulary::{Step, TextKind, Vocabulary, WaitKind};
use escape::{code, escape};

/// The comment of a module: what the provider is called, and where that was written down.
pub(super) fn provider(provider: &Provider) -> Vec<String> {
    let title = provider.title.as_ref().map_or_else(|| code(&provider.name), |title| escape(&title.value));
    let mut lines = vec![format!("{title}.")];
    for table in &provider.tables {
        lines.push(String::new());
        let (module, name) = (&provider.name, &table.enum_name);
        lines.push(format!("- [`{name}`]({module}::{name}): {}", count(table)));
    }
    lines.extend([String::new(), format!("Spec: {}", code(&provider.path))]);
    lines
}

/// The comment of a module whose spec could not be parsed.
pub(super) fn kept() -> Vec<String> {
    vec!["Its spec could not be parsed; this is what it last said.".to_owned()]
}

/// `15 codes`
fn count(table: &Table) -> String {
    match table.rows.len() {
        1 => "1 code".to_owned(),
        len => format!("{len} codes"),
    }
}

/// The comment of an enum.
pub(super) fn table(provider: &Provider, table: &Table) -> Vec<String> {
    let of = provider.title.as_ref().map_or_else(|| code(&provider.name), |title| escape(&title.value));
    let mut lines = vec![format!("The {} of {of}.", count(table)), String::new()];
    if let Some(title) = &table.title {
        lines.push(format!("{}{}.", both(&title.value), cited(&title.basis, &Basis::Declared)));
        lines.push(String::new());
    }
    lines.push(spec(provider, table.line));
    lines
}

/// The comment of a variant.
pub(super) fn row(provider: &Provider, row: &Row) -> Vec<String> {
    let mut lines = Vec::new();
    let status = row.facts.status.as_ref();
    let status = status.map(|fact| format!(", HTTP {}{}", fact.value, cited(&fact.basis, &row.basis)));
    lines.push(format!("{}{}.", code(&row.code.to_string()), status.unwrap_or_default()));
    lines.push(String::new());
    let status = row.facts.status.as_ref().map(|status| status.value);
    lines.extend(facts(provider, &row.facts, status, &row.basis));
    for (basis, meaning) in &row.also {
        lines.push(format!("- It also means{}:", cited(basis, &Basis::Declared)));
        let own = meaning.status.as_ref();
        lines.extend(own.map(|fact| format!("  - HTTP status: {}{}", fact.value, cited(&fact.basis, basis))));
        let status = own.map(|status| status.value).or(status);
        lines.extend(facts(provider, meaning, status, basis).into_iter().map(|line| format!("  {line}")));
    }
    if let Some(since) = &row.since {
        lines.push(format!("- Since: {}", escape(since)));
    }
    lines.extend(row.links.iter().map(|link| format!("- See: {}", escape(link))));
    lines.extend(source(&row.basis));
    lines.extend([String::new(), spec(provider, row.line)]);
    lines
}

/// What is said where a program may send again only what is safe to repeat.
const DOUBTFUL: &str = "- Not safe to repeat? It may have been carried out: look before you send it again";

/// The words that a variant is found by, beside its name.
pub(super) fn aliases(table: &Table, row: &Row) -> Vec<String> {
    let mut aliases: Vec<String> = std::iter::once(&row.code).chain(&row.aliases).flat_map(spellings).collect();
    aliases.retain(|alias| searchable(alias));
    aliases.sort_unstable();
    aliases.dedup();
    aliases.retain(|alias| *alias != row.name && *alias != table.enum_name);
    aliases
}

/// What people may type to find a code: itself, and the digits of a negative one.
fn spellings(code: &Code) -> Vec<String> {
    match code {
        Code::Int(negative) if *negative < 0 => vec![code.to_string(), negative.unsigned_abs().to_string()],
        code => vec![code.to_string()],
    }
}

/// Whether rustdoc takes a text for an alias.
fn searchable(alias: &str) -> bool {
    !alias.starts_with(' ')
        && !alias.ends_with(' ')
        && !alias
            .chars()
            .any(|char| matches!(char, '"' | '\'') || (char.is_whitespace() && char != ' ') || char.is_control())
}

/// A list of facts, each with its basis where that is not the row's, what to do also from the rule for the status.
fn facts(provider: &Provider, facts: &Facts, status: Option<u16>, row: &Basis) -> Vec<String> {
    let texts = facts.texts.iter();
    let texts =
        texts.map(|(kind, text)| format!("- {}: {}{}", title(*kind), both(&text.value), cited(&text.basis, row)));
    let mut lines: Vec<String> = texts.collect();
    let advice = Advice::of(facts, status, provider);
    if let Some(Recovery { alternatives, rule }) = &advice.recovery {
        lines.push(format!("- What to do: {}{}", recovery(alternatives, row), by_rule(*rule)));
    }
    if advice.is_doubtful() {
        lines.push(DOUBTFUL.to_owned());
    }
    if let Some(part) = &advice.wait {
        lines.push(said("How long to wait", &wait(provider, &part.fact.value), part, row));
    }
    if let Some(part) = &advice.effect {
        lines.push(said("The request", part.fact.value.meaning(), part, row));
    }
    lines.extend(facts.severity.as_ref().map(|fact| meaning("Severity", fact, row)));
    lines.extend(facts.origin.as_ref().map(|fact| meaning("Origin", fact, row)));
    lines
}

/// A part of the advice, with what supports it and the rule it comes from.
fn said<T>(what: &str, said: &str, part: &Part<'_, T>, row: &Basis) -> String {
    format!("- {what}: {said}{}{}", cited(&part.fact.basis, row), by_rule(part.rule))
}

/// `, by the rule for 429`
fn by_rule(rule: Option<&StatusPattern>) -> String {
    rule.map_or_else(String::new, |pattern| format!(", by the rule for {pattern}"))
}

/// `- Severity: the whole request failed`
fn meaning<V: Vocabulary>(what: &str, fact: &Fact<V>, row: &Basis) -> String {
    format!("- {what}: {}{}", fact.value.meaning(), cited(&fact.basis, row))
}

/// `Cause`
fn title(kind: TextKind) -> &'static str {
    kind.variant()
}

/// A text in both languages: `쿼터 초과 (Quota exceeded)`.
fn both(text: &Text) -> String {
    if text.source == text.english {
        escape(&text.source)
    } else {
        format!("{} ({})", escape(&text.source), escape(&text.english))
    }
}

/// ` (inferred: …)`, unless it is what supports everything around.
fn cited(basis: &Basis, around: &Basis) -> String {
    if basis == around {
        return String::new();
    }
    match basis {
        Basis::Stated(lines) => format!(" ({})", citation(lines)),
        Basis::Inferred(reason) => format!(" (inferred: {})", escape(reason)),
        Basis::Registered(section) => format!(" ({})", escape(section)),
        Basis::Declared => String::new(),
    }
}

/// `- Source: 001:66, 68-70`
fn source(basis: &Basis) -> Option<String> {
    match basis {
        Basis::Stated(lines) => Some(format!("- Source: {}", citation(lines))),
        Basis::Inferred(reason) => Some(format!("- Inferred: {}", escape(reason))),
        Basis::Registered(section) => Some(format!("- Source: {}", escape(section))),
        Basis::Declared => None,
    }
}

/// `001:66, 68-70`
fn citation(citation: &Citation) -> String {
    let mut out = String::new();
    let mut document = None;
    for lines in citation {
        if document.is_some() {
            out.push_str(", ");
        }
        if document != Some(&lines.document) {
            out.push_str(&escape(&lines.document));
            out.push(':');
        }
        out.push_str(&lines.first.to_string());
        if lines.last > lines.first {
            out.push_str(&format!("-{}", lines.last));
        }
        document = Some(&lines.document);
    }
    out
}

/// `wait, then send the request again (inferred: …); or have the allowance raised (002:88)`
fn recovery(recovery: &[Alternative], row: &Basis) -> String {
    // What supports all of them is said once, behind the last; where they differ, what supports the row is said too.
    let is_mixed = recovery.iter().any(|alternative| alternative.steps.basis != recovery[0].steps.basis);
    let around = if is_mixed { &Basis::Declared } else { row };
    let is_last = |place: usize| {
        let others = recovery.get(place + 1..).unwrap_or_default();
        others.first().is_none_or(|next| next.steps.basis != recovery[place].steps.basis)
    };
    let alternatives = recovery.iter().enumerate().map(|(place, alternative)| {
        let Fact { value, basis, .. } = &alternative.steps;
        let steps = value.iter().map(|step| phrase(*step)).collect::<Vec<_>>().join(", then ");
        let when = match &alternative.when {
            Some(When::Header(name)) => format!("if the response has {}, ", escape(name)),
            None => String::new(),
        };
        format!("{when}{steps}{}", if is_last(place) { cited(basis, around) } else { String::new() })
    });
    alternatives.collect::<Vec<_>>().join("; or ")
}

/// A step in plain words, short enough to stand in a sequence.
fn phrase(step: Step) -> &'static str {
    match step {
        Step::Retry => "send the request again",
        Step::Wait => "wait",
        Step::RefreshCredentials => "get a new token",
        Step::ReduceRate => "call less often",
        Step::RaiseQuota => "have the allowance raised",
        Step::FixRequest => "change the request",
        Step::FixSetup => "change the configuration",
        Step::ObtainPermission => "obtain the permission",
        Step::ContactProvider => "ask the provider",
        Step::RetryElsewhere => "send the request over another connection or to another node",
        Step::DoNotRetry => "do not send the request again",
        Step::NoAction => "nothing needs to be done",
    }
}

fn wait(provider: &Provider, wait: &Wait) -> String {
    let names: Vec<String> =
        wait.headers.iter().filter_map(|index| provider.headers.get(*index)).map(|header| code(&header.name)).collect();
    let names = names.join(", else ");
    match wait.kind {
        WaitKind::Header => format!("as {names} says"),
        WaitKind::NextMonth if !names.is_empty() => format!("until the next month begins, which {names} may tell"),
        kind => kind.meaning().to_owned(),
    }
}

/// `Spec: specs/kakao.yaml:34`
fn spec(provider: &Provider, line: u32) -> String {
    format!("Spec: {}", code(&format!("{}:{line}", provider.path)))
}

/// The note of a code that is no longer in use.
pub(super) fn retired(table: &Table, retired: &Retired) -> String {
    let replacement = retired.replacement.and_then(|index| table.rows.get(index));
    let instead = replacement.map(|row| format!("use `{}` (`{}`) instead", row.name, row.code));
    let reason = instead.or_else(|| retired.because.clone()).unwrap_or_default();
    let since =
        if retired.since.is_empty() { "retired".to_owned() } else { format!("retired since {}", retired.since) };
    if reason.is_empty() { since } else { format!("{since}: {reason}") }
}
