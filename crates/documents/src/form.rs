//! A file's name and its text in, the form that it is written in out, and the text as Markdown whatever the form.

use std::fmt;

use crate::document::{MarkdownView, html, records, rust_source, separated};
use codetable_model::source::Source;

/// How a document is written.
///
/// ```
/// use codetable_documents::form::Form;
/// use codetable_model::source::Source;
///
/// assert_eq!(Form::of(&Source::new("saved/codes.csv", "code,text\n")), Form::Csv);
/// assert_eq!(Form::of(&Source::new("saved/codes", "[{\"code\": 1}]")), Form::Json);
/// assert_eq!(Form::from_word("rust"), Some(Form::Rust));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Form {
    /// Markdown, text, HTML, and Markdown with HTML in it.
    Page,
    /// Values between commas, semicolons or bars.
    Csv,
    /// Values between tabs.
    Tsv,
    /// JSON.
    Json,
    /// YAML.
    Yaml,
    /// A source file of Rust.
    Rust,
}

/// Why a document cannot be read in a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormError {
    /// The form.
    pub form: Form,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong there.
    pub message: String,
}

impl fmt::Display for FormError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (form, line, message) = (self.form.name(), self.line, &self.message);
        write!(f, "cannot be read as {form}: line {line}: {message}")
    }
}

impl std::error::Error for FormError {}

impl Form {
    /// All forms.
    pub const ALL: [Self; 6] = [Self::Page, Self::Csv, Self::Tsv, Self::Json, Self::Yaml, Self::Rust];

    /// The form of a document, by the ending of its name, or else by how it begins.
    #[must_use]
    pub fn of(document: &Source) -> Self {
        let name = document.file_name();
        let ending = name.rsplit_once('.').map_or(String::new(), |(_, ending)| ending.to_ascii_lowercase());
        match ending.as_str() {
            "csv" => Self::Csv,
            "tsv" | "tab" => Self::Tsv,
            "json" => Self::Json,
            "yaml" | "yml" => Self::Yaml,
            "rs" => Self::Rust,
            "md" | "markdown" | "txt" | "text" | "html" | "htm" | "xhtml" => Self::Page,
            _ if document.text.trim_start_matches('\u{feff}').trim_start().starts_with(['{', '['])
                && records::json::read(&document.text).is_ok() =>
            {
                Self::Json
            }
            _ => Self::Page,
        }
    }

    /// The word for it on a command line.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Csv => "csv",
            Self::Tsv => "tsv",
            Self::Json => "json",
            Self::Yaml => "yaml",
            Self::Rust => "rust",
        }
    }

    /// The form that a word stands for.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "markdown" | "md" | "html" | "text" => Some(Self::Page),
            word => Self::ALL.into_iter().find(|form| form.word() == word),
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Page => "a page",
            Self::Csv => "CSV",
            Self::Tsv => "TSV",
            Self::Json => "JSON",
            Self::Yaml => "YAML",
            Self::Rust => "Rust",
        }
    }

    /// Writes a document of this form as Markdown.
    pub(crate) fn read(self, document: &str) -> Result<MarkdownView<'_>, FormError> {
        match self {
            Self::Page => return Ok(html::read(document)),
            Self::Csv => separated::read(document, None),
            Self::Tsv => separated::read(document, Some(b'\t')),
            Self::Json => records::json::read(document).map(|root| records::write(&root)),
            Self::Yaml => records::yaml::read(document).map(|root| records::write(&root)),
            Self::Rust => rust_source::read(document),
        }
        .map_err(|(line, message)| FormError { form: self, line, message })
    }
}
