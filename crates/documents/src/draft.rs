//! The name of a provider and, if there is one, a saved page in, a spec to begin with out.
//!
//! What the page lists in tables, lists and definitions is quoted from it to the letter, with its lines; what is a guess is marked
//! `# review: …`. The draft passes the check: what of the page does not is left out of it, and it says so.

mod cell;
mod column;
mod defined;
mod extract;
pub(crate) mod name;
mod parameters;
mod scalar;
mod title;
mod words;
mod write;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::ops::RangeInclusive;

use crate::audit::document_text::DocumentText;
use crate::document::page_text::PageText;
use crate::document::sha256;
use crate::form::{Form, FormError};
use codetable_model::compile;
use codetable_model::diagnostic::{Diagnostic, Level};
use codetable_model::rule::Rule;
use codetable_model::source::Source;
use codetable_model::text::character::{one_line, printable};
use codetable_model::text::lines::LineIndex;
use extract::Extracted;

pub use extract::Unread;

/// A draft, and how much it holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Draft {
    /// The spec.
    pub text: String,
    /// How many codes are in its tables.
    pub codes: usize,
    /// How many rules for statuses.
    pub statuses: usize,
    /// What stands on the page where a code is expected, and is not in the tables. A comment of the spec lists it too.
    pub unread: Vec<Unread>,
}

/// How a page is to be read, where it does not tell that itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The form; by the file's name and its text if absent.
    pub form: Option<Form>,
    /// The heads of columns that hold the codes.
    pub code_columns: Vec<String>,
}

/// Why a spec cannot be drafted.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DraftError {
    /// What is wrong with the name of the provider.
    Name(Diagnostic),
    /// The page is none of its form.
    Form(FormError),
    /// Nobody can tell which of some columns holds the codes of a table.
    WhichColumn {
        /// The line of the table's head.
        line: u32,
        /// The heads of the columns.
        candidates: Vec<String>,
    },
    /// No table has a column that was asked for.
    NoColumn {
        /// Its name.
        name: String,
        /// The heads of all columns.
        known: Vec<String>,
    },
}

impl fmt::Display for DraftError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name(problem) => {
                f.write_str(&problem.message)?;
                problem.help.iter().try_for_each(|help| write!(f, "\n{help}"))
            }
            Self::Form(error) => write!(f, "the page {error}"),
            Self::WhichColumn { line, candidates } => {
                write!(f, "line {line}: any of these columns may hold the codes: {}", quoted(candidates))
            }
            Self::NoColumn { name, known } => {
                write!(f, "no table has the column `{}`; there are: {}", printable(name), quoted(known))
            }
        }
    }
}

impl std::error::Error for DraftError {}

/// `a`, `b`
fn quoted(names: &[String]) -> String {
    names.iter().take(20).map(|name| format!("`{}`", printable(&one_line(name)))).collect::<Vec<_>>().join(", ")
}

/// Drafts the spec of `provider`, from `page` if there is one.
///
/// ```
/// use codetable_documents::draft::{Reading, draft};
/// use codetable_model::source::Source;
///
/// let page = Source::new("codes.csv", "code,message\nE_GONE,It is gone\nN/A,\n");
/// let draft = draft("shop", Some(&page), &Reading::default())?;
/// assert_eq!(draft.codes, 1);
/// assert_eq!((draft.unread[0].line, draft.unread[0].cell.as_str()), (3, "N/A"));
/// # Ok::<(), codetable_documents::draft::DraftError>(())
/// ```
///
/// # Errors
/// The name is none that a module can have, the page is none of its form, or nobody can tell where its codes stand.
pub fn draft(provider: &str, page: Option<&Source>, reading: &Reading) -> Result<Draft, DraftError> {
    let Some(page) = page else {
        let text = write::empty(provider);
        return match problems(provider, &text).into_iter().next() {
            Some(problem) => Err(DraftError::Name(problem)),
            None => Ok(Draft { text, ..Draft::default() }),
        };
    };
    let form = reading.form.unwrap_or_else(|| Form::of(page));
    let mut extracted = extracted(page, form, reading)?;
    let summary = summary(page, form);
    // What breaks a rule is left out, and is not understood after all.
    let begun = write::from_page(provider, &summary, &extracted);
    if let Some(text) = mended(provider, begun) {
        let specs = compile(&[source(provider, &text)]).specs;
        let rows =
            specs.iter().flat_map(|spec| &spec.tables).flat_map(|table| &table.groups).flat_map(|group| &group.rows);
        let mut kept: BTreeMap<&str, Vec<RangeInclusive<u32>>> = BTreeMap::new();
        for row in rows.clone() {
            let more = row.also.iter().map(|meaning| &meaning.evidence);
            let cited = [&row.evidence].into_iter().chain(more).filter_map(|evidence| evidence.at.as_ref());
            let lines = cited.flat_map(|at| &at.value.lines).map(|lines| lines.first..=lines.last);
            kept.entry(row.code.value.as_str()).or_default().extend(lines);
        }
        let lost = |entry: &&extract::Entry| {
            let line = entry.lines.first().map_or(0, |lines| lines.start);
            !kept.get(entry.key.as_str()).is_some_and(|kept| kept.iter().any(|lines| lines.contains(&line)))
        };
        let entries = extracted.tables.iter().flat_map(|table| &table.entries);
        let lost: Vec<Unread> = entries.filter(lost).map(|entry| unread(entry, "it breaks a rule")).collect();
        let (codes, statuses) = (rows.count(), specs.iter().map(|spec| spec.statuses.len()).sum());
        extracted.unread.extend(lost);
        return Ok(Draft { text, codes, statuses, unread: extracted.unread });
    }
    let entries = std::mem::take(&mut extracted.tables).into_iter().flat_map(|table| table.entries);
    extracted.unread.extend(entries.map(|entry| unread(&entry, "the spec breaks a rule with it")));
    extracted.statuses.clear();
    let bare = write::from_page(provider, &summary, &extracted);
    match problems(provider, &bare).into_iter().next() {
        Some(problem) => Err(DraftError::Name(problem)),
        None => Ok(Draft { text: bare, codes: 0, statuses: 0, unread: extracted.unread }),
    }
}

