//! A code or a word in, the name of a variant out: what a table takes names from codes by.

use crate::parse::is_pascal;

/// Names in PascalCase that no variant can have: Rust's one keyword, and what the generated enum has of its own.
pub(crate) const TAKEN: &str = "ALL Catalogue Err Error KEY MAP Self TABLE";

/// The variant that a code becomes where nobody names it: its words one after the other, each with a capital.
///
/// What is between letters and digits parts words, and so does a capital behind a small letter. A name that would begin with
/// a digit begins with `Code`, or of a negative number with `Minus`; one that is taken ends with `Code`. Nothing comes of a
/// code that holds other letters than those from A to Z.
///
/// ```
/// use codetable_model::text::variant::name;
///
/// assert_eq!(name("OUT_OF_STOCK").as_deref(), Some("OutOfStock"));
/// assert_eq!(name("card.declined").as_deref(), Some("CardDeclined"));
/// assert_eq!(name("invalidToken").as_deref(), Some("InvalidToken"));
/// assert_eq!(name("404").as_deref(), Some("Code404"));
/// assert_eq!(name("-401").as_deref(), Some("Minus401"));
/// assert_eq!(name("error").as_deref(), Some("ErrorCode"));
/// assert_eq!(name("재고없음"), None);
/// ```
#[must_use]
pub fn name(code: &str) -> Option<String> {
    let name = pascal(code).filter(|_| code.is_ascii())?;
    let is_number = name.starts_with(|first: char| first.is_ascii_digit());
    let before = match code.strip_prefix('-') {
        Some(rest) if is_number && rest.starts_with(|first: char| first.is_ascii_digit()) => "Minus",
        _ if is_number => "Code",
        _ => "",
    };
    let is_taken = TAKEN.split(' ').any(|taken| taken == name);
    let name = [before, &name, if is_taken { "Code" } else { "" }].concat();
    Some(name).filter(|name| is_pascal(name))
}

/// The words of a text, each with a capital; nothing where it has none.
pub(crate) fn pascal(text: &str) -> Option<String> {
    let capital = |part: String| part[..1].to_ascii_uppercase() + &part[1..];
    Some(words(text).into_iter().map(capital).collect()).filter(|name: &String| !name.is_empty())
}

/// The words of a name however it is written, in lower case.
pub(crate) fn words(text: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut lower = false;
    let mut fresh = true;
    for letter in text.chars() {
        if !letter.is_ascii_alphanumeric() {
            fresh = true;
            continue;
        }
        if fresh || (lower && letter.is_ascii_uppercase()) {
            parts.push(String::new());
        }
        if let Some(part) = parts.last_mut() {
            part.push(letter.to_ascii_lowercase());
        }
        (lower, fresh) = (!letter.is_ascii_uppercase(), false);
    }
    parts
}
