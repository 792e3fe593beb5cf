//! Words of pages and terminals, every one in all languages: headings, labels, what a button says.
//!
//! What is said of a code, a step or a wait is [below](codetable_model::words), where comments of generated code have it too.

pub(crate) mod found;
pub(crate) mod korean;
pub(crate) mod site;

use codetable_model::phrases;
use codetable_model::vocabulary::{Period, TextKind, Vocabulary};
pub(crate) use codetable_model::words::advice::{AGAIN, AND, CARRIED_OUT, EITHER, THEN, TO_DO, WAIT};
use codetable_model::words::{Phrase, RichText};
use korean::Korean;

/// What a word of a vocabulary means.
pub(crate) fn meaning<V: Vocabulary + Korean>(word: V) -> Phrase {
    Phrase { english: word.meaning(), korean: word.korean() }
}

/// A word of a vocabulary, and what it means.
pub(crate) fn word<V: Vocabulary + Korean>(word: V) -> RichText {
    WORD.with([RichText::code(word.word()), meaning(word).into()])
}

/// What a text of a kind is called.
pub(crate) fn text_kind(kind: TextKind) -> Phrase {
    let korean = match kind {
        TextKind::Label => "상태 메시지",
        TextKind::Outcome => "결과",
        TextKind::Title => "제목",
        TextKind::Cause => "원인",
        TextKind::Message => "메시지",
        TextKind::Meaning => "의미",
        TextKind::Description => "설명",
        TextKind::Detail => "상세 설명",
        TextKind::Remedy => "해결 방법",
        TextKind::Note => "비고",
    };
    Phrase { english: kind.variant(), korean }
}

/// What a fact is called that is no text and no part of what to do, by its name.
pub(crate) fn fact(name: &str) -> Option<Phrase> {
    let (english, korean) = match name {
        "severity" => return Some(SEVERITY),
        "origin" => ("Origin", "발생 위치"),
        "deprecated_by" => ("Use instead", "대체 권장 코드"),
        _ => return None,
    };
    Some(Phrase { english, korean })
}

/// `1 code`, `15 codes`; nothing where there is none.
pub(crate) fn counted(count: usize, [one, many]: [Phrase; 2]) -> RichText {
    match count {
        0 => RichText::default(),
        1 => one.with([count.into()]),
        _ => many.with([count.into()]),
    }
}

/// Things that are counted, one of them and several.
pub(crate) mod count {
    use codetable_model::words::Phrase;

    const fn count(one: &'static str, many: &'static str, korean: &'static str) -> [Phrase; 2] {
        [Phrase { english: one, korean }, Phrase { english: many, korean }]
    }

    pub(crate) const CODES: [Phrase; 2] = count("{} code", "{} codes", "코드 {}개");
    pub(crate) const STATUSES: [Phrase; 2] = count("{} status rule", "{} status rules", "상태 코드별 처리 기준 {}개");
    pub(crate) const HEADERS: [Phrase; 2] = count("{} header", "{} headers", "헤더 {}개");
    pub(crate) const CONFLICTS: [Phrase; 2] =
        count("{} disagreement in the document", "{} disagreements in the document", "문서 내 불일치 {}건");
    pub(crate) const CHARACTERS: [Phrase; 2] = count("{} character", "{} characters", "{}자");
    pub(crate) const DIGITS: [Phrase; 2] = count("{} digit", "{} digits", "숫자 {}자리");
}

// Facts of a code.
phrases! {
    pub(crate) WORD: "{}: {}", "{}: {}";
    pub(crate) STATUS: "HTTP status", "HTTP 상태 코드";
    pub(crate) SEVERITY: "Severity", "심각도";
    pub(crate) ERROR_TYPE: "Type of error", "오류 유형";
    pub(crate) BY_STATUS: "by its status", "상태 코드 기준";
    pub(crate) BY_STATUS_UNCLEAR: "by its status: no response tells which", "상태 코드 기준(응답만으로는 구분할 수 없음)";
    pub(crate) NOT_SAID: "Not said.", "정보 없음.";
    pub(crate) SEE_TEXT: "Not said in steps: see “{}”.", "정보 없음. ‘{}’ 항목을 참고하세요.";
    pub(crate) INFERRED: "inferred", "추론";
    pub(crate) RETIRED: "Retired since {}.", "{}부터 사용 중단.";
    pub(crate) RETIRED_FOR: "Retired since {}: use {} instead.", "{}부터 사용 중단. 대체 코드: {}";
    pub(crate) RETIRED_BECAUSE: "Retired since {}: {}", "{}부터 사용 중단. {}";
    pub(crate) ALIASES: "Also spelled", "별칭";
    pub(crate) SINCE: "Since", "추가된 버전";
    pub(crate) READ_MORE: "Read more", "참고 문서";
    pub(crate) PARAMETERS: "To fill in", "채워 넣을 값";
    pub(crate) DOCS_PAGE: "Documentation", "공식 문서";
    pub(crate) ONCE_MORE: "The document lists the code once more: {}", "문서에 같은 코드가 한 번 더 나옵니다: {}";
    pub(crate) COUNTS_IF: "Counts if", "적용 조건";
    pub(crate) MEANING_OF: "Meaning {} of {}", "의미 {}: {}";
}

