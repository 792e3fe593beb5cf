//! The headings of a page in, what each place of it stands under out, and the names of tables made of that.

use super::cell::{Shape, shape};
use super::column::status;
use super::name::pascal;
use super::words::{speaks_of_codes, speaks_of_values, title_words};
use crate::document::page_text::{Mark, PageText};

/// The headings that a place of a page stands under, the outermost first, without those of statuses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Title {
    path: Vec<String>,
}

/// The headings of a page, by place.
pub(super) struct Headings<'a> {
    page: &'a PageText,
    /// The headings above each segment, as an index into `paths`.
    of: Vec<usize>,
    paths: Vec<Vec<usize>>,
}

impl<'a> Headings<'a> {
    pub(super) fn new(page: &'a PageText) -> Self {
        let (mut of, mut paths): (_, Vec<Vec<usize>>) = (Vec::with_capacity(page.segments.len()), vec![Vec::new()]);
        let mut open: Vec<(usize, usize)> = Vec::new();
        for (index, segment) in page.segments.iter().enumerate() {
            if let Mark::Heading(level) = segment.mark {
                open.retain(|(other, _)| *other < level);
                open.push((level, index));
                // No page for people nests headings deeper, and each path is a copy.
                open.truncate(8);
                paths.push(open.iter().map(|(_, index)| *index).collect());
            }
            of.push(paths.len() - 1);
        }
        Self { page, of, paths }
    }

    /// The headings above a segment, as segments, the outermost first.
    pub(super) fn path(&self, segment: usize) -> &[usize] {
        self.of.get(segment).map_or(&[], |path| &self.paths[*path])
    }

    /// What a segment stands under.
    pub(super) fn title(&self, segment: usize) -> Title {
        let texts = self.path(segment).iter().map(|index| self.page.segments[*index].text.clone());
        Title { path: texts.filter(|text| status(text).is_none()).collect() }
    }

    /// What a heading itself stands under.
    pub(super) fn around(&self, heading: usize) -> Title {
        let path = self.path(heading);
        let texts = path[..path.len().saturating_sub(1)].iter().map(|index| self.page.segments[*index].text.clone());
        Title { path: texts.filter(|text| status(text).is_none()).collect() }
    }

    /// The text right above a segment.
    pub(super) fn above(&self, segment: usize) -> Option<&'a str> {
        let above = self.page.segments.get(segment.checked_sub(1)?)?;
        (above.cell.is_none() && !above.is_code).then_some(above.text.as_str())
    }
}

impl Title {
    /// Whether the heading itself speaks of errors or codes.
    pub(super) fn speaks_of_codes(&self) -> bool {
        self.path.last().is_some_and(|text| speaks_of_codes(text) || is_coded(text))
    }

    /// Whether a heading around it does.
    pub(super) fn is_below_codes(&self) -> bool {
        self.path.iter().any(|text| speaks_of_codes(text) || is_coded(text))
    }

    /// The heading itself.
    pub(super) fn last(&self) -> Option<&str> {
        self.path.last().map(String::as_str)
    }

    /// Whether it speaks of values that are no errors.
    pub(super) fn speaks_of_values(&self) -> bool {
        self.path.last().is_some_and(|text| speaks_of_values(text))
    }

    /// The words of a name: those of the heading, and where it says too little, of the one around it. Whole words only.
    pub(super) fn words(&self) -> Vec<String> {
        /// A name of more is not read.
        const MOST: usize = 5;
        const LITTLE: &str =
            " error errors code codes response result status message exception event type reason value details ";
        let mut words: Vec<String> = Vec::new();
        for text in self.path.iter().rev().take(3) {
            let more = title_words(text);
            if words.len() + more.len() <= MOST {
                let stem = |word: &str| word.to_lowercase().trim_end_matches('s').to_owned();
                let new = more.into_iter().filter(|word| !words.iter().any(|other| stem(other) == stem(word)));
                words = new.collect::<Vec<_>>().into_iter().chain(words.clone()).collect();
            } else if words.is_empty() {
                words = more.into_iter().take(MOST).collect();
            }
            if words.iter().any(|word| !LITTLE.contains(&format!(" {} ", word.to_lowercase()))) {
                break;
            }
        }
        words
    }
}

