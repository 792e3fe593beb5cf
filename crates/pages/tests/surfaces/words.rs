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

/// How a step begins in English and in Korean; of two that begin alike, the longer comes first.
const STEPS: [(Step, [&str; 2]); 12] = {
    use Step::*;
    [
        (RetryElsewhere, ["send the same request over another", "다른 연결이나"]),
        (DoNotRetry, ["do not send", "재시도하지"]),
        (Retry, ["send ", "동일한 요청을 재시도"]),
        (Wait, ["wait", "대기"]),
        (RefreshCredentials, ["get a new token", "토큰을 갱신"]),
        (ReduceRate, ["call less often", "호출량을 조정"]),
        (RaiseQuota, ["have the quota raised", "한도 상향을 요청"]),
        (FixRequest, ["fix the request", "요청을 수정"]),
        (FixSetup, ["fix the setup", "설정을 확인"]),
        (ObtainPermission, ["obtain the permission", "권한을 획득"]),
        (ContactProvider, ["contact support", "제공사에 문의"]),
        (NoAction, ["nothing needs", "조치할 필요"]),
    ]
};

/// An alternative, given step by step: `if Retry-After: wait retry`, `if /kind is daily: raise_quota`.
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
    // What to tell the provider stands in brackets.
    let words = words.split('(').map(|part| part.rsplit(')').next().unwrap_or(part)).collect::<String>();
    alternative(words.split(", "), tongue)
}

/// What an alternative wants of the response, and what follows: `X-Limit`, `X-Limit is daily`, `/kind is daily`.
fn given(words: &str, tongue: Tongue) -> (Option<String>, &str) {
    let parts = match tongue {
        Tongue::English | Tongue::Rust => words
            .strip_prefix("if ")
            .or_else(|| words.strip_prefix("If "))
            .and_then(|rest| rest.split_once(", "))
            .and_then(|(condition, rest)| Some((wanted(condition)?, rest))),
        Tongue::Korean => words
            .split_once("있는 경우 ")
            .or_else(|| words.split_once("인 경우 "))
            .and_then(|(condition, rest)| Some((wanted(condition)?, rest))),
    };
    parts.map_or((None, words), |(condition, rest)| (Some(condition), rest))
}

/// What a condition is about, and its value: names have no blanks.
fn wanted(condition: &str) -> Option<String> {
    let has = [("the response has ", ""), ("the body has ", ""), ("응답에 ", " 헤더가 "), ("본문에 ", " 필드가 ")];
    let is =
        [(" of the response is ", ""), (" in the body is ", ""), (" 헤더 값이 ", "응답의 "), (" 값이 ", "본문의 ")];
    let name = has.iter().find_map(|(before, after)| condition.strip_prefix(before)?.strip_suffix(after));
    let valued = is.iter().find_map(|(between, before)| condition.strip_prefix(before)?.split_once(between));
    let valued = valued.filter(|(name, _)| !name.contains(' ')).map(|(name, value)| format!("{name} is {value}"));
    name.filter(|name| !name.contains(' ')).map(str::to_owned).or(valued)
}

/// A step by the word of the language; what no step is called stays as it is, and will differ.
fn step(words: &str, tongue: Tongue) -> String {
    let mut lower = words.trim().to_owned();
    if let Some(first) = lower.get_mut(..1) {
        first.make_ascii_lowercase();
    }
    let found = STEPS.iter().find(|(step, names)| match tongue {
        Tongue::English | Tongue::Rust => lower.starts_with(names[0]),
        // How long to wait stands before the word, and nothing before a retry where the request was fixed first.
        Tongue::Korean => {
            lower.starts_with(names[1])
                || (*step == Step::Wait && lower.contains(names[1]))
                || (*step == Step::Retry && ["재시도하세요", "재시도한"].iter().any(|of| lower.starts_with(of)))
        }
    });
    found.map_or(format!("<{words}>"), |(step, _)| step.word().to_owned())
}

/// How long to wait: `header X-Reset Retry-After`.
pub fn wait(words: &str, tongue: Tongue) -> String {
    let kinds = match tongue {
        Tongue::English | Tongue::Rust => {
            [("a while", "soon"), ("until the next month begins", "next_month"), ("no time", "none")]
        }
        Tongue::Korean => [("잠시", "soon"), ("다음 달이 시작될 때까지", "next_month"), ("대기 불필요", "none")],
    };
    let kind = kinds.iter().find_map(|(begins, kind)| Some((words.strip_prefix(begins)?, *kind)));
    let Some((rest, kind)) = kind else { return told(words) };
    std::iter::once(kind).chain(headers(rest)).collect::<Vec<_>>().join(" ")
}

