//! Files: those of the repository enter, and a copy of them leaves.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

/// The bytes of each file, by its path inside the repository.
pub type Tree = BTreeMap<String, Vec<u8>>;

/// Every file that git knows or would take, as it is on disk.
pub fn read(repository: &Path) -> Result<Tree, String> {
    let listing = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
    let listed = Command::new("git").args(listing).current_dir(repository).output();
    let listed = listed.map_err(|error| format!("git: {error}"))?.stdout;
    let listed = String::from_utf8(listed).map_err(|error| error.to_string())?;
    let names = listed.split('\0').filter(|name| repository.join(name).is_file());
    let read = |name: &str| fs::read(repository.join(name)).map_err(|error| format!("{name}: {error}"));
    names.map(|name| Ok((name.to_owned(), read(name)?))).collect()
}

/// Writes the files into a folder, which afterwards holds them and no others. What is there already stays untouched, so
/// that cargo builds only what has changed.
pub fn write(folder: &Path, tree: &Tree) -> Result<(), String> {
    sweep(folder, "", tree).map_err(|error| format!("{}: {error}", folder.display()))?;
    for (name, bytes) in tree {
        let path = folder.join(name);
        if fs::read(&path).is_ok_and(|there| there == *bytes) {
            continue;
        }
        let written = fs::create_dir_all(path.parent().unwrap_or(folder)).and_then(|()| fs::write(&path, bytes));
        written.map_err(|error| format!("{}: {error}", path.display()))?;
    }
    Ok(())
}

/// Removes the files that are not of the tree.
fn sweep(folder: &Path, prefix: &str, tree: &Tree) -> std::io::Result<()> {
    if !folder.is_dir() {
        return Ok(());
    }
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            sweep(&entry.path(), &format!("{name}/"), tree)?;
        } else if !tree.contains_key(&name) && name != "Cargo.lock" {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}
