//! From a member's name to what it is: the fields of a provider's bodies, found by where a reader stands in one.

use core::slice;

use crate::evidence::{Basis, Fact};
use crate::provider::{Body, BodyField, FieldIndex, FieldRole, JsonType};
use crate::wait::unpadded;
use crate::wire::Slot;

/// How many bodies compete for being the one that was sent. Further ones are read all the same.
const COMPETING: usize = 8;

/// The bodies that one response may have.
pub(super) struct Shapes<'t> {
    bodies: [&'static [Body]; 2],
    /// The media type of the response: where two bodies call one member by different roles, its body decides.
    media: Option<&'t str>,
}

/// A place that an object may be: the members below `prefix` of each body, or of one.
#[derive(Clone, Copy)]
pub(super) struct Place<'t> {
    shapes: &'t Shapes<'t>,
    only: Option<Numbered>,
    prefix: &'static str,
}

/// A body, and the number of its first field among those of all bodies.
type Numbered = (&'static Body, usize);

/// A member that some body describes.
#[derive(Clone, Copy)]
pub(super) struct Member {
    /// What is said of the member itself, and by which body.
    pub(super) field: Option<(&'static BodyField, &'static Body)>,
    /// Its number among the fields that its place may have, to find a second one of the name.
    pub(super) ordinal: usize,
    /// Its place among members of one role.
    pub(super) rank: Rank,
    /// The pointer to it and the body that describes its own members, or `None` for all, if something is said of them.
    inside: Option<(&'static str, Option<Numbered>)>,
}

/// Which of two members with one role counts: the lesser, wherever each stands in a response. Members that the provider
/// describes come first, in the order of its spec; of those that hold codes, the ones whose code a table lists, and of
/// these the one that leads.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Rank(u16);

/// Behind every member.
impl Default for Rank {
    fn default() -> Self {
        Self::LAST
    }
}

impl Rank {
    /// Behind every member.
    pub(super) const LAST: Self = Self(u16::MAX);
    /// Of a body that the provider does not describe.
    const GENERIC: u16 = 1 << 15;
    /// Of a code that no table lists.
    const UNLISTED: u16 = 1 << 14;
    /// Of a code that does not lead.
    const FOLLOWING: u16 = 1 << 13;

    fn new(ordinal: usize, body: &'static Body) -> Self {
        let most = Self::FOLLOWING - 2;
        let ordinal = u16::try_from(ordinal).map_or(most, |ordinal| ordinal.min(most));
        Self(if is_generic(body) { Self::GENERIC | ordinal } else { ordinal })
    }

    /// The rank of a code: whether a table lists it, and whether its member leads.
    pub(super) const fn of_code(self, is_listed: bool, leads: bool) -> Self {
        let unlisted = if is_listed { 0 } else { Self::UNLISTED };
        let following = if leads { 0 } else { Self::FOLLOWING };
        Self(self.0 | unlisted | following)
    }
}

/// How many members of each body were found.
#[derive(Default)]
pub(super) struct Hits([u16; COMPETING]);

impl<'t> Shapes<'t> {
    /// The bodies of a provider. A problem document is read even if the provider describes none.
    pub(super) fn new(bodies: &'static [Body], media: Option<&'t str>) -> Self {
        let is_problem = media.is_some_and(|media| media.eq_ignore_ascii_case(PROBLEM_MEDIA));
        let is_described = || bodies.iter().any(|body| is_media(body, PROBLEM_MEDIA));
        let further = if is_problem && !is_described() { slice::from_ref(&PROBLEM) } else { &[] };
        Self { bodies: [bodies, further], media }
    }

    /// The media type of the response.
    pub(super) const fn media(&self) -> Option<&'t str> {
        self.media
    }

    /// The body that was most probably sent: the one with the most members found, and of several the one whose media
    /// type the response has.
    pub(super) fn likeliest(&self, hits: &Hits) -> Option<&'static Body> {
        let mut best: Option<(&'static Body, u16)> = None;
        let mut counts = hits.0.iter();
        for bodies in self.bodies {
            for (body, count) in bodies.iter().zip(counts.by_ref()) {
                let is_better = match best {
                    Some((other, most)) => {
                        *count > most || (*count == most && self.prefers(body) && !self.prefers(other))
                    }
                    None => true,
                };
                if *count > 0 && is_better {
                    best = Some((body, *count));
                }
            }
        }
        best.map(|(body, _)| body)
    }

    /// Whether a body is of the media type of the response.
    fn prefers(&self, body: &'static Body) -> bool {
        self.media.is_some_and(|media| is_media(body, media))
    }
}

impl<'t> Place<'t> {
    /// The top of all bodies.
    pub(super) const fn top(shapes: &'t Shapes<'t>) -> Self {
        Self { shapes, only: None, prefix: "" }
    }

    /// The inside of a member, if something is said of that.
    pub(super) fn inside(self, member: Member) -> Option<Self> {
        member.inside.map(|(prefix, only)| Self { only, prefix, ..self })
    }

    /// The element of a list: a body of its own if the field names one, else the members that the same body describes.
    pub(super) fn element(self, field: &'static BodyField, body: &'static Body) -> Option<Self> {
        let (body, prefix) = body.elements(field, self.shapes.bodies.into_iter().flatten())?;
        // Nothing but its own members competes with a member of an element, so they may be counted from any number.
        Some(Self { only: Some((body, 0)), prefix, ..self })
    }

    /// The member of a name, counted for each body that describes it.
    pub(super) fn member(self, name: &[u8], mut hits: Option<&mut Hits>) -> Option<Member> {
        let mut found = Member { field: None, ordinal: 0, rank: Rank::LAST, inside: None };
        let slot = Slot::of(name);
        let (bodies, first) = match self.only {
            Some((only, first)) => ([slice::from_ref(only), &[]], first),
            None => (self.shapes.bodies, 0),
        };
        let (mut number, mut before) = (0, 0);
        for bodies in bodies {
            for body in bodies {
                let (exact, inside) = if self.only.is_none() && body.is_element {
                    (None, None)
                } else {
                    self.described(body, name, slot)
                };
                if let Some(count) = hits.as_deref_mut().and_then(|hits| hits.0.get_mut(number)) {
                    *count = count.saturating_add((exact.is_some() || inside.is_some()).into());
                }
                let shapes = self.shapes;
                let is_better = |(_, other): (_, &'static Body)| {
                    !is_generic(body) && shapes.prefers(body) && !shapes.prefers(other)
                };
                if let Some(place) = exact.filter(|_| found.field.is_none_or(is_better)) {
                    let ordinal = before + place;
                    found = Member {
                        field: Some((&body.fields[place], body)),
                        ordinal,
                        rank: Rank::new(first + ordinal, body),
                        inside: inside.map(|prefix| (prefix, Some((body, first + before)))).or(found.inside),
                    };
                } else if let (Some(prefix), None) = (inside, found.inside) {
                    found.inside = Some((prefix, self.only));
                }
                number += 1;
                before += body.fields.len();
            }
        }
        (found.field.is_some() || found.inside.is_some()).then_some(found)
    }

    /// What one body says of a member: the place of its field, and the pointer to it if something is said of its own
    /// members.
    fn described(self, body: &'static Body, name: &[u8], slot: Slot) -> (Option<usize>, Option<&'static str>) {
        let (fields, index) = (body.fields, &body.index);
        let path = |place: usize| below(fields.get(place)?.pointer, self.prefix, name);
        let is_end = |place: &usize| {
            let is_at = index.is_at(*place, fields[*place].pointer, self.prefix, name);
            is_at.unwrap_or_else(|| path(*place).is_some_and(|(_, is_end)| is_end))
        };
        let exact = index.ends(slot, fields.len()).find(is_end);
        let inside = index.leads(slot, fields.len()).filter_map(path).find(|(_, is_end)| !is_end);
        (exact, inside.map(|(path, _)| path))
    }
}

/// Whether a body is read without being described by the provider.
fn is_generic(body: &'static Body) -> bool {
    core::ptr::eq(body, &PROBLEM)
}

/// Whether a body is described as being of a media type.
pub(super) fn is_media(body: &Body, media: &str) -> bool {
    body.media.is_some_and(|fact| fact.value.eq_ignore_ascii_case(media))
}

/// The media type of a `Content-Type`, without its parameters.
pub(super) fn essence(content_type: &str) -> &str {
    unpadded(content_type.split(';').next().unwrap_or_default())
}

/// If a pointer leads to the member of this name right below the prefix, or through it: the pointer up to there, and
/// whether it ends there.
fn below(pointer: &'static str, prefix: &str, name: &[u8]) -> Option<(&'static str, bool)> {
    let rest = pointer.as_bytes().get(prefix.len()..)?.strip_prefix(b"/")?;
    let behind = match rest.strip_prefix(name) {
        Some(behind @ ([] | [b'/', ..])) if !name.iter().any(|byte| matches!(byte, b'/' | b'~')) => behind,
        _ => behind_escaped(rest, name)?,
    };
    let path = pointer.get(..pointer.len() - behind.len()).filter(|path| path.starts_with(prefix))?;
    Some((path, behind.is_empty()))
}

/// What follows the token that a part of a JSON pointer begins with, if `~0` or `~1` in it stand for `~` or `/` in this
/// name.
fn behind_escaped<'p>(part: &'p [u8], name: &[u8]) -> Option<&'p [u8]> {
    if !part.contains(&b'~') {
        return None;
    }
    let len = part.iter().position(|byte| *byte == b'/').unwrap_or(part.len());
    let (token, behind) = part.split_at(len);
    let mut bytes = token.iter();
    let unescaped = core::iter::from_fn(|| match bytes.next()? {
        b'~' => bytes.next().map(|escaped| if *escaped == b'1' { b'/' } else { b'~' }),
        byte => Some(*byte),
    });
    unescaped.eq(name.iter().copied()).then_some(behind)
}

const PROBLEM_MEDIA: &str = "application/problem+json";

/// A problem document as RFC 9457 describes it, for providers that describe none.
static PROBLEM: Body = Body {
    media: Some(Fact::new(PROBLEM_MEDIA, Basis::Registered("RFC 9457, section 3"))),
    index: FieldIndex::of(&["/type", "/status", "/title", "/detail"]),
    ..Body::new(
        "problem",
        RFC,
        &[
            BodyField::new("/type", FieldRole::Code, JsonType::String, RFC),
            BodyField::new("/status", FieldRole::Status, JsonType::Number, RFC),
            BodyField::new("/title", FieldRole::Title, JsonType::String, RFC),
            BodyField::new("/detail", FieldRole::Detail, JsonType::String, RFC),
        ],
    )
};

const RFC: Basis = Basis::Registered("RFC 9457, section 3.1");
