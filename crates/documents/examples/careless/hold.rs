//! A changed spec in, what becomes of the change out: whether `check`, `audit` and the record of reviews let it pass.

use std::path::Path;
use std::{fs, thread};

use codetable_documents::audit::{Coverage, audit};
use codetable_documents::review::{Review, record_name};
use codetable_model::catalog::Catalog;
use codetable_model::compile;
use codetable_model::source::{Source, SourceId};

use crate::change::Change;

/// What becomes of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    /// It changes nothing that is said.
    Same,
    /// Check or audit notice it.
    Noticed,
    /// The record notices it, and nothing else does.
    Reviewed,
    /// Nothing notices it.
    Passed,
}

/// A spec with what it is held against.
pub(crate) struct Bundle<'a> {
    pub(crate) source: Source,
    pub(crate) record: Option<String>,
    documents: &'a [Source],
    said: (Catalog, Vec<Coverage>),
}

impl<'a> Bundle<'a> {
    /// A spec of a folder. It has to be clean, or nothing could be seen of a change.
    pub(crate) fn new(source: Source, folder: &Path, documents: &'a [Source]) -> Self {
        let record = fs::read_to_string(folder.join(record_name(&source))).ok();
        let mut bundle = Self { source, record, documents, said: Default::default() };
        let (said, fate) = bundle.hold(&bundle.source);
        assert!(fate == Fate::Passed, "{} is not clean before it is changed", bundle.source.path);
        bundle.said = said;
        bundle
    }

    pub(crate) fn fate(&self, change: &Change) -> Fate {
        let changed = Source::new(self.source.path.clone(), change.applied(&self.source.text));
        let (said, fate) = self.hold(&changed);
        if said == self.said { Fate::Same } else { fate }
    }

    fn hold(&self, source: &Source) -> ((Catalog, Vec<Coverage>), Fate) {
        let sources = std::slice::from_ref(source);
        let mut compilation = compile(sources);
        compilation.catalog.providers.iter_mut().for_each(|provider| provider.digest = 0);
        if !compilation.is_clean() {
            return ((compilation.catalog, Vec::new()), Fate::Noticed);
        }
        let audit = audit(&compilation.specs, sources, self.documents);
        let said = (compilation.catalog, audit.documents);
        if !audit.diagnostics.is_empty() {
            return (said, Fate::Noticed);
        }
        let is_reviewed = self.record.as_ref().is_some_and(|record| {
            let review = Review::of(&compilation.specs[0], source, record, Some(self.documents));
            !review.hold(SourceId(1)).is_empty()
        });
        (said, if is_reviewed { Fate::Reviewed } else { Fate::Passed })
    }
}

/// The texts of a folder, sorted.
pub(crate) fn texts(folder: &Path) -> Vec<Source> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("cannot read {}: {error}", folder.display()));
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).filter(|path| path.is_file()).collect();
    paths.sort();
    let read = |path: &std::path::PathBuf| Some(Source::new(path.to_string_lossy(), fs::read_to_string(path).ok()?));
    paths.iter().filter_map(read).collect()
}

/// What `of` makes of each element, in their order, on every core.
pub(crate) fn in_parallel<T: Sync, R: Send>(list: &[T], of: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let share = list.len().div_ceil(thread::available_parallelism().map_or(1, Into::into)).max(1);
    thread::scope(|scope| {
        let threads: Vec<_> =
            list.chunks(share).map(|part| scope.spawn(|| part.iter().map(&of).collect::<Vec<_>>())).collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    })
}
