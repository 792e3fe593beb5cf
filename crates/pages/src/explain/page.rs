//! What a query means in, the page of each out: what it is, what it says, what to do, and what supports it.

use textwrap::core::display_width;

use super::Subject;
use super::find::with_status;
use super::list::{INDENT, neighbours};
use super::screen::{Language, Part, Screen, plain};
use crate::wording::advice::Advice;
use crate::wording::evidence::{self, cited, role};
use crate::wording::facts::{Silence, Topic, lines};
use crate::wording::language::Language as Wording;
use crate::wording::span::Words;
use codetable_model::catalog::{
    Alternative, Basis, Conflict, ErrorType, Facts, Note, Provider, Row, StatusRule, Table, Text,
};
use codetable_model::vocabulary::{FieldRole, Step, TableKind, Vocabulary};

/// The page of a subject.
pub(super) fn page(subject: &Subject<'_>, screen: &mut Screen<'_>) {
    screen.gap();
    match *subject {
        Subject::Row(provider, table, row) => code(provider, table, row, screen),
        Subject::Status(provider, status) => self::status(provider, status, screen),
        Subject::Rule(provider, rule) => self::rule(provider, rule, screen),
        Subject::Type(provider, of) => error_type(provider, of, screen),
    }
    documents(subject.provider(), screen);
}

/// ```text
/// kakao  -401  InvalidCredentials
/// Kakao API, kakao::ErrorCode::InvalidCredentials, specs/kakao.yaml:120
///
///   HTTP status   401
///                 stated, 001:66
/// ```
fn code(provider: &Provider, table: &Table, row: &Row, screen: &mut Screen<'_>) {
    let language = screen.look.language.wording();
    let (spelled, path) = (row.code.to_string(), format!("{}::{}::{}", provider.name, table.enum_name, row.name));
    title(provider, &[&spelled, &row.name], &[&path, &place(provider, row.line)], screen);
    retirement(table, row, screen);
    let silence = if table.kind == TableKind::Errors { Silence::Shown } else { Silence::Hidden };
    let status = row.facts.status.as_ref().map(|status| status.value);
    let advice = Advice::of(&row.facts, status, provider, language);
    told(&row.facts, status, silence, provider, screen);
    for (basis, facts) in &row.also {
        let says = language.of("The document lists the code once more: ", "문서에 이 코드가 한 번 더 나옵니다: ");
        let basis = plain(&evidence::basis(basis, language));
        screen.gap();
        screen.paragraph(Part::Plain, INDENT, &format!("{says}{basis}"));
        screen.gap();
        let status = facts.status.as_ref().map(|status| status.value).or(status);
        told(facts, status, silence, provider, screen);
    }
    remarks(&[&spelled], provider, screen);
    if advice.recovery().iter().any(|alternative| alternative.steps.value.contains(&Step::ContactProvider)) {
        support(provider, screen);
    }
    if let Some(status) = status {
        let others: Vec<&Row> = with_status(provider, status).filter(|other| !std::ptr::eq(*other, row)).collect();
        neighbours(&others, language.of("Other codes with this status", "상태가 같은 다른 코드"), screen);
    }
}

/// What a provider says of a status: by its own rule, or by that of its class.
fn status(provider: &Provider, status: u16, screen: &mut Screen<'_>) {
    let language = screen.look.language.wording();
    let rule = provider.statuses.iter().find(|rule| rule.pattern.covers(status));
    let spelled = status.to_string();
    let by = rule.map(|rule| rule.pattern.to_string()).filter(|pattern| *pattern != spelled);
    let by = by.map(|by| format!("{}{by}{}", language.of("by the rule for ", ""), language.of("", "에 대한 규칙")));
    let line = rule.map(|rule| place(provider, rule.line));
    let below: Vec<&str> = [by.as_deref(), line.as_deref()].into_iter().flatten().collect();
    title(provider, &[&format!("HTTP {status}")], &below, screen);
    if let Some(rule) = rule {
        told(&rule.facts, Some(status), Silence::Hidden, provider, screen);
        remarks(&[&spelled, &rule.pattern.to_string()], provider, screen);
    }
    let codes: Vec<&Row> = with_status(provider, status).collect();
    neighbours(&codes, language.of("Codes with this status", "이 상태와 함께 오는 코드"), screen);
}

/// What a provider says of a class of statuses.
fn rule(provider: &Provider, rule: &StatusRule, screen: &mut Screen<'_>) {
    let pattern = rule.pattern.to_string();
    title(provider, &[&format!("HTTP {pattern}")], &[&place(provider, rule.line)], screen);
    told(&rule.facts, None, Silence::Hidden, provider, screen);
    remarks(&[&pattern], provider, screen);
}

