//! What surfaces say in words of ours in, the words of the language out: the one place that knows how pages, terminals and
//! comments call a step, a wait, an effect or a kind of evidence.

use crate::truth::{RemarkKind, Topic};
use codetable_model::vocabulary::{Step, TextKind, Vocabulary};

/// Whose words are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tongue {
    /// Pages and terminals in English.
    English,
    /// Pages and terminals in Korean.
    Korean,
    /// Comments of generated code.
    Rust,
}

/// How a step begins in each tongue; of two that begin alike, the longer comes first.
const STEPS: [(Step, [&str; 3]); 12] = {
    use Step::*;
    [
        (RetryElsewhere, ["send the same request over another", "다른 연결이나", "send the request over another"]),
        (DoNotRetry, ["do not send", "다시 보내지", "do not send"]),
        (Retry, ["send ", "같은 요청을 다시 보", "send the request again"]),
        (Wait, ["wait", "기다", "wait"]),
        (RefreshCredentials, ["get a new token", "새 토큰을 받", "get a new token"]),
        (ReduceRate, ["call less often", "호출을 줄", "call less often"]),
        (RaiseQuota, ["have the allowance raised", "한도를 늘", "have the allowance raised"]),
        (FixRequest, ["fix the request", "요청을 고", "change the request"]),
        (FixSetup, ["fix the setup", "설정을 고", "change the configuration"]),
        (ObtainPermission, ["obtain the permission", "권한을 얻", "obtain the permission"]),
        (ContactProvider, ["ask the provider", "제공자에게 문의", "ask the provider"]),
        (NoAction, ["nothing needs", "조치할 필요", "nothing needs"]),
    ]
};

/// An alternative, given step by step: `if Retry-After: wait retry`.
pub fn alternative<'t>(steps: impl IntoIterator<Item = &'t str>, tongue: Tongue) -> String {
    let mut condition = String::new();
    let steps = steps.into_iter().enumerate().map(|(index, words)| {
        let (header, words) = if index == 0 { given(words, tongue) } else { (None, words) };
        condition = header.map_or_else(|| condition.clone(), |header| format!("if {header}: "));
        step(words, tongue)
    });
    let steps: Vec<String> = steps.collect();
    format!("{condition}{}", steps.join(" "))
}

/// The alternatives of a whole sentence: `Fix the setup; or get a new token, then send the same request again.`
pub fn recovery(sentence: &str, tongue: Tongue) -> Vec<String> {
    let or = if tongue == Tongue::Korean { ". 또는 " } else { "; or " };
    let sentence = sentence.trim_end_matches('.');
    sentence.split(or).map(|words| sequence(words, tongue)).collect()
}

/// The steps of an alternative that stand in one line: `get a new token, then send the same request again`.
pub fn sequence(words: &str, tongue: Tongue) -> String {
    if tongue != Tongue::Korean {
        return alternative(words.split(", then "), tongue);
    }
    // What to tell the provider stands in brackets, and one step names places to choose from.
    let words = words.split('(').map(|part| part.rsplit(')').next().unwrap_or(part)).collect::<String>();
    alternative(words.replace("노드, 리전, 계정", "노드").split(", "), tongue)
}

/// The header that an alternative wants, and what follows.
fn given(words: &str, tongue: Tongue) -> (Option<&str>, &str) {
    let split = match tongue {
        Tongue::English | Tongue::Rust => words
            .strip_prefix("if the response has ")
            .or_else(|| words.strip_prefix("If the response has "))
            .and_then(|rest| rest.split_once(", ")),
        Tongue::Korean => words.strip_prefix("응답에 ").and_then(|rest| rest.split_once(" 헤더가 있으면 ")),
    };
    split.map_or((None, words), |(header, rest)| (Some(header), rest))
}

/// A step by the word of the language; what no step is called stays as it is, and will differ.
fn step(words: &str, tongue: Tongue) -> String {
    let mut lower = words.trim().to_owned();
    if let Some(first) = lower.get_mut(..1) {
        first.make_ascii_lowercase();
    }
    let found = STEPS.iter().find(|(step, names)| match tongue {
        Tongue::English => lower.starts_with(names[0]),
        // How long to wait stands before the word, and "again" before the same request where it was fixed first.
        Tongue::Korean => {
            lower.starts_with(names[1])
                || (*step == Step::Wait && lower.contains(names[1]))
                || (*step == Step::Retry && lower.starts_with("다시 보내세요"))
        }
        Tongue::Rust => lower.starts_with(names[2]),
    });
    found.map_or(format!("<{words}>"), |(step, _)| step.word().to_owned())
}

/// How long to wait: `header X-Reset Retry-After`.
pub fn wait(words: &str, tongue: Tongue) -> String {
    let kinds = match tongue {
        Tongue::English => [("a while", "soon"), ("until the next month begins", "next_month"), ("no time", "none")],
        Tongue::Korean => [("잠시", "soon"), ("다음 달이 시작될 때까지", "next_month"), ("기다릴 필요 없음", "none")],
        Tongue::Rust => [("a while", "soon"), ("until the next month begins", "next_month"), ("no wait", "none")],
    };
    let kind = kinds.iter().find_map(|(begins, kind)| Some((words.strip_prefix(begins)?, *kind)));
    let (rest, kind) = kind.unwrap_or((words, "header"));
    // No other word of ours has a capital and a hyphen.
    let words = rest.split(|of: char| !of.is_ascii_alphanumeric() && of != '-');
    let headers = words.filter(|word| word.contains('-') && word.starts_with(|of: char| of.is_ascii_uppercase()));
    std::iter::once(kind).chain(headers).collect::<Vec<_>>().join(" ")
}

