//! A spec in, every object that holds facts out, in the order of the language.

use super::fact_owner::{FactOwner, FactRef, Name};
use crate::source::Spanned;
use crate::spec::{Body, Document, Group, Note, Row, Spec, Support, Table};
use crate::vocabulary::Vocabulary;

/// Calls `visit` with every object of the spec that holds facts.
pub(super) fn visit<'s>(spec: &'s Spec, visit: &mut impl FnMut(&FactOwner<'s>)) {
    let provider = spec.provider.as_ref().map(|name| name.span);
    visit(&FactOwner::new("the spec", Name::Nothing, provider).fact("title", &spec.title).placed());
    spec.sources.iter().for_each(|each| visit(&document(each)));
    spec.tables.iter().for_each(|each| table(each, visit));
    for each in &spec.statuses {
        let holder = FactOwner::new("status", Name::Status(&each.pattern.value), Some(each.pattern.span));
        visit(&holder.on(&each.at, &each.registered).facts(&each.facts));
    }
    for each in &spec.types {
        let holder = FactOwner::named("type", &each.name).on(&each.at, &each.registered).needs_evidence();
        visit(&holder.fact("statuses", &each.statuses).text("occurs", &each.occurs).facts(&each.facts));
    }
    for each in &spec.severities {
        let holder = FactOwner::new("severity", Name::Text(each.severity.word()), Some(each.severity.span));
        let holder = holder.on(&each.at, &each.registered).needs_evidence().fact("statuses", &each.statuses);
        visit(&holder.quote(&each.quote));
    }
    for each in &spec.headers {
        let holder = FactOwner::named("header", &each.name).on(&each.at, &each.registered).fact("role", &each.role);
        let holder = holder.fact("of", &each.of).fact("per", &each.per).fact("format", &each.format);
        let holder = holder.text("description", &each.description).fact("presence", &each.presence);
        visit(&holder.fact("sent", &each.sent));
    }
    spec.bodies.iter().for_each(|each| body(each, visit));
    spec.support.iter().for_each(|each| visit(&support(each)));
    for each in &spec.conflicts {
        visit(&FactOwner::new("this conflict", Name::Nothing, Some(each.span)).on_lines(&each.at).needs_evidence());
    }
    spec.remarks.iter().for_each(|each| visit(&note("this remark", each)));
    spec.notes.iter().for_each(|each| visit(&note("this note", each)));
}

fn document(document: &Document) -> FactOwner<'_> {
    let mut holder = FactOwner::named("document", &document.id).text("title", &document.title);
    holder = holder.fact("url", &document.url).fact("date", &document.date);
    holder.facts.extend(document.metadata.iter().map(|(name, fact)| FactRef::text(name, fact)));
    holder
}

fn table<'s>(table: &'s Table, visit: &mut impl FnMut(&FactOwner<'s>)) {
    let holder = FactOwner::named("table", &table.id).on_lines(&table.at).text("title", &table.title);
    let holder = holder.fact("prefix", &table.key.prefix).fact("range", &table.key.range);
    visit(&holder.fact("pattern", &table.key.pattern).fact("uri", &table.key.uri));
    for group in &table.groups {
        let holder = FactOwner::new("this group", Name::Nothing, None).on(&group.at, &group.registered);
        visit(&holder.facts(&group.facts).placed());
        group.rows.iter().for_each(|each| row(group, each, visit));
    }
}

fn row<'s>(group: &'s Group, row: &'s Row, visit: &mut impl FnMut(&FactOwner<'s>)) {
    let inherits = group.at.is_some() || group.registered.is_some();
    let holder = FactOwner::named("code", &row.code).on(&row.at, &row.registered).inherits(inherits).needs_evidence();
    visit(&holder.facts(&row.facts));
    for meaning in &row.also {
        // What the row lacks is said once, of the row: its meanings can rest on it.
        let holder = FactOwner::new("a further meaning of", Name::Text(&row.code.value), None).inherits(true);
        visit(&holder.on(&meaning.at, &meaning.registered).facts(&meaning.facts).placed());
    }
}

fn body<'s>(body: &'s Body, visit: &mut impl FnMut(&FactOwner<'s>)) {
    let holder = FactOwner::named("body", &body.id).on(&body.at, &body.registered).fact("sent", &body.sent);
    let holder = holder.fact("media", &body.media).fact("severity", &body.severity);
    let supported = holder.supported();
    visit(&holder);
    for each in &body.fields {
        let holder = FactOwner::named("member", &each.pointer).on(&each.at, &each.registered).inherits(supported);
        let holder = holder.fact("role", &each.role).fact("type", &each.ty).fact("of", &each.of);
        let holder = holder.fact("presence", &each.presence).fact("format", &each.format);
        visit(&holder.fact("zone", &each.zone).text("description", &each.description));
    }
    for each in &body.examples {
        let span = each.text.as_ref().map(|text| text.span);
        let holder =
            FactOwner::new("an example of body", Name::Text(&body.id.value), span).inherits(supported).needs_evidence();
        visit(&holder.on(&each.at, &each.registered).fact("status", &each.status).placed());
    }
}

fn support(support: &Support) -> FactOwner<'_> {
    let says = support.says.as_ref();
    let holder = FactOwner::new("`support`", Name::Nothing, says.map(|says| says.span));
    let holder = if says.is_some() { holder.needs_evidence() } else { holder };
    holder.on(&support.at, &support.registered).fact("attach", &support.attach).fact("ask", &support.ask).placed()
}

/// A remark or a note, which is all one statement.
fn note<'s>(noun: &'static str, note: &'s Spanned<Note>) -> FactOwner<'s> {
    FactOwner::new(noun, Name::Nothing, Some(note.span)).states(note.evidence.as_ref()).needs_evidence()
}
