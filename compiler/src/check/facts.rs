//! A spec in, every object that holds facts out, each with its facts and with what they may rest on.

use crate::source::{Span, Spanned};
use crate::spec::{Citation, Document, Evidence, Fact, Facts, Group, Row, Spec};
use crate::vocabulary::Vocabulary;

/// An object that holds facts.
pub(super) struct Holder<'s> {
    /// What it is, for messages: ``code `GW.TIMEOUT.01` ``.
    pub(super) title: String,
    /// Its name; a group, which has none, stands where its first fact does.
    pub(super) span: Option<Span>,
    /// Its lines.
    pub(super) at: Option<&'s Spanned<Citation>>,
    /// The standard it is taken from.
    pub(super) registered: Option<&'s Spanned<String>>,
    /// What kind of evidence its facts may leave to it.
    pub(super) lends: Lends,
    /// Whether the object around it supports it.
    pub(super) inherits: bool,
    /// Whether it needs support even where each of its facts has evidence of its own.
    pub(super) claims: bool,
    /// Its facts, in the order of the language.
    pub(super) facts: Vec<Held<'s>>,
    /// The document's own word for the object itself.
    pub(super) quote: Option<&'s Spanned<String>>,
}

/// The evidence that an object can have for all of its facts.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Lends {
    /// None: each fact stands for itself.
    Nothing,
    /// `at` only.
    Lines,
    /// `at` or `registered`.
    Any,
}

/// A fact of an object, whatever its type.
pub(super) struct Held<'s> {
    /// The field's name.
    pub(super) field: &'s str,
    /// Its value's place.
    pub(super) span: Span,
    /// Its own evidence.
    pub(super) evidence: Option<&'s Evidence>,
    /// The value, where that is a quoted text.
    pub(super) text: Option<&'s Spanned<String>>,
    /// The document's own words for it.
    pub(super) quote: Option<&'s Spanned<String>>,
}

impl<'s> Holder<'s> {
    fn new(title: String, span: Span) -> Self {
        Self {
            title,
            span: Some(span),
            at: None,
            registered: None,
            lends: Lends::Any,
            inherits: false,
            claims: false,
            facts: Vec::new(),
            quote: None,
        }
    }

    /// An object with a default for its facts.
    fn on(self, at: &'s Option<Spanned<Citation>>, registered: &'s Option<Spanned<String>>) -> Self {
        Self { at: at.as_ref(), registered: registered.as_ref(), ..self }
    }

    fn claims(self) -> Self {
        Self { claims: true, ..self }
    }

    fn inherits(self, inherits: bool) -> Self {
        Self { inherits, ..self }
    }

    fn lends(self, lends: Lends) -> Self {
        Self { lends, ..self }
    }

    fn fact<T>(mut self, field: &'s str, fact: &'s Option<Fact<T>>) -> Self {
        self.facts.extend(fact.as_ref().map(|fact| Held::new(field, fact)));
        self
    }

    fn text(mut self, field: &'s str, fact: &'s Option<Fact<String>>) -> Self {
        self.facts.extend(fact.as_ref().map(|fact| Held::text(field, fact)));
        self
    }

    fn facts(mut self, facts: &'s Facts) -> Self {
        self = self.fact("status", &facts.status).fact("severity", &facts.severity).fact("origin", &facts.origin);
        self.facts.extend(facts.texts.iter().map(|(kind, fact)| Held::text(kind.word(), fact)));
        self.fact("ways", &facts.ways).fact("wait", &facts.wait).fact("effect", &facts.effect)
    }

    /// Whether it has evidence that its facts can rest on.
    pub(super) fn supported(&self) -> bool {
        self.at.is_some() || self.registered.is_some() || self.inherits
    }
}

impl<'s> Held<'s> {
    fn new<T>(field: &'s str, fact: &'s Fact<T>) -> Self {
        let (evidence, quote) = (fact.evidence.as_ref(), fact.quote.as_ref());
        Self { field, span: fact.value.span, evidence, text: None, quote }
    }

    fn text(field: &'s str, fact: &'s Fact<String>) -> Self {
        Self { text: Some(&fact.value), ..Self::new(field, fact) }
    }
}

