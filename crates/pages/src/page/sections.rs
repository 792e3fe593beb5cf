//! A provider in, the sections of its page out that follow its codes.

use super::entry::{advised_by_http, brief_words, class, error_type, notes, patterns, rule, single, telling};
use super::link::address;
use super::remarks::{RemarkKind, concerning, of_kind};
use super::{Block, Line, Section, Table, responses};
use crate::words;
use codetable_model::catalog::advice::Advice;
use codetable_model::catalog::{Document, Provider, StatusRule};
use codetable_model::rich;
use codetable_model::vocabulary::{TableKind, TextKind, Vocabulary};
use codetable_model::words::evidence::aside;
use codetable_model::words::{Evidence, LinkTarget, RichText, advice};

/// Those in which there is anything, in the order of the page: what is looked up at night comes first.
pub(crate) fn sections(provider: &Provider, http: Option<&Provider>) -> Vec<Section> {
    let of = |place, title, blocks| Section { place, title, blocks };
    let classes = provider.tables.iter().flat_map(|table| table.classes.iter().map(move |class| (table, class)));
    let classes: Vec<Block> = classes.map(|(table, of)| Block::Entry(class(provider, table, of))).collect();
    let types = provider.types.iter().map(|of| Block::Entry(error_type(provider, of)));
    let conflicts = Block::Remarks(of_kind(RemarkKind::Conflict, provider));
    let remarks = Block::Remarks(of_kind(RemarkKind::Remark, provider));
    let sections = [
        (
            !classes.is_empty(),
            of(LinkTarget::Section("classes"), words::CLASSES, said(words::CLASSES_ARE.into(), classes)),
        ),
        (!provider.statuses.is_empty(), of(LinkTarget::Section("statuses"), words::STATUSES, statuses(provider, http))),
        (
            !provider.types.is_empty(),
            of(LinkTarget::Section("types"), words::TYPES, said(words::TYPES_ARE.into(), types)),
        ),
        (
            !provider.severities.is_empty(),
            of(LinkTarget::Section("severities"), words::SEVERITIES, severities(provider)),
        ),
        (
            !provider.headers.is_empty(),
            of(LinkTarget::Section("headers"), words::HEADERS, responses::headers(provider)),
        ),
        (!provider.bodies.is_empty(), of(LinkTarget::Section("bodies"), words::BODIES, responses::bodies(provider))),
        (
            provider.support.is_some(),
            of(LinkTarget::Section("support"), words::SUPPORT, vec![Block::Lines(responses::support(provider))]),
        ),
        (
            !provider.conflicts.is_empty(),
            of(LinkTarget::Section("contradictions"), words::CONFLICTS, said(words::CONFLICTS_ARE.into(), [conflicts])),
        ),
        (
            !provider.remarks.is_empty(),
            of(LinkTarget::Section("remarks"), words::REMARKS, said(words::REMARKS_ARE.into(), [remarks])),
        ),
        (
            !provider.notes.is_empty(),
            of(LinkTarget::Section("notes"), words::NOTES, vec![Block::Remarks(of_kind(RemarkKind::Note, provider))]),
        ),
        (!provider.documents.is_empty(), of(LinkTarget::Section("documents"), words::DOCUMENTS, documents(provider))),
    ];
    sections.into_iter().filter_map(|(is_present, section)| is_present.then_some(section)).collect()
}

/// Blocks behind a paragraph.
fn said(paragraph: RichText, blocks: impl IntoIterator<Item = Block>) -> Vec<Block> {
    std::iter::once(Block::Paragraph(paragraph)).chain(blocks).collect()
}

