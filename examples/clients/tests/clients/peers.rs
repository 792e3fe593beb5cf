//! What `reqwest-retry` decides by the status alone, beside what the documents say: the table of docs/guide/status-alone.md, of which README.md
//! shows a part.

use std::fmt::Write;
use std::time::{Duration, Instant};

use codetable::advice::{Advice, DecidedBy, Decision, Idempotency, Next, Wait};
use codetable::evidence::Citation;
use codetable::inspect::{Finding, Outcome, inspect};
use codetable::naver_commerce::GatewayError;
use codetable::provider::{Provider, TextKind};
use codetable::{Row, adobe_edge, code, kakao, meloming};
use http::Response;
use reqwest_retry::policies::ExponentialBackoff;
use reqwest_retry::{DefaultRetryableStrategy, RetryTransientMiddleware, Retryable, RetryableStrategy};

use crate::codes::fixtures;
use crate::run::{NOW, run};
use crate::server::{Reply, Server};

const README: &str = include_str!("../../../../README.md");
const KOREAN: &str = include_str!("../../../../README.ko.md");
const GUIDE: &str = include_str!("../../../../docs/guide/status-alone.md");

const HEAD: &str = "| response | its document says | `reqwest-retry` | codetable | by status alone |";

/// The verdict where nothing is wrong with it.
const SAME: &str = "the same";

/// A response, and what its document says of it.
struct Case {
    provider: &'static Provider,
    name: String,
    response: Response<Vec<u8>>,
    says: String,
}

/// The cases of the table: first what everybody has met, that one status is two things.
fn cases() -> Vec<Case> {
    let mut cases = vec![
        listed(code!(GatewayError, "GW.RATE_LIMIT").row()),
        listed(code!(GatewayError, "GW.QUOTA_LIMIT").row()),
        listed(code!(kakao::ErrorCode, -10).row()),
        listed(code!(kakao::ErrorCode, -401).row()),
        listed(code!(GatewayError, "GW.TIMEOUT.01").row()),
    ];
    let adobe = |status: u16, response: Response<Vec<u8>>, says: &str, citation: Citation| Case {
        provider: &adobe_edge::PROVIDER,
        name: format!("Adobe {status}"),
        response,
        says: format!("{says} ({citation})"),
    };
    let rule = |status| stated(adobe_edge::status(status).unwrap().advice);
    let wait = |status| adobe_edge::status(status).unwrap().advice.wait_basis().citation().unwrap();
    let with_wait =
        |status: u16| Response::builder().status(status).header("Retry-After", "30").body(Vec::new()).unwrap();
    let non_fatal = adobe_edge::PROVIDER.severities[1].statuses.unwrap().citation().unwrap();
    let partial = code!(adobe_edge::ProblemCode, "EXEG-0201-503").fixture();
    let bare = Response::builder().status(500).body(Vec::new()).unwrap();
    cases.extend([
        adobe(207, http(&partial), "A part of the request failed", non_fatal),
        adobe(500, bare, "Unlike 502 and 503, it cannot be tried again", rule(500)),
        adobe(429, with_wait(429), "Retry-After has to be honoured", wait(429)),
        adobe(503, with_wait(503), "May be tried again, but Retry-After has to be honoured", rule(503)),
        listed(code!(meloming::ErrorCode, "RATE_LIMIT_EXCEEDED").row()),
        listed(code!(meloming::ErrorCode, "QUOTA_EXCEEDED").row()),
        listed(code!(meloming::ErrorCode, "TOKEN_EXPIRED").row()),
        listed(code!(meloming::ErrorCode, "INTERNAL_ERROR").row()),
    ]);
    cases
}

