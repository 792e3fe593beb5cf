//! The messages of `code!` and `bind!`, which rustc prints, as they are made: what is meant is found by a plainer search.
#![cfg(feature = "kakao")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

#[path = "const_error/meant.rs"]
mod meant;

use std::panic::{self, UnwindSafe};
use std::sync::Mutex;

use codetable::__abi::{Table, Texts, all_bound, hexadecimal, unknown_hexadecimal, unknown_integer, unknown_text};
use codetable::kakao::ErrorCode;
use meant::meant;

const ALL: usize = ErrorCode::ALL.len();

/// The message that something stops with, and nothing if it goes on.
fn stopped(by: impl FnOnce() + UnwindSafe) -> Option<String> {
    static HOOK: Mutex<()> = Mutex::new(());
    let _turn = HOOK.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let hook = panic::take_hook();
    panic::set_hook(Box::new(|_| ()));
    let ended = panic::catch_unwind(by);
    panic::set_hook(hook);
    let said = ended.err()?;
    Some(
        said.downcast_ref::<&str>()
            .map_or_else(|| said.downcast_ref::<String>().unwrap().clone(), |it| (*it).to_owned()),
    )
}

/// Codes that live as long as the program, as literals and as one text.
fn both_layouts(codes: &[String]) -> [Texts; 2] {
    let ends = codes.iter().scan(0, |end, code| {
        *end += u32::try_from(code.len()).unwrap();
        Some(*end)
    });
    let each = codes.iter().map(|code| &*code.clone().leak()).collect::<Vec<_>>();
    [Texts::Each(each.leak()), Texts::Joined { all: codes.concat().leak(), ends: ends.collect::<Vec<_>>().leak() }]
}

fn unknown(code: &str, codes: &[String]) -> String {
    let [each, joined] = both_layouts(codes).map(|codes| stopped(move || unknown_text(code, &codes)).unwrap());
    assert_eq!(each, joined);
    each
}

fn message(code: &str, meant: Option<&String>) -> String {
    let meant = meant.map_or_else(String::new, |it| format!("; did you mean `{it}`?"));
    format!("unknown code `{code}`{meant}")
}

#[test]
fn the_nearest_code_is_meant() {
    let mut found = [0; 2];
    arbtest::arbtest(|random| {
        // Few letters, so that codes are near to each other.
        let mut text = |longest: usize| -> arbtest::arbitrary::Result<String> {
            let len = random.int_in_range(1..=longest)?;
            (0..len).map(|_| Ok(*random.choose(&['a', 'b', 'B', '.', '1'])?)).collect()
        };
        let longest = if text(2)?.len() == 1 { 4 } else { 10 };
        let codes = (0..6).map(|_| text(longest)).collect::<Result<Vec<_>, _>>()?;
        let code = text(longest)?;
        let meant = meant(&code, &codes, if code.len() < 9 { 1 } else { code.len() / 3 - 1 });
        found[usize::from(meant.is_some())] += 1;
        assert_eq!(unknown(&code, &codes), message(&code, meant), "{code} of {codes:?}");
        Ok(())
    })
    .budget_ms(1_000);
    assert!(found.iter().all(|count| *count > 0), "{found:?}");
}

#[test]
fn long_codes_are_compared_by_their_ends() {
    let x = |count: usize| "x".repeat(count);
    let code = format!("HEAD{}tail", x(52));
    // What differs is one stretch of 19 letters, of 20, which is a third and too far; and of lengths that differ.
    let of = |stretch: usize| format!("head{}{}TAIL", "y".repeat(stretch), x(52 - stretch));
    assert_eq!(unknown(&code, &[of(20), of(19), of(18), of(18)]), message(&code, Some(&of(18))));
    assert_eq!(unknown(&code, &[of(20)]), message(&code, None));
    let longer = |more: usize| format!("head{}tail", x(52 + more));
    assert_eq!(unknown(&code, &[longer(20)]), message(&code, None));
    assert_eq!(unknown(&code, &[of(19), longer(2), longer(1)]), message(&code, Some(&longer(1))));
    let shorter = format!("head{}tail", x(51));
    assert_eq!(unknown(&code, &[longer(2), shorter.clone()]), message(&code, Some(&shorter)));
    // Of 40 letters each is compared; of 41, the stretch. A letter more at the front and one less at the end are two edits.
    for (len, is_near) in [(40, true), (41, false)] {
        let code: String = ('0'..='9').cycle().take(len).collect();
        let shifted = format!("z{}", &code[..len - 1]);
        assert_eq!(unknown(&code, std::slice::from_ref(&shifted)), message(&code, is_near.then_some(&shifted)));
    }
}

