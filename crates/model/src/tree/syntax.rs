//! The parser's error in, a diagnostic in our words out: the rule, the place, and the remedy.

use std::ops::Range;

use granit_parser::{ErrorKind, ScanError};

use super::DEPTH;
use super::builder::{Builder, tab_in_indentation};
use crate::diagnostic::{Diagnostic, excerpt};
use crate::rule::Rule;
use crate::source::Span;

/// The complaint about what the parser could not read; `builder` knows what came before.
pub(super) fn complaint(error: &ScanError, builder: &Builder<'_>) -> Diagnostic {
    let text = builder.text();
    let mut at = error.marker().byte_offset().unwrap_or_else(|| builder.end()).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    match error.kind() {
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabAtBlockScalarStart
        | ErrorKind::TabInPlainScalar
        | ErrorKind::InvalidBlockEntryWhitespace
        | ErrorKind::InvalidMappingValueWhitespace => tab(at, builder),
        ErrorKind::BomInsideDocument => {
            Diagnostic::new(Rule::ByteOrderMark, character(at, builder), "a byte order mark stands inside the file")
                .help("delete it: it is left over from joining files")
        }
        ErrorKind::UnexpectedCharacter { character: found } if found.is_control() => {
            let at = text[at..].find(*found).map_or(at, |offset| at + offset);
            let message = format!("the control character U+{:04X} stands in the file", u32::from(*found));
            Diagnostic::new(Rule::InvisibleCharacter, character(at, builder), message).help("delete it")
        }
        ErrorKind::RecursionLimitExceeded => {
            let message = format!("lists and mappings nest deeper than {DEPTH} levels");
            Diagnostic::new(Rule::Syntax, character(at, builder), message).help("no spec needs more than a dozen")
        }
        ErrorKind::UnclosedQuotedScalar
        | ErrorKind::InvalidQuotedScalarIndent
        | ErrorKind::DocumentIndicatorInQuotedScalar => {
            let open = text[builder.end()..].find(['"', '\'']).map_or(at, |offset| builder.end() + offset);
            Diagnostic::new(Rule::Syntax, character(open, builder), "this quote is not closed")
                .help("close it on the same line; a text of several lines stands in a block that begins with `|-`")
        }
        ErrorKind::InvalidTrailingSingleQuotedScalar | ErrorKind::InvalidTrailingDoubleQuotedScalar => {
            let (message, help) = words(error.kind());
            let complaint = Diagnostic::new(Rule::Syntax, character(at, builder), message).help(help);
            match text.get(builder.end()..at).and_then(|text| text.find(['"', '\''])) {
                Some(open) => complaint.also(character(builder.end() + open, builder), "the quote opens here"),
                None => complaint,
            }
        }
        ErrorKind::MappingValueNotAllowed | ErrorKind::InvalidColonPlacement if builder.multiline_plain().is_some() => {
            multiline_plain(at, builder.multiline_plain().unwrap_or_default(), builder)
        }
        ErrorKind::InvalidIndentation | ErrorKind::ExpectedBlockMappingKey | ErrorKind::SimpleKeyExpected
            if closed_before(at, builder).is_some() =>
        {
            let open = closed_before(at, builder).unwrap_or(at);
            let bracket = &text[open..=open];
            let line = text[open..].lines().next().unwrap_or_default();
            let message = format!("a text cannot begin with `{bracket}`: it ends at the bracket that closes it");
            let quote = if line.contains(['"', '\\']) { '\'' } else { '"' };
            Diagnostic::new(Rule::Syntax, character(open, builder), message)
                .also(character(at, builder), "this is no part of it")
                .help(format!("put the text in quotes: `{quote}{}{quote}`", excerpt(line.trim_end())))
        }
        ErrorKind::SimpleKeyExpected if text[at..].lines().next().is_some_and(|line| line.contains('：')) => {
            let colon = text[at..].find('：').map_or(at, |offset| at + offset);
            Diagnostic::new(Rule::Syntax, character(colon, builder), "this wide colon is no colon")
                .help("write `: `, a common colon and a space, after a field's name")
        }
        kind => {
            let (message, help) = words(kind);
            let complaint = Diagnostic::new(Rule::Syntax, character(at, builder), message).help(help);
            match builder.bracket() {
                Some(open) if open != at => complaint.also(character(open, builder), "opened here"),
                _ => complaint,
            }
        }
    }
}

