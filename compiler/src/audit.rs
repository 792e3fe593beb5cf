//! Specs held against the documents they cite.
