//! The site in, what its pages say of each code and each rule out, in either language.

use crate::data::{list, text};
use crate::dom::{self, Element, Node};
use crate::truth::{Remark, RemarkKind, Statement, Topic};
use crate::words::{self, Tongue};
use codetable_model::artifact::Artifact;
use codetable_model::vocabulary::{Step, Vocabulary};
use codetable_pages::html::FOLDER;

/// The page of a code.
pub struct Page {
    pub enum_name: String,
    pub code: String,
    pub name: String,
    /// The status beside the title.
    pub status: String,
    /// What it says first, then of each further meaning, with what supports that.
    pub meanings: Vec<(String, Vec<Statement>)>,
    pub remarks: Vec<Remark>,
    /// The languages of the document's texts.
    pub languages: Vec<String>,
    /// Who may send it again, of every meaning, as style sheets know it.
    pub goes: Vec<String>,
}

/// The page of a code, read in one language.
pub fn code(site: &[Artifact], provider: &str, table: &str, file: &str, tongue: Tongue) -> Page {
    let path = format!("{FOLDER}/{provider}/{table}/{file}.html");
    let page = site.iter().find(|page| page.path == path).unwrap_or_else(|| panic!("there is no {path}"));
    let page = dom::parse(&page.text);
    let main = page.find("main", &[]).expect("a page has a main part");
    let title = main.find("h1", &[]).expect("a page has a title");
    let reader = Reader::of(main, tongue);
    let path = main.find("nav", &[("class", "path")]).map(|nav| nav.text(tongue)).unwrap_or_default();
    Page {
        enum_name: path.rsplit(' ').next().unwrap_or_default().to_owned(),
        code: title.find("code", &[("id", "code")]).map(|code| code.text(tongue)).unwrap_or_default(),
        name: title.find("span", &[]).map(|name| name.text(tongue)).unwrap_or_default(),
        status: main.find("p", &[("class", "status")]).map(|status| status.text(tongue)).unwrap_or_default(),
        remarks: main.find("ul", &[("class", "remarks")]).map(|list| remarks(list, tongue)).unwrap_or_default(),
        meanings: reader.meanings,
        languages: reader.languages,
        goes: {
            let verdicts = main.all("dl").into_iter().filter(|list| list.attribute("class") == "verdict");
            verdicts.flat_map(|list| list.all("div")).map(|call| call.attribute("class").to_owned()).collect()
        },
    }
}

/// A rule as the page of its provider has it, with the numbers of the remarks that concern it.
pub struct Rule {
    pub pattern: String,
    pub statements: Vec<Statement>,
    pub remarks: Vec<usize>,
}

/// The rules and all remarks of a provider.
pub fn provider(site: &[Artifact], provider: &str, tongue: Tongue) -> (Vec<Rule>, Vec<Remark>) {
    let path = format!("{FOLDER}/{provider}/index.html");
    let page = dom::parse(&site.iter().find(|page| page.path == path).expect("a page of the provider").text);
    let mut rules = Vec::new();
    for article in page.all("article") {
        let Some(head) = article.find("h3", &[]).filter(|head| head.attribute("id").starts_with("status-")) else {
            continue;
        };
        let links = article.children.iter().filter_map(Node::element).filter(|of| of.attribute("class") == "basis");
        let links = links.flat_map(|paragraph| paragraph.all("a"));
        let numbers = links.filter_map(|link| link.attribute("href").strip_prefix("#remark-")?.parse().ok());
        let statements = Reader::of(article, tongue).meanings.remove(0).1;
        rules.push(Rule {
            pattern: words::pattern(&head.text(tongue), tongue),
            statements,
            remarks: numbers.collect(),
        });
    }
    let is_numbered = |list: &&Element| list.all("li").iter().all(|item| item.attribute("id").starts_with("remark-"));
    let lists = page.all("ul").into_iter().filter(|list| list.attribute("class") == "remarks").filter(is_numbered);
    (rules, lists.flat_map(|list| remarks(list, tongue)).collect())
}

/// Reads the parts of a page in their order.
struct Reader {
    tongue: Tongue,
    meanings: Vec<(String, Vec<Statement>)>,
    /// The text that stands before what supports it.
    lead: Option<(String, Option<String>)>,
    languages: Vec<String>,
}

