//! codetable
#![no_std]
pub mod advice;
pub mod evidence;
pub mod provider;
pub mod text;
