//! Responses: borrowed from every way in which clients keep them.

use std::collections::BTreeMap;

use codetable::response::{HeaderFn, HeaderSource, Response};

fn retry_after(headers: &(dyn HeaderSource + Sync)) -> Option<&str> {
    headers.header("RETRY-after")
}

#[test]
fn headers_are_found_without_regard_to_case() {
    let slice: &[(&str, String)] = &[("X", "1".to_owned()), ("retry-After", "120".to_owned())];
    let array = [("Retry-After", "120"), ("Retry-After", "240")];
    let map = BTreeMap::from([("retry-after", "120")]);
    let closure = HeaderFn::new(|name| map.get(&*name.to_ascii_lowercase()).copied());
    let response = Response::new(429).headers(&array);
    for headers in [&slice as &(dyn HeaderSource + Sync), &array, &&array, &closure, &response] {
        assert_eq!(retry_after(headers), Some("120"));
    }
    assert_eq!(retry_after(&()), None);
    assert_eq!(retry_after(&[("Retry-Aftér", "120")]), None);
}

#[test]
fn every_header_of_a_name_is_reached() {
    let slice: &[(&str, &str)] = &[("Retry-After", "120"), ("Date", "…"), ("retry-after", "240")];
    let array = [("Retry-After", "120"), ("Date", "…"), ("RETRY-AFTER", "240")];
    let response = Response::new(429).headers(&slice);
    for headers in [&slice as &(dyn HeaderSource + Sync), &array, &&array, &response] {
        let values = [0, 1, 2, usize::MAX].map(|place| headers.header_at("retry-After", place));
        assert_eq!(values, [Some("120"), Some("240"), None, None]);
        assert_eq!(headers.header_at("Age", 0), None);
    }
}

/// Whoever tells of one header of a name need not know that there may be more.
#[test]
fn a_source_of_single_headers_tells_of_one() {
    let closure = HeaderFn::new(|_| Some("120"));
    assert_eq!([0, 1].map(|place| closure.header_at("Retry-After", place)), [Some("120"), None]);
    assert_eq!(().header_at("Retry-After", 0), None);
}

#[test]
fn a_value_outlives_the_response_it_was_read_from() {
    let headers = [("Trace-Id", "7")];
    let value = Response::new(500).headers(&headers).header("trace-id");
    assert_eq!(value, Some("7"));
}

#[test]
fn a_status_may_be_unknown() {
    assert_eq!(Response::new(429).status(), Some(429));
    assert_eq!(Response::new(Some(503)).status(), Some(503));
    assert_eq!(Response::new(None).status(), None);
}

#[test]
fn a_body_may_be_text_or_bytes() {
    let text = String::from("{}");
    let bytes = vec![0xff, 0x00];
    assert_eq!(Response::new(400).body(&text).bytes(), b"{}");
    assert_eq!(Response::new(400).body("{}").bytes(), b"{}");
    assert_eq!(Response::new(400).body(&bytes).bytes(), [0xff, 0x00]);
    assert_eq!(Response::new(400).body(&bytes[..]).bytes(), [0xff, 0x00]);
    assert_eq!(Response::new(400).bytes(), b"");
}

#[test]
fn what_a_response_holds_is_not_printed() {
    let headers = [("Authorization", "secret")];
    let response = Response::new(401).headers(&headers).body("secret");
    assert_eq!(format!("{response:?}"), "Response { status: Some(401), bytes: 6, .. }");
}

#[test]
fn a_future_that_holds_a_response_may_move_between_threads() {
    fn movable<T: Send + Sync>(_: &T) {}
    movable(&Response::new(200).headers(&[("a", "b")]));
}

#[cfg(feature = "alloc")]
#[test]
fn a_vector_of_pairs_is_a_source_of_headers() {
    let pair = |value| (String::from("Retry-After"), String::from(value));
    let headers = vec![pair("120"), pair("240")];
    assert_eq!(retry_after(&headers), Some("120"));
    assert_eq!([1, 2].map(|place| headers.header_at("retry-after", place)), [Some("240"), None]);
}

#[cfg(feature = "http")]
#[test]
fn the_types_of_the_crate_http_are_taken() {
    use http::{HeaderMap, HeaderValue, StatusCode};

    let mut headers = HeaderMap::new();
    headers.insert("Retry-After", HeaderValue::from_static("120"));
    headers.append("Retry-After", HeaderValue::from_static("240"));
    if let (Ok(korean), Ok(broken)) = (HeaderValue::from_bytes("가".as_bytes()), HeaderValue::from_bytes(b"\xff")) {
        headers.insert("x-korean", korean);
        headers.insert("x-broken", broken.clone());
        headers.append("retry-after", broken);
    }
    headers.append("retry-after", HeaderValue::from_static("360"));
    assert_eq!(retry_after(&headers), Some("120"));
    assert_eq!(headers.header("x-korean"), Some("가"));
    assert_eq!(headers.header("x-broken"), None);
    assert_eq!(headers.header("not a name"), None);
    // What is not UTF-8 hides nothing behind it.
    assert_eq!([1, 2, 3].map(|place| headers.header_at("Retry-After", place)), [Some("240"), Some("360"), None]);
    let response = Response::new(StatusCode::TOO_MANY_REQUESTS).headers(&headers);
    assert_eq!((response.status(), response.header("x-korean")), (Some(429), Some("가")));
}
