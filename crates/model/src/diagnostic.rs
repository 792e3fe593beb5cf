//! What is wrong with a spec: a rule, a message, every place involved, and the remedy.

use std::borrow::Cow;

use crate::order;
use crate::rule::Rule;
use crate::source::Span;

/// How much a diagnostic matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// The spec is wrong: nothing is published from it until it is mended.
    Error,
    /// The spec is right, and its author should know something.
    Warning,
}

/// A place and what is to be seen there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// A few words beside the carets; may be empty.
    pub text: String,
}

/// One problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule that was broken; its id is printed in brackets.
    pub rule: Rule,
    /// The problem, in lower case and without a full stop, with the offending text in backticks.
    pub message: String,
    /// The place to mend first, then every other place involved.
    pub labels: Vec<Label>,
    /// What to do.
    pub help: Option<String>,
}

impl Diagnostic {
    /// A problem at `span`.
    pub fn new(rule: Rule, span: Span, message: impl Into<String>) -> Self {
        let label = Label { span, text: String::new() };
        Self { rule, message: message.into(), labels: vec![label], help: None }
    }

    /// The words beside the first place.
    #[must_use]
    pub fn here(mut self, text: impl Into<String>) -> Self {
        if let Some(label) = self.labels.first_mut() {
            label.text = text.into();
        }
        self
    }

    /// One more place.
    #[must_use]
    pub fn also(mut self, span: Span, text: impl Into<String>) -> Self {
        self.labels.push(Label { span, text: text.into() });
        self
    }

    /// The remedy.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help = Some(text.into());
        self
    }

    /// How much it matters.
    #[must_use]
    pub fn level(&self) -> Level {
        match self.rule {
            Rule::ReviewLeft | Rule::LargeEnum | Rule::SortedLookup | Rule::Untranslated => Level::Warning,
            _ => Level::Error,
        }
    }

    /// The place to mend first.
    #[must_use]
    pub fn span(&self) -> Span {
        self.labels.first().map(|label| label.span).unwrap_or_default()
    }
}

/// Sorts by place, then rule, then message, and drops exact repeats: the order every report has.
pub fn sort(diagnostics: &mut Vec<Diagnostic>) {
    order::sort(diagnostics, |a, b| (a.span(), a.rule, &a.message).cmp(&(b.span(), b.rule, &b.message)));
    diagnostics.dedup();
}

/// The beginning of a text, fit to stand in a message: one line, and not a long one.
#[must_use]
pub fn excerpt(text: &str) -> Cow<'_, str> {
    const LONGEST: usize = 60;
    let line = text.lines().next().unwrap_or_default();
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => Cow::Owned(format!("{}…", &line[..end])),
        None if line.len() < text.trim_end().len() => Cow::Owned(format!("{line}…")),
        None => Cow::Borrowed(line),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_is_one_short_line() {
        assert_eq!(excerpt("short"), "short");
        assert_eq!(excerpt("one\ntwo"), "one…");
        assert_eq!(excerpt("one\n"), "one");
        assert_eq!(excerpt(&"가".repeat(61)), format!("{}…", "가".repeat(60)));
    }
}
