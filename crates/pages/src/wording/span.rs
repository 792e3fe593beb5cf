//! Words of ours and texts of specs in, a line of spans out.

use super::place::Place;
use std::borrow::Cow;

/// Spans, one after the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Words(Vec<Span>);

/// A run of words that are of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    /// What it says.
    pub(crate) said: Said,
    /// What it speaks of.
    pub(crate) place: Option<Place>,
}

/// Who says it, and how it is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Said {
    /// Words of ours.
    Ours(Cow<'static, str>),
    /// A text of a spec, to the letter.
    Text(String),
    /// A sentence of a spec, in which back-quoted words are code.
    Prose(String),
    /// A word as a program has it.
    Code(String),
}

/// Words and literals of ours, one after the other.
macro_rules! say {
    ($($part:expr),+ $(,)?) => {{
        let mut whole = $crate::wording::span::Words::default();
        $(whole.push($part.into());)+
        whole
    }};
}
pub(crate) use say;

/// Words of ours.
impl From<&'static str> for Words {
    fn from(words: &'static str) -> Self {
        Self::said(Said::Ours(Cow::Borrowed(words)))
    }
}

/// A number.
impl From<usize> for Words {
    fn from(number: usize) -> Self {
        Self::said(Said::Ours(Cow::Owned(number.to_string())))
    }
}

impl Words {
    /// A text of a spec.
    pub(crate) fn text(text: &str) -> Self {
        Self::said(Said::Text(text.to_owned()))
    }

    /// A sentence of a spec.
    pub(crate) fn prose(text: &str) -> Self {
        Self::said(Said::Prose(text.to_owned()))
    }

    /// A word as a program has it.
    pub(crate) fn code(text: &str) -> Self {
        Self::said(Said::Code(text.to_owned()))
    }

    fn said(said: Said) -> Self {
        let is_empty = matches!(&said, Said::Ours(words) if words.is_empty());
        Self(if is_empty { Vec::new() } else { vec![Span { said, place: None }] })
    }

    /// The same, of which every span speaks of a place.
    pub(crate) fn about(mut self, place: &Place) -> Self {
        for span in &mut self.0 {
            span.place = Some(place.clone());
        }
        self
    }

    /// The same with a capital first letter, where it begins with words of ours.
    pub(crate) fn capitalized(mut self) -> Self {
        if let Some(Span { said: Said::Ours(words), .. }) = self.0.first_mut() {
            if let Some(letter) = words.to_mut().get_mut(..1) {
                letter.make_ascii_uppercase();
            }
        }
        self
    }

    /// Those that say something, with `between` between each two.
    pub(crate) fn join(parts: impl IntoIterator<Item = Self>, between: &'static str) -> Self {
        let mut whole = Self::default();
        for part in parts.into_iter().filter(|part| !part.is_empty()) {
            if !whole.is_empty() {
                whole.push(between.into());
            }
            whole.push(part);
        }
        whole
    }

    /// Adds others at the end.
    pub(crate) fn push(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// Whether they say nothing.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The spans, in order.
    pub(crate) fn spans(&self) -> &[Span] {
        &self.0
    }
}

/// A sentence of a spec, cut at its back-quotes: whether a part is code, and the part. Where the quotes do not pair, the
/// whole is no code.
pub(crate) fn quoted(text: &str) -> Vec<(bool, &str)> {
    let parts: Vec<&str> = text.split('`').collect();
    let paired = parts.len() % 2 == 1 && parts.iter().skip(1).step_by(2).all(|code| !code.trim().is_empty());
    if !paired {
        return vec![(false, text)];
    }
    parts.into_iter().enumerate().map(|(index, part)| (index % 2 == 1, part)).collect()
}
