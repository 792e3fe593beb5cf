//! Errors of the shop.

use std::fmt;

/// What can go wrong.
#[derive(Debug, thiserror::Error)]
pub enum ShopError {
    /// There is no such item.
    ///
    /// It may have been sold meanwhile.
    #[error("item {0} was not found")]
    ItemNotFound(u64),
    /// The cart is empty.
    #[error("the cart is empty")]
    CartEmpty,
    #[error("payment failed: {reason}")]
    PaymentFailed { reason: String },
    #[error(transparent)]
    Database(#[from] DatabaseError),
}

impl ShopError {
    /// The code that clients see.
    pub fn code(&self) -> &'static str {
        match self {
            Self::ItemNotFound(_) => "item_not_found",
            Self::CartEmpty => "cart_empty",
            ShopError::PaymentFailed { .. } => "payment_failed",
            Self::Database(_) => "internal",
        }
    }

    fn status(&self) -> StatusCode {
        match *self {
            Self::ItemNotFound(_) => StatusCode::NOT_FOUND,
            Self::CartEmpty | Self::PaymentFailed { .. } => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Database(_) => { StatusCode::INTERNAL_SERVER_ERROR }
        }
    }
}

/// Exit codes.
#[repr(i32)]
pub enum ExitCode {
    Fine = 0,
    Usage = 64, // the call was wrong
    NoInput = 66,
}

pub mod codes {
    pub const E_BUSY: i32 = -16; // the device is busy
    /// Nothing is there.
    pub const E_NOENT: i32 = -2;
    pub const LIMIT: usize = 10;
}

pub enum Colour { Red, Green }
