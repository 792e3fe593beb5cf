//! What holds for every response of every provider: a new one is covered without an edit. Whoever includes this says
//! whose `tables`.

use std::cell::Cell;
use std::time::Duration;

use codetable::advice::{Advice, Effect, Idempotency, Next};
use codetable::inspect::{Finding, Outcome, Problem, inspect};
use codetable::provider::{BodyField, FieldRole, Severity};
use codetable::response::Response;
use codetable::retry::{Retry, Then};
use codetable::{Row, TableKind};

use super::advised::{Advised, Told};
use super::random_response::{Form, Random, Sample, conditions};
use super::tables::{PROVIDERS, TABLES, WHOLE};
use super::tree::Tree;

/// How many responses of each provider are tried.
const SAMPLES: usize = 1_000;

/// Holds a law for responses of every provider that describes bodies.
fn hold(law: impl Fn(&Sample, &Finding<'_>, &mut Random)) {
    let mut random = Random(1);
    for provider in PROVIDERS.iter().filter(|provider| !provider.bodies.is_empty()) {
        let conditions = conditions(provider);
        for _ in 0..SAMPLES {
            let sample = Sample::of(provider, &conditions, &mut random);
            let body = sample.body();
            law(&sample, &inspect(provider, sample.response(&body)), &mut random);
        }
    }
}

/// What a program does, for either kind of call.
fn next(advice: Advice) -> [Next; 2] {
    [advice.next(Idempotency::Idempotent), advice.next(Idempotency::Other)]
}

#[test]
fn a_success_is_a_2xx_without_an_error_and_nothing_else() {
    hold(|sample, finding, _| {
        let is_success = matches!(sample.status, Some(200..=206 | 208..=299)) && !sample.is_error();
        assert_eq!(finding.is_success(), is_success, "{}\n{sample:?}\n{finding:?}", sample.body());
        assert_eq!(is_success, finding.severity() <= Outcome::Warning);
    });
}

#[test]
fn nothing_is_to_be_done_about_a_success() {
    hold(|_, finding, _| {
        if finding.is_success() {
            assert_eq!(finding.advice(), Advice::SILENT);
            assert_eq!(next(finding.advice()), [Next::Stop(None); 2]);
        }
    });
}

#[test]
fn what_reports_neither_success_nor_failure_is_unknown_but_for_an_error_in_it() {
    hold(|sample, finding, _| {
        let is_open = matches!(sample.status, None | Some(100..=199 | 300..=399));
        assert_eq!(finding.severity() == Outcome::Unknown, is_open && !sample.is_error(), "{finding:?}");
        assert!(finding.severity() >= Outcome::Partial || !sample.is_error(), "{finding:?}");
    });
}

#[test]
fn a_status_that_there_is_none_of_is_fatal_and_without_advice() {
    hold(|sample, finding, _| {
        if matches!(sample.status, Some(0..=99 | 600..)) {
            assert_eq!((finding.severity(), finding.advice()), (Outcome::Fatal, Advice::SILENT));
            assert!(finding.errors().iter().all(|error| error.advice() == Advice::SILENT));
        }
    });
}

#[test]
fn a_batch_is_partial_if_one_element_has_no_error_and_else_fatal() {
    hold(|sample, finding, _| {
        let is_told = matches!(sample.status, Some(0..=99 | 207 | 400..));
        if let (Form::Batch, false, true) = (sample.form, is_told, sample.is_error()) {
            let is_partial = sample.records.iter().any(|record| !record.is_error);
            let expected = if is_partial { Outcome::Partial } else { Outcome::Fatal };
            assert_eq!(finding.severity(), expected, "{}", sample.body());
        }
    });
}

/// Nor does that of members with one role, or of those that a problem document has without being described.
#[test]
fn the_order_of_members_decides_nothing() {
    hold(|sample, finding, random| {
        let mut other = sample.clone();
        other.records.iter_mut().for_each(|record| record.tree.shuffle(&mut |len| random.below(len)));
        let body = other.body();
        assert_same(finding, &inspect(sample.provider, sample.response(&body)), &body);
    });
}

#[test]
fn the_order_of_members_of_a_documented_body_decides_nothing() {
    let mut random = Random(1);
    for fixture in TABLES.iter().flat_map(|table| table.rows()).map(Row::fixture) {
        let Some(mut tree) = Tree::of(fixture.body()) else { continue };
        let provider = fixture.row().table().provider;
        let plain = tree.to_string();
        let finding = inspect(provider, Response::new(fixture.status()).body(&plain));
        for _ in 0..4 {
            tree.shuffle(&mut |len| random.below(len));
            let body = tree.to_string();
            assert_same(&finding, &inspect(provider, Response::new(fixture.status()).body(&body)), &body);
        }
    }
}

/// That two findings tell the same. A report is kept as it was sent.
fn assert_same(one: &Finding<'_>, other: &Finding<'_>, body: &str) {
    let told = |finding: &Finding<'_>| {
        let mut told = format!("{finding:?}");
        for report in problems(finding).filter_map(|problem| problem.report()) {
            told = told.replace(&format!("{report:?}"), "…");
        }
        told
    };
    assert_eq!(told(one), told(other), "{body}");
    let facts = |it: &Finding<'_>| (it.to_string(), it.severity(), it.advice(), it.label(), it.confidence());
    assert_eq!(facts(one), facts(other), "{body}");
    let advice = |problem: &Problem<'_>| problem.advice();
    assert!(problems(one).map(advice).eq(problems(other).map(advice)), "{body}");
}

