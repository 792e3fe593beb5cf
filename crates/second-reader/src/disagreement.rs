//! Two readings of one spec in, the first fact on which they part out.

use std::collections::BTreeSet;

use codetable_model::source::{SourceId, Span};
use codetable_model::spec::Spec;

use crate::word::Word;

/// Where two readings part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disagreement {
    /// The way to the fact, through what [`Spec`] is made of: `tables[0].groups[0].rows[2].facts.status`.
    pub path: String,
    /// What the first reader has there, as Rust prints it.
    pub ours: String,
    /// What the second reader has there.
    pub theirs: String,
    /// Where the innermost value stands that holds the fact.
    pub span: Span,
}

/// The first fact on which our reading of a spec and another one of the same text part, if there is one.
///
/// Places do not count. Nor does what serde never tells: whether a column's value stood in quotes, and how a number was
/// spelled that is a text.
#[must_use]
pub fn disagreement(ours: &Spec, theirs: &Spec) -> Option<Disagreement> {
    let mut ours = ours.clone();
    let groups = ours.tables.iter_mut().flat_map(|table| &mut table.value.groups);
    for (_, column) in groups.flat_map(|group| &mut group.rows).flat_map(|row| &mut row.columns) {
        column.items.value.iter_mut().for_each(|item| item.quoted = false);
    }
    if ours == *theirs {
        return None;
    }
    let (ours, theirs) = (Leaves::of(&ours), Leaves::of(theirs));
    let longest = ours.values.len().max(theirs.values.len());
    let pairs = (0..longest).map(|at| (ours.values.get(at), theirs.values.get(at)));
    let (mine, other) = pairs.into_iter().find(|(mine, other)| !mine.zip(*other).is_some_and(|(a, b)| same(a, b)))?;
    let paths: BTreeSet<&str> = theirs.values.iter().map(|(path, _)| path.as_str()).collect();
    let nothing = || "nothing".to_owned();
    let (path, mine, other) = match (mine, other) {
        (Some((path, mine)), Some((same, other))) if path == same => (path, mine.clone(), other.clone()),
        (Some((path, mine)), other) if other.is_none() || !paths.contains(path.as_str()) => {
            (path, mine.clone(), nothing())
        }
        (_, other) => other.map(|(path, other)| (path, nothing(), other.clone()))?,
    };
    let around = ours.spans.iter().filter(|(of, _)| path.starts_with(of.as_str())).max_by_key(|(of, _)| of.len());
    let span = around.map_or(Span::new(SourceId::default(), 0..0), |(_, span)| *span);
    Some(Disagreement { path: path.clone(), ours: mine, theirs: other, span })
}

/// Whether two leaves are the same. A text that is written like a number or a truth value is one for serde, which has it in
/// one spelling only.
fn same((path, ours): &(String, String), (other, theirs): &(String, String)) -> bool {
    let bare = |text: &str| Some(text.strip_prefix('"')?.strip_suffix('"')?.to_owned());
    let read = bare(ours).and_then(|text| serde_yaml::from_str::<Word>(&text).ok());
    path == other && (ours == theirs || read.is_some_and(|read| Some(read.0) == bare(theirs)))
}

/// A spec without its structure: every value with the way to it, as Rust's debug output has them.
#[derive(Default)]
struct Leaves {
    values: Vec<(String, String)>,
    spans: Vec<(String, Span)>,
}

/// Something that is open: where the way to it ends, and how many elements it has had, if it is a list.
struct Open {
    len: usize,
    elements: Option<usize>,
}

impl Leaves {
    fn of(spec: &Spec) -> Self {
        let (mut leaves, mut path, mut stack) = (Self::default(), String::new(), Vec::<Open>::new());
        for line in format!("{spec:#?}").lines().map(|line| line.trim().trim_end_matches(',')) {
            if line.starts_with(['}', ']', ')']) {
                path.truncate(stack.pop().map_or(0, |open| open.len));
                continue;
            }
            let len = path.len();
            let (name, value) = line.split_once(": ").filter(|(name, _)| is_name(name)).unwrap_or(("", line));
            match stack.last_mut().and_then(|open| open.elements.as_mut()) {
                Some(element) => {
                    path.push_str(&format!("[{element}]"));
                    *element += 1;
                }
                // What is only a part of how a fact is held.
                None if ["", "value", "span"].contains(&name) => {}
                None => path.push_str(&format!("{}{name}", if path.is_empty() { "" } else { "." })),
            }
            if value.ends_with(['{', '[', '(']) {
                stack.push(Open { len, elements: value.ends_with('[').then_some(0) });
                continue;
            }
            match span(value).filter(|_| name == "span") {
                Some(span) => leaves.spans.push((path.clone(), span)),
                None => leaves.values.push((path.clone(), value.to_owned())),
            }
            path.truncate(len);
        }
        leaves
    }
}

fn is_name(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
}

/// The place that is printed as `0@12..34`.
fn span(text: &str) -> Option<Span> {
    let (source, range) = text.split_once('@')?;
    let (start, end) = range.split_once("..")?;
    Some(Span::new(SourceId(source.parse().ok()?), start.parse().ok()?..end.parse().ok()?))
}
