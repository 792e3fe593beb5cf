//! The closed sets of words a spec may use, each word with its meaning: the schema, the legend, the
//! suggestions and the generated code all read them from here.
//!
//! A word that is added here is wanted in the library's enum of the same name (below `src/`), in Korean
//! (`crates/pages/src/words/korean.rs`), and by the tests that hold the three together (`tests/words.rs`, and `words.rs` of the
//! surfaces).

/// A closed set of words.
pub trait Vocabulary: Copy + Eq + Ord + std::fmt::Debug + 'static {
    /// The name of the runtime's type.
    const NAME: &'static str;

    /// Every word, in the order of the declaration.
    const ALL: &'static [Self];

    /// Each as a spec spells it, and what it means, in one sentence.
    const WORDS: &'static [(&'static str, &'static str)];

    /// What stands in the place of a word that could not be read: the last, which says the least.
    const LAST: Self;

    /// The word as a spec spells it.
    fn word(self) -> &'static str;

    /// The name of the runtime's variant.
    fn variant(self) -> &'static str;

    /// What it means, in one sentence.
    fn meaning(self) -> &'static str;

    /// The value a word stands for, if it is one of the set.
    fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.word() == word)
    }
}

macro_rules! vocabulary {
    ($($(#[$doc:meta])* $name:ident { $($variant:ident = $word:literal: $meaning:literal,)* })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $(#[doc = $meaning] $variant,)*
        }

        impl Vocabulary for $name {
            const NAME: &'static str = stringify!($name);
            const ALL: &'static [Self] = &[$(Self::$variant,)*];
            const WORDS: &'static [(&'static str, &'static str)] = &[$(($word, $meaning),)*];
            const LAST: Self = Self::ALL[Self::ALL.len() - 1];

            fn word(self) -> &'static str {
                Self::WORDS[self as usize].0
            }

            fn variant(self) -> &'static str {
                match self { $(Self::$variant => stringify!($variant),)* }
            }

            fn meaning(self) -> &'static str {
                Self::WORDS[self as usize].1
            }
        }

        #[cfg(feature = "serde")]
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.word())
            }
        }

        #[cfg(feature = "serde")]
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let word = String::deserialize(deserializer)?;
                Self::from_word(&word).ok_or_else(|| {
                    serde::de::Error::custom(format_args!("`{word}` is no word of {}", stringify!($name)))
                })
            }
        }
    )*};
}