/// The case of a code that a table lists: the document says its remedy, or at least what to tell the user.
fn listed(row: Row) -> Case {
    let provider = row.table().provider;
    let fixture = row.fixture();
    let remedy = row.text(TextKind::Remedy).or_else(|| row.text(TextKind::Message)).unwrap();
    let lines = remedy.basis().citation().unwrap();
    let name = provider.name.split('_').next().unwrap();
    let (first, rest) = name.split_at(1);
    Case {
        provider,
        name: format!("{}{rest} {} `{}`", first.to_ascii_uppercase(), fixture.status(), row.code()),
        response: http(&fixture),
        says: format!("{} ({lines})", remedy.english_or_source().trim_end_matches('.')),
    }
}

/// The lines that state what is to be done.
fn stated(advice: Advice) -> Citation {
    advice.recovery().into_iter().find_map(|alternative| alternative.citation()).unwrap()
}

/// A fixture as the crate `http` keeps a response.
fn http(fixture: &codetable::fixture::Fixture) -> Response<Vec<u8>> {
    let headers = fixture.headers().iter();
    let builder = headers.fold(Response::builder(), |builder, (name, value)| builder.header(*name, value));
    builder.status(fixture.status()).body(fixture.body().as_bytes().to_vec()).unwrap()
}

/// What the default strategy makes of a response.
fn strategy(response: Response<Vec<u8>>) -> Option<Retryable> {
    DefaultRetryableStrategy.handle(&Ok(response.into()))
}

/// What a rule for statuses gets wrong.
fn verdict(strategy: Option<&Retryable>, finding: &Finding<'_>) -> &'static str {
    let next = |method| finding.advice().next(Idempotency::of(method));
    match (strategy, next("GET"), next("POST")) {
        (None, ..) if finding.severity() > Outcome::Warning => "a failure passes for a success",
        (None, ..) => SAME,
        (Some(Retryable::Transient), Next::Later(_), Next::Later(_)) => "too early",
        (Some(Retryable::Transient), Next::Send(Wait::Header(_)), Next::Send(_)) => "too early",
        (Some(Retryable::Transient), Next::Send(Wait::Header(_)), _) => "too early; a POST may be done twice",
        (Some(Retryable::Transient), Next::Send(_), Next::Send(_)) => SAME,
        (Some(Retryable::Transient), Next::Send(_), _) => "a POST may be done twice",
        (Some(Retryable::Transient), ..) => "sent again all the same",
        (Some(Retryable::Fatal), Next::Send(_) | Next::RefreshThenSend, _) => "given up without need",
        (Some(Retryable::Fatal), Next::Later(_) | Next::Stop(_), _) => SAME,
    }
}

/// What codetable decides, in a few words.
fn decision(method: &str, finding: &Finding<'_>) -> String {
    let Decision { next, decided_by, .. } = finding.advice().decide(Idempotency::of(method));
    match (next, decided_by) {
        (Next::Send(wait), _) => match wait.headers() {
            [header, ..] => format!("send after `{}`", header.name),
            [] => next.to_string(),
        },
        (Next::RefreshThenSend, _) => "refresh, then send".to_owned(),
        (Next::Later(wait), _) => match wait.headers() {
            [header, ..] => format!("later, after `{}`", header.name),
            [] => "later".to_owned(),
        },
        (Next::Stop(_), DecidedBy::Effect(_)) => format!("stop, effect {}", finding.advice().effect().unwrap()),
        (Next::Stop(Some(step)), _) => format!("stop: `{step}`"),
        (Next::Stop(None), _) => "stop".to_owned(),
    }
}

/// The table, made of what both libraries answer.
fn table() -> String {
    let mut table = format!("{HEAD}\n|---|---|---|---|---|\n");
    for case in cases() {
        let finding = inspect(case.provider, &case.response);
        let strategy = strategy(case.response.clone());
        let decides = match &strategy {
            Some(Retryable::Transient) => "send again",
            Some(Retryable::Fatal) => "give up",
            None => "a success",
        };
        let own = match (decision("GET", &finding), decision("POST", &finding)) {
            (get, post) if get == post => get,
            (get, post) => format!("GET: {get}; POST: {post}"),
        };
        let verdict = verdict(strategy.as_ref(), &finding);
        writeln!(table, "| {} | {} | {decides} | {own} | {verdict} |", case.name, case.says).unwrap();
    }
    table
}

#[test]
fn the_guide_has_the_table_that_both_libraries_make() {
    let made = table();
    assert_eq!(rows_of(GUIDE, HEAD).join(""), made, "the guide is to have:\n\n{made}");
}

/// README.md shows some rows of it: the response, what its status says, and what its document.
#[test]
fn the_readme_shows_rows_of_the_table() {
    let table = table();
    let rows: Vec<Vec<&str>> = table.lines().map(cells).collect();
    let shown = rows_of(README, "| response | by its status | by its document |");
    assert!(shown.len() > 5, "README.md shows no table");
    for row in &shown[2..] {
        let [response, by_status, by_document] = cells(row)[..] else { panic!("{row}") };
        let found = rows.iter().any(|row| (row[0], row[2], row[3]) == (response, by_status, by_document));
        assert!(found, "the table has no such row:\n{row}");
    }
    // In Korean the same responses, in the same order.
    let korean = rows_of(KOREAN, "| 응답 | 상태 코드만 보면 | 문서에 따르면 |");
    let codes = |rows: &[&str]| -> Vec<String> {
        rows[2..].iter().map(|row| cells(row)[0].split_once(' ').unwrap().1.to_owned()).collect()
    };
    assert_eq!(codes(&korean), codes(&shown));
}

/// The lines of a table of Markdown that begins with a line.
fn rows_of<'t>(page: &'t str, head: &str) -> Vec<&'t str> {
    let start = page.find(head).unwrap_or(page.len());
    page[start..].split_inclusive('\n').take_while(|line| line.starts_with('|')).collect()
}

