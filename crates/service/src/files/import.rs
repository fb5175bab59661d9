//! Reading post-mortems from files: our JSON, our Markdown, anybody's Markdown.
//!
//! Files are read and understood before the workspace is touched; what was understood is written as one act. An import
//! that is stopped writes nothing.

use afterword_words as words;
use std::path::{Path, PathBuf};

use afterword_domain::{ActionState, Category, PostMortem, PostMortemId, Severity};
use afterword_intake::IntakeError;
use chrono::NaiveDate;
use chrono_tz::Tz;
use serde::Serialize;
use ts_rs::TS;

use super::Files;
use crate::importing::{ImportProgress, ImportStep, Importing, Watch};
use crate::named_file::read_watched;
use crate::now::Ids;
use crate::{Now, Problem};

/// The most bytes that are imported at once, in one file or several.
const MOST_AT_ONCE: u64 = 512_000_000;

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

/// Post-mortems that were read and are not written yet.
#[derive(Debug, Default)]
pub struct ReadFiles {
    /// Each with the file that it stood in.
    found: Vec<(String, afterword_intake::Imported)>,
    unread: Vec<Unread>,
}

impl ReadFiles {
    /// The answer where there is nothing to write.
    ///
    /// # Errors
    /// Itself, where there is.
    pub fn empty(self) -> Result<Imported, Self> {
        if self.found.is_empty() {
            Ok(Imported { reports: Vec::new(), unread: self.unread })
        } else {
            Err(self)
        }
    }
}

/// A file that could not be read.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Unread {
    /// The file.
    pub file: String,
    /// Why.
    pub problem: Problem,
}

/// Reads files and writes nothing. A file that can't be read does not stop the others. `watch` is told how far it is, and
/// says whether to go on.
///
/// # Errors
/// [`Problem::Stopped`].
pub fn read_files(files: &[PathBuf], zone: Tz, now: &Now, watch: Watch<'_>) -> Result<ReadFiles, Problem> {
    read_all(files, zone, &Ids::new(now.utc), watch)
}

fn read_all(files: &[PathBuf], zone: Tz, ids: &Ids, watch: Watch<'_>) -> Result<ReadFiles, Problem> {
    let mut all = ReadFiles::default();
    let mut room = MOST_AT_ONCE;
    for (path, number) in files.iter().zip(1..) {
        let file = path.display().to_string();
        let mut progress = ImportProgress {
            step: ImportStep::Reading,
            file: file.clone(),
            number,
            of: files.len(),
            done: 0,
            total: 0,
        };
        match read(path, &mut room, zone, ids, &mut progress, watch) {
            Ok(found) => all.found.extend(found.into_iter().map(|one| (file.clone(), one))),
            Err(Problem::Stopped) => return Err(Problem::Stopped),
            Err(problem) => all.unread.push(Unread { file, problem }),
        }
    }
    Ok(all)
}

/// The post-mortems of a file. `room` is what may still be read at once.
fn read(
    path: &Path,
    room: &mut u64,
    zone: Tz,
    ids: &Ids,
    progress: &mut ImportProgress,
    watch: Watch<'_>,
) -> Result<Vec<afterword_intake::Imported>, Problem> {
    if !watch(progress) {
        return Err(Problem::Stopped);
    }
    let mut read = |done, total| {
        (progress.done, progress.total) = (done, total);
        watch(progress)
    };
    let length = path.metadata().map_or(0, |found| found.len());
    if length <= MOST_AT_ONCE && length > *room {
        let detail = words::reason_too_much_at_once();
        return Err(Problem::Unreadable { path: progress.file.clone(), detail: detail.to_owned() });
    }
    let bytes = read_watched(path, MOST_AT_ONCE, &mut read)?;
    *room = room.saturating_sub(bytes.len() as u64);
    let file = progress.file.clone();
    match afterword_intake::read_file(&file, &bytes, zone, &mut || ids.next(), &mut || watch(progress)) {
        Ok(found) => Ok(found),
        Err(IntakeError::Stopped) => Err(Problem::Stopped),
        Err(error) => Err(Problem::Import { file, detail: error.to_string() }),
    }
}

impl<'a> Files<'a> {
    /// Reads files and writes what is in them as one act on the library. A file that can't be read does not stop
    /// the others. `watch` is told how far it is, and says whether to go on.
    ///
    /// # Errors
    /// [`Problem::Stopped`]; storage problems. Nothing was written then.
    pub fn import(
        &self,
        files: &[PathBuf],
        zone: Tz,
        now: &Now,
        watch: Watch<'_>,
    ) -> Result<Imported, Problem> {
        self.workspace.writable()?;
        let read = read_all(files, zone, self.workspace.ids(now), watch)?;
        self.write(read, now, watch)
    }

    /// Writes what was read, as one act on the library.
    ///
    /// # Errors
    /// As [`Files::import`].
    pub fn write(&self, read: ReadFiles, now: &Now, watch: Watch<'_>) -> Result<Imported, Problem> {
        let ReadFiles { found, unread } = match read.empty() {
            Ok(imported) => return Ok(imported),
            Err(read) => read,
        };
        let (mut names, mut warnings, mut wholes) = <(Vec<_>, Vec<_>, Vec<_>)>::default();
        for (file, one) in found {
            names.push(file);
            warnings.push(one.warnings.iter().map(ToString::to_string).collect());
            wholes.push(one.post_mortem);
        }
        let mut progress = ImportProgress {
            step: ImportStep::Writing,
            file: String::new(),
            number: 0,
            of: names.len(),
            done: 0,
            total: wholes.len() as u64,
        };
        let mut go_on = |place: usize| {
            progress.file.clone_from(&names[place]);
            (progress.number, progress.done) = (place + 1, place as u64);
            watch(&progress)
        };
        let written = self.workspace.insert(wholes, now, &mut go_on)?;
        let told = written.iter().zip(names).zip(warnings);
        let reports = told.map(|((pm, file), warnings)| ImportReport::of(&file, pm, warnings)).collect();
        Ok(Imported { reports, unread })
    }

    /// The import that runs, for whoever asks how far it is.
    #[must_use]
    pub fn importing(&self) -> &'a Importing {
        &self.workspace.importing
    }

    /// As [`Files::import`], for windows: they ask [`Files::importing`] how far it is.
    ///
    /// # Errors
    /// As [`Files::import`].
    pub fn import_for_windows(&self, files: &[PathBuf], zone: Tz, now: &Now) -> Result<Imported, Problem> {
        let imported =
            self.import(files, zone, now, &mut |progress| self.workspace.importing.goes_on(progress));
        self.workspace.importing.ended();
        imported
    }
}
