//! How far a long piece of work has come in, a bar on the terminal out; nothing anywhere else.

use std::borrow::Cow;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::call::is_dumb;

/// A bar on standard error, while it is a terminal.
pub(crate) struct Progress(ProgressBar);

impl Progress {
    /// Begins a piece of work of so many parts; without a number of them it is only shown that it goes on.
    pub(crate) fn begin(what: impl Into<Cow<'static, str>>, parts: Option<usize>) -> Self {
        // It draws nothing where standard error is no terminal.
        let target = if is_dumb() { ProgressDrawTarget::hidden() } else { ProgressDrawTarget::stderr() };
        let bar = ProgressBar::with_draw_target(parts.map(|parts| parts as u64), target);
        let shown = if parts.is_some() {
            "{spinner} {msg} {pos}/{len} {bar:30} {elapsed}"
        } else {
            "{spinner} {msg} {elapsed}"
        };
        // A template that is wrong leaves the bar that there is without one.
        if let Ok(style) = ProgressStyle::with_template(shown) {
            bar.set_style(style);
        }
        bar.set_message(what);
        bar.enable_steady_tick(Duration::from_millis(100));
        Self(bar)
    }

    /// One part is done.
    pub(crate) fn advance(&self) {
        self.0.inc(1);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
