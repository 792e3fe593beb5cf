//! Unknown codes: what is printed of text that nobody can trust.

use arbtest::arbitrary::Unstructured;
use arbtest::arbtest;
use codetable::unknown::{Family, FamilyRule, Given, ParseCodeError, UnknownCode};

const FAMILIES: [Family; 3] = [Family::Member, Family::Foreign, Family::Undeclared];

/// The longest that a complaint may be, in characters: 48 shown, each as long as `\u{10ffff}`, and our own words.
const LONGEST: usize = 48 * 10 + 120;

fn any_text(u: &mut Unstructured<'_>) -> arbtest::arbitrary::Result<String> {
    const AWKWARD: [char; 14] = [
        '\0', '\n', '\u{1b}', '\u{7f}', '\u{9b}', '`', '\\', '\u{202e}', '\u{2066}', '\u{200b}', '\u{feff}', '가', '𝄞',
        'a',
    ];
    let length = u.int_in_range(0..=120)?;
    (0..length).map(|_| if u.arbitrary()? { u.arbitrary() } else { u.choose(&AWKWARD).copied() }).collect()
}

/// Whether a terminal could act on it, or a reader be misled: control characters, and those that Unicode's
/// bidirectional algorithm or line breaking obeys.
fn is_dangerous(character: char) -> bool {
    const BIDI: [char; 12] = [
        '\u{61c}', '\u{200e}', '\u{200f}', '\u{202a}', '\u{202b}', '\u{202c}', '\u{202d}', '\u{202e}', '\u{2066}',
        '\u{2067}', '\u{2068}', '\u{2069}',
    ];
    character.is_control() || BIDI.contains(&character) || "\u{2028}\u{2029}\u{200b}\u{feff}".contains(character)
}

#[test]
fn what_is_printed_is_harmless_and_short() {
    arbtest(|u| {
        let text = any_text(u)?;
        for family in FAMILIES {
            for printed in [
                UnknownCode::new("GatewayError", Given::Text(&text), family).to_string(),
                ParseCodeError::new("GatewayError", &text, family).to_string(),
            ] {
                assert!(!printed.contains(is_dangerous), "{printed:?}");
                assert!(printed.chars().count() <= LONGEST, "{printed:?}");
                assert_eq!(printed.matches('`').count(), 4, "{printed:?}");
            }
        }
        Ok(())
    });
}

#[test]
fn short_texts_print_alike_borrowed_and_owned() {
    arbtest(|u| {
        let text = any_text(u)?;
        let borrowed = UnknownCode::new("GatewayError", Given::Text(&text), Family::Foreign);
        let owned = ParseCodeError::new("GatewayError", &text, Family::Foreign);
        if text.len() <= 64 {
            assert_eq!(owned.head(), text);
            assert_eq!(owned.to_string(), borrowed.to_string());
        } else {
            assert!(text.starts_with(owned.head()));
            assert!((61..=64).contains(&owned.head().len()), "cut between characters: {}", owned.head().len());
        }
        Ok(())
    });
}

#[test]
fn an_escape_cannot_be_forged() {
    let excerpt = |text: &str| Given::Text(text).to_string();
    arbtest(|u| {
        let text = any_text(u)?.chars().take(4).collect::<String>();
        let printed = excerpt(&text);
        let forged = printed.trim_matches('`');
        assert_eq!(excerpt(forged) == printed, forged == text, "{text:?}");
        Ok(())
    });
}

#[test]
fn a_long_text_is_cut_and_its_length_told() {
    let text = "가".repeat(1000);
    let borrowed = UnknownCode::new("T", Given::Text(&text), Family::Undeclared);
    assert_eq!(borrowed.to_string(), format!("unknown code `{}…` (3000 bytes): `T` does not list it", "가".repeat(48)));
    let owned = ParseCodeError::new("T", &text, Family::Undeclared);
    assert_eq!(owned.to_string(), format!("unknown code `{}…` (3000 bytes): `T` does not list it", "가".repeat(21)));
}

#[test]
fn integers_print_as_they_are() {
    let lowest = UnknownCode::new("KakaoError", Given::Int(i128::MIN), Family::Foreign);
    assert_eq!(
        lowest.to_string(),
        "unknown code `-170141183460469231731687303715884105728`: not written like one of `KakaoError`"
    );
    assert_eq!((lowest.int(), lowest.text(), lowest.table()), (Some(i128::MIN), None, "KakaoError"));
}

#[test]
fn families_are_told_by_their_rule() {
    const RANGE: FamilyRule = FamilyRule::Range { first: -9999, last: -1 };
    const PREFIX: FamilyRule = FamilyRule::Prefix("GW.");
    let members = [(RANGE, Given::Int(-9999)), (RANGE, Given::Int(-1)), (RANGE, Given::Text("-401"))];
    let foreign = [
        (RANGE, Given::Int(0)),
        (RANGE, Given::Int(-10_000)),
        (RANGE, Given::Text("-0401")),
        (RANGE, Given::Text("+5")),
        (RANGE, Given::Text("0")),
        (RANGE, Given::Text("-0")),
        (RANGE, Given::Text("-")),
        (RANGE, Given::Text("")),
        (RANGE, Given::Text("-4o1")),
        (RANGE, Given::Text("-99999999999999999999999999999999999999999999")),
        (PREFIX, Given::Int(1)),
        (PREFIX, Given::Text("")),
        (PREFIX, Given::Text("GW")),
        (PREFIX, Given::Text("gw.X")),
    ];
    for (rule, given) in members.into_iter().chain([(PREFIX, Given::Text("GW.")), (PREFIX, Given::Text("GW.새"))]) {
        assert_eq!(rule.of(given), Family::Member, "{rule:?} {given}");
    }
    for (rule, given) in foreign {
        assert_eq!(rule.of(given), Family::Foreign, "{rule:?} {given}");
    }
}

/// A number at either end is of the family and the next is not, however the code is given.
#[test]
fn a_family_of_numbers_has_both_its_ends() {
    for (first, last) in [(-9999, -1), (0, 255), (7, 7), (0x10, 0x7FFF)] {
        for int in [first - 1, first, first + 1, last - 1, last, last + 1] {
            let wanted = if (first..=last).contains(&int) { Family::Member } else { Family::Foreign };
            let range = FamilyRule::Range { first, last };
            assert_eq!(range.of(Given::Int(int)), wanted, "{int} of {first}..{last}");
            assert_eq!(range.of(Given::Text(&int.to_string())), wanted, "{int} of {first}..{last}");
            let hexadecimal = FamilyRule::Hexadecimal { bits: 16, signed: true, first, last };
            assert_eq!(hexadecimal.of(Given::Hex(int, 16)), wanted, "{int} of {first}..{last}");
            if int >= 0 {
                assert_eq!(hexadecimal.of(Given::Text(&format!("0x{int:04X}"))), wanted, "{int} of {first}..{last}");
            }
        }
    }
}

#[test]
fn an_owned_error_is_small() {
    assert!(size_of::<ParseCodeError>() <= 128, "clippy's bound for errors: {}", size_of::<ParseCodeError>());
}
