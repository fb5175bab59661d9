//! `import`: one answer per post-mortem; a file that can't be read does not stop the others.

use afterword_words as words;
use std::path::PathBuf;

use afterword_domain::post_mortem::label;
use afterword_service::{ImportReport, Now, Problem, Workspace, read_files};
use chrono_tz::Tz;

use crate::Verdict;
use crate::output::Output;
use crate::progress::Progress;

/// Reads the files, then has the workspace opened, so that what can't be read makes none.
pub(crate) fn run(
    open: impl FnOnce() -> Result<Workspace, Problem>,
    files: &[PathBuf],
    zone: Tz,
    now: &Now,
    output: &Output,
) -> Result<Verdict, Problem> {
    let mut progress = Progress::new();
    let read = read_files(files, zone, now, &mut |step| progress.goes_on(step));
    let written = read.and_then(|read| match read.empty() {
        Ok(imported) => Ok(imported),
        Err(read) => open()?.files().write(read, now, &mut |step| progress.goes_on(step)),
    });
    progress.clear();
    let imported = written?;
    for report in &imported.reports {
        output.line(report, tell)?;
    }
    for unread in &imported.unread {
        output.problem(&unread.problem);
    }
    Ok(if imported.unread.is_empty() { Verdict::Well } else { Verdict::Found })
}

fn tell(report: &ImportReport) -> String {
    let date = report.date.map_or_else(|| words::cli_no_date().to_owned(), |d| d.to_string());
    let mut told = format!(
        "{}  {}  ({date}, {}, {})  {}",
        label(report.number),
        report.title,
        words::cli_events(report.events),
        words::cli_actions(report.actions.len()),
        report.file
    );
    for warning in &report.warnings {
        told.push_str("\n    ");
        told.push_str(warning);
    }
    told
}
