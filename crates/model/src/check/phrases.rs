//! The phrase book: an English for every quoted text that is not plain ASCII, and no English for nothing.

use super::known_faults::KnownFaults;
use super::owners;
use crate::diagnostic::{Diagnostic, excerpt};
use crate::hash::{Map, Set};
use crate::rule::Rule;
use crate::source::Span;
use crate::spec::{Phrase, Spec};

/// How many texts without an English are compared with how many phrases without a text: a changed text
/// leaves one of each, and comparing is slow.
const COMPARED: usize = 32;

/// The longest text that is compared, in characters.
const LONGEST: usize = 300;

/// Reports gaps, orphans, and pairs of the two that look like one text.
pub(super) fn check(spec: &Spec, reported: &KnownFaults, diagnostics: &mut Vec<Diagnostic>) {
    let known: Set<&str> = spec.phrases.iter().map(|phrase| phrase.source.value.as_str()).collect();
    let quotes = quotes(spec, &known);
    let used: Set<&str> = quotes.iter().map(|quote| quote.text).collect();
    let gaps = quotes.iter().filter(|quote| !known.contains(quote.text));
    let unused = spec.phrases.iter().filter(|phrase| !used.contains(phrase.source.value.as_str()));
    let mut orphans: Vec<&Phrase> = unused.collect();
    for (index, quote) in gaps.enumerate() {
        let near = if index < COMPARED { nearest(quote.text, &orphans) } else { None };
        let orphan = near.map(|position| orphans.remove(position));
        diagnostics.push(gap(quote, orphan));
    }
    // A text that could not be read has no fact, and its phrase only seems to be an orphan.
    if !reported.any() {
        diagnostics.extend(orphans.into_iter().map(orphan));
    }
}

/// A quoted text, and where.
struct Quote<'s> {
    text: &'s str,
    first: Span,
    uses: usize,
}

/// Every quoted text that has an English, or needs one, each once.
fn quotes<'s>(spec: &'s Spec, known: &Set<&str>) -> Vec<Quote<'s>> {
    let mut quotes: Vec<Quote<'s>> = Vec::new();
    let mut position: Map<&'s str, usize> = Map::default();
    owners(spec, &mut |owner| {
        let quoted =
            owner.items.iter().flat_map(|item| [item.quoted(), item.quote.map(|of| (of.value.as_str(), of.span))]);
        for (text, first) in quoted.flatten().filter(|(text, _)| !text.is_ascii() || known.contains(text)) {
            let at = *position.entry(text).or_insert(quotes.len());
            match quotes.get_mut(at) {
                Some(quote) => quote.uses += 1,
                None => quotes.push(Quote { text, first, uses: 1 }),
            }
        }
    });
    quotes
}

fn gap(quote: &Quote<'_>, orphan: Option<&Phrase>) -> Diagnostic {
    let more = match quote.uses {
        1 => String::new(),
        2 => " (quoted in one more place)".to_owned(),
        count => format!(" (quoted in {} more places)", count - 1),
    };
    let message = format!("the phrase book has no English for `{}`{more}", excerpt(quote.text));
    let diagnostic = Diagnostic::new(Rule::PhraseGap, quote.first, message);
    match orphan {
        Some(phrase) => diagnostic
            .also(phrase.source.span, "no fact quotes this any more")
            .help("did you change one of them? the two must be equal to the letter"),
        None => diagnostic.help("add the text and its English under `phrases`"),
    }
}

fn orphan(phrase: &Phrase) -> Diagnostic {
    let message = format!("no fact quotes `{}`", excerpt(&phrase.source));
    Diagnostic::new(Rule::PhraseOrphan, phrase.source.span, message)
        .help("remove the phrase, or mend the text that it was the English of")
}

/// The orphan that a text was probably copied from or changed away from.
fn nearest(text: &str, orphans: &[&Phrase]) -> Option<usize> {
    let length = text.chars().count();
    let allowed = (length / 4).max(2);
    let near = orphans.iter().take(COMPARED).enumerate().filter_map(|(position, phrase)| {
        let other = phrase.source.value.as_str();
        let comparable =
            length.max(other.chars().count()) <= LONGEST && length.abs_diff(other.chars().count()) <= allowed;
        let distance = if comparable { strsim::levenshtein(text, other) } else { usize::MAX };
        (distance <= allowed).then_some((distance, position))
    });
    near.min().map(|(_, position)| position)
}
