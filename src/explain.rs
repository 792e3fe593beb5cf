//! A code of a table in, all that is compiled of it out as a page for a terminal, written without an allocation.
//!
//! ```
//! # #[cfg(feature = "kakao")] {
//! use codetable::explain::{Explanation, Language};
//! use codetable::kakao::ErrorCode;
//!
//! /// `mytool explain -401`
//! fn explain(code: &str) -> Option<Explanation> {
//!     Some(ErrorCode::TABLE.find(code)?.explain(Language::English))
//! }
//!
//! let page = explain("-401").unwrap().to_string();
//! assert!(page.starts_with("kakao  -401  InvalidCredentials\n"));
//! assert!(page.contains(ErrorCode::InvalidCredentials.description().english()));
//! assert!(explain("-99999").is_none());
//! # }
//! ```

use core::fmt::{self, Display, Formatter, Write};

use crate::advice::{Advice, Effect, Idempotency, Next, Step, Steps, When};
use crate::evidence::{Basis, Citation, Fact, Lines};
use crate::fill::ParameterType;
use crate::provider::{Conflict, Note, Provider};
use crate::text::{Text, TextKind};
use crate::{Meaning, Row, TableKind, Value};

/// Which texts are printed. The words around them are English.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Language {
    /// As the document has them, and below them in English where that is something else. Of ours in English alone.
    #[default]
    Both,
    /// As the document has them.
    Source,
    /// In English.
    English,
}

/// The page of a code: it prints what is compiled of it, in the order that `cargo codetable explain` has. See [`Row::explain`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Explanation {
    row: Row,
    language: Language,
}

impl Row {
    /// The page of the code, for a program that explains its own: `mytool explain E123`.
    ///
    /// ```
    /// # #[cfg(feature = "naver_commerce")] {
    /// use codetable::explain::Language;
    /// use codetable::naver_commerce::GatewayError;
    ///
    /// let row = GatewayError::TABLE.find("GW.TIMEOUT.01").unwrap();
    /// let page = row.explain(Language::English).to_string();
    /// assert!(page.starts_with("naver_commerce  GW.TIMEOUT.01  ProcessingTimedOut\nNaver Commerce API, "));
    /// assert!(page.contains("\n  What to do           Wait, then send the same request again\n"));
    /// # }
    /// ```
    #[must_use]
    pub const fn explain(self, language: Language) -> Explanation {
        Explanation { row: self, language }
    }
}

impl Display for Explanation {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Self { row, language } = *self;
        let (table, provider) = (row.table(), row.table().provider);
        writeln!(f, "{}  {}  {}", provider.name, row.code(), row.name())?;
        if let Some(title) = provider.title {
            write!(f, "{}, ", title.value)?;
        }
        writeln!(f, "{}::{}::{}\n", provider.name, table.name, row.name())?;
        let is_error = table.kind == TableKind::Errors;
        retired(f, row)?;
        if let Some(status) = row.status() {
            fact(f, STATUS, Fact::new(status, row.status_basis()))?;
        }
        row.texts().try_for_each(|(kind, of)| text(f, kind, of, language))?;
        advice(f, row.advice(), row.text(TextKind::Remedy).is_some(), is_error)?;
        facts(f, row)?;
        particulars(f, row)?;
        row.other_meanings().iter().try_for_each(|meaning| other_meaning(f, row, meaning, language))?;
        remarks(f, row)?;
        documents(f, provider, language)
    }
}

const STATUS: &str = "HTTP status";
const WHEN: &str = "Counts if";
const CARRIED_OUT: &str = "Was it carried out?";
/// How wide the column of labels is.
const WIDTH: usize = CARRIED_OUT.len();

/// `  Label                says`, each further line of what it says below the first.
fn line(f: &mut Formatter<'_>, label: impl Display, says: impl Display) -> fmt::Result {
    write!(f, "  {label:<WIDTH$}  ")?;
    writeln!(Indented { f, is_new: false }, "{says}")
}

/// A value, and what supports it below.
fn fact(f: &mut Formatter<'_>, label: &'static str, of: Fact<impl Display>) -> fmt::Result {
    line(f, Label(label), of.value)?;
    line(f, "", Support(of.basis))
}