/// The problem of the whole and all that it lists.
fn problems<'f, 'a>(finding: &'f Finding<'a>) -> impl Iterator<Item = &'f Problem<'a>> {
    finding.errors().iter().chain(finding.warnings()).chain([finding.problem()])
}

/// Somebody may have copied it.
#[test]
fn what_stands_in_other_text_repeats_no_call_that_may_do_harm() {
    let found = Cell::new(0);
    hold(|sample, finding, _| {
        if matches!(sample.form, Form::Behind | Form::Escaped) && finding.body().is_some() && !finding.is_success() {
            assert_ne!(finding.advice().effect(), Some(Effect::NotApplied), "{}", sample.body());
            assert!(matches!(next(finding.advice())[1], Next::Stop(_)), "{}", sample.body());
            found.set(found.get() + 1);
        }
    });
    assert!(found.get() > 100 || !WHOLE);
}

/// Nobody can tell that nothing was carried out, where something was or where another error came later.
#[test]
fn a_part_that_went_well_makes_no_failure_harmless() {
    hold(|sample, finding, _| {
        let is_failed = matches!(sample.status, Some(0..=99 | 400..));
        let has_both = sample.is_error() && sample.records.iter().any(|record| !record.is_error);
        if has_both && !is_failed {
            assert_ne!(finding.advice().effect(), Some(Effect::NotApplied), "{}", sample.body());
        }
    });
}

#[test]
fn what_is_said_of_responses_is_at_most_inferred_of_the_problems_in_them() {
    let found = Cell::new(0);
    hold(|sample, finding, _| {
        // A further record of a stream has the response's status.
        let errors = finding.errors().iter().filter(|_| sample.records.len() == 1);
        for problem in errors.chain(finding.warnings()) {
            let rows = || problem.codes().filter_map(|code| code.row());
            if rows().any(|row| !row.other_meanings().is_empty()) {
                continue;
            }
            let own = rows().map(|row| row.own_advice()).reduce(Advice::or);
            let (own, advice) = (own.unwrap_or(Advice::SILENT), problem.advice());
            let recovery =
                advice.recovery().first().filter(|_| own.recovery().all().next().is_none()).map(|first| first.basis);
            let wait = Some(advice.wait_basis()).filter(|_| own.wait().is_none() && advice.wait().is_some());
            for basis in recovery.into_iter().chain(wait) {
                assert!(basis.is_inferred(), "{advice}");
                found.set(found.get() + 1);
            }
        }
    });
    assert!(found.get() > 100 || !WHOLE);
}

