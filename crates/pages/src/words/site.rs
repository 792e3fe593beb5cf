//! Words that the templates and the scripts of the site name.

use codetable_model::catalog::Catalog;
use codetable_model::phrases;
use codetable_model::words::Phrase;

/// Phrases by the names that a template or a script has for them.
macro_rules! named {
    ($($name:ident: $english:literal, $korean:literal;)*) => {
        &[$((stringify!($name), Phrase { english: $english, korean: $korean }),)*]
    };
}

/// Phrases with their names.
pub(crate) type Named = &'static [(&'static str, Phrase)];

// What the heads of pages say too.
phrases! {
    pub(crate) ERROR_CODES: "Error codes", "오류 코드";
    pub(crate) LEAD: "What each code means, what to do about it, and which line of which document says so.", "코드별 의미와 조치 방법을 문서의 줄 번호와 함께 제공합니다.";
    pub(crate) LEAD_UNCITED: "What each code means, and what to do about it.", "코드별 의미와 조치 방법을 제공합니다.";
    pub(crate) NOT_FOUND: "There is no such page", "페이지를 찾을 수 없습니다";
}

/// What the first page is about: lines of documents only where anything is cited.
pub(crate) fn lead(catalog: &Catalog) -> Phrase {
    let cites = catalog.providers.iter().any(|provider| !provider.documents.is_empty());
    if cites { LEAD } else { LEAD_UNCITED }
}

/// The same, as templates name them.
pub(crate) const SHARED: Named = &[
    ("ERROR_CODES", ERROR_CODES),
    ("NOT_FOUND", NOT_FOUND),
    ("AGAIN_MEANS", super::AGAIN_MEANS),
    ("CALLS", super::CALLS),
];

/// What templates name.
pub(crate) const TEMPLATES: Named = named! {
    SKIP: "Skip to the content", "본문 바로가기";
    BREADCRUMB: "Breadcrumb", "현재 위치";
    CONTENTS: "Contents", "목차";
    PAGES: "Pages", "페이지";
    ALL_CODES: "All codes", "전체 코드";
    SCRIPTLESS: "Search and filters need JavaScript. Without it, each provider’s page below lists all of its codes.", "검색과 필터를 사용하려면 JavaScript가 필요합니다. JavaScript 없이도 아래 제공사 페이지에서 전체 코드를 볼 수 있습니다.";
    SEARCH: "Search codes", "코드 검색";
    FILTERS: "Filters", "필터";
    PROVIDERS: "Providers", "제공사";
    HOW_TO_READ: "How to read a page", "페이지를 읽는 방법";
    STEPS: "Steps", "조치 단계";
    CODES: "Codes", "코드";
    CODE: "Code", "코드";
    MEANS: "What it means", "의미";
    BY_PROGRAM: "a program can", "자동 처리";
    BY_PERSON: "a person has to", "수동 조치";
    AGAIN: "Send again", "재시도";
    WHERE_THEY_DIFFER: "Where the two differ, the first request may have been carried out, wholly or in part: before a POST is sent once more, somebody checks.", "GET과 POST의 답이 다르면 첫 요청이 전부 또는 일부 처리되었을 수 있습니다. POST는 다시 보내기 전에 처리 여부를 먼저 확인해야 합니다.";
    MORE_OF_IT: "More about it", "자세히 보기";
    OR: "or", "또는";
    MARKS: "Numbers give the order of the steps; one behind “or” is an alternative.", "숫자는 조치 순서이며, ‘또는’이 붙은 숫자는 대안입니다.";
    ABOUT_TABLE: "The table", "표 정보:";
    THE_NAME: "The name", "이름";
    COVERAGE: "How we know what is said of codes", "코드 정보의 근거";
    ABOUT: "About this page", "이 페이지 정보";
    NOT_FOUND_HINT: "No code has this address. Search for it, or begin with a provider.", "이 주소에 해당하는 코드가 없습니다. 코드를 검색하거나 제공사 페이지에서 찾아보세요.";
    REPORT: "Report a mistake on this page", "이 페이지의 오류 신고";
    QUOTED: "In the document", "문서 원문";
    FACT: "Fact", "항목";
    ANOTHER_MEANING: "Another meaning", "다른 의미";
    TO_DO: "What to do", "조치 방법";
    FACTS: "Facts", "상세 정보";
    PROGRAM_NOTE: "With a code that is not listed, `code!` does not compile.", "목록에 없는 코드를 `code!`에 쓰면 컴파일되지 않습니다.";
    RESPONSE: "The response", "응답 예";
    WHOLE_RESPONSE: "The whole response has HTTP", "응답 전체의 상태 코드: HTTP";
    DOCUMENT_EXAMPLE: "The document’s example", "문서의 예";
    PUT_TOGETHER: "Put together from what is said of bodies.", "응답 본문 설명에 따라 작성한 예입니다.";
    MARKED: "marked", "표시된 값";
    NOT_GIVEN: " is a placeholder.", "은 문서에 없는 예시 값입니다.";
    SAME_STATUS: "The same status", "상태 코드가 같은 코드";
    SAME_FAMILY: "The same family", "같은 계열의 코드";
};

