//! Words of ours beside what they rest on: a quote that is itself such a word is that word, and equal quotes and equal
//! reasons are equal words.

use crate::check::owners;
use crate::diagnostic::{Diagnostic, excerpt};
use crate::hash::Map;
use crate::language::ValueType;
use crate::rule::Rule;
use crate::source::{Span, Spanned};
use crate::spec::{Evidence, Spec};
use crate::walk::Seen;

/// Reports a word that is not what its quote says, or not what the same quote says elsewhere.
pub(super) fn check(spec: &Spec, diagnostics: &mut Vec<Diagnostic>) {
    // By object, field and quote: the word that stands there first.
    let mut first: Map<(&str, &str, &str), (&str, Span)> = Map::default();
    // By object, field and reason.
    let mut reasons: Map<(&str, &str, &str), (&str, Span)> = Map::default();
    owners(spec, &mut |owner| {
        for fact in owner.facts() {
            let (Seen::Word(word), ValueType::Word(words)) = (fact.value, fact.value_type()) else { continue };
            if let Some(Evidence::Inferred(reason)) = fact.evidence {
                let (before, place) =
                    reasons.entry((owner.object.name, fact.name, reason.value.as_str())).or_insert((word, fact.span));
                if *before != word {
                    diagnostics.push(another(word, fact.span, reason, (before, *place)));
                }
            }
            let Some(quote) = fact.quote else { continue };
            if let Some((own, _)) = words.iter().find(|(own, _)| is_spelt(own, quote)) {
                if *own != word {
                    diagnostics.push(own_word(word, fact.span, quote, own));
                }
                continue;
            }
            let (before, place) = first.entry((owner.object.name, fact.name, quote)).or_insert((word, fact.span));
            if *before != word {
                diagnostics.push(another(word, fact.span, quote, (before, *place)));
            }
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

fn another(word: &str, span: Span, quote: &Spanned<String>, (before, place): (&str, Span)) -> Diagnostic {
    let message = format!("`{}` is `{word}` here and `{before}` elsewhere", excerpt(quote));
    Diagnostic::new(Rule::WordDiffers, span, message)
        .here(format!("`{word}`"))
        .also(place, format!("`{before}`, for the same words"))
        .help("make them the same word; where two things are meant by it, give one of them a reason of its own, `because:`, and no quote")
}
