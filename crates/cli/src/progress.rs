//! How far an import is, on a terminal, and Ctrl-C, which stops it with nothing written.

use std::io::{IsTerminal as _, Write as _, stderr};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use afterword_service::{ImportProgress, ImportStep};
use afterword_words as words;

pub(crate) struct Progress {
    stopped: Arc<AtomicBool>,
    is_shown: bool,
    line: String,
}

impl Progress {
    /// From now on Ctrl-C stops at the next step. Where it can't be caught it ends the program, as always.
    pub(crate) fn new() -> Self {
        let stopped = Arc::new(AtomicBool::new(false));
        let flag = Arc::clone(&stopped);
        let _ = ctrlc::set_handler(move || flag.store(true, Ordering::Relaxed));
        Self { stopped, is_shown: stderr().is_terminal(), line: String::new() }
    }

    /// Shows how far the import is. Returns whether it goes on.
    pub(crate) fn goes_on(&mut self, progress: &ImportProgress) -> bool {
        if self.is_shown {
            let line = line(progress);
            if line != self.line {
                let _ = write!(stderr(), "\r\x1b[K{line}");
                self.line = line;
            }
        }
        !self.stopped.load(Ordering::Relaxed)
    }

    /// Takes the line away again.
    pub(crate) fn clear(&mut self) {
        if !self.line.is_empty() {
            let _ = write!(stderr(), "\r\x1b[K");
            self.line.clear();
        }
    }
}

fn line(progress: &ImportProgress) -> String {
    let ImportProgress { step, file, number, of, done, total } = progress;
    let percent = done.saturating_mul(100).checked_div(*total).unwrap_or(0);
    let step = match step {
        ImportStep::Reading => words::cli_reading(),
        ImportStep::Writing => words::cli_writing(),
    };
    let name = std::path::Path::new(file).file_name().unwrap_or_default().to_string_lossy();
    // A name may hold anything, a terminal should not.
    let name: String = name.chars().filter(|c| !c.is_control()).take(40).collect();
    words::cli_progress(*number, name, *of, percent, step)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_which_file_and_how_much_of_it() {
        let progress = ImportProgress {
            step: ImportStep::Reading,
            file: "docs/\u{1b}[2Jbig.json".to_owned(),
            number: 2,
            of: 3,
            done: 1,
            total: 4,
        };
        assert_eq!(line(&progress), "Reading [2Jbig.json (2 of 3): 25 %");
        assert_eq!(line(&ImportProgress { total: 0, ..progress }), "Reading [2Jbig.json (2 of 3): 0 %");
    }
}