#[test]
fn only_so_much_of_a_long_table_is_searched() {
    // A code of another length costs one comparison, and one that is compared the letters of its ends and 9.
    let found = |codes: &[String], code: &str| unknown(code, codes).contains("did you mean");
    for (place, is_reached) in [(159_999, true), (160_000, false)] {
        let mut codes = vec![String::from("of another length"); place];
        codes.push("near".to_owned());
        assert_eq!(found(&codes, "neat"), is_reached, "{place}");
    }
    let (each, code) = ("nothing alike", "letters of it");
    let alike = each.bytes().zip(code.bytes()).take_while(|(a, b)| a == b).count();
    let alike = alike + each.bytes().rev().zip(code.bytes().rev()).take_while(|(a, b)| a == b).count();
    let reached = 160_000_usize.div_ceil(alike + 9);
    for (place, is_reached) in [(reached - 1, true), (reached, false)] {
        let mut codes = vec![each.to_owned(); place];
        codes.push("letters of if".to_owned());
        assert_eq!(found(&codes, code), is_reached, "{place}");
    }
    // Where comparing every letter would cost too much, the stretch is compared: 160,000 is 10 × 10 × 1,600.
    for (others, is_thorough) in [(1_599, true), (1_600, false)] {
        let mut codes = vec![String::from("short"); others];
        codes.push("z012345678".to_owned());
        assert_eq!(found(&codes, "0123456789"), is_thorough, "{others}");
    }
}

#[test]
fn a_code_is_printed_whole_up_to_eighty_bytes() {
    for (code, printed) in [
        ("é".repeat(40), "é".repeat(40)),
        ("é".repeat(41), "é".repeat(40)),
        (format!("x{}", "é".repeat(40)), format!("x{}", "é".repeat(39))),
        (format!("xx{}", "한".repeat(27)), format!("xx{}", "한".repeat(26))),
        ("𝄞".repeat(21), "𝄞".repeat(20)),
    ] {
        assert_eq!(unknown(&code, &[]), format!("unknown code `{printed}`"));
    }
}

#[test]
fn integers_are_printed_as_their_tables_write_them() {
    let none = Texts::EMPTY;
    for code in [0, 7, -7, 10, -10, 99, 100, 1_234_567_890, i128::MAX, i128::MIN] {
        let said = stopped(move || unknown_integer(code, &none));
        assert_eq!(said, Some(format!("unknown code `{code}`")));
    }
    for (code, bits, printed) in [
        (0, 8, "0x00"),
        (0x9A, 8, "0x9A"),
        (-1, 16, "0xFFFF"),
        (0x8007_000E, 32, "0x8007000E"),
        (-2, 32, "0xFFFFFFFE"),
        (0xABC, 12, "0xABC"),
        (0xABC, 13, "0x0ABC"),
        (i128::MIN, 128, "0x80000000000000000000000000000000"),
    ] {
        let said = stopped(move || unknown_hexadecimal(code, bits, &none));
        assert_eq!(said, Some(format!("unknown code `{printed}`")));
    }
}

#[test]
fn hexadecimal_has_a_digit_and_no_more_than_its_type() {
    for bits in [8_u32, 12, 13, 32, 64] {
        let most = bits.div_ceil(4) as usize;
        for count in 0..=most + 33 {
            let code = format!("0x{}1", "0".repeat(count.saturating_sub(1)));
            let code = if count == 0 { "0x" } else { &code };
            let read = (1..=most).contains(&count).then_some(1);
            assert_eq!(hexadecimal(code.as_bytes(), bits, true), read, "{code} of {bits}");
        }
    }
}

/// Two edits are too far from a code of eight letters, and near to one of nine.
#[test]
fn how_near_is_near_enough_depends_on_the_length() {
    for (len, most) in [(1, 1), (8, 1), (9, 2), (11, 2), (12, 3)] {
        let code = "ABCDEFGHIJKL"[..len].to_owned();
        for changed in 0..=len {
            let other = format!("{}{}", "z".repeat(changed), &code[changed..]);
            let meant = (changed <= most).then_some(&other);
            assert_eq!(unknown(&code, std::slice::from_ref(&other)), message(&code, meant), "{other}");
        }
    }
}

#[test]
fn the_first_code_without_a_variant_is_named_and_the_rest_counted() {
    let table: &'static Table = ErrorCode::TABLE;
    let needed: Vec<usize> = (0..ALL).filter(|place| ErrorCode::ALL[*place].row().retired().is_none()).collect();
    assert_eq!(stopped(|| all_bound::<ALL>("Mine", table, &needed)), None);
    for bound in 0..needed.len() {
        let (bound, missing) = needed.split_at(bound);
        for bound in [bound.to_vec(), bound.iter().rev().copied().collect()] {
            let row = ErrorCode::ALL[missing[0]].row();
            let more = match missing.len() {
                1 => String::new(),
                count => format!(", nor for {} more", count - 1),
            };
            let said = format!(
                "`Mine` has no variant for `{}::{}`, the code `{}`{more}: add one, or name the code behind `without`",
                table.name,
                row.name(),
                row.code()
            );
            assert_eq!(stopped(move || all_bound::<ALL>("Mine", table, &bound)), Some(said));
        }
    }
}
