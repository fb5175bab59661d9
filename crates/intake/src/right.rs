//! Sets right what no meeting could have made and the rules do not expect: a file may have been written by hand.

use afterword_words as words;
use std::collections::BTreeSet;

use afterword_domain::ballot::MOST_ACTIONS;
use afterword_domain::chain::links::mend;
use afterword_domain::post_mortem::MOST_NUMBER;
use afterword_domain::text::{is_evidence, web_address};
use afterword_domain::{
    Agenda, Ballot, Cause, Instant, PhasePlan, PostMortem, Previous, RemarkList, calendar,
};
use chrono::NaiveDate;
use uuid::Uuid;

use crate::bounds::{LeftOut, cut};
use crate::warning::Warning;

/// More votes than any room has; keeps sums within bounds.
const MOST_VOTES: u32 = 100_000;
/// More minutes than any phase has, and more seconds than any meeting took.
const MOST_MINUTES: u32 = 999;
const MOST_SECONDS: u32 = 30 * 24 * 3600;

/// Sets a post-mortem right and says what had to change. `left` tells what was left out before.
pub(crate) fn set_right(
    pm: &mut PostMortem,
    mut left: LeftOut,
    ids: &mut dyn FnMut() -> Uuid,
) -> Vec<Warning> {
    cut(pm, &mut left);
    let mut warnings: Vec<_> = left.warnings().collect();
    if pm.number > MOST_NUMBER {
        warnings.push(Warning::NumberTooHigh { number: pm.number });
        pm.number = 0;
    }
    let waiting = pm.actions.iter_mut().filter_map(|action| action.pending.take()).count();
    if waiting > 0 {
        warnings.push(Warning::AskedElsewhere { count: waiting });
    }
    let mut right = |what: &str, is_right: bool| {
        if !is_right {
            warnings.push(Warning::SetRight { what: what.to_owned() });
        }
    };
    right(words::corrected_day(), days(pm));
    right(words::corrected_twice(), ids_apart(pm, ids));
    right(words::corrected_ballot(), pm.ballots.iter_mut().fold(true, |all, one| ballot(one) & all));
    right(
        words::corrected_worth(),
        pm.worth.iter_mut().fold(true, |all, one| at_most(one, MOST_VOTES) & all),
    );
    right(words::corrected_agenda(), agenda(&mut pm.agenda));
    right(words::corrected_address(), addresses(pm));
    let linked = pm.chains.clone();
    mend(&mut pm.chains);
    right(words::corrected_links(), linked == pm.chains);
    warnings
}

fn at_most(count: &mut u32, most: u32) -> bool {
    let is_right = *count <= most;
    *count = (*count).min(most);
    is_right
}

fn ballot(ballot: &mut Ballot) -> bool {
    let cut = ballot.rules.cut.clamp(1, MOST_ACTIONS);
    let is_right = cut == ballot.rules.cut;
    ballot.rules.cut = cut;
    let rules = &mut ballot.rules;
    let counts = [&mut rules.voters, &mut rules.votes_each, &mut rules.most_on_one];
    let votes = ballot.tallies.iter_mut().map(|tally| &mut tally.votes);
    let cast = ballot.cast.iter_mut().flat_map(|by| [&mut by.phones, &mut by.laptop, &mut by.hands]);
    let all = counts.into_iter().chain(votes).chain(&mut ballot.ballots).chain(cast);
    all.fold(is_right, |is_right, count| at_most(count, MOST_VOTES) & is_right)
}

/// Every phase once and in order, with times that a meeting can have.
fn agenda(agenda: &mut Agenda) -> bool {
    let planned = Agenda::new(agenda.preset).phases;
    let found = |plan: PhasePlan| {
        agenda.phases.iter().find(|found| found.phase == plan.phase).cloned().unwrap_or(plan)
    };
    let mut phases: Vec<_> = planned.into_iter().map(found).collect();
    for plan in &mut phases {
        at_most(&mut plan.minutes, MOST_MINUTES);
        at_most(&mut plan.spent, MOST_SECONDS);
    }
    let is_right = phases == agenda.phases;
    agenda.phases = phases;
    is_right
}

