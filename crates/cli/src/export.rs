//! `export`: a record to a file or to standard output.

use afterword_words as words;
use std::path::Path;

use afterword_domain::PostMortemId;
use afterword_service::{Format, Look, Now, Problem, Workspace};
use serde::Serialize;

use crate::Verdict;
use crate::output::{Output, write};

#[derive(Serialize)]
struct Written {
    file: String,
}

pub(crate) fn run(
    workspace: &Workspace,
    number: u32,
    format: Format,
    look: Look,
    out: Option<&Path>,
    now: &Now,
    output: &Output,
) -> Result<Verdict, Problem> {
    let id = workspace.by_number(number)?;
    if matches!(format, Format::Md | Format::Pdf) {
        tell_names(workspace, id, look, output)?;
    }
    match out {
        Some(to) => {
            workspace.files().export(id, format, look, to, now)?;
            output.answer(&Written { file: to.display().to_string() }, |written| written.file.clone())?;
        }
        None => {
            write(&workspace.files().rendered(id, format, look, now)?)?;
        }
    }
    Ok(Verdict::Well)
}

/// Lists the sentences of the record that name a person, each with its first rewording.
fn tell_names(workspace: &Workspace, id: PostMortemId, look: Look, output: &Output) -> Result<(), Problem> {
    let named = workspace.coach().named(id, look.parts)?;
    if named.is_empty() {
        return Ok(());
    }
    output.remark(&words::cli_named(named.len()));
    for one in named {
        output.remark(&format!("  {}: {}", one.part, one.sentence));
        if let Some(rewording) = one.rewordings.first() {
            output.remark(&format!("    {}", words::cli_rewording(rewording.text.clone())));
        }
    }
    Ok(())
}
