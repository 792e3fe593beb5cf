//! What becomes of each member of a body: as an element of a list, as a condition that is met, and by its pointer.

use codetable::advice::{Advice, Alternative, Recovery, Step, When};
use codetable::evidence::{Basis, Fact};
use codetable::inspect::{Note, Problem, inspect};
use codetable::provider::{Body, BodyField, FieldIndex, FieldRole, JsonType, Provider, StatusPattern, StatusRule};
use codetable::response::Response;

use super::notes;

const DECLARED: Basis = Basis::Declared;

const fn field(pointer: &'static str, role: FieldRole, ty: JsonType) -> BodyField {
    BodyField::new(pointer, role, ty, DECLARED)
}

/// A list keeps what its elements may be: of what nothing describes that it is there, where that is all that is asked.
#[test]
fn each_element_is_kept_or_told_of() {
    for role in [FieldRole::Errors, FieldRole::Warnings, FieldRole::FieldErrors, FieldRole::ReportErrors] {
        let list = field("/list", role, JsonType::Array);
        let texts = BodyField { of: Some(Fact::new("string", DECLARED)), ..list };
        let inner = match role {
            FieldRole::FieldErrors => field("/list/*/in", FieldRole::Field, JsonType::String),
            _ => field("/list/*/in", FieldRole::Message, JsonType::String),
        };
        for fields in [vec![list], vec![texts], vec![list, inner]] {
            let (of, is_described) = (fields[0].of.is_some(), fields.len() > 1);
            let provider: &'static Provider = Box::leak(Box::new(Provider {
                bodies: vec![Body::new("listed", DECLARED, fields.leak())].leak(),
                ..Provider::new("listed")
            }));
            let is_problem = matches!(role, FieldRole::Errors | FieldRole::Warnings);
            for element in [r#"{"in":"t"}"#, r#""t""#, r#""\u0074""#, "17", "null", "[]"] {
                let (is_object, is_text) = (element.starts_with('{'), element.starts_with('"'));
                let (is_kept, is_wrong) = match role {
                    FieldRole::ReportErrors => (is_text, !is_text),
                    FieldRole::FieldErrors => (is_object && is_described, !is_object),
                    _ => (is_object || is_text, !(is_object || of && is_text)),
                };
                let is_told = (is_object && is_described) || is_text;
                for (json, is_list) in [
                    (format!(r#"{{"list":[{element}]}}"#), true),
                    (format!(r#"{{"l\u0069st":[{element},{element}]}}"#), true),
                    (format!(r#"{{"list":{element}}}"#), false),
                ] {
                    let finding = inspect(provider, Response::new(200).body(&json));
                    let problem = finding.problem();
                    let texts = |of: &[Problem<'_>]| of.iter().map(|it| it.message().map(str::to_owned)).collect();
                    let kept: Vec<Option<String>> = match role {
                        FieldRole::Errors => texts(finding.errors()),
                        FieldRole::Warnings => texts(finding.warnings()),
                        FieldRole::FieldErrors => {
                            problem.fields().iter().map(|it| it.field().map(str::to_owned)).collect()
                        }
                        _ => problem.report_errors().map(|text| Some(text.to_owned())).collect(),
                    };
                    // In the place of a list, an object is its only element.
                    let count = if is_list { json.matches(element).count() } else { usize::from(is_object) };
                    let count = if is_list || element != "[]" { count } else { 0 };
                    let text = is_told.then(|| "t".to_owned());
                    assert_eq!(kept, vec![text; if is_kept { count } else { 0 }], "{role} {json}");
                    let is_empty_list = !is_list && element == "[]";
                    let told = if is_list { is_wrong } else { !is_empty_list };
                    assert_eq!(notes(&finding).contains(&Note::WrongType("/list")), told, "{role} {json}");
                    assert_eq!(finding.is_success(), !is_problem || role == FieldRole::Warnings || kept.is_empty());
                }
            }
        }
    }
}

const CONDITIONS: [When; 9] = [
    When::Member("/flag"),
    When::MemberIs("/flag", "yes"),
    When::MemberIs("/flag", "7"),
    When::Member("/inside"),
    When::Member("/inside/deep"),
    When::MemberIs("/inside/deep", "7"),
    When::Member("/report"),
    When::Member("/errors"),
    When::Header("X-Flag"),
];

static STEPS: [&[Step]; 9] = [
    &[Step::Retry],
    &[Step::Wait],
    &[Step::RefreshCredentials],
    &[Step::ReduceRate],
    &[Step::RaiseQuota],
    &[Step::FixRequest],
    &[Step::FixSetup],
    &[Step::ObtainPermission],
    &[Step::ContactProvider],
];

static ALTERNATIVES: [Alternative; 9] = {
    let mut all = [Alternative::new(&[]); 9];
    let mut place = 0;
    while place < all.len() {
        all[place] = Alternative::new(STEPS[place]).when(CONDITIONS[place]);
        place += 1;
    }
    all
};

/// Conditions of members of every kind: plain ones, objects that are described and not, a report, a list, and one of an element
/// that the whole has too.
static CONDITIONAL: Provider = Provider {
    conditions: &CONDITIONS,
    awaited: &["/wait", "/pause"],
    statuses: &[StatusRule {
        advice: Advice::new(Recovery::new(&ALTERNATIVES, DECLARED), None, None),
        ..StatusRule::new(StatusPattern { first: 400, last: 499, except: &[] }, DECLARED)
    }],
    bodies: &[
        Body::new(
            "conditional",
            DECLARED,
            &[
                field("/wait", FieldRole::Other, JsonType::Any),
                field("/pause", FieldRole::Other, JsonType::Any),
                field("/flag", FieldRole::Other, JsonType::Any),
                field("/inside", FieldRole::Other, JsonType::Object),
                field("/inside/deep", FieldRole::Other, JsonType::Any),
                field("/report", FieldRole::Report, JsonType::Object),
                field("/report/trace", FieldRole::TraceId, JsonType::String),
                BodyField {
                    of: Some(Fact::new("element", DECLARED)),
                    ..field("/errors", FieldRole::Errors, JsonType::Array)
                },
            ],
        ),
        Body {
            is_element: true,
            ..Body::new(
                "element",
                DECLARED,
                &[
                    field("/status", FieldRole::Status, JsonType::Number),
                    field("/flag", FieldRole::Other, JsonType::Any),
                ],
            )
        },
    ],
    ..Provider::new("conditional")
};

/// The places of the conditions that hold of a problem.
fn met(problem: &Problem<'_>) -> Vec<usize> {
    problem.advice().recovery().into_iter().map(|of| STEPS.iter().position(|it| *it == of.value).unwrap()).collect()
}

/// Whatever a member holds, and however its name is written, it meets what it meets; `null` is nothing.
#[test]
fn a_member_meets_its_conditions_wherever_it_is_read() {
    for (json, expected) in [
        ("{}", &[][..]),
        (r#"{"flag":null}"#, &[]),
        (r#"{"flag":"yes"}"#, &[0, 1]),
        (r#"{"fl\u0061g":"y\u0065s"}"#, &[0, 1]),
        (r#"{"flag":"YES"}"#, &[0]),
        (r#"{"flag":7}"#, &[0, 2]),
        (r#"{"flag":"7"}"#, &[0, 2]),
        (r#"{"flag":7.5}"#, &[0]),
        (r#"{"flag":[]}"#, &[0]),
        (r#"{"flag":{"deep":7}}"#, &[0]),
        (r#"{"flag":"yes","flag":7}"#, &[0, 1, 2]),
        (r#"{"flag":7"#, &[]),
        (r#"{"flag":7,"#, &[0, 2]),
        (r#"{"inside":{"deep":7}}"#, &[3, 4, 5]),
        (r#"{"insid\u0065":{"deep":7}}"#, &[3, 4, 5]),
        (r#"{"inside":{"d\u0065ep":"7"}}"#, &[3, 4, 5]),
        (r#"{"inside":{"deep":null}}"#, &[3]),
        (r#"{"inside":{}}"#, &[3]),
        (r#"{"inside":[1]}"#, &[3]),
        (r#"{"inside":null}"#, &[]),
        (r#"{"inside":{"deep":7}"#, &[3, 4, 5]),
        (r#"{"inside":{"deep":7,"#, &[4, 5]),
        (r#"{"report":{"trace":"t"}}"#, &[6]),
        (r#"{"r\u0065port":{"trace":"t"}}"#, &[6]),
        (r#"{"report":null}"#, &[]),
        (r#"{"errors":[]}"#, &[7]),
        (r#"{"errors":{}}"#, &[7]),
        (r#"{"\u0065rrors":[]}"#, &[7]),
        (r#"{"errors":null}"#, &[]),
        (r#"{"unheard":"yes"}"#, &[]),
    ] {
        for (headers, further) in [(&[][..], None), (&[("x-flag", "1")], Some(8))] {
            let finding = inspect(&CONDITIONAL, Response::new(400).headers(&headers).body(json));
            let expected: Vec<usize> = expected.iter().copied().chain(further).collect();
            assert_eq!(met(finding.problem()), expected, "{json}");
            assert_eq!(met(finding.into_owned().problem()), expected, "{json}");
        }
    }
}

/// Neither the order of members decides anything, nor how often one says the same.
#[test]
fn members_tell_the_same_in_any_order() {
    const MEMBERS: [&str; 5] =
        [r#""flag":"yes""#, r#""inside":{"deep":7}"#, r#""report":{}"#, r#""wait":7"#, r#""pause":"8""#];
    let found = |members: &[&str]| {
        let json = format!("{{{}}}", members.join(","));
        inspect(&CONDITIONAL, Response::new(400).body(&json)).into_owned().problem().clone()
    };
    let expected = found(&MEMBERS);
    for start in 0..MEMBERS.len() {
        let mut members = MEMBERS;
        members.rotate_left(start);
        assert_eq!(found(&members), expected, "{members:?}");
        members.reverse();
        assert_eq!(found(&members), expected, "{members:?}");
        assert_eq!(found(&[&members[..], &MEMBERS[start..=start]].concat()), expected, "{members:?}");
    }
}

/// A member that should hold a text is wrong as an object, of which the described members count all the same, even if the body
/// ends inside of it.
#[test]
fn an_object_in_the_place_of_a_text_is_looked_into() {
    static TEXTUAL: Provider = Provider {
        bodies: &[Body::new(
            "textual",
            DECLARED,
            &[
                field("/error", FieldRole::Message, JsonType::String),
                field("/error/code", FieldRole::Code, JsonType::String),
            ],
        )],
        ..Provider::new("textual")
    };
    let json = r#"{"error":{"code":"E1","x":{"y":"z"}},"more":1}"#;
    for (end, _) in json.char_indices().skip(json.find("E1").unwrap() + 3) {
        let finding = inspect(&TEXTUAL, Response::new(400).body(&json[..end]));
        assert_eq!((finding.code_text(), finding.message()), (Some("E1"), None), "{}", &json[..end]);
        let is_whole = end > json.find("}},").unwrap() + 1;
        assert_eq!(notes(&finding).contains(&Note::WrongType("/error")), is_whole, "{}", &json[..end]);
    }
}

/// What an element says of itself counts, and of what it says nothing the word of the whole.
#[test]
fn an_element_meets_what_it_or_else_the_whole_says() {
    for (whole, own, expected) in [
        (r#""flag":"yes","#, "", &[0, 1, 7][..]),
        (r#""flag":"yes","#, r#","flag":7"#, &[0, 2, 7]),
        (r#""flag":"yes","#, r#","flag":"no""#, &[0, 7]),
        (r#""flag":"yes","#, r#","flag":null"#, &[0, 1, 7]),
        ("", r#","flag":"yes""#, &[0, 1, 7]),
        (r#""inside":{"deep":7},"#, r#","flag":"yes""#, &[0, 1, 3, 4, 5, 7]),
    ] {
        let json = format!(r#"{{{whole}"errors":[{{"status":422{own}}}]}}"#);
        let finding = inspect(&CONDITIONAL, Response::new(400).body(&json));
        assert_eq!(met(&finding.errors()[0]), expected, "{json}");
    }
}

/// However long a pointer is and how deep it leads, the index of a body finds its member, and no other.
#[test]
fn an_index_finds_what_a_search_of_every_field_finds() {
    let long = "x".repeat(300);
    for depth in 1..=4 {
        for name in ["a", "code", "somewhat_longer", &long, "in~1out"] {
            let before: String = (1..depth).map(|at| format!("/level{at}")).collect();
            let pointer: &'static str = format!("{before}/{name}").leak();
            let fields = vec![
                field("/level1/b", FieldRole::Title, JsonType::String),
                field(pointer, FieldRole::Code, JsonType::String),
            ]
            .leak();
            let pointers: Vec<&str> = fields.iter().map(|field| field.pointer).collect();
            let member = format!(r#"{{"{}":"E1"}}"#, name.replace("~1", "/"));
            let right = (1..depth).rev().fold(member.clone(), |inner, at| format!(r#"{{"level{at}":{inner}}}"#));
            let deeper = format!(r#"{{"level1":{right}}}"#);
            for index in [FieldIndex::of(&pointers), FieldIndex::ANY] {
                let bodies = vec![Body { index, ..Body::new("indexed", DECLARED, fields) }].leak();
                let provider: &'static Provider = Box::leak(Box::new(Provider { bodies, ..Provider::new("indexed") }));
                let found =
                    |json: &str| inspect(provider, Response::new(400).body(json)).code_text().map(str::to_owned);
                assert_eq!(found(&right).as_deref(), Some("E1"), "{pointer}");
                assert_eq!(found(&deeper), None, "{pointer}");
                if depth > 1 {
                    assert_eq!(found(&member), None, "{pointer}");
                }
            }
        }
    }
}
