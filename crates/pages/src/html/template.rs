//! A template and what it shows in, a page out. Whatever is no [`Markup`] is escaped on its way.

use super::markup::{Markup, escaped};
use crate::Settings;
use crate::words::site::{SHARED, TEMPLATES};
use codetable_model::words::Phrase;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{Environment, Error, Output, State, UndefinedBehavior};
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt;

/// The templates, each by its file.
const FILES: [(&str, &str); 7] = [
    ("matrix.html", include_str!("templates/matrix.html")),
    ("page.html", include_str!("templates/page.html")),
    ("index.html", include_str!("templates/index.html")),
    ("provider.html", include_str!("templates/provider.html")),
    ("codes.html", include_str!("templates/codes.html")),
    ("404.html", include_str!("templates/404.html")),
    ("code.html", include_str!("templates/code.html")),
];

/// The templates, ready to be filled.
#[derive(Debug)]
pub(super) struct Templates {
    environment: Environment<'static>,
    settings: Settings,
}

/// A template that cannot be read or filled.
#[derive(Debug)]
pub struct TemplateError(Error);

impl fmt::Display for TemplateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // With the place in the template.
        write!(f, "{:#}", self.0)
    }
}

impl std::error::Error for TemplateError {}

impl From<Error> for TemplateError {
    fn from(error: Error) -> Self {
        Self(error)
    }
}

impl Templates {
    pub(super) fn new(settings: &Settings) -> Result<Self, TemplateError> {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        // A line that holds a block and nothing else leaves no line behind.
        environment.set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build()?);
        environment.set_formatter(format);
        // Without a title the site is called by the crate.
        let of = settings.module.split("::").next().unwrap_or_default();
        environment.add_global("brand", settings.title.as_deref().unwrap_or(of));
        environment.add_global("address", settings.address.as_deref().map(|of| of.trim_end_matches('/')));
        environment.add_global("report", settings.report.as_deref());
        environment.add_global("words", phrases(|of| Value::from_safe_string(Markup::ours(of).into_string())));
        // An attribute has room for one text: the script puts the other there.
        environment.add_global("label", phrases(|of| Value::from_safe_string(label(of))));
        for (name, text) in FILES {
            environment.add_template(name, text)?;
        }
        Ok(Self { environment, settings: settings.clone() })
    }

    /// What the package says of its pages.
    pub(super) fn settings(&self) -> &Settings {
        &self.settings
    }

    /// From a page that stands anywhere to the root of the site, where its address is known.
    pub(super) fn root(&self) -> String {
        let after = self.settings.address.as_deref().and_then(|address| address.split_once("://"));
        let path = after.map(|(_, rest)| rest.split_once('/').map_or("", |(_, path)| path));
        path.map_or_else(String::new, |path| format!("/{path}/").replace("//", "/"))
    }

    /// The page that a template makes of a view.
    pub(super) fn render(&self, template: &str, view: &impl Serialize) -> Result<String, TemplateError> {
        Ok(self.environment.get_template(template)?.render(Serde(view))?)
    }
}

/// The phrases of the templates, each by its name.
fn phrases(value: impl Fn(Phrase) -> Value) -> Value {
    Value::from(
        TEMPLATES.iter().chain(SHARED).map(|(name, phrase)| (*name, value(*phrase))).collect::<BTreeMap<&str, Value>>(),
    )
}

/// `aria-label="Contents" data-ko="목차"`
fn label(of: Phrase) -> String {
    format!("aria-label=\"{}\" data-ko=\"{}\"", escaped(of.english, true), escaped(of.korean, true))
}

/// Writes a value: markup as it is, any other escaped.
fn format(out: &mut Output<'_>, _: &mut State<'_, '_>, value: &Value) -> Result<(), Error> {
    if value.is_none() {
        return Ok(());
    }
    let text = value.to_string();
    // A template may place a text in a quoted attribute.
    let html = if value.is_safe() { text } else { escaped(&text, true) };
    out.write_str(&html).map_err(Error::from)
}
