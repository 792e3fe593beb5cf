//! Every rule a spec is held to: its id, and why it exists. Each has a reject test of its id's name.

macro_rules! rules {
    ($($(# $section:literal)? $variant:ident = $id:literal: $why:literal,)*) => {
        /// A rule that a spec, or a document beside it, can break.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule {
            $(#[doc = $why] $variant,)*
        }

        impl Rule {
            /// Every rule, in the order of the stages that hold it.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The stable id that diagnostics print in brackets.
            #[must_use]
            pub fn id(self) -> &'static str {
                match self { $(Self::$variant => $id,)* }
            }

            /// Why the rule exists, in one sentence.
            #[must_use]
            pub fn why(self) -> &'static str {
                match self { $(Self::$variant => $why,)* }
            }
        }
    };
}

rules! {
    // Reading the file.
    UnreadableFile = "unreadable-file": "a spec that cannot be read would silently take its codes with it",
    NotUtf8 = "not-utf8": "YAML is Unicode; guessing an encoding would garble the texts",
    ByteOrderMark = "byte-order-mark": "YAML readers disagree on a byte order mark, and some lose the first key to it",
    Tab = "tab": "YAML allows no tab in indentation, and nobody sees the difference",
    Syntax = "syntax": "what is not YAML says nothing",
    SeveralDocuments = "several-documents": "one file is one provider; most readers drop every document but one",
    Anchor = "anchor": "a fact is written once, where it belongs; an alias hides where it comes from",
    Tag = "tag": "the language has its own types; a tag changes a value without being seen",
    DuplicateKey = "duplicate-key": "most YAML readers keep the last of two equal keys without a word, and a code vanishes",

    // The shape of every value.
    UnknownField = "unknown-field": "a misspelt field would be a fact that nobody reads",
    MissingField = "missing-field": "the field has no default that would be right",
    WrongType = "wrong-type": "a value of another type than the field's is a slip",
    UnknownWord = "unknown-word": "the word is not one of the closed set",
    EmptyText = "empty-text": "nothing is left blank to fill a cell: what a document does not say is left out",
    Placeholder = "placeholder": "what holds the place of a text that is still to come would be shown to people as the text",
    BadStatus = "bad-status": "an HTTP status is a whole number from 100 to 599 without quotes or a base prefix",
    BadStatusPattern = "bad-status-pattern": "a status rule names a status, a class, or a class with exceptions of that class",
    BadName = "bad-name": "names become Rust identifiers: types and variants in PascalCase, modules and columns in snake_case",
    BadLines = "bad-lines": "lines are counted from 1 and a range runs forwards",
    BadRange = "bad-range": "a range has its least integer first",
    BadPointer = "bad-pointer": "a JSON pointer begins with a slash and names no empty member",
    BadDigest = "bad-digest": "a digest is 64 lower-case hexadecimal digits",
    BadToken = "bad-token": "a name or an address holds no space",

    // What a text may hold.
    CutText = "cut-text": "YAML ends a text at ` #` unless it is quoted, and what follows is read by nobody",
    FoldedText = "folded-text": "YAML joins the lines of a text by spaces unless it is a block that keeps them, and takes fields for such lines",
    FieldInText = "field-in-text": "a field that is indented as a block of text is a part of the text, and a fact is lost",
    MarkupInText = "markup-in-text": "texts are plain unless their row is `verbatim`: an escape or an entity left over from a page would be shown to people",
    InvisibleCharacter = "invisible-character": "control and bidirectional characters can make a text read as another",
    NotNfc = "not-nfc": "two spellings of one letter compare as different texts",
    StraySpace = "stray-space": "space at an end of a text, or two in a row, comes from copying and is never seen",
    BadLanguage = "bad-language": "browsers, screen readers and programs know a language by its BCP 47 tag",

    // Names and codes.
    ProviderName = "provider-name": "the module is found by the file's name",
    DuplicateName = "duplicate-name": "two variants, tables or types cannot share a name",
    MissingName = "missing-name": "every variant has a name: its row gives one, or the table takes names from codes",
    NameCollision = "name-collision": "names that differ in case only are mistaken for each other",
    ReservedName = "reserved-name": "the name is taken: by Rust, by the generated code and its files, or by what it would hide",
    EmptyTable = "empty-table": "an enum without variants can answer nothing",
    DuplicateCode = "duplicate-code": "a code has one meaning in a table; a second listing belongs under `also`",
    DuplicateAlias = "duplicate-alias": "a spelling leads to one code",
    BadCode = "bad-code": "the code is not a canonical value of the table's key type",
    CodeOutsideFamily = "code-outside-family": "a code that breaks its table's prefix, range or pattern would be called foreign",
    BadBase = "bad-base": "texts are compared as they are, and only integers are written in a base",
    BadPattern = "bad-pattern": "a key pattern is literal text and named runs of digits or letters",
    OverlappingPatterns = "overlapping-patterns": "a code that fits two patterns of one provider has no single family",
    BadClass = "bad-class": "a class of texts says what they begin with, and one of integers the least and the greatest",
    ClassOutsideFamily = "class-outside-family": "codes of a class are codes of its table, which would call them foreign",
    OverlappingClasses = "overlapping-classes": "a code is of one class, or nobody knows what holds for it",
    RetiredCodeReused = "retired-code-reused": "programs in the field still hold the old meaning of a retired code",
    MissingReplacement = "missing-replacement": "whoever meets a retired code needs its successor, or the reason why there is none",

    // Facts and their evidence.
    RequiredFactMissing = "required-fact-missing": "the accessor promises a value for every row",
    EvidenceTwice = "evidence-twice": "a fact is stated, inferred or registered: exactly one of them",
    EvidenceMissing = "evidence-missing": "a fact without evidence cannot be told from an invention",
    EvidenceInherited = "evidence-inherited": "a word of ours is no quote: the lines of its row state it only if somebody says so, or it is a conclusion and has a reason",
    CitationOutside = "citation-outside": "a line beyond the document's end supports nothing",
    WordDiffers = "word-differs": "the same words of a document, and the same reason, become the same word of ours; a word that is one of ours stays it",
    RoleDiffers = "role-differs": "what a header or a member tells and how it is written fit together, and so do the headers of one family",
    UnknownDocument = "unknown-document": "a citation names a document of this spec",
    LanguageTwice = "language-twice": "a text has one form in each language, and is not translated into its own",
    LanguageUnsaid = "language-unsaid": "texts whose language nobody names count as English",
    PhraseGap = "phrase-gap": "every text has its translation in each language that the spec lists, so that nobody asks for one in vain",
    PhraseLanguage = "phrase-language": "a translation into a language that the spec does not list would be shown to nobody",
    PhraseOrphan = "phrase-orphan": "a phrase that no fact uses is a text that was changed in one place only",
    PhraseDiffers = "phrase-differs": "numbers and names are the same in every language, and a text of the source's script is no translation",
    UnknownHeader = "unknown-header": "a wait or a condition reads a header that `headers` describes",
    UnknownMember = "unknown-member": "a wait or a condition reads a member that a body describes",
    BadCondition = "bad-condition": "a condition names one header, or one member that is read, and at most a value of it",
    UnclearMeaning = "unclear-meaning": "of several meanings of a code a response tells which one it is",
    HeaderWithoutTime = "header-without-time": "a header or a member tells how long to wait only if its format is a time",
    BadWait = "bad-wait": "a wait is told in one way: as an amount, or by what the response says",
    BadRecovery = "bad-recovery": "an alternative is a sequence that can be followed: a retry ends it, and a wait leads to something",
    WaitMissing = "wait-missing": "an alternative that waits needs to say for what",
    UnreachableRule = "unreachable-rule": "a status rule that more specific ones cover entirely is never consulted",
    ExampleDiffers = "example-differs": "an example and the body that it is an example of say the same, or one of them is wrong",
    UnknownBody = "unknown-body": "the elements of an array are a JSON type or a body of this spec",
    UnreadMedia = "unread-media": "bodies are read as JSON: codes in another form would never be found",
    UnreadMember = "unread-member": "a member is described to be read, and nobody looks where this one stands",
    UnknownTable = "unknown-table": "a member or a header that holds codes names a table of errors of this spec",
    UnclearCode = "unclear-code": "of several codes in one object the spec says which one decides what to do",
    BadColumn = "bad-column": "a column of words names its enum, and each of its words becomes a variant of its own",
    UnknownColumn = "unknown-column": "a row fills the columns that its table declares",
    MissingColumn = "missing-column": "a column has a value in every row",
    BadColumnValue = "bad-column-value": "the value is not of the column's type",
    UnknownParameter = "unknown-parameter": "a placeholder that no parameter fills would be shown to people with its braces",
    UnusedParameter = "unused-parameter": "whoever fills the texts of a code would have to give a value that nobody sees",
    ParameterDiffers = "parameter-differs": "who reads a translation is told the same as who reads the text",
    UndeclaredConflict = "undeclared-conflict": "two facts disagree: `conflicts` says so, with both places, what is followed and why",
    UnknownConcern = "unknown-concern": "a conflict or note concerns something that the spec describes",
    ConcernMissing = "concern-missing": "a statement is shown with what it concerns, and cites the lines of that",

    // Worth knowing.
    ReviewLeft = "review-left": "what a draft has guessed is a guess until somebody has looked at it",
    LargeEnum = "large-enum": "rustc's time grows faster than an enum beyond about 20,000 variants",
    SortedLookup = "sorted-lookup": "no perfect hash was found, so codes are looked up by binary search",
    Untranslated = "untranslated": "what holds the place of a translation is shown to people until somebody translates the text",

    // The documents themselves.
    DocumentMissing = "document-missing": "nothing can be audited against a document that is not there",
    DocumentChanged = "document-changed": "the document is not the one that was transcribed",
    QuoteNotFound = "quote-not-found": "a quote stands on its cited lines, whole and to the letter",
    NumberNotFound = "number-not-found": "a stated number stands on its cited lines",
    BlankCited = "blank-cited": "a blank line states nothing: the one above or below it was meant",
    LineUncovered = "line-uncovered": "a line that nothing cites may hold a fact that was overlooked",
    SkippedFact = "skipped-fact": "a line that holds a number, a code or a header is no mere connective",
    CellUncovered = "cell-uncovered": "a cell of a cited row that nothing quotes is a fact that was left out",
    StrayQuote = "stray-quote": "facts of one kind stand in one column of a table; in another one, two facts were swapped",

    // What only a reader can hold.
    Unreviewed = "unreviewed": "what no law holds, a person has looked at beside the lines that it rests on",
    StaleReview = "stale-review": "a review of what is not there any more would pass for one of what is",

    // A new copy of a document.
    RowAdded = "row-added": "the page lists something new, which the spec does not know yet",
    RowRemoved = "row-removed": "what the page no longer lists may still be sent, and its users have to be told",
    RowRenamed = "row-renamed": "programs in the field know a code, a header or a member by its old name",
    FactChanged = "fact-changed": "the page states another fact than the one that was transcribed",
    FactAdded = "fact-added": "the page says more of something than was transcribed",
    FactRemoved = "fact-removed": "what the page no longer says has no evidence any more",
    WordUnknown = "word-unknown": "a word that is written like a code or a header may be a new one",
}
