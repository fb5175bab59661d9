//! Reading post-mortems from files: our JSON, our Markdown, anybody's Markdown.

use std::path::{Path, PathBuf};

use afterword_domain::{ActionState, Category, PostMortem, PostMortemId, Severity};
use chrono::NaiveDate;
use chrono_tz::Tz;
use serde::Serialize;
use ts_rs::TS;

use crate::now::Ids;
use crate::{Now, Problem, Service};

/// What was read from a file.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ImportReport {
    /// The file.
    pub file: String,
    /// The id in the workspace.
    pub id: PostMortemId,
    /// The number in the workspace.
    pub number: u32,
    /// What the incident is called.
    pub title: String,
    /// The day.
    pub date: Option<NaiveDate>,
    /// How bad it was.
    pub severity: Option<Severity>,
    /// How many timeline events were found.
    pub events: usize,
    /// The action items that were found.
    pub actions: Vec<ImportedAction>,
    /// What could not be read as it was meant, in plain sentences.
    pub warnings: Vec<String>,
}

/// An action item that was found.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ImportedAction {
    /// What is to be done.
    pub text: String,
    /// Its category.
    pub category: Option<Category>,
    /// Its owner; empty where none was named.
    pub owner: String,
    /// Its date.
    pub due: Option<NaiveDate>,
    /// Its ticket; empty where none was named.
    pub ticket: String,
    /// Whether it is done.
    pub done: bool,
}

impl ImportReport {
    fn of(file: &str, pm: &PostMortem, warnings: Vec<String>) -> Self {
        let actions = pm.actions.iter().map(|a| ImportedAction {
            text: a.text.clone(),
            category: a.category,
            owner: a.owner.clone(),
            due: a.due,
            ticket: a.ticket.clone(),
            done: a.state == ActionState::Done,
        });
        Self {
            file: file.to_owned(),
            id: pm.id,
            number: pm.number,
            title: pm.facts.title.clone(),
            date: pm.facts.date,
            severity: pm.facts.severity,
            events: pm.timeline.len(),
            actions: actions.collect(),
            warnings,
        }
    }
}

/// What became of several files.
#[derive(Debug, Clone, Default, Serialize, TS)]
pub struct Imported {
    /// What was read and written, in the order of the files.
    pub reports: Vec<ImportReport>,
    /// Files that could not be read.
    pub unread: Vec<Unread>,
}

/// A file that could not be read.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Unread {
    /// The file.
    pub file: String,
    /// Why.
    pub problem: Problem,
}

impl Service {
    /// Reads files and writes what is in them as one act on the library. A file that can't be read does not stop
    /// the others.
    ///
    /// # Errors
    /// Storage problems; nothing was written then.
    pub fn import(&self, files: &[PathBuf], zone: Tz, now: &Now) -> Result<Imported, Problem> {
        let (mut imported, mut names, mut warnings, mut wholes) =
            <(Imported, Vec<_>, Vec<_>, Vec<_>)>::default();
        for path in files {
            let file = path.display().to_string();
            match read(path, &file, zone, self.ids(now)) {
                Ok(found) => {
                    for one in found {
                        names.push(file.clone());
                        warnings.push(one.warnings.iter().map(ToString::to_string).collect());
                        wholes.push(one.post_mortem);
                    }
                }
                Err(problem) => imported.unread.push(Unread { file, problem }),
            }
        }
        let written = self.insert("library.import", wholes, now)?;
        let told = written.iter().zip(names).zip(warnings);
        imported.reports = told.map(|((pm, file), warnings)| ImportReport::of(&file, pm, warnings)).collect();
        Ok(imported)
    }
}

fn read(path: &Path, file: &str, zone: Tz, ids: &Ids) -> Result<Vec<afterword_intake::Imported>, Problem> {
    let bytes = std::fs::read(path).map_err(|error| Problem::file(path, &error))?;
    afterword_intake::read_file(file, &bytes, zone, &mut || ids.next())
        .map_err(|error| Problem::Import { file: file.to_owned(), detail: error.to_string() })
}
