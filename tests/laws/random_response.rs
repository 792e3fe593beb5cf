//! Responses made at random of what a provider's spec says of bodies, each with what is known of it for having been
//! made: whether it tells of an error.

use std::collections::BTreeMap;

use codetable::advice::When;
use codetable::evidence::Basis;
use codetable::provider::{Body, BodyField, FieldRole, JsonType, Provider, Severity};
use codetable::response::Response;
use codetable::unknown::{Family, FamilyRule, Given};
use codetable::{Row, Table, TableKind};

use super::tree::Tree;

/// A response.
#[derive(Clone, Debug)]
pub(crate) struct Sample {
    pub(crate) provider: &'static Provider,
    pub(crate) status: Option<u16>,
    pub(crate) form: Form,
    pub(crate) records: Vec<Record>,
    pub(crate) headers: Vec<(&'static str, &'static str)>,
    /// What the provider's facts ask of it.
    pub(crate) conditions: Vec<When>,
}

/// What the facts of a provider ask of a response.
pub(crate) fn conditions(provider: &Provider) -> Vec<When> {
    let rows = || provider.tables.iter().flat_map(|table| table.rows());
    let meanings = || rows().flat_map(|row| row.other_meanings());
    let of_rows = rows().map(|row| row.own_advice()).chain(meanings().map(|meaning| meaning.advice));
    let advices = of_rows.chain(provider.statuses.iter().map(|rule| rule.advice));
    let wanted = advices.flat_map(|advice| advice.recovery().all()).filter_map(|(when, _)| when);
    let mut all: Vec<When> = wanted.chain(meanings().filter_map(|meaning| meaning.when)).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// One JSON object of a body.
#[derive(Clone, Debug)]
pub(crate) struct Record {
    pub(crate) tree: Tree,
    /// Whether it tells of an error: outside of its warnings.
    pub(crate) is_error: bool,
    /// Whether it does by a code or a status of its own.
    pub(crate) names_error: bool,
    /// How many errors it lists.
    pub(crate) listed: usize,
}

/// How the records stand in the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// One after the other, with this between them.
    Stream(&'static str),
    /// In a list.
    Batch,
    /// Each as the data of an event.
    Events,
    /// The first behind other text.
    Behind,
    /// The first in a JSON string.
    Escaped,
}

const FORMS: [Form; 10] = [
    Form::Stream("\n"),
    Form::Stream(""),
    Form::Stream(" \r\n"),
    Form::Stream("\n\0"),
    Form::Stream("\n\u{1e}"),
    Form::Batch,
    Form::Batch,
    Form::Events,
    Form::Behind,
    Form::Escaped,
];

const STATUSES: [Option<u16>; 28] = [
    None,
    None,
    Some(0),
    Some(99),
    Some(100),
    Some(103),
    Some(200),
    Some(200),
    Some(200),
    Some(201),
    Some(202),
    Some(204),
    Some(206),
    Some(207),
    Some(207),
    Some(226),
    Some(299),
    Some(302),
    Some(304),
    Some(400),
    Some(401),
    Some(404),
    Some(409),
    Some(429),
    Some(500),
    Some(503),
    Some(520),
    Some(999),
];

const MEDIA: [&str; 4] = ["application/json", "application/problem+json", "text/html; charset=utf-8", ""];

/// What has nothing to do with any role, and is no code of any table.
const VALUES: [&str; 8] =
    [r#""a text""#, r#""""#, "7654321", "-1e9", "null", "true", r#"[{"code":-401}]"#, r#"{"x":[]}"#];

/// A problem document as RFC 9457 describes it, which is read for providers that describe none.
static PROBLEM: Body = Body::new(
    "problem",
    Basis::Declared,
    &[member("/type", FieldRole::Code), member("/status", FieldRole::Status), member("/title", FieldRole::Title)],
);

const fn member(pointer: &'static str, role: FieldRole) -> BodyField {
    BodyField::new(pointer, role, JsonType::Any, Basis::Declared)
}

impl Sample {
    /// A response of a provider that meets some of these conditions.
    pub(crate) fn of(provider: &'static Provider, conditions: &[When], random: &mut Random) -> Self {
        let media = random.one(&MEDIA);
        let form = random.one(&FORMS);
        let count = match form {
            Form::Behind | Form::Escaped => 1,
            _ => 1 + random.below(3).saturating_sub(random.below(2)),
        };
        let has_problem = provider.bodies.iter().any(|body| body.media.is_some_and(|fact| fact.value == MEDIA[1]));
        let mut bodies: Vec<&'static Body> = provider.bodies.iter().filter(|body| !body.is_element).collect();
        if media == MEDIA[1] && !has_problem {
            bodies.push(&PROBLEM);
        }
        let records = (0..count).map(|_| {
            let mut writer = Writer { provider, conditions, random, names_error: false, listed: 0 };
            let tree = writer.object(&bodies, "", Place::Whole);
            let Writer { names_error, listed, .. } = writer;
            Record { tree, is_error: names_error || listed > 0, names_error, listed }
        });
        let records = records.collect();
        let mut headers = vec![("Content-Type", media)];
        for condition in conditions {
            let (When::Header(name) | When::HeaderIs(name, _)) = *condition else { continue };
            if random.below(3) == 0 && headers.iter().all(|(of, _)| *of != name) {
                headers.push((name, if let When::HeaderIs(_, value) = *condition { value } else { "41" }));
            }
        }
        Self { provider, status: random.one(&STATUSES), form, records, headers, conditions: conditions.to_vec() }
    }

    /// The body as it is sent.
    pub(crate) fn body(&self) -> String {
        let records: Vec<String> = self.records.iter().map(|record| record.tree.to_string()).collect();
        match self.form {
            Form::Stream(between) => records.join(between),
            Form::Batch => format!("[{}]", records.join(",")),
            Form::Events => records.iter().map(|record| format!("event: x\ndata: {record}\n\n")).collect(),
            Form::Behind => format!("400 Bad Request: \"{}\" at line 5", records[0]),
            Form::Escaped => format!("\"{}\"", records[0].replace('\\', "\\\\").replace('"', "\\\"")),
        }
    }

    /// The response with this body.
    pub(crate) fn response<'a>(&'a self, body: &'a str) -> Response<'a> {
        Response::new(self.status).headers(&self.headers).body(body)
    }

    /// Whether any record tells of an error.
    pub(crate) fn is_error(&self) -> bool {
        self.records.iter().any(|record| record.is_error)
    }
}

/// Where an object stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Whole,
    Nested,
    Field,
}

/// Writes a record.
struct Writer<'r> {
    provider: &'static Provider,
    conditions: &'r [When],
    random: &'r mut Random,
    names_error: bool,
    listed: usize,
}

