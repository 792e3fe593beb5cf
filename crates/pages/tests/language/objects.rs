//! The language in, its objects out: what the schema and the legend are held to.

use codetable_model::language::{Object, SPEC, ValueType};

/// Every object of the language, each once.
pub(crate) fn objects() -> Vec<&'static Object> {
    fn visit(ty: &'static ValueType, found: &mut Vec<&'static Object>) {
        match ty {
            ValueType::Object(object) | ValueType::Short(_, object)
                if !found.iter().any(|other| other.name == object.name) =>
            {
                found.push(object);
                object.fields().for_each(|field| visit(&field.ty, found));
            }
            ValueType::List(inner)
            | ValueType::OneOrMore(inner)
            | ValueType::Fact(inner)
            | ValueType::Map(_, inner) => {
                visit(inner, found);
            }
            _ => {}
        }
    }
    let mut found = vec![SPEC];
    SPEC.fields().for_each(|field| visit(&field.ty, &mut found));
    found
}
