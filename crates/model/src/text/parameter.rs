//! A text in, the places that look as if a program filled something in.

/// What stands in braces, and where the first of them is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placeholder<'t> {
    /// The byte at which it begins.
    pub at: usize,
    /// What stands between the braces.
    pub name: &'t str,
}

/// The places of a text that look like placeholders: `{limit}`, and what is written for one elsewhere, `{}`, `{0}`,
/// `{ limit }`, `{limit:>5}`. Which of them are, the parameters say: a brace around anything else is a part of the text.
pub fn placeholders(text: &str) -> impl Iterator<Item = Placeholder<'_>> {
    /// No name is longer, and a text full of braces is read in linear time.
    const LONGEST: usize = 80;
    text.match_indices('{').filter_map(|(at, _)| {
        let rest = &text[at + 1..];
        let end = rest.bytes().take(LONGEST).position(|byte| byte == b'}' || byte == b'{')?;
        let name = rest.get(..end).filter(|_| rest.as_bytes()[end] == b'}')?;
        let fits = |c: char| c.is_alphanumeric() || "_-. :<>?#".contains(c);
        name.chars().all(fits).then_some(Placeholder { at, name })
    })
}

/// Whether a text has a parameter.
#[must_use]
pub fn has(text: &str, parameter: &str) -> bool {
    placeholders(text).any(|of| of.name == parameter)
}

#[cfg(test)]
mod tests {
    use super::placeholders;

    #[test]
    fn what_looks_like_a_placeholder_is_found() {
        fn names(text: &str) -> Vec<&str> {
            placeholders(text).map(|of| of.name).collect()
        }
        assert_eq!(names("{a} of {b_2}, {{c}} {}{0}{ d }{e:>5}"), ["a", "b_2", "c", "", "0", " d ", "e:>5"]);
        assert_eq!(names("{\"a\": 1} {a|b} {한도} { {x"), ["한도"]);
        let [long, open] = [format!("{{{}}}", "a".repeat(100)), "{".repeat(100_000)];
        assert_eq!((names(&long), names(&open)), (vec![], vec![]));
    }
}
