//! What a page lists in, the lines of a spec out.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::ops::Range;

use super::Summary;
use super::cell::{Shape, shape};
use super::extract::{Entry, Extracted, Unread};
use super::name::{Names, common_prefix, pascal, unique};
use super::parameters;
use super::scalar::scalar;
use super::title::enum_name;
use super::words::title_words;
use codetable_model::parse::integer;
use codetable_model::text::character::{is_invisible, one_line, printable};
use codetable_model::text::keyword::is_keyword;
use codetable_model::vocabulary::{TextKind, Vocabulary};

const MODELINE: &str = "# yaml-language-server: $schema=schema.json\n";

/// English that is still missing.
const UNTRANSLATED: &str = "\"[to be translated]\"  # review: the English\n";

/// A spec without a page: one made-up code, and what else there is to say.
pub(super) fn empty(provider: &str) -> String {
    format!(
        "{MODELINE}\
provider: {provider}
# title: …                     # what to call it
# language: ko                 # of the texts that are quoted; English if nothing is said
# translations: [en]           # what every text is translated into, under `phrases`

# The documents that facts are cited from. With none, the spec itself is the authority, and needs no evidence.
# sources:
#   guide:
#     file: guide.md
#     sha256: …                # sha256sum guide.md
#     lines: 100
#     skipped: {{ heading: [1, 9], table_head: 12 }}

tables:
  errors:
    enum: {enum_name}Error
    # key: {{ type: i32 }}       # where codes are numbers
    # require: [status, description]
    codes:
      EXAMPLE_CODE:            # review: made up, to begin with
        name: ExampleCode
        # at: 14               # the lines of the document that say so
        status: 400
        description: An example that stands for the first row of your table.
        # recovery: [[fix_request]]
        # effect: not_applied

# statuses, headers, bodies, support, conflicts, notes: see specs/README.md

# Every quoted text in the languages of `translations`.
# phrases:
#   …: …
",
        enum_name = pascal(provider),
    )
}

/// A spec with all that a page lists.
pub(super) fn from_page(provider: &str, summary: &Summary, extracted: &Extracted) -> String {
    let mut spec = Spec { text: String::new(), cited: BTreeSet::new(), quoted: Vec::new(), extracted };
    let tables = tables(provider, extracted);
    if !tables.is_empty() {
        spec.text.push_str("tables:\n");
    }
    for table in &tables {
        spec.table(table);
    }
    spec.statuses();
    if summary.language != "en" {
        spec.phrases();
    }
    let mut text = head(provider, summary, extracted, &spec.cited);
    text.push_str(&unread(&extracted.unread));
    if tables.is_empty() {
        text.push_str(
            "# review: no table of codes was found on the page; write `tables:` by hand, as specs/README.md shows\n\n",
        );
    }
    text.push_str(&spec.text);
    text
}

/// A table of the spec: codes of one type that stand below one heading.
struct Table<'a> {
    id: String,
    name: String,
    /// What it was named from.
    from: String,
    are_values: bool,
    are_numbers: bool,
    entries: Vec<&'a Entry>,
}

/// The tables of a spec. Where one heading has numbers and words, each are a table of their own.
fn tables<'a>(provider: &str, extracted: &'a Extracted) -> Vec<Table<'a>> {
    let mut tables = Vec::new();
    let (mut ids, mut names) = (BTreeSet::new(), BTreeSet::new());
    for listing in &extracted.tables {
        let (numbers, texts): (Vec<&Entry>, Vec<&Entry>) =
            listing.entries.iter().partition(|entry| integer(&entry.key).is_some());
        // A number among words is a word, and so are numbers among digits that begin with zero.
        let padded = texts.iter().any(|entry| shape(&entry.key) == Some(Shape::Digits));
        let together = numbers.len() * 4 < texts.len() || (padded && !numbers.is_empty());
        let parts = if together {
            vec![(listing.entries.iter().collect(), false)]
        } else {
            vec![(texts, false), (numbers, true)]
        };
        let parts: Vec<(Vec<&Entry>, bool)> = parts.into_iter().filter(|(entries, _)| !entries.is_empty()).collect();
        let several = parts.len() > 1;
        for (entries, are_numbers) in parts {
            let words = listing.title.words();
            let alone = extracted.tables.len() == 1;
            let (mut name, mut from) = (format!("{}Error", pascal(provider)), "the provider's name".to_owned());
            let mut id = "errors".to_owned();
            if !alone {
                name = enum_name(provider, &words);
                id = snake(&words);
                from = listing.title.last().map_or(from, |title| format!("the heading `{}`", comment(title)));
            }
            if several && are_numbers {
                name.push_str("Number");
                id = if alone { "numbers".to_owned() } else { format!("{id}_numbers") };
            }
            let (id, name) = (unique(id, &mut ids, "_"), unique(name, &mut names, ""));
            tables.push(Table { id, name, from, are_values: listing.title.speaks_of_values(), are_numbers, entries });
        }
    }
    tables
}

