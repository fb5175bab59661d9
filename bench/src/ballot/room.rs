//! A room that votes: everybody joins, sits, casts and changes their mind; some lose the network on the way.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep_until};

use super::job::Job;
use super::phone::Phone;
use super::plan::Dice;

/// What the phones of a room measured.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Room {
    /// Milliseconds from each press to its acknowledgement, including a reconnect.
    pub(crate) casts: Vec<f64>,
    /// Casts that were sent again because the connection was lost.
    pub(crate) cut: u32,
    /// Why phones gave up.
    pub(crate) failed: Vec<String>,
    pub(crate) seconds: f64,
}

pub(crate) async fn vote(job: Job) -> io::Result<Room> {
    let job = Arc::new(job);
    let begun = Instant::now();
    let mut people = JoinSet::new();
    for n in 0..job.phones {
        people.spawn(person(Arc::clone(&job), n, begun));
    }
    let mut room = Room::default();
    while let Some(ended) = people.join_next().await {
        let (seen, outcome) = ended.map_err(io::Error::other)?;
        room.casts.extend(seen.casts);
        room.cut += seen.cut;
        room.failed.extend(outcome.err().map(|error| error.to_string()));
    }
    room.seconds = begun.elapsed().as_secs_f64();
    Ok(room)
}

/// Returns what one phone measured, also where it gave up.
async fn person(job: Arc<Job>, n: usize, begun: Instant) -> (Room, io::Result<()>) {
    let mut seen = Room::default();
    let outcome = take_part(&job, n, begun, &mut seen).await;
    (seen, outcome)
}

async fn take_part(job: &Job, n: usize, begun: Instant, seen: &mut Room) -> io::Result<()> {
    let mut dice = Dice::new(n);
    let mut phone = Phone::new(n, job.at);
    sleep_until(moment(job, begun, 0, &mut dice)).await;
    phone.sit(&job.code, n).await?;
    for turn in 1..=job.turns {
        phone.look_until(moment(job, begun, turn, &mut dice)).await;
        let votes = job.votes(n, turn);
        let pressed = Instant::now();
        if turn > 1 && dice.below(3) == 0 {
            phone.cast_and_vanish(turn, &votes).await?;
            seen.cut += 1;
        }
        phone.cast(turn, &votes).await?;
        seen.casts.push(pressed.elapsed().as_secs_f64() * 1_000.0);
    }
    match dice.below(4) {
        // Loses the network and reconnects: the last cast is sent again.
        0 => phone.hang_up(),
        // A late cast of an earlier turn, which must change nothing.
        1 if job.turns > 1 => return phone.cast(1, &job.votes(n, 1)).await,
        _ => return Ok(()),
    }
    phone.cast(job.turns, &job.votes(n, job.turns)).await
}

/// Returns a random moment in one of the equal parts of the vote: the first for joining, then one for each turn.
fn moment(job: &Job, begun: Instant, part: u32, dice: &mut Dice) -> Instant {
    let length = job.seconds / f64::from(job.turns + 1);
    begun + Duration::from_secs_f64(length * (f64::from(part) + dice.share()))
}
