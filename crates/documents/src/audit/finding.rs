//! What does not agree in, the diagnostic that shows both places out: the spec's and the document's.

use std::ops::{Range, RangeInclusive};

use super::CitedDocument;
use super::claim::{Claim, MatchMode};
use super::document_text::{Unit, UnitKind};
use crate::document::word_match;
use codetable_model::diagnostic::Diagnostic;
use codetable_model::rule::Rule;
use codetable_model::source::{Span, Spanned};
use codetable_model::spec::Lines;
use codetable_model::text::similar::common_ends;
use codetable_model::vocabulary::{SkipReason, Vocabulary};

/// No document of that name was given.
pub(super) fn missing(file: &Spanned<String>) -> Diagnostic {
    Diagnostic::new(
        Rule::DocumentMissing,
        file.span,
        format!("there is no text file `{}` among the documents", file.value),
    )
    .here("cited from here on")
    .help("put it into the folder of sources under this name")
}

/// The document is not the one that was transcribed.
pub(super) fn changed(document: &CitedDocument<'_>, digest: &str) -> Option<Diagnostic> {
    let file = document.declared.file.as_ref().map_or("", |file| file.value.as_str());
    if let Some(expected) = document.declared.sha256.as_ref().filter(|expected| expected.value != digest) {
        let message = format!("`{file}` is not the document that was transcribed");
        let help = format!("hold the spec against it line by line, then write `sha256: {digest}`");
        return Some(
            Diagnostic::new(Rule::DocumentChanged, expected.span, message).here("its digest is another").help(help),
        );
    }
    let expected = document.declared.lines.as_ref().filter(|expected| expected.value != document.text.len())?;
    let message = format!("`{file}` has {} lines, not {}", document.text.len(), expected.value);
    Some(
        Diagnostic::new(Rule::DocumentChanged, expected.span, message)
            .help(format!("write `lines: {}`", document.text.len())),
    )
}

/// A quote, name or number does not stand on its lines; `nearest` is the unit there that is most like it.
pub(super) fn not_found(
    document: &CitedDocument<'_>,
    claim: &Claim<'_>,
    cited: &[RangeInclusive<u32>],
    nearest: Option<&Unit>,
) -> Diagnostic {
    let rule = if claim.mode == MatchMode::Number { Rule::NumberNotFound } else { Rule::QuoteNotFound };
    let message = format!("`{}` does not stand on {} of `{}`", short(&claim.text), lines(cited), document.name());
    let diagnostic = Diagnostic::new(rule, claim.span, message).here("stated here");
    if let Some(unit) = nearest {
        let help = match claim.mode {
            MatchMode::Block => "copy its lines to the letter".to_owned(),
            MatchMode::Number => format!("the document says `{}`", unit.text),
            MatchMode::Whole if word_match::has_word(&unit.text, &claim.text) => {
                format!("quote it whole: `{}`", unit.text)
            }
            _ => format!("quote it to the letter: `{}`", unit.text),
        };
        return diagnostic.also(span(document, unit.range.clone()), "the nearest on its lines").help(help);
    }
    let first = cited.iter().map(|lines| *lines.start()).min().unwrap_or(1);
    let diagnostic = match document.text.lines.get((first as usize).saturating_sub(1)) {
        Some(range) => diagnostic.also(span(document, range.clone()), "cited for it"),
        None => diagnostic,
    };
    if let Some(number) = number_of(document, claim, cited) {
        return diagnostic.help(format!("write `{number}`, as the document does there"));
    }
    match document.text.units.iter().find(|unit| unit.says(claim)) {
        Some(unit) => diagnostic
            .also(span(document, unit.range.clone()), "it stands here")
            .help(format!("cite line {}", unit.first)),
        None => diagnostic.help("cite the line that says so, or give the reason with `because`"),
    }
}

/// The one number of the cited lines that may have been meant: a status where one is claimed, else one with its sign.
fn number_of(document: &CitedDocument<'_>, claim: &Claim<'_>, cited: &[RangeInclusive<u32>]) -> Option<String> {
    let claimed: i64 = claim.text.parse().ok().filter(|_| claim.mode == MatchMode::Number)?;
    let is_status = |number: i64| (100..600).contains(&number);
    let is_alike = |number: i64| match is_status(claimed) {
        true => is_status(number),
        false => !is_status(number) && (number < 0) == (claimed < 0),
    };
    let mut found: Option<String> = None;
    for unit in document.text.within(cited).map(|unit| &document.text.units[unit]) {
        let text = unit.text.as_str();
        for word in text.split(|char: char| !char.is_ascii_digit() && char != '-').filter(|word| word.len() <= 20) {
            let is_number = word.parse::<i64>().is_ok_and(is_alike) && word_match::has_number(text, word);
            match &found {
                Some(other) if is_number && other != word => return None,
                _ if is_number => found = Some(word.to_owned()),
                _ => {}
            }
        }
    }
    found
}

