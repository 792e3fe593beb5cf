//! A text in, out what it should not hold: markup, invisible characters, unusual spellings, stray space.

#[cfg(feature = "nfc")]
use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::diagnostic::excerpt;
use crate::rule::Rule;
use crate::text::character::{has_invisible, is_invisible, is_plain};

/// How clean a text has to be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum TextPolicy {
    /// Quoted from a document: plain text, without markup.
    Text,
    /// Ours: as plain, but words of the language stand in back-quotes.
    Prose,
    /// To the letter: only what cannot be seen is refused.
    Verbatim,
}

/// What is wrong with a text, and the part that is.
pub(super) struct Complaint {
    pub(super) rule: Rule,
    pub(super) part: String,
    pub(super) message: String,
    pub(super) help: String,
}

/// Everything wrong with a text, each kind once.
pub(super) fn complaints(text: &str, hygiene: TextPolicy) -> Vec<Complaint> {
    if is_plain(text) {
        return Vec::new();
    }
    let strict = hygiene != TextPolicy::Verbatim;
    let checks = [
        (hygiene == TextPolicy::Text).then(|| markup(text)),
        Some(invisible(text, hygiene)),
        #[cfg(feature = "nfc")]
        strict.then(|| not_nfc(text)),
        strict.then(|| stray_space(text)),
    ];
    checks.into_iter().flatten().flatten().collect()
}

/// The first piece of Markdown or HTML.
fn markup(text: &str) -> Option<Complaint> {
    let complaint = |part: &str, name: &str, help: String| Complaint {
        rule: Rule::MarkupInText,
        part: part.to_owned(),
        message: format!("{name} `{}` is left over from a page", excerpt(part).replace('`', "\u{2035}")),
        help,
    };
    // Most texts hold none of these, and the standard library finds that out faster than a loop of ours.
    if !b"\\&*`[".iter().any(|sign| text.as_bytes().contains(sign)) {
        return None;
    }
    for (at, found) in text.char_indices() {
        let rest = &text[at..];
        let after = &rest[found.len_utf8()..];
        match found {
            '\\' => {
                if let Some(escaped) = after.chars().next().filter(char::is_ascii_punctuation) {
                    return Some(complaint(&rest[..2], "the escape", format!("write `{escaped}`")));
                }
            }
            '&' => {
                if let Some(end) = entity(rest) {
                    return Some(complaint(&rest[..end], "the entity", decoded(&rest[1..end - 1])));
                }
            }
            '*' => {
                if let Some(end) = after.strip_prefix('*').and_then(|inner| inner.find("**")).filter(|end| *end > 0) {
                    let part = &rest[..end + 4];
                    return Some(complaint(
                        part,
                        "the emphasis",
                        format!("write `{}`", excerpt(&part[2..part.len() - 2])),
                    ));
                }
            }
            '`' => {
                let end = after.find('`').map_or(1, |end| end + 2);
                return Some(Complaint {
                    rule: Rule::MarkupInText,
                    part: rest[..end].to_owned(),
                    message: "a back-quote is left over from a page".to_owned(),
                    help: "delete it: a text is plain".to_owned(),
                });
            }
            '[' => {
                if let Some(complaint) = bracket(rest, complaint) {
                    return Some(complaint);
                }
            }
            _ => {}
        }
    }
    None
}

/// A link or a directive such as `[!DNL …]`, if the text begins with one.
fn bracket(rest: &str, complaint: impl Fn(&str, &str, String) -> Complaint) -> Option<Complaint> {
    /// No label of a link is longer, and a text full of brackets is read in linear time.
    const LONGEST: usize = 200;
    let end = rest.bytes().take(LONGEST).position(|byte| byte == b']')?;
    if rest.starts_with("[!") {
        let inner = rest[2..end].split_once(' ').map_or("", |(_, inner)| inner);
        return Some(complaint(&rest[..=end], "the directive", format!("write `{}`", excerpt(inner))));
    }
    if rest[end + 1..].starts_with('(') {
        let close = rest[end..].find(')').map_or(end + 2, |close| end + close + 1);
        return Some(complaint(&rest[..close], "the link", format!("write `{}`", excerpt(&rest[1..end]))));
    }
    None
}

/// The length of the entity that a text begins with.
fn entity(text: &str) -> Option<usize> {
    /// The longest name that HTML has, with its signs.
    const LONGEST: usize = 33;
    let end = text.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let name = &text[1..end];
    let fits = match name.strip_prefix('#') {
        Some(number) => match number.strip_prefix(['x', 'X']) {
            Some(digits) => !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_hexdigit()),
            None => !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()),
        },
        // `R&D;` is no entity: their names have two letters at least.
        None => name.len() > 1 && name.bytes().all(|byte| byte.is_ascii_alphanumeric()),
    };
    fits.then_some(end + 1)
}

