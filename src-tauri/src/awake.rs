//! Keeps the display awake while the clock of a meeting runs.
//!
//! Calls the system on its own thread: on Linux the call goes over the session bus, which may be slow or missing.

use afterword_words as words;
use std::sync::mpsc::{Receiver, Sender, channel};

use parking_lot::Mutex;

/// Takes and releases the system's lock against display sleep.
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

    /// Calls `ask` to take the lock, and drops what it returned to release it.
    fn through<T>(ask: impl Fn() -> Option<T> + Send + 'static) -> Self {
        let (sender, receiver) = channel();
        std::thread::spawn(move || follow(&receiver, ask));
        Self { asks: Mutex::new(Asks { sender, last: false }) }
    }

    /// Takes the lock while a clock `runs`. Idempotent: the system is called only on a change.
    pub(crate) fn set(&self, runs: bool) {
        let mut asks = self.asks.lock();
        if asks.last != runs {
            asks.last = runs;
            // A thread that has ended holds no lock.
            let _ = asks.sender.send(runs);
        }
    }
}

fn follow<T>(asked: &Receiver<bool>, ask: impl Fn() -> Option<T>) {
    let mut held = None;
    for runs in asked {
        // Released before it is taken again, so that it is never held twice.
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

    /// Sends a message when it is dropped.
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
