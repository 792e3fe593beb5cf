//! A document in, the same facts as another program or another day would have saved them out.

use std::fmt::Write;

/// A way to save a page anew.
pub(crate) type Resave = fn(&str) -> String;

/// Every way, with its name. None of them changes a fact.
pub(crate) const WAYS: [(&str, Resave); 14] = [
    ("as it is", |page| page.to_owned()),
    ("lines that end as on Windows", |page| page.replace('\n', "\r\n")),
    ("wrapped lines", wrapped),
    ("every escape", escaped),
    ("entities", entities),
    ("smart white space", smart_space),
    ("other bullets", |page| page.replace("\n* ", "\n- ").replace("\n   * ", "\n  + ")),
    ("padded tables", |page| tables(page, padded)),
    ("bare tables", |page| tables(page, bare)),
    ("columns the other way round", |page| tables(page, reversed)),
    ("tables in HTML", |page| tables(page, html)),
    ("all in HTML", |page| all_html(page, false)),
    ("all in HTML on one line", |page| all_html(page, true)),
    ("lines above and below", |page| {
        let (matter, rest) =
            page.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")).unwrap_or(("", page));
        let matter = if matter.is_empty() { String::new() } else { format!("---\n{matter}\n---\n") };
        format!("{matter}Home\n\nA new menu\n\n{rest}\n\nImprint\n")
    }),
];

/// A table: its head and rows, each of cells.
type Table = Vec<Vec<String>>;

/// Lines of a page: a table, or a line, which may be of code.
enum Part {
    Table(Table, bool),
    Line(String),
    Code(String),
}

fn parts(page: &str) -> Vec<Part> {
    let lines: Vec<&str> = page.lines().collect();
    let is_rule = |line: &str| line.contains("--") && line.contains('|') && line.chars().all(|c| "|-: ".contains(c));
    let (mut parts, mut at, mut fence) = (Vec::new(), 0, false);
    let mut braces = 0_i32;
    while at < lines.len() {
        let line = lines[at];
        if line.starts_with("```") {
            fence = !fence;
            parts.push(Part::Code(line.to_owned()));
        } else if fence || braces > 0 || line.ends_with('{') {
            if !fence {
                braces += line.matches('{').count() as i32 - line.matches('}').count() as i32;
            }
            parts.push(Part::Code(line.to_owned()));
        } else if line.contains('|') && lines.get(at + 1).is_some_and(|next| is_rule(next)) {
            let mut table = vec![cells(line, '|')];
            at += 2;
            while at < lines.len() && lines[at].contains('|') {
                table.push(cells(lines[at], '|'));
                at += 1;
            }
            parts.push(Part::Table(table, true));
            continue;
        } else if line.contains('\t') {
            let mut table = vec![cells(line, '\t')];
            at += 1;
            while at < lines.len() {
                if lines[at].contains('\t') {
                    table.push(cells(lines[at], '\t'));
                } else if lines[at].is_empty() && lines.get(at + 1).is_some_and(|next| !next.is_empty()) {
                    let last = table.last_mut().and_then(|row| row.last_mut()).unwrap();
                    *last = format!("{last}<br>{}", lines[at + 1]);
                    at += 1;
                } else {
                    break;
                }
                at += 1;
            }
            parts.push(Part::Table(table, false));
            continue;
        } else {
            parts.push(Part::Line(line.to_owned()));
        }
        at += 1;
    }
    parts
}

fn cells(line: &str, mark: char) -> Vec<String> {
    let line = line.trim();
    let inner = line.strip_prefix(mark).unwrap_or(line);
    let inner = inner.strip_suffix(mark).unwrap_or(inner);
    inner.split(mark).map(|cell| cell.trim().to_owned()).collect()
}

fn page(parts: Vec<Part>, table: impl Fn(&Table) -> String) -> String {
    let mut page = String::new();
    for part in parts {
        match part {
            Part::Table(rows, _) => page.push_str(&table(&rows)),
            Part::Line(line) | Part::Code(line) => writeln!(page, "{line}").unwrap(),
        }
    }
    page
}

/// All tables in another form; those between tabs become tables between pipes.
fn tables(text: &str, form: fn(&Table) -> String) -> String {
    page(parts(text), |table| format!("\n{}\n", form(table)))
}

fn row(cells: impl Iterator<Item = String>) -> String {
    format!("| {} |\n", cells.collect::<Vec<_>>().join(" | "))
}

