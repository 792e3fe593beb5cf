//! What brings a failed call back: alternatives, each a sequence of steps with what supports it.

use core::fmt;

use super::Step;
use crate::evidence::{Basis, Fact};
use crate::response::{HeaderSource, MOST_VALUES};

/// A sequence of steps.
pub type Steps = &'static [Step];

/// What brings a failed call back: alternatives in the document's order, each a sequence of steps with its own basis.
///
/// Where nothing is said it is empty; where a document says that nothing helps, a step says so.
///
/// ```
/// use codetable::advice::{Alternative, Recovery, Step};
/// use codetable::evidence::Basis;
///
/// const RECOVERY: Recovery = Recovery::new(
///     &[
///         Alternative::new(&[Step::Wait, Step::Retry]).because("the limit is counted by the hour"),
///         Alternative::new(&[Step::RaiseQuota]),
///     ],
///     Basis::Declared,
/// );
/// let mut alternatives = RECOVERY.into_iter();
/// assert!(alternatives.next().is_some_and(|first| first.basis.is_inferred()));
/// assert_eq!(alternatives.next().map(|second| second.value), Some(&[Step::RaiseQuota][..]));
/// assert_eq!(RECOVERY.to_string(), "wait, retry or raise_quota");
/// assert_eq!(RECOVERY.first().map(|first| first.value), Some(&[Step::Wait, Step::Retry][..]));
/// assert!(Recovery::SILENT.is_silent());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Recovery {
    alternatives: &'static [Alternative],
    /// What supports the alternatives that have no basis of their own.
    basis: Basis,
    /// The alternatives whose condition is met, a bit each.
    met: u32,
    /// Why none of them is more than a conclusion of ours.
    inferred: Option<&'static &'static str>,
}

/// One of the things that may bring a failed call back.
///
/// ```
/// use codetable::advice::{Alternative, Recovery, Step, When};
/// use codetable::evidence::Basis;
///
/// static ALTERNATIVES: [Alternative; 3] = [
///     Alternative::new(&[Step::Wait, Step::Retry]).when(When::Header("Retry-After")),
///     Alternative::new(&[Step::ReduceRate]).because("the limit is counted by the hour"),
///     Alternative::new(&[Step::RaiseQuota]).on(Basis::Registered("RFC 6585, section 4")),
/// ];
/// let limited = Recovery::new(&ALTERNATIVES, Basis::Declared);
/// assert_eq!(limited.to_string(), "reduce_rate or raise_quota");
/// let told = limited.given(|condition| condition == When::Header("Retry-After"));
/// assert_eq!(told.to_string(), "wait, retry or reduce_rate or raise_quota");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Alternative {
    steps: Steps,
    basis: Option<Basis>,
    when: Option<When>,
}

/// What has to hold of a response for an alternative to count, or for a code to have one of its meanings.
///
/// ```
/// use codetable::advice::When;
///
/// let condition = When::HeaderIs("X-Limit", "daily");
/// assert!(condition.holds(&[("x-limit", "daily")]));
/// assert!(!condition.holds(&()));
/// assert_eq!(condition.to_string(), "X-Limit of the response is daily");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum When {
    /// The response has this header.
    Header(&'static str),
    /// The response has this header, and this is a value of it.
    HeaderIs(&'static str, &'static str),
    /// The body has this member, by JSON pointer, and it is not null.
    Member(&'static str),
    /// The body has this member, and this is its value: the text of a string, a number or a truth value as it stands.
    MemberIs(&'static str, &'static str),
}

impl When {
    /// Whether it holds of a response with these headers.
    ///
    /// A header without a value is as good as absent, and of a member headers tell nothing.
    ///
    /// ```
    /// use codetable::advice::When;
    ///
    /// assert!(When::Header("Retry-After").holds(&[("retry-after", "120")]));
    /// assert!(!When::Header("Retry-After").holds(&[("retry-after", " ")]));
    /// assert!(When::HeaderIs("X-Limit", "daily").holds(&[("x-limit", "hourly, daily")]));
    /// ```
    #[must_use]
    pub fn holds<H: HeaderSource + ?Sized>(self, headers: &H) -> bool {
        match self {
            Self::Header(name) => headers.header(name).is_some_and(|value| !value.trim_ascii().is_empty()),
            Self::HeaderIs(name, wanted) => {
                let mut sent = (0..MOST_VALUES).map_while(|place| headers.header_at(name, place));
                sent.any(|sent| sent.trim_ascii() == wanted || sent.split(',').any(|one| one.trim_ascii() == wanted))
            }
            Self::Member(_) | Self::MemberIs(..) => false,
        }
    }

    /// The header that it asks for.
    #[cfg(feature = "inspect")]
    pub(crate) const fn header(self) -> Option<&'static str> {
        match self {
            Self::Header(name) | Self::HeaderIs(name, _) => Some(name),
            Self::Member(_) | Self::MemberIs(..) => None,
        }
    }

    /// The member that it asks for.
    #[cfg(feature = "inspect")]
    pub(crate) const fn member(self) -> Option<&'static str> {
        match self {
            Self::Header(_) | Self::HeaderIs(..) => None,
            Self::Member(pointer) | Self::MemberIs(pointer, _) => Some(pointer),
        }
    }

    /// How much of a response it looks at: a value tells more than that there is one.
    #[cfg(feature = "inspect")]
    pub(crate) const fn is_of_value(self) -> bool {
        matches!(self, Self::HeaderIs(..) | Self::MemberIs(..))
    }
}