/// `close_codes`
fn snake(words: &[String]) -> String {
    let id = words.iter().map(|word| word.to_lowercase()).collect::<Vec<_>>().join("_");
    match id.as_bytes().first() {
        Some(first) if first.is_ascii_lowercase() && !is_keyword(&id) => id,
        Some(first) if first.is_ascii_digit() => format!("codes_{id}"),
        Some(_) => format!("{id}_codes"),
        None => "codes".to_owned(),
    }
}

/// What was not understood, as a comment.
fn unread(unread: &[Unread]) -> String {
    if unread.is_empty() {
        return String::new();
    }
    let count = unread.len();
    let mut text =
        format!("# review: {count} cells where a code is expected are not understood, and stand in no table:\n");
    for Unread { line, cell, reason } in unread {
        let _ = writeln!(text, "#   line {line}: `{}`: {}", comment(cell), comment(reason));
    }
    text.push('\n');
    text
}

/// Everything above the tables.
fn head(provider: &str, summary: &Summary, extracted: &Extracted, cited: &BTreeSet<u32>) -> String {
    let mut text = MODELINE.to_owned();
    // Writing to a String cannot fail.
    let _ = writeln!(text, "provider: {provider}");
    let title = scalar(&provider.replace('_', " "));
    let _ = writeln!(
        text,
        "title: {{ is: {title}, because: it is called so by who drafted this spec }}  # review: as the document calls it"
    );
    let _ = writeln!(text, "language: {}  # review: guessed from the letters of the page", summary.language);
    text.push_str(if summary.language == "en" { "\n" } else { "translations: [en]\n\n" });
    let _ = writeln!(text, "sources:\n  page:  # review: a short name for citations");
    let file: String = summary.file.chars().filter(|c| !is_invisible(*c)).collect();
    let file = if file.is_empty() { "page".to_owned() } else { file };
    let _ = writeln!(text, "    file: {}\n    sha256: {}\n    lines: {}", scalar(&file), summary.sha256, summary.lines);
    let heads: BTreeSet<u32> = extracted.heads.iter().cloned().flatten().filter(|line| !cited.contains(line)).collect();
    let rules: BTreeSet<u32> =
        summary.rules.iter().copied().filter(|line| !cited.contains(line) && !heads.contains(line)).collect();
    if !heads.is_empty() || !rules.is_empty() {
        text.push_str("    skipped:\n");
    }
    for (reason, lines) in [("table_head", &heads), ("syntax", &rules)] {
        if !lines.is_empty() {
            let _ = writeln!(text, "      {reason}: {}", citation(lines));
        }
    }
    let rest: BTreeSet<u32> = summary
        .written
        .iter()
        .copied()
        .filter(|line| !cited.contains(line) && !heads.contains(line) && !rules.contains(line))
        .collect();
    if !rest.is_empty() {
        let _ = writeln!(
            text,
            "    # review: nothing cites these lines yet; cite each from a fact or a note, or list it under `skipped` with its"
        );
        let _ = writeln!(text, "    # reason (heading, navigation, connective): {}", citation(&rest));
    }
    text.push('\n');
    text
}

/// The part of a spec that quotes.
struct Spec<'a> {
    text: String,
    cited: BTreeSet<u32>,
    /// Texts that need an English, in order.
    quoted: Vec<String>,
    extracted: &'a Extracted,
}

