//! The law of reviews: there is no scalar in a spec of which nothing is asked when it changes.
#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

use std::collections::BTreeSet;
use std::ops::Range;
use std::path::Path;

use codetable_model::source::{Source, SourceId, Span};
use codetable_model::spec::Spec;
use codetable_model::tree::{self, Node};
use codetable_model::{compile, language};

use super::judgement::{Judgement, Judgements};
use super::record::LineDigests;
use crate::audit::claim::Claims;

/// Laws of their own hold these: the file's name, the digest of the document, and what stands on the lines that are cited.
const HELD: [&str; 6] = ["provider", "file", "sha256", "lines", "at", "skipped"];

/// All that is asked of a spec: what it claims, and what is judged.
fn asked(spec: &Spec, source: &Source) -> BTreeSet<String> {
    let claims = Claims::of(spec).claims.into_iter().map(|claim| format!("{:?} {}", claim.mode, claim.text));
    let lines = LineDigests::default();
    let judged = Judgements::of(spec, source).list.into_iter().map(|of| format!("{} {}", of.place, of.digest(&lines)));
    claims.chain(judged).collect()
}

/// The values of a spec, and the keys by which it names things.
fn scalars(node: &Node, found: &mut Vec<Span>) {
    match node {
        Node::Scalar(scalar) => found.push(scalar.span),
        Node::Seq(seq) => seq.items.iter().for_each(|item| scalars(item, found)),
        Node::Map(map) => {
            for (_, value) in map.entries.iter().filter(|(key, _)| !HELD.contains(&key.text.as_str())) {
                scalars(value, found);
            }
        }
    }
}

/// The bundled specs, and the one that has every field.
fn sources() -> Vec<Source> {
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../specs");
    let mut sources = codetable_model::load::load(&specs).0;
    sources.push(Source::new("post_office.yaml", language::EVERYTHING));
    sources
}

/// The numbers of every citation that has several items, in the lines of a fact.
fn further_lines(node: &Node, found: &mut Vec<Vec<Span>>) {
    match node {
        Node::Scalar(_) => {}
        Node::Seq(seq) => seq.items.iter().for_each(|item| further_lines(item, found)),
        Node::Map(map) => {
            // A part of the spec, a row and a heading are known by their names, and what is said there rests on their lines.
            let is_fact = ["is", "header", "member", "seconds", "quote"].iter().any(|name| map.get(name).is_some());
            for (key, value) in &map.entries {
                match value {
                    _ if key.text != "at" => further_lines(value, found),
                    Node::Seq(seq) if is_fact && seq.items.len() > 1 => {
                        found.push(seq.items.iter().map(Node::span).collect());
                    }
                    _ => {}
                }
            }
        }
    }
}

/// The digests of documents no two lines of which are alike.
fn numbered(spec: &Spec) -> LineDigests {
    let document = |document: &codetable_model::spec::Document| {
        let lines = document.lines.as_ref().map_or(0, |lines| lines.value);
        let text: String = (1..=lines).map(|line| format!("line {line} of {}\n", document.id.value)).collect();
        Source::new(document.file.as_ref().map_or("", |file| &file.value), text)
    };
    LineDigests::of(spec, &spec.sources.iter().map(document).collect::<Vec<_>>())
}

/// What is asked of a spec by the record alone, beside these lines; nothing where it is refused.
fn judged(source: &Source, lines: &LineDigests) -> Option<Vec<(String, String)>> {
    let compilation = compile(std::slice::from_ref(source));
    let spec = compilation.specs.first().filter(|_| compilation.is_clean())?;
    let list = Judgements::of(spec, source).list.into_iter();
    Some(list.map(|of| (of.digest(lines), of.place)).collect())
}

/// A law finds what a fact claims on one of its lines. So that the others belong to it is a judgement: whoever puts another
/// line in the place of one is asked.
#[test]
fn every_line_of_a_fact_that_has_several_is_judged() {
    let mut count = 0;
    for source in sources() {
        let lines = |source: &Source| {
            let compilation = compile(std::slice::from_ref(source));
            let cited = Judgements::of(compilation.specs.first()?, source).list;
            Some(cited.into_iter().map(|of| (of.place.clone(), of.cited())).collect::<BTreeSet<_>>())
        };
        let before = lines(&source).unwrap();
        let mut found = Vec::new();
        further_lines(&tree::parse(SourceId(0), &source, &mut Vec::new()).unwrap(), &mut found);
        let step = if found.len() > 40 { 7 } else { 1 };
        for span in found.into_iter().step_by(step).flatten() {
            let mut text = source.text.clone();
            let number = text[span.range()].to_owned();
            // What follows the last digit is another line.
            text.insert(span.end as usize - usize::from(number.ends_with(['"', '\''])), '7');
            let changed = Source::new(source.path.clone(), text);
            assert_ne!(
                lines(&changed).as_ref(),
                Some(&before),
                "nothing asks about line `{number}` of {}",
                source.path
            );
            count += 1;
        }
    }
    assert!(count > 50, "{count}");
}

