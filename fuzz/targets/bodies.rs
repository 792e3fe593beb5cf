//! libFuzzer's bytes in, held to the laws of `bodies`.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| codetable_fuzz::bodies::hold(input));
