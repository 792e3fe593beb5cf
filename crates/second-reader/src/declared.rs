//! An object whose fields stand alone as serde reads it in, that of the spec out: structs by the declaration of the language,
//! with readers of their own.

use codetable_model::source::Spanned;
use codetable_model::spec::{self, Evidence, StatusPattern};
use codetable_model::vocabulary::{
    Allowance, FieldRole, Format, HeaderRole, JsonType, Period, Presence, Severity, Vocabulary,
};
use serde::Deserialize;
use std::marker::PhantomData;

use crate::evidence::{self, Lines, around};
use crate::word::{self, Of, OneOrMore, here};

macro_rules! objects {
    (facts $facts:tt assembled $assembled:tt resolved { $($resolved:tt)* } by_hand $by_hand:tt) => {
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
            because: Option<String>,
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

codetable_model::objects!(objects);

pub(crate) struct Section;

impl Section {
    fn read(at: Option<Lines>, registered: Option<String>, because: Option<String>) -> spec::Around {
        assert!(because.is_none(), "a section gives no reason");
        around(at, registered)
    }
}

pub(crate) struct Statement;

impl Statement {
    fn read(at: Option<Lines>, registered: Option<String>, because: Option<String>) -> Option<Evidence> {
        let [inferred, registered] = [because, registered].map(|text| text.map(here));
        let others = inferred.map(Evidence::Inferred).or(registered.map(Evidence::Registered));
        at.map(Lines::read).map(Evidence::Stated).or(others)
    }
}

/// A kind of value: what serde reads, and what the spec has.
pub(crate) trait Value {
    type Read;
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
    type Read;
    type Spec;
    fn read(read: Self::Read) -> Self::Spec;
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
