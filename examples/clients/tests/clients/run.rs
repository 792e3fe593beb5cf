//! From the replies of a server to what both clients made of them, which must be the same.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use codetable::inspect::OwnedFinding;
use codetable::provider::Provider;
use http::{HeaderValue, Request, Response};

use crate::server::{Arrival, Reply, Server};
use crate::{asynchronous, blocking};

/// The time at which every call is made: 2026-09-21T14:13:20Z.
pub(crate) const NOW: u64 = 1_790_000_000;

/// What the requests carry.
const BODY: &[u8] = b"{\"sent\":true}";

/// A call: what came of it, and what it did on its way.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) result: Result<Response<Vec<u8>>, blocking::Failure>,
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

/// Lets both clients make a call.
pub(crate) fn run(provider: &'static Provider, method: &str, replies: &[Reply]) -> Run {
    let blocks = once(method, replies, |request, world| blocking::Client::new(provider, world).call(&request));
    let awaits = once(method, replies, |request, world| {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let client = asynchronous::Client::new(provider, world);
        runtime.block_on(movable(client.call(&request)))
    });
    let told = |run: &Run| {
        let result = match (&run.result, run.finding()) {
            (Ok(response), _) => format!("{} {:?}", response.status(), response.body()),
            (Err(_), Some(finding)) => format!("{finding:?}"),
            // Each library has its own errors.
            (Err(_), None) => "no answer".to_owned(),
        };
        (result, run.arrivals.clone(), run.waits.clone(), run.refreshes)
    };
    assert_eq!(told(&blocks), told(&awaits), "both clients decide alike");
    blocks
}

fn once(
    method: &str,
    replies: &[Reply],
    call: impl Fn(Request<Vec<u8>>, Still) -> Result<Response<Vec<u8>>, blocking::Failure>,
) -> Run {
    let server = Server::start(replies.to_vec());
    let world = Still::default();
    let body = if method == "GET" { Vec::new() } else { BODY.to_vec() };
    let request = Request::builder().method(method).uri(server.url()).body(body.clone()).unwrap();
    let result = call(request, world.clone());
    let arrivals = server.stop();
    assert!(arrivals.iter().all(|arrival| arrival.method == method && arrival.body == body), "{arrivals:?}");
    let waits = world.waits.lock().unwrap().clone();
    Run { result, arrivals, waits, refreshes: world.refreshes.load(Ordering::Relaxed) }
}

/// A call may move between threads, as runtimes that have several ask for.
fn movable<F: Future + Send>(call: F) -> F {
    call
}

impl Run {
    /// The finding that the call ended with.
    pub(crate) fn finding(&self) -> Option<&OwnedFinding> {
        self.result.as_ref().err()?.downcast_ref()
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
        Duration::from_secs(NOW)
    }

    fn sleep(&self, wait: Duration) {
        self.waited(wait);
    }

    fn authorization(&self) -> HeaderValue {
        self.token()
    }

    fn refresh(&self) -> Result<(), blocking::Failure> {
        self.refreshed();
        Ok(())
    }
}

impl asynchronous::World for Still {
    fn now(&self) -> Duration {
        Duration::from_secs(NOW)
    }

    async fn sleep(&self, wait: Duration) {
        self.waited(wait);
    }

    fn authorization(&self) -> HeaderValue {
        self.token()
    }

    async fn refresh(&self) -> Result<(), asynchronous::Failure> {
        self.refreshed();
        Ok(())
    }
}
