//! The messages of `code!` for a literal that its table does not list, and of `bind!` for a code that has no variant. All of it
//! runs while a crate is compiled, so the search for what was meant is bounded: a long evaluation would be refused, and the
//! message lost.

use crate::code_table::{Row, Table};
use crate::fill::Parameter;
use crate::text::{Texts, is_same};

/// Bytes that are compared at most.
const BUDGET: usize = 160_000;
/// The longest text that is compared letter by letter.
const LONGEST: usize = 40;
/// The longest part of a text that is printed.
const SHOWN: usize = 80;

/// Stops the compilation: the table does not list this text.
#[track_caller]
pub const fn unknown_text(code: &str, codes: &Texts) -> ! {
    refuse(code.as_bytes(), codes)
}

/// Stops the compilation: the table does not list this integer.
#[track_caller]
pub const fn unknown_integer(code: i128, codes: &Texts) -> ! {
    let mut digits = [0; 40];
    let mut start = digits.len();
    let mut rest = code.unsigned_abs();
    loop {
        start -= 1;
        digits[start] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    if code < 0 {
        start -= 1;
        digits[start] = b'-';
    }
    let (_, text) = digits.split_at(start);
    refuse(text, codes)
}

/// Stops the compilation: the table, which writes its codes in hexadecimal, does not list this integer of so many bits.
#[track_caller]
pub const fn unknown_hexadecimal(code: i128, bits: u32, codes: &Texts) -> ! {
    let mut text = [0; 34];
    (text[0], text[1]) = (b'0', b'x');
    let len = bits.div_ceil(4) as usize;
    let mut index = 0;
    while index < len {
        let digit = (code >> (4 * (len - 1 - index)) & 0xF) as u8;
        text[2 + index] = if digit < 10 { b'0' + digit } else { b'A' + digit - 10 };
        index += 1;
    }
    let (text, _) = text.split_at(2 + len);
    refuse(text, codes)
}

#[expect(clippy::panic, reason = "a const panic is the one message that reaches the author of a literal")]
#[track_caller]
const fn refuse(code: &[u8], codes: &Texts) -> ! {
    let message = Message::EMPTY.add(b"unknown code `").add(shown(code)).add(b"`");
    let message = match nearest(code, codes) {
        Some(index) => message.add(b"; did you mean `").add(shown(codes.bytes(index))).add(b"`?"),
        None => message,
    };
    panic!("{}", message.as_str())
}

/// Stops the compilation unless every code of a table of `N` rows is among those at these places, or retired.
#[expect(clippy::panic, reason = "a const panic is the one message that reaches the author of a binding")]
#[track_caller]
pub const fn all_bound<const N: usize>(error: &str, table: &'static Table, bound: &[usize]) {
    let mut is_bound = [false; N];
    let mut place = 0;
    while place < bound.len() {
        is_bound[bound[place]] = true;
        place += 1;
    }
    let (mut first, mut missing, mut index) = (None, 0, 0);
    while index < N {
        let row = Row::new(table, index);
        if !is_bound[index] && row.retired().is_none() {
            missing += 1;
            first = if first.is_none() { Some(row) } else { first };
        }
        index += 1;
    }
    let Some(row) = first else { return };
    let message = Message::EMPTY.add(b"`").add(shown(error.as_bytes())).add(b"` has no variant for `");
    let message = message.add(shown(table.name.as_bytes())).add(b"::").add(shown(row.name().as_bytes()));
    let message = message.add(b"`, the code `").add(shown(row.code().as_bytes())).add(b"`");
    let message = if missing > 1 { message.add(b", nor for ").number(missing - 1).add(b" more") } else { message };
    let message = message.add(b": add one, or name the code behind `without`");
    panic!("{}", message.as_str())
}

/// Stops the compilation unless these are the names of a code's parameters, each once.
#[expect(clippy::panic, reason = "a const panic is the one message that reaches the author of a call")]
#[track_caller]
pub const fn all_given(row: Row, names: &[&str]) {
    let params = row.params();
    let of_row = Message::EMPTY.add(b"`").add(shown(row.table().name.as_bytes())).add(b"::");
    let of_row = of_row.add(shown(row.name().as_bytes())).add(b"`");
    let mut place = 0;
    while place < names.len() {
        let name = names[place];
        let Some(of) = parameter(row, name) else {
            let message = of_row.add(b" has no parameter `").add(shown(name.as_bytes())).add(b"`");
            let message = match meant(name.as_bytes(), params) {
                Some(of) => message.add(b"; did you mean `").add(shown(of.name.as_bytes())).add(b"`?"),
                None => message,
            };
            panic!("{}", message.as_str())
        };
        if first(names, name) < place {
            let message = of_row.add(b": the parameter `").add(shown(of.name.as_bytes())).add(b"` has two values");
            panic!("{}", message.as_str())
        }
        place += 1;
    }
    let mut rest = params;
    while let [of, others @ ..] = rest {
        if first(names, of.name) == names.len() {
            let message = of_row.add(b": the parameter `").add(shown(of.name.as_bytes())).add(b"` (");
            let message = message.add(of.ty.as_str().as_bytes()).add(b") has no value");
            panic!("{}", message.as_str())
        }
        rest = others;
    }
}

/// The first place of a name; behind the last where there is none.
const fn first(names: &[&str], name: &str) -> usize {
    let mut place = 0;
    while place < names.len() && !is_same(names[place], name) {
        place += 1;
    }
    place
}

/// The number of the type of a code's parameter; of what is none, that of a type that every value has.
pub const fn parameter_type(row: Row, name: &str) -> u8 {
    match parameter(row, name) {
        Some(of) => of.ty as u8,
        None => u8::MAX,
    }
}

const fn parameter(row: Row, name: &str) -> Option<&'static Parameter> {
    let mut params = row.params();
    while let [of, rest @ ..] = params {
        if is_same(of.name, name) {
            return Some(of);
        }
        params = rest;
    }
    None
}