/// The bytes of every field, of every named thing and of every item of a list, each with whatever parts it from the next.
fn removable(node: &Node, text: &str, found: &mut Vec<Range<usize>>) {
    let mut entry = |start: u32, end: u32, is_flow: bool| {
        let (start, end) = (start as usize, end as usize);
        found.push(match is_flow {
            true => start..end + text[end..].find(|c| !matches!(c, ',' | ' ' | '\n')).unwrap_or(0),
            false => text[..start].rfind('\n').map_or(0, |at| at + 1)..end + text[end..].find('\n').unwrap_or(0),
        });
    };
    let children: Vec<&Node> = match node {
        Node::Scalar(_) => return,
        Node::Seq(seq) => {
            let is_flow = text[seq.span.range()].starts_with('[');
            seq.items.iter().for_each(|item| entry(item.span().start, item.span().end, is_flow));
            seq.items.iter().collect()
        }
        Node::Map(map) => {
            map.entries.iter().for_each(|(key, value)| entry(key.span.start, value.span().end, map.flow));
            map.entries.iter().map(|(_, value)| value).collect()
        }
    };
    children.into_iter().for_each(|node| removable(node, text, found));
}

/// A fact that is wrong is found by the audit; one that is not there any more is missed by the record alone.
#[test]
fn nothing_goes_without_a_question() {
    let mut tried = 0;
    for source in sources() {
        let lines = numbered(&compile(std::slice::from_ref(&source)).specs[0]);
        let before = judged(&source, &lines).unwrap();
        let mut found = Vec::new();
        removable(&tree::parse(SourceId(0), &source, &mut Vec::new()).unwrap(), &source.text, &mut found);
        let step = if source.stem() == "post_office" { 1 } else { 29 };
        for range in found.into_iter().step_by(step) {
            let gone = &source.text[range.clone()];
            let text = [&source.text[..range.start], &source.text[range.end..]].concat();
            let Some(after) = judged(&Source::new(source.path.clone(), text), &lines) else { continue };
            tried += 1;
            assert!(after != before, "nobody is asked whether `{gone}` of {} may go", source.path);
        }
    }
    assert!(tried > 150, "{tried}");
}

#[test]
fn every_scalar_is_held_or_judged() {
    for source in sources() {
        let compilation = compile(std::slice::from_ref(&source));
        let before = asked(&compilation.specs[0], &source);
        let mut found = Vec::new();
        scalars(&tree::parse(SourceId(0), &source, &mut Vec::new()).unwrap(), &mut found);
        assert!(found.len() > 100);
        // The one that has every field is gone over whole, the others in part, for the time it takes.
        let step = if source.stem() == "post_office" { 1 } else { 29 };
        for span in found.into_iter().step_by(step) {
            let text = &source.text[span.range()];
            // A letter more, inside of what it is written in.
            let Some(at) = text.rfind(char::is_alphanumeric) else { continue };
            let end = span.start as usize + at;
            let changed = format!("{}0{}", &source.text[..end], &source.text[end..]);
            let changed = Source::new(source.path.clone(), changed);
            // What is not read any more, such as a word of a closed set, was refused before anybody asks.
            let compilation = compile(std::slice::from_ref(&changed));
            let refused = || !compilation.is_clean();
            let after = compilation.specs.first().map(|spec| asked(spec, &changed));
            assert!(after.as_ref() != Some(&before) || refused(), "nothing asks about `{text}` of {}", source.path);
        }
    }
}

/// The numbers of lines in citations, each by its bytes.
fn cited(node: &Node, found: &mut Vec<Range<usize>>) {
    match node {
        Node::Scalar(_) => {}
        Node::Seq(seq) => seq.items.iter().for_each(|item| cited(item, found)),
        Node::Map(map) => {
            for (key, value) in &map.entries {
                if key.text == "at" { numbers(value, found) } else { cited(value, found) }
            }
        }
    }
}

fn numbers(node: &Node, found: &mut Vec<Range<usize>>) {
    match node {
        Node::Scalar(scalar) => found.push(scalar.span.range()),
        Node::Seq(seq) => seq.items.iter().for_each(|item| numbers(item, found)),
        Node::Map(map) => map.entries.iter().for_each(|(_, value)| numbers(value, found)),
    }
}

