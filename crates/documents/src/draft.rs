//! The name of a provider and, if there is one, a saved page in, a spec to begin with out.
//!
//! What the tables of the page list is quoted from it to the letter, with its lines; what is a guess is marked
//! `# review: …`. The draft passes the check: what of the page does not is left out of it, and it says so.

mod column;
mod extract;
mod name;
mod scalar;
mod write;

use std::collections::BTreeSet;
use std::fmt;

use crate::audit::document_text::DocumentText;
use crate::document::page_text::PageText;
use crate::document::sha256;
use codetable_model::compile;
use codetable_model::diagnostic::{Diagnostic, Level};
use codetable_model::rule::Rule;
use codetable_model::source::Source;
use codetable_model::text::character::{one_line, printable};
use codetable_model::text::lines::LineIndex;
use extract::Extracted;

/// A draft, and how much it holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// The spec.
    pub text: String,
    /// How many codes were found.
    pub codes: usize,
    /// How many rules for statuses.
    pub statuses: usize,
}

/// Why a spec cannot be drafted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftError {
    /// What is wrong with the name of the provider.
    pub problem: Diagnostic,
}

impl fmt::Display for DraftError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.problem.message)?;
        self.problem.help.iter().try_for_each(|help| write!(f, "\n{help}"))
    }
}

impl std::error::Error for DraftError {}

/// Drafts the spec of `provider`, from `page` if there is one.
///
/// # Errors
/// The name is none that a module can have.
pub fn draft(provider: &str, page: Option<&Source>) -> Result<Draft, DraftError> {
    let (begun, extracted) = match page {
        None => (write::empty(provider), Extracted::default()),
        Some(page) => from_page(provider, page),
    };
    if let Some(mended) = mended(provider, begun) {
        // What was left out is counted no more.
        let specs = compile(&[source(provider, &mended)]).specs;
        let rows = specs.iter().flat_map(|spec| &spec.tables).flat_map(|table| &table.groups);
        let codes = if page.is_some() { rows.map(|group| group.rows.len()).sum() } else { 0 };
        let statuses = specs.iter().map(|spec| spec.statuses.len()).sum();
        return Ok(Draft { text: mended, codes, statuses });
    }
    let bare = match page {
        None => write::empty(provider),
        Some(page) => write::from_page(
            provider,
            &summary(page),
            &Extracted { codes: Vec::new(), statuses: Vec::new(), ..extracted },
        ),
    };
    match problems(provider, &bare).into_iter().next() {
        Some(problem) => Err(DraftError { problem }),
        None => Ok(Draft { text: bare, codes: 0, statuses: 0 }),
    }
}

fn from_page(provider: &str, page: &Source) -> (String, Extracted) {
    let lines = LineIndex::new(&page.text);
    let line = |at: usize| u32::try_from(lines.line(at) + 1).unwrap_or(u32::MAX);
    let extracted = extract::read(&PageText::new(&page.text), &line);
    (write::from_page(provider, &summary(page), &extracted), extracted)
}

/// What a spec says of a page itself.
struct Summary {
    file: String,
    sha256: String,
    lines: u32,
    /// Lines on which something is seen.
    written: BTreeSet<u32>,
    /// Lines that part the head of a table from its rows.
    rules: Vec<u32>,
    language: &'static str,
}

fn summary(page: &Source) -> Summary {
    let text = page.text.as_str();
    let read = DocumentText::new(text);
    let numbered = || (1..=read.len()).map(|line| (line, read.seen(line)));
    let is_rule = |line: &str| line.contains("--") && line.contains('|') && line.chars().all(|c| "|-: ".contains(c));
    let name = page.path.rsplit('/').next().unwrap_or_default();
    Summary {
        file: one_line(name).replace(' ', "_"),
        sha256: sha256(text),
        lines: read.len().max(1),
        written: numbered().filter(|(_, line)| !line.is_empty()).map(|(number, _)| number).collect(),
        rules: numbered().filter(|(_, line)| is_rule(line)).map(|(number, _)| number).collect(),
        language: language(numbered().map(|(_, line)| line)),
    }
}

/// The language that some lines are probably in: names, codes and marks are of Latin letters in any.
fn language<'a>(lines: impl Iterator<Item = &'a str>) -> &'static str {
    let (mut latin, mut korean, mut japanese, mut chinese) = (0_usize, 0_usize, 0_usize, 0_usize);
    for letter in lines.flat_map(str::chars) {
        match letter {
            'a'..='z' | 'A'..='Z' => latin += 1,
            '\u{ac00}'..='\u{d7a3}' => korean += 1,
            '\u{3041}'..='\u{30ff}' => japanese += 1,
            '\u{4e00}'..='\u{9fff}' => chinese += 1,
            _ => {}
        }
    }
    let counts = [("ko", korean), ("ja", japanese), ("zh", japanese + chinese)];
    counts.into_iter().find(|(_, count)| count * 10 > latin).map_or("en", |(language, _)| language)
}

fn source(provider: &str, text: &str) -> Source {
    Source::new(format!("{provider}.yaml"), text)
}

fn problems(provider: &str, text: &str) -> Vec<Diagnostic> {
    let mut problems = compile(&[source(provider, text)]).diagnostics;
    problems.retain(|problem| problem.level() == Level::Error);
    problems
}

/// The draft with every line that breaks a rule made a comment, if that comes to an end.
fn mended(provider: &str, mut text: String) -> Option<String> {
    for _ in 0..8 {
        let problems = problems(provider, &text);
        if problems.is_empty() {
            return Some(text);
        }
        let lines = LineIndex::new(&text);
        let mut broken = BTreeSet::new();
        for problem in &problems {
            // Where two places disagree, the later one is left out; a fact that one row lacks is required of none.
            let places = problem.labels.iter().map(|label| label.span.start);
            let place = if problem.rule == Rule::RequiredFactMissing { places.min() } else { places.max() };
            broken.insert((lines.line(place.unwrap_or(0) as usize), problem.rule.id()));
        }
        text = without(&text, &broken);
    }
    None
}

/// The text with some of its lines, and all that is indented below them, made comments.
fn without(text: &str, broken: &BTreeSet<(usize, &'static str)>) -> String {
    let mut kept = String::with_capacity(text.len());
    let indent = |line: &str| line.len() - line.trim_start().len();
    let mut below: Option<usize> = None;
    for (number, line) in text.lines().enumerate() {
        below = below.filter(|of| indent(line) > *of || line.trim().is_empty());
        let rule = broken.range((number, "")..(number + 1, "")).next().map(|(_, rule)| *rule);
        let comment = printable(line.trim_start());
        if below.is_some() || rule.is_some() {
            let why = rule.filter(|_| below.is_none()).map_or(String::new(), |rule| format!("left out ({rule}): "));
            let of = below.unwrap_or_else(|| indent(line));
            below = Some(of);
            if !comment.is_empty() && !comment.starts_with('#') {
                kept.push_str(&format!("{}# review: {why}{comment}\n", " ".repeat(indent(line))));
                continue;
            }
        }
        kept.push_str(line);
        kept.push('\n');
    }
    kept
}
