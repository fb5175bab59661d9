//! Ten thousand hostile requests, from addresses of their own.

use std::collections::BTreeMap;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep, sleep_until, timeout};

use super::phone::{address, connect};
use super::plan::Dice;

/// Requests that are sent at once, as complete as their kind can be.
const QUICK: usize = 9_700;
/// Connections whose request never ends.
const SLOW: usize = 300;
/// The most quick requests at a time. With the slow ones that is half of what the server takes.
const WORKERS: usize = 100;
/// The time from one quick request to the next, so that all of them take about eight seconds.
const PACE: Duration = Duration::from_micros(825);
/// How long to wait for an answer: longer than the server waits for the rest of a request.
const PATIENCE: Duration = Duration::from_secs(15);
/// The numbers of machines beyond those of the room: the first of the crowd, and the first of those that guess codes.
const CROWD: usize = 1_000;
const GUESSERS: usize = 20_000;
const GUESSING: usize = 16;
const KINDS: usize = 9;
const JSON: &str = "Content-Type: application/json\r\n";

/// Sends all requests. Returns how many of them had which outcome.
pub(crate) async fn disturb(at: SocketAddr) -> BTreeMap<String, u32> {
    let begun = Instant::now();
    let mut all = JoinSet::new();
    for n in 0..SLOW {
        all.spawn(hold(at, n));
    }
    for worker in 0..WORKERS {
        all.spawn(work(at, worker, begun));
    }
    let mut ends = BTreeMap::new();
    while let Some(ended) = all.join_next().await {
        for end in ended.unwrap_or_default() {
            *ends.entry(end).or_insert(0) += 1;
        }
    }
    ends
}

/// Sends half a head, or a head without its body, and holds the connection.
async fn hold(at: SocketAddr, n: usize) -> Vec<String> {
    sleep(PACE * 4 * u32::try_from(n).unwrap_or_default()).await;
    let part = if n.is_multiple_of(2) {
        "PUT /api/ballot HTTP/1.1\r\nHos".to_owned()
    } else {
        format!("POST /api/join HTTP/1.1\r\nHost: {at}\r\n{JSON}Content-Length: 99\r\n\r\n{{")
    };
    vec![end(at, address(CROWD + QUICK + n), part.as_bytes()).await]
}

async fn work(at: SocketAddr, worker: usize, begun: Instant) -> Vec<String> {
    let mut ends = Vec::new();
    for n in (worker..QUICK).step_by(WORKERS) {
        sleep_until(begun + PACE * u32::try_from(n).unwrap_or_default()).await;
        let from = if n % KINDS == 0 { GUESSERS + n / KINDS % GUESSING } else { CROWD + n };
        ends.push(end(at, address(from), &request(n, at)).await);
    }
    ends
}

/// Returns the outcome of a request.
async fn end(at: SocketAddr, from: Ipv4Addr, request: &[u8]) -> String {
    match timeout(PATIENCE, exchange(at, from, request)).await {
        Ok(Ok(status)) => format!("answered {}xx", char::from(status)),
        Ok(Err(_)) => "hung up on".to_owned(),
        Err(_) => "left waiting".to_owned(),
    }
}

/// Sends a request, and returns the first digit of the answer's status.
async fn exchange(at: SocketAddr, from: Ipv4Addr, request: &[u8]) -> io::Result<u8> {
    let mut stream = connect(from, at).await?;
    // A server may hang up before everything is sent, and its answer may still arrive.
    let _ = stream.write_all(request).await;
    let mut head = *b"HTTP/1.1 x";
    stream.read_exact(&mut head).await?;
    Ok(head[9])
}

fn request(n: usize, at: SocketAddr) -> Vec<u8> {
    let mut dice = Dice::new(n);
    let own = at.to_string();
    let join = "POST /api/join";
    match n % KINDS {
        // A guessed code, always wrong: no code has a zero in it.
        0 => whole(join, &own, "", &format!(r#"{{"code":"0{:05}"}}"#, dice.below(100_000))),
        // A token that does not exist.
        1 => {
            let token: String = (0..4).map(|_| format!("{:08x}", dice.draw())).collect();
            let bearer = format!("Authorization: Bearer {token}\r\n");
            whole("PUT /api/ballot", &own, &bearer, r#"{"turn":4294967295,"votes":{}}"#)
        }
        2 => whole(join, &own, "", r#"{"code":[[[[{"code":"#),
        3 => whole(join, &own, "", &"x".repeat(8 * 1024)),
        4 => whole(join, "evil.example:8731", "", r#"{"code":"000000"}"#),
        5 => whole(join, &own, "Origin: http://evil.example\r\n", r#"{"code":"000000"}"#),
        6 => whole("GET /../../Team.afterword", &own, "", ""),
        // Bytes that are all invalid in a request line.
        7 => (0..400).map(|_| 128 + u8::try_from(dice.below(128)).unwrap_or_default()).collect(),
        // A chunked body that never ends.
        _ => {
            let head = format!("{join} HTTP/1.1\r\nHost: {own}\r\n{JSON}Transfer-Encoding: chunked\r\n\r\n");
            let chunk = format!("400\r\n{}\r\n", "x".repeat(1_024));
            (head + &chunk.repeat(64)).into_bytes()
        }
    }
}

fn whole(first: &str, host: &str, more: &str, body: &str) -> Vec<u8> {
    let head = format!("{first} HTTP/1.1\r\nHost: {host}\r\n{JSON}{more}Connection: close\r\n");
    format!("{head}Content-Length: {}\r\n\r\n{body}", body.len()).into_bytes()
}
