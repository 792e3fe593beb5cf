//! Every code of a provider and none, under every status, with headers and without, for both kinds of call: what the
//! library decides, and what a reader of `catalog.json` does.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use codetable::advice::{Advice, Effect, Idempotency, Next, Wait, When};
use codetable::inspect::{Finding, inspect};
use codetable::provider::{BodyField, FieldRole, Provider};
use codetable::response::Response;
use codetable::{Row, TableKind};
use serde_json::Value;

const CALLS: [(bool, Idempotency); 2] = [(true, Idempotency::Idempotent), (false, Idempotency::Other)];

/// Names and values.
type Pairs = Vec<(&'static str, &'static str)>;

/// The headers and the members of the responses that are decided about: none, and those that conditions ask for.
fn met(provider: &'static Provider) -> [Vec<Pairs>; 2] {
    let (mut headers, mut members) = (vec![vec![], vec![("Retry-After", "30")]], vec![vec![]]);
    for condition in provider.conditions {
        match *condition {
            When::Header(name) => headers.push(vec![(name, "any")]),
            When::HeaderIs(name, value) => headers.push(vec![(name, value)]),
            When::Member(pointer) => members.push(vec![(pointer, "any")]),
            When::MemberIs(pointer, value) => members.push(vec![(pointer, value)]),
            other => panic!("{other:?} is not met here"),
        }
    }
    members.retain(|of| of.iter().all(|(pointer, _)| !pointer.contains('*')));
    [headers, members]
}

/// A response, and what the library finds in it.
pub(crate) struct Case<'a> {
    provider: &'static Provider,
    row: Option<Row>,
    status: Option<u16>,
    headers: &'a [(&'static str, &'static str)],
    members: &'a [(&'static str, &'static str)],
    is_idempotent: bool,
    finding: &'a Finding<'a>,
    next: Next,
    advice: Advice,
}

