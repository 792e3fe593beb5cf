//! Two places of a spec that speak of one thing, in; out whether somebody is told that they disagree: the oracle is which
//! recoveries send the same request again, and which severities a status can have, by hand.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by a panic")]

use codetable_model::compile;
use codetable_model::rule::Rule;
use codetable_model::source::Source;

const HEAD: &str = "provider: shop
sources: { guide: { file: guide.txt, sha256: 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef, lines: 40 } }
headers: { X-Again: { role: other, format: text, at: 1 } }
";

/// Recoveries, and whether the same request may be sent again by them, whatever the response has.
const RECOVERIES: [(&str, bool); 8] = [
    ("[[retry]]", true),
    ("[[wait, retry]]", true),
    ("[[contact_provider], [retry]]", true),
    ("[{ is: [retry], when: { header: X-Again } }, [wait, retry]]", true),
    ("[{ is: [retry], when: { header: X-Again } }, [fix_request]]", false),
    ("[[refresh_credentials, retry]]", false),
    ("[[fix_setup, wait, retry]]", false),
    ("[[do_not_retry]]", false),
];

/// What a fact may rest on, the lines around it where it names nothing: only what the document says twice is a contradiction
/// of it.
const SUPPORT: [(&str, bool); 4] =
    [("", true), ("at: 3", true), ("because: it passes", false), ("registered: \"RFC 9110, section 15\"", false)];

fn is_told(spec: &str) -> bool {
    let problems = compile(&[Source::new("specs/shop.yaml", format!("{HEAD}{spec}"))]).diagnostics;
    problems.iter().any(|problem| problem.rule == Rule::UndeclaredConflict)
}

fn declared(concerns: &str) -> String {
    match concerns {
        "" => String::new(),
        of => format!("conflicts: [{{ at: 3, about: one, follow: it, because: so, concerns: [{of}] }}]\n"),
    }
}

/// Of two rules, and of a code and the rule for its status, whether one sends the same request again and the other does not.
#[test]
fn who_may_send_again_is_said_alike_or_declared() {
    let each = || RECOVERIES.iter().flat_map(|of| SUPPORT.iter().map(move |support| (of, support)));
    for ((one, first), (other, second)) in each().flat_map(|one| each().map(move |other| (one, other))) {
        let differ = one.1 != other.1 && first.1 && second.1;
        let recovery =
            |(steps, _): &(&str, bool), (support, _): &(&str, bool)| format!("recovery: {{ is: {steps}, {support} }}");
        let support = [first.0, second.0].concat();
        let (one, other) = (recovery(one, first), recovery(other, second));
        let between_rules = format!("statuses:\n  409: {{ at: 3, {one} }}\n  4xx: {{ at: 4, {other} }}\n");
        let rule = format!("statuses:\n  4xx: {{ at: 4, {other} }}\n");
        let head = "tables:\n  errors:\n    enum: E\n    at: 1\n    groups:\n      - at: 2\n        status: 409\n";
        let of_row = format!("{rule}{head}        codes:\n          A: {{ name: Name, aliases: [B], at: 3, {one} }}\n");
        // A rule for fewer statuses that does not say it leaves it to the next.
        let silent = rule.replacen("statuses:\n", "statuses:\n  409: { at: 5, meaning: taken }\n", 1);
        let behind = of_row.replacen(&rule, &silent, 1);
        // What a group says rests on the lines of the group.
        let of_group = format!(
            "{rule}{head}        {one}\n        codes:\n          A: {{ name: Name, aliases: [B], registered: RFC 9110 }}\n"
        );
        let of_code = [of_row, behind, of_group].map(|spec| (spec, "A B Name 409 4xx"));
        for (spec, named) in of_code.into_iter().chain([(between_rules, "409 4xx")]) {
            for concerns in ["", "A", "B", "Name", "409", "4xx", "X-Again"] {
                let is_declared = named.split(' ').any(|of| of == concerns);
                let told = is_told(&format!("{spec}{}", declared(concerns)));
                assert_eq!(told, differ && !is_declared, "{spec}concerns: {concerns}");
                if !differ || !support.is_empty() {
                    break;
                }
            }
        }
    }
}

/// A code that carries a status, and one that stands in two tables, comes with one status, unless somebody says so.
#[test]
fn a_code_has_one_status_or_it_is_declared() {
    for (first, second) in [409, 410, 503].into_iter().flat_map(|one| [409, 410, 503].map(|other| (one, other))) {
        let head = "    at: 1\n    codes:\n      ";
        let carried = format!(
            "tables:\n  errors:\n    enum: E\n    key: {{ pattern: {{ is: \"E-{{status:3}}\", at: 2 }} }}\n{head}E-{first}: {{ name: A, at: 3, status: {second} }}\n"
        );
        let twice = format!(
            "tables:\n  errors:\n    enum: E\n{head}X: {{ name: A, at: 3, status: {first} }}\n  others:\n    enum: F\n{head}X: {{ name: B, at: 3, status: {second} }}\n"
        );
        let code = format!("E-{first}");
        for (spec, names) in [(carried, vec!["A", &code]), (twice, vec!["A", "B", "X"])] {
            for concerns in ["", "A", "B", "X", &code, "errors"] {
                let told = is_told(&format!("{spec}{}", declared(concerns)));
                assert_eq!(told, first != second && !names.contains(&concerns), "{spec}concerns: {concerns}");
            }
        }
    }
}

/// A response that failed has failed as a whole, and one that succeeded has not.
#[test]
fn what_a_status_says_of_the_whole_request_is_not_denied() {
    for (statuses, failed, worked) in [
        ("200", false, true),
        ("2xx", false, true),
        ("302", false, false),
        ("404", true, false),
        ("4xx", true, false),
        ("503", true, false),
    ] {
        for severity in ["fatal", "non_fatal", "warning", ""] {
            for effect in ["partial", "unknown", "not_applied", ""] {
                let fact = |name: &str, is: &str| match is {
                    "" => String::new(),
                    is => format!(", {name}: {{ is: {is}, at: 3 }}"),
                };
                let rule = format!(
                    "statuses:\n  {statuses}: {{ at: 3{}{} }}\n",
                    fact("severity", severity),
                    fact("effect", effect)
                );
                let denies = match severity {
                    "fatal" => worked,
                    "" => false,
                    _ => failed,
                };
                let is_partial = effect == "partial" && (failed || severity == "fatal");
                assert_eq!(is_told(&rule), denies || is_partial, "{rule}");
            }
        }
    }
}
