//! What `explain` prints in, what it says of a code or a rule out.

use crate::markdown::placed;
use crate::truth::{Remark, RemarkKind, Statement, Topic};
use crate::words::{self, Tongue};

/// A page of the terminal.
pub struct Page {
    /// `kakao  -401  InvalidCredentials`
    pub title: Vec<String>,
    /// What it says first, then of each further meaning, with what supports that. A text in both languages is what the
    /// document has, and in the next line its English.
    pub meanings: Vec<(String, Vec<Statement>)>,
    pub remarks: Vec<Remark>,
}

/// Reads a page of lines that were not wrapped.
pub fn read(text: &str, tongue: Tongue) -> Page {
    let mut lines = text.lines();
    let title = lines.next().unwrap_or_default().split("  ").map(str::to_owned).collect();
    let mut page = Page { title, meanings: vec![(String::new(), Vec::new())], remarks: Vec::new() };
    // What stands beside a topic and below it.
    let mut open: Option<(Topic, Vec<&str>)> = None;
    let mut is_remark = false;
    for line in lines.skip(1) {
        let words = line.trim_start();
        let indent = line.len() - words.len();
        let beside = (indent == 2).then(|| words.split_once("  ")).flatten();
        if indent == 2 || line.is_empty() {
            if let Some((topic, said)) = open.take() {
                page.meanings.last_mut().expect("a meaning").1.extend(statements(topic, &said, tongue));
            }
        }
        if let Some((name, says)) = beside.filter(|(name, _)| !name.is_empty() && !is_remark) {
            open = words::topic(name, tongue).map(|topic| (topic, vec![says.trim_start()]));
        } else if indent > 2 {
            open.iter_mut().for_each(|(_, said)| said.push(words));
        } else if let Some(kind) = words::remark(words).filter(|_| indent == 2) {
            is_remark = true;
            page.remarks.push(empty(kind));
        } else if line.is_empty() {
            is_remark = false;
        } else if is_remark {
            page.remarks.last_mut().into_iter().for_each(|remark| tell(remark, words, tongue));
        } else if let Some(basis) = once_more(words) {
            page.meanings.push((words::basis(basis, tongue).0, Vec::new()));
        }
    }
    if let Some((topic, said)) = open {
        page.meanings.last_mut().expect("a meaning").1.extend(statements(topic, &said, tongue));
    }
    page
}

fn once_more(words: &str) -> Option<&str> {
    let english = words.strip_prefix("The document lists the code once more: ");
    english.or_else(|| words.strip_prefix("문서에 같은 코드가 한 번 더 나옵니다: "))
}

/// The lines beside a topic: what is said, and in the last what supports it.
fn statements(topic: Topic, said: &[&str], tongue: Tongue) -> Vec<Statement> {
    // What follows from the other lines rests on nothing else.
    if topic == Topic::Again {
        let says = words::again(&said.join(" "), tongue);
        return vec![Statement { topic, says, source: None, basis: String::new(), rule: None, waits: None }];
    }
    let Some((basis, said)) = said.split_last() else { return Vec::new() };
    // A word of the language stands in back-quotes here, as in the spec.
    let (basis, rule) = words::basis(&basis.replace('`', ""), tongue);
    if ["silent", "문서에 없음"].contains(&basis.as_str()) {
        return Vec::new();
    }
    let statement =
        |says: String| Statement { topic, says, source: None, basis: basis.clone(), rule: rule.clone(), waits: None };
    let one = said.join("\n");
    match topic {
        Topic::Recovery => {
            let or = if tongue == Tongue::Korean { "또는 " } else { "or " };
            let steps = said.iter().map(|line| line.strip_prefix(or).unwrap_or(line));
            steps.map(|line| statement(words::sequence(line, tongue))).collect()
        }
        Topic::Again => Vec::new(),
        Topic::Wait => vec![statement(words::wait(&one, tongue))],
        Topic::Effect => vec![statement(words::effect(&one, tongue))],
        Topic::Severity | Topic::Origin => vec![statement(words::nature(&one, tongue))],
        Topic::Text(_) | Topic::Status => vec![statement(one)],
    }
}

fn empty(kind: RemarkKind) -> Remark {
    let none = String::new;
    Remark { kind, says: none(), support: none(), follow: none(), because: none(), concerns: Vec::new() }
}

/// A paragraph of a remark.
fn tell(remark: &mut Remark, words: &str, tongue: Tongue) {
    let [follow, because] =
        if tongue == Tongue::Korean { ["적용 기준: ", "이유: "] } else { ["Followed: ", "Because: "] };
    if let Some(words) = words.strip_prefix(follow) {
        remark.follow = words.to_owned();
    } else if let Some(words) = words.strip_prefix(because) {
        remark.because = words.to_owned();
    } else {
        (remark.says, remark.support) = placed(words, tongue);
    }
}
