//! The Markdown of a catalogue by hand: a page to read, and the promise that no text breaks out of its place.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

#[path = "../../../tests/golden/hold.rs"]
mod hold;
#[path = "markdown/links.rs"]
mod links;
#[path = "markdown/same.rs"]
mod same;
#[path = "markdown/sample.rs"]
mod sample;

use codetable_model::artifact::Artifact;
use codetable_model::catalog::Catalog;
use codetable_model::source::Source;
use codetable_pages::markdown;
use pulldown_cmark::{Event, Options, Parser, Tag};
use same::assert_same;
use std::collections::BTreeMap;
use std::path::Path;

/// Words that are what they are for, in two languages.
fn plain(of: &str) -> String {
    of.to_owned()
}

fn page(catalog: &Catalog, path: &str) -> String {
    let artifacts = markdown::artifacts(catalog);
    artifacts.into_iter().find(|artifact| artifact.path == path).unwrap().text
}

#[test]
fn a_page_holds_everything_there_is() {
    let catalog = sample::catalog(&mut plain);
    hold::hold("tests/markdown/post_office.md", &page(&catalog, "docs/post_office.md"));
    hold::hold("tests/markdown/README.md", &page(&catalog, "docs/README.md"));
}

#[test]
fn same_catalogue_same_bytes() {
    let twice = [(); 2].map(|()| markdown::artifacts(&sample::catalog(&mut plain)));
    assert_eq!(twice[0], twice[1]);
}

/// What other emitters write into the same folder.
const BESIDE: [&str; 3] = ["catalog.json", "catalog.csv", "exports.md"];

#[test]
fn every_link_leads_somewhere() {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs");
    assert!(BESIDE.iter().all(|path| docs.join(path).is_file()));
    let (sources, _) = codetable_model::load::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../specs"));
    let real = codetable_model::compile(&sources).catalog;
    for catalog in [real, sample::catalog(&mut plain)] {
        let artifacts = markdown::artifacts(&catalog);
        let names: Vec<&str> = artifacts.iter().filter_map(|artifact| artifact.path.strip_prefix("docs/")).collect();
        for (artifact, provider) in artifacts.iter().skip(1).zip(&catalog.providers) {
            let spec = format!("../{}", provider.path);
            let beside = [names.as_slice(), &[&spec, "README.md#how-to-read-a-page"]].concat();
            links::assert_they_lead_somewhere(&artifact.text, &beside);
        }
        links::assert_they_lead_somewhere(&artifacts[0].text, &[names.as_slice(), &BESIDE].concat());
    }
}

/// A forge shows no file that is larger.
const SHOWN: usize = 512 * 1024;

#[test]
fn many_codes_are_on_pages_that_a_forge_shows() {
    let mut spec = "provider: many\ntitle: Many\ntables:\n".to_owned();
    for table in ["one", "two"] {
        spec += &format!("  {table}:\n    enum: {}\n    codes:\n", table[..1].to_uppercase() + &table[1..]);
        for code in 0..1_200 {
            let facts = format!("status: {}, message: \"Message {code}, see it\"", 400 + code % 20);
            spec += &format!("      {table}_{code}: {{ name: N{code}, {facts}, recovery: [[fix_request]] }}\n");
        }
    }
    spec += "notes:\n  - { says: what one has to know, because: it is so, concerns: [one_0, two_1199] }\n";
    let compilation = codetable_model::compile(&[Source::new("specs/many.yaml", spec)]);
    assert!(compilation.is_clean(), "{:?}", compilation.diagnostics.first());
    let artifacts = markdown::artifacts(&compilation.catalog);
    assert!(artifacts.len() > 3 && artifacts.iter().all(|page| page.text.len() < SHOWN));
    let heads = |code: &str| {
        let head = format!("</a>`{code}` N");
        artifacts.iter().map(|page| page.text.matches(&head).count()).sum::<usize>()
    };
    let rows = compilation.catalog.providers[0].tables.iter().flat_map(|table| &table.rows);
    for code in rows.map(|row| row.code.to_string()) {
        assert_eq!(heads(&code), 1, "{code}");
    }
    let name = |page: &Artifact| page.path.strip_prefix("docs/").unwrap().to_owned();
    let mut beside: Vec<String> = artifacts.iter().map(name).collect();
    for page in &artifacts {
        let anchors = page.text.split("<a id=\"").skip(1).filter_map(|rest| rest.split('"').next());
        beside.extend(anchors.map(|anchor| format!("{}#{anchor}", name(page))));
    }
    beside.extend(["../specs/many.yaml", "README.md#how-to-read-a-page"].map(str::to_owned));
    beside.extend(BESIDE.map(str::to_owned));
    let beside: Vec<&str> = beside.iter().map(String::as_str).collect();
    artifacts.iter().for_each(|page| links::assert_they_lead_somewhere(&page.text, &beside));
}

