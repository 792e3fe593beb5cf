//! What travels beside the tokens: doc comments, and lists with an element for every code. As literals among them, each
//! text would be escaped, read back and escaped again, and each number made a token and read back; and that is nearly
//! all of a large table.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use codetable_model::text::character::{BREAK, ESCAPED, has_invisible, signs};

/// The doc comments and long lists of a file, to which a token stream refers by number.
#[derive(Default)]
pub(crate) struct RawFragments {
    comments: Vec<Vec<String>>,
    lists: Vec<Vec<String>>,
}

impl RawFragments {
    /// Adds a comment, line by line, and gives the attribute that stands for it, such as `#[doc = 7]`.
    pub(crate) fn comment(&mut self, lines: Vec<String>) -> TokenStream {
        self.comments.push(lines);
        let index = Literal::usize_unsuffixed(self.comments.len() - 1);
        quote!(#[doc = #index])
    }

    /// Adds the elements of a list, each as it is printed, and gives what stands for them between the brackets, such as
    /// `#[list = 7]`.
    pub(crate) fn list(&mut self, elements: Vec<String>) -> TokenStream {
        if elements.is_empty() {
            return TokenStream::new();
        }
        self.lists.push(elements);
        let index = Literal::usize_unsuffixed(self.lists.len() - 1);
        quote!(#[list = #index])
    }

    /// The lines of a comment.
    pub(super) fn lines(&self, index: usize) -> &[String] {
        self.comments.get(index).map_or(&[], Vec::as_slice)
    }

    /// The elements of a list.
    pub(super) fn elements(&self, index: usize) -> &[String] {
        self.lists.get(index).map_or(&[], Vec::as_slice)
    }
}

/// A line of a doc comment as it is printed.
pub(crate) fn comment(line: &str) -> String {
    match line {
        "" => "///".to_owned(),
        line if is_comment(line) => format!("/// {line}"),
        line => format!("#[doc = {}]", Literal::string(&format!(" {line}"))),
    }
}

/// A text as a literal. Nearly all are spelt as they are read, and looking whether one is takes less than escaping it.
pub(crate) fn literal(text: &str) -> String {
    let signs = signs(text);
    let is_spelt = signs == 0 || (signs & (BREAK | ESCAPED) == 0 && !has_invisible(text));
    if is_spelt { format!("\"{text}\"") } else { Literal::string(text).to_string() }
}

/// Whether a line can stand behind `///` as it is: no line break, nothing that hides or turns text.
fn is_comment(line: &str) -> bool {
    signs(line) & BREAK == 0 && !has_invisible(line)
}

#[cfg(test)]
mod tests {
    use super::{comment, literal};

    /// What ends a comment's line, or hides or turns what follows, stands in it as an escape.
    #[test]
    fn nothing_leaves_its_line() {
        let texts = ["a\nb", "a\rb", "a\u{202e}b", "a\u{200b}b", "a\u{2028}b", "a\0b", "\u{feff}"];
        for text in texts {
            for printed in [comment(text), literal(text)] {
                assert!(!printed.contains(text), "{printed}");
                assert!(printed.parse::<proc_macro2::TokenStream>().is_ok(), "{printed}");
            }
        }
        for text in ["plain", "값 `a` \"b\" \\"] {
            assert_eq!(comment(text), format!("/// {text}"));
        }
        assert_eq!(literal("값 `a`"), "\"값 `a`\"");
    }
}
