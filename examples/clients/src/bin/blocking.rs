//! A client that blocks (`ureq`): from a request to its answer, or to what went wrong.
//!
//! ```sh
//! TOKEN_FILE=token cargo run --bin blocking -- kakao GET http://localhost:8080/v2/user/me
//! ```
//!
//! codetable reads a response, counts and decides. To send, to sleep and to get a token is up to the client.

use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;
use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use std::{env, fs, io, thread};

use codetable::PROVIDERS;
use codetable::advice::Idempotency;
use codetable::inspect::inspect;
use codetable::provider::Provider;
use codetable::retry::{Failure, NoResponse, Retry, Then};
use http::header::{AUTHORIZATION, HeaderValue};
use http::{Request, Response};

/// How long an answer may take. A request that is given up may have been carried out all the same.
const TIMEOUT: Duration = Duration::from_secs(30);

/// How much is read of the body of an error.
const ERROR_BYTES: u64 = 1 << 20;

/// What ended a call: a [`Failure`] where a response did.
pub(crate) type Error = Box<dyn std::error::Error + Send + Sync>;

/// What a client needs of the world around it.
pub(crate) trait World {
    /// The time since 1970-01-01T00:00:00Z.
    fn now(&self) -> Duration;

    /// A number drawn anew, evenly.
    fn random(&self) -> u32;

    /// Lets time pass.
    fn sleep(&self, wait: Duration);

    /// The value of `Authorization`.
    fn authorization(&self) -> HeaderValue;

    /// Gets a new token, which [`authorization`](Self::authorization) then has. Where calls share one, the first whose
    /// token is refused gets it for all.
    fn refresh(&self) -> Result<(), Error>;
}

/// A client of one provider's API.
pub(crate) struct Client<W> {
    provider: &'static Provider,
    agent: ureq::Agent,
    world: W,
}

impl<W: World> Client<W> {
    pub(crate) fn new(provider: &'static Provider, world: W) -> Self {
        let config = ureq::Agent::config_builder()
            // An error status is no failure of the client: there is a body to read.
            .http_status_as_error(false)
            // Whoever follows a redirect sends behind the machine's back: what comes of the second request says nothing of
            // the first, which may have been carried out.
            .max_redirects(0)
            .timeout_global(Some(TIMEOUT))
            .build();
        Self { provider, agent: config.new_agent(), world }
    }

    /// Sends a request until there is a result, or nothing that a program can do would bring one.
    pub(crate) fn call(&self, request: &Request<Vec<u8>>) -> Result<Response<Vec<u8>>, Error> {
        let mut retry = Retry::new(Idempotency::of(request.method()));
        loop {
            let random = self.world.random();
            let (then, error): (Then, Error) = match self.send(request) {
                Ok(response) => {
                    let finding = inspect(self.provider, &response);
                    let then = retry.after(&finding, self.world.now(), random);
                    if then == Then::Done {
                        return Ok(response);
                    }
                    let (label, status, id) = (finding.label(), finding.status(), finding.id());
                    let earlier_may_be_applied = retry.earlier_may_be_applied();
                    tracing::warn!(label, status, id, %then, earlier_may_be_applied, "{finding}");
                    (then, Failure::new(finding, then, &retry).into())
                }
                Err(error) => (retry.no_response(unanswered(&error), random), error.into()),
            };
            match then {
                Then::SendAfter(delay) => self.world.sleep(delay),
                Then::RefreshThenSend => self.world.refresh()?,
                Then::Done | Then::Later(_) | Then::GiveUp(_) => return Err(error),
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

/// Whether a request that has no answer may have arrived. There is one connection for a send, as no redirect is followed.
fn unanswered(error: &ureq::Error) -> NoResponse {
    match error {
        ureq::Error::HostNotFound | ureq::Error::ConnectionFailed => NoResponse::NeverSent,
        ureq::Error::Io(error) if error.kind() == io::ErrorKind::ConnectionRefused => NoResponse::NeverSent,
        _ => NoResponse::Unknown,
    }
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

    fn random(&self) -> u32 {
        // Every state has keys of its own.
        RandomState::new().hash_one(0) as u32
    }

    fn sleep(&self, wait: Duration) {
        thread::sleep(wait);
    }

    fn authorization(&self) -> HeaderValue {
        self.authorization.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn refresh(&self) -> Result<(), Error> {
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

fn run(arguments: &[String]) -> Result<Response<Vec<u8>>, Error> {
    let [provider, method, url, body @ ..] = arguments else { return Err("usage: PROVIDER METHOD URL [BODY]".into()) };
    let provider = PROVIDERS.iter().find(|known| known.name == provider).ok_or("unknown provider")?;
    let token_file = env::var_os("TOKEN_FILE").ok_or("TOKEN_FILE names no file")?.into();
    let process = Process { token_file, authorization: Mutex::new(HeaderValue::from_static("")) };
    process.refresh()?;
    let request = Request::builder().method(method.as_str()).uri(url).body(body.concat().into_bytes())?;
    Client::new(provider, process).call(&request)
}
