//! A size goes in, a made-up catalogue of so many codes comes out: what a team writes down of its own service.

use std::fmt::Write;

use keys::Style;

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
    let keys = Style::Dotted.keys(size).into_iter().enumerate();
    let rows = keys.map(|(place, code)| {
        let words = code.to_lowercase().replace(['.', '_'], " ");
        let (subject, number) = words.rsplit_once(' ').unwrap_or((&words, ""));
        let message = format!("The request was refused because of its {subject} (case {number})");
        let remedy = format!("Look up the {} in the console and send the request again", first(subject));
        Row { name: pascal(&code), status: STATUSES[place * STATUSES.len() / size], code, message, remedy }
    });
    rows.collect()
}

/// The rows as a spec, of the provider `made_up`.
pub fn spec(rows: &[Row]) -> String {
    let mut out = "provider: made_up\ntables:\n  errors:\n    enum: Code\n    require: [status, message, remedy]\n    \
                   groups:\n"
        .to_owned();
    for group in rows.chunk_by(|before, after| before.status == after.status) {
        let _ = writeln!(
            out,
            "      - status: {}\n        ways: [[wait, retry]]\n        wait: {{ is: soon }}\n        codes:",
            group[0].status
        );
        for Row { code, name, message, remedy, .. } in group {
            let _ = write!(
                out,
                "          {code}:\n            name: {name}\n            message: {message}\n            remedy: \
                 {remedy}\n"
            );
        }
    }
    out
}

fn first(words: &str) -> &str {
    words.split(' ').next().unwrap_or(words)
}

/// `TokenExpired17` of `TOKEN.EXPIRED.17`
fn pascal(code: &str) -> String {
    let words = code.split(['.', '_']);
    words.map(|word| format!("{}{}", &word[..1], word[1..].to_lowercase())).collect()
}
