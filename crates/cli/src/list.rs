//! `list`: the library as lines.

use afterword_domain::Status;
use afterword_domain::post_mortem::label;
use afterword_domain::text::shortened;
use afterword_service::{LibraryPage, LibraryRequest, Now, Problem, Workspace};
use afterword_words as words;

use crate::Verdict;
use crate::arguments::StatusName;
use crate::output::Output;

pub(crate) fn run(
    workspace: &Workspace,
    text: Option<&str>,
    status: Option<StatusName>,
    now: &Now,
    output: &Output,
) -> Result<Verdict, Problem> {
    let mut request = LibraryRequest {
        text: text.unwrap_or_default().to_owned(),
        statuses: status.map(Into::into).into_iter().collect(),
        limit: 500,
        ..LibraryRequest::default()
    };
    let mut whole: LibraryPage = workspace.library(&request, now)?;
    while whole.rows.len() < whole.matching as usize {
        request.offset += request.limit;
        let mut next = workspace.library(&request, now)?;
        if next.rows.is_empty() {
            break;
        }
        whole.rows.append(&mut next.rows);
    }
    output.answer(&whole.rows, |rows| {
        let told = rows.iter().map(|row| {
            format!(
                "{:<11}{:<12}{:<6}{:<26}{:>2} {} {:>2} {}  {}",
                label(row.number),
                row.date.map(|d| d.to_string()).unwrap_or_default(),
                row.severity.map_or("", |s| s.label()),
                if row.status == Status::Draft && row.received.is_some() {
                    words::cli_not_met()
                } else {
                    row.status.label()
                },
                row.open,
                words::cli_open(),
                row.overdue,
                words::cli_overdue(),
                shortened(&row.title.replace('\n', " "), 80)
            )
        });
        if rows.is_empty() { words::cli_no_match().to_owned() } else { told.collect::<Vec<_>>().join("\n") }
    })?;
    Ok(Verdict::Well)
}
