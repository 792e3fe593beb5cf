//! Problem documents of every code: JSON, the same by `Display` and by serde, and nothing allocated.
#![cfg(all(feature = "serde", feature = "inspect", feature = "http_status"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

use std::fmt::{self, Write};

use allocation_counter::measure;
use arbtest::arbitrary::{Result, Unstructured};
use codetable::problem::Value;
use codetable::text::TextKind;
use codetable::{Row, TABLES};
use serde_json::{Value as Json, from_str, json, to_string};

fn rows() -> impl Iterator<Item = Row> {
    TABLES.iter().flat_map(|table| table.rows())
}

#[test]
fn every_code_is_a_problem_document() {
    let fields = [("field", "title".into()), ("max", 30.into())];
    let extensions = [("fields", Value::Object(&fields)), ("trace", "\u{7f}\"\\\n".into()), ("status", 1.into())];
    let mut integers = 0;
    for row in rows() {
        let problem = row.problem().instance("/orders/7").with(&extensions);
        let (printed, serialised) = (problem.to_string(), to_string(&problem).unwrap());
        let read: Json = from_str(&printed).unwrap_or_else(|error| panic!("{error}: {printed}"));
        assert_eq!(read, from_str::<Json>(&serialised).unwrap());
        let code = if row.table().integers { json!(row.code().parse::<i64>().unwrap()) } else { json!(row.code()) };
        assert_eq!(read["code"], code);
        integers += u32::from(row.table().integers);
        assert_eq!(read["status"], json!(row.status()), "an extension takes no place of a member's own");
        assert_eq!((&read["fields"]["max"], &read["trace"]), (&json!(30), &json!("\u{7f}\"\\\n")));
        // What the document says in detail, until somebody says more of the one call.
        let detail = row.text(TextKind::Detail).map(|text| text.english_or_source());
        assert_eq!((&read["detail"], &read["instance"]), (&json!(detail), &json!("/orders/7")));
        let title = row.summary().map(|text| text.english_or_source());
        assert_eq!(read["title"], json!(title));
        let own: Json = from_str(&row.problem().detail("of this call").in_source_language().to_string()).unwrap();
        let title = row.summary().map(|text| text.source());
        assert_eq!((&own["detail"], &own["title"], own.get("instance")), (&json!("of this call"), &json!(title), None));
        // The members of both stand in one order.
        let names = |text: &str| -> Vec<usize> {
            ["type", "code", "fields", "trace"].map(|name| text.find(name).unwrap()).to_vec()
        };
        assert!(names(&printed).is_sorted() && names(&serialised).is_sorted(), "{printed} {serialised}");
    }
    assert!(integers > 20, "{integers}");
}

#[test]
fn nothing_is_allocated() {
    struct Sink(usize);
    impl Write for Sink {
        fn write_str(&mut self, text: &str) -> fmt::Result {
            self.0 += text.len();
            Ok(())
        }
    }
    let mut sink = Sink(0);
    let work = measure(|| {
        let extensions = [("limit", 3.into())];
        rows().for_each(|row| write!(sink, "{}", row.problem().with(&extensions)).unwrap());
    });
    assert_eq!(work.count_total, 0);
    assert!(sink.0 > 1000);
}

#[test]
fn another_writer_writes_the_same_value() {
    arbtest::arbtest(|u| {
        let scalars: Vec<(String, Json)> = (0..4).map(|_| Ok((u.arbitrary()?, scalar(u)?))).collect::<Result<_>>()?;
        let members: Vec<(&str, Value<'_>)> = scalars.iter().map(|(name, json)| (name.as_str(), value(json))).collect();
        let list: Vec<Value<'_>> = members.iter().map(|(_, value)| *value).collect();
        for value in [Value::Object(&members), Value::List(&list)].iter().chain(&list) {
            let [printed, serialised] = [value.to_string(), to_string(value).unwrap()];
            let [printed, serialised] = [&printed, &serialised].map(|text| from_str::<Json>(text).unwrap());
            assert_eq!(printed, serialised);
        }
        for ((_, json), value) in scalars.iter().zip(&list) {
            let printed = value.to_string();
            match (json, value) {
                // The reader of JSON rounds, unless it is built not to.
                (Json::Number(number), Value::Float(_)) => assert_eq!(printed.parse().ok(), number.as_f64()),
                _ => assert_eq!(from_str::<Json>(&printed).unwrap(), *json),
            }
        }
        Ok(())
    });
}

fn scalar(u: &mut Unstructured<'_>) -> Result<Json> {
    Ok(match u.int_in_range(0..=5)? {
        0 => Json::Null,
        1 => u.arbitrary::<bool>()?.into(),
        2 => u.arbitrary::<i64>()?.into(),
        3 => u.arbitrary::<u64>()?.into(),
        // Infinity and what is no number are null here and there.
        4 => u.arbitrary::<f64>()?.into(),
        _ => u.arbitrary::<String>()?.into(),
    })
}

fn value(json: &Json) -> Value<'_> {
    match json {
        Json::Bool(value) => (*value).into(),
        Json::Number(number) => match (number.as_i64(), number.as_u64(), number.as_f64()) {
            (Some(number), ..) => number.into(),
            (_, Some(number), _) => number.into(),
            (.., number) => number.into(),
        },
        Json::String(text) => text.as_str().into(),
        _ => Value::Null,
    }
}