/// What tells how long: `seconds 30`, `member /again Retry-After`, `header X-Reset`.
fn told(words: &str) -> String {
    let seconds = ["after ", ""].iter().find_map(|begins| words.strip_prefix(begins)?.strip_suffix(" seconds"));
    let seconds = seconds.or_else(|| words.trim_end_matches(" 대기").strip_suffix('초'));
    if let Some(seconds) = seconds.filter(|of| of.bytes().all(|byte| byte.is_ascii_digit())) {
        return format!("seconds {seconds}");
    }
    // No other word of ours begins with a slash.
    let members: Vec<&str> = words.split([' ', ',', '에']).filter(|word| word.starts_with('/')).collect();
    let kind = if members.is_empty() { "header" } else { "member" };
    [kind].into_iter().chain(members).chain(headers(words)).collect::<Vec<_>>().join(" ")
}

/// The names of headers: no other word of ours has a capital and a hyphen.
fn headers(words: &str) -> impl Iterator<Item = &str> {
    let words = words.split(|of: char| !of.is_ascii_alphanumeric() && of != '-');
    words.filter(|word| word.contains('-') && word.starts_with(|of: char| of.is_ascii_uppercase()))
}

/// Whether to send again, as [`verdict`](crate::truth::verdict) says it: in brief, or in words of calls.
pub fn again(words: &str, tongue: Tongue) -> String {
    let korean = usize::from(tongue == Tongue::Korean);
    let inside = |(before, after): (&str, &str)| words.strip_prefix(before)?.strip_suffix(after).map(str::to_owned);
    let brief = [
        ["; POST: no (may have gone through: check first)", "; POST: no (a part has gone through: check which first)"],
        [", POST: 불가(이미 처리되었을 수 있음, 먼저 확인)", ", POST: 불가(일부가 이미 처리됨, 먼저 확인)"],
    ][korean];
    if let Some(words) = brief.iter().find_map(|after| inside(("GET: ", after))) {
        return conditions(&words, tongue) + ", if safe, look";
    }
    let after = [
        [
            ". POST: do not: it may have gone through, check first.",
            ". POST: do not: a part of it has gone through, check which first.",
        ],
        [
            ". POST: 재시도 불가(이미 처리되었을 수 있음, 먼저 확인).",
            ". POST: 재시도 불가(일부가 이미 처리됨, 먼저 확인).",
        ],
    ][korean];
    if let Some(words) = after.iter().find_map(|after| inside(("GET: ", after))) {
        return conditions(&tried(&words, tongue), tongue) + ", if safe, look";
    }
    let any = [("Any call: ", "."), ("모든 요청: ", ".")][korean];
    let Some(words) = inside(any) else { return conditions(words, tongue) };
    // The status under which nothing was carried out.
    let status = if tongue == Tongue::Korean {
        let parted = words.strip_prefix("상태 코드가 ").and_then(|words| words.split_once("인 경우 "));
        parted.map(|(status, words)| (words, "", status))
    } else {
        let parted = words.split_once(" (if it came with status ");
        parted.and_then(|(words, rest)| rest.split_once(')').map(|(status, instead)| (words, instead, status)))
    };
    match status {
        Some((words, instead, status)) => {
            format!("{}, if {status}", conditions(&(tried(words, tongue) + instead), tongue))
        }
        None => conditions(&tried(&words, tongue), tongue),
    }
}

/// `try again after the fix` as `after the fix`.
fn tried(words: &str, tongue: Tongue) -> String {
    let (never, alone) = if tongue == Tongue::Korean {
        (("재시도 불가", "불가"), ("재시도 가능", "가능"))
    } else {
        (("do not try again", "no"), ("try again", "yes"))
    };
    match words {
        "no need to try again" => "no need".to_owned(),
        "재시도 불필요" => "불필요".to_owned(),
        "do not try again as it is: fix the request" => "not as it is".to_owned(),
        "동일 요청 재시도 불가(수정 필요)" => "불가(수정 필요)".to_owned(),
        words if words == never.0 => never.1.to_owned(),
        // A step that a person takes first.
        words if words.starts_with("do not try again: ") => words.replace("do not try again", "no"),
        words if words.starts_with("재시도 불가(") => words.replace("재시도 불가", "불가"),
        words if words == alone.0 => alone.1.to_owned(),
        // Nothing has to be so first, and a person may do something else.
        words if words.starts_with(&format!("{}, ", alone.0)) => words.replacen(alone.0, alone.1, 1),
        words => words.replace(" 재시도 가능", " 가능").trim_start_matches("try again ").to_owned(),
    }
}

