//! What holds for any headers, held against what they were written from.

use arbtest::arbitrary::{Result, Unstructured};

use super::*;

/// What a value was written from.
#[derive(Clone, Copy, Debug)]
enum Asks {
    /// To wait so long.
    Amount(Duration),
    /// To wait until then.
    Moment(Duration),
    /// Nothing that can be read.
    Nothing,
}

/// A response's header: its name, its value, and what the value was written from.
type Said = (String, String, Asks);

/// The clock that moments are counted from, at whole seconds.
struct Clock {
    now: u64,
    /// `Date` and `Age`, if there are any.
    headers: Vec<(String, String)>,
    /// What they come to.
    time: u64,
}

impl Asks {
    /// The seconds until then, as whoever asked would count them; `None` where that is not plausible.
    fn seconds(self, clock: u64) -> Option<u64> {
        let ceil = |time: Duration| time.as_secs() + u64::from(time.subsec_nanos() > 0);
        let seconds = match self {
            Self::Amount(amount) => ceil(amount),
            Self::Moment(moment) if moment + at(86_400) < at(clock) => return None,
            Self::Moment(moment) => ceil(moment.saturating_sub(at(clock))),
            Self::Nothing => return None,
        };
        (seconds <= YEAR).then_some(seconds)
    }
}

/// A value in any form.
fn value(u: &mut Unstructured<'_>, clock: u64) -> Result<(String, Asks)> {
    let near = u.int_in_range(clock - 200_000..=clock + YEAR + 200_000)?;
    let (text, asks) = match u.int_in_range(0..=if cfg!(feature = "time") { 9 } else { 5 })? {
        0 => (near.to_string(), Asks::Moment(at(near))),
        1 => {
            let millis = near * 1000 + u.int_in_range(0..=999)?;
            (millis.to_string(), Asks::Moment(Duration::from_millis(millis)))
        }
        2 => {
            let nanos = u.int_in_range(1..=999_999_999_u32)?;
            (format!("{near}.{nanos:09}"), Asks::Moment(Duration::new(near, nanos)))
        }
        3 => {
            let (seconds, nanos) = (u.int_in_range(0..=YEAR - 1)?, u.int_in_range(0..=999_999_999_u32)?);
            (format!("{seconds}.{nanos:09}"), Asks::Amount(Duration::new(seconds, nanos)))
        }
        4 => {
            let none =
                ["", "-1", "soon", "946684799", "4102444800", "1e9", "18446744073709551616", "Mon", "5 s", "\u{7}"];
            ((*u.choose(&none)?).to_owned(), Asks::Nothing)
        }
        5 => {
            // Between the two are the dates of eight digits.
            let seconds =
                if u.arbitrary()? { u.int_in_range(0..=20_000_000)? } else { u.int_in_range(21_000_000..=YEAR)? };
            (seconds.to_string(), Asks::Amount(at(seconds)))
        }
        form => (dated(near, form), Asks::Moment(at(near))),
    };
    let padding = *u.choose(&["", " ", "\t ", "  "])?;
    Ok((format!("{padding}{text}{padding}"), asks))
}

/// A moment in one of the three forms of HTTP, or in that of ISO 8601.
fn dated(moment: u64, form: u8) -> String {
    let fixed = httpdate::fmt_http_date(std::time::UNIX_EPOCH + at(moment));
    let (day, date, month, year, time) = (&fixed[..3], &fixed[5..7], &fixed[8..11], &fixed[12..16], &fixed[17..25]);
    match form {
        6 => fixed,
        7 => {
            let days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
            let day = days.iter().find(|name| name.starts_with(day)).unwrap();
            format!("{day}, {date}-{month}-{} {time} GMT", &year[2..])
        }
        8 => format!("{day} {month} {:>2} {time} {year}", date.trim_start_matches('0')),
        _ => {
            let number = "JanFebMarAprMayJunJulAugSepOctNovDec".find(month).unwrap() / 3 + 1;
            format!("{year}-{number:02}-{date}T{time}Z")
        }
    }
}

/// A clock of the years 2001 to 2096, and perhaps the server's beside it.
fn clock(u: &mut Unstructured<'_>) -> Result<Clock> {
    let years = 978_307_200..=3_976_214_400;
    let (now, date) = (u.int_in_range(years.clone())?, u.int_in_range(years)?);
    let age = u.int_in_range(0..=100_000)?;
    let mut clock = Clock { now, headers: Vec::new(), time: now };
    if cfg!(feature = "time") && u.arbitrary()? {
        clock.headers.push(("Date".to_owned(), dated(date, u.int_in_range(6..=8)?)));
        clock.time = date;
        if u.arbitrary()? {
            clock.headers.push(("Age".to_owned(), age.to_string()));
            clock.time += age;
        }
    }
    Ok(clock)
}

