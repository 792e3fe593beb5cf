//! A line in, its members out: those that a line may have by their names, all others as they were written.

use std::fmt;

use codetable::unknown::Given;
use serde_core::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::answer;
use super::json::{self, Object};

/// The members of a line that mean something.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Name {
    Provider,
    Status,
    Headers,
    Body,
    BodyBase64,
    Method,
    Now,
}

/// A member as JSON has it: its name in quotes, and its value.
pub(crate) type Entry<'l> = (&'l str, &'l str);

/// The members of a line.
#[derive(Default)]
pub(crate) struct Members<'l> {
    /// The JSON of those that mean something, each at the place of its name.
    known: [Option<&'l str>; Name::ALL.len()],
    /// One of these that is there more than once.
    repeated: Option<Name>,
    /// All others, in the order of the line.
    others: Vec<Other<'l>>,
}

/// A member that means nothing to us.
struct Other<'l> {
    entry: Entry<'l>,
    /// The member that it may be meant for.
    like: Option<Name>,
    /// Whether an answer has a member of this name.
    is_taken: bool,
}

impl Name {
    pub(crate) const ALL: [Self; 7] =
        [Self::Provider, Self::Status, Self::Headers, Self::Body, Self::BodyBase64, Self::Method, Self::Now];

    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Provider => "provider",
            Self::Status => "status",
            Self::Headers => "headers",
            Self::Body => "body",
            Self::BodyBase64 => "body_base64",
            Self::Method => "method",
            Self::Now => "now",
        }
    }

    fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.as_str() == name)
    }

    /// The member that somebody may have meant by this name: written in another way, longer by a usual word, or by one
    /// `s` longer or shorter.
    fn like(given: &str) -> Option<Self> {
        let mut folded = given.replace(['_', '-'], "");
        folded.make_ascii_lowercase();
        let bare = ["http", "response"].iter().fold(&folded[..], |rest, word| rest.strip_prefix(word).unwrap_or(rest));
        let forms = [bare, bare.strip_suffix("code").unwrap_or(bare)];
        Self::ALL.into_iter().find(|name| {
            let name = if *name == Self::BodyBase64 { "bodybase64" } else { name.as_str() };
            forms.iter().any(|form| {
                *form == name || form.strip_suffix('s') == Some(name) || name.strip_suffix('s') == Some(form)
            })
        })
    }
}

impl<'l> Members<'l> {
    pub(crate) fn read(line: &'l str) -> Result<Self, String> {
        let entries = object(line)?;
        let mut members = Self { others: Vec::with_capacity(entries.len()), ..Self::default() };
        for entry @ (quoted, value) in entries {
            // A name that is no Unicode is nobody's.
            let name = json::text(quoted).unwrap_or_default();
            match Name::of(&name) {
                Some(name) if members.known[name as usize].is_some() => members.repeated = Some(name),
                Some(name) => members.known[name as usize] = Some(value),
                None => members.others.push(Other {
                    entry,
                    like: Name::like(&name),
                    is_taken: answer::NAMES.contains(&name.as_ref()),
                }),
            }
        }
        Ok(members)
    }

    /// The JSON of a member, unless it is null.
    pub(crate) fn get(&self, name: Name) -> Option<&'l str> {
        self.known[name as usize].filter(|json| *json != "null")
    }

    /// Refuses a member that is there twice, and one that is like an absent one: what it holds would be missed, and a
    /// failure pass for a success.
    pub(crate) fn check(&self) -> Result<(), String> {
        if let Some(name) = self.repeated {
            return Err(format!("`{}` is there more than once", name.as_str()));
        }
        let absent = |other: &Other<'l>| other.like.filter(|name| self.known[*name as usize].is_none());
        match self.others.iter().find_map(|other| Some((json::text(other.entry.0)?, absent(other)?.as_str()))) {
            None => Ok(()),
            Some((given, meant)) => Err(format!(
                "{} is like `{meant}`, which is absent: rename it, or add a `{meant}` of null",
                Given::Text(&given)
            )),
        }
    }

    /// Writes all others as they were written: those with names of an answer's in an object of their own.
    pub(crate) fn pass_through(&self, out: &mut Object<'_>) {
        let write = |is_taken: bool, out: &mut Object<'_>| {
            let others = self.others.iter().filter(|other| other.is_taken == is_taken);
            others.for_each(|Other { entry: (name, value), .. }| out.raw(name, value));
        };
        write(false, out);
        if self.others.iter().any(|other| other.is_taken) {
            out.object(answer::INPUT, |input| write(true, input));
        }
    }
}

/// The members of a JSON object, in its order: none is lost for being there twice, and no depth is too great.
pub(crate) fn object(json: &str) -> Result<Vec<Entry<'_>>, String> {
    struct Entries;
    impl<'l> Visitor<'l> for Entries {
        type Value = Vec<Entry<'l>>;

        fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
            out.write_str("an object")
        }

        fn visit_map<A: MapAccess<'l>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut entries = Vec::with_capacity(16);
            while let Some((name, value)) = map.next_entry::<&RawValue, &RawValue>()? {
                entries.push((name.get(), value.get()));
            }
            Ok(entries)
        }
    }
    if !json.starts_with('{') {
        return Err("not a JSON object".to_owned());
    }
    let mut reader = serde_json::Deserializer::from_str(json);
    let entries = reader.deserialize_map(Entries).and_then(|entries| reader.end().map(|()| entries));
    entries.map_err(|error| {
        let text = error.to_string();
        let (reason, _) = text.split_once(" at line ").unwrap_or((&text, ""));
        format!("not a JSON object: {reason} near column {}", error.column())
    })
}
