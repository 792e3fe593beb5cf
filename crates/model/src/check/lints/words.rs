//! Words of ours beside what they rest on: a quote that is itself such a word is that word, and equal quotes and equal
//! reasons are equal words.

use crate::check::owners;
use crate::diagnostic::{Diagnostic, excerpt};
use crate::hash::Map;
use crate::language::ValueType;
use crate::rule::Rule;
use crate::source::{Span, Spanned};
use crate::spec::{Evidence, Spec};
use crate::walk::{Entity, Item, Seen};

/// The word that stands first for words of a document, or for a reason, by object, field and those.
type First<'s> = Map<(&'s str, &'s str, &'s str), (&'static str, Span)>;

/// Reports a word that is not what its quote says, or not what the same quote says elsewhere.
pub(super) fn check(spec: &Spec, diagnostics: &mut Vec<Diagnostic>) {
    let (mut quotes, mut reasons) = (First::default(), First::default());
    owners(spec, &mut |owner| {
        for fact in owner.facts() {
            let (Seen::Word(word), ValueType::Word(words)) = (fact.value, fact.value_type()) else { continue };
            if let Some(Evidence::Inferred(reason)) = fact.evidence {
                diagnostics.extend(another(&mut reasons, owner, fact, word, reason));
            }
            let Some(quote) = fact.quote else { continue };
            if let Some((own, _)) = words.iter().find(|(own, _)| is_spelt(own, quote)) {
                if *own != word {
                    diagnostics.push(own_word(word, fact.span, quote, own));
                }
                continue;
            }
            diagnostics.extend(another(&mut quotes, owner, fact, word, quote));
        }
    });
}

/// Whether a quote is a word of ours, whatever its capitals and whatever joins its parts.
fn is_spelt(word: &str, quote: &str) -> bool {
    let plain = |c: char| if c == ' ' || c == '-' { '_' } else { c.to_ascii_lowercase() };
    quote.chars().map(plain).eq(word.chars())
}

fn own_word(word: &str, span: Span, quote: &Spanned<String>, own: &str) -> Diagnostic {
    let message = format!("`{word}` stands for `{}`, which is a word of its own", excerpt(quote));
    Diagnostic::new(Rule::WordDiffers, span, message)
        .also(quote.span, "the document's word")
        .help(format!("write `{own}`; or leave the quote out, and say `because:` what this is concluded from"))
}

/// A word that is not the first that stands for what is `said`.
fn another<'s>(
    first: &mut First<'s>,
    owner: &Entity<'s>,
    fact: &Item<'s>,
    word: &'static str,
    said: &'s Spanned<String>,
) -> Option<Diagnostic> {
    let (before, place) = *first.entry((owner.object.name, fact.name, said)).or_insert((word, fact.span));
    if before == word {
        return None;
    }
    let message = format!("`{}` is `{word}` here and `{before}` elsewhere", excerpt(said));
    let report = Diagnostic::new(Rule::WordDiffers, fact.span, message).here(format!("`{word}`"));
    Some(report.also(place, format!("`{before}`, for the same words")).help(
        "make them the same word; where two things are meant by it, give one of them a reason of its own, `because:`, and no quote",
    ))
}
