//! Values between separators in, tables out: CSV and TSV.

use csv_core::{ReadFieldResult, Reader, ReaderBuilder};

use super::MarkdownView;
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
        let mut rows = Vec::new();
        let mut last_was_blank = false;
        while let Some(record) = records.next_if(|record| !last_was_blank || !is_apart(record)) {
            last_was_blank = record.iter().all(Cell::is_blank);
            if last_was_blank {
                break;
            }
            rows.push(record);
        }
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

fn records(document: &str, separator: u8) -> Result<Vec<Vec<Cell>>, (usize, String)> {
    let mut at = if document.starts_with('\u{feff}') { 3 } else { 0 };
    let mut reader = ReaderBuilder::new().delimiter(separator).build();
    let mut output = vec![0; document.len() + 1];
    let (mut records, mut record) = (Vec::new(), Vec::new());
    loop {
        let (result, read, written) = reader.read_field(&document.as_bytes()[at..], &mut output);
        let end = at + read;
        // What ends a value is no part of it: one separator, or the end of a line.
        let raw = document.get(at..end).unwrap_or_default();
        let raw_len = match result {
            ReadFieldResult::Field { record_end: false } => raw.len().saturating_sub(1),
            _ => raw.trim_end_matches(['\n', '\r']).len(),
        };
        let start = at + (raw.len() - raw.trim_start_matches(['\n', '\r']).len()).min(raw_len);
        let mut place = start..at + raw_len;
        let source = document.get(place.clone()).unwrap_or_default();
        if source.starts_with('"') {
            if source.len() < 2 || !source.trim_end().ends_with('"') {
                let line = document[..start].matches('\n').count() + 1;
                return Err((line, "a quote that opens here is never closed".to_owned()));
            }
            place = place.start + 1..place.start + source.trim_end().len() - 1;
        }
        let text = String::from_utf8_lossy(&output[..written]);
        match result {
            ReadFieldResult::End => break,
            // The last value may have no end of its own.
            ReadFieldResult::InputEmpty if read == 0 && written == 0 => {}
            ReadFieldResult::InputEmpty | ReadFieldResult::OutputFull | ReadFieldResult::Field { .. } => {
                record.push(Cell::new(document, text.trim(), trimmed(document, place)));
            }
        }
        if matches!(result, ReadFieldResult::Field { record_end: true }) {
            records.push(std::mem::take(&mut record));
        }
        at = end;
        if at >= document.len() && !matches!(result, ReadFieldResult::Field { .. }) && read == 0 {
            break;
        }
    }
    if !record.is_empty() {
        records.push(record);
    }
    Ok(records)
}

fn trimmed(document: &str, place: std::ops::Range<usize>) -> std::ops::Range<usize> {
    let inner = &document[place.clone()];
    let start = place.start + (inner.len() - inner.trim_start().len());
    start..start + inner.trim().len()
}

/// The separator by which most records have as many values, and more than one.
fn guessed(document: &str) -> u8 {
    let sample = document.get(..SAMPLE).or_else(|| document.get(..SAMPLE - 3)).unwrap_or(document);
    let score = |separator: u8| {
        let mut reader: Reader = ReaderBuilder::new().delimiter(separator).build();
        let mut output = vec![0; sample.len() + 1];
        let (mut at, mut width, mut widths) = (0, 0_usize, std::collections::BTreeMap::<usize, usize>::new());
        while at < sample.len() {
            let (result, read, _) = reader.read_field(&sample.as_bytes()[at..], &mut output);
            at += read;
            width += 1;
            if matches!(result, ReadFieldResult::Field { record_end: true }) {
                *widths.entry(std::mem::take(&mut width)).or_default() += 1;
            }
            if read == 0 {
                break;
            }
        }
        widths.into_iter().filter(|(width, _)| *width > 1).map(|(width, count)| count * (width + 8)).max().unwrap_or(0)
    };
    SEPARATORS.into_iter().rev().max_by_key(|separator| score(*separator)).unwrap_or(b',')
}
