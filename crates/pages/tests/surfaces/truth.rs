//! A spec as the second reader reads it in, out what every surface has to say of each code and each rule for statuses.
//!
//! Nothing of the compiler but its words is used: what a group, a rule and the phrase book add to a fact is worked out
//! once more, from the legend.

use codetable_model::source::Spanned;
use codetable_model::spec::{self, Evidence, Fact, Spec, StatusPattern};
use codetable_model::vocabulary::{TableKind, TextKind, Vocabulary};

/// What a statement is about. Surfaces have more lines than these, which are derived from them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Topic {
    Status,
    Text(TextKind),
    /// One alternative of the recovery.
    Recovery,
    /// Whether to send again, which follows from the recovery, the wait and the effect.
    Again,
    Wait,
    Effect,
    Severity,
    Origin,
}

/// One thing that is said of a code or a status, with what supports it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Statement {
    pub topic: Topic,
    /// A text as its reader reads it; of anything else words of the language: `wait retry`, `header Retry-After`, `fatal`.
    pub says: String,
    /// As the document has it: a text, or its words for a value of ours.
    pub source: Option<String>,
    /// `stated, 001:66, 68`, `inferred: the reason`, `registered: the section`, `declared`.
    pub basis: String,
    /// The rule for statuses that says it, where the code is silent.
    pub rule: Option<String>,
    /// What supports a wait that a program takes and the alternative does not name.
    pub waits: Option<String>,
}

/// A provider.
pub struct Provider {
    pub name: String,
    pub language: String,
    /// How many languages its texts are translated into: beside several no reader here finds the document's own words.
    pub translations: usize,
    pub codes: Vec<Code>,
    pub rules: Vec<Rule>,
    /// Contradictions, remarks and notes, in this order.
    pub remarks: Vec<Remark>,
}

/// A code.
pub struct Code {
    pub table: String,
    pub enum_name: String,
    pub kind: TableKind,
    pub code: String,
    pub name: String,
    pub basis: String,
    /// What the row says, its group too.
    pub own: Vec<Statement>,
    /// The same, with the advice of the rules for its status where it is silent.
    pub filled: Vec<Statement>,
    /// The same as people are told it: a program waits before it sends again, even where the alternative does not name it.
    pub whole: Vec<Statement>,
    /// Further meanings: what supports each, what it says, and that with the advice of the rules.
    pub also: Vec<(String, Vec<Statement>, Vec<Statement>)>,
    pub aliases: Vec<String>,
    pub since: String,
    pub retired_since: String,
    pub replacement: String,
    pub retired_because: String,
}

/// A rule for statuses.
pub struct Rule {
    pub pattern: String,
    pub statuses: StatusPattern,
    pub own: Vec<Statement>,
    /// The same, with the advice of the rule for its class where it is silent.
    pub whole: Vec<Statement>,
}

/// A contradiction, a remark or a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    pub kind: RemarkKind,
    pub says: String,
    /// `001:28, 63`, or `inferred: the reason`; nothing where it is declared.
    pub support: String,
    /// What is followed and why, of a contradiction.
    pub follow: String,
    pub because: String,
    pub concerns: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RemarkKind {
    Conflict,
    Remark,
    Note,
}

impl Provider {
    /// What its readers in a language are told.
    pub fn of(spec: &Spec, language: &str) -> Self {
        let reader = Reader { spec, language };
        let mut rules: Vec<(&StatusPattern, Vec<Statement>)> =
            spec.statuses.iter().map(|rule| (&rule.pattern.value, reader.rule(rule))).collect();
        // The fewer statuses a rule speaks of, the sooner it is asked.
        rules.sort_by_key(|(pattern, _)| pattern.statuses().count());
        let codes = spec.tables.iter().flat_map(|table| reader.codes(table, &rules));
        let whole = |(pattern, own): &(&StatusPattern, Vec<Statement>)| Rule {
            pattern: pattern.to_string(),
            statuses: (*pattern).clone(),
            own: own.clone(),
            whole: taken(with_rules(own, single(pattern), &rules)),
        };
        Self {
            name: spec.provider.as_ref().map(|name| name.value.clone()).unwrap_or_default(),
            translations: spec.translations.len(),
            language: spec.language.as_ref().map_or("en".to_owned(), |language| language.value.clone()),
            codes: codes.collect(),
            rules: rules.iter().map(whole).collect(),
            remarks: reader.remarks(),
        }
    }

