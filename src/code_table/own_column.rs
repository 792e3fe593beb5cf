//! A column that a table declares for itself, met at run time: its name, and what each row has in it.

use core::fmt;
use core::hash::{Hash, Hasher};

use super::Value;

/// A column of the table's own.
#[derive(Clone, Copy, Debug)]
pub struct OwnColumn {
    /// Its name.
    pub name: &'static str,
    /// Whether a row has any number of values.
    pub is_list: bool,
    /// What the row at a place has at a place of its list; at 0 the value that is no list.
    pub item: fn(usize, usize) -> Option<Value>,
}

impl OwnColumn {
    /// What a row has; `None` where that is nothing.
    pub(super) fn value(&self, row: usize) -> Option<Value> {
        match self.is_list {
            true => Some(Value::List(List { item: self.item, row })),
            false => (self.item)(row, 0),
        }
    }
}

/// The values of a row in a column of lists.
///
/// ```
/// use codetable::{Row, Value};
///
/// /// What a row has in a column, one by one, of whatever type the column is.
/// fn values(row: Row, column: &str) -> Vec<Value> {
///     match row.value(column) {
///         Some(Value::List(list)) => list.iter().collect(),
///         one => one.into_iter().collect(),
///     }
/// }
/// # #[cfg(feature = "kakao")]
/// assert_eq!(values(codetable::kakao::ErrorCode::Internal.row(), "channels"), [], "Kakao has no such column");
/// ```
#[derive(Clone, Copy)]
pub struct List {
    item: fn(usize, usize) -> Option<Value>,
    row: usize,
}

impl List {
    /// The values, in the order of the spec.
    pub fn iter(self) -> impl Iterator<Item = Value> {
        (0..).map_while(move |place| (self.item)(self.row, place))
    }
}

/// Lists are equal if their values are.
impl PartialEq for List {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl Eq for List {}

impl PartialOrd for List {
    fn partial_cmp(&self, other: &Self) -> Option<core::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for List {
    fn cmp(&self, other: &Self) -> core::cmp::Ordering {
        self.iter().cmp(other.iter())
    }
}

impl Hash for List {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.iter().for_each(|value| value.hash(state));
    }
}

impl fmt::Debug for List {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

/// Prints the values behind each other: `pos, atm`.
impl fmt::Display for List {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.iter().enumerate().try_for_each(|(place, value)| {
            f.write_str(if place == 0 { "" } else { ", " })?;
            fmt::Display::fmt(&value, f)
        })
    }
}

/// What a row can have in a column.
pub trait OwnCell {
    /// The value at a place of a list; at 0 one that is no list.
    fn item(self, place: usize) -> Option<Value>;
}

/// What a row has at a place of a list.
pub fn cell(cell: impl OwnCell, place: usize) -> Option<Value> {
    cell.item(place)
}

macro_rules! cells {
    ($($ty:ty: |$value:ident| $made:expr;)*) => {$(
        impl OwnCell for $ty {
            fn item(self, place: usize) -> Option<Value> {
                let $value = self;
                (place == 0).then(|| $made)
            }
        }
    )*};
}

cells! {
    &'static str: |text| Value::Text(text);
    bool: |value| Value::Bool(value);
    i8: |value| Value::Int(value.into());
    i16: |value| Value::Int(value.into());
    i32: |value| Value::Int(value.into());
    i64: |value| Value::Int(value.into());
    u8: |value| Value::Int(value.into());
    u16: |value| Value::Int(value.into());
    u32: |value| Value::Int(value.into());
    u64: |value| Value::Int(value.into());
}

impl<T: OwnCell> OwnCell for Option<T> {
    fn item(self, place: usize) -> Option<Value> {
        self?.item(place)
    }
}

impl<T: OwnCell + Copy> OwnCell for &'static [T] {
    fn item(self, place: usize) -> Option<Value> {
        self.get(place)?.item(0)
    }
}
