//! What headers and members tell, and how they are written: the two fit together, and so do the headers of one family.

use crate::diagnostic::{Diagnostic, excerpt};
use crate::hash::Map;
use crate::rule::Rule;
use crate::source::Span;
use crate::spec::{BodyField, Header, Spec};
use crate::vocabulary::{FieldRole, Format, HeaderRole, JsonType, Vocabulary};
use std::collections::BTreeMap;

/// Reports those that do not.
pub(super) fn check(spec: &Spec, diagnostics: &mut Vec<Diagnostic>) {
    for header in &spec.headers {
        diagnostics.extend(form_of_header(header));
    }
    families(&spec.headers, diagnostics);
    for body in &spec.bodies {
        let mut first: Map<(&str, FieldRole), &BodyField> = Map::default();
        for field in &body.fields {
            diagnostics.extend(type_of_member(field));
            diagnostics.extend(twin(field, &mut first));
        }
    }
}

/// `role: remaining` is a number, `role: reset` a time.
fn form_of_header(header: &Header) -> Option<Diagnostic> {
    let (role, format) = (header.role.as_ref()?, header.format.as_ref()?);
    let fits = match role.value.value {
        HeaderRole::Limit | HeaderRole::Remaining | HeaderRole::Used => {
            matches!(format.value.value, Format::Integer | Format::Text)
        }
        HeaderRole::Reset | HeaderRole::RetryAfter => !matches!(format.value.value, Format::Text | Format::Uri),
        HeaderRole::TraceId | HeaderRole::RequestId | HeaderRole::OrgId => {
            matches!(format.value.value, Format::Text | Format::Integer | Format::Uri)
        }
        HeaderRole::Code | HeaderRole::Other => true,
    };
    let message = format!(
        "`{}` is `{}`, and written as `{}`",
        excerpt(&header.name.value),
        role.value.value.word(),
        format.value.value.word()
    );
    (!fits).then(|| report(format.value.span, message, role.value.span, "what it tells"))
}

/// `X-Rate-Limit`, `X-Rate-Remaining` and `X-Rate-Reset` speak of one allowance.
fn families(headers: &[Header], diagnostics: &mut Vec<Diagnostic>) {
    let mut by_stem: BTreeMap<&str, Vec<&Header>> = BTreeMap::new();
    for header in headers {
        let counts =
            |role| matches!(role, HeaderRole::Limit | HeaderRole::Remaining | HeaderRole::Used | HeaderRole::Reset);
        if !header.role.as_ref().is_some_and(|role| counts(role.value.value)) {
            continue;
        }
        // `X-Limit` has no more of a family than the whole of HTTP.
        if let Some((stem, _)) = header.name.value.rsplit_once('-').filter(|(stem, _)| stem.len() > 1) {
            by_stem.entry(stem).or_default().push(header);
        }
    }
    for (stem, family) in by_stem {
        // Where two tell the same, what sets them apart is in their names.
        let role = |header: &Header| header.role.as_ref().map(|role| role.value.value);
        let is_one = |(at, header): (usize, &&Header)| family[..at].iter().all(|before| role(before) != role(header));
        if !family.iter().enumerate().all(is_one) {
            continue;
        }
        let words = |header: &Header| {
            let of = header.of.as_ref().map(|of| (of.value.value.word(), of.value.span));
            let per = header.per.as_ref().map(|per| (per.value.value.word(), per.value.span));
            [of, per]
        };
        for field in [0, 1] {
            let mut said = family.iter().filter_map(|header| words(header)[field]);
            let Some((word, place)) = said.next() else { continue };
            for (other, span) in said.filter(|(other, _)| *other != word) {
                let message = format!("`{other}` here, and `{word}` for another header of `{}-`", excerpt(stem));
                diagnostics.push(report(span, message, place, "by their names they speak of one allowance"));
            }
        }
    }
}

/// `role: message` is a text, `role: errors` a list.
fn type_of_member(field: &BodyField) -> Option<Diagnostic> {
    let (role, ty) = (field.role.as_ref()?, field.ty.as_ref()?);
    let is = ty.value.value;
    let fits = match role.value.value {
        FieldRole::Message | FieldRole::Title | FieldRole::Detail | FieldRole::FieldMessage => {
            !matches!(is, JsonType::Number | JsonType::Boolean)
        }
        FieldRole::Code | FieldRole::Status | FieldRole::Timestamp | FieldRole::Version => {
            !matches!(is, JsonType::Boolean | JsonType::Array)
        }
        FieldRole::TraceId | FieldRole::RequestId | FieldRole::OrgId => {
            matches!(is, JsonType::String | JsonType::Number | JsonType::Any)
        }
        FieldRole::Meta | FieldRole::Report => matches!(is, JsonType::Object | JsonType::Any),
        _ => true,
    };
    let message = format!(
        "`{}` is `{}`, and its type is `{}`",
        excerpt(&field.pointer.value),
        role.value.value.word(),
        is.word()
    );
    (!fits).then(|| report(ty.value.span, message, role.value.span, "what it is"))
}

/// Two members of one object with one role, of which a reader would have to choose.
fn twin<'s>(field: &'s BodyField, first: &mut Map<(&'s str, FieldRole), &'s BodyField>) -> Option<Diagnostic> {
    let role = field.role.as_ref()?;
    let is_one = matches!(
        role.value.value,
        FieldRole::Message
            | FieldRole::Status
            | FieldRole::Title
            | FieldRole::Detail
            | FieldRole::Timestamp
            | FieldRole::Version
    );
    let (around, _) = field.pointer.value.rsplit_once('/').filter(|_| is_one)?;
    let before = *first.entry((around, role.value.value)).or_insert(field);
    if std::ptr::eq(before, field) {
        return None;
    }
    let (own, other) = (excerpt(&field.pointer.value), excerpt(&before.pointer.value));
    let message = format!("`{own}` and `{other}` are both `{}`", role.value.value.word());
    Some(report(role.value.span, message, before.pointer.span, "the first, which is read"))
}

fn report(span: Span, message: String, other: Span, text: &str) -> Diagnostic {
    Diagnostic::new(Rule::RoleDiffers, span, message)
        .also(other, text)
        .help("mend the one that is wrong; what fits no role is `other`")
}
