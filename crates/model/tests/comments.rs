//! Comments stand behind whatever a comment cannot be a part of, and behind nothing else: no text is cut in silence.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

use codetable_model::compile;
use codetable_model::diagnostic::Diagnostic;
use codetable_model::rule::Rule;
use codetable_model::source::{Source, SourceId};
use codetable_model::tree::{self, Node, Scalar};

/// A spec that uses every field.
use codetable_model::language::EVERYTHING;

fn diagnostics(text: String) -> Vec<Diagnostic> {
    compile(&[Source::new("specs/post_office.yaml", text)]).diagnostics
}

/// Every plain value, in the order written.
fn plain(node: &Node, found: &mut Vec<Scalar>) {
    match node {
        Node::Scalar(scalar) if scalar.plain => found.push(scalar.clone()),
        Node::Scalar(_) => {}
        Node::Seq(seq) => seq.items.iter().for_each(|item| plain(item, found)),
        Node::Map(map) => map.entries.iter().for_each(|(_, value)| plain(value, found)),
    }
}

/// Where `value #1` in quotes is a value like any other, `#1` is a part of it that YAML would cut off.
#[test]
fn a_comment_behind_a_value_is_refused_where_it_could_be_meant() {
    let root = tree::parse(SourceId(0), &Source::new("specs/post_office.yaml", EVERYTHING), &mut Vec::new()).unwrap();
    let mut scalars = Vec::new();
    plain(&root, &mut scalars);
    let (mut refused, mut allowed) = (0, 0);
    for scalar in &scalars {
        let range = scalar.span.range();
        let (before, after) = (&EVERYTHING[..range.start], &EVERYTHING[range.end..]);
        let quoted = serde_json::to_string(&format!("{} #1", scalar.text)).unwrap();
        let complained = diagnostics(format!("{before}{quoted}{after}"));
        // What stands in a column is a text, or a number or truth value, before anybody asks which words the column has.
        let is_text =
            scalar.text.starts_with(|first: char| first.is_ascii_alphabetic()) && scalar.text.parse::<bool>().is_err();
        let is_of_words = |found: &&Diagnostic| found.rule == Rule::BadColumnValue && is_text;
        let of_it = |found: &&Diagnostic| {
            found.span().range().start == range.start && found.rule != Rule::PhraseGap && !is_of_words(found)
        };
        let is_meant = !complained.iter().any(|found| of_it(&found));
        // In braces what follows goes on in the next line.
        let rest = if after.starts_with('\n') { after.to_owned() } else { format!("\n{:40}{after}", "") };
        let cut = diagnostics(format!("{before}{} #1{rest}", &EVERYTHING[range]));
        assert!(cut.iter().all(|found| found.rule == Rule::CutText), "`{}`: {cut:#?}", scalar.text);
        assert_eq!(cut.len(), usize::from(is_meant), "`{}`", scalar.text);
        *(if is_meant { &mut refused } else { &mut allowed }) += 1;
    }
    assert!(refused > 20 && allowed > 50, "{refused} refused, {allowed} allowed");
}

#[test]
fn comments_of_structure_stay() {
    let text = "# a spec\nprovider: post_office # of the town\ntables: # all\n  errors: # of letters\n    enum: PostError # ours\n    codes:\n      # The first.\n      A: # one\n        name: First # it is\n        message: text\n        # between fields\n        status: 400 # a number\n        remedy: \"text\" # in quotes\n        note: |-\n          # text\n          text # text\n        # behind a block\n      # The second.\n      B: { name: Second, message: text } # in braces\n      C: { name: Third, message: text, # the last\n           status: 409 }\n";
    assert_eq!(diagnostics(text.to_owned()).len(), 0, "{:#?}", diagnostics(text.to_owned()));
}