/// Prints what has to hold: `the response has Retry-After`, `/error/kind in the body is quota`.
impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Header(name) => write!(f, "the response has {name}"),
            Self::HeaderIs(name, value) => write!(f, "{name} of the response is {value}"),
            Self::Member(pointer) => write!(f, "the body has {pointer}"),
            Self::MemberIs(pointer, value) => write!(f, "{pointer} in the body is {value}"),
        }
    }
}

impl Recovery {
    /// Nothing is said.
    pub const SILENT: Self = Self::new(&[], Basis::Silent);

    /// These alternatives, supported by this where they have no basis of their own.
    #[must_use]
    pub const fn new(alternatives: &'static [Alternative], basis: Basis) -> Self {
        Self { alternatives, basis, met: 0, inferred: None }
    }

    /// The recovery for a response of which some conditions hold.
    ///
    /// Before this is said, an alternative that has a condition does not count; one whose condition was met before goes
    /// on counting. [`all`](Self::all) tells the conditions.
    ///
    /// ```
    /// use codetable::advice::{Alternative, Recovery, Step, When};
    /// use codetable::evidence::Basis;
    ///
    /// const RECOVERY: Recovery = Recovery::new(
    ///     &[Alternative::new(&[Step::Wait, Step::Retry]).when(When::Header("Retry-After"))],
    ///     Basis::Registered("RFC 9110, section 15.5.14"),
    /// );
    /// assert!(RECOVERY.is_silent());
    /// assert!(!RECOVERY.given(|condition| condition == When::Header("Retry-After")).is_silent());
    /// ```
    #[must_use]
    pub fn given(self, holds: impl Fn(When) -> bool) -> Self {
        let mut met = self.met;
        for (place, alternative) in self.alternatives.iter().enumerate() {
            if alternative.when.is_some_and(&holds) {
                met |= bit(place);
            }
        }
        Self { met, ..self }
    }

    /// Whether no alternative counts: nothing is said, or for other responses only.
    #[must_use]
    pub const fn is_silent(self) -> bool {
        self.first().is_none()
    }

    /// The first alternative that counts.
    #[must_use]
    pub const fn first(self) -> Option<Fact<Steps>> {
        match self.from(0) {
            Some((alternative, _)) => Some(alternative),
            None => None,
        }
    }

    /// The first alternative that counts of those from a place on, and the place behind it.
    pub(super) const fn from(self, mut place: usize) -> Option<(Fact<Steps>, usize)> {
        while place < self.len() {
            let alternative = self.get(place);
            place += 1;
            if let Some(alternative) = alternative {
                return Some((alternative, place));
            }
        }
        None
    }

    /// Whether any alternative, whether it counts or not, ends in the request being sent again.
    pub(crate) const fn sends_again(self) -> bool {
        let mut alternatives = self.alternatives;
        while let [alternative, others @ ..] = alternatives {
            if let [.., Step::Retry] = alternative.steps {
                return true;
            }
            alternatives = others;
        }
        false
    }

    /// How many alternatives there are, whether they count or not.
    pub(super) const fn len(self) -> usize {
        self.alternatives.len()
    }

