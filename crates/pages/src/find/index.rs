//! The catalogue in, all out that can be found in it: things with their names, words with the things they stand in, and
//! what the codes of each family look like. The site gets it written, so that no browser has to make it.

use super::fold::{TABLE, loose, low, plain, words};
use crate::page::entry::{single, texts};
use crate::page::text::visible;
use crate::page::{guide, link};
use crate::words::meaning;
use codetable_model::catalog::advice::Advice;
use codetable_model::catalog::{Catalog, Code, ColumnValue, Facts, PatternPart, Provider, Row, Table};
use codetable_model::resolve::key::bounds;
use codetable_model::vocabulary::{Base, Step, Vocabulary};
use codetable_model::words::LinkTarget;
use codetable_model::words::advice::brief;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// What can be found, in the order of the catalogue: codes and rules first, provider by provider, then the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// The row of a table.
    Code {
        /// Which table.
        table: usize,
        /// Which of its rows.
        row: usize,
    },
    /// A rule for statuses.
    Rule(usize),
    /// A type of error.
    Type(usize),
    /// A header.
    Header(usize),
    /// The provider itself.
    Provider,
}

/// Something that can be found.
#[derive(Debug)]
pub(super) struct Thing {
    pub(super) what: What,
    pub(super) provider: usize,
    /// A code, the pattern of a rule, the name of anything else.
    pub(super) name: String,
    /// The enum of a code and its variant.
    pub(super) variant: Option<(String, String)>,
    pub(super) aliases: Vec<String>,
    pub(super) status: Option<u16>,
    /// What can be done about it, each step once.
    pub(super) steps: Vec<usize>,
    /// Of a header, what waits for it.
    pub(super) users: Vec<usize>,
}

/// A rule, as far as it takes to find the one for a status.
#[derive(Debug)]
pub(super) struct Rule {
    pub(super) first: u16,
    pub(super) last: u16,
    pub(super) except: Vec<u16>,
    pub(super) thing: usize,
}

/// What the codes of a table look like.
#[derive(Debug)]
pub(super) struct Family {
    pub(super) provider: usize,
    pub(super) table: usize,
    /// Of integers.
    pub(super) range: Option<(i128, i128)>,
    /// How many integers their type has, where they are written in hexadecimal.
    pub(super) bits: Option<i128>,
    /// Of texts, in small letters: an expression that both engines read.
    pub(super) shape: Option<String>,
    /// What its groups are called.
    pub(super) parts: Vec<String>,
}

/// All that can be found.
#[derive(Debug, Default)]
pub(crate) struct Index {
    pub(super) things: Vec<Thing>,
    /// The module of each provider.
    pub(super) modules: Vec<String>,
    /// For each provider, what it is called, run together.
    pub(super) providers: Vec<Vec<String>>,
    /// For each provider its rules, the most specific first.
    pub(super) rules: Vec<Vec<Rule>>,
    pub(super) families: Vec<Family>,
    /// What each step is called, run together.
    pub(super) steps: Vec<Vec<String>>,
    /// Every word, with twice the number of each thing that it stands in, and one more where it is in its name.
    pub(super) words: Vec<(String, Vec<usize>)>,
}

impl Index {
    pub(crate) fn new(catalog: &Catalog) -> Self {
        let mut index = Self::default();
        let mut said: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (number, provider) in catalog.providers.iter().enumerate() {
            index.modules.push(provider.name.clone());
            index.providers.push(names(provider));
            index.codes(number, provider, &mut said);
            index.rules(number, provider, &mut said);
        }
        for (number, provider) in catalog.providers.iter().enumerate() {
            index.others(number, provider, &mut said);
        }
        let named = |step: &Step| {
            let words = [brief(*step).english, brief(*step).korean, step.word()];
            words.map(|words| loose(&mut words.chars())).to_vec()
        };
        index.steps = Step::ALL.iter().map(named).collect();
        for places in said.values_mut() {
            places.sort_unstable();
            // Where it stands in the name, that counts.
            let named: Vec<usize> = places.iter().copied().filter(|place| place % 2 == 1).collect();
            places.retain(|place| place % 2 == 1 || named.binary_search(&(place + 1)).is_err());
            places.dedup();
        }
        index.words = said.into_iter().collect();
        index
    }

    fn codes(&mut self, number: usize, provider: &Provider, said: &mut BTreeMap<String, Vec<usize>>) {
        for (table, of) in provider.tables.iter().enumerate() {
            self.families.extend(family(number, table, of));
            for (row, code) in of.rows.iter().enumerate() {
                let thing = Thing {
                    what: What::Code { table, row },
                    provider: number,
                    name: visible(&code.code.to_string()).into_owned(),
                    variant: Some((of.enum_name.clone(), code.name.clone())),
                    aliases: aliases(code),
                    status: code.facts.status.as_ref().map(|status| status.value),
                    ..thing(What::Code { table, row }, number, "")
                };
                let names = std::iter::once(&thing.name).chain(&thing.aliases).cloned().chain([apart(&code.name)]);
                let also = code.also.iter().flat_map(|meaning| texts(&meaning.facts));
                self.say(said, names, texts(&code.facts).chain(also).chain(cells(code)));
                let steps = steps(&code.facts, thing.status, provider);
                self.things.push(Thing { steps, ..thing });
            }
        }
    }

