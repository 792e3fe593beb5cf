//! Phrases of ours and texts of a spec in, a line out that any surface can show in any language.

use super::{BasisKind, Language, Phrase};
use crate::catalog::Text;
use std::borrow::Cow;

/// A line of words, of which some lead to where more is said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RichText(Vec<Span>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Span {
    kind: SpanKind,
    link: Option<LinkTarget>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum SpanKind {
    Phrase(Phrase, Vec<RichText>),
    /// With a capital first letter.
    Sentence(RichText),
    Text(String),
    Prose(Text),
    /// A sentence with a capital at its beginning and a full stop at its end.
    Whole(Text),
    Code(String),
    Document(Text),
    Basis(BasisKind),
}

/// A part of a line in one language, by who says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Words of ours, in which back-quoted words are code.
    Ours(Cow<'static, str>),
    /// A text of a spec, to the letter.
    Text(&'a str),
    /// A sentence of a spec, in which back-quoted words are code, and whether it is translated for the reader.
    Prose(Cow<'a, str>, bool),
    /// A word as a program has it.
    Code(&'a str),
    /// A text of the document.
    Document(&'a Text),
    /// What a kind of evidence is called.
    Basis(BasisKind),
}

/// What a line speaks of, and may lead to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LinkTarget {
    /// A row, by the index of its table and its own.
    Code(usize, usize),
    /// A section of the page of the provider: `headers`.
    Section(&'static str),
    /// A thing on that page, by its kind and its name: `status` `429`, `type` `InputError`, `body` `error`.
    Thing(&'static str, String),
    /// A document, by id.
    Document(String),
    /// An address of the web.
    Web(String),
}

/// Lines, phrases and literals of ours, one after the other.
#[macro_export]
macro_rules! rich {
    ($($part:expr),+ $(,)?) => {{
        let mut whole = $crate::words::RichText::default();
        $(whole.push($part.into());)+
        whole
    }};
}

impl From<Phrase> for RichText {
    fn from(phrase: Phrase) -> Self {
        Self::phrase(phrase, Vec::new())
    }
}

/// What is the same in every language.
impl From<&'static str> for RichText {
    fn from(words: &'static str) -> Self {
        Phrase::same(words).into()
    }
}

impl From<usize> for RichText {
    fn from(number: usize) -> Self {
        Self::text(number.to_string())
    }
}

impl RichText {
    pub(super) fn phrase(phrase: Phrase, inserted: Vec<Self>) -> Self {
        if phrase.english.is_empty() && phrase.korean.is_empty() {
            return Self::default();
        }
        Self::span(SpanKind::Phrase(phrase, inserted))
    }

    /// A text of a spec.
    pub fn text(text: impl Into<String>) -> Self {
        Self::span(SpanKind::Text(text.into()))
    }

    /// A sentence of a spec.
    pub fn prose(text: &Text) -> Self {
        Self::span(SpanKind::Prose(text.clone()))
    }

    /// A sentence of a spec, with a capital at its beginning and a full stop at its end.
    pub fn sentence(text: &Text) -> Self {
        Self::span(SpanKind::Whole(text.clone()))
    }

    /// A word as a program has it.
    pub fn code(text: impl Into<String>) -> Self {
        Self::span(SpanKind::Code(text.into()))
    }

    /// A text of the document.
    pub fn document(text: &Text) -> Self {
        Self::span(SpanKind::Document(text.clone()))
    }

    /// What a kind of evidence is called.
    pub(super) fn basis(kind: BasisKind) -> Self {
        Self::span(SpanKind::Basis(kind))
    }

    fn span(kind: SpanKind) -> Self {
        Self(vec![Span { kind, link: None }])
    }

    /// The same, of which everything leads to a place.
    pub fn linked(mut self, target: LinkTarget) -> Self {
        for span in &mut self.0 {
            span.link = Some(target.clone());
        }
        self
    }

    /// The same, of which nothing leads anywhere.
    pub fn unlinked(mut self) -> Self {
        for span in &mut self.0 {
            span.link = None;
            match &mut span.kind {
                SpanKind::Phrase(_, inserted) => {
                    inserted.iter_mut().for_each(|of| *of = std::mem::take(of).unlinked());
                }
                SpanKind::Sentence(whole) => *whole = std::mem::take(whole).unlinked(),
                _ => {}
            }
        }
        self
    }

    /// The same with a capital first letter, where it begins with words of ours.
    pub fn capitalized(self) -> Self {
        if self.is_empty() { self } else { Self::span(SpanKind::Sentence(self)) }
    }

    /// Those that say something, with `between` between each two.
    pub fn join(parts: impl IntoIterator<Item = Self>, between: impl Into<Self>) -> Self {
        let (mut whole, between) = (Self::default(), between.into());
        parts.into_iter().for_each(|part| whole.push_behind(&between, part));
        whole
    }

    /// Adds what says something, behind `between` if anything is there.
    fn push_behind(&mut self, between: &Self, part: Self) {
        if !self.is_empty() && !part.is_empty() {
            self.push(between.clone());
        }
        self.push(part);
    }

    /// Adds others at the end.
    pub fn push(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// Whether they say nothing.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The text of the document that this is, if it is nothing else.
    pub fn as_document(&self) -> Option<&Text> {
        match self.0.as_slice() {
            [Span { kind: SpanKind::Document(text), .. }] => Some(text),
            _ => None,
        }
    }

    /// Whether a part of it leads to a place.
    pub fn leads_to(&self, place: &LinkTarget) -> bool {
        let mut leads = false;
        self.pieces(Language::English, &mut |_, target| leads |= target == Some(place));
        leads
    }

    /// The same in a language, without links and markup.
    pub fn plain(&self, language: Language) -> String {
        let mut text = String::new();
        self.pieces(language, &mut |piece, _| match piece {
            Piece::Ours(words) => text.push_str(&words),
            Piece::Basis(kind) => text.push_str(kind.name().of(language)),
            Piece::Text(words) | Piece::Code(words) => text.push_str(words),
            Piece::Prose(words, _) => text.push_str(&words),
            Piece::Document(words) => text.push_str(words.of(language)),
        });
        text
    }

    /// Tells every piece of it in a language, with where it leads.
    pub fn pieces(&self, language: Language, tell: &mut dyn FnMut(Piece<'_>, Option<&LinkTarget>)) {
        self.walk(language, None, &mut false, tell);
    }

    fn walk(
        &self,
        language: Language,
        around: Option<&LinkTarget>,
        is_first: &mut bool,
        tell: &mut dyn FnMut(Piece<'_>, Option<&LinkTarget>),
    ) {
        for Span { kind, link } in &self.0 {
            let link = link.as_ref().or(around);
            let piece = match kind {
                SpanKind::Phrase(phrase, inserted) => {
                    let mut inserted = inserted.iter();
                    for (index, words) in phrase.of(language).split("{}").enumerate() {
                        if index > 0 {
                            inserted.by_ref().take(1).for_each(|of| of.walk(language, link, is_first, tell));
                        }
                        if !words.is_empty() {
                            let mut words = Cow::Borrowed(words);
                            if std::mem::take(is_first) {
                                if let Some(first) = words.to_mut().get_mut(..1) {
                                    first.make_ascii_uppercase();
                                }
                            }
                            tell(Piece::Ours(words), link);
                        }
                    }
                    continue;
                }
                SpanKind::Sentence(whole) => {
                    *is_first = true;
                    whole.walk(language, link, is_first, tell);
                    continue;
                }
                SpanKind::Text(text) => Piece::Text(text),
                SpanKind::Prose(text) => Piece::Prose(Cow::Borrowed(text.of(language)), text.is_translated(language)),
                SpanKind::Whole(text) => {
                    Piece::Prose(Cow::Owned(whole(text.of(language))), text.is_translated(language))
                }
                SpanKind::Code(text) => Piece::Code(text),
                SpanKind::Document(text) => Piece::Document(text),
                SpanKind::Basis(kind) => Piece::Basis(*kind),
            };
            tell(piece, link);
            *is_first = false;
        }
    }
}

/// A sentence with a capital at its beginning and a full stop at its end.
fn whole(text: &str) -> String {
    let mut text = text.trim().to_owned();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    if !text.ends_with(['.', '!', '?', ':']) {
        text.push('.');
    }
    text
}

/// A sentence, cut at its back-quotes: whether a part is code, and the part. Where the quotes do not pair, the whole is no
/// code.
pub fn quoted(text: &str) -> Vec<(bool, &str)> {
    let parts: Vec<&str> = text.split('`').collect();
    let paired = parts.len() % 2 == 1 && parts.iter().skip(1).step_by(2).all(|code| !code.trim().is_empty());
    if !paired {
        return vec![(false, text)];
    }
    parts.into_iter().enumerate().map(|(index, part)| (index % 2 == 1, part)).collect()
}
