//! Words of ours that carry an order or a negation, held in both languages: a translation that says the earlier for the
//! later, or drops a "not", sends a request that should not have been sent.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by a panic")]

use std::collections::BTreeMap;
use std::path::Path;

/// Phrases by name, with what has to stand in all of their English and in all of their Korean: one of the words between bars.
/// A phrase in which two things count stands here twice.
const HELD: [(&str, &str, &str); 82] = [
    // What to do, how long to wait, what became of the request.
    ("WAIT_NONE", "for nothing", "없이"),
    ("SAME_REQUEST", "GET only", "GET만"),
    ("SAME_REQUEST", "before a POST, check", "먼저 확인"),
    ("SAME_REQUEST_IN_PART", "GET only", "GET만"),
    ("SAME_REQUEST_IN_PART", "before a POST, check", "먼저 확인"),
    ("HOW_LONG_SOON", "no time", "시간은 명시되지 않음"),
    ("HOW_LONG_MONTH", "until the next month", "다음 달이 시작될 때까지"),
    ("HOW_LONG_MONTH_TOLD", "until the next month", "다음 달이 시작될 때까지"),
    ("HOW_LONG_NONE", "no time", "불필요"),
    ("UNTIL_UNIX", "until", "까지"),
    ("UNTIL_ISO", "until", "까지"),
    ("WAIT_MOMENT", "", "시각까지"),
    ("WAIT_AMOUNT", "", "시간만큼"),
    ("LATEST", "latest|later", "늦은"),
    ("DoNotRetry", "do not|Do not", "하지 마세요|하지 말고|하지 않습니다|금지"),
    ("NoAction", "nothing|No action", "필요가 없|필요 없|불필요"),
    ("NotApplied", "no: it was refused before", "처리되지 않음(처리 전 거부)"),
    ("Unknown", "nobody can tell", "알 수 없"),
    ("Silent", "not said", "없음"),
    // Whether to send again.
    ("NO", "no", "불가"),
    ("DO_NOT_TRY", "do not", "불가"),
    ("NOT_BEFORE", "no: {}", "불가({} 필요)"),
    ("DO_NOT_TRY_BEFORE", "do not try again: {}", "불가({} 필요)"),
    ("NO_NEED", "no need", "불필요"),
    ("NO_NEED_TO_TRY", "no need", "불필요"),
    ("NOT_AS_IT_IS", "not as it is", "불가(수정 필요)"),
    ("DO_NOT_TRY_AS_IT_IS", "do not", "동일 요청 재시도 불가"),
    ("MAY_BE_DONE", "do not", "불가"),
    ("MAY_BE_DONE", "check first", "먼저 확인"),
    ("NO_MAY_BE_DONE", "no (", "불가("),
    ("NO_MAY_BE_DONE", "check first", "먼저 확인"),
    ("NO_MAY_BE_DONE_IN_PART", "no (", "불가("),
    ("NO_MAY_BE_DONE_IN_PART", "check which first", "먼저 확인"),
    ("ELSE_SOON", "without it: after a back-off", "없으면 잠시 후"),
    ("ELSE_SOON_MEMBER", "without it: after a back-off", "없으면 잠시 후"),
    ("OR_A_WHILE", "or a while without it", "없으면 잠시"),
    ("OR_A_WHILE_MEMBER", "or a while without it", "없으면 잠시"),
    ("BY_BOTH", "because nothing was carried out", "처리 전에 거부되므로"),
    ("BY_BOTH", "HTTP alone does not say", "HTTP 표준만으로는 처리 여부를 알 수 없"),
    ("OR_FIRST", "or {}", "또는 {}"),
    ("MAY_BE_DONE_IN_PART", "do not", "불가"),
    ("MAY_BE_DONE_IN_PART", "check which first", "먼저 확인"),
    // The word for "after" stands behind the last of several nouns.
    ("LAST_DEED", "", " 후"),
    ("AFTER_DEED", "", " 후"),
    ("AFTER_FIX", "after", "수정"),
    ("AFTER_SETUP", "after", "설정 변경"),
    ("AFTER_AMOUNT", "after", "시간만큼 대기"),
    ("AFTER_MOMENT", "after", "이후"),
    ("AFTER_SOON", "after", " 후"),
    ("AFTER_BACK_OFF", "after", "대기"),
    ("AFTER_SECONDS", "after", "대기"),
    ("LATER", "later|Later", "나중"),
    ("BYHAND", "After", " 후 "),
    ("NEVER", "No", "불가"),
    ("WHERE_THEY_DIFFER", "before a POST", "먼저 확인"),
    ("WHERE_THEY_DIFFER", "the first request may have been", "첫 요청이 전부 또는 일부 처리되었을 수"),
    ("GET_ONLY", "GET only", "GET만"),
    ("NOT_YET", "No, or not yet", "불가 또는 조건부"),
    ("NEEDLESS", "No need", "불필요"),
    // What is said where nothing is, and in what order rules are asked.
    ("BY_STATUS_UNCLEAR", "no response tells", "구분할 수 없음"),
    ("NOT_SAID", "Not said", "없음"),
    ("SEE_TEXT", "Not said", "없음"),
    ("RULES_ARE_FOR", "very status decides, else that of its class", "상태 코드의 처리 기준을 먼저 적용"),
    ("RULES_SAY_NOTHING", "does not say", "없으므로"),
    ("CLASSES_ARE", "does not say that itself", "조치 방법이 없으면"),
    ("OF_CLASS", "not listed", "목록에 없는"),
    ("TYPES_ARE", "No response carries", "포함되지 않으며"),
    ("REMARKS_ARE", "without contradicting", "불일치는 아니"),
    ("INFERRED_MEANS", "does not say", "문서에 없어"),
    ("DECLARED_MEANS", "cites no document", "인용하지 않고"),
    ("SILENT_MEANS", "Nobody says it", "어디에도 없"),
    ("UNKNOWN", "nothing is known", "찾을 수 없"),
    ("NotListed", "Not listed", "없는"),
    ("NOT_LISTED", "not listed", "없는"),
    ("OF_NO_FAMILY", "No table", "없습니다"),
    ("NO_RULE", "does not send", "재시도하지 않습니다"),
    ("STATUS_BY_HTTP", "does not say", "문서에 없습니다"),
    ("NOT_FOUND", "no such page", "찾을 수 없"),
    ("NOT_FOUND_HINT", "No code", "코드가 없습니다"),
    ("NOTHING", "Nothing found", "결과가 없습니다"),
    ("SCRIPTLESS", "Without it", "없이도"),
    ("PROGRAM_NOTE", "does not compile", "컴파일되지 않습니다"),
];

