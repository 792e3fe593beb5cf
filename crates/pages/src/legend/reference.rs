//! The spec language in, its reference out: a table of fields for every object, then every vocabulary.

use super::super::markdown::inline::{Anchor, Inline, Target, words};
use super::super::markdown::page::Page;
use super::examples::Examples;
use codetable_model::language::{Evidence, Field, Object, SPEC, ValueType, WHEN};

/// The language, taken apart in the order in which a reader meets its parts.
#[derive(Default)]
struct Parts {
    objects: Vec<&'static Object>,
    sets: Vec<Words>,
}

/// A closed set of words.
struct Words {
    /// The fields that take one of them, each with an object that has it.
    fields: Vec<(&'static Object, &'static str)>,
    words: &'static [(&'static str, &'static str)],
}

/// Every object of the language, each once, in the order in which a reader meets them.
pub(crate) fn objects() -> Vec<&'static Object> {
    Parts::new().objects
}

/// ```text
/// ### fact
/// ### spec
/// | Field | Value | Meaning | Example |
/// ### Words for `effect`
/// | Word | Meaning |
/// ```
pub(super) fn write(page: &mut Page) {
    let parts = Parts::new();
    let examples = Examples::new();
    page.paragraph(&"Fields in **bold** are required.".into());
    let objects = parts.objects.iter().map(|object| object_link(object));
    page.paragraph(&words!["Objects: ", Inline::join(std::iter::once(fact_link()).chain(objects), " · "), "."]);
    let sets = parts.sets.iter().map(|set| set.link(&parts));
    page.paragraph(&words!["Words for: ", Inline::join(sets, " · "), "."]);
    parts.write_fact(page, &examples);
    for object in &parts.objects {
        parts.write_object(page, object, &examples);
    }
    for set in &parts.sets {
        parts.write_words(page, set);
    }
}

impl Parts {
    fn new() -> Self {
        let mut parts = Self::default();
        parts.collect(SPEC);
        parts
    }

    fn collect(&mut self, object: &'static Object) {
        if self.objects.iter().any(|other| other.name == object.name) {
            return;
        }
        self.objects.push(object);
        for field in object.fields() {
            self.visit(&field.ty, object, field.name);
        }
    }

    fn visit(&mut self, ty: &'static ValueType, object: &'static Object, field: &'static str) {
        match ty {
            ValueType::Word(words) => match self.sets.iter_mut().find(|set| set.words == *words) {
                Some(set) if set.fields.iter().any(|(_, other)| *other == field) => {}
                Some(set) => set.fields.push((object, field)),
                None => self.sets.push(Words { fields: vec![(object, field)], words }),
            },
            ValueType::List(of) | ValueType::OneOrMore(of) | ValueType::Fact(of) => self.visit(of, object, field),
            ValueType::Given(of) => {
                self.visit(of, object, field);
                self.collect(WHEN);
            }
            ValueType::Map(key, value) => {
                self.visit(key, object, field);
                self.visit(value, object, field);
            }
            ValueType::Object(object) => self.collect(object),
            ValueType::Short(short, of) => {
                self.collect(of);
                self.visit(short, object, field);
            }
            _ => {}
        }
    }

    /// `{ is: …, at: … }`, which most fields may hold in the place of a bare value.
    fn write_fact(&self, page: &mut Page, examples: &Examples) {
        page.heading(3, Some(&Anchor::new("object fact")), &"fact".into());
        page.paragraph(&"A value with what supports it. The bare value will do where the row, the group or the section around it has the evidence; a fact with evidence of its own is written in braces.".into());
        let is = [
            "**`is`**".into(),
            "as the field wants it".into(),
            "the value".into(),
            "`status: { is: 429, at: 84 }`".into(),
        ];
        let evidence = Evidence::Fact.fields().iter().map(|field| self.row(field, "fact", examples));
        page.table(HEADS, &std::iter::once(is).chain(evidence).collect::<Vec<_>>());
        page.paragraph(&"Of `at`, `registered` and `because` a fact has one.".into());
    }

    fn write_object(&self, page: &mut Page, object: &'static Object, examples: &Examples) {
        page.heading(3, Some(&object_anchor(object)), &Inline::text(object.name));
        page.paragraph(&words![Inline::prose(object.doc).capitalized(), "."]);
        let part = self.part_of(object);
        let is_own = |field: &&Field| !part.is_some_and(|part| has(part, field.name));
        let rows: Vec<[Inline; 4]> =
            object.fields().filter(is_own).map(|field| self.row(field, object.name, examples)).collect();
        page.table(HEADS, &rows);
        if let Some(part) = part {
            page.paragraph(&words!["And every field of a ", object_link(part), "."]);
        }
        page.paragraph(&evidence(object.evidence));
    }