/// A line that happens to have the same is another line, and so is one that a range takes in without need.
#[test]
fn no_line_is_cited_in_the_place_of_another_without_a_question() {
    let mut tried = 0;
    for source in sources() {
        let lines = numbered(&compile(std::slice::from_ref(&source)).specs[0]);
        let before = judged(&source, &lines).unwrap();
        let mut found = Vec::new();
        cited(&tree::parse(SourceId(0), &source, &mut Vec::new()).unwrap(), &mut found);
        let step = if source.stem() == "post_office" { 1 } else { 17 };
        for range in found.into_iter().step_by(step) {
            let number = source.text[range.clone()].trim_matches(['"', '\'']);
            let (first, last) = number.split_once('-').unwrap_or((number, number));
            let (Ok(first), Ok(last)) = (first.parse::<u32>(), last.parse::<u32>()) else { continue };
            for other in [format!("{}", first + 1), format!("{first}-{}", last + 1), format!("{}", first.max(2) - 1)] {
                if other == number {
                    continue;
                }
                let text = [&source.text[..range.start], &other, &source.text[range.end..]].concat();
                let Some(after) = judged(&Source::new(source.path.clone(), text), &lines) else { continue };
                tried += 1;
                assert!(after != before, "nobody is asked about {other} for {number} in {}", source.path);
            }
        }
    }
    assert!(tried > 100, "{tried}");
}

/// What is said of a group is said of its codes: one that moves to another is asked about.
#[test]
fn a_code_of_another_group_is_asked_about() {
    let spec = |groups: [&str; 2]| {
        let group = |(status, codes): (u16, &str)| {
            format!("      - status: {{ is: {status}, at: {status} }}\n        codes: {{ {codes} }}\n")
        };
        let groups: String = [409, 429].into_iter().zip(groups).map(group).collect();
        let head = "provider: shop\nsources: { page: { file: page.txt, lines: 900 } }\ntables:\n  errors:\n    enum: ShopError\n    groups:\n";
        let source = Source::new("shop.yaml", format!("{head}{groups}"));
        let specs = compile(std::slice::from_ref(&source)).specs;
        let list = Judgements::of(&specs[0], &source).list.into_iter();
        list.map(|of| (of.digest(&LineDigests::default()), of.place)).collect::<BTreeSet<_>>()
    };
    let (a, b, c) = ("A: { name: A }", "B: { name: B }", "C: { name: C }");
    let one = spec([&format!("{a}, {b}"), c]);
    assert_ne!(one, spec([a, &format!("{c}, {b}")]));
    assert_ne!(one, spec([a, &format!("{b}, {c}")]));
}

/// What of the spec that has every field only a reader can hold: its place, the lines that it rests on, and what is said.
#[test]
fn every_field_is_a_judgement_or_one_of_the_facts_that_are_counted() {
    let source = Source::new("post_office.yaml", language::EVERYTHING);
    let spec = compile(std::slice::from_ref(&source)).specs.remove(0);
    let mut text = String::new();
    // Translations are alike, and have no lines.
    for of in Judgements::of(&spec, &source).list.into_iter().filter(|of| !of.place.contains("/phrases/")) {
        let (place, cited, said) = (of.place.clone(), of.cited(), of.said());
        let counted = Judgement { lines: of.counted.clone().unwrap_or_default(), ..of }.cited();
        let counted = if counted.is_empty() { counted } else { format!(" of {counted}") };
        text += &format!("{place} @{cited}: {said}{counted}\n");
    }
    crate::hold::hold("tests/review/judgements.txt", &text);
}

/// A record is read line by line, and what is none of its lines is kept as such.
#[test]
fn a_line_of_a_record_is_a_judgement_or_a_line_of_a_document() {
    use super::record::Record;
    let (long, short) = ("0123456789abcdef", "01234567");
    let text = format!(
        "# no line\n\na/b c {long}\nline guide:7 {short}\nline a:b:8 {short}  \nline guide {short}\nlin guide:7 {short}\n\
         a {long}0\na 0123456789abcdeg\n{long}\na/b/d {long}\n"
    );
    let record = Record::read(&text);
    let reviewed: Vec<_> = record.reviewed.iter().map(|((place, _), at)| (place.as_str(), &text[at.clone()])).collect();
    assert_eq!(reviewed, [("a/b c", &*format!("a/b c {long}")), ("a/b/d", &format!("a/b/d {long}"))]);
    let lines: Vec<_> = record.lines.keys().map(|(document, line)| format!("{document} {line}")).collect();
    assert_eq!(lines, ["a:b 8", "guide 7"]);
    let unread: Vec<&str> = record.unread.iter().map(|at| &text[at.clone()]).collect();
    let wanted = [
        &*format!("line guide {short}"),
        &format!("lin guide:7 {short}"),
        &format!("a {long}0"),
        "a 0123456789abcdeg",
        long,
    ];
    assert_eq!(unread, wanted);
    let known = ["a/b c", "a/b", "a/b/d", "a", "z"].map(|place| record.knows(place));
    assert_eq!(known, [true, false, true, false, false]);
}
