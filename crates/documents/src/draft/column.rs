//! The cells of a table in, what each of its columns holds out: a guess, from heads, from the cells themselves, and from what
//! stands above.

use super::cell::{Reading, Shape, read, shape};
use super::words::{self, Head, head, kind};
use codetable_model::vocabulary::TextKind;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    /// A code, or several.
    Code,
    /// The name of a code.
    Name,
    /// An HTTP status.
    Status,
    /// A text of a kind.
    Text(TextKind),
    /// The English of another column.
    English(usize),
    /// Something that the language has no word for.
    Own,
    /// Nothing.
    Nothing,
}

/// What the columns of a table hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Columns {
    /// It lists neither codes nor statuses.
    None,
    /// What each of them holds.
    Of(Vec<Column>),
    /// Which of some holds the codes, nobody can tell.
    Ask(Vec<usize>),
}

/// How many columns are looked at: no table for people has more.
pub(super) const WIDEST: usize = 64;

/// How long may be what follows a code in its cell.
pub(super) const LONGEST_REST: usize = 160;

/// A cell, and whether it is marked as code as a whole.
pub(super) struct Seen {
    pub(super) text: String,
    pub(super) marked: bool,
}

/// A table as it is judged.
pub(super) struct Table<'a> {
    /// The heads of its columns.
    pub(super) head: &'a [String],
    pub(super) rows: &'a [Vec<Seen>],
    /// Whether what stands right above it speaks of errors or codes.
    pub(super) context: bool,
    /// Whether a heading further up does.
    pub(super) around: bool,
    /// The columns that the caller says are codes.
    pub(super) wanted: &'a [String],
}

/// What is measured of a column.
struct Measured {
    column: usize,
    head: Head,
    /// Cells that are not empty.
    filled: usize,
    /// Of them, those that hold codes.
    codes: usize,
    /// Codes that differ.
    distinct: usize,
    /// Cells whose codes no text has.
    strong: usize,
    /// Cells that are marked as code.
    marked: usize,
    /// Cells that begin with a status.
    statuses: usize,
    /// Cells that are words of any text.
    words: usize,
}

