//! Links within a page of Markdown, and the anchors that they lead to as a forge makes them.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::collections::BTreeSet;

/// That every link leads to an anchor of the page, to the web, or to one of `beside`, and that no anchor is there twice.
pub(crate) fn assert_they_lead_somewhere(page: &str, beside: &[&str]) {
    let mut anchors = BTreeSet::new();
    let mut headings = BTreeSet::new();
    let mut links = Vec::new();
    let mut heading: Option<String> = None;
    for event in Parser::new_ext(page, Options::ENABLE_TABLES | Options::ENABLE_GFM) {
        match event {
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::Text(text) | Event::Code(text) => {
                if let Some(heading) = &mut heading {
                    heading.push_str(&text);
                }
            }
            Event::End(TagEnd::Heading(_)) => {
                headings.insert(slug(&heading.take().unwrap_or_default()));
            }
            Event::InlineHtml(element) => {
                if let Some(id) = element.strip_prefix("<a id=\"").and_then(|rest| rest.strip_suffix("\">")) {
                    assert!(anchors.insert(id.to_owned()), "`{id}` is an anchor twice");
                }
            }
            Event::Start(Tag::Link { dest_url, .. }) => links.push(dest_url.into_string()),
            _ => {}
        }
    }
    assert!(!links.is_empty());
    for link in links {
        let leads = match link.strip_prefix('#') {
            Some(id) => anchors.contains(id) || headings.contains(id),
            None => link.starts_with("https://") || beside.contains(&link.as_str()),
        };
        assert!(leads, "{link} leads nowhere");
    }
}

/// The anchor that a forge makes of a heading.
fn slug(heading: &str) -> String {
    let kept = heading.to_lowercase();
    kept.chars()
        .filter(|letter| letter.is_alphanumeric() || "-_ ".contains(*letter))
        .collect::<String>()
        .replace(' ', "-")
}