/// English words that carry an order or a negation.
const CLASS: [&str; 17] = [
    "not", "no", "never", "nobody", "nothing", "none", "without", "only", "later", "latest", "earlier", "earliest",
    "before", "after", "until", "first", "last",
];

/// What a phrase is called, and all that it says in English and in Korean.
type Phrases = BTreeMap<String, [Vec<String>; 2]>;

/// Every phrase of the words of ours: a line with texts in both languages, by the name before the first.
fn phrases() -> Phrases {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut found = Phrases::new();
    let mut places = ["model/src/words", "model/src/words.rs", "pages/src/words", "pages/src/words.rs"]
        .map(|place| crates.join(place))
        .to_vec();
    while let Some(place) = places.pop() {
        if place.is_dir() {
            places.extend(std::fs::read_dir(place).unwrap().map(|entry| entry.unwrap().path()));
            continue;
        }
        for line in std::fs::read_to_string(place).unwrap().lines().filter(|line| !line.trim().starts_with("//")) {
            let parts: Vec<&str> = line.split('"').collect();
            let name = parts[0].rsplit(|of: char| !of.is_alphanumeric() && of != '_').find(|word| !word.is_empty());
            let texts = || parts.iter().skip(1).step_by(2).filter(|text| !text.is_empty());
            let (Some(name), true) = (name, texts().any(|text| is_korean(text))) else { continue };
            let [english, korean] = found.entry(name.to_owned()).or_default();
            texts()
                .for_each(|text| if is_korean(text) { &mut *korean } else { &mut *english }.push((*text).to_owned()));
        }
    }
    found
}

fn is_korean(text: &str) -> bool {
    text.chars().any(|letter| ('가'..='힣').contains(&letter))
}

fn is_of_the_class(english: &str) -> bool {
    let mut words = english.split(|of: char| !of.is_ascii_alphabetic()).map(str::to_ascii_lowercase);
    words.any(|word| CLASS.contains(&word.as_str()))
}

/// What a phrase says otherwise than it is held to.
fn wrong(phrases: &Phrases) -> Vec<String> {
    let mut wrong = Vec::new();
    for (name, wanted) in HELD.map(|(name, english, korean)| (name, [english, korean])) {
        let Some(said) = phrases.get(name) else {
            wrong.push(format!("{name} is no phrase"));
            continue;
        };
        for (texts, wanted) in said.iter().zip(wanted).filter(|(_, wanted)| !wanted.is_empty()) {
            let lacks = |text: &&String| !wanted.split('|').any(|word| text.contains(word));
            wrong.extend(texts.iter().filter(lacks).map(|text| format!("{name} says `{text}` without `{wanted}`")));
        }
    }
    let is_held = |name: &str| HELD.iter().any(|(of, ..)| *of == name);
    for (name, [english, _]) in phrases.iter().filter(|(name, _)| !is_held(name)) {
        let told = english.iter().filter(|text| is_of_the_class(text));
        wrong.extend(told.map(|text| format!("{name} says `{text}`: name in HELD what has to stand in each language")));
    }
    wrong
}

#[test]
fn what_carries_an_order_or_a_negation_does_so_in_both_languages() {
    let phrases = phrases();
    assert!(phrases.len() > 300, "{}", phrases.len());
    assert_eq!(wrong(&phrases), Vec::<String>::new());
}

/// Each entry is asked for: a phrase that loses its word is refused, in whichever language, and so is a new one.
#[test]
fn a_word_that_is_lost_is_missed() {
    let phrases = phrases();
    for (name, english, korean) in HELD {
        for (language, words) in [english, korean].into_iter().enumerate().filter(|(_, words)| !words.is_empty()) {
            let mut changed = phrases.clone();
            let texts = &mut changed.get_mut(name).unwrap()[language];
            *texts = texts
                .iter()
                .map(|text| words.split('|').fold(text.clone(), |of, word| of.replace(word, "…")))
                .collect();
            assert!(!wrong(&changed).is_empty(), "{name}: {words}");
        }
    }
    let mut more = phrases;
    more.insert("NEW".to_owned(), [vec!["send it before noon".to_owned()], vec!["정오 이후 전송".to_owned()]]);
    assert_eq!(wrong(&more).len(), 1);
}