#[test]
fn only_addresses_of_the_web_become_links() {
    let mut catalog = sample::catalog(&mut plain);
    let ask = |catalog: &mut Catalog, address: &str| {
        catalog.providers[0].support.as_mut().unwrap().ask.as_mut().unwrap().value = address.to_owned();
        targets(&page(catalog, "docs/post_office.md"))
    };
    for address in [
        "javascript:alert(1)",
        "JavaScript://x.example/%0aalert(1)",
        "data:text/html,x",
        "vbscript:x",
        "//x.example",
        "file:///etc/passwd",
        "https://",
        "https:// x.example",
        "https://x.example/\u{202e}moc",
    ] {
        let links = ask(&mut catalog, address);
        assert!(links.iter().all(|link| web(link) || local(link)), "{address}: {links:?}");
        assert!(!links.iter().any(|link| link.contains("x.example")), "{address}: {links:?}");
    }
    let found = ask(&mut catalog, "HTTPS://x.example/a_(b)|<c>&amp;\"`*[d]\\");
    assert!(found.contains(&"https://x.example/a_%28b%29%7C%3Cc%3E&amp;%22%60%2A%5Bd%5D%5C".to_owned()), "{found:?}");
}

/// Texts that each mean something to Markdown, GitHub or HTML.
const HOSTILE: &[&str] = &[
    "|",
    "a|b",
    "a\\|b\\",
    "\\",
    "\\\\|",
    "`",
    "``` js",
    "`|`",
    "` `",
    "```\n```\n# x",
    "~~~\nx",
    "<br>",
    "<script>alert(1)</script>",
    "<!-- x",
    "--> x",
    "</td></tr></table>",
    "<a href=\"javascript:alert(1)\">x</a>",
    "<https://evil.example>",
    "&lt;b&gt; &amp; &copy; &#124; &#x200B;",
    "[x](javascript:alert(1))",
    "![x](https://evil.example/x.png)",
    "[001]",
    "[^1]",
    "[^1]: x",
    "[x]: https://evil.example",
    "- [ ] x",
    "- x",
    "+ x",
    "* x",
    "1. x",
    "12) x",
    "# x",
    "x #",
    "> x",
    "> [!NOTE]\n> x",
    "=====",
    "-----",
    "---",
    "***",
    "| a | b |\n| --- | --- |\n| c | d |",
    "**x** __x__ *x* _x_ ~~x~~",
    "$x$ and $$x$$ and $`x`$",
    "https://evil.example/a_b*c and www.evil.example",
    "    code",
    "\tcode",
    " leading and trailing ",
    "two\n\nparagraphs",
    "line\r\nend",
    "hard  \nbreak\\\nbreak",
    "a\rb",
    "nul\0 escape\u{1b}[31m bell\u{7}",
    "right\u{202e}to left",
    "zero\u{200b}width \u{feff}",
    "separator\u{2028}line\u{2029}paragraph",
    "*/ \"# }} {{ ''",
    "한글 `코드` | 표 <b>",
    "{#id}",
    ":tada: @somebody #1",
    "%%x%%",
    "",
];

#[test]
fn no_text_breaks_out_of_its_place() {
    let tame = shape(&sample::catalog(&mut |of| format!("{of} x")));
    for hostile in HOSTILE {
        // At both ends, and never alone: what is empty, or said twice, is left out.
        let found = shape(&sample::catalog(&mut |of| format!("{hostile}{of} x{hostile}")));
        assert_same(&found.structure, &tame.structure, hostile);
        assert_ours(&found, hostile);
    }
}