// Tables of codes.
phrases! {
    pub(crate) TITLE: "Title", "제목";
    pub(crate) KEY_TYPE: "Type of a code", "코드 타입";
    pub(crate) PREFIX: "Begins with", "접두사";
    pub(crate) RANGE: "Lies in", "범위";
    pub(crate) FROM_TO: "{} to {}", "{}~{}";
    pub(crate) PATTERN: "Looks like", "형식";
    pub(crate) PATTERN_WITH: "{}, with {}", "{} ({})";
    pub(crate) NAMED_RUN: "{} of {}", "{}: {}";
    pub(crate) CHARACTERS_OF: "{} of {}", "{}({})";
    pub(crate) URI: "Travels in", "코드가 담기는 URI";
    pub(crate) OPEN: "More to come", "확장 가능";
    pub(crate) OPEN_MEANS: "codes may be added", "코드가 추가될 수 있습니다";
}

// Statuses, types, severities.
phrases! {
    pub(crate) RULES_ARE_FOR: "For a response whose code is unknown, or that has none: the rule of its very status decides, else that of its class.", "코드를 알 수 없거나 코드가 없는 응답에 적용합니다. 해당 상태 코드의 처리 기준을 먼저 적용하고, 없으면 그 상태 코드가 속한 범위의 처리 기준을 적용합니다.";
    pub(crate) BY_HTTP: "By HTTP itself", "HTTP 표준 기준";
    pub(crate) BY_BOTH: "Any call, because nothing was carried out, as said above; HTTP alone does not say that.", "위 내용과 같이 처리 전에 거부되므로 모든 요청에 해당합니다. HTTP 표준만으로는 처리 여부를 알 수 없습니다.";
    pub(crate) SAID_BY_HTTP: "{} (by HTTP itself)", "{}(HTTP 표준 기준)";
    pub(crate) RULES_SAY_NOTHING: "The document does not say what to do about a status; what HTTP itself says of it counts.", "상태 코드별 조치 방법은 문서에 없으므로 HTTP 표준을 기준으로 합니다.";
    pub(crate) CLASSES_ARE: "What holds for codes that have something in common. A code that is not listed may be of a class; one that is listed takes from its class what to do, where it does not say that itself.", "공통점이 있는 코드에 적용되는 내용입니다. 목록에 없는 코드도 분류에 속할 수 있으며, 목록에 있는 코드에 조치 방법이 없으면 분류의 조치 방법을 따릅니다.";
    pub(crate) OF_CLASS: "{} is not listed; it is of the class {}", "{}: 목록에 없는 코드이며 분류 {}에 속합니다";
    pub(crate) TYPES_ARE: "The document sorts errors into these types. No response carries the name of its type: only the status hints at it.", "문서에서 분류한 오류 유형입니다. 응답에는 유형 이름이 포함되지 않으며, 상태 코드로만 짐작할 수 있습니다.";
    pub(crate) STATUS_CODES: "Statuses", "상태 코드";
    pub(crate) STATUS_CODE: "Status", "상태 코드";
    pub(crate) OCCURS: "Occurs", "발생 시점";
    pub(crate) EFFECT_OF: "What it does", "설명";
}

/// A period, as what limits requests is called by it.
pub(crate) const fn per(period: Period) -> Phrase {
    let (english, korean) = match period {
        Period::Second => ("second", "초당"),
        Period::Minute => ("minute", "분당"),
        Period::Hour => ("hour", "시간당"),
        Period::Day => ("day", "일일"),
        Period::Month => ("month", "월간"),
    };
    Phrase { english, korean }
}