impl Spec<'_> {
    fn table(&mut self, table: &Table<'_>) {
        let are_numbers = table.are_numbers;
        let mut rows: Vec<(&str, Vec<&Entry>)> = Vec::new();
        let mut known: BTreeMap<&str, usize> = BTreeMap::new();
        for entry in &table.entries {
            match known.get(entry.key.as_str()) {
                Some(index) => rows[*index].1.push(entry),
                None => {
                    known.insert(&entry.key, rows.len());
                    rows.push((&entry.key, vec![entry]));
                }
            }
        }
        let columns = own_columns(&rows);
        let prefix = if are_numbers || hexadecimal(rows.iter().map(|(key, _)| *key)).is_some() {
            ""
        } else {
            common_prefix(rows.iter().map(|(key, _)| *key))
        };
        let text = &mut self.text;
        let _ = writeln!(text, "  {}:\n    enum: {}  # review: proposed from {}", table.id, table.name, table.from);
        if table.are_values {
            text.push_str("    kind: values  # review: none of them is an error?\n");
        }
        text.push_str("    key:\n");
        let hexadecimal = hexadecimal(rows.iter().map(|(key, _)| *key));
        let _ = match (are_numbers, hexadecimal) {
            (true, _) => writeln!(text, "      type: {}", narrowest(rows.iter().map(|(key, _)| *key))),
            (false, Some(ty)) => writeln!(text, "      type: {ty}\n      base: hexadecimal"),
            (false, None) => writeln!(text, "      type: text"),
        };
        let are_numbers = are_numbers || hexadecimal.is_some();
        if !prefix.is_empty() {
            let because = format!("all {} codes that were found begin with it", rows.len());
            let _ = writeln!(
                text,
                "      prefix: {{ is: {}, because: {because} }}  # review: must every code?",
                scalar(prefix)
            );
        }
        let kinds: Vec<TextKind> = TextKind::ALL.to_vec();
        let everywhere =
            |kind: &&TextKind| rows.iter().all(|(_, of)| of[0].texts.iter().any(|(other, _)| other == *kind));
        let mut required: Vec<&str> = kinds.iter().filter(everywhere).map(|kind| kind.word()).collect();
        if rows.iter().all(|(_, of)| of[0].status.or(of[0].heading.map(|(status, _)| status)).is_some()) {
            required.insert(0, "status");
        }
        if !required.is_empty() {
            let _ = writeln!(
                text,
                "    require: [{}]  # review: what every row has now, and must have",
                required.join(", ")
            );
        }
        if !columns.is_empty() {
            let each: Vec<String> = columns.iter().map(|(_, column)| format!("{column}: text")).collect();
            let _ = writeln!(text, "    columns: {{ {} }}  # review: of the page's own heads", each.join(", "));
        }
        text.push_str("    # review: the kind of each text (cause, message, description, remedy, …) was guessed from the heads of columns.\n");
        text.push_str(
            "    # review: add to each code what to do (`recovery`, `wait`) and what became of the request (`effect`).\n",
        );
        text.push_str("    groups:\n");
        let mut names = Names::new(prefix);
        let mut heading = None;
        for (index, (key, of)) in rows.iter().enumerate() {
            let own = of[0].heading.filter(|_| of[0].status.is_none());
            if index == 0 || own != heading {
                heading = own;
                match own {
                    Some((status, line)) => {
                        self.cited.insert(line);
                        let _ = writeln!(
                            self.text,
                            "      - at: {line}\n        status: {status}  # review: of the heading\n        codes:"
                        );
                    }
                    None => self.text.push_str("      - codes:\n"),
                }
            }
            self.row((key, are_numbers), of, &columns, &mut names);
        }
        self.text.push('\n');
    }

    fn row(
        &mut self,
        (key, is_number): (&str, bool),
        of: &[&Entry],
        columns: &[(&str, String)],
        names: &mut Names<'_>,
    ) {
        const SPEAKING: [TextKind; 6] = [
            TextKind::Title,
            TextKind::Message,
            TextKind::Meaning,
            TextKind::Description,
            TextKind::Cause,
            TextKind::Detail,
        ];
        let text = |kind: &TextKind| of[0].texts.iter().find(|(other, _)| other == kind).map(|(_, text)| clean(text));
        let said: Vec<String> = SPEAKING.iter().filter_map(text).collect();
        let english = said.iter().filter_map(|text| {
            let known = self.extracted.english.get(text).map(String::as_str);
            if text.is_ascii() { Some(text.as_str()) } else { known }
        });
        let name = names.variant(key, of[0].name.as_deref(), english);
        let key = if is_number { key.to_owned() } else { scalar(key) };
        let _ = writeln!(self.text, "          {key}:");
        let _ = writeln!(self.text, "            name: {name}  # review: by meaning");
        // A row that says the same once more adds its lines and nothing else.
        let mut meanings: Vec<(&Entry, Vec<Range<u32>>)> = Vec::new();
        for entry in of {
            match meanings.iter_mut().find(|(other, _)| other.texts == entry.texts && other.status == entry.status) {
                Some((_, lines)) => lines.extend(entry.lines.iter().cloned()),
                None => meanings.push((entry, entry.lines.clone())),
            }
        }
        for (index, (entry, lines)) in meanings.iter().enumerate() {
            if index == 1 {
                self.text.push_str("            also:  # review: the page lists the code more than once\n");
            }
            let (first, indent) = if index == 0 { ("            ", 12) } else { ("              - ", 16) };
            let lines: BTreeSet<u32> = lines.iter().cloned().flatten().collect();
            let _ = writeln!(self.text, "{first}at: {}", citation(&lines));
            self.cited.extend(lines);
            if entry.cell != entry.key && index == 0 {
                let cell = comment(&entry.cell);
                let _ = writeln!(self.text, "{:indent$}# review: its cell reads {cell}", "");
            }
            if index == 0 && !columns.is_empty() {
                let value = |name: &str| entry.own.iter().find(|(head, _)| head == name).map_or("", |(_, value)| value);
                let each: Vec<String> =
                    columns.iter().map(|(head, column)| format!("{column}: {}", scalar(&clean(value(head))))).collect();
                let _ = writeln!(self.text, "{:indent$}columns: {{ {} }}", "", each.join(", "));
            }
            let params = parameters::of(entry).filter(|_| index == 0);
            if let Some(params) = &params {
                let _ = writeln!(self.text, "{:indent$}params: {params}", "");
            }
            let is_column = |head: &str| columns.iter().any(|(column, _)| *column == head);
            let left = |head: &str| {
                let is_said = is_column(head) || (head == parameters::HEAD && params.is_some());
                index > 0 || !is_said
            };
            for (head, value) in entry.own.iter().filter(|(head, _)| left(head)) {
                let (head, value) = (comment(head), comment(value));
                let _ =
                    writeln!(self.text, "{:indent$}# review: left out, for not every row has it: {head}: {value}", "");
            }
            if let Some(status) = entry.status {
                match &entry.status_cell {
                    Some(cell) => {
                        let cell = clean(cell);
                        let quote = scalar(&cell);
                        let _ = writeln!(self.text, "{:indent$}status: {{ is: {status}, quote: {quote} }}", "");
                        self.quoted.push(cell);
                    }
                    None => drop(writeln!(self.text, "{:indent$}status: {status}", "")),
                }
            } else if let Some(cell) = &entry.status_cell {
                let _ = writeln!(self.text, "{:indent$}# review: no single status: {}", "", comment(cell));
            }
            self.texts(entry, indent);
        }
    }

    fn texts(&mut self, entry: &Entry, indent: usize) {
        for kind in TextKind::ALL {
            let Some((_, text)) = entry.texts.iter().find(|(other, _)| other == kind) else { continue };
            let text = clean(text);
            if !text.is_empty() {
                let _ = writeln!(self.text, "{:indent$}{}: {}", "", kind.word(), scalar(&text));
                self.quoted.push(text);
            }
        }
    }

    fn statuses(&mut self) {
        let mut taken = BTreeSet::new();
        let rules: Vec<&Entry> =
            self.extracted.statuses.iter().filter(|entry| taken.insert(entry.key.clone())).collect();
        if !rules.is_empty() {
            self.text.push_str("statuses:\n");
        }
        for entry in &rules {
            let lines: BTreeSet<u32> = entry.lines.iter().cloned().flatten().collect();
            let _ = writeln!(self.text, "  {}:\n    at: {}", entry.key, citation(&lines));
            self.cited.extend(lines);
            if entry.cell != entry.key {
                let label = clean(&entry.cell);
                let _ = writeln!(self.text, "    label: {}", scalar(&label));
                self.quoted.push(label);
            }
            self.texts(entry, 4);
        }
        if !rules.is_empty() {
            self.text.push('\n');
        }
    }

    fn phrases(&mut self) {
        let mut taken = BTreeSet::new();
        let texts: Vec<&String> = self.quoted.iter().filter(|text| taken.insert(*text)).collect();
        if !texts.is_empty() {
            self.text.push_str("phrases:\n");
        }
        for text in texts {
            let _ = match self
                .extracted
                .english
                .get(text)
                .map(|english| clean(english))
                .filter(|english| !english.is_empty())
            {
                Some(english) => {
                    writeln!(self.text, "  # review: as the page has it\n  {}: {}", scalar(text), scalar(&english))
                }
                // A comment behind a text that is not in quotes might be meant as a part of it.
                None if text.is_ascii() => writeln!(self.text, "  # review: as it stands\n  {0}: {0}", scalar(text)),
                None => write!(self.text, "  {}: {UNTRANSLATED}", scalar(text)),
            };
        }
    }
}

