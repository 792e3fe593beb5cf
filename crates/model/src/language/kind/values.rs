//! Values as they stand in a field: a text, a number, a word of a closed set, or a list of them.

use super::{ResolveValue, Value};
use crate::catalog;
use crate::language::ValueType;
use crate::parse;
use crate::read::value;
use crate::resolve::evidence::Context;
use crate::spec::StatusPattern;
use crate::tree::{Node, Scalar as Written};
use crate::vocabulary::Vocabulary;
use crate::walk::Seen;
use std::marker::PhantomData;

/// Values that the catalogue has as the spec does.
macro_rules! values {
    ($($(#[$doc:meta])* $name:ident: $Spec:ty, $ty:ident, $read:path $(| $key:path)?, $seen:expr;)*) => {$(
        $(#[$doc])*
        pub enum $name {}

        impl Value for $name {
            const TYPE: ValueType = ValueType::$ty;
            type Spec = $Spec;

            fn read(node: &Node) -> Option<$Spec> {
                $read(node)
            }

            $(fn read_key(key: &Written) -> Option<$Spec> {
                $key(key)
            })?

            fn seen(spec: &$Spec) -> Seen<'_> {
                $seen(spec)
            }
        }

        impl ResolveValue for $name {
            type Catalog = $Spec;

            fn resolve(spec: &$Spec, _: &Context<'_>) -> $Spec {
                spec.clone()
            }

            fn unread() -> $Spec {
                <$Spec>::default()
            }
        }
    )*};
}

values! {
    /// A text kept to the letter.
    Verbatim: String, Verbatim, value::text | name, Seen::Text;
    /// A word without spaces.
    Token: String, Token, value::text | name, Seen::Text;
    /// A name in snake_case.
    Snake: String, Snake, value::snake | name, Seen::Text;
    /// A name in PascalCase.
    Pascal: String, Pascal, value::pascal | name, Seen::Text;
    /// A code.
    Code: String, Code, value::text | name, Seen::Text;
    /// A JSON pointer.
    Pointer: String, Pointer, value::pointer, Seen::Text;
    /// A language.
    Language: String, Language, value::text | name, Seen::Text;
    /// A SHA-256.
    Sha256: String, Sha256, value::sha256, Seen::Text;
    /// Any scalar.
    Scalar: String, Scalar, value::text, Seen::Text;
    /// A positive whole number.
    Count: u32, Count, value::count, other;
    /// `true` or `false`.
    Bool: bool, Bool, value::boolean, other;
    /// An HTTP status.
    Status: u16, Status, value::status, |spec: &u16| Seen::Status(*spec);
    /// A status, or a class of them.
    Statuses: StatusPattern, StatusPattern, value::status_pattern | statuses, Seen::Pattern;
    /// A range of integers.
    Range: (i128, i128), Range, value::range, |spec: &(i128, i128)| Seen::Range(*spec);
}

fn other<T>(_: &T) -> Seen<'_> {
    Seen::Other
}

fn name(key: &Written) -> Option<String> {
    Some(key.text.clone())
}

fn statuses(key: &Written) -> Option<StatusPattern> {
    parse::status_pattern(&key.text).ok()
}

/// Texts that the catalogue has with their translations.
macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident $resolve:ident;)*) => {$(
        $(#[$doc])*
        pub enum $name {}

        impl Value for $name {
            const TYPE: ValueType = ValueType::$name;
            type Spec = String;

            fn read(node: &Node) -> Option<String> {
                value::text(node)
            }

            fn seen(spec: &String) -> Seen<'_> {
                Seen::Text(spec)
            }
        }

        impl ResolveValue for $name {
            type Catalog = catalog::Text;

            fn resolve(spec: &String, context: &Context<'_>) -> catalog::Text {
                context.$resolve(spec)
            }

            fn unread() -> catalog::Text {
                catalog::Text::default()
            }
        }
    )*};
}

texts! {
    /// A text quoted from the document.
    Text text;
    /// A sentence of ours.
    Prose prose;
}

/// A word of a closed set, of which the last stands for one that could not be read.
pub struct Word<V>(PhantomData<V>);

impl<V: Vocabulary> Value for Word<V> {
    const TYPE: ValueType = ValueType::Word(V::WORDS);
    type Spec = V;

    fn read(node: &Node) -> Option<V> {
        value::word(node)
    }

    fn seen(word: &V) -> Seen<'_> {
        Seen::Word(word.word())
    }
}

impl<V: Vocabulary> ResolveValue for Word<V> {
    type Catalog = V;

    fn resolve(spec: &V, _: &Context<'_>) -> V {
        *spec
    }

    fn unread() -> V {
        V::LAST
    }
}

/// A list of words.
pub struct Words<V>(PhantomData<V>);

impl<V: Vocabulary> Value for Words<V> {
    const TYPE: ValueType = ValueType::List(&Word::<V>::TYPE);
    type Spec = Vec<V>;

    fn read(node: &Node) -> Option<Vec<V>> {
        value::list(node, value::word)
    }

    fn seen(_: &Vec<V>) -> Seen<'_> {
        Seen::Other
    }
}

impl<V: Vocabulary> ResolveValue for Words<V> {
    type Catalog = Vec<V>;

    fn resolve(spec: &Vec<V>, _: &Context<'_>) -> Vec<V> {
        spec.clone()
    }

    fn unread() -> Vec<V> {
        Vec::new()
    }
}

/// A list of names, in any language.
pub enum Names {}

impl Value for Names {
    const TYPE: ValueType = ValueType::List(&Verbatim::TYPE);
    type Spec = Vec<String>;

    fn read(node: &Node) -> Option<Vec<String>> {
        value::list(node, value::text)
    }

    fn seen(_: &Vec<String>) -> Seen<'_> {
        Seen::Other
    }
}

impl ResolveValue for Names {
    type Catalog = Vec<String>;

    fn resolve(spec: &Vec<String>, _: &Context<'_>) -> Vec<String> {
        spec.clone()
    }

    fn unread() -> Vec<String> {
        Vec::new()
    }
}

/// A status or a class of them, or a list of those.
pub enum SomeStatuses {}

impl Value for SomeStatuses {
    const TYPE: ValueType = ValueType::OneOrMore(&Statuses::TYPE);
    type Spec = Vec<StatusPattern>;

    fn read(node: &Node) -> Option<Vec<StatusPattern>> {
        match node {
            Node::Seq(_) => value::list(node, value::status_pattern),
            _ => Some(vec![value::status_pattern(node)?]),
        }
    }

    fn seen(spec: &Vec<StatusPattern>) -> Seen<'_> {
        Seen::Patterns(spec)
    }
}

impl ResolveValue for SomeStatuses {
    type Catalog = Vec<StatusPattern>;

    fn resolve(spec: &Vec<StatusPattern>, _: &Context<'_>) -> Vec<StatusPattern> {
        spec.clone()
    }

    fn unread() -> Vec<StatusPattern> {
        Vec::new()
    }
}
