//! The declaration of the language in, out the structs of the catalogue that have its fields one by one, each with its
//! resolution and its walk.

use std::convert::identity;

use crate::catalog::Basis;
use crate::catalog::facts::{Layer as _, Said};
use crate::language::kind::*;
use crate::resolve::evidence::Context;
use crate::spec;
use crate::vocabulary::{
    Allowance, Effect, FieldRole, Format, HeaderRole, JsonType, Origin, Period, Presence, Severity,
};

macro_rules! structs {
    (facts { $($facts:tt)* } assembled { $($assembled:tt)* } resolved { $($resolved:tt)* } by_hand { $($by_hand:tt)* }) => {
        structs! { $($facts)* $($assembled)* $($resolved)* }
        layers! { $($facts)* }
    };
    ($($(#[$attr:meta])* $Object:ident $name:literal $doc:literal {
        $(@key $key:ident: $Key:ty $(, $line:ident)? = $key_doc:literal;)?
        $(@evidence $Scope:ident;)?
        $($(#[$of_catalog:meta])* $field:ident $(as $spelled:literal)?: $Kind:ty = $field_doc:literal;)*
    })*) => {$(
        #[doc = $doc]
        #[derive(Clone, Debug, PartialEq)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
        $(#[$attr])*
        pub struct $Object {
            $(#[doc = $key_doc] pub $key: <$Key as ResolveValue>::Catalog,)?
            $($(
                /// The line of the spec it stands on.
                pub $line: u32,
            )?)?
            $(
                /// What supports it.
                #[cfg_attr(feature = "serde", serde(flatten))]
                pub basis: <$Scope as Scope>::Catalog,
            )?
            $(
                #[doc = $field_doc]
                $(#[$of_catalog])*
                $(#[cfg_attr(feature = "serde", serde(rename = $spelled))])?
                pub $field: <$Kind as Resolve>::Catalog,
            )*
        }

        impl ResolveObject for spec::$Object {
            type Catalog = $Object;

            fn resolve(&self, context: &Context<'_>, around: &Basis) -> $Object {
                $(
                    let basis = <$Scope as Scope>::resolve(&self.evidence, context, around);
                    let around = &basis;
                )?
                $Object {
                    $($key: <$Key as ResolveValue>::resolve(&self.$key, context),)?
                    $($($line: context.line(self.$key.span),)?)?
                    $($field: <$Kind as Resolve>::resolve(&self.$field, context, around),)*
                    $(basis: identity::<<$Scope as Scope>::Catalog>(basis),)?
                }
            }
        }
    )*};
}

/// ```text
/// Facts "facts" "what is known of a code, a status or a type" { status: Fact<Status> = "the HTTP status"; … }
/// ```
macro_rules! layers {
    ($(#[$attr:meta])* $Facts:ident $name:literal $doc:literal {
        $($(#[$of_catalog:meta])* $field:ident: $Kind:ty = $field_doc:literal;)*
    }) => {
        impl $Facts {
            /// These facts, and where they are silent those of the group around them.
            pub(crate) fn over(self, group: Self) -> Self {
                Self { $($field: self.$field.over(group.$field),)* }
            }

            /// All that is said, in the order of the declaration.
            #[must_use]
            pub fn said(&self) -> Vec<Said<'_>> {
                let mut said = Vec::new();
                $(self.$field.say(stringify!($field), &mut said);)*
                said
            }

            /// The names of all facts, in the same order.
            #[must_use]
            pub fn names() -> Vec<&'static str> {
                let mut names = Vec::new();
                $(match <$Kind as Kind>::SPREAD {
                    Some(fields) => names.extend(fields.iter().map(|field| field.name)),
                    None => names.push(stringify!($field)),
                })*
                names
            }
        }
    };
}

crate::objects!(structs);