    /// What its rules say of a status: the first of them, and where that is silent the next.
    pub fn of_status(&self, status: u16) -> Option<Vec<Statement>> {
        let rules: Vec<(&StatusPattern, Vec<Statement>)> =
            self.rules.iter().map(|rule| (&rule.statuses, rule.own.clone())).collect();
        let (_, own) = rules.iter().find(|(pattern, _)| pattern.covers(status))?;
        Some(taken(with_rules(own, Some(status), &rules)))
    }

    /// How many codes before this one, of other tables, have its text and its name: pages keep the order of the spec.
    pub fn place_among_equals(&self, code: &Code) -> usize {
        let before = self.codes.iter().take_while(|of| !std::ptr::eq(*of, code));
        before.filter(|of| (&of.code, &of.name) == (&code.code, &code.name)).count()
    }

    /// The remarks that concern a code or a rule.
    pub fn concerning(&self, name: &str) -> Vec<&Remark> {
        self.remarks.iter().filter(|remark| remark.concerns.iter().any(|concern| concern == name)).collect()
    }
}

impl Statement {
    /// `inferred`, `stated` …
    pub fn kind(&self) -> &str {
        self.basis.split([',', ':']).next().unwrap_or_default()
    }

    /// What the basis rests on: the lines, the reason, the section.
    pub fn rests_on(&self) -> &str {
        self.basis.split_once([',', ':']).map_or("", |(_, rests)| rests.trim_start())
    }
}

/// The status of a rule that speaks of one only.
fn single(pattern: &StatusPattern) -> Option<u16> {
    (pattern.first == pattern.last).then_some(pattern.first)
}

/// Statements, and where they are silent on a part of the advice, those of the first rule for the status that is not, with
/// the note of that rule.
pub fn with_rules(
    own: &[Statement],
    status: Option<u16>,
    rules: &[(&StatusPattern, Vec<Statement>)],
) -> Vec<Statement> {
    let mut whole = own.to_vec();
    for (pattern, all) in rules.iter().filter(|(pattern, _)| status.is_some_and(|status| pattern.covers(status))) {
        let before = whole.len();
        let of = |topic| all.iter().filter(move |statement| statement.topic == topic);
        let by_rule = |of: &Statement| Statement { rule: Some(pattern.to_string()), ..of.clone() };
        for topic in [Topic::Recovery, Topic::Wait, Topic::Effect] {
            if whole.iter().any(|statement| statement.topic == topic) || topic == Topic::Wait && !may_wait(&whole) {
                continue;
            }
            whole.extend(of(topic).map(by_rule));
        }
        if whole.len() > before {
            whole.extend(of(Topic::Text(TextKind::Note)).map(by_rule));
        }
    }
    let says = verdict(&whole);
    let derived =
        |says| Statement { topic: Topic::Again, says, source: None, basis: String::new(), rule: None, waits: None };
    whole.extend(says.map(derived));
    whole.sort_by_key(|statement| statement.topic);
    whole
}

/// As people are told it. The wait stands before the retry of the alternative that a program takes, and what supports it
/// behind what supports that. What we conclude is a sentence of ours, which nobody needs in two languages.
fn taken(mut whole: Vec<Statement>) -> Vec<Statement> {
    for text in whole.iter_mut().filter(|of| matches!(of.topic, Topic::Text(_)) && of.kind() == "inferred") {
        text.source = None;
    }
    let wait = whole.iter().find(|of| of.topic == Topic::Wait && of.says != "none").cloned();
    let all = alternatives(&whole);
    let walked = alone(&all).and_then(|walked| all.iter().position(|of| std::ptr::eq(of, walked)));
    let (Some(wait), Some(walked)) = (wait, walked) else { return whole };
    let mut recovery = whole.iter_mut().filter(|of| of.topic == Topic::Recovery);
    let Some(alternative) = recovery.nth(walked).filter(|of| !of.says.split(' ').any(|step| step == "wait")) else {
        return whole;
    };
    let mut steps: Vec<&str> = alternative.says.split(' ').collect();
    let last = steps.iter().position(|step| *step == "retry").unwrap_or(steps.len());
    steps.insert(last, "wait");
    alternative.says = steps.join(" ");
    alternative.waits = Some(wait.basis);
    whole
}

