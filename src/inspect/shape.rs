//! From a member's name to what it is: the fields of a provider's bodies, found by where a reader stands in one.

use core::slice;

use crate::evidence::{Basis, Fact};
use crate::provider::{Body, BodyField, FieldRole, JsonType};

/// How many bodies compete for being the one that was sent. Further ones are read all the same.
const COMPETING: usize = 8;

/// A place in the bodies that an object may be: the members below `prefix` of each.
#[derive(Clone, Copy)]
pub(super) struct Place<'t> {
    bodies: [&'static [Body]; 2],
    /// The media type of the response: where two bodies call one member by different roles, its body decides.
    media: Option<&'t str>,
    prefix: &'static str,
}

/// A member that some body describes.
#[derive(Clone, Copy)]
pub(super) struct Member<'t> {
    /// What is said of the member itself, and by which body.
    pub(super) field: Option<(&'static BodyField, &'static Body)>,
    /// Its number among all fields, to find a second one of the name.
    pub(super) ordinal: usize,
    /// The place that it opens, if something is said of its own members.
    pub(super) inside: Option<Place<'t>>,
}

/// How many members of each body were found.
#[derive(Default)]
pub(super) struct Hits([u16; COMPETING]);

impl<'t> Place<'t> {
    /// The top of a body of a provider. A problem document is read even if the provider describes none.
    pub(super) fn top(bodies: &'static [Body], media: Option<&'t str>) -> Self {
        let described = bodies.iter().any(|body| is_media(body, PROBLEM_MEDIA));
        let is_problem = media.is_some_and(|media| media.eq_ignore_ascii_case(PROBLEM_MEDIA));
        let further = if is_problem && !described { slice::from_ref(&PROBLEM) } else { &[] };
        Self { bodies: [bodies, further], media, prefix: "" }
    }

    /// The element of a list: a body of its own if the field names one, else the members that the same body describes.
    pub(super) fn element(self, field: &'static BodyField, body: &'static Body) -> Option<Self> {
        let (body, prefix) = body.elements(field, self.bodies())?;
        Some(Self { bodies: [slice::from_ref(body), &[]], media: self.media, prefix })
    }

    /// The member of a name.
    pub(super) fn member(self, name: &[u8]) -> Option<Member<'t>> {
        let mut found = Member { field: None, ordinal: 0, inside: None };
        let (mut ordinal, mut preferred, mut any) = (0, false, false);
        for body in self.bodies() {
            let is_preferred = self.media.is_some_and(|media| is_media(body, media));
            let mut inside = None;
            let mut exact = None;
            for field in body.fields {
                ordinal += 1;
                let Some((path, is_end)) = below(field.pointer, self.prefix, name) else { continue };
                any = true;
                if is_end { exact = Some((field, ordinal)) } else { inside = Some(path) }
            }
            let takes = exact.is_some() && (found.field.is_none() || (is_preferred && !preferred));
            if let (Some((field, ordinal)), true) = (exact, takes) {
                preferred = is_preferred;
                let bodies = [slice::from_ref(body), &[]];
                let inside = inside.map(|prefix| Place { bodies, prefix, ..self });
                found = Member { field: Some((field, body)), ordinal, inside };
            } else if let (Some(prefix), None) = (inside, found.inside) {
                found.inside = Some(Place { prefix, ..self });
            }
        }
        any.then_some(found)
    }

    /// Counts a member for each body that describes it.
    pub(super) fn count(self, name: &[u8], hits: &mut Hits) {
        for (body, count) in self.bodies().zip(&mut hits.0) {
            if body.fields.iter().any(|field| matches!(below(field.pointer, self.prefix, name), Some((_, true)))) {
                *count = count.saturating_add(1);
            }
        }
    }

    /// The body that was most probably sent: the one with the most members found, and of several the one whose media
    /// type the response has.
    pub(super) fn likeliest(self, hits: &Hits) -> Option<&'static Body> {
        let rated = self.bodies().zip(hits.0).filter(|(_, count)| *count > 0);
        let rated = rated.map(|(body, count)| (body, (count, self.media.is_some_and(|media| is_media(body, media)))));
        rated
            .fold(None, |best, next| match best {
                Some((_, rating)) if rating >= next.1 => best,
                _ => Some(next),
            })
            .map(|(body, _)| body)
    }

    fn bodies(self) -> impl Iterator<Item = &'static Body> {
        self.bodies.into_iter().flatten()
    }
}

/// Whether a body is described as being of a media type.
pub(super) fn is_media(body: &Body, media: &str) -> bool {
    body.media.is_some_and(|fact| fact.value.eq_ignore_ascii_case(media))
}

/// The media type of a `Content-Type`, without its parameters.
pub(super) fn essence(content_type: &str) -> &str {
    content_type.split(';').next().unwrap_or_default().trim_matches([' ', '\t'])
}

/// If a pointer leads to the member of this name right below the prefix, or through it: the pointer up to there, and
/// whether it ends there.
fn below(pointer: &'static str, prefix: &str, name: &[u8]) -> Option<(&'static str, bool)> {
    let rest = pointer.strip_prefix(prefix)?.strip_prefix('/')?;
    let token = rest.split('/').next().unwrap_or_default();
    if !is_token(token, name) {
        return None;
    }
    let end = prefix.len() + 1 + token.len();
    Some((&pointer[..end], end == pointer.len()))
}

/// Whether a token of a JSON pointer, in which `~0` stands for `~` and `~1` for `/`, is this name.
fn is_token(token: &str, name: &[u8]) -> bool {
    if !token.contains('~') {
        return token.as_bytes() == name;
    }
    let mut bytes = token.bytes();
    let unescaped = core::iter::from_fn(|| match bytes.next()? {
        b'~' => bytes.next().map(|escaped| if escaped == b'1' { b'/' } else { b'~' }),
        byte => Some(byte),
    });
    unescaped.eq(name.iter().copied())
}

const PROBLEM_MEDIA: &str = "application/problem+json";

/// A problem document as RFC 9457 describes it, for providers that describe none.
static PROBLEM: Body = Body {
    id: "problem",
    basis: RFC,
    sent: None,
    media: Some(Fact::new(PROBLEM_MEDIA, Basis::Registered("RFC 9457, section 3"))),
    severity: None,
    fields: &[
        of("/type", FieldRole::Code, JsonType::String),
        of("/status", FieldRole::Status, JsonType::Number),
        of("/title", FieldRole::Title, JsonType::String),
        of("/detail", FieldRole::Detail, JsonType::String),
    ],
    examples: &[],
};

const RFC: Basis = Basis::Registered("RFC 9457, section 3.1");

const fn of(pointer: &'static str, role: FieldRole, ty: JsonType) -> BodyField {
    BodyField {
        pointer,
        basis: RFC,
        role: Fact::new(role, RFC),
        ty: Fact::new(ty, RFC),
        of: None,
        presence: None,
        format: None,
        zone: None,
        description: None,
    }
}
