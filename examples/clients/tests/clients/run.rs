//! From the replies of a server to what the clients made of them, which must be the same.

use std::net::TcpListener;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use codetable::inspect::OwnedFinding;
use codetable::provider::Provider;
use codetable::retry::{BASE, CAP, FLOOR, Failure, NoResponse, SPREAD, Then};
use codetable_clients::Policy;
use http::{HeaderValue, Request, Response};
use tower::retry::RetryLayer;
use tower::{ServiceBuilder, ServiceExt};

use crate::server::{Arrival, Reply, Server};
use crate::{asynchronous, blocking};

/// The time at which every call is made: 2026-09-21T14:13:20Z.
pub(crate) const NOW: Duration = Duration::from_secs(1_790_000_000);

/// What the requests carry.
const BODY: &[u8] = b"{\"sent\":true}";

/// A call: what came of it, and what it did on its way.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) result: Result<Response<Vec<u8>>, blocking::Error>,
    pub(crate) arrivals: Vec<Arrival>,
    pub(crate) waits: Vec<Duration>,
    pub(crate) refreshes: u32,
}

/// A world in which no time passes.
#[derive(Clone, Default)]
struct Still {
    waits: Arc<Mutex<Vec<Duration>>>,
    refreshes: Arc<AtomicU32>,
}

/// Lets every client make a call.
pub(crate) fn run(provider: &'static Provider, method: &str, replies: &[Reply]) -> Run {
    alike(provider, method, || Some(Server::start(replies.to_vec())))
}

/// Lets every client make a call to where nobody listens.
pub(crate) fn refused(provider: &'static Provider, method: &str) -> Run {
    alike(provider, method, || None)
}

fn alike(provider: &'static Provider, method: &str, server: impl Fn() -> Option<Server>) -> Run {
    let blocks = once(method, server(), |request, world| blocking::Client::new(provider, world).call(&request));
    let awaits = once(method, server(), |request, world| {
        let client = asynchronous::Client::new(provider, world).unwrap();
        wait_for(client.call(&request))
    });
    let layered = once(method, server(), |request, world| {
        let sender = Arc::new(asynchronous::Client::new(provider, world.clone()).unwrap());
        let policy = Policy::new(provider, Arc::new(world), unanswered);
        let service = ServiceBuilder::new().layer(RetryLayer::new(policy)).service_fn(move |request| {
            let sender = Arc::clone(&sender);
            async move { sender.send(&request).await.map_err(asynchronous::Error::from) }
        });
        wait_for(service.oneshot(request))
    });
    assert_eq!(blocks.told(), awaits.told(), "what blocks and what does not decide alike");
    assert_eq!(blocks.told(), layered.told(), "a loop and a policy decide alike");
    blocks
}

fn once(
    method: &str,
    server: Option<Server>,
    call: impl Fn(Request<Vec<u8>>, Still) -> Result<Response<Vec<u8>>, blocking::Error>,
) -> Run {
    let world = Still::default();
    let body = if method == "GET" { Vec::new() } else { BODY.to_vec() };
    let url = server.as_ref().map_or_else(nowhere, Server::url);
    let request = Request::builder().method(method).uri(url).body(body.clone()).unwrap();
    let result = call(request, world.clone());
    let arrivals = server.map_or_else(Vec::new, Server::stop);
    assert!(arrivals.iter().all(|arrival| arrival.method == method && arrival.body == body), "{arrivals:?}");
    let waits = world.waits.lock().unwrap().clone();
    Run { result, arrivals, waits, refreshes: world.refreshes.load(Ordering::Relaxed) }
}

/// A place where nobody listens any more.
pub(crate) fn nowhere() -> String {
    format!("http://{}/", TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap())
}

/// The result of a call, which may move between threads, as runtimes that have several ask for.
fn wait_for<T>(call: impl Future<Output = T> + Send) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(call)
}

fn unanswered(error: &codetable_clients::Error) -> NoResponse {
    error.downcast_ref().map_or(NoResponse::Unknown, asynchronous::unanswered)
}

/// The longest backoff after so many failures: in these tests every number that is drawn is the greatest.
pub(crate) fn backoff(failures: u32) -> Duration {
    (BASE * 2_u32.pow(failures - 1)).min(CAP)
}

/// The longest wait after so many failures where a server names one.
pub(crate) fn named(told: Duration, failures: u32) -> Duration {
    let least = told.max(FLOOR);
    (least + (least / 2).min(SPREAD)).max(backoff(failures))
}

impl Run {
    /// The finding that the call ended with, and what the machine said of it.
    pub(crate) fn failure(&self) -> Option<&Failure> {
        self.result.as_ref().err()?.downcast_ref()
    }

    /// The finding that the call ended with.
    pub(crate) fn finding(&self) -> Option<&OwnedFinding> {
        self.failure().map(|failure| &failure.finding)
    }

    /// What the machine said at the end.
    pub(crate) fn end(&self) -> Option<Then> {
        self.failure().map(|failure| failure.then)
    }

    /// All that is the same for every client.
    fn told(&self) -> impl PartialEq + std::fmt::Debug + use<> {
        let result = match (&self.result, self.failure()) {
            (Ok(response), _) => format!("{} {:?}", response.status(), response.body()),
            (Err(_), Some(failure)) => format!("{failure:?}"),
            // Each library has its own errors.
            (Err(_), None) => "no answer".to_owned(),
        };
        (result, self.arrivals.clone(), self.waits.clone(), self.refreshes)
    }
}

impl Still {
    fn waited(&self, wait: Duration) {
        self.waits.lock().unwrap().push(wait);
    }

    fn refreshed(&self) {
        self.refreshes.fetch_add(1, Ordering::Relaxed);
    }

    fn token(&self) -> HeaderValue {
        HeaderValue::try_from(format!("Bearer token {}", self.refreshes.load(Ordering::Relaxed))).unwrap()
    }
}

impl blocking::World for Still {
    fn now(&self) -> Duration {
        NOW
    }

    fn random(&self) -> u32 {
        u32::MAX
    }

    fn sleep(&self, wait: Duration) {
        self.waited(wait);
    }

    fn authorization(&self) -> HeaderValue {
        self.token()
    }

    fn refresh(&self) -> Result<(), blocking::Error> {
        self.refreshed();
        Ok(())
    }
}

impl asynchronous::World for Still {
    fn now(&self) -> Duration {
        NOW
    }

    fn random(&self) -> u32 {
        u32::MAX
    }

    async fn sleep(&self, wait: Duration) {
        self.waited(wait);
    }

    fn authorization(&self) -> HeaderValue {
        self.token()
    }

    async fn refresh(&self) -> Result<(), asynchronous::Error> {
        self.refreshed();
        Ok(())
    }
}

impl codetable_clients::World for Still {
    fn now(&self) -> Duration {
        NOW
    }

    fn random(&self) -> u32 {
        u32::MAX
    }

    async fn sleep(&self, wait: Duration) {
        self.waited(wait);
    }

    async fn refresh(&self) {
        self.refreshed();
    }
}
