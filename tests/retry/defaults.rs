//! The table of defaults in the documentation, held to the constants.

use codetable::retry::{ATTEMPTS, BASE, CAP, FLOOR, PATIENCE, SPREAD};

const SOURCE: &str = include_str!("../../src/retry.rs");

/// The column `here` of the row that names a constant.
fn here(constant: &str) -> &'static str {
    let row = SOURCE.lines().find_map(|line| line.strip_prefix(&format!("//! | [`{constant}`]: ")));
    row.and_then(|row| row.split(" | ").nth(1)).unwrap_or_else(|| panic!("no row names {constant}"))
}

#[test]
fn the_table_has_the_numbers_of_the_constants() {
    assert_eq!(here("ATTEMPTS"), ATTEMPTS.to_string());
    for (constant, value) in
        [("PATIENCE", PATIENCE), ("BASE", BASE), ("CAP", CAP), ("FLOOR", FLOOR), ("SPREAD", SPREAD)]
    {
        assert_eq!(here(constant).replace(' ', ""), format!("{value:?}"), "{constant}");
    }
}

#[test]
fn the_defaults_fit_each_other() {
    assert!(FLOOR < BASE && BASE < CAP && CAP <= PATIENCE / 2 && SPREAD < PATIENCE);
    // All backoffs together, at their longest, take no more patience than there is.
    let backoffs = (0..ATTEMPTS - 1).map(|failures| (BASE * 2_u32.pow(failures)).min(CAP));
    assert!(backoffs.sum::<std::time::Duration>() <= PATIENCE);
}
