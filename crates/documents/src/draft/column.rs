//! The cells of a table in, what each of its columns holds out: a guess, from heads and from the cells themselves.

use crate::drift::row_match::is_code;
use codetable_model::vocabulary::TextKind;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    /// A code, or several.
    Code,
    /// An HTTP status.
    Status,
    /// A text of a kind.
    Text(TextKind),
    /// The English of another column.
    English(usize),
    /// Nothing that a draft takes over.
    Nothing,
}

/// What the columns of a table hold, given its head and its rows. Empty if it lists neither codes nor statuses.
pub(super) fn columns(head: &[String], rows: &[Vec<String>]) -> Vec<Column> {
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let cells = |column: usize| rows.iter().filter_map(move |row| row.get(column)).filter(|cell| !cell.is_empty());
    let title = |column: usize| head.get(column).map(|title| title.to_lowercase()).unwrap_or_default();
    let all = |column: usize, holds: &dyn Fn(&str) -> bool| {
        cells(column).next().is_some() && cells(column).all(|cell| holds(cell))
    };
    if names_of_others(&title(0)) {
        return Vec::new();
    }
    let statuses: Vec<usize> = (0..width).filter(|column| all(*column, &|cell| status(cell).is_some())).collect();
    let codes: Vec<usize> = (0..width).filter(|column| all(*column, &|cell| !codes_of(cell).is_empty())).collect();
    // A column of three-digit numbers may be either: its head tells, or the other column does.
    let called = |column: &usize| title(*column).contains("code") || title(*column).contains("코드");
    let of_http = |column: &usize| ["http", "status", "상태"].iter().any(|word| title(*column).contains(word));
    let code = codes
        .iter()
        .copied()
        .filter(|column| !(statuses.contains(column) && (of_http(column) || statuses.len() == 1)))
        .max_by_key(|column| (called(column) && !of_http(column), !statuses.contains(column), usize::MAX - column));
    let status = statuses.iter().copied().filter(|column| Some(*column) != code).max_by_key(|column| of_http(column));
    if code.is_none() && status.is_none() {
        return Vec::new();
    }
    let mut columns = vec![Column::Nothing; width];
    code.into_iter().for_each(|column| columns[column] = Column::Code);
    status.into_iter().for_each(|column| columns[column] = Column::Status);
    let texts: Vec<usize> = (0..width).filter(|column| columns[*column] == Column::Nothing).collect();
    let foreign = |column: usize| cells(column).any(|cell| !cell.is_ascii());
    let mut taken = Vec::new();
    for column in texts.iter().copied().filter(|column| cells(*column).next().is_some()) {
        let named = kind(&title(column), code.is_none());
        let english = !foreign(column) && texts.iter().any(|other| foreign(*other));
        let of = texts.iter().copied().filter(|other| *other != column && foreign(*other));
        let of_same_kind = of.clone().find(|other| named.is_some() && kind(&title(*other), false) == named);
        let said = ["english", "영문", "영어", "(en)", "英"].iter().any(|word| title(column).contains(word));
        if english && (said || of_same_kind.is_some()) {
            let beside = of.clone().min_by_key(|other| other.abs_diff(column));
            columns[column] = of_same_kind.or(beside).map_or(Column::Nothing, Column::English);
            continue;
        }
        let spare = [TextKind::Description, TextKind::Detail, TextKind::Note];
        let kind = named.into_iter().chain(spare).find(|kind| !taken.contains(kind));
        if let Some(kind) = kind {
            taken.push(kind);
            columns[column] = Column::Text(kind);
        }
    }
    columns
}

/// The codes of a cell, if it holds nothing else.
pub(super) fn codes_of(cell: &str) -> Vec<&str> {
    let words: Vec<&str> =
        cell.split([' ', ',', '/', ';', '|', '·', '、', '\n']).filter(|word| !word.is_empty()).collect();
    let fits = |word: &&str| is_code(word) || is_integer(word);
    if words.len() <= 50 && words.iter().all(fits) { words } else { Vec::new() }
}

/// `-401`, without a leading zero
pub(super) fn is_integer(word: &str) -> bool {
    let digits = word.strip_prefix('-').unwrap_or(word);
    word == "0"
        || (digits.len() < 19
            && !digits.starts_with('0')
            && !digits.is_empty()
            && digits.bytes().all(|b| b.is_ascii_digit()))
}

/// The status or class that a cell begins with: `429`, `4xx Bad Request`.
pub(super) fn status(cell: &str) -> Option<&str> {
    let first = cell.split([' ', '\u{a0}']).next()?;
    let fits = first.len() == 3
        && first.starts_with(['1', '2', '3', '4', '5'])
        && (first[1..].bytes().all(|byte| byte.is_ascii_digit()) || &first[1..] == "xx");
    fits.then_some(first)
}

/// The kind of text that a head, or a label, speaks of.
pub(super) fn kind(title: &str, of_statuses: bool) -> Option<TextKind> {
    const WORDS: [(&[&str], TextKind); 8] = [
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
                "対",
            ],
            TextKind::Remedy,
        ),
        (&["원인", "사유", "이유", "cause", "reason", "why", "原因"], TextKind::Cause),
        (&["메시지", "메세지", "message", "メッセージ"], TextKind::Message),
        (&["설명", "내용", "description", "desc", "説明"], TextKind::Description),
        (&["의미", "뜻", "meaning", "意味"], TextKind::Meaning),
        (&["제목", "title"], TextKind::Title),
        (&["비고", "참고", "note", "remark", "comment", "備考"], TextKind::Note),
        (&["상세", "세부", "detail"], TextKind::Detail),
    ];
    if of_statuses && ["status", "상태", "결과", "result", "outcome"].iter().any(|word| title.contains(word)) {
        return Some(TextKind::Outcome);
    }
    let found = WORDS.iter().find(|(words, _)| words.iter().any(|word| title.contains(word))).map(|(_, kind)| *kind);
    // No text of a rule for statuses is a message or a cause.
    found.filter(|kind| !of_statuses || !matches!(kind, TextKind::Message | TextKind::Cause | TextKind::Title))
}

/// Whether a table lists headers or members, which a draft leaves to people.
fn names_of_others(title: &str) -> bool {
    ["헤더", "header", "필드", "field", "속성", "propert", "member", "param", "파라미터"]
        .iter()
        .any(|word| title.contains(word))
}
