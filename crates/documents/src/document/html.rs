//! A page with HTML in it in, the same page as Markdown out: tables between pipes, lists, headings, code.
//!
//! A page is HTML as a whole, or Markdown in which some lines begin an element; these alone are rewritten.

use std::borrow::Cow;

use codetable_model::text::lines::boundary;
use html5gum::{DefaultEmitter, Span, Token, Tokenizer};
use reader::Slice;

use super::MarkdownView;

mod reader;
mod writer;

use writer::Writer;

/// Writes the HTML of a page as Markdown.
pub(crate) fn read(page: &str) -> MarkdownView<'_> {
    let mut writer = Writer::new(page);
    if is_page(page) {
        write(page, 0, &mut writer);
        return writer.finish();
    }
    let (mut at, mut copied, mut unclosed) = (0, 0, Vec::new());
    while at < page.len() {
        let end = page[at..].find('\n').map_or(page.len(), |end| at + end + 1);
        let name = element(&page[at..end]).filter(|name| !unclosed.contains(name));
        let closed = name.as_ref().and_then(|name| closing(&page[at..], name));
        match (name, closed) {
            (Some(_), Some(len)) => {
                writer.copy(copied..at);
                write(&page[at..at + len], at, &mut writer);
                at += len;
                copied = at;
            }
            (Some(name), None) => {
                unclosed.push(name);
                at = end;
            }
            (None, _) => at = end,
        }
    }
    if copied == 0 {
        return MarkdownView { text: Cow::Borrowed(page), parts: Vec::new() };
    }
    writer.copy(copied..page.len());
    writer.finish()
}

/// Whether it is the name of an element that only marks its text.
pub(crate) fn is_inline(name: &str) -> bool {
    const NAMES: &str = " a abbr b bdi bdo cite code data del dfn em font i ins kbd mark nobr q s samp small span strike strong sub \
         sup time tt u var wbr ";
    is_one(NAMES, name)
}

/// Whether it is the name of an element that begins a line of its own.
pub(crate) fn is_block(name: &str) -> bool {
    const NAMES: &str = " address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer \
         form h1 h2 h3 h4 h5 h6 head header hr html li main nav ol option p pre section select summary table tbody td \
         tfoot th thead title tr ul ";
    is_one(NAMES, name)
}

fn is_one(names: &str, name: &str) -> bool {
    !name.is_empty() && names.split(' ').any(|other| other == name)
}

/// Whether a page is HTML from its beginning.
fn is_page(page: &str) -> bool {
    let start = page.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let start = start.get(..14).unwrap_or(start).to_ascii_lowercase();
    ["<!doctype", "<html", "<head>", "<head ", "<body", "<?xml", "<meta ", "<title"]
        .iter()
        .any(|opening| start.starts_with(opening))
}

/// The element that a line of Markdown begins, if it is one that stands by itself.
fn element(line: &str) -> Option<String> {
    let name = line.trim_start().strip_prefix('<')?;
    let end = name.find(|c: char| !c.is_ascii_alphanumeric())?;
    let name = name[..end].to_ascii_lowercase();
    const NAMES: &str = " table ul ol dl div section article main details pre h1 h2 h3 h4 h5 h6 p blockquote figure ";
    is_one(NAMES, &name).then_some(name)
}

/// One past the tag that closes the element that HTML begins with.
fn closing(html: &str, name: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for token in tokens(html) {
        match token {
            Token::StartTag(tag) if *tag.name == name.as_bytes() => depth += 1,
            Token::EndTag(tag) if *tag.name == name.as_bytes() => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(boundary(html, tag.span.end));
                }
            }
            _ => {}
        }
    }
    None
}

fn tokens(html: &str) -> impl Iterator<Item = Token<usize>> {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    let mut tokenizer = Tokenizer::new_with_emitter(Slice::new(html), emitter);
    std::iter::from_fn(move || {
        loop {
            // A pause is no end: the tokenizer goes on where it stopped.
            if let Ok(token) = tokenizer.next()? {
                return Some(token);
            }
        }
    })
}

