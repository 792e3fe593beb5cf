//! An object of the catalogue that generated code has field by field in, the expression for it out, by the declaration of
//! the language.

use super::interner::{Interner, option};
use super::section::{number, pattern, word};
use codetable_model::catalog::{self, BodyField, Example, Header, Note, SeverityRule, Support};
use codetable_model::spec::StatusPattern;
use codetable_model::vocabulary::{
    Allowance, FieldRole, Format, HeaderRole, JsonType, Period, Presence, Severity, Vocabulary,
};
use proc_macro2::TokenStream;
use quote::quote;
use std::marker::PhantomData;

/// An object as an expression.
pub(super) trait Emit {
    fn emit<'a>(&'a self, interner: &mut Interner<'a>) -> TokenStream;
}

/// ```text
/// Header { name: "Retry-After", basis: BASES[3], role: Fact::new(HeaderRole::RetryAfter, BASES[3]), of: None, … }
/// ```
macro_rules! objects {
    (facts $facts:tt assembled $assembled:tt resolved { $($resolved:tt)* } by_hand $by_hand:tt) => {
        objects! { $($resolved)* }
    };
    ($($Object:ident $name:literal $doc:literal {
        $(@key $key:ident: $Key:ty = $key_doc:literal;)?
        $(@evidence $Scope:ident;)?
        $($field:ident $(as $spelled:literal)?: $Kind:ty = $field_doc:literal;)*
    })*) => {$(
        impl Emit for $Object {
            fn emit<'a>(&'a self, interner: &mut Interner<'a>) -> TokenStream {
                $(let $key = <$Key as Value>::tokens(&self.$key, interner);)?
                let basis = interner.basis(&self.basis);
                $(let $field = <$Kind as Kind>::tokens(&self.$field, interner);)*
                quote!($Object { $($key: #$key,)? basis: #basis, $($field: #$field,)* })
            }
        }
    )*};
}

codetable_model::objects!(objects);

/// A kind of value of the declaration.
trait Value {
    /// What the catalogue holds.
    type Of;

    /// The expression for it.
    fn tokens<'a>(of: &'a Self::Of, interner: &mut Interner<'a>) -> TokenStream;

    /// With what supports it.
    fn fact<'a>(fact: &'a catalog::Fact<Self::Of>, interner: &mut Interner<'a>) -> TokenStream {
        let (value, basis) = (Self::tokens(&fact.value, interner), interner.basis(&fact.basis));
        quote!(Fact::new(#value, #basis))
    }
}

macro_rules! values {
    ($($name:ident: $Of:ty, $tokens:expr;)*) => {$(
        enum $name {}

        impl Value for $name {
            type Of = $Of;

            fn tokens<'a>(of: &'a $Of, _: &mut Interner<'a>) -> TokenStream {
                $tokens(of)
            }
        }
    )*};
}

values! {
    Prose: catalog::Text, |text: &catalog::Text| {
        let text = &text.source;
        quote!(#text)
    };
    Verbatim: String, |text| quote!(#text);
    Token: String, |text| quote!(#text);
    Snake: String, |text| quote!(#text);
    Bool: bool, |value: &bool| quote!(#value);
    Pointer: String, |text| quote!(#text);
    Scalar: String, |text| quote!(#text);
    Status: u16, |status: &u16| number(*status);
    SomeStatuses: Vec<StatusPattern>, |patterns: &Vec<StatusPattern>| {
        let patterns = patterns.iter().map(pattern);
        quote!(&[#(#patterns),*])
    };
}

enum Text {}

impl Value for Text {
    type Of = catalog::Text;

    fn tokens<'a>(of: &'a catalog::Text, interner: &mut Interner<'a>) -> TokenStream {
        interner.phrase(of)
    }

    fn fact<'a>(fact: &'a catalog::Fact<catalog::Text>, interner: &mut Interner<'a>) -> TokenStream {
        interner.text(fact)
    }
}

struct Word<V>(PhantomData<V>);

impl<V: Vocabulary> Value for Word<V> {
    type Of = V;

    fn tokens<'a>(of: &'a V, _: &mut Interner<'a>) -> TokenStream {
        word(*of)
    }
}

struct Words<V>(PhantomData<V>);

impl<V: Vocabulary> Value for Words<V> {
    type Of = Vec<V>;

    fn tokens<'a>(of: &'a Vec<V>, _: &mut Interner<'a>) -> TokenStream {
        let words = of.iter().map(|of| word(*of));
        quote!(&[#(#words),*])
    }
}

/// A kind of field of the declaration.
trait Kind {
    /// What the catalogue holds.
    type Of;

    /// The expression for it.
    fn tokens<'a>(of: &'a Self::Of, interner: &mut Interner<'a>) -> TokenStream;
}

struct Plain<V>(PhantomData<V>);

impl<V: Value> Kind for Plain<V> {
    type Of = Option<V::Of>;

    fn tokens<'a>(of: &'a Self::Of, interner: &mut Interner<'a>) -> TokenStream {
        option(of.as_ref().map(|of| V::tokens(of, interner)))
    }
}

struct Fact<V>(PhantomData<V>);

impl<V: Value> Kind for Fact<V> {
    type Of = Option<catalog::Fact<V::Of>>;

    fn tokens<'a>(of: &'a Self::Of, interner: &mut Interner<'a>) -> TokenStream {
        option(of.as_ref().map(|of| V::fact(of, interner)))
    }
}

struct Must<K>(PhantomData<K>);

impl<V: Value> Kind for Must<Plain<V>> {
    type Of = V::Of;

    fn tokens<'a>(of: &'a V::Of, interner: &mut Interner<'a>) -> TokenStream {
        V::tokens(of, interner)
    }
}

impl<V: Value> Kind for Must<Fact<V>> {
    type Of = catalog::Fact<V::Of>;

    fn tokens<'a>(of: &'a Self::Of, interner: &mut Interner<'a>) -> TokenStream {
        V::fact(of, interner)
    }
}

struct Many<V>(PhantomData<V>);

impl<V: Value> Kind for Many<V> {
    type Of = Vec<V::Of>;

    fn tokens<'a>(of: &'a Self::Of, interner: &mut Interner<'a>) -> TokenStream {
        let values: Vec<TokenStream> = of.iter().map(|of| V::tokens(of, interner)).collect();
        quote!(&[#(#values),*])
    }
}
