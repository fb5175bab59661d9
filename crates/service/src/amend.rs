//! Marks edits of a finished record, so that a reader can tell what was added after the meeting.

use afterword_domain::{Amendment, AmendmentId, Instant, PostMortemId};
use afterword_store::table::post_mortem;
use afterword_store::{Connection, StoreError, row};
use chrono::TimeDelta;

use crate::now::Ids;

/// The mark of an action that was redefined by the review in a later meeting.
pub(crate) const REDEFINED: &str = "actions.redefined";

/// The same kind of edit within this time is marked once.
const ONCE_WITHIN: TimeDelta = TimeDelta::hours(1);

/// Marks an edit, where the post-mortem is finished and the edit is not marked yet.
pub(crate) fn mark(
    db: &Connection,
    id: PostMortemId,
    what: &str,
    at: Instant,
    ids: &Ids,
) -> Result<(), StoreError> {
    let finished = post_mortem::get(db, id)?.is_some_and(|head| head.is_concluded());
    if !finished {
        return Ok(());
    }
    let recent = |a: &Amendment| a.what == what && (at - a.at).abs() < ONCE_WITHIN;
    if row::list::<Amendment>(db, id.0)?.iter().any(recent) {
        return Ok(());
    }
    row::insert(db, id.0, &Amendment { id: AmendmentId(ids.next()), at, what: what.to_owned() })
}
