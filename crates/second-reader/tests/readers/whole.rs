//! The language in, a spec out that fills every field of it, each time with another value: what keeps the
//! second reader a reader of the whole language.

use std::fmt::Write;

use codetable_model::language::{Evidence, Field, Object, SPEC, ValueType, fields_of_fact};

/// A spec in YAML. `round` turns to the next evidence, word, way of writing lines, and form of a fact; `given`
/// may write the value of a ty itself, from a number that no other value has.
pub(crate) fn whole(round: usize, given: &Given<'_>) -> String {
    let mut writer = Writer { yaml: String::new(), round, written: 0, given };
    writer.object(SPEC, 0);
    writer.yaml
}

pub(crate) type Given<'a> = dyn Fn(&ValueType, usize) -> Option<String> + 'a;

struct Writer<'a> {
    yaml: String,
    round: usize,
    written: usize,
    given: &'a Given<'a>,
}

impl Writer<'_> {
    /// The number of the next value: another one each time.
    fn next(&mut self) -> usize {
        self.written += 1;
        self.round + self.written
    }

    fn object(&mut self, object: &'static Object, indent: usize) {
        for field in object.fields() {
            self.entry(field.name, &field.ty, indent);
        }
        self.evidence(object.evidence, indent);
    }

    /// One of the kinds of evidence, and a quote where there may be one.
    fn evidence(&mut self, evidence: Evidence, indent: usize) {
        let (quotes, kinds): (Vec<&Field>, Vec<&Field>) =
            evidence.fields().iter().partition(|field| field.name == "quote");
        let kind = kinds.get(self.round % kinds.len().max(1));
        for field in kind.into_iter().chain(&quotes) {
            self.entry(field.name, &field.ty, indent);
        }
    }

    fn entry(&mut self, key: &str, ty: &'static ValueType, indent: usize) {
        let _ = write!(self.yaml, "{:indent$}{key}:", "");
        self.value(ty, indent + 2);
    }

    /// What follows a colon or a dash, with the line's end.
    fn value(&mut self, ty: &'static ValueType, indent: usize) {
        if let Some(scalar) = self.scalar(ty) {
            let _ = writeln!(self.yaml, " {scalar}");
            return;
        }
        self.yaml.push('\n');
        match ty {
            ValueType::List(item) | ValueType::OneOrMore(item) => {
                for _ in 0..2 {
                    let _ = write!(self.yaml, "{:indent$}-", "");
                    self.value(item, indent + 2);
                }
            }
            ValueType::Map(key, value) => {
                for _ in 0..2 {
                    // A key is one line.
                    let key = if matches!(key, ValueType::Verbatim) { &ValueType::Text } else { *key };
                    let key = self.scalar(key).unwrap_or_default();
                    self.entry(&key, value, indent);
                }
            }
            ValueType::Object(object) | ValueType::Short(_, object) | ValueType::Fact(ValueType::Object(object)) => {
                self.object(object, indent);
            }
            ValueType::Cell => self.value(&ValueType::List(&ValueType::Scalar), indent),
            ValueType::Given(value) if self.next() % 2 == 0 => self.value(value, indent),
            ValueType::Given(value) => {
                self.entry("is", value, indent);
                fields_of_fact(ty).take(1).for_each(|when| self.entry(when.name, &when.ty, indent));
                self.evidence(Evidence::Fact, indent);
            }
            ValueType::Fact(value) => {
                self.entry("is", value, indent);
                self.evidence(Evidence::Fact, indent);
            }
            scalar => unreachable!("{scalar:?} has been written"),
        }
    }

    /// A value that fits on a line.
    fn scalar(&mut self, ty: &'static ValueType) -> Option<String> {
        let n = self.next();
        if let Some(given) = (self.given)(ty, n) {
            return Some(given);
        }
        Some(match ty {
            ValueType::Text => {
                [format!("글 {n}, 둘"), format!("'글: \"{n}\" # ''한'''"), format!("\"\\uAE00 {n}: #\"")][n % 3].clone()
            }
            ValueType::Prose => [format!("sentence {n}, with a comma"), format!("'sentence: {n}'")][n % 2].clone(),
            ValueType::Verbatim => format!("|-\n{0:40}{{ \"a\": {n} }}\n\n{0:40}  b", ""),
            ValueType::Token | ValueType::Code => {
                [format!("T-{n}"), format!("{n}"), format!("-{n}"), format!("'{n}'")][n % 4].clone()
            }
            ValueType::Snake => format!("snake_{n}"),
            ValueType::Pascal => format!("Pascal{n}"),
            ValueType::Pointer => format!("/a{n}/*/b"),
            ValueType::Sha256 => format!("'{n:064x}'"),
            ValueType::Count => n.to_string(),
            ValueType::Bool => (n % 2 == 0).to_string(),
            ValueType::Status => (100 + n % 500).to_string(),
            ValueType::StatusPattern => {
                let class = n % 5 + 1;
                [
                    format!("{class}{:02}", n % 100),
                    format!("{class}xx"),
                    format!("{class}xx except {class}02 {class}77"),
                ][n % 3]
                    .clone()
            }
            ValueType::Lines => [
                format!("{n}"),
                format!("{n}-{}", n + 3),
                format!("[{n}, 2-9]"),
                format!("{{ a: {n}, '0{n}': [1, 3-4] }}"),
            ][n % 4]
                .clone(),
            ValueType::Range => format!("-{n}..{n}"),
            ValueType::Language => ["ko", "en-GB", "zh-Hant", "pt-BR"][n % 4].to_owned(),
            ValueType::Translations => {
                [format!("translation {n}"), format!("{{ ko: '번역 {n}', ja: 訳 {n} }}")][n % 2].clone()
            }
            ValueType::Scalar => {
                [format!("{n}"), "true".to_owned(), format!("word {n}"), "-1.50".to_owned()][n % 4].clone()
            }
            ValueType::Word(words) => words[n % words.len()].0.to_owned(),
            ValueType::Fact(value) if n % 3 == 0 && !matches!(value, ValueType::Object(_)) => {
                return self.scalar(value);
            }
            ValueType::OneOrMore(item) | ValueType::Short(item, _) if n % 2 == 0 => return self.scalar(item),
            ValueType::Cell if n % 2 == 0 => return self.scalar(&ValueType::Scalar),
            ValueType::List(_)
            | ValueType::OneOrMore(_)
            | ValueType::Map(..)
            | ValueType::Object(_)
            | ValueType::Short(..)
            | ValueType::Cell
            | ValueType::Fact(_)
            | ValueType::Given(_) => return None,
        })
    }
}
