//! Classes: each names codes that the table could have, and of two that share codes one is told by more of them.

use crate::diagnostic::{Diagnostic, excerpt};
use crate::order;
use crate::resolve::class::Span;
use crate::resolve::key;
use crate::rule::Rule;
use crate::spec::{Class, Spec, Table};
use crate::vocabulary::{Base, KeyType, Vocabulary as _};

/// Reports classes that no code of their table can be of, and those that share codes.
pub(super) fn check(spec: &Spec, diagnostics: &mut Vec<Diagnostic>) {
    for table in &spec.tables {
        let (ty, base) = key::form(&table.key);
        let mut read: Vec<(&Class, Span)> = Vec::new();
        for class in &table.classes {
            match Span::of(ty, base, &class.codes.value) {
                Ok(span) => read.push((class, span)),
                Err(problem) => diagnostics.push(unreadable(class, &problem, (ty, base))),
            }
        }
        for (class, span) in &read {
            outside(table, class, span, (ty, base), diagnostics);
        }
        shared(read, diagnostics);
    }
}

fn unreadable(class: &Class, problem: &str, (ty, base): (KeyType, Base)) -> Diagnostic {
    let message = format!("`{}` is no class of {} codes: {problem}", excerpt(&class.codes.value), ty.word());
    Diagnostic::new(Rule::BadClass, class.codes.span, message).help(match (ty, base) {
        (KeyType::Text, _) => "write what its codes begin with, and a `*`: `40*`",
        (_, Base::Decimal) => "write the least integer and the greatest: `-32099..-32000`",
        (_, Base::Hexadecimal) => "write the least integer and the greatest: `0x80070000..0x8007FFFF`",
    })
}

/// Reports a class of codes that the table would call foreign.
fn outside(table: &Table, class: &Class, span: &Span, (ty, base): (KeyType, Base), diagnostics: &mut Vec<Diagnostic>) {
    let (place, family) = match span {
        Span::Range(first, last) => {
            let (Some(range), Some(bounds)) = (&table.key.range, key::bounds(ty)) else { return };
            let (least, greatest) = key::range(base, bounds, range.value.value);
            if least <= *first && *last <= greatest {
                return;
            }
            (range.value.span, "the range that every code is in")
        }
        Span::Prefix(prefix) => {
            let of_table = table.key.prefix.as_ref();
            let other = of_table.filter(|of| !prefix.starts_with(of.value.value.as_str()));
            let pattern = table.key.pattern.as_ref();
            let unfit = pattern.filter(|of| key::pattern(&of.value).is_ok_and(|parts| !key::may_begin(prefix, &parts)));
            match (other, unfit) {
                (Some(of), _) => (of.value.span, "the prefix that every code has"),
                (None, Some(of)) => (of.value.span, "the pattern that every code has"),
                (None, None) => return,
            }
        }
    };
    let message = format!("codes of `{}` are not of the family of their table", excerpt(&class.codes.value));
    diagnostics.push(
        Diagnostic::new(Rule::ClassOutsideFamily, class.codes.span, message)
            .also(place, family)
            .help("mend the class, or what all codes of the table have in common"),
    );
}

/// Reports classes of the same codes, and ranges that share some: one inside of the other too, since neither says more of
/// a code. Of two prefixes the longer counts.
fn shared(mut read: Vec<(&Class, Span)>, diagnostics: &mut Vec<Diagnostic>) {
    order::sort(&mut read, |(_, one), (_, other)| place(one).cmp(&place(other)));
    for pair in read.windows(2) {
        let [(one, first), (other, second)] = pair else { continue };
        let overlap = match (first, second) {
            (Span::Range(_, last), Span::Range(next, _)) => last >= next,
            (first, second) => first == second,
        };
        if overlap {
            let message = format!("`{}` and `{}` share codes", excerpt(&one.codes.value), excerpt(&other.codes.value));
            diagnostics.push(
                Diagnostic::new(Rule::OverlappingClasses, other.codes.span, message)
                    .also(one.codes.span, "the other")
                    .help("let each code be of one range: divide them where they meet"),
            );
        }
    }
}

fn place(span: &Span) -> (i128, &str) {
    match span {
        Span::Prefix(prefix) => (0, prefix),
        Span::Range(first, _) => (*first, ""),
    }
}
