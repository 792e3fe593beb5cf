//! libFuzzer's bytes in, held to the laws of `catalog`.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| codetable_fuzz::catalog::hold(input));
