//! How much a record holds: more than any meeting can use, and little enough to be drawn, saved and undone at once.

use std::collections::BTreeMap;

use afterword_domain::{Cause, PostMortem, RemarkList};
use afterword_words as words;

use crate::warning::Warning;

/// The most bytes of a document that are read. A JSON record may be longer: what it holds is bounded list by list.
pub const LONGEST_DOCUMENT: usize = 4 * 1024 * 1024;
/// The most post-mortems that one document is cut into.
pub(crate) const MOST_IN_A_FILE: usize = 1_000;

/// The most entries of a list, by its field.
pub(crate) fn most(field: &str) -> usize {
    match field {
        "timeline" => 20_000,
        // All that is below a record at once, since each lies in another.
        "causes" => 2_000,
        "sections" => 2_000,
        "candidates" | "chains" => 500,
        "ballots" | "links" | "events" | "sources" => 100,
        "tallies" | "participants" => 1_000,
        _ => 10_000,
    }
}

/// What a list is called.
fn name(field: &str) -> String {
    let name = match field {
        "timeline" => words::list_name_timeline(),
        "actions" => words::list_name_actions(),
        "candidates" => words::list_name_candidates(),
        "chains" => words::list_name_chains(),
        "causes" => words::list_name_causes(),
        "reviews" => words::list_name_reviews(),
        "sections" => words::list_name_sections(),
        "factors" => words::list_name_factors(),
        "participants" => words::list_name_participants(),
        "remarks" | "went_well" | "went_badly" | "lucky" | "learned" => words::list_name_remarks(),
        other => return words::list_name_other(other.to_owned()),
    };
    name.to_owned()
}

/// Entries that found no room, by the field of their list.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct LeftOut(BTreeMap<String, usize>);

impl LeftOut {
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn add(&mut self, field: &str, count: usize) {
        if count > 0 {
            *self.0.entry(field.to_owned()).or_insert(0) += count;
        }
    }

    pub(crate) fn warnings(self) -> impl Iterator<Item = Warning> {
        self.0.into_iter().map(|(field, count)| Warning::LeftOut { list: name(&field), count })
    }
}

/// Cuts the lists of a record that are too long.
pub(crate) fn cut(pm: &mut PostMortem, left: &mut LeftOut) {
    fn list<T>(rows: &mut Vec<T>, field: &str, left: &mut LeftOut) {
        left.add(field, rows.len().saturating_sub(most(field)));
        rows.truncate(most(field));
    }
    list(&mut pm.people.participants, "participants", left);
    list(&mut pm.reviews, "reviews", left);
    list(&mut pm.timeline, "timeline", left);
    pm.timeline.iter_mut().for_each(|event| list(&mut event.links, "links", left));
    list(&mut pm.ideas, "ideas", left);
    for remarks in RemarkList::ALL {
        list(pm.remarks.list_mut(remarks), "remarks", left);
    }
    list(&mut pm.chains, "chains", left);
    let mut room = most("causes");
    for chain in &mut pm.chains {
        cut_causes(&mut chain.causes, &mut room, left);
    }
    list(&mut pm.factors, "factors", left);
    list(&mut pm.candidates, "candidates", left);
    pm.candidates.iter_mut().for_each(|candidate| list(&mut candidate.sources, "sources", left));
    list(&mut pm.ballots, "ballots", left);
    pm.ballots.iter_mut().for_each(|ballot| list(&mut ballot.tallies, "tallies", left));
    list(&mut pm.actions, "actions", left);
    list(&mut pm.overrides, "overrides", left);
    list(&mut pm.amendments, "amendments", left);
    list(&mut pm.sections, "sections", left);
    list(&mut pm.kept, "kept", left);
}

fn cut_causes(causes: &mut Vec<Cause>, room: &mut usize, left: &mut LeftOut) {
    let before = causes.len();
    causes.retain_mut(|cause| {
        if *room == 0 {
            return false;
        }
        *room -= 1;
        for (rows, field) in [(cause.evidence.links.len(), "links"), (cause.evidence.events.len(), "events")]
        {
            left.add(field, rows.saturating_sub(most(field)));
        }
        cause.evidence.links.truncate(most("links"));
        cause.evidence.events.truncate(most("events"));
        cut_causes(&mut cause.causes, room, left);
        true
    });
    left.add("causes", before - causes.len());
}
