//! Measures how many casts per second the server takes, and how many requests a server that does nothing.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::routing::put;
use serde::{Deserialize, Serialize};
use tokio::net::TcpListener;
use tokio::runtime::{Builder, Runtime};
use tokio::task::JoinSet;
use tokio::time::Instant;

use super::job::Job;
use super::phone::Phone;

/// Phones that cast without a pause.
pub(crate) const CONNECTIONS: usize = 64;
/// Rounds alternate, so that both servers see the same machine.
const ROUNDS: u32 = 3;
const ROUND: Duration = Duration::from_secs(3);

/// Requests per second.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Speed {
    pub(crate) ours: f64,
    pub(crate) empty: f64,
}

/// Starts a server that does nothing, with as many threads as the ballot server. It runs as long as its runtime.
pub(crate) fn empty_server() -> io::Result<(Runtime, SocketAddr)> {
    let runtime = Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let listener = runtime.block_on(TcpListener::bind((Ipv4Addr::LOCALHOST, 0)))?;
    let at = listener.local_addr()?;
    let router: Router = Router::new().route("/api/ballot", put(async || ""));
    runtime.spawn(async move {
        let _ = axum::serve(listener, router).await;
    });
    Ok((runtime, at))
}

struct Voter {
    phone: Phone,
    n: usize,
    turn: u32,
}

pub(crate) async fn run(job: Job) -> io::Result<Speed> {
    let job = Arc::new(job);
    let peer = job.peer.ok_or_else(|| io::Error::other("there is nobody to race"))?;
    let (mut ours, mut empty) = (Vec::new(), Vec::new());
    for n in 0..CONNECTIONS {
        let mut phone = Phone::new(n, job.at);
        phone.sit(&job.code, n).await?;
        empty.push(Voter { phone: phone.at(peer), n, turn: 0 });
        ours.push(Voter { phone, n, turn: 0 });
    }
    let (mut by_ours, mut by_empty) = (0.0, 0.0);
    for _ in 0..ROUNDS {
        by_ours += round(&mut ours, &job).await?;
        by_empty += round(&mut empty, &job).await?;
    }
    Ok(Speed { ours: by_ours / f64::from(ROUNDS), empty: by_empty / f64::from(ROUNDS) })
}

/// Lets all voters cast for one round. Returns the requests per second.
async fn round(voters: &mut Vec<Voter>, job: &Arc<Job>) -> io::Result<f64> {
    let begun = Instant::now();
    let mut at_work = JoinSet::new();
    for voter in voters.drain(..) {
        at_work.spawn(casts(voter, Arc::clone(job), begun + ROUND));
    }
    let mut all: u32 = 0;
    while let Some(ended) = at_work.join_next().await {
        let (voter, casts) = ended.map_err(io::Error::other)??;
        voters.push(voter);
        all += casts;
    }
    Ok(f64::from(all) / begun.elapsed().as_secs_f64())
}

async fn casts(mut voter: Voter, job: Arc<Job>, end: Instant) -> io::Result<(Voter, u32)> {
    let votes = [job.votes(voter.n, 0), job.votes(voter.n, 1)];
    let mut casts = 0;
    while Instant::now() < end {
        voter.turn += 1;
        voter.phone.cast(voter.turn, &votes[voter.turn as usize % 2]).await?;
        casts += 1;
    }
    Ok((voter, casts))
}
