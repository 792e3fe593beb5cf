//! Generated code in, what the comment of each variant says of its code out.

use crate::markdown::{Block, blocks};
use crate::truth::{Statement, Topic};
use crate::words::{self, Tongue};
use std::collections::BTreeMap;

/// The comment of a variant.
pub struct Comment {
    pub code: String,
    pub basis: String,
    /// What it says first, then of each further meaning, with what supports that.
    pub meanings: Vec<(String, Vec<Statement>)>,
}

/// The comments of all codes of a file, by enum and variant.
pub fn comments(rust: &str) -> BTreeMap<(String, String), String> {
    let (mut comments, mut name, mut comment) = (BTreeMap::new(), None, String::new());
    for line in rust.lines() {
        let trimmed = line.trim();
        if let Some(of) = line.strip_prefix("pub enum ") {
            let is_of_codes = !comment.starts_with("The words of the column ");
            name = of.strip_suffix(" {").filter(|_| is_of_codes).map(str::to_owned);
            comment.clear();
        } else if line == "}" {
            name = None;
            comment.clear();
        } else if let Some(line) = trimmed.strip_prefix("///") {
            comment.push_str(line.strip_prefix(' ').unwrap_or(line));
            comment.push('\n');
        } else if let (Some(name), false) = (&name, trimmed.is_empty() || trimmed.starts_with('#')) {
            // A variant of integers has its code, and the only one of an enum no comma.
            let variant = trimmed.split([' ', ',']).next().unwrap_or(trimmed);
            comments.insert((name.clone(), variant.to_owned()), std::mem::take(&mut comment));
        }
    }
    comments
}

/// Reads a comment. Of a text in two languages only who knows it can tell where one ends, so `texts` has those that may be
/// said, of each meaning.
pub fn read(comment: &str, texts: &[Vec<&Statement>]) -> Comment {
    let blocks = blocks(comment);
    let items: Vec<(usize, &str)> = blocks
        .iter()
        .filter_map(|block| match block {
            Block::Item(depth, text) => Some((*depth, text.as_str())),
            _ => None,
        })
        .collect();
    let source = items.iter().filter(|(depth, _)| *depth == 0).find_map(|(_, item)| {
        let source = item.strip_prefix("Source: ").map(support);
        source.or_else(|| item.strip_prefix("Inferred: ").map(|reason| format!("inferred: {reason}")))
    });
    let basis = source.unwrap_or_else(|| "declared".to_owned());
    let head = blocks.iter().find_map(|block| match block {
        Block::Paragraph(text) => Some(text.trim_end_matches('.')),
        _ => None,
    });
    let (code, status) = head.map(|head| head.split_once(", HTTP ").unwrap_or((head, ""))).unwrap_or_default();
    let mut meanings = vec![(String::new(), Vec::new())];
    if !status.is_empty() {
        let (status, suffix) = status.split_at(status.find(|of: char| !of.is_ascii_digit()).unwrap_or(status.len()));
        meanings[0].1.push(statement(Topic::Status, status.to_owned(), None, suffix, &basis));
    }
    for (depth, item) in items {
        if let Some(also) = item.strip_prefix("It also means") {
            meanings.push((supported(also.trim_end_matches(':'), &basis), Vec::new()));
            continue;
        }
        let index = if depth == 0 { 0 } else { meanings.len() - 1 };
        let around = if index == 0 { basis.clone() } else { meanings[index].0.clone() };
        let known = texts.get(index).map_or(&[][..], Vec::as_slice);
        let question = item.split_once("? ").map(|(name, says)| (format!("{name}?"), says));
        let named = question.filter(|(name, _)| words::topic(name, Tongue::Rust).is_some());
        let named = named.or_else(|| item.split_once(": ").map(|(name, says)| (name.to_owned(), says)));
        let said = named.and_then(|(name, says)| Some((words::topic(&name, Tongue::Rust)?, says)));
        if let Some((topic, says)) = said {
            meanings[index].1.extend(line(topic, says, &around, known));
        }
    }
    Comment { code: code.to_owned(), basis, meanings }
}

