//! The facts of a code, a status or a type in, lines out: each fact in words, as the document has it, and with what
//! supports it.

use super::advice::{Advice, rule_words};
use super::evidence::basis;
use super::korean::Korean;
use super::language::Language;
use super::place::Place;
use super::span::{Words, say};
use codetable_model::catalog::advice::Part;
use codetable_model::catalog::{Basis, Fact, Facts, Provider, StatusRule, Text};
use codetable_model::spec::StatusPattern;
use codetable_model::vocabulary::{TextKind, Vocabulary};

/// A line of a table of facts.
#[derive(Clone, Debug)]
pub(crate) struct Line<'a> {
    /// What it is about.
    pub(crate) topic: Topic,
    /// The fact in the reader's language; a text in English.
    pub(crate) says: Words,
    /// A text as the document has it, or the document's own words for a value of ours.
    pub(crate) source: Option<&'a Text>,
    /// What supports it, each once; nothing where nobody says it, or where it follows from what is beside it.
    pub(crate) facts: Vec<&'a Basis>,
    /// The rule it comes from, where that is not the code's own.
    pub(crate) rule: Option<&'a StatusPattern>,
    /// What supports it in words, the rule too.
    pub(crate) basis: Words,
}

/// What a line of facts is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Topic {
    /// The HTTP status.
    Status,
    /// A text of the document.
    Text(TextKind),
    /// What to do.
    ToDo,
    /// Whether to send the request again.
    Again,
    /// How long to wait.
    Wait,
    /// What became of the request.
    CarriedOut,
    /// The severity.
    Severity,
    /// The origin.
    Origin,
    /// The types of error that the status hints at.
    ErrorType,
}

impl Topic {
    /// What to call it.
    pub(crate) fn name(self, language: Language) -> &'static str {
        match self {
            Self::Status => language.of("HTTP status", "HTTP 상태"),
            Self::Text(kind) => language.of(kind.variant(), kind.korean()),
            Self::ToDo => language.of("What to do", "할 일"),
            Self::Again => language.of("Send again", "다시 보내기"),
            Self::Wait => language.of("Wait", "기다릴 시간"),
            Self::CarriedOut => language.of("Was it carried out?", "실행되었나?"),
            Self::Severity => language.of("Severity", "심각도"),
            Self::Origin => language.of("Origin", "발생한 곳"),
            Self::ErrorType => language.of("Type of error", "오류 유형"),
        }
    }
}

/// The texts that tell what a code means, the most telling first.
const TELLING: [TextKind; 10] = [
    TextKind::Meaning,
    TextKind::Description,
    TextKind::Cause,
    TextKind::Detail,
    TextKind::Title,
    TextKind::Label,
    TextKind::Message,
    TextKind::Remedy,
    TextKind::Outcome,
    TextKind::Note,
];

/// The most characters of a text that an overview has room for.
const BRIEF: usize = 160;

/// What it means: its most telling text that is not long, whole.
pub(crate) fn meaning(facts: &Facts) -> Option<&Text> {
    telling(facts).map(|(_, fact)| &fact.value)
}

/// The same with its kind and what supports it.
pub(crate) fn telling(facts: &Facts) -> Option<(TextKind, &Fact<Text>)> {
    let mut texts = TELLING.iter().filter_map(|kind| Some((*kind, facts.text(*kind)?)));
    let first = texts.clone().next();
    let brief = texts.find(|(_, fact)| fact.value.english.chars().count() <= BRIEF);
    brief.or(first)
}

/// Whether a page says so where nobody says what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Silence {
    /// It does: an error asks for an answer.
    Shown,
    /// It does not: what is no error asks for none.
    Hidden,
}

/// Status and texts, what to do, severity and origin, and the type of error the status hints at.
pub(crate) fn lines<'a>(
    facts: &'a Facts,
    status: Option<u16>,
    silence: Silence,
    provider: &'a Provider,
    language: Language,
) -> Vec<Line<'a>> {
    let mut lines = texts(facts, language);
    lines.extend(advice(&Advice::of(facts, status, provider, language), silence, language));
    lines.extend(nature(facts, language));
    let only = status.map(|status| StatusPattern { first: status, last: status, except: Vec::new() });
    lines.extend(only.and_then(|only| candidates(&only, provider, language)));
    lines
}

/// What a rule for statuses says, and the types of error that they hint at.
pub(crate) fn rule_lines<'a>(rule: &'a StatusRule, provider: &'a Provider, language: Language) -> Vec<Line<'a>> {
    let only = (rule.pattern.first == rule.pattern.last).then_some(rule.pattern.first);
    let mut lines = lines(&rule.facts, only, Silence::Hidden, provider, language);
    if only.is_none() {
        lines.extend(candidates(&rule.pattern, provider, language));
    }
    lines
}

/// The status, then every text.
pub(crate) fn texts(facts: &Facts, language: Language) -> Vec<Line<'_>> {
    let status = facts.status.as_ref();
    let status = status.map(|status| line(Topic::Status, Words::code(&status.value.to_string()), status, language));
    let texts = facts.texts.iter().map(|(kind, fact)| Line {
        source: Some(&fact.value),
        ..line(Topic::Text(*kind), Words::text(&fact.value.english), fact, language)
    });
    status.into_iter().chain(texts).collect()
}

