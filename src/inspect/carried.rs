//! From the headers of a response to the code and the ids that they carry.

use alloc::borrow::Cow;

use super::finding::Finding;
use super::problem::Further;
use super::records::Reading;
use super::shape::Rank;
use super::{Code, Note, Problem};
use crate::provider::HeaderRole;
use crate::response::Response;
use crate::wait::unpadded;

/// The ids that headers carry.
#[derive(Clone, Debug, Default)]
pub(super) struct Ids<'a> {
    pub(super) trace: Option<Cow<'a, str>>,
    pub(super) request: Option<Cow<'a, str>>,
    pub(super) org: Option<Cow<'a, str>>,
}

impl Ids<'_> {
    pub(super) fn into_owned(self) -> Ids<'static> {
        let owned = |id: Option<Cow<'_, str>>| id.map(|id| Cow::Owned(id.into_owned()));
        Ids { trace: owned(self.trace), request: owned(self.request), org: owned(self.org) }
    }
}

/// Reads the headers that carry something: of several with one role the first that is there and holds something. Its code
/// counts as one of the problem of the whole.
pub(super) fn read<'a>(finding: &mut Finding<'a>, response: &Response<'a>, reading: &mut Reading) {
    let provider = finding.provider;
    for header in provider.headers {
        let ids = &mut finding.ids;
        let id = match header.role.value {
            HeaderRole::TraceId => &mut ids.trace,
            HeaderRole::RequestId => &mut ids.request,
            HeaderRole::OrgId => &mut ids.org,
            HeaderRole::Code => {
                if let Some(sent) = response.header(header.name).map(unpadded).filter(|sent| !sent.is_empty()) {
                    let table = header.table.map(|table| table.value);
                    let code = Code::of(provider, table, Cow::Borrowed(sent));
                    if code.is_error() {
                        (reading.is_error, reading.lists_errors) = (true, false);
                    }
                    if finding.problem.add_of_header(code, table) {
                        finding.notes.add(Note::Codes);
                    }
                }
                continue;
            }
            _ => continue,
        };
        if id.is_none() {
            *id = response.header(header.name).filter(|id| !id.is_empty()).map(Cow::Borrowed);
        }
    }
}

impl<'a> Problem<'a> {
    /// Keeps a code that a header carries. It leads where the body has none, or none that a table lists and this one is
    /// listed; else it stands behind those of the body. `true`: the body has another code of its table.
    fn add_of_header(&mut self, code: Code<'a>, table: Option<&'static str>) -> bool {
        if let (Some(row), true) = (code.row(), self.code.is_some()) {
            let mut listed = self.codes().filter_map(Code::row);
            if let Some(own) = listed.find(|own| own.table() == row.table()) {
                return own != row;
            }
        }
        let rank = Rank::LAST;
        let leads = |own: &Code<'_>| own.is_listed() || !code.is_listed();
        if self.code.as_ref().is_some_and(leads) {
            if self.codes().all(|own| *own != code) {
                self.codes.push(Further { rank, table, code });
            }
        } else if let Some(own) = self.code.replace(code) {
            self.codes.insert(0, Further { rank, table: None, code: own });
        }
        false
    }
}