    /// Every alternative with its condition, whether it counts or not: for whoever shows advice before there is a response.
    ///
    /// ```
    /// use codetable::advice::{Alternative, Recovery, Step, When};
    /// use codetable::evidence::Basis;
    ///
    /// const LIMIT: When = When::MemberIs("/kind", "monthly");
    /// const RECOVERY: Recovery = Recovery::new(
    ///     &[Alternative::new(&[Step::RaiseQuota]).when(LIMIT), Alternative::new(&[Step::Wait, Step::Retry])],
    ///     Basis::Declared,
    /// );
    /// let told: Vec<_> = RECOVERY.all().map(|(when, of)| (when, of.value)).collect();
    /// assert_eq!(told, [(Some(LIMIT), &[Step::RaiseQuota][..]), (None, &[Step::Wait, Step::Retry])]);
    /// assert_eq!(RECOVERY.into_iter().count(), 1);
    /// ```
    pub fn all(self) -> impl Iterator<Item = (Option<When>, Fact<Steps>)> {
        self.alternatives.iter().enumerate().map(move |(place, of)| (of.when, self.at(place)))
    }

    /// The alternative at a place, if it counts.
    const fn get(self, place: usize) -> Option<Fact<Steps>> {
        if self.alternatives[place].when.is_some() && self.met & bit(place) == 0 { None } else { Some(self.at(place)) }
    }

    /// The alternative at a place, whether it counts or not.
    const fn at(self, place: usize) -> Fact<Steps> {
        let alternative = self.alternatives[place];
        let basis = match alternative.basis {
            Some(basis) => basis,
            None => self.basis,
        };
        let basis = match self.inferred {
            Some(reason) if !basis.is_inferred() => Basis::Inferred(reason),
            _ => basis,
        };
        Fact::new(alternative.steps, basis)
    }

    /// The same as a conclusion of ours at most, for this reason: it was said of something else.
    #[cfg(feature = "inspect")]
    pub(crate) const fn at_most_inferred(self, reason: &'static &'static str) -> Self {
        Self { inferred: Some(reason), ..self }
    }

    /// The conditions of all alternatives that have one.
    pub(crate) fn conditions(self) -> impl Iterator<Item = When> {
        self.alternatives.iter().filter_map(|alternative| alternative.when)
    }
}

/// The bit of a place; of places beyond the last bit none.
const fn bit(place: usize) -> u32 {
    if place < u32::BITS as usize { 1 << place } else { 0 }
}

impl Alternative {
    /// These steps, on the basis of the recovery they stand in.
    #[must_use]
    pub const fn new(steps: Steps) -> Self {
        Self { steps, basis: None, when: None }
    }

    /// With a basis of its own.
    #[must_use]
    pub const fn on(self, basis: Basis) -> Self {
        Self { basis: Some(basis), ..self }
    }

    /// As a conclusion of ours, for this reason.
    #[must_use]
    pub const fn because(self, reason: &'static str) -> Self {
        self.on(Basis::Inferred(reason))
    }

    /// For responses only of which this holds.
    #[must_use]
    pub const fn when(self, condition: When) -> Self {
        Self { when: Some(condition), ..self }
    }
}

impl IntoIterator for Recovery {
    type Item = Fact<Steps>;
    type IntoIter = Alternatives;

    fn into_iter(self) -> Alternatives {
        Alternatives { recovery: self, place: 0 }
    }
}

/// The alternatives of a [`Recovery`] that count, in the document's order.
///
/// ```
/// use codetable::advice::{Alternative, Alternatives, Recovery, Step};
/// use codetable::evidence::Basis;
///
/// const EITHER: &[Alternative] = &[Alternative::new(&[Step::FixSetup]), Alternative::new(&[Step::ContactProvider])];
/// let mut alternatives: Alternatives = Recovery::new(EITHER, Basis::Declared).into_iter();
/// assert_eq!(alternatives.next().map(|first| first.value), Some(&[Step::FixSetup][..]));
/// assert_eq!(alternatives.count(), 1);
/// ```
#[derive(Clone, Debug)]
pub struct Alternatives {
    recovery: Recovery,
    place: usize,
}

impl Iterator for Alternatives {
    type Item = Fact<Steps>;

    fn next(&mut self) -> Option<Fact<Steps>> {
        let (alternative, place) = self.recovery.from(self.place)?;
        self.place = place;
        Some(alternative)
    }
}

/// Prints alternatives with `or` between them, steps of one with a comma: `wait, retry or raise_quota`; `silent` where
/// there is none.
impl fmt::Display for Recovery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_silent() {
            return Basis::Silent.fmt(f);
        }
        for (index, alternative) in self.into_iter().enumerate() {
            f.write_str(if index == 0 { "" } else { " or " })?;
            fmt_steps(alternative.value, f)?;
        }
        Ok(())
    }
}

/// Steps with a comma between them.
pub(super) fn fmt_steps(steps: Steps, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    for (index, step) in steps.iter().enumerate() {
        write!(f, "{}{step}", if index == 0 { "" } else { ", " })?;
    }
    Ok(())
}
