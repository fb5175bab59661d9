//! `afterword-cli`: the workspace without a window.
//!
//! Answers go to standard output, problems to standard error. Exit codes: 0 all is well, 1 a check found something,
//! 2 the call was wrong or could not be carried out whole, 130 it was stopped by Ctrl-C.

#![allow(clippy::print_stderr)]

mod arguments;
mod check;
mod doctor;
mod export;
mod import;
mod lint;
mod list;
mod output;
mod progress;

use afterword_words as words;
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use afterword_service::desk::{OpeningFinding, Places};
use afterword_service::{Format, Look, Now, Problem, Workspace};
use afterword_store::Store;
use afterword_store::backup::copies;
use afterword_store::rename::folder_of;
use clap::Parser as _;

use arguments::{Arguments, Command, FormatName, LintFormat, PlaceName, parts};
use output::Output;

/// What a command found.
pub(crate) enum Verdict {
    /// All is well.
    Well,
    /// A check found something.
    Found,
    /// A check could not look at everything.
    Unchecked,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let output = Output::new(arguments.json);
    match run(&arguments, &output) {
        Ok(Verdict::Well) => ExitCode::SUCCESS,
        Ok(Verdict::Found) => ExitCode::from(1),
        Ok(Verdict::Unchecked) => ExitCode::from(2),
        Err(problem) => {
            output.problem(&problem);
            // As a shell tells of a program that Ctrl-C ended.
            ExitCode::from(if problem == Problem::Stopped { 130 } else { 2 })
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
        true => open(&workspace, &now, output),
        false => {
            Err(Problem::NotFound { what: words::place_named_workspace(workspace.display().to_string()) })
        }
    };
    match &arguments.command {
        Command::Import { files, dry_run, zone } => {
            let is_new = may_be_made(&workspace, arguments.workspace.is_none())?;
            // A dry run works on a copy in memory, which leaves nothing behind.
            let open = || match dry_run {
                true => Workspace::new(Store::in_memory_copy(&workspace)?, &now),
                false => open(&workspace, &now, output),
            };
            let verdict = import::run(open, files, *zone, &now, output)?;
            if is_new && !dry_run && workspace.is_file() {
                output.remark(&words::cli_made(workspace.display().to_string()));
            }
            Ok(verdict)
        }
        Command::List { text, status } => list::run(&read()?, text.as_deref(), *status, &now, output),
        Command::Export { number, format, paper, diagram, with, without, place, out } => {
            let look = Look {
                paper: (*paper).into(),
                diagram: *diagram,
                repository: *place == Some(PlaceName::Repository),
                parts: parts(with, without),
            };
            let format = match (*format, place) {
                (FormatName::Csv, Some(PlaceName::Tracker)) => Format::Tracker,
                (format, _) => format.into(),
            };
            export::run(&read()?, *number, format, look, out.as_deref(), &now, output)
        }
        Command::Check { number } => check::run(&read()?, *number, &now, output),
        Command::Backup { to } => doctor::backup(&workspace, to.as_deref(), &now, output),
        Command::Doctor => doctor::run(&workspace, output),
        Command::Lint { files, format, config } => {
            let format =
                if arguments.json && *format == LintFormat::Text { LintFormat::Json } else { *format };
            lint::run(files, format, config.as_deref(), output)
        }
    }
}

/// Opens a workspace, or makes it.
fn open(workspace: &Path, now: &Now, output: &Output) -> Result<Workspace, Problem> {
    let workspace = Workspace::new(Store::open_or_make(workspace, now.today)?, now)?;
    for finding in workspace.findings() {
        output.remark(&OpeningFinding::from(finding).to_string());
    }
    Ok(workspace)
}

/// Whether an import makes its workspace. Where one is named it is made only in a folder that is there, so that a slip in
/// its name makes none elsewhere; the folder of the application’s own is made.
///
/// # Errors
/// Where it can’t be a workspace, or can’t be made.
fn may_be_made(workspace: &Path, is_own: bool) -> Result<bool, Problem> {
    let folder = folder_of(workspace);
    match workspace.metadata() {
        Ok(found) if found.is_file() => Ok(false),
        Ok(_) => Err(Problem::Unreadable {
            path: workspace.display().to_string(),
            detail: words::reason_not_a_workspace_file().to_owned(),
        }),
        Err(_) if !copies(workspace)?.is_empty() => Err(Problem::Unreadable {
            path: workspace.display().to_string(),
            detail: words::reason_missing_with_copies().to_owned(),
        }),
        Err(_) if folder.is_dir() => Ok(true),
        Err(_) if is_own => {
            std::fs::create_dir_all(folder).map_err(|error| unwritable(folder, &error))?;
            Ok(true)
        }
        Err(_) => Err(Problem::NotFound { what: words::place_folder(folder.display().to_string()) }),
    }
}

fn unwritable(folder: &Path, error: &std::io::Error) -> Problem {
    Problem::File { path: folder.display().to_string(), detail: afterword_store::plain(error) }
}

/// The present moment. The command line is a host: a place where a clock may be read.
#[allow(clippy::disallowed_methods)]
fn now() -> Now {
    let zone = iana_time_zone::get_timezone().ok().and_then(|zone| zone.parse().ok());
    Now {
        utc: chrono::Utc::now(),
        uptime: Duration::ZERO,
        today: chrono::Local::now().date_naive(),
        zone: zone.unwrap_or_default(),
    }
}
