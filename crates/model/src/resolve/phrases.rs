//! A phrase book in, texts with their translations out.

use crate::catalog::Text;
use crate::hash::Map;
use crate::order;
use crate::source::Spanned;
use crate::spec::{Phrase, Translation};
use crate::text::language::is_tag;

/// The language of texts for which a spec names none.
pub(crate) const DEFAULT: &str = "en";

/// The translations of some texts.
pub(super) struct Book<'a> {
    /// The language of the texts, and those that they are translated into, each once.
    pub(super) languages: Vec<&'a str>,
    phrases: Map<&'a str, &'a [Translation]>,
}

impl<'a> Book<'a> {
    pub(super) fn new(
        source: Option<&'a Spanned<String>>,
        translations: &'a [Spanned<String>],
        phrases: &'a [Phrase],
    ) -> Self {
        let mut languages =
            vec![source.map(|language| language.value.as_str()).filter(|tag| is_tag(tag)).unwrap_or(DEFAULT)];
        for Spanned { value, .. } in translations {
            if is_tag(value) && !languages.contains(&value.as_str()) {
                languages.push(value);
            }
        }
        let mut book = Map::default();
        for Phrase { source, translations } in phrases {
            book.entry(source.value.as_str()).or_insert(translations.as_slice());
        }
        Self { languages, phrases: book }
    }

    /// A text with its translations, by language; those that a faulty book lacks are left out.
    pub(super) fn text(&self, source: &str) -> Text {
        let mut translations = Vec::new();
        if let ([_, listed @ ..], Some(known)) = (&self.languages[..], self.phrases.get(source)) {
            for language in listed {
                let found = known.iter().find(|of| match &of.language {
                    Some(tag) => tag.value == *language,
                    None => listed.len() == 1,
                });
                translations.extend(found.map(|of| ((*language).to_owned(), of.text.value.clone())));
            }
        }
        order::sort(&mut translations, Ord::cmp);
        Text { source: source.to_owned(), translations }
    }
}
