//! Every kind of table, forced on every set of keys that it is for, against a naive map: all keys are
//! found, and what is no key is not.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]
#![allow(missing_docs, unreachable_pub, reason = "the tests of two crates share these modules")]

/// What the text of `generated.rs` calls the runtime's internals.
mod abi {
    pub use codetable::lookup::{Dense, Few, Many, Mix, Row, Short, Slots, Sorted, Sparse};
    #[cfg(feature = "phf")]
    pub use phf;
}

#[allow(clippy::unnecessary_cast, reason = "generated code casts integers of any type")]
#[path = "../crates/compiler/tests/lookup/generated.rs"]
mod generated;
#[path = "../crates/compiler/tests/lookup/golden.rs"]
mod golden;
#[path = "lookup/sets.rs"]
mod sets;
#[path = "lookup/table.rs"]
mod table;

use std::collections::{BTreeMap, HashMap};

use codetable_model::lookup::{Keys, Lookup, Strategy, find};
use codetable_model::vocabulary::LookupKind;
use sets::Random;

/// Holds the table of each strategy that has one against a map; returns how many tables there were.
fn hold_texts(keys: &[String], random: &mut Random) -> usize {
    let rows: Vec<(&str, u32)> = keys.iter().zip(0..).map(|(key, row)| (key.as_str(), row / 2)).collect();
    let mut naive = BTreeMap::new();
    for (key, row) in &rows {
        naive.entry(key.as_bytes()).or_insert(*row as usize);
    }
    let probes: Vec<Vec<u8>> = keys.iter().flat_map(|key| sets::near(key.as_bytes(), random)).collect();
    let keys = Keys::Text(rows);
    let lookups: Vec<Lookup> = Strategy::ALL.iter().filter_map(|strategy| strategy.search(&keys)).collect();
    for lookup in &lookups {
        let Some(find) = table::texts(lookup) else { continue };
        for probe in probes.iter().map(Vec::as_slice).chain(naive.keys().copied()) {
            assert_eq!(find(probe), naive.get(probe).copied(), "`{}` in {}", probe.escape_ascii(), lookup.bound());
        }
    }
    lookups.len()
}

/// The same for integers.
fn hold_integers(keys: &[i64], random: &mut Random) -> usize {
    let rows: Vec<(i128, u32)> = keys.iter().zip(0..).map(|(key, row)| (i128::from(*key), row / 2)).collect();
    let mut naive = BTreeMap::new();
    for (key, row) in keys.iter().zip(0_usize..) {
        naive.entry(*key).or_insert(row / 2);
    }
    let mut probes = vec![0, 1, -1, i64::MIN, i64::MAX, i64::from(i32::MIN), i64::from(i32::MAX), 1 << 32];
    for key in keys {
        let flipped = key ^ 1 << random.below(64);
        probes.extend([*key, flipped, key.wrapping_add(1), key.wrapping_sub(1), !key, random.next() as i64]);
    }
    let keys = Keys::Int(rows);
    let lookups: Vec<Lookup> = Strategy::ALL.iter().filter_map(|strategy| strategy.search(&keys)).collect();
    for lookup in &lookups {
        let Some(find) = table::integers(lookup) else { continue };
        for probe in &probes {
            assert_eq!(find(*probe), naive.get(probe).copied(), "{probe} in {}", lookup.bound());
        }
    }
    lookups.len()
}

#[test]
fn texts_of_every_family_are_found_and_nothing_else_is() {
    let mut random = Random::new(1);
    for size in [1, 2, 3, 15, 19, 40, 64, 65, 300, 1024, 2000] {
        for family in sets::FAMILIES {
            let keys = sets::texts(*family, size, &mut random);
            assert!(hold_texts(&keys, &mut random) >= 2, "{family:?}: nothing but a sorted table for {size} keys");
        }
    }
}

#[test]
fn integers_of_every_family_are_found_and_nothing_else_is() {
    let mut random = Random::new(2);
    for size in [1, 2, 15, 64, 65, 300, 1024, 2000] {
        for keys in sets::integers(size, &mut random) {
            assert!(hold_integers(&keys, &mut random) >= 2, "nothing but a sorted table for {size} integers");
        }
    }
}

#[test]
fn arbitrary_keys_are_found_and_nothing_else_is() {
    arbtest::arbtest(|input| {
        let (seed, texts, integers) =
            (input.arbitrary()?, input.arbitrary::<Vec<String>>()?, input.arbitrary::<Vec<i64>>()?);
        hold_texts(&texts, &mut Random::new(seed));
        hold_integers(&integers, &mut Random::new(seed));
        Ok(())
    });
}

