//! A field with its text in, out what YAML made of it without a word: a part that became a comment, lines that it
//! joined, a field that became a line of the text.

use super::Checker;
use super::wanted::is_typed;
use crate::diagnostic::{Diagnostic, excerpt};
use crate::language::{Field, ValueType};
use crate::rule::Rule;
use crate::source::Span;
use crate::tree::{Node, Scalar};

/// A text as it was written.
struct Written<'a> {
    /// The field that it is the text of.
    name: &'a str,
    key: &'a Scalar,
    scalar: &'a Scalar,
    ty: &'a ValueType,
    text: &'a str,
}

impl Checker<'_> {
    /// Holds the text of a field, which stands behind `key`, against what was written there; `fields` are those that
    /// could stand beside it.
    pub(super) fn whole(
        &mut self,
        name: &str,
        ty: &ValueType,
        fields: &[&'static Field],
        (key, node): (&Scalar, &Node),
    ) {
        let Node::Scalar(scalar) = node else { return };
        let ty = if let ValueType::Fact(inner) = ty { inner } else { ty };
        let text = self.source.text.get(scalar.span.range()).unwrap_or_default();
        if scalar.is_null() || scalar.text.trim().is_empty() || !is_text(ty, scalar) {
            return;
        }
        let written = Written { name, key, scalar, ty, text };
        let flaw = self.cut(&written).or_else(|| self.folded(&written)).or_else(|| self.with_field(&written, fields));
        self.diagnostics.extend(flaw);
    }

    /// Whether a comment parts a key from its colon, which it can behind a `?` only; that is reported.
    pub(super) fn is_cut_key(&mut self, key: &Scalar) -> bool {
        let cut = self.behind(key).filter(|_| key.plain).map(|comment| self.not_a_part(comment, &key.text, key));
        let is_cut = cut.is_some();
        self.diagnostics.extend(cut);
        is_cut
    }

    /// A text with a comment where a part of it would stand. What stands in quotes is whole.
    fn cut(&self, written: &Written<'_>) -> Option<Diagnostic> {
        let Written { key, scalar, .. } = *written;
        if !scalar.plain && !written.is_block() {
            return None;
        }
        let comment = self
            .between(key, scalar)
            .or_else(|| self.in_head(written))
            .or_else(|| self.behind(scalar))
            .or_else(|| self.below(key, scalar))?;
        Some(self.not_a_part(comment, written.name, scalar))
    }

    /// A text over several lines that are not kept as they are.
    fn folded(&self, written: &Written<'_>) -> Option<Diagnostic> {
        let (why, help) = if !written.is_block() && written.text.contains(['\n', '\r']) {
            (
                "goes on in another line, and YAML joins the two by a space",
                "begin a block: `|-` keeps the line breaks, `>-` makes spaces of them",
            )
        } else if written.text.starts_with('>') && written.is_block() && matches!(written.ty, ValueType::Verbatim) {
            ("is kept to the letter, and `>` joins its lines", "begin the block with `|-`")
        } else {
            return None;
        };
        let message = format!("the text of `{}` {why}", excerpt(written.name));
        Some(Diagnostic::new(Rule::FoldedText, self.first_line(written.scalar), message).help(help))
    }

    /// A block in which a line reads like a field. Its first line says where the text stands, and is one of it.
    fn with_field(&self, written: &Written<'_>, fields: &[&'static Field]) -> Option<Diagnostic> {
        if !written.is_block() || matches!(written.ty, ValueType::Verbatim) {
            return None;
        }
        let mut at = written.scalar.span.range().start;
        for (index, line) in written.text.split_inclusive('\n').enumerate() {
            let (start, end) = (at + line.len() - line.trim_start().len(), at + line.trim_end().len());
            at += line.len();
            let Some((name, rest)) = line.trim().split_once(':') else { continue };
            if index > 1 && (rest.is_empty() || rest.starts_with(' ')) && fields.iter().any(|field| field.name == name)
            {
                let of = excerpt(written.name);
                let message = format!("`{name}` is indented as the text of `{of}` is, and a part of it");
                let help = format!(
                    "begin it in the column of `{of}`; if it belongs to the text, write that in double quotes, with `\\n` for a line break"
                );
                let span = Span::new(written.scalar.span.source, start..end);
                let flaw = Diagnostic::new(Rule::FieldInText, span, message);
                return Some(flaw.also(written.key.span, "the field of the text").help(help));
            }
        }
        None
    }

    fn not_a_part(&self, comment: Span, name: &str, scalar: &Scalar) -> Diagnostic {
        let said = excerpt(self.source.text.get(comment.range()).unwrap_or_default());
        let message = format!("`{said}` is a comment, and no part of `{}`", excerpt(name));
        let start = scalar.span.range().start;
        let whole = self.source.text.get(start..comment.range().end).filter(|_| scalar.plain);
        let whole = whole.filter(|whole| !whole.contains(['\n', '\r', '\t', '"', '\\']));
        let quoted = whole.map(|whole| format!(": `\"{}\"`", excerpt(whole))).unwrap_or_default();
        Diagnostic::new(Rule::CutText, comment, message).also(self.first_line(scalar), "the text").help(format!(
            "put the whole text in quotes if this is a part of it{quoted}; else write it on the line above"
        ))
    }

    /// The comment between a key and its text.
    fn between(&self, key: &Scalar, scalar: &Scalar) -> Option<Span> {
        let (from, to) = (key.span.range().end, scalar.span.range().start);
        self.source.text.get(from..to)?.find('#').map(|at| self.line(from + at, scalar))
    }

    /// The comment in the head of a block.
    fn in_head(&self, written: &Written<'_>) -> Option<Span> {
        let head = written.text.lines().next().filter(|_| written.is_block())?;
        head.find('#').map(|at| self.line(written.scalar.span.range().start + at, written.scalar))
    }

    /// The comment on the line on which a scalar ends.
    fn behind(&self, scalar: &Scalar) -> Option<Span> {
        let end = scalar.span.range().end;
        let rest = self.source.text.get(end..)?;
        let comment = rest.trim_start_matches([' ', '\t']);
        comment.starts_with('#').then(|| self.line(end + rest.len() - comment.len(), scalar))
    }

    /// The comment on the next line, if it is indented more than the key: the text would go on there.
    fn below(&self, key: &Scalar, scalar: &Scalar) -> Option<Span> {
        let end = scalar.span.range().end;
        let rest = self.source.text.get(end..)?;
        let comment = rest.trim_start();
        let (_, indent) = rest[..rest.len() - comment.len()].rsplit_once('\n')?;
        let before = self.source.text.get(..key.span.range().start)?.rsplit('\n').next()?;
        let is_cut = comment.starts_with('#') && indent.len() > before.chars().count();
        is_cut.then(|| self.line(end + rest.len() - comment.len(), scalar))
    }

    /// What stands from a place to the end of its line.
    fn line(&self, start: usize, scalar: &Scalar) -> Span {
        let line = self.source.text.get(start..).and_then(|rest| rest.split(['\n', '\r']).next()).unwrap_or_default();
        Span::new(scalar.span.source, start..start + line.trim_end().len())
    }

    /// The place of a scalar, as far as it stands on its first line.
    fn first_line(&self, scalar: &Scalar) -> Span {
        let line = self.line(scalar.span.range().start, scalar);
        Span { end: line.end.min(scalar.span.end), ..line }
    }
}

impl Written<'_> {
    fn is_block(&self) -> bool {
        !self.scalar.plain && self.text.starts_with(['|', '>'])
    }
}

/// Whether a value is a text; that of a column is one unless it is a number or a Boolean.
fn is_text(ty: &ValueType, scalar: &Scalar) -> bool {
    match ty {
        ValueType::Text | ValueType::Prose | ValueType::Verbatim | ValueType::Translations => true,
        ValueType::Scalar | ValueType::Cell => !is_typed(&scalar.text),
        _ => false,
    }
}
