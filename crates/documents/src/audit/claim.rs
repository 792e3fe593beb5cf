//! A spec in, all that it claims a document says out: every quote, name and number with its citation.
//!
//! A fact that is inferred or registered claims nothing of a document, and neither do words of ours:
//! `says`, `sent`, names of variants, translations, and values such as `fatal`, of which only the `quote` is held.

use super::entity::{Entity, EntityKind};
use crate::document::inline;
use codetable_model::source::{Span, Spanned};
use codetable_model::spec::{
    Body, Citation, ColumnValue, Document, ErrorType, Evidence, Fact, Facts, Header, Key, Row, Spec, StatusPattern,
    Table,
};
use codetable_model::vocabulary::{KeyType, TextKind, WaitKind};

/// How a text has to stand on its lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MatchMode {
    /// As a whole unit: a cell, a line, a value, a string, a comment. So all quoted texts.
    Whole,
    /// As a whole block of code. So examples.
    Block,
    /// As words of their own inside a unit. So names, addresses, and the document's word for a value that is ours.
    Words,
    /// As the name of a member: in code a whole string or before a colon, elsewhere as words.
    Member,
    /// As a number, or as a class of statuses such as `4xx`.
    Number,
    /// As an address with any one segment in the place of `{code}`.
    Address,
}

/// What a text is about, such as a code or a header, and what it says of it.
pub(crate) type Kind = (&'static str, TextKind);

/// One thing that a document is claimed to say.
#[derive(Clone, Debug)]
pub(crate) struct Claim<'a> {
    /// How it has to stand there.
    pub(crate) mode: MatchMode,
    /// What has to stand there.
    pub(crate) text: String,
    /// Where the spec says so.
    pub(crate) span: Span,
    /// On which lines.
    pub(crate) at: &'a Citation,
    /// Of which kind, if texts of this kind stand in one column of a table.
    pub(crate) kind: Option<Kind>,
    /// The entity that makes it, by index.
    pub(crate) entity: Option<usize>,
}

/// All claims of a spec.
#[derive(Clone, Debug, Default)]
pub(crate) struct Claims<'a> {
    /// Everything that has to stand in a document.
    pub(crate) claims: Vec<Claim<'a>>,
    /// Every citation, of a claim or of a statement in our words.
    pub(crate) citations: Vec<&'a Citation>,
    /// Names that a line without facts does not hold: codes, headers, types.
    pub(crate) names: Vec<&'a str>,
    /// What the claims are about.
    pub(crate) entities: Vec<Entity<'a>>,
    /// The entity that claims are read of.
    entity: Option<usize>,
}

/// The lines that support what has no evidence of its own.
type Around<'a> = Option<&'a Citation>;

impl<'a> Claims<'a> {
    /// What `spec` claims.
    pub(crate) fn of(spec: &'a Spec) -> Self {
        let mut claims = Self::default();
        if let Some(title) = &spec.title {
            claims.begin(EntityKind::Document, Vec::new(), title.value.span, None);
            claims.text(&spec.title, MatchMode::Words, None);
        }
        spec.sources.iter().for_each(|document| claims.document(document));
        claims.entity = None;
        spec.tables.iter().for_each(|table| claims.table(table));
        for rule in &spec.statuses {
            let around = claims.around(&rule.at, &rule.registered, None);
            let label = rule.facts.texts.iter().find(|(kind, _)| *kind == TextKind::Label);
            let class = format!("{}xx", rule.pattern.value.first / 100);
            let exact = rule.pattern.value.first == rule.pattern.value.last;
            let number = if exact { rule.pattern.value.first.to_string() } else { class };
            let keys = label.map(|(_, label)| label.value.value.clone()).into_iter().chain([number]).collect();
            // A rule that is a reading of its row has lines of its own in its label only.
            let own = label.and_then(|(_, label)| match &label.evidence {
                Some(Evidence::Stated(at)) => Some(&at.value),
                _ => None,
            });
            claims.begin(EntityKind::Status, keys, rule.pattern.span, around.or(own));
            claims.pattern(&rule.pattern.value, rule.pattern.span, around);
            claims.facts(&rule.facts, "status", around);
            claims.entity = None;
        }
        spec.types.iter().for_each(|ty| claims.error_type(ty));
        for rule in &spec.severities {
            let around = claims.around(&rule.at, &rule.registered, None);
            claims.claim(MatchMode::Words, rule.quote.as_ref(), around);
            claims.patterns(&rule.statuses, around);
        }
        spec.headers.iter().for_each(|header| claims.header(header));
        spec.bodies.iter().for_each(|body| claims.body(body));
        if let Some(support) = &spec.support {
            let around = claims.around(&support.at, &support.registered, None);
            claims.word(&support.attach, around);
            claims.text(&support.ask, MatchMode::Words, around);
        }
        claims.citations.extend(spec.conflicts.iter().flat_map(|conflict| &conflict.at).map(|at| &at.value));
        for note in spec.remarks.iter().chain(&spec.notes) {
            if let Some(Evidence::Stated(at)) = &note.evidence {
                claims.citations.push(&at.value);
            }
        }
        claims
    }