/// Days and instants that every format can write. Where one has to be there, the nearest takes its place.
fn days(pm: &mut PostMortem) -> bool {
    let life = &mut pm.facts.lifecycle;
    let marks =
        [&mut life.started, &mut life.detected, &mut life.declared, &mut life.mitigated, &mut life.resolved];
    let mut is_right = true;
    for at in marks.into_iter().chain([&mut pm.finished_at]) {
        is_right &= keep(at, |at| calendar::instant(at).is_ok());
    }
    let due = pm.actions.iter_mut().map(|action| &mut action.due);
    let reviewed = pm.reviews.iter_mut().map(|review| &mut review.due);
    for day in [&mut pm.facts.date].into_iter().chain(due).chain(reviewed) {
        is_right &= keep(day, |day| calendar::day(day).is_ok());
    }
    let events = pm.timeline.iter_mut().map(|event| &mut event.at);
    let overrides = pm.overrides.iter_mut().map(|given| &mut given.at);
    let amendments = pm.amendments.iter_mut().map(|amendment| &mut amendment.at);
    for at in events.chain(overrides).chain(amendments) {
        if calendar::instant(*at).is_err() {
            *at = nearest(*at);
            is_right = false;
        }
    }
    is_right
}

fn keep<T: Copy>(value: &mut Option<T>, is_kept: impl Fn(T) -> bool) -> bool {
    let before = value.is_some();
    *value = value.filter(|value| is_kept(*value));
    value.is_some() == before
}

fn nearest(at: Instant) -> Instant {
    let (first, last) = (NaiveDate::from_ymd_opt(1000, 1, 1), NaiveDate::from_ymd_opt(9999, 12, 31));
    let at_midnight =
        |day: Option<NaiveDate>| day.unwrap_or_default().and_time(chrono::NaiveTime::MIN).and_utc();
    at.clamp(at_midnight(first), at_midnight(last))
}

/// Gives entries that share an id with one before them an id of their own; what an id says all of, a review or the votes
/// of a candidate, goes.
fn ids_apart(pm: &mut PostMortem, ids: &mut dyn FnMut() -> Uuid) -> bool {
    let mut is_right = true;
    macro_rules! apart {
        ($($entries:expr),* $(,)?) => {$({
            let mut known = BTreeSet::new();
            for entry in $entries {
                if !known.insert(entry.id) {
                    (entry.id, is_right) = (ids().into(), false);
                }
            }
        })*};
    }
    apart!(
        &mut pm.people.participants,
        &mut pm.timeline,
        &mut pm.ideas,
        &mut pm.chains,
        &mut pm.factors,
        &mut pm.candidates,
        &mut pm.ballots,
        &mut pm.actions,
        &mut pm.amendments,
        &mut pm.sections,
        &mut pm.kept,
    );
    let mut known = BTreeSet::new();
    for list in RemarkList::ALL {
        for remark in pm.remarks.list_mut(list) {
            if !known.insert(remark.id) {
                (remark.id, is_right) = (ids().into(), false);
            }
        }
    }
    let mut known = BTreeSet::new();
    for chain in &mut pm.chains {
        each(&mut chain.causes, &mut |cause| {
            if !known.insert(cause.id) {
                (cause.id, is_right) = (ids().into(), false);
            }
        });
    }
    is_right &= once(&mut pm.reviews, |review| review.action);
    is_right &= once(&mut pm.overrides, |given| given.rule);
    for ballot in &mut pm.ballots {
        is_right &= once(&mut ballot.tallies, |tally| tally.candidate);
    }
    is_right
}

fn once<T, K: Ord>(entries: &mut Vec<T>, key: impl Fn(&T) -> K) -> bool {
    let (before, mut known) = (entries.len(), BTreeSet::new());
    entries.retain(|entry| known.insert(key(entry)));
    entries.len() == before
}

fn each(causes: &mut [Cause], change: &mut impl FnMut(&mut Cause)) {
    for cause in causes {
        change(cause);
        each(&mut cause.causes, change);
    }
}

/// Addresses that open a page, and no other.
fn addresses(pm: &mut PostMortem) -> bool {
    let mut is_right = true;
    for action in &mut pm.actions {
        let address = web_address(&action.ticket_url).unwrap_or_default();
        if address != action.ticket_url {
            (action.ticket_url, is_right) = (address.to_owned(), false);
        }
    }
    let mut evidence = |links: &mut Vec<String>| {
        let before = links.len();
        links.retain(|link| is_evidence(link));
        is_right &= links.len() == before;
    };
    pm.timeline.iter_mut().for_each(|event| evidence(&mut event.links));
    for chain in &mut pm.chains {
        each(&mut chain.causes, &mut |cause| evidence(&mut cause.evidence.links));
    }
    if let Previous::Chosen { number, .. } = &mut pm.previous {
        is_right &= at_most(number, MOST_NUMBER);
    }
    is_right
}
