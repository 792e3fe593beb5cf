//! The phrase books: every text in each language that the spec lists, and nothing in any other language or for nothing.

use crate::check::known_faults::KnownFaults;
use crate::check::owners;
use crate::check::parameters::by_source;
use crate::diagnostic::{Diagnostic, excerpt};
use crate::hash::{Map, Set};
use crate::resolve::phrases::DEFAULT;
use crate::rule::Rule;
use crate::source::{Span, Spanned};
use crate::spec::{Evidence, Phrase, Ref, Spec, Translation};
use crate::text::placeholder::is_placeholder;
use crate::walk::walk;

/// How many texts without a translation are compared with how many phrases without a text: a changed text
/// leaves one of each, and comparing is slow.
const COMPARED: usize = 32;

/// The longest text that is compared, in characters.
const LONGEST: usize = 300;

/// The texts of one kind, and what is said of their translations.
struct Book<'s> {
    /// Where its phrases stand, and what uses a text.
    words: [&'static str; 2],
    language: Option<&'s Spanned<String>>,
    translations: &'s [Spanned<String>],
    phrases: &'s [Phrase],
    texts: Vec<Used<'s>>,
}

/// A text, and where.
struct Used<'s> {
    text: &'s str,
    first: Span,
    uses: usize,
}

/// Reports what is wrong with the translations of quoted texts, and of our own words.
pub(super) fn check(spec: &Spec, reported: &KnownFaults, diagnostics: &mut Vec<Diagnostic>) {
    let quoted = Book {
        words: ["phrases", "no fact quotes"],
        language: spec.language.as_ref(),
        translations: &spec.translations,
        phrases: &spec.phrases,
        texts: quotes(spec),
    };
    language_unsaid(&quoted, diagnostics);
    quoted.check(reported, diagnostics);
    if let Some(of) = &spec.prose {
        let ours = Book {
            words: ["prose: phrases", "nothing of ours says"],
            language: of.language.as_ref(),
            translations: &of.translations,
            phrases: &of.phrases,
            texts: prose(spec),
        };
        ours.check(reported, diagnostics);
    }
}

/// Reports the first text that cannot be plain English where nobody says what it is.
fn language_unsaid(quoted: &Book<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let foreign = quoted.texts.iter().find(|used| !used.text.is_ascii());
    if let (None, Some(used)) = (quoted.language, foreign) {
        let message = format!("nothing says which language `{}` is in", excerpt(used.text));
        let help = "add `language:` with its tag at the top of the file, `language: ko` say";
        diagnostics.push(Diagnostic::new(Rule::LanguageUnsaid, used.first, message).help(help));
    }
}

/// Every quoted text, once.
fn quotes(spec: &Spec) -> Vec<Used<'_>> {
    let mut used = Uses::default();
    owners(spec, &mut |owner| {
        let quoted =
            owner.items.iter().flat_map(|item| [item.quoted(), item.quote.map(|of| (of.value.as_str(), of.span))]);
        quoted.flatten().for_each(|(text, place)| used.add(text, place));
    });
    used.texts
}

/// Every sentence of ours, once.
fn prose(spec: &Spec) -> Vec<Used<'_>> {
    let mut used = Uses::default();
    walk(spec, &mut |entity| {
        if matches!(entity.of, Ref::Wording(_)) {
            return;
        }
        for item in &entity.items {
            item.ours().into_iter().for_each(|(text, place)| used.add(text, place));
        }
        for evidence in entity.items.iter().map(|item| item.evidence).chain([entity.evidence]).flatten() {
            if let Evidence::Inferred(reason) = evidence {
                used.add(&reason.value, reason.span);
            }
        }
    });
    used.texts
}

#[derive(Default)]
struct Uses<'s> {
    texts: Vec<Used<'s>>,
    position: Map<&'s str, usize>,
}

