//! What each accept case says is what its enum answers.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]
#![allow(deprecated, reason = "retired codes have facts too")]

use codetable::advice::{Effect, Idempotency, Next, Wait};
use codetable::evidence::Basis;
use codetable::pattern::Parsed;
use codetable::provider::{Origin, Severity};
use codetable::unknown::Family;
use codetable::{Class, Retired, TableKind, Value, code};
use compiled::aliases::{IntegerCode, TextCode};
use compiled::also::SharedCode;
use compiled::bank;
use compiled::classes::{CallError, Outcome, Reply as Mail, State as Rollback};
use compiled::columns::Currency;
use compiled::documents::Cited;
use compiled::hostile::Hostile;
use compiled::integers::{Byte, Signed, Unsigned};
use compiled::keys::{Fault, HResult, Phrase, State};
use compiled::many::Many;
use compiled::open::Problem;
use compiled::optional::{Place, Reply, Risk};
use compiled::phf_tables::{Number, Word};
use compiled::retired::OldAndNew;

#[test]
fn aliases() {
    assert_eq!(TextCode::from_code("E1"), Some(TextCode::First));
    assert_eq!(TextCode::First.aliases(), ["E1", "1"]);
    assert_eq!(TextCode::Second.aliases(), [""; 0]);
    assert_eq!(IntegerCode::from_code(100), Some(IntegerCode::Broken));
    assert_eq!(IntegerCode::Broken.code(), -1);
    assert_eq!(IntegerCode::TABLE.find("-100").map(|row| row.code()), Some("-1"));
}

#[test]
fn tombstones() {
    let successor = Retired { since: "2.0", replacement: Some(OldAndNew::New), because: None };
    assert_eq!(OldAndNew::Old.retired(), Some(successor));
    assert_eq!(OldAndNew::Gone.retired().unwrap().because, Some("the function it spoke of is gone"));
    assert_eq!(OldAndNew::New.retired(), None);
    let instead = OldAndNew::Slow.deprecated_by().unwrap();
    assert_eq!((instead.value, instead.basis), (OldAndNew::New, Basis::Inferred("it takes longer")));
    assert_eq!((OldAndNew::Slow.retired(), OldAndNew::New.deprecated_by()), (None, None));
    assert_eq!(OldAndNew::New.since(), Some("2.0"));
    assert_eq!(OldAndNew::New.links().len(), 2);
}

#[test]
fn groups_and_further_meanings() {
    assert_eq!(SharedCode::with_status(503), [SharedCode::Busy, SharedCode::Down]);
    assert_eq!(SharedCode::with_status(404), []);
    assert_eq!(SharedCode::Busy.own_advice().wait(), Some(Wait::Soon));
    assert_eq!(SharedCode::Down.own_advice().wait(), Some(Wait::None));
    assert_eq!(SharedCode::Down.own_advice().recovery().to_string(), "contact_provider");
    let [conflict, gone, busy] = SharedCode::Bad.other_meanings() else { panic!("three further meanings") };
    assert_eq!(
        (conflict.status.map(|fact| fact.value), conflict.advice.effect()),
        (Some(409), Some(Effect::NotApplied))
    );
    assert_eq!((gone.status.map(|fact| fact.value), gone.texts.len()), (Some(410), 2));
    assert_eq!(busy.texts[0].1.english_or_source(), "Busy");
    assert_eq!((busy.severity.unwrap().value, busy.origin.unwrap().value), (Severity::Warning, Origin::Internal));
}

