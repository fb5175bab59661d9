//! With few file descriptors, whoever holds connections takes none from the workspace, nor a place from a phone.
#![cfg(unix)]

use std::collections::VecDeque;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use afterword_ballot::descriptors;
use afterword_service::{Format, Look};
use afterword_store::backup;
use rlimit::Resource;
use serde_json::{Value, json};

use crate::world::{Answer, PATIENCE, World, now, raw};

const LIMIT: &str = "AFTERWORD_TEST_FILES";
const NAME: &str = "few_files::strangers_that_hold_connections_take_no_file_from_us_and_no_vote_from_a_phone";

/// Runs twice: once to attack, and in a process of its own, whose limit is low, to be attacked.
#[test]
fn strangers_that_hold_connections_take_no_file_from_us_and_no_vote_from_a_phone() {
    match std::env::var(LIMIT) {
        Ok(limit) => attacked(limit.parse().unwrap()),
        Err(_) => [256, 1_024].into_iter().for_each(attack),
    }
}

/// A vote in a process that may have so many files and no more.
#[allow(clippy::print_stdout)]
fn attacked(limit: u64) {
    Resource::NOFILE.set(limit, limit).unwrap();
    descriptors::raise_limit();
    let world = World::voting(2);
    let (ana, ben) = (world.sit("Person 1"), world.sit("Person 2"));
    let (at, ballot, candidate) = (world.address(), world.ballots().ballots[0].id, &world.candidates[0]);
    println!("\n{}", json!({ "at": at, "ana": ana, "ben": ben, "ballot": ballot, "candidate": candidate }));
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).unwrap();
    assert!(descriptors::suffice_for_a_window());
    let folder = world.folder.path();
    let files: Vec<_> = (0..40).map(|n| std::fs::File::create(folder.join(n.to_string())).unwrap()).collect();
    for format in [Format::Md, Format::Json, Format::Pdf] {
        let to = folder.join("record");
        world.workspace.files().export(world.id, format, Look::default(), &to, &now()).unwrap();
    }
    backup::now(world.workspace.path(), now().utc.naive_utc()).unwrap();
    drop(files);
    std::io::stdin().read_line(&mut line).unwrap();
    world.edit(json!({"topic": "ballots", "edit": "close"}));
    assert_eq!(world.counts()[0], 2, "both votes are counted");
}

/// Holds as many connections as it can, and opens new ones all the time, while two phones vote.
fn attack(limit: u64) {
    descriptors::raise_limit();
    let ours = Resource::NOFILE.get_soft().unwrap();
    let most = usize::try_from((limit + limit / 2).min(ours.saturating_sub(100))).unwrap();
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args([NAME, "--exact", "--nocapture"])
        .env(LIMIT, limit.to_string())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let told: Value =
        lines.find_map(|line| serde_json::from_str(&line.unwrap()).ok().filter(Value::is_object)).unwrap();
    let at: SocketAddr = told["at"].as_str().unwrap().parse().unwrap();
    let is_over = AtomicBool::new(false);
    let mut held: VecDeque<_> = (0..most).filter_map(|_| stranger(at)).collect();
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !is_over.load(Ordering::Relaxed) {
                held.extend(stranger(at));
                if held.len() > most {
                    held.pop_front();
                }
            }
        });
        for phone in ["ana", "ben"] {
            let votes = json!({ "ballot": told["ballot"], "turn": 1, "votes": { told["candidate"].as_str().unwrap(): 1 } });
            let cast = persistently(|| put(at, told[phone].as_str().unwrap(), &votes));
            assert_eq!(cast.body, json!({ "counted": true, "turn": 1 }), "{phone} at {limit}");
        }
        writeln!(input, "files").unwrap();
        writeln!(input, "close").unwrap();
        let ended = child.wait().unwrap();
        is_over.store(true, Ordering::Relaxed);
        assert!(ended.success(), "at {limit}: {:#?}", lines.map_while(Result::ok).collect::<Vec<_>>());
    });
}

/// A connection that says a little and then nothing.
fn stranger(at: SocketAddr) -> Option<TcpStream> {
    let mut stream = TcpStream::connect_timeout(&at, Duration::from_secs(1)).ok()?;
    let _ = stream.write_all(b"POST /api/join HTTP/1.1\r\nHo");
    Some(stream)
}

/// As a phone does it: a request that got no answer is sent again.
fn persistently(ask: impl Fn() -> Answer) -> Answer {
    let started = Instant::now();
    loop {
        let answer = ask();
        if answer.status != 0 || started.elapsed() > PATIENCE {
            return answer;
        }
    }
}

fn put(at: SocketAddr, token: &str, body: &Value) -> Answer {
    let body = body.to_string();
    raw(
        at,
        &format!(
            "PUT /api/ballot HTTP/1.1\r\nHost: {at}\r\nAuthorization: Bearer {token}\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
            body.len()
        ),
    )
}