    /// Begins an entity, to which all claims belong until the next.
    fn begin(&mut self, kind: EntityKind, keys: Vec<String>, span: Span, at: Around<'a>) -> usize {
        let keys = keys.iter().map(|key| inline::collapse(key)).collect();
        let group = self.entity.filter(|group| self.entities[*group].kind == EntityKind::Group);
        self.entities.push(Entity { kind, keys, span, at, group, retired: false });
        self.entity = Some(self.entities.len() - 1);
        self.entities.len() - 1
    }

    fn document(&mut self, document: &'a Document) {
        self.begin(EntityKind::Document, Vec::new(), document.id.span, None);
        self.text(&document.title, MatchMode::Whole, None);
        self.text(&document.url, MatchMode::Words, None);
        self.text(&document.date, MatchMode::Words, None);
        for (_, fact) in &document.metadata {
            self.fact(fact, MatchMode::Whole, None);
        }
        self.entity = None;
    }

    fn table(&mut self, table: &'a Table) {
        let around = self.around(&table.at, &None, None);
        self.text(&table.title, MatchMode::Whole, around);
        self.key(&table.key, around);
        let mode = match table.key.ty.as_deref() {
            None | Some(KeyType::Text) => MatchMode::Words,
            Some(_) => MatchMode::Number,
        };
        for group in &table.groups {
            let around = self.around(&group.at, &group.registered, None);
            let span = group.at.as_ref().map_or(table.id.span, |at| at.span);
            let entity = self.begin(EntityKind::Group, Vec::new(), span, around);
            self.facts(&group.facts, "code", around);
            for row in &group.rows {
                self.entity = Some(entity);
                self.row(row, mode, around);
            }
            self.entity = None;
        }
    }

    fn key(&mut self, key: &'a Key, around: Around<'a>) {
        self.text(&key.prefix, MatchMode::Words, around);
        self.text(&key.pattern, MatchMode::Words, around);
        self.text(&key.uri, MatchMode::Address, around);
        if let Some(fact) = &key.range {
            let at = self.stated(fact, around);
            let (least, greatest) = fact.value.value;
            for end in [least, greatest] {
                self.number(end.to_string(), fact.value.span, at);
            }
        }
    }

    fn row(&mut self, row: &'a Row, mode: MatchMode, group: Around<'a>) {
        let around = self.around(&row.at, &row.registered, group);
        self.names.push(&row.code);
        let keys = [&row.code].into_iter().chain(&row.aliases).map(|code| code.value.clone()).collect();
        let entity = self.begin(EntityKind::Code, keys, row.code.span, around);
        self.entities[entity].retired = row.retired.is_some();
        self.claim(mode, Some(&row.code), around);
        self.facts(&row.facts, "code", around);
        for meaning in &row.also {
            let around = self.around(&meaning.at, &meaning.registered, around);
            self.facts(&meaning.facts, "code", around);
        }
        for (_, value) in &row.columns {
            self.column(value, around);
        }
    }

