//! Translations: whatever of a text is the same in all languages stands in its translation too, and nothing of its script.

use crate::diagnostic::{Diagnostic, excerpt};
use crate::rule::Rule;
use crate::source::Spanned;
use crate::spec::{Phrase, Spec, Translation};
use crate::text::language::is_english;
use crate::text::placeholder::is_placeholder;

/// Reports translations that lost a number or a name, or that are no translation; of quoted texts and of our own words.
pub(super) fn check(spec: &Spec, diagnostics: &mut Vec<Diagnostic>) {
    book(spec.language.as_ref(), &spec.translations, &spec.phrases, diagnostics);
    if let Some(of) = &spec.prose {
        book(of.language.as_ref(), &of.translations, &of.phrases, diagnostics);
    }
}

fn book(
    source: Option<&Spanned<String>>,
    listed: &[Spanned<String>],
    phrases: &[Phrase],
    diagnostics: &mut Vec<Diagnostic>,
) {
    let has_names = source.is_some_and(|tag| !is_english(&tag.value));
    for (phrase, of) in phrases.iter().flat_map(|phrase| phrase.translations.iter().map(move |of| (phrase, of))) {
        let language = of.language.as_ref().or(listed.first()).map_or("", |tag| tag.value.as_str());
        // A translation that is still to come has lost nothing yet.
        if is_placeholder(&of.text) || (phrase.source.is_ascii() && is_english(language)) {
            continue;
        }
        let foreign = is_english(language).then(|| foreign(phrase, of)).flatten();
        let left = || if has_names { None } else { left(phrase, of, language) };
        diagnostics.extend(foreign.or_else(left).or_else(|| lost(phrase, of, language, has_names)));
    }
}

/// A translation into English that is written in another script.
fn foreign(phrase: &Phrase, of: &Translation) -> Option<Diagnostic> {
    let letter = of.text.chars().find(|c| is_east_asian(*c))?;
    let message = format!("`{letter}` is no letter of English");
    Some(
        Diagnostic::new(Rule::PhraseDiffers, of.text.span, message)
            .also(phrase.source.span, "what it translates")
            .help("translate it, or write the name in Latin letters"),
    )
}

/// A translation from English into a language of another script that has no letter of it.
fn left(phrase: &Phrase, of: &Translation, language: &str) -> Option<Diagnostic> {
    let primary = language.split('-').next().unwrap_or(language);
    let has_own = !matches!(primary, "ko" | "ja" | "zh") || of.text.contains(is_east_asian);
    // A name, a phrase of HTTP or a piece of code is the same everywhere.
    let words =
        phrase.source.split(' ').filter(|word| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_lowercase()));
    if has_own || words.count() < 2 {
        return None;
    }
    let message = format!("no letter of this is one of `{language}`");
    Some(
        Diagnostic::new(Rule::PhraseDiffers, of.text.span, message)
            .also(phrase.source.span, "what it translates")
            .help("translate it"),
    )
}

/// A number or a name in Latin letters that the translation does not have.
fn lost(phrase: &Phrase, of: &Translation, language: &str, has_names: bool) -> Option<Diagnostic> {
    let translation = of.text.to_lowercase();
    let kept = |token: &&str| translation.contains(&token.to_lowercase());
    let token = tokens(&phrase.source, has_names).find(|token| !kept(token))?;
    let message = format!("`{}` of the text is not in its translation into `{language}`", excerpt(token));
    Some(
        Diagnostic::new(Rule::PhraseDiffers, of.text.span, message)
            .also(phrase.source.span, format!("`{}` stands here", excerpt(token)))
            .help("numbers and names are the same in every language"),
    )
}

/// The numbers of a text; and what is written in Latin letters in it, where its own letters are others.
fn tokens(text: &str, may_have_names: bool) -> impl Iterator<Item = &str> {
    let has_names = may_have_names
        && text.chars().any(|c| c.is_alphabetic() && c >= '\u{370}' && !('\u{1e00}'..'\u{1f00}').contains(&c));
    let parts = text.split(move |c: char| match has_names {
        true => !(c.is_ascii_alphanumeric() || "_-.".contains(c)),
        false => !c.is_ascii_digit(),
    });
    let parts = parts.map(|part| part.trim_matches(|c: char| !c.is_ascii_alphanumeric()));
    parts.filter(|part| part.len() > 1 || part.bytes().any(|byte| byte.is_ascii_digit()))
}

/// Hangul, Kana and Han.
fn is_east_asian(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11ff}' | '\u{3040}'..='\u{318f}' | '\u{3400}'..='\u{9fff}' | '\u{a960}'..='\u{a97f}' | '\u{ac00}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}')
}
