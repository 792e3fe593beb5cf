//! A folder in, four sites in it out, or those that are named: `real/`, of the project's own specs, `everything/`, of a spec
//! that has all fields, and two that no document would give: `large/`, of ten thousand codes, and `hostile/`, whose texts try
//! to be anything but text. The browser tests open them all. Beside
//! each stands what `explain` finds for many pastes, `real.json`, which the site's script has to find too.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a program of the tests fails by a panic")]

mod pastes;
#[path = "../markdown/sample.rs"]
mod sample;

use std::fmt::Write;
use std::path::Path;
use std::time::Instant;

use codetable_model::catalog::Catalog;
use codetable_model::{compile, load, source::Source};
use codetable_pages::find::Finder;
use codetable_pages::html;
use pastes::{Dice, pastes};

/// How many codes the large site has.
const CODES: usize = 10_000;

/// Texts that a page must show and never obey. Each would set `window.obeyed`, leave the page, or bend it.
const HOSTILE: [&str; 12] = [
    "<script>window.obeyed = 1</script>",
    "</script><script>window.obeyed = 2</script>",
    "<img src=x onerror=\"window.obeyed = 3\">",
    "\"><svg onload=window.obeyed=4>",
    "' onmouseover='window.obeyed = 5",
    "javascript:window.obeyed=6",
    "</title></style></textarea><b>x",
    "{{ root }}{% if true %}{# x #}",
    "--><!-- ]]> <![CDATA[ <",
    "\u{202e}gnp.exe \u{2066}\u{200b}\u{feff} \0\u{1b}[31m",
    "אבג <b dir=rtl> العربية & &amp; &#60;",
    "`code` \\u003c/script> \u{2028}x\u{2029} ${window.obeyed=7}",
];

fn main() {
    let mut words = std::env::args().skip(1);
    let folder = words.next().expect("the folder to write to");
    let only: Vec<String> = words.collect();
    let wanted = |name: &str| only.is_empty() || only.iter().any(|of| of == name);
    let place = |name: &str| Path::new(&folder).join(name);
    if wanted("real") {
        let (sources, unreadable) = load::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../specs"));
        let compilation = compile(&sources);
        assert!(unreadable.is_empty() && compilation.is_clean(), "{:?}", compilation.diagnostics.first());
        write(&place("real"), &compilation.catalog, 6_000);
    }
    if wanted("large") {
        let started = Instant::now();
        let compilation = compile(&[Source::new("specs/large.yaml", large())]);
        assert!(compilation.is_clean(), "{:?}", compilation.diagnostics.first());
        let compiled = started.elapsed();
        write(&place("large"), &compilation.catalog, 60);
        println!("{CODES} codes: compiled in {compiled:.1?}, with the site written in {:.1?}", started.elapsed());
    }
    if wanted("hostile") {
        let mut turn = 0;
        let hostile = sample::catalog(&mut |what| {
            turn += 1;
            format!("{what} {}", HOSTILE[turn % HOSTILE.len()])
        });
        write(&place("hostile"), &hostile, 1_000);
    }
    if wanted("everything") {
        let source = Source::new("specs/post_office.yaml", codetable_model::language::EVERYTHING);
        write(&place("everything"), &compile(&[source]).catalog, 2_000);
    }
}

/// What is found for every line of `queries.tsv` and `statuses.tsv` and for so many other pastes: `[paste, provider, answer]`.
fn answers(file: &Path, catalog: &Catalog, count: usize) {
    let finder = Finder::new(catalog);
    let mut dice = Dice::new(20_260_130);
    let cases = [include_str!("../queries.tsv"), include_str!("../statuses.tsv")];
    let cases = cases.into_iter().flat_map(str::lines).filter(|line| !line.starts_with('#'));
    let cases = cases.filter_map(|line| line.split('\t').next()).map(|paste| paste.replace("\\n", "\n"));
    let all: Vec<String> = cases.chain(pastes(catalog, count, &mut dice)).collect();
    let answer = |paste: String| {
        let provider = (dice.below(5) == 0).then(|| dice.below(catalog.providers.len()));
        let answer = finder.find(&paste, provider);
        serde_json::json!([paste, provider, answer]).to_string()
    };
    let lines: Vec<String> = all.into_iter().map(answer).collect();
    std::fs::write(file, format!("[\n{}\n]\n", lines.join(",\n"))).unwrap();
}

/// A spec of many codes, whose texts differ as those of a real one do.
fn large() -> String {
    let parts = ["AUTH", "ORDER", "PAYMENT", "STOCK", "DELIVERY", "MEMBER", "COUPON", "REVIEW"];
    let causes =
        ["토큰이 만료되었습니다", "요청 한도를 초과했습니다", "값이 올바르지 않습니다", "잠시 후 다시 시도하세요"];
    let english = ["the token has expired", "too many requests", "the value is not valid", "try again in a while"];
    let recovery =
        ["[[refresh_credentials, retry]]", "[[wait, retry], [raise_quota]]", "[[fix_request]]", "[[wait, retry]]"];
    let waits = ["", "        wait: { is: soon }\n", "", "        wait: { is: soon }\n"];
    let statuses = [401, 429, 400, 503];
    let mut spec =
        "provider: large\nlanguage: ko\ntranslations: [en]\ntables:\n  errors:\n    enum: Large\n    key: { type: text }\n    codes:\n"
            .to_owned();
    let mut phrases = "phrases:\n".to_owned();
    for number in 0..CODES {
        let (part, kind) = (parts[number % parts.len()], number / parts.len() % causes.len());
        let _ = write!(
            spec,
            "      {part}.{number:05}:\n        name: {}{}{number}\n        status: {}\n        description: {} ({number})\n        recovery: {}\n        effect: not_applied\n{}",
            &part[..1],
            part[1..].to_lowercase(),
            statuses[kind],
            causes[kind],
            recovery[kind],
            waits[kind],
        );
        let _ = writeln!(phrases, "  {} ({number}): {} ({number})", causes[kind], english[kind]);
    }
    spec + &phrases
}

/// A site, and beside it what is found in it for so many pastes.
fn write(folder: &Path, catalog: &Catalog, pastes: usize) {
    std::fs::create_dir_all(folder.parent().unwrap()).unwrap();
    answers(&folder.with_extension("json"), catalog, pastes);
    let _ = std::fs::remove_dir_all(folder);
    for artifact in html::artifacts(catalog).unwrap() {
        let path = folder.join(Path::new(&artifact.path).strip_prefix(html::FOLDER).unwrap());
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, artifact.text).unwrap();
    }
}