fn conditions(words: &str, tongue: Tongue) -> String {
    let or = if tongue == Tongue::Korean { ", 또는 " } else { ", or " };
    let mut parts = words.split(or);
    let first = parts.next().unwrap_or_default();
    let instead = parts.map(|words| format!(", or {}", persons(words, tongue)));
    let instead = instead.collect::<String>();
    if tongue != Tongue::Korean {
        let plain = |of: &str| {
            [" (without it: after a back-off)", " (if given)"].iter().fold(of.to_owned(), |of, end| of.replace(end, ""))
        };
        return first.split(", ").map(|of| condition(&plain(of), tongue)).collect::<Vec<_>>().join(", ") + &instead;
    }
    let mut words = first;
    for absent in ["(헤더가 없으면 잠시 후)", "(값이 없으면 잠시 후)", "(헤더가 있는 경우)", "(값이 있는 경우)"]
    {
        words = words.strip_suffix(absent).unwrap_or(words);
    }
    let words = words.strip_suffix(" 가능").unwrap_or(words);
    // What is to be done are nouns, of which the last has the word for "after".
    let parts = words.split(", ").flat_map(|of| of.split(" 및 "));
    let parts = parts.flat_map(|of| match of.split_once(" 후 ") {
        Some((deed, other)) => vec![deed, other],
        None => vec![of],
    });
    let parts = parts.map(|of| condition(if of == "잠시 후" { of } else { of.trim_end_matches(" 후") }, tongue));
    parts.collect::<Vec<_>>().join(", ") + &instead
}

/// Steps that a person takes instead, in two or three words each.
fn persons(words: &str, tongue: Tongue) -> String {
    let korean = [
        ("한도 상향", "raise_quota"),
        ("요청 수정", "fix_request"),
        ("설정 확인/변경", "fix_setup"),
        ("권한 획득", "obtain_permission"),
        ("제공사 문의", "contact_provider"),
        ("호출량 조정", "reduce_rate"),
        ("토큰 갱신", "refresh_credentials"),
        ("다른 경로로 재시도", "retry_elsewhere"),
        ("재시도 금지", "do_not_retry"),
        ("조치 불필요", "no_action"),
    ];
    let steps = words.split(if tongue == Tongue::Korean { "·" } else { " and " }).map(|words| match tongue {
        Tongue::Korean => {
            let found = korean.iter().find(|(name, _)| *name == words);
            found.map_or_else(|| format!("<{words}>"), |(_, step)| (*step).to_owned())
        }
        Tongue::English | Tongue::Rust => step(words, tongue),
    });
    steps.collect::<Vec<_>>().join(" and ")
}

fn condition(words: &str, tongue: Tongue) -> String {
    let known = [
        (["yes", "가능"], "yes"),
        (["no", "불가"], "no"),
        (["no need", "불필요"], "needless"),
        (["not as it is", "불가(수정 필요)"], "not as it is"),
        (["no: fix the setup", "불가(설정 변경 필요)"], "no: fix_setup"),
        (["no: get permission", "불가(권한 필요)"], "no: obtain_permission"),
        (["no: call less often", "불가(호출량 조정 필요)"], "no: reduce_rate"),
        (["no: have the quota raised", "불가(한도 상향 필요)"], "no: raise_quota"),
        (["later", "나중에"], "later"),
        (["after a back-off", "잠시 후"], "soon"),
        (["after a back-off", "잠시 대기"], "soon"),
        (["next month", "다음 달부터"], "next_month"),
        (["with a new token", "토큰 갱신"], "refresh_credentials"),
        (["more slowly", "호출량 조정"], "reduce_rate"),
        (["once the quota is raised", "한도 상향"], "raise_quota"),
        (["after the fix", "수정"], "fix"),
        (["after the fix", "설정 변경"], "fix"),
        (["once permitted", "권한 획득"], "obtain_permission"),
        (["once support agrees", "제공사 확인"], "contact_provider"),
        (["elsewhere", "다른 경로로"], "retry_elsewhere"),
    ];
    let found = known.iter().find(|(names, _)| names[usize::from(tongue == Tongue::Korean)] == words);
    match (found, told(words)) {
        (Some((_, word)), _) => (*word).to_owned(),
        (None, told) if told == "header" => format!("<{words}>"),
        (None, told) => told,
    }
}

