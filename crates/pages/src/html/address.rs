//! The catalogue in, the address of every page and of every place on a page out.
//!
//! The page of a code is `provider/table/code.html`. It is permanent: it depends on these three names alone, of which
//! none is ever changed. Only where two codes of a table differ in nothing that a file system tells apart, the later one
//! has a digest at its end.

use crate::page::link::plain;
use codetable_model::catalog::{Catalog, Provider};
use codetable_model::text::digest::fnv1a;
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// The most letters of a name that a file is called by.
const LONGEST: usize = 96;

/// How many codes a page lists.
pub(super) const LISTED: usize = 250;

/// Where every page is.
#[derive(Debug)]
pub(super) struct Site {
    folders: Vec<Folder>,
}

#[derive(Debug)]
struct Folder {
    name: String,
    /// For every table its folder, and the names of its pages.
    tables: Vec<(String, Vec<String>)>,
}

impl Site {
    pub(super) fn new(catalog: &Catalog) -> Self {
        let mut taken = BTreeSet::new();
        let folders = catalog
            .providers
            .iter()
            .map(|provider| Folder { name: unique(&provider.name, &mut taken), tables: tables(provider) });
        Self { folders: folders.collect() }
    }

    /// The folder of a provider.
    pub(super) fn folder(&self, provider: usize) -> &str {
        self.folders.get(provider).map_or("", |folder| &folder.name)
    }

    /// The page of a provider.
    pub(super) fn provider(&self, provider: usize) -> String {
        format!("{}/index.html", self.folder(provider))
    }

    /// The page of a provider that lists a row; the first one is the provider's own.
    pub(super) fn listing(&self, provider: usize, number: usize) -> String {
        match number {
            0 => self.provider(provider),
            _ => format!("{}/codes-{}.html", self.folder(provider), number + 1),
        }
    }

    /// The folder of a table and the name of a code's page in it.
    pub(super) fn names(&self, provider: usize, table: usize, row: usize) -> Option<(&str, &str)> {
        let (folder, names) = self.folders.get(provider)?.tables.get(table)?;
        Some((folder, names.get(row)?))
    }

    /// The page of a code.
    pub(super) fn code(&self, provider: usize, table: usize, row: usize) -> String {
        let (folder, name) = self.names(provider, table, row).unwrap_or_default();
        format!("{}/{folder}/{name}.html", self.folder(provider))
    }
}

fn tables(provider: &Provider) -> Vec<(String, Vec<String>)> {
    let mut folders = BTreeSet::new();
    let table = |table: &codetable_model::catalog::Table| {
        let mut taken = BTreeSet::new();
        let names = table.rows.iter().map(|row| unique(&row.code.to_string(), &mut taken)).collect();
        (unique(&table.id, &mut folders), names)
    };
    provider.tables.iter().map(table).collect()
}

/// A name that no other has, whatever the file system makes of capitals.
fn unique(name: &str, taken: &mut BTreeSet<String>) -> String {
    let mut file = file_name(name);
    if !taken.insert(file.to_ascii_lowercase()) {
        file = format!("{file}~{:016x}", fnv1a(name.as_bytes()));
        taken.insert(file.to_ascii_lowercase());
    }
    file
}

/// A name that every file system holds and no address has to escape.
fn file_name(name: &str) -> String {
    let mut file = plain(name);
    // Names of devices, names that hide a file, and none at all.
    const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];
    let stem = file.split('.').next().unwrap_or_default().to_ascii_lowercase();
    let is_device = DEVICES.contains(&stem.trim_end_matches(|last: char| last.is_ascii_digit()));
    if is_device || file.is_empty() || file.starts_with('.') {
        file.insert(0, '~');
    }
    if file.len() > LONGEST {
        file.truncate(LONGEST);
        let _ = write!(file, "~{:016x}", fnv1a(name.as_bytes()));
    }
    file
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

    use super::*;

    #[test]
    fn names_are_fit_for_files_and_addresses() {
        assert_eq!(file_name("GW.TIMEOUT.01"), "GW.TIMEOUT.01");
        assert_eq!(file_name("-401"), "-401");
        assert_eq!(file_name("../../x"), "~..~2f..~2fx");
        assert_eq!(file_name("a b?#%:"), "a~20b~3f~23~25~3a");
        assert_eq!(file_name("NUL"), "~NUL");
        assert_eq!(file_name("com1.x"), "~com1.x");
        assert_eq!(file_name(""), "~");
        assert_eq!(file_name("토큰"), "~ed~86~a0~ed~81~b0");
        let long = file_name(&"x".repeat(500));
        assert!(long.len() < 120 && long != file_name(&"x".repeat(501)), "{long}");
    }

    #[test]
    fn no_two_codes_share_a_file() {
        let mut taken = BTreeSet::new();
        let names: Vec<String> = ["FOO", "foo", "Foo"].map(|name| unique(name, &mut taken)).to_vec();
        assert_eq!(names[0], "FOO");
        let different: BTreeSet<String> = names.iter().map(|name| name.to_ascii_lowercase()).collect();
        assert_eq!(different.len(), 3, "{names:?}");
    }
}