impl Case<'_> {
    /// A line for programs: `{"provider":"kakao","code":-401,"status":401,"idempotent":true,"headers":["Retry-After"]}`
    pub(crate) fn question(&self) -> String {
        let code = self.row.map_or_else(|| "null".to_owned(), json_code);
        let status = self.status.map_or_else(|| "null".to_owned(), |status| status.to_string());
        let headers: Vec<String> = self.headers.iter().map(|(name, _)| format!("{name:?}")).collect();
        let (provider, idempotent) = (self.provider.name, self.is_idempotent);
        let values: Vec<String> =
            self.headers.iter().chain(self.members).map(|(name, value)| format!("{name:?}:{value:?}")).collect();
        let (headers, values) = (headers.join(","), values.join(","));
        let call = format!(r#""idempotent":{idempotent},"headers":[{headers}],"values":{{{values}}}"#);
        format!(r#"{{"provider":"{provider}","code":{code},"status":{status},{call}}}"#)
    }

    /// `{"next":"send","step":null,"wait":{"kind":"soon","headers":["Retry-After"]},"effect":"unknown","success":false}`
    pub(crate) fn answer(&self) -> String {
        let quoted = |word: Option<&str>| word.map_or_else(|| "null".to_owned(), |word| format!("{word:?}"));
        let (next, step, wait) = match self.next {
            Next::Send(wait) => ("send", None, Some(wait)),
            Next::Later(wait) => ("later", None, Some(wait)),
            Next::RefreshThenSend => ("refresh_then_send", None, None),
            Next::Stop(step) => ("stop", step, None),
        };
        let mut answer = format!(r#"{{"next":"{next}","step":{},"#, quoted(step.map(|step| step.as_str())));
        match wait {
            Some(wait) => write!(answer, r#""wait":{},"#, self::wait(wait)).unwrap(),
            None => answer.push_str(r#""wait":null,"#),
        }
        let effect = quoted(self.advice.effect().map(Effect::as_str));
        write!(answer, r#""effect":{effect},"success":{}}}"#, self.finding.is_success()).unwrap();
        answer
    }
}

fn wait(wait: Wait) -> String {
    let kind = match wait {
        Wait::Header(_) => "header",
        Wait::Member(_) => "member",
        Wait::Seconds(_) => "seconds",
        Wait::Soon => "soon",
        Wait::NextMonth(_) => "next_month",
        Wait::None => "none",
        other => panic!("{other:?} has no word here"),
    };
    let mut names: Vec<&str> = wait.headers().iter().map(|header| header.name).collect();
    if !names.iter().any(|name| name.eq_ignore_ascii_case("Retry-After")) {
        names.push("Retry-After");
    }
    let names: Vec<String> = names.iter().map(|name| format!("{name:?}")).collect();
    let amount = match wait {
        Wait::Member(members) => format!(r#","members":{:?}"#, members.pointers()).replace(", ", ","),
        Wait::Seconds(seconds) => format!(r#","seconds":{seconds}"#),
        _ => String::new(),
    };
    format!(r#"{{"kind":"{kind}","headers":[{}]{amount}}}"#, names.join(","))
}

pub(crate) fn each_case(providers: &[&'static Provider], mut check: impl FnMut(&Case<'_>)) {
    let statuses = || std::iter::once(None).chain((100..=599).map(Some));
    for &provider in providers {
        let [headers, members] = met(provider);
        let errors = provider.tables.iter().filter(|table| table.kind == TableKind::Errors);
        for row in std::iter::once(None).chain(errors.flat_map(|table| table.rows()).map(Some)) {
            let bodies = members.iter().filter_map(|members| match row {
                Some(row) => Some((members, body(provider, row, members)?)),
                None => members.is_empty().then(|| (members, String::new())),
            });
            let bodies: Vec<(&Pairs, String)> = bodies.collect();
            let responses = bodies.iter().flat_map(|(members, body)| headers.iter().map(move |of| (members, body, of)));
            for ((members, body, headers), status) in
                responses.flat_map(|of| statuses().map(move |status| (of, status)))
            {
                let finding = inspect(provider, Response::new(status).headers(headers).body(body));
                if finding.row() != row {
                    // Of two tables that list the code it is the other's.
                    let other = finding.row().unwrap_or_else(|| panic!("{body}: {finding:?}"));
                    assert_eq!(Some(other.code()), row.map(|row| row.code()), "{body}");
                    continue;
                }
                let advice = finding.advice();
                for (is_idempotent, call) in CALLS {
                    let next = advice.next(call);
                    check(&Case {
                        provider,
                        row,
                        status,
                        headers,
                        members,
                        is_idempotent,
                        finding: &finding,
                        next,
                        advice,
                    });
                }
            }
        }
    }
}

/// A body that tells the code of a row, where the provider's bodies have their own; none where they have no place for it.
fn body(provider: &Provider, row: Row, said: &[(&str, &str)]) -> Option<String> {
    let fields = provider.bodies.iter().flat_map(|body| body.fields);
    let is_of_table = |field: &BodyField| field.table.is_none_or(|table| table.value == row.table().id);
    let mut codes = fields
        .filter(|field| field.role.value == FieldRole::Code && !field.pointer.contains('*') && is_of_table(field));
    let mut body = serde_json::json!({});
    let mut put = |pointer: &str, value: Value| {
        let names = pointer.split('/').skip(1);
        *names.fold(&mut body, |object, name| &mut object[name]) = value;
    };
    put(codes.next()?.pointer, serde_json::from_str(&json_code(row)).ok()?);
    said.iter().for_each(|(pointer, value)| put(pointer, Value::from(*value)));
    Some(body.to_string())
}

/// An integer in hexadecimal is a text.
fn json_code(row: Row) -> String {
    match row.code().parse::<i128>() {
        Ok(_) if row.table().integers => row.code().to_owned(),
        _ => format!("{:?}", row.code()),
    }
}

/// What a reader of the file answers: as `docs/exports.md` says that it is read.
pub(crate) fn read(catalog: &Catalog, case: &Case<'_>) -> String {
    let decisions = &catalog[&(case.provider.name.to_owned(), case.row.map(|row| row.code().to_owned()))];
    let status = u64::from(case.status.unwrap_or(0));
    let found = decisions.iter().find(|of| {
        let mut runs =
            of["statuses"].as_array().unwrap().iter().map(|run| [&run[0], &run[1]].map(|it| it.as_u64().unwrap()));
        let has = |condition: &Value| {
            let (of, name) = match condition.get("header") {
                Some(header) => (case.headers, header),
                None => (case.members, &condition["member"]),
            };
            let is = |value: &str| condition.get("is").is_none_or(|wanted| wanted == value);
            of.iter().any(|(said, value)| name == said && is(value))
        };
        runs.any(|[first, last]| (first..=last).contains(&status)) && of["when"].as_array().unwrap().iter().all(has)
    });
    let found = found.unwrap_or_else(|| panic!("nothing is decided about {}", case.question()));
    let call = if case.is_idempotent { "idempotent" } else { "other" };
    let next = &found["next"][call];
    let wait = match next.as_str().unwrap() {
        "send" | "later" => {
            let members = ["kind", "headers", "members", "seconds"].map(|name| (name, &found["wait"][name]));
            let given = members.into_iter().filter(|(_, value)| !value.is_null());
            let given: Vec<String> = given.map(|(name, value)| format!("{name:?}:{value}")).collect();
            format!("{{{}}}", given.join(","))
        }
        _ => "null".to_owned(),
    };
    let (step, effect, success) = (&found["step"][call], &found["effect"], &found["success"]);
    format!(r#"{{"next":{next},"step":{step},"wait":{wait},"effect":{effect},"success":{success}}}"#)
}

/// The decisions of a file, by provider and code.
pub(crate) type Catalog = BTreeMap<(String, Option<String>), Vec<Value>>;

pub(crate) fn decisions(catalog: &str) -> Catalog {
    let catalog: Value = serde_json::from_str(catalog).unwrap();
    let list = |value: &Value| value.as_array().unwrap().clone();
    let mut found = Catalog::new();
    for provider in list(&catalog["providers"]) {
        let name = provider["name"].as_str().unwrap().to_owned();
        for row in list(&provider["tables"]).iter().flat_map(|table| list(&table["rows"])) {
            let code = row["code"].as_str().map_or_else(|| row["code"].to_string(), str::to_owned);
            found.insert((name.clone(), Some(code)), list(&row["decisions"]));
        }
        found.insert((name, None), list(&provider["decisions"]));
    }
    found
}
