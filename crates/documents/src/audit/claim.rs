//! A spec in, all that it claims a document says out: every quote, name and number with its citation.
//!
//! A fact that is inferred or registered claims nothing of a document, and neither do words of ours:
//! `says`, `sent`, names of variants, translations, and values such as `fatal`, of which only the `quote` is held.

use super::entity::{Entity, EntityKind};
use crate::document::inline;
use codetable_model::language::ValueType;
use codetable_model::source::{Span, Spanned};
use codetable_model::spec::{Citation, ColumnItem, Evidence, Ref, Spec, StatusPattern, StatusRule, Wait};
use codetable_model::vocabulary::{KeyType, TextKind, Vocabulary, WaitKind};
use codetable_model::walk::{self, Item, Seen, Support, walk};

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
    /// The group whose rows are read.
    group: Option<usize>,
    /// Whether the codes of the table are numbers.
    is_numbered: bool,
}

/// The lines that support what has no evidence of its own.
type Around<'a> = Option<&'a Citation>;

impl<'a> Claims<'a> {
    /// What `spec` claims.
    pub(crate) fn of(spec: &'a Spec) -> Self {
        let mut claims = Self::default();
        walk(spec, &mut |entity| {
            claims.citations.extend(entity.lines().map(|at| &at.value));
            let around = match entity.support() {
                Support::Stated(at) => Some(at),
                Support::None | Support::Other => None,
            };
            claims.subject(entity, around);
            entity.items.iter().for_each(|item| claims.item(entity.of, item, around));
        });
        claims
    }

    /// Begins the entity of an object, to which its claims belong, and claims its name.
    fn subject(&mut self, object: &walk::Entity<'a>, around: Around<'a>) {
        match object.of {
            Ref::Spec(spec) => {
                if let Some(title) = &spec.title {
                    self.begin(EntityKind::Document, &[], title.value.span, None);
                }
            }
            Ref::Document(document) => self.begin(EntityKind::Document, &[], document.id.span, None),
            Ref::Group(group) => {
                let table = object.within.and_then(|(table, _)| match table {
                    Ref::Table(table) => Some(table.id.span),
                    _ => None,
                });
                let span = group.evidence.at.as_ref().map(|at| at.span).or(table).unwrap_or_default();
                self.begin(EntityKind::Group, &[], span, around);
                self.group = self.entity;
            }
            Ref::Row(row) => {
                self.names.push(&row.code);
                let keys: Vec<&str> = [&row.code].into_iter().chain(&row.aliases).map(|code| code.as_str()).collect();
                self.begin(EntityKind::Code, &keys, row.code.span, around);
                if let Some(entity) = self.entities.last_mut() {
                    (entity.group, entity.retired) = (self.group, row.retired.is_some());
                }
                self.claim(
                    if self.is_numbered { MatchMode::Number } else { MatchMode::Words },
                    Some(&row.code),
                    around,
                );
            }
            Ref::Class(class) => {
                self.begin(EntityKind::Type, &[], class.codes.span, around);
                // The ends of a range are numbers of the document, which writes what codes begin with in its own way.
                let is_range = self.is_numbered;
                for end in class.codes.value.split("..").filter(|_| is_range) {
                    self.put(MatchMode::Number, end.to_owned(), class.codes.span, around);
                }
            }
            Ref::StatusRule(rule) => self.status_rule(rule, around),
            Ref::ErrorType(ty) => self.named(EntityKind::Type, &ty.name, around),
            Ref::Header(header) => self.named(EntityKind::Header, &header.name, around),
            Ref::BodyField(field) => {
                self.entity = None;
                if let Some(member) = member(&field.pointer) {
                    self.begin(EntityKind::Member, &[&member], field.pointer.span, around);
                    self.put(MatchMode::Member, member, field.pointer.span, around);
                }
            }
            Ref::Table(table) => {
                self.entity = None;
                self.is_numbered = table.key.ty.as_ref().is_some_and(|ty| ty.value != KeyType::Text);
            }
            // What is in a row is about its code.
            Ref::Meaning(_) | Ref::Retired(_) => {}
            Ref::SeverityRule(_)
            | Ref::Body(_)
            | Ref::Example(_)
            | Ref::Support(_)
            | Ref::Conflict(_)
            | Ref::Note(_) => {
                self.entity = None;
            }
            Ref::Facts(_) | Ref::Column(_) | Ref::Key(_) | Ref::Wait(_) | Ref::When(_) | Ref::Wording(_) => {}
        }
    }

    /// Begins an entity, to which all claims belong until the next.
    fn begin(&mut self, kind: EntityKind, keys: &[&str], span: Span, at: Around<'a>) {
        let keys = keys.iter().map(|key| inline::collapse(key)).collect();
        self.entities.push(Entity { kind, keys, span, at, group: None, retired: false });
        self.entity = Some(self.entities.len() - 1);
    }

    fn named(&mut self, kind: EntityKind, name: &'a Spanned<String>, around: Around<'a>) {
        self.names.push(name);
        self.begin(kind, &[name], name.span, around);
        self.claim(MatchMode::Words, Some(name), around);
    }

    fn status_rule(&mut self, rule: &'a StatusRule, around: Around<'a>) {
        let label = rule.facts.texts.iter().find(|(kind, _)| *kind == TextKind::Label);
        let exact = rule.pattern.value.first == rule.pattern.value.last;
        let number = if exact { rule.pattern.value.first.to_string() } else { class(&rule.pattern) };
        let label_text = label.map(|(_, label)| label.value.as_str());
        // A rule that is a reading of its row has lines of its own in its label only.
        let own = label.and_then(|(_, label)| match &label.evidence {
            Some(Evidence::Stated(at)) => Some(&at.value),
            _ => None,
        });
        let keys: Vec<&str> = label_text.into_iter().chain([number.as_str()]).collect();
        self.begin(EntityKind::Status, &keys, rule.pattern.span, around.or(own));
        self.pattern(&rule.pattern.value, rule.pattern.span, around);
    }

