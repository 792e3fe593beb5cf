//! An object whose fields stand alone as serde reads it in, that of the spec out: structs by the declaration of the language,
//! with readers of their own.

use codetable_model::source::Spanned;
use codetable_model::spec::{self, Evidence, StatusPattern};
use codetable_model::vocabulary::{
    Allowance, Effect, FieldRole, Format, HeaderRole, JsonType, Origin, Period, Presence, Severity, TextKind,
    Vocabulary,
};
use serde::de::{DeserializeOwned, Error as _, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::fmt;
use std::marker::PhantomData;

use crate::evidence::{self, Lines, around};
use crate::word::{self, Of, OneOrMore, here};

macro_rules! objects {
    (facts { $($facts:tt)* } assembled $assembled:tt resolved { $($resolved:tt)* } by_hand $by_hand:tt) => {
        facts! { $($facts)* }
        objects! { $($resolved)* }
    };
    ($($Object:ident $name:literal $doc:literal {
        $(@key $key:ident: $Key:ty = $key_doc:literal;)?
        @evidence $Scope:ident;
        $($field:ident $(as $spelled:literal)?: $Kind:ty = $field_doc:literal;)*
    })*) => {$(
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        pub(crate) struct $Object {
            at: Option<Lines>,
            registered: Option<String>,
            because: Option<<$Scope as Scope>::Reason>,
            $($(#[serde(rename = $spelled)])? $field: <$Kind as Kind>::Read,)*
        }

        impl $Object {
            pub(crate) fn read(self $(, $key: <$Key as Value>::Read)?) -> spec::$Object {
                spec::$Object {
                    $($key: here(<$Key as Value>::read($key)),)?
                    evidence: $Scope::read(self.at, self.registered, self.because),
                    $($field: <$Kind as Kind>::read(self.$field),)*
                }
            }
        }
    )*};
}

/// Those of the fields of an object that are its facts: no other is known.
macro_rules! facts {
    ($(#[$attr:meta])* $Facts:ident $name:literal $doc:literal {
        $($(#[$of_catalog:meta])* $field:ident: $Kind:ty = $field_doc:literal;)*
    }) => {
        #[derive(Default)]
        pub(crate) struct $Facts(pub(crate) spec::$Facts);

        impl<'de> Visitor<'de> for $Facts {
            type Value = Self;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str($doc)
            }

            fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<Self, A::Error> {
                while let Some(name) = map.next_key::<String>()? {
                    let is_read = false
                        $(|| <$Kind as Kind>::take(&mut self.0.$field, stringify!($field), &name, &mut map)?)*;
                    if !is_read {
                        return Err(A::Error::custom(format_args!("`{name}` is no fact")));
                    }
                }
                self.0.texts.sort_by_key(|(kind, _)| *kind);
                Ok(self)
            }
        }
    };
}

codetable_model::objects!(objects);

impl<'de> Deserialize<'de> for Facts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Self::default())
    }
}

/// The evidence that an object may carry.
pub(crate) trait Scope {
    type Reason: DeserializeOwned;
    type Spec;
    fn read(at: Option<Lines>, registered: Option<String>, because: Option<Self::Reason>) -> Self::Spec;
}

/// A reason where none may stand.
#[derive(Deserialize)]
pub(crate) enum NoReason {}

pub(crate) struct Section;

impl Scope for Section {
    type Reason = NoReason;
    type Spec = spec::Around;

    fn read(at: Option<Lines>, registered: Option<String>, _: Option<NoReason>) -> spec::Around {
        around(at, registered)
    }
}

pub(crate) struct Statement;

impl Scope for Statement {
    type Reason = String;
    type Spec = Option<Evidence>;

    fn read(at: Option<Lines>, registered: Option<String>, because: Option<String>) -> Option<Evidence> {
        let [inferred, registered] = [because, registered].map(|text| text.map(here));
        let others = inferred.map(Evidence::Inferred).or(registered.map(Evidence::Registered));
        at.map(Lines::read).map(Evidence::Stated).or(others)
    }
}

/// A kind of value: what serde reads, and what the spec has.
pub(crate) trait Value {
    type Read: DeserializeOwned;
    type Spec;
    fn read(read: Self::Read) -> Self::Spec;
}

macro_rules! values {
    ($($name:ident: $Read:ty => $Spec:ty, $read:expr;)*) => {$(
        pub(crate) enum $name {}

        impl Value for $name {
            type Read = $Read;
            type Spec = $Spec;

            fn read(read: $Read) -> $Spec {
                $read(read)
            }
        }
    )*};
}

values! {
    Text: word::Word => String, |word: word::Word| word.0;
    Prose: word::Word => String, |word: word::Word| word.0;
    Verbatim: String => String, |text| text;
    Token: word::Word => String, |word: word::Word| word.0;
    Snake: word::Word => String, |word: word::Word| word.0;
    Bool: bool => bool, |value| value;
    Code: word::Word => String, |word: word::Word| word.0;
    Pointer: word::Word => String, |word: word::Word| word.0;
    Scalar: word::Word => String, |word: word::Word| word.0;
    Status: word::Status => u16, |status: word::Status| status.0;
    SomeStatuses: OneOrMore<word::Statuses> => Vec<StatusPattern>, |statuses: OneOrMore<word::Statuses>| {
        statuses.into_vec().into_iter().map(|pattern| pattern.0).collect()
    };
}

pub(crate) struct Word<V>(PhantomData<V>);

impl<V: Vocabulary> Value for Word<V> {
    type Read = Of<V>;
    type Spec = V;

    fn read(read: Of<V>) -> V {
        read.0
    }
}

pub(crate) struct Words<V>(PhantomData<V>);

impl<V: Vocabulary> Value for Words<V> {
    type Read = Vec<Of<V>>;
    type Spec = Vec<V>;

    fn read(read: Self::Read) -> Vec<V> {
        read.into_iter().map(|word| word.0).collect()
    }
}

/// A kind of field: what serde reads, and what the spec has.
pub(crate) trait Kind {
    type Read: DeserializeOwned;
    type Spec;
    fn read(read: Self::Read) -> Self::Spec;

    /// Reads the value of a key if it is of this field.
    fn take<'de, A: MapAccess<'de>>(
        of: &mut Self::Spec,
        field: &str,
        name: &str,
        map: &mut A,
    ) -> Result<bool, A::Error> {
        let is_own = field == name;
        if is_own {
            *of = Self::read(map.next_value()?);
        }
        Ok(is_own)
    }
}

/// The texts, each under the name of its kind.
pub(crate) enum Texts {}

impl Kind for Texts {
    type Read = ();
    type Spec = Vec<(TextKind, spec::Fact<String>)>;

    fn read((): ()) -> Self::Spec {
        Vec::new()
    }

    fn take<'de, A: MapAccess<'de>>(of: &mut Self::Spec, _: &str, name: &str, map: &mut A) -> Result<bool, A::Error> {
        let Some(kind) = TextKind::from_word(name) else { return Ok(false) };
        let fact: Option<evidence::Fact<word::Word>> = map.next_value()?;
        of.extend(fact.map(|fact| (kind, evidence::text(fact))));
        Ok(true)
    }
}

pub(crate) enum Recovery {}

impl Kind for Recovery {
    type Read = Option<evidence::Fact<Vec<evidence::Alternative>>>;
    type Spec = Option<spec::Fact<Vec<spec::Alternative>>>;

    fn read(read: Self::Read) -> Self::Spec {
        read.map(|fact| fact.read(|all| all.into_iter().map(evidence::Alternative::read).collect()))
    }
}

pub(crate) enum Waiting {}

impl Kind for Waiting {
    type Read = Option<evidence::Wait>;
    type Spec = Option<spec::Fact<spec::Wait>>;

    fn read(read: Self::Read) -> Self::Spec {
        read.map(evidence::Wait::read)
    }
}

pub(crate) struct Fact<V>(PhantomData<V>);

impl<V: Value> Kind for Fact<V> {
    type Read = Option<evidence::Fact<V::Read>>;
    type Spec = Option<spec::Fact<V::Spec>>;

    fn read(read: Self::Read) -> Self::Spec {
        read.map(|fact| fact.read(V::read))
    }
}

pub(crate) struct Plain<V>(PhantomData<V>);

impl<V: Value> Kind for Plain<V> {
    type Read = Option<V::Read>;
    type Spec = Option<Spanned<V::Spec>>;

    fn read(read: Self::Read) -> Self::Spec {
        read.map(|value| here(V::read(value)))
    }
}

pub(crate) struct Must<K>(PhantomData<K>);

impl<V: Value> Kind for Must<Fact<V>> {
    type Read = evidence::Fact<V::Read>;
    type Spec = Option<spec::Fact<V::Spec>>;

    fn read(read: Self::Read) -> Self::Spec {
        Some(read.read(V::read))
    }
}

impl<V: Value> Kind for Must<Plain<V>> {
    type Read = V::Read;
    type Spec = Option<Spanned<V::Spec>>;

    fn read(read: Self::Read) -> Self::Spec {
        Some(here(V::read(read)))
    }
}

pub(crate) struct Many<V>(PhantomData<V>);

impl<V: Value> Kind for Many<V> {
    type Read = Option<Vec<V::Read>>;
    type Spec = Vec<Spanned<V::Spec>>;

    fn read(read: Self::Read) -> Self::Spec {
        read.into_iter().flatten().map(|value| here(V::read(value))).collect()
    }
}
