//! The page by hand in, `docs/exports.md` out: in the place of `{fields}` what the language declares of the fields of the
//! object that the heading names, and in the place of `{facts}` the facts of a code that are no text and no advice.

use crate::legend::objects;
use codetable_model::catalog::Facts;
use codetable_model::language::{Field, Object, ValueType};
use codetable_model::vocabulary::{TextKind, Vocabulary};

const PAGE: &str = include_str!("page.md");

/// The shape of `catalog.json`, the columns of `catalog.csv`, and what can be done with them.
#[must_use]
pub fn page() -> String {
    let objects = objects();
    let of = |name: &str| objects.iter().find(|object| object.name == name).copied();
    let of_rows = || of("group").into_iter().flat_map(Object::fields);
    let facts = || own_facts().filter_map(|name| of_rows().find(|field| field.name == name));
    let (mut page, mut heading) = (String::new(), "");
    for line in PAGE.lines() {
        heading = line.trim_start_matches('#').strip_prefix(' ').filter(|_| line.starts_with('#')).unwrap_or(heading);
        match line {
            "{fields}" => {
                of(heading).iter().flat_map(|object| object.fields()).for_each(|field| page += &member(field))
            }
            "{facts}" => facts().for_each(|field| page += &member(field)),
            "{fact columns}" => facts().for_each(|Field { name, doc, .. }| page += &format!("| `{name}` | {doc} |\n")),
            _ => page.extend([line, "\n"]),
        }
    }
    page
}

/// The names of those facts of a code that are one word, or one code, each.
pub(super) fn own_facts() -> impl Iterator<Item = &'static str> {
    const OTHERS: [&str; 4] = ["status", "recovery", "wait", "effect"];
    Facts::names().into_iter().filter(|name| !OTHERS.contains(name) && TextKind::from_word(name).is_none())
}

/// `| `unit` | fact of translation | what its number counts, in our words |`
fn member(Field { name, doc, ty, .. }: &Field) -> String {
    format!("| `{name}` | {} | {doc} |\n", shape(ty))
}

/// How a value stands in JSON.
fn shape(ty: &ValueType) -> String {
    match ty {
        ValueType::Fact(of) | ValueType::Given(of) => format!("fact of {}", shape(of)),
        ValueType::List(of) | ValueType::OneOrMore(of) => format!("list of {}", shape(of)),
        ValueType::Map(_, of) => format!("list of {}", shape(of)),
        ValueType::Object(object) | ValueType::Short(_, object) => object.name.to_owned(),
        ValueType::Text | ValueType::Prose => "translation".to_owned(),
        ValueType::Status | ValueType::Count => "number".to_owned(),
        ValueType::Bool => "true or false".to_owned(),
        ValueType::Range => "list of number".to_owned(),
        _ => "text".to_owned(),
    }
}
