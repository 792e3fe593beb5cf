//! What does not agree in, the diagnostic that shows both places out: the spec's and the document's.

use std::ops::{Range, RangeInclusive};

use super::Sheet;
use super::claim::{Claim, Manner};
use super::page::{Kind, Unit};
use crate::document::token;
use codetable_model::diagnostic::Diagnostic;
use codetable_model::rule::Rule;
use codetable_model::source::{Span, Spanned};
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
pub(super) fn changed(sheet: &Sheet<'_>, digest: &str) -> Option<Diagnostic> {
    let file = sheet.document.file.as_ref().map_or("", |file| file.value.as_str());
    if let Some(expected) = sheet.document.sha256.as_ref().filter(|expected| expected.value != digest) {
        let message = format!("`{file}` is not the document that was transcribed");
        let help = format!("hold the spec against it line by line, then write `sha256: {digest}`");
        return Some(
            Diagnostic::new(Rule::DocumentChanged, expected.span, message).here("its digest is another").help(help),
        );
    }
    let expected = sheet.document.lines.as_ref().filter(|expected| expected.value != sheet.page.len())?;
    let message = format!("`{file}` has {} lines, not {}", sheet.page.len(), expected.value);
    Some(
        Diagnostic::new(Rule::DocumentChanged, expected.span, message)
            .help(format!("write `lines: {}`", sheet.page.len())),
    )
}

/// A quote, name or number does not stand on its lines; `nearest` is the unit there that is most like it.
pub(super) fn not_found(
    sheet: &Sheet<'_>,
    claim: &Claim<'_>,
    cited: &[RangeInclusive<u32>],
    nearest: Option<&Unit>,
) -> Diagnostic {
    let rule = if claim.manner == Manner::Number { Rule::NumberNotFound } else { Rule::QuoteNotFound };
    let message = format!("`{}` does not stand on {} of `{}`", short(&claim.text), lines(cited), sheet.name());
    let diagnostic = Diagnostic::new(rule, claim.span, message).here("stated here");
    if let Some(unit) = nearest {
        let help = match claim.manner {
            Manner::Block => "copy its lines to the letter".to_owned(),
            Manner::Number => format!("the document says `{}`", unit.text),
            Manner::Whole if token::holds(&unit.text, &claim.text) => format!("quote it whole: `{}`", unit.text),
            _ => format!("quote it to the letter: `{}`", unit.text),
        };
        return diagnostic.also(span(sheet, unit.range.clone()), "the nearest on its lines").help(help);
    }
    let first = cited.iter().map(|lines| *lines.start()).min().unwrap_or(1);
    let diagnostic = match sheet.page.lines.get((first as usize).saturating_sub(1)) {
        Some(range) => diagnostic.also(span(sheet, range.clone()), "cited for it"),
        None => diagnostic,
    };
    match sheet.page.units.iter().find(|unit| unit.says(claim)) {
        Some(unit) => {
            diagnostic.also(span(sheet, unit.range.clone()), "it stands here").help(format!("cite line {}", unit.first))
        }
        None => diagnostic.help("cite the line that says so, or give the reason with `because`"),
    }
}

/// A cell of a cited row is quoted by nothing.
pub(super) fn cell(sheet: &Sheet<'_>, cell: &Unit, cited: Span) -> Diagnostic {
    let message = format!("no fact quotes the cell `{}` of a cited row", short(&cell.text));
    Diagnostic::new(Rule::CellUncovered, cited, message)
        .here("the row is cited here")
        .also(span(sheet, cell.range.clone()), "this cell")
        .help("quote it in a fact that cites its line, or as the `quote` of a value that is a word of ours")
}

/// A quote that stands in another column than others of its kind, such as `like`.
pub(super) fn stray(sheet: &Sheet<'_>, claim: &Claim<'_>, unit: usize, like: usize) -> Diagnostic {
    let kind = claim.kind.map_or("fact", |(_, kind)| kind.word());
    let message = format!("`{}` stands in another column than the {kind} of other rows", short(&claim.text));
    let place = |unit: usize| span(sheet, sheet.page.units[unit].range.clone());
    Diagnostic::new(Rule::StrayQuote, claim.span, message)
        .here(format!("given as the {kind}"))
        .also(place(like), format!("the {kind} of another row"))
        .also(place(unit), "it stands here")
        .help("quote the cell of the same column, or call the fact by the kind that it is of")
}