/// What became of the request.
pub fn effect(words: &str, tongue: Tongue) -> String {
    let effects = match tongue {
        Tongue::English | Tongue::Rust => [("no: ", "not_applied"), ("in part", "partial"), ("nobody can", "unknown")],
        Tongue::Korean => {
            [("처리되지 않음", "not_applied"), ("일부만", "partial"), ("처리 여부를 알 수 없", "unknown")]
        }
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
        ("internal", "inside the provider", "제공사 시스템 내부"),
        ("external", "outside it", "제공사 시스템 외부"),
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
        (Topic::Status, ["HTTP status", "HTTP 상태 코드"]),
        (Topic::Recovery, ["What to do", "조치 방법"]),
        (Topic::Again, ["Send again", "재시도"]),
        (Topic::Wait, ["Wait", "대기 시간"]),
        (Topic::Effect, ["Was it carried out?", "요청 처리 여부"]),
        (Topic::Severity, ["Severity", "심각도"]),
        (Topic::Origin, ["Origin", "발생 위치"]),
    ];
    let texts = [
        (TextKind::Label, "상태 메시지"),
        (TextKind::Outcome, "결과"),
        (TextKind::Title, "제목"),
        (TextKind::Cause, "원인"),
        (TextKind::Message, "메시지"),
        (TextKind::Meaning, "의미"),
        (TextKind::Description, "설명"),
        (TextKind::Detail, "상세 설명"),
        (TextKind::Remedy, "해결 방법"),
        (TextKind::Note, "비고"),
    ];
    let index = usize::from(tongue == Tongue::Korean);
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
    let kinds = [
        ("stated", "from the document", "문서 명시"),
        ("inferred", "inferred", "추론"),
        ("registered", "from a standard", "표준"),
        ("declared", "set by this catalogue", "자체 정의"),
        ("silent", "not said", "문서에 없음"),
    ];
    let is_named = |english: &str, korean: &str| words == if tongue == Tongue::Korean { korean } else { english };
    kinds.iter().find(|(_, english, korean)| is_named(english, korean)).map(|(kind, ..)| *kind)
}

/// `lines 66, 68-70 of 001, line 2 of 002` as `001:66, 68-70, 002:2`; nothing where it is no citation.
pub fn cited(words: &str, tongue: Tongue) -> Option<String> {
    let (numbers, id, rest) = if tongue == Tongue::Korean {
        let (numbers, rest) = words.split_once("번째 줄(")?;
        let (id, rest) = rest.split_once(')')?;
        (numbers, id, rest)
    } else {
        let (numbers, rest) =
            words.strip_prefix("line ").or_else(|| words.strip_prefix("lines "))?.split_once(" of ")?;
        let (id, rest) = rest.split_at(rest.find(',').unwrap_or(rest.len()));
        (numbers, id, rest)
    };
    if numbers.is_empty() || !numbers.bytes().all(|of| of.is_ascii_digit() || b", -".contains(&of)) {
        return None;
    }
    let first = format!("{id}:{numbers}");
    if rest.is_empty() { Some(first) } else { Some(first + ", " + &cited(rest.strip_prefix(", ")?, tongue)?) }
}

/// `from the document, line 66 of 001, by the rule for 429` as a basis and a rule.
pub fn basis(words: &str, tongue: Tongue) -> (String, Option<String>) {
    let (words, rule) = by_rule(words, tongue);
    // Several kinds of support are named one after the other.
    let parts = words.split("; ").map(|part| {
        let end = part.find([',', ':']).unwrap_or(part.len());
        match kind(&part[..end], tongue) {
            Some("stated") => match part.get(end + 2..).and_then(|rest| cited(rest, tongue)) {
                Some(lines) => format!("stated, {lines}"),
                None => format!("<{part}>"),
            },
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
        Tongue::Korean => words.split_once(" 처리 기준 적용, "),
    };
    match parted {
        Some((rule, rest)) => (rest.to_owned(), Some(pattern(rule, tongue))),
        None => (words.to_owned(), None),
    }
}

/// Statuses as the language has them: `4xx(401 407 제외)` is `4xx except 401 407`.
pub fn pattern(words: &str, tongue: Tongue) -> String {
    let but = words.strip_suffix(" 제외)").filter(|_| tongue == Tongue::Korean);
    let parted = but.and_then(|words| words.split_once('('));
    parted.map_or_else(|| words.to_owned(), |(all, but)| format!("{all} except {but}"))
}

/// What a remark is called.
pub fn remark(name: &str) -> Option<RemarkKind> {
    match name {
        "Contradiction" | "문서 내 불일치" => Some(RemarkKind::Conflict),
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
