//! Draft words: what the facilitator types and has not entered yet. They are on disk, and nowhere else: not in the history,
//! the record, the room view or on phones.

use std::collections::BTreeMap;

use afterword_domain::{PostMortemId, text};
use afterword_store::history;
use afterword_store::table::draft;

use crate::{Problem, Workspace};

/// The longest name of a field, in characters.
const LONGEST_FIELD: usize = 200;

impl Workspace {
    /// Returns the draft words of a post-mortem, by field. The window names its fields.
    ///
    /// # Errors
    /// Storage problems.
    pub fn drafts(&self, id: PostMortemId) -> Result<BTreeMap<String, String>, Problem> {
        self.stored(|store| Ok(draft::list(&store.db, id.0)?))
    }

    /// Keeps the draft words of a field; empty words remove them. This is no act: nobody is told, and undo leaves it alone.
    ///
    /// # Errors
    /// [`Problem::Refused`] for words that no field holds; what makes a workspace read-only; storage problems.
    pub fn keep_draft(&self, id: PostMortemId, field: &str, words: &str) -> Result<(), Problem> {
        self.writable()?;
        let field: String = text::line(field)?.chars().take(LONGEST_FIELD).collect();
        let words = text::block(words)?;
        self.stored(|store| history::unrecorded(store, |db| Ok(draft::set(db, id.0, &field, &words)?)))
    }
}
