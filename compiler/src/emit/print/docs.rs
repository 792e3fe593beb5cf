//! Doc comments, which travel beside the tokens: as literals among them, each text would be escaped, read back and
//! escaped again, and a table's documentation is most of its text.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// The doc comments of a file. A token stream refers to one as `#[doc = 7]`.
#[derive(Default)]
pub(crate) struct Docs {
    comments: Vec<Vec<String>>,
}

impl Docs {
    /// Adds a comment, line by line, and gives the attribute that stands for it.
    pub(crate) fn add(&mut self, lines: impl IntoIterator<Item = String>) -> TokenStream {
        let lines = lines.into_iter().map(|line| if line.is_empty() { line } else { format!(" {line}") });
        self.comments.push(lines.collect());
        let index = Literal::usize_unsuffixed(self.comments.len() - 1);
        quote!(#[doc = #index])
    }

    /// The lines of a comment.
    pub(super) fn get(&self, index: usize) -> &[String] {
        self.comments.get(index).map_or(&[], Vec::as_slice)
    }
}

/// Whether a line can stand behind `///` as it is: no fourth slash, no line break, nothing that hides or turns text.
pub(super) fn is_comment(line: &str) -> bool {
    let plain = |char: char| {
        !char.is_control()
            && !matches!(char, '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
    };
    !line.starts_with('/') && line.chars().all(plain)
}

/// The attribute of a line that no comment can hold.
pub(super) fn attribute(line: &str) -> String {
    format!("#[doc = {}]", Literal::string(line))
}
