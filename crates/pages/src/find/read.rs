//! What somebody pasted in, its tokens out: what each says, what stands before it, and whose name it is.

use super::fold::{TABLE, is_space, is_word, loose, low, plain};
use super::index::Index;
use std::collections::BTreeMap;

/// What stands before a token says what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Nothing does.
    None,
    /// Of a code: `code`, `"errorCode":`.
    Code,
    /// Of a status: `HTTP`, `status=`.
    Status,
    /// Of anything else: `offset:`.
    Other,
}

/// A word, a code, a number: what no white space and no bracket parts.
#[derive(Debug)]
pub(super) struct Token {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) text: String,
    pub(super) low: String,
    pub(super) loose: String,
    pub(super) role: Role,
    /// Whether `:` or `=` binds it to what stands before.
    pub(super) is_bound: bool,
    pub(super) is_quoted: bool,
    /// Whether it is a part of the name of a provider.
    pub(super) is_named: bool,
}

/// A text that was pasted.
#[derive(Debug)]
pub(super) struct Reading {
    pub(super) letters: Vec<char>,
    pub(super) low: Vec<char>,
    pub(super) tokens: Vec<Token>,
    /// The providers that are named in it.
    pub(super) providers: Vec<usize>,
    /// The tokens that are looked for: neither the name of a provider nor a word such as `error`.
    pub(super) rest: Vec<usize>,
}

/// The longest name of a provider, in tokens.
const LONGEST_NAME: usize = 8;

impl Reading {
    pub(super) fn new(text: &str, index: &Index) -> Self {
        let letters = plain(text);
        let low: Vec<char> = letters.iter().map(|letter| self::low(*letter)).collect();
        let mut reading =
            Self { tokens: tokens(&letters, &low), letters, low, providers: Vec::new(), rest: Vec::new() };
        reading.name(&index.providers);
        let named: Vec<usize> = (0..reading.tokens.len()).filter(|at| !reading.tokens[*at].is_named).collect();
        let is_noise = |at: &usize| TABLE.noise.contains(&reading.tokens[*at].loose);
        reading.rest = named.iter().copied().filter(|at| !is_noise(at)).collect();
        if reading.rest.is_empty() {
            reading.rest = named;
        }
        reading
    }

    /// The only token that is looked for.
    pub(super) fn whole(&self) -> Option<usize> {
        match self.rest.as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }

    /// Finds the names of providers, the longest first.
    fn name(&mut self, providers: &[Vec<String>]) {
        let mut known: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (provider, names) in providers.iter().enumerate() {
            for name in names {
                known.entry(name).or_default().push(provider);
            }
        }
        let count = self.tokens.len();
        let mut at = 0;
        while at < count {
            let mut next = at + 1;
            for end in (at + 1..=count.min(at + LONGEST_NAME)).rev() {
                let letters = &self.letters[self.tokens[at].from..self.tokens[end - 1].to];
                let Some(found) = names(letters, end - at).iter().find_map(|name| known.get(name.as_str())) else {
                    continue;
                };
                // `HTTP status` is the name of something else where more follows.
                let is_label = |name: &String| TABLE.status.contains(name) || TABLE.noise.contains(name);
                if is_label(&loose(&mut letters.iter().copied())) && end - at < count {
                    continue;
                }
                self.providers.extend(found);
                self.tokens[at..end].iter_mut().for_each(|token| token.is_named = true);
                next = end;
                break;
            }
            at = next;
        }
        self.providers.sort_unstable();
        self.providers.dedup();
    }
}

/// What letters may be the name of: as they are, and without what Korean puts behind a noun.
fn names(letters: &[char], count: usize) -> Vec<String> {
    let mut names = vec![loose(&mut letters.iter().copied())];
    if count == 1 && letters.last().is_some_and(|last| ('가'..='힣').contains(last)) {
        let text: String = letters.iter().collect();
        let bare = TABLE.particles.iter().filter_map(|particle| text.strip_suffix(particle.as_str()));
        names.extend(bare.map(|name| loose(&mut name.chars())));
    }
    names
}

fn tokens(letters: &[char], low: &[char]) -> Vec<Token> {
    let is_break = |at: usize| {
        let letter = letters[at];
        is_space(letter) || TABLE.breaks.contains(letter) || (letter == ':' && !joins(letters, at))
    };
    let mut tokens: Vec<Token> = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        if is_break(at) {
            at += 1;
            continue;
        }
        let from = at;
        while at < letters.len() && !is_break(at) {
            at += 1;
        }
        let mut to = at;
        while to > from && TABLE.ends.contains(letters[to - 1]) {
            to -= 1;
        }
        if to == from {
            continue;
        }
        let before = tokens.last();
        let between = before.map_or(&letters[..0], |before| &letters[before.to..from]);
        let is_bound = between.contains(&':') || between.contains(&'=');
        let label = before.map_or("", |before| before.loose.as_str());
        let is = |labels: &[String]| labels.iter().any(|of| of == label);
        let role = match () {
            () if is(&TABLE.code) => Role::Code,
            () if is(&TABLE.status) => Role::Status,
            () if is_bound => Role::Other,
            () => Role::None,
        };
        let quotes = |at: Option<&char>| at.is_some_and(|letter| TABLE.quotes.contains(*letter));
        tokens.push(Token {
            from,
            to,
            text: letters[from..to].iter().collect(),
            low: low[from..to].iter().collect(),
            loose: loose(&mut letters[from..to].iter().copied()),
            role,
            is_bound,
            is_quoted: from > 0 && quotes(letters.get(from - 1)) && quotes(letters.get(to)),
            is_named: false,
        });
    }
    tokens
}

/// Whether a colon is a part of a path, an address or a time of day.
fn joins(letters: &[char], at: usize) -> bool {
    let is = |at: Option<usize>, of: char| at.and_then(|at| letters.get(at)).is_some_and(|letter| *letter == of);
    let is_digit = |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(char::is_ascii_digit);
    let (before, after) = (at.checked_sub(1), Some(at + 1));
    is(before, ':')
        || is(after, ':')
        || (is(after, '/') && is(Some(at + 2), '/'))
        || (is_digit(before) && is_digit(after))
}

/// Whether a token is a word and nothing else, which may stand in any sentence.
pub(super) fn is_plain_word(text: &[char]) -> bool {
    text.iter().all(|letter| is_word(*letter) && !letter.is_ascii_digit())
}
