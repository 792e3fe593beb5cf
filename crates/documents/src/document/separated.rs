//! Values between separators in, tables out: CSV and TSV.

use std::collections::BTreeMap;
use std::ops::Range;

use codetable_model::text::lines::boundary;
use csv_core::{ReadFieldResult, ReaderBuilder};

use super::MarkdownView;
use super::fragment::trimmed;
use super::tables::{Cell, Tables};

/// What may part values.
const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// How much is looked at to see which of them does.
const SAMPLE: usize = 1 << 16;

/// Reads a document whose values are parted by a separator, or by whichever parts them best.
pub(crate) fn read(document: &str, separator: Option<u8>) -> Result<MarkdownView<'static>, (usize, String)> {
    let separator = separator.unwrap_or_else(|| guessed(document));
    let mut records = records(document, separator)?.into_iter().peekable();
    let mut tables = Tables::new();
    while records.peek().is_some() {
        // A record of nothing, or of one value among wider ones, parts tables: the latter is their title.
        let mut title = None;
        while let Some(record) = records.next_if(|record| is_apart(record)) {
            title = record.into_iter().find(|cell| !cell.is_blank()).or(title);
        }
        title.into_iter().for_each(|title| tables.heading(1, &title));
        let head = records.next_if(|record| is_head(record)).unwrap_or_default();
        let rows: Vec<_> = records.by_ref().take_while(|record| !record.iter().all(Cell::is_blank)).collect();
        if !head.is_empty() || !rows.is_empty() {
            tables.table(&head, &rows);
        }
    }
    Ok(tables.finish())
}

/// Whether a record is no row: empty, or one value where there are cells for more.
fn is_apart(record: &[Cell]) -> bool {
    let filled = record.iter().filter(|cell| !cell.is_blank()).count();
    filled == 0 || (filled == 1 && record.len() > 1)
}

/// Whether a record names columns: no cell of it is a number, or like a code.
fn is_head(record: &[Cell]) -> bool {
    record.iter().all(|cell| {
        let text = cell.text();
        let text = text.trim();
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        digits == 0 || (text.contains(' ') && digits * 4 < text.len())
    })
}

/// A value between separators.
struct Field {
    text: String,
    /// Its bytes, without quotes and white space around it.
    place: Range<usize>,
    /// Whether it is the last of its record.
    is_last: bool,
}

/// The values of a document, or where a quote opens that is never closed.
fn fields(document: &str, separator: u8) -> impl Iterator<Item = Result<Field, usize>> {
    // A last line without an end of its own is given one.
    let bytes: Vec<u8> = document.bytes().chain([b'\n']).collect();
    let mut output = vec![0; bytes.len()];
    let mut reader = ReaderBuilder::new().delimiter(separator).build();
    let mut at = if document.starts_with('\u{feff}') { 3 } else { 0 };
    std::iter::from_fn(move || {
        let (result, read, written) = reader.read_field(&bytes[at..], &mut output);
        let start = at.min(document.len());
        at += read;
        let raw = &document[start..at.min(document.len())];
        // The ends of empty lines stand before a value.
        let source = raw.trim_start_matches(['\n', '\r']);
        let is_quoted = source.starts_with('"');
        let opening = start + raw.len() - source.len();
        match result {
            ReadFieldResult::Field { record_end: is_last } => {
                let mut place = trimmed(document, start..start + raw.len() - usize::from(!is_last));
                if is_quoted {
                    if !document[place.clone()].ends_with('"') {
                        return Some(Err(opening));
                    }
                    place = trimmed(document, place.start + 1..place.end - 1);
                }
                let text = String::from_utf8_lossy(&output[..written]).trim().to_owned();
                Some(Ok(Field { text, place, is_last }))
            }
            _ => is_quoted.then_some(Err(opening)),
        }
    })
}

fn records(document: &str, separator: u8) -> Result<Vec<Vec<Cell>>, (usize, String)> {
    let (mut records, mut record) = (Vec::new(), Vec::new());
    for field in fields(document, separator) {
        let field = field.map_err(|at| {
            let line = document[..at].matches('\n').count() + 1;
            (line, "a quote that opens here is never closed".to_owned())
        })?;
        record.push(Cell::new(document, &field.text, field.place));
        if field.is_last {
            records.push(std::mem::take(&mut record));
        }
    }
    Ok(records)
}

/// The separator by which most records have as many values, and more than one.
fn guessed(document: &str) -> u8 {
    let sample = &document[..boundary(document, SAMPLE)];
    let score = |separator: u8| {
        let (mut width, mut widths) = (0_usize, BTreeMap::<usize, usize>::new());
        for field in fields(sample, separator).map_while(Result::ok) {
            width += 1;
            if field.is_last {
                *widths.entry(std::mem::take(&mut width)).or_default() += 1;
            }
        }
        widths.into_iter().filter(|(width, _)| *width > 1).map(|(width, count)| count * (width + 8)).max().unwrap_or(0)
    };
    SEPARATORS.into_iter().rev().max_by_key(|separator| score(*separator)).unwrap_or(b',')
}
