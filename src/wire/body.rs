//! The shapes of response bodies that a document describes.

use super::{FieldIndex, Format, Severity};
use crate::evidence::{Basis, Fact};
use crate::text::Text;
use crate::word::words;

/// The shape of a response body.
///
/// ```
/// use codetable::evidence::{Basis, Fact};
/// use codetable::provider::{Body, BodyField, FieldRole, JsonType};
///
/// const FIELDS: &[BodyField] = &[
///     BodyField::new("/error/code", FieldRole::Code, JsonType::String, Basis::Declared),
///     BodyField::new("/error/message", FieldRole::Message, JsonType::String, Basis::Declared),
/// ];
/// const ERROR: Body = Body {
///     media: Some(Fact::new("application/json", Basis::Declared)),
///     ..Body::new("error", Basis::Declared, FIELDS)
/// };
/// let message = ERROR.fields.iter().find(|field| field.role.value() == FieldRole::Message);
/// assert_eq!(message.unwrap().pointer, "/error/message");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Body {
    /// Its name in the spec.
    pub id: &'static str,
    /// What supports it.
    pub basis: Basis,
    /// When it is sent, in our words.
    pub when: Option<Fact<&'static str>>,
    /// Its media type.
    pub media: Option<Fact<&'static str>>,
    /// The severity that the shape itself tells.
    pub severity: Option<Fact<Severity>>,
    /// Its members.
    pub fields: &'static [BodyField],
    /// Whether it is never sent on its own, but stands in lists.
    pub is_element: bool,
    /// Finds them by the names in their pointers.
    #[doc(hidden)]
    pub index: FieldIndex,
    /// The document's examples.
    pub examples: &'static [Example],
}

/// A member of a body.
///
/// ```
/// use codetable::evidence::{Basis, Fact};
/// use codetable::provider::{BodyField, FieldRole, Format, JsonType, Presence};
///
/// const TIME: BodyField = BodyField {
///     presence: Some(Fact::new(Presence::Always, Basis::Declared)),
///     format: Some(Fact::new(Format::Iso8601, Basis::Declared)),
///     zone: Some(Fact::new("+09:00", Basis::Inferred("it is a service of Korea"))),
///     ..BodyField::new("/timestamp", FieldRole::Timestamp, JsonType::String, Basis::Declared)
/// };
/// assert_eq!((TIME.role.value(), TIME.ty.value()), (FieldRole::Timestamp, JsonType::String));
/// assert!(TIME.zone.unwrap().basis.is_inferred());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct BodyField {
    /// Where it stands, as a JSON pointer; `*` stands for every element of an array.
    pub pointer: &'static str,
    /// What supports it.
    pub basis: Basis,
    /// What it is.
    pub role: Fact<FieldRole>,
    /// Its JSON type.
    pub ty: Fact<JsonType>,
    /// For an array, the JSON type or the body of its elements.
    pub of: Option<Fact<&'static str>>,
    /// For a code, the table whose codes it carries.
    pub table: Option<Fact<&'static str>>,
    /// Whether of several codes in an object it is the one whose advice counts.
    pub leads: Option<Fact<bool>>,
    /// Whether it is always there.
    pub presence: Option<Fact<Presence>>,
    /// How its value is written.
    pub format: Option<Fact<Format>>,
    /// The offset from UTC that times are written in.
    pub zone: Option<Fact<&'static str>>,
    /// The document's text about it.
    pub description: Option<Text>,
}

/// An example of a body.
///
/// ```
/// # #[cfg(feature = "naver_commerce")] {
/// use codetable::naver_commerce::PROVIDER;
/// use codetable::provider::Example;
///
/// let example: &Example = &PROVIDER.body("gateway_error").unwrap().examples[0];
/// assert_eq!(example.status.unwrap().value, 504);
/// assert!(example.text.contains("GW.TIMEOUT.01"));
/// # }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Example {
    /// What supports it.
    pub basis: Basis,
    /// The HTTP status it came with.
    pub status: Option<Fact<u16>>,
    /// The body, as the document has it.
    pub text: &'static str,
}