/// The rules, a status before the class that it belongs to: all in brief, then each.
fn statuses(provider: &Provider, http: Option<&Provider>) -> Vec<Block> {
    let mut rules: Vec<&StatusRule> = provider.statuses.iter().collect();
    rules.sort_by_key(|rule| (rule.pattern.first / 100, rule.pattern.last - rule.pattern.first, rule.pattern.first));
    let mut blocks = vec![Block::Paragraph(words::RULES_ARE_FOR.into())];
    let is_http = http.is_none_or(|http| http.name == provider.name);
    if !is_http && rules.iter().all(|rule| rule.facts.recovery.is_empty()) {
        blocks.push(Block::Paragraph(words::RULES_SAY_NOTHING.into()));
    }
    let heads = vec![words::STATUS_CODE, words::MEANS, words::TO_DO, words::AGAIN, words::text_kind(TextKind::Note)];
    let rows = rules.iter().map(|rule| overview(rule, provider, http)).collect();
    blocks.push(Block::Table(Table { heads, rows }));
    blocks.extend(rules.into_iter().map(|of| Block::Entry(rule(provider, of, http))));
    blocks
}

fn overview(rule: &StatusRule, provider: &Provider, http: Option<&Provider>) -> Vec<RichText> {
    let pattern = rule.pattern.to_string();
    let status = single(&rule.pattern);
    let advised = Advice::of(&rule.facts, status, provider);
    // What the rule says that the status means, else what a table of statuses says, else what the rule notes of it.
    let says_none = telling(&rule.facts).is_none_or(|(kind, _)| kind == TextKind::Note);
    let tables = provider.tables.iter().filter(|table| table.kind == TableKind::Values);
    let mut rows = tables.flat_map(|table| &table.rows);
    let row = rows.find(|row| row.facts.status.as_ref().is_some_and(|fact| Some(fact.value) == status));
    let facts = row.filter(|_| says_none).map_or(&rule.facts, |row| &row.facts);
    vec![
        advice::statuses(&pattern).linked(LinkTarget::Thing("status", pattern)),
        brief_words(facts),
        advised.recovery_words(),
        match status.and_then(|status| advised_by_http(provider, status, http)) {
            Some(advice) => words::SAID_BY_HTTP.with([advice.again_words().unlinked()]),
            None => advised.again_words(),
        },
        // What is noted of a status that says nothing of what to do bears on no advice.
        match advised.recovery {
            Some(_) => notes(&advised, rule.facts.text(TextKind::Note)),
            None => RichText::default(),
        },
    ]
}

/// What is said of each severity.
fn severities(provider: &Provider) -> Vec<Block> {
    let heads = vec![words::SEVERITY, words::EFFECT_OF, words::IN_DOCUMENT, words::STATUSES, words::BASIS];
    let rows = provider.severities.iter().map(|rule| {
        let statuses = rule
            .statuses
            .as_ref()
            .map_or_else(RichText::default, |statuses| rich![patterns(statuses), aside(&statuses.basis, &rule.basis)]);
        vec![
            RichText::code(rule.severity.word()),
            RichText::sentence(&rule.says),
            rule.quote.as_ref().map_or_else(RichText::default, RichText::document),
            statuses,
            Evidence::of(&rule.basis).words(),
        ]
    });
    let table = Block::Table(Table { heads, rows: rows.collect() });
    let names: Vec<&str> = provider.severities.iter().map(|rule| rule.severity.word()).collect();
    vec![table, Block::Concerning(concerning(&names, provider))]
}

fn documents(provider: &Provider) -> Vec<Block> {
    let place = |of: &Document| Some(LinkTarget::Thing("document", of.id.clone()));
    let heading = |of: &Document| Block::Heading(place(of), RichText::code(&of.id));
    provider.documents.iter().flat_map(|of| [heading(of), Block::Lines(document(of))]).collect()
}

fn document(of: &Document) -> Vec<Line> {
    let mut lines = Vec::new();
    lines.extend(of.title.as_ref().map(|title| Line::document(words::TITLE, title)));
    lines.extend(of.url.as_ref().map(|url| Line::fact(words::ADDRESS, address(&url.value), url)));
    lines.extend(of.date.as_ref().map(|date| Line::fact(words::DATE, RichText::text(&date.value), date)));
    let metadata = of.metadata.iter();
    lines.extend(metadata.map(|(name, value)| Line::fact(RichText::text(name), RichText::text(&value.value), value)));
    lines.push(Line::plain(words::FILE, RichText::code(&of.file)));
    lines.push(Line::plain(words::SHA256, RichText::code(&of.sha256)));
    lines
}
