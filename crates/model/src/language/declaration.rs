//! The declaration of the language: every object and every field, once.
//!
//! ```text
//! Object "name" "what it is" {
//!     @key field: Value = "its key in the mapping that it stands in";
//!     @evidence Section;
//!     field: Kind = "what it holds";
//!     field as "spelled": Kind = "…";
//! }
//! ```
//!
//! From this come the structs of the spec with their reader and their walk (`spec/objects.rs`), the description that
//! `validate.rs`, the schema and the legend use, and, for the objects that the catalogue has field by field (all but those
//! `by_hand`), the structs of the catalogue with their resolution (`catalog/objects.rs`). Those that generated code has
//! field by field too (`resolved`) are written there by the same declaration. What a kind of field is, in each of these,
//! says `kind.rs`. The others are taken apart field by field, in `resolve/` and in the compiler, and there rustc names the
//! field that was forgotten.

use super::Field;
use super::kind::{FactList, facts};

macro_rules! lists {
    ($($(#[$doc:meta])* $List:ident [$($fact:ident)*])*) => {$(
        $(#[$doc])*
        #[derive(Debug)]
        pub enum $List {}

        impl FactList for $List {
            const FIELDS: &'static [Field] = &facts([$(stringify!($fact),)*]);
        }
    )*};
}

// Which facts an object may have, in the order a spec should write them.
lists! {
    /// Those of rows and groups.
    OfRows [
        status severity origin title cause message meaning description detail remedy note recovery wait effect
        deprecated_by
    ]
    /// Those of a further meaning: what is said of the code itself stands beside the first.
    OfMeanings [
        status severity origin title cause message meaning description detail remedy note recovery wait effect
    ]
    /// Those of statuses and their classes.
    OfStatuses [
        label outcome meaning description detail remedy note recovery wait effect severity origin
    ]
    /// Those of types of error.
    OfTypes [origin severity description effect]
}

/// Calls a macro with the whole declaration.
#[doc(hidden)]
#[macro_export]
macro_rules! objects {
    ($emit:ident) => {
        $emit! {
            facts {
                #[derive(Default)]
                Facts "facts" "what is known of a code, a status or a type" {
                    status: Fact<Status> = "the HTTP status of the response";
                    #[cfg_attr(feature = "serde", serde(with = "crate::catalog::form::texts"))]
                    texts: Texts = "texts, at most one of a kind, in the order of their kinds";
                    recovery: Recovery = "what brings a failed call back: alternatives in the document's order, each a sequence of steps, or `{is: steps, because: …}` where one has evidence of its own";
                    wait: Waiting = "how long to wait before a retry";
                    effect: Fact<Word<Effect>> = "what became of the request";
                    severity: Fact<Word<Severity>> = "how much of the request it stops";
                    origin: Fact<Word<Origin>> = "whose side it comes from";
                    deprecated_by: Fact<Code> = "the code of the same table to use instead, while this one still works";
                }
            }

            assembled {
                StatusRule "status rule" "what is said of an HTTP status or a class of them" {
                    @key pattern: Statuses, line = "the statuses";
                    @evidence Section;
                    facts: FactsOf<OfStatuses> = "what is known; `status` is never set";
                }

                ErrorType "error type" "a type of error that the document names but no response carries" {
                    @key name: Pascal, line = "its name in the document";
                    @evidence Section;
                    statuses: Fact<SomeStatuses> = "the statuses it may come with";
                    occurs: Fact<Text> = "when it occurs";
                    facts: FactsOf<OfTypes> = "what is known; `status` is never set";
                }

                Class "class" "what is said of all codes that have something in common, listed or not" {
                    @key codes: Code, line = "the codes: what texts begin with, `40*`, or integers from the least to the greatest, `-32099..-32000`";
                    @evidence Section;
                    name: Must<Plain<Pascal>> = "its name, by meaning";
                    facts: FactsOf<OfMeanings> = "what is known of a code of it that is not listed; a listed one takes from it what to do, where its row and its group are silent";
                }

                Body "body" "the shape of a response body" {
                    @key id: Snake = "its name in the spec";
                    @evidence Section;
                    when as "sent": Fact<Prose> = "when it is sent, in our words";
                    media: Fact<Token> = "its media type";
                    severity: Fact<Word<Severity>> = "the severity that the shape itself tells";
                    fields: Must<Map<spec::BodyField>> = "its members, by JSON pointer";
                    examples: List<spec::Example> = "the document's examples";
                }
            }

            resolved {
                SeverityRule "severity" "what the document says of one severity" {
                    @key severity: Word<Severity> = "the severity";
                    @evidence Section;
                    says: Must<Plain<Prose>> = "what it does, in our words";
                    quote: Plain<Text> = "the document's own word for it";
                    statuses: Fact<SomeStatuses> = "the statuses of a response that carries it";
                }

                Header "header" "a response header" {
                    @key name: Token = "its name, as the document writes it";
                    @evidence Section;
                    role: Must<Fact<Word<HeaderRole>>> = "what it tells";
                    of: Fact<Word<Allowance>> = "which allowance it speaks of";
                    per: Fact<Word<Period>> = "the period the allowance is counted over";
                    format: Fact<Word<Format>> = "how its value is written";
                    unit: Fact<Prose> = "what its number counts, in our words: `requests`";
                    description: Fact<Text> = "the document's text about it";
                    table: Fact<Snake> = "for a code, the table whose codes it carries; of which table it is the code itself tells, where none is named";
                    presence: Fact<Word<Presence>> = "whether it is in every response";
                    when as "sent": Fact<Prose> = "when it is sent, in our words";
                }

                BodyField "member" "a member of a body" {
                    @key pointer: Pointer = "where it stands: `/meta/requestId`, `/errors/*/field`";
                    @evidence Section;
                    role: Must<Fact<Word<FieldRole>>> = "what it is";
                    ty as "type": Must<Fact<Word<JsonType>>> = "its JSON type";
                    of: Fact<Token> = "for an array, the JSON type or the body of its elements";
                    table: Fact<Snake> = "for a code, the table whose codes it carries; of which table it is the code itself tells, where none is named";
                    leads: Fact<Bool> = "`true` on that one of several codes in an object whose advice counts: the others fill in what it is silent on";
                    presence: Fact<Word<Presence>> = "whether it is always there";
                    format: Fact<Word<Format>> = "how its value is written";
                    zone: Fact<Token> = "the offset from UTC that times are written in: `+09:00`";
                    description: Fact<Text> = "the document's text about it";
                }

                Example "example" "an example of a body" {
                    @evidence Section;
                    status: Fact<Status> = "the HTTP status it came with";
                    text: Must<Plain<Verbatim>> = "the body, as the document has it";
                }

                Support "support" "how to ask the provider for help" {
                    @evidence Section;
                    attach: Fact<Words<FieldRole>> = "the ids to attach to a question";
                    ask: Fact<Token> = "where to ask";
                    says: Plain<Prose> = "what the document says of it, in our words";
                }

                Note "note" "a statement of the document in our words, or one of ours that its readers need" {
                    @evidence Statement;
                    says: Must<Plain<Prose>> = "what it says";
                    concerns: Many<Scalar> = "codes, statuses, types, headers or members it bears on";
                }
            }

            by_hand {
                Spec "spec" "one provider's codes, transcribed from its documents" {
                    source: File = "the file it was read from";
                    provider: Must<Plain<Snake>> = "the module's name, equal to the file's";
                    title: Fact<Prose> = "what to call it";
                    names: Fact<Names> = "what else it is called, in any language: by these, its module and its title a search knows it";
                    language: Plain<Language> = "the language of the quoted texts, as a BCP 47 tag: `ko`; `en` if absent";
                    translations: Many<Language> = "the languages that every quoted text is translated into, in `phrases`: `[en, ja]`";
                    docs: Plain<Token> = "the base address of problem types, if you publish one; the code follows, behind a slash";
                    sources: Map<spec::Document> = "the documents that facts are cited from, by the short name that citations use; a spec that cites none needs no evidence";
                    tables: Map<Spanned<spec::Table>> = "the tables of codes, by name";
                    statuses: Map<spec::StatusRule> = "what is said of HTTP statuses: `429`, `4xx`, `5xx except 502 503`";
                    types: Map<spec::ErrorType> = "types of error that the document names but no response carries";
                    severities: Map<spec::SeverityRule> = "what the document says of each severity";
                    headers: Map<spec::Header> = "the response headers, by name";
                    bodies: Map<spec::Body> = "the shapes of response bodies, by name";
                    support: One<spec::Support> = "how to ask the provider for help";
                    conflicts: List<Spanned<spec::Conflict>> = "where the document contradicts itself, or cannot mean what it says";
                    remarks: List<Spanned<spec::Note>> = "what is odd in the document without contradicting it: a spelling, an ambiguity, a text that two rows share";
                    notes: List<Spanned<spec::Note>> = "anything else the document states, in our words, and what its readers have to know beside it";
                    prose: One<spec::Wording> = "the language of our own words, and their translations";
                    phrases: Phrases = "every quoted text in the languages of `translations`: its translation where that is one, or `{en: …, ja: …}`";
                }

                Wording "prose" "in which languages our own words stand: reasons, notes, whatever is said and not quoted" {
                    language: Plain<Language> = "the language that they are written in where they stand; `en` if absent";
                    translations: Many<Language> = "the languages that all of them are translated into: `[ko]`";
                    phrases: Phrases = "each of them in those languages: its translation where that is one, or `{ko: …, ja: …}`";
                }

                Document "document" "a document that facts are cited from" {
                    @key id: Token = "its short name in citations: `001` in `001:66`";
                    file: Must<Plain<Token>> = "the file's name in the folder of sources";
                    sha256: Must<Plain<Sha256>> = "SHA-256 of the file";
                    lines: Must<Plain<Count>> = "how many lines it has, so that a citation beyond its end is found without it";
                    title: Fact<Text> = "its title";
                    url: Fact<Token> = "where it is published";
                    date: Fact<Token> = "its date, or the date of the copy";
                    metadata: Metadata = "other facts that it states about itself, by its names for them";
                    skipped: Skipped = "lines that hold no fact, by reason";
                }

                Conflict "conflict" "a contradiction, or a text that cannot mean what it says" {
                    @evidence Lines;
                    about: Must<Plain<Prose>> = "what disagrees";
                    follow: Must<Plain<Prose>> = "what we follow";
                    because: Must<Plain<Prose>> = "why";
                    concerns: Many<Scalar> = "codes, statuses, types, headers or members it bears on";
                }

                Table "table" "a table of codes: one enum" {
                    @key id: Snake = "its name in the spec: `errors`";
                    @evidence Lines;
                    enum_name as "enum": Must<Plain<Pascal>> = "the enum's name";
                    title: Fact<Text> = "its title in the document";
                    kind: Plain<Word<TableKind>> = "what its rows are; `errors` if absent";
                    open: Plain<Bool> = "`true` makes the enum `#[non_exhaustive]`: codes may be added in a minor version";
                    lookup: Plain<Word<LookupKind>> = "how codes are looked up; `auto` if absent";
                    key: KeyOf = "what its codes look like; text if absent";
                    names: Plain<Word<NameSource>> = "where the names of the variants come from: `written` in each row if absent";
                    require: Many<Word<FactName>> = "facts that every row has; the accessors of the status and of texts then return the value and not an `Option`";
                    columns: Columns = "columns of its own, each with the type of its values, or with more about it in braces";
                    params: Params = "parameters that texts of its rows may have, each with its type; a row has those that its texts use";
                    verbatim: Plain<Bool> = "`true`: the texts of its rows and their translations stand as they are, with whatever looks like markup, and with every space";
                    groups: Groups = "the rows; those given without a group stand in a group of their own";
                    classes: Map<spec::Class> = "what is said of codes that are not listed, by what they have in common: never a variant";
                }

                Column "column" "a column that a table declares for itself" {
                    @key id: Snake = "its name, which its accessor has too";
                    ty as "type": Plain<Word<ColumnType>> = "the type of its values; `text` if absent";
                    optional: Plain<Bool> = "`true`: a row may leave it out, and its accessor gives an `Option`, or of a list an empty one";
                    list: Plain<Bool> = "`true`: a row has any number of values, and its accessor gives a slice";
                    enum_name as "enum": Plain<Pascal> = "the name of the enum that its words become";
                    words: WordSet = "the only values it has, each with its meaning: its accessor then gives a variant of the enum, named from the word as from a code";
                }

                #[derive(Default)]
                Key "key" "what the codes of a table look like" {
                    ty as "type": Plain<Word<KeyType>> = "the type of the code; `text` if absent";
                    base: Plain<Word<Base>> = "how integers are written; `decimal` if absent";
                    prefix: Fact<Token> = "what every code begins with, and codes of other systems do not";
                    range: Fact<Range> = "the integers that may be codes of this system: `-9999..-1`, `0x80070000..0x8007FFFF`";
                    pattern: Fact<Token> = "the structure of every code: `EXEG-{series:4}-{status:3}`, in each brace a name, how many characters, and which, if they are no digits: `{class:2:A-Z0-9}`";
                    uri: Fact<Token> = "the URI that a code also travels in: `https://example.com/errors/{code}`";
                }

                Group "group" "rows under one heading, and what it says of all of them" {
                    @evidence Section;
                    facts: FactsOf<OfRows> = "facts that every row has unless it says otherwise";
                    rows as "codes": Must<Map<spec::Row>> = "the rows, by code";
                }

                Row "code" "one code and what is known of it" {
                    @key code: Code = "the code as it goes over the wire";
                    @evidence Section;
                    name: Plain<Pascal> = "the variant's name, by meaning; it may be left out where the table takes names from codes";
                    aliases: Many<Code> = "other spellings that mean the same code";
                    retired: One<Spanned<spec::Retired>> = "set on a code that is no longer in use: a published code is never removed";
                    since: Plain<Token> = "the version that brought it";
                    links: Many<Token> = "where to read more";
                    columns: Cells = "values of the table's own columns";
                    params: Params = "what a program fills in: `{limit}` in its texts and in their translations, `limit: integer` here; a brace around anything else is a part of the text";
                    verbatim: Plain<Bool> = "`true`: its texts and their translations stand as they are, with whatever looks like markup, and with every space";
                    facts: FactsOf<OfRows> = "what is known of it";
                    also: List<spec::Meaning> = "further meanings, where the document lists the code more than once";
                }

                Meaning "meaning" "a further meaning of a code" {
                    @evidence Section;
                    when: One<Spanned<spec::When>> = "what has to hold of the response for the code to mean this; with a `status` under that one only. What tells more of the response counts before what tells less, and where neither stands, it is for people to read";
                    facts: FactsOf<OfMeanings> = "what is different about it";
                }

                Retired "retired" "a tombstone" {
                    since: Must<Plain<Token>> = "the version that retired it";
                    replacement: Plain<Code> = "the code to use instead";
                    because: Plain<Prose> = "why there is none";
                }

                Wait "wait" "how long to wait" {
                    @evidence OfFact;
                    kind as "is": WaitWord = "the kind of wait; if absent `seconds` or `member` where one is given, and else `header`";
                    seconds: Plain<Count> = "so many seconds";
                    members as "member": OneOrMore<Pointer> = "the members of the body that say how long, by JSON pointer: seconds, unless a `format` says otherwise; the latest of them and of the headers counts";
                    headers as "header": OneOrMore<Token> = "the headers that say how long: the latest counts, and `Retry-After` without being named; each is described under `headers`";
                }

                When "condition" "what has to hold of a response" {
                    header: Plain<Token> = "the response has this header, which is described under `headers`";
                    member: Plain<Pointer> = "or its body has this member, and it is not null; it is described under `bodies`";
                    value as "is": Plain<Scalar> = "and this is its value, to the letter; without it, any";
                }
            }
        }
    };
}
