//! Bodies that are no text.

use arbtest::arbtest;

use crate::answer;
use crate::program::base64::decode;

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The encoding, as RFC 4648 describes it and not as the decoder goes about it: bit by bit.
fn encode(bytes: &[u8]) -> String {
    let bits: Vec<bool> = bytes.iter().flat_map(|byte| (0..8).rev().map(move |bit| byte >> bit & 1 == 1)).collect();
    let digit = |bits: &[bool]| (0..6).fold(0, |value, at| value << 1 | usize::from(bits.get(at) == Some(&true)));
    let mut text: String = bits.chunks(6).map(|bits| char::from(DIGITS[digit(bits)])).collect();
    while text.len() % 4 != 0 {
        text.push('=');
    }
    text
}

#[test]
fn the_examples_of_the_standard_are_decoded() {
    for (text, bytes) in
        [("", ""), ("Zg==", "f"), ("Zm8=", "fo"), ("Zm9v", "foo"), ("Zm9vYg==", "foob"), ("Zm9vYmE=", "fooba")]
    {
        assert_eq!(decode(text.as_bytes()).as_deref(), Some(bytes.as_bytes()), "{text}");
    }
}

#[test]
fn every_sequence_of_bytes_has_one_spelling() {
    arbtest(|input| {
        let bytes: Vec<u8> = input.arbitrary()?;
        assert_eq!(decode(encode(&bytes).as_bytes()), Some(bytes));
        let text: Vec<u8> = input.arbitrary()?;
        if let Some(bytes) = decode(&text) {
            assert_eq!(encode(&bytes).as_bytes(), text);
        }
        Ok(())
    });
    // Random bytes are hardly ever digits: all endings of a group of four.
    let digits = || DIGITS.iter().chain(b"=");
    for (second, third) in digits().flat_map(|second| digits().map(move |third| (second, third))) {
        for text in [[b'Q', *second, *third, b'='], [b'Q', *second, *third, b'g']] {
            assert!(decode(&text).is_none_or(|bytes| encode(&bytes).as_bytes() == text), "{}", text.escape_ascii());
        }
    }
}

#[test]
fn what_is_no_base64_is_refused() {
    for text in [
        "Q", "QQ", "QQ=", "QQ===", "=", "====", "QR==", "QUJ=QUJD", "QUJD=", "Q-8=", "Q_8=", "QQ==\n", " QQ==", "QQ== ",
    ] {
        assert_eq!(decode(text.as_bytes()), None, "{text:?}");
    }
    let body = |json: &str| answer(format!(r#"{{"provider":"kakao","status":400,"body_base64":{json}}}"#));
    assert_eq!(body("\"QR==\"")["error"], "`body_base64` is no base64 with padding");
    assert_eq!(body("5")["error"], "`body_base64` is no base64 with padding");
    assert_eq!(body("null")["error"], serde_json::Value::Null);
}

#[test]
fn a_body_that_is_no_text_is_read() {
    let sent = [b"\xff\xfe {\"code\":-401,\"msg\":\"" as &[u8], b"\xc7\xd1\"}"].concat();
    let line = |body: &str| format!(r#"{{"provider":"kakao","status":401,"body_base64":"{body}"}}"#);
    let clean = answer(line(&encode(&sent[3..])));
    assert_eq!((&clean["code"], &clean["variant"]), (&"-401".into(), &"InvalidCredentials".into()));
    assert_eq!(clean["notes"][0], "bytes of the body that are no UTF-8 were replaced by U+FFFD");
    let both = r#"{"provider":"kakao","body":"","body_base64":""}"#;
    assert_eq!(answer(both)["error"], "both `body` and `body_base64` are there: which of them was received?");
}
