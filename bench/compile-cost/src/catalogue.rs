//! A size goes in, a made-up catalogue of so many codes comes out, and the same as a spec.

use std::collections::BTreeMap;
use std::fmt::Write;

/// One code.
pub struct Row {
    /// `TOKEN.EXPIRED.17`
    pub code: String,
    /// `TokenExpired17`
    pub name: String,
    /// The HTTP status.
    pub status: u16,
    /// What went wrong; no other row says the same.
    pub message: String,
    /// What to do; some rows say the same.
    pub remedy: String,
}

/// The statuses, a group each.
const STATUSES: [u16; 10] = [400, 401, 403, 404, 409, 422, 429, 500, 502, 503];

/// The rows, by status.
pub fn rows(size: usize) -> Vec<Row> {
    let keys = keys::Style::Dotted.keys(size).into_iter().enumerate();
    let rows = keys.map(|(place, code)| {
        let words = code.to_lowercase().replace(['.', '_'], " ");
        let (subject, number) = words.rsplit_once(' ').unwrap_or((&words, ""));
        let message = format!("The request was refused because of its {subject} (case {number})");
        let remedy = format!("Look up the {} in the console and send the request again", first(subject));
        Row { name: pascal(&code), status: STATUSES[place * STATUSES.len() / size], code, message, remedy }
    });
    rows.collect()
}

/// What a spec says beside the codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// What a team writes down itself: English only, on its own authority.
    Plain,
    /// What is transcribed from a document: Korean, with its English and the lines of each code.
    Cited,
}

/// The rows as a spec, of the provider `made_up`.
pub fn spec(rows: &[Row], style: Style) -> String {
    let mut out = "provider: made_up\n".to_owned();
    if style == Style::Cited {
        let (digest, lines) = ("0123456789abcdef".repeat(4), rows.len() + 1);
        let _ = writeln!(
            out,
            "language: ko\ntranslations: [en]\nsources: {{ guide: {{ file: guide.txt, sha256: {digest}, lines: {lines} }} }}"
        );
    }
    out += "tables:\n  errors:\n    enum: Code\n    require: [status, message, remedy]\n    groups:\n";
    let mut phrases = BTreeMap::new();
    let mut line = 1;
    for group in rows.chunk_by(|before, after| before.status == after.status) {
        let at = if style == Style::Cited { "        at: 1\n" } else { "" };
        let status = group[0].status;
        let _ = writeln!(
            out,
            "      - status: {status}\n{at}        recovery: [[wait, retry]]\n        wait: {{ is: soon }}\n        codes:"
        );
        for row in group {
            let _ = writeln!(out, "          {}:\n            name: {}", row.code, row.name);
            let (message, remedy) = match style {
                Style::Plain => (row.message.clone(), row.remedy.clone()),
                Style::Cited => {
                    line += 1;
                    let _ = writeln!(out, "            at: {line}");
                    row.korean()
                }
            };
            let _ = writeln!(out, "            message: {message}\n            remedy: {remedy}");
            phrases.extend([(message, &row.message), (remedy, &row.remedy)]);
        }
    }
    if style == Style::Cited {
        out += "phrases:\n";
        for (korean, english) in phrases {
            let _ = writeln!(out, "  {korean}: {english}");
        }
    }
    out
}

impl Row {
    /// The message and the remedy, as a document might have them.
    fn korean(&self) -> (String, String) {
        let code = self.code.to_lowercase().replace(['.', '_'], " ");
        let message = format!("{code} 문제로 요청이 거절되었습니다");
        let remedy = format!("콘솔에서 {} 항목을 확인한 후 다시 요청하세요", first(&code));
        (message, remedy)
    }
}

fn first(words: &str) -> &str {
    words.split(' ').next().unwrap_or(words)
}

/// `TokenExpired17` of `TOKEN.EXPIRED.17`
fn pascal(code: &str) -> String {
    let words = code.split(['.', '_']);
    words.map(|word| format!("{}{}", &word[..1], word[1..].to_lowercase())).collect()
}
