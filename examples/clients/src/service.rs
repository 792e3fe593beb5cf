//! A service that answers with the codes of a catalogue: an error of a handler in, a problem document (RFC 9457) out.
//!
//! ```
//! use codetable::meloming::ErrorCode;
//! use codetable_clients::service::Failed;
//!
//! async fn song(id: u32) -> Result<String, Failed<ErrorCode>> {
//!     Err(Failed(ErrorCode::SongNotFound, format!("/songs/{id}")))
//! }
//! ```

use axum::http::{StatusCode, header::CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use codetable::CodeTable;
use codetable::problem::ProblemDocument;

/// Why a handler failed: a code of whatever table, and what it failed with.
#[derive(Debug)]
pub struct Failed<T>(pub T, pub String);

impl<T: CodeTable> IntoResponse for Failed<T> {
    fn into_response(self) -> Response {
        let extensions = [("retry", self.0.row().advice().may_retry().into())];
        let problem = self.0.row().problem().base("https://errors.example.com/").instance(&self.1).with(&extensions);
        let status = problem.status().and_then(|status| StatusCode::from_u16(status).ok());
        let status = status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        (status, [(CONTENT_TYPE, ProblemDocument::MEDIA_TYPE)], problem.to_string()).into_response()
    }
}