/// A period, as what is left or used of it.
pub(crate) const fn this(period: Period) -> Phrase {
    let korean = match period {
        Period::Second => "초당 한도 중",
        Period::Minute => "분당 한도 중",
        Period::Hour => "시간당 한도 중",
        Period::Day => "오늘",
        Period::Month => "이번 달",
    };
    Phrase { korean, ..per(period) }
}

// Headers, bodies, support.
phrases! {
    pub(crate) HEADER: "Header", "헤더";
    pub(crate) TELLS: "What it tells", "내용";
    pub(crate) FORMAT: "Written as", "형식";
    pub(crate) SENT: "Sent", "반환 조건";
    pub(crate) IN_DOCUMENT: "In the document", "문서 설명";
    pub(crate) BASIS: "How we know", "근거";
    pub(crate) ALLOWANCE: "{}: {}", "{}: {}";
    pub(crate) COUNTED_OVER: ", counted over {}", ", 집계 기간: {}";
    pub(crate) LIMIT_PER: "requests allowed per {}", "{} 요청 한도";
    pub(crate) LEFT_PER: "requests left this {}", "{} 남은 요청 수";
    pub(crate) USED_PER: "requests used this {}", "{} 사용한 요청 수";
    pub(crate) RESET_PER: "when the limit per {} resets", "{} 한도 초기화 시각";
    pub(crate) ALSO: "; ", ". ";
    pub(crate) EVERY_RESPONSE: "with every response", "모든 응답";
    pub(crate) SOME_RESPONSES: "with some responses", "일부 응답";
    pub(crate) MEMBER: "Member", "필드";
    pub(crate) WHAT_IT_IS: "What it is", "설명";
    pub(crate) TYPE: "Type", "타입";
    pub(crate) PRESENCE: "There", "필수 여부";
    pub(crate) ALWAYS: "always", "필수";
    pub(crate) SOMETIMES: "sometimes", "선택";
    pub(crate) LIST_OF: "{} of {}", "{}(요소: {})";
    pub(crate) OF_TABLE: "{}, of the table {}", "{}({} 표)";
    pub(crate) LEADS: "{}; of several codes it leads", "{}. 코드가 여러 개이면 이 코드를 우선합니다";
    pub(crate) ZONE: "at {} from UTC", "UTC {}";
    pub(crate) MEDIA_TYPE: "Media type", "미디어 타입";
    pub(crate) EXAMPLE: "Example ({}):", "예 ({}):";
    pub(crate) EXAMPLE_OF: "Example ({}), of a response with status {}{}:", "예 ({}), 상태 코드 {}{}:";
    pub(crate) DOCUMENT_SAYS: "The document says", "문서 안내";
    pub(crate) ASK_AT: "Ask at", "문의처";
    pub(crate) GIVE: "Give", "첨부할 정보";
    pub(crate) FOUND_IN: "{}, found in {}", "{} (위치: {})";
    pub(crate) IN_HEADER: "the header {}", "{} 헤더";
    pub(crate) IN_BODY: "{} of the body {}", "{} ({} 본문)";
}

// Remarks and documents.
phrases! {
    pub(crate) CONFLICT: "Contradiction", "문서 내 불일치";
    pub(crate) REMARK: "Remark", "유의";
    pub(crate) NOTE: "Note", "참고";
    pub(crate) FOLLOWED: "Followed", "적용 기준";
    pub(crate) BECAUSE: "Because", "이유";
    pub(crate) CONCERNS: "Concerns {}.", "관련 항목: {}";
    pub(crate) CONFLICTS_ARE: "Where the document contradicts itself, or cannot mean what it says: the places, what these tables follow, and why.", "문서 내용이 서로 다르거나 그대로 적용할 수 없는 부분입니다. 위치와 적용 기준, 이유를 함께 제공합니다.";
    pub(crate) REMARKS_ARE: "What is odd in the document without contradicting it.", "불일치는 아니지만 문서에서 유의해야 할 부분입니다.";
    pub(crate) ADDRESS: "Address", "주소";
    pub(crate) DATE: "Date", "날짜";
    pub(crate) FILE: "File", "파일";
    pub(crate) SHA256: "SHA-256", "SHA-256";
}