#[test]
fn columns_of_every_type() {
    const UNITS: u8 = Currency::UsDollar.minor_units();
    assert_eq!((UNITS, Currency::Won.minor_units(), Currency::Won.numeric()), (2, 0, 410));
    assert_eq!((Currency::Won.symbol(), Currency::UsDollar.symbol()), ("₩", "\"$\""));
    assert!(Currency::Won.current());
    assert_eq!((Currency::Won.tiny(), Currency::UsDollar.tiny()), (i8::MIN, i8::MAX));
    assert_eq!((Currency::Won.small(), Currency::Won.medium(), Currency::Won.large()), (i16::MIN, i32::MIN, i64::MIN));
    assert_eq!((Currency::Won.count(), Currency::Won.huge()), (u32::MAX, u64::MAX));
    assert_eq!(Currency::Won.row().value("huge"), Some(Value::Int(u64::MAX.into())));
    assert_eq!(Currency::Won.row().values().count(), 10);
    assert_eq!(Currency::TABLE.kind, TableKind::Values);
}

/// A `match` over the words of a column covers all of them.
fn level(risk: Risk) -> u8 {
    match risk {
        Risk::Low => 0,
        Risk::CardStolen => 1,
        Risk::Code3ds => 2,
    }
}

#[test]
fn columns_that_are_optional_and_of_lists_and_words() {
    const MINOR: Option<u8> = Reply::Approved.minor();
    const STAGES: &[i16] = Reply::Code05.stages();
    assert_eq!((MINOR, Reply::Code05.minor(), STAGES), (Some(255), None, &[-1, 2][..]));
    assert_eq!(Reply::Approved.channels(), ["pos", "a \"quoted\" \\ one", "7"]);
    assert_eq!((Reply::Code05.channels(), Reply::ErrorCode.stages()), (&["atm"][..], &[][..]));
    assert_eq!((Reply::Code05.repeat(), Reply::CardDeclined.repeat()), (Some(false), None));
    assert_eq!([Reply::Approved.hint(), Reply::Code05.hint(), Reply::ErrorCode.hint()], [None, Some("call"), Some("")]);
    assert_eq!((Reply::Approved.seen(), Reply::Code05.seen()), (&[Place::Pos, Place::Atm][..], &[][..]));
    assert_eq!(Reply::ALL.iter().map(|reply| level(reply.risk())).collect::<Vec<_>>(), [0, 1, 2, 0]);
    for risk in Risk::ALL {
        assert_eq!(risk.as_str().parse(), Ok(*risk));
    }
    let error = "stolen".parse::<Risk>().unwrap_err();
    assert_eq!(error.to_string(), "`stolen` is no `Risk`: it is one of low, card-stolen, 3ds");
}

#[test]
fn columns_at_run_time_say_what_the_accessors_say() {
    for reply in Reply::ALL {
        let row = reply.row();
        assert_eq!(row.value("minor"), reply.minor().map(|minor| Value::Int(minor.into())));
        assert_eq!(row.value("hint"), reply.hint().map(Value::Text));
        assert_eq!(row.value("risk"), Some(Value::Text(reply.risk().as_str())));
        let Some(Value::List(channels)) = row.value("channels") else { panic!("{reply:?} has no list") };
        assert!(channels.iter().eq(reply.channels().iter().map(|channel| Value::Text(channel))), "{channels}");
        let Some(Value::List(seen)) = row.value("seen") else { panic!("{reply:?} has no list") };
        assert!(seen.iter().eq(reply.seen().iter().map(|place| Value::Text(place.as_str()))), "{seen}");
        assert_eq!(row.value("nothing"), None);
    }
    assert_eq!(Reply::Approved.row().value("seen").unwrap().to_string(), "pos, atm");
}

#[test]
fn a_bank_answers_in_columns() {
    use bank::Reply;

    let blocked: Vec<Reply> =
        Reply::ALL.iter().copied().filter(|of| of.risk().is_some_and(|of| of > bank::Risk::Low)).collect();
    assert_eq!(blocked, [Reply::NoSuchCard, Reply::CardLost]);
    assert_eq!((Reply::Code51.minor(), Reply::Code51.settled(), Reply::Code51.risk()), (Some(2), false, None));
    assert_eq!(Reply::NoSuchCard.seen_in(), [7, 410]);
}

