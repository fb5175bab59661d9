//! Measures the ballot server: with a full room, against a server that does nothing, over a hundred votes, and under
//! attack.
//!
//! The server runs in this process, opened as the application opens it. Phones run in a child process of the same
//! program, so that their work is not counted as the server's. Everything stays on loopback and ends by itself.

mod hostile;
mod job;
mod phone;
mod plan;
mod race;
mod room;
mod world;

use std::collections::BTreeMap;
use std::io;
use std::time::Duration;

use afterword_service::BallotServer as _;
use serde::Serialize;

use crate::Outcome;
use crate::figure::Figure;
use job::{Job, Load};
use race::Speed;
use room::Room;
use world::{Counted, World};

const FULL_ROOM: usize = 300;
/// The voters in the measurement of memory, and in that under attack.
const FEW: usize = 50;
/// Casts of each phone: it votes, and changes its mind twice.
const TURNS: u32 = 3;
/// Seconds over which a room spreads its votes.
const SECONDS: f64 = 8.0;
/// The limit for one cast, in milliseconds.
const CAST: f64 = 100.0;
const VOTES: u32 = 100;
/// Votes after which everything that is made once has been made.
const SETTLED: u32 = 10;
/// A load that takes longer than this hangs.
const LONGEST: Duration = Duration::from_secs(60);

pub(crate) fn measure() -> Outcome {
    full_room()?;
    throughput()?;
    memory()?;
    among_hostile()
}

/// Runs in a child process. Writes what it measured to standard output.
pub(crate) fn load(kind: &str, job: &str) -> Outcome {
    let job: Job = serde_json::from_str(job)?;
    let work = async move {
        match kind {
            "room" => tell(&room::vote(job).await?),
            "race" => tell(&race::run(job).await?),
            "hostile" => tell(&hostile::disturb(job.at).await),
            _ => Err(io::Error::other("there is no such load")),
        }
    };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async { tokio::time::timeout(LONGEST, work).await })??;
    Ok(())
}

fn tell(seen: &impl Serialize) -> io::Result<()> {
    println!("{}", serde_json::to_string(seen)?);
    Ok(())
}

fn full_room() -> Outcome {
    let world = World::voting(FULL_ROOM)?;
    let room: Room = Load::begin("room", &world.job(TURNS, SECONDS)?)?.end()?;
    let counted = world.close()?;
    let wrong = Wrong::between(&counted, FULL_ROOM, TURNS);
    let words = words(&room, &counted);
    votes("ballot_lost", wrong.lost, words.clone());
    votes("ballot_doubled", wrong.doubled, words);
    cast_p99("ballot_cast_p99", room)
}

fn among_hostile() -> Outcome {
    let world = World::voting(FEW)?;
    let job = world.job(TURNS, SECONDS)?;
    let hostile = Load::begin("hostile", &job)?;
    let room: Room = Load::begin("room", &job)?.end()?;
    let ends: BTreeMap<String, u32> = hostile.end()?;
    let counted = world.close()?;
    let wrong = Wrong::between(&counted, FEW, TURNS);
    let sent: u32 = ends.values().sum();
    let ends: Vec<String> = ends.iter().map(|(end, requests)| format!("{requests} {end}")).collect();
    let words = format!("{}; beside {sent} hostile requests: {}", words(&room, &counted), ends.join(", "));
    votes("ballot_hostile_lost", wrong.lost + wrong.doubled, words);
    cast_p99("ballot_hostile_p99", room)
}

/// How the count differs from what was planned for every phone.
struct Wrong {
    lost: u32,
    doubled: u32,
}

impl Wrong {
    fn between(counted: &Counted, phones: usize, turns: u32) -> Self {
        let model = plan::model(phones, turns, counted.votes.len());
        let pairs = || model.iter().zip(&counted.votes);
        Self {
            lost: pairs().map(|(model, counted)| model.saturating_sub(*counted)).sum(),
            doubled: pairs().map(|(model, counted)| counted.saturating_sub(*model)).sum(),
        }
    }
}

fn words(room: &Room, counted: &Counted) -> String {
    let mut words = format!(
        "{} votes on {} ballots counted after {} casts in {:.1} s, {} of them cut off and sent again",
        counted.votes.iter().sum::<u32>(),
        counted.ballots,
        room.casts.len(),
        room.seconds,
        room.cut,
    );
    if let Some(first) = room.failed.first() {
        words += &format!("; {} phones gave up, the first since “{first}”", room.failed.len());
    }
    words
}

fn votes(name: &str, votes: u32, against: String) {
    let value = f64::from(votes);
    Figure { name, value, unit: "votes", against, ratio: value }.tell();
}

fn cast_p99(name: &str, room: Room) -> Outcome {
    let mut casts = room.casts;
    casts.sort_by(f64::total_cmp);
    let value = *casts.get(casts.len() * 99 / 100).ok_or("no phone cast anything")?;
    Figure { name, value, unit: "ms", against: format!("allowed: {CAST} ms"), ratio: value / CAST }.tell();
    Ok(())
}

fn throughput() -> Outcome {
    let world = World::voting(race::CONNECTIONS)?;
    let (runtime, peer) = race::empty_server()?;
    let job = Job { peer: Some(peer), ..world.job(TURNS, SECONDS)? };
    let Speed { ours, empty } = Load::begin("race", &job)?.end()?;
    runtime.shutdown_background();
    let against = format!("an empty axum handler: {empty:.0}/s");
    Figure { name: "ballot_throughput", value: ours, unit: "/s", against, ratio: ours / empty }.tell();
    Ok(())
}

/// Measures how memory grows over many votes. Does nothing where the system does not report memory in use.
fn memory() -> Outcome {
    if resident().is_none() {
        return Ok(());
    }
    let world = World::of(FEW)?;
    let mut settled = None;
    for vote in 1..=VOTES {
        world.open()?;
        let _: Room = Load::begin("room", &world.job(1, 0.0)?)?.end()?;
        let counted = world.close()?;
        let wrong = Wrong::between(&counted, FEW, 1);
        if wrong.lost + wrong.doubled > 0 {
            return Err(format!("vote {vote} of those whose memory is watched was counted wrongly").into());
        }
        world.server.close();
        if vote == SETTLED {
            settled = resident();
        }
    }
    let (Some(settled), Some(now)) = (settled, resident()) else { return Ok(()) };
    let against = format!(
        "{:.1} MiB after {VOTES} votes of {FEW} phones, {:.1} MiB after {SETTLED}",
        now / 1024.0,
        settled / 1024.0
    );
    let ratio = now / settled;
    Figure { name: "ballot_memory_growth", value: ratio, unit: "x", against, ratio }.tell();
    Ok(())
}

/// Returns the resident memory of this process, in KiB. `statm` would be cheaper, but lags behind by some pages per
/// thread.
fn resident() -> Option<f64> {
    let text = std::fs::read_to_string("/proc/self/smaps_rollup").ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("Rss:"))?;
    line.trim().strip_suffix("kB")?.trim().parse().ok()
}
