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
    names.split_whitespace().any(|other| other == name)
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
            // A mark that nobody sees parts words where they are marked, but for the beginning of a line.
            ("<p>a <b>b</b><i>c</i> d</p>", "a\u{200b} b\u{200b}c\u{200b} d\n\n"),
            ("<p><b>a</b></p>", "a\u{200b}\n\n"),
            // What would be a mark at the beginning of a line is escaped there.
            ("<p>- a - b + c # d > e</p>", "\\- a - b + c # d > e\n\n"),
            ("<ul><li># a</ul><dl><dd>+ b</dl>", "- \\# a\n\n: \\+ b\n\n"),
            (
                "<table><tr><td>> a<br>- b<td><li>- c<td>-1<br><br></table>",
                "|   |   |   |\n|---|---|---|\n| \\> a<br>\\- b | - \\- c | \\-1 |\n\n",
            ),
            (
                "<table><tr><td><br>1 > &lt;br> 2 &lt;br><br>3 &lt;br></table>",
                "|   |\n|---|\n| 1 > &lt;br> 2 &lt;br><br>3 &lt;br> |\n\n",
            ),
            ("<p>&Auml;&auml;&AMP;&amp;<img alt='a  b'> c <img></p>", "Ää\\&\\&a b c\n\n"),
            ("<p>0<sup>0123456789a</sup>1</p>", "0⁰¹²³⁴⁵⁶⁷⁸⁹a1\n\n"),
            // What is hidden ends with its own tag.
            ("<html><svg><title>t</title><path><text>u</text></svg>a<style><p></style>b", "ab\n\n"),
            ("<html><noscript><p>a<br>b</p></noscript>c<iframe>d</iframe>", "c\n\n"),
            // A block begins and ends a line, in a cell too.
            ("<html>a<div><p>b</p>c</div>d<tr>e<td>f</tr>g</td>h", "a\n\nb\n\nc\n\nd\n\ne\n\nf\n\ng\n\nh\n\n"),
            ("<ol><li>a<ul><li>b</li>c</ul><li>d</ol>", "- a\n\n- b\nc\n\n- d\n\n"),
            (
                "<table><tr><td>a<pre>b\n  c</pre>d<td><h2>e</h2>f<td><dl><dt>g</dt>h<dd>i</dd>j</dl>k<td><ul><li>l<li>m</li>n</ul>o</table>",
                "|   |   |   |   |\n|---|---|---|---|\n| a<br>b c<br>d | e<br>f | g<br>h<br>i<br>j<br>k | - l<br>- m<br>n<br>o |\n\n",
            ),
            // Lines are kept in what is kept, and nowhere else.
            ("<html>a<pre>b\n  c</pre>d  e", "a\n\n~~~\nb\n  c\n~~~\nd e\n\n"),
            ("<html><pre>a<pre>b</pre> c</pre>d  e", "~~~\na\n~~~\nb\n~~~\n c\n~~~\nd e\n\n"),
            ("<html>a</pre>b<pre>c", "a\n\nb\n\n~~~\nc\n~~~\n\n"),
            ("<html><pre>a<table><tr><td>b</pre>c</table></pre>", "~~~\na\n|   |\n|---|\n| b<br>c |\n~~~\n\n"),
            // Paragraphs of a definition are marked as such until it ends.
            (
                "<html>x<dl><dt>t</dt>u<dd>a<p>b</p>c</dd>d<dd><div>e<p>f</div></dl><p>g</p>h",
                "x\n\nt\nu\n: a\n: b\nc\nd\n: e\n: f\n\ng\n\nh\n\n",
            ),
            ("<dl><dd>a<dl><p>b</dl></dl>", ": a\n\nb\n\n"),
            ("<dl><dd>a<table><tr><td><p>b</p>c</table><p>d</dl>", ": a\n\n|   |\n|---|\n| b<br>c |\n\n: d\n\n"),
            // A cell that reaches over others is in each row, and leaves its columns empty.
            (
                "<table><tr><td rowspan=3>1<td>a<tr><td>b<tr><td>c<tr><td>d<td rowspan=' 2 '>e<tr><td>f<tr><td rowspan=0>g<td colspan=x>h</table>",
                "|   |   |\n|---|---|\n| 1 | a |\n| 1 | b |\n| 1 | c |\n| d | e |\n| f | e |\n| g | h |\n\n",
            ),
            ("<table><tr><th>A<tr><th>B<tr><td>1</table>", "| A |\n|---|\n| B |\n| 1 |\n\n"),
            ("<table><tr><th>A<td>1</table>", "|   |   |\n|---|---|\n| A | 1 |\n\n"),
            // What stands between cells stands before their row, and a table stands alone.
            ("<table><tr><td>a</td>b<tr><td>c</table>", "b\n|   |\n|---|\n| a |\n| c |\n\n"),
            ("<html>a<table><tr><td>1</table>b", "a\n\n|   |\n|---|\n| 1 |\n\nb\n\n"),
            // Of tables inside of tables only the innermost has rows.
            (
                "<table><tr><td>a<td>b<table><tr><td>c<table><tr><td>E1</table></table>d<tr>e<td>f</table>g",
                "a\nb\n\nc\n\n|   |\n|---|\n| E1 |\n\nd\n\ne\n\nf\n\ng",
            ),
            // Nothing stays open behind an element of Markdown.
            ("<div><svg></div>\n<p>a</p>\n", "\n\na\n\n\n"),
            ("<div><pre>a</div>\n<p>b  c</p>\n", "~~~\na\n~~~\n\n\nb c\n\n\n"),
            ("<p>a<sup>1</p>\n<p>2</p>\n", "a¹\n\n\n2\n\n\n"),
            ("<dl><dd>a</dl>\n<p>b</p> *c*\n\n*d*", ": a\n\n\nb\n\n *c*\n\n*d*"),
            ("<div><dd>a</div>\n<p>b</p>", ": a\n\n\nb\n\n"),
            ("<div><table><tr><td>a</div>\n<p>b</p>", "|   |\n|---|\n| a |\n\n\nb\n\n"),
            // An element ends with its own tag, and one without is text, as all are that are called so after it.
            ("a\n<div><div>b</div>c</div>*d*", "a\n\nb\n\nc\n\n*d*"),
            ("<p>a\n\n<p>*b*</p>", "<p>a\n\n<p>*b*</p>"),
        ] {
            assert_eq!(read(html).text, markdown, "{html}");
        }
        for level in 1..=6 {
            let html = format!("<html>a<h{level}>b</h{level}>c");
            assert_eq!(read(&html).text, format!("a\n\n{} b\n\nc\n\n", "#".repeat(level)));
        }
    }

    /// What is no page from its beginning is Markdown, of which a line that begins an element by itself is HTML.
    #[test]
    fn where_html_begins_is_told_by_its_tags() {
        for opening in [
            "<!DOCTYPE html>",
            "<html lang=ko>",
            "<head>",
            "<head a>",
            "<BODY>",
            "<?xml a?>",
            "<meta a>",
            "<title>a</title>",
        ] {
            let page = format!("\u{feff}\n {opening}*b*");
            assert_eq!(read(&page).text.trim_start_matches(['\u{feff}', '\u{200b}']).trim(), "\\*b\\*", "{page}");
        }
        for opening in ["<header>", "<b>", "<span>", "<td>", "a <p>", "<", "< p>", "<>", "<htm"] {
            let page = format!("{opening}*a*</p></b></header></span></td>\n");
            assert!(!read(&page).is_rewritten(), "{page}");
        }
        let names = "table ul ol dl div section article main details pre h1 h2 h3 h4 h5 h6 p blockquote figure";
        for name in names.split(' ') {
            let page = format!("*a*\n  <{}>b</{name}>\n", name.to_ascii_uppercase());
            let read = read(&page);
            assert!(read.text.starts_with("*a*\n") && !read.text.contains('<'), "{page}");
        }
    }

    /// A cell may claim any number of rows and columns, and a short page would become a long one.
    #[test]
    fn cells_reach_over_a_hundred_others_and_not_many_times_the_page() {
        let bars = |html: &str| read(html).text.trim_end().lines().last().unwrap_or_default().matches('|').count();
        assert_eq!(bars("<table><tr><td colspan=3>a<td colspan=1>b</table>") - 1, 4);
        assert_eq!(bars("<table><tr><td colspan=1000>a<td colspan=2>b</table>") - 1, 100);
        assert_eq!(bars("<table><tr><td colspan=99>a<td colspan=3>b</table>") - 1, 100);
        let tall = format!("<table><tr><td rowspan=1000>x{}</table>", "<tr><td>b".repeat(120));
        assert_eq!(read(&tall).text.matches('x').count(), 100);
        // Copies come to four times the page and a little, each with the bar that parts it from the next.
        let page = format!("<table><tr>{}{}</table>", "<td rowspan=100>xyyyyyyyyy".repeat(12), "<tr><td>b".repeat(99));
        let copies = read(&page).text.matches('x').count() - 12;
        assert_eq!(copies, (4 * page.len() + 4096 - 1) / 11);
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
            let page = format!("<html><img {attributes} alt=\"seen\" title=''>, \"x\"");
            assert_eq!(read(&page).text, "seen, \"x\"\n\n", "{attribute}");
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
