//! `backup` and `doctor`: the workspace file itself.

use afterword_words as words;
use std::path::{Path, PathBuf};

use afterword_service::{Now, Problem};
use afterword_store::history::doubtful;
use afterword_store::{Store, StoreError, VERSION, backup as copies, has_strays, integrity};
use serde::Serialize;

use crate::Verdict;
use crate::output::Output;

#[derive(Serialize)]
struct Copied {
    file: PathBuf,
}

pub(crate) fn backup(
    workspace: &Path,
    to: Option<&Path>,
    now: &Now,
    output: &Output,
) -> Result<Verdict, Problem> {
    if !workspace.is_file() {
        return Err(Problem::NotFound {
            what: words::place_named_workspace(workspace.display().to_string()),
        });
    }
    let file = match to {
        Some(to) => {
            copies::copy(workspace, to)?;
            to.to_owned()
        }
        None => copies::now(workspace, now.utc.naive_utc())?,
    };
    output.answer(&Copied { file }, |copied| copied.file.display().to_string())?;
    Ok(Verdict::Well)
}

#[derive(Serialize)]
struct Report {
    workspace: PathBuf,
    /// `good`, `damaged`, `stray`, `foreign`, `doubtful`, `endless`, `newer`, or `missing`.
    state: &'static str,
    /// What SQLite says of damage, or what does not fit.
    detail: Option<String>,
    /// The format this version writes.
    format: i64,
    /// Copies, newest first.
    copies: Vec<PathBuf>,
    /// The newest copy that passes SQLite's check.
    newest_good_copy: Option<PathBuf>,
}

pub(crate) fn run(workspace: &Path, output: &Output) -> Result<Verdict, Problem> {
    let (state, detail) = examine(workspace)?;
    let report = Report {
        workspace: workspace.to_owned(),
        state,
        detail,
        format: VERSION,
        copies: copies::copies(workspace)?.into_iter().map(|c| c.path).collect(),
        newest_good_copy: copies::newest_good(workspace)?.map(|c| c.path),
    };
    output.answer(&report, |report| {
        let mut lines = vec![format!("{}: {}", report.workspace.display(), report.state)];
        lines.extend(report.detail.iter().map(|detail| format!("  {detail}")));
        lines.push(format!("  {}", words::cli_doctor_copies(report.copies.len())));
        lines.extend(
            report
                .newest_good_copy
                .iter()
                .map(|copy| format!("  {}", words::cli_doctor_newest_good(copy.display().to_string()))),
        );
        lines.join("\n")
    })?;
    Ok(if report.state == "good" { Verdict::Well } else { Verdict::Found })
}

fn examine(workspace: &Path) -> Result<(&'static str, Option<String>), Problem> {
    if !workspace.is_file() {
        return Ok(("missing", None));
    }
    if has_strays(workspace)? {
        return Ok(("stray", Some(words::cli_doctor_stray().to_owned())));
    }
    let found = integrity(workspace).and_then(|damage| match damage {
        None => Store::looked_at(workspace),
        Some(detail) => Err(StoreError::Damaged(detail)),
    });
    match found {
        Ok(()) => match doubtful(workspace)? {
            0 => Ok(("good", None)),
            steps => Ok(("doubtful", Some(words::cli_doctor_doubtful(steps)))),
        },
        Err(StoreError::Newer { found, .. }) => Ok(("newer", Some(words::cli_doctor_newer(found)))),
        Err(StoreError::Damaged(detail)) => Ok(("damaged", Some(detail))),
        Err(StoreError::Foreign(what)) => Ok(("foreign", Some(words::cli_doctor_foreign(what)))),
        Err(StoreError::TooMuch) => Ok(("endless", Some(words::cli_doctor_too_much().to_owned()))),
        Err(other) => Err(other.into()),
    }
}