impl<'s> Uses<'s> {
    fn add(&mut self, text: &'s str, first: Span) {
        let at = *self.position.entry(text).or_insert(self.texts.len());
        match self.texts.get_mut(at) {
            Some(used) => used.uses += 1,
            None => self.texts.push(Used { text, first, uses: 1 }),
        }
    }
}

impl Book<'_> {
    /// Reports languages that are listed twice, translations into others, gaps, orphans, and pairs of the two last that look
    /// like one text.
    fn check(&self, reported: &KnownFaults, diagnostics: &mut Vec<Diagnostic>) {
        let listed = self.languages(diagnostics);
        self.strangers(&listed, diagnostics);
        let known = by_source(self.phrases);
        let used: Set<&str> = self.texts.iter().map(|used| used.text).collect();
        let unused = self.phrases.iter().filter(|phrase| !used.contains(phrase.source.value.as_str()));
        let mut orphans: Vec<&Phrase> = unused.collect();
        diagnostics.extend(self.untranslated());
        let mut compared = 0;
        let mut gaps = Vec::new();
        // What only holds the place of a text is reported as that, and what is to be mended is another text then.
        let is_sound = |used: &&Used<'_>| !is_placeholder(used.text) && !reported.involves(used.first);
        for used in self.texts.iter().filter(is_sound) {
            let phrase = known.get(used.text).copied();
            let lacks = |language: &&str| !phrase.is_some_and(|phrase| Self::has(phrase, language, &listed));
            let missing: Vec<&str> = listed.iter().copied().filter(lacks).collect();
            if missing.is_empty() {
                continue;
            }
            let near = if phrase.is_none() && compared < COMPARED { nearest(used.text, &orphans) } else { None };
            compared += 1;
            let orphan = near.map(|position| orphans.remove(position));
            gaps.push((used, missing, phrase, orphan));
        }
        // A changed text leaves one of each, however much of it was changed.
        if let ([(_, _, None, orphan @ None)], 1) = (gaps.as_mut_slice(), orphans.len()) {
            *orphan = orphans.pop();
        }
        diagnostics
            .extend(gaps.into_iter().map(|(used, missing, phrase, orphan)| self.gap(used, &missing, phrase, orphan)));
        // A text that could not be read, or whose place something else holds, has no fact, and its phrase only seems to be an
        // orphan.
        if !reported.any() && !self.texts.iter().any(|used| is_placeholder(used.text)) {
            diagnostics.extend(orphans.into_iter().map(|phrase| self.orphan(phrase)));
        }
    }

    /// The first translation that is still to come, and how many are: a draft has nothing but such.
    fn untranslated(&self) -> Option<Diagnostic> {
        let all = self.phrases.iter().flat_map(|phrase| phrase.translations.iter().map(move |of| (phrase, of)));
        let mut open = all.filter(|(phrase, of)| is_placeholder(&of.text) && !is_placeholder(&phrase.source));
        let (_, first) = open.next()?;
        let message = match open.count() {
            0 => "a translation is still to come".to_owned(),
            more => format!("{} translations are still to come", more + 1),
        };
        let report = Diagnostic::new(Rule::Untranslated, first.text.span, message);
        Some(report.here("the first").help("translate it; people are shown what stands here"))
    }

    /// The languages that texts are translated into, each once.
    fn languages(&self, diagnostics: &mut Vec<Diagnostic>) -> Vec<&str> {
        let own = self.language.map_or(DEFAULT, |language| language.value.as_str());
        let mut listed: Vec<&str> = Vec::new();
        for language in self.translations {
            let tag = language.value.as_str();
            if tag == own || listed.contains(&tag) {
                let of = if tag == own { "the language of the texts themselves" } else { "listed already" };
                let message = format!("`{tag}` is {of}");
                diagnostics.push(Diagnostic::new(Rule::LanguageTwice, language.span, message).help("delete it"));
            } else {
                listed.push(tag);
            }
        }
        listed
    }

    /// Reports translations into languages that are not listed, and those that do not say which they are into. Where none is
    /// listed at all, that is one problem.
    fn strangers(&self, listed: &[&str], diagnostics: &mut Vec<Diagnostic>) {
        let all = self.phrases.iter().flat_map(|phrase| phrase.translations.iter().map(move |of| (phrase, of)));
        let flaw = |(phrase, of): (&Phrase, &Translation)| match &of.language {
            Some(tag) if listed.contains(&tag.value.as_str()) => None,
            None if listed.len() == 1 => None,
            None if listed.is_empty() => {
                let message = "nothing says which language the phrases are in".to_owned();
                let help = "list it beside `language`: `translations: [en]`";
                Some(Diagnostic::new(Rule::PhraseLanguage, phrase.source.span, message).help(help))
            }
            None => {
                let message = format!("`{}` does not say which language it is", excerpt(&of.text));
                let each: Vec<String> = listed.iter().map(|tag| format!("{tag}: …")).collect();
                let help = format!("write one for each language: `{{ {} }}`", each.join(", "));
                Some(Diagnostic::new(Rule::PhraseLanguage, of.text.span, message).help(help))
            }
            Some(tag) => {
                let message = format!("`{}` is not among the languages that texts are translated into", tag.value);
                let help = format!("add it to `translations`, or delete `{}: …`", tag.value);
                Some(Diagnostic::new(Rule::PhraseLanguage, tag.span, message).help(help))
            }
        };
        let most = if listed.is_empty() { 1 } else { usize::MAX };
        diagnostics.extend(all.filter_map(flaw).take(most));
    }

    /// Whether a phrase has a translation into a listed language. One that does not say what it is into is reported as that.
    fn has(phrase: &Phrase, language: &str, listed: &[&str]) -> bool {
        phrase.translations.iter().any(|of| match &of.language {
            Some(tag) => tag.value == language,
            None => !listed.is_empty(),
        })
    }

    fn gap(&self, used: &Used<'_>, missing: &[&str], phrase: Option<&Phrase>, orphan: Option<&Phrase>) -> Diagnostic {
        let more = match used.uses {
            1 => String::new(),
            2 => " (which stands in one more place)".to_owned(),
            count => format!(" (which stands in {} more places)", count - 1),
        };
        let tags: Vec<String> = missing.iter().map(|tag| format!("`{tag}`")).collect();
        let message = format!("`{}` has no translation into {}{more}", excerpt(used.text), tags.join(", "));
        let [place, use_of] = self.words;
        let diagnostic = Diagnostic::new(Rule::PhraseGap, used.first, message);
        match (orphan, phrase) {
            (Some(orphan), _) => diagnostic
                .also(orphan.source.span, format!("{use_of} this any more"))
                .help("did you change one of them? the two must be equal to the letter"),
            (None, Some(phrase)) => diagnostic.also(phrase.source.span, "its translations").help("add the others here"),
            (None, None) => diagnostic.help(format!("add the text and its translation under `{place}`")),
        }
    }

    fn orphan(&self, phrase: &Phrase) -> Diagnostic {
        let message = format!("{} `{}`", self.words[1], excerpt(&phrase.source));
        Diagnostic::new(Rule::PhraseOrphan, phrase.source.span, message)
            .help("remove the phrase, or mend the text that it translates")
    }
}

/// The orphan that a text was probably copied from or changed away from.
fn nearest(text: &str, orphans: &[&Phrase]) -> Option<usize> {
    let length = text.chars().count();
    let allowed = (length / 4).max(2);
    let near = orphans.iter().take(COMPARED).enumerate().filter_map(|(position, phrase)| {
        let other = phrase.source.value.as_str();
        let comparable =
            length.max(other.chars().count()) <= LONGEST && length.abs_diff(other.chars().count()) <= allowed;
        let distance = if comparable { strsim::levenshtein(text, other) } else { usize::MAX };
        (distance <= allowed).then_some((distance, position))
    });
    near.min().map(|(_, position)| position)
}
