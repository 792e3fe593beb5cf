//! What a table is made of: its rows and groups, what its codes look like, and the columns that it declares for itself.

use super::{Kind, List, Map, Object, Prose, Value, Word};
use crate::language::{Field, ValueType};
use crate::read::fields::{self, Fields};
use crate::read::{self, value};
use crate::source::Spanned;
use crate::spec::{self, Around, Column, ColumnValue, Group, Key, Row};
use crate::tree::{Node, Scalar};
use crate::vocabulary::{ColumnType, ParameterType};
use crate::walk::{Entity, Item, Seen};

/// The columns that a table declares for itself.
pub enum Columns {}

impl Kind for Columns {
    const TYPE: ValueType =
        ValueType::Map(&ValueType::Snake, &ValueType::Short(&Word::<ColumnType>::TYPE, Column::OBJECT));
    type Spec = Vec<Column>;

    /// One that could not be read is there nevertheless, so that nobody says of its values that they have no column.
    fn read(fields: Fields<'_>, name: &str) -> Self::Spec {
        let column = |(name, node): &(Scalar, Node)| {
            let column = Column::read(name, Fields::of(node))?;
            Some(Column { ty: fields::spanned(node, value::word).or(column.ty), ..column })
        };
        fields.entries(name).iter().filter_map(column).collect()
    }

    fn walk<'s>(spec: &'s Self::Spec, field: &'static Field, entity: &mut Entity<'s>) {
        List::<Column>::walk(spec, field, entity);
    }
}

/// The only values of a column, each with its meaning. A word names a variant, and so may look like whatever a code may.
pub enum WordSet {}

impl Kind for WordSet {
    const TYPE: ValueType = ValueType::Map(&ValueType::Code, &Prose::TYPE);
    type Spec = Vec<(Spanned<String>, Spanned<String>)>;

    fn read(fields: Fields<'_>, name: &str) -> Self::Spec {
        fields.pairs(name, |word, node| Some((word, fields::spanned(node, value::text)?)))
    }

    fn walk<'s>(spec: &'s Self::Spec, field: &'static Field, entity: &mut Entity<'s>) {
        let item = |(_, meaning): &'s (Spanned<String>, Spanned<String>)| {
            let item = Item::plain(field, meaning.span, Seen::Text(&meaning.value));
            Item { ty: &Prose::TYPE, ..item }
        };
        entity.items.extend(spec.iter().map(item));
    }
}

/// The parameters of texts, each with its type.
pub enum Params {}

impl Kind for Params {
    const TYPE: ValueType = ValueType::Map(&ValueType::Snake, &Word::<ParameterType>::TYPE);
    type Spec = Vec<spec::Parameter>;

    /// One whose type could not be read is there nevertheless, so that nobody says of its name that it is not declared.
    fn read(fields: Fields<'_>, name: &str) -> Self::Spec {
        fields.pairs(name, |name, node| {
            Some(spec::Parameter { name, ty: value::word(node).unwrap_or(ParameterType::Text) })
        })
    }

    fn walk<'s>(spec: &'s Self::Spec, field: &'static Field, entity: &mut Entity<'s>) {
        entity.items.extend(spec.iter().map(|of| Item::plain(field, of.name.span, Seen::Other)));
    }
}

/// A row's values in the table's own columns.
pub enum Cells {}

impl Kind for Cells {
    const TYPE: ValueType = ValueType::Map(&ValueType::Snake, &ValueType::Cell);
    type Spec = Vec<(Spanned<String>, ColumnValue)>;

    fn read(fields: Fields<'_>, name: &str) -> Self::Spec {
        fields.pairs(name, |name, node| Some((name, value::column(node)?)))
    }

    fn walk<'s>(spec: &'s Self::Spec, field: &'static Field, entity: &mut Entity<'s>) {
        let items = spec.iter().flat_map(|(_, value)| &value.items.value);
        entity.items.extend(items.map(|item| Item::plain(field, item.text.span, Seen::Cell(item))));
    }
}

/// The rows of a table, in the order written, in groups and without: a row's place is its variant's number.
pub enum Groups {}

static GROUPS: [Field; 2] = [
    Field::of::<List<Group>>("groups", "rows under one heading each"),
    Field::of::<Map<Row>>("codes", "rows without a heading"),
];

impl Kind for Groups {
    const TYPE: ValueType = ValueType::List(&ValueType::Object(Group::OBJECT));
    const SPREAD: Option<&'static [Field]> = Some(&GROUPS);
    type Spec = Vec<Group>;

    fn read(fields: Fields<'_>, _: &str) -> Vec<Group> {
        let mut groups = Vec::new();
        for name in fields.names() {
            match name {
                "groups" => groups.extend(List::<Group>::read(fields, name)),
                "codes" => groups.push(Group {
                    evidence: Around::default(),
                    facts: spec::Facts::default(),
                    rows: Map::<Row>::read(fields, name),
                }),
                _ => {}
            }
        }
        groups
    }

    fn walk<'s>(spec: &'s Vec<Group>, field: &'static Field, entity: &mut Entity<'s>) {
        List::<Group>::walk(spec, field, entity);
    }
}

/// What the codes of a table look like: its facts are the table's, and it is there even where it is not written.
pub enum KeyOf {}

impl Kind for KeyOf {
    const TYPE: ValueType = ValueType::Object(Key::OBJECT);
    type Spec = Key;

    fn read(fields: Fields<'_>, name: &str) -> Key {
        fields.get(name).and_then(read::object).unwrap_or_default()
    }

    fn walk<'s>(spec: &'s Key, _: &'static Field, entity: &mut Entity<'s>) {
        spec.walk(entity);
    }
}
