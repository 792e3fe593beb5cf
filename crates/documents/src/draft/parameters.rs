//! What a row has in the column of the fields of a variant in, the parameters of its texts out.

use codetable_model::parse::is_snake;
use codetable_model::text::parameter::placeholders;
use codetable_model::vocabulary::{ParameterType, Vocabulary as _};

use super::extract::Entry;

/// The head of the column: the reader of Rust writes it, and a page may happen to have it.
pub(super) const HEAD: &str = "params";

/// `{ limit: integer, owner: text }`, if every part of the cell is a name and a type, and these are the names that stand in
/// braces in the texts. Where another brace stands there, `{0}` or `{limit:?}`, nobody can tell what is filled in.
pub(super) fn of(entry: &Entry) -> Option<String> {
    let (_, cell) = entry.own.iter().find(|(head, _)| head == HEAD)?;
    let mut names = Vec::new();
    for part in cell.split(", ") {
        let (name, ty) = part.split_once(": ")?;
        names.push(Some(name).filter(|name| is_snake(name) && ParameterType::from_word(ty).is_some())?);
    }
    let used: Vec<&str> = entry.texts.iter().flat_map(|(_, text)| placeholders(text)).collect();
    let are_same = names.iter().all(|name| used.contains(name)) && used.iter().all(|name| names.contains(name));
    are_same.then(|| format!("{{ {cell} }}"))
}