/// A type of error, and the statuses that it may come with.
fn error_type(provider: &Provider, of: &ErrorType, screen: &mut Screen<'_>) {
    let language = screen.look.language.wording();
    title(provider, &[&of.name], &[&place(provider, of.line)], screen);
    if let Some(occurs) = &of.occurs {
        for text in texts(&occurs.value, screen.look.language) {
            screen.paragraph(Part::Plain, INDENT, text);
        }
        screen.paragraph(Part::Aside, INDENT, &plain(&evidence::basis(&occurs.basis, language)));
        screen.gap();
    }
    if let Some(statuses) = &of.statuses {
        let words: Vec<String> = statuses.value.iter().map(ToString::to_string).collect();
        let topic = language.of("Statuses", "상태");
        screen.row(Some((topic, display_width(topic) + 2)), INDENT, Part::Plain, &words.join(", "));
        screen.paragraph(Part::Aside, INDENT, &plain(&evidence::basis(&statuses.basis, language)));
        screen.gap();
    }
    told(&of.facts, None, Silence::Hidden, provider, screen);
    remarks(&[&of.name], provider, screen);
}

/// The lines that a reader takes in first.
fn title(provider: &Provider, words: &[&str], below: &[&str], screen: &mut Screen<'_>) {
    let words: Vec<&str> = [provider.name.as_str()].into_iter().chain(words.iter().copied()).collect();
    screen.paragraph(Part::Title, 0, &words.join("  "));
    let name = provider.title.as_ref().map(|title| title.value.as_str());
    let below: Vec<&str> = name.into_iter().chain(below.iter().copied()).collect();
    screen.paragraph(Part::Aside, 0, &below.join(", "));
    screen.gap();
}

/// `specs/kakao.yaml:120`
fn place(provider: &Provider, line: u32) -> String {
    format!("{}:{line}", provider.path)
}

/// `Retired since 2.0: use X instead.`
fn retirement(table: &Table, row: &Row, screen: &mut Screen<'_>) {
    let Some(retired) = &row.retired else { return };
    let language = screen.look.language.wording();
    let instead = retired.replacement.and_then(|index| table.rows.get(index));
    let rest = match (instead, &retired.because) {
        (Some(row), _) => match language {
            Wording::English => format!(": use {} ({}) instead", row.code, row.name),
            Wording::Korean => format!(": 대신 {}({})을 쓰세요", row.code, row.name),
        },
        (None, Some(because)) => format!(": {because}"),
        (None, None) => String::new(),
    };
    let since = match language {
        Wording::English => format!("Retired since {}", retired.since),
        Wording::Korean => format!("{}부터 쓰지 않음", retired.since),
    };
    screen.paragraph(Part::Strong, INDENT, &format!("{since}{rest}"));
    screen.gap();
}

/// The facts, each with its topic, its texts, and what supports it. Every alternative stands on a line of its own.
fn told(facts: &Facts, status: Option<u16>, silence: Silence, provider: &Provider, screen: &mut Screen<'_>) {
    let language = screen.look.language.wording();
    let advice = Advice::of(facts, status, provider, language);
    let lines = lines(facts, status, silence, provider, language);
    let names = lines.iter().map(|line| line.topic.name(language));
    let column = names.map(display_width).max().unwrap_or_default() + 2;
    for line in &lines {
        let mut topic = line.topic.name(language);
        let mut say = |part: Part, text: &str, screen: &mut Screen<'_>| {
            if !text.is_empty() {
                screen.row(Some((topic, column)), INDENT, part, text);
                topic = "";
            }
        };
        let recovery = Some(self::recovery(&advice, language)).filter(|recovery| !recovery.is_empty());
        match (line.topic, recovery) {
            (Topic::ToDo, Some(recovery)) => {
                recovery.iter().for_each(|alternative| say(Part::Strong, alternative, screen));
            }
            (Topic::ToDo, None) => say(Part::Strong, &or_not_said(&line.says, language), screen),
            (Topic::Text(_), _) => {
                let shown = line.source.into_iter().flat_map(|text| texts(text, screen.look.language));
                shown.for_each(|text| say(Part::Plain, text, screen));
            }
            _ => say(Part::Plain, &plain(&line.says), screen),
        }
        say(Part::Aside, &plain(&line.basis), screen);
    }
}

fn or_not_said(words: &Words, language: Wording) -> String {
    let words = plain(words);
    if words.is_empty() { language.of("Not said.", "나와 있지 않습니다.").to_owned() } else { words }
}

