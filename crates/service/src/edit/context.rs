//! What an act works on, and what comes of it.

use afterword_domain::ballot_box::Count;
use afterword_domain::text::entries;
use afterword_domain::{Instant, PostMortemId, Refusal};
use afterword_store::Connection;
use afterword_store::row::{self, Rows};
use afterword_store::table::post_mortem::{self, Head};
use chrono_tz::Tz;
use uuid::Uuid;

use crate::fault::Fault;
use crate::now::Ids;

/// The id of what an act made, where it made something.
pub(crate) type Made = Result<Option<Uuid>, Fault>;

/// What an act works on.
pub(crate) struct ActContext<'a> {
    pub(crate) db: &'a Connection,
    pub(crate) id: PostMortemId,
    pub(crate) at: Instant,
    /// The zone of this machine.
    pub(crate) zone: Tz,
    pub(crate) ids: &'a Ids,
    /// What the box holds, where a vote with a box is open.
    pub(crate) counted: Option<Count>,
}

impl ActContext<'_> {
    pub(crate) fn pm(&self) -> Uuid {
        self.id.into()
    }

    pub(crate) fn head(&self) -> Result<Head, Fault> {
        post_mortem::get(self.db, self.id)?.ok_or(Fault::Refused(Refusal::Gone))
    }

    pub(crate) fn list<T: Rows>(&self) -> Result<Vec<T>, Fault> {
        Ok(row::list(self.db, self.pm())?)
    }

    pub(crate) fn get<T: Rows>(&self, id: impl Into<Uuid>) -> Result<T, Fault> {
        row::get(self.db, self.pm(), id.into())?.ok_or(Fault::Refused(Refusal::Gone))
    }

    pub(crate) fn insert<T: Rows>(&self, row: &T) -> Made {
        row::insert(self.db, self.pm(), row)?;
        Ok(Some(row.id()))
    }

    /// Carries out an act for each of several things. Returns the id of what the last one made; refuses none at all.
    pub(crate) fn each<T>(&self, things: &[T], mut act: impl FnMut(&T) -> Made) -> Made {
        entries(things)?.iter().try_fold(None, |_, thing| act(thing))
    }

    pub(crate) fn update<T: Rows>(&self, row: &T) -> Made {
        row::update(self.db, self.pm(), row)?;
        Ok(None)
    }

    /// Reads a row, changes it, writes it.
    pub(crate) fn change<T: Rows>(&self, id: impl Into<Uuid>, change: impl FnOnce(&mut T)) -> Made {
        let mut row: T = self.get(id)?;
        change(&mut row);
        self.update(&row)
    }

    pub(crate) fn delete<T: Rows>(&self, id: impl Into<Uuid>) -> Made {
        let id = id.into();
        self.get::<T>(id)?;
        row::delete::<T>(self.db, self.pm(), id)?;
        Ok(None)
    }

    /// Moves a row to a place in a list of its kind.
    pub(crate) fn reorder<T: Rows>(&self, id: impl Into<Uuid>, mut order: Vec<Uuid>, place: usize) -> Made {
        let id = id.into();
        if !order.contains(&id) {
            return Err(Refusal::Gone.into());
        }
        order.retain(|other| *other != id);
        order.insert(place.min(order.len()), id);
        row::reorder::<T>(self.db, self.pm(), &order)?;
        Ok(None)
    }
}
