//! Texts with parameters: what `fill!` and its checked sisters print, in every language, and what they refuse.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

#[path = "../../../../../tests/const_error/meant.rs"]
mod meant;

use codetable::fill::{Argument, ArgumentError, Parameter, ParameterType};
use codetable::{CodeTable, Row, TableVisitor, code, fill};
use compiled::params::{self, Told};
use compiled::shop3::{Catalogue, ShopError};
use meant::meant;

#[test]
fn a_constant_code_is_filled_in_every_language() {
    let filled = fill!(ShopError::CartTooFull, limit = 20, count = 23_u64);
    assert_eq!(filled.to_string(), "23 Stück sind zu viel: Der Warenkorb fasst 20.");
    assert_eq!(filled.get(Catalogue::FR).to_string(), "Le panier contient 20 articles au plus, et non 23.");
    assert_eq!(filled.in_language("ja").unwrap().to_string(), "カートに入るのは20点までです（23点あります）。");
    assert!(filled.in_language("en").is_none());
    // The remedy has no parameters.
    let remedy = ShopError::CartTooFull.remedy().unwrap();
    assert_eq!(filled.of(remedy).get(Catalogue::FR).to_string(), "Répartir les achats");
    // A code by its literal is a constant too, and a text is lent.
    let name = String::from("Zange {limit}");
    let filled = fill!(code!(ShopError, "AR-001"), article = &name);
    assert_eq!(filled.to_string(), "Den Artikel »Zange {limit}« führen wir nicht.");
    for (language, tag) in [(Catalogue::DE, "de"), (Catalogue::FR, "fr")] {
        assert_eq!(language.tag(), tag);
        assert_eq!(filled.in_language(tag).unwrap().to_string(), filled.get(language).to_string());
    }
    assert_eq!(fill!(params::Told::Plain).english().to_string(), "Without values");
    let told = fill!(Told::Unknown, type = "Tier", name = "Stein",);
    assert_eq!(told.english().to_string(), "Stein is no Tier");
}

#[test]
fn a_brace_around_anything_else_is_a_part_of_the_text() {
    let filled = fill!(Told::TooMany, name = "{name}{limit}", limit = -1);
    assert_eq!(filled.to_string(), "{name}{limit}: höchstens -1, {-1} und nicht {\"limit\": 1}");
    let filled = fill!(Told::Shell, name = i128::MAX);
    assert_eq!(filled.to_string(), format!("`${{HOME}}` {} &lt; {{0}} [x](y)  **z**", i128::MAX));
    assert_eq!(compiled::params::Word::Brace.meaning().unwrap().source(), "Eine {Klammer} ist Text");
}

#[test]
fn a_row_has_the_parameters_that_its_texts_use() {
    let named = |row: Row| row.params().iter().map(|of| (of.name, of.ty)).collect::<Vec<_>>();
    use ParameterType::{Integer, Text};
    assert_eq!(named(Told::TooMany.row()), [("limit", Integer), ("name", Text)]);
    assert_eq!(named(Told::Unknown.row()), [("name", Text), ("type", Text)]);
    assert_eq!(named(Told::Plain.row()), []);
    assert_eq!(named(Told::Shell.row()), [("name", Integer)]);
    const PARAMS: &[Parameter] = ShopError::CartTooFull.params();
    assert_eq!(PARAMS, ShopError::CartTooFull.row().params());
}

#[test]
fn a_code_known_at_run_time_is_held_against_its_parameters() {
    let code = ShopError::from_code("KA-010").unwrap();
    let filled = code.fill([("limit", 20.into()), ("count", 23.into())]).unwrap();
    assert_eq!(
        filled.get(Catalogue::DE).to_string(),
        fill!(ShopError::CartTooFull, count = 23, limit = 20).to_string()
    );
    let of = |name| *code.params().iter().find(|of| of.name == name).unwrap();
    let wrong = |arguments| code.fill::<2>(arguments).unwrap_err();
    assert_eq!(code.row().fill([("limit", 20.into())]).unwrap_err(), ArgumentError::Missing(of("count")));
    assert_eq!(wrong([("limit", 20.into()), ("limt", 1.into())]), ArgumentError::Unknown("limt"));
    assert_eq!(wrong([("limit", 20.into()), ("limit", 1.into())]), ArgumentError::Twice(of("limit")));
    let error = wrong([("limit", "20".into()), ("count", 1.into())]);
    assert_eq!(error, ArgumentError::WrongType(of("limit")));
    assert_eq!(error.to_string(), "the parameter `limit` is of type integer, and its value is not");
    let error = wrong([("a\n\u{202e}", 1.into()), ("count", 1.into())]).to_string();
    assert!(!error.contains(['\n', '\u{202e}']), "{error}");
}

