//! The sets go in, a C library of the functions that GNU gperf makes for them comes out, where gperf and a C compiler are
//! installed.

use std::error::Error;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::{fs, io};

use sets::{Codes, Set};

/// gperf's search takes minutes beyond this.
const LARGEST: usize = 1_000;

/// Compiles a function for each set that gperf can do, tells which these are, and writes down their names for Rust.
pub(crate) fn compile(sets: &[Set], out: &Path) -> Result<Vec<usize>, Box<dyn Error>> {
    let mut compiled = Vec::new();
    if is_installed("gperf") && is_installed("cc") {
        let mut library = cc::Build::new();
        for (number, set) in sets.iter().enumerate() {
            let Codes::Text(codes) = &set.codes else { continue };
            if codes.len() > LARGEST {
                continue;
            }
            let path = out.join(format!("gperf{number}.c"));
            fs::write(&path, generate(number, &grammar(number, codes)?)?)?;
            library.file(path);
            compiled.push(number);
        }
        library.opt_level(3).warnings(false).try_compile("gperf")?;
        println!("cargo::rustc-cfg=gperf");
    }
    let numbers = compiled.iter().map(|number| format!("gperf{number}")).collect::<Vec<_>>().join(" ");
    fs::write(out.join("gperf.rs"), format!("functions! {{ {numbers} }}"))?;
    Ok(compiled)
}

/// A table of the codes as gperf reads it.
fn grammar(number: usize, codes: &[String]) -> Result<String, Box<dyn Error>> {
    let mut text = format!(
        "%{{\n#include <stddef.h>\n#include <string.h>\n%}}\nstruct row{number} {{ const char *name; int row; }};\n%%\n"
    );
    for (row, code) in codes.iter().enumerate() {
        writeln!(text, "{code:?}, {row}")?;
    }
    write!(
        text,
        "%%\nint gperf{number}(const char *text, size_t len) {{\n    const struct row{number} *found = find{number}(text, len);\n    \
         return found ? found->row : -1;\n}}\n"
    )?;
    Ok(text)
}

/// What gperf makes of a table: read-only, compared by length first.
fn generate(number: usize, grammar: &str) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut gperf = Command::new("gperf")
        .args(["--language=ANSI-C", "--struct-type", "--readonly-tables", "--compare-lengths"])
        .args([format!("--lookup-function-name=find{number}"), format!("--hash-function-name=hash{number}")])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    gperf.stdin.take().ok_or("no stdin")?.write_all(grammar.as_bytes())?;
    let output = gperf.wait_with_output()?;
    if output.status.success() { Ok(output.stdout) } else { Err("gperf failed".into()) }
}

fn is_installed(program: &str) -> bool {
    let silent = Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    !matches!(silent, Err(error) if error.kind() == io::ErrorKind::NotFound)
}
