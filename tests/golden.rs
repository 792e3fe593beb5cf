//! The helper of all tests that hold a text against a file: with `UPDATE` or without, what changed never passes.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

#[path = "golden/hold.rs"]
mod hold;

use std::ffi::OsStr;
use std::fs;
use std::path::Path;

#[test]
fn an_empty_variable_and_0_are_off() {
    assert!(![None, Some(""), Some("0")].into_iter().any(|value| hold::is_on(value.map(OsStr::new))));
    assert!(hold::is_on(Some(OsStr::new("1"))));
}

#[test]
fn what_is_written_anew_fails_once_and_is_named() {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("held.txt");
    let _ = fs::remove_file(&path);
    let settle = |text: &str, update| hold::settle(&path, text, |old, new| old == new, update);
    let name = path.to_str().unwrap();
    for (text, lines) in [("a\nb\n", "+ a\n+ b\n"), ("a\nc\n", "- b\n+ c\n"), ("c\na\n", "in another order")] {
        let before = fs::read_to_string(&path).ok();
        let told = settle(text, false).unwrap_err();
        assert!(told.contains(name) && told.contains("UPDATE=1") && told.contains(lines), "{told}");
        assert_eq!(fs::read_to_string(&path).ok(), before, "nothing is written without being asked for");
        let told = settle(text, true).unwrap_err();
        assert!(told.starts_with("wrote ") && told.contains(name) && told.contains(lines), "{told}");
        assert_eq!(fs::read_to_string(&path).unwrap(), text);
        assert_eq!([settle(text, true), settle(text, false)], [Ok(()), Ok(())]);
    }
}

#[test]
fn what_counts_as_the_same_is_left_alone() {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("spaced.txt");
    fs::write(&path, "a  b\n").unwrap();
    let same = |old: &str, new: &str| old.split_whitespace().eq(new.split_whitespace());
    assert_eq!(hold::settle(&path, "a b\n", same, true), Ok(()));
    assert_eq!(fs::read_to_string(&path).unwrap(), "a  b\n");
}
