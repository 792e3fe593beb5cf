//! The words of specs and the values of the library: two lists of one vocabulary, which must stay equal.

use codetable::{advice, fill, provider};
use codetable_model::vocabulary::{self, Vocabulary};

/// The words of a vocabulary with the names of their variants.
fn of_specs<V: Vocabulary>() -> Vec<(String, String)> {
    V::ALL.iter().map(|value| (value.word().to_owned(), value.variant().to_owned())).collect()
}

macro_rules! equal {
    ($($module:ident::$name:ident)*) => {
        $({
            let here = $module::$name::ALL.iter().map(|value| (value.to_string(), format!("{value:?}"))).collect::<Vec<_>>();
            assert_eq!(here, of_specs::<vocabulary::$name>(), stringify!($name));
        })*
    };
}

#[test]
fn every_word_of_a_spec_is_a_value_of_the_library() {
    equal! {
        advice::Step advice::Effect fill::ParameterType
        provider::Severity provider::Origin provider::TextKind
        provider::HeaderRole provider::Allowance provider::Period provider::Format
        provider::FieldRole provider::JsonType provider::Presence
    }
}
