//! From JSON documents that stand one after the other to the problem that they tell of together. Each object is a
//! record, and so is each object of a list: a stream reports a late error in a further record, a batch has one for each
//! call.

use alloc::vec::Vec;
use core::fmt;
use core::mem::take;

use serde_core::de::{Deserialize as _, DeserializeSeed, Deserializer, SeqAccess, Visitor};
use serde_json::error::Category;
use serde_json::value::RawValue;

use super::list::KEPT;
use super::note::Notes;
use super::shape::{Hits, Place, Shapes};
use super::sink::{Sink, Taken};
use super::value::Reader;
use super::walk::Object;
use super::{Note, Problem, rest};
use crate::provider::{Body, Provider};

/// Whose records they are.
#[derive(Clone, Copy)]
pub(super) struct Source<'t> {
    pub(super) provider: &'static Provider,
    pub(super) shapes: &'t Shapes<'t>,
    /// Whether only the first record counts, since what follows may be anything.
    pub(super) is_single: bool,
}

/// What a body is, beside the problem that it tells of.
#[derive(Clone, Copy, Default)]
pub(super) struct Reading {
    /// The body that was most probably sent.
    pub(super) shape: Option<&'static Body>,
    /// How many records there are.
    pub(super) records: usize,
    /// Whether the problem of the whole is an error: by its code or its status, and not by what it lists.
    pub(super) is_error: bool,
    /// Whether some record tells of no error.
    pub(super) has_result: bool,
    /// Whether some record is no error itself and lists some: the rest of it may have been carried out.
    pub(super) lists_errors: bool,
    /// Whether records stand in a list.
    pub(super) is_batch: bool,
    /// Whether something is no JSON.
    pub(super) is_malformed: bool,
    /// Whether the JSON is all that the body is.
    pub(super) is_whole: bool,
    /// Whether it stood in something that is no JSON, or in a string.
    pub(super) is_wrapped: bool,
}

/// Reads all records of a text into a problem of which nothing is known yet.
pub(super) fn read<'a>(source: Source<'_>, text: &'a str, problem: &mut Problem<'a>, notes: &mut Notes) -> Reading {
    let mut records = Records { source, notes, problem, reading: Reading::default() };
    let (mut rest, mut is_broken) = (text, false);
    loop {
        let behind = match records.value(rest) {
            Ok(behind) => behind.trim_ascii_start(),
            Err(error) => {
                if !is_broken {
                    records.fail(text, rest, &error);
                }
                let Some(next) = marked(rest).filter(|_| !source.is_single) else { break };
                (is_broken, records.reading.is_malformed) = (true, false);
                next
            }
        };
        if behind.is_empty() || source.is_single || records.reading.records == 0 {
            break;
        }
        rest = behind.trim_start_matches(is_between);
        if !is_value(rest) {
            records.notes.add(Note::Trailing);
            break;
        }
        records.notes.add(Note::Records);
    }
    if records.reading.is_batch {
        records.notes.add(Note::Array);
    }
    records.reading
}

/// What may stand between two documents: white space, what streams put before or after each (RFC 7464, section 2.2), and
/// the mark of byte order that a writer of its own puts before each.
const fn is_between(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\n' | '\r' | '\0' | '\u{1e}' | '\u{feff}')
}

/// The next record behind one that is broken, if its stream marks where each begins: such a mark stands in no JSON, so
/// what follows it is whole again (RFC 7464, section 2.1).
fn marked(text: &str) -> Option<&str> {
    let (_, next) = text.split_once(['\0', '\u{1e}'])?;
    Some(next.trim_start_matches(is_between)).filter(|next| next.starts_with(['{', '[']))
}

/// Whether a text begins with a JSON value. Of what is no object or list only a whole one counts, as words are none.
fn is_value(text: &str) -> bool {
    text.starts_with(['{', '[']) || scalar(text).is_ok()
}

/// A value that may hold no record, and what follows it.
fn scalar(text: &str) -> serde_json::Result<&str> {
    let value = <&RawValue>::deserialize(&mut serde_json::Deserializer::from_str(text))?;
    Ok(rest::behind(value.get().as_bytes(), text))
}

/// What was read so far.
struct Records<'w, 't, 'a> {
    source: Source<'t>,
    notes: &'w mut Notes,
    problem: &'w mut Problem<'a>,
    reading: Reading,
}

impl<'a> Records<'_, '_, 'a> {
    /// Reads one value; what follows it.
    fn value(&mut self, text: &'a str) -> serde_json::Result<&'a str> {
        let json = &mut serde_json::Deserializer::from_str(text);
        if text.starts_with('[') {
            return json.deserialize_seq(Batch { records: self, text });
        }
        if !text.starts_with('{') {
            return scalar(text);
        }
        if self.reading.records > 0 {
            return self.further(json, text, false);
        }
        let (reading, rest) = record(self.source, json, text, self.problem, self.notes);
        self.reading = reading;
        rest
    }

    /// Reads a record into a problem of its own, even if it has no end, and adds it.
    fn further<D: Deserializer<'a>>(&mut self, json: D, text: &'a str, is_element: bool) -> Result<&'a str, D::Error> {
        let mut problem = Problem::new(self.source.provider);
        let (mut reading, rest) = record(self.source, json, text, &mut problem, self.notes);
        reading.is_batch = is_element;
        self.reading.add(self.problem, problem, reading, self.notes);
        rest
    }

    /// Notes why a value could not be read to its end.
    fn fail(&mut self, text: &str, rest: &str, error: &serde_json::Error) {
        if error.classify() == Category::Eof {
            self.notes.add(Note::Truncated);
            return;
        }
        self.reading.is_malformed = true;
        let (lines, last_line) = rest::lines(rest::before(text, rest).as_bytes());
        let column = if error.line() == 1 { error.column() + last_line } else { error.column() };
        self.notes.add(Note::Malformed { line: error.line() + lines, column });
    }
}

