//! The columns of a table and the cells of its rows in, each with its type and its values out.

use crate::catalog::{Column, ColumnValue, ColumnWord, ColumnWords};
use crate::hash::Set;
use crate::parse::{boolean, integer, is_pascal, is_snake};
use crate::resolve::evidence::Context;
use crate::resolve::key;
use crate::source::Spanned;
use crate::spec::{self, ColumnItem};
use crate::text::variant;
use crate::vocabulary::{ColumnType, KeyType, Vocabulary};

/// The most columns of a table: each has a cell in every row.
pub(crate) const MOST: usize = 100;

/// The columns whose names can be read; of two with one name the first.
pub(super) fn columns(context: &Context<'_>, declared: &[spec::Column]) -> Vec<Column> {
    let mut kept: Vec<Column> = Vec::new();
    for column in declared.iter().take(MOST).filter(|column| is_snake(&column.id.value)) {
        if kept.iter().all(|known| known.name != column.id.value) {
            kept.push(self::column(context, column));
        }
    }
    kept
}

fn column(context: &Context<'_>, column: &spec::Column) -> Column {
    let spec::Column { id, ty, optional, list, enum_name, words } = column;
    let enum_name = enum_name.as_ref().filter(|name| is_pascal(&name.value) && name.value != "Self");
    let mut names = Set::default();
    let word = |(word, meaning): &(Spanned<String>, Spanned<String>)| {
        let name = variant::name(&word.value).filter(|name| names.insert(name.clone()))?;
        Some(ColumnWord { word: word.value.clone(), name, meaning: context.prose(&meaning.value) })
    };
    let set: Vec<ColumnWord> = words.iter().filter_map(word).collect();
    let enum_name = enum_name.filter(|_| !set.is_empty());
    let words = enum_name.map(|name| ColumnWords { enum_name: name.value.clone(), set });
    let is_set = |flag: &Option<Spanned<bool>>| flag.as_ref().is_some_and(|flag| flag.value);
    Column {
        name: id.value.clone(),
        ty: ty.as_ref().map_or(ColumnType::Text, |ty| ty.value).of(&words),
        optional: is_set(optional),
        list: is_set(list),
        words,
    }
}

impl ColumnType {
    /// The type of a column of words is text, whatever a faulty spec says.
    fn of(self, words: &Option<ColumnWords>) -> Self {
        if words.is_some() { Self::Text } else { self }
    }

    /// The least and the greatest value of an integer column, whose types are those of keys.
    #[must_use]
    pub fn bounds(self) -> Option<(i128, i128)> {
        KeyType::from_word(self.word()).and_then(key::bounds)
    }
}

/// What a row has in a column; where a faulty row has nothing, the least that there can be.
pub(super) fn cell(values: &[(Spanned<String>, spec::ColumnValue)], column: &Column) -> ColumnValue {
    let items = values.iter().find(|(name, _)| name.value == column.name).map(|(_, value)| &*value.items.value);
    match items.unwrap_or_default() {
        items if column.list => ColumnValue::List(items.iter().map(|item| self::item(Some(item), column)).collect()),
        [] if column.optional => ColumnValue::Absent,
        items => item(items.first(), column),
    }
}

fn item(item: Option<&ColumnItem>, column: &Column) -> ColumnValue {
    let text = item.map(|item| item.text.value.as_str()).unwrap_or_default();
    if let Some(words) = &column.words {
        let known = words.set.iter().find(|of| of.word == text).or(words.set.first());
        return ColumnValue::Text(known.map(|of| of.word.clone()).unwrap_or_default());
    }
    match (column.ty, column.ty.bounds()) {
        (_, Some((least, greatest))) => {
            ColumnValue::Int(integer(text).filter(|value| (least..=greatest).contains(value)).unwrap_or_default())
        }
        (ColumnType::Bool, _) => ColumnValue::Bool(boolean(text).unwrap_or_default()),
        _ => ColumnValue::Text(text.to_owned()),
    }
}
