//! Codes in, proposals for the names of their variants out.

use std::collections::BTreeSet;

/// The name of a variant, by the words of a code or, where it is a number, of its English text.
pub(super) fn variant(code: &str, prefix: &str, english: Option<&str>, taken: &mut BTreeSet<String>) -> String {
    let bare = code.strip_prefix(prefix).unwrap_or(code);
    let mut name = if code.bytes().any(|byte| byte.is_ascii_alphabetic()) {
        pascal(bare)
    } else {
        english.map(of_words).unwrap_or_default()
    };
    if !name.starts_with(|first: char| first.is_ascii_uppercase()) {
        let minus = if code.starts_with('-') { "Minus" } else { "" };
        name = format!("Code{minus}{name}{}", if name.is_empty() { pascal(bare) } else { String::new() });
    }
    if ["Self", "Err", "Error"].contains(&name.as_str()) {
        name.push_str("Code");
    }
    let stem = name.clone();
    let mut number = 2;
    while !taken.insert(name.to_lowercase()) {
        name = format!("{stem}{number}");
        number += 1;
    }
    name
}

/// `GW.IP_NOT_ALLOWED` → `GwIpNotAllowed`
pub(super) fn pascal(text: &str) -> String {
    let mut name = String::new();
    let mut before = '_';
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter.is_ascii_alphanumeric() {
            let begins = !before.is_ascii_alphanumeric()
                || (letter.is_ascii_uppercase()
                    && (before.is_ascii_lowercase() || letters.peek().is_some_and(char::is_ascii_lowercase)));
            name.push(if begins { letter.to_ascii_uppercase() } else { letter.to_ascii_lowercase() });
        }
        before = letter;
    }
    name
}

/// The first words of a sentence that mean something.
fn of_words(text: &str) -> String {
    const SMALL: &str =
        " a an the is are was were be been of to in on at for from by with and or this that it you your ";
    let words = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let words = words.filter(|word| !SMALL.contains(&format!(" {} ", word.to_lowercase())));
    words.take(4).map(|word| pascal(&word.to_lowercase())).collect()
}

/// What all codes begin with, up to a sign between words.
pub(super) fn common_prefix<'a>(codes: impl Iterator<Item = &'a str> + Clone) -> &'a str {
    let Some(first) = codes.clone().next() else { return "" };
    let shared =
        codes.clone().map(|code| first.bytes().zip(code.bytes()).take_while(|(one, other)| one == other).count());
    let length = shared.min().unwrap_or(0);
    let end = first[..length].rfind(['.', '_', '-']).map_or(0, |end| end + 1);
    if codes.count() > 2 && end < first.len() && end > 1 { &first[..end] } else { "" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_proposed_by_meaning() {
        let mut taken = BTreeSet::new();
        for (code, prefix, english, name) in [
            ("GW.IP_NOT_ALLOWED", "GW.", None, "IpNotAllowed"),
            ("GW.PROXY.01", "GW.", None, "Proxy01"),
            ("accessDenied", "", None, "AccessDenied"),
            ("-401", "", Some("The access token is not valid."), "AccessTokenNotValid"),
            ("-401", "", None, "CodeMinus401"),
            ("E404", "E", None, "Code404"),
            ("ERROR", "", None, "ErrorCode"),
            ("error", "", None, "ErrorCode2"),
        ] {
            assert_eq!(variant(code, prefix, english, &mut taken), name);
        }
        assert_eq!(common_prefix(["GW.A.01", "GW.A.02", "GW.B"].into_iter()), "GW.");
        assert_eq!(common_prefix(["AB", "AC"].into_iter()), "");
    }
}
