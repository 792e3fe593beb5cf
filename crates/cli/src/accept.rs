//! The names of what somebody has looked at in, the record of reviews out.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use clap::Args;
use codetable_documents::audit::audit;
use codetable_documents::review::{Judgement, Judgements, copy_of};
use codetable_model::compile;
use codetable_model::source::Source;
use codetable_model::spec::Spec;
use codetable_model::text::character::printable;

use crate::call::{Call, Specs};
use crate::project::{Compiled, Project};
use crate::review::{self, Reviewed};
use crate::{Report, Stop, audit as documents, count, diff};

/// Record that somebody has looked at what only a reader can hold
///
/// No law holds a word of ours, a translation, a name or a reason, nor that a part of the spec has all of its facts: one that
/// has gone breaks nothing. `audit --unheld` lists them, each under a name such as `shop/errors/SOLD_OUT/recovery` or
/// `shop/errors/facts`. Look at one beside the lines that it rests on, then name it here: the record beside the
/// spec, `shop.reviewed`, keeps a digest of it and of these lines, and `check` and `audit` ask for another look when either
/// has changed. The first call makes the record; a spec that has none is not held to one.
///
/// Prints what it was when it was last recorded, as git knows it, what it is now, and the lines. A name of what is no longer
/// in the spec takes it out of the record.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples: {name} accept shop/errors/SOLD_OUT/recovery
          {name} accept 'shop/errors/SOLD_OUT/*' 'shop/phrases/*'")]
pub(crate) struct Accept {
    /// What was looked at: a name, with `*` for any part of it behind the provider
    #[arg(value_name = "NAME", required = true)]
    names: Vec<String>,
    /// The folder of documents (default: the environment variable CODETABLE_SOURCES, or else the package's `sources`)
    #[arg(long, value_name = "DIR")]
    sources: Option<PathBuf>,
    #[command(flatten)]
    specs: Specs,
}

impl Accept {
    pub(crate) fn run(&self, call: &Call) -> Result<Report, Stop> {
        for name in &self.names {
            if name.split('/').next().is_none_or(|provider| provider.is_empty() || provider.contains('*')) {
                return Err(Stop::wrong(format!(
                    "`{}` does not begin with a provider\nnobody looks at everything at once: name the provider, as in `shop/*`",
                    printable(name)
                )));
            }
        }
        let project = Project::of(call, &self.specs)?;
        let compiled = project.compiled()?;
        if !compiled.compilation.is_clean() {
            return Err(Stop::finding(format!(
                "the specs have problems: what laws hold comes first\nsee `{} check`",
                call.name
            )));
        }
        let documents = self.documents(&project, &compiled, call)?;
        let reviewed = review::of(&project, &compiled, Some(&documents))?;
        // Nothing is written if one of the names means nothing.
        if let Some(name) =
            self.names.iter().find(|name| !reviewed.iter().any(|of| places(of).any(|at| fits(name, at))))
        {
            return Err(Stop::wrong(format!(
                "nothing is called `{}`, in the specs or in their records\n`{} audit --unheld` lists all names",
                printable(name),
                call.name
            )));
        }
        let is_meant = |place: &str| self.names.iter().any(|name| fits(name, place));
        let mut text = String::new();
        for reviewed in reviewed.iter().filter(|of| places(of).any(is_meant)) {
            accept(reviewed, &is_meant, &documents, &compiled, &mut text)?;
        }
        Ok(Report { text, clean: true })
    }

    /// The documents, of which the specs that are named say nothing wrong. Where these cite none, none are asked for.
    fn documents(&self, project: &Project, compiled: &Compiled, call: &Call) -> Result<Vec<Source>, Stop> {
        let named = |spec: &&Spec| {
            let provider = spec.provider.as_ref().map(|name| name.value.as_str());
            self.names.iter().any(|name| name.split('/').next() == provider)
        };
        let specs: Vec<Spec> = compiled.compilation.specs.iter().filter(named).cloned().collect();
        if specs.iter().all(|spec| spec.sources.is_empty()) {
            return Ok(Vec::new());
        }
        let documents =
            documents::cited(&documents::files(&documents::folder(self.sources.as_deref(), project)?)?, compiled);
        if audit(&specs, &compiled.sources, &documents).diagnostics.is_empty() {
            return Ok(documents);
        }
        let why = "the spec does not agree with its documents: what laws hold comes first";
        Err(Stop::finding(format!("{why}\nsee `{} audit`", call.name)))
    }
}

/// Everything that a name may mean: what is judged, and what was.
fn places(Reviewed { review, .. }: &Reviewed) -> impl Iterator<Item = &str> {
    let recorded = review.record.reviewed.keys().map(|(place, _)| place.as_str());
    review.judgements.list.iter().map(|judgement| judgement.place.as_str()).chain(recorded)
}