/// Every code of every table, filled with values that look like parameters.
#[test]
fn no_placeholder_is_left_and_no_value_is_read() {
    struct Laws(usize);
    impl TableVisitor for Laws {
        fn visit<T: CodeTable>(&mut self) {
            for row in T::TABLE.rows() {
                let value = |of: &Parameter| match of.ty {
                    ParameterType::Integer => Argument::Integer(7),
                    _ => Argument::Text("{count}{name}{"),
                };
                match row.params() {
                    [] => assert_eq!(
                        row.fill([]).unwrap().to_string(),
                        row.summary().map_or("", |text| text.source()),
                        "{row:?}"
                    ),
                    [one] => self.filled(row, [(one.name, value(one))]),
                    [one, two] => self.filled(row, [(one.name, value(one)), (two.name, value(two))]),
                    more => panic!("{} parameters", more.len()),
                }
            }
        }
    }
    impl Laws {
        fn filled<const N: usize>(&mut self, row: Row, arguments: [(&str, Argument<'_>); N]) {
            let filled = row.fill(arguments).unwrap();
            for (tag, text) in filled.text().phrase().translations() {
                let shown = filled.in_language(tag).unwrap().to_string();
                // Values take their places; what is around them stays, and nothing that a value holds is one.
                let marks = arguments.map(|(name, _)| (name, Argument::Text("\0")));
                let marked =
                    codetable::fill::Filled::new(codetable::text::Text::new(text, row.basis()), marks).to_string();
                let around: Vec<&str> = marked.split('\0').collect();
                assert!(around.len() > N && arguments.iter().all(|(name, _)| !marked.contains(&format!("{{{name}}}"))));
                let values = arguments.iter().map(|(_, value)| value.to_string().len());
                assert!(around.iter().all(|part| shown.contains(part)), "{shown}");
                assert!(shown.len() >= around.concat().len() + values.sum::<usize>(), "{shown}");
                self.0 += 1;
            }
        }
    }
    let mut laws = Laws(0);
    compiled::for_each_table(&mut laws);
    assert!(laws.0 > 10, "{}", laws.0);
}

/// As the compiler sees a call: each parameter once, in whatever order, and else the one that is wrong is named.
#[test]
fn a_call_names_each_parameter_once() {
    for row in [Told::TooMany.row(), Told::Unknown.row(), ShopError::CartTooFull.row()] {
        let names: Vec<&str> = row.params().iter().map(|of| of.name).collect();
        let said = |names: &[&str]| {
            let stopped = std::panic::catch_unwind(|| codetable::__abi::all_given(row, names));
            stopped.map_or_else(|said| *said.downcast::<String>().unwrap(), |()| String::new())
        };
        assert_eq!(said(&names), "");
        assert_eq!(said(&names.iter().rev().copied().collect::<Vec<_>>()), "");
        for name in &names {
            let without: Vec<_> = names.iter().filter(|of| *of != name).copied().collect();
            let named = said(&without);
            assert!(
                named.contains(&format!(": the parameter `{name}` (")) && named.ends_with("has no value"),
                "{named}"
            );
            let named = said(&[&names[..], &[name]].concat());
            assert!(named.ends_with(&format!(": the parameter `{name}` has two values")), "{named}");
        }
    }
}

#[test]
fn of_a_mistyped_parameter_it_is_told_which_was_meant() {
    let mut told = [0; 2];
    for row in [Told::TooMany.row(), Told::Unknown.row(), ShopError::CartTooFull.row()] {
        let names: Vec<&str> = row.params().iter().map(|of| of.name).collect();
        let within = names.iter().flat_map(|name| (0..name.len()).map(move |at| name.split_at(at)));
        let typed = within.flat_map(|(head, tail)| {
            [
                format!("{head}{}", &tail[1..]),
                format!("{head}x{tail}"),
                format!("{head}xyz{tail}"),
                format!("{head}x"),
                format!("{head}xyzxyz"),
            ]
        });
        for name in typed.filter(|typed| !typed.is_empty() && !names.contains(&typed.as_str())) {
            let typed = name.clone();
            let said = std::panic::catch_unwind(move || codetable::__abi::all_given(row, &[&typed])).unwrap_err();
            let meant = meant(&name, &names, if name.len() < 9 { 2 } else { name.len() / 3 });
            told[usize::from(meant.is_some())] += 1;
            let meant = meant.map_or_else(String::new, |it| format!("; did you mean `{it}`?"));
            let of_row = format!("`{}::{}`", row.table().name, row.name());
            assert_eq!(*said.downcast::<String>().unwrap(), format!("{of_row} has no parameter `{name}`{meant}"));
        }
    }
    assert!(told.iter().all(|count| *count > 20), "{told:?}");
}
