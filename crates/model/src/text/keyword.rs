//! A name in, out whether Rust has it for itself.

/// Rust's keywords of any edition, reserved ones included, but for `Self`.
pub const KEYWORDS: &str = "abstract as async await become box break const continue crate do dyn else enum extern false final \
                            fn for gen if impl in let loop macro match mod move mut override priv pub ref return self \
                            static struct super trait true try type typeof union unsafe unsized use virtual where while \
                            yield";

/// Whether a name is a keyword. Build scripts run without optimisation and ask of every variant, and all keywords but one
/// begin with a small letter.
#[must_use]
pub fn is_keyword(name: &str) -> bool {
    if name.starts_with(|first: char| first.is_ascii_uppercase()) {
        return name == "Self";
    }
    KEYWORDS.split_ascii_whitespace().any(|keyword| keyword == name)
}
