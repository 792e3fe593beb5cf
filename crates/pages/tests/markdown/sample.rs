//! A catalogue by hand that has everything a catalogue can have, with texts of the caller's making.

use codetable_model::catalog::*;
use codetable_model::lookup::{Entries, Lookup};
use codetable_model::spec::StatusPattern;
use codetable_model::vocabulary::*;

/// How the sample gets its texts: each call names what the text is for.
pub(crate) type Texts<'a> = &'a mut dyn FnMut(&'static str) -> String;

/// One provider, in which every field of the catalogue is filled.
pub(crate) fn catalog(texts: Texts<'_>) -> Catalog {
    let statuses = vec![rule(429, 429, &[], texts), rule(500, 599, &[502, 503], texts)];
    let provider = Provider {
        name: "sample".to_owned(),
        path: "specs/sample.yaml".to_owned(),
        digest: 0,
        title: Some(inferred(prose("provider title", texts), texts)),
        names: Some(inferred(vec![texts("name"), texts("further name")], texts)),
        languages: vec!["ko".to_owned(), "en".to_owned(), "ja".to_owned()],
        prose_languages: vec!["en".to_owned(), "ko".to_owned()],
        docs: None,
        documents: vec![document(texts)],
        tables: vec![table(texts)],
        statuses,
        types: vec![error_type(texts)],
        severities: vec![severity(texts)],
        headers: vec![header(texts)],
        bodies: vec![body(texts)],
        support: Some(Support {
            basis: stated(3),
            attach: Some(Fact {
                value: vec![FieldRole::RequestId],
                basis: stated(3),
                quote: Some(quote("attach", texts)),
            }),
            ask: Some(inferred(texts("ask"), texts)),
            says: Some(prose("support says", texts)),
        }),
        conflicts: vec![Conflict {
            at: lines(4, 5),
            about: prose("about", texts),
            follow: prose("follow", texts),
            because: prose("because", texts),
            concerns: vec!["RATE_LIMITED".to_owned(), "429".to_owned(), format!("no {}", texts("concern"))],
        }],
        remarks: vec![Note {
            basis: stated(6),
            says: prose("remark", texts),
            concerns: vec!["RATE_LIMITED".to_owned()],
        }],
        notes: vec![Note { basis: stated(6), says: prose("note", texts), concerns: vec!["RATE_LIMITED".to_owned()] }],
    };
    Catalog { providers: vec![provider] }
}

fn document(texts: Texts<'_>) -> Document {
    Document {
        id: "001".to_owned(),
        file: texts("file"),
        sha256: "0".repeat(64),
        title: Some(fact(text("document title", texts), 1)),
        url: Some(fact("https://example.com/errors?a=1&b=2".to_owned(), 1)),
        date: Some(fact(texts("date"), 1)),
        metadata: vec![(texts("metadata name"), fact(texts("metadata"), 1))],
    }
}

fn table(texts: Texts<'_>) -> Table {
    let key = Key {
        ty: KeyType::Text,
        base: Base::Decimal,
        prefix: Some(inferred(texts("prefix"), texts)),
        range: Some(fact((-9, -1), 7)),
        pattern: Some(fact(
            vec![
                PatternPart::Literal(texts("pattern")),
                PatternPart::Run { name: texts("run"), len: 3, of: CharSet::DIGITS },
            ],
            7,
        )),
        uri: Some(fact((texts("uri before"), texts("uri after")), 7)),
    };
    let word = texts("column value");
    let limited = Row {
        code: Code::Text("RATE_LIMITED".to_owned()),
        name: "RateLimited".to_owned(),
        line: 1,
        basis: stated(8),
        aliases: vec![Code::Text(texts("alias"))],
        retired: None,
        since: Some(texts("since")),
        links: vec![texts("link"), "https://example.com/a_(b)".to_owned()],
        also: vec![Meaning {
            basis: stated(9),
            when: Some(When { has: Has::Member(texts("member")), value: Some(texts("value")) }),
            facts: facts(texts),
        }],
        columns: vec![ColumnValue::Text(word.clone())],
        facts: facts(texts),
    };
    let hostile = Row {
        code: Code::Text(texts("code")),
        name: "Hostile".to_owned(),
        line: 2,
        basis: Basis::Declared,
        aliases: Vec::new(),
        retired: Some(Retired { since: texts("retired since"), replacement: Some(0), because: None }),
        since: None,
        links: Vec::new(),
        also: Vec::new(),
        columns: vec![ColumnValue::Bool(true)],
        facts: Facts { status: Some(fact(504, 9)), ..Facts::default() },
    };
    let gone = Row {
        code: Code::Text("GONE".to_owned()),
        name: "Gone".to_owned(),
        basis: Basis::Declared,
        retired: Some(Retired {
            since: texts("gone since"),
            replacement: None,
            because: Some(prose("gone because", texts)),
        }),
        columns: vec![ColumnValue::Int(-3)],
        ..hostile.clone()
    };
    Table {
        id: "errors".to_owned(),
        enum_name: "ErrorCode".to_owned(),
        line: 1,
        title: Some(fact(text("table title", texts), 7)),
        at: lines(7, 7),
        kind: TableKind::Errors,
        open: true,
        key,
        require: vec![FactName::Status],
        columns: vec![Column {
            name: texts("column"),
            ty: ColumnType::Text,
            optional: false,
            list: false,
            words: Some(ColumnWords {
                enum_name: "Risk".to_owned(),
                set: vec![ColumnWord { word, name: "High".to_owned(), meaning: prose("column meaning", texts) }],
            }),
        }],
        classes: Vec::new(),
        rows: vec![limited, hostile, gone],
        lookup: Lookup::Sorted(Entries::Text(Vec::new())),
    }
}

/// Facts of which every one is there.
fn facts(texts: Texts<'_>) -> Facts {
    Facts {
        status: Some(fact(429, 8)),
        texts: TextKind::ALL.iter().map(|kind| (*kind, fact(text(kind.word(), texts), 8))).collect(),
        recovery: vec![
            Alternative {
                steps: inferred(vec![Step::Wait, Step::Retry], texts),
                when: Some(When { has: Has::Header(texts("condition")), value: None }),
            },
            Alternative { steps: inferred(vec![Step::ContactProvider], texts), when: None },
        ],
        wait: Some(Fact {
            value: Wait { kind: WaitKind::Header, seconds: None, members: Vec::new(), headers: vec![0] },
            basis: stated(8),
            quote: Some(quote("wait quote", texts)),
        }),
        effect: Some(Fact {
            value: Effect::Unknown,
            basis: Basis::Registered(texts("registered")),
            quote: Some(quote("effect quote", texts)),
        }),
        severity: Some(fact(Severity::Fatal, 8)),
        origin: Some(inferred(Origin::External, texts)),
        deprecated_by: Some(inferred(texts("deprecated by"), texts)),
    }
}

fn rule(first: u16, last: u16, except: &[u16], texts: Texts<'_>) -> StatusRule {
    StatusRule {
        pattern: StatusPattern { first, last, except: except.to_vec() },
        line: 1,
        basis: stated(10),
        facts: Facts { status: None, ..facts(texts) },
    }
}

fn error_type(texts: Texts<'_>) -> ErrorType {
    ErrorType {
        name: texts("type name"),
        line: 1,
        basis: stated(11),
        statuses: Some(inferred(vec![StatusPattern { first: 400, last: 499, except: Vec::new() }], texts)),
        occurs: Some(fact(text("occurs", texts), 11)),
        facts: Facts {
            texts: vec![(TextKind::Description, fact(text("type description", texts), 11))],
            effect: Some(inferred(Effect::Partial, texts)),
            severity: Some(inferred(Severity::NonFatal, texts)),
            origin: Some(fact(Origin::Internal, 11)),
            ..Facts::default()
        },
    }
}

fn severity(texts: Texts<'_>) -> SeverityRule {
    SeverityRule {
        severity: Severity::Fatal,
        basis: stated(12),
        says: prose("severity says", texts),
        statuses: Some(inferred(vec![StatusPattern { first: 207, last: 207, except: Vec::new() }], texts)),
        quote: Some(quote("severity quote", texts)),
    }
}

fn header(texts: Texts<'_>) -> Header {
    Header {
        name: texts("header name"),
        basis: stated(13),
        role: inferred(HeaderRole::Reset, texts),
        of: Some(fact(Allowance::Rate, 13)),
        per: Some(inferred(Period::Minute, texts)),
        format: Some(inferred(Format::UnixSeconds, texts)),
        description: Some(fact(text("header description", texts), 13)),
        table: Some(fact(texts("header table"), 13)),
        unit: Some(fact(prose("header unit", texts), 13)),
        presence: Some(fact(Presence::Always, 13)),
        when: Some(fact(prose("header sent", texts), 13)),
    }
}

fn body(texts: Texts<'_>) -> Body {
    Body {
        id: texts("body id"),
        basis: stated(14),
        when: Some(inferred(prose("body sent", texts), texts)),
        media: Some(fact(texts("media"), 14)),
        severity: Some(inferred(Severity::Fatal, texts)),
        fields: vec![BodyField {
            pointer: texts("pointer"),
            basis: stated(15),
            role: fact(FieldRole::RequestId, 15),
            ty: inferred(JsonType::Array, texts),
            of: Some(fact(texts("of"), 15)),
            table: Some(inferred(texts("table"), texts)),
            leads: Some(fact(true, 15)),
            presence: Some(inferred(Presence::Optional, texts)),
            format: Some(fact(Format::Iso8601, 15)),
            zone: Some(inferred(texts("zone"), texts)),
            description: Some(fact(text("member description", texts), 15)),
        }],
        examples: vec![Example { basis: stated(16), status: Some(inferred(429, texts)), text: texts("example") }],
    }
}

fn text(of: &'static str, texts: Texts<'_>) -> Text {
    let source = texts(of);
    let translations = vec![("en".to_owned(), texts(of)), ("ja".to_owned(), texts(of))];
    Text { source, translations }
}

/// A sentence of ours, which is the same to whoever reads it.
fn prose(of: &'static str, texts: Texts<'_>) -> Text {
    let source = texts(of);
    Text { translations: vec![("ko".to_owned(), source.clone())], source }
}

/// The document's word for a word of ours.
fn quote(of: &'static str, texts: Texts<'_>) -> Text {
    let source = texts(of);
    let translations = ["en", "ja"].map(|language| (language.to_owned(), source.clone()));
    Text { source, translations: translations.into() }
}

fn fact<T>(value: T, line: u32) -> Fact<T> {
    Fact { value, basis: stated(line), quote: None }
}

fn inferred<T>(value: T, texts: Texts<'_>) -> Fact<T> {
    Fact { value, basis: Basis::Inferred(prose("reason", texts)), quote: None }
}

fn stated(line: u32) -> Basis {
    Basis::Stated(lines(line, line))
}

fn lines(first: u32, last: u32) -> Citation {
    vec![Lines { document: "001".to_owned(), first, last }]
}