vocabulary! {
    /// One step of an alternative.
    Step {
        Retry = "retry": "send the same request again, unchanged",
        Wait = "wait": "let time pass first; `wait` says how long",
        RefreshCredentials = "refresh_credentials": "get a new token, then use it",
        ReduceRate = "reduce_rate": "call less often",
        RaiseQuota = "raise_quota": "have the quota raised, by a plan or an agreement",
        FixRequest = "fix_request": "change the request: parameters, headers, body or target",
        FixSetup = "fix_setup": "change the configuration: keys, allowed addresses, switched-on functions",
        ObtainPermission = "obtain_permission": "be granted a right, a scope or a review",
        ContactProvider = "contact_provider": "contact support, with the ids that it wants",
        RetryElsewhere = "retry_elsewhere": "send the same request over another connection, or to another node, region or account, which the caller has",
        DoNotRetry = "do_not_retry": "do not send it again; alone in its alternative",
        NoAction = "no_action": "nothing needs to be done; alone in its alternative",
    }

    /// What became of the request that was answered with the error.
    Effect {
        NotApplied = "not_applied": "it was refused before anything was carried out",
        Partial = "partial": "a part of it was carried out",
        Unknown = "unknown": "nobody can tell whether it was carried out",
    }

    /// How long to wait.
    WaitKind {
        Header = "header": "as a response header says; the default where `header` is given",
        Member = "member": "as a member of the body says; the default where `member` is given",
        Seconds = "seconds": "so many seconds; the default where `seconds` is given",
        Soon = "soon": "a while; no amount is named, so the caller's backoff applies",
        NextMonth = "next_month": "until the next month begins",
        None = "none": "no wait is needed",
    }

    /// How much of the request an error stops.
    Severity {
        Fatal = "fatal": "the whole request failed",
        NonFatal = "non_fatal": "a part failed and the rest was carried out",
        Warning = "warning": "processed, perhaps in part; for information",
    }

    /// Whose side an error comes from, as the document sees it.
    Origin {
        Internal = "internal": "inside the provider's own system",
        External = "external": "outside it: input, configuration, or a service behind it",
    }

    /// The kind of a text about a code or a status.
    TextKind {
        Label = "label": "the cell that names the row, as it stands",
        Outcome = "outcome": "whether the request succeeded, in the document's word",
        Title = "title": "the short title the provider sends",
        Cause = "cause": "why it happened",
        Message = "message": "the message the provider sends",
        Meaning = "meaning": "what it means, in a phrase",
        Description = "description": "what it means",
        Detail = "detail": "the explanation the provider sends beside a title",
        Remedy = "remedy": "what the document tells the caller to do",
        Note = "note": "anything else the document says of it",
    }

    /// What a header tells.
    HeaderRole {
        Code = "code": "the code that the tables list",
        TraceId = "trace_id": "the id of this request, for support",
        RequestId = "request_id": "the id of the request",
        OrgId = "org_id": "the id of the caller's organisation",
        Limit = "limit": "how much is allowed",
        Remaining = "remaining": "how much is left",
        Used = "used": "how much has been used",
        Reset = "reset": "when the count starts again",
        RetryAfter = "retry_after": "when to send the request again",
        Other = "other": "something else",
    }

    /// Which allowance a header speaks of.
    Allowance {
        Rate = "rate": "requests in a short window",
        Quota = "quota": "requests in a long period",
    }

    /// The period an allowance is counted over.
    Period {
        Second = "second": "one second",
        Minute = "minute": "one minute",
        Hour = "hour": "one hour",
        Day = "day": "one day",
        Month = "month": "one calendar month",
    }

    /// How a value is written.
    Format {
        Text = "text": "any text",
        Integer = "integer": "a decimal integer",
        Uri = "uri": "a URI",
        Milliseconds = "milliseconds": "a number of milliseconds",
        UnixSeconds = "unix_seconds": "seconds since 1970-01-01T00:00:00Z",
        Iso8601 = "iso8601": "a date and time as ISO 8601 writes it",
        RetryAfter = "retry_after": "a number of seconds or an HTTP date (RFC 9110, section 10.2.3)",
    }

    /// What a member of a body is.
    FieldRole {
        Code = "code": "the code that the tables list",
        Message = "message": "a message for people",
        Status = "status": "the HTTP status of the error that it stands in",
        Title = "title": "a short summary",
        Detail = "detail": "an explanation",
        TraceId = "trace_id": "the id of the request in the provider's traces",
        RequestId = "request_id": "the id of the request",
        OrgId = "org_id": "the id of the caller's organisation",
        Timestamp = "timestamp": "the time of the error, or of the response",
        Version = "version": "the version of the API",
        Meta = "meta": "an object that holds facts about the response",
        FieldErrors = "field_errors": "the list of what is wrong, field by field",
        Field = "field": "the name of the field that is wrong",
        FieldMessage = "field_message": "what is wrong with the field",
        FieldValue = "field_value": "the value that was sent",
        Errors = "errors": "a list of errors, each a body of its own",
        Warnings = "warnings": "a list of warnings, each a body of its own",
        Report = "report": "an object with data that helps to debug",
        ReportErrors = "report_errors": "a list of texts that say what is wrong",
        Payload = "payload": "the result that was asked for",
        Other = "other": "something else",
    }

    /// A type of JSON value.
    JsonType {
        String = "string": "a string",
        Number = "number": "a number",
        Boolean = "boolean": "`true` or `false`",
        Object = "object": "an object",
        Array = "array": "an array",
        Any = "any": "any JSON value",
    }

    /// Whether a member or a header is always there.
    Presence {
        Always = "always": "wherever the object around it is; a header, in every response",
        Optional = "optional": "in some of them",
    }

    /// What the rows of a table are.
    TableKind {
        Errors = "errors": "error codes: the enum is a `core::error::Error`",
        Values = "values": "values of any other sort",
    }

    /// The type of a table's keys.
    KeyType {
        Text = "text": "text, compared byte by byte",
        I8 = "i8": "an integer from -128 to 127",
        I16 = "i16": "a 16-bit integer",
        I32 = "i32": "a 32-bit integer",
        I64 = "i64": "a 64-bit integer",
        U8 = "u8": "an integer from 0 to 255",
        U16 = "u16": "an unsigned 16-bit integer",
        U32 = "u32": "an unsigned 32-bit integer",
        U64 = "u64": "an unsigned 64-bit integer",
    }

    /// How the integers of a table are written.
    Base {
        Decimal = "decimal": "in decimal: `-401`",
        Hexadecimal = "hexadecimal": "in hexadecimal, as the document pads them: `0x8007000E`; with a sign, the bits of the type",
    }

    /// The type of a column that a table declares for itself.
    ColumnType {
        Text = "text": "text",
        Bool = "bool": "true or false",
        I8 = "i8": "an integer from -128 to 127",
        I16 = "i16": "a 16-bit integer",
        I32 = "i32": "a 32-bit integer",
        I64 = "i64": "a 64-bit integer",
        U8 = "u8": "an integer from 0 to 255",
        U16 = "u16": "an unsigned 16-bit integer",
        U32 = "u32": "an unsigned 32-bit integer",
        U64 = "u64": "an unsigned 64-bit integer",
    }

    /// The type of a parameter. A number with a fraction is a text: how it is written is a matter of the language.
    ParameterType {
        Text = "text": "a text",
        Integer = "integer": "an integer, written in digits",
    }

    /// Where the names of a table's variants come from.
    NameSource {
        FromCodes = "from_codes": "a row without a `name` is called as its code: `OUT_OF_STOCK` is `OutOfStock`, `card.declined` is `CardDeclined`, and what begins with a digit, or has a name that Rust or the enum has, gets `Code`: `404` is `Code404`, `error` is `ErrorCode`",
        Written = "written": "every row has a `name`",
    }

    /// How a code is looked up.
    LookupKind {
        Auto = "auto": "the compiler chooses; the default",
        Phf = "phf": "a `phf::Map`; `from_code` is then no `const fn`",
    }

    /// Why a line of a document holds no fact.
    SkipReason {
        Navigation = "navigation": "a menu, a breadcrumb, a link to elsewhere on the page",
        Heading = "heading": "a heading that says no more than its section does",
        TableHead = "table_head": "the head of a table",
        Syntax = "syntax": "markup, a fence, a bracket",
        Connective = "connective": "a sentence that only leads over to the next",
    }

    /// A fact that a table may require of every row.
    FactName {
        Status = "status": "the HTTP status",
        Title = "title": "the title",
        Cause = "cause": "the cause",
        Message = "message": "the message",
        Meaning = "meaning": "the meaning",
        Description = "description": "the description",
        Detail = "detail": "the detail",
        Remedy = "remedy": "the remedy",
        Note = "note": "the note",
        Recovery = "recovery": "what brings a failed call back",
        Wait = "wait": "the wait",
        Effect = "effect": "the effect",
        Severity = "severity": "the severity",
        Origin = "origin": "the origin",
    }
}

impl Step {
    /// Whether a program can take it without a person.
    pub const fn is_automatic(self) -> bool {
        matches!(self, Self::Retry | Self::Wait | Self::RefreshCredentials)
    }
}
