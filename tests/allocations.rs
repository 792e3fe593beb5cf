//! Lookups, facts, advice and the printing of an unknown code allocate nothing.
#![cfg(feature = "http_status")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

use std::fmt::{self, Write};
use std::hint::black_box;

use allocation_counter::measure;
use codetable::advice::Idempotency;
use codetable::provider::TextKind;
use codetable::unknown::{Given, UnknownCode};
use codetable::{CodeTable, TableVisitor, for_each_table};

/// Takes what is printed and keeps only how much it was.
struct Sink(usize);

impl Write for Sink {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0 += text.len();
        Ok(())
    }
}

#[test]
fn the_counter_counts() {
    assert_eq!(measure(|| drop(black_box(vec![0_u8; 100]))).count_total, 1);
}

#[test]
fn nothing_allocates() {
    struct Law;
    impl TableVisitor for Law {
        fn visit<T: CodeTable>(&mut self) {
            let texts: Vec<String> =
                T::ALL.iter().flat_map(|code| [code.row().code().to_owned(), format!("{code}?")]).collect();
            let work = measure(|| texts.iter().for_each(|text| read::<T>(text)));
            assert_eq!(work.count_total, 0, "{:?}", T::TABLE);
        }
    }
    for_each_table(&mut Law);
}

/// Looks a text up and reads all there is to read.
fn read<T: CodeTable>(text: &str) {
    let mut sink = Sink(0);
    match T::from_code_text(black_box(text)) {
        Some(code) => {
            write!(sink, "{code} {code:?} {:?} {:?} {}", code.row().status(), code.row().basis(), code.row().name())
                .unwrap();
            for kind in TextKind::ALL {
                black_box(code.row().text(*kind));
            }
            code.row()
                .texts()
                .for_each(|(kind, text)| write!(sink, "{kind} {text} {}", text.english_or_source()).unwrap());
            let advice = code.row().advice();
            write!(sink, "{advice:?} {:?}", advice.next(Idempotency::of("POST"))).unwrap();
            black_box((
                code.row().own_advice(),
                code.row().severity(),
                code.row().origin(),
                code.row().other_meanings(),
            ));
        }
        None => {
            let family = T::TABLE.family.of(Given::Text(text));
            write!(sink, "{}", UnknownCode::new(T::TABLE.name, Given::Text(text), family)).unwrap();
        }
    }
    black_box((T::from_name(text), T::TABLE.find(text)));
    assert!(sink.0 > 0);
}

/// Whatever form a wait is told in, and whether it can be read.
#[cfg(feature = "time")]
#[test]
fn a_wait_is_read_without_an_allocation() {
    use codetable::advice::Wait;
    use std::time::Duration;

    for value in [
        "120",
        "1.5",
        "1, 2",
        "1790000030",
        "Mon, 21 Sep 2026 14:13:50 GMT",
        "Monday, 21-Sep-26 14:13:50 GMT",
        "Mon Sep 21 14:13:50 2026",
        "2026-09-21T23:13:50+09:00",
        "2026-09-21",
        "soon",
    ] {
        let headers = [("Retry-After", value), ("Date", "Mon, 21 Sep 2026 14:13:20 GMT"), ("retry-after", "Mon, x")];
        let work = measure(|| {
            let _ = black_box(Wait::Soon.asked(black_box(&headers), Duration::from_secs(1_790_000_000)));
        });
        assert_eq!(work.count_total, 0, "{value}");
    }
}
