//! What is asked of the coach of a workspace.

use afterword_domain::PostMortemId;

use crate::hearing::{self, CoachSettings, CoachView, Heard, Room, Said};
use crate::named::NamedSentence;
use crate::{Parts, Problem, Workspace};

/// The coach of an open workspace.
#[derive(Clone, Copy)]
pub struct Coaching<'a> {
    workspace: &'a Workspace,
}

impl Workspace {
    /// The coach, with what the workspace has told it.
    #[must_use]
    pub fn coach(&self) -> Coaching<'_> {
        Coaching { workspace: self }
    }
}

impl Coaching<'_> {
    /// What the coach has to say about texts of a post-mortem. Nothing is kept.
    ///
    /// # Errors
    /// Storage problems.
    pub fn hear(&self, id: PostMortemId, texts: &[Said]) -> Result<Vec<Heard>, Problem> {
        let room = self.room(id)?;
        Ok(texts.iter().map(|said| room.hear(said)).collect())
    }

    /// Sentences of the record that name a person, each with rewordings to take.
    ///
    /// # Errors
    /// [`Refusal::Gone`](afterword_domain::Refusal::Gone); storage problems.
    pub fn named(&self, id: PostMortemId, parts: Parts) -> Result<Vec<NamedSentence>, Problem> {
        let pm = self.workspace.post_mortem(id)?;
        Ok(self.room(id)?.named(&pm, parts))
    }

    /// What the workspace has told its coach, and what the coach listens for.
    ///
    /// # Errors
    /// Storage problems.
    pub fn view(&self) -> Result<CoachView, Problem> {
        self.workspace.read(|db| Ok(hearing::view(db)?))
    }

    /// Tells the coach something else from now on. This is a setting of the workspace and no act.
    ///
    /// # Errors
    /// Storage problems.
    pub fn set(&self, settings: &CoachSettings) -> Result<(), Problem> {
        self.workspace.unrecorded(|db| hearing::set(db, settings))
    }

    /// The coach of one post-mortem. The workspace is not held while it listens.
    fn room(&self, id: PostMortemId) -> Result<Room, Problem> {
        self.workspace.read(|db| Ok(Room::of(db, id)?))
    }
}
