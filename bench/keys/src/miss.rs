//! Codes go in, texts that are no codes but resemble them come out.

use super::Random;

/// `key` with one byte changed to another that codes are made of: the hardest input to refuse.
///
/// It may be another key by chance.
#[must_use]
pub fn near(key: &str, random: &mut Random) -> String {
    const OTHERS: &[u8] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ._-abcdefghijklmnopqrstuvwxyz";
    let places: Vec<usize> = key.bytes().enumerate().filter(|(_, byte)| byte.is_ascii()).map(|(at, _)| at).collect();
    if places.is_empty() {
        return "?".to_owned();
    }
    let at = places[random.below(places.len())];
    let old = key.as_bytes()[at];
    let new = loop {
        let new = OTHERS[random.below(OTHERS.len())];
        if new != old {
            break char::from(new);
        }
    };
    format!("{}{new}{}", &key[..at], &key[at + 1..])
}

/// A text that nobody would take for a code, from one to forty bytes long.
#[must_use]
pub fn stranger(random: &mut Random) -> String {
    let len = 1 + random.below(40);
    (0..len).map(|_| char::from(b'!' + random.below(94) as u8)).collect()
}

/// 4 KiB that begin as `key` does.
#[must_use]
pub fn vast(key: &str) -> String {
    let mut text = key.to_owned();
    while text.len() < 4096 {
        text.push_str("_AND_SO_ON");
    }
    // The filling is ASCII, so this is a boundary between characters.
    text.truncate(4096);
    text
}