/// Whether a heading is the name of a type: `OrderError`, `GatewayCode`.
fn is_coded(text: &str) -> bool {
    shape(text) == Some(Shape::Coded) && ["Err", "Code", "Status", "Reason"].iter().any(|word| text.contains(word))
}

/// `Opcodes` → `Opcode`: an enum is named in the singular.
fn singular(word: &str) -> String {
    let lower = word.to_lowercase();
    let plural = [
        "codes",
        "errors",
        "opcodes",
        "exceptions",
        "statuses",
        "reasons",
        "events",
        "values",
        "types",
        "failures",
        "responses",
    ];
    match lower.as_str() {
        "statuses" => word[..word.len() - 2].to_owned(),
        lower if plural.contains(&lower) => word[..word.len() - 1].to_owned(),
        _ => word.to_owned(),
    }
}

/// The name of an enum, of the words of its heading.
pub(super) fn enum_name(provider: &str, words: &[String]) -> String {
    let mut words: Vec<String> = words.to_vec();
    if let Some(last) = words.last_mut() {
        *last = singular(last);
    }
    let name: String = words.iter().map(|word| pascal(word)).collect();
    let said = ["Code", "Error", "Exception", "Status", "Reason", "Fault", "Failure", "Event", "Type"]
        .iter()
        .any(|end| name.ends_with(end));
    let short = words.len() < 2 && shape(&name) != Some(Shape::Coded);
    let name = if short || !name.starts_with(|first: char| first.is_ascii_uppercase()) {
        format!("{}{name}", pascal(provider))
    } else {
        name
    };
    if said || name.ends_with("Opcode") { name } else { format!("{name}Error") }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A heading that says too little takes words of those around it, as long as these are a name that is read.
    #[test]
    fn a_table_is_named_by_its_heading_and_those_around_it() {
        for (path, words) in [
            (&["Payments", "Order errors"][..], &["Order", "errors"][..]),
            (&["Orders", "Errors"], &["Orders", "Errors"]),
            (&["Order errors", "Error codes"], &["Order", "Error", "codes"]),
            (&["Bank", "Orders", "Codes", "Errors"], &["Orders", "Codes", "Errors"]),
            (&["Orders", "Codes", "Errors", "Values"], &["Values"]),
            (&["Orders", "Codes", "Errors", "Results"], &["Results"]),
            (&["Orders", "Codes", "Errors", "Result"], &["Codes", "Errors", "Result"]),
            (&["Of one two three", "Errors result"], &["one", "two", "three", "Errors", "result"]),
            (&["Of one two three four", "Errors result"], &["Errors", "result"]),
            (&["One two three four five six"], &["One", "two", "three", "four", "five"]),
            (&[], &[]),
        ] {
            let title = Title { path: path.iter().map(|text| (*text).to_owned()).collect() };
            assert_eq!(title.words(), words, "{path:?}");
        }
        for (words, name) in [
            (&["Order", "errors"][..], "OrderError"),
            (&["errors"], "TriedError"),
            (&["OrderError"], "OrderError"),
            (&["Order"], "TriedOrderError"),
            (&["2FA", "errors"], "Tried2faError"),
            (&["Opcodes"], "TriedOpcode"),
            (&["Gateway", "opcodes"], "GatewayOpcode"),
            (&["Close", "Codes"], "CloseCode"),
            (&["Order", "statuses"], "OrderStatus"),
            (&["Order", "things"], "OrderThingsError"),
            (&[], "TriedError"),
        ] {
            let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
            assert_eq!(enum_name("tried", &words), name);
        }
        for (path, speaks, is_below) in [
            (&["Errors", "Steps"][..], false, true),
            (&["Steps", "Errors"], true, true),
            (&["Steps", "OrderStatus"], true, true),
            (&["Steps", "OrderGone"], false, false),
            (&["Steps", "Status"], false, false),
        ] {
            let title = Title { path: path.iter().map(|text| (*text).to_owned()).collect() };
            assert_eq!((title.speaks_of_codes(), title.is_below_codes()), (speaks, is_below), "{path:?}");
        }
    }
}
