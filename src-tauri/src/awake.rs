//! Keeps the display awake while the clock of a meeting runs.
//!
//! The system is asked on a thread of its own: on Linux it answers over the session bus, which may be slow or not there.

use afterword_words as words;
use std::sync::mpsc::{Receiver, Sender, channel};

use parking_lot::Mutex;

/// Asks the system to keep the display awake, and lets it go again.
pub(crate) struct Awake {
    asks: Mutex<Asks>,
}

struct Asks {
    sender: Sender<bool>,
    last: bool,
}

impl Awake {
    pub(crate) fn new() -> Self {
        Self::through(ask_the_system)
    }

    /// Keeps the display awake for as long as what `ask` returned is not dropped.
    fn through<T>(ask: impl Fn() -> Option<T> + Send + 'static) -> Self {
        let (sender, receiver) = channel();
        std::thread::spawn(move || follow(&receiver, ask));
        Self { asks: Mutex::new(Asks { sender, last: false }) }
    }

    /// Follows whether a clock runs. To be called again and again; the system is asked after a change alone.
    pub(crate) fn set(&self, runs: bool) {
        let mut asks = self.asks.lock();
        if asks.last != runs {
            asks.last = runs;
            // Where the thread is gone, so is what it held.
            let _ = asks.sender.send(runs);
        }
    }
}

fn follow<T>(asked: &Receiver<bool>, ask: impl Fn() -> Option<T>) {
    let mut held = None;
    for runs in asked {
        // What was held goes first, so that it is never held twice.
        drop(held.take());
        held = if runs { ask() } else { None };
    }
}

fn ask_the_system() -> Option<keepawake::KeepAwake> {
    let asked = keepawake::Builder::default()
        .display(true)
        .reason(words::shell_awake())
        .app_name("Afterword")
        .app_reverse_domain("app.afterword.desktop")
        .create();
    asked.inspect_err(|error| log::info!("the system does not keep the display awake: {error}")).ok()
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::{Sender, channel};

    use super::Awake;

    /// Tells when it is held and when it is let go.
    struct Told(Sender<&'static str>);

    impl Drop for Told {
        fn drop(&mut self) {
            let _ = self.0.send("let go");
        }
    }

    #[test]
    fn the_display_is_held_while_a_clock_runs_and_let_go_on_a_pause_and_at_the_end() {
        let (sender, told) = channel();
        let awake = Awake::through(move || {
            let _ = sender.send("held");
            Some(Told(sender.clone()))
        });
        for runs in [false, true, true, true, false, false, true] {
            awake.set(runs);
        }
        drop(awake);
        let all: Vec<_> = told.iter().collect();
        assert_eq!(all, ["held", "let go", "held", "let go"]);
    }
}
