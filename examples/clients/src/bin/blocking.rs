//! A client that blocks (`ureq`): from a request to its answer, or to what went wrong.
//!
//! ```sh
//! TOKEN_FILE=token cargo run --bin blocking -- kakao GET http://localhost:8080/v2/user/me
//! ```
//!
//! codetable reads a response and decides. To send, to sleep, to get a token and to lose patience is up to the client.

use std::error::Error;
use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use std::{env, fs, io, thread};

use codetable::PROVIDERS;
use codetable::advice::{Idempotency, Next, Wait};
use codetable::inspect::{Outcome, inspect};
use codetable::provider::Provider;
use http::header::{AUTHORIZATION, HeaderMap, HeaderValue};
use http::{Request, Response};

/// How often a request is sent, not counting the one time that follows a new token.
pub(crate) const ATTEMPTS: u32 = 4;

/// The longest wait. Whoever is told to wait longer has to come back, and nobody is kept waiting for that.
pub(crate) const PATIENCE: Duration = Duration::from_secs(60);

/// How long an answer may take. A request that is given up may have been carried out all the same.
const TIMEOUT: Duration = Duration::from_secs(30);

/// How much is read of the body of an error.
const ERROR_BYTES: u64 = 1 << 20;

/// What ended a call: an [`OwnedFinding`](codetable::inspect::OwnedFinding) where a response did.
pub(crate) type Failure = Box<dyn Error + Send + Sync>;

/// What a client needs of the world around it.
pub(crate) trait World {
    /// The time since 1970-01-01T00:00:00Z.
    fn now(&self) -> Duration;

    /// Lets time pass.
    fn sleep(&self, wait: Duration);

    /// The value of `Authorization`.
    fn authorization(&self) -> HeaderValue;

    /// Gets a new token, which [`authorization`](Self::authorization) then has. Where calls share one, the first whose
    /// token is refused gets it for all.
    fn refresh(&self) -> Result<(), Failure>;
}

/// A client of one provider's API.
pub(crate) struct Client<W> {
    provider: &'static Provider,
    agent: ureq::Agent,
    world: W,
}

impl<W: World> Client<W> {
    pub(crate) fn new(provider: &'static Provider, world: W) -> Self {
        // An error status is no failure of the client: there is a body to read.
        let config = ureq::Agent::config_builder().http_status_as_error(false).timeout_global(Some(TIMEOUT)).build();
        Self { provider, agent: config.new_agent(), world }
    }

    /// Sends a request until there is a result, or nothing that a program can do would bring one.
    pub(crate) fn call(&self, request: &Request<Vec<u8>>) -> Result<Response<Vec<u8>>, Failure> {
        let idempotency = Idempotency::of(request.method());
        let (mut attempt, mut is_refreshed) = (1, false);
        loop {
            let response = match self.send(request) {
                Ok(response) => response,
                // Nobody can tell what became of a request that has no answer: only what may arrive twice goes again.
                Err(_) if idempotency == Idempotency::Idempotent && attempt < ATTEMPTS => {
                    self.world.sleep(backoff(attempt));
                    attempt += 1;
                    continue;
                }
                Err(error) => return Err(error.into()),
            };
            let finding = inspect(self.provider, &response);
            // A success may come with warnings. A 207 is no success: a part of the request failed.
            if finding.severity() <= Outcome::Warning {
                return Ok(response);
            }
            let next = finding.advice().next(idempotency);
            let (label, status, id) = (finding.label(), finding.status(), finding.id());
            tracing::warn!(label, status, id, %next, attempt, "{finding}");
            match next {
                Next::Send(wait) if attempt < ATTEMPTS => {
                    match delay(wait, response.headers(), self.world.now(), attempt) {
                        Some(delay) => self.world.sleep(delay),
                        None => return Err(finding.into_owned().into()),
                    }
                    attempt += 1;
                }
                // Once for a call: a second new token would be refused like the first.
                Next::RefreshThenSend if !is_refreshed => {
                    self.world.refresh()?;
                    is_refreshed = true;
                }
                _ => return Err(finding.into_owned().into()),
            }
        }
    }

    /// Sends the request once and reads the answer.
    fn send(&self, request: &Request<Vec<u8>>) -> Result<Response<Vec<u8>>, ureq::Error> {
        let mut request = request.clone();
        request.headers_mut().insert(AUTHORIZATION, self.world.authorization());
        let (parts, body) = self.agent.run(request)?.into_parts();
        let (mut reader, mut bytes) = (body.into_reader(), Vec::new());
        if parts.status.is_success() {
            reader.read_to_end(&mut bytes)?;
        } else {
            // An error that breaks off is still an error: what arrived of it is worth reading.
            let _ = reader.take(ERROR_BYTES).read_to_end(&mut bytes);
        }
        Ok(Response::from_parts(parts, bytes))
    }
}

/// How long to wait, as the headers tell, and else as seems right; `None` if that is too long.
fn delay(wait: Wait, headers: &HeaderMap, now: Duration, attempt: u32) -> Option<Duration> {
    let delay = match (wait.delay(headers, now), wait) {
        (Some(delay), _) => delay,
        // No header tells when the month ends, and no backoff is as long as that.
        (None, Wait::NextMonth(_)) => return None,
        (None, _) => backoff(attempt),
    };
    (delay <= PATIENCE).then_some(delay)
}

/// How long to wait where nothing tells. Where many clients fail at once, each adds a random part of its own.
pub(crate) fn backoff(attempt: u32) -> Duration {
    Duration::from_millis(250) * 2_u32.pow(attempt)
}

/// The world as it is, with a token out of a file that something else keeps fresh.
struct Process {
    token_file: PathBuf,
    authorization: Mutex<HeaderValue>,
}

impl World for Process {
    fn now(&self) -> Duration {
        SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default()
    }

    fn sleep(&self, wait: Duration) {
        thread::sleep(wait);
    }

    fn authorization(&self) -> HeaderValue {
        self.authorization.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn refresh(&self) -> Result<(), Failure> {
        let token = fs::read_to_string(&self.token_file)?;
        let value = HeaderValue::try_from(format!("Bearer {}", token.trim()))?;
        *self.authorization.lock().unwrap_or_else(PoisonError::into_inner) = value;
        Ok(())
    }
}

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match run(&arguments).and_then(|response| Ok(io::stdout().write_all(response.body())?)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> Result<Response<Vec<u8>>, Failure> {
    let [provider, method, url, body @ ..] = arguments else { return Err("usage: PROVIDER METHOD URL [BODY]".into()) };
    let provider = PROVIDERS.iter().find(|known| known.name == provider).ok_or("unknown provider")?;
    let token_file = env::var_os("TOKEN_FILE").ok_or("TOKEN_FILE names no file")?.into();
    let process = Process { token_file, authorization: Mutex::new(HeaderValue::from_static("")) };
    process.refresh()?;
    let request = Request::builder().method(method.as_str()).uri(url).body(body.concat().into_bytes())?;
    Client::new(provider, process).call(&request)
}
