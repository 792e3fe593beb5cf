//! Base64 in, the bytes that it stands for out (RFC 4648, section 4).

/// Decodes the one spelling that every sequence of bytes has: with padding, without white space, the spare bits zero.
pub(crate) fn decode(text: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let body = text.strip_suffix(b"=").map_or(text, |text| text.strip_suffix(b"=").unwrap_or(text));
    for group in body.chunks(4) {
        let mut bits = 0_u32;
        for digit in group {
            bits = bits << 6 | value(*digit)?;
        }
        // Two digits are a byte and four bits that are not needed, three are two bytes and two bits.
        let (whole, spare) = (group.len() * 6 / 8, group.len() * 6 % 8);
        if spare == 6 || bits & ((1 << spare) - 1) != 0 {
            return None;
        }
        bytes.extend((bits >> spare).to_be_bytes().into_iter().skip(4 - whole));
    }
    (text.len() % 4 == 0).then_some(bytes)
}

fn value(digit: u8) -> Option<u32> {
    Some(u32::from(match digit {
        b'A'..=b'Z' => digit - b'A',
        b'a'..=b'z' => digit - b'a' + 26,
        b'0'..=b'9' => digit - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    }))
}
