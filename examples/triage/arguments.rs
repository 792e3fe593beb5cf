//! The words of the command line in, what they ask for out.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use codetable::PROVIDERS;
use codetable::provider::Provider;
use codetable::unknown::Given;

/// What the caller asks for.
pub(crate) enum Wish {
    Help,
    Triage(Defaults),
}

/// What holds for lines that say nothing else.
#[derive(Default)]
pub(crate) struct Defaults {
    pub(crate) provider: Option<&'static Provider>,
    /// The time, since 1970-01-01T00:00:00Z; else the clock's.
    pub(crate) now: Option<Duration>,
}

/// The last second that has four digits of a year: what is later is told in another unit.
const LAST_SECOND: u64 = 253_402_300_799;

impl Wish {
    /// Reads the arguments behind the program's name. Of one that is there twice, the last counts.
    pub(crate) fn read(mut arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut defaults = Defaults::default();
        while let Some(argument) = arguments.next() {
            let (name, value) = match argument.split_once('=') {
                Some((name, value)) if name.starts_with("--") => (name, Some(value.to_owned())),
                _ => (argument.as_str(), None),
            };
            let mut value = || value.clone().or_else(|| arguments.next()).ok_or(format!("`{name}` needs a value"));
            match name {
                "--provider" => defaults.provider = Some(provider(&value()?)?),
                "--now" => {
                    let value = value()?;
                    let now = moment(&value).map_err(|reason| format!("{} {reason}", Given::Text(&value)))?;
                    defaults.now = Some(now);
                }
                "--help" | "-h" => return Ok(Self::Help),
                _ if name.starts_with('-') => return Err(format!("there is no option {}", Given::Text(name))),
                _ => return Err(format!("{} is not taken: lines come from the standard input", Given::Text(name))),
            }
        }
        Ok(Self::Triage(defaults))
    }
}

impl Defaults {
    /// The time for a line that tells none. A clock before 1970 counts as 1970.
    pub(crate) fn now(&self) -> Duration {
        self.now.unwrap_or_else(|| SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default())
    }
}

/// The provider of this name.
pub(crate) fn provider(name: &str) -> Result<&'static Provider, String> {
    PROVIDERS.iter().copied().find(|provider| provider.name == name).ok_or_else(|| {
        let known: Vec<&str> = PROVIDERS.iter().map(|provider| provider.name).collect();
        format!("{} is no provider: it is one of {}", Given::Text(name), known.join(", "))
    })
}

/// The time that a number tells, in seconds since 1970-01-01T00:00:00Z; else what is wrong with it.
pub(crate) fn moment(number: &str) -> Result<Duration, &'static str> {
    let whole = number.parse().map(Duration::from_secs);
    let parts = || Duration::try_from_secs_f64(number.parse().ok()?).ok();
    match whole.ok().or_else(parts) {
        Some(moment) if moment.as_secs() <= LAST_SECOND => Ok(moment),
        Some(_) => Err("is later than the year 9999: are these seconds since 1970-01-01T00:00:00Z?"),
        None => Err("is no number of seconds since 1970-01-01T00:00:00Z"),
    }
}
