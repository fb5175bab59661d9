//! `import`: one answer per post-mortem; a file that can't be read does not stop the others.

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

/// `no events`, `1 event`, `3 events`.
fn counted(count: usize, what: &str) -> String {
    match count {
        0 => format!("no {what}s"),
        1 => format!("1 {what}"),
        _ => format!("{count} {what}s"),
    }
}

fn tell(report: &ImportReport) -> String {
    let date = report.date.map_or_else(|| "no date".to_owned(), |d| d.to_string());
    let mut told = format!(
        "{}  {}  ({date}, {}, {})  {}",
        label(report.number),
        report.title,
        counted(report.events, "event"),
        counted(report.actions.len(), "action"),
        report.file
    );
    for warning in &report.warnings {
        told.push_str("\n    ");
        told.push_str(warning);
    }
    told
}
