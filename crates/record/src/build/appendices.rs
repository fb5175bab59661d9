//! What follows the record for those who want to know more.

use afterword_domain::gate::gate;
use afterword_domain::post_mortem::label;
use afterword_domain::{ActionState, Candidate, Decision, Mark, PostMortem, Previous, Review, Rule};

use chrono_tz::Tz;

use super::sections::{listed, remark_list};
use super::time::{elapsed, instant_in};
use super::{block, line};
use super::{chains, meeting, people};
use crate::words;
use crate::{Block, Card, Cell, Column, Field, Parts, Section, Table};

pub(super) fn all(pm: &PostMortem, parts: Parts) -> Vec<Section> {
    let mut found = Vec::new();
    let mut add = |heading: &str, is_chosen: bool, blocks: Vec<Block>| {
        if is_chosen && !blocks.is_empty() {
            found.push(Section { heading: heading.to_owned(), blocks });
        }
    };
    let learned = remark_list(&pm.remarks.learned).into_iter().collect();
    add(words::CHAINS, parts.chains, chains::drawn(pm).into_iter().collect());
    add(words::LAST_TIME, parts.last_time, last_time(pm));
    add(
        words::NOT_CHOSEN,
        parts.considered,
        not_chosen(pm, parts.votes && parts.ballots).into_iter().collect(),
    );
    add(words::VOTES, parts.ballots, meeting::votes(pm, parts.votes));
    add(words::LEARNED, parts.remarks, learned);
    add(words::OVERRIDES, true, overrides(pm).into_iter().collect());
    add(words::PEOPLE, parts.people, people::all(pm));
    add(words::TIME_SPENT, parts.minutes, meeting::time_spent(pm).into_iter().collect());
    add(words::AMENDMENTS, true, amendments(pm).into_iter().collect());
    for section in &pm.sections {
        let body = vec![Block::Source(section.body.trim_end().to_owned())];
        add(&line(&section.heading), parts.imported, body);
    }
    add(words::ABOUT, true, vec![Block::Fields(about(pm, parts.worth))]);
    found
}

/// The name of a lifecycle instant.
pub(super) fn mark_label(mark: Mark) -> &'static str {
    match mark {
        Mark::Started => "Impact started",
        Mark::Detected => "Detected",
        Mark::Declared => "Declared",
        Mark::Mitigated => "Mitigated",
        Mark::Resolved => "Resolved",
    }
}

fn last_time(pm: &PostMortem) -> Vec<Block> {
    if pm.reviews.is_empty() {
        return Vec::new();
    }
    let mut blocks = Vec::new();
    if let Previous::Chosen { number, title, .. } = &pm.previous {
        let from = format!("{} {} {}", words::REVIEW_OF, label(*number), line(title));
        blocks.push(Block::Note(from.trim().to_owned()));
    }
    blocks.push(Block::Cards(pm.reviews.iter().map(review_card).collect()));
    blocks
}

fn review_card(review: &Review) -> Card {
    let verdict = match (review.progress, review.effect) {
        (None, _) => words::NO_ANSWER.to_owned(),
        (Some(ActionState::Done), Some(effect)) => {
            format!("{}, {}", ActionState::Done.label(), effect.label())
        }
        (Some(progress), _) => progress.label().to_owned(),
    };
    let mut fields = vec![field(words::VERDICT, verdict)];
    let mut add = |label: &str, value: String| {
        if !value.is_empty() {
            fields.push(field(label, value));
        }
    };
    add(words::DECISION, review.decision.map(|d| d.label().to_owned()).unwrap_or_default());
    if review.decision == Some(Decision::Redefine) {
        add(words::NOW, line(&review.new_text));
    }
    if review.decision == Some(Decision::Drop) || review.progress == Some(ActionState::Dropped) {
        add(words::BECAUSE, line(&review.reason));
    }
    add(words::NOTE, line(&review.note));
    // Owners are left out: a record puts nobody on show for what was not done.
    add(words::DUE, review.due.map(|d| d.to_string()).unwrap_or_default());
    add(words::TICKET, line(&review.ticket));
    Card { title: line(&review.text), fields }
}

