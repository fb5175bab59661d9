//! The candidates of a post-mortem with their votes and actions, loaded and saved around one edit.

use afterword_domain::Shortlist;
use afterword_domain::people::voters as count_voters;
use afterword_store::{row, table::ballot};

use super::context::ActContext;
use crate::fault::Fault;

/// Loads the shortlist, edits it, and saves what differs.
pub(super) fn edit<T>(
    context: &ActContext<'_>,
    edit: impl FnOnce(&mut Shortlist) -> Result<T, Fault>,
) -> Result<T, Fault> {
    let (db, pm) = (context.db, context.pm());
    let before = Shortlist {
        candidates: context.list()?,
        rounds: ballot::ballots(db, pm)?,
        actions: context.list()?,
        counted: context.counted.clone(),
    };
    let mut after = before.clone();
    let made = edit(&mut after)?;
    row::save(db, pm, &before.candidates, &after.candidates)?;
    ballot::save(db, pm, &before.rounds, &after.rounds)?;
    row::save(db, pm, &before.actions, &after.actions)?;
    Ok(made)
}

/// Returns how many vote.
pub(super) fn voters(context: &ActContext<'_>) -> Result<u32, Fault> {
    Ok(count_voters(&context.list()?, &context.head()?.facts.facilitator))
}

/// Makes an open round follow an act on the people. The ballots lie in its box, which follows by itself.
pub(super) fn follow_people(context: &ActContext<'_>, voters_before: u32) -> Result<(), Fault> {
    let now = voters(context)?;
    if now == voters_before {
        return Ok(());
    }
    edit(context, |shortlist| {
        shortlist.follow_voters(voters_before, now);
        Ok(())
    })
}