/// What scripts name.
pub(crate) const SCRIPTS: Named = named! {
    SEARCH: "Search codes", "코드 검색";
    LANGUAGE: "한국어", "English";
    LIGHT: "Light", "라이트";
    DARK: "Dark", "다크";
    COPY: "Copy", "복사";
    COPIED: "Copied", "복사됨";
    PROVIDER: "Provider", "제공사";
    STATUS: "Status", "상태 코드";
    STEP: "Step", "조치 단계";
    SEVERITY: "Severity", "심각도";
    AGAIN: "Send again", "재시도";
    EVERY_CODE: "All codes", "전체 코드";
    POST_TOO: "POST too", "POST도 가능";
    GET_ONLY: "GET only", "GET만 가능";
    NOT_YET: "No, or not yet", "불가 또는 조건부";
    LATER: "Later", "나중에 가능";
    BYHAND: "After a person’s step", "수동 조치 후 가능";
    NEVER: "No", "불가";
    NEEDLESS: "No need", "불필요";
    BASIS: "How we know what to do", "조치 방법의 근거";
    TYPE: "type of error", "오류 유형";
    OR: " or ", " 또는 ";
    EXCEPT: " except ", " 제외: ";
    MORE: "Show {} more", "{}개 더 보기";
    NOTHING: "Nothing found. Try a part of the code, its status, or a word of its message.", "검색 결과가 없습니다. 코드의 일부, 상태 코드 또는 메시지에 포함된 단어로 검색하세요.";
    ENTRY: "{} entry", "{}건";
    ENTRIES: "{} entries", "{}건";
};

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

    use super::*;
    use std::path::Path;

    /// A name that is used and not there fails where a template is filled, and in the browser.
    #[test]
    fn every_phrase_is_used() {
        let site = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/html");
        for (folder, names) in [("templates", TEMPLATES), ("assets", SCRIPTS)] {
            let files = std::fs::read_dir(site.join(folder)).unwrap();
            let files = files.map(|file| file.unwrap().path()).filter(|path| path.is_file());
            let text: String = files.map(|path| std::fs::read_to_string(path).unwrap()).collect();
            let shared = if folder == "assets" { super::super::found::SCRIPTS } else { SHARED };
            for (name, _) in names.iter().chain(shared) {
                let uses = [format!("words.{name}"), format!("label.{name}")];
                let is_whole = |rest: &str| !rest.starts_with(|next: char| next.is_ascii_uppercase() || next == '_');
                let mut ends = uses.iter().flat_map(|of| text.match_indices(of).map(|(at, of)| &text[at + of.len()..]));
                assert!(ends.any(is_whole), "nothing in {folder} says {name}");
            }
        }
    }
}
