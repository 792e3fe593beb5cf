//! Every role of a header under every format, and of a member with every type, in; out which of them do not go together, held
//! against tables by hand.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by a panic")]

use codetable_model::compile;
use codetable_model::rule::Rule;
use codetable_model::source::Source;
use codetable_model::vocabulary::{FieldRole, Format, HeaderRole, JsonType, Vocabulary};

/// Whether something is told of what a spec describes beside its only code.
fn is_told(described: &str) -> bool {
    let table = "tables:\n  errors:\n    enum: E\n    codes:\n      A: { name: A }\n";
    let spec = format!("provider: shop\n{described}{table}");
    let problems = compile(&[Source::new("specs/shop.yaml", spec)]).diagnostics;
    problems.iter().any(|problem| problem.rule == Rule::RoleDiffers)
}

fn is_one_of(word: &str, words: &str) -> bool {
    words.split(' ').any(|of| of == word)
}

#[test]
fn a_header_is_written_as_what_it_tells_is() {
    for role in HeaderRole::ALL {
        let strangers = match role {
            HeaderRole::Limit | HeaderRole::Remaining | HeaderRole::Used => {
                "uri milliseconds unix_seconds iso8601 retry_after"
            }
            HeaderRole::Reset | HeaderRole::RetryAfter => "text uri",
            HeaderRole::TraceId | HeaderRole::RequestId | HeaderRole::OrgId => {
                "milliseconds unix_seconds iso8601 retry_after"
            }
            HeaderRole::Code | HeaderRole::Other => "",
        };
        for format in Format::ALL {
            let (role, format) = (role.word(), format.word());
            let told = is_told(&format!("headers: {{ X-Shop: {{ role: {role}, format: {format} }} }}\n"));
            assert_eq!(told, is_one_of(format, strangers), "`{role}` as `{format}`");
        }
    }
}

#[test]
fn a_member_is_of_a_type_that_its_role_can_have() {
    for role in FieldRole::ALL {
        let strangers = match role {
            FieldRole::Message | FieldRole::Title | FieldRole::Detail | FieldRole::FieldMessage => "number boolean",
            FieldRole::Code | FieldRole::Status | FieldRole::Timestamp | FieldRole::Version => "boolean array",
            FieldRole::TraceId | FieldRole::RequestId | FieldRole::OrgId => "boolean object array",
            FieldRole::Meta | FieldRole::Report => "string number boolean array",
            _ => "",
        };
        for ty in JsonType::ALL {
            let (role, ty) = (role.word(), ty.word());
            let told =
                is_told(&format!("bodies: {{ error: {{ fields: {{ /it: {{ role: {role}, type: {ty} }} }} }} }}\n"));
            assert_eq!(told, is_one_of(ty, strangers), "`{role}` of type `{ty}`");
        }
    }
}

/// What a reader would have to choose from stands in an object once; ids, codes and lists may stand in it several times.
#[test]
fn one_member_of_an_object_tells_one_thing() {
    for role in FieldRole::ALL {
        let is_one = is_one_of(role.word(), "message status title detail timestamp version");
        for (first, second, is_same) in [
            ("/one", "/other", true),
            ("/in/one", "/in/other", true),
            ("/one", "/in/other", false),
            ("/a/it", "/b/it", false),
        ] {
            let member = |name: &str| format!("{name}: {{ role: {}, type: any }}", role.word());
            let told =
                is_told(&format!("bodies: {{ error: {{ fields: {{ {}, {} }} }} }}\n", member(first), member(second)));
            assert_eq!(told, is_one && is_same, "`{}` at {first} and {second}", role.word());
        }
    }
}

/// The headers of one family speak of one allowance over one period, unless two of them tell the same.
#[test]
fn headers_with_a_common_name_speak_of_one_allowance() {
    let counts = ["limit", "remaining", "used", "reset"];
    for role in HeaderRole::ALL {
        for (other, names, differs) in [
            ("limit", ["X-Rate-One", "X-Rate-Other"], true),
            ("reset", ["X-Rate-One", "X-Rate-Other"], true),
            ("limit", ["X-Rate-One", "X-Quota-Other"], false),
            ("limit", ["X-One", "X-Other"], false),
        ] {
            for [one, two] in [
                ["of: rate", "of: quota"],
                ["per: day", "per: month"],
                ["of: rate", "of: rate"],
                ["of: rate", "per: day"],
            ] {
                let role = role.word();
                let told = is_told(&format!(
                    "headers:\n  {}: {{ role: {role}, {one} }}\n  {}: {{ role: {other}, {two} }}\n",
                    names[0], names[1]
                ));
                let is_counted = counts.contains(&role) && role != other;
                let wanted = differs && is_counted && one != two && one[..2] == two[..2];
                assert_eq!(told, wanted, "`{role}` {one}, `{other}` {two}, {names:?}");
            }
        }
    }
}