/// Writes HTML that begins at `start` of the page.
fn write(html: &str, start: usize, writer: &mut Writer<'_>) {
    for token in tokens(html) {
        // The tokenizer counts a line end of two bytes as one, so its places are held against the text.
        let place = |span: Span<usize>| start + boundary(html, span.start)..start + boundary(html, span.end);
        match token {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name);
                let attribute = |name: &str| {
                    tag.attributes.get(name.as_bytes()).map(|value| String::from_utf8_lossy(value).into_owned())
                };
                writer.open(&name, place(tag.span), &attribute);
            }
            Token::EndTag(tag) => writer.close(&String::from_utf8_lossy(&tag.name)),
            Token::String(text) => writer.text(&String::from_utf8_lossy(&text), place(text.span)),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    writer.end();
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

    use super::read;

    #[test]
    fn a_page_of_html_becomes_markdown() {
        for (html, markdown) in [
            ("<p>a  b</p>\n<p>c</p>", "a b\n\n\nc\n\n"),
            ("<html><title>x</title><script>'<p>'</script><h2>One</h2>two<br>three", "## One\n\ntwo\nthree\n\n"),
            ("<dl><dt>a</dt><dd><p>b</p></dd><dt>c<dd>d</dl>", "a\n: b\n\nc\n: d\n\n"),
            ("<table><tr><td>601<sup>1</sup></table>", "|   |\n|---|\n| 601¹ |\n\n"),
            ("<ul><li>a<li>b</ul>", "- a\n- b\n\n"),
            ("<pre>{\n  1 &lt; 2\n}</pre>", "~~~\n{\n  1 < 2\n}\n~~~\n\n"),
            ("<p># no [mark] *of* a_b | {</p>", "\\# no \\[mark\\] \\*of\\* a\\_b \\| &#123;\n\n"),
            (
                "<table><thead><tr><th>A</th><th>B</th></tr></thead>\n<tbody>\n<tr>\n <td>1</td> <td><p>x</p><p>y</p></td></tr></table>",
                "| A | B |\n|---|---|\n| 1 | x<br>y |\n\n",
            ),
            (
                "<table><tr><td rowspan=2>500<td>E1<tr><td>E2<tr><td colspan=2>end</table>",
                "|   |   |\n|---|---|\n| 500 | E1 |\n| 500 | E2 |\n| end |  |\n\n",
            ),
            ("<table><tr><td>menu<td><table><tr><td>E1</table></table>", "menu\n\n|   |\n|---|\n| E1 |\n\n"),
        ] {
            assert_eq!(read(html).text, markdown, "{html}");
        }
    }

    #[test]
    fn a_tag_may_have_any_number_of_attributes() {
        let many = 5_000;
        for attribute in [
            "a{}=\"b\" ",
            "a{} ",
            "a{}=b ",
            "a{}='b'\n",
            "a{}=\"b\"",
            "/a{}",
            "a{}= \"\"",
            "a=&amp;{} ",
            "={} ",
            "<{} ",
        ] {
            let attributes: String = (0..many).map(|number| attribute.replace("{}", &number.to_string())).collect();
            for page in [
                format!("<p {attributes}>x</p>\n"),
                format!("<html><p {attributes}>x</p>"),
                format!("<html><p {attributes}"),
            ] {
                let _ = read(&page);
            }
        }
    }

    #[test]
    fn of_markdown_only_the_elements_are_rewritten() {
        let page = "# A\n\n<table><tr><th>X</th></tr><tr><td>*1*</td></tr></table>\n\na *b* <br>\n<table> is a word\n";
        let read = read(page);
        assert_eq!(read.text, "# A\n\n| X |\n|---|\n| \\*1\\* |\n\n\n\na *b* <br>\n<table> is a word\n");
        let at = read.text.find("1").unwrap();
        assert_eq!(&page[read.place(&(at..at + 1))], "*1*");
        let at = read.text.find("word").unwrap();
        assert_eq!(&page[read.place(&(at..at + 4))], "word");
    }
}
