//! The compiler itself: catalogues in, CPU seconds from reading the spec to the written text out, as a build script of
//! the profile `dev` runs it (opt-level 0) and as one of a `release` that optimises build scripts too.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::usage::{Usage, measure};
use crate::workshop::{Workshop, run};

/// Programs that are nothing but a build script.
pub struct Compiler<'a> {
    workshop: &'a Workshop,
    programs: [PathBuf; 2],
}

impl<'a> Compiler<'a> {
    /// Builds the programs.
    ///
    /// # Errors
    ///
    /// Where that fails.
    pub fn build(workshop: &'a Workshop) -> Result<Self, String> {
        let package = workshop
            .package("script", "[dependencies]\ncodetable-compiler = { path = \"{repository}/crates/compiler\" }\n")?;
        let main = "fn main() {\n    codetable_compiler::build(&std::env::args().nth(1).unwrap());\n}\n";
        workshop.write("script/src/main.rs", main)?;
        run(&mut workshop.cargo(&package, &["build"]))?;
        run(&mut workshop.cargo(&package, &["build", "--release"]))?;
        let programs = ["debug", "release"].map(|profile| workshop.path("target").join(profile).join("script"));
        Ok(Self { workshop, programs })
    }

    /// Compiles the specs of a folder at opt-level 0, and again optimised.
    ///
    /// # Errors
    ///
    /// Where the program fails.
    pub fn run(&self, specs: &Path) -> Result<[Usage; 2], String> {
        let mut usage = [None; 2];
        for (usage, program) in usage.iter_mut().zip(&self.programs) {
            *usage = Some(measure(&self.command(program, specs), &self.workshop.path(""))?);
        }
        match usage {
            [Some(debug), Some(release)] => Ok([debug, release]),
            _ => Err("a program was not run".to_owned()),
        }
    }

    /// Where the generated code of a folder of specs is.
    pub fn out(specs: &Path) -> PathBuf {
        specs.with_extension("out")
    }

    fn command(&self, program: &Path, specs: &Path) -> Command {
        let out = Self::out(specs);
        let _ = std::fs::remove_dir_all(&out);
        let _ = std::fs::create_dir_all(&out);
        let mut command = Command::new(program);
        command.arg(specs).env("OUT_DIR", out);
        command
    }
}
