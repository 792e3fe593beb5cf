//! What to do about a code in, plain words out: sequences with "then", alternatives with "or".

use super::inline::{Inline, Target, words};
use super::subject::{Subject, section_anchor, status_anchor};
use crate::catalog::{Fact, Facts, Provider, StatusRule, Wait};
use crate::spec::StatusPattern;
use crate::vocabulary::{Effect, FieldRole, Format, Step, WaitKind};

/// What to do, each part from the code itself or, where that is silent, from the rule of its status.
#[derive(Debug)]
pub(crate) struct Advice<'a> {
    pub(crate) ways: Option<Part<'a, Vec<Vec<Step>>>>,
    pub(crate) wait: Option<Part<'a, Wait>>,
    pub(crate) effect: Option<Part<'a, Effect>>,
}

/// A part of the advice, and the rule it comes from if it is not the code's own.
#[derive(Debug)]
pub(crate) struct Part<'a, T> {
    pub(crate) fact: &'a Fact<T>,
    pub(crate) rule: Option<&'a StatusPattern>,
}

impl<'a> Advice<'a> {
    /// The advice of `facts`, completed by the rules for `status`, the most specific first.
    pub(crate) fn of(facts: &'a Facts, status: Option<u16>, provider: &'a Provider) -> Self {
        let rules: Vec<&StatusRule> =
            provider.statuses.iter().filter(|rule| status.is_some_and(|status| rule.pattern.covers(status))).collect();
        Self {
            ways: part(facts, &rules, |facts| facts.ways.as_ref()),
            wait: part(facts, &rules, |facts| facts.wait.as_ref()),
            effect: part(facts, &rules, |facts| facts.effect.as_ref()),
        }
    }

    /// `Wait as X-Reset says, then send the same request again; or call less often.` Nothing where all are silent.
    pub(crate) fn ways_words(&self, subject: &Subject<'_>) -> Inline {
        match &self.ways {
            None => Inline::default(),
            Some(ways) if ways.fact.value.is_empty() => "There is nothing to do.".into(),
            Some(ways) => {
                let mut seen: Vec<&Vec<Step>> = Vec::new();
                for way in &ways.fact.value {
                    if !seen.contains(&way) {
                        seen.push(way);
                    }
                }
                let ways = seen.into_iter().map(|way| self.way_words(way, subject));
                words![Inline::join(ways, "; or ").capitalized(), "."]
            }
        }
    }

    fn way_words(&self, way: &[Step], subject: &Subject<'_>) -> Inline {
        let changed = way.contains(&Step::FixRequest);
        let words = |step: &Step| match step {
            Step::Retry if changed => "send it again".into(),
            Step::Wait => self.brief_wait(subject),
            Step::ContactProvider => contact_words(subject),
            step => plain(*step).into(),
        };
        Inline::join(way.iter().map(words), ", then ")
    }

    /// The wait as a step: how the header writes its time is told apart from it.
    fn brief_wait(&self, subject: &Subject<'_>) -> Inline {
        let Some(wait) = &self.wait else { return "wait".into() };
        let wait = &wait.fact.value;
        match wait.kind {
            WaitKind::Header => words!["wait as ", Inline::join(header_links(wait, subject), " or "), " says"],
            WaitKind::Soon => "wait a while".into(),
            WaitKind::NextMonth => "wait for the next month".into(),
            WaitKind::None => "wait for nothing".into(),
        }
    }

    /// Whether to send the request again: `yes`, `no`, `after a while`, `with a new token`, `after the fix` …
    pub(crate) fn again_words(&self, subject: &Subject<'_>) -> Inline {
        let Some(ways) = &self.ways else { return Inline::default() };
        let ways = &ways.fact.value;
        let alone = ways.iter().find(|way| way.iter().all(|step| by_program(*step)) && sends(way));
        let Some(way) = alone.or_else(|| ways.iter().find(|way| sends(way))) else { return "no".into() };
        let mut conditions: Vec<Inline> = Vec::new();
        for step in way {
            conditions.push(match step {
                Step::Retry => Inline::default(),
                Step::Wait => self.after_words(subject),
                Step::RefreshCredentials => "with a new token".into(),
                Step::ReduceRate => "more slowly".into(),
                Step::RaiseQuota => "once the allowance is raised".into(),
                Step::FixRequest | Step::FixSetup => "after the fix".into(),
                Step::ObtainPermission => "once permitted".into(),
                Step::ContactProvider => "once the provider agrees".into(),
            });
        }
        // A wait is meant for the way that a program walks, even where the document's way does not name it.
        if alone.is_some() && !way.contains(&Step::Wait) && self.wait.is_some() {
            conditions.push(self.after_words(subject));
        }
        let words = Inline::join(conditions, ", ");
        let words = if words.is_empty() { "yes".into() } else { words };
        let doubtful =
            alone.is_some() && self.effect.as_ref().is_some_and(|effect| effect.fact.value != Effect::NotApplied);
        words![words, if doubtful { ", if safe to repeat" } else { "" }]
    }

