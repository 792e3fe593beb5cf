//! Three packages in, what `cargo build` uses for each from an empty target folder out: one depends on the library as it is,
//! one on its tables alone, and the build script of the last on the usual stack of a build-time compiler.

use std::fs;
use std::path::{Path, PathBuf};

use crate::usage::{Usage, measure};
use crate::workshop::{Workshop, run};

/// The library with its default features: tables, and the reading of responses.
const LIBRARY: &str = "[dependencies]\ncodetable = { path = \"{repository}\" }\n";

/// The library with the same tables, and nothing else.
const TABLES: &str = "[dependencies]
codetable = { path = \"{repository}\", default-features = false, features = [\"adobe_edge\", \"kakao\", \"meloming\", \"naver_commerce\"] }
";

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

/// The packages: the library, its tables, the stack.
pub struct Cold<'a> {
    workshop: &'a Workshop,
    packages: [PathBuf; 3],
}

impl<'a> Cold<'a> {
    /// Makes them, and has cargo fetch what they need.
    ///
    /// # Errors
    ///
    /// Where that fails.
    pub fn prepare(workshop: &'a Workshop) -> Result<Self, String> {
        let package = |name: &str, dependencies| {
            let package = workshop.package(name, dependencies)?;
            workshop.write(&format!("{name}/src/lib.rs"), "")?;
            run(&mut workshop.cargo(&package, &["fetch"])).map(|()| package)
        };
        workshop.write("stack/build.rs", "fn main() {}\n")?;
        let packages = [package("user", LIBRARY)?, package("tables", TABLES)?, package("stack", STACK)?];
        Ok(Self { workshop, packages })
    }

    /// Builds each, in cargo's own `dev` profile and without incremental compilation, as dependencies from a registry are.
    ///
    /// # Errors
    ///
    /// Where cargo fails.
    pub fn build(&self) -> Result<[Usage; 3], String> {
        let [library, tables, stack] = &self.packages;
        Ok([self.one(library)?, self.one(tables)?, self.one(stack)?])
    }

    /// The number of packages in each build, without the one that is built.
    ///
    /// # Errors
    ///
    /// Where cargo fails.
    pub fn packages(&self) -> Result<[usize; 3], String> {
        let [library, tables, stack] = &self.packages;
        Ok([self.tree(library)?, self.tree(tables)?, self.tree(stack)?])
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
