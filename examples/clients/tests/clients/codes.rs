//! Laws over every code of every table, and over its malformed neighbours.

use std::time::Duration;

use codetable::advice::{Idempotency, Next, Wait};
use codetable::fixture::Fixture;
use codetable::inspect::{Finding, inspect};
use codetable::provider::{Format, Header, Provider};
use codetable::retry::ATTEMPTS;
use codetable::{CodeTable, TableKind, TableVisitor, for_each_table};

use crate::run::{NOW, Run, backoff, named, run};
use crate::server::Reply;

/// What headers tell in these tests: so long after now.
const TOLD: Duration = Duration::from_secs(7);

/// The same as ISO 8601 writes it, nine hours east.
const TOLD_ISO: &str = "2026-09-21T23:13:27+09:00";

/// Every code's fixture.
pub(crate) fn fixtures() -> Vec<(&'static Provider, Fixture)> {
    struct Fixtures(Vec<(&'static Provider, Fixture)>);
    impl TableVisitor for Fixtures {
        fn visit<T: CodeTable>(&mut self) {
            let codes = T::ALL.iter().filter(|_| T::TABLE.kind == TableKind::Errors);
            self.0.extend(codes.map(|code| (T::TABLE.provider, code.row().fixture())));
        }
    }
    let mut fixtures = Fixtures(Vec::new());
    for_each_table(&mut fixtures);
    assert!(fixtures.0.len() > 50);
    fixtures.0
}

/// A reply, in which the headers that the advice waits by tell what is `TOLD`.
fn reply(fixture: &Fixture, wait: Option<Wait>) -> Reply {
    let headers = wait.map_or(&[][..], Wait::headers);
    headers.iter().fold(Reply::from(fixture), |reply, header| reply.with(header.name, &told(header)))
}

fn told(header: &Header) -> String {
    match header.format.unwrap().value {
        Format::UnixSeconds => (NOW + TOLD).as_secs().to_string(),
        Format::Iso8601 => TOLD_ISO.to_owned(),
        Format::RetryAfter => TOLD.as_secs().to_string(),
        format => panic!("{format:?} tells no wait"),
    }
}

/// What a client does by the word of `next`: how many requests, which waits, how many new tokens.
fn decided(finding: &Finding<'_>, next: Next, reply: &Reply) -> (u32, Vec<Duration>, u32) {
    match next {
        _ if finding.is_success() => (1, Vec::new(), 0),
        Next::Send(wait) => {
            let told = wait.delay(reply, NOW);
            let wait = |failures| told.map_or_else(|| backoff(failures), |told| named(told, failures));
            (ATTEMPTS, (1..ATTEMPTS).map(wait).collect(), 0)
        }
        Next::RefreshThenSend => (2, Vec::new(), 1),
        Next::Later(_) | Next::Stop(_) => (1, Vec::new(), 0),
    }
}

/// The server gives this response to every request: the clients do what `next` says, and end with the finding.
fn obeys(provider: &'static Provider, fixture: &Fixture, method: &str) -> Run {
    let finding = inspect(provider, fixture);
    let next = finding.advice().next(Idempotency::of(method));
    let reply = reply(fixture, finding.advice().wait());
    let run = run(provider, method, std::slice::from_ref(&reply));
    let at = format!("{method}: {finding:?}");
    let done = (u32::try_from(run.arrivals.len()).unwrap(), run.waits.clone(), run.refreshes);
    assert_eq!(done, decided(&finding, next, &reply), "{at}");
    let tokens = run.arrivals.iter().enumerate().map(|(place, arrival)| (place, arrival.authorization.as_str()));
    for (place, token) in tokens {
        assert_eq!(token, if place > 0 && run.refreshes > 0 { "Bearer token 1" } else { "Bearer token 0" }, "{at}");
    }
    if finding.is_success() {
        assert_eq!(run.result.as_ref().unwrap().body(), fixture.body().as_bytes(), "{at}");
    } else {
        let found = run.finding().unwrap();
        assert_eq!((found.row(), found.http_status()), (finding.row(), finding.http_status()), "{at}");
        assert_eq!(found.problem(), finding.problem(), "{at}");
        assert!(found.notes().eq(finding.notes()), "{at}");
    }
    run
}

#[test]
fn every_code_is_met_as_its_advice_says() {
    let (mut sent, mut refreshed, mut stopped) = (0, 0, 0);
    for (provider, fixture) in fixtures() {
        for method in ["GET", "POST"] {
            let run = obeys(provider, &fixture, method);
            match (run.arrivals.len(), run.refreshes) {
                (1, 0) => stopped += 1,
                (_, 0) => sent += 1,
                (_, _) => refreshed += 1,
            }
        }
    }
    assert!(sent > 10 && refreshed > 5 && stopped > 40, "{sent} sent, {refreshed} refreshed, {stopped} stopped");
}

#[test]
fn what_passes_leads_to_a_result() {
    for (provider, fixture) in fixtures() {
        let finding = inspect(provider, &fixture);
        for method in ["GET", "POST"] {
            let next = finding.advice().next(Idempotency::of(method));
            let replies = [reply(&fixture, finding.advice().wait()), Reply::new(200, "[1]")];
            let run = run(provider, method, &replies);
            if finding.is_success() {
                assert_eq!(run.result.unwrap().body(), fixture.body().as_bytes());
            } else if let Next::Send(_) | Next::RefreshThenSend = next {
                assert_eq!((run.arrivals.len(), run.result.unwrap().body().as_slice()), (2, &b"[1]"[..]));
            } else {
                assert_eq!((run.arrivals.len(), run.finding().unwrap().row()), (1, finding.row()));
            }
        }
    }
}

#[test]
fn malformed_neighbours_are_met_by_what_can_still_be_said() {
    let mut met = 0;
    for (provider, fixture) in fixtures() {
        for (_, neighbour) in fixture.malformed() {
            for method in ["GET", "POST"] {
                obeys(provider, &neighbour, method);
                met += 1;
            }
        }
    }
    assert!(met > 400);
}
