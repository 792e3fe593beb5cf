//! The sources of a package enter; its mutants leave, and the sources with every mutant in them.

use std::collections::HashSet;
use std::ops::Range;

use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Attribute, BinOp, Block, Expr, Item, Meta, Pat, Signature, Stmt, UnOp};

use crate::area::Area;
use crate::operators::{others, results};
use crate::rewrite::{Wrap, rewrite};

/// One small break.
pub struct Mutant {
    /// What `MUTANT` is set to.
    pub number: u32,
    /// Where it belongs.
    pub area: &'static Area,
    /// Its file, inside the repository.
    pub file: String,
    /// Its line there.
    pub line: usize,
    /// The function, behind the type it belongs to.
    pub function: String,
    /// What is changed.
    pub change: String,
}

/// How a mutant's number is asked for in the rewritten sources, up to the number.
pub const SWITCH: &str = "crate::mutant::on(";

/// Finds the mutants of a file, numbered from where the last file ended, and rewrites it. Those whose number is in
/// `left_out` stay out.
pub fn find(
    area: &'static Area,
    file: &str,
    source: &str,
    left_out: &HashSet<u32>,
    mutants: &mut Vec<Mutant>,
    next: &mut u32,
) -> Result<String, String> {
    let syntax = syn::parse_file(source).map_err(|error| format!("{file}: {error}"))?;
    let mut finder = Finder { area, file, source, left_out, mutants, next, wraps: Vec::new(), within: Vec::new() };
    finder.visit_file(&syntax);
    Ok(rewrite(source, &finder.wraps))
}

struct Finder<'a> {
    area: &'static Area,
    file: &'a str,
    source: &'a str,
    left_out: &'a HashSet<u32>,
    mutants: &'a mut Vec<Mutant>,
    next: &'a mut u32,
    wraps: Vec<Wrap>,
    within: Vec<String>,
}

impl<'a> Finder<'a> {
    fn text(&self, of: &impl Spanned) -> &'a str {
        &self.source[of.span().byte_range()]
    }

    /// Takes the next number, and gives the condition under which the mutant is on.
    fn mutant(&mut self, at: usize, change: &str) -> Option<String> {
        let number = *self.next;
        *self.next += 1;
        if self.left_out.contains(&number) {
            return None;
        }
        self.mutants.push(Mutant {
            number,
            area: self.area,
            file: self.file.to_owned(),
            line: self.source[..at].matches('\n').count() + 1,
            function: self.within.join("::"),
            change: change.split_whitespace().collect::<Vec<_>>().join(" "),
        });
        Some(format!("{SWITCH}{number})"))
    }

    fn wrap(&mut self, part: Range<usize>, before: impl Into<String>, after: impl Into<String>) {
        self.wraps.push(Wrap { part, before: before.into(), after: after.into() });
    }

    /// `fn f() -> bool { if on(1) { return true; } … }`
    fn function(&mut self, signature: &Signature, block: &Block) {
        self.within.push(signature.ident.to_string());
        let braces = block.brace_token.span;
        let inside = braces.open().byte_range().end..braces.close().byte_range().start;
        let body = self.source[inside.clone()].trim();
        let does_something = !block.stmts.is_empty() && signature.ident != "main";
        for value in results(&signature.output).into_iter().filter(|value| does_something && body != value) {
            if let Some(on) = self.mutant(signature.span().byte_range().start, &format!("return `{value}` at once")) {
                self.wrap(inside.clone(), format!(" if {on} {{ return {value}; }}"), "");
            }
        }
        visit::visit_block(self, block);
        self.within.pop();
    }

    /// `(if on(1) { a - b } else if on(2) { a * b } else { a + b })`
    fn binary(&mut self, whole: Range<usize>, left: &Expr, operator: &BinOp, right: &Expr) {
        let (left, sign, right) = (self.text(left), self.text(operator), self.text(right));
        // Texts can be joined, and nothing else.
        let joins = matches!(operator, BinOp::Add(_) | BinOp::AddAssign(_)) && right.starts_with(['&', '"']);
        let mut before = String::new();
        for other in if joins { &[] } else { others(operator) } {
            let change = format!("`{other}` for `{sign}` in `{left} {sign} {right}`");
            if let Some(on) = self.mutant(operator.span().byte_range().start, &change) {
                before += &format!("if {on} {{ {left} {other} {right} }} else ");
            }
        }
        if !before.is_empty() {
            self.wrap(whole, format!("({before}{{ "), " })");
        }
    }

    /// `(!on(1) && (on(2) || (condition)))`
    fn condition(&mut self, condition: &Expr) {
        let part = condition.span().byte_range();
        let text = self.text(condition);
        for (value, not, or) in [("true", "", "||"), ("false", "!", "&&")] {
            if let Some(on) = self.mutant(part.start, &format!("{value} for `{text}`")) {
                self.wrap(part.clone(), format!("({not}{on} {or} ("), "))");
            }
        }
    }

    /// `if !on(1) { statement; }`
    fn statement(&mut self, statement: &Stmt, expression: &Expr) {
        let inner = if let Expr::Try(tried) = expression { &tried.expr } else { expression };
        let deletable = match inner {
            Expr::MethodCall(call) => call.attrs.is_empty(),
            Expr::Call(call) => call.attrs.is_empty(),
            // A variable that is never given a value does not compile.
            Expr::Assign(to) => matches!(&*to.left, Expr::Field(_) | Expr::Index(_) | Expr::Unary(_)),
            Expr::Binary(binary) => self.text(&binary.op).ends_with('=') && !is_comparison(&binary.op),
            _ => false,
        };
        if deletable {
            let part = statement.span().byte_range();
            if let Some(on) = self.mutant(part.start, &format!("without `{}`", self.text(expression))) {
                self.wrap(part, format!("if !{on} {{ "), " }");
            }
        }
    }
}

