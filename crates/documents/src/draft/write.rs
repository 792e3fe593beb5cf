//! What a page lists in, the lines of a spec out.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::ops::Range;

use super::Summary;
use super::column::is_integer;
use super::extract::{Entry, Extracted};
use super::name::{common_prefix, pascal, variant};
use super::scalar::scalar;
use codetable_model::text::character::{is_invisible, one_line, printable};
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
# language: ko                 # of the texts that are quoted

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

# The English of every quoted text that is not plain ASCII.
# phrases:
#   …: …
",
        enum_name = pascal(provider),
    )
}

/// A spec with all that the tables of a page list.
pub(super) fn from_page(provider: &str, summary: &Summary, extracted: &Extracted) -> String {
    let mut spec = Spec { text: String::new(), cited: BTreeSet::new(), quoted: Vec::new(), extracted };
    let (numbers, texts): (Vec<&Entry>, Vec<&Entry>) = extracted.codes.iter().partition(|entry| is_integer(&entry.key));
    // A number among words is a word.
    let few = numbers.len() * 4 < texts.len();
    let words: Vec<&Entry> = if few { extracted.codes.iter().collect() } else { texts };
    let tables = [("errors", words, false), ("numbers", if few { Vec::new() } else { numbers }, true)];
    let tables: Vec<_> = tables.into_iter().filter(|(_, entries, _)| !entries.is_empty()).collect();
    if !tables.is_empty() {
        spec.text.push_str("tables:\n");
    }
    for (id, entries, are_numbers) in &tables {
        let (id, suffix) =
            if tables.len() == 1 { ("errors", "Error") } else { (*id, if *are_numbers { "Number" } else { "Error" }) };
        spec.table(id, &format!("{}{suffix}", pascal(provider)), entries, *are_numbers);
    }
    spec.statuses();
    spec.phrases();
    let mut text = head(provider, summary, extracted, &spec.cited);
    if extracted.codes.is_empty() {
        text.push_str(
            "# review: no table of codes was found on the page; write `tables:` by hand, as specs/README.md shows\n\n",
        );
    }
    text.push_str(&spec.text);
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
    let _ = writeln!(text, "language: {}  # review: guessed from the letters of the page\n", summary.language);
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
    fn table(&mut self, id: &str, name: &str, entries: &[&Entry], are_numbers: bool) {
        let mut rows: Vec<(&str, Vec<&Entry>)> = Vec::new();
        let mut known: BTreeMap<&str, usize> = BTreeMap::new();
        for entry in entries {
            match known.get(entry.key.as_str()) {
                Some(index) => rows[*index].1.push(entry),
                None => {
                    known.insert(&entry.key, rows.len());
                    rows.push((&entry.key, vec![entry]));
                }
            }
        }
        let prefix = if are_numbers { "" } else { common_prefix(rows.iter().map(|(key, _)| *key)) };
        let text = &mut self.text;
        let _ = writeln!(text, "  {id}:\n    enum: {name}  # review: proposed from the provider's name\n    key:");
        let _ = match are_numbers {
            true => writeln!(text, "      type: {}", integer(rows.iter().map(|(key, _)| *key))),
            false => writeln!(text, "      type: text"),
        };
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
        text.push_str("    # review: the kind of each text (cause, message, description, remedy, …) was guessed from the heads of columns.\n");
        text.push_str(
            "    # review: add to each code what to do (`recovery`, `wait`) and what became of the request (`effect`).\n",
        );
        text.push_str("    groups:\n");
        let mut taken = BTreeSet::new();
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
            self.row(key, of, prefix, &mut taken);
        }
        self.text.push('\n');
    }

    fn row(&mut self, key: &str, of: &[&Entry], prefix: &str, taken: &mut BTreeSet<String>) {
        let texts = of[0].texts.iter().map(|(_, text)| clean(text));
        let english =
            texts.map(|text| if text.is_ascii() { Some(text) } else { self.extracted.english.get(&text).cloned() });
        let name = variant(key, prefix, english.flatten().next().as_deref(), taken);
        let key = if is_integer(key) && key.starts_with('-') { key.to_owned() } else { scalar(key) };
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
            if let Some(status) = entry.status {
                let _ = writeln!(self.text, "{:indent$}status: {status}", "");
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
        let texts: Vec<&String> = self.quoted.iter().filter(|text| !text.is_ascii() && taken.insert(*text)).collect();
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
                None => write!(self.text, "  {}: {UNTRANSLATED}", scalar(text)),
            };
        }
    }
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

/// The narrowest type of common ones that all codes fit.
fn integer<'a>(codes: impl Iterator<Item = &'a str>) -> &'static str {
    let fits = codes.into_iter().all(|code| code.parse::<i32>().is_ok());
    if fits { "i32" } else { "i64" }
}

/// A text without what nobody sees.
fn clean(text: &str) -> String {
    one_line(&text.chars().filter(|c| !is_invisible(*c)).collect::<String>())
}

/// A text on one line, fit for a comment.
fn comment(text: &str) -> String {
    printable(&one_line(text))
}