/// The parameter that was probably meant.
const fn meant(name: &[u8], mut params: &'static [Parameter]) -> Option<&'static Parameter> {
    let (mut best, mut least) = (None, if name.len() < 9 { 3 } else { name.len() / 3 + 1 });
    while let [of, rest @ ..] = params {
        let of_name = of.name.as_bytes();
        let distance = if name.len() <= LONGEST && of_name.len() <= LONGEST { edits(name, of_name) } else { least };
        if distance < least {
            (best, least) = (Some(of), distance);
        }
        params = rest;
    }
    best
}

/// The beginning of a text, cut between characters.
const fn shown(text: &[u8]) -> &[u8] {
    if text.len() <= SHOWN {
        return text;
    }
    let mut len = SHOWN;
    // No text begins inside of a character.
    while text[len] & 0xC0 == 0x80 {
        len -= 1;
    }
    let (head, _) = text.split_at(len);
    head
}

/// The code that was probably meant: near enough, and no other nearer.
const fn nearest(code: &[u8], codes: &Texts) -> Option<usize> {
    let (mut best, mut least) = (None, if code.len() < 9 { 2 } else { code.len() / 3 });
    let thorough = codes.len() * code.len() * code.len() <= BUDGET && code.len() <= LONGEST;
    let (mut spent, mut index) = (0, 0);
    while index < codes.len() && spent < BUDGET {
        let candidate = codes.bytes(index);
        let difference = candidate.len().abs_diff(code.len());
        if difference < least {
            let ends = around(code, candidate);
            // A candidate may be the shorter one.
            spent += candidate.len() + difference - ends + 8;
            let distance = if thorough && candidate.len() <= LONGEST { edits(code, candidate) } else { ends };
            if distance < least {
                (best, least) = (Some(index), distance);
            }
        }
        spent += 1;
        index += 1;
    }
    best
}

/// How long the stretch is in which two texts differ, between what they begin and what they end with alike.
const fn around(left: &[u8], right: &[u8]) -> usize {
    let shorter = if left.len() < right.len() { left.len() } else { right.len() };
    let (mut head, mut tail) = (0, 0);
    while head < shorter && alike(left[head], right[head]) {
        head += 1;
    }
    while head + tail < shorter && alike(left[left.len() - 1 - tail], right[right.len() - 1 - tail]) {
        tail += 1;
    }
    (if left.len() < right.len() { right.len() } else { left.len() }) - head - tail
}

/// How many letters have to be changed, dropped or added to make one text the other.
const fn edits(left: &[u8], right: &[u8]) -> usize {
    let mut row = [0; LONGEST + 1];
    let mut column = 0;
    while column <= right.len() {
        row[column] = column;
        column += 1;
    }
    let mut line = 0;
    while line < left.len() {
        let mut corner = row[0];
        row[0] = line + 1;
        let mut column = 0;
        while column < right.len() {
            let changed = corner + !alike(left[line], right[column]) as usize;
            corner = row[column + 1];
            let dropped = if row[column] < corner { row[column] + 1 } else { corner + 1 };
            row[column + 1] = if changed < dropped { changed } else { dropped };
            column += 1;
        }
        line += 1;
    }
    row[right.len()]
}

/// Whether two letters differ in case at most.
const fn alike(left: u8, right: u8) -> bool {
    left == right || left.eq_ignore_ascii_case(&right)
}

/// A text put together without an allocator.
#[derive(Clone, Copy)]
struct Message {
    bytes: [u8; 4 * SHOWN + 128],
    len: usize,
}

impl Message {
    const EMPTY: Self = Self { bytes: [0; 4 * SHOWN + 128], len: 0 };

    const fn number(self, number: usize) -> Self {
        let before = if number > 9 { self.number(number / 10) } else { self };
        before.add(&[b'0' + (number % 10) as u8])
    }

    const fn add(mut self, text: &[u8]) -> Self {
        let mut index = 0;
        while index < text.len() && self.len < self.bytes.len() {
            self.bytes[self.len] = text[index];
            self.len += 1;
            index += 1;
        }
        self
    }

    const fn as_str(&self) -> &str {
        let (text, _) = self.bytes.split_at(self.len);
        match core::str::from_utf8(text) {
            Ok(text) => text,
            Err(_) => "unknown code",
        }
    }
}
