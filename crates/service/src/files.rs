//! Files beside the workspace: the record as a document and as files, post-mortems from files.

mod export;
mod import;

use afterword_domain::{PostMortem, PostMortemId};
use afterword_record::Document;

use crate::{Now, Problem, Workspace};

pub use export::{Format, Look, Paper, Parts};
pub use import::{ImportReport, Imported, ImportedAction, ReadFiles, Unread, read_files};

/// What is written from a workspace into other files, and read into it.
#[derive(Clone, Copy)]
pub struct Files<'a> {
    workspace: &'a Workspace,
}

impl Workspace {
    /// The record as files, and post-mortems from files.
    #[must_use]
    pub fn files(&self) -> Files<'_> {
        Files { workspace: self }
    }
}

impl Files<'_> {
    /// The chosen parts of the record as a document, for a preview.
    ///
    /// # Errors
    /// [`Refusal::Gone`](afterword_domain::Refusal::Gone); storage problems.
    pub fn document(&self, id: PostMortemId, parts: Parts, now: &Now) -> Result<Document, Problem> {
        Ok(afterword_record::document(&self.post_mortem(id, now)?, parts))
    }

    /// A whole post-mortem with a zone for the times of its meeting: this machine's, where none was kept.
    fn post_mortem(&self, id: PostMortemId, now: &Now) -> Result<PostMortem, Problem> {
        let mut pm = self.workspace.post_mortem(id)?;
        pm.meeting_zone = pm.meeting_zone.or(Some(now.zone));
        Ok(pm)
    }
}