impl Table<'_> {
    /// What the columns hold.
    pub(super) fn columns(&self) -> Columns {
        let width = self.rows.iter().map(Vec::len).max().unwrap_or(0).min(WIDEST);
        let measured: Vec<Measured> = (0..width).map(|column| self.measure(column)).collect();
        let status = self.status(&measured);
        let code = match self.code(&measured, status) {
            Ok(code) => code,
            Err(several) => return Columns::Ask(several),
        };
        // Without codes, a first column of statuses is a table of them; elsewhere these are numbers of any kind.
        let of_statuses = status.filter(|column| *column == 0 || measured[*column].head == Head::Http);
        if code.is_none() && (of_statuses.is_none() || words::names_of_others(&self.title(0))) {
            return Columns::None;
        }
        let mut columns = vec![Column::Nothing; width];
        status.into_iter().for_each(|column| columns[column] = Column::Status);
        code.into_iter().for_each(|column| columns[column] = Column::Code);
        self.texts(&mut columns, code);
        Columns::Of(columns)
    }

    fn title(&self, column: usize) -> String {
        self.head.get(column).map(|title| title.to_lowercase()).unwrap_or_default()
    }

    fn cells(&self, column: usize) -> impl Iterator<Item = &Seen> {
        self.rows.iter().filter_map(move |row| row.get(column)).filter(|cell| !cell.text.is_empty())
    }

    fn measure(&self, column: usize) -> Measured {
        let head = head(&self.title(column));
        let mut measured =
            Measured { column, head, filled: 0, codes: 0, distinct: 0, strong: 0, marked: 0, statuses: 0, words: 0 };
        let mut distinct = std::collections::BTreeSet::new();
        for cell in self.cells(column) {
            measured.filled += 1;
            measured.marked += usize::from(cell.marked);
            measured.statuses += usize::from(status(&cell.text).is_some());
            let first = match read(&cell.text) {
                Reading::Codes(codes) => codes[0],
                Reading::First(first, rest) if rest.len() <= LONGEST_REST => first,
                Reading::First(..) | Reading::Odd(_) => continue,
            };
            if words::is_answer(first) {
                continue;
            }
            measured.codes += 1;
            measured.strong += usize::from(shape(first).is_some_and(Shape::is_strong));
            measured.words += usize::from(shape(first).is_some_and(|of| of <= Shape::Dotted) && !cell.marked);
            distinct.insert(first.to_owned());
        }
        measured.distinct = distinct.len();
        measured
    }

    /// The column of statuses: most of its cells begin with one, and its head or the others' agree.
    fn status(&self, measured: &[Measured]) -> Option<usize> {
        let fits =
            |of: &&Measured| of.statuses * 10 >= of.filled * 6 && of.filled > 0 && !matches!(of.head, Head::Other);
        let best = measured
            .iter()
            .filter(fits)
            .max_by_key(|of| (of.head == Head::Http, of.statuses, usize::MAX - of.column))?;
        let called = best.head == Head::Http || self.title(best.column).contains("status");
        // Codes may be of three digits, too: then something else is the status, or they are told apart by their head.
        let rival = measured
            .iter()
            .any(|of| of.column != best.column && of.head >= Head::Error && of.codes * 2 > of.filled && of.codes > 0);
        (called || rival || best.statuses == best.filled).then_some(best.column)
    }

    /// The column of codes; several, if nobody can tell.
    fn code(&self, measured: &[Measured], status: Option<usize>) -> Result<Option<usize>, Vec<usize>> {
        let wanted =
            |of: &&Measured| self.wanted.iter().any(|name| name.trim().to_lowercase() == self.title(of.column).trim());
        if let Some(of) = measured.iter().find(wanted) {
            return Ok(Some(of.column));
        }
        let mut fitting: Vec<&Measured> =
            measured.iter().filter(|of| Some(of.column) != status && self.fits(of, status.is_some())).collect();
        // A table of the names of other things has a code only in a column that says so.
        if words::names_of_others(&self.title(0)) {
            fitting.retain(|of| of.head == Head::Code);
        }
        let score = |of: &Measured| {
            let share = of.codes * 30 / of.filled.max(1);
            let unique = of.distinct * 30 / of.codes.max(1);
            let head = match of.head {
                Head::Code => 60,
                Head::Error => 40,
                Head::Maybe => 8,
                _ => 0,
            };
            head + share + unique + (of.strong.max(of.marked)) * 20 / of.filled.max(1)
        };
        fitting.sort_by_key(|of| (std::cmp::Reverse(score(of)), of.column));
        let Some(best) = fitting.first() else { return Ok(None) };
        let same = |of: &&&Measured| {
            of.head == Head::Code
                && of.codes == of.filled
                && of.distinct * 10 >= of.codes * 9
                && of.filled * 10 >= best.filled * 9
        };
        let rivals: Vec<usize> = fitting.iter().filter(same).map(|of| of.column).collect();
        if best.head == Head::Code && rivals.len() > 1 && rivals.contains(&best.column) {
            return Err(rivals);
        }
        Ok(Some(best.column))
    }

    /// Whether a column may hold the codes of the table.
    fn fits(&self, of: &Measured, has_status: bool) -> bool {
        let unique = |tenths: usize| of.distinct * 10 >= of.codes * tenths;
        let share = |tenths: usize| of.codes * 10 >= of.filled * tenths;
        if of.codes == 0 {
            // A column that is called so is one, even if nothing in it is understood.
            return of.head == Head::Code && of.filled > 0;
        }
        match of.head {
            Head::Code => share(3) && unique(2),
            Head::Error => share(5) && unique(5),
            Head::Other | Head::Http => false,
            Head::Maybe | Head::Unknown => {
                // What is above speaks of codes, or the cells speak for themselves.
                let bare = self.head.iter().all(String::is_empty) && of.strong * 10 >= of.filled * 9;
                let told = self.context
                    || self.around
                    || bare
                    || has_status
                    || of.head == Head::Maybe
                    || self.has_texts_of_codes(of.column);
                let coded = told && of.strong * 10 >= of.filled * 6 && of.codes > 1;
                let words = of.words * 2 < of.filled || of.head == Head::Maybe;
                let likely = (self.context && words) || (self.around && of.marked * 2 > of.filled);
                share(6)
                    && unique(7)
                    && (coded || likely || (of.marked * 10 >= of.filled * 8 && self.has_texts_of_codes(of.column)))
            }
        }
    }

    /// Whether another column says what a code means, or with what status it comes.
    fn has_texts_of_codes(&self, column: usize) -> bool {
        (0..self.head.len().min(WIDEST)).filter(|other| *other != column).any(|other| {
            let title = self.title(other);
            head(&title) == Head::Http
                || kind(&title, false).is_some_and(|of| of != TextKind::Note && of != TextKind::Description)
        })
    }

    /// Gives the columns that are left to names, texts, and the English of others.
    fn texts(&self, columns: &mut [Column], code: Option<usize>) {
        let free: Vec<usize> = (0..columns.len())
            .filter(|column| columns[*column] == Column::Nothing && self.cells(*column).next().is_some())
            .collect();
        // Whether any cell of each is in another script: asked once, for it takes a look at every cell.
        let foreign: Vec<bool> =
            (0..columns.len()).map(|column| self.cells(column).any(|cell| !cell.text.is_ascii())).collect();
        let kinds: Vec<Option<TextKind>> =
            (0..columns.len()).map(|column| kind(&self.title(column), code.is_none())).collect();
        let names = free.iter().copied().find(|column| {
            code.is_some() && words::names(&self.title(*column)) && !foreign[*column] && self.is_short(*column)
        });
        names.into_iter().for_each(|column| columns[column] = Column::Name);
        let mut taken: Vec<TextKind> = names.map(|_| TextKind::Title).into_iter().collect();
        for column in free.iter().copied().filter(|column| Some(*column) != names) {
            if self.cells(column).all(|cell| !cell.text.contains(char::is_alphanumeric)) {
                continue;
            }
            let others = || free.iter().copied().filter(|other| *other != column && foreign[*other]);
            let of_same_kind = others().find(|other| kinds[column].is_some() && kinds[*other] == kinds[column]);
            let said = ["english", "영문", "영어", "(en)", "英"].iter().any(|word| self.title(column).contains(word))
                || self.title(column) == "en";
            if !foreign[column] && (said || of_same_kind.is_some()) && others().next().is_some() {
                let beside = others().min_by_key(|other| other.abs_diff(column));
                columns[column] = of_same_kind.or(beside).map_or(Column::Nothing, Column::English);
                continue;
            }
            columns[column] = Column::Own;
            let answers =
                self.cells(column).all(|cell| words::is_answer(&cell.text) || shape(&cell.text) == Some(Shape::Number));
            let spare = [TextKind::Description, TextKind::Detail, TextKind::Note];
            let spare = spare.into_iter().filter(|_| !answers && head(&self.title(column)) != Head::Other);
            let named = kinds[column].filter(|_| !answers);
            let kind = named.into_iter().chain(spare).find(|kind| !taken.contains(kind));
            let kind = kind.or_else(|| {
                let left = [TextKind::Description, TextKind::Detail, TextKind::Note];
                left.into_iter().find(|kind| !answers && code.is_none() && !taken.contains(kind))
            });
            if let Some(kind) = kind {
                taken.push(kind);
                columns[column] = Column::Text(kind);
            }
        }
    }

    /// Whether the cells of a column are names and no sentences.
    fn is_short(&self, column: usize) -> bool {
        self.cells(column).all(|cell| cell.text.len() <= 64 && cell.text.split_whitespace().count() <= 8)
    }
}

