//! A text in, whether it only holds a place until somebody writes the real one.

/// Whether a text is what people write where a text is still to come: `TODO`, `N/A`, `[to be translated]`, `…`.
#[must_use]
pub fn is_placeholder(text: &str) -> bool {
    /// Alone, in any case and in any brackets.
    const WHOLE: [&str; 12] = [
        "n/a",
        "none",
        "placeholder",
        "lorem ipsum",
        "to be added",
        "to be defined",
        "to be done",
        "to be translated",
        "to do",
        "translation missing",
        "untranslated",
        "not translated",
    ];
    /// Alone, or before whatever is to be done.
    const MARKS: [&str; 5] = ["todo", "tbd", "tbc", "fixme", "xxx"];
    // Longer texts are read by somebody; what is compared below is short.
    let plain = text.trim_matches(|c: char| c.is_whitespace() || "[](){}<>*.!".contains(c));
    if plain.len() > 200 {
        return false;
    }
    let plain = plain.to_lowercase();
    let is_marked = |mark: &&str| {
        plain.strip_prefix(*mark).is_some_and(|rest| rest.chars().next().is_none_or(|c| " :(-".contains(c)))
    };
    !plain.chars().any(|c| c.is_alphanumeric()) || WHOLE.contains(&plain.as_str()) || MARKS.iter().any(is_marked)
}

#[cfg(test)]
mod tests {
    use super::is_placeholder;

    #[test]
    fn what_is_still_to_come_is_known() {
        for text in ["TODO", "todo: ask", "N/A", "n/a.", "-", "…", "...", "?", "[to be translated]", "TBD (kim)", "XXX"]
        {
            assert!(is_placeholder(text), "{text}");
        }
        for text in
            ["Todos could not be read", "없음", "Nothing", "-1", "The xxx domain is blocked", "To do so is forbidden"]
        {
            assert!(!is_placeholder(text), "{text}");
        }
    }
}
