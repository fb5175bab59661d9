//! What follows the record for those who want to know more.

use afterword_domain::gate::gate;
use afterword_domain::post_mortem::label;
use afterword_domain::{ActionState, Candidate, Decision, Mark, PostMortem, Previous, Review, Rule};

use afterword_words::{self as words, Audience};
use chrono_tz::Tz;

use super::field::field;
use super::line;
use super::sections::{listed, remark_list};
use super::time::{elapsed, instant_in};
use super::{chains, meeting, people};
use crate::{Block, Card, Cell, Column, ColumnName, Field, Heading, Label, Note, Parts, Section, Table};

pub(super) fn all(pm: &PostMortem, parts: Parts) -> Vec<Section> {
    let mut found = Vec::new();
    let mut add = |heading: Heading, is_chosen: bool, blocks: Vec<Block>| {
        if is_chosen && !blocks.is_empty() {
            found.push(Section { heading, blocks });
        }
    };
    let learned = remark_list(&pm.remarks.learned).into_iter().collect();
    add(Heading::Chains, parts.chains, chains::drawn(pm).into_iter().collect());
    add(Heading::LastTime, parts.last_time, last_time(pm));
    add(
        Heading::NotChosen,
        parts.considered,
        not_chosen(pm, parts.votes && parts.ballots).into_iter().collect(),
    );
    add(Heading::Votes, parts.ballots, meeting::votes(pm, parts.votes));
    add(Heading::Learned, parts.remarks, learned);
    add(Heading::Overrides, true, overrides(pm).into_iter().collect());
    add(Heading::People, parts.people, people::all(pm));
    add(Heading::TimeSpent, parts.minutes, meeting::time_spent(pm).into_iter().collect());
    add(Heading::Amendments, true, amendments(pm).into_iter().collect());
    for section in &pm.sections {
        let body = vec![Block::Source(section.body.trim_end().to_owned())];
        add(Heading::Kept(line(&section.heading)), parts.imported, body);
    }
    add(Heading::About, true, vec![Block::Fields(about(pm, parts.worth))]);
    found
}

fn last_time(pm: &PostMortem) -> Vec<Block> {
    if pm.reviews.is_empty() {
        return Vec::new();
    }
    let mut blocks = Vec::new();
    if let Previous::Chosen { number, title, .. } = &pm.previous {
        blocks.push(Block::Note(Note::ReviewOf { number: *number, title: line(title) }));
    }
    blocks.push(Block::Cards(pm.reviews.iter().map(review_card).collect()));
    blocks
}

fn review_card(review: &Review) -> Card {
    let verdict = match (review.progress, review.effect) {
        (None, _) => words::document_no_answer().to_owned(),
        (Some(ActionState::Done), Some(effect)) => {
            format!("{}, {}", ActionState::Done.label(), effect.label())
        }
        (Some(progress), _) => progress.label().to_owned(),
    };
    let mut fields = vec![field(Label::Verdict, verdict)];
    let mut add = |label: Label, value: String| {
        if !value.is_empty() {
            fields.push(field(label, value));
        }
    };
    add(Label::Decision, review.decision.map(|d| d.label().to_owned()).unwrap_or_default());
    if review.decision == Some(Decision::Redefine) {
        add(Label::FromNowOn, line(&review.new_text));
    }
    if review.decision == Some(Decision::Drop) || review.progress == Some(ActionState::Dropped) {
        add(Label::Because, line(&review.reason));
    }
    add(Label::Note, line(&review.note));
    // Owners are left out: a record puts nobody on show for what was not done.
    add(Label::Due, review.due.map(|d| d.to_string()).unwrap_or_default());
    add(Label::Ticket, line(&review.ticket));
    Card { title: line(&review.text), fields }
}

const NOT_CHOSEN: [ColumnName; 4] =
    [ColumnName::Candidate, ColumnName::Category, ColumnName::Votes, ColumnName::Because];

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
    let columns = shown(Column::row(&NOT_CHOSEN, 0, &[2]), columns);
    Some(Block::Table(Table { columns, rows }))
}

/// The columns that have something to say.
fn shown<T>(all: impl IntoIterator<Item = T>, is_shown: [bool; 4]) -> Vec<T> {
    all.into_iter().zip(is_shown).filter_map(|(one, is_shown)| is_shown.then_some(one)).collect()
}

fn overrides(pm: &PostMortem) -> Option<Block> {
    let card = |o: &afterword_domain::Override| Card {
        title: o.rule.label().to_owned(),
        fields: vec![field(Label::Because, {
            let reason = line(&o.reason);
            if reason.is_empty() { words::document_no_answer().to_owned() } else { reason }
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
        format!(
            "{} — {}",
            instant_in(a.at, meeting_zone(pm)),
            line(words::act(&a.what, Audience::Record).unwrap_or(&a.what))
        )
    };
    listed(pm.amendments.iter().map(said).collect())
}

fn about(pm: &PostMortem, with_worth: bool) -> Vec<Field> {
    let facts = &pm.facts;
    let figures = facts.lifecycle.figures();
    let mut fields = vec![field(Label::PostMortem, label(pm.number))];
    let mut add = |label: Label, value: String| {
        if !value.is_empty() {
            fields.push(field(label, value));
        }
    };
    // Where there is a service, the name stands beneath the title line.
    if line(&facts.service).is_empty() {
        add(Label::Title, line(&facts.title));
    }
    add(Label::Service, line(&facts.service));
    add(Label::Date, facts.date.map(|d| d.to_string()).unwrap_or_default());
    add(Label::Zone, facts.zone.to_string());
    for mark in Mark::ALL {
        add(
            Label::Mark(mark),
            facts.lifecycle.at(mark).map(|at| instant_in(at, facts.zone)).unwrap_or_default(),
        );
    }
    for (name, seconds) in [(Label::Ttd, figures.ttd), (Label::Ttm, figures.ttm), (Label::Ttr, figures.ttr)] {
        add(name, seconds.map(elapsed).unwrap_or_default());
    }
    add(Label::MitigatedBy, facts.mitigation.map(|m| m.label().to_owned()).unwrap_or_default());
    add(Label::Finished, pm.finished_at.map(|at| instant_in(at, meeting_zone(pm))).unwrap_or_default());
    if pm.finished_at.is_some() || !pm.amendments.is_empty() {
        add(Label::MeetingZone, pm.meeting_zone.map(|zone| zone.to_string()).unwrap_or_default());
    }
    if with_worth {
        add(Label::Worth, meeting::worth(pm.worth));
    }
    fields
}

/// The zone in which the times of the meeting are told; the incident may have been elsewhere.
fn meeting_zone(pm: &PostMortem) -> Tz {
    pm.meeting_zone.unwrap_or(Tz::UTC)
}
