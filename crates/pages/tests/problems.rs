//! Whatever is wrong with a spec, every form of the report has it: the same findings, each with its line and column.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

use std::fs;

use arbtest::arbitrary::Unstructured;
use codetable_compiler::render;
use codetable_model::compile;
use codetable_model::diagnostic::Diagnostic;
use codetable_model::source::Source;
use codetable_pages::problems;

/// A finding as a form tells it: level, rule, path, line, column, and the beginning of its message.
type Finding = (String, String, String, usize, usize, String);

/// Messages are escaped differently in each form: what all leave alone is compared.
fn plain(message: &str) -> String {
    message.chars().take_while(|found| found.is_alphanumeric() || " `_-".contains(*found)).collect()
}

fn finding(level: &str, rule: &str, (path, line, column): (&str, &str, &str), message: &str) -> Finding {
    let number = |text: &str| text.parse().unwrap_or_else(|_| panic!("`{text}` is no number"));
    (level.into(), rule.into(), path.into(), number(line), number(column), plain(message))
}

/// `path:line:column`
fn place(text: &str) -> (&str, &str, &str) {
    let mut parts = text.rsplitn(3, ':');
    let (column, line) = (parts.next().unwrap(), parts.next().unwrap());
    (parts.next().unwrap(), line, column)
}

/// `error[rule]: message`, and its first place in a line below it.
fn in_human(report: &str) -> Vec<Finding> {
    let mut heads = Vec::new();
    let mut lines = report.lines().peekable();
    while let Some(line) = lines.next() {
        let Some((level, rest)) = ["error", "warning"]
            .into_iter()
            .find_map(|level| Some((level, line.strip_prefix(level)?.strip_prefix('[')?)))
        else {
            continue;
        };
        let (rule, message) = rest.split_once("]: ").unwrap();
        let arrow = lines.find_map(|line| line.trim_start().strip_prefix("--> ")).unwrap();
        heads.push(finding(level, rule, place(arrow), message));
    }
    heads
}

/// `path:line:column: level[rule]: message`
fn in_short(report: &str) -> Vec<Finding> {
    let line = |line: &str| {
        let (at, rest) = line.split_once(": ").unwrap();
        let (level, rest) = rest.split_once('[').unwrap();
        let (rule, message) = rest.split_once("]: ").unwrap();
        finding(level, rule, place(at), message)
    };
    report.lines().map(line).collect()
}

fn in_json(report: &str) -> Vec<Finding> {
    let line = |line: &str| {
        let problem: serde_json::Value = serde_json::from_str(line).unwrap();
        let text = |key: &str| problem[key].as_str().unwrap();
        let [line, column] = ["line", "column"].map(|key| problem[key].to_string());
        finding(text("level"), text("rule"), (text("path"), &line, &column), text("message"))
    };
    report.lines().map(line).collect()
}

/// What the runner of GitHub's actions makes of a command: its properties between commas, then its data.
fn in_github(report: &str) -> Vec<Finding> {
    let unescaped = |text: &str| text.replace("%3A", ":").replace("%2C", ",").replace("%0A", "\n").replace("%25", "%");
    let line = |line: &str| {
        let (head, data) = line.strip_prefix("::").unwrap().split_once("::").unwrap();
        let (level, properties) = head.split_once(' ').unwrap();
        let properties: Vec<(&str, String)> = properties
            .split(',')
            .map(|property| {
                let (key, value) = property.split_once('=').unwrap();
                (key, unescaped(value))
            })
            .collect();
        let of = |key: &str| properties.iter().find(|(of, _)| *of == key).unwrap().1.as_str();
        assert!(of("endLine").parse::<usize>().unwrap() >= of("line").parse().unwrap());
        let message = unescaped(data);
        finding(level, of("title"), (of("file"), of("line"), of("col")), message.lines().next().unwrap_or_default())
    };
    report.lines().map(line).collect()
}

