#[cfg(test)]
mod codetable_tests {
    use super::PROVIDERS;

    #[test]
    fn every_code_is_found_again() {
        for table in PROVIDERS.iter().flat_map(|provider| provider.tables) {
            for row in table.rows() {
                assert_eq!(table.find(row.code()), Some(row));
            }
        }
    }
}
