//! The address that a catalogue publishes, in; out the page of each code: behind a slash, unless the address ends in what may
//! stand before a code, and with whatever is of no URI encoded.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by a panic")]

use codetable_model::compile;
use codetable_model::source::Source;

#[test]
fn a_code_leads_to_its_page() {
    for (docs, base) in [
        ("https://shop.example", "https://shop.example/"),
        ("https://shop.example/errors", "https://shop.example/errors/"),
        ("https://shop.example/errors/", "https://shop.example/errors/"),
        ("https://shop.example/errors#", "https://shop.example/errors#"),
        ("https://shop.example/find?", "https://shop.example/find?"),
        ("https://shop.example/find?code=", "https://shop.example/find?code="),
        ("https://shop.example/find?code", "https://shop.example/find?code/"),
        ("urn:shop:", "urn:shop:"),
    ] {
        let spec = format!(
            "provider: shop\ndocs: \"{docs}\"\ntables:\n  errors:\n    enum: E\n    codes:\n      GW.TIME-OUT_1~: {{ name: A, aliases: [OLD] }}\n      \
             \"a b/c?d#é\": {{ name: B }}\n  numbers:\n    enum: N\n    key: {{ type: i16 }}\n    codes:\n      -401: {{ name: C }}\n  bits:\n    enum: H\n    \
             key: {{ type: u16, base: hexadecimal }}\n    codes:\n      0x00fE: {{ name: D }}\n"
        );
        let catalog = compile(&[Source::new("specs/shop.yaml", spec)]).catalog;
        let provider = &catalog.providers[0];
        let rows = provider.tables.iter().flat_map(|table| &table.rows);
        let pages: Vec<String> = rows.filter_map(|row| provider.docs_url(&row.code)).collect();
        let ends = ["GW.TIME-OUT_1~", "a%20b%2Fc%3Fd%23%C3%A9", "-401", "0x00fE"];
        assert_eq!(pages, ends.map(|end| format!("{base}{end}")), "{docs}");
    }
}
