//! A catalogue and what somebody pasted in, out what it means: which codes, statuses, headers and providers, and how sure
//! that is.
//!
//! The site's script answers alike (`html/assets/find.js`): both read the same rules (`find/rules.json`) and the same index,
//! function by function under the same names, and a test asks both the same questions.

mod fold;
mod index;
mod names;
mod read;
mod response;
mod similar;
mod status;
mod unlisted;
mod words;

pub use index::What;
pub use unlisted::Unlisted;

pub(crate) use fold::RULES;
pub(crate) use index::{Index, aliases};

use codetable_model::catalog::Catalog;
use names::Names;
use read::Reading;
use serde::Serialize;

/// Why something was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// It is the code, to the letter or in other capitals.
    Exact,
    /// It is the variant of the code.
    Variant,
    /// It is not in any list; what follows is no answer to it.
    NotListed,
    /// It is the status, or comes with it.
    Status,
    /// It is the name of a header.
    Header,
    /// It is the name of a provider.
    Provider,
    /// It is written nearly so.
    Similar,
    /// The words stand in its name or in what is said of it.
    Words,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 8] = [
        Self::Exact,
        Self::Variant,
        Self::NotListed,
        Self::Status,
        Self::Header,
        Self::Provider,
        Self::Similar,
        Self::Words,
    ];

    /// As JSON and the cases of the tests have it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Variant => "variant",
            Self::NotListed => "not_listed",
            Self::Status => "status",
            Self::Header => "header",
            Self::Provider => "provider",
            Self::Similar => "similar",
            Self::Words => "words",
        }
    }
}

/// Something that was found, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Hit {
    /// Why.
    pub kind: Kind,
    /// Which thing of the [`Finder`].
    pub thing: usize,
    /// The status of the response that names it, as far as the text tells.
    pub status: Option<u16>,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Answer {
    /// What is listed, the likeliest first.
    pub hits: Vec<Hit>,
    /// Codes of the text that no table lists. They stand behind what is exact and before what is similar.
    pub unlisted: Vec<Unlisted>,
    /// The one thing that was named whole: its page is the answer.
    pub whole: Option<usize>,
    /// Whether the call that the text speaks of may be carried out twice, as far as it names a method.
    pub is_idempotent: Option<bool>,
}

impl Answer {
    /// The kind of what comes first; `None` where there is nothing.
    #[must_use]
    pub fn kind(&self) -> Option<Kind> {
        let first = self.hits.first().map(|hit| hit.kind);
        match first {
            Some(Kind::Exact | Kind::Variant) => first,
            _ if !self.unlisted.is_empty() => Some(Kind::NotListed),
            _ => first,
        }
    }
}

/// A catalogue in which things are found.
#[derive(Debug)]
pub struct Finder {
    index: Index,
    names: Names,
}

impl Finder {
    /// Reads a catalogue once, for any number of questions.
    ///
    /// ```
    /// use codetable_model::{compile, source::Source};
    /// use codetable_pages::find::{Finder, Kind};
    ///
    /// let spec = "provider: doors\ntables:\n  errors:\n    enum: DoorError\n    key: { type: i16 }\n    codes:\n      -404: { name: Shut }\n";
    /// let finder = Finder::new(&compile(&[Source::new("specs/doors.yaml", spec)]).catalog);
    /// assert_eq!(finder.find(r#"{"code":-404}"#, None).kind(), Some(Kind::Exact));
    /// assert_eq!(finder.find("doors::DoorError::Shut", None).kind(), Some(Kind::Variant));
    /// assert_eq!(finder.find("-405", None).kind(), Some(Kind::NotListed));
    /// ```
    #[must_use]
    pub fn new(catalog: &Catalog) -> Self {
        let index = Index::new(catalog);
        let names = Names::new(&index);
        Self { index, names }
    }

    /// What a thing is, and the index of its provider.
    #[must_use]
    pub fn thing(&self, thing: usize) -> Option<(usize, What)> {
        self.index.things.get(thing).map(|of| (of.provider, of.what))
    }

