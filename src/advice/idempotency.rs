//! Whether a request may safely arrive twice.

/// Whether a request may safely arrive twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Idempotency {
    /// Two identical requests have the effect of one.
    Idempotent,
    /// They may not, or nobody knows.
    Other,
}

impl Idempotency {
    /// What HTTP says of a method (RFC 9110, section 9.2.2).
    ///
    /// `PUT`, `DELETE` and the safe methods `GET`, `HEAD`, `OPTIONS` and `TRACE` are idempotent. Methods are
    /// case-sensitive (section 9.1): `get` is another method.
    ///
    /// A call that its API makes idempotent by other means, such as an idempotency key, is
    /// [`Idempotency::Idempotent`] whatever its method.
    ///
    /// ```
    /// use codetable::advice::Idempotency;
    ///
    /// assert_eq!(Idempotency::of("DELETE"), Idempotency::Idempotent);
    /// assert_eq!(Idempotency::of("POST"), Idempotency::Other);
    /// assert_eq!(Idempotency::of("get"), Idempotency::Other);
    /// ```
    #[must_use]
    pub fn of(method: impl AsRef<str>) -> Self {
        match method.as_ref() {
            "GET" | "HEAD" | "OPTIONS" | "TRACE" | "PUT" | "DELETE" => Self::Idempotent,
            _ => Self::Other,
        }
    }
}