/// Reads one object.
fn record<'a, D: Deserializer<'a>>(
    source: Source<'_>,
    json: D,
    text: &'a str,
    problem: &mut Problem<'a>,
    notes: &mut Notes,
) -> (Reading, Result<&'a str, D::Error>) {
    let Source { provider, shapes, .. } = source;
    let (mut hits, mut taken) = (Hits::default(), Taken::NOTHING);
    let sink = Sink::Whole(problem, &mut taken);
    let place = Place::top(shapes);
    let rest = json.deserialize_map(Object { provider, notes, hits: Some(&mut hits), text, place, sink });
    problem.sort();
    let is_error = taken.is_error;
    let (has_result, lists_errors) = (!is_error && problem.errors.is_empty(), !is_error && !problem.errors.is_empty());
    let shape = shapes.likeliest(&hits);
    (Reading { shape, records: 1, is_error, has_result, lists_errors, is_whole: true, ..Reading::default() }, rest)
}

impl Reading {
    /// Adds further records to those that were read.
    ///
    /// The first record that tells of an error is the whole, and the problems of those that follow are errors of it.
    /// The whole of a list is nothing but its elements.
    pub(super) fn add<'a>(&mut self, whole: &mut Problem<'a>, mut record: Problem<'a>, read: Self, notes: &mut Notes) {
        let is_apart = read.is_batch || self.is_batch;
        let had_error = self.is_error || !whole.errors.is_empty();
        let has_error = read.is_error || !record.errors.is_empty();
        let (errors, warnings) = (take(&mut record.errors), take(&mut record.warnings));
        self.shape = self.shape.or(read.shape);
        if !is_apart && (self.records == 0 || (has_error && !had_error)) {
            self.shape = read.shape.or(self.shape);
            self.is_error = read.is_error;
            record.warnings = take(&mut whole.warnings);
            record.keep_ids(whole);
            *whole = record;
        } else if read.is_error {
            if read.is_batch {
                record.setting.list(record.setting.rank);
            }
            whole.errors.push(record);
        } else if !is_apart {
            whole.keep_ids(&mut record);
        }
        append(&mut whole.errors, errors, notes);
        append(&mut whole.warnings, warnings, notes);
        self.records += read.records;
        self.has_result |= read.has_result;
        self.lists_errors |= read.lists_errors;
        self.is_batch |= read.is_batch;
        self.is_whole |= read.is_whole;
        self.is_wrapped |= read.is_wrapped;
    }
}

impl<'a> Problem<'a> {
    /// Takes the ids of another record, where it has none of its own.
    fn keep_ids(&mut self, record: &mut Self) {
        let ids = [
            (&mut self.trace_id, &mut record.trace_id),
            (&mut self.request_id, &mut record.request_id),
            (&mut self.org_id, &mut record.org_id),
        ];
        for (own, other) in ids {
            if own.is_none() {
                *own = other.take();
            }
        }
    }
}

/// Adds problems, as far as they are kept.
pub(super) fn append<'a>(list: &mut Vec<Problem<'a>>, mut further: Vec<Problem<'a>>, notes: &mut Notes) {
    if list.is_empty() {
        *list = further;
    } else {
        list.append(&mut further);
    }
    if list.len() > KEPT {
        list.truncate(KEPT);
        notes.add(Note::TooMany(""));
    }
}

/// Walks over a list of records.
struct Batch<'r, 'w, 't, 'a> {
    records: &'r mut Records<'w, 't, 'a>,
    /// The list and all that follows it.
    text: &'a str,
}

impl<'a> Visitor<'a> for Batch<'_, '_, '_, 'a> {
    /// What follows the list.
    type Value = &'a str;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<S: SeqAccess<'a>>(self, mut seq: S) -> Result<&'a str, S::Error> {
        let Self { records, text } = self;
        let mut rest = rest::step(text);
        while let Some(behind) = seq.next_element_seed(Item { records, text: rest::element(rest) })? {
            rest = behind;
        }
        Ok(rest::step(rest))
    }
}

/// Reads one element of a list of records.
struct Item<'r, 'w, 't, 'a> {
    records: &'r mut Records<'w, 't, 'a>,
    /// The element and all that follows it.
    text: &'a str,
}

impl<'a> DeserializeSeed<'a> for Item<'_, '_, '_, 'a> {
    /// What follows the element.
    type Value = &'a str;

    fn deserialize<D: Deserializer<'a>>(self, json: D) -> Result<&'a str, D::Error> {
        let Self { records, text } = self;
        if text.starts_with('{') {
            return records.further(json, text, true);
        }
        let json = Reader(Some(text)).deserialize(json)?;
        records.reading.has_result = true;
        Ok(rest::behind(json.as_str().as_bytes(), text))
    }
}
