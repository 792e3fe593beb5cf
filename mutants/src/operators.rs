//! Operators and types enter; what a mutant puts in their place leaves.

use syn::BinOp::{self, *};
use syn::{GenericArgument, PathArguments, ReturnType, Type};

/// The operators that could stand in the place of this one and mean something else.
pub fn others(operator: &BinOp) -> &'static [&'static str] {
    match operator {
        Eq(_) => &["!="],
        Ne(_) => &["=="],
        Lt(_) => &["<=", ">"],
        Le(_) => &["<", ">"],
        Gt(_) => &[">=", "<"],
        Ge(_) => &[">", "<"],
        And(_) => &["||"],
        Or(_) => &["&&"],
        Add(_) => &["-", "*"],
        Sub(_) => &["+", "/"],
        Mul(_) => &["+", "/"],
        Div(_) => &["%", "*"],
        Rem(_) => &["/", "+"],
        BitAnd(_) => &["|", "^"],
        BitOr(_) => &["&", "^"],
        BitXor(_) => &["|", "&"],
        Shl(_) => &[">>"],
        Shr(_) => &["<<"],
        AddAssign(_) => &["-=", "*="],
        SubAssign(_) => &["+=", "/="],
        MulAssign(_) => &["+=", "/="],
        DivAssign(_) => &["%=", "*="],
        RemAssign(_) => &["/=", "+="],
        BitAndAssign(_) => &["|="],
        BitOrAssign(_) => &["&="],
        BitXorAssign(_) => &["|=", "&="],
        ShlAssign(_) => &[">>="],
        ShrAssign(_) => &["<<="],
        _ => &[],
    }
}

/// Values that a function could return instead of working.
pub fn results(output: &ReturnType) -> Vec<String> {
    match output {
        ReturnType::Default => vec!["()".to_owned()],
        ReturnType::Type(_, of) => values(of),
    }
}

fn values(of: &Type) -> Vec<String> {
    match of {
        Type::Reference(to) if to.mutability.is_none() => match &*to.elem {
            Type::Path(path) if path.path.is_ident("str") => owned(&["\"\"", "\"xyzzy\""]),
            Type::Slice(_) => owned(&["&[]"]),
            _ => Vec::new(),
        },
        Type::Tuple(tuple) if tuple.elems.is_empty() => owned(&["()"]),
        Type::Path(path) => path.path.segments.last().map_or_else(Vec::new, |last| {
            let inner = || first_argument(&last.arguments).map(values).unwrap_or_default();
            match last.ident.to_string().as_str() {
                "bool" => owned(&["true", "false"]),
                "u8" | "u16" | "u32" | "u64" | "u128" | "usize" | "i8" | "i16" | "i32" | "i64" | "i128" | "isize" => {
                    owned(&["0", "1"])
                }
                "char" => owned(&["'x'"]),
                "String" => owned(&["String::new()", "\"xyzzy\".into()"]),
                "Vec" => owned(&["Vec::new()"]),
                "BTreeMap" | "BTreeSet" | "HashMap" | "HashSet" | "Map" | "Set" => owned(&["Default::default()"]),
                "Option" => {
                    owned(&["None"]).into_iter().chain(inner().iter().map(|it| format!("Some({it})"))).collect()
                }
                "Result" if path.path.segments.len() == 2 && path.path.segments[0].ident == "fmt" => owned(&["Ok(())"]),
                "Result" => inner().iter().map(|it| format!("Ok({it})")).collect(),
                _ => Vec::new(),
            }
        }),
        _ => Vec::new(),
    }
}

fn owned(values: &[&str]) -> Vec<String> {
    values.iter().map(|it| (*it).to_owned()).collect()
}

fn first_argument(arguments: &PathArguments) -> Option<&Type> {
    let PathArguments::AngleBracketed(list) = arguments else { return None };
    list.args.iter().find_map(|it| if let GenericArgument::Type(of) = it { Some(of) } else { None })
}