/// Writes the record of one spec, and tells what was accepted.
fn accept(
    Reviewed { review, record, path }: &Reviewed,
    is_meant: &dyn Fn(&str) -> bool,
    documents: &[Source],
    compiled: &Compiled,
    text: &mut String,
) -> Result<(), Stop> {
    let spec = compiled.sources.iter().find(|source| source.stem() == review.judgements.provider);
    let old = spec.and_then(|spec| before(path, spec)).unwrap_or_default();
    let mut accepted = 0;
    for judgement in review.judgements.list.iter().filter(|judgement| is_meant(&judgement.place)) {
        if !review.record.has(judgement, &review.lines) {
            accepted += 1;
            tell(judgement, &old, documents, compiled, text);
        }
    }
    let dropped = review.record.reviewed.keys().filter(|(place, _)| is_meant(place));
    let present: BTreeSet<&str> = review.judgements.list.iter().map(|judgement| judgement.place.as_str()).collect();
    let dropped: BTreeSet<&str> =
        dropped.map(|(place, _)| place.as_str()).filter(|place| !present.contains(place)).collect();
    for place in &dropped {
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{place}\n  not in the spec any more\n");
    }
    let written = review.accept(is_meant);
    if record.as_ref().is_none_or(|record| record.text != written) {
        review::write_over(path, &written)?;
    }
    let open = review.judgements.list.len() - review.reviewed() - accepted;
    let dropped = if dropped.is_empty() { String::new() } else { format!(", {} forgotten", dropped.len()) };
    let provider = &review.judgements.provider;
    let _ = writeln!(text, "{provider}: {} accepted{dropped}, {open} to look at", count(accepted, "judgement"));
    Ok(())
}

/// What was accepted: what it was, what it is, and the lines that it rests on.
fn tell(judgement: &Judgement, old: &Judgements, documents: &[Source], compiled: &Compiled, text: &mut String) {
    let _ = writeln!(text, "{}", judgement.place);
    let before: Vec<String> = old.list.iter().filter(|of| of.place == judgement.place).map(Judgement::said).collect();
    for was in before.iter().filter(|was| **was != judgement.said()) {
        let _ = writeln!(text, "  was  {}", printable(was));
    }
    let _ = writeln!(text, "  is   {}", printable(&judgement.said()));
    let files = compiled.compilation.specs.iter().flat_map(|spec| &spec.sources);
    for (id, first, last) in &judgement.lines {
        let declared = files.clone().find(|document| document.id.value == *id);
        let document = declared.and_then(|declared| copy_of(declared, documents));
        let lines = document.map_or("", |document| document.text.as_str()).lines().enumerate();
        for (index, line) in lines.skip(*first as usize - 1).take((last - first + 1) as usize) {
            let _ = writeln!(text, "  {id}:{:<4} {}", index + 1, printable(line.trim()));
        }
    }
    text.push('\n');
}

/// What was judged when the record was last written, as git knows it.
fn before(record: &Path, spec: &Source) -> Option<Judgements> {
    let (folder, name) = (record.parent()?, record.file_name()?.to_str()?);
    let commit = diff::text(diff::git(folder, &["log", "-1", "--format=%H", "--", name]).ok()?)?;
    let commit = commit.trim();
    let revision = if commit.is_empty() { "HEAD" } else { commit };
    let old = diff::text(diff::git(folder, &["show", &format!("{revision}:./{}.yaml", spec.stem())]).ok()?)?;
    let sources = [Source::new(spec.path.clone(), old)];
    Some(Judgements::of(compile(&sources).specs.first()?, &sources[0]))
}

/// Whether a place is what a name means, `*` standing for any part of it.
fn fits(name: &str, place: &str) -> bool {
    let (name, place) = (name.as_bytes(), place.as_bytes());
    // Where the last star may still take one more byte.
    let (mut at, mut of, mut star) = (0, 0, None);
    while of < place.len() {
        if name.get(at) == Some(&b'*') {
            star = Some((at + 1, of));
            at += 1;
        } else if name.get(at) == Some(&place[of]) {
            (at, of) = (at + 1, of + 1);
        } else if let Some((after, taken)) = star {
            star = Some((after, taken + 1));
            (at, of) = (after, taken + 1);
        } else {
            return false;
        }
    }
    name[at..].iter().all(|rest| *rest == b'*')
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn a_star_is_any_part_of_a_name() {
        for (name, place, is) in [
            ("a/b", "a/b", true),
            ("a/b", "a/bc", false),
            ("a/*", "a/b/c", true),
            ("a/*/c", "a/b/x/c", true),
            ("a/*/c", "a/b/c/d", false),
            ("a/*b*", "a/cabd", true),
            ("a/*", "a/*/b", true),
            ("a/**", "a/", true),
            ("*", "", true),
            ("a", "", false),
        ] {
            assert_eq!(fits(name, place), is, "{name} {place}");
        }
    }
}