/// Headers of these names, each any number of times.
fn said(u: &mut Unstructured<'_>, names: &[&str], clock: u64) -> Result<Vec<Said>> {
    let mut headers = Vec::new();
    for name in names {
        for _ in 0..u.int_in_range(0..=2)? {
            let (value, asks) = value(u, clock)?;
            headers.push(((*name).to_owned(), value, asks));
        }
    }
    Ok(headers)
}

fn pairs(clock: &Clock, said: &[Said]) -> Vec<(String, String)> {
    let said = said.iter().map(|(name, value, _)| (name.clone(), value.clone()));
    clock.headers.iter().cloned().chain(said).collect()
}

#[test]
fn the_latest_that_is_asked_for_counts_and_nothing_earlier() {
    arbtest(|u| {
        let clock = clock(u)?;
        let said = said(u, &["X-Reset", "Retry-After", "X-Quota-Reset"], clock.time)?;
        let headers = pairs(&clock, &said);
        let latest = |names: &[&str]| {
            let asked = said.iter().filter(|(name, ..)| names.contains(&&name[..]));
            asked.filter_map(|(_, _, asks)| asks.seconds(clock.time)).max().map(at)
        };
        let read = |wait: Wait| wait.delay(&headers[..], at(clock.now));
        let all = latest(&["X-Reset", "Retry-After", "X-Quota-Reset"]);
        assert_eq!(read(BY_ALL), all, "{headers:?} at {}", clock.now);
        assert_eq!(read(BY_UNIX), latest(&["X-Reset", "Retry-After"]), "{headers:?} at {}", clock.now);
        assert_eq!(read(MONTH), latest(&["X-Quota-Reset", "Retry-After"]), "{headers:?} at {}", clock.now);
        assert_eq!(read(Wait::Soon), latest(&["Retry-After"]), "{headers:?} at {}", clock.now);
        Ok(())
    });
}

#[test]
fn neither_the_order_of_headers_nor_the_case_of_names_nor_joining_changes_anything() {
    arbtest(|u| {
        let clock = clock(u)?;
        let said = said(u, &["X-Reset", "Retry-After", "X-Quota-Reset"], clock.time)?;
        let headers = pairs(&clock, &said);
        let (mut shuffled, mut joined) = (headers.clone(), Vec::<(String, String)>::new());
        for place in (1..shuffled.len()).rev() {
            shuffled.swap(place, u.int_in_range(0..=place)?);
        }
        for (name, _) in &mut shuffled {
            *name = if u.arbitrary()? { name.to_ascii_uppercase() } else { name.to_ascii_lowercase() };
        }
        for (name, value) in &headers {
            match joined.iter_mut().find(|(other, _)| other == name) {
                Some((_, values)) => values.extend([",", value]),
                None => joined.push((name.clone(), value.clone())),
            }
        }
        for wait in [BY_ALL, BY_UNIX, MONTH, Wait::Soon, Wait::None] {
            let asked = wait.asked(&headers[..], at(clock.now));
            assert_eq!(wait.asked(&shuffled[..], at(clock.now)), asked, "{headers:?}");
            // The day of a week, and what follows it, would be a date.
            if !headers.iter().any(|(_, value)| value.trim() == "Mon") {
                assert_eq!(wait.asked(&joined[..], at(clock.now)), asked, "{joined:?}");
            }
        }
        Ok(())
    });
}

#[cfg(feature = "time")]
#[test]
fn the_servers_clock_corrects_moments_and_no_amounts() {
    arbtest(|u| {
        let (now, ahead) = (u.int_in_range(978_307_200..=3_976_214_400_u64)?, u.int_in_range(0..=YEAR)?);
        let skewed = u.int_in_range(0..=u64::MAX)?;
        let amount = [("Retry-After".to_owned(), ahead.to_string()), ("Date".to_owned(), dated(now, 6))];
        assert_eq!(BY_AFTER.read(&amount, at(skewed)), Ok(at(ahead)));
        let moment = [("Retry-After".to_owned(), dated(now + ahead, *u.choose(&[6, 7, 8, 9])?)), amount[1].clone()];
        assert_eq!(BY_AFTER.read(&moment, at(skewed)), Ok(at(ahead)), "{moment:?}");
        // A later clock beside it, of whoever passed the response on, makes no wait shorter.
        let later = ("Date".to_owned(), dated(now + u.int_in_range(0..=YEAR)?, 6));
        for order in [[0, 1, 2], [0, 2, 1], [2, 1, 0]] {
            let headers = order.map(|place| [&moment[0], &moment[1], &later][place].clone());
            assert_eq!(BY_AFTER.read(&headers, at(skewed)), Ok(at(ahead)), "{headers:?}");
        }
        Ok(())
    });
}