/// What to write for an entity, given its name.
fn decoded(name: &str) -> String {
    let number = name.strip_prefix('#').and_then(|number| match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16).ok(),
        None => number.parse().ok(),
    });
    let character = match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{a0}'),
        _ => number.and_then(char::from_u32),
    };
    match character {
        Some(invisible) if is_invisible(invisible) => "leave it out: it cannot be seen".to_owned(),
        Some(space) if space.is_whitespace() => "write a space".to_owned(),
        Some(character) => format!("write `{character}`"),
        None => "write the character it stands for".to_owned(),
    }
}

/// The first character that cannot be seen.
fn invisible(text: &str, hygiene: TextPolicy) -> Option<Complaint> {
    let common = !text.contains('\r') && (hygiene == TextPolicy::Verbatim || !text.contains('\t'));
    if common && !has_invisible(text) {
        return None;
    }
    let allowed = |found: char| found == '\n' || (found == '\t' && hygiene == TextPolicy::Verbatim);
    let found = text.chars().find(|found| is_invisible(*found) && !allowed(*found))?;
    let (name, help) = match found {
        '\t' => ("the tab", "write a space"),
        '\r' => ("the carriage return", "end lines with a line feed alone"),
        '\u{fffd}' => ("the replacement character", "find what stood there before an encoding went wrong"),
        found if found.is_control() => ("the control character", "delete it"),
        '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            ("the bidirectional control", "delete it: it makes a text read as another")
        }
        _ => ("the invisible character", "delete it: nobody sees it, and no search finds the text"),
    };
    Some(Complaint {
        rule: Rule::InvisibleCharacter,
        part: found.to_string(),
        message: format!("{name} U+{:04X} stands in the text", u32::from(found)),
        help: help.to_owned(),
    })
}

/// The first letter that Unicode's normal form C writes otherwise.
#[cfg(feature = "nfc")]
fn not_nfc(text: &str) -> Option<Complaint> {
    if is_nfc(text) {
        return None;
    }
    let (at, written, normal) = text
        .char_indices()
        .zip(text.nfc().map(Some).chain(std::iter::repeat(None)))
        .find_map(|((at, written), normal)| (normal != Some(written)).then_some((at, written, normal)))?;
    let letters: String =
        text[at..].chars().take(1).chain(text[at..].chars().skip(1).take_while(|next| joins(*next))).collect();
    let normal = normal.map_or_else(String::new, |normal| format!(", which is U+{:04X}", u32::from(normal)));
    Some(Complaint {
        rule: Rule::NotNfc,
        message: format!(
            "`{}` begins with U+{:04X} and is not in normal form C",
            excerpt(&letters),
            u32::from(written)
        ),
        help: format!("write `{}`{normal}", excerpt(&letters.nfc().collect::<String>())),
        part: letters,
    })
}

/// Whether a letter is written as a part of the one before it.
#[cfg(feature = "nfc")]
fn joins(letter: char) -> bool {
    unicode_normalization::char::is_combining_mark(letter) || ('\u{1160}'..='\u{11ff}').contains(&letter)
}

/// The first space that is not one between two words.
fn stray_space(text: &str) -> Option<Complaint> {
    let complaint = |part: &str, message: String, help: &str| {
        Some(Complaint { rule: Rule::StraySpace, part: part.to_owned(), message, help: help.to_owned() })
    };
    if text.ends_with('\n') {
        return complaint(
            "",
            "the text ends with a line break".to_owned(),
            "begin the block with `|-`, which leaves the last line break out",
        );
    }
    if text.starts_with('\n') {
        return complaint("", "the text begins with a line break".to_owned(), "delete it");
    }
    if let Some(space) = text
        .chars()
        .find(|found| found.is_whitespace() && !found.is_control() && *found != ' ' && !is_invisible(*found))
    {
        let message = format!("the space U+{:04X} looks like a common one", u32::from(space));
        return complaint(&space.to_string(), message, "write a common space, U+0020");
    }
    for line in text.lines() {
        if line.ends_with(' ') {
            let word = line.trim_end().rsplit(' ').next().unwrap_or_default();
            return complaint(
                &format!("{word} "),
                format!("a space follows `{}` at the end", excerpt(word)),
                "delete it",
            );
        }
        if line.starts_with(' ') {
            let word = line.trim_start().split(' ').next().unwrap_or_default();
            return complaint(
                &format!(" {word}"),
                format!("a space stands before `{}` at the beginning", excerpt(word)),
                "delete it",
            );
        }
    }
    let at = text.find("  ")?;
    let before = text[..at].rsplit([' ', '\n']).next().unwrap_or_default();
    complaint("  ", format!("two spaces follow `{}`", excerpt(before)), "write one")
}