/// What supports a fact, for whoever has the document beside the page: `from the document, lines 66, 68-70 of 001`.
struct Support(Basis);

impl Display for Support {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.0 {
            Basis::Stated(citation) => write!(f, "from the document, {}", Places(citation)),
            Basis::Inferred(reason) => write!(f, "inferred: {reason}"),
            Basis::Registered(section) => write!(f, "from a standard: {section}"),
            Basis::Declared => f.write_str("set by this catalogue"),
            Basis::Silent => f.write_str("not said"),
        }
    }
}

/// `lines 66, 68-70 of 001`, for every document.
struct Places(Citation);

impl Display for Places {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let runs = self.0.lines().chunk_by(|a, b| a.document == b.document);
        for (place, run) in runs.enumerate() {
            let is_one = matches!(run, [line] if line.last <= line.first);
            f.write_str(if place == 0 { "" } else { ", " })?;
            f.write_str(if is_one { "line" } else { "lines" })?;
            for (place, Lines { first, last, .. }) in run.iter().enumerate() {
                write!(f, "{} {first}", if place == 0 { "" } else { "," })?;
                if last > first {
                    write!(f, "-{last}")?;
                }
            }
            run.first().map_or(Ok(()), |lines| write!(f, " of {}", lines.document))?;
        }
        Ok(())
    }
}

/// Writes every line but the first behind the column of labels.
struct Indented<'a, 'b> {
    f: &'a mut Formatter<'b>,
    is_new: bool,
}

impl Write for Indented<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for part in text.split_inclusive('\n') {
            if core::mem::replace(&mut self.is_new, part.ends_with('\n')) {
                write!(self.f, "  {:<WIDTH$}  ", "")?;
            }
            self.f.write_str(part)?;
        }
        Ok(())
    }
}

fn retired(f: &mut Formatter<'_>, row: Row) -> fmt::Result {
    let Some(retired) = row.retired() else { return Ok(()) };
    write!(f, "  Retired since {}", retired.since)?;
    match (retired.replacement, retired.because) {
        (Some(of), _) => writeln!(f, ": use {} ({}) instead.\n", of.code(), of.name()),
        (None, Some(because)) => writeln!(f, ": {because}\n"),
        (None, None) => writeln!(f, ".\n"),
    }
}

/// A word with a great first letter, `_` as spaces.
struct Label(&'static str);

impl Display for Label {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let mut width = 0;
        for (place, letter) in self.0.chars().enumerate() {
            let letter = if letter == '_' { ' ' } else { letter };
            f.write_char(if place == 0 { letter.to_ascii_uppercase() } else { letter })?;
            width = place + 1;
        }
        (width..f.width().unwrap_or_default()).try_for_each(|_| f.write_char(' '))
    }
}

fn text(f: &mut Formatter<'_>, kind: TextKind, of: Text, language: Language) -> fmt::Result {
    let label = Label(kind.as_str());
    match language {
        Language::English => line(f, label, of.english_or_source())?,
        // Words of ours quote no document: they are said once.
        Language::Both if of.basis().is_inferred() => line(f, label, of.english_or_source())?,
        Language::Source => line(f, label, of.source())?,
        Language::Both => {
            line(f, label, of.source())?;
            if of.english_or_source() != of.source() {
                line(f, "", of.english_or_source())?;
            }
        }
    }
    line(f, "", Support(of.basis()))
}

/// Whether to send again, what to do, how long to wait, what became of the request.
fn advice(f: &mut Formatter<'_>, of: Advice, has_remedy: bool, is_error: bool) -> fmt::Result {
    let all = || of.recovery().all();
    match (all().next().is_none(), has_remedy) {
        (false, _) => send_again(f, of)?,
        (true, true) => silent(f, "What to do", "Not said in steps: see “Remedy”.")?,
        (true, false) if is_error => silent(f, "What to do", NOT_SAID)?,
        (true, false) => {}
    }
    for (place, (when, of)) in all().enumerate() {
        let is_first = place == 0;
        line(f, if is_first { "What to do" } else { "" }, Spoken { steps: of.value, when, is_first })?;
    }
    let mut last = None;
    for (_, of) in all() {
        if last.replace(of.basis) != Some(of.basis) {
            line(f, "", Support(of.basis))?;
        }
    }
    if let Some(wait) = of.wait() {
        fact(f, "Wait", Fact::new(wait, of.wait_basis()))?;
    }
    let effect = match of.effect() {
        Some(Effect::NotApplied) => "no: it was refused before anything was carried out",
        Some(Effect::Partial) => "in part",
        Some(Effect::Unknown) => "nobody can tell",
        None if is_error => return silent(f, CARRIED_OUT, NOT_SAID),
        None => return Ok(()),
    };
    fact(f, CARRIED_OUT, Fact::new(effect, of.effect_basis()))
}

