//! The words of the language with their meanings, which editors and the legend show to whoever writes a spec: each held to what
//! must not be said of any other.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by a panic")]

use codetable_model::resolve::key::bounds;
use codetable_model::vocabulary::{
    Allowance, ColumnType, Effect, Format, KeyType, Origin, Period, Presence, Severity, Step, Vocabulary, WaitKind,
};

/// Each word of a vocabulary has its own words in its meaning, and no other has all of them.
fn held<V: Vocabulary>(wanted: &[(V, &str)]) {
    assert_eq!(wanted.iter().map(|(of, _)| *of).collect::<Vec<_>>(), V::ALL, "{}", V::NAME);
    for (of, meaning) in wanted {
        let said = V::ALL.iter().filter(|other| meaning.split(" … ").all(|part| other.meaning().contains(part)));
        assert_eq!(said.collect::<Vec<_>>(), [of], "`{}`: {}", of.word(), of.meaning());
    }
}

#[test]
fn every_word_means_what_it_is_taken_for() {
    held(&[
        (Step::Retry, "send the same request again, unchanged"),
        (Step::Wait, "let time pass"),
        (Step::RefreshCredentials, "a new token"),
        (Step::ReduceRate, "less often"),
        (Step::RaiseQuota, "quota raised"),
        (Step::FixRequest, "change the request"),
        (Step::FixSetup, "change the configuration"),
        (Step::ObtainPermission, "be granted a right"),
        (Step::ContactProvider, "support"),
        (Step::RetryElsewhere, "another connection"),
        (Step::DoNotRetry, "do not send it again … alone"),
        (Step::NoAction, "nothing needs to be done … alone"),
    ]);
    held(&[
        (Effect::NotApplied, "refused before anything was carried out"),
        (Effect::Partial, "a part of it was carried out"),
        (Effect::Unknown, "nobody can tell"),
    ]);
    held(&[
        (WaitKind::Header, "as a response header says"),
        (WaitKind::Member, "as a member of the body says"),
        (WaitKind::Seconds, "so many seconds"),
        (WaitKind::Soon, "no amount is named … backoff"),
        (WaitKind::NextMonth, "until the next month begins"),
        (WaitKind::None, "no wait is needed"),
    ]);
    held(&[
        (Severity::Fatal, "the whole request failed"),
        (Severity::NonFatal, "a part failed … the rest was carried out"),
        (Severity::Warning, "processed"),
    ]);
    held(&[(Origin::Internal, "inside the provider"), (Origin::External, "outside it")]);
    held(&[(Allowance::Rate, "short window"), (Allowance::Quota, "long period")]);
    held(&[
        (Period::Second, "one second"),
        (Period::Minute, "one minute"),
        (Period::Hour, "one hour"),
        (Period::Day, "one day"),
        (Period::Month, "one calendar month"),
    ]);
    held(&[
        (Format::Text, "any text"),
        (Format::Integer, "a decimal integer"),
        (Format::Uri, "URI"),
        (Format::Milliseconds, "milliseconds"),
        (Format::UnixSeconds, "seconds since 1970-01-01T00:00:00Z"),
        (Format::Iso8601, "ISO 8601"),
        (Format::RetryAfter, "a number of seconds or an HTTP date"),
    ]);
    held(&[(Presence::Always, "in every response"), (Presence::Optional, "in some of them")]);
}

/// An integer type has the ends of Rust's type of its name.
#[test]
fn integer_types_are_those_of_rust() {
    macro_rules! ends {
        ($($ty:ident)*) => {
            [$((stringify!($ty), (i128::from($ty::MIN), i128::from($ty::MAX)))),*]
        };
    }
    let ends = ends!(i8 i16 i32 i64 u8 u16 u32 u64);
    let ends = |word: &str| ends.iter().find(|(ty, _)| *ty == word).map(|(_, ends)| *ends);
    for ty in KeyType::ALL {
        assert_eq!(bounds(*ty), ends(ty.word()), "{}", ty.word());
    }
    for ty in ColumnType::ALL {
        assert_eq!(ty.bounds(), ends(ty.word()), "{}", ty.word());
        let Some((least, greatest)) = ty.bounds() else { continue };
        let bits = 128 - (greatest - least).leading_zeros();
        let kind = if least == 0 && bits > 8 { "an unsigned" } else { "a" };
        let said = match bits {
            8 => format!("an integer from {least} to {greatest}"),
            bits => format!("{kind} {bits}-bit integer"),
        };
        assert_eq!(ty.meaning(), said, "{}", ty.word());
    }
}
