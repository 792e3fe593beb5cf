//! The values of the catalogue in, their form in `catalog.json` out, and back: whatever serde would write
//! otherwise than a reader of the file would like it.

use std::fmt;

use serde::de::{Error, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::catalog::{self, Code, ColumnValue, Fact, Lines};
use crate::lookup::{Entries, Lookup};
use crate::parse::status_pattern;
use crate::spec::StatusPattern;
use crate::vocabulary::{LookupKind, TextKind};

/// What supports a fact, as members beside it: `"basis": "stated", "at": ["001:66"]`.
#[derive(Debug, Serialize, Deserialize)]
pub struct Basis {
    basis: Kind,
    at: Option<Vec<Lines>>,
    because: Option<catalog::Text>,
    registered: Option<String>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Stated,
    Inferred,
    Registered,
    Declared,
}

impl From<catalog::Basis> for Basis {
    fn from(basis: catalog::Basis) -> Self {
        let none = |basis| Self { basis, at: None, because: None, registered: None };
        match basis {
            catalog::Basis::Stated(at) => Self { at: Some(at), ..none(Kind::Stated) },
            catalog::Basis::Inferred(because) => Self { because: Some(because), ..none(Kind::Inferred) },
            catalog::Basis::Registered(section) => Self { registered: Some(section), ..none(Kind::Registered) },
            catalog::Basis::Declared => none(Kind::Declared),
        }
    }
}

impl TryFrom<Basis> for catalog::Basis {
    type Error = String;

    fn try_from(basis: Basis) -> Result<Self, String> {
        let missing = |member: &str| format!("the basis has no `{member}`");
        Ok(match basis.basis {
            Kind::Stated => Self::Stated(basis.at.ok_or_else(|| missing("at"))?),
            Kind::Inferred => Self::Inferred(basis.because.ok_or_else(|| missing("because"))?),
            Kind::Registered => Self::Registered(basis.registered.ok_or_else(|| missing("registered"))?),
            Kind::Declared => Self::Declared,
        })
    }
}

/// `001:66`, `001:66-68`
impl Serialize for Lines {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { document, first, last } = self;
        match last == first {
            true => serializer.collect_str(&format_args!("{document}:{first}")),
            false => serializer.collect_str(&format_args!("{document}:{first}-{last}")),
        }
    }
}

impl<'de> Deserialize<'de> for Lines {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let lines = text.rsplit_once(':').and_then(|(document, range)| {
            let (first, last) = range.split_once('-').unwrap_or((range, range));
            Some(Self { document: document.to_owned(), first: first.parse().ok()?, last: last.parse().ok()? })
        });
        lines.ok_or_else(|| Error::custom(format_args!("`{text}` names no lines: `001:66-68`")))
    }
}

/// `5xx except 502 503`
impl Serialize for StatusPattern {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for StatusPattern {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        status_pattern(&String::deserialize(deserializer)?).map_err(Error::custom)
    }
}

/// A text or an integer, as it goes over the wire; one in hexadecimal is a text.
impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) | Self::Hex(_, text) => serializer.serialize_str(text),
            Self::Int(integer) => serializer.serialize_i128(*integer),
        }
    }
}

/// The same again; of what table a text is, knows who knows the table.
impl<'de> Deserialize<'de> for Code {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match ColumnValue::deserialize(deserializer)? {
            ColumnValue::Text(text) => Ok(Self::Text(text)),
            ColumnValue::Int(integer) => Ok(Self::Int(integer)),
            other => Err(Error::custom(format_args!("`{other}` is no code"))),
        }
    }
}

impl<'de> Deserialize<'de> for ColumnValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Scalar)
    }
}

struct Scalar;

impl<'de> Visitor<'de> for Scalar {
    type Value = ColumnValue;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text, an integer, true or false, or a list of them")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<ColumnValue, E> {
        Ok(ColumnValue::Text(text.to_owned()))
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<ColumnValue, E> {
        Ok(ColumnValue::Bool(value))
    }