    /// The object whose fields are all among those of `object`, so that they need not be listed again.
    fn part_of(&self, object: &Object) -> Option<&'static Object> {
        let is_part = |part: &&&'static Object| {
            part.fields().count() > 1
                && part.fields().count() < object.fields().count()
                && part.fields().all(|field| object.fields().any(|own| own.name == field.name && own.doc == field.doc))
        };
        self.objects.iter().find(is_part).copied()
    }

    fn row(&self, field: &'static Field, object: &'static str, examples: &Examples) -> [Inline; 4] {
        let name = Inline::code(field.name);
        [
            if field.required { name.bold() } else { name },
            self.value(&field.ty),
            Inline::prose(field.doc),
            examples.get(object, field).map_or_else(Inline::default, Inline::code),
        ]
    }

    fn write_words(&self, page: &mut Page, set: &Words) {
        page.heading(3, Some(&set.anchor()), &words!["Words for ", set.title(self)]);
        let row = |(word, meaning): &(&'static str, &'static str)| [Inline::code(word), Inline::prose(meaning)];
        let rows: Vec<[Inline; 2]> = set.words.iter().map(row).collect();
        page.table(["Word", "Meaning"], &rows);
    }

    /// What a value looks like: `fact: HTTP status`, `list of: text`.
    fn value(&self, ty: &'static ValueType) -> Inline {
        match ty {
            ValueType::Text => "text".into(),
            ValueType::Prose => "sentence of ours".into(),
            ValueType::Verbatim => "text to the letter".into(),
            ValueType::Token => "word without spaces".into(),
            ValueType::Snake => "name in snake\\_case".into(),
            ValueType::Pascal => "name in PascalCase".into(),
            ValueType::Code => "code".into(),
            ValueType::Pointer => "JSON pointer".into(),
            ValueType::Sha256 => "SHA-256".into(),
            ValueType::Count => "positive number".into(),
            ValueType::Bool => "`true` or `false`".into(),
            ValueType::Status => "HTTP status".into(),
            ValueType::StatusPattern => "status, or class of them".into(),
            ValueType::Lines => "lines".into(),
            ValueType::Range => "range of integers".into(),
            ValueType::Language => "language tag".into(),
            ValueType::Translations => "translation, or for each language tag: translation".into(),
            ValueType::Scalar => "any single value".into(),
            ValueType::Cell => "any value, or a list".into(),
            ValueType::Word(words) => {
                let set = self.sets.iter().find(|set| set.words == *words);
                set.map_or_else(|| "word".into(), |set| Inline::from("word").linked(&Target::anchor(&set.anchor())))
            }
            ValueType::List(inner) => words!["list of: ", self.value(inner)],
            ValueType::OneOrMore(inner) => words![self.value(inner), ", or a list"],
            ValueType::Map(key, inner) => words!["for each ", self.value(key), ": ", self.value(inner)],
            ValueType::Object(object) | ValueType::Fact(ValueType::Object(object)) => object_link(object),
            ValueType::Short(short, object) => words![self.value(short), " or ", object_link(object)],
            ValueType::Fact(inner) => words![fact_link(), ": ", self.value(inner)],
            ValueType::Given(inner) => words![fact_link(), " with a ", object_link(WHEN), ": ", self.value(inner)],
        }
    }
}

const HEADS: [&str; 4] = ["Field", "Value", "Meaning", "Example"];

/// What evidence an object carries beside its fields.
fn evidence(evidence: Evidence) -> Inline {
    let names = evidence.fields().iter().map(|field: &Field| Inline::code(field.name));
    match evidence {
        Evidence::None => Inline::default(),
        Evidence::Lines => words!["Evidence: ", Inline::join(names, ", "), "."],
        Evidence::Default => {
            words!["Evidence: ", Inline::join(names, " or "), ", for every fact inside that has none of its own."]
        }
        Evidence::Statement => words!["Evidence: ", Inline::join(names, " or "), "."],
        Evidence::Fact => {
            words!["It is a ", fact_link(), " itself: ", Inline::join(names, ", "), " stand beside its fields."]
        }
    }
}

fn has(object: &Object, name: &str) -> bool {
    object.fields().any(|field| field.name == name)
}

fn fact_link() -> Inline {
    Inline::from("fact").linked(&Target::anchor(&Anchor::new("object fact")))
}

fn object_link(object: &Object) -> Inline {
    Inline::text(object.name).linked(&Target::anchor(&object_anchor(object)))
}

fn object_anchor(object: &Object) -> Anchor {
    Anchor::new(&format!("object {}", object.name))
}

impl Words {
    fn anchor(&self) -> Anchor {
        let (object, field) = self.fields.first().map_or(("", ""), |(object, field)| (object.name, *field));
        Anchor::new(&format!("words {object} {field}"))
    }

    /// `effect`, or `type` of key where another set has a field of the same name.
    fn title(&self, parts: &Parts) -> Inline {
        let has = |set: &&Words, name: &str| set.fields.iter().any(|(_, field)| *field == name);
        let one = |(object, name): &(&'static Object, &'static str)| {
            let shared = parts.sets.iter().filter(|set| has(set, name)).count() > 1;
            let object = if shared { words![" of ", Inline::text(object.name)] } else { Inline::default() };
            words![Inline::code(name), object]
        };
        Inline::join(self.fields.iter().map(one), " and ")
    }

    fn link(&self, parts: &Parts) -> Inline {
        self.title(parts).linked(&Target::anchor(&self.anchor()))
    }
}
