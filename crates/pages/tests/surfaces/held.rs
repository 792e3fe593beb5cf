//! What a surface says and what it should say in, every difference out at the end of a test.

use crate::truth::{Code, Remark, Statement, Topic};
use crate::{catalogues, words};
use std::fmt::Debug;

/// Everything that a surface says otherwise, told at once.
#[derive(Default)]
pub struct Differences(Vec<String>);

impl Differences {
    pub fn same<T: Debug + PartialEq>(&mut self, what: &str, found: T, wanted: T) {
        if found != wanted {
            self.0.push(format!("{what}\n  says   {found:?}\n  wanted {wanted:?}"));
        }
    }

    /// Statements in the order of their topics, each on its own.
    pub fn statements(&mut self, what: &str, mut found: Vec<Statement>, mut wanted: Vec<Statement>) {
        for statements in [&mut found, &mut wanted] {
            statements.sort_by_key(|statement| statement.topic);
        }
        for place in 0..found.len().max(wanted.len()) {
            self.same(what, found.get(place), wanted.get(place));
        }
    }

    /// Remarks, however their sentences begin and end.
    pub fn remarks(&mut self, what: &str, found: Vec<Remark>, wanted: Vec<&Remark>) {
        let plain = |remark: &Remark| Remark {
            says: words::sentence(&remark.says),
            support: remark.support.replace('`', ""),
            follow: if remark.follow.is_empty() { String::new() } else { words::sentence(&remark.follow) },
            because: if remark.because.is_empty() { String::new() } else { words::sentence(&remark.because) },
            concerns: Vec::new(),
            ..remark.clone()
        };
        self.same(what, found.iter().map(plain).collect::<Vec<_>>(), wanted.into_iter().map(plain).collect());
    }
}

/// What is compared with nothing differs in nothing: so the comparison itself is held to what it has to refuse.
#[test]
fn a_page_that_leaves_its_last_statement_out_is_refused() {
    let refused = |found: &[Statement], wanted: &[Statement]| {
        let mut differences = Differences::default();
        differences.statements("a page", found.to_vec(), wanted.to_vec());
        std::mem::take(&mut differences.0).len()
    };
    let mut count = 0;
    for both in catalogues() {
        for whole in both.providers.iter().flat_map(|of| &of.codes).map(|code| code.whole.as_slice()) {
            let Some((_, rest)) = whole.split_last() else { continue };
            assert_eq!(refused(whole, whole), 0, "{whole:?}");
            assert_eq!([refused(rest, whole), refused(whole, rest)], [1; 2], "{whole:?}");
            count += 1;
        }
    }
    assert!(count > 200, "{count}");
}

impl Drop for Differences {
    fn drop(&mut self) {
        assert!(self.0.is_empty() || std::thread::panicking(), "{} differences\n{}", self.0.len(), self.0.join("\n"));
    }
}

/// Statements as people read them: what supports the alternatives is said of all of them, each kind once, and what is a
/// word of the language in a reason has no back-quotes.
pub fn as_prose(statements: &[Statement]) -> Vec<Statement> {
    let mut bases: Vec<&str> = Vec::new();
    for statement in statements.iter().filter(|statement| statement.topic == Topic::Recovery) {
        if !bases.contains(&statement.basis.as_str()) {
            bases.push(&statement.basis);
        }
    }
    let waits = statements.iter().filter_map(|statement| statement.waits.as_deref());
    bases.extend(waits.filter(|wait| !bases.contains(wait)).collect::<Vec<_>>());
    let bases = bases.join("; ");
    let prose = |statement: &Statement| Statement {
        waits: None,
        basis: if statement.topic == Topic::Recovery { &bases } else { &statement.basis }.replace('`', ""),
        ..statement.clone()
    };
    statements.iter().map(prose).collect()
}

/// The same, of which only some are given their source.
pub fn with_source(statements: Vec<Statement>, has_source: impl Fn(Topic) -> bool) -> Vec<Statement> {
    let of = |of: Statement| if has_source(of.topic) { of } else { Statement { source: None, ..of } };
    statements.into_iter().map(of).collect()
}

/// What we conclude has no source beside it.
pub fn in_one_language(statements: Vec<Statement>) -> Vec<Statement> {
    let is_ours = |of: &Statement| matches!(of.topic, Topic::Text(_)) && of.kind() == "inferred";
    let of = |of: Statement| {
        if is_ours(&of) && of.source.as_ref() == Some(&of.says) { Statement { source: None, ..of } } else { of }
    };
    statements.into_iter().map(of).collect()
}

/// What is said of each meaning of a code, with what supports the further ones.
pub fn meanings(code: &Code) -> Vec<(String, &[Statement])> {
    let also = code.also.iter().map(|(basis, _, whole)| (basis.replace('`', ""), whole.as_slice()));
    std::iter::once((String::new(), code.whole.as_slice())).chain(also).collect()
}

/// In a list of facts the alternatives are one sentence, and the document's words for them stand behind it.
pub fn as_sentence(statements: &[Statement]) -> Vec<Statement> {
    let mut prose = as_prose(statements);
    let quote = prose.iter().filter(|of| of.topic == Topic::Recovery).find_map(|of| of.source.clone());
    let mut recovery = prose.iter_mut().filter(|of| of.topic == Topic::Recovery);
    if let Some(first) = recovery.next() {
        first.source = quote;
    }
    recovery.for_each(|other| other.source = None);
    prose
}

/// A text that stands for a code is one of its own, in both languages.
pub fn is_one_of_the_texts(of: &str, english: &str, source: &str, wanted: &[Statement], differences: &mut Differences) {
    let texts: Vec<&Statement> = wanted.iter().filter(|of| matches!(of.topic, Topic::Text(_))).collect();
    let text = texts.iter().find(|text| text.says == english);
    differences.same(of, text.is_some() || english.is_empty(), true);
    differences.same(of, english.is_empty(), texts.is_empty());
    let other = text.and_then(|text| text.source.as_deref()).filter(|source| *source != english);
    differences.same(of, source, other.unwrap_or_default());
}

pub fn recovery(statements: &[Statement]) -> impl Iterator<Item = &str> {
    statements.iter().filter(|statement| statement.topic == Topic::Recovery).map(|statement| statement.says.as_str())
}

pub fn status(statements: &[Statement]) -> String {
    let status = statements.iter().find(|statement| statement.topic == Topic::Status);
    status.map_or(String::new(), |status| status.says.clone())
}

/// Whether to send again, without the status, beside which it stands.
pub fn verdict_in_brief(statements: &[Statement]) -> String {
    let again = statements.iter().find(|statement| statement.topic == Topic::Again);
    again.map_or(String::new(), |again| match again.says.rsplit_once(", if ") {
        Some((words, status)) if status != "safe, look" => words.to_owned(),
        _ => again.says.clone(),
    })
}
