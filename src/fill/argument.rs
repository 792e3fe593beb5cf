//! The value of a parameter, what can be one, and what is wrong with those that are given.

use core::fmt;

use super::{Parameter, ParameterType};
use crate::excerpt::Excerpt;

/// The value of a parameter.
///
/// ```
/// use codetable::fill::Argument;
///
/// let name = String::from("{limit}");
/// let arguments: [Argument; 3] = ["all".into(), (&name).into(), (-3).into()];
/// assert_eq!(arguments.map(|of| of.to_string()), ["all", "{limit}", "-3"]);
/// assert_eq!(arguments.map(|of| of.ty().to_string()), ["text", "text", "integer"]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Argument<'a> {
    /// A text, which is printed as it is.
    Text(&'a str),
    /// An integer, which is printed in digits.
    Integer(i128),
}

/// What is wrong with the values that a code is given.
///
/// ```
/// # #[cfg(feature = "kakao")] {
/// use codetable::CodeTable;
/// use codetable::fill::ArgumentError;
/// use codetable::kakao::ErrorCode;
///
/// let error = ErrorCode::Internal.fill([("limit", 3.into())]).unwrap_err();
/// assert_eq!(error, ArgumentError::Unknown("limit"));
/// assert_eq!(error.to_string(), "`limit` is no parameter of the code");
/// # }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ArgumentError<'a> {
    /// A parameter has no value.
    Missing(Parameter),
    /// A value is given for what is no parameter.
    Unknown(&'a str),
    /// A parameter has two values.
    Twice(Parameter),
    /// A parameter has a value of another type.
    WrongType(Parameter),
}

/// What can be the value of a parameter that is an integer.
///
/// ```
/// use codetable::fill::IntegerArgument;
///
/// assert_eq!(3_u8.integer(), 3);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no integer, and the parameter is one",
    label = "the spec declares this parameter as an integer"
)]
pub trait IntegerArgument {
    /// The integer.
    fn integer(self) -> i128;
}

/// What can be the value of a parameter that is a text: a reference to whatever lends a `str`, so that nothing is copied.
///
/// ```
/// use codetable::fill::TextArgument;
///
/// assert_eq!((&String::from("all")).text(), "all");
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no text, and the parameter is one",
    label = "the spec declares this parameter as a text: lend a `&str`"
)]
pub trait TextArgument<'a> {
    /// The text.
    fn text(self) -> &'a str;
}

impl Argument<'_> {
    /// Its type.
    #[must_use]
    pub const fn ty(&self) -> ParameterType {
        match self {
            Self::Text(_) => ParameterType::Text,
            Self::Integer(_) => ParameterType::Integer,
        }
    }
}

impl<'a, T: AsRef<str> + ?Sized> TextArgument<'a> for &'a T {
    fn text(self) -> &'a str {
        self.as_ref()
    }
}

impl<'a, T: AsRef<str> + ?Sized> From<&'a T> for Argument<'a> {
    fn from(text: &'a T) -> Self {
        Self::Text(text.as_ref())
    }
}

macro_rules! integers {
    ($($Integer:ident)*) => {$(
        impl IntegerArgument for $Integer {
            fn integer(self) -> i128 {
                self as i128
            }
        }

        impl From<$Integer> for Argument<'_> {
            fn from(integer: $Integer) -> Self {
                Self::Integer(integer as i128)
            }
        }
    )*};
}

integers! { i8 i16 i32 i64 i128 isize u8 u16 u32 u64 usize }

/// Prints the value.
impl fmt::Display for Argument<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Integer(integer) => fmt::Display::fmt(integer, f),
        }
    }
}

impl fmt::Display for ArgumentError<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(of) => write!(f, "the parameter `{}` ({}) has no value", of.name, of.ty),
            Self::Unknown(name) => write!(f, "{} is no parameter of the code", Excerpt::new(name)),
            Self::Twice(of) => write!(f, "the parameter `{}` has two values", of.name),
            Self::WrongType(of) => write!(f, "the parameter `{}` is of type {}, and its value is not", of.name, of.ty),
        }
    }
}

impl core::error::Error for ArgumentError<'_> {}

/// A parameter of the type of this number, as `fill!` asks for it.
#[derive(Debug)]
pub enum Of<const TYPE: u8> {}

/// What can be its value.
pub trait Accepts<'a, T> {
    /// The value.
    fn argument(value: T) -> Argument<'a>;
}

impl<'a, T: TextArgument<'a>> Accepts<'a, T> for Of<{ ParameterType::Text as u8 }> {
    fn argument(value: T) -> Argument<'a> {
        Argument::Text(value.text())
    }
}

impl<'a, T: IntegerArgument> Accepts<'a, T> for Of<{ ParameterType::Integer as u8 }> {
    fn argument(value: T) -> Argument<'a> {
        Argument::Integer(value.integer())
    }
}

/// A name that is no parameter: that is said already.
impl<'a, T> Accepts<'a, T> for Of<{ u8::MAX }> {
    fn argument(_: T) -> Argument<'a> {
        Argument::Text("")
    }
}

/// The value of a parameter of the type of this number.
pub fn argument<'a, const TYPE: u8, T>(value: T) -> Argument<'a>
where
    Of<TYPE>: Accepts<'a, T>,
{
    Of::<TYPE>::argument(value)
}
