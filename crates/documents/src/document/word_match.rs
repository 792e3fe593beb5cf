//! A text and a word in, whether the word stands in the text as a word of its own.
//!
//! `GW.PROXY` does not stand in `GW.PROXY.01`, nor `-1` in `-10`, nor `분` in `분당`; but `requestId`
//! stands in `requestId를`, because a Korean particle is written without a space after a Latin word.

/// Whether `words` stand in `text` with a boundary on both sides.
pub(crate) fn has_word(text: &str, words: &str) -> bool {
    let address = words.contains("://");
    !words.is_empty()
        && text.match_indices(words).any(|(start, _)| {
            let end = start + words.len();
            !joined_before(&text[..start], words, address) && !joined_after(&text[end..], words, address)
        })
}

/// Whether the number stands in `text`, and is no part of a longer number, a date, a time or a name.
pub(crate) fn has_number(text: &str, number: &str) -> bool {
    !number.is_empty()
        && text.match_indices(number).any(|(start, _)| {
            let mut before = text[..start].chars().rev();
            let mut after = text[start + number.len()..].chars();
            let free_before = match before.next() {
                None => true,
                Some('-' | '+') => false,
                Some('.' | ':') => !before.next().is_some_and(|c| c.is_ascii_digit()),
                Some(c) => !is_latin(c),
            };
            let free_after = match after.next() {
                None => true,
                Some('-') => !after.next().is_some_and(is_latin),
                Some('.' | ':') => !after.next().is_some_and(|c| c.is_ascii_digit()),
                Some(c) => !is_latin(c),
            };
            free_before && free_after
        })
}

/// Whether `text` holds an address made of `before`, one segment of any kind, and `after`:
/// `https://example.com/errors/<CODE>`.
pub(crate) fn has_address(text: &str, before: &str, after: &str) -> bool {
    !before.is_empty()
        && text.match_indices(before).any(|(start, _)| {
            let rest = &text[start + before.len()..];
            let end = rest.find(|c: char| c.is_whitespace() || "\"'`/?#),".contains(c)).unwrap_or(rest.len());
            let (segment, tail) = match rest[..end].strip_suffix(after) {
                Some(segment) => (segment, Some(&rest[end..])),
                None => (&rest[..end], rest[end..].strip_prefix(after)),
            };
            let ended = tail.is_some_and(|tail| !tail.starts_with(['/', '?', '#']));
            !joined_before(&text[..start], before, true) && !segment.is_empty() && ended
        })
}

fn joined_before(text: &str, words: &str, address: bool) -> bool {
    let mut before = text.chars().rev();
    match (before.next(), words.chars().next()) {
        (Some(last), Some(first)) => {
            joined(last, first)
                || (first == '-' && is_latin(last))
                || (connects(last, address) && is_latin(first) && before.next().is_some_and(is_latin))
        }
        _ => false,
    }
}

fn joined_after(text: &str, words: &str, address: bool) -> bool {
    let mut after = text.chars();
    match (words.chars().next_back(), after.next()) {
        (Some(last), Some(first)) => {
            joined(last, first) || (connects(first, address) && is_latin(last) && after.next().is_some_and(is_latin))
        }
        _ => false,
    }
}