    fn rules(&mut self, number: usize, provider: &Provider, said: &mut BTreeMap<String, Vec<usize>>) {
        let mut rules = Vec::new();
        for (place, rule) in provider.statuses.iter().enumerate() {
            let name = rule.pattern.to_string();
            let status = single(&rule.pattern);
            let steps = steps(&rule.facts, status, provider);
            self.say(said, [name.clone()], texts(&rule.facts));
            let pattern = &rule.pattern;
            rules.push(Rule {
                first: pattern.first,
                last: pattern.last,
                except: pattern.except.clone(),
                thing: self.things.len(),
            });
            self.things.push(Thing { status, steps, ..thing(What::Rule(place), number, &name) });
        }
        self.rules.push(rules);
    }

    fn others(&mut self, number: usize, provider: &Provider, said: &mut BTreeMap<String, Vec<usize>>) {
        for (place, of) in provider.types.iter().enumerate() {
            let occurs = of.occurs.iter().flat_map(|text| text.value.all().map(str::to_owned));
            self.say(said, [apart(&of.name)], texts(&of.facts).chain(occurs));
            self.things.push(thing(What::Type(place), number, &of.name));
        }
        for (place, of) in provider.headers.iter().enumerate() {
            let role = meaning(of.role.value);
            let texts = of.description.iter().flat_map(|text| text.value.all().map(str::to_owned));
            self.say(said, [of.name.clone()], texts.chain([role.english.to_owned(), role.korean.to_owned()]));
            let waits = |facts: &Facts, status| {
                let advice = Advice::of(facts, status, provider);
                advice.wait.is_some_and(|wait| wait.fact.value.headers.contains(&place))
            };
            let uses = |of: &Thing| match of.what {
                What::Code { table, row } => waits(&provider.tables[table].rows[row].facts, of.status),
                What::Rule(rule) => waits(&provider.statuses[rule].facts, of.status),
                _ => false,
            };
            let all = self.things.iter().enumerate();
            let users = all.filter(|(_, of)| of.provider == number && uses(of)).map(|(at, _)| at).collect();
            self.things.push(Thing { users, ..thing(What::Header(place), number, &of.name) });
        }
        self.things.push(thing(What::Provider, number, &provider.name));
    }

    /// Puts down the words of the thing that comes next.
    fn say(
        &self,
        said: &mut BTreeMap<String, Vec<usize>>,
        names: impl IntoIterator<Item = String>,
        texts: impl IntoIterator<Item = String>,
    ) {
        let place = 2 * self.things.len();
        let names = names.into_iter().map(|name| (name, place + 1));
        for (text, place) in names.chain(texts.into_iter().map(|text| (text, place))) {
            let words = words(&mut text.chars());
            let pairs = words.windows(2).filter_map(|pair| TABLE.same.get(&pair.join(" ")).cloned());
            // Two words that may be one count as a text does, wherever they stand.
            let pairs: Vec<(String, usize)> = pairs.map(|word| (word, place & !1)).collect();
            for (word, place) in words.into_iter().map(|word| (word, place)).chain(pairs) {
                let places = said.entry(word).or_default();
                if places.last() != Some(&place) {
                    places.push(place);
                }
            }
        }
    }

    /// The tables, rules, families, steps and words of it, for the site's script, which has the codes from elsewhere.
    pub(crate) fn json(&self, catalog: &Catalog) -> Value {
        let provider = |(number, names): (usize, &Vec<String>)| {
            let rules = self.rules[number].iter().map(|of| json!([of.first, of.last, of.except, of.thing]));
            let enums = catalog.providers[number].tables.iter().map(|table| &table.enum_name);
            json!([names, enums.collect::<Vec<_>>(), rules.collect::<Vec<_>>()])
        };
        let family = |of: &Family| {
            let range = of.range.map(|(least, greatest)| [least.to_string(), greatest.to_string()]);
            json!([of.provider, of.table, range, of.bits.map(|bits| bits.to_string()), of.shape, of.parts])
        };
        let other = |of: &Thing| {
            let place = match of.what {
                What::Type(_) => link::anchor(&LinkTarget::Thing("type", of.name.clone())),
                What::Header(_) => link::anchor(&LinkTarget::Section("headers")),
                _ => None,
            };
            let kind = match of.what {
                What::Type(_) => "type",
                What::Header(_) => "header",
                _ => "provider",
            };
            let [english, korean] = self.brief(of, &catalog.providers[of.provider]);
            json!([kind, of.provider, visible(&of.name), place, visible(&english), visible(&korean), of.users])
        };
        let is_other = |of: &&Thing| !matches!(of.what, What::Code { .. } | What::Rule(_));
        let words: Vec<&str> = self.words.iter().map(|(word, _)| word.as_str()).collect();
        let places = self.words.iter().map(|(_, places)| {
            let mut before = 0;
            let steps = places.iter().map(|place| (place - std::mem::replace(&mut before, *place)).to_string());
            steps.collect::<Vec<_>>().join(" ")
        });
        json!({
            "modules": self.modules,
            "named": self.providers.iter().enumerate().map(provider).collect::<Vec<_>>(),
            "families": self.families.iter().map(family).collect::<Vec<_>>(),
            "stepped": self.steps,
            "others": self.things.iter().filter(is_other).map(other).collect::<Vec<_>>(),
            "said": [words.join(" "), places.collect::<Vec<_>>().join(",")],
        })
    }