#[test]
fn no_two_texts_together_break_out() {
    let tame = shape(&sample::catalog(&mut |of| format!("{of} x")));
    let plain = shape(&sample::catalog(&mut plain));
    arbtest::arbtest(|u| {
        // What is said twice is the same both times, since pages show some of it once.
        let mut said = BTreeMap::new();
        let mut error = None;
        let catalog = sample::catalog(&mut |of| {
            let made = said.entry(of.to_owned()).or_insert_with(|| match text(u) {
                Ok(text) => format!("{text}{of} x{text}"),
                Err(reason) => {
                    error = Some(reason);
                    "x".to_owned()
                }
            });
            made.clone()
        });
        let said: Vec<String> = said.into_iter().filter(|(of, _)| plain.shows(of)).map(|(_, text)| text).collect();
        if let Some(reason) = error {
            return Err(reason);
        }
        let found = shape(&catalog);
        assert_same(&found.structure, &tame.structure, &format!("{said:?}"));
        assert_ours(&found, &format!("{said:?}"));
        for text in said {
            assert_whole(&found, &text);
        }
        Ok(())
    })
    .budget_ms(3_000);
}

#[test]
fn every_text_comes_out_whole() {
    let plain = shape(&sample::catalog(&mut plain));
    for hostile in HOSTILE {
        let every = shape(&sample::catalog(&mut |of| format!("{of}: {hostile}")));
        sample::catalog(&mut |of| {
            // What we say in Korean stands on the site.
            if plain.shows(of) {
                assert_whole(&every, &format!("{of}: {hostile}"));
            }
            String::new()
        });
    }
}

/// Two or three hostile texts in a row, never empty.
fn text(u: &mut arbtest::arbitrary::Unstructured<'_>) -> arbtest::arbitrary::Result<String> {
    let mut text = String::new();
    for _ in 0..u.int_in_range(1..=3)? {
        text.push_str(u.choose(HOSTILE)?);
    }
    Ok(if text.is_empty() { "x".to_owned() } else { text })
}

/// What a parser sees in the pages.
struct Shape {
    /// Blocks, in order, with what they are but not what they say.
    structure: Vec<String>,
    /// The elements of HTML, as written.
    elements: Vec<String>,
    /// Where links lead.
    links: Vec<String>,
    /// The bare text of every block, each in a line of its own.
    text: String,
}

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM
        | Options::ENABLE_MATH
}

fn shape(catalog: &Catalog) -> Shape {
    let mut shape = Shape { structure: Vec::new(), elements: Vec::new(), links: Vec::new(), text: String::new() };
    for artifact in markdown::artifacts(catalog) {
        shape.structure.push(artifact.path);
        let mut text = String::new();
        for event in Parser::new_ext(&artifact.text, options()) {
            match event {
                Event::Text(words) | Event::Code(words) => text.push_str(&words),
                Event::InlineHtml(element) if element.as_ref() == "<br>" => text.push('\n'),
                Event::Html(element) | Event::InlineHtml(element) => shape.elements.push(element.into_string()),
                Event::Start(Tag::Link { dest_url, .. }) => shape.links.push(dest_url.into_string()),
                Event::End(pulldown_cmark::TagEnd::Link) => {}
                Event::Start(Tag::Table(columns)) => shape.structure.push(format!("table of {}", columns.len())),
                Event::Start(Tag::CodeBlock(_)) => shape.structure.push("fence".to_owned()),
                Event::Start(tag) => shape.structure.push(format!("{tag:?}")),
                Event::End(tag) => {
                    shape.structure.push(format!("end of {tag:?}"));
                    if !matches!(tag, pulldown_cmark::TagEnd::Strong) {
                        shape.text.push_str(&bare(&std::mem::take(&mut text)));
                        shape.text.push('\n');
                    }
                }
                other => shape.structure.push(format!("{other:?}")),
            }
        }
    }
    shape
}

