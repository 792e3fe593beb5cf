//! A text in, the places that look as if a program filled something in.

/// What stands in the braces of a text that look like placeholders: `{limit}`, and what is written for one elsewhere, `{}`,
/// `{0}`, `{ limit }`, `{limit:>5}`. Which of them are, the parameters say: a brace around anything else is a part of the text.
pub fn placeholders(text: &str) -> impl Iterator<Item = &str> {
    /// No name is longer, and a text full of braces is read in linear time.
    const LONGEST: usize = 80;
    text.match_indices('{').filter_map(|(at, _)| {
        let rest = &text[at + 1..];
        let end = rest.bytes().take(LONGEST).position(|byte| byte == b'}' || byte == b'{')?;
        let name = rest.get(..end).filter(|_| rest.as_bytes()[end] == b'}')?;
        let fits = |c: char| c.is_alphanumeric() || "_-. :<>?#".contains(c);
        name.chars().all(fits).then_some(name)
    })
}

/// Whether a text has a parameter.
#[must_use]
pub fn has(text: &str, parameter: &str) -> bool {
    placeholders(text).any(|name| name == parameter)
}

#[cfg(test)]
mod tests {
    use super::placeholders;

    #[test]
    fn what_looks_like_a_placeholder_is_found() {
        fn names(text: &str) -> Vec<&str> {
            placeholders(text).collect()
        }
        assert_eq!(names("{a} of {b_2}, {{c}} {}{0}{ d }{e:>5}"), ["a", "b_2", "c", "", "0", " d ", "e:>5"]);
        assert_eq!(names("{\"a\": 1} {a|b} {한도} { {x"), ["한도"]);
        let [long, open] = [format!("{{{}}}", "a".repeat(100)), "{".repeat(100_000)];
        assert_eq!((names(&long), names(&open)), (vec![], vec![]));
    }
}
