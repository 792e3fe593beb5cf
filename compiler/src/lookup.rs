//! Keys in, the description of a table out that finds each of them in constant time.
/// How to find a row by its code.
#[derive(Clone, Debug, PartialEq)]
pub enum Lookup {
    /// Binary search: the last resort.
    Sorted,
}
