//! `afterword-cli`: the workspace without a window.
//!
//! Answers go to standard output, problems to standard error. Exit codes: 0 all is well, 1 a check found something,
//! 2 the call was wrong or could not be carried out.

#![allow(clippy::print_stderr)]

mod arguments;
mod check;
mod doctor;
mod export;
mod import;
mod lint;
mod list;
mod output;

use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use afterword_service::desk::Places;
use afterword_service::{Look, Now, Problem, Service};
use afterword_store::{Store, backup};
use clap::Parser as _;

use arguments::{Arguments, Command, LintFormat};
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
    // Reading makes no workspace: a name that was mistyped is told.
    let read = || match workspace.is_file() {
        true => open(&workspace, &now),
        false => Err(Problem::NotFound { what: format!("The workspace {}", workspace.display()) }),
    };
    match &arguments.command {
        Command::Import { files, dry_run: true, zone } => {
            let aside = tempfile::tempdir().map_err(|error| unwritable(&std::env::temp_dir(), &error))?;
            let copy = aside.path().join("dry-run.afterword");
            if workspace.is_file() {
                backup::copy(&workspace, &copy)?;
            }
            import::run(&open(&copy, &now)?, files, *zone, &now, output)
        }
        Command::Import { files, dry_run: false, zone } => {
            import::run(&open(&workspace, &now)?, files, *zone, &now, output)
        }
        Command::List { text, status } => list::run(&read()?, text.as_deref(), *status, &now, output),
        Command::Export { number, format, paper, diagram, out } => {
            let look = Look { paper: (*paper).into(), diagram: *diagram };
            export::run(&read()?, *number, (*format).into(), look, out.as_deref(), &now, output)
        }
        Command::Check { number } => check::run(&read()?, *number, &now, output),
        Command::Backup { to } => doctor::backup(&workspace, to.as_deref(), &now, output),
        Command::Doctor => doctor::run(&workspace, output),
        Command::Lint { files, format, config } => {
            let format =
                if arguments.json && *format == LintFormat::Text { LintFormat::Json } else { *format };
            lint::run(files, format, config.as_deref())
        }
    }
}

/// Opens a workspace, or makes it.
fn open(workspace: &Path, now: &Now) -> Result<Service, Problem> {
    if let Some(folder) = workspace.parent().filter(|f| !f.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(|error| unwritable(folder, &error))?;
    }
    Service::new(Store::open_or_make(workspace, now.today)?, now)
}

fn unwritable(folder: &Path, error: &std::io::Error) -> Problem {
    Problem::File { path: folder.display().to_string(), detail: error.kind().to_string() }
}

/// The present moment. The command line is a host: a place where a clock may be read.
#[allow(clippy::disallowed_methods)]
fn now() -> Now {
    Now { utc: chrono::Utc::now(), uptime: Duration::ZERO, today: chrono::Local::now().date_naive() }
}
