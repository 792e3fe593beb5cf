//! The mutants of `equivalent.txt`, which change nothing that anybody could notice.

use std::collections::BTreeSet;

use crate::find::Mutant;

/// As `equivalent.txt` names a mutant. Lines are left out, for they move.
pub fn name(mutant: &Mutant) -> String {
    format!("{} {}: {}", mutant.file, mutant.function, mutant.change)
}

/// Leaves them out.
///
/// # Errors
///
/// Where the list names what is no mutant any more.
pub fn leave_out(mutants: &mut Vec<Mutant>) -> Result<(), String> {
    // What is indented is why.
    let lines = include_str!("../equivalent.txt").lines();
    let listed: BTreeSet<&str> = lines.filter(|line| !line.is_empty() && !line.starts_with([' ', '#'])).collect();
    let found: BTreeSet<String> = mutants.iter().map(name).collect();
    let measured = |name: &str| mutants.iter().any(|mutant| name.starts_with(&format!("{}src/", mutant.area.folder)));
    let gone: Vec<_> = listed.iter().filter(|name| measured(name) && !found.contains(**name)).copied().collect();
    if !gone.is_empty() {
        return Err(format!("mutants/equivalent.txt names what is gone:\n{}", gone.join("\n")));
    }
    mutants.retain(|mutant| !listed.contains(&*name(mutant)));
    Ok(())
}