#[test]
fn names_come_from_codes() {
    assert_eq!(Reply::from_code("card.declined"), Some(Reply::CardDeclined));
    assert_eq!(Reply::ErrorCode.code(), "error");
    assert_eq!(
        (Reply::from_name("Code05"), Reply::from_name("Approved")),
        (Some(Reply::Code05), Some(Reply::Approved))
    );
}

#[test]
fn patterns_and_addresses() {
    assert_eq!(Problem::parse("E01-404"), Some(Parsed::Known(Problem::NotFound)));
    assert_eq!(Problem::parse("https://errors.example/E01-404.html"), Some(Parsed::Known(Problem::NotFound)));
    let Some(Parsed::Unlisted(parts)) = Problem::parse("https://errors.example/E02-500.html") else {
        panic!("unlisted")
    };
    assert_eq!((parts.part("area"), parts.part("status")), (Some("02"), Some("500")));
    assert_eq!(Problem::parse("E2-500"), None);
    assert_eq!(Problem::try_from("E02-500").unwrap_err().family(), Family::Member);
    assert_eq!("F02-500".parse::<Problem>().unwrap_err().family(), Family::Foreign);
    assert_eq!(Problem::TABLE.find("https://errors.example/E01-409.html").map(|row| row.name()), Some("Conflict"));
}

#[test]
fn phf_by_request() {
    assert_eq!(Word::from_code("W_1"), Some(Word::One));
    assert_eq!(Word::MAP.get("W_TWO"), Some(&Word::Two));
    assert_eq!(Number::from_code(-9_000_000_000), Some(Number::Small));
    assert_eq!(Number::try_from(1).unwrap_err().family(), Family::Member);
    assert_eq!(Number::try_from(i64::MAX).unwrap_err().family(), Family::Foreign);
    const TWO: Word = code!(Word, "W_TWO");
    assert_eq!((TWO, code!(Number, 9_000_000_000)), (Word::Two, Number::Large));
}

#[test]
fn every_basis() {
    let lines = |fact: Basis| fact.citation().map(|citation| citation.to_string());
    assert_eq!(lines(Cited::InA.basis()).unwrap(), "a:12, 14-15");
    assert_eq!(lines(Cited::InBoth.basis()).unwrap(), "a:13, b:3-4, 9");
    assert_eq!(lines(Cited::InA.status_basis()).unwrap(), "a:11");
    assert_eq!(Cited::OfAStandard.basis(), Basis::Registered("RFC 9110, section 15.5.1"));
    let first = Cited::InA.own_advice().recovery().first().unwrap();
    assert_eq!(first.basis, Basis::Inferred("it passes"));
    assert_eq!(Cited::InA.own_advice().effect_basis(), Basis::Registered("RFC 9110, section 9.2.2"));
    assert_eq!(Cited::InA.origin().map(|fact| fact.value), Some(Origin::Internal));
    assert_eq!(lines(Cited::InBoth.severity().unwrap().basis).unwrap(), "b:4");
    let Some(Wait::Header([first, second])) = Cited::InA.own_advice().wait() else { panic!("two headers") };
    assert_eq!((first.name, second.name), ("Retry-After", "X-Reset"));
    assert_eq!(compiled::documents::status(500).unwrap().pattern.to_string(), "500");
    assert_eq!(compiled::documents::status(503).unwrap().pattern.to_string(), "5xx except 500");
    assert_eq!(compiled::documents::PROVIDER.documents.len(), 2);
}

#[test]
fn integers_of_every_width() {
    assert_eq!(Byte::from_code(255), Some(Byte::Most));
    assert_eq!(Byte::TABLE.find("256"), None);
    assert_eq!(Signed::from_code(i64::MIN), Some(Signed::Least));
    assert_eq!(Unsigned::from_code(u64::MAX), Some(Unsigned::Greatest));
    assert_eq!(Unsigned::from_code(u64::MAX - 1), None);
    assert_eq!("18446744073709551615".parse(), Ok(Unsigned::Greatest));
    assert_eq!("-1".parse::<Unsigned>().map_err(|error| error.family()), Err(Family::Undeclared));
    assert_eq!(code!(Signed, -9_223_372_036_854_775_808), Signed::Least);
}

