//! Parameters: what a text has in braces is declared, what is declared some text has, and a text has the same in every
//! language. That a text has none of them is no mistake: a title may say in two words what the message says with numbers.

use super::codes::{grouped, rows};
use super::known_faults::KnownFaults;
use crate::diagnostic::{Diagnostic, excerpt};
use crate::hash::{Map, Set};
use crate::resolve::parameter::{Parameters, Used};
use crate::rule::Rule;
use crate::spec::{Parameter, Phrase, Row, Spec};
use crate::text::parameter::placeholders;
use crate::text::similar::suggest;
use std::cell::LazyCell;

/// How many names that nobody declares are compared with those that are: comparing is slow.
const COMPARED: usize = 32;

/// Reports placeholders that nobody declares, parameters that nothing uses, and translations with others than their texts.
pub(super) fn check(spec: &Spec, reported: &KnownFaults, diagnostics: &mut Vec<Diagnostic>) {
    let phrases = LazyCell::new(|| by_source(&spec.phrases));
    // Of a text that stands in many rows its translations are one mistake.
    let (mut compared, mut budget) = (Set::default(), COMPARED);
    for table in &spec.tables {
        let parameters = Parameters::of(table);
        let mut used_in_table = Set::default();
        for (group, row) in grouped(table) {
            if !parameters.any(row) {
                continue;
            }
            let used = parameters.of_row(row, group);
            let (is_faulty, is_verbatim) = (reported.about(row.code.span), row.is_verbatim(table));
            if !is_verbatim && !is_faulty {
                strange(row, &parameters, &used, &mut budget, diagnostics);
            }
            unused(&row.params, |name| used.declared.contains_key(name) || is_faulty, diagnostics);
            for text in row.texts(group).filter(|text| compared.insert(text.value.as_str())) {
                if let Some(phrase) = phrases.get(text.value.as_str()) {
                    differs(phrase, |name| !is_verbatim || used.declared.contains_key(name), diagnostics);
                }
            }
            used_in_table.extend(used.declared.keys().copied());
        }
        let is_faulty = table.params.iter().any(|of| reported.about(of.name.span)) || rows(table).next().is_none();
        unused(&table.params, |name| used_in_table.contains(name) || is_faulty, diagnostics);
    }
}

/// Phrases by the text that they translate; of two the last.
pub(super) fn by_source(phrases: &[Phrase]) -> Map<&str, &Phrase> {
    phrases.iter().map(|phrase| (phrase.source.value.as_str(), phrase)).collect()
}

/// Reports what looks like a parameter of a row and is none, each name once.
fn strange(
    row: &Row,
    parameters: &Parameters<'_>,
    used: &Used<'_>,
    budget: &mut usize,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut seen = Set::default();
    for (name, text) in used.strange.iter().filter(|(name, _)| seen.insert(*name)) {
        let meant = if *budget > 0 { suggest(name.trim(), parameters.names(row)) } else { None };
        *budget = budget.saturating_sub(1);
        let help = match meant {
            Some(meant) => format!("did you mean `{{{meant}}}`?"),
            None if name.is_empty() => "write its name in the braces: parameters have no order".to_owned(),
            None => "declare it under `params`; or say `verbatim: true`, where it is a part of the text".to_owned(),
        };
        let message = format!("`{{{}}}` is no parameter of `{}`", excerpt(name), excerpt(&row.code.value));
        let declared = row.params.first().map(|of| of.name.span);
        let flaw = Diagnostic::new(Rule::UnknownParameter, text.span, message).help(help);
        diagnostics.push(match declared {
            Some(span) => flaw.also(span, "its parameters"),
            None => flaw,
        });
    }
}

/// Reports parameters that nothing uses.
fn unused(declared: &[Parameter], is_used: impl Fn(&str) -> bool, diagnostics: &mut Vec<Diagnostic>) {
    for of in declared.iter().filter(|of| !is_used(&of.name.value)) {
        let message = format!("no text has the parameter `{}`", excerpt(&of.name.value));
        let help = format!("write `{{{}}}` where its value belongs, or delete it", excerpt(&of.name.value));
        diagnostics.push(Diagnostic::new(Rule::UnusedParameter, of.name.span, message).help(help));
    }
}

/// Reports a translation that has not the parameters of its text.
fn differs(phrase: &Phrase, counts: impl Fn(&str) -> bool, diagnostics: &mut Vec<Diagnostic>) {
    let parameters = |text| placeholders(text).filter(|name| counts(name)).collect::<Set<&str>>();
    let own = parameters(&phrase.source);
    for of in &phrase.translations {
        let translated = parameters(&of.text);
        let language = of.language.as_ref().map(|tag| format!(" into `{}`", tag.value)).unwrap_or_default();
        let lost = own.difference(&translated).min();
        let (message, help) = match (lost, translated.difference(&own).min()) {
            (Some(name), _) => (
                format!("`{{{}}}` of the text is not in its translation{language}", excerpt(name)),
                format!("write `{{{}}}` where its value belongs", excerpt(name)),
            ),
            (None, Some(name)) => (
                format!("`{{{}}}` of the translation{language} is not in its text", excerpt(name)),
                "a text has the same parameters in every language".to_owned(),
            ),
            (None, None) => continue,
        };
        let flaw = Diagnostic::new(Rule::ParameterDiffers, of.text.span, message);
        diagnostics.push(flaw.also(phrase.source.span, "what it translates").help(help));
    }
}