#[test]
fn any_number_of_any_family_is_found_and_nothing_else_is() {
    arbtest::arbtest(|input| {
        let (seed, family) = (input.arbitrary()?, *input.choose(sets::FAMILIES)?);
        let size = input.int_in_range(1..=2000)?;
        let mut random = Random::new(seed);
        let keys = sets::texts(family, size, &mut random);
        hold_texts(&keys, &mut random);
        Ok(())
    })
    .budget_ms(3_000);
}

/// A million for each set, where lookups are compiled with optimization: `cargo test --release --test lookup`.
#[test]
fn near_misses_are_refused_by_every_table() {
    let count = if cfg!(debug_assertions) { 300 } else { 1_000_000 };
    let mut random = Random::new(8);
    for size in [3, 40, 64, 300, 2000] {
        for family in sets::FAMILIES {
            let keys = sets::texts(*family, size, &mut random);
            let naive: HashMap<&[u8], usize> = keys.iter().map(String::as_bytes).zip(0..).collect();
            let rows = Keys::Text(keys.iter().map(String::as_str).zip(0..).collect());
            let lookups: Vec<Lookup> = Strategy::ALL.iter().filter_map(|strategy| strategy.search(&rows)).collect();
            let finds: Vec<_> = lookups.iter().filter_map(table::texts).collect();
            let mut probe = Vec::new();
            for _ in 0..count {
                probe.clear();
                probe.extend_from_slice(keys[random.below(keys.len())].as_bytes());
                match probe.len() {
                    0 => probe.push(b'x'),
                    len => probe[random.below(len)] ^= 1 << random.below(8),
                }
                let row = naive.get(&probe[..]).copied();
                for (find, lookup) in finds.iter().zip(&lookups) {
                    assert_eq!(find(&probe), row, "`{}` in {}", probe.escape_ascii(), lookup.bound());
                }
            }
        }
    }
}

/// In a build without optimization the search is for a tenth of them.
#[test]
fn a_hundred_thousand_keys_have_a_table() {
    let size = if cfg!(debug_assertions) { 10_000 } else { 100_000 };
    let mut random = Random::new(9);
    for family in [sets::Family::Words, sets::Family::Prefixed, sets::Family::Numbered, sets::Family::Long] {
        let keys = match family {
            // There are not so many words.
            sets::Family::Words => {
                (0..size).map(|number| format!("{}_{number}", ["USER", "TOKEN"][number % 2])).collect()
            }
            family => sets::texts(family, size, &mut random),
        };
        let rows = Keys::Text(keys.iter().map(String::as_str).zip(0..).collect());
        let lookup = find(&rows, LookupKind::Auto);
        assert!(!lookup.is_sorted(), "{family:?}");
        let find = table::texts(&lookup).unwrap();
        assert!(keys.iter().zip(0..).all(|(key, row)| find(key.as_bytes()) == Some(row)), "{family:?}");
    }
}

/// The least and the greatest of each type, and what is next to them.
#[test]
fn integers_at_the_edges_of_their_types_are_found() {
    let edges: [(i128, i128); 8] = [
        (i8::MIN.into(), i8::MAX.into()),
        (u8::MIN.into(), u8::MAX.into()),
        (i16::MIN.into(), i16::MAX.into()),
        (u16::MIN.into(), u16::MAX.into()),
        (i32::MIN.into(), i32::MAX.into()),
        (u32::MIN.into(), u32::MAX.into()),
        (i64::MIN.into(), i64::MAX.into()),
        (u64::MIN.into(), u64::MAX.into()),
    ];
    for (least, greatest) in edges {
        let keys = [least, least + 2, least / 2 + 1, greatest / 2, greatest - 2, greatest];
        for keys in [&keys[..], &keys[..1], &keys[5..], &[least, greatest]] {
            let rows = Keys::Int(keys.iter().copied().zip(0..).collect());
            for lookup in Strategy::ALL.iter().filter_map(|strategy| strategy.search(&rows)) {
                let Some(find) = table::integers(&lookup) else { continue };
                for probe in [least, least + 1, least + 2, 0, 1, greatest / 2, greatest - 1, greatest] {
                    let row = keys.iter().position(|key| *key == probe);
                    assert_eq!(find(probe as i64), row, "{probe} in {}", lookup.bound());
                }
            }
        }
    }
}

