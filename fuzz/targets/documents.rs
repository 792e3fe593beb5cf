//! libFuzzer's bytes in, held to the laws of `documents`.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| codetable_fuzz::documents::hold(input));
