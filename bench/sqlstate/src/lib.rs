//! The SQLSTATE codes of PostgreSQL go in, the enum that they compile to comes out.
//!
//! ```
//! use sqlstate::sqlstate::SqlState;
//!
//! assert_eq!(SqlState::from_code("42P01"), Some(SqlState::UndefinedTable));
//! assert_eq!(SqlState::ALL.len(), 260);
//! ```

codetable::include_tables!();
