//! The words of a page in, those out that are written like a code or a header and that the spec does not know.

use std::collections::BTreeSet;

use super::Comparison;
use super::row_match::is_code;
use crate::audit::entity::EntityKind;
use codetable_model::spec::Spec;

/// How the names of a spec are written.
struct Spellings<'a> {
    prefixes: Vec<&'a str>,
    /// Whether its codes are written like `RATE_LIMIT`.
    capitals: bool,
}

impl Comparison<'_> {
    /// Tells of each such word once, unless a finding shows its place already.
    pub(super) fn report_unknown_words(&mut self, spec: &Spec, text: &str) {
        let spellings = Spellings::of(spec);
        let mut known: BTreeSet<&str> = words(text).collect();
        let mut unknown = Vec::new();
        for (index, segment) in self.page.segments.iter().enumerate() {
            for word in words(&segment.text).filter(|word| spellings.has(word)) {
                // What is known is looked for first: an escaped page may be long.
                if known.insert(word) && !self.reported[index] {
                    unknown.push((index, word.to_owned()));
                }
            }
        }
        for (segment, word) in unknown {
            self.report_unknown(segment, &word);
        }
    }
}

impl<'a> Spellings<'a> {
    fn of(spec: &'a Spec) -> Self {
        let mut prefixes: Vec<&str> = Vec::new();
        let (mut codes, mut capitals) = (0, 0);
        for table in &spec.tables {
            prefixes.extend(table.key.prefix.iter().map(|prefix| prefix.value.value.as_str()));
            let pattern = table.key.pattern.as_ref().and_then(|pattern| pattern.value.value.split('{').next());
            prefixes.extend(pattern);
            for row in table.groups.iter().flat_map(|group| &group.rows) {
                codes += 1;
                capitals += usize::from(is_capitals(&row.code.value));
            }
        }
        // The first part of a header is what a provider's headers have in common.
        let first = spec.headers.iter().filter_map(|header| header.name.value.split_inclusive('-').next());
        prefixes.extend(first.filter(|part| part.ends_with('-') && part.len() < 6 && *part == part.to_uppercase()));
        prefixes.retain(|prefix| prefix.len() > 1);
        Self { prefixes, capitals: capitals * 4 > codes * 3 }
    }

    fn has(&self, word: &str) -> bool {
        let of_family = |prefix: &&str| word.strip_prefix(*prefix).is_some_and(|rest| rest.len() > 1);
        (self.capitals && is_capitals(word)) || (is_code(word) && self.prefixes.iter().any(of_family))
    }
}

/// `RATE_LIMIT`
fn is_capitals(word: &str) -> bool {
    word.contains('_')
        && word.starts_with(|first: char| first.is_ascii_uppercase())
        && !word.ends_with('_')
        && word.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_')
}

/// Runs of letters that a name may be made of.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let of_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-');
    text.split(move |c| !of_name(c)).map(|word| word.trim_matches(['.', '-'])).filter(|word| !word.is_empty())
}

impl Comparison<'_> {
    /// What a strange word is most like.
    pub(super) fn kind_of(&self, word: &str) -> EntityKind {
        let header = self.entities.iter().filter(|entity| entity.kind == EntityKind::Header);
        let mut first = header.flat_map(|entity| &entity.keys).filter_map(|key| key.split('-').next());
        if word.contains('-') && first.any(|part| word.split('-').next() == Some(part)) {
            return EntityKind::Header;
        }
        EntityKind::Code
    }
}

#[cfg(test)]
mod tests {
    use super::{is_capitals, words};

    #[test]
    fn words_are_runs_of_letters_and_marks_of_names() {
        let text = "See `RATE_LIMIT`, card.declined. (X-Id) - 없음 -a- .";
        assert_eq!(words(text).collect::<Vec<_>>(), ["See", "RATE_LIMIT", "card.declined", "X-Id", "a"]);
        for (word, of_capitals) in [
            ("RATE_LIMIT", true),
            ("E_1", true),
            ("RATE", false),
            ("_RATE", false),
            ("RATE_", false),
            ("1_A", false),
            ("RATE_limit", false),
            ("A-B_C", false),
        ] {
            assert_eq!(is_capitals(word), of_capitals, "{word}");
        }
    }
}