    /// A value of a table's own column stands in the row, but for a Boolean, which is a word of ours.
    fn column(&mut self, value: &'a ColumnValue, around: Around<'a>) {
        let mode = match value.text.as_str() {
            "true" | "false" if !value.quoted => return,
            text if !value.quoted && text.parse::<i128>().is_ok() => MatchMode::Number,
            _ => MatchMode::Whole,
        };
        self.claim(mode, Some(&value.text), around);
    }

    fn facts(&mut self, facts: &'a Facts, about: &'static str, around: Around<'a>) {
        self.status(&facts.status, around);
        for (kind, fact) in &facts.texts {
            self.quote(fact, (about, *kind), around);
        }
        self.word(&facts.recovery, around);
        for alternative in facts.recovery.iter().flat_map(|recovery| &recovery.value.value) {
            self.stated(&alternative.steps, around);
        }
        if let Some(fact) = &facts.wait {
            let at = self.stated(fact, around);
            // Which header tells when a month ends is a matter of `headers`; here it is only looked up.
            for header in fact.value.headers.iter().filter(|_| fact.value.kind == WaitKind::Header) {
                self.claim(MatchMode::Words, Some(header), at);
            }
        }
        self.word(&facts.effect, around);
        self.word(&facts.severity, around);
        self.word(&facts.origin, around);
    }

    fn error_type(&mut self, ty: &'a ErrorType) {
        let around = self.around(&ty.at, &ty.registered, None);
        self.names.push(&ty.name);
        self.begin(EntityKind::Type, vec![ty.name.value.clone()], ty.name.span, around);
        self.claim(MatchMode::Words, Some(&ty.name), around);
        self.patterns(&ty.statuses, around);
        self.text(&ty.occurs, MatchMode::Whole, around);
        self.facts(&ty.facts, "type", around);
        self.entity = None;
    }

    fn header(&mut self, header: &'a Header) {
        let around = self.around(&header.at, &header.registered, None);
        self.names.push(&header.name);
        self.begin(EntityKind::Header, vec![header.name.value.clone()], header.name.span, around);
        self.claim(MatchMode::Words, Some(&header.name), around);
        self.word(&header.role, around);
        self.word(&header.of, around);
        self.word(&header.per, around);
        self.word(&header.format, around);
        if let Some(fact) = &header.description {
            self.quote(fact, ("header", TextKind::Description), around);
        }
        self.word(&header.presence, around);
        self.word(&header.sent, around);
        self.entity = None;
    }

    fn body(&mut self, body: &'a Body) {
        let around = self.around(&body.at, &body.registered, None);
        self.word(&body.sent, around);
        self.text(&body.media, MatchMode::Words, around);
        self.word(&body.severity, around);
        for field in &body.fields {
            let around = self.around(&field.at, &field.registered, around);
            if let Some(member) = member(&field.pointer) {
                self.begin(EntityKind::Member, vec![member.clone()], field.pointer.span, around);
                self.put(MatchMode::Member, member, field.pointer.span, around);
            }
            self.word(&field.role, around);
            self.word(&field.ty, around);
            self.word(&field.of, around);
            self.word(&field.presence, around);
            self.word(&field.format, around);
            self.text(&field.zone, MatchMode::Words, around);
            if let Some(fact) = &field.description {
                self.quote(fact, ("member", TextKind::Description), around);
            }
            self.entity = None;
        }
        for example in &body.examples {
            let around = self.around(&example.at, &example.registered, around);
            self.status(&example.status, around);
            self.claim(MatchMode::Block, example.text.as_ref(), around);
        }
    }