/// The lines that are `by` lines below others.
pub(super) fn shifted(lines: &Lines, by: i64) -> RangeInclusive<u32> {
    let line = |line: u32| u32::try_from(i64::from(line) + by).unwrap_or(line);
    line(lines.first)..=line(lines.last)
}

/// A claim and so many more that cite the same lines all stand `by` lines below them.
pub(super) fn moved(
    document: &CitedDocument<'_>,
    (first, more): (&Claim<'_>, usize),
    at: &Spanned<Lines>,
    by: i64,
) -> Diagnostic {
    let (meant, wrong) = ([shifted(at, by)], [at.first..=at.last]);
    let message = format!(
        "`{}` and {more} more of what cites {} of `{}` stand on {}",
        short(&first.text),
        lines(&wrong),
        document.name(),
        lines(&meant)
    );
    let text_of = |line: u32| document.text.lines.get((line as usize).saturating_sub(1)).cloned();
    let mut diagnostic = Diagnostic::new(Rule::QuoteNotFound, at.span, message).here("cited here");
    if let Some(range) = text_of(*meant[0].start()) {
        diagnostic = diagnostic.also(span(document, range), "they stand here");
    }
    diagnostic.help(format!("write `{}`", numbers(&meant)))
}

/// Two quotes that stand in each other's place; each with the unit that stands in its own.
pub(super) fn swapped<'d>(one: Placed<'d>, two: Placed<'d>) -> Diagnostic {
    let message = format!("`{}` and `{}` stand in each other's place", short(&one.1.text), short(&two.1.text));
    let mut diagnostic = Diagnostic::new(Rule::QuoteNotFound, one.1.span, message).also(two.1.span, "and this one");
    for (document, _, unit) in [one, two] {
        if let Some(unit) = unit.map(|unit| &document.text.units[unit]) {
            diagnostic = diagnostic.also(span(document, unit.range.clone()), "what the document says there");
        }
    }
    diagnostic.help("exchange the two")
}

/// A claim, its document, and the unit that was meant.
type Placed<'d> = (&'d CitedDocument<'d>, &'d Claim<'d>, Option<usize>);

/// A cell of a cited row is quoted by nothing.
pub(super) fn cell(document: &CitedDocument<'_>, cell: &Unit, cited: Span) -> Diagnostic {
    let message = format!("no fact quotes the cell `{}` of a cited row", short(&cell.text));
    Diagnostic::new(Rule::CellUncovered, cited, message)
        .here("the row is cited here")
        .also(span(document, cell.range.clone()), "this cell")
        .help("quote it in a fact that cites its line, or as the `quote` of a value that is a word of ours")
}

/// A quote that stands in another column than others of its kind, such as `like`.
pub(super) fn stray(document: &CitedDocument<'_>, claim: &Claim<'_>, unit: usize, like: usize) -> Diagnostic {
    let kind = claim.kind.map_or("fact", |(_, kind)| kind.word());
    let message = format!("`{}` stands in another column than the {kind} of other rows", short(&claim.text));
    let place = |unit: usize| span(document, document.text.units[unit].range.clone());
    Diagnostic::new(Rule::StrayQuote, claim.span, message)
        .here(format!("given as the {kind}"))
        .also(place(like), format!("the {kind} of another row"))
        .also(place(unit), "it stands here")
        .help("quote the cell of the same column, or call the fact by the kind that it is of")
}

/// Lines that nothing cites and nothing skips.
pub(super) fn uncovered(document: &CitedDocument<'_>, at: &RangeInclusive<u32>) -> Diagnostic {
    let range = document.text.lines[*at.start() as usize - 1].start..document.text.lines[*at.end() as usize - 1].end;
    let message = format!("nothing cites {} of `{}`", lines(std::slice::from_ref(at)), document.name());
    let reasons: Vec<&str> = SkipReason::ALL.iter().map(|reason| reason.word()).collect();
    Diagnostic::new(Rule::LineUncovered, document.declared.id.span, message)
        .also(span(document, range), "cited by nothing")
        .help(format!(
            "cite it from a fact, a note or a conflict, or list it under `skipped` as one of {}",
            reasons.join(", ")
        ))
}

/// A skipped line that holds a number, a back-quoted word, or a name of the spec.
pub(super) fn skipped(
    document: &CitedDocument<'_>,
    line: u32,
    skip: (Span, SkipReason),
    names: &[&str],
) -> Option<Diagnostic> {
    let text = document.line(line);
    let fact = names.iter().find(|name| word_match::has_word(text, name)).map(|name| format!("the name `{name}`"));
    let fact = fact.or_else(|| marked(document, line).map(|word| format!("the marked word `{word}`")));
    let fact = fact.or_else(|| text.contains(|c: char| c.is_ascii_digit()).then(|| "a number".to_owned()))?;
    let message = format!("line {line} of `{}` is skipped as `{}`, but holds {fact}", document.name(), skip.1.word());
    let range = document.text.lines[line as usize - 1].clone();
    let diagnostic = Diagnostic::new(Rule::SkippedFact, skip.0, message).here("skipped here");
    Some(
        diagnostic
            .also(span(document, range), "not without a fact")
            .help("cite it from a fact, or from a note in your words"),
    )
}