/// The heads that every row has a value for, each with the name of a column.
fn own_columns<'a>(rows: &[(&str, Vec<&'a Entry>)]) -> Vec<(&'a str, String)> {
    let Some((_, first)) = rows.first() else { return Vec::new() };
    let everywhere = |head: &str| {
        rows.iter().all(|(_, of)| of[0].own.iter().any(|(other, value)| other == head && !clean(value).is_empty()))
    };
    let mut taken = BTreeSet::new();
    let are_params =
        |head: &str| head == parameters::HEAD && rows.iter().all(|(_, of)| parameters::of(of[0]).is_some());
    let heads = first[0].own.iter().map(|(head, _)| head.as_str());
    let heads = heads.filter(|head| everywhere(head) && !are_params(head));
    heads
        .map(|head| {
            let words = title_words(head);
            let id = words.iter().map(|word| word.to_lowercase()).collect::<Vec<_>>().join("_");
            let fits = id.starts_with(|first: char| first.is_ascii_lowercase());
            // A suffix keeps it from the names of methods.
            (head, unique(if fits { format!("{id}_column") } else { "page_column".to_owned() }, &mut taken, "_"))
        })
        .collect()
}

/// `63`, `6-19`, `[87, 108-110]`
fn citation(lines: &BTreeSet<u32>) -> String {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for line in lines {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == *line => *last = *line,
            _ => runs.push((*line, *line)),
        }
    }
    let each: Vec<String> = runs
        .iter()
        .map(|(first, last)| if first == last { first.to_string() } else { format!("{first}-{last}") })
        .collect();
    if each.len() == 1 { each.concat() } else { format!("[{}]", each.join(", ")) }
}