#[test]
fn unsigned_integers_stand_as_the_signed_ones_of_the_same_bits() {
    let keys = Keys::Int(vec![(i128::from(u64::MAX), 0), (i128::from(u64::MAX) - 1_000_000, 1), (0, 2)]);
    for strategy in Strategy::ALL {
        let Some(find) = strategy.search(&keys).as_ref().and_then(table::integers) else { continue };
        assert_eq!(find(u64::MAX as i64), Some(0));
        assert_eq!(find((u64::MAX - 1_000_000) as i64), Some(1));
        assert_eq!(find(0), Some(2));
        assert_eq!(find(1), None);
    }
}

#[test]
fn a_key_of_any_length_is_found_or_refused() {
    let lengths: Vec<String> = (0..=80).map(|len| "x".repeat(len)).collect();
    let mut random = Random::new(3);
    hold_texts(&lengths, &mut random);
    hold_texts(&lengths[40..], &mut random);
    let vast = [10, 33, 600, 70_000].map(|len| "x".repeat(len));
    hold_texts(&vast, &mut random);
    hold_texts(&vast[..3], &mut random);
}

#[test]
fn keys_that_no_words_tell_apart_are_sorted() {
    // All begin in another way, or what is alike would be cut off.
    let far = |byte: &str| format!("{}{byte}{}", "a".repeat(500), "a".repeat(500));
    let keys = [far("x"), far("y"), "b".to_owned()];
    let rows = keys.iter().map(String::as_str).zip(0..).collect();
    assert!(find(&Keys::Text(rows), LookupKind::Auto).is_sorted());
    hold_texts(&keys, &mut Random::new(4));
}

#[test]
fn no_keys_give_an_empty_table() {
    assert!(find(&Keys::Text(Vec::new()), LookupKind::Auto).is_sorted());
    assert!(find(&Keys::Int(Vec::new()), LookupKind::Auto).is_sorted());
    assert_eq!(table::texts(&find(&Keys::Text(Vec::new()), LookupKind::Auto)).unwrap()(b""), None);
}

#[test]
fn the_order_of_the_keys_does_not_change_the_table() {
    let mut random = Random::new(5);
    for family in sets::FAMILIES {
        for size in [10, 100] {
            let texts = sets::texts(*family, size, &mut random);
            let rows: Vec<(&str, u32)> = texts.iter().map(String::as_str).zip(0..).collect();
            let mut mirrored = rows.clone();
            mirrored.reverse();
            let table = find(&Keys::Text(rows.clone()), LookupKind::Auto);
            assert_eq!(table, find(&Keys::Text(rows), LookupKind::Auto));
            assert_eq!(table, find(&Keys::Text(mirrored), LookupKind::Auto));
        }
    }
}

#[test]
fn of_a_key_listed_twice_the_first_row_counts() {
    let table = find(&Keys::Text(vec![("a", 1), ("b", 2), ("a", 3)]), LookupKind::Auto);
    assert_eq!(table::texts(&table).unwrap()(b"a"), Some(1));
}

#[test]
fn the_choice_follows_the_keys() {
    let mut random = Random::new(6);
    let mut choose = |family, size| {
        let texts = sets::texts(family, size, &mut random);
        find(&Keys::Text(texts.iter().map(String::as_str).zip(0..).collect()), LookupKind::Auto)
    };
    assert!(matches!(choose(sets::Family::Words, 64), Lookup::Few(_)));
    assert!(matches!(choose(sets::Family::Words, 65), Lookup::Many(_)));
    assert!(matches!(choose(sets::Family::Numbered, 65), Lookup::Short(_)));
    assert!(matches!(choose(sets::Family::Numbered, 19), Lookup::Few(_)));
    let integers = |keys: &[i128]| find(&Keys::Int(keys.iter().copied().zip(0..).collect()), LookupKind::Auto);
    assert!(matches!(integers(&[100, 101, 200, 404]), Lookup::Sparse(_)));
    assert!(matches!(integers(&[-2, -1, 1, 5]), Lookup::Dense(_)));
}

#[test]
fn generated_code_finds_its_keys_and_nothing_else() {
    let mut random = Random::new(7);
    for golden::Golden { name, strategy, keys } in golden::goldens() {
        if strategy == Strategy::Phf && !cfg!(feature = "phf") {
            continue;
        }
        match keys.keys() {
            Keys::Text(rows) => {
                let find = generated_text(name).unwrap();
                for probe in rows.iter().flat_map(|(key, _)| sets::near(key.as_bytes(), &mut random)) {
                    let Ok(probe) = std::str::from_utf8(&probe) else { continue };
                    let naive = rows.iter().find(|(key, _)| *key == probe).map(|(_, row)| *row as usize);
                    assert_eq!(find(probe), naive, "`{probe}` in {name}");
                }
            }
            Keys::Int(rows) => {
                let find = generated_integer(name).unwrap();
                for (key, _) in &rows {
                    for probe in [-1, 0, 1, 1 << 32].map(|step| (*key as i64).wrapping_add(step)) {
                        let naive = rows.iter().find(|(key, _)| *key == probe.into()).map(|(_, row)| *row as usize);
                        assert_eq!(find(probe), naive, "{probe} in {name}");
                    }
                }
            }
        }
    }
}

