//! The heads of columns and headings in, what they speak of out: the words of API documents, in English and in Korean.

use codetable_model::vocabulary::TextKind;

/// What the head of a column says of what stands below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Head {
    /// Something else than codes: a text, a kind, a yes or no, another thing's name.
    Other,
    /// HTTP statuses.
    Http,
    /// Nothing, or nothing that is known.
    Unknown,
    /// What may be a code: a name, a value, a reason.
    Maybe,
    /// Errors.
    Error,
    /// Codes.
    Code,
}

/// Names of things that are no codes, though they look like some.
const THINGS: &[&str] = &[
    "헤더",
    "header",
    "필드",
    "field",
    "속성",
    "propert",
    "member",
    "param",
    "파라미터",
    "매개변수",
    "attribute",
    "variable",
    "변수",
    "option",
    "flag",
    "endpoint",
    "엔드포인트",
    "method",
    "메서드",
    "메소드",
    "path",
    "url",
    "uri",
    "permission",
    "권한",
    "scope",
    "event",
    "이벤트",
    "metric",
    "plan",
    "region",
    "country",
    "국가",
    "currency",
    "통화",
    "language",
    "언어",
    "locale",
    "date",
    "날짜",
    "일자",
    "version",
    "버전",
    "release",
    "library",
    "sdk",
    "feature",
    "항목",
    "example",
    "예시",
    "예제",
    "sample",
];

/// What a column says about codes without being one.
const ABOUT: &[&str] = &[
    "category",
    "분류",
    "그룹",
    "group",
    "retry",
    "재시도",
    "required",
    "필수",
    "여부",
    "since",
    "severity",
    "심각",
    "level",
    "등급",
    "타입",
    "유형",
    "구분",
    "담당",
    "http",
    "reconnect",
];

/// Whether one of some words begins in a text. In Korean, where words are joined, anywhere.
fn has(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| {
        text.match_indices(word)
            .any(|(at, _)| !word.is_ascii() || !text[..at].ends_with(|c: char| c.is_ascii_alphanumeric()))
    })
}

/// A head in lower case, `errorCode` as two words.
pub(super) fn lower(title: &str) -> String {
    let mut text = String::with_capacity(title.len());
    let mut before = ' ';
    for letter in title.chars() {
        if letter.is_ascii_uppercase() && before.is_ascii_lowercase() {
            text.push(' ');
        }
        text.extend(if letter == '_' { ' ' } else { letter }.to_lowercase());
        before = letter;
    }
    text
}

/// What the head of a column speaks of.
pub(super) fn head(title: &str) -> Head {
    let title = lower(title);
    let has = |words: &[&str]| has(&title, words);
    let is = |words: &[&str]| words.contains(&title.trim());
    if title.trim().is_empty() {
        return Head::Unknown;
    }
    // `opcode`, `errcode`
    let codes = title.contains("code") || has(&["코드", "コード", "代码", "errno", "sqlstate", "번호"]);
    if has(&["http", "status", "상태"]) && !has(&["sqlstate"]) && (codes || has(&["http"])) {
        return Head::Http;
    }
    if has(THINGS) {
        return Head::Other;
    }
    // `코드 설명` speaks of texts, `code name` of names.
    let text = kind(&title, false).is_some_and(|of| of != TextKind::Cause) && !is(&["title"]);
    if text && !title.ends_with("code") && !title.ends_with("코드") {
        return Head::Other;
    }
    match () {
        () if codes && !has(&["name", "명칭", "코드명", "이름", "type", "분류", "구분", "유형", "category"]) => {
            Head::Code
        }
        () if has(ABOUT) => Head::Other,
        () if has(&["error", "오류", "에러", "エラー", "错误", "exception", "fault", "예외"]) => Head::Error,
        () if is(&["status", "상태"]) => Head::Maybe,
        () if codes => Head::Maybe,
        () if has(&[
            "name",
            "이름",
            "명칭",
            "constant",
            "상수",
            "symbol",
            "identifier",
            "value",
            "값",
            "reason",
            "key",
            "type",
            "number",
            "enum",
            "id",
            "사유",
            "hex",
            "macro",
        ]) =>
        {
            Head::Maybe
        }
        () => Head::Unknown,
    }
}

/// Whether a column holds the names of codes.
pub(super) fn names(title: &str) -> bool {
    let title = lower(title);
    ["name", "이름", "명칭", "코드명", "constant", "상수", "symbol", "enum", "macro", "variant"]
        .iter()
        .any(|word| title.contains(word))
        && kind(&title, false).is_none()
}