/// What became of the request.
pub fn effect(words: &str, tongue: Tongue) -> String {
    let effects = match tongue {
        Tongue::English => [("no: ", "not_applied"), ("in part", "partial"), ("nobody can tell", "unknown")],
        Tongue::Korean => [("아니요", "not_applied"), ("일부만", "partial"), ("알 수 없", "unknown")],
        Tongue::Rust => [("it was refused", "not_applied"), ("a part", "partial"), ("nobody can tell", "unknown")],
    };
    by_beginning(words, &effects)
}

/// A severity or an origin: a word of the language with its meaning, or in comments the meaning alone.
pub fn nature(words: &str, tongue: Tongue) -> String {
    if tongue == Tongue::Rust {
        let meanings = [
            ("the whole request", "fatal"),
            ("a part failed", "non_fatal"),
            ("processed", "warning"),
            ("inside", "internal"),
            ("outside", "external"),
        ];
        return by_beginning(words, &meanings);
    }
    let korean = tongue == Tongue::Korean;
    let (word, meaning) = words.split_once(": ").unwrap_or((words, ""));
    let meanings = [
        ("fatal", "the whole request failed", "요청 전체가"),
        ("non_fatal", "a part failed", "일부가 실패"),
        ("warning", "processed", "처리되었으나"),
        ("internal", "inside the provider", "제공자의 시스템 안"),
        ("external", "outside it", "그 바깥"),
    ];
    let begins =
        meanings.iter().find(|(of, ..)| *of == word).map(|(_, english, other)| if korean { other } else { english });
    if begins.is_some_and(|begins| meaning.starts_with(begins)) { word.to_owned() } else { format!("<{words}>") }
}

fn by_beginning(words: &str, known: &[(&str, &str)]) -> String {
    let found = known.iter().find(|(begins, _)| words.starts_with(begins));
    found.map_or_else(|| format!("<{words}>"), |(_, word)| (*word).to_owned())
}

/// What a line of facts is about; `None` for lines that are derived from others.
pub fn topic(name: &str, tongue: Tongue) -> Option<Topic> {
    let own = [
        (Topic::Status, ["HTTP status", "HTTP 상태", "HTTP status"]),
        (Topic::Recovery, ["What to do", "할 일", "What to do"]),
        (Topic::Wait, ["Wait", "기다릴 시간", "How long to wait"]),
        (Topic::Effect, ["Was it carried out?", "실행되었나?", "The request"]),
        (Topic::Severity, ["Severity", "심각도", "Severity"]),
        (Topic::Origin, ["Origin", "발생한 곳", "Origin"]),
    ];
    let texts = [
        (TextKind::Label, "표의 이름"),
        (TextKind::Outcome, "결과"),
        (TextKind::Title, "제목"),
        (TextKind::Cause, "원인"),
        (TextKind::Message, "메시지"),
        (TextKind::Meaning, "의미"),
        (TextKind::Description, "설명"),
        (TextKind::Detail, "자세한 설명"),
        (TextKind::Remedy, "해결 방법"),
        (TextKind::Note, "참고"),
    ];
    let index = match tongue {
        Tongue::English => 0,
        Tongue::Korean => 1,
        Tongue::Rust => 2,
    };
    let own = own.iter().find(|(_, names)| names[index] == name).map(|(topic, _)| *topic);
    own.or_else(|| {
        let text = texts.iter().find(|(kind, korean)| {
            if tongue == Tongue::Korean { *korean == name } else { kind.word() == name.to_ascii_lowercase() }
        });
        text.map(|(kind, _)| Topic::Text(*kind))
    })
}

/// What a fact is said to be; `None` where nobody says it.
pub fn kind(words: &str, tongue: Tongue) -> Option<&'static str> {
    let kinds = [("stated", "명시"), ("inferred", "추론"), ("registered", "표준"), ("declared", "선언")];
    let found =
        kinds.iter().find(|(english, korean)| words == if tongue == Tongue::Korean { *korean } else { *english });
    found.map(|(english, _)| *english)
}

/// `stated, 001:66, by the rule for 429` as a basis and a rule.
pub fn basis(words: &str, tongue: Tongue) -> (String, Option<String>) {
    let (words, rule) = by_rule(words, tongue);
    // Several kinds of support are named one after the other.
    let parts = words.split("; ").map(|part| {
        let end = part.find([',', ':']).unwrap_or(part.len());
        match kind(&part[..end], tongue) {
            Some(kind) => format!("{kind}{}", &part[end..]),
            None => part.to_owned(),
        }
    });
    (parts.collect::<Vec<_>>().join("; "), rule)
}

/// The rule before or behind what supports a fact.
fn by_rule(words: &str, tongue: Tongue) -> (String, Option<String>) {
    let parted = match tongue {
        Tongue::English | Tongue::Rust => words.strip_prefix("by the rule for ").and_then(|rest| rest.split_once(", ")),
        Tongue::Korean => words.split_once("에 대한 규칙, "),
    };
    match parted {
        Some((rule, rest)) => (rest.to_owned(), Some(rule.to_owned())),
        None => (words.to_owned(), None),
    }
}

/// What a remark is called.
pub fn remark(name: &str) -> Option<RemarkKind> {
    match name {
        "Contradiction" | "어긋남" | "모순" => Some(RemarkKind::Conflict),
        "Remark" | "유의" => Some(RemarkKind::Remark),
        "Note" | "참고" => Some(RemarkKind::Note),
        _ => None,
    }
}

/// A sentence of a spec as a page may show it: a capital at its beginning, a full stop at its end, no back-quotes.
pub fn sentence(text: &str) -> String {
    let mut text = text.replace('`', "").trim().to_owned();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    if !text.ends_with(['.', '!', '?', ':']) {
        text.push('.');
    }
    text
}
