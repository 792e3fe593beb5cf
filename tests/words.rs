//! The words of specs and the values of the library: two lists of one vocabulary, which must stay equal; and what pages say
//! of the library.
#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

use std::collections::BTreeSet;

use codetable::advice::Idempotency;
use codetable::{advice, fill, provider};
use codetable_model::source::Source;
use codetable_model::vocabulary::{self, Vocabulary};
use codetable_model::{compile, language};

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

/// The key of every page of a code names the methods that are safe to repeat: those of the library, in both languages.
#[test]
fn pages_name_the_methods_that_the_library_repeats() {
    // Those of RFC 9110, PATCH (RFC 5789) and QUERY.
    let methods = ["GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH", "QUERY"];
    let wanted: BTreeSet<&str> =
        methods.into_iter().filter(|method| Idempotency::of(method) == Idempotency::Idempotent).collect();
    let source = Source::new("specs/post_office.yaml", language::EVERYTHING);
    let site = codetable_pages::html::artifacts(&compile(&[source]).catalog).unwrap();
    let keys = site.iter().flat_map(|page| page.text.split("<p class=key>").skip(1));
    let keys = keys.map(|key| key.split("</p>").next().unwrap());
    // The phrase about them, in both languages, without the link behind it.
    let keys = keys.filter_map(|key| key.split("<l-en>").find(|words| words.contains("GET")));
    let keys = keys.map(|words| words.split(" <a ").next().unwrap());
    let keys: BTreeSet<&str> = keys.collect();
    assert_eq!(keys.len(), 1, "{keys:?}");
    // In each language the first list in brackets are theirs.
    for words in keys.iter().flat_map(|key| key.split("<l-ko>")) {
        let list = words.split(['(', ')']).nth(1).unwrap();
        assert_eq!(list.split(", ").collect::<BTreeSet<_>>(), wanted, "{words}");
    }
    let languages = keys.iter().map(|key| key.split("<l-ko>").count()).collect::<Vec<_>>();
    assert_eq!(languages, [2], "{keys:?}");
}
