//! Code in, its strings and comments out. One view for JSON, JavaScript, TypeScript and their like.

use std::ops::Range;

/// A part of code that speaks to people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Token {
    /// What stands between the quotes of a string.
    Text(Range<usize>),
    /// What stands after `//`, or between `/*` and `*/`.
    Comment(Range<usize>),
}

/// The strings and comments of `code`, in order.
pub(crate) fn tokens(code: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    walk(code, |_, token| {
        tokens.extend(token);
        true
    });
    tokens
}

/// One past the brace that closes the last one opened on the first line, or how far was looked for one in vain.
pub(crate) fn closing_brace(code: &str) -> Result<usize, usize> {
    let (mut depth, mut end) = (0_usize, Err(code.len()));
    walk(code, |at, token| {
        match (token, code.as_bytes()[at]) {
            (None, b'{') => depth += 1,
            (None, b'}') => {
                depth = depth.saturating_sub(1);
                if depth == 0 && code[..at].contains('\n') {
                    end = Ok(at + 1);
                }
            }
            _ => {}
        }
        end.is_err()
    });
    end
}

/// Calls `visit` with every byte outside strings and comments, and with each of these as a whole, until it says no.
fn walk(code: &str, mut visit: impl FnMut(usize, Option<Token>) -> bool) {
    let bytes = code.as_bytes();
    // What was found to have no end before some place is not looked for again before it.
    let (mut endless, mut endless_comment) = ([0; 3], false);
    let mut at = 0;
    while at < bytes.len() {
        let (token, next) = match bytes[at] {
            quote @ (b'"' | b'\'' | b'`') => {
                let known = &mut endless[match quote {
                    b'"' => 0,
                    b'\'' => 1,
                    _ => 2,
                }];
                let end = if at < *known { Err(*known) } else { string_end(bytes, at, quote) };
                match end {
                    Ok(end) => (Some(Token::Text(at + 1..end)), end + 1),
                    Err(end) => {
                        *known = end;
                        (None, at + 1)
                    }
                }
            }
            b'/' if bytes.get(at + 1) == Some(&b'/') => {
                let end = code[at..].find('\n').map_or(code.len(), |end| at + end);
                (Some(Token::Comment(at + 2..at + code[at..end].trim_end().len())), end)
            }
            b'/' if bytes.get(at + 1) == Some(&b'*') && !endless_comment => match code[at + 2..].find("*/") {
                Some(len) => (Some(Token::Comment(at + 2..at + 2 + len)), at + 2 + len + 2),
                None => {
                    endless_comment = true;
                    (None, at + 1)
                }
            },
            _ => (None, at + 1),
        };
        if !visit(at, token) {
            return;
        }
        at = next;
    }
}

/// Where a string ends, or where it would have had to. Only a template runs on over the end of a line.
fn string_end(bytes: &[u8], start: usize, quote: u8) -> Result<usize, usize> {
    let mut at = start + 1;
    while let Some(byte) = bytes.get(at) {
        match *byte {
            b'\\' => at += 1,
            b'\n' if quote != b'`' => return Err(at),
            byte if byte == quote => return Ok(at),
            _ => {}
        }
        at += 1;
    }
    Err(bytes.len())
}

#[cfg(test)]
mod tests {
    use super::{Token, closing_brace, tokens};

    /// Strings between quotes and comments behind slashes; what has no end is neither, and hides nothing behind it.
    #[test]
    fn strings_and_comments_are_told_from_code() {
        for (code, wanted) in [
            ("\"a\" + 'b' + `c\nd`", &["\"a", "\"b", "\"c\nd"][..]),
            ("'\"' \"'\" `'\"`", &["\"\"", "\"'", "\"'\""]),
            ("f(\"a\\\"b\\\\\", '\\'')", &["\"a\\\"b\\\\", "\"\\'"]),
            ("it's \"a\"\nit's `b`", &["\"a", "\"b"]),
            ("don't 'a'\n'b'", &["\"t ", "\"b"]),
            ("a \"b\n\"c\"", &["\"c"]),
            ("a `b \"c\"", &["\"c"]),
            ("\"a", &[]),
            ("x // a \"b\" \n\"c\" //\n// d", &["/ a \"b\"", "\"c", "/", "/ d"]),
            ("x /* a\" */\"b\"/*cde*/'f'", &["/ a\" ", "\"b", "/cde", "\"f"]),
            ("x /* 'a' /* \"b\"", &["\"a", "\"b"]),
            ("a / b */ 'c' /", &["\"c"]),
            ("/**/ \"http://a\"", &["/", "\"http://a"]),
        ] {
            let seen = tokens(code).into_iter().map(|token| match token {
                Token::Text(range) => format!("\"{}", &code[range]),
                Token::Comment(range) => format!("/{}", &code[range]),
            });
            assert_eq!(seen.collect::<Vec<_>>(), wanted, "{code}");
        }
    }

    /// Only braces of code count, and the first line closes nothing.
    #[test]
    fn a_brace_closes_the_one_of_the_first_line() {
        for (code, rest) in [
            ("a {\n}b\n}", "b\n}"),
            ("{} {\n{\n}\n{}\n} c", " c"),
            ("}{\n'}' // }\n/* } */}\n", "\n"),
            ("{{\n}\n}", ""),
        ] {
            assert_eq!(closing_brace(code), Ok(code.len() - rest.len()), "{code}");
        }
        for code in ["{", "{}", "{\n{\n}", "{\n'}'"] {
            assert_eq!(closing_brace(code), Err(code.len()), "{code}");
        }
    }
}