// Sections of the page of a provider.
phrases! {
    pub(crate) CODES: "Codes", "코드";
    pub(crate) CODE_BY_CODE: "Code by code", "코드별 상세 정보";
    pub(crate) STATUSES: "Statuses", "상태 코드";
    pub(crate) CLASSES: "Classes of codes", "코드 분류";
    pub(crate) TYPES: "Types of error", "오류 유형";
    pub(crate) SEVERITIES: "Severities", "심각도";
    pub(crate) HEADERS: "Headers", "헤더";
    pub(crate) BODIES: "Bodies", "본문";
    pub(crate) SUPPORT: "Support", "문의";
    pub(crate) CONFLICTS: "Where the document disagrees with itself", "문서 내 불일치";
    pub(crate) REMARKS: "Remarks", "유의";
    pub(crate) NOTES: "Notes", "참고";
    pub(crate) DOCUMENTS: "Documents", "문서";
    pub(crate) CALLED: "Also called {}: {}.", "다른 이름: {}({})";
    pub(crate) NAME_IS: "The name is {}.", "이름의 근거: {}";
    pub(crate) COUNTED_FROM: "{}, from {}.", "{}, 출처: {}";
    pub(crate) COUNTED_ALONE: "{}.", "{}";
    pub(crate) THE_DOCUMENT: "the document", "문서";
    pub(crate) CODE: "Code", "코드";
    pub(crate) NAME: "Name", "이름";
    pub(crate) MEANS: "What it means", "의미";
    pub(crate) ABOUT_PROVIDER: "What each error code of {} means, whether to send the request again, and when: {}.", "{}의 오류 코드별 의미, 재시도 여부, 대기 시간: {}.";
    pub(crate) ALL_FACTS: "All facts", "전체";
}

// How to read a page.
phrases! {
    pub(crate) STATED_MEANS: "The document says it, on the lines cited. Cells of tables are quoted to the letter; sentences outside tables are told in our words.", "문서에 명시되어 있습니다(줄 번호 표시). 표의 내용은 그대로 인용하고, 그 밖의 문장은 요약했습니다.";
    pub(crate) INFERRED_MEANS: "The document does not say it. We conclude it, and give the reason; numbers in brackets are lines.", "문서에 없어 추론한 내용입니다. 이유의 괄호 안 숫자는 문서의 줄 번호입니다.";
    pub(crate) REGISTERED_MEANS: "A standard or a registry says it, in the section named.", "표준 문서나 레지스트리에 정의되어 있습니다.";
    pub(crate) DECLARED_MEANS: "The catalogue says it on its own authority: it cites no document.", "문서를 인용하지 않고 이 카탈로그에서 직접 정의했습니다.";
    pub(crate) SILENT_MEANS: "Nobody says it, and nothing is made up to fill the gap.", "문서와 표준 어디에도 없어 비워 두었습니다.";
}

// Between alternatives in few words.
phrases! {
    pub(crate) OR_BETWEEN: "or", "또는";
}

// What is asked above the codes, and about which calls.
phrases! {
    pub(crate) AGAIN_MEANS: "“Send again” asks whether a program may send the very same request once more.", "재시도는 프로그램이 동일한 요청을 그대로 다시 보내는 것을 뜻합니다.";
    pub(crate) CALLS: "GET stands for calls that are safe to repeat (GET, HEAD, OPTIONS, TRACE, PUT, DELETE), POST for all others (POST, PATCH …).", "GET은 중복 요청해도 안전한 메서드(GET, HEAD, OPTIONS, TRACE, PUT, DELETE)를, POST는 POST, PATCH 등 그 밖의 메서드를 뜻합니다.";
    pub(crate) STATUS_RULE: "rule for statuses", "상태 코드별 처리 기준";
}

// The terminal.
phrases! {
    pub(crate) OR: "or {}", "또는 {}";
    pub(crate) SAME_STATUS: "Other codes with this status", "상태 코드가 같은 다른 코드";
    pub(crate) WITH_STATUS: "Codes with this status", "이 상태 코드로 반환되는 코드";
    pub(crate) MORE: "and {} more", "외 {}개";
    pub(crate) UNKNOWN: "nothing is known of `{}`", "`{}`: 찾을 수 없습니다";
    pub(crate) HINT: "try a part of the code, its status, or a word of its message", "코드의 일부, 상태 코드 또는 메시지에 포함된 단어로 검색하세요";
    pub(crate) LABEL: "{}: {}", "{}: {}";
}
