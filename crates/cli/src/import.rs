//! `import`: one answer per post-mortem; a file that can't be read does not stop the others.

use std::path::PathBuf;

use afterword_domain::post_mortem::label;
use afterword_service::{ImportReport, Now, Problem, Service};
use chrono_tz::Tz;

use crate::Verdict;
use crate::output::Output;

pub(crate) fn run(
    open: impl FnOnce() -> Result<Service, Problem>,
    files: &[PathBuf],
    zone: Tz,
    dry: bool,
    now: &Now,
    output: &Output,
) -> Result<Verdict, Problem> {
    // A dry run needs no workspace, and makes none.
    let service = if dry { None } else { Some(open()?) };
    let mut verdict = Verdict::Well;
    for file in files {
        let read = match &service {
            Some(service) => service.import(file, zone, now),
            None => afterword_service::look(file, zone, now),
        };
        match read {
            Ok(reports) => reports.iter().for_each(|report| output.line(report, tell)),
            Err(problem) => {
                output.problem(&problem);
                verdict = Verdict::Found;
            }
        }
    }
    Ok(verdict)
}

fn tell(report: &ImportReport) {
    let number = if report.id.is_some() { label(report.number) } else { "would import".to_owned() };
    let date = report.date.map_or_else(|| "no date".to_owned(), |d| d.to_string());
    println!(
        "{number}  {}  ({date}, {} events, {} actions)  {}",
        report.title,
        report.events,
        report.actions.len(),
        report.file
    );
    for warning in &report.warnings {
        println!("    {warning}");
    }
}
