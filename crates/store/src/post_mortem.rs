//! A whole post-mortem, read from and written to all of its tables.

use afterword_domain::{
    ActionItem, Agenda, Amendment, Candidate, Factor, Kept, OtherSection, ParkedIdea, Participant, People,
    Phase, PhasePlan, PostMortem, PostMortemId, Remark, RemarkList, Remarks, Review, TimelineEvent,
};
use rusqlite::Connection;
use uuid::Uuid;

use crate::Result;
use crate::row::{Rows, insert_at, list};
use crate::table::cause;
use crate::table::chain::ChainRow;
use crate::table::phase::{self, PhaseRow};
use crate::table::phase_clock::{self, Clock};
use crate::table::post_mortem::{self, Head};
use crate::table::remark::RemarkRow;
use crate::table::{CLOCK, ballot, incident_role, meta, rule_override, tally, watched};

/// Reads a whole post-mortem. Returns none where it does not exist.
///
/// # Errors
/// Storage errors.
pub fn load_post_mortem(db: &Connection, id: PostMortemId) -> Result<Option<PostMortem>> {
    let Some(head) = post_mortem::get(db, id)? else {
        return Ok(None);
    };
    let pm = id.0;
    Ok(Some(PostMortem {
        people: people(db, pm)?,
        reviews: list::<Review>(db, pm)?,
        timeline: list::<TimelineEvent>(db, pm)?,
        ideas: list::<ParkedIdea>(db, pm)?,
        remarks: remarks(db, pm)?,
        chains: cause::chains(db, pm)?,
        factors: list::<Factor>(db, pm)?,
        candidates: list::<Candidate>(db, pm)?,
        ballots: ballot::ballots(db, pm)?,
        actions: list::<ActionItem>(db, pm)?,
        overrides: rule_override::list(db, pm)?,
        agenda: agenda(db, &head)?,
        amendments: list::<Amendment>(db, pm)?,
        sections: list::<OtherSection>(db, pm)?,
        kept: list::<Kept>(db, pm)?,
        id: head.id,
        number: head.number,
        facts: head.facts,
        previous: head.previous,
        worth: head.worth,
        finished_at: head.finished_at,
        meeting_zone: head.meeting_zone,
        received: head.received,
    }))
}

/// Reads all participants, and the incident roles they held.
///
/// # Errors
/// Storage errors.
pub fn people(db: &Connection, pm: Uuid) -> Result<People> {
    Ok(People { participants: list::<Participant>(db, pm)?, roles: incident_role::list(db, pm)? })
}

/// The four lists of remarks.
///
/// # Errors
/// Storage errors.
pub fn remarks(db: &Connection, pm: Uuid) -> Result<Remarks> {
    let mut remarks = Remarks::default();
    for row in list::<RemarkRow>(db, pm)? {
        remarks.list_mut(row.list).push(row.remark);
    }
    Ok(remarks)
}

/// Reads the plan of the meeting: the preset, its changes, and the time spent in each phase.
///
/// # Errors
/// Storage errors.
pub fn agenda(db: &Connection, head: &Head) -> Result<Agenda> {
    let mut agenda = Agenda::new(head.preset);
    let clock = phase_clock::get(db, head.id.0)?;
    let mut plan = |phase: Phase, change: &dyn Fn(&mut PhasePlan)| {
        if let Some(plan) = agenda.phases.iter_mut().find(|p| p.phase == phase) {
            change(plan);
        }
    };
    for row in phase::list(db, head.id.0)? {
        plan(row.phase, &|p| {
            p.minutes = row.minutes.unwrap_or(p.minutes);
            p.notes.clone_from(&row.notes);
        });
    }
    for (phase, spent) in clock.spent {
        plan(phase, &|p| p.spent = spent);
    }
    Ok(agenda)
}

/// Inserts a whole post-mortem.
///
/// # Errors
/// Storage errors, among them a number or an id that is taken.
pub fn insert_post_mortem(db: &Connection, whole: &PostMortem) -> Result<()> {
    insert_watched(db, whole, &mut |_| true).map(drop)
}

/// Inserts a whole post-mortem, until `go_on` returns false. Calls it now and then with the number of rows written
/// since. Returns whether all of it was written.
///
/// # Errors
/// As [`insert_post_mortem`].
pub fn insert_watched(
    db: &Connection,
    whole: &PostMortem,
    go_on: &mut dyn FnMut(usize) -> bool,
) -> Result<bool> {
    let pm = whole.id.0;
    post_mortem::insert(
        db,
        &Head {
            id: whole.id,
            number: whole.number,
            facts: whole.facts.clone(),
            previous: whole.previous.clone(),
            preset: whole.agenda.preset,
            worth: whole.worth,
            finished_at: whole.finished_at,
            meeting_zone: whole.meeting_zone,
            received: whole.received,
            came_in: whole.received.is_some(),
        },
    )?;
    let mut writing = Writing { db, pm, go_on, rows: 0, stopped: false };
    writing.all(&whole.people.participants)?;
    for (role, person) in &whole.people.roles {
        incident_role::set(db, pm, *role, Some(*person))?;
    }
    writing.all(&whole.reviews)?;
    writing.all(&whole.timeline)?;
    writing.all(&whole.ideas)?;
    let row = |list| move |remark: &Remark| RemarkRow { list, remark: remark.clone() };
    let remarks = RemarkList::ALL.into_iter().flat_map(|list| whole.remarks.list(list).iter().map(row(list)));
    writing.all(&remarks.collect::<Vec<_>>())?;
    let chains = whole.chains.iter().map(|chain| ChainRow { id: chain.id, problem: chain.problem.clone() });
    writing.all(&chains.collect::<Vec<_>>())?;
    writing.all(&whole.chains.iter().flat_map(cause::rows).collect::<Vec<_>>())?;
    writing.all(&whole.factors)?;
    writing.all(&whole.candidates)?;
    writing.all(&whole.ballots)?;
    for ballot in &whole.ballots {
        for count in &ballot.tallies {
            tally::insert(db, pm, ballot.id, *count)?;
        }
    }
    writing.all(&whole.actions)?;
    for given in &whole.overrides {
        rule_override::set(db, pm, given)?;
    }
    insert_agenda(db, pm, &whole.agenda)?;
    writing.all(&whole.amendments)?;
    writing.all(&whole.sections)?;
    writing.all(&whole.kept)?;
    Ok(!writing.stopped)
}

