//! What somebody pastes, and what it has to find: every line of `queries.tsv`, and what holds for every name.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

use codetable_model::catalog::Catalog;
use codetable_model::source::Source;
use codetable_model::{compile, load};
use codetable_pages::find::{Answer, Finder, Hit, Kind, What};
use std::collections::BTreeSet;
use std::path::Path;

fn bundled() -> Catalog {
    let (sources, problems) = load::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../specs"));
    assert!(problems.is_empty());
    compile(&sources).catalog
}

/// What a thing is called: `kakao -401`, `kakao rule 4xx`, `kakao header Retry-After`.
fn called(catalog: &Catalog, finder: &Finder, thing: usize) -> String {
    let (provider, what) = finder.thing(thing).unwrap();
    let of = &catalog.providers[provider];
    match what {
        What::Code { table, row } => format!("{} {}", of.name, of.tables[table].rows[row].code),
        What::Rule(rule) => format!("{} rule {}", of.name, of.statuses[rule].pattern),
        What::Type(place) => format!("{} type {}", of.name, of.types[place].name),
        What::Header(place) => format!("{} header {}", of.name, of.headers[place].name),
        What::Provider => of.name.clone(),
    }
}

/// What an answer says, in the order in which it is shown: a code that no table lists with its rule, or its provider.
fn said(catalog: &Catalog, finder: &Finder, answer: &Answer) -> Vec<String> {
    let is_first = |hit: &&Hit| matches!(hit.kind, Kind::Exact | Kind::Variant);
    let name = |hit: &Hit| called(catalog, finder, hit.thing);
    let first = answer.hits.iter().filter(is_first).map(name);
    let unlisted = answer.unlisted.iter().map(|of| {
        let rule = of.rule.map(|rule| called(catalog, finder, rule));
        let whose = rule.or_else(|| of.family.map(|(provider, _)| catalog.providers[provider].name.clone()));
        format!("?{} {}", of.code, whose.unwrap_or_default()).trim_end().to_owned()
    });
    first.chain(unlisted).chain(answer.hits.iter().filter(|hit| !is_first(hit)).map(name)).collect()
}