#[test]
fn keys_of_every_form() {
    const DENIED: i32 = 0x8007_0005_u32 as i32;
    assert_eq!(HResult::from_code(DENIED), Some(HResult::AccessDenied));
    assert_eq!((HResult::AccessDenied as i32, HResult::AccessDenied.code()), (DENIED, DENIED));
    assert_eq!(HResult::AccessDenied.row().code(), "0x80070005");
    assert_eq!(HResult::AccessDenied.to_string(), "0x80070005: Access is denied");
    assert_eq!("0x8007000E".parse(), Ok(HResult::OutOfMemory));
    assert_eq!(HResult::TABLE.find("-2147024882").map(|row| row.name()), Some("OutOfMemory"));
    for other in
        ["0x8007000e", "0X8007000E", "8007000E", "0x08007000E", "2147942414", " 0x8007000E", "0x8007000E ", "0x"]
    {
        assert_eq!(HResult::TABLE.find(other), None, "{other}");
    }
    let unknown = HResult::try_from(DENIED + 1).unwrap_err();
    let message = "unknown code `0x80070006`: written like one of `HResult`, which does not list it";
    assert_eq!((unknown.to_string().as_str(), unknown.family()), (message, Family::Member));
    assert_eq!("0x80070006".parse::<HResult>().unwrap_err().family(), Family::Member);
    assert_eq!("0x00000006".parse::<HResult>().unwrap_err().family(), Family::Foreign);
    assert_eq!(HResult::try_from(-1).unwrap_err().given().to_string(), "`0xFFFFFFFF`");
    assert_eq!((code!(Fault, 0xFE), Fault::Unplugged as u8), (Fault::Unplugged, 0xFE));
    assert_eq!("https://faults.example/0xfe".parse(), Ok(Fault::Unplugged));
    assert_eq!("https://numbers.example/-7".parse(), Ok(compiled::keys::Number::Refused));
    assert_eq!(Phrase::from_code("NOT ALLOWED HERE"), Some(Phrase::NotAllowedHere));
    let Some(Parsed::Unlisted(parts)) = State::parse("40XYZ") else { panic!("of the family") };
    assert_eq!((parts.part("class"), parts.part("subclass")), (Some("40"), Some("XYZ")));
    assert_eq!(State::parse("40xyz"), None);
    assert_eq!(State::parse("40P01"), Some(Parsed::Known(State::DeadlockDetected)));
}

#[test]
fn classes_of_codes() {
    const ROLLBACK: &Class = Rollback::class("40XYZ").unwrap();
    assert_eq!((ROLLBACK.codes, ROLLBACK.status.unwrap().value), ("40*", 409));
    assert_eq!(Rollback::class("40P99").map(|class| class.name), Some("Deadlock"));
    assert_eq!(Rollback::class("40001").map(|class| class.name), Some("TransactionRollback"));
    for other in ["40", "40XY", "40XYZA", "40xyz", "40XY ", " 40XY", "41XYZ", "40XY\n", "40XY가", ""] {
        assert_eq!(Rollback::class(other), None, "{other:?}");
    }
    assert_eq!(Mail::class("5.1.99").map(|class| class.name), Some("Address"));
    for other in ["5.1.", "5.1.1 ", "5.1.1\n", "5.1.1\u{a0}", " 5.1.1", "5.2.1", &format!("5.1.{}", "1".repeat(4096))] {
        assert_eq!(Mail::class(other), None, "{other:?}");
    }
    // Of every character: what is visible, and a space that is not the last.
    for character in (0..=0x180).filter_map(char::from_u32) {
        let is_visible = (' '..='~').contains(&character);
        assert_eq!(Mail::class(&format!("5.1.{character}9")).is_some(), is_visible, "{character:?}");
        assert_eq!(
            Mail::class(&format!("5.1.9{character}")).is_some(),
            is_visible && character != ' ',
            "{character:?}"
        );
    }
    let ends = [-32_100, -32_099, -32_050, -32_000, -31_999, -31_000, -30_999, i32::MIN, i32::MAX, 0];
    let names = ends.map(|code| CallError::class(code).map_or("", |class| class.name));
    assert_eq!(names, ["", "ServerError", "ServerError", "ServerError", "Reserved", "Reserved", "", "", "", ""]);
    assert_eq!(CallError::from_code(-32_050), None, "a class is no row");
    assert_eq!(CallError::TABLE.class("-32050").map(|class| class.name), Some("ServerError"));
    assert_eq!(CallError::TABLE.class("-032050"), None);
    assert_eq!(Outcome::class(0x8007_1234_u32 as i32).map(|class| class.name), Some("Win32"));
    assert_eq!(Outcome::TABLE.class("0x80071234").map(|class| class.name), Some("Win32"));
    assert_eq!(Outcome::class(0x8008_0000_u32 as i32), None);
    // A listed code takes from its class what to do, where its row does not say it.
    assert_eq!(CallError::Busy.own_advice().next(Idempotency::Idempotent), Next::Send(Wait::Soon));
    assert_eq!(CallError::Busy.own_advice().effect(), Some(Effect::Unknown));
    assert_eq!(CallError::Refused.own_advice().wait(), None, "nothing waits for what is not sent again");
    assert!(CallError::InvalidRequest.own_advice().recovery().is_silent());
}

