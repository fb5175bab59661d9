//! `backup` and `doctor`: the workspace file itself.

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
        return Err(Problem::NotFound { what: format!("The workspace {}", workspace.display()) });
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
        lines.push(format!("  copies: {}", report.copies.len()));
        lines.extend(
            report.newest_good_copy.iter().map(|copy| format!("  newest good copy: {}", copy.display())),
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
        let detail =
            "a log or a journal beside it does not belong to it; opening the workspace sets it aside";
        return Ok(("stray", Some(detail.to_owned())));
    }
    let found = integrity(workspace).and_then(|damage| match damage {
        None => Store::looked_at(workspace),
        Some(detail) => Err(StoreError::Damaged(detail)),
    });
    match found {
        Ok(()) => match doubtful(workspace)? {
            0 => Ok(("good", None)),
            steps => Ok((
                "doubtful",
                Some(format!(
                    "steps in its history that don’t match the workspace and can’t be undone: {steps}"
                )),
            )),
        },
        Err(StoreError::Newer { found, .. }) => Ok(("newer", Some(format!("format {found}")))),
        Err(StoreError::Damaged(detail)) => Ok(("damaged", Some(detail))),
        Err(StoreError::Foreign(what)) => {
            Ok(("foreign", Some(format!("it does not look like a workspace made by Afterword: {what}"))))
        }
        Err(StoreError::TooMuch) => {
            Ok(("endless", Some("reading it takes far more work than its size would explain".to_owned())))
        }
        Err(other) => Err(other.into()),
    }
}
