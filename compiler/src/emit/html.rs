//! The catalogue in, a static site out: `docs/site/`, with a page for every code, one for every provider, and a search.
//!
//! Its pages need no server, no network and no script: the script adds the search, the choice of language and of colours.
//! Every address is relative, so the site works from a folder and below any path.

mod address;
mod code;
mod coverage;
mod fact;
mod index;
mod listing;
mod markup;
mod matrix;
mod neighbours;
mod provider;
mod response;
mod search;
mod snippet;
mod subject;
mod template;

use crate::artifact::Artifact;
use crate::catalog::Catalog;
use address::Site;
use subject::Subject;
use template::Templates;

pub use template::TemplateError;

/// What every page loads.
const ASSETS: [(&str, &str); 4] = [
    ("site.css", include_str!("html/assets/site.css")),
    ("icon.svg", include_str!("html/assets/icon.svg")),
    ("site.js", include_str!("html/assets/site.js")),
    ("search.js", include_str!("html/assets/search.js")),
];

/// The files of the site, by their paths in the project.
///
/// # Errors
/// If a template is wrong, which no catalogue can make it.
pub fn artifacts(catalog: &Catalog) -> Result<Vec<Artifact>, TemplateError> {
    let templates = Templates::new()?;
    let site = Site::new(catalog);
    let mut pages = vec![("index.html".to_owned(), index::page(catalog, &site, &templates)?)];
    for (index, provider) in catalog.providers.iter().enumerate() {
        let subject = Subject { index, provider, site: &site, root: "../" };
        pages.extend(provider::pages(subject, &templates)?);
        pages.extend(code::pages(Subject { root: "../../", ..subject }, &templates)?);
    }
    pages.push(("codes.js".to_owned(), search::data(catalog, &site)));
    pages.extend(ASSETS.map(|(name, text)| (name.to_owned(), text.to_owned())));
    let artifact = |(path, text)| Artifact { path: format!("docs/site/{path}"), text };
    Ok(pages.into_iter().map(artifact).collect())
}