/// Whether to send again: under which conditions, whether only what is safe to repeat, and whether to look before. Nothing
/// where nobody says what to do.
pub fn verdict(statements: &[Statement]) -> Option<String> {
    let of = |topic| statements.iter().filter(move |statement: &&Statement| statement.topic == topic);
    let wait = of(Topic::Wait).next().map(|wait| wait.says.as_str());
    let alternatives = alternatives(statements);
    alternatives.first()?;
    let alone = alone(&alternatives);
    let sent = alone.or_else(|| alternatives.iter().find(|(_, steps)| sends(steps)));
    let Some(sent) = sent else {
        // Where all begin with one step, that step has a word for it.
        let first = |(_, steps): &(bool, Vec<&str>)| steps.first().map(|of| (*of).to_owned());
        let is_shared = |step: &str| alternatives.iter().all(|of| first(of).as_deref() == Some(step));
        let word = match () {
            () if is_shared("no_action") => "needless",
            () if is_shared("fix_request") => "not as it is",
            () if is_shared("fix_setup") => "no: fix_setup",
            () if is_shared("obtain_permission") => "no: obtain_permission",
            () if is_shared("reduce_rate") => "no: reduce_rate",
            () if is_shared("raise_quota") => "no: raise_quota",
            () => "no",
        };
        return Some(word.to_owned());
    };
    let (_, steps) = sent;
    let after = match wait {
        Some("none") => "",
        Some(wait) if wait.starts_with("next_month") => "next_month",
        Some(wait) => wait,
        None => "later",
    };
    let condition = |step: &&'_ str| match *step {
        "retry" | "do_not_retry" | "no_action" => String::new(),
        "wait" => after.to_owned(),
        "fix_request" | "fix_setup" => "fix".to_owned(),
        step => step.to_owned(),
    };
    let mut conditions: Vec<String> = steps.iter().map(condition).collect();
    if alone.is_some() && !steps.contains(&"wait") && wait.is_some() {
        conditions.push(after.to_owned());
    }
    conditions.retain(|condition| !condition.is_empty());
    let words = if conditions.is_empty() { "yes".to_owned() } else { conditions.join(", ") };
    // What a person is told to do before that, or wherever that does not hold.
    let place = alternatives.iter().position(|of| std::ptr::eq(of, sent)).unwrap_or_default();
    let mut instead = String::new();
    for (at, (_, steps)) in alternatives.iter().enumerate() {
        if at != place && (at < place || sent.0) && !steps.iter().all(is_program) {
            let named: Vec<&str> = steps.iter().copied().filter(|step| !["wait", "retry"].contains(step)).collect();
            instead += &format!(", or {}", named.join(" and "));
        }
    }
    let refused = of(Topic::Effect).find(|effect| effect.says == "not_applied");
    let status = of(Topic::Status).next().filter(|_| refused.is_some_and(|effect| effect.rule.is_some()));
    Some(match status {
        _ if alone.is_some() && refused.is_none() => words + &instead + ", if safe, look",
        Some(status) if alone.is_some() => format!("{words}{instead}, if {}", status.says),
        _ => words + &instead,
    })
}

/// The alternatives of a recovery: whether each wants something of the response, and its steps.
type Alternatives<'s> = Vec<(bool, Vec<&'s str>)>;

fn alternatives(statements: &[Statement]) -> Alternatives<'_> {
    let recovery = statements.iter().filter(|statement| statement.topic == Topic::Recovery);
    let split = recovery.map(|of| of.says.split_once(": ").map_or((false, &*of.says), |(_, steps)| (true, steps)));
    split.map(|(is_given, steps)| (is_given, steps.split(' ').collect())).collect()
}

fn sends(steps: &[&str]) -> bool {
    ["retry", "refresh_credentials", "retry_elsewhere"].iter().any(|of| steps.contains(of))
}

fn is_program(step: &&str) -> bool {
    ["retry", "wait", "refresh_credentials"].contains(step)
}