/// One item of the list.
fn line(topic: Topic, says: &str, around: &str, texts: &[&Statement]) -> Vec<Statement> {
    let (says, rule) = match says.rsplit_once(", by the rule for ") {
        Some((says, rule)) => (says, Some(rule.to_owned())),
        None => (says, None),
    };
    let read = |kind: fn(&str, Tongue) -> String| {
        let (says, suffix) =
            says.split_once(" (").map_or((says, ""), |(words, rest)| (words, &says[says.len() - rest.len() - 2..]));
        Statement { rule: rule.clone(), ..statement(topic, kind(says, Tongue::Rust), None, suffix, around) }
    };
    match topic {
        Topic::Recovery => recovery(says, around, rule.as_ref()),
        Topic::Again => {
            let says = words::again(says, Tongue::Rust);
            vec![Statement { topic, says, source: None, basis: String::new(), rule: None, waits: None }]
        }
        Topic::Wait => vec![read(words::wait)],
        Topic::Effect => vec![read(words::effect)],
        Topic::Severity | Topic::Origin => vec![read(words::nature)],
        Topic::Status => vec![read(|says, _| says.to_owned())],
        Topic::Text(_) => {
            let both = |of: &Statement| {
                // A comment has a text on one line, with one space between words.
                let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
                let [source, english] = [of.source.as_deref().unwrap_or(&of.says), of.says.as_str()].map(line);
                if source == english { source } else { format!("{source} ({english})") }
            };
            let known =
                texts.iter().filter(|of| of.topic == topic).find_map(|of| Some((of, says.strip_prefix(&both(of))?)));
            let said = match known {
                Some((of, suffix)) => statement(topic, of.says.clone(), of.source.clone(), suffix, around),
                None => statement(topic, says.to_owned(), None, "", around),
            };
            vec![Statement { rule, ..said }]
        }
    }
}

/// `wait, then send the same request again (inferred: …); or have the quota raised (002:88)`
fn recovery(says: &str, around: &str, rule: Option<&String>) -> Vec<Statement> {
    let mut parts: Vec<String> = Vec::new();
    for part in says.split("; or ") {
        match parts.last_mut() {
            // A reason goes on.
            Some(last) if last.matches('(').count() > last.matches(')').count() => *last += &format!("; or {part}"),
            _ => parts.push(part.to_owned()),
        }
    }
    let mut statements: Vec<Statement> = Vec::new();
    // What supports several is said behind the last of them.
    for part in parts.iter().rev() {
        let (steps, suffix) = part.find(" (").map_or((part.as_str(), ""), |at| part.split_at(at));
        let says = words::sequence(steps, Tongue::Rust);
        let next = statements.last().map_or(around.to_owned(), |next| next.basis.clone());
        let around = if suffix.is_empty() { &next } else { around };
        statements.push(Statement { rule: rule.cloned(), ..statement(Topic::Recovery, says, None, suffix, around) });
    }
    statements.reverse();
    statements
}

fn statement(topic: Topic, says: String, source: Option<String>, suffix: &str, around: &str) -> Statement {
    Statement { topic, says, source, basis: supported(suffix, around), rule: None, waits: None }
}

/// ` (inferred: …)`, or what is around where nothing is said.
fn supported(suffix: &str, around: &str) -> String {
    let inside = suffix.trim().strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    inside.map_or_else(|| around.to_owned() + suffix, support)
}

/// `001:66` is stated, `inferred: …` inferred, anything else registered.
fn support(text: &str) -> String {
    let is_place = text.split_once(':').is_some_and(|(_, lines)| lines.starts_with(|of: char| of.is_ascii_digit()));
    if text.starts_with("inferred: ") {
        text.to_owned()
    } else if is_place {
        format!("stated, {text}")
    } else {
        format!("registered: {text}")
    }
}