const NOT_SAID: &str = "Not said.";

fn silent(f: &mut Formatter<'_>, label: &'static str, says: &'static str) -> fmt::Result {
    fact(f, label, Fact::new(says, Basis::Silent))
}

/// Whether to send the request again: where nothing is known of the response, and under each condition that changes this.
fn send_again(f: &mut Formatter<'_>, of: Advice) -> fmt::Result {
    let conditions = || of.recovery().conditions();
    let mut label = "Send again";
    let always = (!of.recovery().is_silent()).then(|| Again::of(of));
    if let Some(always) = always {
        line(f, core::mem::take(&mut label), always)?;
    }
    for (place, when) in conditions().enumerate() {
        let again = Again::of(of.given(|condition| condition == when));
        if always != Some(again) && !conditions().take(place).any(|earlier| earlier == when) {
            line(f, core::mem::take(&mut label), format_args!("if {when}: {again}"))?;
        }
    }
    Ok(())
}

/// An alternative in words.
struct Spoken {
    steps: Steps,
    when: Option<When>,
    is_first: bool,
}

impl Display for Spoken {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Self { steps, when, is_first } = *self;
        f.write_str(if is_first { "" } else { "or " })?;
        if let Some(when) = when {
            write!(f, "{} {when}, ", if is_first { "If" } else { "if" })?;
        }
        for (place, step) in steps.iter().enumerate() {
            let words = match step {
                Step::Retry if steps.contains(&Step::FixRequest) => "send it again",
                Step::Retry => "send the same request again",
                Step::Wait => "wait",
                Step::RefreshCredentials => "get a new token",
                Step::ReduceRate => "call less often",
                Step::RaiseQuota => "have the quota raised",
                Step::FixRequest => "fix the request",
                Step::FixSetup => "fix the setup",
                Step::ObtainPermission => "obtain the permission",
                Step::ContactProvider => "contact support",
                Step::RetryElsewhere => {
                    "send the same request over another connection, or to another node, region or account"
                }
                Step::DoNotRetry => "do not send it again",
                Step::NoAction => "nothing needs to be done",
            };
            match place {
                0 if is_first && when.is_none() => Label(words).fmt(f)?,
                0 => f.write_str(words)?,
                _ => write!(f, ", then {words}")?,
            }
        }
        Ok(())
    }
}

/// Whether to send the request again: what to do with one that may be sent twice, with one that may not, and whether any
/// alternative that counts sends it again.
#[derive(Clone, Copy, PartialEq)]
struct Again {
    twice: Next,
    once: Next,
    is_sent: bool,
}

impl Again {
    fn of(advice: Advice) -> Self {
        let [twice, once] = [Idempotency::Idempotent, Idempotency::Other].map(|of| match advice.next(of) {
            Next::Stop(_) => Next::Stop(None),
            next => next,
        });
        let is_sent = advice.recovery().into_iter().any(|of| of.value.ends_with(&[Step::Retry]));
        Self { twice, once, is_sent }
    }
}

impl Display for Again {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.twice {
            Next::Send(wait) => write!(f, "{wait}")?,
            Next::RefreshThenSend => f.write_str("with a new token")?,
            Next::Later(wait) => write!(f, "later, {wait}")?,
            Next::Stop(_) if self.is_sent => f.write_str("once that is done")?,
            Next::Stop(_) => f.write_str("no")?,
        }
        if self.twice == self.once {
            return Ok(());
        }
        f.write_str(", if safe to repeat; otherwise it may have been carried out: look before you send it again")
    }
}

