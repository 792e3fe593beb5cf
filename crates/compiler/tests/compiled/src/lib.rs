//! The tables of the accept cases.
#![no_std]

codetable::include_tables!();