/// What to do about a response and about each problem in it, worked out a second way.
#[test]
fn what_to_do_is_what_codes_rules_and_standards_say_in_this_order() {
    let told = Cell::new(0);
    hold(|sample, finding, _| {
        let Some(expected) = Advised::of(sample, finding) else { return };
        let given = |advice: Advice| advice.given(|condition| condition.holds(finding.headers()));
        let problems = |of: &[Problem<'_>]| of.iter().map(|it| Told::from(given(it.advice()))).collect::<Vec<_>>();
        let found = Advised {
            whole: finding.advice().into(),
            problem: given(finding.problem().advice()).into(),
            errors: problems(finding.errors()),
            warnings: problems(finding.warnings()),
        };
        assert_eq!(found, expected, "{}, {:?}: {}", sample.provider.name, sample.status, sample.body());
        told.set(told.get() + usize::from(expected.whole != Told::default()));
    });
    assert!(told.get() > 1_000 || !WHOLE, "{}", told.get());
}

/// What has left its response gives the same advice, waits as long, and is met by the machine in the same way.
#[test]
fn a_finding_on_its_own_tells_what_it_told() {
    let sent = Cell::new(0);
    hold(|sample, finding, random| {
        let now = Duration::from_secs(1_790_000_000);
        let named = sample.provider.headers.iter().map(|header| header.name).chain(["Retry-After"]);
        let mut headers: Vec<_> = named.map(|name| (name, ["0", "7", "41", "1790000041"][random.below(4)])).collect();
        // Half of the servers tell of the time, five minutes ago, and the response took one of them.
        headers
            .extend([("Date", "Mon, 21 Sep 2026 14:08:20 GMT"), ("Age", "60")].into_iter().take(2 * random.below(2)));
        let body = sample.body();
        let finding = inspect(sample.provider, Response::new(finding.http_status()).headers(&headers).body(&body));
        let owned = finding.clone().into_owned();
        assert_eq!(owned.advice(), finding.advice(), "{body}");
        let delay = |it: &Finding<'_>| it.advice().wait().map(|wait| wait.read(it.headers(), now));
        assert_eq!(delay(&owned), delay(&finding), "{body}");
        for idempotency in [Idempotency::Idempotent, Idempotency::Other] {
            let then = |it: &Finding<'_>| Retry::new(idempotency).after(it, now, 0);
            assert_eq!(then(&owned), then(&finding), "{body}");
            sent.set(sent.get() + usize::from(matches!(then(&owned), Then::SendAfter(_))));
        }
    });
    assert!(sent.get() > 100 || !WHOLE);
}

/// Of several errors that a response only lists, what a program cannot get over decides, whichever comes first.
#[test]
fn of_listed_errors_the_one_that_is_hardest_to_get_over_leads() {
    let hardness = |next: Next| match next {
        Next::Send(_) => 0,
        Next::RefreshThenSend => 1,
        Next::Later(_) => 2,
        Next::Stop(_) => 3,
    };
    let pairs = Cell::new([[0; 4]; 4]);
    for provider in PROVIDERS.iter().filter(|provider| !provider.bodies.is_empty()) {
        let rows =
            || provider.tables.iter().filter(|table| table.kind == TableKind::Errors).flat_map(|table| table.rows());
        let element = |row: Row| Tree::of(row.fixture().body()).map(|tree| tree.to_string());
        for (one, other) in rows().flat_map(|one| rows().map(move |other| (one, other))) {
            let (Some(first), Some(second)) = (element(one), element(other)) else { continue };
            let body = format!("[{first},{second}]");
            let finding = inspect(provider, Response::new(None).body(&body));
            if finding.errors().len() != 2 || finding.problem().code().is_some() {
                continue;
            }
            let alone = finding.errors().iter().map(|error| hardness(error.advice().next(Idempotency::Idempotent)));
            let [one, other] = alone.collect::<Vec<_>>()[..] else { panic!("{body}") };
            let whole = hardness(finding.advice().next(Idempotency::Idempotent));
            assert_eq!(whole, one.max(other), "{body}\n{finding:?}");
            // Of equals the first.
            let leading = finding.errors()[usize::from(other > one)].advice();
            assert!(finding.advice().recovery().into_iter().eq(leading.recovery()), "{body}\n{finding:?}");
            let mut effects = finding.errors().iter().map(|error| error.advice().effect());
            let is_refused = effects.all(|effect| effect == Some(Effect::NotApplied));
            assert!(is_refused || finding.advice().effect() != Some(Effect::NotApplied), "{body}\n{finding:?}");
            let mut seen = pairs.get();
            seen[one][other] += 1;
            pairs.set(seen);
        }
    }
    assert!((pairs.get()[2][1] > 0 && pairs.get()[1][2] > 0) || !WHOLE, "{pairs:?}");
}

/// A body that carries the code of a row outside of any list, and a status beside it if that is told; `None` where no body does.
fn carrying(row: Row, status: Option<u16>) -> Option<String> {
    let bodies = row.table().provider.bodies.iter().filter(|body| !body.is_element);
    let fields = || bodies.clone().flat_map(|body| body.fields).filter(|field| !field.pointer.contains(['*', '~']));
    let is_meant = |field: &&BodyField| field.table.is_none_or(|table| table.value == row.table().id);
    let code = fields().filter(|field| field.role.value == FieldRole::Code).find(is_meant)?;
    let json =
        code.pointer[1..].split('/').rfold(format!("{:?}", row.code()), |value, name| format!("{{{name:?}:{value}}}"));
    let Some(status) = status else { return Some(json) };
    let mut places = fields().filter(|field| field.role.value == FieldRole::Status).map(|field| &field.pointer[1..]);
    let place = places.find(|place| !place.contains('/'))?;
    Some(json.replacen('{', &format!("{{{place:?}:{status},"), 1))
}

/// A code that a body brings with it under a status that reports success: its row says how much failed, and all of it did where
/// the row does not say.
#[test]
fn how_bad_the_code_of_a_body_is_its_row_says() {
    let mut counts = [0; 3];
    for row in TABLES.iter().filter(|table| table.kind == TableKind::Errors).flat_map(|table| table.rows()) {
        let Some(body) = carrying(row, None) else { continue };
        let finding = inspect(row.table().provider, Response::new(200).body(&body));
        if finding.row() != Some(row) || finding.meaning().is_some() {
            continue;
        }
        let (place, expected) = match row.severity().map(|severity| severity.value) {
            Some(Severity::Warning) => (0, Outcome::Warning),
            Some(Severity::NonFatal) => (1, Outcome::Partial),
            _ => (2, Outcome::Fatal),
        };
        counts[place] += 1;
        assert_eq!(finding.severity(), expected, "{body}");
    }
    assert!((counts[0] > 0 && counts[2] > 10) || !WHOLE, "{counts:?}");
}

/// Of several meanings of a code the status of the response tells which it is, whatever its body says of that.
#[test]
fn the_status_of_the_response_tells_the_meaning() {
    for row in TABLES.iter().flat_map(|table| table.rows()) {
        let further = row.other_meanings().iter().filter(|meaning| meaning.when.is_none());
        let further = further.filter_map(|meaning| meaning.status).map(|of| of.value);
        for (own, other) in further.filter_map(|other| Some((row.status()?, other))).filter(|(own, other)| own != other)
        {
            for (http, beside) in [(own, other), (other, own)] {
                let Some(body) = carrying(row, Some(beside)) else { continue };
                let finding = inspect(row.table().provider, Response::new(http).body(&body));
                let meant = finding.meaning().and_then(|meaning| meaning.status).map(|of| of.value);
                assert_eq!(meant, Some(http).filter(|http| *http == other), "{http} {body}");
            }
        }
    }
}