fn padded(table: &Table) -> String {
    let mut text = row(table[0].iter().map(|cell| format!("{cell:<40}")));
    text += &format!("|{}\n", ":--------------------:|".repeat(table[0].len()));
    table[1..].iter().for_each(|cells| text += &row(cells.iter().map(|cell| format!("   {cell:<40}"))));
    text
}

fn bare(table: &Table) -> String {
    let line = |cells: &Vec<String>| format!("{}\n", cells.join("|"));
    let rule = format!("{}\n", vec!["-"; table[0].len()].join("|"));
    line(&table[0]) + &rule + &table[1..].iter().map(line).collect::<String>()
}

fn reversed(table: &Table) -> String {
    let mut text = row(table[0].iter().rev().cloned());
    text += &format!("|{}\n", "---|".repeat(table[0].len()));
    table[1..].iter().for_each(|cells| text += &row(cells.iter().rev().cloned()));
    text
}

/// A cell as HTML: what Markdown marks is marked by elements.
fn html_text(cell: &str) -> String {
    let mut text = String::new();
    let mut code = false;
    let mut letters = cell.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' if letters.peek().is_some_and(char::is_ascii_punctuation) => text.extend(letters.next()),
            '`' => {
                code = !code;
                text += if code { "<code>" } else { "</code>" };
            }
            '<' => text += "&lt;",
            '*' if letters.peek() == Some(&'*') => {}
            '*' => {}
            _ => text.push(letter),
        }
    }
    while let Some((before, rest)) = text.split_once("[!DNL ") {
        let (inner, after) = rest.split_once(']').unwrap();
        text = format!("{before}<span>{inner}</span>{after}");
    }
    while let Some((before, rest)) = text.split_once("](") {
        let (start, inner) = before.rsplit_once('[').unwrap();
        let (target, after) = rest.split_once(')').unwrap();
        text = format!("{start}<a href=\"{target}\">{inner}</a>{after}");
    }
    text
}

fn html(table: &Table) -> String {
    let mut text = "<table class=\"wide\">\n<thead><tr>".to_owned();
    table[0].iter().for_each(|cell| text += &format!("<th>{}</th>", html_text(cell)));
    text += "</tr></thead>\n<tbody>\n";
    for cells in &table[1..] {
        text += "<tr>\n";
        for cell in cells {
            let paragraphs: String = cell.split("<br>").map(|part| format!("<p>{}</p>", html_text(part))).collect();
            let cell = if cell.contains("<br>") { paragraphs } else { html_text(cell) };
            text += &format!("  <td>{cell}</td>\n");
        }
        text += "</tr>\n";
    }
    text + "</tbody>\n</table>\n"
}

fn all_html(text: &str, one_line: bool) -> String {
    let text = match text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")) {
        // Front matter becomes a head, of which nothing but the title is usual.
        Some((_, rest)) => rest,
        None => text,
    };
    let mut page =
        "<!DOCTYPE html>\n<html><head><title>x</title><script>var a = '<table>';</script></head><body>\n".to_owned();
    let mut fence = false;
    for part in parts(text) {
        match part {
            Part::Table(table, _) => page += &if one_line { html(&table).replace('\n', "") } else { html(&table) },
            Part::Line(line) if line.is_empty() => {}
            Part::Line(line) => {
                let line = line.trim_start().trim_start_matches("* ").trim_start_matches("- ");
                let heading = line.trim_start_matches('#');
                let heading = if heading.len() < line.len() { heading.split(" {#").next().unwrap() } else { heading };
                page += &format!("<p>{}</p>", html_text(heading.trim()));
                page += if one_line { "" } else { "\n" };
            }
            Part::Code(line) if line.starts_with("```") => {
                fence = !fence;
                page += if fence { "<pre><code>" } else { "</code></pre>\n" };
            }
            Part::Code(line) if fence => page += &format!("{}\n", line.replace('&', "&amp;").replace('<', "&lt;")),
            Part::Code(line) => {
                page += &format!("<pre>{}</pre>\n", line.replace('&', "&amp;").replace('<', "&lt;"));
            }
        }
    }
    page + "</body></html>\n"
}

