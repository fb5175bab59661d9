//! Measures one edit through the service to the acknowledged commit, against a bare commit of one row with the same
//! settings.

use std::path::Path;
use std::time::Duration;

use afterword_domain::PostMortemId;
use afterword_service::{Edit, LibraryOp, Now, Op, Workspace, edit::FactsEdit};
use afterword_store::{Connection, Store};

use crate::Outcome;
use crate::figure::{Figure, Times};

/// Edits measured, in rounds that alternate with the peer's so that both see the same disk.
const ROUNDS: usize = 20;
const PER_ROUND: usize = 100;

pub(crate) fn now(seconds: i64) -> Now {
    Now {
        utc: chrono::DateTime::from_timestamp(1_741_000_000 + seconds, 0).unwrap_or_default(),
        uptime: Duration::from_secs(seconds.unsigned_abs()),
        today: chrono::NaiveDate::from_ymd_opt(2025, 3, 3).unwrap_or_default(),
        zone: chrono_tz::Tz::UTC,
    }
}

pub(crate) fn measure(folder: &Path) -> Outcome {
    let path = folder.join("edit.afterword");
    crate::fill::workspace(&path, 1_000)?;
    let workspace = Workspace::new(Store::open_or_make(&path, now(0).today)?, &now(0))?;
    let applied = workspace.apply(&Op::Library { act: LibraryOp::AddSample }, &now(1))?;
    let id = PostMortemId(applied.made.ok_or("no sample")?);
    let peer = Connection::open(folder.join("bare.sqlite"))?;
    peer.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
         CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL); INSERT INTO note VALUES (1, '');",
    )?;
    let (mut ours, mut bare) = (Vec::new(), Vec::new());
    let mut seconds = 10;
    for round in 0..ROUNDS {
        ours.push(Times::of(PER_ROUND, |run| {
            // Makes each edit its own undo step, which is the most expensive kind of edit.
            seconds += 10;
            let text = format!("{} % of checkouts failed, {round}", run % 100);
            let edit = Edit::Facts(FactsEdit::Impact { text });
            workspace.apply(&Op::PostMortem { id, edit }, &now(seconds)).map(drop)
        })?);
        // As the application does after some seconds without typing.
        for _ in 0..2 {
            workspace.tick(&now(seconds))?;
        }
        bare.push(Times::of(PER_ROUND, |run| {
            let text = format!("{} % of checkouts failed, {round}", run % 100);
            peer.prepare_cached("UPDATE note SET text = ?1 WHERE id = 1")?.execute([text]).map(drop)
        })?);
    }
    let (ours, bare) = (Times::joined(ours), Times::joined(bare));
    for (name, value, against) in
        [("edit_median", ours.median(), bare.median()), ("edit_p99", ours.p99(), bare.p99())]
    {
        let words = format!("bare SQLite commit of one row: {against:.3} ms");
        Figure { name, value, unit: "ms", against: words, ratio: value / against }.tell();
    }
    Ok(())
}