/// Calls `visit` with every object of the spec that holds facts, in the order of the language.
pub(super) fn visit<'s>(spec: &'s Spec, visit: &mut impl FnMut(&Holder<'s>)) {
    let start = spec.provider.as_ref().map(|name| name.span).unwrap_or_default();
    visit(&Holder::new("the spec".to_owned(), start).lends(Lends::Nothing).fact("title", &spec.title));
    spec.sources.iter().for_each(|each| visit(&document(each)));
    tables(spec, visit);
    for each in &spec.statuses {
        let title = format!("status `{}`", each.pattern.value);
        visit(&Holder::new(title, each.pattern.span).on(&each.at, &each.registered).claims().facts(&each.facts));
    }
    for each in &spec.types {
        let holder = named("type", &each.name).on(&each.at, &each.registered).claims();
        visit(&holder.fact("statuses", &each.statuses).text("occurs", &each.occurs).facts(&each.facts));
    }
    for each in &spec.severities {
        let title = format!("severity `{}`", each.severity.value.word());
        let holder = Holder::new(title, each.severity.span).on(&each.at, &each.registered).claims();
        visit(&Holder { quote: each.quote.as_ref(), ..holder.fact("statuses", &each.statuses) });
    }
    for each in &spec.headers {
        let holder = named("header", &each.name).on(&each.at, &each.registered).fact("role", &each.role);
        let holder = holder.fact("of", &each.of).fact("per", &each.per).fact("format", &each.format);
        visit(&holder.text("description", &each.description).fact("sent", &each.sent));
    }
    bodies(spec, visit);
    if let Some(each) = &spec.support {
        let first = [each.attach.as_ref().map(|fact| fact.value.span), each.ask.as_ref().map(|fact| fact.value.span)];
        let says = each.says.as_ref().map(|says| says.span);
        let span = first.into_iter().chain([says]).flatten().min();
        let holder = Holder { span, claims: says.is_some(), ..Holder::new("`support`".to_owned(), start) };
        visit(&holder.on(&each.at, &each.registered).fact("attach", &each.attach).fact("ask", &each.ask));
    }
    let entries = spec.conflicts.iter().map(|each| ("this conflict", each.span, &each.value.at));
    for (title, span, at) in entries.chain(spec.notes.iter().map(|each| ("this note", each.span, &each.value.at))) {
        visit(&Holder::new(title.to_owned(), span).on(at, &None).lends(Lends::Lines).claims());
    }
}

fn named<'s>(noun: &str, name: &Spanned<String>) -> Holder<'s> {
    Holder::new(format!("{noun} `{}`", name.value), name.span)
}

fn document(document: &Document) -> Holder<'_> {
    let holder = named("document", &document.id).lends(Lends::Nothing);
    let holder = holder.text("title", &document.title).fact("url", &document.url).fact("date", &document.date);
    let metadata = document.metadata.iter().map(|(name, fact)| Held::text(name, fact));
    Holder { facts: holder.facts.into_iter().chain(metadata).collect(), ..holder }
}

fn tables<'s>(spec: &'s Spec, visit: &mut impl FnMut(&Holder<'s>)) {
    for table in &spec.tables {
        let holder = named("table", &table.id).on(&table.at, &None).lends(Lends::Lines);
        let holder = holder.text("title", &table.title).fact("prefix", &table.key.prefix);
        let holder = holder.fact("range", &table.key.range).fact("pattern", &table.key.pattern);
        visit(&holder.fact("uri", &table.key.uri));
        for group in &table.groups {
            let holder = Holder::new("this group".to_owned(), table.id.span).on(&group.at, &group.registered);
            let holder = holder.facts(&group.facts);
            visit(&Holder { span: holder.facts.first().map(|fact| fact.span), ..holder });
            group.rows.iter().for_each(|each| row(group, each, visit));
        }
    }
}

fn row<'s>(group: &'s Group, row: &'s Row, visit: &mut impl FnMut(&Holder<'s>)) {
    let inherits = group.at.is_some() || group.registered.is_some();
    let holder = named("code", &row.code).on(&row.at, &row.registered).inherits(inherits).claims().facts(&row.facts);
    visit(&holder);
    for meaning in &row.also {
        let also = Holder::new(format!("a further meaning of `{}`", row.code.value), row.code.span);
        let also = also.on(&meaning.at, &meaning.registered).inherits(holder.supported()).facts(&meaning.facts);
        // What is wrong is the row's: it is said once, of the row.
        visit(&Holder { inherits: true, span: also.facts.first().map(|fact| fact.span), ..also });
    }
}

fn bodies<'s>(spec: &'s Spec, visit: &mut impl FnMut(&Holder<'s>)) {
    for body in &spec.bodies {
        let holder = named("body", &body.id).on(&body.at, &body.registered).fact("sent", &body.sent);
        let holder = holder.fact("media", &body.media).fact("severity", &body.severity);
        let supported = holder.supported();
        visit(&holder);
        for member in &body.fields {
            let holder = named("member", &member.pointer).on(&member.at, &member.registered).inherits(supported);
            let holder = holder.fact("role", &member.role).fact("type", &member.ty).fact("of", &member.of);
            let holder = holder.fact("presence", &member.presence).fact("format", &member.format);
            visit(&holder.fact("zone", &member.zone).text("description", &member.description));
        }
        for example in &body.examples {
            let span = example.text.as_ref().map(|text| text.span);
            let holder = Holder::new(format!("an example of body `{}`", body.id.value), body.id.span);
            let holder = holder.on(&example.at, &example.registered).inherits(supported).claims();
            visit(&Holder { span: span.or(holder.span), ..holder.fact("status", &example.status) });
        }
    }
}
