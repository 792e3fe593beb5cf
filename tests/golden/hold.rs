//! A text in, held against the file that it was last read in. The tests of all three packages share this.
//!
//! `UPDATE=1` writes the file anew, and the test fails all the same, naming it: what nobody has read does not pass.
#![allow(dead_code, unreachable_pub, reason = "a module of many tests, of which each calls what it needs")]

use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs;
use std::path::Path;

/// Holds a text against a file; paths are relative to the package.
pub fn hold(path: impl AsRef<Path>, text: &str) {
    hold_all([(path, text)]);
}

/// Holds every text against its file before the test fails.
pub fn hold_all<P: AsRef<Path>, T: AsRef<str>>(texts: impl IntoIterator<Item = (P, T)>) {
    let differ: Vec<String> = texts.into_iter().filter_map(|(path, text)| compare(path, text.as_ref()).err()).collect();
    assert!(differ.is_empty(), "{}", differ.join("\n"));
}

/// Whether a file has a text; if not, what differs, and what was done about it.
pub fn compare(path: impl AsRef<Path>, text: &str) -> Result<(), String> {
    compare_by(path, text, |old, new| old == new)
}

/// The same, where not every difference between the file and the text is one.
pub fn compare_by(path: impl AsRef<Path>, text: &str, are_same: impl Fn(&str, &str) -> bool) -> Result<(), String> {
    settle(path.as_ref(), text, are_same, is_on(std::env::var_os("UPDATE").as_deref()))
}

/// The same, where it is said whether to write.
pub fn settle(path: &Path, text: &str, are_same: impl Fn(&str, &str) -> bool, update: bool) -> Result<(), String> {
    let held = fs::read_to_string(path).ok();
    if held.as_deref().is_some_and(|held| are_same(held, text)) {
        return Ok(());
    }
    let (shown, lines) = (path.display(), changed_lines(held.as_deref().unwrap_or_default(), text));
    if !update {
        return Err(format!("`{shown}` differs, and `UPDATE=1` writes it anew:\n{lines}"));
    }
    fs::write(path, text).map_err(|error| format!("`{shown}` cannot be written: {error}"))?;
    Err(format!("wrote `{shown}`: read what changed, and run the test without `UPDATE`\n{lines}"))
}

/// Whether a variable says yes: an empty one and `0` do not.
pub fn is_on(value: Option<&OsStr>) -> bool {
    value.is_some_and(|value| !value.is_empty() && value != "0")
}

/// The lines that one text has and the other has not.
fn changed_lines(old: &str, new: &str) -> String {
    let only = |sign: char, of: &str, other: &str| -> String {
        let other: HashSet<&str> = other.lines().collect();
        of.lines().filter(|line| !other.contains(line)).map(|line| format!("{sign} {line}\n")).collect()
    };
    let lines = only('-', old, new) + &only('+', new, old);
    if lines.is_empty() { "the same lines, in another order or with other ends\n".to_owned() } else { lines }
}
