//! A spec that uses every field in, out how each field is written: the first use that fits a line.

use super::EVERYTHING;
use codetable_model::language::{Field, Object, SPEC, ValueType, fields_of_fact};
use codetable_model::source::{Source, SourceId};
use codetable_model::tree::{Map, Node, parse};

/// What the fields of every object look like.
#[derive(Default)]
pub(super) struct Examples {
    written: Vec<Example>,
}

struct Example {
    object: &'static str,
    field: &'static Field,
    line: String,
}

impl Examples {
    pub(super) fn new() -> Self {
        let source = Source::new("specs/post_office.yaml", EVERYTHING);
        let mut examples = Self::default();
        if let Some(Node::Map(root)) = parse(SourceId(0), &source, &mut Vec::new()) {
            examples.object(SPEC, &root, &source.text);
        }
        examples
    }

    /// `status: 429`: from an object of this name, or from another that has the same field.
    pub(super) fn get(&self, object: &str, field: &Field) -> Option<&str> {
        let same = |example: &&Example| example.field.name == field.name && example.field.doc == field.doc;
        let own = self.written.iter().filter(same).find(|example| example.object == object);
        own.or_else(|| self.written.iter().find(same)).map(|example| example.line.as_str())
    }

    fn object(&mut self, object: &'static Object, map: &Map, text: &str) {
        self.fields(object.name, &object.fields_with_evidence().collect::<Vec<_>>(), map, text);
    }

    fn fields(&mut self, object: &'static str, fields: &[&'static Field], map: &Map, text: &str) {
        for (key, value) in &map.entries {
            let Some(field) = fields.iter().find(|field| field.name == key.text) else { continue };
            let line = text.get(key.span.range().start..value.span().range().end).unwrap_or_default();
            if !line.contains('\n') {
                self.written.push(Example { object, field, line: line.to_owned() });
            }
            self.value(&field.ty, value, text);
        }
    }

    fn value(&mut self, ty: &'static ValueType, node: &Node, text: &str) {
        match (ty, node) {
            (
                ValueType::Object(object) | ValueType::Short(_, object) | ValueType::Fact(ValueType::Object(object)),
                Node::Map(map),
            ) => {
                self.object(object, map, text);
            }
            (ValueType::Fact(_) | ValueType::Given(_), Node::Map(map)) => {
                self.fields("fact", &fields_of_fact(ty).collect::<Vec<_>>(), map, text);
            }
            (ValueType::Map(_, value), Node::Map(map)) => {
                map.entries.iter().for_each(|(_, node)| self.value(value, node, text));
            }
            (ValueType::List(inner) | ValueType::OneOrMore(inner), Node::Seq(seq)) => {
                seq.items.iter().for_each(|node| self.value(inner, node, text));
            }
            _ => {}
        }
    }
}
