//! Headers, bodies and support of a provider in, their sections out.

use super::link::address;
use super::remarks::concerning;
use super::{Block, Line, Support, Table};
use crate::words::{self, meaning};
use codetable_model::catalog::{Basis, Body, BodyField, Example, Fact, Header, Provider};
use codetable_model::rich;
use codetable_model::vocabulary::{FieldRole, HeaderRole, Period, Presence, Vocabulary};
use codetable_model::words::evidence::aside;
use codetable_model::words::{Evidence, LinkTarget, Phrase, RichText, advice};

/// A table of the headers.
pub(crate) fn headers(provider: &Provider) -> Vec<Block> {
    let heads = vec![words::HEADER, words::TELLS, words::FORMAT, words::SENT, words::IN_DOCUMENT, words::BASIS];
    let rows = provider.headers.iter().map(|of| header(of, provider)).collect();
    let names: Vec<&str> = provider.headers.iter().map(|header| header.name.as_str()).collect();
    vec![Block::Table(Table { heads, rows }), Block::Concerning(concerning(&names, provider))]
}

fn header(header: &Header, provider: &Provider) -> Vec<RichText> {
    let around = &header.basis;
    // What an allowance is counted over, one of its headers tells for all.
    let period = header.of.as_ref().and_then(|allowance| {
        let is_of = |other: &&Header| other.of.as_ref().is_some_and(|of| of.value == allowance.value);
        let mut all = std::iter::once(header).chain(&provider.headers).filter(is_of);
        all.find_map(|of| Some(of.per.as_ref()?.value))
    });
    let mut tells = told(Some(&header.role), around, |role| match period {
        Some(per) => counted(*role, per),
        None => meaning(*role).into(),
    });
    if let Some(table) = &header.table {
        tells = words::OF_TABLE.with([tells, told(Some(table), around, |table| RichText::code(table))]);
    }
    match (&header.of, &header.per) {
        (Some(of), per) if period.is_some() => {
            let per = per.as_ref().map_or_else(RichText::default, |per| aside(&per.basis, around));
            tells = rich![tells, aside(&of.basis, around), per];
        }
        (Some(of), _) => tells = words::ALLOWANCE.with([tells, told(Some(of), around, |of| meaning(*of).into())]),
        (None, Some(per)) => {
            tells.push(words::COUNTED_OVER.with([told(Some(per), around, |per| meaning(*per).into())]))
        }
        (None, None) => {}
    }
    let presence = told(header.presence.as_ref(), around, |presence| match presence {
        Presence::Always => words::EVERY_RESPONSE.into(),
        Presence::Optional => words::SOME_RESPONSES.into(),
    });
    let sent = told(header.when.as_ref(), around, RichText::prose);
    vec![
        RichText::code(&header.name),
        tells,
        RichText::join(
            [
                told(header.format.as_ref(), around, |format| meaning(*format).into()),
                told(header.unit.as_ref(), around, RichText::prose),
            ],
            ": ",
        ),
        RichText::join([presence, sent], words::ALSO),
        told(header.description.as_ref(), around, RichText::document),
        Evidence::of(around).words(),
    ]
}

/// What is told of requests that are counted over a period: `requests allowed per minute`.
fn counted(role: HeaderRole, period: Period) -> RichText {
    match role {
        HeaderRole::Limit => words::LIMIT_PER.with([words::per(period).into()]),
        HeaderRole::Remaining => words::LEFT_PER.with([words::this(period).into()]),
        HeaderRole::Used => words::USED_PER.with([words::this(period).into()]),
        HeaderRole::Reset => words::RESET_PER.with([words::per(period).into()]),
        other => rich![meaning(other), words::COUNTED_OVER.with([meaning(period).into()])],
    }
}

/// A value, and its basis where that is not the row's.
fn told<T>(fact: Option<&Fact<T>>, around: &Basis, says: impl Fn(&T) -> RichText) -> RichText {
    fact.map_or_else(RichText::default, |fact| rich![says(&fact.value), aside(&fact.basis, around)])
}

/// For each body what is said of it, a table of its members, and its examples.
pub(super) fn bodies(provider: &Provider) -> Vec<Block> {
    let mut blocks = Vec::new();
    for body in &provider.bodies {
        blocks.push(Block::Heading(Some(LinkTarget::Thing("body", body.id.clone())), RichText::code(&body.id)));
        blocks.push(Block::Lines(about(body)));
        let heads = vec![
            words::MEMBER,
            words::WHAT_IT_IS,
            words::TYPE,
            words::PRESENCE,
            words::FORMAT,
            words::IN_DOCUMENT,
            words::BASIS,
        ];
        let rows = body.fields.iter().map(|field| member(field, provider)).collect();
        blocks.push(Block::Table(Table { heads, rows }));
        blocks.extend(body.examples.iter().map(example));
        let members = body.fields.iter().map(|field| field.pointer.as_str());
        let names: Vec<&str> = std::iter::once(body.id.as_str()).chain(members).collect();
        blocks.push(Block::Concerning(concerning(&names, provider)));
    }
    blocks
}

