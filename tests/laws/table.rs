//! What holds for every table: a new one is covered without an edit. Whoever includes this says whose `tables`.

use super::tables;
use codetable::provider::TextKind;
use codetable::{Class, CodeTable, TableKind, TableVisitor};
use std::collections::{BTreeMap, BTreeSet};

/// Holds one law for every table.
macro_rules! laws {
    ($($(#[$doc:meta])* $name:ident<$table:ident>() $law:block)*) => {$(
        $(#[$doc])*
        #[test]
        fn $name() {
            struct Law(usize);
            impl TableVisitor for Law {
                fn visit<$table: CodeTable>(&mut self) {
                    self.0 += 1;
                    $law
                }
            }
            let mut law = Law(0);
            tables::for_each_table(&mut law);
            assert!(law.0 > 0 && law.0 == tables::TABLES.len());
        }
    )*};
}

/// Every spelling that leads to a row, by looking at each row.
fn spellings<T: CodeTable>() -> BTreeMap<&'static str, T> {
    let rows = T::ALL.iter().copied();
    let codes = rows.clone().map(|code| (code.row().code(), code));
    let aliases = rows.flat_map(|code| code.row().aliases().iter().map(move |alias| (*alias, code)));
    let mut spellings = BTreeMap::new();
    for (text, code) in codes.chain(aliases) {
        assert!(spellings.insert(text, code).is_none(), "`{text}` is listed twice");
    }
    spellings
}

/// Texts that are nearly `code`: one byte changed, dropped or added anywhere, another case, something around it.
fn near(code: &str) -> Vec<String> {
    let mut near =
        vec![code.to_lowercase(), code.to_uppercase(), format!(" {code}"), format!("{code}\0"), code.repeat(2)];
    let characters: Vec<char> = code.chars().collect();
    let join = |head: &[char], middle: &[char], tail: &[char]| [head, middle, tail].concat().iter().collect::<String>();
    for place in 0..=characters.len() {
        let (head, tail) = characters.split_at(place);
        for added in ['0', '1', 'A', 'a', '_', '.', '-', '+', ' ', '\n', '\0', '\u{7f}', '\u{a0}', '가'] {
            near.push(join(head, &[added], tail));
            if let Some((_, rest)) = tail.split_first() {
                near.push(join(head, &[added], rest));
            }
        }
        if let Some((first, rest)) = tail.split_first() {
            near.push(join(head, &[], rest));
            for step in [-1_i32, 1] {
                let other = char::from_u32((*first as u32).wrapping_add_signed(step));
                near.push(join(head, &[other.unwrap_or('?')], rest));
            }
            if let Some((second, rest)) = rest.split_first() {
                near.push(join(head, &[*second, *first], rest));
            }
        }
    }
    near
}

/// Codes of a class, and some next to it: its beginning with the rest of each listed code, or the ends of its range.
fn around(class: &Class, listed: impl Iterator<Item = &'static str>) -> Vec<String> {
    let Some(head) = class.codes.strip_suffix('*') else {
        let (first, last) = ends(class);
        let written = |code: i128| match class.codes.starts_with("0x") {
            true => format!("0x{code:08X}"),
            false => code.to_string(),
        };
        return [first - 1, first, last, last + 1].map(written).into();
    };
    let rests = listed.filter_map(|code| code.get(head.len()..)).filter(|rest| !rest.is_empty());
    rests.map(|rest| [head, rest].concat()).collect()
}

fn is_of(class: &Class, code: &str) -> bool {
    match class.codes.strip_suffix('*') {
        Some(head) => code.len() > head.len() && code.starts_with(head),
        None => (ends(class).0..=ends(class).1).contains(&integer(code)),
    }
}

/// The least and the greatest code of a range.
fn ends(class: &Class) -> (i128, i128) {
    let (first, last) = class.codes.split_once("..").unwrap();
    (integer(first), integer(last))
}

fn integer(code: &str) -> i128 {
    code.strip_prefix("0x").map_or_else(|| code.parse().unwrap(), |bits| i128::from_str_radix(bits, 16).unwrap())
}

laws! {
    /// code → variant → code, and by every other way to name a row.
    every_code_leads_to_its_row<T>() {
        for (place, code) in T::ALL.iter().copied().enumerate() {
            assert_eq!(code.index(), place);
            assert_eq!(T::from_index(place), Some(code));
            assert_eq!(T::from_code_text(code.row().code()), Some(code));
            assert_eq!(T::from_code_bytes(code.row().code().as_bytes()), Some(code));
            assert_eq!(T::from_name(code.row().name()), Some(code));
            assert_eq!(format!("{code:?}"), code.row().name());
            assert_eq!(T::TABLE.find(code.row().code()), Some(code.row()));
        }
        assert_eq!(T::from_index(T::ALL.len()), None);
    }

    /// An error says what it means, behind its code and in one line; any other value is printed as it is read.
    every_code_prints_its_code_first<T>() {
        for code in T::ALL.iter().copied() {
            let (row, printed) = (code.row(), format!("{code}"));
            assert_eq!(printed, row.to_string());
            assert_eq!(printed.lines().count(), 1, "{printed}");
            match row.summary().filter(|_| T::TABLE.kind == TableKind::Errors) {
                Some(text) => {
                    let meaning = printed.strip_prefix(row.code()).and_then(|rest| rest.strip_prefix(": ")).unwrap();
                    assert!(!meaning.is_empty() && text.english_or_source().starts_with(meaning), "{printed}");
                }
                None => assert_eq!(printed, row.code()),
            }
        }
    }

    /// What a code means in few words is the first of its texts in an order that is the same for all tables.
    every_summary_is_the_text_that_comes_first<T>() {
        for row in T::TABLE.rows() {
            let told: BTreeMap<&str, _> = row.texts().map(|(kind, text)| (kind.as_str(), text)).collect();
            let order = ["title", "message", "meaning", "description", "cause", "label"];
            assert_eq!(row.summary(), order.iter().find_map(|kind| told.get(kind).copied()), "{row:?}");
        }
    }

    /// A code is of the class that says most of it, listed or not; a listed one has its advice, where its row has none.
    every_class_has_its_codes_and_no_others<T>() {
        let classes = T::TABLE.classes();
        let codes = || T::ALL.iter().map(|code| code.row().code());
        for code in codes().map(str::to_owned).chain(classes.iter().flat_map(|class| around(class, codes()))) {
            let wanted = classes.iter().filter(|class| is_of(class, &code)).max_by_key(|class| class.codes.len());
            assert_eq!(T::TABLE.class(&code), wanted, "{code}");
            let Some((class, row)) = wanted.zip(T::TABLE.find(&code)) else { continue };
            let (said, own) = (class.advice, row.own_advice());
            assert!(said.recovery().first().is_none() || own.recovery().first().is_some(), "{code}");
            assert!(said.effect().is_none() || own.effect().is_some(), "{code}");
        }
    }

    every_alias_leads_to_its_row<T>() {
        for (text, code) in spellings::<T>() {
            assert_eq!(T::from_code_text(text), Some(code), "{text}");
        }
    }

    every_variant_stands_in_all_once<T>() {
        assert_eq!(T::ALL.iter().collect::<BTreeSet<_>>().len(), T::ALL.len());
        assert_eq!(T::ALL.iter().map(|code| code.row().name()).collect::<BTreeSet<_>>().len(), T::ALL.len());
        assert_eq!(T::TABLE.rows().len(), T::ALL.len());
    }

    /// Integers are ordered by value, texts as the spec has them.
    codes_are_ordered<T>() {
        let value = |code: T| code.row().code().parse::<i128>().ok();
        for (left, right) in T::ALL.iter().zip(&T::ALL[1..]) {
            let order = left.cmp(right);
            let by_value = value(*left).zip(value(*right)).map(|(left, right)| left.cmp(&right));
            assert!(order.is_lt() || by_value == Some(order), "{left:?} {right:?}");
        }
    }

    /// Near misses of every code, and what no table can list.
    lookups_equal_a_naive_scan<T>() {
        let spellings = spellings::<T>();
        let long = "9".repeat(4096);
        let mut texts: Vec<String> = ["", " ", "\0", "가", "٣", "-", "+1", "01", "-0", "0x1F", "1e3", &long].map(String::from).into();
        for code in spellings.keys() {
            texts.extend(near(code));
            texts.push(format!("{code}{}", "x".repeat(4096)));
        }
        for text in texts {
            assert_eq!(T::from_code_text(&text), spellings.get(text.as_str()).copied(), "{text:?}");
        }
        for bytes in [&[0xff][..], b"\xffGW.TIMEOUT.01", b"\xea\xb0"] {
            assert_eq!(T::from_code_bytes(bytes), None);
        }
    }

    /// Every integer near a code, and the ends of every type.
    integers_are_found_by_value<T>() {
        let spellings = spellings::<T>();
        let codes: Vec<i128> = spellings.keys().filter_map(|code| code.parse().ok()).collect();
        let ends = [i32::MIN.into(), i32::MAX.into(), i64::MIN.into(), i64::MAX.into(), u64::MAX.into(), i128::MIN];
        let powers = (0..64).map(|shift| 1_i128 << shift);
        let wrapped = codes.iter().flat_map(|code| [8, 16, 32, 64].map(|bits| code + (1_i128 << bits)));
        let near = codes.iter().flat_map(|code| code - 40..=code + 40);
        for integer in near.chain(wrapped).chain(powers).chain(ends) {
            let text = integer.to_string();
            assert_eq!(T::from_code_text(&text), spellings.get(text.as_str()).copied(), "{text}");
        }
    }

    lookups_equal_phf<T>() {
        let map = T::TABLE.columns.phf;
        assert_eq!(map.is_some(), tables::MAPPED, "{:?}", T::TABLE);
        let found = map.unwrap_or(|text| T::from_code_text(text).map(T::index));
        for code in spellings::<T>().keys() {
            for text in near(code).iter().map(String::as_str).chain([*code]) {
                assert_eq!(T::from_code_text(text).map(T::index), found(text), "{text:?}");
            }
        }
    }

    /// But for integers that reach from the least of their type to the greatest.
    an_option_takes_no_more_room<T>() {
        let codes = || T::ALL.iter().filter_map(|code| code.row().code().parse::<i128>().ok());
        let reach = codes().max().zip(codes().min()).map_or(0, |(max, min)| max - min);
        let is_full = reach + 1 >= 1 << (8 * size_of::<T>());
        assert!(is_full || size_of::<Option<T>>() == size_of::<T>(), "{:?}", T::TABLE);
    }

    /// The codes of a status are those that name it, in the order of the table, whatever a status may be.
    with_status_equals_a_scan<T>() {
        for status in (0..=999).chain([u16::MAX]) {
            let scan: Vec<T> = T::ALL.iter().copied().filter(|code| code.row().status() == Some(status)).collect();
            assert_eq!(T::with_status(status), scan, "{status}");
        }
        for code in T::ALL {
            assert_eq!(code.row().status().is_none(), code.row().status_basis().is_silent(), "{code:?}");
        }
    }

    /// Each fact has a basis, each text a text, and the facts agree with one another however they are asked for.
    facts_are_whole<T>() {
        for code in T::ALL.iter().copied() {
            let row = code.row();
            assert!(!row.basis().is_silent(), "{row:?}");
            let texts: BTreeMap<TextKind, _> = code.row().texts().collect();
            assert_eq!(texts.len(), code.row().texts().count(), "{row:?}");
            for kind in TextKind::ALL {
                assert_eq!(code.row().text(*kind), texts.get(kind).copied(), "{row:?}");
            }
            for text in texts.values() {
                assert!(!text.source().is_empty() && !text.english_or_source().is_empty() && !text.basis().is_silent(), "{row:?}");
                let languages = row.table().provider.languages;
                assert!(text.phrase().translations().map(|(language, _)| language).eq(languages.iter().copied()));
                for (language, of) in text.phrase().translations() {
                    assert!(!of.is_empty() && text.in_language(language) == Some(of), "{row:?}: {language}");
                }
            }
            let (own, whole) = (code.row().own_advice(), code.row().advice());
            assert!(own.recovery().is_silent() || own.recovery() == whole.recovery(), "{row:?}");
            assert!(own.wait().is_none() || own.wait() == whole.wait(), "{row:?}");
            assert!(own.effect().is_none() || own.effect() == whole.effect(), "{row:?}");
            for alternative in whole.recovery() {
                assert!(!alternative.basis.is_silent() && !alternative.value.is_empty(), "{row:?}");
            }
            assert!(row.retired().is_none_or(|retired| retired.replacement.is_some() || retired.because.is_some()));
        }
    }

    tables_know_their_provider<T>() {
        let provider = T::TABLE.provider;
        assert!(tables::PROVIDERS.iter().any(|known| std::ptr::eq(*known, provider)));
        assert!(provider.tables.iter().any(|table| table == T::TABLE));
        assert!(tables::TABLES.contains(&T::TABLE));
        assert_eq!(format!("{}::{}", provider.name, T::NAME), format!("{:?}", T::TABLE));
    }
}
