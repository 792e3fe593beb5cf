// Which mutant is on. This file becomes a module of each package whose sources are rewritten.

extern crate std as mutant_std;

use core::sync::atomic::{AtomicBool, AtomicU32, Ordering::Relaxed};
use mutant_std::{env, fs::File, io::Write, sync::OnceLock};

static ON: AtomicU32 = AtomicU32::new(0);
static REACHED: [AtomicBool; COUNT] = [const { AtomicBool::new(false) }; COUNT];
static LIST: OnceLock<File> = OnceLock::new();

// Before `main`, so that tests which count allocations see none of ours.
#[used]
#[unsafe(link_section = ".init_array")]
static BEGIN: extern "C" fn() = begin;

extern "C" fn begin() {
    if let Some(number) = env::var("MUTANT").ok().and_then(|number| number.parse().ok()) {
        ON.store(number, Relaxed);
    }
    if let Some(list) = env::var_os("MUTANTS_REACHED").and_then(|path| File::options().append(true).open(path).ok()) {
        let _ = LIST.set(list);
    }
}

/// Whether a mutant is on. None is while compiling, and each is noted the first time that a test reaches it.
pub(crate) const fn on(mutant: u32) -> bool {
    core::intrinsics::const_eval_select((mutant,), while_compiling, while_running)
}

const fn while_compiling(_: u32) -> bool {
    false
}

fn while_running(mutant: u32) -> bool {
    if let Some(mut list) = LIST.get() {
        if !REACHED[mutant as usize].swap(true, Relaxed) {
            let _ = list.write_all(&mutant.to_le_bytes());
        }
    }
    ON.load(Relaxed) == mutant
}
