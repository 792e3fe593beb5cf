//! Facts in, doc comments out: what an editor shows beside a variant.

mod escape;

use codetable_model::catalog::advice::{Advice, Part, Recovery};
use codetable_model::catalog::{
    Basis, Code, ColumnWord, Fact, Facts, Known, Meaning, Provider, Retired, Row, Said, Table, Text,
};
use codetable_model::spec::StatusPattern;
use codetable_model::vocabulary::{TextKind, Vocabulary};
use codetable_model::words::advice::{self, AGAIN, BY_RULE, CARRIED_OUT, OR_ELSE, TO_DO, WAIT};
use codetable_model::words::evidence::cited_in_brief;
use codetable_model::words::{Evidence, Language, Phrase, Piece, RichText};
use escape::{code, escape};

/// The language of the comments.
const LANGUAGE: Language = Language::English;

/// The comment of a module: what the provider is called, and where that was written down.
pub(super) fn provider(provider: &Provider) -> Vec<String> {
    let title = provider.title.as_ref().map_or_else(|| code(&provider.name), |title| escape(title.value.english()));
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
    let of = provider.title.as_ref().map_or_else(|| code(&provider.name), |title| escape(title.value.english()));
    let mut lines = vec![format!("The {} of {of}.", count(table)), String::new()];
    if let Some(title) = &table.title {
        lines.push(format!("{}{}.", both(&title.value), cited(&title.basis, &Basis::Declared)));
        lines.push(String::new());
    }
    lines.push(spec(provider, table.line));
    lines
}

/// The comment of a variant of a column's words.
pub(super) fn word(of: &ColumnWord) -> String {
    format!("{}: {}.", code(&of.word), escape(of.meaning.of(LANGUAGE)))
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
    for Meaning { basis, when, facts: meaning } in &row.also {
        lines.push(format!("- It also means{}:", cited(basis, &Basis::Declared)));
        lines.extend(when.as_ref().map(|of| format!("  - Counts if {}", markdown(&advice::when(of)))));
        let own = meaning.status.as_ref();
        lines.extend(own.map(|fact| format!("  - HTTP status: {}{}", fact.value, cited(&fact.basis, basis))));
        let status = own.map(|status| status.value).or(status);
        lines.extend(facts(provider, meaning, status, basis).into_iter().map(|line| format!("  {line}")));
    }
    if !row.params.is_empty() {
        let params = row.params.iter().map(|of| code(&of.to_string()));
        lines.push(format!("- To fill in: {}", params.collect::<Vec<_>>().join(", ")));
    }
    if let Some(since) = &row.since {
        lines.push(format!("- Since: {}", escape(since)));
    }
    lines.extend(row.links.iter().map(|link| format!("- See: {}", escape(link))));
    lines.extend(source(&row.basis));
    lines.extend([String::new(), spec(provider, row.line)]);
    lines
}

/// The words that a variant is found by, beside its name.
pub(super) fn aliases(table: &Table, row: &Row) -> Vec<String> {
    let mut aliases: Vec<String> = std::iter::once(&row.code).chain(&row.aliases).flat_map(spellings).collect();
    aliases.retain(|alias| searchable(alias));
    aliases.sort_unstable();
    aliases.dedup();
    aliases.retain(|alias| *alias != row.name && *alias != table.enum_name);
    aliases
}