/// Lines that nothing cites and nothing skips.
pub(super) fn uncovered(sheet: &Sheet<'_>, at: &RangeInclusive<u32>) -> Diagnostic {
    let range = sheet.page.lines[*at.start() as usize - 1].start..sheet.page.lines[*at.end() as usize - 1].end;
    let message = format!("nothing cites {} of `{}`", lines(std::slice::from_ref(at)), sheet.name());
    let reasons: Vec<&str> = SkipReason::ALL.iter().map(|reason| reason.word()).collect();
    Diagnostic::new(Rule::LineUncovered, sheet.document.id.span, message)
        .also(span(sheet, range), "cited by nothing")
        .help(format!(
            "cite it from a fact, a note or a conflict, or list it under `skipped` as one of {}",
            reasons.join(", ")
        ))
}

/// A skipped line that holds a number, a back-quoted word, or a name of the spec.
pub(super) fn skipped(sheet: &Sheet<'_>, line: u32, skip: (Span, SkipReason), names: &[&str]) -> Option<Diagnostic> {
    let text = sheet.line(line);
    let fact = names.iter().find(|name| token::holds(text, name)).map(|name| format!("the name `{name}`"));
    let fact = fact.or_else(|| marked(sheet, line).map(|word| format!("the marked word `{word}`")));
    let fact = fact.or_else(|| text.contains(|c: char| c.is_ascii_digit()).then(|| "a number".to_owned()))?;
    let message = format!("line {line} of `{}` is skipped as `{}`, but holds {fact}", sheet.name(), skip.1.word());
    let range = sheet.page.lines[line as usize - 1].clone();
    let diagnostic = Diagnostic::new(Rule::SkippedFact, skip.0, message).here("skipped here");
    Some(
        diagnostic
            .also(span(sheet, range), "not without a fact")
            .help("cite it from a fact, or from a note in your words"),
    )
}

/// A line that is skipped and cited, or skipped twice.
pub(super) fn cited_and_skipped(sheet: &Sheet<'_>, line: u32, skip: Span, again: Span) -> Diagnostic {
    let message = format!("line {line} of `{}` is skipped, and accounted for elsewhere too", sheet.name());
    Diagnostic::new(Rule::SkippedFact, skip, message)
        .here("skipped here")
        .also(again, "and named here")
        .also(span(sheet, sheet.page.lines[line as usize - 1].clone()), "the line")
        .help("take it out of `skipped`")
}

/// A word in back-quotes on a line of text.
fn marked(sheet: &Sheet<'_>, line: u32) -> Option<String> {
    let text = sheet.line(line);
    let start = text.find('`').filter(|_| !text.starts_with("```"))?;
    let word = &text[start + 1..];
    let word = &word[..word.find('`')?];
    let is_code =
        sheet.page.units.iter().any(|unit| unit.kind == Kind::Block && (unit.first..=unit.last).contains(&line));
    (!is_code).then(|| word.to_owned())
}

/// The unit of the cited lines that is most like what is claimed, if one is.
pub(super) fn nearest(sheet: &Sheet<'_>, claim: &Claim<'_>, cited: &[RangeInclusive<u32>]) -> Option<usize> {
    let comparable = |unit: &Unit| match claim.manner {
        Manner::Block => unit.kind == Kind::Block,
        Manner::Number => unit.kind == Kind::Text && is_number(&unit.text),
        _ => matches!(unit.kind, Kind::Text | Kind::Code),
    };
    let alike = |unit: &Unit| match claim.manner {
        Manner::Number => 100,
        _ if claim.manner == Manner::Whole && token::holds(&unit.text, &claim.text) => 100,
        _ => common_ends(&unit.text, &claim.text),
    };
    let units = sheet.page.within(cited).filter(|unit| comparable(&sheet.page.units[*unit]));
    let ranked = units.map(|unit| (alike(&sheet.page.units[unit]), std::cmp::Reverse(unit)));
    ranked.max().filter(|(likeness, _)| *likeness >= 50).map(|(_, unit)| unit.0)
}

/// `429`, `-10`, `4xx`
fn is_number(text: &str) -> bool {
    text.parse::<i64>().is_ok() || text.strip_suffix("xx").is_some_and(|class| class.len() == 1)
}

fn span(sheet: &Sheet<'_>, range: Range<usize>) -> Span {
    Span::new(sheet.id, range)
}

/// `line 63`, `lines 6-19, 22`
fn lines(at: &[RangeInclusive<u32>]) -> String {
    let one = at.len() == 1 && at.iter().all(|lines| lines.start() == lines.end());
    let each = at.iter().map(|lines| {
        let (first, last) = (lines.start(), lines.end());
        if first == last { first.to_string() } else { format!("{first}-{last}") }
    });
    let each: Vec<String> = each.collect();
    format!("{} {}", if one { "line" } else { "lines" }, each.join(", "))
}

fn short(text: &str) -> String {
    match text.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}
