//! codetable
#![no_std]

#[cfg(feature = "alloc")]
extern crate alloc;

pub mod advice;
pub mod evidence;
#[doc(hidden)]
pub mod lookup;
pub mod pattern;
pub mod provider;
pub mod response;
pub mod text;
pub mod unknown;
pub mod wait;
mod word;