    /// What was pasted, and what it means; with the name of a provider, to that one alone.
    #[must_use]
    pub fn find(&self, pasted: &str, provider: Option<usize>) -> Answer {
        let mut search = Search { of: self, text: Reading::new(pasted, &self.index), is_strict: provider.is_some() };
        if let Some(provider) = provider {
            search.text.providers = vec![provider];
        }
        search.answer()
    }
}

/// A question.
struct Search<'a> {
    of: &'a Finder,
    text: Reading,
    /// Whether nothing of another provider is wanted.
    is_strict: bool,
}

impl Search<'_> {
    /// What is named comes first. Only where nothing is, a status, a header or a provider counts, then what is written
    /// nearly so, then words.
    fn answer(&self) -> Answer {
        let mut answer = Answer::default();
        let named = self.named();
        let is_named = !named.is_empty();
        let (statuses, classes) = self.statuses(is_named);
        self.put(&mut answer, named.iter().map(|(_, kind, thing)| (*kind, *thing)).collect());
        let unlisted = self.of_family(&answer);
        let codes = named.iter().map(|(at, ..)| *at).chain(unlisted.iter().map(|(at, _)| *at));
        let statuses_of = self.responses(codes.collect());
        for hit in &mut answer.hits {
            let at = named.iter().find(|(_, _, thing)| *thing == hit.thing).map(|(at, ..)| *at);
            hit.status = at.and_then(|at| statuses_of.status(at));
        }
        let ruled = |(at, of): (usize, Unlisted)| self.ruled(of, statuses_of.status(at));
        let unlisted: Vec<Unlisted> = unlisted.into_iter().map(ruled).collect();
        let of_status = |status: &u16| self.of_status(*status);
        if !unlisted.is_empty() {
            self.beside(unlisted, &mut answer);
        } else if answer.hits.is_empty() || self.is_number() {
            let found =
                statuses.iter().flat_map(of_status).chain(classes.iter().flat_map(|class| self.of_class(*class)));
            self.put(&mut answer, found.collect());
        }
        if answer == Answer::default() {
            self.put(&mut answer, self.headers());
        }
        if answer == Answer::default() && self.text.rest.is_empty() {
            self.put(&mut answer, self.providers());
        }
        if answer == Answer::default() {
            self.put(&mut answer, self.spelled());
        }
        if answer == Answer::default() {
            self.beside(self.of_none(), &mut answer);
        }
        if answer == Answer::default() {
            self.put(&mut answer, self.words());
        }
        if answer == Answer::default() {
            self.put(&mut answer, self.nearly());
        }
        if answer == Answer::default() {
            answer.unlisted = self.unknown();
        }
        answer.whole = self.one(&answer);
        answer.is_idempotent = self.is_idempotent();
        answer
    }

    /// The one thing that is named whole. Of a status that is the status itself, or the only rule for it.
    fn one(&self, answer: &Answer) -> Option<usize> {
        let mut named = answer.hits.iter().filter(|hit| !matches!(hit.kind, Kind::Similar | Kind::Words));
        let first = named.next().filter(|_| answer.unlisted.is_empty())?;
        let of = &self.of.index.things[first.thing];
        let is_one = match first.kind {
            Kind::Status => {
                let is_bare = self.is_number() && self.text.providers.is_empty();
                is_bare && of.status.is_some_and(|status| status.to_string() == of.name)
            }
            _ => named.all(|hit| hit.kind == Kind::Status),
        };
        is_one.then_some(first.thing)
    }

    /// Whether a thing is of a provider that is named.
    fn is_wanted(&self, thing: usize) -> bool {
        self.text.providers.contains(&self.of.index.things[thing].provider)
    }

    /// What was found, each thing once, of the providers that are named; where they have none of it, of all.
    fn put(&self, answer: &mut Answer, found: Vec<(Kind, usize)>) {
        let is_narrowed = self.is_strict || found.iter().any(|(_, thing)| self.is_wanted(*thing));
        let is_narrowed = is_narrowed && !self.text.providers.is_empty();
        let mut seen = vec![false; self.of.index.things.len()];
        answer.hits.iter().for_each(|hit| seen[hit.thing] = true);
        for (kind, thing) in found {
            if (!is_narrowed || self.is_wanted(thing)) && !std::mem::replace(&mut seen[thing], true) {
                answer.hits.push(Hit { kind, thing, status: None });
            }
        }
    }
}
