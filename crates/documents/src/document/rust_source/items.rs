//! Items of Rust in, the enums and the constants that may be codes out, each as a table.

use std::collections::BTreeMap;

use codetable_model::text::parameter;
use syn::ext::IdentExt as _;
use syn::spanned::Spanned as _;
use syn::{Expr, Fields, FieldsNamed, ImplItem, Item, ItemEnum, Lit, Type, UnOp};

use super::File;
use super::attributes::Said;
use crate::document::tables::{Cell, Tables};

/// The types whose values are written in digits.
const INTEGERS: [&str; 12] = ["i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16", "u32", "u64", "u128", "usize"];

/// An enum with what the file says of its variants.
#[derive(Debug)]
pub(super) struct Enum {
    name: Cell,
    variants: Vec<Variant>,
    /// Variants by name.
    pub(super) by_name: BTreeMap<String, usize>,
    /// What functions answer for the variants, by what they tell and their names.
    answers: Vec<(Tells, String, BTreeMap<usize, Cell>)>,
    /// Whether the enum is about errors or codes, by its name or its attributes.
    is_meant: bool,
}

/// What a function tells of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tells {
    Code,
    Status,
    Message,
}

#[derive(Debug)]
struct Variant {
    name: String,
    ident: Cell,
    discriminant: Option<Cell>,
    said: Said,
    /// The fields that its message names in braces: `limit: integer, owner: text`
    params: Cell,
}

/// Constants that stand together.
#[derive(Debug)]
pub(super) struct Constants {
    title: Option<Cell>,
    rows: Vec<Vec<Cell>>,
}

