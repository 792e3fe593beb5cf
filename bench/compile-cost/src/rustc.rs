//! Generated code in, what rustc uses for it out: checked, built with optimisation, and how large the library is.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::shape::Shape;
use crate::usage::{Usage, measure};
use crate::workshop::{Workshop, run};

/// What a shape costs at one size.
#[derive(Clone, Copy, Debug)]
pub struct Cost {
    /// `cargo check`, without cargo.
    pub check: Usage,
    /// `cargo build --release`, without cargo.
    pub release: Usage,
    /// The rlib, in MB; nothing if it was not finished.
    pub rlib: Option<f64>,
}

/// rustc, with what generated code depends on built.
pub struct Rustc<'a> {
    workshop: &'a Workshop,
    target: PathBuf,
}

impl<'a> Rustc<'a> {
    /// Builds what the shapes depend on, for both profiles.
    ///
    /// # Errors
    ///
    /// Where that fails.
    pub fn prepare(workshop: &'a Workshop) -> Result<Self, String> {
        let dependencies = "[dependencies]\ncodetable = { path = \"{repository}\", default-features = false }\n\
                            phf = \"0.14\"\nstrum = { version = \"0.28\", features = [\"derive\"] }\n";
        let package = workshop.package("shapes", dependencies)?;
        workshop.write("shapes/src/lib.rs", "")?;
        run(&mut workshop.cargo(&package, &["build"]))?;
        run(&mut workshop.cargo(&package, &["build", "--release"]))?;
        Ok(Self { workshop, target: workshop.path("target") })
    }

    /// Compiles `code` of a shape; `out` is the folder of generated code, which ours includes.
    ///
    /// # Errors
    ///
    /// Where rustc does not accept it.
    pub fn cost(&self, shape: Shape, code: &str, out: &Path) -> Result<Cost, String> {
        self.workshop.write("code.rs", code)?;
        let rlib = self.workshop.path("libcode.rlib");
        let _ = fs::remove_file(&rlib);
        let check =
            measure(self.command("debug", shape)?.arg("--emit=metadata").env("OUT_DIR", out), &self.workshop.path(""))?;
        let mut release = self.command("release", shape)?;
        release.args(["--emit=link,metadata", "-Copt-level=3"]).env("OUT_DIR", out);
        let release = measure(&release, &self.workshop.path(""))?;
        let rlib = fs::metadata(&rlib).ok().map(|file| file.len() as f64 / 1e6);
        Ok(Cost { check, release, rlib })
    }

    fn command(&self, profile: &str, shape: Shape) -> Result<Command, String> {
        let dependencies = self.target.join(profile).join("deps");
        let mut command = Command::new("rustc");
        command.args(["--crate-type=lib", "--crate-name=code", "--edition=2024", "--cap-lints=allow", "code.rs"]);
        command.arg("-L").arg(format!("dependency={}", dependencies.display()));
        command.current_dir(self.workshop.path("")).env_remove("RUSTFLAGS");
        let name = match shape {
            Shape::Ours | Shape::Cited => "codetable",
            Shape::Phf => "phf",
            Shape::Strum => "strum",
            Shape::Structs | Shape::Match => return Ok(command),
        };
        let files = fs::read_dir(&dependencies).map_err(|error| error.to_string())?;
        let is_library = |name_of: &str| name_of.starts_with(&format!("lib{name}-")) && name_of.ends_with(".rlib");
        let library = files.flatten().find(|file| file.file_name().to_str().is_some_and(is_library));
        let library = library.ok_or_else(|| format!("there is no library of `{name}`"))?.path();
        command.arg("--extern").arg(format!("{name}={}", library.display()));
        Ok(command)
    }
}
