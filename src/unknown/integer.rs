//! The bytes of a code in, the integer that they write canonically out.

/// The integer that these bytes write canonically: no sign but a minus, no leading zero.
#[must_use]
pub const fn integer(code: &[u8]) -> Option<i128> {
    let digits = match code {
        [b'-', digits @ ..] => digits,
        digits => digits,
    };
    match digits {
        [b'0'] if code.len() == 1 => return Some(0),
        [b'1'..=b'9', ..] if digits.len() <= 20 => {}
        _ => return None,
    }
    let (mut value, mut index) = (0_i128, 0);
    while index < digits.len() {
        if !digits[index].is_ascii_digit() {
            return None;
        }
        value = value * 10 + (digits[index] - b'0') as i128;
        index += 1;
    }
    Some(if digits.len() < code.len() { -value } else { value })
}

/// The integer whose bits these bytes write in hexadecimal: `0x8007000E`, with no more digits than the type has.
#[must_use]
pub const fn hexadecimal(code: &[u8], bits: u32, signed: bool) -> Option<i128> {
    let [b'0', b'x', digits @ ..] = code else { return None };
    if digits.is_empty() || digits.len() > bits.div_ceil(4) as usize {
        return None;
    }
    let (mut value, mut index) = (0_i128, 0);
    while index < digits.len() {
        let digit = match digits[index] {
            digit @ b'0'..=b'9' => digit - b'0',
            digit @ b'a'..=b'f' => digit - b'a' + 10,
            digit @ b'A'..=b'F' => digit - b'A' + 10,
            _ => return None,
        };
        value = value << 4 | digit as i128;
        index += 1;
    }
    Some(if signed && value >> (bits - 1) == 1 { value - (1 << bits) } else { value })
}

/// The integer that these bytes write, in hexadecimal or, as JSON has to, in decimal.
#[must_use]
pub const fn either(code: &[u8], bits: u32, signed: bool) -> Option<i128> {
    match hexadecimal(code, bits, signed) {
        Some(value) => Some(value),
        None => integer(code),
    }
}