impl File<'_> {
    /// Finds enums and constants.
    pub(super) fn items(&mut self, items: &[Item], title: Option<&Cell>) {
        let mut constants = Vec::new();
        for item in items {
            match item {
                Item::Enum(item) => self.read_enum(item),
                Item::Const(item) => {
                    constants.extend(self.constant(&item.ident, &item.attrs, &item.ty, &item.expr));
                }
                Item::Mod(item) => {
                    let name = self.cell(&item.ident.to_string(), item.ident.span());
                    let inner = item.content.as_ref().map_or(&[][..], |(_, items)| items);
                    self.items(inner, Some(&name));
                }
                Item::Impl(item) => {
                    let Type::Path(of) = &*item.self_ty else { continue };
                    let Some(last) = of.path.segments.last() else { continue };
                    let name = self.cell(&last.ident.to_string(), last.ident.span());
                    let mut inner = Vec::new();
                    for item in &item.items {
                        let ImplItem::Const(item) = item else { continue };
                        inner.extend(self.constant(&item.ident, &item.attrs, &item.ty, &item.expr));
                    }
                    self.constants(Some(name), inner);
                }
                _ => {}
            }
        }
        self.constants(title.cloned(), constants);
    }

    /// Keeps the constants that are codes: of one type, for a limit that stands beside them is of another; and called so by
    /// their own names, by what they stand in, or by the letter that the names of the C library begin with.
    fn constants(&mut self, title: Option<Cell>, found: Vec<(String, Vec<Cell>)>) {
        let mut types: BTreeMap<&str, usize> = BTreeMap::new();
        found.iter().for_each(|(ty, _)| *types.entry(ty).or_default() += 1);
        let Some(usual) = types.iter().max_by_key(|(_, count)| **count).map(|(ty, _)| (*ty).to_owned()) else { return };
        let mut rows: Vec<Vec<Cell>> = found.into_iter().filter(|(ty, _)| *ty == usual).map(|(_, row)| row).collect();
        let is_errno = |row: &&Vec<Cell>| row[1].text().starts_with('E');
        let errnos = rows.len() > 4 && rows.iter().filter(is_errno).count() * 5 > rows.len() * 4;
        if !errnos && !title.as_ref().is_some_and(|title| speaks_of_codes(&title.text())) {
            rows.retain(|row| speaks_of_codes(&row[1].text()));
        }
        if rows.len() > 1 {
            self.constants.push(Constants { title, rows });
        }
    }

    /// `pub const NOT_FOUND: i32 = 4; // text`
    fn constant(
        &mut self,
        ident: &proc_macro2::Ident,
        attributes: &[syn::Attribute],
        ty: &Type,
        expression: &Expr,
    ) -> Option<(String, Vec<Cell>)> {
        let value = self.literal(expression)?;
        let name = ident.to_string();
        self.values.insert(name.clone(), value.clone());
        let said = self.said(attributes);
        let end = self.place(ident.span()).end;
        let line = self.document[end..].find(';').map_or(end, |at| end + at);
        let description =
            if said.description.is_blank() { self.trailing(line).unwrap_or_default() } else { said.description };
        let ty = self.document[self.place(ty.span())].to_owned();
        Some((ty, vec![value, self.cell(&name, ident.span()), description, said.detail]))
    }

    fn read_enum(&mut self, item: &ItemEnum) {
        let said = self.said(&item.attrs);
        let name = item.ident.to_string();
        let mut is_meant = speaks_of_codes(&name);
        let mut next = None;
        let has_numbers = item.variants.iter().any(|variant| variant.discriminant.is_some());
        let mut variants = Vec::new();
        for variant in &item.variants {
            let mut own = self.said(&variant.attrs);
            is_meant |= !own.message.is_blank() || own.code.is_some();
            let ident = variant.ident.to_string();
            let place = variant.ident.span();
            let mut end = self.place(place).end;
            let written = variant.discriminant.as_ref().map(|(_, value)| value);
            if let Some(value) = written {
                end = self.place(value.span()).end.max(end);
            }
            let discriminant = match written {
                Some(value) => self.literal(value),
                // What is not written is one more than the one before.
                None if has_numbers => next.map(|next: i128| self.cell(&next.to_string(), place)),
                None => None,
            };
            next = discriminant
                .as_ref()
                .map_or(Some(0), |value| value.text().parse().ok())
                .and_then(|value: i128| value.checked_add(1));
            if own.description.is_blank() {
                own.description = self.trailing(end).unwrap_or_default();
            }
            if let (None, Some(rule)) = (&own.renamed, &said.rule) {
                own.renamed = Some(self.cell(&renamed(&ident, rule), place));
            }
            let params = self.params(&variant.fields, &own.message.text());
            variants.push(Variant { ident: self.cell(&ident, place), name: ident, discriminant, said: own, params });
        }
        let by_name = variants.iter().enumerate().map(|(index, variant)| (variant.name.clone(), index)).collect();
        self.by_name.insert(name.clone(), self.enums.len());
        let name = self.cell(&name, item.ident.span());
        self.enums.push(Enum { name, variants, by_name, answers: Vec::new(), is_meant });
    }

    /// The fields of a variant that stand in braces in its message, each with what is written for it: an integer, or a text.
    fn params(&self, fields: &Fields, message: &str) -> Cell {
        let Fields::Named(FieldsNamed { named, .. }) = fields else { return Cell::default() };
        let used = named.iter().filter_map(|field| Some((field.ident.as_ref()?, &field.ty)));
        let used = used.filter(|(name, _)| parameter::has(message, &name.unraw().to_string()));
        let used: Vec<_> = used.collect();
        let (Some((first, _)), Some((_, last))) = (used.first(), used.last()) else { return Cell::default() };
        let place = self.place(first.span()).start..self.place(last.span()).end;
        let each = used.iter().map(|(name, ty)| {
            let is_integer = matches!(ty, Type::Path(ty) if ty.path.segments.last().is_some_and(|last| {
                INTEGERS.iter().any(|integer| last.ident == integer)
            }));
            format!("{}: {}", name.unraw(), if is_integer { "integer" } else { "text" })
        });
        Cell::new(self.document, &each.collect::<Vec<_>>().join(", "), place)
    }

    /// A literal, or a call with a literal: `-3`, `"not_found"`, `Self(3)`, `ErrorCode::new(3)`.
    pub(super) fn literal(&self, expression: &Expr) -> Option<Cell> {
        match expression {
            Expr::Lit(literal) => self.value(&literal.lit),
            Expr::Unary(unary) if matches!(unary.op, UnOp::Neg(_)) => {
                let inner = self.literal(&unary.expr)?;
                let place = self.place(unary.op.span()).start..self.place(unary.expr.span()).end;
                Some(Cell::new(self.document, &format!("-{}", inner.text()), place))
            }
            Expr::Paren(inner) => self.literal(&inner.expr),
            Expr::Group(inner) => self.literal(&inner.expr),
            Expr::Cast(inner) => self.literal(&inner.expr),
            Expr::Reference(inner) => self.literal(&inner.expr),
            Expr::Call(call) if call.args.len() == 1 => self.literal(call.args.first()?),
            _ => None,
        }
    }

    /// A literal of a text or a number. A number in base 16 is a code as it is written.
    pub(super) fn value(&self, literal: &Lit) -> Option<Cell> {
        match literal {
            Lit::Str(text) => Some(self.string(&text.value(), text.span())),
            Lit::Int(number) => {
                let written = number.to_string().replace('_', "");
                let is_hex = written.starts_with("0x");
                let text = if is_hex { written.trim_end_matches(number.suffix()) } else { number.base10_digits() };
                Some(self.cell(text, number.span()))
            }
            _ => None,
        }
    }
}

impl Enum {
    /// Notes what a function answers for a variant.
    pub(super) fn answer(&mut self, tells: Tells, function: &str, variant: usize, cell: Cell) {
        let known = self.answers.iter_mut().find(|(of, name, _)| (*of, name.as_str()) == (tells, function));
        match known {
            Some((_, _, cells)) => drop(cells.entry(variant).or_insert(cell)),
            None => self.answers.push((tells, function.to_owned(), [(variant, cell)].into())),
        }
    }

