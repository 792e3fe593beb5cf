//! What holds for every provider: a new one is covered without an edit.

use std::collections::BTreeSet;

use arbtest::arbtest;
use codetable::advice::Effect;
use codetable::inspect::{Confidence, Finding, Note, Outcome, inspect};
use codetable::problem::ProblemDocument;
use codetable::provider::{Body, FieldRole, Provider};
use codetable::response::Response;
use codetable::{CodeTable, PROVIDERS, TableKind, TableVisitor, adobe_edge, for_each_table, meloming};

/// Every example of every document, with its provider and status.
fn examples() -> Vec<(&'static Provider, u16, &'static str)> {
    let bodies = PROVIDERS.iter().flat_map(|provider| provider.bodies.iter().map(move |body| (*provider, body)));
    let examples = bodies.flat_map(|(provider, body)| body.examples.iter().map(move |example| (provider, example)));
    examples.map(|(provider, example)| (provider, example.status.unwrap().value, example.text)).collect()
}

/// Every code of a table that holds errors, in a body of each shape that carries a code.
fn bodies() -> Vec<(&'static Provider, &'static Body, &'static str, String)> {
    struct Bodies(Vec<(&'static Provider, &'static Body, &'static str, String)>);
    impl TableVisitor for Bodies {
        fn visit<T: CodeTable>(&mut self) {
            for body in T::TABLE.provider.bodies.iter().filter(|_| T::TABLE.kind == TableKind::Errors) {
                let field = body.fields.iter().find(|field| field.role.value == FieldRole::Code);
                for (code, field) in T::ALL.iter().flat_map(|code| field.map(|field| (code, field))) {
                    let text = code.row().code();
                    let json = if text.parse::<i64>().is_ok() { text.to_owned() } else { format!("\"{text}\"") };
                    let mut text_of_body = json;
                    for name in field.pointer.split('/').skip(1).collect::<Vec<_>>().into_iter().rev() {
                        text_of_body = format!("{{\"{name}\":{text_of_body}}}");
                    }
                    self.0.push((T::TABLE.provider, body, text, text_of_body));
                }
            }
        }
    }
    let mut bodies = Bodies(Vec::new());
    for_each_table(&mut bodies);
    assert!(bodies.0.len() > 40);
    bodies.0
}

/// Asks for everything that a finding tells.
fn ask(finding: &Finding<'_>) {
    let owned = finding.clone().into_owned();
    assert_eq!(owned.to_string(), finding.to_string());
    assert_eq!(owned.problem(), finding.problem());
    assert!(finding.notes().all(|note| !note.to_string().is_empty()));
    assert_eq!(finding.confidence() == Confidence::Code, finding.row().is_some());
    // Of a response without a status, one that a listed problem has says nothing.
    assert!(finding.confidence() != Confidence::Status || finding.status().is_some(), "{finding}");
}

/// The codes of a finding and of all that it lists.
fn codes(finding: &Finding<'_>) -> Vec<String> {
    let listed = finding.errors().iter().chain(finding.warnings());
    listed.chain([finding.problem()]).filter_map(|problem| problem.code_text()).map(str::to_owned).collect()
}

/// What a code says of its effect is said of a response that failed; of one that reports a part as done it would be
/// wrong.
#[test]
fn where_a_part_was_carried_out_no_code_tells_that_nothing_was() {
    let mut partial = 0;
    for (provider, _, code, text) in bodies() {
        for body in [text.clone(), format!("{{\"errors\":[{text}]}}")] {
            for status in [None, Some(200), Some(207), Some(299)] {
                let finding = inspect(provider, Response::new(status).body(&body));
                if finding.severity() == Outcome::Partial {
                    partial += 1;
                    assert_ne!(finding.advice().effect(), Some(Effect::NotApplied), "{status:?} {code} in {body}");
                }
            }
        }
    }
    assert!(partial > 20, "{partial}");
}

#[test]
fn every_code_is_found_in_its_body() {
    for (provider, body, code, text) in bodies() {
        let finding = inspect(provider, Response::new(None).body(&text));
        assert_eq!((finding.confidence(), finding.code_text()), (Confidence::Code, Some(code)), "{text}");
        assert_eq!(finding.body(), Some(body));
        assert_eq!(finding.advice().recovery(), finding.row().unwrap().advice().recovery(), "{text}");
        ask(&finding);
    }
}

#[test]
fn every_code_is_found_in_its_problem_document() {
    struct Law;
    impl TableVisitor for Law {
        fn visit<T: CodeTable>(&mut self) {
            let headers = [("Content-Type", ProblemDocument::MEDIA_TYPE)];
            for code in T::ALL.iter().filter(|_| T::TABLE.kind == TableKind::Errors) {
                let text = code.row().problem().instance("/\u{1}\"\\").to_string();
                let finding =
                    inspect(T::TABLE.provider, Response::new(code.row().status()).headers(&headers).body(&text));
                assert_eq!(finding.known(), Some(*code), "{text}");
                assert_eq!(finding.body_status(), code.row().status());
                assert!(finding.title().is_some(), "`{code}` has no text that says what it means");
                assert!(!finding.notes().any(|note| matches!(note, Note::NotJson | Note::Malformed { .. })), "{text}");
            }
        }
    }
    for_each_table(&mut Law);
}

#[test]
fn every_example_gives_a_listed_code_and_nothing_to_note() {
    assert!(examples().len() >= 4);
    for (provider, status, text) in examples() {
        let finding = inspect(provider, Response::new(status).body(text));
        assert_eq!(finding.confidence(), Confidence::Code, "{text}");
        assert_eq!(finding.notes().collect::<Vec<_>>(), [], "{text}");
        assert_ne!(finding.severity(), Outcome::None);
        assert_eq!(inspect(provider, Response::new(None).body(text)).code_text(), finding.code_text());
    }
}

#[test]
fn a_cut_body_has_no_code_that_the_whole_one_has_not() {
    let coded = bodies().into_iter().map(|(provider, _, _, text)| (provider, 400, text));
    for (provider, status, text) in examples().into_iter().map(|(p, s, t)| (p, s, t.to_owned())).chain(coded) {
        let whole = inspect(provider, Response::new(status).body(&text));
        let mut known = 0;
        for end in 0..text.len() {
            let cut = inspect(provider, Response::new(status).body(&text.as_bytes()[..end]));
            assert!(codes(&cut).iter().all(|code| codes(&whole).contains(code)), "{:?}", &text.as_bytes()[..end]);
            let now = codes(&cut).len() + cut.fields().len() + cut.report_errors().len();
            assert!(now >= known, "what was read is kept: {:?}", &text.as_bytes()[..end]);
            assert!(cut.notes().next().is_some() || end == 0);
            known = now;
            ask(&cut);
        }
    }
}

/// Each status that a code came with is held against the one that the document lists with it, or that the code contains.
#[test]
fn every_status_that_disagrees_is_noted() {
    let rows = [&adobe_edge::PROVIDER, &meloming::PROVIDER].into_iter().flat_map(|provider| provider.tables);
    let listed = rows.flat_map(|table| table.rows()).map(|row| (row.table().provider, row.code(), row.status(), None));
    let contained = [("EXEG-0999-418", Some(418)), ("EXEG-0999-503", Some(503)), ("other", None)];
    let unlisted = contained.map(|(code, suffix)| (&adobe_edge::PROVIDER, code, None, suffix));
    for (provider, code, listed, suffix) in listed.chain(unlisted) {
        let statuses =
            || [None, Some(200), Some(207), Some(401), Some(418), Some(422), Some(429), Some(503)].into_iter();
        for (http, body) in statuses().flat_map(|http| statuses().map(move |body| (http, body))) {
            let status = body.map_or(String::new(), |status| format!(r#","status":{status}"#));
            let text = format!(r#"{{"type":"{code}"{status}}}"#);
            let finding = inspect(provider, Response::new(http).body(&text));
            let mut expected = BTreeSet::new();
            if let (Some(http), Some(body)) = (http, body.filter(|body| Some(*body) != http)) {
                expected.insert(Note::BodyStatus { http, body });
            }
            for found in http.into_iter().chain(body) {
                let listed = listed.filter(|listed| *listed != found);
                expected.extend(listed.map(|listed| Note::CodeStatus { listed, found }));
                let suffix = suffix.filter(|suffix| *suffix != found);
                expected.extend(suffix.map(|suffix| Note::CodeSuffix { suffix, found }));
            }
            let is_of_status = |note: &Note| {
                matches!(note, Note::BodyStatus { .. } | Note::CodeStatus { .. } | Note::CodeSuffix { .. })
            };
            assert_eq!(finding.notes().filter(is_of_status).collect::<BTreeSet<_>>(), expected, "{http:?} {text}");
        }
    }
}

#[test]
fn unknown_members_change_nothing() {
    for (provider, status, text) in examples() {
        let plain = inspect(provider, Response::new(status).body(text));
        let inner = text.strip_prefix('{').unwrap();
        for member in [r#""x":1"#, r#""":{"code":"GW.AUTHN"}"#, r#""a":[[{"type":"X"}]]"#, r#""CODE":-1,"Type":"y""#] {
            let body = format!("{{{member},{inner}");
            let finding = inspect(provider, Response::new(status).body(&body));
            assert_eq!(format!("{finding:?}"), format!("{plain:?}"));
            let body = format!("{},{member}}}", text.trim_end().strip_suffix('}').unwrap());
            assert_eq!(format!("{:?}", inspect(provider, Response::new(status).body(&body))), format!("{plain:?}"));
        }
    }
}

#[test]
fn severity_follows_the_status_whatever_the_body() {
    arbtest(|bytes| {
        let provider = bytes.choose(PROVIDERS)?;
        let status: u16 = bytes.int_in_range(0..=999)?;
        let body: Vec<u8> = bytes.arbitrary()?;
        let finding = inspect(provider, Response::new(status).body(&body));
        match status {
            200..=206 | 208..=299 => assert!(finding.is_success() || finding.severity() < Outcome::Unknown),
            207 => assert_eq!(finding.severity(), Outcome::Partial),
            100..=199 | 300..=399 => assert!(finding.severity() >= Outcome::Fatal),
            _ => assert_eq!(finding.severity(), Outcome::Fatal),
        }
        ask(&finding);
        Ok(())
    });
}

#[test]
fn no_body_is_too_much() {
    let words: Vec<String> = PROVIDERS
        .iter()
        .flat_map(|provider| provider.bodies)
        .flat_map(|body| body.fields)
        .flat_map(|field| field.pointer.split('/'))
        .map(|word| format!("\"{word}\""))
        .chain(
            ["{", "}", "[", "]", ",", ":", "\"", "-401", "1e999", "null", "\\u00", "\u{feff}", "가", "\n"]
                .map(String::from),
        )
        .chain(["\"EXEG-0104-422\"", "\"GW.AUTHN\"", "\"INVALID_TOKEN\""].map(String::from))
        .collect();
    arbtest(|bytes| {
        let provider = bytes.choose(PROVIDERS)?;
        let mut body = String::from("{");
        while !bytes.is_empty() {
            body.push_str(bytes.choose(&words)?);
        }
        let status: Option<u16> = bytes.arbitrary()?;
        ask(&inspect(provider, Response::new(status).body(&body)));
        Ok(())
    });
}