/// Long lines of text broken at spaces, whatever Markdown thinks of it.
fn wrapped(text: &str) -> String {
    let wrap = |line: &str| {
        let (mut out, mut length) = (String::new(), 0);
        for word in line.split(' ') {
            if length > 30 && !out.ends_with(['[', '!']) && !word.is_empty() {
                out.push('\n');
                length = 0;
            } else if !out.is_empty() {
                out.push(' ');
            }
            out += word;
            length += word.chars().count() + 1;
        }
        out
    };
    let matter = text.strip_prefix("---\n").and_then(|rest| rest.find("\n---\n")).map_or(0, |end| end + 9);
    let mut page = text[..matter].to_owned();
    for part in parts(&text[matter..]) {
        match part {
            Part::Line(line) if line.starts_with(['#', '|']) => writeln!(page, "{line}").unwrap(),
            Part::Line(line) => writeln!(page, "{}", wrap(&line)).unwrap(),
            Part::Code(line) => writeln!(page, "{line}").unwrap(),
            Part::Table(table, true) => page += &padded(&table),
            Part::Table(table, false) => {
                for cells in table {
                    let (last, first) = cells.split_last().unwrap();
                    first.iter().for_each(|cell| page += &format!("{cell}\t"));
                    let paragraphs: Vec<String> = last.split("<br>").map(wrap).collect();
                    writeln!(page, "{}", paragraphs.join("\n\n")).unwrap();
                }
            }
        }
    }
    page
}

/// Text and cells with every sign escaped that may be; code and front matter are left alone.
fn escaped(text: &str) -> String {
    changed(text, |line| {
        let (mut out, mut code) = (String::new(), false);
        let letters: Vec<char> = line.chars().collect();
        for (at, letter) in letters.iter().enumerate() {
            let before = at.checked_sub(1).map(|at| letters[at]);
            let after = letters.get(at + 1);
            code ^= *letter == '`';
            let inside = before.is_some_and(char::is_alphanumeric) && after.is_some_and(|c| c.is_alphanumeric());
            if !code && inside && "_.-+~".contains(*letter) {
                out.push('\\');
            }
            out.push(*letter);
        }
        out
    })
}

fn entities(text: &str) -> String {
    changed(text, |line| {
        let mut code = false;
        let mut count = 0;
        line.chars()
            .map(|letter| {
                code ^= letter == '`';
                count += usize::from(!letter.is_ascii());
                match letter {
                    '\'' if !code => "&apos;".to_owned(),
                    '·' => "&middot;".to_owned(),
                    _ if !letter.is_ascii() && !code && count % 3 == 0 => format!("&#x{:X};", u32::from(letter)),
                    _ => letter.to_string(),
                }
            })
            .collect()
    })
}

fn smart_space(text: &str) -> String {
    changed(text, |line| {
        let mut count = 0;
        line.chars()
            .map(|letter| {
                count += usize::from(letter == ' ');
                match letter {
                    ' ' if count % 3 == 0 => "\u{a0}".to_owned(),
                    ' ' if count % 5 == 0 => " \u{200b} ".to_owned(),
                    _ => letter.to_string(),
                }
            })
            .collect()
    })
}

/// Text and cells changed by a function; code, rules, and the marks at the beginning of a line are left alone.
fn changed(text: &str, change: impl Fn(&str) -> String) -> String {
    let matter = text.strip_prefix("---\n").and_then(|rest| rest.find("\n---\n")).map_or(0, |end| end + 9);
    let mut page = text[..matter].to_owned();
    for part in parts(&text[matter..]) {
        match part {
            Part::Line(line) => {
                let bare = line.trim_start_matches(['#', '*', '-', ' ']);
                let bare = if line.starts_with("**") { line.as_str() } else { bare };
                let (text, anchor) = bare.split_at(bare.find(" {#").unwrap_or(bare.len()));
                writeln!(page, "{}{}{anchor}", &line[..line.len() - bare.len()], change(text)).unwrap();
            }
            Part::Code(line) => writeln!(page, "{line}").unwrap(),
            Part::Table(table, true) => {
                let table: Table = table.iter().map(|cells| cells.iter().map(|cell| change(cell)).collect()).collect();
                page += &reversed(&table.iter().map(|cells| cells.iter().rev().cloned().collect()).collect());
            }
            Part::Table(table, false) => {
                for cells in table {
                    let cells: Vec<String> = cells.iter().map(|cell| change(cell).replace("<br>", "\n\n")).collect();
                    writeln!(page, "{}", cells.join("\t")).unwrap();
                }
            }
        }
    }
    page
}