fn cells(row: &str) -> Vec<&str> {
    row.trim().trim_matches('|').split('|').map(str::trim).collect()
}

#[test]
fn the_guide_has_the_count_over_all_codes() {
    let fixtures = fixtures();
    let same = fixtures
        .iter()
        .filter(|(provider, fixture)| verdict(strategy(http(fixture)).as_ref(), &inspect(provider, fixture)) == SAME);
    let (same, all) = (same.count(), fixtures.len());
    let sentence = format!("Of all {all} codes that the documents list, {same} come out the same");
    assert!(GUIDE.replace('\n', " ").contains(&sentence), "the guide is to say: {sentence}");
}

/// The strategy says whether; the middleware around it asks no header when, and no method whether it may.
#[test]
fn the_middleware_reads_no_header_and_no_method() {
    let reset = (NOW.as_secs() + 3_600).to_string();
    let limited = code!(meloming::ErrorCode, "RATE_LIMIT_EXCEEDED").fixture();
    let timed_out = code!(codetable::naver_commerce::GatewayError, "GW.TIMEOUT.01").fixture();
    let limited = Reply::from(&limited).with("X-RateLimit-Reset", &reset);
    for reply in [limited.clone().with("Retry-After", "3600"), Reply::from(&timed_out)] {
        let server = Server::start(vec![reply]);
        let backoff = ExponentialBackoff::builder()
            .retry_bounds(Duration::from_millis(1), Duration::from_millis(2))
            .build_with_max_retries(2);
        let client = reqwest_middleware::ClientBuilder::new(reqwest::Client::new())
            .with(RetryTransientMiddleware::new_with_policy(backoff))
            .build();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let started = Instant::now();
        let response = runtime.block_on(client.post(server.url()).body("1").send()).unwrap();
        assert!(response.status().as_u16() >= 429 && started.elapsed() < Duration::from_secs(60));
        assert_eq!(server.stop().len(), 3, "a POST, sent again at once and again");
    }
    let ours = run(&meloming::PROVIDER, "POST", &[limited]);
    assert_eq!(ours.arrivals.len(), 1);
}