    /// What a thing is, in English and in Korean.
    fn brief(&self, of: &Thing, provider: &Provider) -> [String; 2] {
        match of.what {
            What::Header(place) => {
                let role = meaning(provider.headers[place].role.value);
                [role.english.to_owned(), role.korean.to_owned()]
            }
            What::Type(place) => {
                let mut texts = texts(&provider.types[place].facts);
                let [english, source] = [texts.next().unwrap_or_default(), texts.next().unwrap_or_default()];
                [english, source]
            }
            _ => [guide::title(provider).to_owned(), guide::title(provider).to_owned()],
        }
    }
}

fn thing(what: What, provider: usize, name: &str) -> Thing {
    Thing {
        what,
        provider,
        name: visible(name).into_owned(),
        variant: None,
        aliases: Vec::new(),
        status: None,
        steps: Vec::new(),
        users: Vec::new(),
    }
}

/// The texts in the columns of a table's own. What a number or a truth value is of, nobody could tell.
fn cells(row: &Row) -> impl Iterator<Item = String> + '_ {
    let values = row.columns.iter().flat_map(ColumnValue::items);
    values.filter(|value| matches!(value, ColumnValue::Text(_))).map(ToString::to_string)
}

/// What else a code is written as; one in hexadecimal, as the integer that it is.
pub(crate) fn aliases(row: &Row) -> Vec<String> {
    let mut aliases: Vec<String> = row.aliases.iter().map(|alias| visible(&alias.to_string()).into_owned()).collect();
    for code in std::iter::once(&row.code).chain(&row.aliases) {
        if let Code::Hex(integer, _) = code {
            aliases.push(integer.to_string());
        }
    }
    aliases
}

/// What a provider is called: as its module, by its title, by its further names.
fn names(provider: &Provider) -> Vec<String> {
    let title = guide::title(provider);
    let further = provider.names.iter().flat_map(|names| names.value.iter().map(String::as_str));
    let mut names: Vec<String> = Vec::new();
    for name in [provider.name.as_str(), title].into_iter().chain(further).map(|name| loose(&mut name.chars())) {
        if !name.is_empty() && !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// Each step of the advice, in the order of the vocabulary.
fn steps(facts: &Facts, status: Option<u16>, provider: &Provider) -> Vec<usize> {
    let advice = Advice::of(facts, status, provider);
    let taken = |step: &Step| advice.recovery().iter().any(|alternative| advice.taken(alternative).contains(step));
    Step::ALL.iter().enumerate().filter(|(_, step)| taken(step)).map(|(number, _)| number).collect()
}

/// `InvalidCredentials` as words.
fn apart(name: &str) -> String {
    let mut words = String::with_capacity(name.len() + 8);
    let mut was_small = false;
    for letter in name.chars() {
        if letter.is_uppercase() && was_small {
            words.push(' ');
        }
        was_small = !letter.is_uppercase();
        words.push(letter);
    }
    words
}

/// What the codes of a table look like, where they look like something: by their structure, else by what they begin with.
fn family(provider: usize, table: usize, of: &Table) -> Option<Family> {
    let key = &of.key;
    let range = key.range.as_ref().map(|range| range.value);
    let (mut shape, mut parts) = (None, Vec::new());
    if let Some(pattern) = &key.pattern {
        let mut expression = "^".to_owned();
        for part in &pattern.value {
            match part {
                PatternPart::Literal(text) => escape(text, &mut expression),
                PatternPart::Run { name, len, of } => {
                    expression.push_str(&format!("([{}]{{{len}}})", of.to_string().to_lowercase()));
                    parts.push(name.clone());
                }
            }
        }
        shape = Some(expression + "$");
    } else if let Some(prefix) = &key.prefix {
        let mut expression = "^".to_owned();
        escape(&prefix.value, &mut expression);
        shape = Some(expression + ".+$");
    }
    let bits = bounds(key.ty).filter(|_| key.base == Base::Hexadecimal).map(|(least, greatest)| greatest - least + 1);
    (range.is_some() || shape.is_some()).then_some(Family { provider, table, range, bits, shape, parts })
}

/// A text as an expression that matches it in small letters.
fn escape(text: &str, expression: &mut String) {
    for letter in plain(text).into_iter().map(low) {
        if "\\^$.*+?()[]{}|".contains(letter) {
            expression.push('\\');
        }
        expression.push(letter);
    }
}
