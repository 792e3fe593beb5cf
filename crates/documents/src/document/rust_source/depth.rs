//! Tokens in, whether a parser that goes down with them comes back out.
//!
//! A parser goes one level down for a bracket, and for each of a chain of prefixes such as `!!!`, `&&&`, `if … else if …`. All
//! that is longer than any code of people is refused, before it is parsed.

use proc_macro2::{Span, TokenStream, TokenTree};

/// How many tokens may stand open: in all brackets around a token, those since the last separator.
const OPEN: usize = 4096;

/// How deep brackets may nest.
const BRACKETS: usize = 96;

/// The place that is too deep, if there is one.
pub(super) fn measure(tokens: &TokenStream) -> Result<(), Span> {
    let mut stack = vec![(tokens.clone().into_iter(), 0_usize)];
    let mut open = 0_usize;
    while let Some((tokens, run)) = stack.last_mut() {
        let Some(token) = tokens.next() else {
            open -= *run;
            stack.pop();
            continue;
        };
        let ends = match &token {
            TokenTree::Punct(punct) => matches!(punct.as_char(), ';' | ','),
            TokenTree::Ident(ident) => {
                ["fn", "impl", "mod", "enum", "struct", "const", "pub"].iter().any(|word| ident == word)
            }
            TokenTree::Group(_) | TokenTree::Literal(_) => false,
        };
        if ends {
            open -= *run;
            *run = 0;
        } else {
            open += 1;
            *run += 1;
        }
        if open > OPEN || stack.len() > BRACKETS {
            return Err(token.span());
        }
        if let TokenTree::Group(group) = token {
            stack.push((group.stream().into_iter(), 0));
        }
    }
    Ok(())
}
