//! What came of a sample enters; figures and survivors are printed.

use crate::area::Area;
use crate::equivalent;
use crate::find::Mutant;
use crate::measure::Tried;

/// Prints an area; whether its floor is not above all that its share may be.
pub fn print(area: &Area, mutants: usize, tried: &[Tried<'_>], seed: u64) -> bool {
    let killed = tried.iter().filter(|it| it.killed).count();
    let (least, most) = wilson(killed, tried.len());
    println!(
        "{}: {mutants} mutants, {} of them tried (seed {seed}), {killed} killed: {:.1} %, 95 % interval {least:.1} to {most:.1} %, \
         floor {} %",
        area.name,
        tried.len(),
        share(killed, tried.len()),
        area.floor,
    );
    for survivor in tried.iter().filter(|it| !it.killed) {
        let unseen = if survivor.reached { "" } else { " (no test comes across it)" };
        println!("  {}{unseen}", place(survivor.mutant));
    }
    most >= area.floor
}

/// A mutant as `equivalent.txt` names it, behind its line.
pub fn place(mutant: &Mutant) -> String {
    format!("{:4} {}", mutant.line, equivalent::name(mutant))
}

fn share(part: usize, of: usize) -> f64 {
    100.0 * part as f64 / of.max(1) as f64
}

/// Wilson's interval: what the share of all may be, in percent, where `part` of a sample has it.
fn wilson(part: usize, of: usize) -> (f64, f64) {
    let (of, share, z) = (of.max(1) as f64, part as f64 / of.max(1) as f64, 1.96_f64);
    let middle = share + z * z / (2.0 * of);
    let around = z * (share * (1.0 - share) / of + z * z / (4.0 * of * of)).sqrt();
    let scale = 100.0 / (1.0 + z * z / of);
    ((middle - around) * scale, (middle + around) * scale)
}

#[cfg(test)]
mod tests {
    use super::wilson;

    #[test]
    fn the_interval_is_wilsons() {
        let (least, most) = wilson(8, 10);
        assert!((least - 49.0).abs() < 0.05 && (most - 94.3).abs() < 0.05, "{least} {most}");
    }
}
