//! Texts in, the lines of a terminal out: no wider than it is, however wide its letters are, and with nothing in them
//! that it would obey.

use anstyle::{AnsiColor, Style};
use textwrap::core::display_width;

use crate::page::text::visible;
use codetable_model::catalog::{Provider, Text};
use codetable_model::words::{Language, Phrase, RichText};

/// How an explanation is shown.
#[derive(Clone, Debug)]
pub struct Look {
    /// How many columns a line may have.
    pub width: usize,
    /// Whether to colour it.
    pub is_colored: bool,
    /// The language in which all is explained. Where it is Korean, texts are shown as Korean documents have them.
    pub language: Language,
    /// Whether texts are shown in the document's language as well.
    pub is_bilingual: bool,
}

/// What a line is, which is all that its style depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// The first line of a page.
    Title,
    /// What a fact is about.
    Topic,
    /// What it says.
    Plain,
    /// What it says, where it matters most.
    Strong,
    /// What supports it.
    Aside,
}

impl Part {
    fn style(self) -> Style {
        match self {
            Self::Title => AnsiColor::Cyan.on_default().bold(),
            Self::Topic => AnsiColor::Green.on_default(),
            Self::Plain => Style::new(),
            Self::Strong => Style::new().bold(),
            Self::Aside => Style::new().dimmed(),
        }
    }
}

/// How far the lines of a page stand from the edge.
pub(super) const INDENT: usize = 2;

/// The narrowest text that is wrapped: below this a line is longer than the terminal is wide.
const NARROWEST: usize = 24;

/// The lines so far.
pub(super) struct Screen<'a> {
    pub(super) look: &'a Look,
    /// HTTP itself, whose rules count where a provider has none.
    pub(super) http: Option<&'a Provider>,
    text: String,
}

impl<'a> Screen<'a> {
    pub(super) fn new(look: &'a Look, http: Option<&'a Provider>) -> Self {
        Self { look, http, text: String::new() }
    }

    /// Words in the language of the reader.
    pub(super) fn say(&self, words: impl Into<RichText>) -> String {
        words.into().plain(self.look.language)
    }

    /// A text in the languages that are asked for, each once.
    pub(super) fn texts<'t>(&self, text: &'t Text) -> Vec<&'t str> {
        match self.look.language {
            language if self.look.is_bilingual && text.source != text.of(language) => {
                vec![&text.source, text.of(language)]
            }
            language => vec![text.of(language)],
        }
    }

    /// A heading within a page.
    pub(super) fn heading(&mut self, title: Phrase) {
        self.gap();
        self.paragraph(Part::Topic, INDENT, &self.say(title));
    }

    /// An empty line, unless nothing or another one stands above it.
    pub(super) fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// A paragraph behind an indentation.
    pub(super) fn paragraph(&mut self, part: Part, indent: usize, text: &str) {
        self.row(None, indent, part, text);
    }

    /// A topic in a column of its own, and beside it what is said of it; below that, what is said without a topic.
    pub(super) fn row(&mut self, topic: Option<(&str, usize)>, indent: usize, part: Part, text: &str) {
        let (topic, column) = topic.unwrap_or(("", 0));
        let before = indent + column;
        let width = self.look.width.saturating_sub(before).max(NARROWEST);
        let mut lines = Vec::new();
        for line in visible(text).split('\n') {
            let options = textwrap::Options::new(width).word_separator(textwrap::WordSeparator::AsciiSpace);
            lines.extend(textwrap::wrap(line, options).into_iter().map(std::borrow::Cow::into_owned));
        }
        for (index, line) in lines.iter().enumerate() {
            if index == 0 && !topic.is_empty() {
                self.text.push_str(&" ".repeat(indent));
                self.styled(Part::Topic, topic);
                self.text.push_str(&" ".repeat(column.saturating_sub(display_width(topic))));
            } else if !line.is_empty() {
                self.text.push_str(&" ".repeat(before));
            }
            self.styled(part, line);
            self.text.push('\n');
        }
    }

    fn styled(&mut self, part: Part, text: &str) {
        let style = part.style();
        if !self.look.is_colored || text.is_empty() || style.is_plain() {
            self.text.push_str(text);
        } else {
            self.text.push_str(&format!("{style}{text}{style:#}"));
        }
    }

    pub(super) fn finish(self) -> String {
        self.text
    }
}

/// A text for a column of its own.
pub(super) fn on_one_line(text: &str) -> String {
    visible(text).replace(['\n', '\t'], " ")
}
