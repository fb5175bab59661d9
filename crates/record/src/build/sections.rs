//! The sections of the record, in their order.

use afterword_domain::text::web_address;
use afterword_domain::{ActionItem, ActionState, PostMortem, Remark, RemarkList};

use afterword_words as words;

use super::{block, line, time};
use crate::{Block, Cell, Column, ColumnName, Heading, Note, Parts, Section, Table};

pub(super) fn all(pm: &PostMortem, parts: Parts) -> Vec<Section> {
    let remarks = |heading, list| section(heading, remark_list(pm.remarks.list(list)));
    let mut sections = vec![section(Heading::Summary, said(&pm.facts.summary))];
    if parts.timeline {
        sections.push(section(Heading::Timeline, timeline(pm)));
    }
    sections.push(section(Heading::RootCause, said(&pm.facts.root_cause)));
    if parts.remarks {
        sections.push(remarks(Heading::WentWell, RemarkList::WentWell));
        sections.push(remarks(Heading::WentBadly, RemarkList::WentBadly));
        if remark_list(&pm.remarks.lucky).is_some() {
            sections.push(remarks(Heading::Lucky, RemarkList::Lucky));
        }
    }
    let factors = pm.factors.iter().map(|f| line(&f.text)).filter(|t| !t.is_empty()).collect();
    sections.push(section(Heading::Actions, actions(&pm.actions)));
    sections.push(section(Heading::Factors, listed(factors)));
    sections
}

/// A section that says so when it is empty.
pub(super) fn section(heading: Heading, block: Option<Block>) -> Section {
    Section { heading, blocks: vec![block.unwrap_or(Block::Note(Note::Nothing))] }
}

fn said(text: &str) -> Option<Block> {
    let text = block(text);
    (!text.is_empty()).then_some(Block::Said(text))
}

pub(super) fn listed(entries: Vec<String>) -> Option<Block> {
    (!entries.is_empty()).then_some(Block::List(entries))
}

pub(super) fn remark_list(remarks: &[Remark]) -> Option<Block> {
    listed(remarks.iter().map(|r| line(&r.text)).filter(|t| !t.is_empty()).collect())
}

fn timeline(pm: &PostMortem) -> Option<Block> {
    let zone = pm.facts.zone;
    let mut day = pm.facts.date;
    let with_evidence = pm.timeline.iter().any(|e| !e.links.is_empty());
    let rows: Vec<_> = pm
        .timeline
        .iter()
        .map(|event| {
            let time = time::event_time(event.at, zone, day);
            day = Some(event.at.with_timezone(&zone).date_naive());
            let star = if event.starred { words::document_starred() } else { "" };
            let kind = format!("{star} {}", event.kind.label());
            let mut row = vec![Cell::text(time), Cell::text(kind.trim()), Cell::text(block(&event.text))];
            if with_evidence {
                row.push(Cell { links: event.links.clone(), ..Cell::default() });
            }
            row
        })
        .collect();
    if rows.is_empty() {
        return None;
    }
    let width = if with_evidence { 4 } else { 3 };
    let columns = [ColumnName::Time(zone), ColumnName::Kind, ColumnName::Event, ColumnName::Evidence];
    Some(Block::Table(Table { columns: Column::row(&columns[..width], 2, &[]), rows }))
}

const ACTIONS: [ColumnName; 5] =
    [ColumnName::Action, ColumnName::Category, ColumnName::Owner, ColumnName::Due, ColumnName::Ticket];

fn actions(actions: &[ActionItem]) -> Option<Block> {
    if actions.is_empty() {
        return None;
    }
    let row = |action: &ActionItem| {
        let ticket = line(&action.ticket);
        vec![
            Cell { text: line(&action.text), mark: state_mark(action), links: Vec::new() },
            Cell::text(action.category.map(|c| c.label()).unwrap_or_default()),
            Cell::text(line(&action.owner)),
            Cell::text(action.due.map(|d| d.to_string()).unwrap_or_default()),
            if web_address(&ticket).is_some() {
                Cell { links: vec![ticket], ..Cell::default() }
            } else {
                let link = web_address(&action.ticket_url).filter(|_| !ticket.is_empty());
                Cell { links: link.map(str::to_owned).into_iter().collect(), ..Cell::text(ticket) }
            },
        ]
    };
    let columns = Column::row(&ACTIONS, 0, &[]);
    Some(Block::Table(Table { columns, rows: actions.iter().map(row).collect() }))
}

fn state_mark(action: &ActionItem) -> String {
    match action.state {
        ActionState::NotStarted => String::new(),
        ActionState::Dropped if !line(&action.reason).is_empty() => {
            format!("{}: {}", action.state.label(), line(&action.reason))
        }
        state => state.label().to_owned(),
    }
}