/// A line that is skipped and cited, or skipped twice.
pub(super) fn cited_and_skipped(document: &CitedDocument<'_>, line: u32, skip: Span, again: Span) -> Diagnostic {
    let message = format!("line {line} of `{}` is skipped, and accounted for elsewhere too", document.name());
    Diagnostic::new(Rule::SkippedFact, skip, message)
        .here("skipped here")
        .also(again, "and named here")
        .also(span(document, document.text.lines[line as usize - 1].clone()), "the line")
        .help("take it out of `skipped`")
}

/// Lines that are cited and hold nothing.
pub(super) fn blank(document: &CitedDocument<'_>, at: &RangeInclusive<u32>, cited: Span) -> Diagnostic {
    let are = if at.start() == at.end() { "is" } else { "are" };
    let message = format!("{} of `{}` {are} blank", lines(std::slice::from_ref(at)), document.name());
    Diagnostic::new(Rule::BlankCited, cited, message).here("cited here").help("cite the line that was meant")
}

/// A word in back-quotes on a line of text.
fn marked(document: &CitedDocument<'_>, line: u32) -> Option<String> {
    let text = document.line(line);
    let start = text.find('`').filter(|_| !text.starts_with("```"))?;
    let word = &text[start + 1..];
    let word = &word[..word.find('`')?];
    let is_code =
        document.text.units.iter().any(|unit| unit.kind == UnitKind::Block && (unit.first..=unit.last).contains(&line));
    (!is_code).then(|| word.to_owned())
}

/// The unit of the cited lines that is most like what is claimed, if one is.
pub(super) fn nearest(document: &CitedDocument<'_>, claim: &Claim<'_>, cited: &[RangeInclusive<u32>]) -> Option<usize> {
    let comparable = |unit: &Unit| match claim.mode {
        MatchMode::Block => unit.kind == UnitKind::Block,
        MatchMode::Number => unit.kind == UnitKind::Text && is_number(&unit.text),
        _ => matches!(unit.kind, UnitKind::Text | UnitKind::Code),
    };
    let alike = |unit: &Unit| match claim.mode {
        MatchMode::Number => 100,
        _ if claim.mode == MatchMode::Whole && word_match::has_word(&unit.text, &claim.text) => 100,
        _ => common_ends(&unit.text, &claim.text),
    };
    let units = document.text.within(cited).filter(|unit| comparable(&document.text.units[*unit]));
    let ranked = units.map(|unit| (alike(&document.text.units[unit]), std::cmp::Reverse(unit)));
    ranked.max().filter(|(likeness, _)| *likeness >= 50).map(|(_, unit)| unit.0)
}

/// `429`, `-10`, `4xx`
fn is_number(text: &str) -> bool {
    text.parse::<i64>().is_ok() || text.strip_suffix("xx").is_some_and(|class| class.len() == 1)
}

fn span(document: &CitedDocument<'_>, range: Range<usize>) -> Span {
    Span::new(document.id, range)
}

/// `line 63`, `lines 6-19, 22`
fn lines(at: &[RangeInclusive<u32>]) -> String {
    let one = at.len() == 1 && at.iter().all(|lines| lines.start() == lines.end());
    format!("{} {}", if one { "line" } else { "lines" }, numbers(at))
}

/// `63`, `6-19, 22`
fn numbers(at: &[RangeInclusive<u32>]) -> String {
    let each = at.iter().map(|lines| {
        let (first, last) = (lines.start(), lines.end());
        if first == last { first.to_string() } else { format!("{first}-{last}") }
    });
    each.collect::<Vec<_>>().join(", ")
}

fn short(text: &str) -> String {
    match text.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_told_in_their_shortest_form() {
        for (at, told) in [
            (&[63..=63][..], "line 63"),
            (&[6..=19], "lines 6-19"),
            (&[6..=19, 22..=22], "lines 6-19, 22"),
            (&[6..=6, 22..=22], "lines 6, 22"),
        ] {
            assert_eq!(lines(at), told);
        }
        let of = |first, last| Lines { document: None, first, last };
        assert_eq!(shifted(&of(3, 5), -2), 1..=3);
        assert_eq!(shifted(&of(3, 5), 4), 7..=9);
        assert_eq!(shifted(&of(3, 5), -4), RangeInclusive::new(3, 1), "no line has such a number");
        for (text, of_number) in
            [("429", true), ("-10", true), ("4xx", true), ("44xx", false), ("xx", false), ("4 xx", false), ("a", false)]
        {
            assert_eq!(is_number(text), of_number, "{text}");
        }
        assert_eq!(short(&"a".repeat(60)), "a".repeat(60));
        assert_eq!(short(&"a".repeat(61)), format!("{}…", "a".repeat(60)));
        assert_eq!(short(&format!("{} bcd", "a".repeat(59))), format!("{}…", "a".repeat(59)));
    }
}
