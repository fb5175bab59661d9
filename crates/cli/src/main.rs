//! `afterword-cli`: the workspace without a window.
//!
//! Answers go to standard output, problems to standard error. Exit codes: 0 all is well, 1 a check found something,
//! 2 the call was wrong or could not be carried out.

#![allow(clippy::print_stdout, clippy::print_stderr)]

mod arguments;
mod check;
mod doctor;
mod export;
mod import;
mod list;
mod output;

use std::process::ExitCode;
use std::time::Duration;

use afterword_service::desk::Places;
use afterword_service::{Now, Problem, Service};
use afterword_store::Store;
use clap::Parser as _;

use arguments::{Arguments, Command};
use output::Output;

/// What a command found.
pub(crate) enum Verdict {
    /// All is well.
    Well,
    /// A check found something.
    Found,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let output = Output::new(arguments.json);
    match run(&arguments, &output) {
        Ok(Verdict::Well) => ExitCode::SUCCESS,
        Ok(Verdict::Found) => ExitCode::from(1),
        Err(problem) => {
            output.problem(&problem);
            ExitCode::from(2)
        }
    }
}

fn run(arguments: &Arguments, output: &Output) -> Result<Verdict, Problem> {
    let now = now();
    let workspace = match &arguments.workspace {
        Some(path) => path.clone(),
        None => Places::of_platform()?.first_workspace(),
    };
    let open = || -> Result<Service, Problem> {
        if let Some(folder) = workspace.parent().filter(|f| !f.as_os_str().is_empty()) {
            std::fs::create_dir_all(folder).map_err(|error| Problem::File {
                path: folder.display().to_string(),
                detail: error.kind().to_string(),
            })?;
        }
        Service::new(Store::open(&workspace, now.today)?, &now)
    };
    match &arguments.command {
        Command::Import { files, dry_run, zone } => import::run(open, files, *zone, *dry_run, &now, output),
        Command::List { text, status } => list::run(&open()?, text.as_deref(), *status, &now, output),
        Command::Export { number, format, paper, out } => {
            export::run(&open()?, *number, (*format).into(), (*paper).into(), out.as_deref(), &now, output)
        }
        Command::Check { number } => check::run(&open()?, *number, output),
        Command::Backup { to } => doctor::backup(&workspace, to.as_deref(), &now, output),
        Command::Doctor => doctor::run(&workspace, output),
    }
}

/// The present moment. The command line is a host: a place where a clock may be read.
#[allow(clippy::disallowed_methods)]
fn now() -> Now {
    Now { utc: chrono::Utc::now(), uptime: Duration::ZERO, today: chrono::Local::now().date_naive() }
}
