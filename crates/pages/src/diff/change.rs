//! What can change, and what follows from it for a version.

use codetable_model::catalog::Known;

/// How much a change matters to those who use the generated code, from the least to the most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Nothing that code could depend on: texts, evidence.
    Patch,
    /// A fact is another one, or there is more.
    Minor,
    /// A program that asks what to do about a failed call gets another answer, without a change of its own: it sends again what
    /// it did not, or stops where it went on.
    Advice,
    /// Code that uses it may not compile any more, or no longer find a code.
    Major,
}

impl Level {
    /// As reports name it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Advice => "advice",
            Self::Major => "major",
        }
    }

    /// What it asks of the version.
    #[must_use]
    pub fn version(self) -> &'static str {
        match self {
            Self::Patch => "patch",
            Self::Minor | Self::Advice => "minor",
            Self::Major => "major",
        }
    }
}

macro_rules! kinds {
    ($($variant:ident $word:literal $level:ident $section:literal $breaks:expr,)*) => {
        /// A kind of change.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Kind {
            $(#[doc = $word] $variant,)*
        }

        impl Kind {
            /// Every kind.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// As reports name it.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }

            /// How much it matters.
            #[must_use]
            pub fn level(self) -> Level {
                match self { $(Self::$variant => Level::$level,)* }
            }

            /// The section of a changelog that it belongs to.
            #[must_use]
            pub fn section(self) -> &'static str {
                match self { $(Self::$variant => $section,)* }
            }

            /// What to do instead, where it breaks a promise.
            #[must_use]
            pub fn remedy(self) -> Option<&'static str> {
                match self { $(Self::$variant => $breaks,)* }
            }
        }
    };
}

// The kind, its words, how much it matters, its section in a changelog, and what to do instead if it breaks a promise.
kinds! {
    ProviderAdded "provider added" Minor "Added" None,
    ProviderRemoved "provider removed" Major "Removed" Some("retire its codes, and leave the file"),
    LanguageAdded "language added" Minor "Added" None,
    LanguageRemoved "language removed" Major "Removed" None,
    LanguageChanged "language of the texts changed" Major "Changed" None,
    TableAdded "table added" Minor "Added" None,
    TableRemoved "table removed" Major "Removed" Some("retire its codes, and leave the table"),
    EnumRenamed "enum renamed" Major "Changed" Some("leave the name of the enum as it was"),
    TableKind "kind of table changed" Major "Changed" None,
    Opened "enum is non_exhaustive now" Major "Changed" None,
    Closed "enum is exhaustive now" Minor "Changed" None,
    KeyType "type of the codes changed" Major "Changed" Some("give codes of another type a table of their own"),
    Family "family of the codes changed" Minor "Changed" None,
    Required "facts that every code has changed" Major "Changed" None,
    ColumnAdded "column added" Minor "Added" None,
    ColumnRemoved "column removed" Major "Removed" None,
    ColumnType "type of a column changed" Major "Changed" None,
    Order "order of the codes changed" Minor "Changed" None,
    LookupSlower "from_code is no const fn any more" Major "Changed" None,
    LookupConst "from_code is a const fn now" Minor "Changed" None,
    CodeAdded "code added" Major "Added" None,
    CodeAddedOpen "code added to an open table" Minor "Added" None,
    CodeRemoved "code removed" Major "Removed" Some("leave its row and say `retired`, with the version and what replaces it"),
    CodeRetired "code retired" Minor "Deprecated" None,
    CodeRestored "code in use again" Minor "Changed" None,
    CodeReused "retired code used for something else" Major "Changed" Some("give what is new a code of its own, and leave the retired one"),
    VariantRenamed "variant renamed" Major "Changed" Some("leave the name of the variant as it was"),
    CodeChanged "wire code changed" Major "Changed" Some("list the old code under `aliases` of the new one"),
    CodeAliased "wire code changed, the old one is an alias" Minor "Changed" None,
    AliasAdded "alias added" Minor "Added" None,
    AliasRemoved "alias removed" Major "Removed" Some("leave the alias: what was found by it is not found any more"),
    ParameterAdded "parameter added" Major "Added" None,
    ParameterRemoved "parameter removed" Major "Removed" None,
    ParameterType "type of a parameter changed" Major "Changed" None,
    Status "status changed" Minor "Changed" None,
    Text "text changed" Patch "Changed" None,
    Recovery "what to do changed" Minor "Changed" None,
    Wait "wait changed" Minor "Changed" None,
    Effect "effect changed" Minor "Changed" None,
    Severity "severity changed" Minor "Changed" None,
    Decision "decision changed" Advice "Changed" None,
    Origin "origin changed" Minor "Changed" None,
    Reference "code that it refers to changed" Minor "Changed" None,
    ColumnValue "value of a column changed" Minor "Changed" None,
    Meaning "further meanings changed" Minor "Changed" None,
    Evidence "evidence changed" Patch "Changed" None,
    Remark "version, links or replacement changed" Patch "Changed" None,
    SectionAdded "description added" Minor "Added" None,
    SectionChanged "description changed" Minor "Changed" None,
    SectionRemoved "description removed" Minor "Removed" None,
    About "title, documents, contradictions or notes changed" Patch "Changed" None,
}

impl Kind {
    /// The change of a fact.
    pub(super) fn of(fact: Known<'_>) -> Self {
        match fact {
            Known::Status(_) => Self::Status,
            Known::Text(..) => Self::Text,
            Known::Recovery(_) => Self::Recovery,
            Known::Wait(_) => Self::Wait,
            Known::Effect(_) => Self::Effect,
            Known::Severity(_) => Self::Severity,
            Known::Origin(_) => Self::Origin,
            Known::Code(_) => Self::Reference,
        }
    }
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What it is a change of: `doors`, `doors::DoorError`, `doors::DoorError::Shut`, `doors: status 429`.
    pub path: String,
    /// The kind.
    pub kind: Kind,
    /// The code, of a change of one.
    pub code: Option<String>,
    /// Which text or column, or what else a reader has to know.
    pub detail: Option<String>,
    /// What it was.
    pub before: Option<String>,
    /// What it is.
    pub after: Option<String>,
    /// Whether somebody said that it is meant.
    pub is_declared: bool,
}

impl Change {
    pub(super) fn new(path: &str, kind: Kind) -> Self {
        let path = path.to_owned();
        Self { path, kind, code: None, detail: None, before: None, after: None, is_declared: false }
    }

    pub(super) fn of(mut self, code: impl ToString) -> Self {
        self.code = Some(code.to_string());
        self
    }

    pub(super) fn detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = Some(detail.into());
        self
    }

    pub(super) fn from(mut self, before: Option<String>, after: Option<String>) -> Self {
        self.before = before;
        self.after = after;
        self
    }

    /// How much it matters.
    #[must_use]
    pub fn level(&self) -> Level {
        self.kind.level()
    }

    /// Whether it breaks a promise, and nobody says that it is meant.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.kind.remedy().is_some() && !self.is_declared
    }
}
