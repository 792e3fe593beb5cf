//! Two packages in, what `cargo build` uses for each from an empty target folder out: one depends on the library, the
//! other's build script on the usual stack of a build-time compiler.

use std::fs;
use std::path::{Path, PathBuf};

use crate::usage::{Usage, measure};
use crate::workshop::{Workshop, run};

/// What a build-time compiler usually depends on.
const STACK: &str = "[build-dependencies]
phf_codegen = \"0.14\"
prettyplease = \"0.3\"
proc-macro2 = \"1\"
quote = \"1\"
serde = { version = \"1\", features = [\"derive\"] }
serde_yaml = \"0.9\"
syn = { version = \"3\", features = [\"full\"] }
";

/// The two packages.
pub struct Cold<'a> {
    workshop: &'a Workshop,
    packages: [PathBuf; 2],
}

impl<'a> Cold<'a> {
    /// Makes them, and has cargo fetch what they need.
    ///
    /// # Errors
    ///
    /// Where that fails.
    pub fn prepare(workshop: &'a Workshop) -> Result<Self, String> {
        let user = workshop.package("user", "[dependencies]\ncodetable = { path = \"{repository}\" }\n")?;
        let stack = workshop.package("stack", STACK)?;
        workshop.write("user/src/lib.rs", "")?;
        workshop.write("stack/src/lib.rs", "")?;
        workshop.write("stack/build.rs", "fn main() {}\n")?;
        for package in [&user, &stack] {
            run(&mut workshop.cargo(package, &["fetch"]))?;
        }
        Ok(Self { workshop, packages: [user, stack] })
    }

    /// Builds the library, then the stack, in cargo's own `dev` profile.
    ///
    /// # Errors
    ///
    /// Where cargo fails.
    pub fn build(&self) -> Result<[Usage; 2], String> {
        let [user, stack] = &self.packages;
        Ok([self.one(user)?, self.one(stack)?])
    }

    /// The number of packages in each build, without the one that is built.
    ///
    /// # Errors
    ///
    /// Where cargo fails.
    pub fn packages(&self) -> Result<[usize; 2], String> {
        let [user, stack] = &self.packages;
        Ok([self.tree(user)?, self.tree(stack)?])
    }

    fn one(&self, package: &Path) -> Result<Usage, String> {
        let target = self.workshop.path("cold");
        let _ = fs::remove_dir_all(&target);
        let mut build = self.workshop.cargo(package, &["build", "--offline"]);
        measure(build.env("CARGO_TARGET_DIR", target).env_remove("CARGO_PROFILE_DEV_DEBUG"), &self.workshop.path(""))
    }

    fn tree(&self, package: &Path) -> Result<usize, String> {
        let words = ["tree", "--offline", "--prefix=none", "--edges=normal,build", "--format={p}"];
        let output = self.workshop.cargo(package, &words).output().map_err(|error| error.to_string())?;
        let text = String::from_utf8_lossy(&output.stdout);
        let mut packages: Vec<&str> = text.lines().map(|line| line.trim_end_matches(" (*)")).collect();
        packages.sort_unstable();
        packages.dedup();
        Ok(packages.len().saturating_sub(1))
    }
}
