//! What every public type promises to whoever keeps it in a thread, an error chain or a map.
#![cfg(all(feature = "inspect", feature = "http_status"))]

use std::error::Error;
use std::fmt::Debug;
use std::hash::Hash;

use codetable::{
    Meaning, Retired, Row, Table, TableKind, Value,
    advice::*,
    evidence::*,
    http_status::HttpStatus,
    inspect,
    pattern::*,
    problem::{self, ProblemDocument},
    provider,
    response::Response,
    retry,
    text::*,
    unknown::*,
    wait,
};

/// Of a type that is data: it goes to other threads, is compared, copied by `clone`, hashed and printed.
fn data<T: Clone + Debug + Eq + Hash + Send + Sync + Unpin>() {}

/// Of an error: it goes into `Box<dyn Error + Send + Sync>`.
fn error<T: Error + Clone + Send + Sync + Unpin + 'static>() {}

/// Of a type that is only passed on.
fn plain<T: Debug + Send + Sync + Unpin>() {}

macro_rules! all {
    ($law:ident: $($type:ty),* $(,)?) => {
        $($law::<$type>();)*
    };
}

#[test]
fn public_types_keep_their_promises() {
    all! { data:
        Advice, Alternative, DecidedBy, Decision, Effect, Idempotency, Next, Recovery, Step, Wait, When,
        Basis, Citation, Fact<u16>, Lines, Phrase, Text,
        Meaning, Retired<Row>, Row, TableKind, Value, HttpStatus,
        CodeParts<'static>, Parsed<'static, HttpStatus>, Pattern, PatternPart,
        Family, FamilyRule, Given<'static>, ParseCodeError, ParseWordError, UnknownCode<'static>,
        provider::Allowance, provider::Body, provider::BodyField, provider::Conflict, provider::Document,
        provider::ErrorType, provider::Example, provider::FieldRole, provider::Format, provider::Header,
        provider::HeaderRole, provider::JsonType, provider::Note, provider::Origin, provider::Period,
        provider::Presence, provider::Severity, provider::SeverityRule, provider::StatusPattern,
        provider::StatusRule, provider::Support, provider::TextKind,
        inspect::Code<'static>, inspect::Confidence, inspect::Limit, inspect::Note, inspect::Outcome, wait::Reset,
        codetable::fixture::Fixture, codetable::fixture::Malformation,
        retry::NoResponse, retry::Reason, retry::Retry, retry::Then, wait::Asked, wait::NoDelay,
    }
    all! { error:
        ParseCodeError, ParseWordError, UnknownCode<'static>, inspect::Finding<'static>, inspect::OwnedFinding,
        retry::Failure, wait::NoDelay,
    }
    // Tables and providers are places, and equal where they are the same.
    all! { plain: ProblemDocument<'static>, problem::Value<'static>, Table, provider::Provider, Alternatives, Response<'static>, retry::Answer<'static>, inspect::Problem<'static>, inspect::FieldError<'static> }
}