/// The alternative that a program takes on its own.
fn alone<'a, 's>(alternatives: &'a Alternatives<'s>) -> Option<&'a (bool, Vec<&'s str>)> {
    alternatives.iter().find(|(is_given, steps)| !is_given && steps.iter().all(is_program) && sends(steps))
}

/// Who may send it again: of a call that is safe to repeat and then of one that is not, or of any. Nothing where nobody says
/// what to do.
pub fn goes(statements: &[Statement]) -> Vec<&'static str> {
    let alternatives = alternatives(statements);
    let is_refused = statements.iter().any(|of| of.topic == Topic::Effect && of.says == "not_applied");
    // Until the next month begins no program waits.
    let is_late = statements.iter().any(|of| of.topic == Topic::Wait && of.says.starts_with("next_month"));
    let program = if is_late { "later" } else { "alone" };
    match alone(&alternatives) {
        _ if alternatives.is_empty() => Vec::new(),
        Some(_) if is_refused => vec![program],
        Some(_) => vec![program, "never"],
        None if alternatives.iter().any(|(_, steps)| sends(steps)) => vec!["byhand"],
        None if alternatives.iter().all(|(_, steps)| steps.first() == Some(&"no_action")) => vec!["needless"],
        None => vec!["never"],
    }
}

/// Whether there is something to wait for: nothing is said of what to do, or an alternative ends in a retry.
fn may_wait(statements: &[Statement]) -> bool {
    let mut recovery = statements.iter().filter(|statement| statement.topic == Topic::Recovery).peekable();
    recovery.peek().is_none() || recovery.any(|alternative| alternative.says.split(' ').next_back() == Some("retry"))
}

/// The class of a code, as anybody would read it: of several, that of the longest beginning.
fn class<'s>(table: &'s spec::Table, code: &str) -> Option<&'s spec::Class> {
    let is_of = |class: &&spec::Class| match class.codes.value.strip_suffix('*') {
        Some(prefix) => code.len() > prefix.len() && code.starts_with(prefix),
        None => {
            let ends: Vec<i128> = class.codes.value.split("..").filter_map(|end| end.parse().ok()).collect();
            ends.len() == 2 && code.parse().is_ok_and(|code| ends[0] <= code && code <= ends[1])
        }
    };
    table.classes.iter().filter(is_of).max_by_key(|class| class.codes.value.len())
}

/// What is resolved against the whole spec: phrases, and the document that is not named.
struct Reader<'a> {
    spec: &'a Spec,
    language: &'a str,
}

