#[cfg(test)]
mod codetable_tests {
    use super::{provider}::{enum};

    #[test]
    fn every_code_is_found_again() {
        for error in {enum}::ALL {
            assert_eq!({enum}::from_code(error.code()), Some(*error));
        }
        assert_eq!({enum}::from_code("OUT_OF_STOCK"), Some({enum}::OutOfStock));
        assert_eq!({enum}::from_code("OUT_OF_STOK"), None);
    }
}
