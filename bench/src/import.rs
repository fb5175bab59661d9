//! Measures importing: time, which grows linearly with the rows; memory, which does not grow with the file; and how
//! soon it stops.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use afterword_domain::{ActionItem, EventId, PostMortem, PostMortemId, Remark, RemarkId, TimelineEvent};
use afterword_record::json;
use afterword_service::Workspace;
use afterword_store::Store;
use uuid::Uuid;

use crate::Outcome;
use crate::edit::now;
use crate::figure::Figure;

/// Rows of the records that are compared, each twice as many as the one before.
const ROWS: [u32; 3] = [10_000, 20_000, 40_000];
/// The size of the files that are too long for a record.
const LONG: usize = 100_000_000;
/// How long a long file may take, and how soon its import has to stop, both in milliseconds.
const LONGEST: f64 = 20_000.0;
const SOONEST: f64 = 1_000.0;

pub(crate) fn measure() -> Outcome {
    let folder = tempfile::tempdir()?;
    let mut before: Option<f64> = None;
    for rows in ROWS {
        let file = folder.path().join("record.json");
        std::fs::write(&file, json::write(&record(rows))?)?;
        let mut times = (0..3).map(|_| import(folder.path(), &file)).collect::<Result<Vec<_>, _>>()?;
        times.sort_by_key(|one| one.whole);
        let value = milliseconds(times[1].whole);
        if let Some(half) = before {
            let against = format!("half as many rows: {half:.0} ms");
            let name = format!("import_{rows}_rows");
            Figure { name: &name, value, unit: "ms", against, ratio: value / half }.tell();
        }
        before = Some(value);
    }
    for (name, file) in [("json", million_rows(folder.path())?), ("markdown", long_document(folder.path())?)]
    {
        let imported = import(folder.path(), &file)?;
        let of = |what: &str| format!("import_100mb_{name}{what}");
        let value = milliseconds(imported.whole);
        let against = format!("limit {LONGEST:.0} ms");
        Figure { name: &of(""), value, unit: "ms", against, ratio: value / LONGEST }.tell();
        let value = milliseconds(imported.longest_step);
        let against = format!("limit {SOONEST:.0} ms from Cancel to the end");
        Figure { name: &of("_stop"), value, unit: "ms", against, ratio: value / SOONEST }.tell();
    }
    if let Some(peak) = peak_memory() {
        let against = format!("the file: {} MB", LONG / 1_000_000);
        let ratio = peak / (LONG as f64 / 1_048_576.0);
        Figure { name: "import_100mb_memory", value: peak, unit: "MiB", against, ratio }.tell();
    }
    Ok(())
}

struct Imported {
    whole: Duration,
    /// The longest time between two checks whether to go on.
    longest_step: Duration,
}

/// Imports a file into a workspace of its own below a folder.
fn import(folder: &Path, file: &Path) -> Result<Imported, Box<dyn std::error::Error>> {
    let own = tempfile::tempdir_in(folder)?;
    let workspace =
        Workspace::new(Store::open_or_make(&own.path().join("Team.afterword"), now(0).today)?, &now(0))?;
    let begun = Instant::now();
    let (mut last, mut longest_step) = (begun, Duration::ZERO);
    let imported = workspace.files().import(&[file.to_owned()], chrono_tz::UTC, &now(1), &mut |_| {
        longest_step = longest_step.max(last.elapsed());
        last = Instant::now();
        true
    })?;
    // The work after the last check can't be stopped, so it counts as a step.
    longest_step = longest_step.max(last.elapsed());
    if imported.reports.len() != 1 {
        return Err("the file was not imported".into());
    }
    Ok(Imported { whole: begun.elapsed(), longest_step })
}

fn record(rows: u32) -> PostMortem {
    let mut pm = crate::fill::post_mortem(1);
    pm.id = PostMortemId(Uuid::from_u128(9));
    let id = |n: u32| Uuid::from_u128(1_000_000 + u128::from(n));
    let event = pm.timeline[0].clone();
    let action = pm.actions[0].clone();
    pm.timeline = (0..rows / 2).map(|n| TimelineEvent { id: EventId(id(n)), ..event.clone() }).collect();
    pm.actions = (0..rows / 4).map(|n| ActionItem { id: id(n).into(), ..action.clone() }).collect();
    let remark = |n| Remark { id: RemarkId(id(n)), text: format!("What was said, {n}") };
    pm.remarks.learned = (0..rows / 4).map(remark).collect();
    pm
}

/// A record with a timeline of a million rows.
fn million_rows(folder: &Path) -> Result<PathBuf, Box<dyn std::error::Error>> {
    let whole = json::write(&record(8))?;
    let list = "\"timeline\": [";
    let (head, rest) = whole.split_once(list).ok_or("no timeline")?;
    let file = folder.join("million.json");
    let mut out = std::io::BufWriter::new(std::fs::File::create(&file)?);
    write!(out, "{head}{list}")?;
    for n in 0..1_000_000u32 {
        let id = Uuid::from_u128(5_000_000 + u128::from(n));
        write!(
            out,
            "{{\"id\":\"{id}\",\"at\":\"2025-03-03T10:00:00Z\",\"text\":\"{n}\",\"kind\":\"result\",\"source\":\"\",\"links\":[],\"starred\":false}},"
        )?;
    }
    write!(out, "{rest}")?;
    out.into_inner()?.sync_all()?;
    Ok(file)
}

fn long_document(folder: &Path) -> Result<PathBuf, Box<dyn std::error::Error>> {
    let file = folder.join("long.md");
    let mut text = "# Postmortem: Login was down\n\nDate: 2024-02-03\n\n## Timeline\n\n".to_owned();
    let mut n = 0;
    while text.len() < LONG {
        n += 1;
        text.push_str(&format!(
            "- {:02}:{:02} Logins fail, [graph {n}](https://g.example/{n})\n",
            n / 60 % 24,
            n % 60
        ));
        if n % 2_000 == 0 {
            text.push_str(&format!(
                "\n## Part {n}\n\n| Action | Owner |\n|---|---|\n| Rotate keys {n} | Kim |\n\n"
            ));
        }
    }
    std::fs::write(&file, text)?;
    Ok(file)
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}

/// The most memory that this process has used, in MiB.
fn peak_memory() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: f64 = peak.trim().trim_end_matches("kB").trim().parse().ok()?;
    Some(kilobytes / 1_024.0)
}
