//! The attributes of an item in, what they say of its code out.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::{Attribute, Expr, ExprLit, Lit, Meta};

use super::File;
use crate::document::tables::Cell;

/// What the attributes of an item say.
#[derive(Clone, Debug, Default)]
pub(super) struct Said {
    /// The first paragraph of its comment.
    pub(super) description: Cell,
    /// The paragraphs that follow, without code.
    pub(super) detail: Cell,
    /// `#[error("…")]`, `#[display("…")]`
    pub(super) message: Cell,
    /// `#[code(…)]`, `#[diagnostic(code(…))]`
    pub(super) code: Option<Cell>,
    /// `#[serde(rename = "…")]`, `#[strum(serialize = "…")]`
    pub(super) renamed: Option<Cell>,
    /// `#[status(404)]`
    pub(super) status: Option<Cell>,
    /// `#[diagnostic(help("…"))]`
    pub(super) remedy: Cell,
    /// `#[serde(rename_all = "…")]`
    pub(super) rule: Option<String>,
}

impl File<'_> {
    pub(super) fn said(&self, attributes: &[Attribute]) -> Said {
        let mut said = Said::default();
        // A comment is a line an attribute: its first paragraph ends with an empty line, and code is left out.
        let (mut paragraph, mut fenced) = (0, false);
        for attribute in attributes {
            match &attribute.meta {
                Meta::NameValue(pair) if pair.path.is_ident("doc") => {
                    let Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) = &pair.value else { continue };
                    let (value, cell) = (text.value(), self.string(&text.value(), text.span()));
                    let line = value.trim();
                    if line.starts_with("```") {
                        fenced = !fenced;
                    } else if line.is_empty() || line.starts_with("# ") {
                        paragraph += usize::from(paragraph > 0 || !said.description.is_blank());
                    } else if !fenced && paragraph == 0 {
                        said.description.extend(cell);
                    } else if !fenced {
                        said.detail.extend(cell);
                    }
                }
                Meta::List(list) => {
                    let name = list.path.segments.last().map(|segment| segment.ident.to_string()).unwrap_or_default();
                    self.named(&name, &list.tokens, &mut said);
                }
                Meta::NameValue(pair) => {
                    let name = pair.path.segments.last().map(|segment| segment.ident.to_string()).unwrap_or_default();
                    if let Expr::Lit(ExprLit { lit, .. }) = &pair.value {
                        self.keyed(&name, lit, &mut said);
                    }
                }
                Meta::Path(_) => {}
            }
        }
        said
    }

    /// What stands in the brackets of `#[name(…)]`: a literal, `key = literal`, `key(…)`.
    fn named(&self, name: &str, tokens: &TokenStream, said: &mut Said) {
        let tokens: Vec<TokenTree> = tokens.clone().into_iter().collect();
        if let Some(TokenTree::Literal(first)) = tokens.first() {
            self.keyed(name, &Lit::new(first.clone()), said);
        }
        for (index, token) in tokens.iter().enumerate() {
            let TokenTree::Ident(key) = token else { continue };
            let key = key.to_string();
            match (tokens.get(index + 1), tokens.get(index + 2)) {
                (Some(TokenTree::Punct(punct)), Some(TokenTree::Literal(value))) if punct.as_char() == '=' => {
                    self.keyed(&key, &Lit::new(value.clone()), said);
                }
                (Some(TokenTree::Group(group)), _) if group.delimiter() == Delimiter::Parenthesis => {
                    let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                    match inner.first() {
                        Some(TokenTree::Literal(value)) => self.keyed(&key, &Lit::new(value.clone()), said),
                        // `code(shop::not_found)`
                        Some(first @ TokenTree::Ident(_)) if key == "code" => {
                            let last = inner.last().unwrap_or(first).span();
                            let place = self.place(first.span()).start..self.place(last).end;
                            let text = self.document[place.clone()].to_owned();
                            said.code = Some(Cell::new(self.document, &text, place));
                        }
                        _ => {}
                    }
                }
                _ => {}
            }
        }
    }

    fn keyed(&self, key: &str, literal: &Lit, said: &mut Said) {
        let Some(cell) = self.value(literal) else { return };
        match key {
            "error" | "display" | "message" | "msg" | "description" => said.message = cell,
            "code" | "error_code" => said.code = Some(cell),
            "rename" | "serialize" | "to_string" => said.renamed = Some(cell),
            "status" | "http_status" | "status_code" | "http" => said.status = Some(cell),
            "help" | "remedy" => said.remedy = cell,
            "rename_all" | "serialize_all" => said.rule = Some(cell.text()),
            _ => {}
        }
    }
}
