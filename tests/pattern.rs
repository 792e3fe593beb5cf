//! Patterns: the parts of a code, against a reader that is slow and plain.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by a panic")]

use arbtest::arbitrary::Unstructured;
use arbtest::arbtest;
use codetable::pattern::{CharSet, Parsed, Pattern, PatternPart, strip};
use codetable::unknown::{Family, FamilyRule, Given};

type Named = Vec<(&'static str, String)>;

const UPPER_OR_DIGIT: CharSet = CharSet::of(&[(b'A', b'Z'), (b'0', b'9')]);

/// The characters of a set, as it is printed.
fn members(set: CharSet) -> impl Iterator<Item = char> {
    let printed: Vec<char> = set.to_string().chars().collect();
    let ends: Vec<[char; 2]> = match printed[..] {
        [first, '-', last] => vec![[first, last]],
        [first, '-', last, from, '-', to] => vec![[first, last], [from, to]],
        ref other => panic!("{other:?} is no set of these tests"),
    };
    ends.into_iter().flat_map(|[first, last]| first..=last)
}

/// What a pattern takes, one character after the other.
fn oracle(parts: &[PatternPart], text: &str) -> Option<Named> {
    let mut characters = text.chars();
    let mut named = Named::new();
    for part in parts {
        match *part {
            PatternPart::Literal(literal) => {
                for expected in literal.chars() {
                    characters.next().filter(|given| *given == expected)?;
                }
            }
            PatternPart::Run { name, len, of } => {
                let set: Vec<char> = members(of).collect();
                let run = (0..len).map(|_| characters.next().filter(|given| set.contains(given)));
                named.push((name, run.collect::<Option<String>>()?));
            }
            _ => return None,
        }
    }
    characters.next().is_none().then_some(named)
}

fn any_parts(u: &mut Unstructured<'_>) -> arbtest::arbitrary::Result<Vec<PatternPart>> {
    (0..u.int_in_range(0..=4)?)
        .map(|_| {
            Ok(match u.int_in_range(0..=7)? {
                0 => PatternPart::Literal("EXEG-"),
                1 => PatternPart::Literal("-"),
                2 => PatternPart::Literal("오류"),
                3 => PatternPart::Literal(""),
                4 => PatternPart::Run { name: "series", len: 4, of: CharSet::DIGITS },
                5 => PatternPart::Run { name: "class", len: 2, of: UPPER_OR_DIGIT },
                6 => PatternPart::Run { name: "status", len: 1, of: CharSet::DIGITS },
                _ => PatternPart::Run { name: "none", len: 0, of: CharSet::DIGITS },
            })
        })
        .collect()
}

/// A text that the pattern takes, or nearly.
fn any_text(u: &mut Unstructured<'_>, parts: &[PatternPart]) -> arbtest::arbitrary::Result<String> {
    let mut text: Vec<char> = Vec::new();
    for part in parts {
        match *part {
            PatternPart::Literal(literal) => text.extend(literal.chars()),
            PatternPart::Run { len, of, .. } => {
                let set: Vec<char> = members(of).collect();
                for _ in 0..len {
                    text.push(*u.choose(&set)?);
                }
            }
            _ => {}
        }
    }
    let place = u.choose_index(text.len() + 1)?;
    match u.int_in_range(0..=4)? {
        0 if place < text.len() => text[place] = *u.choose(&['x', '٣', '/', ':', '0'])?,
        1 if place < text.len() => drop(text.remove(place)),
        2 => text.insert(place, *u.choose(&['7', 'E', '\u{200b}'])?),
        3 => text = u.arbitrary::<&str>()?.chars().collect(),
        _ => {}
    }
    Ok(text.into_iter().collect())
}

#[test]
fn a_pattern_takes_what_the_plain_reader_takes() {
    let (mut taken, mut refused) = (0, 0);
    arbtest(|u| {
        let parts = any_parts(u)?;
        let text = any_text(u, &parts)?;
        let pattern = Pattern::new(parts.leak());
        let given = pattern.matches(&text);
        let expected = oracle(pattern.parts(), &text);
        let named = given.map(|code| code.parts().map(|(name, digits)| (name, digits.to_owned())).collect::<Named>());
        assert_eq!(named, expected, "{pattern} {text:?}");
        if let (Some(code), Some(expected)) = (given, expected) {
            taken += 1;
            assert_eq!(code.to_string(), text);
            assert_eq!(code.pattern(), pattern);
            for (name, _) in &expected {
                let first = expected.iter().find(|(of, _)| of == name).map(|(_, digits)| digits.as_str());
                assert_eq!(code.part(name), first);
            }
            assert_eq!(code.part("absent"), None);
        } else {
            refused += 1;
        }
        Ok(())
    })
    .budget_ms(300);
    assert!(taken > 10 && refused > 10, "the law must speak of both: {taken} {refused}");
}

static PATTERN: Pattern = Pattern::new(&[
    PatternPart::Literal("EXEG-"),
    PatternPart::Run { name: "series", len: 4, of: CharSet::DIGITS },
    PatternPart::Literal("-"),
    PatternPart::Run { name: "status", len: 3, of: CharSet::DIGITS },
]);

#[test]
fn parts_are_read_in_const() {
    const MATCHES: bool = PATTERN.matches("EXEG-0999-418").is_some();
    const CODE: Option<&str> = strip("https://ns.example/errors/EXEG-0999-418", "http://ns.example/errors/", "");
    const FAMILY: Family = FamilyRule::Pattern(PATTERN).of(Given::Text("EXEG-0999-418"));
    assert_eq!((MATCHES, CODE, FAMILY), (true, Some("EXEG-0999-418"), Family::Member));
}

#[test]
fn a_parsed_code_is_known_or_not() {
    let unlisted = Parsed::<u8>::Unlisted(PATTERN.matches("EXEG-0999-418").unwrap());
    assert_eq!(unlisted.known(), None);
    assert_eq!(Parsed::Known(7).known(), Some(7));
}

#[test]
fn what_stands_in_a_uri_is_found_again() {
    const PREFIXES: [&str; 5] =
        ["https://ns.example/errors/", "http://ns.example/errors/", "HTTPS://NS.Example/errors/", "urn:error:", ""];
    arbtest(|u| {
        let prefix = *u.choose(&PREFIXES)?;
        let suffix = *u.choose(&["", "/", ".html"])?;
        let code: &str = u.arbitrary()?;
        let uri = format!("{prefix}{code}{suffix}");
        let other = *u.choose(&PREFIXES)?;
        let found = strip(&uri, other, suffix);
        match (prefix.contains("//"), other.contains("//")) {
            _ if prefix == other => {
                assert_eq!(found, if prefix.is_empty() && has_scheme(code) { None } else { Some(code) })
            }
            (true, true) => assert_eq!(found, Some(code), "{uri} {other}"),
            (true, false) => assert_eq!(found, None, "{uri} {other}"),
            (false, _) => {}
        }
        Ok(())
    });
}

fn has_scheme(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    text.starts_with("http://") || text.starts_with("https://")
}

#[test]
fn what_is_another_address_is_refused() {
    const PREFIX: &str = "https://ns.example/errors/";
    for uri in [
        "",
        "E-1",
        "https://",
        "https://ns.example/errors",
        "https://ns.example/Errors/E-1",
        "https://ns.example.evil/errors/E-1",
        "ftp://ns.example/errors/E-1",
        " https://ns.example/errors/E-1",
        "httpss://ns.example/errors/E-1",
    ] {
        assert_eq!(strip(uri, PREFIX, ""), None, "{uri}");
    }
    assert_eq!(strip("https://ns.example/errors/E-1", PREFIX, "/"), None);
    assert_eq!(strip("https://ns.example/errors/", PREFIX, ""), Some(""));
    // Only a scheme and a host may be in another case.
    assert_eq!(strip("Urn:error:E-1", "urn:error:", ""), None);
    assert_eq!(strip("E-1X", "", "x"), None);
    assert_eq!(strip("aXa", "aX", "Xa"), None, "prefix and suffix may not overlap");
}

/// Whatever reads a code as text reads the URI that it travels in: `parse`, `FromStr`, `TryFrom`, and what is said of the
/// family of one that no table lists. `from_code` is exact, since it is `const` and knows no URI.
#[cfg(feature = "adobe_edge")]
#[test]
fn a_code_is_read_from_its_uri_by_every_reader_of_texts() {
    use codetable::adobe_edge::ProblemCode;

    let (before, after) = ProblemCode::TABLE.uri.unwrap();
    for code in ProblemCode::ALL.iter().copied() {
        let uri = format!("{before}{}{after}", code.code());
        assert_eq!(uri.parse::<ProblemCode>(), Ok(code));
        assert_eq!(ProblemCode::try_from(uri.as_str()), Ok(code));
        assert_eq!(ProblemCode::parse(&uri).and_then(|parsed| parsed.known()), Some(code));
        assert_eq!(ProblemCode::TABLE.find(&uri), Some(code.row()));
        assert_eq!(ProblemCode::from_code(&uri), None);
    }
    let unlisted = format!("{before}EXEG-0999-418{after}");
    assert_eq!(unlisted.parse::<ProblemCode>().unwrap_err().family(), Family::Member);
    assert_eq!(ProblemCode::try_from(unlisted.as_str()).unwrap_err().family(), Family::Member);
    let foreign = format!("{before}about:blank{after}");
    assert_eq!(foreign.parse::<ProblemCode>().unwrap_err().family(), Family::Foreign);

    // Nobody states the structure, and the document states the URI.
    assert!(ProblemCode::TABLE.family_basis.is_inferred() && ProblemCode::TABLE.uri_basis.is_stated());
}
