//! A piece of Markdown in, the text a reader sees out: what quotes are compared with.
//!
//! Escapes and entities are resolved, links and `[!DNL …]` leave their text, tags go, zero-width characters go, and runs of
//! white space become one space. Nothing else is changed, so that the comparison is to the letter.

use std::borrow::Cow;

use codetable_model::text::character::one_line;
use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};
use unicode_normalization::UnicodeNormalization;

use super::html;

/// What is longer is no name, and spans inside of spans would grow with the square of the text.
const LONGEST: usize = 4096;

/// Stands before a piece, so that nothing in it begins a heading, a list or a block of code.
const START: char = ',';

/// A piece of Markdown as it reads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Inline {
    /// Without any mark-up.
    pub(crate) text: String,
    /// What stands between marks: code, emphasised text, the text and target of links.
    pub(crate) spans: Vec<String>,
}

/// Reads a piece of Markdown, which may be several lines of one paragraph.
pub(crate) fn read(markdown: &str) -> Inline {
    let line = format!("{START}{}", markdown.replace(['\n', '\r'], " "));
    let (mut text, mut spans, mut open) = (String::new(), Vec::new(), Vec::new());
    let mut callback = |link: BrokenLink<'_>| kept(&link.reference).map(|_| (CowStr::from(""), CowStr::from("")));
    for event in Parser::new_with_broken_link_callback(&line, Options::empty(), Some(&mut callback)) {
        match event {
            Event::Text(part) => text.push_str(&part),
            Event::Code(code) => {
                text.push_str(&code);
                spans.push(code.into_string());
            }
            Event::InlineHtml(tag) => text.push_str(&seen(&tag)),
            Event::Start(Tag::Emphasis | Tag::Strong) => open.push((text.len(), String::new())),
            Event::Start(Tag::Link { dest_url, link_type, .. } | Tag::Image { dest_url, link_type, .. }) => {
                let target = if link_type == LinkType::Autolink { String::new() } else { dest_url.into_string() };
                open.push((text.len(), target));
            }
            Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link | TagEnd::Image) => {
                let Some((start, target)) = open.pop() else { continue };
                if let Some(len) = kept(&text[start..]).filter(|_| target.is_empty()).map(str::len) {
                    text.replace_range(start..text.len() - len, "");
                }
                spans.extend((text.len() - start <= LONGEST).then(|| text[start..].to_owned()));
                spans.push(target);
            }
            _ => {}
        }
    }
    let mut spans: Vec<String> = spans.iter().map(|span| collapse(span)).collect();
    spans.retain(|span| !span.is_empty());
    Inline { text: collapse(text.strip_prefix(START).unwrap_or(&text)), spans }
}

/// The text that `[!DNL text]` leaves.
fn kept(link: &str) -> Option<&str> {
    let (word, kept) = link.strip_prefix('!')?.split_once(char::is_whitespace)?;
    word.chars().all(|c| c.is_ascii_uppercase()).then_some(kept)
}

/// What is seen of a tag: a space where it begins a line, the mark of an item. `<CODE>` is no tag, and stands for a code.
fn seen(tag: &str) -> Cow<'_, str> {
    let inside = tag.trim_start_matches(['<', '/']);
    let name = inside.split([' ', '/', '>']).next().unwrap_or_default();
    match name {
        "li" if !tag.starts_with("</") => " - ".into(),
        "br" => " ".into(),
        name if html::is_block(name) => " ".into(),
        name if html::is_inline(name) => "".into(),
        _ => tag.into(),
    }
}

/// The text with runs of white space as one space, without zero-width characters, in NFC.
pub(crate) fn collapse(text: &str) -> String {
    if text.is_ascii() {
        return one_line(text);
    }
    let visible = text.chars().filter(|c| !matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}'));
    one_line(&visible.nfc().collect::<String>())
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
            ("&middot; &hellip; &#xD800; &nothing;", "· … \u{fffd} &nothing;", &[]),
            ("**요청**\n_한도_ <b>초과</b><li>a", "요청 한도 초과 - a", &["요청", "한도"]),
            ("요청량 초과   - A \u{200b} - B\n- C", "요청량 초과 - A - B - C", &[]),
            ("[!DNL a b] c [!Note d] <li>e</li>f", "a b c [!Note d] - e f", &["a b"]),
            ("<p>a</p><i>b</i> [](c) e\u{301}", "a b é", &["c"]),
        ] {
            let read = read(markdown);
            assert_eq!(read.text, text);
            assert_eq!(read.spans, spans, "{markdown}");
        }
    }

    /// What is longer is no name.
    #[test]
    fn a_span_is_as_long_as_a_name_at_most() {
        for (len, spans) in [(4096, 1), (4097, 0)] {
            assert_eq!(read(&format!("a **{}**", "b".repeat(len))).spans.len(), spans, "{len}");
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
            "5 < 6 > 4",
        ] {
            assert_eq!(read(text).text, text);
        }
    }
}