/// Whether two neighbours are letters of one word.
fn joined(a: char, b: char) -> bool {
    is_word(a) && is_word(b) && a.is_ascii() == b.is_ascii()
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn is_latin(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

/// Whether `c`, between two Latin letters or digits, makes them one name.
fn connects(c: char, address: bool) -> bool {
    matches!(c, '.' | '-' | '+' | '@') || (address && matches!(c, '/' | ':' | '?' | '=' | '&' | '#' | '%' | '~'))
}

#[cfg(test)]
mod tests {
    use super::{has_address, has_number, has_word};

    #[test]
    fn words_have_boundaries() {
        for (text, words) in [
            ("GW.PROXY.01 이 오면", "GW.PROXY.01"),
            ("requestId를 첨부", "requestId"),
            ("see GW.PROXY. Then", "GW.PROXY"),
            ("a https://a.example/errors/EXEG-1 b", "EXEG-1"),
            ("11.369+09:00\"", "+09:00"),
            ("}[]", "[]"),
            ("prefix GW.로", "GW."),
            ("한-1", "-1"),
            ("GW.-x", "-x"),
            (".PROXY.한", "PROXY"),
            ("한.PROXY", "PROXY"),
            ("[].a", "[]"),
            ("c/a:b", "a"),
            ("오류a", "a"),
            ("ab a", "a"),
        ] {
            assert!(has_word(text, words), "{words}");
        }
        for (text, words) in [
            ("GW.PROXY.01", "GW.PROXY"),
            ("GW.PROXY.01", "PROXY.01"),
            ("X-RateLimit-Reset", "X-RateLimit"),
            ("X-RateLimit-Reset", "RateLimit-Reset"),
            ("분당 최대", "분"),
            ("오류이(가)", "오류"),
            ("TOKEN_EXPIRED", "TOKEN"),
            ("https://a.example/b/c", "https://a.example/b"),
            ("https://a.example?b", "https://a.example"),
            ("TOKEN_ _TOKEN", "TOKEN"),
            ("_.TOKEN._", "TOKEN"),
            ("a-1", "-1"),
            ("a+b a@b", "a"),
            ("anything", ""),
        ] {
            assert!(!has_word(text, words), "{words}");
        }
    }

    #[test]
    fn numbers_have_boundaries() {
        for (text, number) in [
            ("-1\t500", "-1"),
            ("200과 함께", "200"),
            ("1~5 사이", "5"),
            ("(422).", "422"),
            ("1: a", "1"),
            ("a .5", "5"),
            ("x:5", "5"),
            ("5-", "5"),
            ("5 - a", "5"),
            ("5-한", "5"),
            ("5.a", "5"),
            ("4xx 4", "4"),
            ("5", "5"),
        ] {
            assert!(has_number(text, number), "{number}");
        }
        for (text, number) in [
            ("-10", "-1"),
            ("-10", "10"),
            ("4xx", "4"),
            ("EXEG-0104-422", "422"),
            ("2025-09-26", "09"),
            ("12:30", "30"),
            ("1.5", "5"),
            ("1.5", "1"),
            ("v2", "2"),
            ("+10", "10"),
            ("5-a", "5"),
            ("_5", "5"),
            ("5_", "5"),
            ("5:0", "5"),
            ("5", ""),
        ] {
            assert!(!has_number(text, number), "{number} in {text}");
        }
    }

    #[test]
    fn an_address_has_one_segment_for_the_code() {
        let before = "https://a.example/errors/";
        assert!(has_address("`https://a.example/errors/<CODE>` 형식", before, ""));
        assert!(has_address("\"https://a.example/errors/E-1\",", before, ""));
        assert!(has_address("https://a.example/errors/E-1/help", before, "/help"));
        for wrong in
            ["https://a.example/error", "https://a.example/errors", "https://a.example/", "ttps://a.example/errors/"]
        {
            assert!(!has_address("https://a.example/errors/<CODE>", wrong, ""), "{wrong}");
        }
        assert!(!has_address("https://a.example/errors/E-1/help", before, ""));
        assert!(!has_address("https://a.example/errors/", before, ""));
        assert!(has_address("x https://a.example/errors/E-1.html, y", before, ".html"));
        for (text, after) in [
            ("https://a.example/errors/E-1?x", ""),
            ("https://a.example/errors/E-1#x", ""),
            ("https://a.example/errors/E-1/help/more", "/help"),
            ("https://a.example/errors/.html", ".html"),
            ("xhttps://a.example/errors/E-1", ""),
            ("", ""),
        ] {
            assert!(!has_address(text, before, after), "{text}");
        }
        assert!(!has_address("E-1", "", ""));
    }
}
