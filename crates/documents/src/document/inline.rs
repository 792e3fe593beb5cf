//! A piece of Markdown in, the text a reader sees out: what quotes are compared with.
//!
//! Escapes and entities are resolved, links and `[!DNL …]` leave their text, zero-width characters go,
//! and runs of white space become one space. Nothing else is changed, so that the comparison is to the letter.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization;

use super::html;

/// How far the end of a link, a tag or a code is looked for, in bytes: a page full of brackets is read in linear time.
const FAR: usize = 4096;

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

/// What is known of the text that is still to be read, so that nothing is looked for twice.
struct Ahead<'a> {
    text: &'a str,
    /// Numbers of back-quotes of which no second run is near.
    endless: BTreeSet<usize>,
    /// From where a letter was looked for, and where it was found.
    next: BTreeMap<char, (usize, usize)>,
}

impl Ahead<'_> {
    /// Where in `rest`, which is an end of the text, a letter next stands, if that is not far.
    fn next(&mut self, rest: &str, letter: char) -> Option<usize> {
        let from = self.text.len() - rest.len();
        let known = self.next.get(&letter).filter(|(looked, found)| (*looked..=*found).contains(&from));
        let found = match known {
            Some((_, found)) => *found,
            None => from + rest.find(letter).unwrap_or(rest.len()),
        };
        self.next.insert(letter, (from, found));
        Some(found - from).filter(|far| *far < FAR && *far < rest.len())
    }
}

fn take_apart(text: &str, pieces: &mut Vec<Piece>) {
    let mut ahead = Ahead { text, endless: BTreeSet::new(), next: BTreeMap::new() };
    let mut rest = text;
    let mut before = None;
    while let Some(first) = rest.chars().next() {
        let taken = match first {
            '\\' => escape(rest, pieces),
            '&' => entity(rest, pieces),
            '`' => code(rest, &mut ahead.endless, pieces),
            '[' | '!' => link(rest, &mut ahead, pieces),
            '<' => tag(rest, &mut ahead, pieces),
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
    let end = rest.bytes().take(40).position(|byte| byte == b';').filter(|end| *end > 1)?;
    let name = &rest[1..end];
    let Some(digits) = name.strip_prefix('#') else {
        let letters = html::entity(&rest[..=end])?;
        pieces.extend(letters.chars().map(Piece::Letter));
        return Some(end + 1);
    };
    let number = match digits.strip_prefix(['x', 'X']) {
        Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
        None => digits.parse().ok()?,
    };
    pieces.push(Piece::Letter(char::from_u32(number)?));
    Some(end + 1)
}

/// `` `code` ``, with as many back-quotes before as after.
fn code(rest: &str, endless: &mut BTreeSet<usize>, pieces: &mut Vec<Piece>) -> Option<usize> {
    let fence = run(rest, '`');
    if endless.contains(&fence) {
        return None;
    }
    let mut from = fence;
    while let Some(found) = rest.as_bytes()[from..].iter().take(16 * FAR).position(|byte| *byte == b'`') {
        let start = from + found;
        let len = run(&rest[start..], '`');
        if len == fence {
            pieces.push(Piece::Code(rest[fence..start].trim().to_owned()));
            return Some(start + len);
        }
        from = start + len;
    }
    endless.insert(fence);
    None
}

/// `[text](target)`, `![text](target)`, `[!DNL text]`
fn link(rest: &str, ahead: &mut Ahead<'_>, pieces: &mut Vec<Piece>) -> Option<usize> {
    let open = if rest.starts_with("![") { 2 } else { 1 };
    if !rest[..open].ends_with('[') {
        return None;
    }
    let close = open + ahead.next(&rest[open..], ']')?;
    let text = &rest[open..close];
    if let Some((word, kept)) = text.strip_prefix('!').and_then(|text| text.split_once(char::is_whitespace)) {
        if word.chars().all(|c| c.is_ascii_uppercase()) {
            pieces.push(Piece::LinkText);
            take_apart(kept, pieces);
            pieces.push(Piece::LinkEnd(String::new()));
            return Some(close + 1);
        }
    }
    let target = rest[close + 1..].strip_prefix('(')?;
    let end = ahead.next(target, ')')?;
    pieces.push(Piece::LinkText);
    take_apart(text, pieces);
    pieces.push(Piece::LinkEnd(target[..end].to_owned()));
    Some(close + 1 + 1 + end + 1)
}

/// `<br>`, `<https://…>`, and tags of HTML, of which an item of a list leaves its mark. `<CODE>` stands for a code.
fn tag(rest: &str, ahead: &mut Ahead<'_>, pieces: &mut Vec<Piece>) -> Option<usize> {
    let end = ahead.next(rest, '>')?;
    let inside = &rest[1..end];
    if matches!(inside.trim_end_matches('/').trim_end(), "br") {
        pieces.push(Piece::Letter(' '));
        return Some(end + 1);
    }
    let name = inside.trim_start_matches('/').split([' ', '/', '\n']).next().unwrap_or_default();
    if html::is_inline(name) {
        return Some(end + 1);
    }
    if html::is_block(name) {
        let item = name == "li" && !inside.starts_with('/');
        pieces.extend(if item { " - " } else { " " }.chars().map(Piece::Letter));
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
    let mut open: BTreeMap<(char, usize), Vec<usize>> = BTreeMap::new();
    for end in 0..pieces.len() {
        let Piece::Mark { mark, len, opens, closes, .. } = pieces[end] else { continue };
        let openers = open.entry((mark, len)).or_default();
        let start = if closes { openers.pop() } else { None };
        match start {
            Some(start) => {
                for (index, role) in [(start, true), (end, false)] {
                    if let Piece::Mark { paired, .. } = &mut pieces[index] {
                        *paired = Some(role);
                    }
                }
            }
            None if opens => openers.push(end),
            None => {}
        }
    }
}

fn put_together(pieces: &[Piece]) -> Inline {
    let (mut text, mut spans, mut open) = (String::new(), Vec::new(), Vec::new());
    // What is longer is no name, and spans inside of spans would grow with the square of the text.
    let span = |text: &str, start: usize| (text.len() - start <= FAR).then(|| text[start..].to_owned());
    for piece in pieces {
        match piece {
            Piece::Letter(letter) => text.push(*letter),
            Piece::Code(code) => {
                text.push_str(code);
                spans.push(code.clone());
            }
            Piece::Mark { mark, len, paired: None, .. } => text.extend(std::iter::repeat_n(*mark, *len)),
            Piece::Mark { paired: Some(true), .. } | Piece::LinkText => open.push(text.len()),
            Piece::Mark { paired: Some(false), .. } => spans.extend(open.pop().and_then(|start| span(&text, start))),
            Piece::LinkEnd(target) => {
                spans.extend(open.pop().and_then(|start| span(&text, start)));
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