impl Reader {
    fn of(element: &Element, tongue: Tongue) -> Self {
        let meanings = vec![(String::new(), Vec::new())];
        let mut reader = Self { tongue, meanings, lead: None, languages: Vec::new() };
        reader.read(element);
        reader
    }

    fn read(&mut self, element: &Element) {
        for child in element.children.iter().filter_map(Node::element) {
            match (child.name.as_str(), child.attribute("class")) {
                ("p", "lead") => self.lead = Some(self.text(child)),
                ("p", "basis") => self.support(child),
                ("ol", "alternative") => {
                    let steps: Vec<String> = child.all("li").iter().map(|step| step.text(self.tongue)).collect();
                    let says = words::alternative(steps.iter().map(String::as_str), self.tongue);
                    self.say(Topic::Recovery, says, None, (String::new(), None));
                }
                ("dl", "verdict") => {
                    let calls = child.all("div").into_iter().map(|call| {
                        let [calls, says] = ["dt", "dd"]
                            .map(|name| call.find(name, &[]).map(|of| of.text(self.tongue)).unwrap_or_default());
                        let mut letters = says.chars();
                        let is_korean = self.tongue == Tongue::Korean;
                        let lower = |first: char| if is_korean { first } else { first.to_ascii_lowercase() };
                        let first = letters.next().map(lower);
                        format!("{calls}: {}{}.", first.unwrap_or_default(), letters.as_str())
                    });
                    let says = calls.collect::<Vec<_>>().join(" ");
                    self.say(Topic::Again, words::again(&says, self.tongue), None, (String::new(), None));
                }
                ("dl", "facts") => child.all("div").into_iter().for_each(|line| self.line(line)),
                ("h2", _) if ["Another meaning", "다른 의미"].contains(&child.text(self.tongue).as_str()) => {
                    self.meanings.push((String::new(), Vec::new()));
                }
                ("ul" | "pre" | "nav" | "article", _) => {}
                _ => self.read(child),
            }
        }
    }

    /// A paragraph of what supports the text before it, the alternatives before it, or the meaning that begins.
    fn support(&mut self, paragraph: &Element) {
        let basis = basis(paragraph, self.tongue);
        if let Some((english, source)) = self.lead.take() {
            let (name, support) = basis.0.split_once(", ").unwrap_or_default();
            let basis = words::basis(support, self.tongue);
            if let Some(topic) = words::topic(name, self.tongue) {
                self.say(topic, english, source, basis);
            }
            return;
        }
        let Some((meaning, statements)) = self.meanings.last_mut() else { return };
        let mut unsupported =
            statements.iter_mut().filter(|of| of.topic == Topic::Recovery && of.basis.is_empty()).peekable();
        if unsupported.peek().is_some() {
            unsupported.for_each(|of| (of.basis, of.rule) = basis.clone());
        } else if statements.is_empty() && basis.0 != "silent" {
            // That nobody says what to do supports no meaning.
            *meaning = basis.0;
        }
    }

    /// A line of a list of facts.
    fn line(&mut self, line: &Element) {
        let (Some(name), Some(value)) = (line.find("dt", &[]), line.find("dd", &[])) else { return };
        let Some(topic) = words::topic(&name.text(self.tongue), self.tongue) else { return };
        let support = value.find("p", &[("class", "basis")]);
        let basis = support.map(|support| basis(support, self.tongue)).unwrap_or_default();
        let (says, source) = self.text(value);
        let says = match topic {
            Topic::Recovery => {
                let all = words::recovery(&says, self.tongue).into_iter().enumerate();
                // The document's words stand once, for whichever alternative they are.
                all.for_each(|(index, says)| {
                    self.say(topic, says, source.clone().filter(|_| index == 0), basis.clone())
                });
                return;
            }
            Topic::Again => {
                return self.say(topic, words::again(&says, self.tongue), source, (String::new(), None));
            }
            Topic::Wait => words::wait(&says, self.tongue),
            // Nobody says it, and the page says that.
            Topic::Effect if ["silent", "문서에 없음"].contains(&basis.0.as_str()) => return,
            Topic::Effect => words::effect(&says, self.tongue),
            Topic::Severity | Topic::Origin => words::nature(&says, self.tongue),
            _ => says,
        };
        self.say(topic, says, source, basis);
    }

