//! `import`: one answer per post-mortem; a file that can't be read does not stop the others.

use std::path::PathBuf;

use afterword_domain::post_mortem::label;
use afterword_service::{ImportReport, Now, Problem, Service};
use chrono_tz::Tz;

use crate::Verdict;
use crate::output::Output;

pub(crate) fn run(
    service: &Service,
    files: &[PathBuf],
    zone: Tz,
    now: &Now,
    output: &Output,
) -> Result<Verdict, Problem> {
    let imported = service.import(files, zone, now)?;
    for report in &imported.reports {
        output.line(report, tell)?;
    }
    for unread in &imported.unread {
        output.problem(&unread.problem);
    }
    Ok(if imported.unread.is_empty() { Verdict::Well } else { Verdict::Found })
}

fn tell(report: &ImportReport) -> String {
    let date = report.date.map_or_else(|| "no date".to_owned(), |d| d.to_string());
    let mut told = format!(
        "{}  {}  ({date}, {} events, {} actions)  {}",
        label(report.number),
        report.title,
        report.events,
        report.actions.len(),
        report.file
    );
    for warning in &report.warnings {
        told.push_str("\n    ");
        told.push_str(warning);
    }
    told
}
