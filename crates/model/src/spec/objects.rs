//! The declaration of the language in, the structs of the spec out, each with its description, its reader and its walk.

use crate::language::kind::*;
use crate::language::{Evidence, Field, Object as Described, ValueType};
use crate::read::fields::Fields;
use crate::source::Spanned;
use crate::spec;
use crate::tree::Scalar as Written;
use crate::vocabulary::{
    Allowance, Base, ColumnType, Effect, FactName, FieldRole, Format, HeaderRole, JsonType, KeyType, LookupKind,
    NameSource, Origin, Period, Presence, Severity, TableKind,
};
use crate::walk::{Entity, Node as Walked};

macro_rules! structs {
    ($($part:ident { $($objects:tt)* })*) => {
        structs! { $($($objects)*)* }
    };
    ($($(#[$attr:meta])* $Object:ident $name:literal $doc:literal {
        $(@key $key:ident: $Key:ty $(, $line:ident)? = $key_doc:literal;)?
        $(@evidence $Scope:ident;)?
        $($(#[$of_catalog:meta])* $field:ident $(as $spelled:literal)?: $Kind:ty = $field_doc:literal;)*
    })*) => {
        /// An object of a spec, whatever it is.
        #[derive(Clone, Copy, Debug)]
        pub enum Ref<'s> {
            $(#[doc = $doc] $Object(&'s $Object),)*
        }

        $(
            #[doc = $doc]
            #[derive(Clone, Debug, PartialEq)]
            $(#[$attr])*
            pub struct $Object {
                $(#[doc = $key_doc] pub $key: Spanned<<$Key as Value>::Spec>,)?
                $(
                    /// What supports what is said in it.
                    pub evidence: <$Scope as Scope>::Spec,
                )?
                $(#[doc = $field_doc] pub $field: <$Kind as Kind>::Spec,)*
            }

            impl $Object {
                /// Its fields as they are declared.
                pub(crate) const DECLARED: &'static [Field] =
                    &[$(Field::of::<$Kind>(spelled!($field $($spelled)?), $field_doc),)*];

                /// Adds what it holds to an entity of a walk.
                pub(crate) fn walk<'s>(&'s self, entity: &mut Entity<'s>) {
                    if let [$($field),*] = Self::DECLARED {
                        $(<$Kind as Kind>::walk(&self.$field, $field, entity);)*
                    }
                }
            }

            impl Object for $Object {
                const OBJECT: &'static Described =
                    &Described::new($name, $doc, Self::DECLARED, first!($(<$Scope as Scope>::EVIDENCE,)? Evidence::None));
                const KEY: ValueType = first!($(<$Key as Value>::TYPE,)? ValueType::Token);

                fn read(_key: &Written, fields: Fields<'_>) -> Option<Self> {
                    Some(Self {
                        $($key: Spanned::new(<$Key as Value>::read_key(_key)?, _key.span),)?
                        $(evidence: <$Scope as Scope>::read(fields),)?
                        $($field: <$Kind as Kind>::read(fields, spelled!($field $($spelled)?)),)*
                    })
                }
            }

            impl Walked for $Object {
                fn entity(&self) -> Entity<'_> {
                    let mut entity = Entity::new(Ref::$Object(self), Self::OBJECT);
                    $(entity.span = Some(self.$key.span);)?
                    $(<$Scope as Scope>::walk(&self.evidence, &mut entity);)?
                    self.walk(&mut entity);
                    entity
                }
            }
        )*
    };
}

/// A field's name as a spec writes it.
macro_rules! spelled {
    ($field:ident $spelled:literal) => {
        $spelled
    };
    ($field:ident) => {
        stringify!($field)
    };
}

/// The first of some values.
macro_rules! first {
    ($first:expr $(, $rest:expr)*) => {
        $first
    };
}

crate::objects!(structs);