impl<'ast> Visit<'ast> for Finder<'_> {
    // What is evaluated while compiling cannot be turned on later.
    fn visit_item(&mut self, item: &'ast Item) {
        match item {
            Item::Fn(of) if !is_left_out(&of.attrs) => self.function(&of.sig, &of.block),
            Item::Mod(of) if !is_left_out(&of.attrs) => visit::visit_item_mod(self, of),
            Item::Trait(of) => visit::visit_item_trait(self, of),
            Item::Impl(of) if !is_left_out(&of.attrs) => {
                self.within.push(self.text(&of.self_ty).to_owned());
                of.items.iter().for_each(|item| self.visit_impl_item(item));
                self.within.pop();
            }
            _ => {}
        }
    }

    fn visit_impl_item_fn(&mut self, method: &'ast syn::ImplItemFn) {
        if !is_left_out(&method.attrs) {
            self.function(&method.sig, &method.block);
        }
    }

    fn visit_trait_item_fn(&mut self, method: &'ast syn::TraitItemFn) {
        if let Some(block) = &method.default {
            self.function(&method.sig, block);
        }
    }

    fn visit_impl_item_const(&mut self, _: &'ast syn::ImplItemConst) {}
    fn visit_trait_item_const(&mut self, _: &'ast syn::TraitItemConst) {}
    fn visit_expr_const(&mut self, _: &'ast syn::ExprConst) {}
    fn visit_type(&mut self, _: &'ast syn::Type) {}
    fn visit_generic_argument(&mut self, _: &'ast syn::GenericArgument) {}
    fn visit_attribute(&mut self, _: &'ast Attribute) {}

    fn visit_expr_repeat(&mut self, repeat: &'ast syn::ExprRepeat) {
        self.visit_expr(&repeat.expr);
    }

    fn visit_pat(&mut self, pattern: &'ast Pat) {
        if let Pat::Guard(guarded) = pattern {
            if !binds(&guarded.guard) {
                self.condition(&guarded.guard);
            }
            self.visit_expr(&guarded.guard);
        }
    }

    fn visit_stmt(&mut self, statement: &'ast Stmt) {
        if let Stmt::Expr(expression, Some(_)) = statement {
            self.statement(statement, expression);
        }
        visit::visit_stmt(self, statement);
    }

    fn visit_expr(&mut self, expression: &'ast Expr) {
        let whole = expression.span().byte_range();
        match expression {
            Expr::Return(of) if is_left_out(&of.attrs) => return,
            Expr::Binary(of) if !binds(expression) => self.binary(whole, &of.left, &of.op, &of.right),
            Expr::Unary(of) if matches!(of.op, UnOp::Not(_)) => {
                let text = self.text(&of.expr);
                if let Some(on) = self.mutant(whole.start, &format!("`{text}` for `!{text}`")) {
                    self.wrap(whole, format!("(if {on} {{ {text} }} else {{ "), " })");
                }
            }
            Expr::If(of) if !binds(&of.cond) && !matches!(&*of.cond, Expr::Binary(_) | Expr::Unary(_)) => {
                self.condition(&of.cond);
            }
            Expr::Match(of) => {
                let before = of.arms.split_last().filter(|(last, _)| takes_all(&last.pat)).map(|(_, before)| before);
                for arm in before.into_iter().flatten().filter(|arm| !matches!(arm.pat, Pat::Guard(_))) {
                    let part = arm.pat.span().byte_range();
                    if let Some(on) = self.mutant(part.start, &format!("without the arm `{}`", self.text(&arm.pat))) {
                        self.wrap(part, "", format!(" if !{on} "));
                    }
                }
            }
            _ => {}
        }
        visit::visit_expr(self, expression);
    }
}

fn is_comparison(operator: &BinOp) -> bool {
    matches!(operator, BinOp::Eq(_) | BinOp::Ne(_) | BinOp::Le(_) | BinOp::Ge(_))
}

/// Whether a condition gives names to parts, which stand only where it is joined by `&&`.
fn binds(condition: &Expr) -> bool {
    match condition {
        Expr::Let(_) => true,
        Expr::Binary(of) => binds(&of.left) || binds(&of.right),
        Expr::Paren(of) => binds(&of.expr),
        _ => false,
    }
}

/// Whether a pattern takes whatever is left: `_`, or a name.
fn takes_all(pattern: &Pat) -> bool {
    match pattern {
        Pat::Wild(_) => true,
        Pat::Ident(of) => of.ident.to_string().starts_with(|first: char| first.is_ascii_lowercase()),
        _ => false,
    }
}

/// Whether something is compiled for tests alone, or where a feature is off: all of them are on.
fn is_left_out(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| match &attribute.meta {
        Meta::Path(path) => path.is_ident("test"),
        Meta::List(list) if list.path.is_ident("cfg") => {
            let condition = list.tokens.to_string();
            ["test", "doctest"].contains(&&*condition) || condition.starts_with("not (feature")
        }
        _ => false,
    })
}
