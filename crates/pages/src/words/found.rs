//! Words for what a search found and why, in the terminal and on the site.

use super::site::Named;
use crate::find::Kind;
use codetable_model::phrases;
use codetable_model::words::Phrase;

/// Why something was found: what stands above it.
pub(crate) const fn kind(kind: Kind) -> Phrase {
    let (english, korean) = match kind {
        Kind::Exact => ("Exact match", "일치하는 코드"),
        Kind::Variant => ("Named by its variant", "enum 이름 일치"),
        Kind::NotListed => ("Not listed", "목록에 없는 코드"),
        Kind::Status => ("HTTP status", "HTTP 상태 코드"),
        Kind::Header => ("Header", "헤더"),
        Kind::Provider => ("Provider", "제공사"),
        Kind::Similar => ("Similar codes", "비슷한 코드"),
        Kind::Words => ("In names and descriptions", "이름·설명에 포함된 항목"),
    };
    Phrase { english, korean }
}

// Of a code that no table lists.
phrases! {
    pub(crate) NOT_LISTED: "`{}` is not listed", "`{}`: 목록에 없는 코드입니다";
    pub(crate) OF_FAMILY: "It is written as the codes of {} are.", "{}의 코드 형식과 일치합니다.";
    pub(crate) OF_NO_FAMILY: "No table has codes that are written so.", "이 형식의 코드를 사용하는 제공사가 없습니다.";
    pub(crate) BY_ITS_STATUS: "By the rule for its status {}:", "상태 코드 {}의 처리 기준에 따르면 다음과 같습니다.";
    pub(crate) NO_RULE: "Nobody says what to do about status {}: codetable does not send the request again.", "상태 코드 {}의 조치 방법은 문서와 HTTP 표준에 없으므로 codetable은 재시도하지 않습니다.";
    pub(crate) STATUS_BY_HTTP: "The document does not say what to do about status {}. By HTTP itself:", "상태 코드 {}의 조치 방법은 문서에 없습니다. HTTP 표준에 따르면 다음과 같습니다.";
    pub(crate) OTHER_STATUS: "The response has status {}; the code is listed with {}.", "응답의 상태 코드는 {}이나, 문서의 상태 코드는 {}입니다.";
    pub(crate) UNDER: "Under {}: {}", "상태 코드 {}인 경우: {}";
    pub(crate) BY_STATUS: "What to do depends on the status of the response. Add it, e.g. {}", "응답의 상태 코드에 따라 처리 방법이 달라집니다. 상태 코드를 함께 입력하세요. 예: {}";
    pub(crate) ASK: "Whom to ask", "문의처";
    pub(crate) FOR_STATUS: "rule for {}", "{} 처리 기준";
}

/// Those that the site's script says too.
pub(crate) const SCRIPTS: Named = &[
    ("NOT_LISTED", NOT_LISTED),
    ("OF_FAMILY", OF_FAMILY),
    ("OF_NO_FAMILY", OF_NO_FAMILY),
    ("BY_ITS_STATUS", BY_ITS_STATUS),
    ("NO_RULE", NO_RULE),
    ("STATUS_BY_HTTP", STATUS_BY_HTTP),
    ("OTHER_STATUS", OTHER_STATUS),
    ("UNDER", UNDER),
    ("ASK", ASK),
    ("RULE", super::STATUS_RULE),
    ("SAID_BY_HTTP", super::SAID_BY_HTTP),
    ("BY_STATUS", BY_STATUS),
    ("FOR_STATUS", FOR_STATUS),
];
