//! A catalogue in, what people might paste out: every name of it, hidden in lines of logs, in JSON and in addresses, written
//! wrong, and what nobody would write.

use codetable_model::catalog::Catalog;

/// What a name is hidden in. `{}` is a name, `{p}` a provider, `{s}` a status, `{t}` a piece of a text.
const AROUND: [&str; 22] = [
    "{}",
    "{}",
    "{}",
    "{\"code\":{},\"msg\":\"{t}\"}",
    "{\"error\":{\"code\":\"{}\",\"status\":{s}}}",
    "\"code\":{}",
    "code={}",
    "code: {}, offset: {s}",
    "{p} {}",
    "{p}에서 {} {t}",
    "ERROR 2025-01-01T10:15:00Z {p} {} traceId=ab12",
    "HTTP {s} {}",
    "HTTP/1.1 {s}\nRetry-After: 3\n\n{\"code\":\"{}\"}",
    "https://api.example/v1/errors/{}",
    "https://ns.adobe.com/aep/errors/{}?x=1",
    "Err({})",
    "[{}, {}]",
    "{}::{}",
    "`{}`: {t}.",
    "{t}",
    "{t} {t}",
    "{s} {p}",
];

/// Letters that fold, join, break or turn a text.
const LETTERS: [&str; 40] = [
    "-", "−", "－", "_", ".", ":", "::", "/", "//", "=", "\"", "'", "“", "(", "]", "{", ",", ";", "|", " ", "\n",
    "\u{a0}", "０", "１", "0", "00", "7", "a", "Z", "é", "İ", "ß", "토", "ㅋ", "값", "①", "😀", "\u{200b}", "\u{301}",
    "Ａ",
];

/// Numbers that look random and are the same in every run.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % most.max(1)
    }

    fn of<'a>(&mut self, all: &'a [String]) -> &'a str {
        if all.is_empty() { "" } else { &all[self.below(all.len())] }
    }
}

/// So many pastes.
pub(crate) fn pastes(catalog: &Catalog, count: usize, dice: &mut Dice) -> Vec<String> {
    let mut names = Vec::new();
    let mut texts = vec!["재시도".to_owned(), "send again".to_owned(), "timed out".to_owned(), String::new()];
    let mut providers = vec![String::new()];
    for provider in &catalog.providers {
        providers.push(provider.name.clone());
        providers.extend(provider.title.iter().map(|title| title.value.source.clone()));
        for table in &provider.tables {
            for row in &table.rows {
                names.push(row.code.to_string());
                names.extend(row.aliases.iter().map(ToString::to_string));
                names.push(row.name.clone());
                names.push(format!("{}::{}::{}", provider.name, table.enum_name, row.name));
                texts.extend(
                    row.facts
                        .texts
                        .iter()
                        .flat_map(|(_, fact)| [fact.value.source.clone(), fact.value.english().to_owned()]),
                );
            }
        }
        names.extend(provider.headers.iter().map(|header| header.name.clone()));
        names.extend(provider.types.iter().map(|of| of.name.clone()));
        names.extend(provider.statuses.iter().map(|rule| rule.pattern.to_string()));
    }
    (0..count).map(|_| paste(&names, &texts, &providers, dice)).collect()
}

fn paste(names: &[String], texts: &[String], providers: &[String], dice: &mut Dice) -> String {
    let mut text = AROUND[dice.below(AROUND.len())].to_owned();
    while text.contains("{}") {
        let name = changed(dice.of(names), dice);
        text = text.replacen("{}", &name.replace('{', "("), 1);
    }
    while text.contains("{p}") {
        text = text.replacen("{p}", &dice.of(providers).replace('{', "("), 1);
    }
    while text.contains("{s}") {
        let status = [200, 400, 401, 404, 418, 429, 500, 503, 504, 599, 600, 42][dice.below(12)];
        text = text.replacen("{s}", &status.to_string(), 1);
    }
    while text.contains("{t}") {
        let letters: Vec<char> = dice.of(texts).chars().collect();
        let from = dice.below(letters.len() / 2 + 1);
        let piece: String =
            letters.iter().skip(from).take(1 + dice.below(40)).filter(|letter| **letter != '{').collect();
        text = text.replacen("{t}", &piece, 1);
    }
    if dice.below(6) == 0 { changed(&text, dice) } else { text }
}

/// A name as it is, in other capitals, with other signs, or with a few letters left out, added or swapped.
fn changed(name: &str, dice: &mut Dice) -> String {
    let mut letters: Vec<String> = name.chars().map(String::from).collect();
    match dice.below(8) {
        0..=2 => {}
        3 => letters.iter_mut().for_each(|letter| *letter = letter.to_lowercase()),
        4 => letters
            .iter_mut()
            .filter(|letter| "._-".contains(letter.as_str()))
            .for_each(|letter| *letter = " ".to_owned()),
        _ => {
            for _ in 0..=dice.below(3) {
                let at = dice.below(letters.len() + 1);
                match dice.below(4) {
                    0 if at < letters.len() => drop(letters.remove(at)),
                    1 if at + 1 < letters.len() => letters.swap(at, at + 1),
                    2 if at < letters.len() => letters[at] = LETTERS[dice.below(LETTERS.len())].to_owned(),
                    _ => letters.insert(at, LETTERS[dice.below(LETTERS.len())].to_owned()),
                }
            }
        }
    }
    letters.concat()
}