/// Whether a heading or a sentence speaks of errors or codes.
pub(super) fn speaks_of_codes(text: &str) -> bool {
    let text = lower(text);
    let said = has(
        &text,
        &[
            "error",
            "오류",
            "에러",
            "코드",
            "exception",
            "fault",
            "failure",
            "failed",
            "decline",
            "reject",
            "실패",
            "예외",
            "거절",
            "エラー",
            "コード",
            "错误",
            "errno",
            "sqlstate",
            "opcode",
            "errcode",
        ],
    );
    // Programs are code as well.
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let of_program =
        ["source", "rust", "example", "sample", "your", "machine", "unsafe", "this", "the", "of", "generated"];
    let for_program = [
        "example",
        "examples",
        "sample",
        "samples",
        "style",
        "block",
        "blocks",
        "snippet",
        "snippets",
        "generation",
        "of",
        "review",
        "coverage",
    ];
    said || words.iter().enumerate().any(|(at, word)| {
        let before = at.checked_sub(1).map_or("", |before| words[before]);
        let after = words.get(at + 1).copied().unwrap_or_default();
        let one = *word == "code" && !of_program.contains(&before) && !for_program.contains(&after);
        one || (*word == "codes" && before != "qr")
    })
}

/// Whether what stands below a heading are values rather than errors: opcodes, events, kinds.
pub(super) fn speaks_of_values(text: &str) -> bool {
    let text = text.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    has(&["opcode", "command", "event", "종류", "유형", "bank code", "은행 코드"])
        && !has(&["error", "오류", "에러", "fail", "실패", "decline", "reject", "close", "exception", "fault"])
}

/// The kind of text that a head, or a label, speaks of.
pub(super) fn kind(title: &str, of_statuses: bool) -> Option<TextKind> {
    let title = &lower(title);
    const WORDS: [(&[&str], TextKind); 9] = [
        (
            &[
                "해결",
                "조치",
                "대응",
                "대처",
                "방법",
                "remedy",
                "action",
                "solution",
                "resol",
                "what to do",
                "fix",
                "next step",
                "recommend",
                "troubleshoot",
                "workaround",
                "対",
                "가이드",
            ],
            TextKind::Remedy,
        ),
        (&["원인", "사유", "이유", "cause", "reason", "why", "原因"], TextKind::Cause),
        (&["메시지", "메세지", "message", "メッセージ", "문구"], TextKind::Message),
        (&["설명", "내용", "description", "desc", "説明", "explanation", "definition", "정의"], TextKind::Description),
        (&["의미", "뜻", "meaning", "意味"], TextKind::Meaning),
        (&["제목", "title", "summary", "요약"], TextKind::Title),
        (&["비고", "참고", "note", "remark", "comment", "備考"], TextKind::Note),
        (&["상세", "세부", "detail"], TextKind::Detail),
        (&["text"], TextKind::Message),
    ];
    if of_statuses && ["status", "상태", "결과", "result", "outcome"].iter().any(|word| title.contains(word)) {
        return Some(TextKind::Outcome);
    }
    let found = WORDS.iter().find(|(words, _)| has(title, words)).map(|(_, kind)| *kind);
    // No text of a rule for statuses is a message or a cause.
    found.filter(|kind| !of_statuses || !matches!(kind, TextKind::Message | TextKind::Cause | TextKind::Title))
}

/// Whether a table lists headers, members or parameters, which a draft leaves to people.
pub(super) fn names_of_others(title: &str) -> bool {
    let title = lower(title);
    has(&title, THINGS) && !title.contains("code") && !title.contains("코드")
}

/// Whether a cell answers yes or no.
pub(super) fn is_answer(cell: &str) -> bool {
    const ANSWERS: [&str; 19] = [
        "yes",
        "no",
        "true",
        "false",
        "y",
        "n",
        "o",
        "x",
        "✓",
        "✗",
        "✔",
        "✘",
        "예",
        "아니오",
        "아니요",
        "가능",
        "불가",
        "불가능",
        "-",
    ];
    ANSWERS.contains(&cell.trim().to_lowercase().as_str())
}

