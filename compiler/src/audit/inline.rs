//! A piece of Markdown in, the text a reader sees out: what quotes are compared with.
//!
//! Escapes and entities are resolved, links and `[!DNL …]` leave their text, zero-width characters go,
//! and runs of white space become one space. Nothing else is changed, so that the comparison is to the letter.

use unicode_normalization::UnicodeNormalization;

/// A piece of Markdown as it reads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Inline {
    /// Without any mark-up.
    pub(crate) text: String,
    /// What stands between marks: code, emphasised text, the text and target of links.
    pub(crate) spans: Vec<String>,
}

/// Reads a piece of Markdown.
pub(crate) fn read(markdown: &str) -> Inline {
    let mut pieces = Vec::new();
    take_apart(markdown, &mut pieces);
    pair(&mut pieces);
    put_together(&pieces)
}

/// The text with runs of white space as one space, without zero-width characters, in NFC.
pub(crate) fn collapse(text: &str) -> String {
    if text.is_ascii() {
        return one_spaced(text);
    }
    let visible = text.chars().filter(|c| !matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}'));
    one_spaced(&visible.nfc().collect::<String>())
}

fn one_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

enum Piece {
    Letter(char),
    Code(String),
    /// A run of `*` or `_`; `paired` once it is known to begin (`Some(true)`) or end (`Some(false)`) emphasis.
    Mark {
        mark: char,
        len: usize,
        opens: bool,
        closes: bool,
        paired: Option<bool>,
    },
    LinkText,
    LinkEnd(String),
}

fn take_apart(text: &str, pieces: &mut Vec<Piece>) {
    let mut rest = text;
    let mut before = None;
    while let Some(first) = rest.chars().next() {
        let taken = match first {
            '\\' => escape(rest, pieces),
            '&' => entity(rest, pieces),
            '`' => code(rest, pieces),
            '[' | '!' => link(rest, pieces),
            '<' => tag(rest, pieces),
            '*' | '_' => Some(mark(first, rest, before, pieces)),
            _ => None,
        };
        let taken = taken.unwrap_or_else(|| {
            pieces.push(Piece::Letter(first));
            first.len_utf8()
        });
        before = rest[..taken].chars().next_back();
        rest = &rest[taken..];
    }
}

/// `\_`
fn escape(rest: &str, pieces: &mut Vec<Piece>) -> Option<usize> {
    let escaped = rest[1..].chars().next().filter(char::is_ascii_punctuation)?;
    pieces.push(Piece::Letter(escaped));
    Some(2)
}

/// `&#x200B;`, `&#8203;`, `&amp;`
fn entity(rest: &str, pieces: &mut Vec<Piece>) -> Option<usize> {
    let end = rest.find(';').filter(|end| (2..12).contains(end))?;
    let name = &rest[1..end];
    let letter = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        _ => {
            let digits = name.strip_prefix('#')?;
            let number = match digits.strip_prefix(['x', 'X']) {
                Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
                None => digits.parse().ok()?,
            };
            char::from_u32(number)?
        }
    };
    pieces.push(Piece::Letter(letter));
    Some(end + 1)
}

/// `` `code` ``, with as many back-quotes before as after.
fn code(rest: &str, pieces: &mut Vec<Piece>) -> Option<usize> {
    let fence = run(rest, '`');
    let mut from = fence;
    while let Some(found) = rest[from..].find('`') {
        let start = from + found;
        let len = run(&rest[start..], '`');
        if len == fence {
            pieces.push(Piece::Code(rest[fence..start].trim().to_owned()));
            return Some(start + len);
        }
        from = start + len;
    }
    None
}

/// `[text](target)`, `![text](target)`, `[!DNL text]`
fn link(rest: &str, pieces: &mut Vec<Piece>) -> Option<usize> {
    let open = if rest.starts_with("![") { 2 } else { 1 };
    if !rest[..open].ends_with('[') {
        return None;
    }
    let close = open + rest[open..].find(']')?;
    let text = &rest[open..close];
    if let Some((word, kept)) = text.strip_prefix('!').and_then(|text| text.split_once(' ')) {
        if word.chars().all(|c| c.is_ascii_uppercase()) {
            pieces.push(Piece::LinkText);
            take_apart(kept, pieces);
            pieces.push(Piece::LinkEnd(String::new()));
            return Some(close + 1);
        }
    }
    let target = rest[close + 1..].strip_prefix('(')?;
    let end = target.find(')')?;
    pieces.push(Piece::LinkText);
    take_apart(text, pieces);
    pieces.push(Piece::LinkEnd(target[..end].to_owned()));
    Some(close + 1 + 1 + end + 1)
}

