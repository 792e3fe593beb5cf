//! The spec that uses every field in, its catalogue out, with texts of the caller's making wherever a catalogue can hold
//! any. What is added to the language is filled so from then on.

use std::sync::OnceLock;

use codetable_model::catalog::Catalog;
use codetable_model::language::EVERYTHING;
use codetable_model::source::Source;
use serde_json::Value;

/// How the sample gets its texts: each call has the one that stands in the spec.
pub(crate) type Texts<'a> = &'a mut dyn FnMut(&str) -> String;

/// What the language has a form for, so that no spec can say what it likes: it names a page, or something to refer to.
const NAMES: &[&str] = &["name", "path", "id", "enum", "languages", "prose_languages", "document"];

/// One provider, in which every field of the catalogue is filled.
pub(crate) fn catalog(texts: Texts<'_>) -> Catalog {
    let (mut value, free) = everything().clone();
    for pointer in free {
        let text = value.pointer_mut(&pointer).unwrap();
        *text = texts(text.as_str().unwrap()).into();
    }
    serde_json::from_value(value).unwrap()
}

/// The catalogue, and where in it a text may be any.
fn everything() -> &'static (Value, Vec<String>) {
    static EVERY: OnceLock<(Value, Vec<String>)> = OnceLock::new();
    EVERY.get_or_init(|| {
        let compilation = codetable_model::compile(&[Source::new("specs/post_office.yaml", EVERYTHING)]);
        let mut value = serde_json::to_value(&compilation.catalog).unwrap();
        let mut texts = Vec::new();
        find(String::new(), &value, &mut texts);
        // By their codes pages are told apart, so one has to do.
        texts.retain(|pointer| !pointer.ends_with("/code") || pointer.ends_with("/rows/1/code"));
        texts.retain(|pointer| {
            let mut put = |text: Value| std::mem::replace(value.pointer_mut(pointer).unwrap(), text);
            let own = put("<any> `text`".into());
            let is_free = serde_json::from_value::<Catalog>(value.clone()).is_ok();
            *value.pointer_mut(pointer).unwrap() = own;
            is_free
        });
        (value, texts)
    })
}

fn find(pointer: String, value: &Value, texts: &mut Vec<String>) {
    match value {
        // What is an address, or names a standard, is a link or none, as its text is.
        Value::String(text) if !text.starts_with("https://") && !text.starts_with("RFC ") => texts.push(pointer),
        Value::Array(items) => {
            (0..).zip(items).for_each(|(at, item): (usize, _)| find(format!("{pointer}/{at}"), item, texts))
        }
        Value::Object(members) => {
            for (name, member) in members.iter().filter(|(name, _)| !NAMES.contains(&name.as_str())) {
                find(format!("{pointer}/{name}"), member, texts);
            }
        }
        _ => {}
    }
}