fn not_chosen(pm: &PostMortem, with_votes: bool) -> Option<Block> {
    let votes = |candidate: &Candidate| meeting::votes_for(pm, candidate.id).filter(|_| with_votes);
    let mut rest: Vec<(&Candidate, Option<u32>)> = pm
        .candidates
        .iter()
        .filter(|c| !c.chosen && !line(&c.text).is_empty())
        .map(|c| (c, votes(c)))
        .collect();
    if rest.is_empty() {
        return None;
    }
    rest.sort_by_key(|(_, votes)| std::cmp::Reverse(*votes));
    let has_votes = rest.iter().any(|(_, votes)| votes.is_some());
    let has_reasons = rest.iter().any(|(c, _)| !line(&c.because).is_empty());
    let columns = [true, true, has_votes, has_reasons];
    let row = |(candidate, votes): &(&Candidate, Option<u32>)| {
        let cells = [
            Cell::text(line(&candidate.text)),
            Cell::text(candidate.category.map(|c| c.label()).unwrap_or_default()),
            Cell::text(votes.map(|v| v.to_string()).unwrap_or_default()),
            Cell::text(line(&candidate.because)),
        ];
        shown(cells, columns)
    };
    let rows = rest.iter().map(row).collect();
    let columns = Column::row(&shown(words::NOT_CHOSEN_COLUMNS, columns), 0);
    Some(Block::Table(Table { columns, rows }))
}

/// The columns that have something to say.
fn shown<T, const N: usize>(all: [T; N], is_shown: [bool; N]) -> Vec<T> {
    all.into_iter().zip(is_shown).filter_map(|(one, is_shown)| is_shown.then_some(one)).collect()
}

fn overrides(pm: &PostMortem) -> Option<Block> {
    let card = |o: &afterword_domain::Override| Card {
        title: o.rule.label().to_owned(),
        fields: vec![field(words::BECAUSE, {
            let reason = line(&o.reason);
            if reason.is_empty() { words::NO_ANSWER.to_owned() } else { reason }
        })],
    };
    let cards: Vec<_> = pm.overrides.iter().filter(|o| still_matters(pm, o.rule)).map(card).collect();
    (!cards.is_empty()).then_some(Block::Cards(cards))
}

/// Whether a rule that was set aside is still not kept.
fn still_matters(pm: &PostMortem, rule: Rule) -> bool {
    match rule {
        Rule::EveryActionReviewed => pm.reviews.is_empty() || !pm.reviews.iter().all(Review::is_answered),
        rule => gate(&pm.actions, &pm.overrides).overridden.contains(&rule),
    }
}

fn amendments(pm: &PostMortem) -> Option<Block> {
    let said = |a: &afterword_domain::Amendment| {
        format!("{} — {}", instant_in(a.at, meeting_zone(pm)), line(words::act(&a.what)))
    };
    listed(pm.amendments.iter().map(said).collect())
}

fn about(pm: &PostMortem, with_worth: bool) -> Vec<Field> {
    let facts = &pm.facts;
    let figures = facts.lifecycle.figures();
    let mut fields = vec![field(words::POST_MORTEM, label(pm.number))];
    let mut add = |label: &str, value: String| {
        if !value.is_empty() {
            fields.push(field(label, value));
        }
    };
    // Where there is a service, the name stands beneath the title line.
    if line(&facts.service).is_empty() {
        add(words::NAME, line(&facts.title));
    }
    add(words::SERVICE, line(&facts.service));
    add(words::DATE, facts.date.map(|d| d.to_string()).unwrap_or_default());
    add(words::ZONE, facts.zone.to_string());
    for mark in Mark::ALL {
        add(
            mark_label(mark),
            facts.lifecycle.at(mark).map(|at| instant_in(at, facts.zone)).unwrap_or_default(),
        );
    }
    for (name, seconds) in [("TTD", figures.ttd), ("TTM", figures.ttm), ("TTR", figures.ttr)] {
        add(name, seconds.map(elapsed).unwrap_or_default());
    }
    add(words::MITIGATED_BY, facts.mitigation.map(|m| m.label().to_owned()).unwrap_or_default());
    add(words::FINISHED, pm.finished_at.map(|at| instant_in(at, meeting_zone(pm))).unwrap_or_default());
    if pm.finished_at.is_some() || !pm.amendments.is_empty() {
        add(words::MEETING_ZONE, pm.meeting_zone.map(|zone| zone.to_string()).unwrap_or_default());
    }
    if with_worth {
        add(words::WORTH, meeting::worth(pm.worth));
    }
    fields
}

/// The zone in which the times of the meeting are told; the incident may have been elsewhere.
fn meeting_zone(pm: &PostMortem) -> Tz {
    pm.meeting_zone.unwrap_or(Tz::UTC)
}

pub(super) fn field(label: &str, value: impl Into<String>) -> Field {
    Field { label: label.to_owned(), value: block(&value.into()) }
}
