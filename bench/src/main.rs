//! Measures what runs without a window. Writes one JSON object per line to standard output; `./dev bench` makes a table
//! of it.
//!
//! `afterword-bench service`, `coach`, `import` and `ballot` measure; `afterword-bench fill FILE COUNT` makes a
//! workspace with many post-mortems.

#![allow(clippy::print_stdout, clippy::print_stderr)]

mod ballot;
mod chromium;
mod coach;
mod edit;
mod figure;
mod fill;
mod import;
mod open;
mod record;

use std::path::Path;

type Outcome<T = ()> = Result<T, Box<dyn std::error::Error>>;

fn main() -> Outcome {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["service", folder] => {
            let folder = Path::new(folder);
            edit::measure(folder)?;
            record::measure(folder)?;
            open::measure(folder)
        }
        ["coach"] => coach::measure(),
        ["import"] => import::measure(),
        ["ballot"] => ballot::measure(),
        // The child process that `ballot` starts.
        ["ballot", load, job] => ballot::load(load, job),
        ["fill", file, count] => fill::workspace(Path::new(file), count.parse()?),
        _ => Err("usage: afterword-bench service FOLDER | coach | import | ballot | fill FILE COUNT".into()),
    }
}
