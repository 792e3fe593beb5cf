//! libFuzzer's bytes in, held to the laws of `codes`.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| codetable_fuzz::codes::hold(input));