/// The English words of a heading, for names: Korean ones of API documents are translated, and what says nothing is dropped.
pub(super) fn title_words(title: &str) -> Vec<String> {
    const KOREAN: [(&str, &str); 36] = [
        ("오류", " Error "),
        ("에러", " Error "),
        ("코드", " Code "),
        ("인증", " Auth "),
        ("결제", " Payment "),
        ("주문", " Order "),
        ("상품", " Product "),
        ("공통", " Common "),
        ("응답", " Response "),
        ("결과", " Result "),
        ("상태", " Status "),
        ("종료", " Close "),
        ("게이트웨이", " Gateway "),
        ("요청", " Request "),
        ("회원", " Member "),
        ("배송", " Delivery "),
        ("정산", " Settlement "),
        ("취소", " Cancel "),
        ("환불", " Refund "),
        ("카드", " Card "),
        ("은행", " Bank "),
        ("계좌", " Account "),
        ("이체", " Transfer "),
        ("서버", " Server "),
        ("시스템", " System "),
        ("사용자", " User "),
        ("로그인", " Login "),
        ("메시지", " Message "),
        ("거절", " Decline "),
        ("예외", " Exception "),
        ("조회", " Query "),
        ("등록", " Register "),
        ("알림", " Notification "),
        ("파일", " File "),
        ("검증", " Validation "),
        ("권한", " Permission "),
    ];
    const SMALL: &str =
        " a an the of to in on at for from by with and or list table overview reference appendix our your all other ";
    let mut text = title.to_owned();
    for (korean, english) in KOREAN {
        text = text.replace(korean, english);
    }
    let words = text
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| word.bytes().any(|byte| byte.is_ascii_alphabetic()));
    let mut kept: Vec<String> = Vec::new();
    for word in words.filter(|word| !SMALL.contains(&format!(" {} ", word.to_lowercase()))) {
        if kept.last().is_none_or(|last| !last.eq_ignore_ascii_case(word)) {
            kept.push(word.to_owned());
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_speaks_of_what_its_words_mean() {
        for (wanted, titles) in [
            (Head::Unknown, &["", " ", "Foo", "Terror", "Filename", "Cause", "Title"][..]),
            (Head::Http, &["HTTP", "HTTP status", "Status code", "상태 코드"]),
            (
                Head::Other,
                &["Field code", "Event", "Message", "Error description", "Title text", "Code message", "Retry"],
            ),
            (
                Head::Code,
                &[
                    "Code",
                    "errorCode",
                    "opcode",
                    "errno",
                    "SQLSTATE",
                    "HTTP sqlstate",
                    "Message code",
                    "메시지 코드",
                    "Code group",
                ],
            ),
            (Head::Error, &["Error", "총오류", "isError", "is_error", "Error code name"]),
            (Head::Maybe, &["Status", "Reason", "Name", "Value", "Code name", "Type of code"]),
        ] {
            for title in titles {
                assert_eq!(head(title), wanted, "{title:?}");
            }
        }
        for (title, holds_names) in [
            ("Name", true),
            ("enumConstant", true),
            ("Error name", true),
            ("Name of the message", false),
            ("Code", false),
        ] {
            assert_eq!(names(title), holds_names, "{title}");
        }
        for (title, lists_others) in [
            ("Header", true),
            ("responseHeader", true),
            ("Header code", false),
            ("헤더", true),
            ("헤더 코드", false),
            ("Code", false),
        ] {
            assert_eq!(names_of_others(title), lists_others, "{title}");
        }
        for (cell, answers) in [("yes", true), (" YES ", true), ("-", true), ("no!", false), ("", false)] {
            assert_eq!(is_answer(cell), answers, "{cell}");
        }
        for (title, of_statuses, wanted) in [
            ("Status", true, Some(TextKind::Outcome)),
            ("Status", false, None),
            ("Message", true, None),
            ("Cause", true, None),
            ("Title", true, None),
            ("Meaning", true, Some(TextKind::Meaning)),
            ("text", false, Some(TextKind::Message)),
            ("howToFix", false, Some(TextKind::Remedy)),
            ("prefix", false, None),
        ] {
            assert_eq!(kind(title, of_statuses), wanted, "{title} {of_statuses}");
        }
    }

    #[test]
    fn a_heading_speaks_of_codes_and_not_of_programs() {
        for (text, of_codes, of_values) in [
            ("Error codes", true, false),
            ("Terror", false, false),
            ("Reasons of declines", true, false),
            ("Code", true, false),
            ("Response code", true, false),
            ("The code", false, false),
            ("Source code", false, false),
            ("Code example", false, false),
            ("Code of conduct", false, false),
            ("Codes", true, false),
            ("QR codes", false, false),
            ("Encode", false, false),
            ("Opcodes", true, true),
            ("Gateway Events", false, true),
            ("Event errors", true, false),
            ("Close events", false, false),
        ] {
            assert_eq!((speaks_of_codes(text), speaks_of_values(text)), (of_codes, of_values), "{text}");
        }
        for (title, words) in [
            ("주문 오류", &["Order", "Error"][..]),
            ("The list of error codes", &["error", "codes"]),
            ("Error error codes error", &["Error", "codes", "error"]),
            ("404 errors", &["errors"]),
            ("2FA", &["2FA"]),
        ] {
            assert_eq!(title_words(title), words, "{title}");
        }
    }
}
