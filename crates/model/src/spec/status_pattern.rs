//! Which HTTP statuses are meant.

use std::fmt;

/// Which HTTP statuses a rule speaks of: `429`, `4xx`, `5xx except 502 503`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StatusPattern {
    /// First status, inclusive.
    pub first: u16,
    /// Last status, inclusive.
    pub last: u16,
    /// Statuses of the range that it does not speak of, sorted.
    pub except: Vec<u16>,
}

impl StatusPattern {
    /// Whether it speaks of a status.
    #[must_use]
    pub fn covers(&self, status: u16) -> bool {
        (self.first..=self.last).contains(&status) && !self.except.contains(&status)
    }

    /// The statuses it speaks of, ascending.
    pub fn statuses(&self) -> impl Iterator<Item = u16> + '_ {
        (self.first..=self.last).filter(|status| !self.except.contains(status))
    }
}

/// As a spec writes it: `5xx except 502 503`.
impl fmt::Display for StatusPattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.last.checked_sub(self.first) {
            Some(0) => write!(f, "{}", self.first)?,
            _ => write!(f, "{}xx", self.first / 100)?,
        }
        for (index, status) in self.except.iter().enumerate() {
            write!(f, "{} {status}", if index == 0 { " except" } else { "" })?;
        }
        Ok(())
    }
}
