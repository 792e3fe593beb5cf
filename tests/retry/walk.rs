//! A million calls, to each of whose sends anything may come back.

use std::collections::BTreeMap;
use std::time::Duration;

use codetable::TABLES;
use codetable::advice::{Advice, Alternative, Effect, Idempotency, Next, Recovery, Step, Wait};
use codetable::evidence::{Basis, Fact};
use codetable::provider::{Format, Header, HeaderRole};
use codetable::retry::{Answer, NoResponse, Reason, Then};

use crate::call::{Call, Event};

/// The time at which calls are made.
const NOW: Duration = Duration::from_secs(1_790_000_000);

/// What headers hold: amounts and moments, near and far, past, broken and hostile.
const VALUES: [&str; 16] = [
    "0",
    "1",
    "7",
    "59.2",
    "61",
    "86400",
    "1789999000",
    "1790000030",
    "1790000030000",
    "18446744073709551615",
    "99999999999999999999999",
    "-1",
    "",
    "soon",
    "Mon, 21 Sep 2026 14:13:50 GMT",
    "2026-09-21T23:13:27+09:00",
];

/// xorshift, so that a walk is the same in every run.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 16) as u32
    }

    fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.next() as usize % all.len()]
    }
}

/// The advice of every code, and of every sequence of steps with every wait and effect that a spec could give.
fn advices() -> Vec<Advice> {
    const QUOTA: &[Alternative] = &[Alternative::new(&[Step::Wait, Step::Retry])];
    let mut advices: Vec<Advice> = TABLES.iter().flat_map(|table| table.rows()).map(|row| row.advice()).collect();
    for recovery in recoveries() {
        for wait in [Some(Wait::Soon), Some(Wait::None), Some(header(Format::RetryAfter)), None] {
            for effect in [Some(Effect::NotApplied), Some(Effect::Partial), Some(Effect::Unknown), None] {
                let effect = effect.map(|effect| Fact::new(effect, Basis::Declared));
                advices.push(Advice::new(recovery, wait.map(|wait| Fact::new(wait, Basis::Declared)), effect));
            }
        }
    }
    let months = [Wait::NextMonth(&[]), Wait::NextMonth(header(Format::Iso8601).headers())];
    let quota = Recovery::new(QUOTA, Basis::Declared);
    let not_applied = Some(Fact::new(Effect::NotApplied, Basis::Declared));
    advices.extend(months.map(|month| Advice::new(quota, Some(Fact::new(month, Basis::Declared)), not_applied)));
    advices
}

/// No alternative, each, and every two.
fn recoveries() -> Vec<Recovery> {
    let sequences: [&'static [Step]; 8] = [
        &[Step::Retry],
        &[Step::Wait, Step::Retry],
        &[Step::RefreshCredentials, Step::Retry],
        &[Step::ReduceRate, Step::Wait, Step::Retry],
        &[Step::RetryElsewhere],
        &[Step::DoNotRetry],
        &[Step::FixRequest, Step::Retry],
        &[Step::ContactProvider],
    ];
    let alternatives = sequences.map(Alternative::new);
    let mut recoveries = vec![Recovery::SILENT];
    for first in alternatives {
        let seconds = alternatives.map(|second| vec![first, second]);
        let all = seconds.into_iter().chain([vec![first]]);
        recoveries.extend(all.map(|alternatives| Recovery::new(alternatives.leak(), Basis::Declared)));
    }
    recoveries
}

fn header(format: Format) -> Wait {
    let format = Some(Fact::new(format, Basis::Declared));
    let header = Header { format, ..Header::new("X-Reset", HeaderRole::Reset, Basis::Declared) };
    Wait::Header(vec![&*Box::leak(Box::new(header))].leak())
}

#[test]
fn a_million_calls_hold_the_laws() {
    let advices = advices();
    let is_sent =
        |advice: &&Advice| matches!(advice.next(Idempotency::Idempotent), Next::Send(_) | Next::RefreshThenSend);
    let sent: Vec<Advice> = advices.iter().filter(is_sent).copied().collect();
    let headers: Vec<[(&str, &str); 2]> =
        VALUES.iter().flat_map(|one| VALUES.map(|other| [("Retry-After", *one), ("X-Reset", other)])).collect();
    let mut random = Random(0x2545_f491_4f6c_dd1d);
    let mut said: BTreeMap<&str, u32> = BTreeMap::new();
    for _ in 0..1_000_000 {
        let idempotency = random.of(&[Idempotency::Idempotent, Idempotency::Other]);
        let attempts = random.of(&[0, 1, 2, 3, 4, 6, u32::MAX]);
        let patience = random.of(&[0, 1, 10, 60, 3_600, 100_000, u64::MAX]);
        let mut call = Call::new(idempotency, attempts, Duration::from_secs(patience));
        if random.next() % 8 == 0 {
            call = call.without_refresh();
        }
        let now = random.of(&[NOW, NOW, NOW, Duration::ZERO, Duration::MAX]);
        // A provider is of one mind mostly.
        let usual = random.of(&sent);
        for _ in 0..12 {
            let event = match random.next() % 16 {
                0 => Event::None(NoResponse::NeverSent),
                1 => Event::None(NoResponse::Unknown),
                2 => Event::Answer(random.of(&[Answer::Done, Answer::Redirected, Answer::Unclear])),
                3..=6 => Event::Answer((random.of(&advices), &headers[random.next() as usize % headers.len()]).into()),
                7..=11 => Event::Answer((usual, &headers[random.next() as usize % headers.len()]).into()),
                _ => Event::Answer(usual.into()),
            };
            let drawn = random.next();
            let then = call.send(event, now, random.of(&[drawn, drawn, 0, u32::MAX]));
            *said.entry(kind(then)).or_default() += 1;
            if !matches!(then, Then::SendAfter(_) | Then::RefreshThenSend) {
                break;
            }
        }
    }
    assert!(said.len() == 13 && said.values().all(|times| *times > 1_000), "{said:#?}");
}

/// What is said, without its numbers and steps.
fn kind(then: Then) -> &'static str {
    match then {
        Then::Done => "done",
        Then::SendAfter(_) => "send after",
        Then::RefreshThenSend => "refresh, then send",
        Then::Later(Some(_)) => "later, at a moment",
        Then::Later(None) => "later",
        Then::GiveUp(Reason::Attempts(Some(_))) => "attempts, at a moment",
        Then::GiveUp(Reason::Attempts(None)) => "attempts",
        Then::GiveUp(Reason::Stopped(_)) => "stopped",
        Then::GiveUp(Reason::MayBeApplied(_)) => "may be applied",
        Then::GiveUp(Reason::Refused) => "refused",
        Then::GiveUp(Reason::Elsewhere) => "elsewhere",
        Then::GiveUp(Reason::Redirected) => "redirected",
        Then::GiveUp(_) => "unclear",
    }
}
