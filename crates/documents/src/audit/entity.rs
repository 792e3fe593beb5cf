//! What the claims of a spec are about: the parts of it that may stand in a row of a table.

use codetable_model::source::Span;
use codetable_model::spec::Citation;

/// A part of a spec that may stand in a row of a table: what it is about, under which keys.
#[derive(Clone, Debug)]
pub(crate) struct Entity<'a> {
    /// What it is about.
    pub(crate) kind: EntityKind,
    /// Any of these in a cell makes a row its row. A group and a document have none.
    pub(crate) keys: Vec<String>,
    /// Where the spec has it.
    pub(crate) span: Span,
    /// Its lines.
    pub(crate) at: Option<&'a Citation>,
    /// The group that it is in, by index.
    pub(crate) group: Option<usize>,
    /// Whether it is a code that is no longer in use.
    pub(crate) retired: bool,
}

/// What an entity is about. Where a row could be several entities, it is the first of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum EntityKind {
    /// A code of a table.
    Code,
    /// A type of error.
    Type,
    /// A header.
    Header,
    /// A member of a body.
    Member,
    /// A status or a class of them.
    Status,
    /// All codes of a group.
    Group,
    /// The document itself: its name, and what it says of its own copy.
    Document,
}

impl EntityKind {
    /// What messages call it.
    pub(crate) fn noun(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Type => "type",
            Self::Header => "header",
            Self::Member => "member",
            Self::Status => "status",
            Self::Group => "group",
            Self::Document => "document",
        }
    }
}
