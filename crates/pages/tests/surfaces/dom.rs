//! HTML as our templates write it in, a tree of elements and texts out. Every element is closed but those that hold nothing.

use crate::words::Tongue;

/// An element or a text.
#[derive(Clone, Debug)]
pub enum Node {
    Element(Element),
    Text(String),
}

#[derive(Clone, Debug, Default)]
pub struct Element {
    pub name: String,
    attributes: Vec<(String, String)>,
    pub children: Vec<Node>,
}

impl Node {
    pub fn element(&self) -> Option<&Element> {
        match self {
            Self::Element(element) => Some(element),
            Self::Text(_) => None,
        }
    }
}

impl Element {
    pub fn attribute(&self, name: &str) -> &str {
        self.attributes.iter().find(|(of, _)| of == name).map_or("", |(_, value)| value)
    }

    pub fn has(&self, name: &str) -> bool {
        self.attributes.iter().any(|(of, _)| of == name)
    }

    /// The first element below this one of a name, with some attributes.
    pub fn find(&self, name: &str, attributes: &[(&str, &str)]) -> Option<&Self> {
        self.all(name).into_iter().find(|of| attributes.iter().all(|(name, value)| of.attribute(name) == *value))
    }

    /// Every element below this one of a name, in order.
    pub fn all(&self, name: &str) -> Vec<&Self> {
        let mut found = Vec::new();
        for child in self.children.iter().filter_map(Node::element) {
            if child.name == name {
                found.push(child);
            }
            found.extend(child.all(name));
        }
        found
    }

    /// The first element of a name that a reader of one language sees.
    pub fn seen(&self, name: &str, tongue: Tongue) -> Option<&Self> {
        let other = if tongue == Tongue::Korean { "l-en" } else { "l-ko" };
        let mut children = self.children.iter().filter_map(Node::element).filter(|child| child.name != other);
        children.find_map(|child| if child.name == name { Some(child) } else { child.seen(name, tongue) })
    }

    /// The text as a reader of one language sees it.
    pub fn text(&self, tongue: Tongue) -> String {
        self.text_but(tongue, &[])
    }

    /// The same without elements of some classes.
    pub fn text_but(&self, tongue: Tongue, classes: &[&str]) -> String {
        let other = if tongue == Tongue::Korean { "l-en" } else { "l-ko" };
        let mut text = String::new();
        for child in &self.children {
            match child {
                Node::Text(words) => text.push_str(words),
                Node::Element(of) if of.name == other || classes.contains(&of.attribute("class")) => {}
                Node::Element(of) => text.push_str(&of.text_but(tongue, classes)),
            }
        }
        text
    }

    /// The children in parts, each of which begins with an element of a name.
    pub fn split_at(&self, name: &str) -> Vec<Self> {
        let mut parts = vec![Self::default()];
        for child in &self.children {
            if child.element().is_some_and(|of| of.name == name) {
                parts.push(Self::default());
            }
            if let Some(part) = parts.last_mut() {
                part.children.push(child.clone());
            }
        }
        parts
    }
}

/// What has no end of its own.
const VOID: [&str; 4] = ["meta", "link", "input", "rect"];

/// The tree of a page; it is an error of the page's if its tags do not pair.
pub fn parse(html: &str) -> Element {
    let mut open = vec![Element::default()];
    let mut rest = html;
    while let Some((text, after)) = rest.split_once('<') {
        push(&mut open, Node::Text(decoded(text)));
        if let Some(comment) = after.strip_prefix("!--") {
            rest = comment.split_once("-->").expect("a comment ends").1;
            continue;
        }
        let (tag, after) = tag(after);
        rest = after;
        if let Some(name) = tag.strip_prefix('/') {
            let closed = open.pop().expect("an element is open");
            assert_eq!(closed.name, name, "the tags pair");
            push(&mut open, Node::Element(closed));
        } else if !tag.starts_with('!') {
            let element = element(tag.trim_end_matches('/'));
            if VOID.contains(&element.name.as_str()) {
                push(&mut open, Node::Element(element));
            } else {
                open.push(element);
            }
        }
    }
    push(&mut open, Node::Text(decoded(rest)));
    assert_eq!(open.len(), 1, "every element is closed");
    open.remove(0)
}

fn push(open: &mut [Element], node: Node) {
    open.last_mut().expect("the page is open").children.push(node);
}

/// A tag up to its end, which stands in no quotes, and what follows.
fn tag(text: &str) -> (&str, &str) {
    let mut quoted = false;
    for (at, letter) in text.char_indices() {
        match letter {
            '"' => quoted = !quoted,
            '>' if !quoted => return (&text[..at], &text[at + 1..]),
            _ => {}
        }
    }
    panic!("a tag ends")
}

fn element(tag: &str) -> Element {
    let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
    let mut attributes = Vec::new();
    while !rest.trim().is_empty() {
        rest = rest.trim_start();
        let end = rest.find(['=', ' ']).unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        let (value, after) = match after.strip_prefix("=\"") {
            Some(quoted) => quoted.split_once('"').expect("a value ends"),
            None => match after.strip_prefix('=') {
                Some(bare) => bare.split_once(' ').unwrap_or((bare, "")),
                None => ("", after),
            },
        };
        attributes.push((name.to_owned(), decoded(value)));
        rest = after;
    }
    Element { name: name.to_owned(), attributes, children: Vec::new() }
}

fn decoded(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&")
}
