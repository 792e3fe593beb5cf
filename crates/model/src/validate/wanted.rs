//! Shapes in, words out: what a diagnostic says was found, what is wanted, and how that is written.

use crate::diagnostic::excerpt;
use crate::language::{Field, Object, ValueType};
use crate::tree::Node;

/// The field of a fact that holds its value; its ty is the fact's.
pub(super) static IS: [Field; 1] =
    [Field::new("is", "the value, where the fact has evidence of its own", ValueType::Scalar).required()];

/// What is wanted, and an example of it as YAML.
pub(super) struct Wanted {
    pub(super) what: String,
    /// `…` for a text, of which there is no telling example.
    pub(super) example: String,
}

impl Wanted {
    /// The words for a ty.
    pub(super) fn of(ty: &ValueType) -> Self {
        Self { what: what(ty), example: example(ty) }
    }

    /// The words for an object.
    pub(super) fn object(object: &Object) -> Self {
        Self {
            what: format!("a mapping that describes {} {}", article(object.name), object.name),
            example: fields(object),
        }
    }
}

/// What stands in a place, as a diagnostic calls it.
pub(super) fn found(node: &Node) -> String {
    match node {
        Node::Scalar(scalar) if scalar.is_null() && scalar.text.is_empty() => "blank".to_owned(),
        Node::Scalar(scalar) if scalar.is_null() => format!("`{}`, which is no value", scalar.text),
        Node::Scalar(scalar) if scalar.plain && is_typed(&scalar.text) => format!("`{}`", excerpt(&scalar.text)),
        Node::Scalar(scalar) => format!("the text `{}`", excerpt(&scalar.text)),
        Node::Seq(seq) if seq.items.is_empty() => "an empty list".to_owned(),
        Node::Seq(_) => "a list".to_owned(),
        Node::Map(_) => "a mapping".to_owned(),
    }
}

/// Whether YAML takes a plain scalar for a number or a Boolean, so that readers with types of their own
/// would not see a text.
pub(super) fn is_typed(text: &str) -> bool {
    let number = text.strip_prefix(['-', '+']).unwrap_or(text);
    let boolean = matches!(text, "true" | "True" | "TRUE" | "false" | "False" | "FALSE");
    let special = matches!(number, ".inf" | ".Inf" | ".INF" | ".nan" | ".NaN" | ".NAN");
    let based = number.starts_with("0x") || number.starts_with("0o");
    let decimal = number.starts_with(|first: char| first.is_ascii_digit() || first == '.')
        && number.ends_with(|last: char| last.is_ascii_digit() || last == '.')
        && number.parse::<f64>().is_ok();
    boolean || special || decimal || (based && number[2..].bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// What a value of a ty is called.
fn what(ty: &ValueType) -> String {
    match ty {
        ValueType::Text | ValueType::Verbatim => "a text",
        ValueType::Prose => "a sentence",
        ValueType::Token => "a word without spaces",
        ValueType::Snake => "a name in snake_case",
        ValueType::Pascal => "a name in PascalCase",
        ValueType::Code => "a code",
        ValueType::Pointer => "a JSON pointer",
        ValueType::Sha256 => "a SHA-256",
        ValueType::Count => "a positive whole number",
        ValueType::Bool => "`true` or `false`",
        ValueType::Status => "an HTTP status",
        ValueType::StatusPattern => "a status or a class of them",
        ValueType::Lines => "a citation of lines",
        ValueType::Range => "a range",
        ValueType::Language => "a language",
        ValueType::Translations => "a translation",
        ValueType::Scalar => "a single value",
        ValueType::Cell => "a value, or a list of them,",
        ValueType::Word(_) => "a word",
        ValueType::List(ValueType::Given(ValueType::List(_))) => "a list of lists",
        ValueType::List(_) => "a list",
        ValueType::OneOrMore(inner) => return format!("{}, or a list of them,", what(inner)),
        ValueType::Map(..) => "a mapping",
        ValueType::Object(object) => return Wanted::object(object).what,
        ValueType::Short(short, object) => return format!("{}, or {},", what(short), Wanted::object(object).what),
        ValueType::Fact(inner) | ValueType::Given(inner) => return what(inner),
    }
    .to_owned()
}

/// How a value of a ty is written.
pub(super) fn example(ty: &ValueType) -> String {
    match ty {
        ValueType::Text | ValueType::Prose | ValueType::Verbatim | ValueType::Translations => "…",
        ValueType::Language => "ko",
        ValueType::Token => "X-RateLimit-Reset",
        ValueType::Snake => "my_service",
        ValueType::Pascal => "RateLimited",
        ValueType::Code => "RATE_LIMIT_EXCEEDED",
        ValueType::Pointer => "/errors/*/field",
        ValueType::Sha256 => "64 lower-case hexadecimal digits",
        ValueType::Count => "128",
        ValueType::Bool => "true",
        ValueType::Status => "429",
        ValueType::StatusPattern => "5xx except 502 503",
        ValueType::Lines => "[63, 70-72]",
        ValueType::Range => "-9999..-1",
        ValueType::Scalar | ValueType::Cell => "2",
        ValueType::Word(words) => words.first().map_or("word", |(word, _)| word),
        ValueType::List(inner) => return format!("[{}]", example(inner)),
        ValueType::OneOrMore(inner) | ValueType::Fact(inner) | ValueType::Given(inner) | ValueType::Short(inner, _) => {
            return example(inner);
        }
        ValueType::Map(key, value) => return format!("{{{}: {}}}", example(key), example(value)),
        ValueType::Object(object) => return fields(object),
    }
    .to_owned()
}

/// The fields that an object must have, or else its first, in braces.
fn fields(object: &Object) -> String {
    let required: Vec<&Field> = object.fields().filter(|field| field.required).collect();
    let shown = if required.is_empty() { object.fields().take(1).collect() } else { required };
    let shown: Vec<String> = shown.iter().map(|field| format!("{}: …", field.name)).collect();
    format!("{{{}}}", shown.join(", "))
}

/// `a` or `an`, as the word wants it.
pub(super) fn article(word: &str) -> &'static str {
    if word.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_booleans_are_typed_and_words_are_not() {
        for text in
            ["1", "-1", "+1", "1.5", ".5", "1.", "1e3", "0x1F", "0o620", "true", "FALSE", ".inf", "-.INF", "001"]
        {
            assert!(is_typed(text), "{text}");
        }
        for text in ["", "-", ".", "1.2.3", "4xx", "inf", "nan", "infinity", "yes", "0xg", "1~5", "2026-11-22", "e3"] {
            assert!(!is_typed(text), "{text}");
        }
    }
}