impl Writer<'_> {
    /// An object with some of the members that bodies describe below a prefix, and some that none does.
    fn object(&mut self, bodies: &[&'static Body], prefix: &str, place: Place) -> Tree {
        let mut described: BTreeMap<&str, Vec<&'static Body>> = BTreeMap::new();
        for body in bodies {
            for field in body.fields {
                let below = field.pointer.strip_prefix(prefix).and_then(|rest| rest.strip_prefix('/'));
                match below.and_then(|rest| rest.split('/').next()) {
                    Some(name) if name != "*" => described.entry(name).or_default().push(body),
                    _ => {}
                }
            }
        }
        let mut members = vec![("undescribed".to_owned(), self.value())];
        for (name, bodies) in described {
            if self.random.below(3) > 0 {
                let value = self.member(&bodies, &format!("{prefix}/{name}"), place);
                members.extend(value.map(|value| (name.replace("~1", "/").replace("~0", "~"), value)));
            }
        }
        let mut tree = Tree::Object(members);
        tree.shuffle(&mut |len| self.random.below(len));
        tree
    }

    /// The value of a member; `None` where bodies disagree on what it is.
    fn member(&mut self, bodies: &[&'static Body], pointer: &str, place: Place) -> Option<Tree> {
        let field_of = |body: &&'static Body| Some((*body, body.fields.iter().find(|field| field.pointer == pointer)?));
        let mut fields = bodies.iter().filter_map(field_of);
        let (body, field) = match fields.next() {
            Some(field) => field,
            None => return Some(self.object(bodies, pointer, place)),
        };
        if fields.any(|(_, other)| other.role.value != field.role.value) {
            return None;
        }
        let role = field.role.value;
        Some(match role {
            FieldRole::Code => self.code(field, place),
            FieldRole::Status => self.status(place),
            FieldRole::Errors | FieldRole::Warnings => self.list(body, field, Place::Nested, place),
            FieldRole::FieldErrors => self.list(body, field, Place::Field, place),
            _ if field.ty.value == JsonType::Object => self.object(&[body], pointer, place),
            _ => self.wanted(pointer),
        })
    }

    /// A value that a condition asks for, or another.
    fn wanted(&mut self, pointer: &str) -> Tree {
        let is_of = |of: &When| matches!(of, When::MemberIs(of, _) if *of == pointer);
        let conditions: Vec<&When> = self.conditions.iter().filter(|of| is_of(of)).collect();
        match conditions.get(self.random.below(conditions.len() + 1)) {
            Some(When::MemberIs(_, value)) => Tree::Scalar(format!("{value:?}")),
            _ => self.value(),
        }
    }

    /// A list of problems or of fields.
    fn list(&mut self, body: &'static Body, field: &'static BodyField, element: Place, place: Place) -> Tree {
        let named = self.provider.bodies.iter().find(|body| field.of.is_some_and(|of| of.value == body.id));
        let (inner, prefix) = match named {
            Some(named) => (named, String::new()),
            None => (body, format!("{}/*", field.pointer)),
        };
        let len = self.random.below(3);
        if field.role.value == FieldRole::Errors && place == Place::Whole {
            self.listed += len;
        }
        Tree::List((0..len).map(|_| self.object(&[inner], &prefix, element)).collect())
    }

    /// A code: one that a table lists, one of its family, a foreign one, or none at all.
    fn code(&mut self, field: &BodyField, place: Place) -> Tree {
        let is_meant = |it: &&Table| field.table.is_none_or(|table| table.value == it.id);
        let tables = self.provider.tables.iter().filter(|it| it.kind == TableKind::Errors);
        let tables: Vec<&Table> = tables.filter(is_meant).collect();
        let table = (!tables.is_empty()).then(|| self.random.one(&tables));
        let listed = table.map(|table| table.rows().nth(self.random.below(table.len())).unwrap());
        let (code, is_error) = match (self.random.below(6), listed, table.and_then(unlisted)) {
            (0..=2, Some(row), _) => (self.spelled(row), !is_warning(row)),
            (3, _, Some(code)) => (code, true),
            (4, ..) => return self.value(),
            _ => ("no such code".to_owned(), false),
        };
        self.names_error |= is_error && place == Place::Whole;
        // What JSON writes as a number has no zeros before it.
        let is_number = code.parse().is_ok_and(|number: i64| number.to_string() == code);
        let is_bare = is_number && self.random.below(4) > 0;
        Tree::Scalar(if is_bare { code } else { format!("{code:?}") })
    }

    /// A listed code, in its URI at times.
    fn spelled(&mut self, row: Row) -> String {
        match row.table().uri {
            Some((before, after)) if self.random.below(2) == 0 => [before, row.code(), after].concat(),
            _ => row.code().to_owned(),
        }
    }

    fn status(&mut self, place: Place) -> Tree {
        let status =
            self.random.one(&["200", "204", "302", "400", "404", "429", "500", "503", "\"503\"", "600", "null", "{}"]);
        let number: u16 = status.trim_matches('"').parse().unwrap_or(0);
        self.names_error |= place == Place::Whole && (400..=599).contains(&number);
        Tree::Scalar(status.to_owned())
    }

    fn value(&mut self) -> Tree {
        Tree::Scalar(self.random.one(&VALUES).to_owned())
    }
}

fn is_warning(row: Row) -> bool {
    row.severity().is_some_and(|severity| severity.value == Severity::Warning)
}

/// A code that is written like those of a table, and that no table of its provider lists.
fn unlisted(table: &'static Table) -> Option<String> {
    let candidates: Vec<String> = match table.family {
        FamilyRule::Prefix(prefix) => vec![format!("{prefix}NO-SUCH-CODE")],
        FamilyRule::Range { first, last } => (first..=last).take(100).map(|code| code.to_string()).collect(),
        FamilyRule::Pattern(_) => {
            let code = table.rows().next()?.code();
            (0..10).map(|digit: u8| code.replace(|it: char| it.is_ascii_digit(), &digit.to_string())).collect()
        }
        _ => return None,
    };
    let mut tables = table.provider.tables.iter();
    candidates.into_iter().find(|code| {
        let is_member = table.family.of(Given::Text(code)) == Family::Member;
        is_member && tables.all(|table| table.find(code).is_none())
    })
}

/// SplitMix64: the same in every run.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let number = (self.0 ^ self.0 >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let number = (number ^ number >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((number ^ number >> 31) % (limit.max(1) as u64)).unwrap_or(0)
    }

    fn one<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())]
    }
}
