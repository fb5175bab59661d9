//! Reading post-mortems from files: our JSON, our Markdown, anybody's Markdown.

use std::path::Path;

use afterword_domain::{ActionState, Category, PostMortem, PostMortemId, Severity};
use afterword_intake::Imported;
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
    /// The id in the workspace; none when nothing was written.
    pub id: Option<PostMortemId>,
    /// The number in the workspace; the one in the file, or 0, when nothing was written.
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
    fn of(file: &str, pm: &PostMortem, warnings: Vec<String>, written: bool) -> Self {
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
            id: written.then_some(pm.id),
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

/// Says what a file holds, and writes nothing.
///
/// # Errors
/// [`Problem::File`] where the file can't be read, [`Problem::Import`] where it is something else.
pub fn look(path: &Path, zone: Tz, now: &Now) -> Result<Vec<ImportReport>, Problem> {
    let name = path.display().to_string();
    let read = read(&name, &bytes_of(path)?, zone, &Ids::new(now.utc))?;
    Ok(read.into_iter().map(|(pm, said)| ImportReport::of(&name, &pm, said, false)).collect())
}

impl Service {
    /// Reads a file and writes what is in it as one act on the library.
    ///
    /// # Errors
    /// [`Problem::File`] where the file can't be read, [`Problem::Import`] where it is something else; storage problems.
    pub fn import(&self, path: &Path, zone: Tz, now: &Now) -> Result<Vec<ImportReport>, Problem> {
        self.import_bytes(&path.display().to_string(), &bytes_of(path)?, zone, now)
    }

    /// As [`Service::import`], for a file whose bytes are at hand.
    ///
    /// # Errors
    /// [`Problem::Import`] where the file is something else; storage problems.
    pub fn import_bytes(
        &self,
        name: &str,
        bytes: &[u8],
        zone: Tz,
        now: &Now,
    ) -> Result<Vec<ImportReport>, Problem> {
        let (wholes, warnings): (Vec<_>, Vec<_>) =
            read(name, bytes, zone, self.ids(now))?.into_iter().unzip();
        let written = self.insert("library.import", wholes, now)?;
        let reports = written.iter().zip(warnings).map(|(pm, said)| ImportReport::of(name, pm, said, true));
        Ok(reports.collect())
    }
}

fn bytes_of(path: &Path) -> Result<Vec<u8>, Problem> {
    std::fs::read(path).map_err(|error| Problem::file(path, &error))
}

fn read(name: &str, bytes: &[u8], zone: Tz, ids: &Ids) -> Result<Vec<(PostMortem, Vec<String>)>, Problem> {
    let read = afterword_intake::read_file(name, bytes, zone, &mut || ids.next())
        .map_err(|error| Problem::Import { file: name.to_owned(), detail: error.to_string() })?;
    Ok(read.into_iter().map(split).collect())
}

fn split(imported: Imported) -> (PostMortem, Vec<String>) {
    let warnings = imported.warnings.iter().map(ToString::to_string).collect();
    (imported.post_mortem, warnings)
}