    fn say(&mut self, topic: Topic, says: String, source: Option<String>, (basis, rule): (String, Option<String>)) {
        let source = source.or_else(|| matches!(topic, Topic::Text(_)).then(|| says.clone()));
        if let Some((_, statements)) = self.meanings.last_mut() {
            statements.push(Statement { topic, says, source, basis, rule, waits: None });
        }
    }

    /// What an element says, without what supports it; and apart from it what the document says.
    fn text(&mut self, element: &Element) -> (String, Option<String>) {
        let source = element.find("span", &[("class", "src")]);
        if let Some(tagged) = source.and_then(|source| source.find("span", &[])) {
            self.languages.push(tagged.attribute("lang").to_owned());
        }
        let says = element.text_but(self.tongue, &["src", "basis"]);
        (says, source.map(|source| source.text(self.tongue)))
    }
}

/// What supports a fact: its kind by the mark, which has to be called so.
fn basis(element: &Element, tongue: Tongue) -> (String, Option<String>) {
    for mark in element.all("b") {
        let kind = mark.attribute("class");
        // A mark in the other language is there too.
        let names = [Tongue::English, Tongue::Korean].map(|tongue| words::kind(&mark.text(tongue), tongue));
        assert!(names.contains(&Some(kind)), "what is marked as {kind} is called so");
    }
    words::basis(&element.text(tongue), tongue)
}

/// What a remark rests on: lines are not called stated.
fn support(element: &Element, tongue: Tongue) -> String {
    if element.find("b", &[]).is_some() {
        basis(element, tongue).0
    } else {
        let text = element.text(tongue);
        words::cited(&text, tongue).unwrap_or(text)
    }
}

fn remarks(list: &Element, tongue: Tongue) -> Vec<Remark> {
    let items = list.children.iter().filter_map(Node::element);
    let remark = |item: &Element| {
        let name = item.find("b", &[]).map(|name| name.text(tongue)).unwrap_or_default();
        let paragraphs: Vec<String> = item
            .all("p")
            .iter()
            .map(|of| of.seen("span", tongue).map_or(String::new(), |says| says.text(tongue)))
            .collect();
        let kind = words::remark(&name).unwrap_or_else(|| panic!("`{name}` is no remark"));
        let is_conflict = kind == RemarkKind::Conflict;
        Remark {
            kind,
            says: item.seen("span", tongue).map(|says| says.text(tongue)).unwrap_or_default(),
            support: item.find("small", &[]).map(|of| support(of, tongue)).unwrap_or_default(),
            follow: paragraphs.first().filter(|_| is_conflict).cloned().unwrap_or_default(),
            because: paragraphs.get(1).filter(|_| is_conflict).cloned().unwrap_or_default(),
            concerns: Vec::new(),
        }
    };
    items.map(remark).collect()
}

/// A line of the overview of codes and steps.
pub struct Line {
    pub code: String,
    pub name: String,
    pub status: String,
    /// Of each step its number in its alternative, and whether that stands instead of another.
    pub steps: Vec<Option<(usize, bool)>>,
    /// Whether to send it again, in either language.
    pub again: [String; 2],
    /// Who may, call by call, as style sheets know it.
    pub goes: Vec<String>,
}

