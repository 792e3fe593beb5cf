//! The value of a further member of a problem document, and its JSON.

use core::fmt::{self, Write};

/// A value of JSON that borrows what it holds.
///
/// ```
/// use codetable::problem::Value;
///
/// let sizes = [1.into(), 2_u64.into(), 2.5.into()];
/// let order = [("id", "7".into()), ("sizes", Value::List(&sizes)), ("paid", false.into())];
/// assert_eq!(Value::Object(&order).to_string(), r#"{"id":"7","sizes":[1,2,2.5],"paid":false}"#);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum Value<'a> {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// An integer.
    Int(i64),
    /// An integer that may be larger than any [`Int`](Self::Int).
    Unsigned(u64),
    /// A number with a fraction. JSON has no infinity and nothing that is no number: these are `null`.
    Float(f64),
    /// A text.
    Text(&'a str),
    /// A list.
    List(&'a [Value<'a>]),
    /// An object; its members keep their order.
    Object(&'a [(&'a str, Value<'a>)]),
}

macro_rules! from {
    ($($Of:ty => $Variant:ident)*) => {$(
        impl From<$Of> for Value<'_> {
            fn from(value: $Of) -> Self {
                Self::$Variant(value.into())
            }
        }
    )*};
}

from! { bool => Bool i8 => Int i16 => Int i32 => Int i64 => Int u8 => Int u16 => Int u32 => Int u64 => Unsigned f32 => Float f64 => Float }

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl<'a, T: Into<Value<'a>>> From<Option<T>> for Value<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

/// Prints the JSON.
impl fmt::Display for Value<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Bool(value) => write!(f, "{value}"),
            Self::Int(value) => write!(f, "{value}"),
            Self::Unsigned(value) => write!(f, "{value}"),
            // The other way to print a number has no exponent, and three hundred digits.
            Self::Float(value) if value.is_finite() => write!(f, "{value:?}"),
            Self::Null | Self::Float(_) => f.write_str("null"),
            Self::Text(text) => {
                f.write_char('"')?;
                Escaped(f).write_str(text)?;
                f.write_char('"')
            }
            Self::List(values) => {
                f.write_char('[')?;
                for (place, value) in values.iter().enumerate() {
                    write!(f, "{}{value}", if place == 0 { "" } else { "," })?;
                }
                f.write_char(']')
            }
            Self::Object(members) => {
                f.write_char('{')?;
                for (place, (name, value)) in members.iter().enumerate() {
                    write!(f, "{}{}:{value}", if place == 0 { "" } else { "," }, Value::Text(name))?;
                }
                f.write_char('}')
            }
        }
    }
}

#[cfg(feature = "serde")]
impl serde_core::Serialize for Value<'_> {
    fn serialize<S: serde_core::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match *self {
            Self::Bool(value) => serializer.serialize_bool(value),
            Self::Int(value) => serializer.serialize_i64(value),
            Self::Unsigned(value) => serializer.serialize_u64(value),
            Self::Float(value) if value.is_finite() => serializer.serialize_f64(value),
            Self::Null | Self::Float(_) => serializer.serialize_unit(),
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(values) => serializer.collect_seq(values),
            Self::Object(members) => serializer.collect_map(members.iter().map(|(name, value)| (name, value))),
        }
    }
}

/// Writes texts inside the quotes of a JSON string.
pub(super) struct Escaped<'f, 'b>(pub(super) &'f mut fmt::Formatter<'b>);

impl fmt::Write for Escaped<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        text.chars().try_for_each(|character| match character {
            '"' | '\\' => write!(self.0, "\\{character}"),
            _ if character.is_control() => write!(self.0, "\\u{:04x}", u32::from(character)),
            _ => self.0.write_char(character),
        })
    }
}
