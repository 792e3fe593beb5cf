//! From the raw JSON of a member and its role to the place where it is kept.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use super::note::Notes;
use super::problem::{Further, Line};
use super::records::append;
use super::shape::Rank;
use super::value::Json;
use super::{Code, FieldError, Problem};
use crate::advice::When;
use crate::provider::{BodyField, FieldRole, Format, JsonType, Provider};
use crate::wait::{read_form, unpadded};

/// Where what is found in an object goes.
pub(super) enum Sink<'w, 'a> {
    /// To the problem of a whole record, which may hold others.
    Whole(&'w mut Problem<'a>, &'w mut Taken),
    /// To one of those.
    Nested(&'w mut Problem<'a>, &'w mut Taken),
    /// To an error of a field.
    Field(&'w mut FieldError<'a>, &'w mut Taken),
}

/// Which members a problem was made of: of several with one role the one of the least rank counts, whichever came
/// first.
pub(super) struct Taken {
    ranks: [Rank; FieldRole::ALL.len()],
    /// The table that the member of the leading code names.
    table: Option<&'static str>,
    /// Where among its fields that one is of which the problem says by members of its own that it is wrong.
    field: Option<usize>,
    /// Whether one of them, taken or not, is the code or the status of an error.
    pub(super) is_error: bool,
}

/// Where the elements of a list go.
pub(super) enum Slot<'w, 'a> {
    Texts(&'w mut Vec<Line<'a>>),
    Fields(&'w mut Vec<FieldError<'a>>),
    Problems(&'w mut Vec<Problem<'a>>),
}

impl Taken {
    /// Nothing was taken yet.
    pub(super) const NOTHING: Self =
        Self { ranks: [Rank::LAST; FieldRole::ALL.len()], table: None, field: None, is_error: false };

    /// Whether a member is the best of its role so far.
    fn is_best(&mut self, role: FieldRole, rank: Rank) -> bool {
        let best = &mut self.ranks[role as usize];
        let is_best = rank < *best;
        if is_best {
            *best = rank;
        }
        is_best
    }
}

impl<'a> Sink<'_, 'a> {
    /// The same sink, for an object inside.
    pub(super) fn inside(&mut self) -> Sink<'_, 'a> {
        match self {
            Self::Whole(problem, taken) => Sink::Whole(problem, taken),
            Self::Nested(problem, taken) => Sink::Nested(problem, taken),
            Self::Field(error, taken) => Sink::Field(error, taken),
        }
    }

    /// Where the elements of a list of this role go; `None` if they are not kept.
    pub(super) fn slot(&mut self, role: FieldRole) -> Option<Slot<'_, 'a>> {
        match (self, role) {
            (Self::Whole(problem, _) | Self::Nested(problem, _), FieldRole::Errors) => {
                Some(Slot::Problems(&mut problem.errors))
            }
            (Self::Whole(problem, _), FieldRole::Warnings) => Some(Slot::Problems(&mut problem.warnings)),
            (Self::Whole(problem, _) | Self::Nested(problem, _), FieldRole::FieldErrors) => {
                Some(Slot::Fields(&mut problem.fields))
            }
            (Self::Whole(problem, _) | Self::Nested(problem, _), FieldRole::ReportErrors) => {
                Some(Slot::Texts(&mut problem.report_errors))
            }
            _ => None,
        }
    }

    /// Keeps a member that is no list whose elements are kept; `false`: it is not of the type that it should be.
    pub(super) fn take(
        &mut self,
        provider: &'static Provider,
        field: &'static BodyField,
        rank: Rank,
        json: Json<'a>,
    ) -> bool {
        match self {
            Self::Whole(problem, taken) | Self::Nested(problem, taken) => {
                problem.take(taken, provider, field, rank, json)
            }
            Self::Field(error, taken) => error.take(taken, field.role.value, rank, json),
        }
    }

    /// Keeps what a member says of the wait, the first of its place that can be read; `false`: it says nothing that can.
    pub(super) fn await_member(&mut self, field: &'static BodyField, json: Json<'a>) -> bool {
        let (Self::Whole(problem, _) | Self::Nested(problem, _)) = self else { return true };
        if json.as_str() == "null" {
            return true;
        }
        // A number is one of seconds unless the document says otherwise.
        let format = field.format.map_or(Format::RetryAfter, |format| format.value);
        let told = json.text_or_number().map(|text| read_form(Some(format), unpadded(&text), || None).reset);
        let Some(Ok(said)) = told else { return false };
        if problem.said(field.pointer).is_none() {
            problem.told.push((field.pointer, said));
        }
        true
    }

    /// Keeps which conditions a member meets. Of equal names each counts, so that their order decides nothing.
    pub(super) fn meet(&mut self, conditions: &'static [When], pointer: &str, json: Json<'a>) {
        let (Self::Whole(problem, _) | Self::Nested(problem, _)) = self else { return };
        for condition in conditions.iter().filter(|condition| condition.member() == Some(pointer)) {
            let is_met = match condition {
                When::MemberIs(_, value) => json.is(value),
                _ => json.as_str() != "null",
            };
            if is_met && !problem.met.contains(condition) {
                problem.met.push(*condition);
            }
        }
    }

    /// Keeps the report of a problem, of which the members were read already.
    pub(super) fn report(&mut self, rank: Rank, json: &'a str) {
        if let Self::Whole(problem, taken) | Self::Nested(problem, taken) = self {
            if taken.is_best(FieldRole::Report, rank) {
                problem.report = Some(Cow::Borrowed(json));
            }
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
    pub(super) fn push<'w>(
        &'w mut self,
        provider: &'static Provider,
        rank: Rank,
        taken: &'w mut Taken,
    ) -> Option<Sink<'w, 'a>> {
        match self {
            Self::Texts(_) => None,
            Self::Fields(list) => {
                list.push(FieldError { rank, ..FieldError::default() });
                list.last_mut().map(|error| Sink::Field(error, taken))
            }
            Self::Problems(list) => {
                list.push(Problem::listed(provider, rank, None));
                list.last_mut().map(|problem| Sink::Nested(problem, taken))
            }
        }
    }

    /// Puts the lists of the last problem in order. The errors that it lists itself follow it in this one, and stand in its
    /// place if it tells nothing else.
    pub(super) fn end_last(&mut self, notes: &mut Notes) {
        let Self::Problems(list) = self else { return };
        let Some(last) = list.last_mut() else { return };
        last.sort();
        if last.errors.is_empty() {
            return;
        }
        let (mut inner, rank) = (core::mem::take(&mut last.errors), last.setting.rank);
        inner.iter_mut().for_each(|error| error.setting.rank = rank);
        let is_bare = last.code.is_none() && last.status.is_none() && last.message().is_none();
        list.truncate(list.len() - usize::from(is_bare));
        append(list, inner, notes);
    }
}

impl<'a> Problem<'a> {
    /// Keeps a member.
    fn take(
        &mut self,
        taken: &mut Taken,
        provider: &'static Provider,
        field: &'static BodyField,
        rank: Rank,
        json: Json<'a>,
    ) -> bool {
        let role = field.role.value;
        let slot = match role {
            FieldRole::Code => {
                let Some(sent) = json.text_or_number() else { return false };
                let code = Code::in_member(provider, field, sent);
                // An integer may come as a text; what is no code of the table should be of the type that it says.
                let is_listed = code.is_listed();
                taken.is_error |= code.is_error();
                self.take_code(taken, field, rank.of_code(is_listed, field.leads()), code);
                return is_listed || is_of(field.ty.value, json);
            }
            FieldRole::Status => {
                let Some(status) = json.status() else { return false };
                taken.is_error |= status >= 400;
                if taken.is_best(role, rank) {
                    self.status = Some(status);
                }
                return true;
            }
            FieldRole::Report => {
                if json.is_object() && taken.is_best(role, rank) {
                    self.report = Some(Cow::Borrowed(json.as_str()));
                }
                return json.is_object();
            }
            FieldRole::Meta => return json.is_object(),
            FieldRole::Field | FieldRole::FieldMessage | FieldRole::FieldValue => {
                return self.take_field(taken, role, rank, json);
            }
            FieldRole::Message => &mut self.message,
            FieldRole::Title => &mut self.title,
            FieldRole::Detail => &mut self.detail,
            FieldRole::TraceId => &mut self.trace_id,
            FieldRole::RequestId => &mut self.request_id,
            FieldRole::OrgId => &mut self.org_id,
            FieldRole::Timestamp => &mut self.time,
            FieldRole::Version => &mut self.version,
            _ => return true,
        };
        let Some(text) = json.text_or_number() else { return false };
        if taken.is_best(role, rank) {
            *slot = Some(text);
            if role == FieldRole::Timestamp {
                self.zone = field.zone.map(|zone| zone.value);
            }
        }
        is_of(field.ty.value, json)
    }

    /// Keeps what a problem says of one field by a member of its own, which stands in no list.
    fn take_field(&mut self, taken: &mut Taken, role: FieldRole, rank: Rank, json: Json<'a>) -> bool {
        let place = taken.field.unwrap_or(self.fields.len());
        if taken.field.is_some() {
            let Some(error) = self.fields.get_mut(place) else { return true };
            error.rank = error.rank.min(rank);
            return error.take(taken, role, rank, json);
        }
        let mut error = FieldError { rank, ..FieldError::default() };
        let fits = error.take(taken, role, rank, json);
        if fits {
            taken.field = Some(place);
            self.fields.push(error);
        }
        fits
    }

    /// Keeps a code: of those that members of one table hold the best, and of those of several tables each, the best
    /// before the others.
    fn take_code(&mut self, taken: &mut Taken, field: &'static BodyField, rank: Rank, code: Code<'a>) {
        let (table, before) = (field.table(), taken.ranks[FieldRole::Code as usize]);
        let (other, of, rank) = if taken.is_best(FieldRole::Code, rank) {
            let of = core::mem::replace(&mut taken.table, table);
            let Some(other) = self.code.replace(code) else { return };
            self.codes.retain(|kept| kept.table != table);
            (other, of, before)
        } else {
            (code, table, rank)
        };
        if of == taken.table {
            return;
        }
        match self.codes.iter_mut().find(|kept| kept.table == of) {
            Some(kept) if kept.rank <= rank => {}
            Some(kept) => (kept.rank, kept.code) = (rank, other),
            None => self.codes.push(Further { rank, table: of, code: other }),
        }
    }

    /// Puts the elements of its lists in the order of the members that they stood in.
    pub(super) fn sort(&mut self) {
        sort(&mut self.codes, |further| further.rank);
        self.told.sort_unstable_by_key(|(pointer, _)| *pointer);
        self.met.sort_unstable();
        sort(&mut self.report_errors, |line| line.rank);
        sort(&mut self.fields, |error| error.rank);
        sort(&mut self.errors, |error| error.setting.rank);
        sort(&mut self.warnings, |warning| warning.setting.rank);
    }
}

/// Nearly every list is in order, since nearly every one is a member of its own.
fn sort<T>(list: &mut [T], rank: impl Fn(&T) -> Rank) {
    if !list.is_sorted_by_key(&rank) {
        list.sort_by_key(rank);
    }
}

impl<'a> FieldError<'a> {
    fn take(&mut self, taken: &mut Taken, role: FieldRole, rank: Rank, json: Json<'a>) -> bool {
        let (slot, text) = match role {
            FieldRole::Field => (&mut self.field, json.text_or_number()),
            FieldRole::FieldMessage => (&mut self.message, json.text_or_number()),
            FieldRole::FieldValue => (&mut self.value, Some(Cow::Borrowed(json.as_str()))),
            _ => return true,
        };
        let fits = text.is_some();
        if fits && taken.is_best(role, rank) {
            *slot = text;
        }
        fits
    }
}

/// Whether a text or a number is of a type.
fn is_of(ty: JsonType, json: Json<'_>) -> bool {
    match ty {
        JsonType::String => json.is_string(),
        JsonType::Number => json.number().is_some(),
        JsonType::Boolean => false,
        _ => true,
    }
}
