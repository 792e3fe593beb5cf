//! A provider in, its page out, and a page more for every so many codes.

use super::coverage::{self, Bar};
use super::head::Head;
use super::listing::{self, Group};
use super::markup::Markup;
use super::subject::Subject;
use super::template::{TemplateError, Templates};
use crate::page::codes::{Listing, listing};
use crate::page::guide;
use crate::page::link::anchor;
use crate::page::remarks::foremost;
use crate::page::sections::sections;
use crate::words;
use codetable_model::catalog::Provider;
use codetable_model::words::{BasisKind, Evidence, RichText};
use serde::Serialize;

/// What the page of a provider shows.
#[derive(Debug, Serialize)]
struct View<'a> {
    root: &'static str,
    head: Head,
    heading: Markup,
    counts: Markup,
    /// What supports the title.
    title_basis: Markup,
    names: Markup,
    name: &'a str,
    spec: &'a str,
    /// What has to be known of all of it.
    foremost: Vec<Markup>,
    groups: Vec<Group>,
    /// The pages that list codes; one, if they fit on it.
    pages: Vec<String>,
    tables: Vec<About>,
    coverage: Vec<Bar>,
    /// The columns of the coverage.
    kinds: [Markup; BasisKind::ALL.len()],
    contents: Vec<Part>,
    sections: Vec<Markup>,
}

/// A page that only lists codes.
#[derive(Debug, Serialize)]
struct More {
    root: &'static str,
    head: Head,
    heading: Markup,
    number: usize,
    groups: Vec<Group>,
    pages: Vec<String>,
}

/// What is said of a table as a whole.
#[derive(Debug, Serialize)]
struct About {
    name: String,
    lines: Markup,
    remarks: Markup,
}

/// A section, in the list of them.
#[derive(Debug, Serialize)]
struct Part {
    id: String,
    title: Markup,
}

/// The pages by their paths in the site.
pub(super) fn pages(subject: Subject<'_>, templates: &Templates) -> Result<Vec<(String, String)>, TemplateError> {
    let listings: Vec<Listing> = subject.provider.tables.iter().map(|table| listing(subject.provider, table)).collect();
    let listed = listing::pages(subject, &listings);
    let paths: Vec<String> = (0..listed.len()).map(|number| subject.site.listing(subject.index, number)).collect();
    let links: Vec<String> = paths.iter().map(|path| subject.at(path)).collect();
    let mut pages = Vec::new();
    for (number, (groups, path)) in listed.into_iter().zip(paths).enumerate() {
        let html = if number == 0 {
            templates.render("provider.html", &view(subject, &listings, groups, links.clone()))?
        } else {
            let about = (number + 1).to_string();
            let head = Head::of(subject, &[&about], &RichText::default(), &path);
            let pages = links.clone();
            templates.render(
                "codes.html",
                &More { root: subject.root, head, heading: subject.heading(), number, groups, pages },
            )?
        };
        pages.push((path, html));
    }
    Ok(pages)
}

fn view<'a>(subject: Subject<'a>, listings: &[Listing], groups: Vec<Group>, pages: Vec<String>) -> View<'a> {
    let subject = Subject { home: "", ..subject };
    let provider = subject.provider;
    let title_basis = provider.title.as_ref();
    let sections = sections(provider, subject.http);
    View {
        root: subject.root,
        head: Head::of(subject, &[], &description(provider), &subject.site.provider(subject.index)),
        heading: subject.heading(),
        counts: subject.rich(RichText::join(guide::counts(provider), " · ")),
        title_basis: title_basis.map_or_else(Markup::default, |title| subject.rich(Evidence::of(&title.basis).words())),
        names: subject.rich(guide::names(provider)),
        name: &provider.name,
        spec: &provider.path,
        foremost: subject.foremost(&foremost(provider, None)),
        groups,
        pages,
        tables: listings
            .iter()
            .map(|of| About {
                name: of.path.clone(),
                lines: subject.lines(&of.about),
                remarks: subject.references(&of.remarks),
            })
            .collect(),
        coverage: coverage::bars(provider),
        kinds: BasisKind::ALL.map(Markup::kind),
        contents: sections
            .iter()
            .map(|of| Part { id: anchor(&of.place).unwrap_or_default(), title: subject.rich(of.title) })
            .collect(),
        sections: sections.iter().map(|section| subject.section(section)).collect(),
    }
}

/// `What each error code of the Kakao API means, and what to do about it: 15 codes, …`
fn description(provider: &Provider) -> RichText {
    let counts = RichText::join(guide::counts(provider), ", ");
    words::ABOUT_PROVIDER.with([RichText::text(guide::title(provider)), counts])
}
