//! Functions that match over an enum in, what each answers for each variant out.

use syn::{Block, Expr, ExprMatch, ImplItem, Item, Macro, Pat, Path, Stmt, Type};

use super::items::Tells;
use super::{File, status};
use crate::document::tables::Cell;

/// How many expressions deep an answer is looked for.
const DEPTH: usize = 12;

impl File<'_> {
    /// Finds the functions that match over an enum.
    pub(super) fn functions(&mut self, items: &[Item]) {
        for item in items {
            match item {
                Item::Fn(item) => self.function(&item.sig.ident.to_string(), &item.block, None),
                Item::Mod(item) => self.functions(item.content.as_ref().map_or(&[][..], |(_, items)| items)),
                Item::Impl(item) => {
                    let of = match &*item.self_ty {
                        Type::Path(of) => of.path.segments.last().map(|last| last.ident.to_string()),
                        _ => None,
                    };
                    for item in &item.items {
                        if let ImplItem::Fn(item) = item {
                            self.function(&item.sig.ident.to_string(), &item.block, of.as_deref());
                        }
                    }
                }
                _ => {}
            }
        }
    }

    fn function(&mut self, name: &str, block: &Block, of: Option<&str>) {
        for statement in &block.stmts {
            let expression = match statement {
                Stmt::Expr(expression, _) => expression,
                Stmt::Local(local) => match &local.init {
                    Some(init) => &init.expr,
                    None => continue,
                },
                _ => continue,
            };
            if let Some(found) = matching(expression, DEPTH) {
                self.arms(name, found, of);
            }
        }
    }

    fn arms(&mut self, function: &str, found: &ExprMatch, of: Option<&str>) {
        for arm in &found.arms {
            let mut paths = Vec::new();
            let mut literals = Vec::new();
            self.patterns(&arm.pat, &mut paths, &mut literals, DEPTH);
            for path in paths {
                let Some((of, variant)) = self.variant(path, of) else { continue };
                let mut answers = Vec::new();
                self.answers(&arm.body, &mut answers, DEPTH);
                for (cell, is_status) in answers {
                    let tells = if is_status { Tells::Status } else { tells(function, &cell.text()) };
                    self.enums[of].answer(tells, function, variant, cell);
                }
            }
            // `404 => Self::NotFound`
            if let (Some(literal), Expr::Path(path)) = (literals.into_iter().next(), unwrapped(&arm.body)) {
                if let Some((of, variant)) = self.variant(&path.path, of) {
                    self.enums[of].answer(Tells::Code, function, variant, literal);
                }
            }
        }
    }

    /// The variant that a path leads to.
    fn variant(&self, path: &Path, around: Option<&str>) -> Option<(usize, usize)> {
        let mut segments = path.segments.iter().rev().map(|segment| segment.ident.to_string());
        let variant = segments.next()?;
        let of = match segments.next() {
            Some(of) if of == "Self" => around?.to_owned(),
            Some(of) => of,
            None => around?.to_owned(),
        };
        let of = *self.by_name.get(&of)?;
        self.enums[of].by_name.get(&variant).map(|variant| (of, *variant))
    }

    fn patterns<'p>(&self, pattern: &'p Pat, paths: &mut Vec<&'p Path>, literals: &mut Vec<Cell>, depth: usize) {
        if depth == 0 {
            return;
        }
        match pattern {
            Pat::Path(path) => paths.push(&path.path),
            Pat::TupleStruct(of) => paths.push(&of.path),
            Pat::Struct(of) => paths.push(&of.path),
            Pat::Or(of) => of.cases.iter().for_each(|case| self.patterns(case, paths, literals, depth - 1)),
            Pat::Paren(of) => self.patterns(&of.pat, paths, literals, depth - 1),
            Pat::Reference(of) => self.patterns(&of.pat, paths, literals, depth - 1),
            Pat::Lit(of) => literals.extend(self.value(&of.lit)),
            _ => {}
        }
    }

    /// What an arm answers: literals, statuses by name, constants; several in a tuple.
    fn answers(&self, body: &Expr, answers: &mut Vec<(Cell, bool)>, depth: usize) {
        if depth == 0 {
            return;
        }
        let body = unwrapped(body);
        if let Some(cell) = self.literal(body) {
            answers.push((cell, false));
            return;
        }
        match body {
            Expr::Path(path) => {
                let mut segments = path.path.segments.iter().rev();
                let Some(last) = segments.next() else { return };
                let name = last.ident.to_string();
                let of_status = segments.next().is_some_and(|of| of.ident.to_string().contains("Status"));
                match (of_status.then(|| status::of_name(&name)).flatten(), self.values.get(&name)) {
                    (Some(status), _) => answers.push((self.cell(status, last.ident.span()), true)),
                    (None, Some(value)) => answers.push((value.clone(), false)),
                    (None, None) => {}
                }
            }
            Expr::Tuple(tuple) => tuple.elems.iter().for_each(|part| self.answers(part, answers, depth - 1)),
            Expr::Call(call) => call.args.iter().take(4).for_each(|part| self.answers(part, answers, depth - 1)),
            Expr::MethodCall(call) => {
                self.answers(&call.receiver, answers, depth - 1);
                call.args.iter().take(2).for_each(|part| self.answers(part, answers, depth - 1));
            }
            Expr::Macro(of) => answers.extend(self.written(&of.mac).map(|cell| (cell, false))),
            _ => {}
        }
    }

    /// The text of `write!(f, "…")`.
    fn written(&self, of: &Macro) -> Option<Cell> {
        of.tokens.clone().into_iter().take(8).find_map(|token| match token {
            proc_macro2::TokenTree::Literal(literal) => match syn::Lit::new(literal.clone()) {
                syn::Lit::Str(text) => Some(self.string(&text.value(), literal.span())),
                _ => None,
            },
            _ => None,
        })
    }
}

