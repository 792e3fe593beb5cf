//! Codes and words through `Display`, `FromStr` and serde: each way gives back what went in, and says what it refuses.
#![cfg(all(feature = "serde", feature = "inspect", feature = "http_status"))]
#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

use codetable::{CodeTable, TableVisitor, advice, fixture, for_each_table, inspect, provider};
use serde_json::{from_str, to_string};
use std::collections::BTreeMap;

#[test]
fn every_code_is_read_back() {
    struct Law;
    impl TableVisitor for Law {
        fn visit<T: CodeTable>(&mut self) {
            let is_text = to_string(&T::ALL[0]).unwrap().starts_with('"');
            for code in T::ALL.iter().copied() {
                let (row, json) = (code.row(), to_string(&code).unwrap());
                let written = if is_text { to_string(row.code()).unwrap() } else { row.code().to_owned() };
                assert_eq!(json, written);
                assert_eq!(from_str::<T>(&json).unwrap(), code);
                for alias in row.aliases() {
                    assert_eq!(
                        from_str::<T>(&if is_text { to_string(alias).unwrap() } else { (*alias).to_owned() }).unwrap(),
                        code
                    );
                }
                let by_code = BTreeMap::from([(code, 1)]);
                assert_eq!(from_str::<BTreeMap<T, u8>>(&to_string(&by_code).unwrap()).unwrap(), by_code, "as a key");
                // Another type than the code's is no code, and neither is a variant's name.
                let [name, other] = [to_string(row.name()).unwrap(), if is_text { "1" } else { "\"1\"" }.to_owned()];
                for wrong in [&name, &other, "null", "[]", "{}", "true", "1.5"] {
                    assert!(row.name() == row.code() || from_str::<T>(wrong).is_err(), "{wrong}");
                }
            }
            let (given, shown) = if is_text { ("\"NO\\n-SUCH\"", r"`NO\n-SUCH`") } else { ("12345", "`12345`") };
            let error = from_str::<T>(given).unwrap_err().to_string();
            assert!(error.starts_with(&format!("unknown code {shown}: ")), "{error}");
            assert!(error.contains(&format!("`{}`", T::NAME)), "{error}");
        }
    }
    for_each_table(&mut Law);
}

macro_rules! words {
    ($($module:ident::$name:ident)*) => {
        $({
            let words = $module::$name::ALL.iter().map(|value| value.as_str()).collect::<Vec<_>>();
            for value in $module::$name::ALL.iter().copied() {
                assert_eq!(value.to_string(), value.as_str());
                assert_eq!(value.as_str().parse(), Ok(value));
                assert_eq!(to_string(&value).unwrap(), format!("\"{value}\""));
                assert_eq!(from_str::<$module::$name>(&format!("\"{value}\"")).unwrap(), value);
                let near = [value.as_str().to_uppercase(), format!("{value} "), format!("{value:?}!"), String::new()];
                for near in near {
                    let error = near.parse::<$module::$name>().unwrap_err();
                    assert_eq!(error.words(), words);
                    let told = from_str::<$module::$name>(&to_string(&near).unwrap()).unwrap_err().to_string();
                    assert!(told.starts_with(&error.to_string()), "{told}");
                    assert!(words.iter().all(|word| told.contains(word)), "{told}");
                }
                assert!(from_str::<$module::$name>("1").is_err() && from_str::<$module::$name>("null").is_err());
            }
        })*
    };
}

#[test]
fn every_word_is_read_back() {
    words! {
        advice::Step advice::Effect
        provider::Severity provider::Origin provider::TextKind
        provider::HeaderRole provider::Allowance provider::Period provider::Format
        provider::FieldRole provider::JsonType provider::Presence
        inspect::Confidence inspect::Outcome fixture::Malformation
    }
}
