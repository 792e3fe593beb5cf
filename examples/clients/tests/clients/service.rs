//! The service answers with the code's status and a problem document, from which a client has the code.

use axum::Router;
use axum::body::Body;
use axum::extract::Path;
use axum::http::Request;
use axum::routing::get;
use codetable::meloming::ErrorCode;
use codetable_clients::service::Failed;
use http_body_util::BodyExt;
use tower::ServiceExt;

async fn song(Path(id): Path<u32>) -> Result<String, Failed<ErrorCode>> {
    match id {
        1 => Ok("a song".to_owned()),
        2 => Err(Failed(ErrorCode::RateLimitExceeded, format!("/songs/{id}"))),
        _ => Err(Failed(ErrorCode::SongNotFound, format!("/songs/{id}"))),
    }
}

#[test]
fn a_handler_answers_with_codes() {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let answer = |id: u32| {
        let router = Router::new().route("/songs/{id}", get(song));
        let request = Request::get(format!("/songs/{id}")).body(Body::empty()).unwrap();
        runtime.block_on(async {
            let response = router.oneshot(request).await.unwrap();
            let (head, body) = response.into_parts();
            let media = head.headers.get("content-type").unwrap().to_str().unwrap().to_owned();
            let text = String::from_utf8(body.collect().await.unwrap().to_bytes().to_vec()).unwrap();
            (head.status.as_u16(), media, text)
        })
    };
    let (status, _, body) = answer(1);
    assert_eq!((status, body.as_str()), (200, "a song"));
    for (id, code, retry) in [(2, ErrorCode::RateLimitExceeded, true), (3, ErrorCode::SongNotFound, false)] {
        let (status, media, body) = answer(id);
        assert_eq!((Some(status), media.as_str()), (code.row().status(), "application/problem+json"));
        let name = code.code();
        assert!(body.starts_with(&format!(r#"{{"type":"https://errors.example.com/{name}","title":""#)), "{body}");
        let end = format!(r#","status":{status},"instance":"/songs/{id}","code":"{name}","retry":{retry}}}"#);
        assert!(body.ends_with(&end), "{body}");
    }
}