/// The overview of a provider, in the order of its pages.
pub fn matrix(site: &[Artifact], provider: &str) -> Vec<Line> {
    let folder = format!("{FOLDER}/{provider}/");
    let is_list = |path: &str| path.strip_prefix(&folder).is_some_and(|file| !file.contains('/'));
    let pages = site.iter().filter(|page| is_list(&page.path)).map(|page| dom::parse(&page.text)).collect::<Vec<_>>();
    let tables = pages.iter().flat_map(|page| page.all("table")).filter(|table| table.attribute("class") == "matrix");
    let rows = tables.flat_map(|table| {
        let heads = table.all("th").into_iter().map(|head| head.attribute("data-step").to_owned());
        let steps: Vec<String> = heads.filter(|step| !step.is_empty()).collect();
        let rows = table.all("tbody").into_iter().flat_map(|body| body.all("tr"));
        rows.map(|row| (steps.clone(), row)).collect::<Vec<_>>()
    });
    rows.map(|(steps, row)| {
        let text = |name: &str| row.find(name, &[]).map(|of| of.text(Tongue::English)).unwrap_or_default();
        let cell = |class: &str, tongue| {
            let found = row.all("td").into_iter().find(|cell| cell.attribute("class").split(' ').next() == Some(class));
            found.map(|cell| cell.text_but(tongue, &["do"])).unwrap_or_default()
        };
        let marks = row.all("td").into_iter().filter(|cell| cell.attribute("class").is_empty());
        let mark = |cell: &Element| {
            let mark = cell.find("b", &[])?;
            let number = mark.children.iter().find_map(|child| match child {
                Node::Text(text) => text.trim().parse().ok(),
                Node::Element(_) => None,
            });
            Some((number?, mark.has("data-other")))
        };
        let verdict = row.all("td").into_iter().find(|cell| cell.attribute("class") == "verdict");
        let calls = verdict.into_iter().flat_map(|cell| cell.children.iter().filter_map(Node::element));
        let calls: Vec<&Element> = calls.filter(|call| call.name == "span").collect();
        let mut all = vec![None; Step::ALL.len()];
        for (step, cell) in steps.iter().zip(marks) {
            let place = Step::ALL.iter().position(|of| of.word() == step).expect("a column is a step");
            all[place] = mark(cell);
        }
        Line {
            code: text("code"),
            name: text("small"),
            status: cell("http", Tongue::English),
            steps: all,
            again: [(Tongue::English, "; "), (Tongue::Korean, ", ")]
                .map(|(tongue, between)| calls.iter().map(|call| call.text(tongue)).collect::<Vec<_>>().join(between)),
            goes: calls.iter().map(|call| call.attribute("class").to_owned()).collect(),
        }
    })
    .collect()
}

/// What the search knows of a code or a rule.
pub struct Entry {
    pub provider: String,
    pub table: String,
    pub code: String,
    pub name: String,
    pub status: String,
    /// The name of its page, where that is not the code.
    pub file: String,
    pub recovery: Vec<String>,
    pub severity: Option<usize>,
    pub basis: usize,
    pub english: String,
    /// Whether to send it again, in either language.
    pub again: [String; 2],
    /// Who may, call by call.
    pub goes: Vec<String>,
    pub source: String,
}

/// All that the search knows.
pub fn search(site: &[Artifact]) -> Vec<Entry> {
    let script =
        &site.iter().find(|file| file.path == format!("{FOLDER}/codes.js")).expect("the data of the search").text;
    let call = script.split_once("codetable(").expect("a call").1.trim_end().strip_suffix(')').expect("one call");
    let data: serde_json::Value = serde_json::from_str(call).expect("JSON");
    let entries = data["entries"].as_array().expect("a list").iter();
    entries
        .map(|entry| {
            let provider = &data["providers"][entry[0].as_u64().unwrap_or_default() as usize];
            let number = |value: &serde_json::Value| value.as_u64().and_then(|number| usize::try_from(number).ok());
            let steps = |alternative: &serde_json::Value| {
                let steps = list(alternative).map(|step| Step::ALL[number(step).expect("a step")].word());
                steps.collect::<Vec<_>>().join(" ")
            };
            Entry {
                provider: text(&provider[0]),
                table: number(&entry[1]).map(|table| text(&provider[3][table])).unwrap_or_default(),
                code: text(&entry[2]),
                name: text(&entry[3]),
                status: text(&entry[4]),
                file: text(&entry[5]),
                recovery: list(&entry[6]).map(steps).collect(),
                severity: number(&entry[7]),
                basis: number(&entry[8]).expect("a kind of basis"),
                english: text(&entry[9]),
                source: text(&entry[10]),
                goes: list(&data["verdicts"][number(&entry[13]).expect("a verdict")]).map(|of| text(&of[0])).collect(),
                again: [(1, "; "), (2, ", ")].map(|(language, between)| {
                    let calls = list(&data["verdicts"][number(&entry[13]).expect("a verdict")]);
                    calls.map(|call| text(&call[language])).collect::<Vec<_>>().join(between)
                }),
            }
        })
        .collect()
}
