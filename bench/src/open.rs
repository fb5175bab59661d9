//! Measures opening a post-mortem in ever larger workspaces.

use std::path::Path;

use afterword_service::{Area, Workspace};
use afterword_store::Store;

use crate::Outcome;
use crate::edit::now;
use crate::figure::{Figure, Times};

/// Openings measured per workspace.
const OPENINGS: usize = 400;

pub(crate) fn measure(folder: &Path) -> Outcome {
    let mut times = Vec::new();
    for count in [10, 1_000, 100_000] {
        let path = folder.join(format!("open-{count}.afterword"));
        eprintln!("  filling a workspace with {count} post-mortems");
        crate::fill::workspace(&path, count)?;
        let workspace = Workspace::new(Store::open(&path, now(0).today)?, &now(0))?;
        let mut number = 7;
        let opened = Times::of(OPENINGS, |_| -> Outcome {
            number = (number * 7919) % count + 1;
            let id = workspace.by_number(number)?;
            workspace.snapshot(id, &Area::ALL, &now(1))?;
            Ok(())
        })?;
        times.push(opened.median());
        drop(workspace);
        std::fs::remove_file(&path)?;
    }
    let words = format!(
        "with 10: {:.3} ms, with 1,000: {:.3} ms, with 100,000: {:.3} ms",
        times[0], times[1], times[2]
    );
    let growth = times[2] / times[0];
    Figure { name: "open_growth", value: growth, unit: "times", against: words, ratio: growth }.tell();
    Ok(())
}
