//! What generated code needs of the library and nobody else: the version it was generated for, the types it fills
//! in, and the few functions that it calls.

mod const_error;

pub use self::const_error::{all_bound, all_given, parameter_type, unknown_hexadecimal, unknown_integer, unknown_text};
pub use crate::code_table::class::{Class, head};
pub use crate::code_table::search::{named, of_status, pick, position};

pub use crate::code_table::{
    Bases, Cells, Column, Columns, Meaning, OwnCell, OwnColumn, Part, RareColumn, Retired, Row, Sample, SampleStatus,
    Samples, Sealed, Table, TableKind, cell, filled,
};
pub use crate::fill::{Parameter, ParameterType, argument};
pub use crate::pattern::{CharSet, Parsed, Pattern, PatternPart};
pub use crate::unknown::{FamilyRule, Given, ParseCodeError, UnknownCode, either, hexadecimal, integer};

pub use crate::advice::{Advice, Alternative, Effect, Recovery, Step, Wait, When};
pub use crate::evidence::{Basis, Citation, Fact, Lines};
pub use crate::provider::{
    Allowance, Body, BodyField, Conflict, Document, ErrorType, Example, FieldIndex, FieldRole, Format, Header,
    HeaderRole, JsonType, Note, Origin, Period, Presence, Provider, Severity, SeverityRule, StatusPattern, StatusRule,
    Support, TextKind,
};
pub use crate::text::{Phrases, Text, Texts};
pub use crate::wait::Members;
pub use crate::word::ParseWordError;
pub use core::option::Option::{self, None, Some};

#[cfg(feature = "serde")]
pub use crate::word::deserialize;
#[cfg(feature = "serde")]
pub use serde_core as serde;

/// The tables that codes are found in.
pub mod lookup {
    pub use crate::lookup::*;
    #[cfg(feature = "phf")]
    pub use phf;
}

/// There as long as code generated for this version of the library compiles with it.
pub const V1: () = ();

/// What to do about a status: by the provider's rules, the most specific first, each part from the first that is not
/// silent on it; then by what is registered of the status.
#[must_use]
pub const fn status_advice(provider: &'static Provider, status: u16) -> Advice {
    Advice::SILENT.or_of_status(provider, status)
}
