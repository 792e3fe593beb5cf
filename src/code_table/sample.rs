//! How generated code lays sample responses out. Where nothing is described, and where the library makes no fixtures, there
//! are none.

use crate::text::TextKind;

/// The sample responses of a table, and in ascending order the rows from which on another one counts, with its index.
pub type Samples = (&'static [Sample], &'static [(u32, u32)]);

/// A sample response, but for what it takes of its row.
#[derive(Debug)]
pub struct Sample {
    /// Its status.
    pub status: SampleStatus,
    /// The media type of its body.
    pub media: Option<&'static str>,
    /// The headers that carry the code.
    pub codes: &'static [&'static str],
    /// The other headers, each with a placeholder for its value.
    pub headers: &'static [(&'static str, &'static str)],
    /// The body; empty where the document describes none that carries a code.
    pub body: &'static [Part],
    /// The body without anything of an example; empty where `body` has nothing of one.
    pub members: &'static [Part],
}

/// The status of a sample response.
#[derive(Clone, Copy, Debug)]
pub enum SampleStatus {
    /// The row's own.
    Own,
    /// This one, whatever the row's own.
    Given(u16),
    /// A placeholder: nothing says which one it is.
    Placeholder(u16),
}

/// A part of a body.
#[derive(Clone, Copy, Debug)]
pub enum Part {
    /// JSON as it stands.
    Json(&'static str),
    /// What the document does not give: a JSON pointer to it, and a value that nobody takes for real.
    Placeholder(&'static str, &'static str),
    /// The member that holds the row's code: its name with a colon, and what stands before the code and behind it.
    Code(&'static str, &'static str, &'static str),
    /// The same where the code is written in hexadecimal and the member is a number: its name with a colon, and how many
    /// bits the code has if the first is its sign, else 0.
    Bits(&'static str, u32),
    /// The response's status.
    Status,
    /// The row's own status.
    OwnStatus,
    /// The row's text of a kind, within quotes.
    Text(TextKind),
}

impl Sample {
    /// The row's status, and nothing else.
    pub const EMPTY: Self =
        Self { status: SampleStatus::Own, media: None, codes: &[], headers: &[], body: &[], members: &[] };
}
