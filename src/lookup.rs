//! The tables that generated code finds a code in: a key goes in, the index of its row comes out.
//!
//! The compiler knows all keys beforehand, so it searches for constants that send each key to a slot
//! of its own, and writes the smallest table that does:
//!
//! | table | keys | what a lookup costs |
//! |---|---|---|
//! | [`Dense`] | integers close together | one array access |
//! | [`Sparse`] | integers far apart | one multiplication, one comparison |
//! | [`Short`] | more than 64 texts of one length, up to six bytes | one multiplication, one comparison, two array accesses |
//! | [`Few`] | up to 64 texts | one multiplication, one comparison of the whole key, held as words |
//! | [`Many`] | any number of either | the same and one more array access |
//! | [`Sorted`] | what no words tell apart | a binary search |
//! | [`Ranges`] | ranges of integers, for classes | a binary search |
//!
//! `find` is inlined always: the constants of a table then fold into the code around it, which is worth
//! more than half of the time. A function that calls it is called instead, and should be `#[inline]`.
//!
//! All of them are exact (the key is compared with the one that is in the slot), read no more than the
//! longest key however long the input is, and work in `const`. Hashing decides only where to look, so
//! no input can make a lookup slow or wrong. The fields are public because generated code writes them
//! down; nobody else needs to.

mod dense;
mod few;
mod many;
mod mix;
mod ranges;
mod short;
mod slots;
pub(crate) mod sorted;
mod sparse;
mod words;

pub use dense::Dense;
pub use few::{Few, Row};
pub use many::Many;
pub use mix::Mix;
pub use ranges::Ranges;
pub use short::Short;
pub use slots::Slots;
pub use sorted::Sorted;
pub use sparse::Sparse;
