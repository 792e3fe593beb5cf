//! A table as the compiler describes it goes in, the runtime's table of that description comes out, as
//! generated code would write it down.

use codetable::lookup::{Dense, Few, Many, Mix, Row, Short, Slots, Sorted, Sparse};
use codetable_model::lookup::{self as described, Entries, Lookup};

/// The lookup of a text table.
pub type FindText = Box<dyn Fn(&[u8]) -> Option<usize>>;
/// The lookup of an integer table.
pub type FindInteger = Box<dyn Fn(i64) -> Option<usize>>;

/// The lookup of a text table; `None` where only generated code can hold it.
pub fn texts(lookup: &Lookup) -> Option<FindText> {
    Some(match lookup {
        Lookup::Few(table) => match table.words {
            1 => few::<1>(table),
            2 => few::<2>(table),
            3 => few::<3>(table),
            4 => few::<4>(table),
            5 => few::<5>(table),
            6 => few::<6>(table),
            7 => few::<7>(table),
            8 => few::<8>(table),
            words => panic!("{words} words"),
        },
        Lookup::Many(table) => match table.words {
            1 => many::<1>(table),
            2 => many::<2>(table),
            3 => many::<3>(table),
            4 => many::<4>(table),
            words => panic!("{words} words"),
        },
        Lookup::Short(table) => {
            let (len, multiplier) = (table.len, table.multiplier);
            let table = Short { len, multiplier, slots: slots(&table.slots), rows: table.rows.clone().leak() };
            Box::new(move |key| table.find(key))
        }
        Lookup::Sorted(Entries::Text(keys)) => {
            let rows = keys.iter().map(|(key, row)| (&*key.clone().leak(), *row)).collect::<Vec<_>>();
            let table: Sorted<&'static str> = Sorted { rows: rows.leak() };
            Box::new(move |key| table.find(key))
        }
        Lookup::Phf(_) => return None,
        other => panic!("{other:?} is not for texts"),
    })
}

/// The lookup of an integer table; `None` where only generated code can hold it.
pub fn integers(lookup: &Lookup) -> Option<FindInteger> {
    Some(match lookup {
        Lookup::Dense(table) if table.is_narrow() => {
            let slots = table.slots.iter().map(|row| row.map_or(u8::MAX, |row| row.try_into().unwrap()));
            let table = Dense { first: table.first, slots: slots.collect::<Vec<u8>>().leak() };
            Box::new(move |key| table.find(key))
        }
        Lookup::Dense(table) => {
            let slots = table.slots.iter().map(|row| row.map_or(u16::MAX, |row| row.try_into().unwrap()));
            let table = Dense { first: table.first, slots: slots.collect::<Vec<u16>>().leak() };
            Box::new(move |key| table.find(key))
        }
        Lookup::Sparse(table) if table.is_narrow() => {
            let rows = table.rows.iter().map(|(key, row)| (i32::try_from(*key).unwrap(), *row)).collect::<Vec<_>>();
            let table = Sparse { multiplier: table.multiplier, shift: table.shift, rows: rows.leak() };
            Box::new(move |key| table.find(key))
        }
        Lookup::Sparse(table) => {
            let table = Sparse { multiplier: table.multiplier, shift: table.shift, rows: table.rows.clone().leak() };
            Box::new(move |key| table.find(key))
        }
        Lookup::Many(table) => {
            let table = bytes_of::<1>(table);
            Box::new(move |key| table.find_integer(key))
        }
        Lookup::Sorted(Entries::Int(keys)) => {
            let table: Sorted<i64> = Sorted { rows: keys.clone().leak() };
            Box::new(move |key| table.find(key))
        }
        Lookup::Phf(_) => return None,
        other => panic!("{other:?} is not for integers"),
    })
}

fn few<const W: usize>(table: &described::Few) -> FindText {
    let rows: Vec<Row<W>> = table
        .slots
        .iter()
        .map(|slot| slot.as_ref().map_or(Row::EMPTY, |(key, row)| Row::new(key, (*row).try_into().unwrap())))
        .collect();
    let table = Few {
        min: table.min,
        max: table.max,
        prefix: table.prefix.clone().leak().as_bytes(),
        mix: mix(&table.mix),
        shift: table.shift,
        rows: rows.leak(),
    };
    Box::new(move |key| table.find(key))
}

fn many<const W: usize>(table: &described::Many) -> FindText {
    let table = bytes_of::<W>(table);
    Box::new(move |key| table.find(key))
}

fn bytes_of<const W: usize>(table: &described::Many) -> Many<W> {
    Many {
        min: table.min,
        max: table.max,
        prefix: table.prefix.clone().leak(),
        mix: mix(&table.mix),
        slots: slots(&table.slots),
        rows: table.rows.clone().leak(),
        texts: table.texts.clone().leak(),
    }
}

fn slots(slots: &described::Slots) -> Slots {
    Slots { bucket_shift: slots.bucket_shift, places: slots.places, pilots: slots.pilots.clone().leak() }
}

fn mix(mix: &described::Mix) -> Mix {
    Mix { places: mix.places, rotation: mix.turn, multiplier: mix.multiplier }
}
