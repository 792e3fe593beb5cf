//! A policy for `tower`: from what a service answered to whether, when and how its request goes again.
//!
//! ```no_run
//! # use std::{convert::Infallible, sync::Arc, time::Duration};
//! # use codetable_clients::{Error, Policy, World};
//! # use http::{Request, Response};
//! # struct Process;
//! # impl World for Process {
//! #     fn now(&self) -> Duration { Duration::ZERO }
//! #     fn random(&self) -> u32 { 0 }
//! #     async fn sleep(&self, _: Duration) {}
//! #     async fn refresh(&self) {}
//! # }
//! # async fn send(_: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, Error> { todo!() }
//! use codetable::retry::NoResponse;
//! use tower::ServiceBuilder;
//! use tower::retry::RetryLayer;
//!
//! // Below it stands whatever sends a request, and gives it its token each time. It follows no redirect.
//! let policy = Policy::new(&codetable::kakao::PROVIDER, Arc::new(Process), |_| NoResponse::Unknown);
//! let service = ServiceBuilder::new().layer(RetryLayer::new(policy)).service_fn(send);
//! ```

pub mod service;

use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use codetable::advice::Idempotency;
use codetable::inspect::inspect;
use codetable::provider::Provider;
use codetable::retry::{Failure, NoResponse, Retry, Then};
use http::{Request, Response};

/// What ended a call: a [`Failure`] where a response did.
pub type Error = Box<dyn std::error::Error + Send + Sync>;

/// What the policy needs of the world around it.
pub trait World: Send + Sync + 'static {
    /// The time since 1970-01-01T00:00:00Z.
    fn now(&self) -> Duration;

    /// A number drawn anew, evenly.
    fn random(&self) -> u32;

    /// Lets time pass.
    fn sleep(&self, wait: Duration) -> impl Future<Output = ()> + Send;

    /// Gets new credentials for whatever sends the requests. Where that fails, the old ones are refused once more.
    fn refresh(&self) -> impl Future<Output = ()> + Send;
}

/// A policy for the responses of one provider. `tower` clones it for each call, whose machine it holds.
///
/// A response that is no success becomes an [`Error`], so that nobody above takes it for one.
///
/// The service below sends each request once: it follows no redirect (`reqwest::redirect::Policy::none()`, and no
/// `tower_http::follow_redirect`). The error of a second request would be taken for that of the first, and a POST that was
/// carried out be sent again.
pub struct Policy<W> {
    provider: &'static Provider,
    world: Arc<W>,
    unanswered: fn(&Error) -> NoResponse,
    retry: Option<Retry>,
}

impl<W> Policy<W> {
    /// A policy, and what tells of an error of the service below whether the request may have arrived.
    pub fn new(provider: &'static Provider, world: Arc<W>, unanswered: fn(&Error) -> NoResponse) -> Self {
        Self { provider, world, unanswered, retry: None }
    }
}

impl<W> Clone for Policy<W> {
    fn clone(&self) -> Self {
        Self { world: Arc::clone(&self.world), ..*self }
    }
}

impl<W: World> tower::retry::Policy<Request<Vec<u8>>, Response<Vec<u8>>, Error> for Policy<W> {
    type Future = Pin<Box<dyn Future<Output = ()> + Send>>;

    fn retry(
        &mut self,
        request: &mut Request<Vec<u8>>,
        result: &mut Result<Response<Vec<u8>>, Error>,
    ) -> Option<Self::Future> {
        let retry = self.retry.get_or_insert_with(|| Retry::new(Idempotency::of(request.method())));
        let random = self.world.random();
        let then = match &*result {
            Ok(response) => {
                let finding = inspect(self.provider, response);
                let then = retry.after(&finding, self.world.now(), random);
                if then != Then::Done {
                    *result = Err(Failure::new(finding.into_owned(), then, retry).into());
                }
                then
            }
            Err(error) => retry.no_response((self.unanswered)(error), random),
        };
        let world = Arc::clone(&self.world);
        match then {
            Then::SendAfter(delay) => Some(Box::pin(async move { world.sleep(delay).await })),
            Then::RefreshThenSend => Some(Box::pin(async move { world.refresh().await })),
            Then::Done | Then::Later(_) | Then::GiveUp(_) => None,
        }
    }

    fn clone_request(&mut self, request: &Request<Vec<u8>>) -> Option<Request<Vec<u8>>> {
        Some(request.clone())
    }
}