/// Where the bracket opens that closes just before `at` on the same line.
fn closed_before(at: usize, builder: &Builder<'_>) -> Option<usize> {
    let text = builder.text();
    let line = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let before = text[line..at].trim_end();
    let value = before.find(": ").map_or(0, |colon| colon + 2);
    let value = value + before[value..].len() - before[value..].trim_start_matches([' ', '-']).len();
    (before[value..].starts_with(['[', '{']) && before.ends_with([']', '}'])).then_some(line + value)
}

/// The complaint about a field that is read as the end of the text before it.
fn multiline_plain(at: usize, before: Range<usize>, builder: &Builder<'_>) -> Diagnostic {
    let first = builder.text()[before.clone()].lines().next().unwrap_or_default();
    let complaint =
        Diagnostic::new(Rule::Syntax, character(at, builder), "this line is read as a part of the text before it")
            .also(builder.span(before.start..before.start + first.len()), "the text begins here");
    match first.split_once(':') {
        Some((name, value)) => {
            complaint.help(format!("write a space after the colon: `{}: {}`", excerpt(name), excerpt(value)))
        }
        None => complaint.help("begin all fields of a mapping in the same column"),
    }
}

/// The problem and the remedy, for errors that need no more than words.
fn words(kind: &ErrorKind) -> (String, &'static str) {
    let (message, help) = match kind {
        ErrorKind::MappingValueNotAllowed | ErrorKind::MappingKeyNotAllowed => (
            "a colon begins a value where none may stand",
            "put a text that holds `: ` in quotes; begin all fields of a mapping in the same column",
        ),
        ErrorKind::SimpleKeyExpected => (
            "this line is neither a field nor the rest of a text",
            "write `name: value`; a name is followed by a colon and a space, and a long text stands in a block that begins with `|-`",
        ),
        ErrorKind::ExpectedBlockMappingKey | ErrorKind::InvalidIndentation | ErrorKind::InvalidFlowScalarIndent => (
            "the indentation fits no mapping that is open here",
            "begin all fields of a mapping in the same column, deeper than the field that holds it",
        ),
        ErrorKind::ExpectedBlockSequenceEntry | ErrorKind::BlockSequenceEntryNotAllowed => (
            "a list and something else share one place",
            "begin every element of a list with `- ` in the same column, on a line of its own",
        ),
        ErrorKind::BlockEntryInFlowCollection => (
            "`- ` begins an element inside brackets",
            "part the elements with commas, or write the whole list with `- `",
        ),
        ErrorKind::ExpectedFlowMappingSeparator
        | ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::UnexpectedEofImplicitFlowMapping => (
            "a comma or `}` is missing",
            "close the brace; in braces, put a text that holds `,`, `{`, `}`, `[`, `]` or `: ` in quotes",
        ),
        ErrorKind::ExpectedFlowSequenceSeparator
        | ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::InvalidColonPlacement => (
            "a comma or `]` is missing",
            "close the bracket; in brackets, put a text that holds `,`, `{`, `}`, `[`, `]` or `: ` in quotes",
        ),
        ErrorKind::FlowMappingValueAdjacentCollection => {
            ("a space is missing after the colon", "write `name: […]` or `name: {…}`")
        }
        ErrorKind::MismatchedFlowCollectionEnd { open, close } => {
            return (format!("`{close}` closes what `{open}` opened"), "close each bracket with its own kind");
        }
        ErrorKind::MisplacedFlowCollectionEnd => {
            ("a bracket closes what nothing opened", "delete it, or put the text that holds it in quotes")
        }
        ErrorKind::UnclosedFlowCollection { open } => {
            return (format!("`{open}` is not closed"), "close it, or put the text that holds it in quotes");
        }
        ErrorKind::UnexpectedCharacter { character: '`' } => {
            ("a text cannot begin with a back-quote", "put the text in quotes")
        }
        ErrorKind::UnexpectedCharacter { character } => {
            return (format!("a text cannot begin with `{}`", character.escape_default()), "put the text in quotes");
        }
        ErrorKind::PlainScalarStartsWithDashFlowIndicator => ("a text cannot begin so", "put the text in quotes"),
        ErrorKind::InvalidTrailingSingleQuotedScalar => (
            "the text goes on behind its closing quote",
            "inside single quotes write `''` for a quote; put the whole text in quotes",
        ),
        ErrorKind::InvalidTrailingDoubleQuotedScalar => (
            "the text goes on behind its closing quote",
            "inside double quotes write `\\\"` for a quote; put the whole text in quotes",
        ),
        ErrorKind::UnknownQuotedScalarEscape
        | ErrorKind::InvalidQuotedScalarHexEscape
        | ErrorKind::InvalidLowSurrogateHexEscape
        | ErrorKind::InvalidLowSurrogate
        | ErrorKind::MissingLowSurrogate
        | ErrorKind::UnpairedLowSurrogate
        | ErrorKind::InvalidUnicodeEscape => (
            "a backslash in double quotes begins no escape that YAML knows",
            "write `\\\\` for a backslash, or use single quotes, where a backslash is itself",
        ),
        ErrorKind::CommentNotSeparated | ErrorKind::CommentInterceptedScalar | ErrorKind::ExpectedWhitespace => (
            "a comment or a space stands where it cannot",
            "put a space before `#`; put a text that holds ` #` in quotes",
        ),
        ErrorKind::InvalidBlockScalarHeader | ErrorKind::ZeroBlockScalarIndent => (
            "a text follows the head of a block on the same line",
            "begin the text on the next line, or put it in quotes if it begins with `|` or `>`",
        ),
        ErrorKind::InvalidBlockScalarIndent => {
            ("a line of the block is indented less than its first", "indent every line of a block alike")
        }
        ErrorKind::MissingAnchorOrAliasName => ("`&` or `*` begins no text", "put the text in quotes"),
        ErrorKind::ExpectedTagBang
        | ErrorKind::InvalidGlobalTagCharacter
        | ErrorKind::InvalidTagTerminator
        | ErrorKind::MissingTagUri
        | ErrorKind::UnclosedVerbatimTag
        | ErrorKind::InvalidTagEscape
        | ErrorKind::InvalidTagUtf8LeadingByte
        | ErrorKind::InvalidTagUtf8TrailingByte
        | ErrorKind::InvalidTagUtf8
        | ErrorKind::UndeclaredTagHandle => ("`!` begins a tag, and no text", "put the text in quotes"),
        ErrorKind::DirectiveDisallowed => ("`%` begins a directive", "leave it out: a spec is YAML 1.2 as it stands"),
        _ => ("this is not YAML", "look for a quote, a bracket or an indentation that went wrong just before it"),
    };
    (message.to_owned(), help)
}

/// The complaint about the tab nearest to `at`, with the number of lines that begin with one after it.
fn tab(at: usize, builder: &Builder<'_>) -> Diagnostic {
    let text = builder.text();
    let line = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let before = text[line..at].find('\t').map(|offset| line + offset);
    let place = before.or_else(|| text[at..].find('\t').map(|offset| at + offset)).unwrap_or(at);
    let more = text[place..].lines().skip(1).filter(|line| line.starts_with('\t')).count();
    let complaint = tab_in_indentation(character(place, builder));
    match more {
        0 => complaint,
        1 => complaint.help("indent with spaces; one more line begins with a tab"),
        _ => complaint.help(format!("indent with spaces; {more} more lines begin with a tab")),
    }
}

/// The place of the character at `at`; at the end of the text, of its end.
fn character(at: usize, builder: &Builder<'_>) -> Span {
    let len = builder.text()[at..].chars().next().filter(|found| *found != '\n').map_or(0, char::len_utf8);
    builder.span(at..at + len)
}