    /// Writes it as a table, if it is one of codes.
    pub(super) fn write(&self, tables: &mut Tables) {
        let answers = |tells: Tells| self.answers.iter().filter(move |(of, _, _)| *of == tells);
        if !self.is_meant && answers(Tells::Code).next().is_none() {
            return;
        }
        // The best of all that may be the code: the more variants have one, the better; and a function knows best.
        let all = |cells: &dyn Fn(usize) -> Option<Cell>| -> Vec<Option<Cell>> {
            (0..self.variants.len()).map(cells).collect()
        };
        let mut codes: Vec<Vec<Option<Cell>>> = Vec::new();
        let mut functions: Vec<_> = answers(Tells::Code).collect();
        functions.sort_by_key(|(_, name, _)| !name.contains("code"));
        codes.extend(functions.iter().map(|(_, _, cells)| all(&|index| cells.get(&index).cloned())));
        codes.push(all(&|index| self.variants[index].said.code.clone()));
        codes.push(all(&|index| self.variants[index].discriminant.clone()));
        codes.push(all(&|index| {
            let variant = &self.variants[index];
            variant.said.renamed.clone().or(Some(variant.ident.clone()))
        }));
        let count = |codes: &Vec<Option<Cell>>| codes.iter().flatten().count();
        let most = codes.iter().take(codes.len() - 1).map(count).max().unwrap_or(0);
        let chosen = match codes.iter().find(|codes| count(codes) == most && most * 2 > self.variants.len()) {
            Some(codes) => codes,
            None => &codes[codes.len() - 1],
        };
        let first = |tells: Tells, index: usize| answers(tells).find_map(|(_, _, cells)| cells.get(&index).cloned());
        let mut rows = Vec::new();
        for (index, variant) in self.variants.iter().enumerate() {
            let said = &variant.said;
            let code = chosen[index].clone().unwrap_or_default();
            let name = if code.text() == variant.name { Cell::default() } else { variant.ident.clone() };
            let status = first(Tells::Status, index).or(said.status.clone()).unwrap_or_default();
            let message = if said.message.is_blank() {
                first(Tells::Message, index).unwrap_or_default()
            } else {
                said.message.clone()
            };
            rows.push(vec![
                code,
                name,
                status,
                message,
                said.description.clone(),
                said.detail.clone(),
                said.remedy.clone(),
                variant.params.clone(),
            ]);
        }
        tables.heading(1, &self.name);
        write(["code", "name", "status", "message", "description", "detail", "remedy", "params"], rows, tables);
    }
}

impl Constants {
    pub(super) fn write(&self, tables: &mut Tables) {
        self.title.iter().for_each(|title| tables.heading(1, title));
        write(["code", "name", "description", "detail"], self.rows.clone(), tables);
    }
}

/// Writes the columns in which there is something.
fn write<const N: usize>(head: [&str; N], mut rows: Vec<Vec<Cell>>, tables: &mut Tables) {
    let used: Vec<usize> = (0..N).filter(|column| rows.iter().any(|row| !row[*column].is_blank())).collect();
    let head: Vec<Cell> = used.iter().map(|column| Cell::ours(head[*column])).collect();
    for row in &mut rows {
        *row = used.iter().map(|column| std::mem::take(&mut row[*column])).collect();
    }
    tables.table(&head, &rows);
}

/// Whether a name is one of errors or codes.
fn speaks_of_codes(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    ["err", "code", "status", "reason", "fault", "fail", "problem", "reject"].iter().any(|word| name.contains(word))
}

/// A name as a rule of serde or strum writes it.
fn renamed(ident: &str, rule: &str) -> String {
    let parted = |mark: char| {
        let mut name = String::new();
        for (index, letter) in ident.chars().enumerate() {
            if index > 0 && letter.is_ascii_uppercase() {
                name.push(mark);
            }
            name.push(letter);
        }
        name
    };
    match rule {
        "snake_case" => parted('_').to_ascii_lowercase(),
        "SCREAMING_SNAKE_CASE" | "shouty_snake_case" => parted('_').to_ascii_uppercase(),
        "kebab-case" => parted('-').to_ascii_lowercase(),
        "SCREAMING-KEBAB-CASE" => parted('-').to_ascii_uppercase(),
        "lowercase" => ident.to_ascii_lowercase(),
        "UPPERCASE" => ident.to_ascii_uppercase(),
        "camelCase" => {
            let mut letters = ident.chars();
            letters.next().map_or(String::new(), |first| first.to_ascii_lowercase().to_string() + letters.as_str())
        }
        _ => ident.to_owned(),
    }
}