/// What people may type to find a code: itself, the digits of a negative one, and one in hexadecimal in decimal too.
fn spellings(code: &Code) -> Vec<String> {
    match code {
        Code::Int(number) => vec![code.to_string(), number.unsigned_abs().to_string()],
        Code::Hex(value, text) => vec![text.clone(), value.to_string()],
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
    let texts = texts.map(|(kind, text)| format!("- {}: {}{}", kind.variant(), quoted(text), cited(&text.basis, row)));
    let mut lines: Vec<String> = texts.collect();
    let advice = Advice::of(facts, status, provider);
    if let Some(Recovery { rule, .. }) = &advice.recovery {
        lines.push(format!("- {}: {}{}", TO_DO.of(LANGUAGE), recovery(&advice, row), by_rule(*rule)));
        lines.push(format!("- {}: {}", AGAIN.of(LANGUAGE), markdown(&advice.again_in_full())));
    }
    lines.extend(advice.wait.as_ref().map(|part| said(WAIT, &advice.wait_words(), part, row)));
    lines.extend(advice.effect.as_ref().map(|part| said(CARRIED_OUT, &advice.effect_words(), part, row)));
    lines.extend(advice.notes(provider).iter().map(|note| {
        let support = [cited(&note.fact.basis, row), by_rule(note.rule)].concat();
        format!("- {}: {}{support}", TextKind::Note.variant(), quoted(note.fact))
    }));
    lines.extend(facts.said().iter().filter(|said| !said.value.is_advice()).filter_map(|said| meaning(said, row)));
    lines
}

/// A part of the advice, with what supports it and the rule it comes from.
fn said<T>(what: Phrase, said: &RichText, part: &Part<'_, T>, row: &Basis) -> String {
    let support = [cited(&part.fact.basis, row), by_rule(part.rule)].concat();
    // `Was it carried out? in part`
    let colon = if what.of(LANGUAGE).ends_with('?') { "" } else { ":" };
    format!("- {}{colon} {}{support}", what.of(LANGUAGE), markdown(said))
}

/// `, by the rule for 429`
fn by_rule(rule: Option<&StatusPattern>) -> String {
    rule.map_or_else(String::new, |rule| format!(", {}", BY_RULE.of(LANGUAGE).replace("{}", &rule.to_string())))
}

/// `- Severity: the whole request failed`
fn meaning(said: &Said<'_>, row: &Basis) -> Option<String> {
    let (first, rest) = said.name.split_at_checked(1)?;
    let what = first.to_ascii_uppercase() + &rest.replace('_', " ");
    let is = match said.value {
        Known::Code(of) => code(of),
        value => value.word()?.meaning.to_owned(),
    };
    Some(format!("- {what}: {is}{}", cited(said.basis, row)))
}

/// A text of the document in both languages; what we conclude in the reader's.
fn quoted(text: &Fact<Text>) -> String {
    if text.basis.is_inferred() { escape(text.value.english()) } else { both(&text.value) }
}

/// A text in both languages: `쿼터 초과 (Quota exceeded)`.
fn both(text: &Text) -> String {
    if text.source == text.english() {
        escape(&text.source)
    } else {
        format!("{} ({})", escape(&text.source), escape(text.english()))
    }
}

/// Words as a comment has them.
fn markdown(words: &RichText) -> String {
    let mut out = String::new();
    words.pieces(LANGUAGE, &mut |piece, _| match piece {
        Piece::Ours(words) => out.push_str(&words),
        Piece::Basis(kind) => out.push_str(kind.name().of(LANGUAGE)),
        Piece::Text(text) => out.push_str(&escape(text)),
        Piece::Prose(text, _) => out.push_str(&escape(&text)),
        Piece::Code(text) => out.push_str(&code(text)),
        Piece::Document(text) => out.push_str(&both(text)),
    });
    out
}

/// ` (inferred: …)`, unless it is what supports everything around.
fn cited(basis: &Basis, around: &Basis) -> String {
    if basis == around {
        return String::new();
    }
    let words = evidence(basis);
    if words.is_empty() { words } else { format!(" ({words})") }
}

/// `001:66, 68-70`, `inferred: …`, `RFC 9110`, nothing where it is declared.
fn evidence(basis: &Basis) -> String {
    let evidence = Evidence::of(basis);
    match basis {
        Basis::Stated(citation) => escape(&cited_in_brief(citation)),
        Basis::Inferred(_) => markdown(&evidence.words()),
        Basis::Registered(_) | Basis::Declared => markdown(&evidence.rests_on),
    }
}

/// `- Source: 001:66, 68-70`
fn source(basis: &Basis) -> Option<String> {
    match basis {
        Basis::Declared => None,
        Basis::Inferred(reason) => Some(format!("- Inferred: {}", escape(reason.english()))),
        Basis::Stated(_) | Basis::Registered(_) => Some(format!("- Source: {}", evidence(basis))),
    }
}

/// `wait, then send the same request again (inferred: …); or have the quota raised (002:88)`
fn recovery(advice: &Advice<'_>, row: &Basis) -> String {
    // What supports all of them is said once, behind the last; where they differ, what supports the row is said too.
    let all = advice.recovery();
    let is_mixed = all.iter().any(|alternative| alternative.steps.basis != all[0].steps.basis);
    let around = if is_mixed { &Basis::Declared } else { row };
    let alternatives = all.iter().enumerate().map(|(place, alternative)| {
        let is_last = all.get(place + 1).is_none_or(|next| next.steps.basis != alternative.steps.basis);
        let support = if is_last { cited(&alternative.steps.basis, around) } else { String::new() };
        markdown(&advice.alternative_words(alternative)) + &support
    });
    alternatives.collect::<Vec<_>>().join(OR_ELSE.of(LANGUAGE))
}

/// `Spec: specs/kakao.yaml:34`
fn spec(provider: &Provider, line: u32) -> String {
    format!("Spec: {}", code(&format!("{}:{line}", provider.path)))
}

/// The note of a code that is no longer in use.
pub(super) fn retired(table: &Table, retired: &Retired) -> String {
    let replacement = retired.replacement.and_then(|index| table.rows.get(index));
    let instead = replacement.map(|row| format!("use `{}` (`{}`) instead", row.name, row.code));
    let reason =
        instead.or_else(|| retired.because.as_ref().map(|because| because.english().to_owned())).unwrap_or_default();
    let since =
        if retired.since.is_empty() { "retired".to_owned() } else { format!("retired since {}", retired.since) };
    if reason.is_empty() { since } else { format!("{since}: {reason}") }
}