    /// The lines that a row or section gives to its facts.
    fn around(
        &mut self,
        at: &'a Option<Spanned<Citation>>,
        registered: &Option<Spanned<String>>,
        outside: Around<'a>,
    ) -> Around<'a> {
        match (at, registered) {
            (Some(at), _) => {
                self.citations.push(&at.value);
                Some(&at.value)
            }
            (None, Some(_)) => None,
            (None, None) => outside,
        }
    }

    /// The lines that state a fact, if any do. Its `quote` is held here: what is concluded from the document's words still
    /// quotes them from the lines around it.
    fn stated<T>(&mut self, fact: &'a Fact<T>, around: Around<'a>) -> Around<'a> {
        let at = match &fact.evidence {
            None => around,
            Some(Evidence::Stated(at)) => {
                self.citations.push(&at.value);
                Some(&at.value)
            }
            Some(Evidence::Inferred(_) | Evidence::Registered(_)) => None,
        };
        self.claim(MatchMode::Words, fact.quote.as_ref(), at.or(around));
        at
    }

    /// A value that is a word of ours.
    fn word<T>(&mut self, fact: &'a Option<Fact<T>>, around: Around<'a>) {
        if let Some(fact) = fact {
            self.stated(fact, around);
        }
    }

    fn text(&mut self, fact: &'a Option<Fact<String>>, mode: MatchMode, around: Around<'a>) {
        if let Some(fact) = fact {
            self.fact(fact, mode, around);
        }
    }

    /// A text is the document's. A name or an address that comes with a `quote` is our spelling of it.
    fn fact(&mut self, fact: &'a Fact<String>, mode: MatchMode, around: Around<'a>) {
        let at = self.stated(fact, around);
        if fact.quote.is_none() || mode == MatchMode::Whole {
            self.claim(mode, Some(&fact.value), at);
        }
    }

    /// A text of a kind. A note may be taken from any column.
    fn quote(&mut self, fact: &'a Fact<String>, kind: Kind, around: Around<'a>) {
        let before = self.claims.len();
        self.fact(fact, MatchMode::Whole, around);
        for claim in self.claims.iter_mut().skip(before).filter(|claim| claim.mode == MatchMode::Whole) {
            claim.kind = Some(kind).filter(|(_, kind)| *kind != TextKind::Note);
        }
    }

    fn status(&mut self, fact: &'a Option<Fact<u16>>, around: Around<'a>) {
        if let Some(fact) = fact {
            let at = self.stated(fact, around);
            self.number(fact.value.to_string(), fact.value.span, at);
        }
    }

    fn patterns(&mut self, fact: &'a Option<Fact<Vec<StatusPattern>>>, around: Around<'a>) {
        if let Some(fact) = fact {
            let at = self.stated(fact, around);
            fact.value.iter().for_each(|pattern| self.pattern(pattern, fact.value.span, at));
        }
    }

    /// A class has to be stated as such: `500` does not state `5xx`. So have its exceptions.
    fn pattern(&mut self, pattern: &StatusPattern, span: Span, at: Around<'a>) {
        if pattern.first == pattern.last {
            self.number(pattern.first.to_string(), span, at);
        } else {
            self.number(format!("{}xx", pattern.first / 100), span, at);
        }
        pattern.except.iter().for_each(|except| self.number(except.to_string(), span, at));
    }

    fn number(&mut self, number: String, span: Span, at: Around<'a>) {
        self.put(MatchMode::Number, number, span, at);
    }

    fn claim(&mut self, mode: MatchMode, text: Option<&Spanned<String>>, at: Around<'a>) {
        if let Some(text) = text {
            self.put(mode, text.value.clone(), text.span, at);
        }
    }

    fn put(&mut self, mode: MatchMode, text: String, span: Span, at: Around<'a>) {
        let text = inline::collapse(&text);
        let entity = self.entity;
        self.claims.extend(at.map(|at| Claim { mode, text, span, at, kind: None, entity }));
    }
}

/// The name of the member that a pointer leads to: of an element, that of its array.
fn member(pointer: &str) -> Option<String> {
    let name = pointer.rsplit('/').find(|part| !part.is_empty() && *part != "*")?;
    Some(name.replace("~1", "/").replace("~0", "~"))
}