/// What to do, whether to send again, how long to wait, what became of the request.
pub(crate) fn advice<'a>(advice: &Advice<'a>, silence: Silence, language: Language) -> Vec<Line<'a>> {
    let mut lines = Vec::new();
    let is_shown = silence == Silence::Shown;
    if advice.recovery.is_some() || is_shown {
        lines.push(recovery(advice, language));
    }
    if advice.recovery.is_some() {
        let derived = language.of("derived", "도출").into();
        lines.push(Line {
            topic: Topic::Again,
            says: advice.again_in_full(),
            source: None,
            facts: Vec::new(),
            rule: None,
            basis: derived,
        });
    }
    if advice.wait.is_some() {
        lines.push(part(Topic::Wait, advice.wait_words(), advice.wait.as_ref(), language));
    }
    if advice.effect.is_some() {
        lines.push(part(Topic::CarriedOut, advice.effect_words(), advice.effect.as_ref(), language));
    } else if is_shown {
        lines.push(part::<()>(Topic::CarriedOut, not_said(language), None, language));
    }
    lines
}

/// What is said where nobody says anything.
pub(crate) fn not_said(language: Language) -> Words {
    language.of("Not said.", "나와 있지 않습니다.").into()
}

/// Severity and origin.
pub(crate) fn nature(facts: &Facts, language: Language) -> Vec<Line<'_>> {
    let severity = facts.severity.as_ref();
    let severity = severity.map(|fact| line(Topic::Severity, word(fact.value, language), fact, language));
    let origin = facts.origin.as_ref();
    let origin = origin.map(|fact| line(Topic::Origin, word(fact.value, language), fact, language));
    severity.into_iter().chain(origin).collect()
}

/// The types of error that come with some of the statuses: no response tells which of them it is.
fn candidates<'a>(statuses: &StatusPattern, provider: &'a Provider, language: Language) -> Option<Line<'a>> {
    let of = |of: &codetable_model::catalog::ErrorType| {
        let mut patterns = of.statuses.as_ref()?.value.iter();
        let pattern = patterns.find(|pattern| statuses.statuses().any(|status| pattern.covers(status)))?;
        let link = Words::code(&of.name).about(&Place::Type(of.name.clone()));
        Some(say![link, " (", Words::code(&pattern.to_string()), ")"])
    };
    let names: Vec<Words> = provider.types.iter().filter_map(of).collect();
    let basis = if names.len() > 1 {
        language.of("by its status: no response tells which", "상태로 보아: 어느 것인지는 응답에 나오지 않습니다")
    } else {
        language.of("by its status", "상태로 보아")
    };
    let says = Words::join(names, language.of(" or ", " 또는 "));
    (!says.is_empty()).then(|| Line {
        topic: Topic::ErrorType,
        says,
        source: None,
        facts: Vec::new(),
        rule: None,
        basis: basis.into(),
    })
}

/// A value of ours, and the document's words for it.
fn line<'a, T>(topic: Topic, says: Words, fact: &'a Fact<T>, language: Language) -> Line<'a> {
    let Fact { basis: of, quote, .. } = fact;
    Line { topic, says, source: quote.as_ref(), facts: vec![of], rule: None, basis: basis(of, language) }
}

/// What to do; where alternatives are supported in different ways, each basis in their order.
fn recovery<'a>(advice: &Advice<'a>, language: Language) -> Line<'a> {
    let says = advice.recovery_words();
    let Some(recovery) = &advice.recovery else { return part::<()>(Topic::ToDo, says, None, language) };
    let bases = recovery.bases();
    let rule = rule_words(recovery.rule, language);
    let said = Words::join(bases.iter().map(|of| basis(of, language)), "; ");
    Line {
        topic: Topic::ToDo,
        says,
        source: recovery.alternatives.iter().find_map(|alternative| alternative.steps.quote.as_ref()),
        facts: bases,
        rule: recovery.rule,
        basis: Words::join([rule, said], ", "),
    }
}

/// A part of the advice, with the rule it comes from; silent if there is none.
fn part<'a, T>(topic: Topic, says: Words, part: Option<&Part<'a, T>>, language: Language) -> Line<'a> {
    match part {
        Some(part) => {
            let rule = rule_words(part.rule, language);
            let line = line(topic, says, part.fact, language);
            Line { rule: part.rule, basis: Words::join([rule, line.basis], ", "), ..line }
        }
        None => Line { topic, says, source: None, facts: Vec::new(), rule: None, basis: silent(language).into() },
    }
}

/// The basis of what nobody says.
pub(crate) const fn silent(language: Language) -> &'static str {
    language.of("silent", "언급 없음")
}

/// A word of a vocabulary by its meaning.
pub(crate) fn word<V: Vocabulary + Korean>(value: V, language: Language) -> Words {
    // In English a meaning may name a field in back-quotes.
    say![Words::code(value.word()), ": ", Words::prose(language.meaning(value))]
}
