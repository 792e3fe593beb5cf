//! The members of a line in, what is known of one call out.

use std::borrow::Cow;
use std::fmt;
use std::time::Duration;

use codetable::provider::Provider;
use codetable::response::Response;
use serde_core::de::{Deserializer, Error, Visitor};

use super::arguments::{moment, provider};
use super::headers::{self, Header};
use super::members::{Members, Name};
use super::{base64, json};

/// What is known of one call and its response.
pub(crate) struct Call<'l> {
    pub(crate) provider: &'static Provider,
    pub(crate) method: Option<Cow<'l, str>>,
    pub(crate) now: Option<Duration>,
    status: Option<u16>,
    headers: Vec<Header<'l>>,
    body: Cow<'l, [u8]>,
}

impl<'l> Call<'l> {
    /// Reads the members; where they name no provider, it is the default one.
    pub(crate) fn read(members: &Members<'l>, default: Option<&'static Provider>) -> Result<Self, String> {
        members.check()?;
        let text = |name: Name| {
            let text = members.get(name).map(|json| json::text(json).ok_or(format!("`{}` is no text", name.as_str())));
            text.transpose()
        };
        // Numbers come as texts out of many logs.
        let number = |name| members.get(name).map(|json| json::text(json).unwrap_or(Cow::Borrowed(json)));
        Ok(Self {
            provider: match text(Name::Provider)? {
                Some(name) => provider(&name)?,
                None => default.ok_or("the line names no `provider`")?,
            },
            method: text(Name::Method)?,
            now: number(Name::Now).map(|now| moment(&now).map_err(|reason| format!("`now` {reason}"))).transpose()?,
            status: number(Name::Status)
                .map(|status| status.parse().map_err(|_| "`status` is no status"))
                .transpose()?,
            headers: members.get(Name::Headers).map(headers::read).transpose()?.unwrap_or_default(),
            body: body(members)?,
        })
    }

    /// The response, as the library reads it.
    pub(crate) fn response(&self) -> Response<'_> {
        Response::new(self.status).headers(&self.headers).body(&self.body[..])
    }
}

/// The bytes of the body, none where there is no body.
fn body<'l>(members: &Members<'l>) -> Result<Cow<'l, [u8]>, String> {
    match (members.get(Name::Body), members.get(Name::BodyBase64)) {
        (Some(_), Some(_)) => Err("both `body` and `body_base64` are there: which of them was received?".to_owned()),
        (Some(json), None) if json.starts_with('"') => bytes(json).ok_or_else(|| "`body` is no text".to_owned()),
        // A body that was logged as JSON, and not as a text.
        (Some(json), None) => Ok(Cow::Borrowed(json.as_bytes())),
        (None, Some(json)) => {
            let decoded = json::text(json).and_then(|text| base64::decode(text.as_bytes()));
            decoded.map(Cow::Owned).ok_or_else(|| "`body_base64` is no base64 with padding".to_owned())
        }
        (None, None) => Ok(Cow::Borrowed(&[])),
    }
}

/// The bytes of a JSON text. One that was cut between two surrogates is no text any more, and still a body.
fn bytes(json: &str) -> Option<Cow<'_, [u8]>> {
    struct Bytes;
    impl<'l> Visitor<'l> for Bytes {
        type Value = Cow<'l, [u8]>;

        fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
            out.write_str("a text")
        }

        fn visit_borrowed_bytes<E: Error>(self, bytes: &'l [u8]) -> Result<Self::Value, E> {
            Ok(Cow::Borrowed(bytes))
        }

        fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Self::Value, E> {
            Ok(Cow::Owned(bytes.to_owned()))
        }
    }
    serde_json::Deserializer::from_str(json).deserialize_bytes(Bytes).ok()
}