/// Every form of the report, against the diagnostics themselves.
fn hold(diagnostics: &[Diagnostic], sources: &[Source]) {
    let short = in_short(&render::short(diagnostics, sources));
    assert_eq!(short.len(), diagnostics.len());
    for (finding, diagnostic) in short.iter().zip(diagnostics) {
        assert_eq!((finding.1.as_str(), &finding.5), (diagnostic.rule.id(), &plain(&diagnostic.message)));
    }
    assert_eq!(in_json(&problems::json(diagnostics, sources)), short);
    assert_eq!(in_github(&problems::github(diagnostics, sources, str::to_owned)), short);
    assert_eq!(in_human(&render::human(diagnostics, sources, false)), short);
}

/// Specs that break rules, as they are and changed at random.
fn broken() -> Vec<String> {
    let folders =
        ["../model/tests/reject", "../compiler/tests/reject"].map(fs::read_dir).into_iter().flatten().flatten();
    let paths = folders.map(|entry| entry.unwrap().path());
    let mut paths: Vec<_> =
        paths.filter(|path| path.is_file() && path.extension().is_some_and(|it| it == "yaml")).collect();
    paths.sort();
    paths.iter().map(|path| fs::read_to_string(path).unwrap()).collect()
}

#[test]
fn every_form_of_a_report_has_the_same_findings() {
    let specs = broken();
    let mut found = 0;
    for spec in &specs {
        let sources = [Source::new("specs/case.yaml", spec.clone()), Source::new("specs/%,a:b.yaml", spec.clone())];
        let diagnostics = compile(&sources).diagnostics;
        found += diagnostics.len();
        hold(&diagnostics, &sources);
    }
    assert!(found > specs.len() && specs.len() > 100, "{found} findings in {} specs", specs.len());
}

#[test]
fn so_it_is_however_a_spec_is_broken() {
    let whole = include_str!("../../model/src/language/everything.yaml");
    let changed = |random: &mut Unstructured<'_>| {
        let mut lines: Vec<String> = whole.lines().map(str::to_owned).collect();
        for _ in 0..random.int_in_range(1..=6)? {
            let at = random.choose_index(lines.len())?;
            match random.int_in_range(0..=4)? {
                0 => drop(lines.remove(at)),
                1 => lines.insert(at, lines[at].clone()),
                2 => lines[at].insert_str(0, "  "),
                3 => lines[at] = lines[at].replacen(": ", ": \u{7}%0A,::x: ", 1),
                _ => lines[at] = lines[at].replacen(['a', '1', '"'], random.choose(&["9", "가", "%25", "\r"])?, 1),
            }
        }
        let sources = [Source::new("specs/everything.yaml", lines.join("\n"))];
        hold(&compile(&sources).diagnostics, &sources);
        Ok(())
    };
    arbtest::arbtest(changed).budget_ms(2000);
}

#[test]
fn an_annotation_has_every_place_and_the_remedy() {
    let spec = "provider: case\ntables:\n  errors:\n    enum: E\n    codes:\n      A: { name: A, recovery: [[fix_setpu]] }\n      B: { name: A }\n";
    let sources = [Source::new("specs/case.yaml", spec)];
    let report = problems::github(&compile(&sources).diagnostics, &sources, |path| format!("shop/{path}"));
    assert_eq!(
        report,
        "::error file=shop/specs/case.yaml,line=6,endLine=6,col=33,endColumn=42,title=unknown-word::`fix_setpu` is no word for \
         `recovery`%0Ahelp: did you mean `fix_setup` (change the configuration: keys, allowed addresses, switched-on \
         functions)?\n\
         ::error file=shop/specs/case.yaml,line=7,endLine=7,col=18,endColumn=19,title=duplicate-name::two variants are called \
         `A`%0Ashop/specs/case.yaml:6:18: first here%0Ahelp: name each variant by what it alone means\n"
    );
}