/// The alternatives, each a sentence: `Fix the setup`, `or get a new token, then send the same request again`.
fn recovery(advice: &Advice<'_>, language: Wording) -> Vec<String> {
    let words = |(index, alternative): (usize, &Alternative)| {
        let steps = advice.alternative_words(alternative);
        if index == 0 {
            plain(&steps.capitalized())
        } else {
            format!("{}{}", language.of("or ", "또는 "), plain(&steps))
        }
    };
    advice.recovery().iter().enumerate().map(words).collect()
}

/// A text in the languages that are asked for, each once.
fn texts(text: &Text, language: Language) -> Vec<&str> {
    match language {
        Language::Both if text.source == text.english => vec![&text.source],
        Language::Both => vec![&text.source, &text.english],
        Language::English => vec![&text.english],
        Language::Korean => vec![&text.source],
    }
}

/// Contradictions, remarks and notes that concern one of `names`.
fn remarks(names: &[&str], provider: &Provider, screen: &mut Screen<'_>) {
    let language = screen.look.language.wording();
    let concerns = |concerns: &[String]| concerns.iter().any(|concern| names.contains(&concern.as_str()));
    let places = |at: &[_]| if at.is_empty() { String::new() } else { format!(" ({})", plain(&cited(at))) };
    for Conflict { at, about, follow, because, concerns: of } in &provider.conflicts {
        if concerns(of) {
            screen.gap();
            screen.paragraph(Part::Topic, INDENT, language.of("Contradiction", "모순"));
            screen.paragraph(Part::Plain, INDENT, &format!("{about}{}", places(at)));
            screen.paragraph(Part::Plain, INDENT, &format!("{}{follow}", language.of("Followed: ", "따른 것: ")));
            screen.paragraph(Part::Aside, INDENT, &format!("{}{because}", language.of("Because: ", "이유: ")));
        }
    }
    let remarks = provider.remarks.iter().map(|remark| (language.of("Remark", "유의"), remark));
    let notes = provider.notes.iter().map(|note| (language.of("Note", "참고"), note));
    for (topic, Note { basis: on, says, concerns: of }) in remarks.chain(notes) {
        if concerns(of) {
            screen.gap();
            screen.paragraph(Part::Topic, INDENT, topic);
            let support = match on {
                Basis::Stated(at) => places(at),
                Basis::Declared => String::new(),
                on => format!(" ({})", plain(&evidence::basis(on, language))),
            };
            screen.paragraph(Part::Plain, INDENT, &format!("{says}{support}"));
        }
    }
}

/// Whom to ask, and what to give.
fn support(provider: &Provider, screen: &mut Screen<'_>) {
    let Some(support) = &provider.support else { return };
    let language = screen.look.language.wording();
    screen.gap();
    screen.paragraph(Part::Topic, INDENT, language.of("Support", "지원"));
    if let Some(says) = &support.says {
        screen.paragraph(Part::Plain, INDENT, says);
    }
    if let Some(ask) = &support.ask {
        screen.paragraph(Part::Plain, INDENT, &format!("{}{}", language.of("Ask at ", "문의: "), ask.value));
    }
    for of in support.attach.iter().flat_map(|attach| &attach.value) {
        let give = language.of("Give ", "알릴 것: ");
        screen.paragraph(
            Part::Plain,
            INDENT,
            &format!("{give}{}{}", role(*of, language), found(*of, provider, language)),
        );
    }
}

/// Where an id is found: `, found in the header X-Trace-Id or in /traceId`
fn found(of: FieldRole, provider: &Provider, language: Wording) -> String {
    let headers = provider.headers.iter().filter(|header| header.role.value.word() == of.word());
    let members = provider.bodies.iter().flat_map(|body| &body.fields).filter(|field| field.role.value == of);
    let mut places: Vec<&str> = headers.map(|header| header.name.as_str()).collect();
    places.extend(members.map(|field| field.pointer.as_str()));
    places.dedup();
    if places.is_empty() {
        return String::new();
    }
    format!("{}{}", language.of(", found in ", ", 있는 곳: "), places.join(language.of(" or ", " 또는 ")))
}

/// The documents that the page cites.
fn documents(provider: &Provider, screen: &mut Screen<'_>) {
    for (index, document) in provider.documents.iter().enumerate() {
        let title = document.title.as_ref().map(|title| match screen.look.language {
            Language::English => title.value.english.as_str(),
            Language::Both | Language::Korean => title.value.source.as_str(),
        });
        let place = document.url.as_ref().map_or(&document.file, |url| &url.value);
        let words: Vec<&str> = title.into_iter().chain([place.as_str()]).collect();
        if index == 0 {
            screen.gap();
        }
        screen.paragraph(Part::Aside, INDENT, &format!("{}: {}", document.id, words.join(", ")));
    }
}
