//! Failures of the ledger.

use std::fmt;

/// What went wrong.
#[derive(Debug, Clone, Copy)]
pub enum LedgerError {
    /// The account is closed.
    ///
    /// Open another one.
    ///
    /// Nobody can open it again.
    AccountClosed,
    /// # Locked
    ///
    /// Somebody else has the entry.
    EntryLocked,
    TimedOut,
}

impl fmt::Display for LedgerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AccountClosed => write!(f, "the account {} is closed", "of today"),
            Self::EntryLocked => f.write_str("somebody else writes to the entry"),
            Self::TimedOut => write!(f, r"gone: C:\ledger"),
        }
    }
}

impl LedgerError {
    /// What the console shows.
    pub fn label(&self) -> &'static str {
        match self {
            Self::AccountClosed => "closed",
            Self::EntryLocked => "locked",
            Self::TimedOut => "late",
        }
    }

    pub fn error_code(&self) -> &'static str {
        match self {
            Self::AccountClosed => &"LEDGER-1",
            Self::EntryLocked => "LEDGER-2",
            Self::TimedOut => { return "LEDGER-3"; }
        }
    }
}

/// Rejections of an order.
#[derive(Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RejectReason {
    /// Nothing is left.
    OutOfStock,
    /// Too many at once.
    OverLimit,
}

/// Faults of the depot.
#[derive(Debug, Diagnostic)]
pub enum DepotError {
    #[diagnostic(code = "depot::full", help = "empty it first")]
    #[error("the depot is full")]
    Full,
    #[diagnostic(code(depot::burnt), help("call somebody"))]
    #[error("the depot has burnt down")]
    Burnt,
}