fn generated_text(name: &str) -> Option<fn(&str) -> Option<usize>> {
    Some(match name {
        "few" => generated::few,
        "few_short" => generated::few_short,
        "few_prefix" => generated::few_prefix,
        "short" => generated::short,
        "many" => generated::many,
        "many_prefix" => generated::many_prefix,
        "many_long" => generated::many_long,
        "sorted" => generated::sorted,
        #[cfg(feature = "phf")]
        "phf" => generated::phf,
        _ => return None,
    })
}

fn generated_integer(name: &str) -> Option<fn(i64) -> Option<usize>> {
    Some(match name {
        "dense" => generated::dense,
        "sparse" => generated::sparse,
        "sparse_wide" => generated::sparse_wide,
        "many_integers" => generated::many_integers,
        "sorted_integers" => generated::sorted_integers,
        #[cfg(feature = "phf")]
        "phf_integers" => generated::phf_integers,
        _ => return None,
    })
}

/// The tables work before the program runs.
mod constness {
    use super::generated;
    use codetable::lookup::{Dense, Few, Mix, Row, Sorted, Sparse};

    const _: () = assert!(matches!(generated::few("TOKEN_EXPIRED"), Some(0)) && generated::few("TOKEN").is_none());
    const _: () = assert!(matches!(generated::many("E0037"), Some(0)) && generated::many("E0038").is_none());
    const _: () = assert!(generated::many_long("https://errors.example.com/xxxxxxxxxxxxxxxxxxxx/v1").is_some());
    const _: () = assert!(matches!(generated::many_integers(-1009), Some(0)));
    const _: () = assert!(matches!(generated::dense(-2), Some(0)) && generated::dense(0).is_none());
    const _: () = assert!(matches!(generated::few_short("42P01"), Some(1)) && generated::few_short("42P02").is_none());
    const _: () = assert!(matches!(generated::short("42P01"), Some(1)) && generated::short("42P02").is_none());
    const _: () = assert!(matches!(generated::few_prefix("urn:problem:token-expired"), Some(0)));
    const _: () = assert!(generated::few_prefix("urn:Problem:token-expired").is_none());
    const _: () = assert!(generated::many_prefix("https://errors.example.com/v1/problems/xxxxxxxx0").is_some());
    const _: () = assert!(matches!(generated::sparse(-401), Some(1)) && generated::sparse(-400).is_none());
    const _: () = assert!(matches!(generated::sorted("A"), Some(1)) && generated::sorted("B").is_none());
    const _: () =
        assert!(matches!(generated::sorted_integers(-9798), Some(2)) && generated::sorted_integers(9).is_none());
    const _: () = assert!(matches!(generated::sparse_wide(i64::MAX), Some(0)) && generated::sparse_wide(1).is_none());

    const DENSE: Dense<u8> = Dense { first: -1, slots: &[7, u8::MAX, 9] };
    const _: () = assert!(matches!(DENSE.find(-1), Some(7)) && DENSE.find(0).is_none() && DENSE.find(2).is_none());

    const SPARSE: Sparse<i32> = Sparse { multiplier: 1 << 63, shift: 63, rows: &[(-402, 0), (-401, 1)] };
    const _: () = assert!(matches!(SPARSE.find(-401), Some(1)) && SPARSE.find(-403).is_none());

    static ROWS: [Row<2>; 2] = [Row::new("TOKEN_EXPIRED", 4), Row::EMPTY];
    const MIX: Mix = Mix { places: 0, rotation: None, multiplier: 0 };
    const FEW: Few<2> = Few { min: 13, max: 13, prefix: b"", mix: MIX, shift: 63, rows: &ROWS };
    const _: () = assert!(matches!(FEW.find(b"TOKEN_EXPIRED"), Some(4)) && FEW.find(b"TOKEN_EXPIREd").is_none());

    const SORTED: Sorted<&str> = Sorted { rows: &[("a", 1), ("b", 0)] };
    const _: () = assert!(matches!(SORTED.find(b"b"), Some(0)) && SORTED.find(b"c").is_none());
}
