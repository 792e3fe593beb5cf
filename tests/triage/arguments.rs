//! The words of the command line.

use crate::program::{Defaults, Wish};
use std::time::Duration;

fn defaults(arguments: &[&str]) -> Result<Defaults, String> {
    match Wish::read(arguments.iter().map(ToString::to_string))? {
        Wish::Triage(defaults) => Ok(defaults),
        Wish::Help => Err("help".to_owned()),
    }
}

#[test]
fn options_take_their_value_in_either_way() {
    for arguments in [&["--now", "5", "--provider", "kakao"][..], &["--provider=kakao", "--now=9", "--now=5"]] {
        let defaults = defaults(arguments).unwrap();
        assert_eq!(defaults.provider.map(|provider| provider.name), Some("kakao"));
        assert_eq!((defaults.now, defaults.now()), (Some(Duration::from_secs(5)), Duration::from_secs(5)));
    }
    assert_eq!(defaults(&["--now=1790000000.25"]).unwrap().now(), Duration::new(1_790_000_000, 250_000_000));
}

#[test]
fn the_clock_runs_on() {
    let defaults = defaults(&[]).unwrap();
    let before = defaults.now();
    while defaults.now() == before {}
    assert!(before > Duration::from_secs(1_700_000_000) && defaults.provider.is_none());
}

#[test]
fn a_wrong_call_is_told_what_is_wrong() {
    let complaint = |arguments: &[&str]| defaults(arguments).err().unwrap();
    assert_eq!(complaint(&["--help"]), "help");
    assert_eq!(complaint(&["--now=5", "-h"]), "help");
    assert_eq!(complaint(&["--now"]), "`--now` needs a value");
    assert_eq!(complaint(&["--later", "5"]), "there is no option `--later`");
    assert_eq!(complaint(&["log.jsonl"]), "`log.jsonl` is not taken: lines come from the standard input");
    assert_eq!(complaint(&["--now", "x"]), "`x` is no number of seconds since 1970-01-01T00:00:00Z");
    for now in ["", "-1", "NaN", "inf", "1790000000000"] {
        assert!(complaint(&["--now", now]).contains("since 1970-01-01T00:00:00Z"), "{now}");
    }
    let providers: Vec<&str> = codetable::PROVIDERS.iter().map(|provider| provider.name).collect();
    let complained = complaint(&["--provider=kako"]);
    assert_eq!(complained, format!("`kako` is no provider: it is one of {}", providers.join(", ")));
}