/// The facts that have an accessor of their own, under their names.
macro_rules! facts {
    ($($(#[$doc:meta])* $fact:ident: $Of:ident;)*) => {
        fn facts(f: &mut Formatter<'_>, row: Row) -> fmt::Result {
            $(if let Some(of) = row.$fact() {
                fact(f, label(stringify!($fact)), of)?;
            })*
            Ok(())
        }
    };
}

crate::__facts! { facts }

/// What a fact is called beside its value, where that is not its name.
fn label(fact: &'static str) -> &'static str {
    if fact == "deprecated_by" { "use_instead" } else { fact }
}

/// What is no fact of the document: spellings, version, addresses, columns of the table's own.
fn particulars(f: &mut Formatter<'_>, row: Row) -> fmt::Result {
    listed(f, "documentation", row.docs_url().as_slice())?;
    listed(f, "also spelled", row.aliases())?;
    listed(f, "since", row.since().as_slice())?;
    listed(f, "read more", row.links())?;
    for (place, of) in row.params().iter().enumerate() {
        let is = match of.ty {
            ParameterType::Text => "a text",
            ParameterType::Integer => "an integer",
        };
        line(f, Label(if place == 0 { "to fill in" } else { "" }), format_args!("{{{}}}: {is}", of.name))?;
    }
    let is_empty = |value| match value {
        Value::List(list) => list.iter().next().is_none(),
        value => value == Value::Text(""),
    };
    row.values().filter(|(_, value)| !is_empty(*value)).try_for_each(|(name, value)| line(f, name, value))
}

fn listed(f: &mut Formatter<'_>, label: &'static str, texts: &[&str]) -> fmt::Result {
    let label = |place| Label(if place == 0 { label } else { "" });
    texts.iter().enumerate().try_for_each(|(place, text)| line(f, label(place), text))
}

fn other_meaning(f: &mut Formatter<'_>, row: Row, meaning: &Meaning, language: Language) -> fmt::Result {
    writeln!(f, "\n  The document lists the code once more: {}\n", Support(meaning.basis))?;
    if let Some(when) = meaning.when {
        line(f, WHEN, when)?;
    }
    if let Some(status) = meaning.status {
        fact(f, STATUS, status)?;
    }
    for (kind, of) in meaning.texts {
        text(f, *kind, *of, language)?;
    }
    let has_remedy = meaning.texts.iter().any(|(kind, _)| *kind == TextKind::Remedy);
    let status = meaning.status.map(|status| status.value).or(row.status());
    let whole = status.map_or(meaning.advice, |status| meaning.advice.or_of_status(row.table().provider, status));
    advice(f, whole, has_remedy, row.table().kind == TableKind::Errors)?;
    if let Some(severity) = meaning.severity {
        fact(f, "severity", severity)?;
    }
    match meaning.origin {
        Some(origin) => fact(f, "origin", origin),
        None => Ok(()),
    }
}

/// Contradictions, remarks and notes that concern the code.
fn remarks(f: &mut Formatter<'_>, row: Row) -> fmt::Result {
    let provider = row.table().provider;
    let concerns = |names: &[&str]| names.contains(&row.code());
    for Conflict { at, about, follow, because, .. } in provider.conflicts.iter().filter(|of| concerns(of.concerns)) {
        write!(f, "\n  Contradiction\n  {about} ({})\n  Followed: {follow}\n  Because: {because}\n", Places(*at))?;
    }
    for (head, notes) in [("Remark", provider.remarks), ("Note", provider.notes)] {
        for Note { says, basis, .. } in notes.iter().filter(|of| concerns(of.concerns)) {
            write!(f, "\n  {head}\n  {says}")?;
            match basis {
                Basis::Declared => f.write_char('\n')?,
                Basis::Stated(citation) => writeln!(f, " ({})", Places(*citation))?,
                basis => writeln!(f, " ({})", Support(*basis))?,
            }
        }
    }
    Ok(())
}

/// The documents that the page cites.
fn documents(f: &mut Formatter<'_>, provider: &Provider, language: Language) -> fmt::Result {
    for (place, document) in provider.documents.iter().enumerate() {
        f.write_str(if place == 0 { "\n  " } else { "  " })?;
        write!(f, "{}: ", document.id)?;
        if let Some(title) = document.title {
            write!(f, "{}, ", if language == Language::English { title.english_or_source() } else { title.source() })?;
        }
        writeln!(f, "{}", document.url.map_or(document.file, |url| url.value))?;
    }
    Ok(())
}
