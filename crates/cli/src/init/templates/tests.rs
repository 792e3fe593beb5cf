//! The catalogue of error codes, held to what callers rely on.

use {crate}::{provider}::{enum};

#[test]
fn every_code_is_found_again() {
    for error in {enum}::ALL {
        assert_eq!({enum}::from_code(error.code()), Some(*error));
    }
}

#[test]
fn a_code_says_what_callers_get() {
    let error = {enum}::from_code("OUT_OF_STOCK");
    assert_eq!(error, Some({enum}::OutOfStock));
    assert_eq!(error.map({enum}::status), Some(409));
    assert_eq!({enum}::from_code("OUT_OF_STOK"), None);
}
