//! The library: one row per post-mortem with its open and overdue actions, searched, filtered, sorted, a page at a
//! time.

use afterword_domain::{Phase, PostMortemId, Received, Severity, Status};
use chrono::NaiveDate;
use rusqlite::types::Value;
use rusqlite::{Connection, Row, params_from_iter};
use uuid::Uuid;

use crate::Result;
use crate::fold::folded;
use crate::row::{read_word, word};

/// What the rows are sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SortBy {
    /// Number.
    Number,
    /// Title.
    Title,
    /// Service.
    Service,
    /// Day of the incident.
    Date,
    /// Worst first when ascending.
    Severity,
    /// Draft, in progress, complete.
    Status,
    /// Open actions.
    Open,
    /// Overdue actions.
    Overdue,
}

/// Which rows are asked for.
#[derive(Debug, Clone)]
pub struct LibraryQuery {
    /// Words that must all appear in number, title, service or impact.
    pub text: String,
    /// Only these statuses; empty for all.
    pub statuses: Vec<Status>,
    /// Only these severities; empty for all.
    pub severities: Vec<Severity>,
    /// Only with overdue actions.
    pub overdue: bool,
    /// Order.
    pub sort: SortBy,
    /// From high to low.
    pub descending: bool,
    /// Rows to skip.
    pub offset: u32,
    /// Rows to return.
    pub limit: u32,
    /// Today, for what is overdue.
    pub today: NaiveDate,
}

/// A row of the library.
#[derive(Debug, Clone)]
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

const OPEN: &str = "(SELECT count(*) FROM action_item WHERE action_item.post_mortem = p.id AND state IN ('not_started', 'in_progress'))";
const OVERDUE: &str = "(SELECT count(*) FROM action_item WHERE action_item.post_mortem = p.id AND state IN ('not_started', 'in_progress') AND due < ?1)";
const STATUS: &str = "CASE WHEN finished_at IS NULL AND received IS NOT 'met' THEN 'draft' WHEN EXISTS (SELECT 1 FROM action_item WHERE action_item.post_mortem = p.id AND state IN ('not_started', 'in_progress')) THEN 'in_progress' ELSE 'complete' END";

/// Returns how many rows match in all, and a page of them.
///
/// # Errors
/// Storage errors.
pub fn page(db: &Connection, query: &LibraryQuery) -> Result<(u32, Vec<LibraryRow>)> {
    let mut values = vec![Value::Text(query.today.to_string())];
    let filter = filter(query, &mut values)?;
    let count = format!("SELECT count(*) FROM post_mortem AS p WHERE ?1 IS NOT NULL AND {filter}");
    let total = db.prepare_cached(&count)?.query_row(params_from_iter(&values), |r| r.get(0))?;
    let sql = format!(
        "SELECT id, number, title, service, date, severity, received, came_in, {STATUS} AS status,
            (SELECT count(*) FROM action_item WHERE action_item.post_mortem = p.id) AS actions,
            {OPEN} AS open, {OVERDUE} AS overdue,
            (SELECT phase FROM phase_clock WHERE phase_clock.post_mortem = p.id AND current) AS phase
        FROM post_mortem AS p WHERE {filter} ORDER BY {} LIMIT {} OFFSET {}",
        order(query),
        query.limit,
        query.offset
    );
    let mut statement = db.prepare_cached(&sql)?;
    let rows = statement.query_map(params_from_iter(&values), read)?;
    Ok((total, rows.collect::<rusqlite::Result<_>>()?))
}

/// Counts the open and the overdue actions of all post-mortems.
///
/// # Errors
/// Storage errors.
pub fn actions(db: &Connection, today: NaiveDate) -> Result<(u32, u32)> {
    let sql = "SELECT count(*), coalesce(sum(due < ?1), 0) FROM action_item WHERE state IN ('not_started', 'in_progress')";
    Ok(db.prepare_cached(sql)?.query_row([today.to_string()], |r| Ok((r.get(0)?, r.get(1)?)))?)
}

fn read(row: &Row<'_>) -> rusqlite::Result<LibraryRow> {
    Ok(LibraryRow {
        id: row.get::<_, Uuid>("id")?.into(),
        number: row.get("number")?,
        title: row.get("title")?,
        service: row.get("service")?,
        date: read_word(row, "date")?,
        severity: read_word(row, "severity")?,
        status: read_word(row, "status")?,
        actions: row.get("actions")?,
        open: row.get("open")?,
        overdue: row.get("overdue")?,
        received: read_word(row, "received")?,
        came_in: row.get("came_in")?,
        phase: read_word(row, "phase")?,
    })
}

fn filter(query: &LibraryQuery, values: &mut Vec<Value>) -> Result<String> {
    let mut all = vec!["1".to_owned()];
    let mut place = |value: Value| {
        values.push(value);
        format!("?{}", values.len())
    };
    for wanted in query.text.split_whitespace() {
        let wanted = place(Value::Text(folded(wanted)));
        all.push(format!(
            "instr(folded('pm-' || number || ' ' || title || ' ' || service || ' ' || impact), {wanted}) > 0"
        ));
    }
    if !query.statuses.is_empty() {
        let wanted: Vec<_> = query.statuses.iter().map(|s| Ok(place(word(s)?))).collect::<Result<_>>()?;
        all.push(format!("({STATUS}) IN ({})", wanted.join(", ")));
    }
    if !query.severities.is_empty() {
        let wanted: Vec<_> = query.severities.iter().map(|s| Ok(place(word(s)?))).collect::<Result<_>>()?;
        all.push(format!("severity IN ({})", wanted.join(", ")));
    }
    if query.overdue {
        all.push(format!("{OVERDUE} > 0"));
    }
    Ok(all.join(" AND "))
}

fn order(query: &LibraryQuery) -> String {
    let way = if query.descending { "DESC" } else { "ASC" };
    let by = match query.sort {
        SortBy::Number => return format!("number {way}"),
        SortBy::Title => "folded(title)",
        SortBy::Service => "folded(service)",
        SortBy::Date => "date",
        SortBy::Severity => "severity IS NULL, severity",
        SortBy::Status => STATUS,
        SortBy::Open => OPEN,
        SortBy::Overdue => OVERDUE,
    };
    format!("{by} {way}, number DESC")
}
