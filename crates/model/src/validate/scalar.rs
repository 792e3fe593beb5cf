//! Scalars against the shapes of scalars.

use super::text::TextPolicy;
use super::wanted::{self, Wanted};
use super::{Checker, meant, text};
use crate::diagnostic::{Diagnostic, excerpt};
use crate::language::ValueType;
use crate::parse;
use crate::rule::Rule;
use crate::text::character::is_invisible;
use crate::text::language::{self, is_tag};
use crate::text::similar::suggest;
use crate::text::synonym::synonym;
use crate::tree::{Node, Scalar};

impl Checker<'_> {
    /// Holds a scalar against the ty of a scalar. A `key` is named by the mapping it stands in.
    pub(super) fn scalar(&mut self, ty: &'static ValueType, scalar: &Scalar, name: &str, key: bool) {
        if scalar.is_null() && !key {
            return match ty {
                ValueType::Bool | ValueType::Count => {
                    self.wrong_type(Wanted::of(ty), &Node::Scalar(scalar.clone()), name)
                }
                _ => self.nothing(Rule::EmptyText, scalar, name),
            };
        }
        let written = || excerpt(&scalar.text);
        match ty {
            ValueType::Text => self.text(scalar, name, TextPolicy::Text, key),
            ValueType::Prose => self.text(scalar, name, TextPolicy::Prose, key),
            ValueType::Verbatim => self.text(scalar, name, TextPolicy::Verbatim, key),
            ValueType::Token => self.token(scalar, name, false),
            ValueType::Code => self.code(scalar, name),
            ValueType::Snake if !parse::is_snake(&scalar.text) => {
                self.name(scalar, "snake_case", meant::snake(&scalar.text))
            }
            ValueType::Pascal if !parse::is_pascal(&scalar.text) => {
                self.name(scalar, "PascalCase", meant::pascal(&scalar.text))
            }
            ValueType::Pointer if !parse::is_pointer(&scalar.text) => self.flaw(
                Rule::BadPointer,
                scalar,
                format!("`{}` is no JSON pointer", written()),
                &write(
                    meant::pointer(&scalar.text),
                    "write a slash before each member, `*` for every element: `/errors/*/field`",
                ),
            ),
            ValueType::Sha256 if !parse::is_sha256(&scalar.text) => self.flaw(
                Rule::BadDigest,
                scalar,
                format!("`{}` is no SHA-256", written()),
                "write the 64 lower-case hexadecimal digits that `sha256sum` prints for the file",
            ),
            ValueType::Count if !scalar.plain || parse::count(&scalar.text).is_none() => {
                let mut wanted = Wanted::of(ty);
                if parse::count(&scalar.text).is_some() {
                    wanted.example.clone_from(&scalar.text);
                }
                self.wrong_type(wanted, &Node::Scalar(scalar.clone()), name);
            }
            ValueType::Bool if !scalar.plain || parse::boolean(&scalar.text).is_none() => {
                self.boolean(ty, scalar, name)
            }
            ValueType::Status if !scalar.plain || parse::status(&scalar.text).is_none() => self.status(scalar),
            ValueType::StatusPattern => self.status_pattern(scalar),
            ValueType::Language if !is_tag(&scalar.text) => {
                let help = match language::meant(&scalar.text) {
                    Some(tag) => format!("write `{tag}`"),
                    None => "write two or three letters, and a region where it matters: `ko`, `pt-BR`".to_owned(),
                };
                self.flaw(Rule::BadLanguage, scalar, format!("`{}` is no tag of a language", written()), &help);
            }
            ValueType::Translations => self.text(scalar, name, TextPolicy::Prose, key),
            ValueType::Range => {
                if let Err(problem) = parse::range(&scalar.text) {
                    self.flaw(
                        Rule::BadRange,
                        scalar,
                        format!("`{}` is no range: {problem}", written()),
                        &write(meant::range(&scalar.text), "write the least integer first: `-9999..-1`"),
                    );
                }
            }
            ValueType::Word(words) => self.word(words, scalar, name),
            _ => {}
        }
    }

    /// A text: not empty, no number, and clean.
    fn text(&mut self, scalar: &Scalar, name: &str, hygiene: TextPolicy, key: bool) {
        if scalar.text.trim().is_empty() {
            return self.nothing(Rule::EmptyText, scalar, name);
        }
        if scalar.plain && !key && wanted::is_typed(&scalar.text) {
            let message = format!("`{}` is the bare value `{}`, and a text is wanted", excerpt(name), scalar.text);
            return self.flaw(Rule::WrongType, scalar, message, &format!("put it in quotes: `\"{}\"`", scalar.text));
        }
        let is_verbatim = self.is_translation || (self.is_verbatim && hygiene == TextPolicy::Text);
        let hygiene = if is_verbatim { TextPolicy::Verbatim } else { hygiene };
        for complaint in text::complaints(&scalar.text, hygiene) {
            let span = self.part(scalar, &complaint.part);
            self.report(Diagnostic::new(complaint.rule, span, complaint.message).help(complaint.help));
        }
    }

    /// A code: a token that may have single spaces inside.
    fn code(&mut self, scalar: &Scalar, name: &str) {
        let text = scalar.text.as_str();
        let is_stray = text.starts_with(' ') || text.ends_with(' ') || text.contains("  ");
        if is_stray && !text.trim().is_empty() {
            let message = format!("the code `{}` has a space at an end, or two in a row", excerpt(text));
            let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
            return self.flaw(Rule::StraySpace, scalar, message, &format!("write `{}`", excerpt(&words.join(" "))));
        }
        self.token(scalar, name, true);
    }

    /// A token: neither empty nor with a space, unless it may have some, or an invisible character in it.
    fn token(&mut self, scalar: &Scalar, name: &str, may_have_spaces: bool) {
        let is_bad = |found: &char| found.is_whitespace() || is_invisible(*found);
        let bad = scalar.text.chars().find(|found| is_bad(found) && !(may_have_spaces && *found == ' '));
        let written = excerpt(&scalar.text);
        match bad {
            None if scalar.text.is_empty() => self.nothing(Rule::EmptyText, scalar, name),
            None => {}
            Some(' ') => {
                let message = format!("`{written}` holds a space");
                self.flaw(Rule::BadToken, scalar, message, "write it without; a name or an address has none");
            }
            Some(found) => {
                let message = format!("`{written}` holds the character U+{:04X}", u32::from(found));
                self.flaw(
                    Rule::BadToken,
                    scalar,
                    message,
                    "delete it; a name or an address holds visible characters only",
                );
            }
        }
    }

    fn name(&mut self, scalar: &Scalar, style: &str, suggestion: Option<String>) {
        let message = format!("`{}` is not in {style}", excerpt(&scalar.text));
        let help = match (suggestion, style) {
            (Some(name), _) => format!("write `{}`", excerpt(&name)),
            (None, "PascalCase") => "name it by its meaning, in English: `RateLimited`".to_owned(),
            (None, _) => "use lower-case letters, digits and `_`: `rate_limit`".to_owned(),
        };
        self.flaw(Rule::BadName, scalar, message, &help);
    }

    fn boolean(&mut self, ty: &'static ValueType, scalar: &Scalar, name: &str) {
        let meant = match scalar.text.to_ascii_lowercase().as_str() {
            "true" | "yes" | "on" | "y" | "1" => "true",
            "false" | "no" | "off" | "n" | "0" => "false",
            _ => return self.wrong_type(Wanted::of(ty), &Node::Scalar(scalar.clone()), name),
        };
        let quotes = if scalar.plain { "" } else { " in quotes" };
        let message = format!("`{}` is `{}`{quotes}, and `true` or `false` is wanted", excerpt(name), scalar.text);
        self.flaw(Rule::WrongType, scalar, message, &format!("write `{}: {meant}`", excerpt(name)));
    }

    fn status(&mut self, scalar: &Scalar) {
        let written = excerpt(&scalar.text);
        let octal = scalar.text.strip_prefix("0o").and_then(|digits| u16::from_str_radix(digits, 8).ok());
        let hexadecimal = scalar.text.strip_prefix("0x").and_then(|digits| u16::from_str_radix(digits, 16).ok());
        let (message, help) = if parse::status(&scalar.text).is_some() {
            (format!("the status `{written}` stands in quotes"), format!("write the bare number: `{written}`"))
        } else if let Some(meant) = octal.or(hexadecimal).filter(|status| (100..=599).contains(status)) {
            (format!("the status `{written}` has a base prefix"), format!("write it in decimal: `{meant}`"))
        } else if parse::integer(&scalar.text).is_some() {
            (format!("`{written}` is no HTTP status"), "a status is a whole number from 100 to 599".to_owned())
        } else if parse::status_pattern(&scalar.text).is_ok() {
            let help = "write one status, such as `429`; what is said of a whole class stands under `statuses`";
            (format!("`{written}` is a class, and one status is wanted"), help.to_owned())
        } else {
            let help = write(meant::status(&scalar.text), "write a whole number from 100 to 599, such as `429`");
            (format!("`{written}` is no HTTP status"), help)
        };
        self.flaw(Rule::BadStatus, scalar, message, &help);
    }

    fn status_pattern(&mut self, scalar: &Scalar) {
        let written = excerpt(&scalar.text);
        match parse::status_pattern(&scalar.text) {
            Ok(_) if !scalar.plain && parse::status(&scalar.text).is_some() => {
                let message = format!("the status `{written}` stands in quotes");
                self.flaw(Rule::BadStatusPattern, scalar, message, &format!("write the bare number: `{written}`"));
            }
            Ok(_) => {}
            Err(problem) => {
                let message = if problem.starts_with(&format!("`{written}`")) {
                    problem
                } else {
                    format!("`{written}` names no statuses: {problem}")
                };
                let help = write(meant::status_pattern(&scalar.text), "write `429`, `4xx`, or `5xx except 502 503`");
                self.flaw(Rule::BadStatusPattern, scalar, message, &help);
            }
        }
    }

    fn word(&mut self, words: &[(&'static str, &'static str)], scalar: &Scalar, name: &str) {
        /// A longer list helps nobody.
        const SHOWN: usize = 12;
        if words.iter().any(|(word, _)| *word == scalar.text) {
            return;
        }
        let message = format!("`{}` is no word for `{}`", excerpt(&scalar.text), excerpt(name));
        let all = || words.iter().map(|(word, _)| *word);
        let help = match synonym(&scalar.text, all()).or_else(|| suggest(&scalar.text, all())) {
            Some(meant) => {
                let meaning = words.iter().find(|(word, _)| *word == meant).map_or("", |(_, meaning)| meaning);
                format!("did you mean `{meant}` ({meaning})?")
            }
            None if words.len() <= SHOWN => {
                let all: Vec<String> = all().map(|word| format!("`{word}`")).collect();
                format!("it is one of {}", all.join(", "))
            }
            None => "`specs/README.md` lists the words with their meanings".to_owned(),
        };
        self.flaw(Rule::UnknownWord, scalar, message, &help);
    }

    fn flaw(&mut self, rule: Rule, scalar: &Scalar, message: String, help: &str) {
        self.report(Diagnostic::new(rule, scalar.span, message).help(help));
    }
}

/// The value that was meant, or else what such values are.
fn write(meant: Option<impl std::fmt::Display>, otherwise: &str) -> String {
    meant.map_or_else(|| otherwise.to_owned(), |meant| format!("write `{meant}`"))
}
