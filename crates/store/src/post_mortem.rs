//! A whole post-mortem, read from and written to all of its tables.

use afterword_domain::{
    ActionItem, Agenda, Amendment, Candidate, Factor, Kept, OtherSection, ParkedIdea, Participant, People,
    Phase, PhasePlan, PostMortem, PostMortemId, RemarkList, Remarks, Review, TimelineEvent,
};
use rusqlite::Connection;
use uuid::Uuid;

use crate::Result;
use crate::row::{Rows, insert, list};
use crate::table::cause;
use crate::table::phase::{self, PhaseRow};
use crate::table::phase_clock::{self, Clock};
use crate::table::post_mortem::{self, Head};
use crate::table::remark::RemarkRow;
use crate::table::{CLOCK, TRACKED, ballot, incident_role, rule_override, tally};

/// Reads everything of a post-mortem, where it is there.
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
    }))
}

/// Everybody, and the incident roles they held.
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

/// The plan of the meeting: the preset, what was changed, and what the clock saw.
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

/// Writes a post-mortem that is not there yet.
///
/// # Errors
/// Storage errors, among them a number or an id that is taken.
pub fn insert_post_mortem(db: &Connection, whole: &PostMortem) -> Result<()> {
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
        },
    )?;
    insert_all(db, pm, &whole.people.participants)?;
    for (role, person) in &whole.people.roles {
        incident_role::set(db, pm, *role, Some(*person))?;
    }
    insert_all(db, pm, &whole.reviews)?;
    insert_all(db, pm, &whole.timeline)?;
    insert_all(db, pm, &whole.ideas)?;
    for list in RemarkList::ALL {
        for remark in whole.remarks.list(list) {
            insert(db, pm, &RemarkRow { list, remark: remark.clone() })?;
        }
    }
    for chain in &whole.chains {
        cause::insert_chain(db, pm, chain)?;
    }
    insert_all(db, pm, &whole.factors)?;
    insert_all(db, pm, &whole.candidates)?;
    for ballot in &whole.ballots {
        insert(db, pm, ballot)?;
        for (place, count) in ballot.tallies.iter().enumerate() {
            tally::insert(db, pm, ballot.id, place, *count)?;
        }
    }
    insert_all(db, pm, &whole.actions)?;
    for given in &whole.overrides {
        rule_override::set(db, pm, given)?;
    }
    insert_agenda(db, pm, &whole.agenda)?;
    insert_all(db, pm, &whole.amendments)?;
    insert_all(db, pm, &whole.sections)?;
    insert_all(db, pm, &whole.kept)
}

fn insert_all<T: Rows>(db: &Connection, pm: Uuid, rows: &[T]) -> Result<()> {
    rows.iter().try_for_each(|row| insert(db, pm, row))
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

/// Removes everything of a post-mortem.
///
/// # Errors
/// Storage errors.
pub fn delete_post_mortem(db: &Connection, id: PostMortemId) -> Result<()> {
    for table in TRACKED.iter().chain([&CLOCK]).filter(|t| **t != "post_mortem") {
        db.prepare_cached(&format!("DELETE FROM {table} WHERE post_mortem = ?1"))?.execute([id.0])?;
    }
    post_mortem::delete(db, id)
}
