//! What the header of a generated table says of it.

use codetable_model::lookup::{Keys, Strategy, find};
use codetable_model::vocabulary::LookupKind;

/// The line of the table chosen for texts, each with a row of its own.
fn texts(keys: &[String]) -> String {
    let rows = keys.iter().map(String::as_str).zip(0..).collect();
    find(&Keys::Text(rows), LookupKind::Auto).bound()
}

/// The line of the table chosen for integers, each with a row of its own.
fn integers(keys: impl Iterator<Item = i128>) -> String {
    find(&Keys::Int(keys.zip(0..).collect()), LookupKind::Auto).bound()
}

#[test]
fn the_line_tells_size_and_work() {
    let numbered = |count: usize| (0..count).map(|number| format!("ERROR_{number:05}")).collect::<Vec<_>>();
    assert_eq!(texts(&numbered(1)), "1 key, 2 slots, 48 B; 1 multiplication, 2 words compared");
    assert_eq!(texts(&numbered(19)), "19 keys, 32 slots, 768 B; 1 multiplication, 2 words compared");
    assert_eq!(
        texts(&numbered(10_000)),
        "10000 keys, 10671 slots, 16384 pilots, 224.4 KiB; 1 multiplication, 2 words compared"
    );
    assert_eq!(integers(0..200), "200 keys, 200 slots, 200 B; 1 array access");
    assert_eq!(
        integers((0..15).map(|number| number * number * -50)),
        "15 keys, 32 slots, 256 B; 1 multiplication, 1 integer compared"
    );
}

#[test]
fn a_long_key_is_compared_whole() {
    let keys: Vec<String> = (0..3).map(|number| number.to_string() + &"x".repeat(70 + number)).collect();
    assert_eq!(texts(&keys), "3 keys, 4 slots, 4 pilots, 380 B; 1 multiplication, at most 13 words compared");
}

#[test]
fn what_all_keys_begin_with_is_compared_once() {
    let keys: Vec<String> =
        (0..3).map(|number| format!("https://example.com/problems/{}", "x".repeat(8 + number))).collect();
    assert_eq!(texts(&keys), "3 keys, 4 slots, 96 B; 1 multiplication, 6 words compared");
}

#[test]
fn a_sorted_table_tells_how_many_keys_are_compared() {
    let keys = Keys::Int((0..1000).map(|key| (key, 0)).collect());
    let sorted = Strategy::Sorted.search(&keys).map(|lookup| lookup.bound());
    assert_eq!(sorted.as_deref(), Some("1000 keys in order, 15.6 KiB; a binary search, at most 10 keys compared"));
}

#[test]
fn phf_is_a_strategy_where_its_feature_is_on() {
    let keys = Keys::Text(vec![("a", 0), ("b", 1)]);
    let asked = find(&keys, LookupKind::Phf);
    assert_eq!(asked.is_const(), !cfg!(feature = "phf"));
    assert!(find(&keys, LookupKind::Auto).is_const());
}