#[test]
fn hostile_texts_arrive_letter_by_letter() {
    assert_eq!(Hostile::Quotes.code(), "\"#;}fn/**/f(){");
    assert_eq!(Hostile::from_code("*/#![x]"), Some(Hostile::Comments));
    assert_eq!(Hostile::Comments.message().unwrap().source(), "- [ ] a # b /// //! $crate {{}}");
    assert_eq!((Hostile::Comments.t(), Hostile::Comments.r()), ("r#\"x\"#", "\\"));
}

#[test]
fn many_rows() {
    const LAST: Many = code!(Many, "M-699");
    assert_eq!(LAST.message().source(), "오류 699");
    assert_eq!(
        (LAST.message().english(), LAST.status(), LAST.name(), LAST.short()),
        ("Error 699", 499, "Many699", "699")
    );
    assert_eq!((LAST.remedy().unwrap().source(), LAST.remedy().unwrap().english()), ("Wait", "Wait"));
    assert_eq!((LAST.basis().to_string().as_str(), LAST.message().basis()), ("stated, guide:1, 700", LAST.basis()));
    const NEXT_TO_LAST: Many = code!(Many, "M-698");
    assert_eq!(NEXT_TO_LAST.status_basis().to_string(), "stated, guide:699");
    assert_eq!(Many::with_status(450).len(), 7);
    assert_eq!(Many::from_name("Many350").map(Many::code), Some("M-350"));
    assert_eq!(Many::from_name("Many700"), None);
    assert_eq!(size_of::<Many>(), 2);
}

#[test]
fn a_catalogue_without_english_has_each_text_in_its_own_languages() {
    use codetable::text::Catalogue as _;
    use compiled::shop3::{Catalogue, PROVIDER, ShopError};
    let message = ShopError::ArticleSoldOut.message();
    let all = Catalogue::LANGUAGES.iter().map(|language| message.get(*language));
    assert!(all.eq(["Der Artikel ist ausverkauft.", "L’article est épuisé.", "この商品は売り切れです。"]));
    assert_eq!((message.get(Catalogue::DE), Catalogue::language("en")), (message.source(), None));
    let told = |body: &str| {
        let finding = codetable::inspect::inspect(&PROVIDER, codetable::response::Response::new(409).body(body));
        finding.meaning().map(|meaning| meaning.texts[0].1.source())
    };
    assert_eq!(told(r#"{"grund":"lager","code":"KA-010"}"#), Some("So viele Stücke liegen nicht im Lager."));
    assert_eq!(told(r#"{"grund":"Lager","code":"KA-010"}"#), None);
}
