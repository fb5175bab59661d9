//! Makes workspaces with as many post-mortems as a team has after many years.

use std::path::Path;

use afterword_domain::{
    ActionId, ActionItem, ActionState, Category, EventId, EventKind, Facts, Instant, Lifecycle, PostMortem,
    PostMortemId, Remark, RemarkId, RemarkList, Severity, TimelineEvent,
};
use afterword_store::{Store, insert_post_mortem};
use chrono::{Days, NaiveDate};
use uuid::Uuid;

use crate::Outcome;

const SERVICES: [&str; 7] = ["Checkout", "Search", "Login", "Billing", "Mail", "Reports", "Edge"];

/// Fills a new workspace with `count` post-mortems, each with a timeline, remarks and three actions.
pub(crate) fn workspace(file: &Path, count: u32) -> Outcome {
    let today = NaiveDate::from_ymd_opt(2025, 3, 3).ok_or("no such day")?;
    let store = Store::open_or_make(file, today)?;
    store.db.execute_batch("PRAGMA synchronous = OFF; BEGIN")?;
    for number in 1..=count {
        insert_post_mortem(&store.db, &post_mortem(number))?;
    }
    store.db.execute("INSERT OR REPLACE INTO meta VALUES ('next_number', ?1)", [(count + 1).to_string()])?;
    store.db.execute_batch("COMMIT; PRAGMA wal_checkpoint(TRUNCATE)")?;
    Ok(())
}

/// Returns the made-up post-mortem of a number. Deterministic.
pub(crate) fn post_mortem(number: u32) -> PostMortem {
    let id = |kind: u32, n: u32| {
        Uuid::from_u128((u128::from(number) << 64) | (u128::from(kind) << 32) | u128::from(n))
    };
    let date = NaiveDate::from_ymd_opt(1990, 1, 1)
        .and_then(|d| d.checked_add_days(Days::new(u64::from(number) / 8)));
    let started = Instant::from_timestamp(i64::from(number) * 10_800, 0);
    let later = |minutes: i64| started.map(|at| at + chrono::TimeDelta::minutes(minutes));
    let facts = Facts {
        title: format!("{} answered slowly, case {number}", SERVICES[number as usize % 7]),
        service: SERVICES[number as usize % 7].to_owned(),
        date,
        severity: Some(Severity::ALL[number as usize % 4]),
        impact: format!("{} % of requests failed", number % 60),
        summary: "A release changed the pool of connections; under the evening load every second request waited for one. Going back to the release before ended it.".into(),
        lifecycle: Lifecycle { started, detected: later(9), declared: later(12), mitigated: later(47), resolved: later(130) },
        ..Facts::default()
    };
    let mut pm = PostMortem::new(PostMortemId(id(0, 1)), number, facts);
    pm.timeline = (0..8)
        .map(|n| TimelineEvent {
            id: EventId(id(1, n)),
            at: later(i64::from(n) * 6).unwrap_or_default(),
            text: format!("Observation {n} of case {number}: the error rate is at {n} %"),
            kind: EventKind::Observation,
            source: String::new(),
            links: Vec::new(),
            starred: n % 3 == 0,
        })
        .collect();
    for (place, list) in RemarkList::ALL.into_iter().enumerate() {
        let text = format!("What was said about case {number}");
        let place = u32::try_from(place).unwrap_or(0);
        pm.remarks.list_mut(list).push(Remark { id: RemarkId(id(2, place)), text });
    }
    pm.actions = (0..3)
        .map(|n| ActionItem {
            id: ActionId(id(3, n)),
            candidate: None,
            text: format!("Change {n} after case {number}"),
            category: Some(Category::ALL[n as usize]),
            owner: format!("Owner {}", number % 40),
            due: date.and_then(|d| d.checked_add_days(Days::new(30))),
            ticket: format!("OPS-{number}"),
            ticket_url: String::new(),
            pending: None,
            state: if (number + n).is_multiple_of(5) { ActionState::NotStarted } else { ActionState::Done },
            reason: String::new(),
        })
        .collect();
    pm.finished_at = later(3 * 24 * 60);
    pm
}