    fn after_words(&self, subject: &Subject<'_>) -> Inline {
        let Some(wait) = &self.wait else { return "later".into() };
        let wait = &wait.fact.value;
        match wait.kind {
            WaitKind::Header => words!["after ", Inline::join(header_links(wait, subject), " or ")],
            WaitKind::Soon => "after a while".into(),
            WaitKind::NextMonth => "next month".into(),
            WaitKind::None => Inline::default(),
        }
    }
}

/// The code's own part, or that of the first rule that has one.
fn part<'a, T>(
    facts: &'a Facts,
    rules: &[&'a StatusRule],
    pick: impl Fn(&'a Facts) -> Option<&'a Fact<T>>,
) -> Option<Part<'a, T>> {
    let own = pick(facts).map(|fact| Part { fact, rule: None });
    own.or_else(|| rules.iter().find_map(|rule| Some(Part { fact: pick(&rule.facts)?, rule: Some(&rule.pattern) })))
}

/// A step in plain words.
pub(crate) fn plain(step: Step) -> &'static str {
    match step {
        Step::Retry => "send the same request again",
        Step::Wait => "wait",
        Step::RefreshCredentials => "get a new token",
        Step::ReduceRate => "call less often",
        Step::RaiseQuota => "have the allowance raised",
        Step::FixRequest => "fix the request",
        Step::FixSetup => "fix the setup",
        Step::ObtainPermission => "obtain the permission",
        Step::ContactProvider => "ask the provider",
    }
}

/// `ask the provider and give the trace id`, with a link to how.
fn contact_words(subject: &Subject<'_>) -> Inline {
    let ask = Inline::from(plain(Step::ContactProvider));
    let Some(support) = &subject.provider.support else { return ask };
    let ask = ask.linked(&Target::anchor(&section_anchor("Support")));
    let ids = support.attach.iter().flat_map(|attach| &attach.value).map(|role| role_words(*role).into());
    let ids = Inline::join(ids, " and ");
    if ids.is_empty() { ask } else { words![ask, " and give ", ids] }
}

/// Whether a program can take the step without a person.
fn by_program(step: Step) -> bool {
    matches!(step, Step::Retry | Step::Wait | Step::RefreshCredentials)
}

/// Whether a way ends in the request being sent: a new token is got for nothing else.
fn sends(way: &[Step]) -> bool {
    way.contains(&Step::Retry) || way.contains(&Step::RefreshCredentials)
}

/// `by the rule for 429` with a link to it; nothing for the code's own part.
pub(crate) fn rule_words(rule: Option<&StatusPattern>) -> Inline {
    rule.map_or_else(Inline::default, |pattern| {
        let words = pattern.to_string();
        let target = Target::anchor(&status_anchor(&words));
        words!["by the rule for ", Inline::code(&words).linked(&target)]
    })
}

/// How long to wait: `until the time in X-Reset, in Unix seconds`, `a while: no time is named`.
pub(crate) fn wait_words(wait: &Wait, subject: &Subject<'_>) -> Inline {
    match wait.kind {
        WaitKind::Header => named(wait, subject),
        WaitKind::Soon => "a while: no time is named".into(),
        WaitKind::NextMonth if wait.headers.is_empty() => "until the next month begins".into(),
        WaitKind::NextMonth => words!["until the next month begins, that is ", named(wait, subject)],
        WaitKind::None => "no time at all".into(),
    }
}

/// What the headers of a wait say, best first.
fn named(wait: &Wait, subject: &Subject<'_>) -> Inline {
    let formats = wait.headers.iter().filter_map(|index| subject.provider.headers.get(*index));
    let formats = formats.map(|header| header.format.as_ref().map(|format| format.value));
    let headers = header_links(wait, subject).into_iter().zip(formats).map(|(link, format)| match format {
        Some(Format::UnixSeconds) => words!["until the time in ", link, ", in Unix seconds"],
        Some(Format::Iso8601) => words!["until the time in ", link, ", in ISO 8601"],
        Some(Format::RetryAfter) => words!["as ", link, " says, in seconds or as an HTTP date"],
        _ => words!["as ", link, " says"],
    });
    Inline::join(headers, ", or else ")
}

fn header_links(wait: &Wait, subject: &Subject<'_>) -> Vec<Inline> {
    let headers = wait.headers.iter().filter_map(|index| subject.provider.headers.get(*index));
    headers.map(|header| Inline::code(&header.name).linked(&Target::anchor(&section_anchor("Headers")))).collect()
}

/// What became of the request, as the answer to "was it carried out?".
pub(crate) fn effect_words(effect: Effect) -> &'static str {
    match effect {
        Effect::NotApplied => "no: it was refused before anything was carried out",
        Effect::Partial => "in part",
        Effect::Unknown => "nobody can tell",
    }
}

/// The id that a member carries, as a thing to give to somebody.
pub(crate) fn role_words(role: FieldRole) -> &'static str {
    match role {
        FieldRole::TraceId => "the trace id",
        FieldRole::RequestId => "the request id",
        FieldRole::OrgId => "the organisation id",
        FieldRole::Code => "the code",
        FieldRole::Message => "the message",
        FieldRole::Status => "the status",
        FieldRole::Timestamp => "the time",
        FieldRole::Version => "the API version",
        FieldRole::Report => "the report",
        _ => "the member described below",
    }
}