/// Of every wait that a table or a rule for a status names, and of the four kinds.
#[cfg(feature = "default")]
#[test]
fn retry_after_stands_behind_every_wait() {
    let rows = || codetable::TABLES.iter().flat_map(|table| table.rows());
    let meanings = rows().flat_map(|row| row.other_meanings()).map(|meaning| meaning.advice);
    let rules = codetable::PROVIDERS.iter().flat_map(|provider| provider.statuses).map(|rule| rule.advice);
    let advice = rows().flat_map(|row| [row.advice(), row.own_advice()]).chain(meanings).chain(rules);
    let named: Vec<Wait> = advice.filter_map(|advice| advice.wait()).collect();
    assert!(named.len() > 20 && named.contains(&Wait::Soon), "the law must speak of something");
    for wait in named.into_iter().chain([Wait::None, Wait::Soon, BY_UNIX, MONTH]) {
        let read = |headers: &[(&str, &str)]| wait.read(headers, at(NOW));
        assert_eq!(read(&[("retry-AFTER", "120")]), Ok(at(120)), "{wait}");
        assert_eq!(read(&[("Retry-After", "0")]), Ok(Duration::ZERO), "{wait}");
        for header in wait.headers() {
            assert_eq!(read(&[(header.name, "30"), ("Retry-After", "120")]), Ok(at(120)), "{wait}");
            let asked = [("Retry-After", "120"), (header.name, "1790000300")];
            assert_eq!(read(&asked), Ok(at(300)), "{wait}");
        }
        let unasked = [("X-Nobody-Named-It-Reset", "1790000300"), ("Retry-After", "7")];
        assert_eq!(read(&unasked), Ok(at(7)), "{wait}");
    }
}

/// Whatever tells how long: the document, a member of the body, a header of the wait or `Retry-After`. Who asked for most is
/// told.
#[test]
fn of_all_that_tell_how_long_the_latest_counts() {
    use codetable::wait::Members;

    static MEMBER: Members = Members::new(&["/after"], &[&UNIX]);
    const SECONDS: [Option<u64>; 5] = [None, Some(0), Some(30), Some(45), Some(600)];
    let absent = Err(NoDelay::Absent);
    for own in [0_u32, 30, 120] {
        let amount = at(own.into());
        // Each wait, what it says itself, whether the header is its own, and what it comes to where nothing is told.
        let waits = [
            (Wait::Seconds(own), Some(own), false, absent),
            (Wait::Member(MEMBER.saying(Reset::After(amount))), Some(own), true, absent),
            (Wait::Member(MEMBER.saying(Reset::At(at(NOW) + amount))), Some(own), true, absent),
            (Wait::Member(Members::new(&["/after"], &[]).saying(Reset::After(amount))), Some(own), false, absent),
            (Wait::Member(MEMBER), None, true, absent),
            (Wait::Member(Members::new(&["/after"], &[])), None, false, absent),
            (BY_UNIX, None, true, absent),
            (Wait::NextMonth(BY_UNIX.headers()), None, true, absent),
            (Wait::NextMonth(&[]), None, false, Err(NoDelay::Unnamed)),
            (Wait::Soon, None, false, Err(NoDelay::Unnamed)),
            (Wait::None, None, false, Ok((Duration::ZERO, None))),
        ];
        for ((wait, own, is_read, silent), reset) in
            waits.into_iter().flat_map(|wait| SECONDS.map(|reset| (wait, reset)))
        {
            for after in SECONDS {
                let reset_header = reset.map(|seconds| ("X-Reset", (NOW + seconds).to_string()));
                let after_header = after.map(|seconds| ("Retry-After", seconds.to_string()));
                let headers: Vec<_> = reset_header.into_iter().chain(after_header).collect();
                let told = [
                    (own.map(u64::from), None),
                    (after, Some("Retry-After")),
                    (reset.filter(|_| is_read), Some("X-Reset")),
                ];
                // Of equal ones the last of these.
                let latest = told.into_iter().filter_map(|(seconds, who)| Some((seconds?, who))).max_by_key(|of| of.0);
                let expected = latest.map_or(silent, |(seconds, who)| Ok((at(seconds), who)));
                let asked = wait.asked(&headers[..], at(NOW)).map(|asked| (asked.delay, asked.header));
                assert_eq!(asked, expected, "{wait}: {headers:?}");
            }
        }
    }
}