    fn visit_i64<E: Error>(self, integer: i64) -> Result<ColumnValue, E> {
        Ok(ColumnValue::Int(integer.into()))
    }

    fn visit_u64<E: Error>(self, integer: u64) -> Result<ColumnValue, E> {
        Ok(ColumnValue::Int(integer.into()))
    }

    fn visit_unit<E: Error>(self) -> Result<ColumnValue, E> {
        Ok(ColumnValue::Absent)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<ColumnValue, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(ColumnValue::List(list))
    }
}

/// Sixteen hexadecimal digits: a number of that size is not safe in every reader of JSON.
pub(crate) mod digest {
    use super::*;

    pub(crate) fn serialize<S: Serializer>(digest: &u64, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{digest:016x}"))
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u64, D::Error> {
        u64::from_str_radix(&String::deserialize(deserializer)?, 16).map_err(Error::custom)
    }
}

/// Only how the table was asked for: it is searched anew.
pub(crate) mod lookup {
    use super::*;

    pub(crate) fn serialize<S: Serializer>(lookup: &Lookup, serializer: S) -> Result<S::Ok, S::Error> {
        let kind = if lookup.is_const() { LookupKind::Auto } else { LookupKind::Phf };
        kind.serialize(serializer)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Lookup, D::Error> {
        let none = Entries::Int(Vec::new());
        Ok(match LookupKind::deserialize(deserializer)? {
            LookupKind::Auto => Lookup::Sorted(none),
            LookupKind::Phf => Lookup::Phf(none),
        })
    }
}

/// A pair, as an object whose members say which is which.
#[derive(Serialize, Deserialize)]
pub(crate) struct Named<T> {
    name: String,
    #[serde(flatten)]
    fact: T,
}

/// Facts that a document states about itself, in its order.
pub(crate) mod named {
    use super::*;

    pub(crate) fn serialize<S: Serializer>(facts: &[(String, Fact<String>)], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(facts.iter().map(|(name, fact)| Named { name: name.clone(), fact: fact.clone() }))
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Vec<(String, Fact<String>)>, D::Error> {
        let facts = Vec::<Named<Fact<String>>>::deserialize(deserializer)?;
        Ok(facts.into_iter().map(|Named { name, fact }| (name, fact)).collect())
    }
}

/// Translations by their language.
pub(crate) mod translations {
    use super::*;
    use std::collections::BTreeMap;

    pub(crate) fn serialize<S: Serializer>(of: &[(String, String)], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(of.iter().map(|(language, text)| (language, text)))
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<(String, String)>, D::Error> {
        Ok(BTreeMap::<String, String>::deserialize(deserializer)?.into_iter().collect())
    }
}

/// Texts by their kind.
pub(crate) mod texts {
    use super::*;
    use crate::catalog::Text;
    use std::collections::BTreeMap;

    pub(crate) fn serialize<S: Serializer>(texts: &[(TextKind, Fact<Text>)], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(texts.iter().map(|(kind, fact)| (kind, fact)))
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Vec<(TextKind, Fact<Text>)>, D::Error> {
        Ok(BTreeMap::<TextKind, Fact<Text>>::deserialize(deserializer)?.into_iter().collect())
    }
}

/// Parameters by name: `{"limit": "integer"}`
pub(crate) mod parameters {
    use super::*;
    use crate::catalog::Parameter;
    use crate::vocabulary::ParameterType;
    use std::collections::BTreeMap;

    pub(crate) fn serialize<S: Serializer>(parameters: &[Parameter], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(parameters.iter().map(|of| (&of.name, of.ty)))
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Parameter>, D::Error> {
        let types = BTreeMap::<String, ParameterType>::deserialize(deserializer)?;
        Ok(types.into_iter().map(|(name, ty)| Parameter { name, ty }).collect())
    }
}
