//! The start screen's list.

use afterword_domain::{Phase, PostMortemId, Received, Severity, Status};
use afterword_store::library::{self as rows, LibraryQuery, SortBy};
use afterword_store::{Connection, history};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Problem;
use crate::view::Brief;

/// Which rows a window asks for.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct LibraryRequest {
    /// Words that must all appear in number, title, service or impact.
    pub text: String,
    /// Only these statuses; empty for all.
    pub statuses: Vec<Status>,
    /// Only these severities; empty for all.
    pub severities: Vec<Severity>,
    /// Only those with overdue actions.
    pub overdue: bool,
    /// Order.
    pub sort: LibrarySort,
    /// From high to low.
    pub descending: bool,
    /// Rows to skip.
    pub offset: u32,
    /// Rows to return, at most 500.
    pub limit: u32,
}

/// What the rows are sorted by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LibrarySort {
    /// Number.
    #[default]
    Number,
    /// Title.
    Title,
    /// Service.
    Service,
    /// Day of the incident.
    Date,
    /// Severity.
    Severity,
    /// Status.
    Status,
    /// Open actions.
    Open,
    /// Overdue actions.
    Overdue,
}

impl Default for LibraryRequest {
    fn default() -> Self {
        Self {
            text: String::new(),
            statuses: Vec::new(),
            severities: Vec::new(),
            overdue: false,
            sort: LibrarySort::Number,
            descending: true,
            offset: 0,
            limit: 100,
        }
    }
}

/// A page of the library.
#[derive(Debug, Clone, Serialize, TS)]
pub struct LibraryPage {
    /// Rows that match, on all pages.
    pub matching: u32,
    /// The rows of this page.
    pub rows: Vec<LibraryRow>,
    /// Open actions of the whole workspace.
    pub open: u32,
    /// Overdue actions of the whole workspace.
    pub overdue: u32,
    /// Whether there is something to undo in the library.
    pub can_undo: bool,
    /// Whether there is something to redo in the library.
    pub can_redo: bool,
    /// Post-mortems whose vote was open when the application ended, and that nobody came back to yet.
    pub interrupted: Vec<Brief>,
}

/// A row.
#[derive(Debug, Clone, Serialize, TS)]
pub struct LibraryRow {
    /// Id.
    pub id: PostMortemId,
    /// Number.
    pub number: u32,
    /// Title.
    pub title: String,
    /// Service.
    pub service: String,
    /// Day of the incident.
    pub date: Option<NaiveDate>,
    /// Severity.
    pub severity: Option<Severity>,
    /// Status.
    pub status: Status,
    /// The phase that its meeting is in, or was in last; none before the meeting.
    pub phase: Option<Phase>,
    /// What an imported document says about its meeting.
    pub received: Option<Received>,
    /// Whether it was imported.
    pub came_in: bool,
    /// Actions in all.
    pub actions: u32,
    /// Open actions.
    pub open: u32,
    /// Overdue actions.
    pub overdue: u32,
}

/// Reads a page.
pub(crate) fn page(
    db: &Connection,
    request: &LibraryRequest,
    today: NaiveDate,
) -> Result<LibraryPage, Problem> {
    let query = LibraryQuery {
        text: request.text.clone(),
        statuses: request.statuses.clone(),
        severities: request.severities.clone(),
        overdue: request.overdue,
        sort: match request.sort {
            LibrarySort::Number => SortBy::Number,
            LibrarySort::Title => SortBy::Title,
            LibrarySort::Service => SortBy::Service,
            LibrarySort::Date => SortBy::Date,
            LibrarySort::Severity => SortBy::Severity,
            LibrarySort::Status => SortBy::Status,
            LibrarySort::Open => SortBy::Open,
            LibrarySort::Overdue => SortBy::Overdue,
        },
        descending: request.descending,
        offset: request.offset,
        limit: request.limit.min(500),
        today,
    };
    let (matching, rows) = rows::page(db, &query)?;
    let (open, overdue) = rows::actions(db, today)?;
    let (can_undo, can_redo) = history::ends(db, history::WORKSPACE)?;
    Ok(LibraryPage {
        matching,
        rows: rows.into_iter().map(LibraryRow::from).collect(),
        open,
        overdue,
        can_undo,
        can_redo,
        interrupted: Vec::new(),
    })
}

impl From<rows::LibraryRow> for LibraryRow {
    fn from(row: rows::LibraryRow) -> Self {
        Self {
            id: row.id,
            number: row.number,
            title: row.title,
            service: row.service,
            date: row.date,
            severity: row.severity,
            status: row.status,
            phase: row.phase,
            received: row.received,
            came_in: row.came_in,
            actions: row.actions,
            open: row.open,
            overdue: row.overdue,
        }
    }
}
