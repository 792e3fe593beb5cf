//! The language in, a spec out that fills every field of it, or every field but one: what the tests of
//! completeness decode and check.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

use crate::language::{Field, Object, SPEC, ValueType, fields_of_fact};
use crate::order;
use crate::source::Span;
use crate::tree::{Map, Node, Scalar, Seq};

/// A field by the object that has it.
pub(crate) type FieldOf = (&'static str, &'static str);

/// What was made.
pub(crate) struct Sample {
    /// The whole spec.
    pub node: Node,
    /// Every field it fills.
    pub fields: Vec<FieldOf>,
    /// Every quoted text of it, each of them different.
    pub texts: Vec<String>,
    /// Every sentence of ours.
    pub prose: Vec<String>,
    /// How many citations it has.
    pub citations: usize,
}

/// A spec whose facts all have the evidence `evidence` where the language allows it, without one field.
pub(crate) fn sample(evidence: &'static str, without: Option<FieldOf>) -> Sample {
    let mut maker = Maker {
        evidence,
        without,
        path: Vec::new(),
        fields: Vec::new(),
        texts: Vec::new(),
        prose: Vec::new(),
        citations: 0,
    };
    let node = maker.object(SPEC);
    order::sort(&mut maker.fields, Ord::cmp);
    maker.fields.dedup();
    Sample { node, fields: maker.fields, texts: maker.texts, prose: maker.prose, citations: maker.citations }
}

struct Maker {
    evidence: &'static str,
    without: Option<FieldOf>,
    path: Vec<&'static str>,
    fields: Vec<FieldOf>,
    texts: Vec<String>,
    prose: Vec<String>,
    citations: usize,
}

impl Maker {
    fn object(&mut self, object: &'static Object) -> Node {
        let kinds = object.evidence.fields().iter().filter(|kind| kind.name == "quote" || kind.name == self.evidence);
        let fields: Vec<&Field> = object.fields().chain(kinds).collect();
        self.map(object.name, &fields)
    }

    fn map(&mut self, object: &'static str, fields: &[&'static Field]) -> Node {
        let mut entries = Vec::new();
        for field in fields {
            if self.without == Some((object, field.name)) {
                continue;
            }
            self.fields.push((object, field.name));
            self.path.push(field.name);
            entries.push((scalar(field.name), self.ty(&field.ty)));
            self.path.pop();
        }
        Node::Map(Map { entries, flow: false, span: Span::default() })
    }

    fn ty(&mut self, ty: &'static ValueType) -> Node {
        let text = match ty {
            ValueType::Text => {
                self.texts.push(format!("글: {}", self.path.join(" ")));
                return Node::Scalar(scalar(self.texts.last().unwrap()));
            }
            // The section of a standard stands as it is.
            ValueType::Prose if self.path.last() != Some(&"registered") => {
                self.prose.push(format!("sentence: {}", self.path.join(" ")));
                return Node::Scalar(scalar(self.prose.last().unwrap()));
            }
            ValueType::Prose | ValueType::Verbatim | ValueType::Token | ValueType::Snake | ValueType::Code => "sample",
            ValueType::Pascal => "Sample",
            ValueType::Pointer => "/sample",
            ValueType::Sha256 => "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
            ValueType::Lines => {
                self.citations += 1;
                "7"
            }
            ValueType::Count | ValueType::Scalar | ValueType::Cell => "7",
            ValueType::Bool => "true",
            ValueType::Status => "429",
            ValueType::StatusPattern => "5xx except 502",
            ValueType::Range => "-9..-1",
            ValueType::Language if self.path.last() == Some(&"translations") => "en",
            ValueType::Language => "ko",
            ValueType::Translations => "sample",
            // The first word may be the default.
            ValueType::Word(words) => words.last().unwrap().0,
            ValueType::List(item) | ValueType::OneOrMore(item) => {
                return Node::Seq(Seq { items: vec![self.ty(item)], span: Span::default() });
            }
            ValueType::Map(key, value) => {
                let Node::Scalar(key) = self.ty(key) else { panic!("a key is a scalar") };
                let entries = vec![(key, self.ty(value))];
                return Node::Map(Map { entries, flow: false, span: Span::default() });
            }
            ValueType::Object(object) | ValueType::Short(_, object) | ValueType::Fact(ValueType::Object(object)) => {
                return self.object(object);
            }
            ValueType::Fact(value) | ValueType::Given(value) => return self.fact(ty, value),
        };
        Node::Scalar(scalar(text))
    }

    fn fact(&mut self, fact: &'static ValueType, value: &'static ValueType) -> Node {
        let is_other = |field: &Field| ["at", "because", "registered"].contains(&field.name);
        let fields = fields_of_fact(fact).filter(|field| !is_other(field) || field.name == self.evidence);
        let fields: Vec<&Field> = fields.collect();
        let mut fact = self.map("fact", &fields);
        if let Node::Map(map) = &mut fact {
            self.path.push("is");
            map.entries.push((scalar("is"), self.ty(value)));
            self.path.pop();
        }
        fact
    }
}

fn scalar(text: &str) -> Scalar {
    Scalar { text: text.to_owned(), plain: true, span: Span::default() }
}
