//! What every act has in common.

use super::context::{ActContext, Made};

/// An act on one post-mortem.
pub(crate) trait Act {
    /// Its name, as `timeline.add`: in the history, in the marks of an edited record, and on the wire.
    fn name(&self) -> &'static str;

    /// What it is about, as it was typed.
    fn detail(&self) -> &str {
        ""
    }

    /// The field that it types into. Typing into one field coalesces into one step of undo.
    fn field(&self) -> Option<String> {
        None
    }

    /// Whether it changes what the record says, so that it is marked once the meeting is finished.
    fn amends(&self) -> bool {
        true
    }

    /// What it does to an open vote.
    fn vote_effect(&self) -> VoteEffect {
        VoteEffect::None
    }

    /// Whether it decides who votes, so that an open vote follows it.
    fn decides_who_votes(&self) -> bool {
        false
    }

    /// Carries it out.
    fn apply(&self, context: &ActContext<'_>) -> Made;
}

/// What an act does to an open vote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum VoteEffect {
    /// Leaves it alone.
    None,
    /// Opens a round, whose box is empty.
    Opens,
    /// Changes what is voted on, or how. Undo is refused while ballots are in.
    Changes,
    /// Changes it so that no ballot may come in meanwhile: the act counts those that are in, or is refused.
    Holds,
}

/// The first of several texts.
pub(super) fn first(texts: &[String]) -> &str {
    texts.first().map_or("", String::as_str)
}