fn unread(entry: &extract::Entry, reason: &str) -> Unread {
    let line = entry.lines.first().map_or(0, |lines| lines.start);
    Unread { line, cell: entry.key.clone(), reason: reason.to_owned() }
}

fn extracted(page: &Source, form: Form, reading: &Reading) -> Result<Extracted, DraftError> {
    let view = form.read(&page.text).map_err(DraftError::Form)?;
    let lines = LineIndex::new(&page.text);
    let line = |at: usize| u32::try_from(lines.line(at) + 1).unwrap_or(u32::MAX);
    let extracted = extract::read_page(&PageText::of(&view), &reading.code_columns, &line);
    let same = |one: &str, other: &str| one.trim().to_lowercase() == other.trim().to_lowercase();
    let unknown = reading.code_columns.iter().find(|name| !extracted.columns.iter().any(|column| same(name, column)));
    if let Some(name) = unknown {
        let known = extracted.columns.iter().cloned().collect();
        return Err(DraftError::NoColumn { name: name.clone(), known });
    }
    match extracted.questions.first() {
        Some(question) => Err(DraftError::WhichColumn { line: question.line, candidates: question.candidates.clone() }),
        None => Ok(extracted),
    }
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

fn summary(page: &Source, form: Form) -> Summary {
    let text = page.text.as_str();
    let read = DocumentText::new(text, form);
    let numbered = || (1..=read.len()).map(|line| (line, read.seen(line)));
    let is_rule = |line: &str| line.contains("--") && line.contains('|') && line.chars().all(|c| "|-: ".contains(c));
    let name = page.file_name();
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
    for _ in 0..12 {
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

#[cfg(test)]
mod tests {
    use super::*;

    /// One letter in ten of another script is not yet its language, and one in nine is.
    #[test]
    fn a_page_is_in_the_language_of_a_tenth_of_its_letters() {
        for (others, wanted) in [("가", "ko"), ("あ", "ja"), ("ア", "ja"), ("中", "zh"), ("힣", "ko"), ("é", "en")]
        {
            assert_eq!(language(["abcdeFGHI", others].into_iter()), wanted, "{others}");
            assert_eq!(language(["abcdeFGHIJ", others].into_iter()), "en", "{others}");
        }
        // Japanese is written with the letters of Chinese, too.
        assert_eq!(language(["abcdefghijklmno", "あ", "中"].into_iter()), "zh");
        assert_eq!(language(["abcdefghijklmno", "ああ", "中"].into_iter()), "ja");
        assert_eq!(language(["123 -- ."].into_iter()), "en");
    }

    /// What breaks a rule is a comment with all that is indented below it, and with its reason.
    #[test]
    fn lines_that_break_a_rule_are_comments_with_what_is_below_them() {
        let text = "a:\n  b: 1\n    c: 2\n\n    # d\n    e: 3\n  f: 4\ng:\n";
        for (line, wanted) in [
            (
                1,
                "a:\n  # review: left out (rule): b: 1\n    # review: c: 2\n\n    # d\n    # review: e: 3\n  f: 4\ng:\n",
            ),
            (2, "a:\n  b: 1\n    # review: left out (rule): c: 2\n\n    # d\n    e: 3\n  f: 4\ng:\n"),
            (7, "a:\n  b: 1\n    c: 2\n\n    # d\n    e: 3\n  f: 4\n# review: left out (rule): g:\n"),
        ] {
            assert_eq!(without(text, &BTreeSet::from([(line, "rule")])), wanted);
        }
    }

    #[test]
    fn what_parts_a_table_and_what_is_seen_is_known_of_a_page() {
        let page = Source::new("saved/my codes.md", "a\n\n| b |\n|---|\n---\n| -- x |\n|-|\n");
        let found = summary(&page, Form::Page);
        assert_eq!((found.file.as_str(), found.lines, found.language), ("my_codes.md", 7, "en"));
        assert_eq!(found.rules, [4]);
        assert_eq!(found.written, BTreeSet::from([1, 3, 4, 5, 6, 7]));
        assert_eq!(summary(&Source::new("a.md", ""), Form::Page).lines, 1);
    }
}
