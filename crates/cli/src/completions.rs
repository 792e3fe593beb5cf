//! The name of a shell in, the script out by which it completes the verbs and their options.

use clap::Args;
use clap_complete::Shell;

use crate::Report;
use crate::call::{self, Call};

/// Print the completions of a shell
///
/// Prints the script by which a shell completes the verbs, their options and the words that these take.
#[derive(Args, Debug)]
#[command(after_help = "Example: {name} completions bash > ~/.local/share/bash-completion/completions/cargo-codetable")]
pub(crate) struct Completions {
    /// The shell
    shell: Shell,
}

impl Completions {
    pub(crate) fn run(&self, call: &Call) -> Report {
        let mut script = Vec::new();
        // A shell completes a program, and knows nothing of how cargo finds it.
        let program = call.name.replace(' ', "-");
        clap_complete::generate(self.shell, &mut call::command(call.name), program, &mut script);
        Report { text: String::from_utf8_lossy(&script).into_owned(), clean: true }
    }
}