/// The status or class that a cell begins with: `429`, `4xx Bad Request`.
pub(super) fn status(cell: &str) -> Option<&str> {
    let first = cell.split([' ', '\u{a0}', '(', ':', ',']).next()?;
    let is_class = first.len() == 3 && first.starts_with(['1', '2', '3', '4', '5']) && first[1..] == *"xx";
    (is_class || first.parse().is_ok_and(is_registered)).then_some(first)
}

/// Whether it is a status that is registered, or that servers send all the same.
fn is_registered(status: u16) -> bool {
    matches!(status, 100..=103 | 200..=208 | 226 | 300..=308 | 400..=418 | 420..=426 | 428..=431 | 440 | 444 | 449..=451
        | 494..=499 | 500..=511 | 520..=530 | 598 | 599)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A column, a letter for each cell: `e`, a code as no text has it, and `E`, one that comes again; `C`, a word in capitals;
    /// `w`, a word, and `m`, one that is marked; `n`, a number; `t`, a status; `s`, a sentence; a space for nothing.
    fn cells(letters: &str) -> Vec<Seen> {
        let cell = |(row, letter): (usize, char)| {
            let unique: String = [row / 26, row % 26].map(|digit| char::from(b'a' + digit as u8)).iter().collect();
            let text = match letter {
                'e' => format!("e_{unique}"),
                'E' => "e_again".to_owned(),
                'C' => unique.to_uppercase(),
                'w' | 'm' => unique,
                'n' => (1000 + row).to_string(),
                't' => "404 Not Found".to_owned(),
                's' => "It is gone, and so on".to_owned(),
                _ => String::new(),
            };
            Seen { text, marked: letter == 'm' }
        };
        letters.chars().enumerate().map(cell).collect()
    }

    /// What the columns of a table hold, each with its head.
    fn columns(columns: &[(&str, &str)], context: bool, around: bool, wanted: &[&str]) -> Columns {
        let head: Vec<String> = columns.iter().map(|(title, _)| (*title).to_owned()).collect();
        let mut cells: Vec<_> = columns.iter().map(|(_, letters)| cells(letters).into_iter()).collect();
        let rows = (0..columns[0].1.len()).map(|_| cells.iter_mut().filter_map(Iterator::next).collect());
        let rows: Vec<Vec<Seen>> = rows.collect();
        let wanted: Vec<String> = wanted.iter().map(|title| (*title).to_owned()).collect();
        Table { head: &head, rows: &rows, context, around, wanted: &wanted }.columns()
    }

    fn position(of: &Columns, wanted: Column) -> Option<usize> {
        let Columns::Of(columns) = of else { return None };
        columns.iter().position(|column| *column == wanted)
    }

    /// Of ten cells, so many on either side of each bound.
    #[test]
    fn a_column_of_codes_is_told_by_its_head_its_cells_and_what_stands_around() {
        let sentences = "ssssssssss";
        // `context`: what is right above speaks of codes; `around`: what is further up does.
        for (title, cells, around, is_code) in [
            ("Code", "eeesssssss", "", true),
            ("Code", "eessssssss", "", false),
            ("Code", "eEEEEEEEEE", "", true),
            ("Code", "EEEEEEEEEE", "", false),
            ("Code", "ssssssssss", "", true),
            ("Code", "          ", "", false),
            ("Error", "eeeeesssss", "", true),
            ("Error", "eeeessssss", "", false),
            ("Error", "eeeeEEEEEE", "", true),
            ("Error", "eeeEEEEEEE", "", false),
            ("Error", "ssssssssss", "", false),
            ("Field", "eeeeeeeeee", "context around texts", false),
            ("Ref", "eeeeeeeeee", "", false),
            ("Ref", "eeeeeeeeee", "context", true),
            ("Ref", "eeeeeeeeee", "around", true),
            ("Ref", "eeeeeeeeee", "status", true),
            ("Ref", "eeeeeeeeee", "texts", true),
            ("Ref", "eeeeeewwww", "texts", true),
            ("Ref", "eeeeewwwww", "texts", false),
            ("Ref", "eeeeeessss", "texts", true),
            ("Ref", "e         ", "texts", false),
            ("Ref", "ee        ", "texts", true),
            ("Ref", "eeeeeeEEEE", "texts", true),
            ("Ref", "eeeeeEEEEE", "texts", false),
            ("Ref", "mmmmmmmmww", "texts", true),
            ("Ref", "mmmmmmmwww", "texts", false),
            ("Ref", "mmmmmmmmww", "", false),
            ("Ref", "CCCCCCssss", "context", true),
            ("Ref", "CCCCCsssss", "context", false),
            ("Ref", "CCCCCCwwww", "context", true),
            ("Ref", "CCCCCwwwww", "context", false),
            ("Ref", "mmmmmmwwww", "around", true),
            ("Ref", "mmmmmwwwww", "around", false),
            ("Ref", "CCCCCCCCCC", "around", false),
            ("Value", "wwwwwwwwww", "context", true),
            ("Value", "wwwwwwwwww", "around", false),
            ("Value", "eeeeeeeeee", "", true),
            ("", "eeeeeeeees", "", true),
            ("", "eeeeeeeess", "", false),
        ] {
            let beside = match (title, around) {
                ("", _) => ("", sentences),
                (_, "status") => ("HTTP status", "tttttttttt"),
                (_, of) if of.contains("texts") => ("Message", sentences),
                _ => ("Area", sentences),
            };
            let found = columns(&[(title, cells), beside], around.contains("context"), around.contains("around"), &[]);
            assert_eq!(position(&found, Column::Code) == Some(0), is_code, "{title} {cells} {around}: {found:?}");
        }
        // A note or a description says nothing of codes, and any other text does.
        for (title, is_code) in [("Message", true), ("Cause", true), ("Note", false), ("Description", false)] {
            let found = columns(&[("Ref", "eeeeeeeeee"), (title, sentences)], false, false, &[]);
            assert_eq!(position(&found, Column::Code) == Some(0), is_code, "{title}: {found:?}");
        }
    }

    #[test]
    fn a_column_of_statuses_is_told_by_its_head_or_by_all_its_cells() {
        for (title, cells, codes, is_status) in [
            ("HTTP status", "ttttttssss", "", true),
            ("HTTP status", "tttttsssss", "", false),
            ("HTTP status", "          ", "", false),
            ("Status", "ttttttssss", "", true),
            ("Ref", "tttttttttt", "", true),
            ("Ref", "ttttttttts", "", false),
            ("Ref", "ttttttttts", "eeeeeessss", true),
            ("Ref", "ttttttttts", "eeeeesssss", false),
            ("Field", "tttttttttt", "eeeeeeeeee", false),
        ] {
            let mut table = vec![(title, cells)];
            table.extend((!codes.is_empty()).then_some(("Error code", codes)));
            let found = columns(&table, false, false, &[]);
            assert_eq!(position(&found, Column::Status) == Some(0), is_status, "{title} {cells} {codes}: {found:?}");
        }
        // Of several, the one that says so; then the fuller one; then the first.
        for (table, first) in [
            ([("Status", "tttttttttt"), ("HTTP", "tttttttttt")], 1),
            ([("Status", "tttttttts "), ("Status", "ttttttttts")], 1),
            ([("Status", "tttttttttt"), ("Status", "tttttttttt")], 0),
        ] {
            let found = columns(&[table[0], table[1], ("Code", "eeeeeeeeee")], false, false, &[]);
            assert_eq!(position(&found, Column::Status), Some(first), "{table:?}: {found:?}");
        }
        // Without codes it is a table of statuses only where they stand first or are called so.
        for (title, is_table) in [("HTTP status", true), ("Ref", false)] {
            let found = columns(&[("Area", "ssssssssss"), (title, "tttttttttt")], false, false, &[]);
            assert_eq!(position(&found, Column::Status) == Some(1), is_table, "{title}: {found:?}");
        }
        assert_eq!(
            columns(&[("Field", "ssssssssss"), ("HTTP status", "tttttttttt")], false, false, &[]),
            Columns::None
        );
    }

    #[test]
    fn of_several_columns_that_may_hold_the_codes_the_likelier_one_does() {
        for (table, code) in [
            ([("Error", "eeeeeeeeee"), ("Code", "eeeeeeeeee")], 1),
            ([("Code", "eeeeesssss"), ("Code", "eeeeeeeees")], 1),
            ([("Code", "eeeeeeEEEE"), ("Code", "eeeeeeeees")], 1),
            ([("Code", "nnnnnsssss"), ("Code", "nnnnnnnnns")], 1),
            ([("Code", "wwwwwwwwww"), ("Error", "eeeeeeeeee")], 0),
            ([("Error", "CCCCCCCCCC"), ("Error", "mmmmmmmmmm")], 1),
            ([("Error", "CCCCCCCCCC"), ("Error", "eeeeeeeeee")], 1),
            ([("Error", "eeeeeeeeee"), ("Error", "eeeeeeeeee")], 0),
            // Where two are called so, and one is no list of codes, nobody need be asked.
            ([("Code", "eeeeeeeeee"), ("Code", "eeeeeeeees")], 0),
            ([("Code", "eeeeeeeeee"), ("Code", "eeeeeeeEEE")], 0),
            ([("Code", "eeeeeeeeee"), ("Code", "eeeeeeee  ")], 0),
        ] {
            let found = columns(&table, false, false, &[]);
            assert_eq!(position(&found, Column::Code), Some(code), "{table:?}: {found:?}");
        }
        for second in ["nnnnnnnnnn", "eeeeeeeeEE", "eeeeeeeee "] {
            let table = [("Code", "eeeeeeeeee"), ("Code 2", second)];
            assert_eq!(columns(&table, false, false, &[]), Columns::Ask(vec![0, 1]), "{second}");
            assert_eq!(position(&columns(&table, false, false, &[" code 2"]), Column::Code), Some(1));
        }
        // What lists the names of other things has codes only where a head says so.
        for (title, code) in [("Error code", Some(1)), ("Error", None)] {
            let found = columns(&[("Field", "wwwwwwwwww"), (title, "eeeeeeeeee")], true, true, &[]);
            assert_eq!(position(&found, Column::Code), code, "{title}: {found:?}");
        }
    }

    /// The texts of a row beside its code, by their heads, by the cells, and by what is taken already.
    #[test]
    fn what_is_left_are_names_texts_and_their_english() {
        use Column::{Code, English, Name, Nothing, Own, Status, Text};
        use TextKind::{Cause, Description, Detail, Meaning, Message, Note, Outcome};
        let long = "It is so, and has been ever since that day, which was a good one.";
        let words = "It is so and has been since a day";
        let cell = |text: &str| Seen { text: text.to_owned(), marked: false };
        for (titles, cells, wanted) in [
            (&["Code", "Message", "Cause"][..], &["E_1", "gone", "a bug"][..], &[Code, Text(Message), Text(Cause)][..]),
            (&["Code", "Message", "Error message"], &["E_1", "gone", "a bug"], &[Code, Text(Message), Own]),
            (
                &["Code", "", "", "", ""],
                &["E_1", "a", "b", "c", "d"],
                &[Code, Text(Description), Text(Detail), Text(Note), Own],
            ),
            (&["Code", "Message", "Area"], &["E_1", "", "—"], &[Code, Nothing, Nothing]),
            // What answers, counts, or has a head of something else is no text.
            (&["Code", "Message", "Area", "Level"], &["E_1", "yes", "3", "high"], &[Code, Own, Own, Own]),
            (
                &["HTTP status", "Level", "Result"],
                &["404", "high", "gone"],
                &[Status, Text(Description), Text(Outcome)],
            ),
            (&["HTTP status", "Level", "Area"], &["404", "yes", "3"], &[Status, Own, Own]),
            // A name is short, and in no other script.
            (&["Code", "Name"], &["E_1", "Gone"], &[Code, Name]),
            (&["Code", "Name"], &["E_1", "닫힘"], &[Code, Text(Description)]),
            (&["Code", "Name"], &["E_1", &long[..64]], &[Code, Text(Description)]),
            (&["Code", "Name"], &["E_1", &long[..65].replace(' ', "_")], &[Code, Text(Description)]),
            (&["Code", "Name"], &["E_1", &long[..64].replace(' ', "_")], &[Code, Name]),
            (&["Code", "Name"], &["E_1", &words[..28]], &[Code, Name]),
            (&["Code", "Name"], &["E_1", words], &[Code, Text(Description)]),
            (&["Code", "Name", "Title"], &["E_1", "Gone", "It is"], &[Code, Name, Text(Description)]),
            (&["HTTP status", "Name"], &["404", "Gone"], &[Status, Text(Description)]),
            // The English of a text is of its kind, or is said to be, and stands beside one in another script.
            (&["Code", "Message", "메시지"], &["E_1", "gone", "없음"], &[Code, English(2), Text(Message)]),
            (&["Code", "Message", "설명"], &["E_1", "gone", "없음"], &[Code, Text(Message), Text(Description)]),
            (
                &["Code", "설명", "English", "의미"],
                &["E_1", "없음", "gone", "닫힘"],
                &[Code, Text(Description), English(1), Text(Meaning)],
            ),
            (
                &["Code", "설명", "비고", "en"],
                &["E_1", "없음", "닫힘", "gone"],
                &[Code, Text(Description), Text(Note), English(2)],
            ),
            (&["Code", "English"], &["E_1", "gone"], &[Code, Text(Description)]),
            (&["Code", "English", "의미"], &["E_1", "closed, 닫힘", "없음"], &[Code, Text(Description), Text(Meaning)]),
        ] {
            let head: Vec<String> = titles.iter().map(|title| (*title).to_owned()).collect();
            let rows = [cells.iter().map(|text| cell(text)).collect::<Vec<_>>()];
            let table = Table { head: &head, rows: &rows, context: false, around: false, wanted: &[] };
            assert_eq!(table.columns(), Columns::Of(wanted.to_vec()), "{titles:?} {cells:?}");
        }
    }

    #[test]
    fn answers_are_no_codes() {
        let cell = |text: &str| Seen { text: text.to_owned(), marked: false };
        let head = ["Error", "Message"].map(str::to_owned);
        for (text, columns) in
            [("yes", Columns::None), ("gone", Columns::Of(vec![Column::Code, Column::Text(TextKind::Message)]))]
        {
            let rows = [vec![cell(text), cell("It is so")]];
            let table = Table { head: &head, rows: &rows, context: false, around: false, wanted: &[] };
            assert_eq!(table.columns(), columns, "{text}");
        }
    }

    #[test]
    fn a_status_is_one_that_is_registered_at_the_beginning_of_a_cell() {
        for (cell, wanted) in [
            ("404", Some("404")),
            ("404 Not Found", Some("404")),
            ("404\u{a0}Not", Some("404")),
            ("404(a)", Some("404")),
            ("404: a", Some("404")),
            ("404, 409", Some("404")),
            ("4xx Bad", Some("4xx")),
            ("1xx", Some("1xx")),
            ("6xx", None),
            ("4xxx", None),
            ("4XX", None),
            ("4040", None),
            ("427", None),
            ("a 404", None),
            ("", None),
        ] {
            assert_eq!(status(cell), wanted, "{cell}");
        }
        let known = (0..1000).filter(|status| is_registered(*status)).count();
        assert_eq!(known, 4 + 9 + 1 + 9 + 19 + 7 + 4 + 1 + 1 + 3 + 6 + 12 + 11 + 2);
    }
}