/// `<br>`, `<https://…>`
fn tag(rest: &str, pieces: &mut Vec<Piece>) -> Option<usize> {
    let end = rest.find('>')?;
    let inside = &rest[1..end];
    if matches!(inside.trim_end_matches('/').trim_end(), "br") {
        pieces.push(Piece::Letter(' '));
        return Some(end + 1);
    }
    if inside.contains("://") && !inside.contains(char::is_whitespace) {
        pieces.push(Piece::LinkText);
        pieces.extend(inside.chars().map(Piece::Letter));
        pieces.push(Piece::LinkEnd(String::new()));
        return Some(end + 1);
    }
    None
}

fn mark(mark: char, rest: &str, before: Option<char>, pieces: &mut Vec<Piece>) -> usize {
    let len = run(rest, mark);
    let after = rest[len..].chars().next();
    let blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
    // An underscore inside a word is a letter of it: `RATE_LIMIT`.
    let word = |c: Option<char>| mark == '_' && c.is_some_and(char::is_alphanumeric);
    pieces.push(Piece::Mark {
        mark,
        len,
        opens: !blank(after) && !word(before),
        closes: !blank(before) && !word(after),
        paired: None,
    });
    len
}

fn run(text: &str, of: char) -> usize {
    text.chars().take_while(|c| *c == of).count()
}

fn pair(pieces: &mut [Piece]) {
    for end in 0..pieces.len() {
        let Piece::Mark { mark: end_mark, len: end_len, closes: true, paired: None, .. } = pieces[end] else {
            continue;
        };
        let start = pieces[..end].iter().rposition(|piece| {
            matches!(piece, Piece::Mark { mark, len, opens: true, paired: None, .. } if *mark == end_mark && *len == end_len)
        });
        let Some(start) = start else { continue };
        for (index, role) in [(start, true), (end, false)] {
            if let Piece::Mark { paired, .. } = &mut pieces[index] {
                *paired = Some(role);
            }
        }
    }
}

fn put_together(pieces: &[Piece]) -> Inline {
    let (mut text, mut spans, mut open) = (String::new(), Vec::new(), Vec::new());
    for piece in pieces {
        match piece {
            Piece::Letter(letter) => text.push(*letter),
            Piece::Code(code) => {
                text.push_str(code);
                spans.push(code.clone());
            }
            Piece::Mark { mark, len, paired: None, .. } => text.extend(std::iter::repeat_n(*mark, *len)),
            Piece::Mark { paired: Some(true), .. } | Piece::LinkText => open.push(text.len()),
            Piece::Mark { paired: Some(false), .. } => spans.extend(open.pop().map(|start| text[start..].to_owned())),
            Piece::LinkEnd(target) => {
                spans.extend(open.pop().map(|start| text[start..].to_owned()));
                spans.push(target.clone());
            }
        }
    }
    let mut spans: Vec<String> = spans.iter().map(|span| collapse(span)).collect();
    spans.retain(|span| !span.is_empty());
    Inline { text: collapse(&text), spans }
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn marks_go_and_text_stays() {
        for (markdown, text, spans) in [
            (r"GW.IP\_NOT\_ALLOWED", "GW.IP_NOT_ALLOWED", &[][..]),
            ("**치명적인 오류**&#x200B;로 인해", "치명적인 오류로 인해", &["치명적인 오류"]),
            ("_문제 세부 정보_ 형식", "문제 세부 정보 형식", &["문제 세부 정보"]),
            ("`GW.`로 시작", "GW.로 시작", &["GW."]),
            ("``a ` b`` c", "a ` b c", &["a ` b"]),
            ("[오류 *유형*](#error-types) 섹션", "오류 유형 섹션", &["유형", "오류 유형", "#error-types"]),
            ("[!DNL Server API]에서", "Server API에서", &["Server API"]),
            ("![alt](image.png)", "alt", &["alt", "image.png"]),
            ("<https://a.example> a<br>b<br/>c", "https://a.example a b c", &["https://a.example"]),
            ("a &lt; b &amp;amp; &nbsp; c", "a < b &amp; c", &[]),
            ("요청량 초과   - A \u{200b} - B\n- C", "요청량 초과 - A - B - C", &[]),
        ] {
            let read = read(markdown);
            assert_eq!(read.text, text);
            assert_eq!(read.spans, spans, "{markdown}");
        }
    }

    #[test]
    fn what_is_no_mark_is_text() {
        for text in [
            "a * b * c",
            "RATE_LIMIT_EXCEEDED",
            "[활성화 설정]에서",
            "a `b",
            "**a",
            "a & b; c",
            "<ERROR-CODE>",
            "C:\\dir",
            "[a] (b)",
            "![",
            "&#xD800;",
            "5 < 6 > 4",
        ] {
            assert_eq!(read(text).text, text);
        }
    }
}
