//! Tables of every make in, the whole of what is written of them in a draft out.

use super::drafted;
use codetable_documents::draft::Draft;

/// The tables and rules of a draft without its comments, a row on a line; what is not understood, behind `?`.
fn told(Draft { text, unread, .. }: &Draft) -> String {
    let mut out = String::new();
    let from = text.find("\ntables:\n").or_else(|| text.find("\nstatuses:\n")).map_or(text.len(), |at| at + 1);
    for line in text[from..].lines().take_while(|line| !line.starts_with("phrases:")) {
        let line = line.split_once("# review:").map_or(line, |(line, _)| line).trim_end();
        let indent = line.len() - line.trim_start().len();
        match indent {
            0 => {}
            2 | 6 | 8 | 10 => out += &format!("\n{}{}", &"        "[..indent.saturating_sub(2)], line.trim()),
            _ => out += &format!(" {}", line.trim()),
        }
    }
    unread.iter().for_each(|of| out += &format!("\n? {}: {}: {}", of.line, of.cell, of.reason));
    out.trim().to_owned()
}

const PAGES: &[(&str, &str, &str)] = &[
    (
        "numbers.md",
        r##"
# Error codes

| Code | Message |
|---|---|
| 1001 | a |
| 1002 | b |
| 1003 | c |
| 1004 | d |
| 1005 | e |
| 1006 | f |
| 1007 | g |
| GONE | h |
| SOLD | i |
| SHUT | j |
"##,
        r##"
errors: enum: TriedError key:
    type: i32 require: [message] groups:
    - codes:
        1001: name: Code1001 at: 5 message: a
        1002: name: B at: 6 message: b
        1003: name: C at: 7 message: c
        1004: name: D at: 8 message: d
        1005: name: E at: 9 message: e
        1006: name: F at: 10 message: f
        1007: name: G at: 11 message: g
? 12: GONE: a word among numbers
? 13: SOLD: a word among numbers
? 14: SHUT: a word among numbers
"##,
    ),
    (
        "fewer.md",
        r##"
# Error codes

| Code | Message |
|---|---|
| 1001 | a |
| 1002 | b |
| GONE | h |
| E_SOLD | i |
"##,
        r##"
errors: enum: TriedError key:
    type: text require: [message] groups:
    - codes:
        GONE: name: Gone at: 7 message: h
        E_SOLD: name: ESold at: 8 message: i
numbers: enum: TriedErrorNumber key:
    type: i32 require: [message] groups:
    - codes:
        1001: name: Code1001 at: 5 message: a
        1002: name: B at: 6 message: b
"##,
    ),
    (
        "compound.md",
        r##"
# Error codes

| Code | Message | Level | Area |
|---|---|---|---|
| 1001 (GONE) | a | high | x |
| 1002 (sold out) | b | low | |
| 3000000000 - SHUT | c | low | y |
| 1004 | d | low | z |
"##,
        r##"
errors: enum: TriedError key:
    type: i64 require: [message] columns: { level_column: text } groups:
    - codes:
        1001: name: Gone at: 5 columns: { level_column: high } message: a description: x
        1002: name: B at: 6 columns: { level_column: low } message: b
        3000000000: name: C at: 7 columns: { level_column: low } message: c description: "y"
        1004: name: D at: 8 columns: { level_column: low } message: d description: z
"##,
    ),
    (
        "half.md",
        r##"
# Error codes

| Code | Message |
|---|---|
| 1001 (GONE) | a |
| 1002 | b |
"##,
        r##"
errors: enum: TriedError key:
    type: i32 require: [message] groups:
    - codes:
        1002: name: B at: 6 message: b
? 5: 1001 (GONE): a code and more: is the code `1001`, without `(GONE)`?
"##,
    ),
    (
        "hex.md",
        r##"
# Error codes

| Code | Message | Status |
|---|---|---|
| 0x80070005 | a | 403 |
| 0x800700051 | b | 404 Not Found |
| 0x1 | c | none |
"##,
        r##"
errors: enum: TriedError key:
    type: u64
    base: hexadecimal require: [message] groups:
    - codes:
        0x80070005: name: Code0x80070005 at: 5 status: 403 message: a
        0x800700051: name: B at: 6 status: { is: 404, quote: "404 Not Found" } message: b
        0x1: name: C at: 7 message: c
"##,
    ),
    (
        "sections.md",
        r##"
# Error codes

## 404 Not Found

| Code | Message |
|---|---|
| E_A | a |
| Code | again |
| E_B | b |

## 409

| Code | Message |
|---|---|
| E_C | c |
|  | d |
|  |  |

## Shop 2

| Code | Message | HTTP status |
|---|---|---|
| X-1 | c | 429 |
| Y-2 | c | 4xx |

## Shop 2

| Code | Message |
|---|---|
| 7 | seven |
| 8 | eight |
"##,
        r##"
error_codes: enum: ErrorCode key:
    type: text
    prefix: { is: E_, because: all 3 codes that were found begin with it } require: [status, message] groups:
    - at: 3
      status: 404
      codes:
        E_A: name: A at: 7 message: a
        E_B: name: B at: 9 message: b
    - at: 11
      status: 409
      codes:
        E_C: name: C at: 15 message: c
shop: enum: TriedShopError key:
    type: text require: [message] groups:
    - codes:
        X-1: name: X1 at: 23 status: 429 message: c
        Y-2: name: Y2 at: 24 message: c
shop_numbers: enum: TriedShopErrorNumber key:
    type: i32 require: [message] groups:
    - codes:
        7: name: Seven at: 30 message: seven
        8: name: Eight at: 31 message: eight
? 16: : a row without a code
"##,
    ),
    (
        "own.md",
        r##"
# Error codes

| Code | Message | Retry | Area | Retry | 3rd |
|---|---|---|---|---|---|
| E_A | Of {name} | yes | shop | no | x |
| E_B | b | no | | yes | y |
"##,
        r##"
errors: enum: TriedError key:
    type: text require: [message] columns: { retry_column: text, retry_column_2: text, page_column: text } groups:
    - codes:
        E_A: name: EA at: 5 columns: { retry_column: "yes", retry_column_2: "no", page_column: x } message: "Of {name}" description: shop
        E_B: name: EB at: 6 columns: { retry_column: "no", retry_column_2: "yes", page_column: "y" } message: b
"##,
    ),
    (
        "twice.md",
        r##"
# Error codes

| Code | Message | Status |
|---|---|---|
| E_A | a | 404 |
| E_A | a | 404 |
| E_A | b | 409 |
| E_A | a | 503 |
| E_B | b | 409 |
"##,
        r##"
errors: enum: TriedError key:
    type: text require: [status, message] groups:
    - codes:
        E_A: name: EA at: 5-6 status: 404 message: a also: - at: 7 status: 409 message: b - at: 8 status: 503 message: a
        E_B: name: EB at: 9 status: 409 message: b
"##,
    ),
    (
        "statuses.md",
        r##"
# Errors

| HTTP status | Meaning |
|---|---|
| 404 | gone |
| 4xx Client error | wrong |
| 999 | never |
| | |
| 404 | again |
"##,
        r##"
404: at: 5 meaning: gone
4xx: at: 6 label: "4xx Client error" meaning: wrong
? 7: 999: no status that is registered
"##,
    ),
    (
        "twokinds.md",
        r##"
# Shop errors

| Code | Message |
|---|---|
| 1 | one |
| 2 | two |
| E_A | a |

# Door errors

| Code | Message |
|---|---|
| E_B | b |
"##,
        r##"
shop_errors: enum: ShopError key:
    type: text require: [message] groups:
    - codes:
        E_A: name: EA at: 7 message: a
shop_errors_numbers: enum: ShopErrorNumber key:
    type: i32 require: [message] groups:
    - codes:
        1: name: One at: 5 message: one
        2: name: Two at: 6 message: two
door_errors: enum: DoorError key:
    type: text require: [message] groups:
    - codes:
        E_B: name: EB at: 13 message: b
"##,
    ),
    (
        "shared.md",
        r##"
# Error codes

- E_A: gone; Status: 404
- E_B: it

  Status: none at all

  HTTP code: 409

  Status: 410

  Cause: sold

  Reason: sold again

  and more

  and still more
"##,
        r##"
errors: enum: TriedError key:
    type: text require: [description] groups:
    - codes:
        E_A: name: EA at: 3 description: "gone; Status: 404"
        E_B: name: EB at: 4 description: it
"##,
    ),
    (
        "cell.html",
        r##"
<h1>Errors</h1><table><tr><th>Code<th>Description<tr><td>E_A<td><p>First.</p><p>Cause: sold</p><p>Why not</p><p>A label that is far too long: no</p><tr><td>E_B<td>b</table>
"##,
        r##"
errors: enum: TriedError key:
    type: text require: [description] groups:
    - codes:
        E_A: name: EA at: 1 cause: sold description: First. note: "Why not A label that is far too long: no"
        E_B: name: EB at: 1 description: b
"##,
    ),
];

#[test]
fn what_a_table_says_is_written_with_its_lines_and_nothing_else() {
    for (name, page, wanted) in PAGES {
        let page = page.trim_start();
        let (draft, _) = drafted(name, page);
        let wanted: String = wanted.trim().lines().map(|line| format!("{}\n", line.trim_end())).collect();
        assert_eq!(told(&draft), wanted.trim_end(), "{page}\n{}", draft.text);
    }
}