/// How many rows are written between two calls of `go_on`.
const LOOK: usize = 256;

/// Writes the rows of a new post-mortem.
struct Writing<'a> {
    db: &'a Connection,
    pm: Uuid,
    go_on: &'a mut dyn FnMut(usize) -> bool,
    rows: usize,
    stopped: bool,
}

impl Writing<'_> {
    /// Writes all rows of a table. Numbers them here, instead of querying the last position for each row.
    fn all<T: Rows>(&mut self, rows: &[T]) -> Result<()> {
        for (row, position) in rows.iter().zip(0..) {
            if self.stopped {
                break;
            }
            insert_at(self.db, self.pm, row, position)?;
            self.rows += 1;
            if self.rows.is_multiple_of(LOOK) {
                self.stopped = !(self.go_on)(LOOK);
            }
        }
        Ok(())
    }
}

fn insert_agenda(db: &Connection, pm: Uuid, agenda: &Agenda) -> Result<()> {
    let mut clock = Clock::default();
    for (plan, preset) in agenda.phases.iter().zip(agenda.preset.minutes()) {
        let minutes = (plan.minutes != preset).then_some(plan.minutes);
        if minutes.is_some() || !plan.notes.is_empty() {
            phase::set(db, pm, &PhaseRow { phase: plan.phase, minutes, notes: plan.notes.clone() })?;
        }
        if plan.spent > 0 {
            clock.spent.insert(plan.phase, plan.spent);
        }
    }
    phase_clock::set(db, pm, &clock)
}

/// Removes a whole post-mortem. Its number is not given again.
///
/// # Errors
/// Storage errors.
pub fn delete_post_mortem(db: &Connection, id: PostMortemId) -> Result<()> {
    if let Some(head) = post_mortem::get(db, id)? {
        meta::reserve_number(db, head.number)?;
    }
    for table in watched().chain([CLOCK]).filter(|name| *name != "post_mortem") {
        db.prepare_cached(&format!("DELETE FROM {table} WHERE post_mortem = ?1"))?.execute([id.0])?;
    }
    post_mortem::delete(db, id)
}

#[cfg(test)]
mod tests {
    use afterword_domain::{ActionId, Facts};
    use rusqlite::StatementStatus;

    use super::*;
    use crate::Store;

    /// Returns how many steps of SQLite's virtual machine an insert of so many actions takes, and how many the
    /// statement that looks for a position.
    fn steps(actions: u32) -> (i32, i32) {
        let folder = tempfile::tempdir().unwrap();
        let today = chrono::NaiveDate::from_ymd_opt(2025, 3, 3).unwrap();
        let store = Store::open_or_make(&folder.path().join("Team.afterword"), today).unwrap();
        let id = PostMortemId(Uuid::from_u128(1));
        let mut pm = PostMortem::new(id, 1, Facts::default());
        let action = |n: u32| ActionItem::new(ActionId(Uuid::from_u128(n.into())), format!("Action {n}"));
        pm.actions = (1..=actions).map(action).collect();
        insert_post_mortem(&store.db, &pm).unwrap();
        let count = |sql: &str| {
            let statement = store.db.prepare_cached(sql).unwrap();
            statement.get_status(StatementStatus::VmStep)
        };
        let own = pm.actions[0].values().unwrap().into_iter().map(|(column, _)| column);
        let columns = ["post_mortem", "id", "position"].into_iter().chain(own);
        let (columns, places): (Vec<_>, Vec<_>) = columns.map(|column| (column, "?")).unzip();
        let insert =
            format!("INSERT INTO action_item ({}) VALUES ({})", columns.join(", "), places.join(", "));
        (count(&insert), count("SELECT max(position) FROM action_item WHERE post_mortem = ?1"))
    }

    #[test]
    fn an_insert_takes_as_many_steps_for_every_row_and_asks_no_row_for_the_last_position() {
        let ((few, asked), (many, asked_again)) = (steps(500), steps(2_000));
        assert!(few > 500, "the statement that inserts was not found: {few}");
        assert_eq!((asked, asked_again), (0, 0));
        assert!(many <= few * 4 + 100, "{few} steps for 500 rows, {many} for 2,000");
    }

    #[test]
    fn an_insert_that_is_stopped_says_so() {
        let folder = tempfile::tempdir().unwrap();
        let today = chrono::NaiveDate::from_ymd_opt(2025, 3, 3).unwrap();
        let store = Store::open_or_make(&folder.path().join("Team.afterword"), today).unwrap();
        let mut pm = PostMortem::new(PostMortemId(Uuid::from_u128(1)), 1, Facts::default());
        pm.actions = (1..1_000)
            .map(|n| ActionItem::new(ActionId(Uuid::from_u128(n)), format!("Action {n}")))
            .collect();
        let mut rows = 0;
        let whole = insert_watched(&store.db, &pm, &mut |more| {
            rows += more;
            rows < 512
        });
        assert!(!whole.unwrap());
        assert_eq!(rows, 512);
    }
}
