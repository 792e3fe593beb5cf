//! From the raw JSON of a member and its role to the place where it is kept.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use super::value::Json;
use super::{Code, FieldError, Problem};
use crate::provider::{BodyField, FieldRole, JsonType, Provider};

/// Where what is found in an object goes.
pub(super) enum Sink<'w, 'a> {
    /// To the problem of a whole body, which may hold others.
    Whole(&'w mut Problem<'a>),
    /// To one of those.
    Nested(&'w mut Problem<'a>),
    /// To an error of a field.
    Field(&'w mut FieldError<'a>),
}

/// Where the elements of a list go.
pub(super) enum Slot<'w, 'a> {
    Texts(&'w mut Vec<Cow<'a, str>>),
    Fields(&'w mut Vec<FieldError<'a>>),
    Problems(&'w mut Vec<Problem<'a>>),
}

impl<'a> Sink<'_, 'a> {
    /// The same sink, for an object inside.
    pub(super) fn inside(&mut self) -> Sink<'_, 'a> {
        match self {
            Self::Whole(problem) => Sink::Whole(problem),
            Self::Nested(problem) => Sink::Nested(problem),
            Self::Field(error) => Sink::Field(error),
        }
    }

    /// Where the elements of a list of this role go; `None` if they are not kept.
    pub(super) fn slot(&mut self, role: FieldRole) -> Option<Slot<'_, 'a>> {
        match (self, role) {
            (Self::Whole(problem), FieldRole::Errors) => Some(Slot::Problems(&mut problem.errors)),
            (Self::Whole(problem), FieldRole::Warnings) => Some(Slot::Problems(&mut problem.warnings)),
            (Self::Whole(problem) | Self::Nested(problem), FieldRole::FieldErrors) => {
                Some(Slot::Fields(&mut problem.fields))
            }
            (Self::Whole(problem) | Self::Nested(problem), FieldRole::ReportErrors) => {
                Some(Slot::Texts(&mut problem.report_errors))
            }
            _ => None,
        }
    }

    /// Keeps a member that is no list whose elements are kept; `false`: it is not of the type that it should be.
    pub(super) fn take(&mut self, provider: &'static Provider, field: &'static BodyField, json: Json<'a>) -> bool {
        match self {
            Self::Whole(problem) | Self::Nested(problem) => problem.take(provider, field, json),
            Self::Field(error) => error.take(field.role.value, json),
        }
    }

    /// Keeps the report of a problem, of which the members were read already.
    pub(super) fn report(&mut self, json: &'a str) {
        if let Self::Whole(problem) | Self::Nested(problem) = self {
            problem.report.get_or_insert(Cow::Borrowed(json));
        }
    }
}

impl<'a> Slot<'_, 'a> {
    /// How many elements were kept.
    pub(super) fn len(&self) -> usize {
        match self {
            Self::Texts(list) => list.len(),
            Self::Fields(list) => list.len(),
            Self::Problems(list) => list.len(),
        }
    }

    /// Keeps one more object, of which nothing is known yet; `None` where texts are kept.
    pub(super) fn push(&mut self, provider: &'static Provider) -> Option<Sink<'_, 'a>> {
        match self {
            Self::Texts(_) => None,
            Self::Fields(list) => {
                list.push(FieldError { field: None, message: None, value: None });
                list.last_mut().map(Sink::Field)
            }
            Self::Problems(list) => {
                list.push(Problem::new(provider));
                list.last_mut().map(Sink::Nested)
            }
        }
    }
}

impl<'a> Problem<'a> {
    /// Keeps a member, of several that fit the first.
    fn take(&mut self, provider: &'static Provider, field: &'static BodyField, json: Json<'a>) -> bool {
        let slot = match field.role.value {
            FieldRole::Code => {
                let Some(sent) = json.text_or_number() else { return false };
                let code = Code::of(provider, sent);
                // An integer may come as a text; what is no code of the table should be of the type that it says.
                let fits = matches!(code, Code::Known(_)) || is_of(field.ty.value, json);
                self.code.get_or_insert(code);
                return fits;
            }
            FieldRole::Status => {
                let status = json.status();
                self.status = self.status.or(status);
                return status.is_some();
            }
            FieldRole::Report => {
                if json.is_object() {
                    self.report.get_or_insert(Cow::Borrowed(json.as_str()));
                }
                return json.is_object();
            }
            FieldRole::Meta => return json.is_object(),
            FieldRole::Message => &mut self.message,
            FieldRole::Title => &mut self.title,
            FieldRole::Detail => &mut self.detail,
            FieldRole::TraceId => &mut self.trace_id,
            FieldRole::RequestId => &mut self.request_id,
            FieldRole::OrgId => &mut self.org_id,
            FieldRole::Timestamp => {
                self.zone = self.zone.or(field.zone.map(|zone| zone.value));
                &mut self.time
            }
            FieldRole::Version => &mut self.version,
            _ => return true,
        };
        put(slot, json) && is_of(field.ty.value, json)
    }
}

impl<'a> FieldError<'a> {
    fn take(&mut self, role: FieldRole, json: Json<'a>) -> bool {
        match role {
            FieldRole::Field => put(&mut self.field, json),
            FieldRole::FieldMessage => put(&mut self.message, json),
            FieldRole::FieldValue => {
                self.value.get_or_insert(Cow::Borrowed(json.as_str()));
                true
            }
            _ => true,
        }
    }
}

/// Keeps a text, or the digits of a number in its place.
fn put<'a>(slot: &mut Option<Cow<'a, str>>, json: Json<'a>) -> bool {
    let Some(text) = json.text_or_number() else { return false };
    slot.get_or_insert(text);
    true
}

/// Whether a text or a number is of a type.
fn is_of(ty: JsonType, json: Json<'_>) -> bool {
    match ty {
        JsonType::String => json.is_string(),
        JsonType::Number => json.number().is_some(),
        _ => true,
    }
}
