//! How much memory reading takes: none for a plain body, one growing list for each list.

use std::hint::black_box;

use allocation_counter::measure;
use codetable::inspect::inspect;
use codetable::provider::Provider;
use codetable::response::Response;
use codetable::{adobe_edge, kakao, meloming, naver_commerce};

use super::example;

/// How many allocations it takes to read a body and ask for everything.
fn allocations(provider: &'static Provider, status: u16, body: &str) -> u64 {
    let headers = [("GNCP-GW-Trace-ID", "t"), ("Content-Type", "application/json")];
    let work = measure(|| {
        let finding = inspect(provider, Response::new(status).headers(&headers).body(black_box(body)));
        black_box((finding.code_text(), finding.message(), finding.id(), finding.report(), finding.advice()));
        black_box((finding.notes().count(), finding.error_types().count(), finding.confidence(), finding.severity()));
        drop(black_box(finding));
    });
    work.count_total
}

#[test]
fn a_body_without_escapes_and_lists_takes_none() {
    for (provider, status, body) in [
        (&naver_commerce::PROVIDER, 504, example(&naver_commerce::PROVIDER, "gateway_error")),
        (&naver_commerce::PROVIDER, 404, r#"{"code":"404.01","message":"m","more":{"x":1}}"#),
        (&naver_commerce::PROVIDER, 404, r#"{"code":null,"message":{},"code":1,"traceId":"other"}"#),
        (&kakao::PROVIDER, 401, r#"{"code":-401,"msg":"m"}"#),
        (&kakao::PROVIDER, 401, r#"{"code":"-401","msg":"m"}"#),
        (&kakao::PROVIDER, 502, ""),
        (
            &meloming::PROVIDER,
            400,
            r#"{"meta":{"version":"v","requestId":"r","timestamp":"t"},"status":400,"type":"T","message":"m"}"#,
        ),
        (
            &adobe_edge::PROVIDER,
            422,
            r#"{"type":"https://ns.adobe.com/aep/errors/EXEG-0104-422","status":422,"report":{"requestId":"r"}}"#,
        ),
    ] {
        assert_eq!(allocations(provider, status, body), 0, "{body}");
    }
}

/// Nor do streams and batches, but for the list of what failed in them.
#[test]
fn further_records_take_no_more_than_the_errors_among_them() {
    let (result, error) = (r#"{"id":1,"result":true}"#, r#"{"code":-401,"msg":"m"}"#);
    for (body, count) in [
        (format!("{result}\n\0{result}\n\0{error}\n"), 0),
        (format!("data: {result}\n\ndata: {error}\n\n"), 0),
        (format!("[{result},{result}]"), 0),
        (format!("[{result},{error},{error}]"), 1),
        (format!("401 Unauthorized: \"{error}\""), 0),
    ] {
        assert_eq!(allocations(&kakao::PROVIDER, 401, &body), count, "{body}");
    }
    // The list of the first that has one is taken as it is.
    let listed = "data: {\"handle\":[]}\n\ndata: {\"errors\":[{\"status\":503}]}\n\n";
    assert_eq!(allocations(&adobe_edge::PROVIDER, 200, listed), 1);
    let many = allocations(&kakao::PROVIDER, 200, &format!("[{}]", vec![error; 4096].join(",")));
    assert!(many <= 11 + 2, "{many}");
}

#[test]
fn a_list_takes_one_that_grows() {
    let adobe = |len: usize| {
        let error =
            r#"{"type":"EXEG-0204-200","status":200,"title":"t","report":{"cause":{"message":"m","code":202}}}"#;
        let list = vec![error; len].join(",");
        let body = format!(r#"{{"requestId":"r","errors":[{list}],"warnings":[{list}]}}"#);
        allocations(&adobe_edge::PROVIDER, 207, &body)
    };
    // A vector that grows from 4 to 4096 elements is allocated eleven times; the scratch of the JSON reader, which
    // steps over nested values, is a few bytes more for each list, and nothing for an element.
    let (few, many) = (adobe(4), adobe(4096));
    assert!(few <= 2 + 6 && many <= 2 * 11 + 6, "{few} {many}");
}

#[test]
fn each_escaped_text_and_a_refusal_take_little() {
    assert!(allocations(&kakao::PROVIDER, 401, r#"{"code":-401,"msg":"\u00e9"}"#) <= 2);
    assert!(allocations(&kakao::PROVIDER, 401, r#"{"code":-401,"msg":"m"#) <= 2);
    assert_eq!(allocations(&kakao::PROVIDER, 401, "<html>"), 0);
}