    /// What a fact or a value claims, by what it looks like.
    fn item(&mut self, of: Ref<'a>, item: &Item<'a>, around: Around<'a>) {
        let at = if item.is_fact { self.stated(item, around) } else { around };
        match (item.value, item.value_type()) {
            (Seen::Text(text), ty) => {
                let Some(mode) = mode(of, item, ty) else { return };
                // A text is the document's. A name or an address that comes with a `quote` is our spelling of it.
                if item.quote.is_none() || mode == MatchMode::Whole {
                    self.put(mode, text.to_owned(), item.span, at);
                }
                if let (MatchMode::Whole, Some(claim), true) = (mode, self.claims.last_mut(), at.is_some()) {
                    claim.kind = kind(of, item.name);
                }
            }
            (Seen::Status(status), _) => self.number(status.to_string(), item.span, at),
            (Seen::Pattern(pattern), _) => self.pattern(pattern, item.span, at),
            (Seen::Patterns(patterns), _) => patterns.iter().for_each(|pattern| self.pattern(pattern, item.span, at)),
            (Seen::Range((least, greatest)), _) => {
                [least, greatest].into_iter().for_each(|end| self.number(end.to_string(), item.span, at));
            }
            // An amount that comes with a `quote` is ours: `1분` is sixty seconds.
            (Seen::Wait(wait), _) if item.quote.is_none() => self.wait(wait, at),
            (Seen::Cell(value), _) => self.cell(value, at),
            (Seen::Wait(_) | Seen::Word(_) | Seen::Other, _) => {}
        }
    }

    /// What tells how long to wait: a number of seconds, members and headers by their names.
    fn wait(&mut self, wait: &'a Wait, at: Around<'a>) {
        // Which header tells when a month ends is a matter of `headers`; there it is only looked up.
        if matches!(wait.kind, WaitKind::Header | WaitKind::Member) {
            wait.headers.iter().for_each(|header| self.claim(MatchMode::Words, Some(header), at));
        }
        if let Some(seconds) = &wait.seconds {
            self.number(seconds.value.to_string(), seconds.span, at);
        }
        for pointer in &wait.members {
            if let Some(member) = member(&pointer.value) {
                self.put(MatchMode::Member, member, pointer.span, at);
            }
        }
    }

    /// A value of a table's own column stands in the row, but for a Boolean, which is a word of ours.
    fn cell(&mut self, value: &'a ColumnItem, around: Around<'a>) {
        let mode = match value.text.as_str() {
            "true" | "false" if !value.quoted => return,
            text if !value.quoted && text.parse::<i128>().is_ok() => MatchMode::Number,
            _ => MatchMode::Whole,
        };
        self.claim(mode, Some(&value.text), around);
    }

    /// The lines that state a fact, if any do. Its `quote` is held here: what is concluded from the document's words still
    /// quotes them from the lines around it.
    fn stated(&mut self, fact: &Item<'a>, around: Around<'a>) -> Around<'a> {
        let at = match fact.evidence {
            None => around,
            Some(Evidence::Stated(at)) => {
                self.citations.push(&at.value);
                Some(&at.value)
            }
            Some(Evidence::Inferred(_) | Evidence::Registered(_)) => None,
        };
        self.claim(MatchMode::Words, fact.quote, at.or(around));
        at
    }

    /// A class has to be stated as such: `500` does not state `5xx`. So have its exceptions.
    fn pattern(&mut self, pattern: &StatusPattern, span: Span, at: Around<'a>) {
        if pattern.first == pattern.last {
            self.number(pattern.first.to_string(), span, at);
        } else {
            self.number(class(pattern), span, at);
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

/// How the text of a fact or a value has to stand on its lines; nothing where it is not the document's.
fn mode(of: Ref<'_>, item: &Item<'_>, ty: &ValueType) -> Option<MatchMode> {
    match (of, item.name, ty) {
        // Our name for the provider is one that its document has.
        (Ref::Spec(_), "title", _) => Some(MatchMode::Words),
        (Ref::Table(_), "uri", _) => Some(MatchMode::Address),
        // The elements of an array are of a type of JSON, or of a body that we named.
        (Ref::BodyField(_), "of", _) => None,
        (_, _, ValueType::Text) if item.is_fact => Some(MatchMode::Whole),
        (_, _, ValueType::Text) => Some(MatchMode::Words),
        (_, _, ValueType::Verbatim) => Some(MatchMode::Block),
        (_, _, ValueType::Token) if item.is_fact => Some(MatchMode::Words),
        _ => None,
    }
}

/// The kind of a text, where its like stand in one column of a table. A note may be taken from any.
fn kind(of: Ref<'_>, name: &str) -> Option<Kind> {
    let about = match of {
        Ref::Row(_) | Ref::Group(_) | Ref::Meaning(_) => "code",
        Ref::StatusRule(_) => "status",
        Ref::ErrorType(_) => "type",
        Ref::Header(_) => "header",
        Ref::BodyField(_) => "member",
        _ => return None,
    };
    let kind = TextKind::from_word(name).filter(|kind| *kind != TextKind::Note)?;
    Some((about, kind))
}

/// `5xx`
fn class(pattern: &StatusPattern) -> String {
    format!("{}xx", pattern.first / 100)
}

/// The name of the member that a pointer leads to: of an element, that of its array.
fn member(pointer: &str) -> Option<String> {
    let name = pointer.rsplit('/').find(|part| !part.is_empty() && *part != "*")?;
    Some(name.replace("~1", "/").replace("~0", "~"))
}
