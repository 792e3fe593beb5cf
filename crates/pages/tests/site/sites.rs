//! A folder in, three sites in it out: `real/`, of the project's own specs, and two that no document would give: `large/`,
//! of ten thousand codes, and `hostile/`, whose texts try to be anything but text. The browser tests open them all.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a program of the tests fails by a panic")]

#[path = "../markdown/sample.rs"]
mod sample;

use std::fmt::Write;
use std::path::Path;
use std::time::Instant;

use codetable_model::catalog::Catalog;
use codetable_model::{compile, load, source::Source};
use codetable_pages::html;

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
    let folder = std::env::args().nth(1).expect("the folder to write to");
    let (sources, unreadable) = load::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../specs"));
    let compilation = compile(&sources);
    assert!(unreadable.is_empty() && compilation.is_clean(), "{:?}", compilation.diagnostics.first());
    write(&Path::new(&folder).join("real"), &compilation.catalog);
    let started = Instant::now();
    let compilation = compile(&[Source::new("specs/large.yaml", large())]);
    assert!(compilation.is_clean(), "{:?}", compilation.diagnostics.first());
    let compiled = started.elapsed();
    write(&Path::new(&folder).join("large"), &compilation.catalog);
    println!("{CODES} codes: compiled in {compiled:.1?}, with the site written in {:.1?}", started.elapsed());
    let mut turn = 0;
    let hostile = sample::catalog(&mut |what| {
        turn += 1;
        format!("{what} {}", HOSTILE[turn % HOSTILE.len()])
    });
    write(&Path::new(&folder).join("hostile"), &hostile);
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
        "provider: large\nlanguage: ko\ntables:\n  errors:\n    enum: Large\n    key: { type: text }\n    codes:\n"
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

fn write(folder: &Path, catalog: &Catalog) {
    let _ = std::fs::remove_dir_all(folder);
    for artifact in html::artifacts(catalog).unwrap() {
        let path = folder.join(Path::new(&artifact.path).strip_prefix(html::FOLDER).unwrap());
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, artifact.text).unwrap();
    }
}