/// The `match` that an expression comes down to.
fn matching(expression: &Expr, depth: usize) -> Option<&ExprMatch> {
    if depth == 0 {
        return None;
    }
    match expression {
        Expr::Match(found) => Some(found),
        Expr::MethodCall(call) => matching(&call.receiver, depth - 1),
        Expr::Call(call) => call.args.iter().find_map(|part| matching(part, depth - 1)),
        Expr::Paren(of) => matching(&of.expr, depth - 1),
        Expr::Return(of) => of.expr.as_deref().and_then(|of| matching(of, depth - 1)),
        Expr::Cast(of) => matching(&of.expr, depth - 1),
        Expr::Tuple(of) => of.elems.iter().find_map(|part| matching(part, depth - 1)),
        _ => None,
    }
}

/// What an expression comes to: `{ 3 }`, `Some(3)`, `3.into()`.
fn unwrapped(mut expression: &Expr) -> &Expr {
    for _ in 0..DEPTH {
        expression = match expression {
            Expr::Paren(of) => &of.expr,
            Expr::Reference(of) => &of.expr,
            Expr::Cast(of) => &of.expr,
            Expr::Block(of) => match of.block.stmts.last() {
                Some(Stmt::Expr(last, None) | Stmt::Expr(last @ Expr::Return(_), _)) => last,
                _ => return expression,
            },
            Expr::Return(of) => match &of.expr {
                Some(of) => of,
                None => return expression,
            },
            Expr::Call(call) if call.args.len() == 1 => {
                let name = match &*call.func {
                    Expr::Path(path) => path.path.segments.last().map(|last| last.ident.to_string()),
                    _ => None,
                };
                match (name.as_deref(), call.args.first()) {
                    (Some("Some" | "Ok" | "from" | "Borrowed"), Some(inner)) => inner,
                    _ => return expression,
                }
            }
            Expr::MethodCall(call) if call.args.is_empty() => &call.receiver,
            _ => return expression,
        };
    }
    expression
}

/// What an answer of a function tells, by the function's name or else by its form.
fn tells(function: &str, answer: &str) -> Tells {
    let is_status = answer.len() == 3 && answer.parse::<u16>().is_ok_and(|status| (100..600).contains(&status));
    let name = function.to_ascii_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
    if has(&["status", "http"]) && is_status {
        Tells::Status
    } else if answer.contains(' ')
        || has(&["message", "msg", "descri", "fmt", "text", "title", "detail", "display", "to_string", "reason"])
    {
        Tells::Message
    } else {
        Tells::Code
    }
}
