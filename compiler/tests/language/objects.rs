//! The language in, its objects out: what the schema and the legend are held to.

use codetable_compiler::language::{Object, SPEC, Shape};

/// Every object of the language, each once.
pub(crate) fn objects() -> Vec<&'static Object> {
    fn visit(shape: &'static Shape, found: &mut Vec<&'static Object>) {
        match shape {
            Shape::Object(object) if !found.iter().any(|other| other.name == object.name) => {
                found.push(object);
                object.fields.iter().for_each(|field| visit(&field.shape, found));
            }
            Shape::List(inner) | Shape::OneOrMore(inner) | Shape::Fact(inner) | Shape::Map(_, inner) => {
                visit(inner, found);
            }
            _ => {}
        }
    }
    let mut found = vec![&SPEC];
    SPEC.fields.iter().for_each(|field| visit(&field.shape, &mut found));
    found
}
