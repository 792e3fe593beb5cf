//! Inputs in, as many changed ones as there is time for, each held to the laws of a target: what stands in for the
//! coverage-guided fuzzer where there is no C++ compiler.

use std::panic::catch_unwind;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use std::{fs, io};

use codetable_fuzz::Target;

/// What often breaks a reader.
const PIECES: [&[u8]; 24] = [
    b"{",
    b"}",
    b"[",
    b"]",
    b"\"",
    b"\\",
    b",",
    b":",
    b"\n",
    b"\0",
    b"\xff",
    b"\xea\xb0",
    b"-",
    b"0",
    b"99999999999",
    b"null",
    b"\\u0000",
    b"\\ud800",
    b"1e999",
    b"\xef\xbb\xbf",
    b" ",
    b"\t",
    b"'",
    b"#",
];

/// The longest input that is made, in bytes.
const LONGEST: usize = 4096;

/// Holds changed inputs to the laws of a target. One that breaks them is kept in `artifacts/`.
pub(crate) fn mutate((name, hold): Target, time: Duration, inputs: &[(PathBuf, Vec<u8>)]) -> io::Result<String> {
    let mut random = Random(1);
    let start = Instant::now();
    let mut executions = 0_u64;
    while start.elapsed() < time {
        let mut input = inputs.get(random.below(inputs.len())).map(|(_, bytes)| bytes.clone()).unwrap_or_default();
        for _ in 0..random.below(5) {
            change(&mut input, inputs, &mut random);
        }
        input.truncate(LONGEST);
        if catch_unwind(|| hold(&input)).is_err() {
            let path = Path::new("artifacts").join(name).join(format!("crash-{executions}"));
            fs::create_dir_all(path.parent().unwrap_or(&path))?;
            fs::write(&path, &input)?;
            return Err(io::Error::other(format!("{name}: a law is broken by {}", path.display())));
        }
        executions += 1;
    }
    let rate = executions as f64 / start.elapsed().as_secs_f64();
    Ok(format!("{name}: {executions} executions, {rate:.0} a second, not guided by coverage"))
}

/// Changes one place.
fn change(input: &mut Vec<u8>, inputs: &[(PathBuf, Vec<u8>)], random: &mut Random) {
    let place = random.below(input.len() + 1);
    let end = (place + random.below(16)).min(input.len());
    match random.below(6) {
        0 => input.truncate(place),
        1 => drop(input.drain(place..end)),
        2 => input.extend_from_within(place..end),
        3 => {
            let piece = PIECES[random.below(PIECES.len())];
            input.splice(place..place, piece.iter().copied());
        }
        4 => {
            if let Some(byte) = input.get_mut(place) {
                *byte ^= 1 << random.below(8);
            }
        }
        _ => {
            if let Some((_, other)) = inputs.get(random.below(inputs.len())) {
                let from = random.below(other.len() + 1);
                input.splice(place..end, other[from..].iter().copied());
            }
        }
    }
}

/// SplitMix64: the same inputs are changed in the same way in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let number = (self.0 ^ self.0 >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let number = (number ^ number >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((number ^ number >> 31) % (limit.max(1) as u64)).unwrap_or(0)
    }
}
