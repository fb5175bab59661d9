//! Measures what runs without a window. One JSON object per line on standard output; `./dev bench` makes a table of it.
//!
//! `afterword-bench service` and `afterword-bench coach` measure; `afterword-bench fill FILE COUNT` makes a workspace with many post-mortems.

#![allow(clippy::print_stdout, clippy::print_stderr)]

mod chromium;
mod coach;
mod edit;
mod figure;
mod fill;
mod open;
mod record;

use std::path::Path;

type Outcome = Result<(), Box<dyn std::error::Error>>;

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
        ["fill", file, count] => fill::workspace(Path::new(file), count.parse()?),
        _ => Err("usage: afterword-bench service FOLDER | coach | fill FILE COUNT".into()),
    }
}
