//! From JSON to a tree whose members can be put in another order, and back. What is no list or object stays as it is
//! written. It reads what is known to be JSON.

use std::fmt;

/// A JSON value. Names are as they are written, without their quotes.
#[derive(Clone, Debug)]
pub(crate) enum Tree {
    /// A text, a number or a word.
    Scalar(String),
    /// A list.
    List(Vec<Tree>),
    /// An object.
    Object(Vec<(String, Tree)>),
}

impl Tree {
    /// The tree of JSON; `None` if two members of an object have one name, or one is written with escapes, so that
    /// nobody can tell.
    pub(crate) fn of(json: &str) -> Option<Self> {
        Reader { rest: json.trim_ascii() }.value()
    }

    /// Puts the members of every object in another order: `choose` says which comes next, of so many.
    pub(crate) fn shuffle(&mut self, choose: &mut impl FnMut(usize) -> usize) {
        match self {
            Self::Scalar(_) => {}
            Self::List(elements) => elements.iter_mut().for_each(|element| element.shuffle(choose)),
            Self::Object(members) => {
                for place in 0..members.len() {
                    let next = place + choose(members.len() - place);
                    members.swap(place, next);
                }
                members.iter_mut().for_each(|(_, value)| value.shuffle(choose));
            }
        }
    }
}

/// Prints the JSON on one line.
impl fmt::Display for Tree {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Scalar(text) => f.write_str(text),
            Self::List(elements) => {
                f.write_str("[")?;
                for (place, element) in elements.iter().enumerate() {
                    write!(f, "{}{element}", if place == 0 { "" } else { "," })?;
                }
                f.write_str("]")
            }
            Self::Object(members) => {
                f.write_str("{")?;
                for (place, (name, value)) in members.iter().enumerate() {
                    write!(f, "{}\"{name}\":{value}", if place == 0 { "" } else { "," })?;
                }
                f.write_str("}")
            }
        }
    }
}

/// What is still to be read.
struct Reader<'a> {
    rest: &'a str,
}

impl Reader<'_> {
    fn value(&mut self) -> Option<Tree> {
        match self.rest.as_bytes().first()? {
            b'[' => self.elements(|reader| reader.value()).map(Tree::List),
            b'{' => {
                let members = self.elements(Self::member)?;
                let mut names: Vec<&str> = members.iter().map(|(name, _)| name.as_str()).collect();
                names.sort_unstable();
                let is_plain =
                    names.iter().all(|name| !name.contains('\\')) && names.windows(2).all(|it| it[0] != it[1]);
                is_plain.then_some(Tree::Object(members))
            }
            b'"' => self.string().map(|text| Tree::Scalar(format!("\"{text}\""))),
            _ => {
                let end = self.rest.find([',', ']', '}', ' ', '\t', '\n', '\r']).unwrap_or(self.rest.len());
                self.take(end).map(|text| Tree::Scalar(text.to_owned()))
            }
        }
    }

    fn member(&mut self) -> Option<(String, Tree)> {
        let name = self.string()?.to_owned();
        self.take(1)?;
        Some((name, self.value()?))
    }

    /// What stands between two brackets.
    fn elements<T>(&mut self, read: fn(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let mut elements = Vec::new();
        self.take(1)?;
        while !self.rest.starts_with([']', '}']) {
            elements.push(read(self)?);
            if self.rest.starts_with(',') {
                self.take(1)?;
            }
        }
        self.take(1)?;
        Some(elements)
    }

    /// What stands in a string.
    fn string(&mut self) -> Option<&str> {
        let mut is_escaped = false;
        let end = self.rest.bytes().skip(1).position(|byte| {
            let is_end = byte == b'"' && !is_escaped;
            is_escaped = byte == b'\\' && !is_escaped;
            is_end
        })?;
        self.take(end + 2)?.get(1..=end)
    }

    /// So many bytes, and the white space behind them.
    fn take(&mut self, len: usize) -> Option<&str> {
        let (taken, rest) = self.rest.split_at_checked(len)?;
        self.rest = rest.trim_ascii_start();
        Some(taken)
    }
}
