//! The parameters of a code and values for them in, its text with them out.

use super::columns::rare;
use super::{CodeTable, Row};
use crate::fill::{Argument, ArgumentError, Filled, Parameter};
use crate::text::{Any, Text, TextKind};

impl Row {
    /// What a program fills into its texts, by name. Most codes have none.
    ///
    /// ```
    /// # #[cfg(feature = "kakao")]
    /// assert!(codetable::kakao::ErrorCode::TABLE.rows().all(|row| row.params().is_empty()));
    /// ```
    #[must_use]
    pub const fn params(self) -> &'static [Parameter] {
        match rare(self.table().columns.params, self.index()) {
            Some(params) => params,
            None => &[],
        }
    }

    /// Its text with these values for its parameters.
    ///
    /// That is the first that has a parameter of its title, message, meaning, description, cause and label, in the order of
    /// the [summary](Self::summary), which it is where none has.
    ///
    /// What [`fill!`](crate::fill!) says while a crate is compiled, this says of a code that is known at run time alone.
    ///
    /// # Errors
    ///
    /// If a parameter has no value or two, or one of another type, or if a value is given for what is no parameter.
    ///
    /// ```
    /// # #[cfg(feature = "kakao")] {
    /// let row = codetable::kakao::ErrorCode::QuotaExceeded.row();
    /// let filled = row.fill([]).unwrap();
    /// assert_eq!(filled.in_language("en").unwrap().to_string(), "The allowed number of requests was exceeded");
    /// assert!(row.fill([("limit", 3.into())]).is_err());
    /// # }
    /// ```
    pub fn fill<'a, const N: usize>(
        self,
        arguments: [(&'a str, Argument<'a>); N],
    ) -> Result<Filled<'a, Any, N>, ArgumentError<'a>> {
        held(self.params(), &arguments)?;
        Ok(Filled::new(self.with_parameters(), arguments))
    }

    /// The text that is filled.
    fn with_parameters(self) -> Text {
        use TextKind::{Cause, Description, Label, Meaning, Message, Title};
        let has = |text: &Text, of: &Parameter| {
            let mut names = text.source().split('{').skip(1);
            names.any(|rest| rest.strip_prefix(of.name).is_some_and(|rest| rest.starts_with('}')))
        };
        let kinds = [Title, Message, Meaning, Description, Cause, Label];
        let mut texts = kinds.into_iter().filter_map(|kind| self.text(kind));
        let found = texts.find(|text| self.params().iter().any(|of| has(text, of)));
        found.or_else(|| self.summary()).unwrap_or(Text::new("", self.basis()))
    }
}

/// What is wrong with values.
pub(super) fn held<'a>(params: &[Parameter], arguments: &[(&'a str, Argument<'a>)]) -> Result<(), ArgumentError<'a>> {
    for (place, (name, value)) in arguments.iter().enumerate() {
        let Some(of) = params.iter().find(|of| of.name == *name) else { return Err(ArgumentError::Unknown(name)) };
        if arguments[..place].iter().any(|(other, _)| other == name) {
            return Err(ArgumentError::Twice(*of));
        }
        if value.ty() != of.ty {
            return Err(ArgumentError::WrongType(*of));
        }
    }
    let missing = params.iter().find(|of| arguments.iter().all(|(name, _)| *name != of.name));
    missing.map_or(Ok(()), |of| Err(ArgumentError::Missing(*of)))
}

/// The text of a code with values that are held against its parameters already.
pub fn filled<'a, T: CodeTable, const N: usize>(
    code: T,
    arguments: [(&'a str, Argument<'a>); N],
) -> Filled<'a, T::Catalogue, N> {
    let text = code.row().with_parameters();
    Filled::new(Text::of(text.phrase(), text.basis()), arguments)
}