impl Reader<'_> {
    fn codes(&self, table: &spec::Table, rules: &[(&StatusPattern, Vec<Statement>)]) -> Vec<Code> {
        let mut codes = Vec::new();
        for group in &table.groups {
            let around = self.section(&group.evidence, "declared");
            let shared = self.statements(&group.facts, &around);
            for row in &group.rows {
                let basis = self.section(&row.evidence, &around);
                let mut own = self.statements(&row.facts, &basis);
                let topics: Vec<Topic> = own.iter().map(|statement| statement.topic).collect();
                own.extend(shared.iter().filter(|of| !topics.contains(&of.topic)).cloned());
                if let Some(class) = class(table, &row.code.value) {
                    let general = self.statements(&class.facts, &self.section(&class.evidence, "declared"));
                    for topic in [Topic::Recovery, Topic::Wait, Topic::Effect] {
                        let is_silent = own.iter().all(|statement| statement.topic != topic);
                        if is_silent && (topic != Topic::Wait || may_wait(&own)) {
                            own.extend(general.iter().filter(|of| of.topic == topic).cloned());
                        }
                    }
                }
                own.sort_by_key(|statement| statement.topic);
                let status = status(&own);
                let filled = with_rules(&own, status, rules);
                let also = row.also.iter().map(|meaning| {
                    let basis = self.section(&meaning.evidence, &basis);
                    let own = self.statements(&meaning.facts, &basis);
                    let whole = taken(with_rules(&own, self::status(&own).or(status), rules));
                    (basis, own, whole)
                });
                let text = |text: Option<&Spanned<String>>| text.map(|text| text.value.clone()).unwrap_or_default();
                let retired = row.retired.as_ref().map(|retired| &retired.value);
                codes.push(Code {
                    table: table.id.value.clone(),
                    enum_name: text(table.enum_name.as_ref()),
                    kind: table.kind.as_ref().map_or(TableKind::Errors, |kind| kind.value),
                    code: row.code.value.clone(),
                    name: text(row.name.as_ref()),
                    whole: taken(filled.clone()),
                    filled,
                    also: also.collect(),
                    basis,
                    own,
                    aliases: row.aliases.iter().map(|alias| alias.value.clone()).collect(),
                    since: text(row.since.as_ref()),
                    retired_since: text(retired.and_then(|retired| retired.since.as_ref())),
                    replacement: text(retired.and_then(|retired| retired.replacement.as_ref())),
                    retired_because: retired
                        .and_then(|retired| Some(self.prose(&retired.because.as_ref()?.value)))
                        .unwrap_or_default(),
                });
            }
        }
        codes
    }

    fn rule(&self, rule: &spec::StatusRule) -> Vec<Statement> {
        self.statements(&rule.facts, &self.section(&rule.evidence, "declared"))
    }

    fn statements(&self, facts: &spec::Facts, around: &str) -> Vec<Statement> {
        let mut all = Vec::new();
        all.extend(facts.status.as_ref().map(|fact| self.fact(Topic::Status, fact, around, ToString::to_string)));
        all.extend(facts.texts.iter().map(|(kind, fact)| self.text(*kind, fact, around)));
        if let Some(recovery) = &facts.recovery {
            let around = self.basis(recovery.evidence.as_ref(), around);
            let alternative = |of: &spec::Alternative| {
                let condition = of.when.as_ref().map(|when| {
                    let name = when.value.header.iter().chain(&when.value.member).map(|name| name.value.as_str());
                    let value =
                        when.value.value.as_ref().map(|value| format!(" is {}", value.value)).unwrap_or_default();
                    format!("if {}{value}: ", name.collect::<String>())
                });
                let condition = condition.unwrap_or_default();
                let says = |steps: &Vec<_>| format!("{condition}{}", words(steps));
                self.fact(Topic::Recovery, &of.steps, &around, says)
            };
            all.extend(recovery.value.value.iter().map(alternative));
        }
        let wait = |wait: &spec::Wait| {
            let named = wait.members.iter().chain(&wait.headers).map(|of| of.value.clone());
            let seconds = wait.seconds.iter().map(|seconds| seconds.value.to_string());
            let words = std::iter::once(wait.kind.word().to_owned()).chain(seconds).chain(named);
            words.collect::<Vec<_>>().join(" ")
        };
        all.extend(facts.wait.as_ref().map(|fact| self.fact(Topic::Wait, fact, around, wait)));
        all.extend(facts.effect.as_ref().map(|fact| self.fact(Topic::Effect, fact, around, |of| of.word().to_owned())));
        all.extend(facts.severity.as_ref().map(|of| self.fact(Topic::Severity, of, around, |of| of.word().to_owned())));
        all.extend(facts.origin.as_ref().map(|of| self.fact(Topic::Origin, of, around, |of| of.word().to_owned())));
        all
    }

    fn fact<T>(&self, topic: Topic, fact: &Fact<T>, around: &str, says: impl Fn(&T) -> String) -> Statement {
        Statement {
            topic,
            says: says(&fact.value.value),
            source: fact.quote.as_ref().map(|quote| quote.value.clone()),
            basis: self.basis(fact.evidence.as_ref(), around),
            rule: None,
            waits: None,
        }
    }

    fn text(&self, kind: TextKind, fact: &Fact<String>, around: &str) -> Statement {
        let source = &fact.value.value;
        let says = self.read(source, &self.spec.translations, &self.spec.phrases);
        let statement = self.fact(Topic::Text(kind), fact, around, |_| says.clone());
        Statement { source: Some(source.clone()), ..statement }
    }

    /// A text in the reader's language, or as it stands.
    fn read(&self, source: &str, listed: &[Spanned<String>], phrases: &[spec::Phrase]) -> String {
        let phrase = phrases.iter().find(|phrase| phrase.source.value == source);
        let known = phrase.into_iter().flat_map(|phrase| &phrase.translations).find(|of| match &of.language {
            Some(tag) => tag.value == self.language,
            None => listed[0].value == self.language,
        });
        known.map_or(source, |of| &of.text.value).to_owned()
    }

    /// A sentence of ours in the reader's language.
    fn prose(&self, text: &str) -> String {
        match &self.spec.prose {
            Some(of) => self.read(text, &of.translations, &of.phrases),
            None => text.to_owned(),
        }
    }

    fn registered(&self, section: &str) -> String {
        match section.split_once(", section ").filter(|_| self.language == "ko") {
            Some((document, number)) => format!("registered: {document}, {number}절"),
            None => format!("registered: {section}"),
        }
    }

    fn section(&self, evidence: &spec::Around, around: &str) -> String {
        match (&evidence.at, &evidence.registered) {
            (Some(at), _) => format!("stated, {}", self.cited(&at.value)),
            (None, Some(section)) => self.registered(&section.value),
            (None, None) => around.to_owned(),
        }
    }

    fn basis(&self, evidence: Option<&Evidence>, around: &str) -> String {
        match evidence {
            Some(Evidence::Stated(at)) => format!("stated, {}", self.cited(&at.value)),
            Some(Evidence::Inferred(reason)) => format!("inferred: {}", self.prose(&reason.value)),
            Some(Evidence::Registered(section)) => self.registered(&section.value),
            None => around.to_owned(),
        }
    }

    /// `001:66, 68-70`: a document is named once for neighbours of the same document.
    fn cited(&self, citation: &spec::Citation) -> String {
        let only = self.spec.sources.first().map_or("", |document| &document.id.value);
        let places = citation.lines.iter().map(|lines| &lines.value);
        places_of(places.map(|of| (of.document.as_deref().unwrap_or(only), of.first, of.last)))
    }

    fn remarks(&self) -> Vec<Remark> {
        let text =
            |text: &Option<Spanned<String>>| text.as_ref().map(|text| self.prose(&text.value)).unwrap_or_default();
        let names = |of: &[Spanned<String>]| of.iter().map(|name| name.value.clone()).collect();
        let conflicts = self.spec.conflicts.iter().map(|conflict| Remark {
            kind: RemarkKind::Conflict,
            says: text(&conflict.value.about),
            support: conflict.value.evidence.at.as_ref().map(|at| self.cited(&at.value)).unwrap_or_default(),
            follow: text(&conflict.value.follow),
            because: text(&conflict.value.because),
            concerns: names(&conflict.value.concerns),
        });
        let note = |kind: RemarkKind| {
            move |note: &Spanned<spec::Note>| Remark {
                kind,
                says: text(&note.value.says),
                support: support(&self.basis(note.value.evidence.as_ref(), "declared")),
                follow: String::new(),
                because: String::new(),
                concerns: names(&note.value.concerns),
            }
        };
        let remarks = self.spec.remarks.iter().map(note(RemarkKind::Remark));
        conflicts.chain(remarks).chain(self.spec.notes.iter().map(note(RemarkKind::Note))).collect()
    }
}

fn status(statements: &[Statement]) -> Option<u16> {
    statements.iter().find(|statement| statement.topic == Topic::Status)?.says.parse().ok()
}

/// `wait retry`
pub fn words<V: Vocabulary>(words: &[V]) -> String {
    words.iter().map(|word| word.word()).collect::<Vec<_>>().join(" ")
}

/// What a remark rests on: of lines themselves, for the document says no more of it.
pub fn support(basis: &str) -> String {
    match basis {
        "declared" => String::new(),
        basis => basis.strip_prefix("stated, ").unwrap_or(basis).to_owned(),
    }
}

/// `001:66, 68-70`, of documents with first and last lines.
pub fn places_of<'d>(places: impl Iterator<Item = (&'d str, u32, u32)>) -> String {
    let (mut text, mut before) = (String::new(), None);
    for (document, first, last) in places {
        if before.is_some() {
            text.push_str(", ");
        }
        if before != Some(document) {
            text.push_str(&format!("{document}:"));
        }
        text.push_str(&if first == last { first.to_string() } else { format!("{first}-{last}") });
        before = Some(document);
    }
    text
}