words! {
    /// What a member of a body is.
    ///
    /// ```
    /// use codetable::provider::FieldRole;
    ///
    /// // Which of them are ids, to be kept with a report.
    /// let ids = FieldRole::ALL.iter().map(|role| role.as_str()).filter(|word| word.ends_with("_id"));
    /// assert!(ids.eq(["trace_id", "request_id", "org_id"]));
    /// ```
    pub enum FieldRole {
        /// The code that the tables list.
        Code => "code",
        /// A message for people.
        Message => "message",
        /// The HTTP status of the error that it stands in.
        Status => "status",
        /// A short summary.
        Title => "title",
        /// An explanation.
        Detail => "detail",
        /// The id of the request in the provider's traces.
        TraceId => "trace_id",
        /// The id of the request.
        RequestId => "request_id",
        /// The id of the caller's organisation.
        OrgId => "org_id",
        /// The time of the error, or of the response.
        Timestamp => "timestamp",
        /// The version of the API.
        Version => "version",
        /// An object that holds facts about the response.
        Meta => "meta",
        /// The list of what is wrong, field by field.
        FieldErrors => "field_errors",
        /// The name of the field that is wrong.
        Field => "field",
        /// What is wrong with the field.
        FieldMessage => "field_message",
        /// The value that was sent.
        FieldValue => "field_value",
        /// A list of errors, each a body of its own.
        Errors => "errors",
        /// A list of warnings, each a body of its own.
        Warnings => "warnings",
        /// An object with data that helps to debug.
        Report => "report",
        /// A list of texts that say what is wrong.
        ReportErrors => "report_errors",
        /// The result that was asked for.
        Payload => "payload",
        /// Something else.
        Other => "other",
    }
}

words! {
    /// A type of JSON value.
    ///
    /// ```
    /// use codetable::provider::JsonType;
    ///
    /// /// What JSON Schema calls it: it has no word for a value of any type.
    /// fn in_schema(of: JsonType) -> Option<&'static str> {
    ///     if of == JsonType::Any { None } else { Some(of.as_str()) }
    /// }
    /// assert_eq!(JsonType::ALL.iter().filter_map(|of| in_schema(*of)).count(), JsonType::ALL.len() - 1);
    /// assert_eq!(in_schema(JsonType::Boolean), Some("boolean"));
    /// ```
    pub enum JsonType {
        /// A string.
        String => "string",
        /// A number.
        Number => "number",
        /// `true` or `false`.
        Boolean => "boolean",
        /// An object.
        Object => "object",
        /// An array.
        Array => "array",
        /// Any JSON value.
        Any => "any",
    }
}

words! {
    /// Whether a member or a header is always there.
    ///
    /// ```
    /// use codetable::provider::Presence;
    ///
    /// assert!(Presence::ALL.iter().map(|presence| presence.as_str()).eq(["always", "optional"]));
    /// ```
    pub enum Presence {
        /// Wherever the object around it is; a header, in every response.
        Always => "always",
        /// In some of them.
        Optional => "optional",
    }
}

impl Body {
    /// A body with these members, of which nothing else is said.
    ///
    /// What is, is added by `Body { …, ..Body::new(id, basis, fields) }`.
    #[must_use]
    pub const fn new(id: &'static str, basis: Basis, fields: &'static [BodyField]) -> Self {
        Self {
            id,
            basis,
            when: None,
            media: None,
            severity: None,
            fields,
            is_element: false,
            index: FieldIndex::ANY,
            examples: &[],
        }
    }
}

impl BodyField {
    /// A member of this role and type, with one basis for all.
    ///
    /// What else is said is added by `BodyField { …, ..BodyField::new(pointer, role, ty, basis) }`.
    #[must_use]
    pub const fn new(pointer: &'static str, role: FieldRole, ty: JsonType, basis: Basis) -> Self {
        Self {
            pointer,
            basis,
            role: Fact::new(role, basis),
            ty: Fact::new(ty, basis),
            of: None,
            table: None,
            leads: None,
            presence: None,
            format: None,
            zone: None,
            description: None,
        }
    }
}

#[cfg(feature = "inspect")]
impl BodyField {
    /// The table whose codes it carries, if one is named.
    pub(crate) fn table(&self) -> Option<&'static str> {
        self.table.map(|table| table.value)
    }

    /// Whether of several codes in an object it is the one whose advice counts.
    pub(crate) fn leads(&self) -> bool {
        self.leads.is_some_and(|leads| leads.value)
    }
}

#[cfg(feature = "inspect")]
impl Body {
    /// What describes the elements of one of its lists: a body of its own if the field names one, else the members that
    /// this body describes below the prefix.
    pub(crate) fn elements(
        &'static self,
        list: &BodyField,
        bodies: impl IntoIterator<Item = &'static Self>,
    ) -> Option<(&'static Self, &'static str)> {
        if let Some(named) = list.of.and_then(|of| bodies.into_iter().find(|body| body.id == of.value)) {
            return Some((named, ""));
        }
        Some((self, self.fields.iter().find_map(|inner| element_prefix(inner.pointer, list.pointer))?))
    }
}

/// `/errors/*`, if the pointer leads into the elements of `/errors`.
#[cfg(feature = "inspect")]
fn element_prefix(pointer: &'static str, list: &str) -> Option<&'static str> {
    pointer.strip_prefix(list)?.strip_prefix("/*")?.starts_with('/').then(|| &pointer[..list.len() + 2])
}