/// Only our own elements: the comment at the top, anchors; and only links to the web, to this page, or beside it.
fn assert_ours(shape: &Shape, text: &str) {
    for element in &shape.elements {
        let anchor = element.strip_prefix("<a id=\"").and_then(|rest| rest.strip_suffix("\">"));
        let ours =
            anchor.is_some_and(|id| id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._~-".contains(&byte)));
        assert!(ours || element == "</a>" || element.starts_with("<!-- @generated by"), "{text:?} makes {element:?}");
    }
    for link in &shape.links {
        assert!(web(link) || local(link), "{text:?} makes a link to {link:?}");
    }
}

impl Shape {
    /// Whether a text, as far as it can be seen, stands in one block from its first to its last letter.
    fn shows(&self, text: &str) -> bool {
        self.text.contains(&bare(&visible(text)))
    }
}

fn assert_whole(shape: &Shape, text: &str) {
    assert!(shape.shows(text), "{text:?} is not there whole");
}

/// Without back-quotes, which may have made code of a part, without space, and without capitals: a sentence begins with one.
fn bare(text: &str) -> String {
    text.replace(['`', ' ', '\n', '\t'], "").to_lowercase()
}

/// What cannot be seen is shown by its number.
fn visible(text: &str) -> String {
    let mut seen = String::new();
    for letter in text.replace("\r\n", "\n").chars() {
        let hidden = letter.is_control() && !"\n\t".contains(letter)
            || "\u{200b}\u{202e}\u{2028}\u{2029}\u{feff}".contains(letter);
        if hidden {
            seen.push_str(&format!("⟨U+{:04X}⟩", u32::from(letter)));
        } else {
            seen.push(letter);
        }
    }
    seen
}

fn targets(page: &str) -> Vec<String> {
    let link = |event| match event {
        Event::Start(Tag::Link { dest_url, .. }) => Some(dest_url.into_string()),
        _ => None,
    };
    Parser::new_ext(page, options()).filter_map(link).collect()
}

fn web(link: &str) -> bool {
    link.starts_with("https://") || link.starts_with("http://")
}

fn local(link: &str) -> bool {
    link.starts_with('#')
        || ["README.md", "README.md#how-to-read-a-page", "../specs/post_office.yaml", "post_office.md"].contains(&link)
        || BESIDE.contains(&link)
}

/// What a header counts, and how often it and a member of a body come, in the words of whoever reads them.
#[test]
fn headers_and_members_are_told_in_plain_words() {
    const TELLS: [(&str, &str); 4] = [
        ("limit", "requests allowed per {}"),
        ("remaining", "requests left this {}"),
        ("used", "requests used this {}"),
        ("reset", "when the limit per {} resets"),
    ];
    let table = |text: &str, head: &str| -> Vec<Vec<String>> {
        let lines = text.lines().skip_while(|line| !line.contains(head)).take_while(|line| line.starts_with('|'));
        lines.map(|line| line.split('|').map(|cell| cell.trim().to_owned()).collect()).collect()
    };
    for period in ["second", "minute", "hour", "day", "month"] {
        let tells = |role: &str, of: &str| format!("  X-{role}: {{ role: {role}, of: rate{of}, format: integer }}\n");
        // One of the headers of an allowance tells for all what it is counted over.
        let headers: String =
            TELLS.map(|(role, _)| tells(role, if role == "used" { "" } else { ", per: PERIOD" })).concat();
        let spec = format!(
            "provider: shop\nheaders:\n{}  X-Always: {{ role: other, presence: always }}\n  X-Some: {{ role: other, presence: optional }}\n\
             bodies:\n  error:\n    fields:\n      /code: {{ role: code, type: string, presence: always }}\n      /detail: {{ role: detail, type: string, presence: optional }}\n\
             tables:\n  errors:\n    enum: E\n    codes: {{ A: {{ name: A }} }}\n",
            headers.replace("PERIOD", period)
        );
        let compilation = codetable_model::compile(&[Source::new("specs/shop.yaml", spec)]);
        assert!(compilation.is_clean(), "{:#?}", compilation.diagnostics);
        let page = page(&compilation.catalog, "docs/shop.md");
        let headers = table(&page, "| What it tells |");
        for (role, says) in TELLS {
            let row = headers.iter().find(|row| row[1] == format!("`X-{role}`")).unwrap();
            assert_eq!(row[2], says.replace("{}", period), "{page}");
        }
        let sent = |name: &str| headers.iter().find(|row| row[1] == format!("`{name}`")).unwrap().join("|");
        assert!(sent("X-Always").contains("|with every response|"), "{page}");
        assert!(sent("X-Some").contains("|with some responses|"), "{page}");
        let members = table(&page, "| What it is |");
        let there = |name: &str| members.iter().find(|row| row[1] == format!("`{name}`")).unwrap()[4].clone();
        assert_eq!([there("/code"), there("/detail")], ["always", "sometimes"], "{page}");
    }
}