/// The type of codes that are all in hexadecimal, as a row of such a table writes them.
fn hexadecimal<'a>(mut codes: impl Iterator<Item = &'a str> + Clone) -> Option<&'static str> {
    let digits = codes.clone().map(|code| code.strip_prefix("0x").map_or(0, str::len)).max()?;
    let fits = codes.all(|code| code.starts_with("0x") && shape(code) == Some(Shape::Hex));
    (fits && digits <= 16).then_some(if digits <= 8 { "u32" } else { "u64" })
}

/// The narrowest type of common ones that all codes fit.
fn narrowest<'a>(codes: impl Iterator<Item = &'a str>) -> &'static str {
    let fits = codes.into_iter().all(|code| code.parse::<i32>().is_ok());
    if fits { "i32" } else { "i64" }
}

/// A text without what nobody sees.
fn clean(text: &str) -> String {
    one_line(&text.chars().filter(|c| !is_invisible(*c)).collect::<String>())
}

/// A text on one line, fit for a comment.
fn comment(text: &str) -> String {
    /// What is longer is cut, with a mark.
    const LONGEST: usize = 200;
    let line = one_line(text);
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => printable(&line[..end]) + "…",
        None => printable(&line),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lines_and_types_are_written_in_their_shortest_form() {
        for (lines, text) in [
            (&[63][..], "63"),
            (&[6, 7, 8], "6-8"),
            (&[87, 108, 109], "[87, 108-109]"),
            (&[1, 3], "[1, 3]"),
            (&[], "[]"),
        ] {
            assert_eq!(citation(&lines.iter().copied().collect()), text);
        }
        for (words, id) in [
            (&["Order", "errors"][..], "order_errors"),
            (&["2FA", "errors"], "codes_2fa_errors"),
            (&["Type"], "type_codes"),
            (&[], "codes"),
        ] {
            assert_eq!(snake(&words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>()), id);
        }
        let mut taken = BTreeSet::new();
        let names = ["a", "A", "a", "b"].map(|name| unique(name.to_owned(), &mut taken, "_"));
        assert_eq!(names, ["a", "A_2", "a_3", "b"]);
        for (codes, ty) in [
            (&["0x1", "0xFFFFFFFF"][..], Some("u32")),
            (&["0x1", "0x1FFFFFFFF"], Some("u64")),
            (&["0x1", "0xFFFFFFFFFFFFFFFF"], Some("u64")),
            (&["0x1", "0x1FFFFFFFFFFFFFFFF"], None),
            (&["0x1", "1"], None),
            (&["0x1", "0xG"], None),
            (&[], None),
        ] {
            assert_eq!(hexadecimal(codes.iter().copied()), ty, "{codes:?}");
        }
        for (codes, ty) in [(&["1", "-2147483648"][..], "i32"), (&["1", "2147483648"], "i64")] {
            assert_eq!(narrowest(codes.iter().copied()), ty, "{codes:?}");
        }
        assert_eq!(clean(" a\u{200b}b\n c"), "ab c");
        assert_eq!(comment(&format!("a\nb {}", "c".repeat(196))), format!("a b {}", "c".repeat(196)));
        assert_eq!(comment(&format!("a\nb {}", "c".repeat(197))), format!("a b {}…", "c".repeat(196)));
        assert_eq!(comment("a\u{1b}"), printable("a\u{1b}"));
    }
}