fn about(body: &Body) -> Vec<Line> {
    let sent = body.when.as_ref().map(|sent| Line::fact(words::SENT, RichText::prose(&sent.value), sent));
    let media = body.media.as_ref().map(|media| Line::fact(words::MEDIA_TYPE, RichText::code(&media.value), media));
    let severity = body.severity.as_ref().map(|of| Line::fact(words::SEVERITY, words::word(of.value), of));
    [sent, media, severity].into_iter().flatten().collect()
}

fn member(field: &BodyField, provider: &Provider) -> Vec<RichText> {
    let around = &field.basis;
    let mut ty = told(Some(&field.ty), around, |ty| RichText::code(ty.word()));
    if let Some(of) = &field.of {
        ty = words::LIST_OF.with([ty, told(Some(of), around, |of| element(of, provider))]);
    }
    let mut role = told(Some(&field.role), around, |role| meaning(*role).into());
    if let Some(table) = &field.table {
        role = words::OF_TABLE.with([role, told(Some(table), around, |table| RichText::code(table))]);
    }
    if let Some(leads) = field.leads.as_ref().filter(|leads| leads.value) {
        role = rich![words::LEADS.with([role]), aside(&leads.basis, around)];
    }
    let format = told(field.format.as_ref(), around, |format| meaning(*format).into());
    let zone = told(field.zone.as_ref(), around, |zone| words::ZONE.with([RichText::code(zone)]));
    vec![
        RichText::code(&field.pointer),
        role,
        ty,
        told(field.presence.as_ref(), around, |presence| self::presence(*presence).into()),
        RichText::join([format, zone], ", "),
        told(field.description.as_ref(), around, RichText::document),
        Evidence::of(around).words(),
    ]
}

fn presence(presence: Presence) -> Phrase {
    match presence {
        Presence::Always => words::ALWAYS,
        Presence::Optional => words::SOMETIMES,
    }
}

/// The elements of an array: a JSON type, or a body of the page.
fn element(of: &str, provider: &Provider) -> RichText {
    let is_body = provider.bodies.iter().any(|body| body.id == of);
    if is_body { body(of) } else { RichText::code(of) }
}

fn body(id: &str) -> RichText {
    RichText::code(id).linked(LinkTarget::Thing("body", id.to_owned()))
}

fn example(of: &Example) -> Block {
    let basis = Evidence::of(&of.basis).words();
    let title = match &of.status {
        Some(status) => {
            let code = RichText::code(status.value.to_string());
            words::EXAMPLE_OF.with([basis, code, aside(&status.basis, &of.basis)])
        }
        None => words::EXAMPLE.with([basis]),
    };
    Block::Example(title, of.text.clone())
}

/// How to ask for help.
pub(crate) fn support(provider: &Provider) -> Vec<Line> {
    let Some(support) = &provider.support else { return Vec::new() };
    let mut lines = Vec::new();
    if let Some(says) = &support.says {
        let line = Line::plain(words::DOCUMENT_SAYS, RichText::sentence(says));
        lines.push(Line { support: Support::of(&support.basis), ..line });
    }
    lines.extend(support.ask.as_ref().map(|ask| Line::fact(words::ASK_AT, address(&ask.value), ask)));
    if let Some(attach) = &support.attach {
        lines.extend(attach.value.iter().map(|role| Line::fact(words::GIVE, given(*role, provider), attach)));
    }
    lines
}

/// An id to give, and where it is found: `the trace id, found in the header X-Trace-Id or /traceId of the body error`.
fn given(role: FieldRole, provider: &Provider) -> RichText {
    let headers = provider.headers.iter().filter(|header| header.role.value.word() == role.word());
    let mut places: Vec<RichText> =
        headers.map(|header| words::IN_HEADER.with([RichText::code(&header.name)])).collect();
    for of in &provider.bodies {
        let members = of.fields.iter().filter(|field| field.role.value == role);
        places.extend(members.map(|field| words::IN_BODY.with([RichText::code(&field.pointer), body(&of.id)])));
    }
    let name = RichText::from(advice::role(role));
    if places.is_empty() { name } else { words::FOUND_IN.with([name, RichText::join(places, words::EITHER)]) }
}
