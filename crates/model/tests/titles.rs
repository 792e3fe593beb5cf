//! A mistake in any object of a spec in; out how messages call that object, each by its kind and its own name.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by a panic")]

use codetable_model::compile;
use codetable_model::rule::Rule;
use codetable_model::source::Source;

/// Each object that may have both, marked by where its evidence stands, with what it is called.
const OBJECTS: [(&str, &str); 9] = [
    ("code", "code `A`"),
    ("meaning", "a further meaning of `A`"),
    ("status", "status `4xx`"),
    ("type", "type `Fault`"),
    ("severity", "severity `fatal`"),
    ("header", "header `X-Id`"),
    ("body", "body `error`"),
    ("member", "member `/code`"),
    ("example", "an example of body `error`"),
];

const SPEC: &str = "provider: shop
sources: { guide: { file: guide.txt, sha256: 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef, lines: 40 } }
tables:
  errors:
    enum: E
    codes:
      A: { name: Name, <code>, also: [{ <meaning>, status: 404 }], message: m }
statuses: { 4xx: { <status>, meaning: s } }
types: { Fault: { <type> } }
severities: { fatal: { <severity>, says: it is over } }
headers: { X-Id: { <header>, role: request_id } }
bodies:
  error:
    <body-line>
    fields: { /code: { <member>, role: code, type: string } }
    examples: [{ <example>, text: '{\"code\":\"A\"}' }]
";

#[test]
fn an_object_is_called_by_its_kind_and_its_name() {
    for (marked, title) in OBJECTS {
        let fill = |text: String, (of, _): &(&str, &str)| {
            let evidence = if *of == marked { "at: 1, registered: RFC 9110" } else { "at: 1" };
            text.replace(&format!("<{of}>"), evidence)
                .replace(&format!("<{of}-line>"), &evidence.replace(", ", "\n    "))
        };
        let spec = OBJECTS.iter().fold(SPEC.to_owned(), fill);
        let problems = compile(&[Source::new("specs/shop.yaml", spec.clone())]).diagnostics;
        let told: Vec<&str> =
            problems.iter().filter(|of| of.rule == Rule::EvidenceTwice).map(|of| of.message.as_str()).collect();
        assert_eq!(told, [format!("{title} has both `at` and `registered`")], "{marked}: {problems:#?}");
    }
}