#[test]
fn what_is_pasted_finds_what_is_meant() {
    let catalog = bundled();
    let finder = Finder::new(&catalog);
    let mut wrong = Vec::new();
    for line in include_str!("queries.tsv").lines().filter(|line| !line.starts_with('#')) {
        let [paste, kind, first] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let answer = finder.find(&paste.replace("\\n", "\n"), None);
        let wanted: BTreeSet<&str> = first.split(", ").filter(|name| !name.is_empty()).collect();
        let all = said(&catalog, &finder, &answer);
        let found: BTreeSet<&str> = all.iter().take(wanted.len().max(1)).map(String::as_str).collect();
        let found_kind = answer.kind().map_or("nothing", Kind::word);
        // What is exact is all that is found.
        let is_whole = kind != "exact" || all.len() == wanted.len();
        if found_kind != kind || found != wanted || !is_whole {
            wrong.push(format!("{line}\n    {found_kind}: {}", all[..all.len().min(9)].join(", ")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A page opens for what is named whole, and for nothing else.
#[test]
fn only_what_is_named_whole_is_opened() {
    let catalog = bundled();
    let finder = Finder::new(&catalog);
    let opened = |paste| finder.find(paste, None).whole.map(|thing| called(&catalog, &finder, thing));
    for (paste, thing) in [
        ("-401", "kakao -401"),
        ("kakao::ErrorCode::InvalidCredentials", "kakao -401"),
        ("X-Quota-Reset", "meloming header X-Quota-Reset"),
        ("kakao", "kakao"),
        ("504", "http_status 504"),
        ("HTTP 504", "http_status 504"),
    ] {
        assert_eq!(opened(paste).as_deref(), Some(thing), "{paste}");
    }
    let closed = [
        "EXEG-0201-504",
        "-402",
        "-6",
        "GW.TIMEOUT.03",
        "gw timeout 2",
        "RATE_LIMIT_EXCEDED",
        "토큰 만료",
        "KOE401",
        "kakao 401",
        "5xx",
        "Retry-After",
        "-401 TOKEN_EXPIRED",
        "",
        "zzzzqqqq",
    ];
    for paste in closed {
        assert_eq!(opened(paste), None, "{paste}");
    }
}

/// Every name of every code finds it, alone, in a line of a log, in JSON and with another width; what is found by that is exact.
#[test]
fn every_name_of_every_code_finds_it() {
    let everything = Source::new("specs/post_office.yaml", codetable_model::language::EVERYTHING);
    for catalog in [bundled(), compile(&[everything]).catalog] {
        let finder = Finder::new(&catalog);
        let kinds = |paste: &str, provider, wanted| -> Vec<Kind> {
            let hits = finder.find(paste, provider).hits;
            hits.iter().filter(|hit| finder.thing(hit.thing) == Some(wanted)).map(|hit| hit.kind).collect()
        };
        for (number, provider) in catalog.providers.iter().enumerate() {
            for (table, of) in provider.tables.iter().enumerate() {
                for (row, code) in of.rows.iter().enumerate() {
                    let wanted = (number, What::Code { table, row });
                    let path = format!("{}::{}::{}", provider.name, of.enum_name, code.name);
                    assert_eq!(kinds(&path, None, wanted), [Kind::Variant], "{path}");
                    assert_eq!(kinds(&format!("at {path}: x"), None, wanted), [Kind::Variant], "{path}");
                    let by_name = kinds(&code.name, Some(number), wanted);
                    assert!(matches!(by_name[..], [Kind::Variant | Kind::Exact]), "{}: {by_name:?}", code.name);
                    for spelling in std::iter::once(&code.code).chain(&code.aliases).map(ToString::to_string) {
                        let is_status =
                            code.facts.status.as_ref().is_some_and(|status| status.value.to_string() == spelling);
                        let kind = if is_status { Kind::Status } else { Kind::Exact };
                        let wide: String = spelling.chars().map(widened).collect();
                        for paste in [
                            spelling.clone(),
                            wide,
                            format!("{{\"code\":\"{spelling}\",\"at\":7}}"),
                            format!("E x=1 code={spelling} y"),
                        ] {
                            assert_eq!(kinds(&paste, Some(number), wanted), [kind], "{paste}");
                        }
                    }
                }
            }
        }
    }
}

/// The same letter as wide as a syllable of Hangul.
fn widened(letter: char) -> char {
    match letter {
        '!'..='~' => char::from_u32(u32::from(letter) + 0xfee0).unwrap(),
        _ => letter,
    }
}

/// Whatever is pasted, the answer is bounded and comes soon.
#[test]
fn hostile_pastes_cost_little() {
    let finder = Finder::new(&bundled());
    let pieces = [
        "-401 ",
        "\"code\":",
        "GW.TIMEOUT.99 ",
        "a_1 ",
        "::",
        "/",
        "토",
        "x",
        "EXEG-0001-504/",
        "{",
        "\u{0}",
        "ﷺ",
        "9",
    ];
    for piece in pieces {
        let started = std::time::Instant::now();
        let answer = finder.find(&piece.repeat(100_000), None);
        assert!(answer.unlisted.len() <= 9, "{piece}");
        assert!(started.elapsed().as_secs() < 5, "{piece}: {:?}", started.elapsed());
    }
}

/// A code is held against the status of its own response; a number that counts something is none.
#[test]
fn a_status_is_that_of_the_code_on_its_line() {
    let catalog = bundled();
    let finder = Finder::new(&catalog);
    for line in include_str!("statuses.tsv").lines().filter(|line| !line.starts_with('#')) {
        let [paste, wanted] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let answer = finder.find(&paste.replace("\\n", "\n"), None);
        let named = answer.hits.iter().filter(|hit| matches!(hit.kind, Kind::Exact | Kind::Variant));
        let named = named.map(|hit| (called(&catalog, &finder, hit.thing), hit.status));
        let all = named.chain(answer.unlisted.iter().map(|of| (format!("?{}", of.code), of.status)));
        let say =
            |(name, status): (String, Option<u16>)| status.map_or(name.clone(), |status| format!("{name} {status}"));
        let found: Vec<String> = all.map(say).collect();
        assert_eq!(found.join(", "), wanted, "{paste}");
    }
}

/// The call that is meant comes first where a text names its method.
#[test]
fn the_method_of_a_call_is_read() {
    let finder = Finder::new(&bundled());
    let call = |paste| finder.find(paste, None).is_idempotent;
    assert_eq!(call("POST /v2/user/me 400 {\"code\":-401}"), Some(false));
    assert_eq!(call("PATCH -401"), Some(false));
    assert_eq!(call("GET /v2/user/me -401"), Some(true));
    assert_eq!(call("GET and POST -401"), None);
    assert_eq!(call("-401"), None);
}
